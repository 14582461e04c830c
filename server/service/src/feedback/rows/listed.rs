//! A case as lists show it: in the queue, on a person's day, behind a number.

use domain::calendar::Calendar;
use domain::feedback::view::QueueRow;
use domain::feedback::{Category, Channel, SenderKind, StateKind, standing};
use domain::ids::FeedbackId;
use jiff::civil::Date;

use crate::db::{Day, Instant};
use crate::error::Fault;

/// The longest excerpt, in characters.
const EXCERPT: usize = 140;

/// The columns of [`Listed`]; the table must be named `f`. The clock is that of the present round, which stands on the case
/// while it is open, or of any round that is named `k`.
macro_rules! listed {
    () => {
        $crate::feedback::rows::listed!(
            "f.due_on",
            "(SELECT k.extended_at FROM feedback_clock k WHERE k.feedback_id = f.id AND k.round = f.round)",
            "(SELECT k.result FROM feedback_clock k WHERE k.feedback_id = f.id AND k.round = f.round)"
        )
    };
    (k) => {
        $crate::feedback::rows::listed!("k.due_on", "k.extended_at", "k.result")
    };
    ($due_on:literal, $extended_at:literal, $result:literal) => {
        concat!(
            "f.id, f.code, substr(f.content, 1, 800) AS beginning, f.category, f.channel, f.sender_kind, \
             f.received_at, f.state, (SELECT u.short_name FROM unit u WHERE u.id = f.unit_id) AS unit, \
             (SELECT p.name FROM person p WHERE p.id = f.officer_id) AS officer, ",
            $due_on,
            " AS due_on, ",
            $extended_at,
            " AS extended_at, ",
            $result,
            " AS result, (SELECT d.code FROM feedback d WHERE d.id = f.duplicate_of \
             AND d.restricted = f.restricted) AS duplicate_of, \
             f.restricted, f.version"
        )
    };
}
pub(in crate::feedback) use listed;

/// A row of a list, as its query gives it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(in crate::feedback) struct Listed {
    pub id: i64,
    pub code: String,
    beginning: String,
    category: String,
    channel: String,
    sender_kind: String,
    received_at: Instant,
    state: String,
    unit: Option<String>,
    officer: Option<String>,
    pub due_on: Option<Day>,
    extended_at: Option<Instant>,
    result: Option<String>,
    duplicate_of: Option<String>,
    restricted: bool,
    version: i64,
}

impl Listed {
    /// The row as pages show it.
    pub fn shown(self, today: Date, calendar: &Calendar) -> Result<QueueRow, Fault> {
        let bad = |column, value: &str| Fault::BadRow {
            table: "feedback",
            column,
            row: self.id.to_string(),
            why: value.to_owned(),
        };
        let due_on = self.due_on.map(|day| day.0);
        let in_time = self.result.as_deref().map(|result| result == "on_time");
        Ok(QueueRow {
            id: FeedbackId(self.id),
            excerpt: excerpt(&self.beginning),
            category: Category::from_name(&self.category).ok_or_else(|| bad("category", &self.category))?,
            channel: Channel::from_name(&self.channel).ok_or_else(|| bad("channel", &self.channel))?,
            sender_kind: SenderKind::from_name(&self.sender_kind)
                .ok_or_else(|| bad("sender_kind", &self.sender_kind))?,
            received_at: self.received_at.0,
            state: StateKind::from_name(&self.state).ok_or_else(|| bad("state", &self.state))?,
            standing: standing(due_on, today, calendar, in_time),
            due_on,
            extended: self.extended_at.is_some(),
            code: self.code,
            unit: self.unit,
            officer: self.officer,
            duplicate_of: self.duplicate_of,
            restricted: self.restricted,
            version: self.version,
        })
    }
}

/// The beginning of a text, on one line, cut between words.
pub(in crate::feedback) fn excerpt(text: &str) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        let length = short.chars().count();
        if length + word.chars().count() >= EXCERPT {
            if short.is_empty() {
                short.extend(word.chars().take(EXCERPT - 1));
            }
            short.push('…');
            break;
        }
        if length > 0 {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_one_line_and_ends_between_words() {
        assert_eq!(excerpt("  Vỉa hè\n\n bị   sụt "), "Vỉa hè bị sụt");
        let long = excerpt(&"vỉa hè ".repeat(100));
        assert!(long.chars().count() <= EXCERPT && long.ends_with("hè…"), "{long}");
        assert_eq!(excerpt(&"a".repeat(1000)).chars().count(), EXCERPT);
    }
}
