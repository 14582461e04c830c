//! How many enterprises were active when a year began. The plan wants fewer exits and names no denominator, so that two are
//! shown, each by its name: the year's entries, and these (`domain.md`, 1.5, A15).

use serde::{Deserialize, Serialize};

use super::{Problem, What, whole};

/// The number as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockForm {
    /// The year.
    pub year: String,
    /// Enterprises on its first day.
    pub active: String,
}

/// The number about to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewStock {
    /// The year.
    pub year: i16,
    /// Enterprises on its first day; at least one.
    pub active: i64,
}

impl StockForm {
    /// The number, or every problem with what was typed.
    pub fn parse(&self, this_year: i16, closed: &[i16]) -> Result<NewStock, Vec<Problem>> {
        let mut problems = Vec::new();
        let year = match self.year.parse::<i16>() {
            Ok(year) if closed.contains(&year) => Err(What::ClosedYear { year }),
            Ok(year) if year <= this_year => Ok(year),
            _ => Err(What::UnknownChoice),
        };
        let active = match whole(&self.active) {
            Ok(Some(active)) if active > 0 => Ok(active),
            Ok(_) => Err(What::Missing),
            Err(what) => Err(what),
        };
        let year = year.map_err(|what| problems.push(Problem::new("year", what))).ok();
        let active = active.map_err(|what| problems.push(Problem::new("active", what))).ok();
        match (year, active) {
            (Some(year), Some(active)) => Ok(NewStock { year, active }),
            _ => Err(problems),
        }
    }
}

/// Exits for each hundred of what they are held against, in hundredths, cut off.
pub fn exits_per(exits: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| exits.saturating_mul(10_000) / whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(year: &str, active: &str) -> Result<i64, Vec<(String, What)>> {
        let form = StockForm { year: year.to_owned(), active: active.to_owned() };
        let problems = |all: Vec<Problem>| {
            all.into_iter().map(|problem| (problem.field.to_string(), problem.what)).collect()
        };
        form.parse(2026, &[2024]).map(|new| new.active).map_err(problems)
    }

    #[test]
    fn a_number_of_a_year_that_is_open() {
        assert_eq!(said("2026", "1.250"), Ok(1250));
        for (year, active, field, what) in [
            ("2027", "5", "year", What::UnknownChoice),
            ("2024", "5", "year", What::ClosedYear { year: 2024 }),
            ("x", "5", "year", What::UnknownChoice),
            ("2026", "", "active", What::Missing),
            ("2026", "0", "active", What::Missing),
            ("2026", "-4", "active", What::Negative),
        ] {
            assert_eq!(said(year, active), Err(vec![(field.to_owned(), what)]), "{year} {active}");
        }
    }

    #[test]
    fn exits_are_cut_off_and_never_rounded_up() {
        assert_eq!(exits_per(37, 1250), Some(296));
        assert_eq!(exits_per(1, 3), Some(3333));
        assert_eq!(exits_per(1, 0), None);
    }
}
