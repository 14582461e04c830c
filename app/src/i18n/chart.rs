//! Words of charts, and where indicators stand.

use domain::indicator::{
    Aim, AimOp, GrowthRate, GrowthStanding, Judgement, MonthStanding, Standing, ValueKind, ValueSource,
};
use domain::period::{Period, PeriodKind};

use super::{Lang, Text, lang, number};
use crate::say;

crate::words! {
    MONTH: "Tháng", "Month";
    MONTH_SHORT: "Thg", "Mon.";
    MONTH_OF: "Tháng {}/{}", "{}/{}";
    YEAR_OF: "Năm {}", "Year {}";
    TABLE: "Bảng số liệu", "The numbers";
    TABLE_OF: "Số liệu theo tháng: {}", "The numbers by month: {}";
    BEHIND: "Căn cứ, ghi chú", "Behind it, notes";
    POINTS: "Biểu đồ theo tháng", "Chart by month";
    POINTS_HOW: "Chạm hoặc chọn một tháng để xem số liệu ở dòng trên biểu đồ.", "Touch or choose a month to read its numbers in the line above.";
    NO_VALUES: "Chưa có số liệu", "No numbers yet";
    TARGET: "Chỉ tiêu {}", "Target {}";
    AT_LEAST: "tối thiểu {}", "at least {}";
    MORE_THAN: "trên {}", "above {}";
    AT_MOST: "tối đa {}", "at most {}";
    LESS_THAN: "dưới {}", "below {}";
    MILLION: "{} tr", "{} M";
    BILLION: "{} tỷ", "{} bn";

    OUT_OF_REACH: "Không còn khả năng đạt", "Out of reach";
    NOT_MET: "Chưa đạt", "Not met";
    AT_RISK: "Có nguy cơ không đạt", "At risk";
    ENTRY_OVERDUE: "Quá hạn nhập số liệu", "Entry overdue";
    NO_DATA: "Chưa có số liệu", "No data";
    WAITING: "Chờ duyệt", "Waiting for approval";
    NO_OCCURRENCE: "Không phát sinh", "Nothing occurred";
    LACKS_BASE: "Chưa đủ số liệu năm gốc để so sánh", "The baseline year is incomplete";
    SAYS_NO_BASE: "Chỉ tiêu so với năm {}, năm đó còn thiếu số liệu tháng {}", "The target compares with {}, whose months {} are missing";
    SAYS_NOTHING_BEFORE: "Chỉ tiêu so với năm {}, năm đó không phát sinh", "The target compares with {}, in which nothing occurred";
    NO_TARGET: "Theo dõi, không giao chỉ tiêu", "Followed, without a target";
    ON_TRACK: "Đúng tiến độ", "On track";
    MET: "Đạt", "Met";
    BEHIND_PATH: "Chậm so với tiến độ", "Behind the path";
    ON_PATH: "Đạt tiến độ", "On the path";
    NO_BASE: "Chưa có số liệu năm gốc", "No baseline";

    ESTIMATE: "ước", "estimate";
    NOT_APPROVED: "chờ duyệt", "waits for approval";
    OWN_CASES: "tính từ phản ánh, đánh giá tại phường", "counted from the ward's own cases";
    NATIONAL: "Cổng Dịch vụ công quốc gia", "National Public Service Portal";
    MANUAL: "nhập tay", "entered by hand";

    SAYS_SUM: "Lũy kế đến tháng {}: {}", "Up to month {}: {}";
    SAYS_OF: "{} ({}/{})", "{} ({}/{})";
    SAYS_TARGET: "chỉ tiêu {}", "the target is {}";
    SAYS_LAST: "Tháng gần nhất, tháng {}: {}", "The latest, month {}: {}";
    SAYS_BEFORE: "cùng kỳ năm {}: {}", "in {}: {}";
    SAYS_NOTHING: "Năm {} chưa có số liệu", "There are no numbers of {} yet";
    SAYS_MISSING: "Còn thiếu số liệu tháng {}", "Months missing: {}";

    GROWTH: "Doanh nghiệp gia nhập và tái gia nhập thị trường, lũy kế", "Enterprises entering and re-entering, from January";
    ENTRIES: "Doanh nghiệp gia nhập và tái gia nhập theo tháng", "Enterprises entering and re-entering by month";
    GROWTH_SUM: "{} doanh nghiệp", "{} enterprises";
    GROWTH_MONTH: "{} so với cùng kỳ", "{} against the same months";
    GROWTH_BY: "thêm {} so với cùng kỳ (năm gốc bằng 0, không so sánh tỷ lệ)", "{} more (the base is 0 and gives no rate)";
    GROWTH_PATH: "cần {}", "to be {}";
    PATH: "Cần đạt {}", "To reach {}";
    PROJECTION: "Dự kiến {}", "Projected {}";
    GROWTH_SAYS: "Đến hết tháng {}: {} doanh nghiệp, {}: {}", "Up to month {}: {} enterprises, {}: {}";
    GROWTH_GOAL: "Mục tiêu cả năm {}, còn cần {}", "The goal of the year is {}; {} are still needed";
    GROWTH_REST: "các tháng còn lại phải tăng {} so với cùng kỳ", "the remaining months must be {} against the same months";
    GROWTH_PROJECTION: "nếu giữ nhịp hiện nay, dự kiến cả năm {} (số ước, không phải kết quả)", "at this pace the year would end at {} (a projection, no result)";
    GROWTH_MISSING: "Chưa đủ số liệu năm {} (thiếu tháng {}) nên chưa tính được tăng trưởng", "The year {} is not complete (months {} are missing), so that no growth can be told";
    GROWTH_ENTRIES: "Đến hết tháng {}: {} doanh nghiệp", "Up to month {}: {} enterprises";
}

