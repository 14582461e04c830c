//! My day: what waits for one person, over all periods of the plan's year.

use std::collections::HashMap;
use std::sync::Arc;

use domain::board::{Card, Due, Mention, State, StateKind, TaskHead, Today};
use domain::ids::NoteId;
use domain::people::{About, Action, Actor, may};
use jiff::civil::Date;

use crate::board::{Snapshot, Task, Year, snapshot};
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// What waits for the actor. Refuses only who may not read the board; without a plan it is empty-handed as
/// [`domain::board::Refusal::NoPlan`].
pub async fn today(service: &Service, actor: &Actor) -> Result<Today, Error> {
    may(actor, Action::ReadBoard, &About::default())?;
    let day = service.today();
    let year = snapshot(service, Year::Near(day.year())).await?;
    let year: Arc<Snapshot> = year.ok_or(domain::board::Refusal::NoPlan)?;
    let period = year.default_period(day);
    let heads: HashMap<i64, TaskHead> = year.tasks.iter().map(|task| (task.row.id, head(task))).collect();
    let mut tx = service.read().await?;
    let work = tx.work_for(actor.person, &year, day).await?;
    let decides = may(actor, Action::DecideObstacle, &About::default()).is_ok();
    let obstacles = if decides { tx.open_obstacles(year.plan.id.0).await? } else { Vec::new() };
    let mut to_decide = Vec::new();
    for row in obstacles {
        if let Some(head) = heads.get(&row.task_id) {
            to_decide.push((head.clone(), row.obstacle(&year)?));
        }
    }
    let mentions = tx.unseen_mentions(actor, &year, &heads).await?;
    Ok(Today {
        day,
        period,
        returned: returned(&year, actor, day),
        due: due(&year, actor, day),
        work: work.into_iter().filter_map(|(task, item)| Some((heads.get(&task)?.clone(), item))).collect(),
        to_review: to_review(&year, actor, day),
        to_decide,
        mentions,
        version: year.version,
    })
}

/// What was returned, and may be reported on by the actor who is in charge.
fn returned(year: &Snapshot, actor: &Actor, day: Date) -> Vec<Card> {
    let is_returned = |state: &State| matches!(state, State::InProgress { returned: Some(_) });
    in_state(year, day, |task, state| is_returned(state) && in_charge(task, actor))
}

/// What was submitted and may be decided by the actor.
fn to_review(year: &Snapshot, actor: &Actor, day: Date) -> Vec<Card> {
    let decides = |task: &Task| may(actor, Action::ReviewPeriod, &task.about).is_ok();
    in_state(year, day, |task, state| state.kind() == StateKind::Submitted && decides(task))
}

/// What the actor is in charge of and is late, near its day, or untouched in this period; in that order.
fn due(year: &Snapshot, actor: &Actor, day: Date) -> Vec<Card> {
    let cards = year.tasks.iter().filter(|task| in_charge(task, actor));
    let cards = cards.map(|task| year.card(task, year.default_period(day), day));
    let mut due: Vec<(u8, Card)> = cards.filter_map(|card| Some((urgency(&card)?, card))).collect();
    due.sort_by_key(|(urgency, card)| (*urgency, card.due.on()));
    due.into_iter().map(|(_, card)| card).collect()
}

fn urgency(card: &Card) -> Option<u8> {
    match (card.due, card.facts.state.kind()) {
        (Due::Overdue { .. }, _) => Some(0),
        (Due::Soon { .. }, _) => Some(1),
        (_, StateKind::NotStarted) => Some(2),
        _ => None,
    }
}

/// True if the task is this person's to report on: they are its officer, or it has none and their unit leads.
fn in_charge(task: &Task, actor: &Actor) -> bool {
    let mine = match task.about.owner {
        Some(owner) => owner == actor.person,
        None => actor.unit.is_some() && task.about.lead == actor.unit,
    };
    mine && may(actor, Action::ReportPeriod, &task.about).is_ok()
}

fn in_state(year: &Snapshot, day: Date, wanted: impl Fn(&Task, &State) -> bool) -> Vec<Card> {
    let mut cards = Vec::new();
    for task in &year.tasks {
        let periods = task.periods.iter().filter(|(_, held)| wanted(task, &held.state));
        cards.extend(periods.map(|(period, _)| year.card(task, *period, day)));
    }
    cards.sort_by_key(|card| card.touched.as_ref().map(|touch| touch.at));
    cards
}

fn head(task: &Task) -> TaskHead {
    TaskHead { code: task.row.code.clone(), title: task.row.short_title.clone() }
}

impl Tx {
    async fn unseen_mentions(
        &mut self,
        actor: &Actor,
        year: &Snapshot,
        heads: &HashMap<i64, TaskHead>,
    ) -> Result<Vec<Mention>, Error> {
        const UNSEEN: &str = "SELECT n.id, n.task_id, n.author_id, n.at, n.text FROM note_mention m \
             JOIN note n ON n.id = m.note_id WHERE m.person_id = $1 AND m.seen_at IS NULL ORDER BY n.id";
        type Row = (i64, i64, i64, Instant, String);
        let rows = on!(self, c => sqlx::query_as::<_, Row>(UNSEEN).bind(actor.person.0).fetch_all(c).await)?;
        let mention = |(id, task, author, at, text)| {
            let task = heads.get(&task)?.clone();
            Some(Mention { note: NoteId(id), task, written: year.touch(author, at), text })
        };
        Ok(rows.into_iter().filter_map(mention).collect())
    }
}
