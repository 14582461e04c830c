//! Where an indicator stands in its year, with the arithmetic behind the word. What lies ahead is counted in what is
//! expected to come: the wholes of the same months of last year, or else the mean of this year.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Aim, EntryWindow, Formula, Rate, Share, count};
use crate::calendar::Calendar;
use crate::period::Period;

/// The word for where an indicator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// "Không còn khả năng đạt": whatever is expected to come, the year misses the target.
    OutOfReach,
    /// "Chưa đạt": the year is complete and misses it.
    NotMet,
    /// "Có nguy cơ không đạt": misses it now, and can still reach it.
    AtRisk,
    /// "Quá hạn nhập số liệu": a month is missing after its last day of entry.
    EntryOverdue,
    /// "Chưa có số liệu".
    NoData,
    /// "Chờ duyệt": a value that it rests on waits for a leader.
    Waiting,
    /// "Không phát sinh": every month so far is nothing of nothing.
    NoOccurrence,
    /// "Chưa đủ số liệu năm gốc": the target compares with a year of which months are missing.
    NoBase,
    /// Followed without a target.
    NoTarget,
    /// "Đúng tiến độ": what counts up to the target is as far as the part of the year asks.
    OnTrack,
    /// "Đạt": reaches it as of now.
    Met,
}

/// Where one month stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthStanding {
    /// Reaches the target.
    Met,
    /// Misses it.
    NotMet,
    /// Nothing of nothing: counts neither way.
    NoOccurrence,
    /// Has a value, and no target of its own.
    NoTarget,
    /// No value, and time left to enter it.
    Missing,
    /// No value after the last day of entry.
    Overdue,
    /// Not over yet.
    Ahead,
}

/// A month of the year as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearMonth {
    /// The value that charts show; none if there is none.
    pub share: Option<Share>,
    /// It is an estimate.
    pub estimate: bool,
    /// It waits for approval.
    pub waiting: bool,
}

/// The base year of a target ("tăng 15% so với năm 2025").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Against {
    /// The year.
    pub year: i16,
    /// Which of its months have a value.
    pub known: [bool; 12],
}

/// A year of an indicator, and what is needed to judge it.
#[derive(Clone, Debug)]
pub struct Year<'a> {
    /// The year.
    pub year: i16,
    /// How values of it add up.
    pub formula: Formula,
    /// What is to be reached; none if nothing is, or the words of the target are not understood.
    pub aim: Option<Aim>,
    /// The year that the target compares with, if it does: without an aim, that year is what is missing.
    pub against: Option<Against>,
    /// January to December.
    pub months: [YearMonth; 12],
    /// The same months of last year.
    pub last_year: [Option<Share>; 12],
    /// The day of the question.
    pub today: Date,
    /// Since when values are entered here: what was due before is no delay.
    pub since: Date,
    /// Which days are worked.
    pub calendar: &'a Calendar,
    /// How many working days there are to enter a month.
    pub entry_days: u16,
}

/// Where an indicator stands, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The word.
    pub standing: Standing,
    /// What the numbers alone say, missing months and approvals apart; none without numbers or target.
    pub numbers: Option<Standing>,
    /// Each month.
    pub months: [MonthStanding; 12],
    /// Months that are missing after their last day of entry.
    pub overdue: Vec<Period>,
    /// Months whose value waits for a leader.
    pub waiting: Vec<Period>,
    /// Months whose value is an estimate.
    pub estimates: Vec<Period>,
    /// The year that the target compares with, where the target cannot be told without its numbers.
    pub lacking_base: Option<i16>,
    /// Its months without a value.
    pub missing_base: Vec<Period>,
    /// The arithmetic.
    pub arithmetic: Arithmetic,
}

/// The sums behind the word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arithmetic {
    /// The sum over the sum of the months that have a value; the count is its numerator.
    pub sum: Share,
    /// The percentage of it; none where nothing happened, and for what counts.
    pub rate: Option<Rate>,
    /// What is to be reached.
    pub aim: Option<Aim>,
    /// Months that have a value.
    pub months: u8,
    /// What the rest of the year must bring; none if there is no rest or no target.
    pub needed: Option<Needed>,
}

/// What the rest of the year must bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needed {
    /// Months without a value.
    pub months: u8,
    /// How many are expected in them: the denominator of the rest; 0 for what counts.
    pub expected: i64,
    /// Where that comes from.
    pub source: RestSource,
    /// For an upward aim the fewest of them, for a downward one the most; below zero if that is lost or won already.
    pub part: i64,
    /// The same in hundredths of a per cent of what is expected, on the safe side; none if nothing is expected.
    pub hundredths: Option<i64>,
    /// Where the year would end if the rest were perfect.
    pub best: Share,
}

