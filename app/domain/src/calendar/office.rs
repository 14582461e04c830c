//! What staff type about the calendar, the limits of time and the settings, and what their pages show.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::{DayKind, DayStatus, Limit, Refusal, SpecialDay, TimeRule};
use crate::ids::{PersonId, ProposalId};

/// The longest name of a day or a rule, in characters.
const NAME_MOST: usize = 120;
/// The longest law, number or reference.
const SOURCE_MOST: usize = 200;
/// The longest hotline.
const HOTLINE_MOST: usize = 60;

/// A special day as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayForm {
    /// The day.
    pub date: Date,
    /// How it differs.
    pub kind: DayKind,
    /// What it is called.
    pub name: String,
    /// The law or the number of the notice.
    pub source: String,
    /// Whether it counts yet.
    pub status: DayStatus,
}

impl DayForm {
    /// The same without needless spaces, if a day can be like that.
    pub fn tidied(self) -> Result<Self, Refusal> {
        let is_weekend = matches!(self.date.weekday(), Weekday::Saturday | Weekday::Sunday);
        if is_weekend != (self.kind == DayKind::Makeup) {
            return Err(Refusal::NothingToChange);
        }
        let name = written("name", &self.name, NAME_MOST)?;
        Ok(Self { name, source: written("source", &self.source, SOURCE_MOST)?, ..self })
    }
}

/// A further row of a rule as it is typed: what the rule is from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitForm {
    /// The code of the rule, which is there already.
    pub code: String,
    /// How long.
    pub limit: Limit,
    /// The law or promise that it rests on.
    pub legal_ref: String,
    /// The first day on which it holds.
    pub from: Date,
}

impl LimitForm {
    /// The row that follows `last`, the newest of its rule. What held before stays as it was; it only ends.
    pub fn following(self, last: &TimeRule) -> Result<TimeRule, Refusal> {
        if self.from <= last.from {
            return Err(Refusal::NotLater { than: last.from });
        }
        Ok(TimeRule {
            code: last.code.clone(),
            name: last.name.clone(),
            limit: self.limit,
            legal_ref: written("legal_ref", &self.legal_ref, SOURCE_MOST)?,
            from: self.from,
            to: None,
            enabled: last.enabled,
            version: 1,
        })
    }
}

/// The settings that whoever keeps the calendar may change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeForm {
    /// Months after which the personal data of a closed case is masked.
    pub retention_months: u16,
    /// How often a sender may reopen a case.
    pub reopen_most: u16,
    /// The hotline as the public reads it; empty while there is none.
    pub hotline: String,
}

impl OfficeForm {
    /// The same without needless spaces, if the numbers are sensible.
    pub fn tidied(self) -> Result<Self, Refusal> {
        let hotline = self.hotline.trim().to_owned();
        for (name, is_sensible) in [
            ("retention_months", (1..=240).contains(&self.retention_months)),
            ("reopen_most", self.reopen_most <= 10),
            ("hotline", hotline.chars().count() <= HOTLINE_MOST && !hotline.contains(char::is_control)),
        ] {
            if !is_sensible {
                return Err(Refusal::Field { name: name.to_owned() });
            }
        }
        Ok(Self { hotline, ..self })
    }
}

/// How numbers are entered and counted, for whoever keeps the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumbersForm {
    /// Working days after a month in which its values are entered.
    pub entry_days: u16,
    /// Enterprises that await dissolution count as exits.
    pub exits_with_awaiting: bool,
}

impl NumbersForm {
    /// The most working days that leave the values of a month useful in the month after it.
    const MOST: u16 = 20;

    /// The same, if the number is sensible.
    pub fn tidied(self) -> Result<Self, Refusal> {
        if !(1..=Self::MOST).contains(&self.entry_days) {
            return Err(Refusal::Field { name: "entry_days".to_owned() });
        }
        Ok(self)
    }
}

/// How many dialogues a year has at least, for whoever keeps the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalsForm {
    /// With residents: at least one, Luật 72/2025/QH15.
    pub people: u16,
    /// With enterprises and household businesses; no law asks for any.
    pub business: u16,
    /// The month from whose first day on it is said what the year lacks.
    pub warn_from: u16,
}

impl GoalsForm {
    /// The most dialogues of a kind: one a month.
    const MOST: u16 = 12;

    /// The same, if the numbers are sensible: the law's one dialogue with residents is not given up.
    pub fn tidied(self) -> Result<Self, Refusal> {
        let all =
            [("people", 1, self.people), ("business", 0, self.business), ("warn_from", 1, self.warn_from)];
        // There are as many months.
        let wrong = all.into_iter().find(|(_, least, number)| !(*least..=Self::MOST).contains(number));
        match wrong {
            Some((name, ..)) => Err(Refusal::Field { name: name.to_owned() }),
            None => Ok(self),
        }
    }
}

