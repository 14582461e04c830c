//! Indicators that many wards follow besides their plan, to be added with one press: the five groups of points of Decision
//! 766/QĐ-TTg (`domain.md`, 3.5).

use super::{Direction, Feed, Formula, IndicatorForm};

/// A group of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// The code that it is given.
    pub code: &'static str,
    /// Its name in the Decision.
    pub name: &'static str,
    /// The most points that it gives.
    pub most: u8,
}

impl Preset {
    /// The groups, in the Decision's order; a hundred points in all.
    pub const ALL: [Self; 5] = [
        Self { code: "766-1", name: "Công khai, minh bạch", most: 18 },
        Self { code: "766-2", name: "Tiến độ giải quyết", most: 20 },
        Self { code: "766-3", name: "Số hóa hồ sơ", most: 22 },
        Self { code: "766-4", name: "Dịch vụ trực tuyến", most: 22 },
        Self { code: "766-5", name: "Mức độ hài lòng", most: 18 },
    ];

    /// The group of that code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.code == code)
    }

    /// The form filled in. Values are whole numbers, so that points are entered in hundredths.
    pub fn form(self) -> IndicatorForm {
        IndicatorForm {
            code: self.code.to_owned(),
            name: format!("{} (Bộ chỉ số 766, tối đa {} điểm)", self.name, self.most),
            measure: "%".to_owned(),
            formula: Formula::Share.name().to_owned(),
            direction: Direction::Up.name().to_owned(),
            target: String::new(),
            unit: String::new(),
            numerator_label: "Điểm đạt, tính bằng phần trăm điểm (15,69 điểm ghi 1569)".to_owned(),
            denominator_label: format!(
                "Điểm tối đa, tính bằng phần trăm điểm ({} điểm ghi {}00)",
                self.most, self.most
            ),
            formula_note: "Theo Quyết định 766/QĐ-TTg".to_owned(),
            feed: Feed::None.name().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_groups_are_a_hundred_points_and_each_form_is_taken() {
        assert_eq!(Preset::ALL.iter().map(|preset| u32::from(preset.most)).sum::<u32>(), 100);
        for preset in Preset::ALL {
            let new = preset.form().parse();
            assert!(new.is_ok(), "{}: {new:?}", preset.code);
            assert_eq!(Preset::of(preset.code), Some(preset));
        }
        assert_eq!(Preset::of("766-6"), None);
    }
}
