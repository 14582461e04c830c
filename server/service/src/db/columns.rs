//! Times and dates in the one form that both engines store, compare and sort alike: text of fixed width.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::temporal::DateTimePrinter;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Encode, Type};

static PRINTER: DateTimePrinter = DateTimePrinter::new().precision(Some(6));

/// An instant as TEXT: RFC 3339, UTC, six digits of a second (`2026-11-23T01:02:03.000000Z`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub Timestamp);

/// A day as TEXT: `2026-11-23`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&PRINTER.timestamp_to_string(&self.0))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

macro_rules! text_column {
    ($name:ident) => {
        impl<DB: Database> Type<DB> for $name
        where
            String: Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                String::type_info()
            }

            fn compatible(ty: &DB::TypeInfo) -> bool {
                String::compatible(ty)
            }
        }

        impl<'q, DB: Database> Encode<'q, DB> for $name
        where
            String: Encode<'q, DB>,
        {
            fn encode_by_ref(&self, buf: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                self.to_string().encode(buf)
            }
        }

        impl<'r, DB: Database> Decode<'r, DB> for $name
        where
            &'r str: Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
                Ok(Self(<&str as Decode<DB>>::decode(value)?.parse()?))
            }
        }
    };
}

text_column!(Instant);
text_column!(Day);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_have_one_width_so_that_text_sorts_as_time() {
        for (given, kept) in [
            ("2026-11-23T01:02:03Z", "2026-11-23T01:02:03.000000Z"),
            ("2026-11-23T08:02:03.1+07", "2026-11-23T01:02:03.100000Z"),
            ("2026-11-23T01:02:03.123456Z", "2026-11-23T01:02:03.123456Z"),
        ] {
            assert_eq!(Instant(given.parse().unwrap()).to_string(), kept);
        }
    }
}