/// The settings that only leaders change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaderForm {
    /// What comes out of hours counts as received on the next working day.
    pub deem_next_working_day: bool,
    /// The one clerk besides the leaders who sees restricted cases.
    pub restricted_clerk: Option<PersonId>,
}

/// A special day as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownDay {
    /// The day.
    pub date: Date,
    /// What is known of it.
    pub special: SpecialDay,
    /// Raised by every change.
    pub version: i64,
}

/// A year of the calendar, and what waits to be decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Its special days in order.
    pub days: Vec<KnownDay>,
    /// The working days of each month, by what is confirmed.
    pub worked: [u32; 12],
    /// Proposals that wait, the oldest first.
    pub proposals: Vec<Proposal>,
}

/// A proposal to move due days after a late change of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// Which days were changed.
    pub reason: String,
    /// Who changed them, and when.
    pub created: (String, Timestamp),
    /// The cases, as far as the reader may know of them.
    pub cases: Vec<ProposedCase>,
}

/// A case whose due day would move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedCase {
    /// Its code.
    pub code: String,
    /// The day as it is.
    pub old_due_on: Date,
    /// The day as it would be.
    pub new_due_on: Date,
}

/// The limits of time and the settings, as their page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Every row, in the order of code and day.
    pub rules: Vec<TimeRule>,
    /// The settings of whoever keeps the calendar.
    pub office: OfficeForm,
    /// Raised by every change of them.
    pub office_version: i64,
    /// How numbers are entered and counted.
    pub numbers: NumbersForm,
    /// Raised by every change of it.
    pub numbers_version: i64,
    /// How many dialogues a year has at least.
    pub goals: GoalsForm,
    /// Raised by every change of it.
    pub goals_version: i64,
    /// The settings of leaders.
    pub leader: LeaderForm,
    /// Raised by every change of them.
    pub leader_version: i64,
    /// Who may be the clerk: id and name.
    pub people: Vec<(PersonId, String)>,
    /// The reader may change limits and the settings of leaders.
    pub may_limit: bool,
    /// The reader may change the settings of the office.
    pub may_keep: bool,
}

fn written(name: &str, text: &str, most: usize) -> Result<String, Refusal> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.chars().count() > most || text.contains(char::is_control) {
        return Err(Refusal::Field { name: name.to_owned() });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::LimitUnit;

    #[test]
    fn a_day_must_differ_from_the_plain_week_and_say_by_what() {
        let form = |date, kind, source: &str| DayForm {
            date,
            kind,
            name: "  Nghỉ   bù ".into(),
            source: source.into(),
            status: DayStatus::Confirmed,
        };
        let (monday, saturday) = (date(2026, 11, 23), date(2026, 11, 28));
        assert_eq!(form(monday, DayKind::Off, "1/TB").tidied().unwrap().name, "Nghỉ bù");
        assert!(form(saturday, DayKind::Makeup, "1/TB").tidied().is_ok());
        assert_eq!(form(saturday, DayKind::Off, "1/TB").tidied(), Err(Refusal::NothingToChange));
        assert_eq!(form(monday, DayKind::Makeup, "1/TB").tidied(), Err(Refusal::NothingToChange));
        for source in ["  ", "x\u{7}y", &"x".repeat(201)] {
            assert_eq!(
                form(monday, DayKind::Off, source).tidied(),
                Err(Refusal::Field { name: "source".into() })
            );
        }
    }

    #[test]
    fn a_rule_is_followed_and_never_rewritten() {
        let last = TimeRule {
            code: "R-ANSWER".into(),
            name: "Trả lời".into(),
            limit: Limit::new(15, LimitUnit::WorkingDay).unwrap(),
            legal_ref: "766/QĐ-TTg".into(),
            from: date(2022, 6, 23),
            to: None,
            enabled: true,
            version: 4,
        };
        let form = |from, legal_ref: &str| LimitForm {
            code: "R-ANSWER".into(),
            limit: Limit::new(10, LimitUnit::WorkingDay).unwrap(),
            legal_ref: legal_ref.into(),
            from,
        };
        let next = form(date(2026, 12, 1), "255/2025/QĐ-UBND").following(&last).unwrap();
        assert_eq!((next.limit.amount, next.enabled, next.version, next.to), (10, true, 1, None));
        let same_day = form(last.from, "255/2025/QĐ-UBND").following(&last);
        assert_eq!(same_day, Err(Refusal::NotLater { than: last.from }));
        assert!(form(date(2026, 12, 1), " ").following(&last).is_err());
    }
}
