//! What people type into a field that is not text: a day as dd/mm/yyyy, a whole number with or without the
//! separator of thousands. An empty field is no value.

use jiff::civil::Date;

use crate::{board, refusal::Refusal};

/// A day as `27/11/2026`; also with single digits, and with dots or dashes instead of slashes. None if nothing
/// was typed.
pub fn day(typed: &str) -> Result<Option<Date>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let mut parts = typed.split(['/', '.', '-']).map(str::trim);
    let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Refusal::NotADay);
    };
    let found = match (day.parse(), month.parse(), year.parse()) {
        (Ok(day), Ok(month), Ok(year)) if (2000..2200).contains(&year) => Date::new(year, month, day).ok(),
        _ => None,
    };
    found.map(Some).ok_or(Refusal::NotADay)
}

/// A whole number as `1.234` or `1234`, not negative. None if nothing was typed.
pub fn whole(typed: &str) -> Result<Option<i64>, board::Refusal> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let mut groups = digits.split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<_> = groups.collect();
    let is_grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let is_digits = !first.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    if !is_grouped || !is_digits {
        return Err(board::Refusal::BadQuantity);
    }
    digits.replace('.', "").parse().map(Some).map_err(|_| board::Refusal::BadQuantity)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_typed_the_vietnamese_way() {
        for typed in ["27/11/2026", " 27/11/2026 ", "27.11.2026", "27-11-2026"] {
            assert_eq!(day(typed), Ok(Some(date(2026, 11, 27))), "{typed}");
        }
        assert_eq!(day("5/1/2026"), Ok(Some(date(2026, 1, 5))));
        assert_eq!(day("  "), Ok(None));
        for typed in
            ["31/11/2026", "2026-11-27", "11/27/2026", "27/11", "27/11/26", "mai", "1/2/3/4", "27/11/20260"]
        {
            assert_eq!(day(typed), Err(Refusal::NotADay), "{typed}");
        }
    }

    #[test]
    fn a_number_may_be_grouped_by_thousands() {
        assert_eq!(whole("1.234.567"), Ok(Some(1_234_567)));
        assert_eq!(whole("12"), Ok(Some(12)));
        assert_eq!(whole(" "), Ok(None));
        for typed in ["1,5", "1.5", "-3", "ba", "1.23.456", ".", "99999999999999999999"] {
            assert_eq!(whole(typed), Err(board::Refusal::BadQuantity), "{typed}");
        }
    }
}
