//! What an administrator says about an indicator: a further one whole (the plan names those of KH 115/KH-UBND; the five
//! groups of 766/QĐ-TTg are usual), one of the plan only as far as the document says nothing.

use serde::{Deserialize, Serialize};

use super::view::IndicatorHead;
use super::{Direction, Problem, What};
use crate::ids::UnitId;
use crate::plan::Target;
use crate::text::{fold, visible};

/// The most characters of a code.
pub const CODE_MOST: u32 = 20;
/// The most characters of a name or a label.
pub const NAME_MOST: u32 = 300;

/// How values add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// A part of a whole, in per cent: the sum over the sum.
    #[default]
    Share,
    /// A count: the sum.
    Count,
}

/// What the program itself can count for an indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feed {
    /// Nothing: values are entered.
    #[default]
    None,
    /// Cases answered in time, by 766/QĐ-TTg: indicator 3.
    OnTime,
    /// Answers rated three stars or more, of all that were rated.
    Ratings,
}

/// An indicator as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IndicatorForm {
    /// Its code, for example `KH115-1`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its unit of measure; `%` if empty and it is a share.
    pub measure: String,
    /// The name of a [`Formula`].
    pub formula: String,
    /// The name of a [`Direction`]; empty is what the target says.
    pub direction: String,
    /// The target in words, for example `Tối thiểu 80%` or `≤ 5`; empty for none.
    pub target: String,
    /// The id of the unit that enters it; empty for none.
    pub unit: String,
    /// What the part is.
    pub numerator_label: String,
    /// What the whole is.
    pub denominator_label: String,
    /// By which rule it is counted.
    pub formula_note: String,
    /// The name of a [`Feed`]; empty is none.
    pub feed: String,
}

impl IndicatorForm {
    /// The form of an indicator that is there.
    pub fn of(head: &IndicatorHead) -> Self {
        Self {
            code: head.code.clone(),
            name: head.name.clone(),
            measure: head.measure.clone().unwrap_or_default(),
            formula: head.formula.name().to_owned(),
            direction: head.direction.name().to_owned(),
            target: head.target_text.clone(),
            unit: head.unit.as_ref().map(|unit| unit.id.to_string()).unwrap_or_default(),
            numerator_label: head.numerator_label.clone(),
            denominator_label: head.denominator_label.clone(),
            formula_note: head.formula_note.clone(),
            feed: head.feed.name().to_owned(),
        }
    }
}

/// An indicator about to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewIndicator {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its unit of measure.
    pub measure: String,
    /// How values add up.
    pub formula: Formula,
    /// Which way is better.
    pub direction: Direction,
    /// The target as understood; none if there is none.
    pub target: Option<Target>,
    /// The target in words.
    pub target_text: String,
    /// The unit that enters it.
    pub unit: Option<UnitId>,
    /// What the part is.
    pub numerator_label: String,
    /// What the whole is.
    pub denominator_label: String,
    /// By which rule it is counted.
    pub formula_note: String,
    /// What the program counts for it.
    pub feed: Feed,
}

/// What is usual for an indicator, by its name: a proposal that an administrator may change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usual {
    /// What the part is.
    pub numerator_label: &'static str,
    /// What the whole is.
    pub denominator_label: &'static str,
    /// By which rule it is counted.
    pub formula_note: &'static str,
    /// What the program counts for it.
    pub feed: Feed,
}

impl Usual {
    /// What is usual for the four indicators of the plan's Annex I (766/QĐ-TTg); nothing for any other name.
    pub fn of(name: &str) -> Self {
        const NOTE: &str = "Theo Quyết định 766/QĐ-TTg";
        let name = fold(name);
        let labels = |numerator_label, denominator_label, feed| Self {
            numerator_label,
            denominator_label,
            formula_note: NOTE,
            feed,
        };
        let has = |words: &str| name.contains(words);
        if has("ket qua giai quyet thu tuc hanh chinh dien tu") {
            labels("Hồ sơ có cấp kết quả điện tử", "Hồ sơ đã giải quyết", Feed::None)
        } else if has("su dung lai thong tin, du lieu so hoa") {
            labels("Hồ sơ có khai thác, sử dụng lại dữ liệu số hóa", "Hồ sơ tiếp nhận", Feed::None)
        } else if has("phan anh, kien nghi dung han") {
            labels(
                "Phản ánh, kiến nghị xử lý đúng hoặc trước hạn",
                "Phản ánh, kiến nghị thuộc thẩm quyền đã tiếp nhận",
                Feed::OnTime,
            )
        } else if has("muc do hai long") {
            labels("Lượt đánh giá hài lòng", "Tổng số lượt đánh giá", Feed::None)
        } else {
            Self::default()
        }
    }
}