/// What the expected rest rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RestSource {
    /// The same months of last year.
    LastYear,
    /// The mean of this year's months.
    ThisYear,
    /// Nothing is known to expect.
    Nothing,
}

impl Standing {
    /// Every standing, the most urgent first.
    pub const ALL: [Self; 11] = [
        Self::OutOfReach,
        Self::NotMet,
        Self::AtRisk,
        Self::EntryOverdue,
        Self::NoData,
        Self::Waiting,
        Self::NoOccurrence,
        Self::NoBase,
        Self::NoTarget,
        Self::OnTrack,
        Self::Met,
    ];

    /// The name in exports and golden tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::OutOfReach => "out_of_reach",
            Self::NotMet => "not_met",
            Self::AtRisk => "at_risk",
            Self::EntryOverdue => "entry_overdue",
            Self::NoData => "no_data",
            Self::Waiting => "waiting",
            Self::NoOccurrence => "no_occurrence",
            Self::NoBase => "no_base",
            Self::NoTarget => "no_target",
            Self::OnTrack => "on_track",
            Self::Met => "met",
        }
    }

    /// True for what the numbers themselves say is wrong.
    pub fn is_red(self) -> bool {
        matches!(self, Self::OutOfReach | Self::NotMet | Self::AtRisk)
    }
}

/// Judges a year as of a day. Numbers that are wrong come first; then what is missing, since a gap may hide anything;
/// then what nobody has approved yet.
pub fn judge(year: &Year<'_>) -> Judgement {
    let months: [MonthStanding; 12] = std::array::from_fn(|index| month_standing(year, index));
    let which = |wanted: &dyn Fn(usize) -> bool| -> Vec<Period> {
        (0..12).filter(|index| wanted(*index)).filter_map(|index| month(year.year, index)).collect()
    };
    let overdue = which(&|index| months[index] == MonthStanding::Overdue);
    let waiting = which(&|index| year.months[index].share.is_some() && year.months[index].waiting);
    let estimates = which(&|index| year.months[index].share.is_some() && year.months[index].estimate);
    let known: Vec<Share> = year.months.iter().filter_map(|month| month.share).collect();
    let sum: Share = known.iter().copied().sum();
    let is_nothing = known.iter().all(|share| share.is_nothing()) && year.formula == Formula::Share;
    let needed = year.aim.and_then(|aim| match year.formula {
        Formula::Share => needed(year, aim, sum),
        Formula::Count => count::needed(aim, sum, rest(year)),
    });
    let lacking = year.against.filter(|_| year.aim.is_none());
    let missing_base = match lacking {
        Some(base) => {
            let gaps = (0..12).filter(|index| !base.known[*index]);
            gaps.filter_map(|index| month(base.year, index)).collect()
        }
        None => Vec::new(),
    };
    let numbers = match (year.aim, year.formula) {
        (Some(aim), Formula::Share) if !is_nothing => Some(by_share(aim, sum, needed)),
        (Some(aim), Formula::Count) if !known.is_empty() => {
            Some(count::standing(aim, sum.numerator, known.len(), rest(year)))
        }
        _ => None,
    };
    let standing = match numbers {
        Some(red) if red.is_red() => red,
        _ if !overdue.is_empty() => Standing::EntryOverdue,
        _ if known.is_empty() => Standing::NoData,
        _ if !waiting.is_empty() => Standing::Waiting,
        _ if is_nothing => Standing::NoOccurrence,
        Some(good) => good,
        None if lacking.is_some() => Standing::NoBase,
        None => Standing::NoTarget,
    };
    let rate = if year.formula == Formula::Share { sum.rate(year.aim.as_ref()) } else { None };
    let counted = u8::try_from(known.len()).unwrap_or(12);
    let arithmetic = Arithmetic { sum, rate, aim: year.aim, months: counted, needed };
    let lacking_base = lacking.map(|base| base.year);
    Judgement {
        standing,
        numbers,
        months,
        overdue,
        waiting,
        estimates,
        lacking_base,
        missing_base,
        arithmetic,
    }
}

