//! The code and the secret by which a sender follows a case. Both are read out on the phone, copied by hand and typed
//! on a small screen: no two of their characters look alike, and the code ends with one that tells a mistyped code.

use std::str::FromStr;

/// What stands in front of every code of the ward.
const WARD: &str = "LTN";
/// No two of these look alike on paper or screen. There are 23 of them: a prime, which the check needs.
const ALPHABET: &[u8; 23] = b"23456789ACEFHJKMNPRTWXY";
/// The random part of a code.
const RANDOM: usize = 7;
/// The characters of a secret.
const SECRET: usize = 8;

/// The code of a case, for example `LTN-26-7K3MWXA-4`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CaseCode(String);

impl CaseCode {
    /// The code of a year out of random bytes.
    pub fn generate(year: i16, random: [u8; 8]) -> Self {
        let year = format!("{:02}", year.rem_euclid(100));
        let body = year.clone() + &spelled(&random, RANDOM);
        let check = check(&body);
        Self(format!("{WARD}-{year}-{}-{}", &body[2..], char::from(check)))
    }

    /// The code as it is kept and shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for CaseCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What was typed is no code: too long or short, mistyped, or with characters that no code has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoCode;

impl FromStr for CaseCode {
    type Err = NoCode;

    /// Reads what was typed: in any case, with or without dashes and spaces, with or without the ward's letters, and
    /// with Z, S, B, G where 2, 5, 8, 6 are meant.
    fn from_str(typed: &str) -> Result<Self, NoCode> {
        let bare = bare(typed).ok_or(NoCode)?;
        let body = bare.strip_prefix(WARD).unwrap_or(&bare);
        if body.len() != 2 + RANDOM + 1 {
            return Err(NoCode);
        }
        let (year, rest) = body.split_at(2);
        let rest = meant(rest).ok_or(NoCode)?;
        if !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NoCode);
        }
        let (random, last) = rest.split_at(RANDOM);
        if check(&format!("{year}{random}")) != last.as_bytes()[0] {
            return Err(NoCode);
        }
        Ok(Self(format!("{WARD}-{year}-{random}-{last}")))
    }
}

/// The secret of a case as it is kept and shown, for example `7K3M-WXA4`, out of the bytes of a keyed digest.
pub fn secret(digest: &[u8; 32]) -> String {
    let [a, b, c, d, e, f, g, h, ..] = *digest;
    let spelled = spelled(&[a, b, c, d, e, f, g, h], SECRET);
    let (one, two) = spelled.split_at(SECRET / 2);
    format!("{one}-{two}")
}

/// A typed secret in the form in which [`secret`] gives it; none if it is no secret at all.
pub fn normal_secret(typed: &str) -> Option<String> {
    let secret = meant(&bare(typed)?)?;
    (secret.len() == SECRET).then(|| format!("{}-{}", &secret[..SECRET / 2], &secret[SECRET / 2..]))
}

/// That many characters out of 64 random bits, of which they use a small part: each is as likely as the others.
fn spelled(random: &[u8; 8], length: usize) -> String {
    let mut rest = u64::from_be_bytes(*random);
    let mut spelled = String::with_capacity(length);
    for _ in 0..length {
        spelled.push(char::from(ALPHABET[(rest % 23) as usize]));
        rest /= 23;
    }
    spelled
}

/// Capital letters and digits of what was typed; none if it holds anything but those and what separates them.
fn bare(typed: &str) -> Option<String> {
    let mut bare = String::new();
    for c in typed.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => bare.push(c.to_ascii_uppercase()),
            ' ' | '\t' | '\u{a0}' | '-' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
            _ => return None,
        }
        if bare.len() > 20 {
            return None;
        }
    }
    Some(bare)
}

/// The characters that were meant; none if one of them is in no code.
fn meant(typed: &str) -> Option<String> {
    let one = |byte| match byte {
        b'Z' => Some('2'),
        b'S' => Some('5'),
        b'G' => Some('6'),
        b'B' => Some('8'),
        byte => ALPHABET.contains(&byte).then_some(char::from(byte)),
    };
    typed.bytes().map(one).collect()
}

/// The last character of a code: the sum of all, each weighed by its place, is 0 modulo 23. Two different weights
/// and one prime: no single wrong character and no two swapped neighbours leave the sum as it is.
fn check(body: &str) -> u8 {
    let sum: usize = body.bytes().zip(2..).map(|(byte, weight)| value(byte) * weight).sum();
    ALPHABET[(23 - sum % 23) % 23]
}

