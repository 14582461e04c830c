//! What of feedback waits for one person, for their day. The queue has the rest.

use domain::calendar::Calendar;
use domain::feedback::view::{OpenRequest, QueueRow, Standing, StepReminder};
use domain::feedback::{R_PUBLISH, standing};
use domain::people::{About, Action, Actor, may};
use jiff::civil::Date;

use super::ground::Ground;
use super::rows::{Listed, listed};
use super::step_days::StepDue;
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// The most rows of each kind.
const MOST: i64 = 20;

/// What waits for one person; of each kind the nearest to its day, not more than twenty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Answers that wait for their approval.
    pub review: Vec<QueueRow>,
    /// Cases that are theirs, or their unit's and nobody's in particular.
    pub mine: Vec<QueueRow>,
    /// Cases that are still to be given to a unit, if giving them out is theirs.
    pub to_sort: Vec<QueueRow>,
    /// Cases whose sender was asked for more and gave nothing in time, if ending them is theirs.
    pub unanswered: Vec<QueueRow>,
    /// Requests about personal data, if deciding them is theirs.
    pub requests: Vec<OpenRequest>,
    /// Steps besides the answer whose day is near, if taking them is theirs.
    pub steps: Vec<StepReminder>,
}

macro_rules! found {
    ($where:literal) => {
        concat!(
            "SELECT ",
            listed!(),
            " FROM feedback f WHERE (NOT f.restricted OR $1) AND ",
            $where,
            " ORDER BY f.due_on NULLS LAST, f.id LIMIT $2"
        )
    };
}

/// What of feedback waits for the actor; nothing for those who have no part in it.
pub async fn waiting(service: &Service, actor: &Actor) -> Result<Waiting, Error> {
    const REVIEW: &str = found!("f.state = 'review'");
    const TO_SORT: &str = found!("f.state IN ('received', 'classified', 'reopened')");
    const UNANSWERED: &str = found!("f.supplement_until IS NOT NULL AND f.supplement_until < $3");
    // A day stands on a case only while it is open.
    const MINE: &str = found!(
        "f.due_on IS NOT NULL AND f.state NOT IN ('received', 'classified', 'reopened', 'review') \
         AND (f.officer_id = $3 OR (f.officer_id IS NULL AND f.unit_id = $4))"
    );
    let everywhere = About::default();
    let own = About { lead: actor.unit, support: Vec::new(), owner: Some(actor.person) };
    let (decides, sorts, works) = (
        may(actor, Action::DecideFeedback, &everywhere).is_ok(),
        may(actor, Action::SortFeedback, &everywhere).is_ok(),
        may(actor, Action::WorkFeedback, &own).is_ok(),
    );
    if !decides && !sorts && !works {
        return Ok(Waiting::default());
    }
    let day = service.today();
    let mut tx = service.read().await?;
    let calendar = tx.almanac().await?.calendar();
    let knows = tx.knows_restricted(actor).await?;
    let mut waiting = Waiting::default();
    if decides {
        let rows =
            on!(tx, c => sqlx::query_as::<_, Listed>(REVIEW).bind(knows).bind(MOST).fetch_all(c).await)?;
        waiting.review = shown(rows, &calendar, day)?;
    }
    // Leaders may give out as well, but it waits for the centre and for who runs the plan.
    if sorts && !decides {
        let rows =
            on!(tx, c => sqlx::query_as::<_, Listed>(TO_SORT).bind(knows).bind(MOST).fetch_all(c).await)?;
        waiting.to_sort = shown(rows, &calendar, day)?;
        let rows = on!(tx, c => sqlx::query_as::<_, Listed>(UNANSWERED)
            .bind(knows).bind(MOST).bind(Day(day)).fetch_all(c).await)?;
        waiting.unanswered = shown(rows, &calendar, day)?;
    }
    if sorts {
        waiting.requests = tx.requests_waiting(knows, &calendar, day).await?;
    }
    if sorts || decides {
        let near = |due: &StepDue| {
            // Of what only they may know of, leaders are the ones who give out.
            let is_theirs = match due.reminder.day.code.as_str() {
                R_PUBLISH => decides,
                _ => sorts && (!decides || due.restricted),
            };
            let is_near =
                matches!(due.reminder.standing, Standing::DueSoon { .. } | Standing::Overdue { .. });
            is_theirs && is_near && (knows || !due.restricted)
        };
        let ground = Ground::read(&mut tx).await?;
        let due = tx.steps_due(&ground, day).await?;
        waiting.steps = one_a_day(due.into_iter().filter(near).map(|due| due.reminder));
        waiting.steps.truncate(usize::try_from(MOST).unwrap_or_default());
    }
    if works {
        let (person, unit) = (actor.person.0, actor.unit.map(|unit| unit.0));
        let rows = on!(tx, c => sqlx::query_as::<_, Listed>(MINE)
            .bind(knows).bind(MOST).bind(person).bind(unit).fetch_all(c).await)?;
        waiting.mine = shown(rows, &calendar, day)?;
    }
    Ok(waiting)
}

/// Several steps of a case that are to be taken by the same day are one thing to look at.
fn one_a_day(steps: impl Iterator<Item = StepReminder>) -> Vec<StepReminder> {
    let mut days: Vec<StepReminder> = Vec::new();
    for step in steps {
        match days.last_mut() {
            Some(last) if last.case == step.case && last.day.due_on == step.day.due_on => {
                last.day.rule.push_str("; ");
                last.day.rule.push_str(&step.day.rule);
            }
            _ => days.push(step),
        }
    }
    days
}

fn shown(rows: Vec<Listed>, calendar: &Calendar, day: Date) -> Result<Vec<QueueRow>, Error> {
    rows.into_iter().map(|row| Ok(row.shown(day, calendar)?)).collect()
}

impl Tx {
    async fn requests_waiting(
        &mut self,
        knows: bool,
        calendar: &Calendar,
        day: Date,
    ) -> Result<Vec<OpenRequest>, Error> {
        const REQUESTS: &str = "SELECT f.code, q.asked_at, q.due_on FROM data_request q \
             JOIN feedback f ON f.id = q.feedback_id WHERE q.state = 'open' AND (NOT f.restricted OR $1) \
             ORDER BY q.due_on, q.id LIMIT $2";
        let rows = on!(self, c => sqlx::query_as::<_, (String, Instant, Day)>(REQUESTS)
            .bind(knows).bind(MOST).fetch_all(c).await)?;
        let request = |(code, asked_at, due_on): (String, Instant, Day)| OpenRequest {
            code,
            asked_at: asked_at.0,
            due_on: due_on.0,
            standing: standing(Some(due_on.0), day, calendar, None),
        };
        Ok(rows.into_iter().map(request).collect())
    }
}