fn by_share(aim: Aim, sum: Share, needed: Option<Needed>) -> Standing {
    let is_met = aim.is_met(sum);
    let Some(needed) = needed else { return if is_met { Standing::Met } else { Standing::NotMet } };
    if is_met {
        return Standing::Met;
    }
    let lost_for_good = if aim.is_upward() {
        // One miss can never be made up where everything must succeed.
        !aim.is_met(Share::new(1, 1)) || (is_everything(&aim) && sum.numerator < sum.denominator)
    } else {
        !aim.is_met(Share::new(0, 1)) || (is_nothing_allowed(&aim) && sum.numerator > 0)
    };
    let lost_by_what_comes = needed.expected > 0 && !aim.is_met(needed.best);
    if lost_for_good || lost_by_what_comes { Standing::OutOfReach } else { Standing::AtRisk }
}

/// Nothing below 100 per cent reaches it.
fn is_everything(aim: &Aim) -> bool {
    i128::from(aim.value.digits) >= 100 * aim.power()
}

fn is_nothing_allowed(aim: &Aim) -> bool {
    aim.value.digits <= 0
}

/// Months without a value.
fn rest(year: &Year<'_>) -> u8 {
    u8::try_from(year.months.iter().filter(|month| month.share.is_none()).count()).unwrap_or(12)
}

fn needed(year: &Year<'_>, aim: Aim, sum: Share) -> Option<Needed> {
    let months = rest(year);
    if months == 0 {
        return None;
    }
    let (expected, source) = expected(year);
    let whole = i128::from(sum.denominator) + i128::from(expected);
    let (right, unit) = (i128::from(aim.value.digits) * whole, 100 * aim.power());
    let ceiling = -(-right).div_euclid(unit);
    let floor = right.div_euclid(unit);
    let edge = match aim.op {
        super::AimOp::Gte => ceiling,
        super::AimOp::Gt => floor + 1,
        super::AimOp::Lte => floor,
        super::AimOp::Lt => ceiling - 1,
    };
    let part = i64::try_from(edge - i128::from(sum.numerator)).ok()?;
    let hundredths = (expected > 0).then(|| {
        let (part, whole) = (i128::from(part) * 10_000, i128::from(expected));
        let safe = if aim.is_upward() { -(-part).div_euclid(whole) } else { part.div_euclid(whole) };
        i64::try_from(safe).unwrap_or(i64::MAX)
    });
    let best = sum + Share::new(if aim.is_upward() { expected } else { 0 }, expected);
    Some(Needed { months, expected, source, part, hundredths, best })
}

/// How many are expected in the months without a value.
fn expected(year: &Year<'_>) -> (i64, RestSource) {
    let open = || (0..12).filter(|index| year.months[*index].share.is_none());
    let last: Option<Vec<i64>> =
        open().map(|index| year.last_year[index].map(|share| share.denominator)).collect();
    if let Some(last) = last {
        let sum = last.into_iter().fold(0_i64, i64::saturating_add);
        if sum > 0 {
            return (sum, RestSource::LastYear);
        }
    }
    let known: Vec<Share> = year.months.iter().filter_map(|month| month.share).collect();
    let sum = known.iter().copied().sum::<Share>().denominator;
    let (months, rest) = (i64::try_from(known.len()).unwrap_or(12), i64::from(rest(year)));
    if months == 0 || sum == 0 {
        return (0, RestSource::Nothing);
    }
    ((sum.saturating_mul(rest) + months - 1) / months, RestSource::ThisYear)
}

fn month_standing(year: &Year<'_>, index: usize) -> MonthStanding {
    let Some(period) = month(year.year, index) else { return MonthStanding::Ahead };
    match (year.months[index].share, year.aim, year.formula) {
        (Some(share), _, Formula::Share) if share.is_nothing() => MonthStanding::NoOccurrence,
        (Some(share), Some(aim), Formula::Share) if aim.is_met(share) => MonthStanding::Met,
        (Some(_), Some(_), Formula::Share) => MonthStanding::NotMet,
        (Some(_), ..) => MonthStanding::NoTarget,
        (None, ..) if year.today <= period.last_day() => MonthStanding::Ahead,
        (None, ..) => {
            let window = EntryWindow::of(period, year.calendar, year.entry_days);
            let is_late = window.has_passed(year.today) && window.last >= year.since;
            if is_late { MonthStanding::Overdue } else { MonthStanding::Missing }
        }
    }
}

fn month(year: i16, index: usize) -> Option<Period> {
    Period::month(year, i8::try_from(index).ok()? + 1).ok()
}
