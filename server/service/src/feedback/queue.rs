//! The queue: which cases wait, for whom, until when.
//!
//! A reader's scope is made of lanes: all cases, or those of one's unit, of one's neighbourhood, and one's own. Each lane
//! is read by an index of its own in the order of the page, a page's worth of it, and the lanes are merged here: so a
//! page costs the same with a million cases as with ten. Cases that the ward owes something are ordered by due day,
//! the others by age.
//!
//! - `search`: what is looked for by code or by words.
//! - `counts`: how many cases each tab has.

mod counts;
mod search;

use domain::feedback::view::{Queue, QueueQuery, QueueView, Standing};
use domain::feedback::{Category, standing};
use domain::ids::UnitId;
use domain::people::{About, Action, Actor, Grant, grant, may};
use jiff::ToSpan;
use jiff::civil::Date;
use sqlx::AssertSqlSafe;

use super::ground::Ground;
use super::rows::{Listed, listed};
use crate::clock::day_of;
use crate::db::Tx;
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// Rows of a page.
const PAGE: usize = 50;
/// Before and after every day, as text.
const FIRST: &str = "";
const LAST: &str = "9999-12-31";

/// One set of cases that an index gives in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lane {
    All,
    Unit(i64),
    Officer(i64),
    Neighborhood(i64),
}

impl Lane {
    fn condition(self) -> &'static str {
        match self {
            Lane::All => "CAST($1 AS BIGINT) IS NOT NULL",
            Lane::Unit(_) => "f.unit_id = $1",
            Lane::Officer(_) => "f.officer_id = $1",
            Lane::Neighborhood(_) => "f.neighborhood_id = $1",
        }
    }

    fn value(self) -> i64 {
        match self {
            Lane::All => 0,
            Lane::Unit(id) | Lane::Officer(id) | Lane::Neighborhood(id) => id,
        }
    }
}

/// What of the queue reaches a reader.
struct Scope {
    lanes: Vec<Lane>,
    /// Zero for every unit.
    unit: i64,
    restricted: bool,
}

impl Scope {
    fn of(actor: &Actor, query: &QueueQuery, ground: &Ground) -> Self {
        let grants: Vec<Grant> = actor.roles.iter().map(|role| grant(role, Action::ReadFeedback)).collect();
        let own = Lane::Officer(actor.person.0);
        let unit = query.unit.map_or(0, |unit| unit.0);
        let lanes = if query.mine {
            vec![own]
        } else if grants.contains(&Grant::Yes) {
            vec![if unit == 0 { Lane::All } else { Lane::Unit(unit) }]
        } else {
            let mut lanes = vec![own];
            if let Some(unit) = actor.unit {
                lanes.push(Lane::Unit(unit.0));
                if grants.contains(&Grant::Involved) {
                    lanes.push(Lane::Neighborhood(unit.0));
                }
            }
            lanes
        };
        Self { lanes, unit, restricted: ground.knows_restricted(actor) }
    }
}

const SELECT: &str = concat!("SELECT ", listed!(), " FROM feedback f WHERE ");
/// What every lane asks besides: $2 unit, $3 field, $4 whether restricted cases reach the reader.
const FILTER: &str =
    " AND ($2 = 0 OR f.unit_id = $2) AND ($3 = '' OR f.category = $3) AND (NOT f.restricted OR $4)";

/// One page of the queue, as far as the actor may know of it.
pub async fn queue(service: &Service, actor: &Actor, query: &QueueQuery) -> Result<Queue, Error> {
    const UNITS: &str =
        "SELECT id, short_name FROM unit WHERE active AND kind <> 'neighborhood' ORDER BY sort, id";
    let own =
        About { lead: actor.unit, support: actor.unit.into_iter().collect(), owner: Some(actor.person) };
    may(actor, Action::ReadFeedback, &own)?;
    let mut tx = service.read().await?;
    let ground = Ground::read(&mut tx).await?;
    let scope = Scope::of(actor, query, &ground);
    let today = day_of(tx.now());
    let (rows, next) = if query.search.trim().is_empty() {
        tx.page(&scope, query, today, &ground).await?
    } else {
        tx.found(&scope, query).await?
    };
    let units = on!(tx, c => sqlx::query_as::<_, (i64, String)>(UNITS).fetch_all(c).await)?;
    let calendar = ground.almanac.calendar();
    let may_assign = may(actor, Action::SortFeedback, &About::default()).is_ok();
    let officers = if may_assign {
        // Whoever may not be given a restricted case is refused case by case.
        tx.officers_to_assign(false, ground.settings.restricted_clerk).await?
    } else {
        Vec::new()
    };
    Ok(Queue {
        query: query.clone(),
        rows: rows.into_iter().map(|row| row.shown(today, &calendar)).collect::<Result<_, _>>()?,
        next,
        counts: tx.queue_counts(&scope, today, last_soon(today, &ground)).await?,
        units: units.into_iter().map(|(id, name)| (UnitId(id), name)).collect(),
        officers,
        may_assign,
        may_enter: may(actor, Action::EnterFeedback, &own).is_ok(),
    })
}

