//! Whole numbers as people and files write them.

use super::What;

/// The largest numerator, denominator or count: a million times what a ward has in a year, and small enough that sums
/// and products stay exact.
pub const MOST: i64 = 1_000_000_000_000;

/// A whole number as `1234` or in groups of three, `1.234`. None if nothing was written.
///
/// # Errors
/// Says which rule is broken: a sign, a mark that groups nothing (`1,234`, `1.23`), anything that is no digit, or more
/// than [`MOST`].
pub fn whole(typed: &str) -> Result<Option<i64>, What> {
    let written: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if written.is_empty() {
        return Ok(None);
    }
    let body = written.strip_prefix(['-', '\u{2212}', '\u{2013}']);
    let (digits, negative) = body.map_or((written.as_str(), false), |body| (body, true));
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        return Err(What::NotANumber);
    }
    if negative {
        return Err(What::Negative);
    }
    let mut groups = digits.split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped =
        rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    if digits.contains(',') || !grouped || !digits.chars().any(|c| c.is_ascii_digit()) {
        return Err(What::Separator);
    }
    let value: i64 = digits.replace('.', "").parse().map_err(|_| What::TooLarge { most: MOST })?;
    if value > MOST { Err(What::TooLarge { most: MOST }) } else { Ok(Some(value)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_be_no_whole_number_has_its_own_name() {
        for (typed, expected) in [
            ("", Ok(None)),
            ("  ", Ok(None)),
            ("0", Ok(Some(0))),
            (" 1 234 ", Ok(Some(1234))),
            ("1.234", Ok(Some(1234))),
            ("1.234.567", Ok(Some(1_234_567))),
            ("1000000000000", Ok(Some(MOST))),
            ("1000000000001", Err(What::TooLarge { most: MOST })),
            ("1000000000000000000", Err(What::TooLarge { most: MOST })),
            ("99999999999999999999999999", Err(What::TooLarge { most: MOST })),
            ("-1", Err(What::Negative)),
            ("\u{2212}5", Err(What::Negative)),
            ("1,234", Err(What::Separator)),
            ("1,5", Err(What::Separator)),
            ("1.5", Err(What::Separator)),
            ("1.23.456", Err(What::Separator)),
            ("1234.567", Err(What::Separator)),
            (".", Err(What::Separator)),
            ("1.234,00", Err(What::Separator)),
            ("ba", Err(What::NotANumber)),
            ("12%", Err(What::NotANumber)),
            ("1e3", Err(What::NotANumber)),
            ("-", Err(What::NotANumber)),
            ("=1+1", Err(What::NotANumber)),
            ("١٢", Err(What::NotANumber)),
        ] {
            assert_eq!(whole(typed), expected, "{typed}");
        }
    }
}