impl Formula {
    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Count => "count",
        }
    }

    /// The formula of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Share, Self::Count].into_iter().find(|formula| formula.name() == name)
    }

    /// What the unit of measure says: per cent, or nothing, is a share.
    pub fn of_measure(measure: Option<&str>) -> Self {
        match measure.map(str::trim) {
            None | Some("" | "%") => Self::Share,
            Some(_) => Self::Count,
        }
    }
}

impl Feed {
    /// Every feed.
    pub const ALL: [Self; 3] = [Self::None, Self::OnTime, Self::Ratings];

    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::OnTime => "on_time",
            Self::Ratings => "ratings",
        }
    }

    /// The feed of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|feed| feed.name() == name)
    }
}

impl IndicatorForm {
    /// The indicator, or every problem with what was typed.
    pub fn parse(&self) -> Result<NewIndicator, Vec<Problem>> {
        let mut problems = Vec::new();
        let code = line("code", &self.code, CODE_MOST, true, &mut problems);
        let name = line("name", &self.name, NAME_MOST, true, &mut problems);
        let measure = line("measure", &self.measure, CODE_MOST, false, &mut problems);
        let numerator_label = line("numerator_label", &self.numerator_label, NAME_MOST, false, &mut problems);
        let denominator_label =
            line("denominator_label", &self.denominator_label, NAME_MOST, false, &mut problems);
        let formula_note = line("formula_note", &self.formula_note, NAME_MOST, false, &mut problems);
        let target_text = line("target", &self.target, NAME_MOST, false, &mut problems);
        let target = Target::read(&target_text);
        if !target_text.is_empty() && target.is_none() {
            problems.push(Problem::new("target", What::NotANumber));
        }
        let formula = chosen("formula", &self.formula, Formula::from_name, &mut problems);
        let formula = formula.unwrap_or_else(|| Formula::of_measure(Some(&measure)));
        let direction = chosen("direction", &self.direction, Direction::from_name, &mut problems);
        let feed = chosen("feed", &self.feed, Feed::from_name, &mut problems).unwrap_or_default();
        let unit = chosen("unit", &self.unit, |id| id.parse::<UnitId>().ok(), &mut problems);
        if feed != Feed::None && formula == Formula::Count {
            problems.push(Problem::new("feed", What::UnknownChoice));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(NewIndicator {
            measure: if measure.is_empty() && formula == Formula::Share { "%".to_owned() } else { measure },
            direction: direction.unwrap_or_else(|| Direction::of(target)),
            code,
            name,
            formula,
            target,
            target_text,
            unit,
            numerator_label,
            denominator_label,
            formula_note,
            feed,
        })
    }
}

/// The typed words on one line, in as many characters as are kept.
pub(super) fn line(name: &str, typed: &str, most: u32, needed: bool, problems: &mut Vec<Problem>) -> String {
    let text = visible(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    let now = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if needed && text.is_empty() {
        problems.push(Problem::new(name, What::Missing));
    }
    if now > most {
        problems.push(Problem::new(name, What::TooLong { most, now }));
    }
    text
}

/// The choice of that name; none if nothing was chosen.
pub(super) fn chosen<T>(
    field: &str,
    name: &str,
    find: impl Fn(&str) -> Option<T>,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    if name.is_empty() {
        return None;
    }
    let found = find(name);
    if found.is_none() {
        problems.push(Problem::new(field, What::UnknownChoice));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_of_the_plan_are_known_by_name() {
        let name = "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn";
        assert_eq!(Usual::of(name).feed, Feed::OnTime);
        assert_eq!(Usual::of("Tỷ lệ khác"), Usual::default());
        for name in [
            "Tỷ lệ cấp kết quả giải quyết thủ tục hành chính điện tử",
            "Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa",
            "Mức độ hài lòng trong tiếp nhận, giải quyết TTHC của người dân, doanh nghiệp",
        ] {
            assert!(!Usual::of(name).numerator_label.is_empty(), "{name}");
        }
    }

    #[test]
    fn what_is_typed_becomes_an_indicator_or_says_every_problem() {
        let form = IndicatorForm {
            code: "KH115-1".into(),
            name: "Số lớp tập huấn".into(),
            measure: "lớp".into(),
            target: "Tối thiểu 12".into(),
            ..IndicatorForm::default()
        };
        let found = form.parse().unwrap();
        assert_eq!((found.formula, found.direction), (Formula::Count, Direction::Up));
        let down = IndicatorForm { target: "Tối đa 5%".into(), measure: String::new(), ..form.clone() };
        let down = down.parse().unwrap();
        assert_eq!(
            (down.formula, down.direction, down.measure.as_str()),
            (Formula::Share, Direction::Down, "%")
        );
        let wrong =
            IndicatorForm { target: "rất tốt".into(), feed: "x".into(), ..IndicatorForm::default() };
        let fields: Vec<String> =
            wrong.parse().unwrap_err().into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["code", "name", "target", "feed"]);
    }
}