fn by_due(view: QueueView) -> bool {
    !matches!(view, QueueView::Done | QueueView::Noted)
}

/// The last day that is due soon.
fn last_soon(today: Date, ground: &Ground) -> Date {
    let calendar = ground.almanac.calendar();
    let mut last = today;
    let soon = |day| matches!(standing(Some(day), today, &calendar, None), Standing::DueSoon { .. });
    while soon(last.saturating_add(1.days())) && last < Date::MAX {
        last = last.saturating_add(1.days());
    }
    last
}

/// The states of a tab; every other restriction of it is by due day.
fn states(view: QueueView) -> &'static str {
    match view {
        QueueView::Open | QueueView::Overdue | QueueView::Soon => "",
        QueueView::New => " AND f.state IN ('received', 'classified', 'reopened')",
        QueueView::Review => " AND f.state = 'review'",
        QueueView::Waiting => " AND f.state = 'need_info'",
        QueueView::Done => " AND f.due_on IS NULL AND f.state <> 'noted'",
        QueueView::Noted => " AND f.state = 'noted'",
    }
}

impl Tx {
    /// The rows of a page, and how the next one is asked for.
    async fn page(
        &mut self,
        scope: &Scope,
        query: &QueueQuery,
        today: Date,
        ground: &Ground,
    ) -> Result<(Vec<Listed>, Option<String>), Error> {
        let mut rows = Vec::new();
        for lane in &scope.lanes {
            rows.extend(if by_due(query.view) {
                self.lane_by_due(scope, *lane, query, today, ground).await?
            } else {
                self.lane_by_age(scope, *lane, query).await?
            });
        }
        if by_due(query.view) {
            rows.sort_by_key(|row| (row.due_on.map(|day| day.0), row.id));
        } else {
            rows.sort_by_key(|row| std::cmp::Reverse(row.id));
        }
        rows.dedup_by_key(|row| row.id);
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|row| match (by_due(query.view), row.due_on) {
            (true, Some(due_on)) => format!("{due_on}|{}", row.id),
            _ => row.id.to_string(),
        });
        Ok((rows, next))
    }

    async fn lane_by_due(
        &mut self,
        scope: &Scope,
        lane: Lane,
        query: &QueueQuery,
        today: Date,
        ground: &Ground,
    ) -> Result<Vec<Listed>, Error> {
        let sql = format!(
            "{SELECT}{}{FILTER}{} AND f.due_on >= $5 AND f.due_on <= $6 AND (f.due_on, f.id) > ($7, $8) \
             ORDER BY f.due_on, f.id LIMIT $9",
            lane.condition(),
            states(query.view)
        );
        let (from, to) = match query.view {
            QueueView::Overdue => (FIRST.to_owned(), today.yesterday().unwrap_or(today).to_string()),
            QueueView::Soon => (today.to_string(), last_soon(today, ground).to_string()),
            _ => (FIRST.to_owned(), LAST.to_owned()),
        };
        let after = query.after.as_deref().and_then(|after| after.split_once('|'));
        let after_day = after.and_then(|(day, _)| day.parse::<Date>().ok());
        let after_day = after_day.map_or_else(|| FIRST.to_owned(), |day| day.to_string());
        let after_id: i64 = after.and_then(|(_, id)| id.parse().ok()).unwrap_or(0);
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        Ok(on!(self, c => sqlx::query_as::<_, Listed>(AssertSqlSafe(sql.as_str()))
            .bind(lane.value()).bind(scope.unit).bind(category(query)).bind(scope.restricted)
            .bind(&from).bind(&to).bind(&after_day).bind(after_id).bind(limit)
            .fetch_all(c).await)?)
    }

    async fn lane_by_age(
        &mut self,
        scope: &Scope,
        lane: Lane,
        query: &QueueQuery,
    ) -> Result<Vec<Listed>, Error> {
        let sql = format!(
            "{SELECT}{}{FILTER}{} AND f.id < $5 ORDER BY f.id DESC LIMIT $6",
            lane.condition(),
            states(query.view)
        );
        let before: i64 = query.after.as_deref().and_then(|id| id.parse().ok()).unwrap_or(i64::MAX);
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        Ok(on!(self, c => sqlx::query_as::<_, Listed>(AssertSqlSafe(sql.as_str()))
            .bind(lane.value()).bind(scope.unit).bind(category(query)).bind(scope.restricted)
            .bind(before).bind(limit)
            .fetch_all(c).await)?)
    }
}

fn category(query: &QueueQuery) -> &'static str {
    query.category.map_or("", Category::name)
}