/// A month as `Tháng 10/2026`, a year as `Năm 2026`.
pub fn month(period: Period) -> String {
    match period.kind() {
        PeriodKind::Month => say!(MONTH_OF, period.number(), period.year()),
        _ => say!(YEAR_OF, period.year()),
    }
}

/// Hundredths of a per cent as `87,5%`; without zeros at its end.
pub fn percent(hundredths: i64) -> String {
    decimal(hundredths, 2) + "%"
}

/// Growth as `+15,27%`.
pub fn growth(rate: GrowthRate) -> Option<String> {
    match rate {
        GrowthRate::Rate { hundredths, .. } => {
            let sign = if hundredths > 0 { "+" } else { "" };
            Some(say!(GROWTH_MONTH, format!("{sign}{}", percent(hundredths))))
        }
        GrowthRate::NotComparable { by } => Some(say!(GROWTH_BY, number(by))),
        GrowthRate::Unknown => None,
    }
}

/// Whole digits with so many behind the comma, without zeros at their end: (1844, 1) is `184,4`.
pub fn decimal(digits: i64, scale: u8) -> String {
    let power = 10_u64.pow(u32::from(scale.min(12)));
    let (whole, part) = (digits.unsigned_abs() / power, digits.unsigned_abs() % power);
    let sign = if digits < 0 { "-" } else { "" };
    let whole = number(i64::try_from(whole).unwrap_or(i64::MAX));
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let comma = if lang() == Lang::Vi { ',' } else { '.' };
    let part = format!("{part:0width$}", width = usize::from(scale));
    format!("{sign}{whole}{comma}{}", part.trim_end_matches('0'))
}

/// The words at the line of a target, which have little room: `Tối thiểu 80%`, and `Chỉ tiêu 100%` where the number is all.
pub fn target(aim: &Aim, percent: bool) -> String {
    let said = self::aim(aim, percent);
    let mut letters = said.chars();
    match letters.next() {
        Some(first) if first.is_alphabetic() => first.to_uppercase().collect::<String>() + letters.as_str(),
        _ => say!(TARGET, said),
    }
}

/// What is to be reached, as `tối thiểu 80%`; a plain `100%` where nothing can be above.
pub fn aim(aim: &Aim, percent: bool) -> String {
    let value = decimal(aim.value.digits, aim.value.scale) + if percent { "%" } else { "" };
    let is_all = percent && aim.value.scale == 0 && aim.value.digits == 100;
    match aim.op {
        AimOp::Gte if is_all => value,
        AimOp::Gte => say!(AT_LEAST, value),
        AimOp::Gt => say!(MORE_THAN, value),
        AimOp::Lte => say!(AT_MOST, value),
        AimOp::Lt => say!(LESS_THAN, value),
    }
}

/// Where an indicator stands: mark and word.
pub fn standing(standing: Standing) -> (&'static str, Text) {
    match standing {
        Standing::OutOfReach => ("out_of_reach", OUT_OF_REACH),
        Standing::NotMet => ("late", NOT_MET),
        Standing::AtRisk => ("at_risk", AT_RISK),
        Standing::EntryOverdue => ("late", ENTRY_OVERDUE),
        Standing::NoData => ("no_data", NO_DATA),
        Standing::Waiting => ("waiting", WAITING),
        Standing::NoOccurrence => ("no_occurrence", NO_OCCURRENCE),
        Standing::NoBase => ("no_data", LACKS_BASE),
        Standing::NoTarget => ("in_progress", NO_TARGET),
        Standing::OnTrack => ("met", ON_TRACK),
        Standing::Met => ("met", MET),
    }
}

