//! What staff type on behalf of somebody, with the channel and the real moment of receipt.

use jiff::{Timestamp, civil::Date, tz::Offset};
use serde::{Deserialize, Serialize};

use super::{CONSENT_VERSION, FeedbackForm, NewFeedback, PLACE_MOST, Wants, chosen, line};
use crate::feedback::{Channel, Problem, What};
use crate::{text::visible, typed};

/// How long ago, in days, staff may enter a case on behalf.
pub const BACK_MOST: u32 = 7;
/// Viet Nam's offset from UTC, all year round.
const VIET_NAM: Offset = Offset::constant(7);

/// What staff type on behalf of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OnBehalfForm {
    /// What the public form has as well; the screening questions and the consent are the clerk's word.
    #[serde(flatten)]
    pub form: FeedbackForm,
    /// The name of a `Channel`.
    pub channel: String,
    /// When the ward received it: day as dd/mm/yyyy.
    pub received_day: String,
    /// The hour as hh:mm.
    pub received_hour: String,
    /// The number in the national portal or the city's system.
    pub outside_number: String,
}

impl OnBehalfForm {
    /// The case that staff typed, or all that is wrong with it. That the sender was told how their data is used is the
    /// clerk's word, by the tick; a neighbourhood's head need not say where, since their group says it. Who has neither
    /// phone nor e-mail is taken by name and address (92/2017/NĐ-CP) and keeps the printed receipt.
    pub fn parse(&self, now: Timestamp) -> Result<NewFeedback, Vec<Problem>> {
        if let Some(elsewhere) = self.form.other_road() {
            return Err(vec![elsewhere]);
        }
        let mut problems = Vec::new();
        let on_behalf = |name: &str| Channel::from_name(name).filter(|channel| channel.is_on_behalf());
        let channel = chosen("channel", &self.channel, on_behalf, &mut problems);
        let received_at = self.received_at(now, &mut problems);
        let outside_number = line("outside_number", &self.outside_number, 0, PLACE_MOST, &mut problems);
        if channel.is_some_and(Channel::has_outside_number) && visible(&self.outside_number).is_empty() {
            problems.push(Problem::new("outside_number", What::OutsideNumber));
        }
        let written = self.form.written(&mut problems);
        let wants = Wants {
            contact: channel.is_some_and(Channel::knows_contact),
            place: channel != Some(Channel::Neighborhood),
        };
        let sender = self.form.sender(&mut problems, wants);
        let (Some(channel), Some((category, content)), Some(sender), true) =
            (channel, written, sender, problems.is_empty())
        else {
            return Err(problems);
        };
        let consent_version = if self.form.consent.is_empty() { "" } else { CONSENT_VERSION };
        Ok(NewFeedback {
            sender,
            category,
            content,
            channel,
            received_at,
            place: self.form.place(),
            outside_number: (!outside_number.is_empty()).then_some(outside_number),
            consent_version: consent_version.to_owned(),
            idempotency_key: None,
        })
    }

    /// The moment at which the ward received it; none, if nothing was typed, is now.
    fn received_at(&self, now: Timestamp, problems: &mut Vec<Problem>) -> Option<Timestamp> {
        let (day, hour) = (self.received_day.trim(), self.received_hour.trim());
        if day.is_empty() && hour.is_empty() {
            return None;
        }
        let today = VIET_NAM.to_datetime(now).date();
        let found = match typed::day(day) {
            Ok(Some(day)) => moment(day, hour).map(|at| (day, at)).ok_or(("received_hour", What::NotAMoment)),
            Ok(None) => Err(("received_day", What::Missing)),
            Err(_) => Err(("received_day", What::NotAMoment)),
        };
        let found = found.and_then(|(day, at)| {
            if at > now {
                let field = if day > today { "received_day" } else { "received_hour" };
                return Err((field, What::Future));
            }
            let is_too_long_ago = day < today.saturating_sub(jiff::Span::new().days(i64::from(BACK_MOST)));
            if is_too_long_ago { Err(("received_day", What::TooLongAgo { days: BACK_MOST })) } else { Ok(at) }
        });
        found.map_err(|(field, what)| problems.push(Problem::new(field, what))).ok()
    }
}

/// A day and an hour in Viet Nam, the hour as `16:50`, `16h50` or `16g50`.
fn moment(day: Date, hour: &str) -> Option<Timestamp> {
    let (hour, minute) = hour.split_once([':', 'h', 'H', 'g', '.'])?;
    let is_short =
        |digits: &str| (1..=2).contains(&digits.len()) && digits.bytes().all(|d| d.is_ascii_digit());
    if !is_short(hour) || minute.len() != 2 || !is_short(minute) {
        return None;
    }
    let time = jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    VIET_NAM.to_timestamp(day.to_datetime(time)).ok()
}
