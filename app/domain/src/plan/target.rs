//! The target of an indicator or goal: an operator and an exact decimal number. Never a floating-point number: a
//! target of 99,5 must be met by exactly 99,5.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::scan::Cursor;
use crate::text;

/// How a value is held against the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// "100".
    Eq,
    /// "Tối thiểu 80", "≥ 95", "từ 15 trở lên".
    Gte,
    /// "Trên 70".
    Gt,
    /// "Tối đa 5", "không quá 5".
    Lte,
    /// "Dưới 5".
    Lt,
    /// "Tăng (từ) 15% (trở lên) so với năm 2025": at least so much more than in the base year.
    Increase,
    /// "Giảm 20% so với năm 2025": at least so much less than in the base year.
    Decrease,
}

/// An exact decimal: `digits` divided by ten to the power of `scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Decimal {
    pub digits: i64,
    pub scale: u8,
}

/// A target as understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    pub op: Op,
    pub value: Decimal,
    /// True if the words carry a percent sign.
    pub percent: bool,
    /// The year that [`Op::Increase`] and [`Op::Decrease`] compare with, if it is said.
    pub base_year: Option<i16>,
}

impl Op {
    /// All operators.
    pub const ALL: [Self; 7] =
        [Self::Eq, Self::Gte, Self::Gt, Self::Lte, Self::Lt, Self::Increase, Self::Decrease];

    /// The name under which it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Eq => "eq",
            Self::Gte => "gte",
            Self::Gt => "gt",
            Self::Lte => "lte",
            Self::Lt => "lt",
            Self::Increase => "increase",
            Self::Decrease => "decrease",
        }
    }

    /// The operator stored under `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|op| op.code() == code)
    }
}

impl fmt::Display for Decimal {
    /// With a decimal point, as in JSON: `99.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return self.digits.fmt(f);
        }
        let width = usize::from(self.scale) + 1;
        let digits = format!("{:0width$}", self.digits.unsigned_abs());
        let (whole, part) = digits.split_at(digits.len() - usize::from(self.scale));
        let sign = if self.digits < 0 { "-" } else { "" };
        write!(f, "{sign}{whole}.{part}")
    }
}

impl Target {
    /// Reads the words of a target, or none if any of them is not known.
    pub fn read(words: &str) -> Option<Self> {
        let folded = text::fold(words);
        let folded = folded.trim_matches(|c: char| c == '.' || c == ';' || c == ',' || c == ' ');
        let mut cursor = Cursor::new(folded);
        let target = Self::eat(&mut cursor)?;
        cursor.is_done().then_some(target)
    }

    /// Eats a target at the cursor; what follows it is left.
    pub(super) fn eat(cursor: &mut Cursor<'_>) -> Option<Self> {
        const FILLERS: [&str; 8] = ["phan dau", "khoang", "muc", "ty le", "dat", "them", "la", "duoc"];
        let mut change = None;
        let mut op = None;
        loop {
            if cursor.any(&FILLERS) {
                continue;
            }
            if change.is_none() && cursor.word("tang") {
                change = Some(Op::Increase);
                continue;
            }
            if change.is_none() && cursor.word("giam") {
                change = Some(Op::Decrease);
                continue;
            }
            match (operator(cursor), op) {
                (Some(found), None) => op = Some(found),
                (Some(_), Some(_)) => return None,
                (None, _) => break,
            }
        }
        let from = cursor.word("tu");
        let value = decimal(cursor)?;
        let percent = cursor.mark(&['%']);
        if cursor.word("tro len") {
            op = match op {
                None | Some(Op::Gte) => Some(Op::Gte),
                Some(_) => return None,
            };
        } else if cursor.word("tro xuong") {
            op = match op {
                None | Some(Op::Lte) => Some(Op::Lte),
                Some(_) => return None,
            };
        } else if from && op.is_none() && change.is_none() {
            return None;
        }
        let base_year = base_year(cursor);
        let op = match (change, op) {
            (Some(change), None | Some(Op::Gte)) => change,
            (Some(_), Some(_)) => return None,
            (None, op) => op.unwrap_or(Op::Eq),
        };
        Some(Self { op, value, percent, base_year })
    }
}