/// Of which year and months a target against a base year lacks the numbers, if it does.
pub fn no_base(judgement: &Judgement) -> Option<String> {
    let year = judgement.lacking_base?;
    let months: Vec<_> = judgement.missing_base.iter().map(|month| month.number().to_string()).collect();
    Some(if months.is_empty() {
        say!(SAYS_NOTHING_BEFORE, year)
    } else {
        say!(SAYS_NO_BASE, year, months.join(", "))
    })
}

/// Where a month stands: mark and word; none for one that is not over.
pub fn month_standing(standing: MonthStanding) -> Option<(&'static str, Text)> {
    match standing {
        MonthStanding::Met => Some(("met", MET)),
        MonthStanding::NotMet => Some(("late", NOT_MET)),
        MonthStanding::NoOccurrence => Some(("no_occurrence", NO_OCCURRENCE)),
        MonthStanding::NoTarget => Some(("in_progress", NO_TARGET)),
        MonthStanding::Missing => Some(("no_data", NO_DATA)),
        MonthStanding::Overdue => Some(("no_data", ENTRY_OVERDUE)),
        MonthStanding::Ahead => None,
    }
}

/// Where growth stands: mark and word.
pub fn growth_standing(standing: GrowthStanding) -> (&'static str, Text) {
    match standing {
        GrowthStanding::NoBase => ("no_data", LACKS_BASE),
        GrowthStanding::NoData => ("no_data", NO_DATA),
        GrowthStanding::Behind => ("at_risk", BEHIND_PATH),
        GrowthStanding::OnPath => ("met", ON_PATH),
        GrowthStanding::Met => ("met", MET),
        GrowthStanding::NotMet => ("late", NOT_MET),
    }
}

/// Where a value comes from.
pub fn source(source: ValueSource) -> Text {
    match source {
        ValueSource::OwnCases => OWN_CASES,
        ValueSource::NationalPortal => NATIONAL,
        ValueSource::Manual => MANUAL,
    }
}

/// Said of an estimate alone.
pub fn kind(kind: ValueKind) -> Option<Text> {
    (kind == ValueKind::Estimate).then_some(ESTIMATE)
}

/// A number at the axis, short enough to stand beside it.
pub fn tick(value: f64, percent: bool) -> String {
    // Ticks are whole numbers, and a part of one only where they are called millions.
    let tenths = |unit: f64| decimal((value / unit * 10.0).round() as i64, 1);
    match value.abs() {
        _ if percent => format!("{}%", number(value.round() as i64)),
        1e9.. => say!(BILLION, tenths(1e9)),
        1e5.. => say!(MILLION, tenths(1e6)),
        _ => number(value.round() as i64),
    }
}

#[cfg(test)]
mod tests {
    use domain::plan::Decimal;

    use super::*;

    #[test]
    fn numbers_are_written_as_offices_write_them() {
        assert_eq!(
            [8750, 10_000, 9999, -5, 0, 1_234_500].map(percent),
            ["87,5%", "100%", "99,99%", "-0,05%", "0%", "12.345%"]
        );
        assert_eq!([decimal(1844, 1), decimal(1840, 1), decimal(-7, 0)], ["184,4", "184", "-7"]);
        assert_eq!(tick(50.0, true), "50%");
        assert_eq!(
            [tick(10_000.0, false), tick(150_000.0, false), tick(5e11, false)],
            ["10.000", "0,2 tr", "500 tỷ"]
        );
    }

    #[test]
    fn a_target_says_on_which_side_one_must_be() {
        let of = |op, digits, scale| aim(&Aim { op, value: Decimal { digits, scale } }, true);
        assert_eq!(of(AimOp::Gte, 100, 0), "100%");
        assert_eq!(of(AimOp::Gte, 80, 0), "tối thiểu 80%");
        assert_eq!(of(AimOp::Lt, 25, 1), "dưới 2,5%");
    }

    #[test]
    fn growth_says_its_sign() {
        let of = |hundredths| growth(GrowthRate::Rate { hundredths, met: true }).unwrap_or_default();
        assert_eq!(
            [of(1527), of(0), of(-400)].map(|said| said.split(' ').next().unwrap_or_default().to_owned()),
            ["+15,27%", "0%", "-4%"]
        );
        assert_eq!(growth(GrowthRate::Unknown), None);
    }
}
