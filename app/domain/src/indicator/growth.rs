//! Growth of what enters and re-enters the market against the base year (the plan, I.2: "tăng khoảng từ 15% trở lên so
//! với năm 2025"). Month by month, sum against sum; the goal of the year is a whole number of enterprises.

use serde::{Deserialize, Serialize};

use crate::plan::Decimal;

/// The year that is compared with, January to December; a month without counts is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// The year.
    pub year: i16,
    /// Entries of each month.
    pub months: [Option<i64>; 12],
}

/// How much more, or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rate {
    /// In hundredths of a per cent: 1644 is 16,44 %. Below zero is less.
    Rate {
        /// The growth, never rounded into a pass.
        hundredths: i64,
        /// It is at least what is asked for.
        met: bool,
    },
    /// The base is nothing: so many more.
    NotComparable {
        /// How many more.
        by: i64,
    },
    /// One of the two is not known.
    Unknown,
}

/// A month, with the sums from January.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrowthMonth {
    /// 1 to 12.
    pub month: i8,
    /// Entries of the month.
    pub entries: Option<i64>,
    /// Entries of the same month of the base year.
    pub base: Option<i64>,
    /// From January on; none from the first unknown month on.
    pub sum: Option<i64>,
    /// The same in the base year.
    pub base_sum: Option<i64>,
    /// Sum against sum.
    pub growth: Rate,
    /// The fewest that the sum must be to keep pace; none without a base.
    pub path: Option<i64>,
}

/// The word for where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrowthStanding {
    /// The base year is not known in full: nothing can be said.
    NoBase,
    /// No month of the year is known.
    NoData,
    /// "Chậm".
    Behind,
    /// "Đạt tiến độ".
    OnPath,
    /// "Đạt": the goal of the year is reached.
    Met,
    /// "Chưa đạt": the year is over, and it is not.
    NotMet,
}

/// A year's growth, as of its last known month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Growth {
    /// The year.
    pub year: i16,
    /// What it is compared with.
    pub base_year: i16,
    /// By how many per cent it is to grow.
    pub by: Decimal,
    /// January to December.
    pub months: Vec<GrowthMonth>,
    /// Months of the base year without counts: while there are any, there is no baseline.
    pub missing_base: Vec<i8>,
    /// All of the base year; none without a baseline.
    pub base_total: Option<i64>,
    /// The fewest of the year: the base and so many per cent more, rounded up.
    pub goal: Option<i64>,
    /// The last month up to which every month is known; 0 if January is not.
    pub through: i8,
    /// Entries up to then.
    pub total: i64,
    /// The same months of the base year.
    pub base_so_far: Option<i64>,
    /// What is still needed; 0 once the goal is reached.
    pub needed: Option<i64>,
    /// What the base year had in the months to come.
    pub base_rest: Option<i64>,
    /// By how much those months must grow.
    pub rest_growth: Rate,
    /// Where the year ends if it goes on like this (base year times the ratio so far), in tenths, cut off.
    pub projection_tenths: Option<i64>,
    /// That this would reach the goal.
    pub projection_meets: Option<bool>,
    /// The word.
    pub standing: GrowthStanding,
}

/// The growth of a year over its base, asked to be `by` per cent.
pub fn growth(year: i16, entries: [Option<i64>; 12], base: Base, by: Decimal) -> Growth {
    let mut months = Vec::with_capacity(12);
    let (mut sum, mut base_sum) = (Some(0_i64), Some(0_i64));
    for (number, (here, then)) in (1_i8..).zip(entries.into_iter().zip(base.months)) {
        sum = sum.zip(here).map(|(sum, here)| sum + here);
        base_sum = base_sum.zip(then).map(|(sum, then)| sum + then);
        months.push(GrowthMonth {
            month: number,
            entries: here,
            base: then,
            sum,
            base_sum,
            growth: rate(sum, base_sum, by),
            path: base_sum.and_then(|base| goal(base, by)),
        });
    }
    let missing_base: Vec<i8> = months.iter().filter(|m| m.base.is_none()).map(|m| m.month).collect();
    let base_total = base_sum;
    let year_goal = base_total.and_then(|base| goal(base, by));
    let last = months.iter().rfind(|month| month.sum.is_some()).copied();
    let through = last.map_or(0, |last| last.month);
    let total = last.and_then(|last| last.sum).unwrap_or(0);
    let base_so_far = last.and_then(|last| last.base_sum);
    let needed = year_goal.map(|goal| (goal - total).max(0));
    let base_rest = base_total.zip(Some(base_so_far.unwrap_or(0))).map(|(all, so_far)| all - so_far);
    let rest_growth = match (needed, base_rest) {
        (Some(needed), Some(rest)) if through < 12 => rate(Some(needed), Some(rest), by),
        _ => Rate::Unknown,
    };
    let projected = base_total.zip(base_so_far).filter(|(_, so_far)| *so_far > 0 && through > 0);
    let projection_tenths = projected.and_then(|(all, so_far)| {
        i64::try_from(i128::from(all) * i128::from(total) * 10 / i128::from(so_far)).ok()
    });
    let projection_meets = projected.zip(year_goal).map(|((all, so_far), goal)| {
        i128::from(all) * i128::from(total) >= i128::from(goal) * i128::from(so_far)
    });
    let standing = match (base_total, year_goal, last) {
        (None, ..) | (_, None, _) => GrowthStanding::NoBase,
        (.., None) => GrowthStanding::NoData,
        (_, Some(goal), Some(_)) if total >= goal => GrowthStanding::Met,
        (.., Some(last)) if last.month == 12 => GrowthStanding::NotMet,
        (.., Some(last)) => {
            if last.path.is_some_and(|path| total >= path) {
                GrowthStanding::OnPath
            } else {
                GrowthStanding::Behind
            }
        }
    };
    Growth {
        year,
        base_year: base.year,
        by,
        months,
        missing_base,
        base_total,
        goal: year_goal,
        through,
        total,
        base_so_far,
        needed,
        base_rest,
        rest_growth,
        projection_tenths,
        projection_meets,
        standing,
    }
}

/// The base and so many per cent more, rounded up to a whole one.
fn goal(base: i64, by: Decimal) -> Option<i64> {
    let hundred = 100 * power(by)?;
    let raised = i128::from(base) * (hundred + i128::from(by.digits));
    i64::try_from(-(-raised).div_euclid(hundred)).ok()
}

/// How much more `sum` is than `base`.
fn rate(sum: Option<i64>, base: Option<i64>, by: Decimal) -> Rate {
    let (Some(sum), Some(base), Some(power)) = (sum, base, power(by)) else { return Rate::Unknown };
    if base == 0 {
        return Rate::NotComparable { by: sum };
    }
    let (sum, base, hundred) = (i128::from(sum), i128::from(base), 100 * power);
    let met = sum * hundred >= base * (hundred + i128::from(by.digits));
    let more = (sum - base) * 10_000;
    let rounded = (2 * more + base).div_euclid(2 * base);
    let reads_as_met = rounded * power >= i128::from(by.digits) * 100;
    let shown = if !met && reads_as_met { more.div_euclid(base) } else { rounded };
    Rate::Rate { hundredths: i64::try_from(shown).unwrap_or(i64::MAX), met }
}

fn power(by: Decimal) -> Option<i128> {
    10_i128.checked_pow(u32::from(by.scale))
}
