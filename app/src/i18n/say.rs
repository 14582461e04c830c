//! The choice of language, and the forms of dates and numbers in it.

use jiff::{Timestamp, civil::Date, tz};
use serde::{Deserialize, Serialize};

/// The languages of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The code for `lang` attributes and cookies.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language of that code; anything unknown is Vietnamese.
    pub fn from_code(code: &str) -> Lang {
        if code == "en" { Lang::En } else { Lang::Vi }
    }
}

/// One sentence or label in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    vi: &'static str,
    en: &'static str,
}

impl Text {
    /// Both wordings side by side.
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    /// The wording in one language.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }
}

/// Declares constants of [`Text`]: `words! { SAVE: "Lưu", "Save"; }`.
#[macro_export]
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $vi:expr, $en:expr;)+) => {$(
        $(#[$doc])*
        pub const $name: $crate::i18n::Text = $crate::i18n::Text::new($vi, $en);
    )+};
}

/// The wording in the reader's language, with each `{}` replaced by the next of `values`.
///
/// `say!(TEXT)` gives `&'static str`; `say!(TEXT, a, b)` a `String`.
#[macro_export]
macro_rules! say {
    ($text:expr) => { $crate::i18n::say($text) };
    ($text:expr, $($value:expr),+ $(,)?) => {{
        let mut said = String::new();
        let mut pieces = $crate::i18n::say($text).split("{}");
        said.push_str(pieces.next().unwrap_or_default());
        $(
            said.push_str(&$value.to_string());
            said.push_str(pieces.next().unwrap_or_default());
        )+
        said
    }};
}

/// The wording in the language of the current reader.
pub fn say(text: Text) -> &'static str {
    text.in_lang(lang())
}

/// The reader's language: from the request on the server.
#[cfg(feature = "ssr")]
pub fn lang() -> Lang {
    leptos::prelude::use_context::<crate::server::Desk>().map(|desk| desk.lang).unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
thread_local! {
    static LANG: std::cell::Cell<Lang> = const { std::cell::Cell::new(Lang::Vi) };
}

/// The reader's language: as the server wrote it into the page.
#[cfg(not(feature = "ssr"))]
pub fn lang() -> Lang {
    LANG.get()
}

/// Reads the language from `<html lang>`; once, before hydration.
#[cfg(feature = "hydrate")]
pub fn take_language_from_page() {
    let code = leptos::prelude::document()
        .document_element()
        .and_then(|html| html.get_attribute("lang"))
        .unwrap_or_default();
    LANG.set(Lang::from_code(&code));
}

/// A date as `27/02/2026`.
pub fn day(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// A date without its year, as `27/02`.
pub fn day_short(date: Date) -> String {
    format!("{:02}/{:02}", date.day(), date.month())
}

/// The day of the week as Vietnamese offices write it, T2 to CN.
pub fn weekday(date: Date) -> &'static str {
    let both = match date.weekday() {
        jiff::civil::Weekday::Monday => Text::new("T2", "Mon"),
        jiff::civil::Weekday::Tuesday => Text::new("T3", "Tue"),
        jiff::civil::Weekday::Wednesday => Text::new("T4", "Wed"),
        jiff::civil::Weekday::Thursday => Text::new("T5", "Thu"),
        jiff::civil::Weekday::Friday => Text::new("T6", "Fri"),
        jiff::civil::Weekday::Saturday => Text::new("T7", "Sat"),
        jiff::civil::Weekday::Sunday => Text::new("CN", "Sun"),
    };
    say(both)
}

/// An instant in Viet Nam (UTC+7, no daylight saving) as `16:50 27/02/2026`.
pub fn instant(at: Timestamp) -> String {
    let local = at.to_zoned(tz::TimeZone::fixed(tz::offset(7)));
    format!("{:02}:{:02} {}", local.hour(), local.minute(), day(local.date()))
}

/// A whole number with the separator of thousands: `1.234` in Vietnamese, `1,234` in English.
pub fn number(value: i64) -> String {
    let separator = if lang() == Lang::Vi { '.' } else { ',' };
    let digits = value.unsigned_abs().to_string();
    let mut written = String::from(if value < 0 { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_are_written_the_vietnamese_way() {
        assert_eq!(number(1_234_567), "1.234.567");
        assert_eq!(number(-999), "-999");
        assert_eq!(day(jiff::civil::date(2026, 2, 7)), "07/02/2026");
        assert_eq!(weekday(jiff::civil::date(2026, 11, 23)), "T2");
        assert_eq!(instant("2026-02-27T15:10:00Z".parse().unwrap()), "22:10 27/02/2026");
    }
}
