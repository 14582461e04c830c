//! Jobs of the plan that come out of cases: the way to them, and the way back for those whom the case reaches.

use std::collections::HashMap;

use domain::board::WorkForm;
use domain::feedback::may_know;
use domain::ids::{FeedbackId, PersonId, UnitId, WorkItemId};
use domain::people::{About, Action, Actor, may};
use domain::period::Period;
use jiff::civil::Date;

use super::ground::required;
use super::rows::Line;
use crate::clock::day_of;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// Makes a job of a plan's task out of the case, linked both ways.
pub async fn add_work(
    service: &Service,
    actor: &Actor,
    code: &str,
    task: &str,
    title: &str,
    assignee: Option<PersonId>,
    due_on: Option<Date>,
) -> Result<(), Error> {
    const LINK: &str = "INSERT INTO feedback_work_item (feedback_id, work_item_id) VALUES ($1, $2)";
    let mut tx = service.write_as(actor).await?;
    let case = tx.known_case(actor, code).await?;
    may(actor, Action::WorkFeedback, &case.about())?;
    let title = required("title", title)?;
    let period = Period::quarter_of(day_of(tx.now()));
    let form = WorkForm { title: title.clone(), assignee, due_on };
    let item = tx.add_work(actor, task, period, &form).await?;
    on!(tx, c => sqlx::query(LINK).bind(case.id().0).bind(item.0).execute(c).await)?;
    tx.add_line(case.id(), &Line::other("work_item", &format!("{task}: {title}"), false)).await?;
    tx.tell_kept(&case, "feedback.work_item").await?;
    tx.save().await
}

#[derive(sqlx::FromRow)]
struct Origin {
    work_item_id: i64,
    code: String,
    restricted: bool,
    unit_id: Option<i64>,
    neighborhood_id: Option<i64>,
    officer_id: Option<i64>,
}

impl Tx {
    /// Jobs of the plan that came out of a case.
    pub(super) async fn work_of_case(
        &mut self,
        case: FeedbackId,
    ) -> Result<Vec<(WorkItemId, String, String, bool)>, Error> {
        const WORK: &str = "SELECT w.id, t.code, w.title, w.done_at FROM feedback_work_item l \
             JOIN work_item w ON w.id = l.work_item_id JOIN task t ON t.id = w.task_id \
             WHERE l.feedback_id = $1 ORDER BY w.id";
        type Row = (i64, String, String, Option<Instant>);
        let rows = on!(self, c => sqlx::query_as::<_, Row>(WORK).bind(case.0).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(id, task, title, done)| (WorkItemId(id), task, title, done.is_some()))
            .collect())
    }

    /// The code of the case that each job of a task came out of, as far as those cases reach the actor. Of the others
    /// nothing is told, not even that there is one.
    pub(crate) async fn cases_of_work(
        &mut self,
        actor: &Actor,
        task: i64,
    ) -> Result<HashMap<i64, String>, Error> {
        const ORIGINS: &str = "SELECT l.work_item_id, f.code, f.restricted, f.unit_id, f.neighborhood_id, f.officer_id \
             FROM work_item w JOIN feedback_work_item l ON l.work_item_id = w.id \
             JOIN feedback f ON f.id = l.feedback_id WHERE w.task_id = $1";
        let origins = on!(self, c => sqlx::query_as::<_, Origin>(ORIGINS).bind(task).fetch_all(c).await)?;
        if origins.is_empty() {
            return Ok(HashMap::new());
        }
        let clerk = self.settings().await?.restricted_clerk;
        let known = origins.into_iter().filter(|origin| {
            let about = About {
                lead: origin.unit_id.map(UnitId),
                support: origin.neighborhood_id.map(UnitId).into_iter().collect(),
                owner: origin.officer_id.map(PersonId),
            };
            may_know(actor, origin.restricted, clerk, &about).is_ok()
        });
        Ok(known.map(|origin| (origin.work_item_id, origin.code)).collect())
    }
}