/// The number of a character. The digits 0 and 1 stand in years only, where no letter does.
fn value(byte: u8) -> usize {
    match byte {
        b'0' => 8,
        b'1' => 9,
        byte => ALPHABET.iter().position(|known| *known == byte).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_and_a_secret_look_like_this() {
        let code = CaseCode::generate(2026, [1, 2, 3, 4, 5, 6, 7, 8]);
        assert!(code.as_str().starts_with("LTN-26-") && code.as_str().len() == 16, "{code}");
        assert_eq!(code.as_str().parse(), Ok(code.clone()));
        let secret = secret(&[7; 32]);
        assert_eq!((secret.len(), secret.find('-')), (9, Some(4)), "{secret}");
        assert_eq!(normal_secret(&secret), Some(secret));
    }

    #[test]
    fn no_two_characters_look_alike() {
        for pair in ["0O", "0D", "OQ", "1I", "1L", "IL", "2Z", "5S", "6G", "8B", "UV", "VY", "OD"] {
            let both = pair.bytes().filter(|byte| ALPHABET.contains(byte)).count();
            assert!(both < 2, "{pair}");
        }
        let mut sorted = ALPHABET.to_vec();
        sorted.dedup();
        assert_eq!(sorted.len(), 23);
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for typed in [
            "",
            "LTN",
            "LTN-26",
            "LTN-26-0000000-0",
            "ltn 26 aaaaaaa",
            "LTN-26-AAAAAAA-AA",
            "LTN-2A-AAAAAAA-A",
            "ọ",
        ] {
            assert_eq!(CaseCode::from_str(typed), Err(NoCode), "{typed}");
        }
        for typed in ["", "7K3M", "7K3M-WXA", "7K3M-WXA44", "7K3M-WXA0", "7K3M-WXAô"] {
            assert_eq!(normal_secret(typed), None, "{typed}");
        }
        assert_eq!(CaseCode::from_str(&"A".repeat(100_000)), Err(NoCode));
    }

    proptest! {
        #[test]
        fn a_code_is_read_however_it_is_typed(random: [u8; 8], year in 2026i16..2099) {
            let code = CaseCode::generate(year, random);
            let kept = code.as_str();
            let alike = |text: &str| text.replace('2', "z").replace('5', "S").replace('8', "b").replace('6', "G");
            let (head, tail) = kept.split_at(7);
            for typed in [
                kept.to_lowercase(),
                kept.replace('-', ""),
                kept.replace('-', " – "),
                kept.trim_start_matches("LTN-").to_owned(),
                format!("  {kept} "),
                format!("{head}{}", alike(tail)),
            ] {
                prop_assert_eq!(typed.parse(), Ok(code.clone()), "{}", typed);
            }
        }

        #[test]
        fn every_wrong_character_is_noticed(random: [u8; 8], year in 2000i16..2099, at in 0usize..13, other in 0usize..36) {
            let compact = CaseCode::generate(year, random).as_str().replace('-', "");
            let other = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[other];
            let mut wrong = compact.clone().into_bytes();
            let as_meant = |byte: u8| meant(&char::from(byte).to_string());
            let is_same = as_meant(other).is_some() && as_meant(other) == as_meant(wrong[at]);
            prop_assume!(wrong[at] != other && (at < 5 || !is_same));
            wrong[at] = other;
            let wrong = String::from_utf8(wrong).unwrap_or_default();
            prop_assert_eq!(CaseCode::from_str(&wrong), Err(NoCode), "{} for {}", wrong, compact);
        }

        #[test]
        fn every_swap_of_neighbours_is_noticed(random: [u8; 8], year in 2000i16..2099, at in 0usize..12) {
            let compact = CaseCode::generate(year, random).as_str().replace('-', "");
            let mut wrong = compact.clone().into_bytes();
            prop_assume!(wrong[at] != wrong[at + 1]);
            wrong.swap(at, at + 1);
            let wrong = String::from_utf8(wrong).unwrap_or_default();
            prop_assert_eq!(CaseCode::from_str(&wrong), Err(NoCode), "{} for {}", wrong, compact);
        }

        #[test]
        fn a_secret_is_read_however_it_is_typed(digest: [u8; 32]) {
            let kept = secret(&digest);
            for typed in [kept.to_lowercase(), kept.replace('-', ""), kept.replace('-', "  ")] {
                prop_assert_eq!(normal_secret(&typed), Some(kept.clone()));
            }
        }

        #[test]
        fn nothing_typed_is_a_fault(typed in ".{0,40}") {
            let _ = CaseCode::from_str(&typed);
            let _ = normal_secret(&typed);
        }
    }
}