fn operator(cursor: &mut Cursor<'_>) -> Option<Op> {
    const WORDS: [(Op, &[&str]); 4] = [
        (Op::Gte, &["toi thieu", "it nhat", "khong thap hon", "khong duoi", "khong it hon", "khong nho hon"]),
        (
            Op::Lte,
            &[
                "toi da",
                "nhieu nhat",
                "khong qua",
                "khong vuot qua",
                "khong cao hon",
                "khong lon hon",
                "khong tren",
            ],
        ),
        (Op::Gt, &["tren", "hon", "cao hon", "lon hon"]),
        (Op::Lt, &["duoi", "thap hon", "nho hon", "it hon"]),
    ];
    const MARKS: [(&str, Op); 7] = [
        (">=", Op::Gte),
        ("=>", Op::Gte),
        ("≥", Op::Gte),
        ("<=", Op::Lte),
        ("≤", Op::Lte),
        (">", Op::Gt),
        ("<", Op::Lt),
    ];
    if let Some((op, _)) = WORDS.iter().find(|(_, words)| cursor.any(words)) {
        return Some(*op);
    }
    for (mark, op) in MARKS {
        if let Some(rest) = cursor.rest.strip_prefix(mark) {
            cursor.rest = rest.trim_start();
            return Some(op);
        }
    }
    if cursor.mark(&['=']) {
        return Some(Op::Eq);
    }
    None
}

/// A number in Vietnamese writing: `1.234,5`, `99,5`, `100`. A point before exactly three digits groups thousands,
/// any other point is a decimal one.
fn decimal(cursor: &mut Cursor<'_>) -> Option<Decimal> {
    let length = cursor.rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let token = cursor.rest[..length].trim_end_matches(['.', ',']);
    let (whole, part) = match token.split_once(',') {
        Some((whole, part)) => (grouped(whole)?, part),
        None => match grouped(token) {
            Some(whole) => (whole, ""),
            None => {
                let (whole, part) = token.split_once('.')?;
                (whole.to_owned(), part)
            }
        },
    };
    if whole.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) || part.len() > 6 || whole.len() > 12 {
        return None;
    }
    let digits = format!("{whole}{part}").parse().ok()?;
    cursor.rest = cursor.rest[token.len()..].trim_start();
    Some(Decimal { digits, scale: u8::try_from(part.len()).ok()? })
}

/// Digits, in groups of three after the first if there are points.
fn grouped(text: &str) -> Option<String> {
    let mut groups = text.split('.');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let well = digits(first)
        && rest.iter().all(|g| g.len() == 3 && digits(g))
        && (rest.is_empty() || first.len() <= 3);
    well.then(|| text.replace('.', ""))
}

fn base_year(cursor: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cursor;
    ahead.mark(&['(', ',']);
    if !ahead.any(&["so voi cung ky nam", "so voi nam", "so voi"]) {
        return None;
    }
    let year = ahead.year()?;
    ahead.mark(&[')']);
    *cursor = ahead;
    Some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_of_many_wards() {
        let cases = [
            ("100", "eq 100"),
            ("100%", "eq 100 %"),
            ("Đạt 100%", "eq 100 %"),
            ("Tối thiểu 80", "gte 80"),
            ("≥ 95", "gte 95"),
            (">= 95%", "gte 95 %"),
            ("> 70", "gt 70"),
            ("Trên 70", "gt 70"),
            ("Từ 15% trở lên", "gte 15 %"),
            ("80 trở lên", "gte 80"),
            ("Không dưới 90%", "gte 90 %"),
            ("Dưới 5", "lt 5"),
            ("< 5", "lt 5"),
            ("Không quá 5%", "lte 5 %"),
            ("Tối đa 3", "lte 3"),
            ("99,5", "eq 99.5"),
            ("99.5", "eq 99.5"),
            ("1.234", "eq 1234"),
            ("1.234,50", "eq 1234.50"),
            ("0,05", "eq 0.05"),
            ("Giảm 20% so với năm 2025", "decrease 20 % 2025"),
            ("Tăng khoảng từ 15% trở lên so với năm 2025", "increase 15 % 2025"),
            ("tăng ít nhất 10 so với cùng kỳ năm 2025", "increase 10 2025"),
            ("80 - 90", "-"),
            ("Từ 80 đến 90", "-"),
            ("Tốp 5", "-"),
            ("x", "-"),
            ("", "-"),
            ("100 hồ sơ", "-"),
            ("1.23.4", "-"),
        ];
        for (words, expected) in cases {
            let found = match Target::read(words) {
                None => "-".to_owned(),
                Some(t) => {
                    let percent = if t.percent { " %" } else { "" };
                    let base = t.base_year.map(|y| format!(" {y}")).unwrap_or_default();
                    format!("{} {}{percent}{base}", t.op.code(), t.value)
                }
            };
            assert_eq!(found, expected, "{words}");
        }
    }
}
