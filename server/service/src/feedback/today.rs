//! What of feedback waits for one person, for their day. The queue has the rest.

use domain::calendar::Calendar;
use domain::feedback::view::QueueRow;
use domain::feedback::{Category, Channel, SenderKind, StateKind, standing};
use domain::ids::FeedbackId;
use domain::people::{About, Action, Actor, may};
use jiff::civil::Date;

use crate::db::{Day, Instant};
use crate::error::{Error, Fault};
use crate::on;
use crate::service::Service;

/// The most rows of each kind.
const MOST: i64 = 20;
/// As much of a text as a row shows, in characters.
const EXCERPT: usize = 120;

/// What waits for one person; of each kind the nearest to its day, not more than twenty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Answers that wait for their approval.
    pub review: Vec<QueueRow>,
    /// Cases that are theirs, or their unit's and nobody's in particular.
    pub mine: Vec<QueueRow>,
    /// Cases that are still to be given to a unit, if giving them out is theirs.
    pub to_sort: Vec<QueueRow>,
}

#[derive(sqlx::FromRow)]
struct Found {
    id: i64,
    code: String,
    beginning: String,
    category: String,
    channel: String,
    sender_kind: String,
    received_at: Instant,
    state: String,
    unit: Option<String>,
    officer: Option<String>,
    due_on: Option<Day>,
    extended: bool,
    duplicate_of: Option<String>,
    restricted: bool,
    version: i64,
}

macro_rules! found {
    ($where:literal) => {
        concat!(
            "SELECT f.id, f.code, substr(f.content, 1, 400) AS beginning, f.category, f.channel, f.sender_kind, \
             f.received_at, f.state, u.short_name AS unit, p.name AS officer, f.due_on, \
             EXISTS (SELECT 1 FROM feedback_clock k WHERE k.feedback_id = f.id AND k.round = f.round \
             AND k.extended_at IS NOT NULL) AS extended, \
             d.code AS duplicate_of, f.restricted, f.version FROM feedback f \
             LEFT JOIN unit u ON u.id = f.unit_id LEFT JOIN person p ON p.id = f.officer_id \
             LEFT JOIN feedback d ON d.id = f.duplicate_of \
             WHERE (NOT f.restricted OR $1) AND ",
            $where,
            " ORDER BY f.due_on NULLS LAST, f.id LIMIT $2"
        )
    };
}

/// What of feedback waits for the actor; nothing for those who have no part in it.
pub async fn waiting(service: &Service, actor: &Actor) -> Result<Waiting, Error> {
    const REVIEW: &str = found!("f.state = 'review'");
    const TO_SORT: &str = found!("f.state IN ('received', 'classified')");
    // A day stands on a case only while it is open.
    const MINE: &str = found!(
        "f.due_on IS NOT NULL AND f.state NOT IN ('received', 'classified', 'review') \
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
            on!(tx, c => sqlx::query_as::<_, Found>(REVIEW).bind(knows).bind(MOST).fetch_all(c).await)?;
        waiting.review = shown(rows, &calendar, day)?;
    }
    // Leaders may give out as well, but it waits for the centre and for who runs the plan.
    if sorts && !decides {
        let rows =
            on!(tx, c => sqlx::query_as::<_, Found>(TO_SORT).bind(knows).bind(MOST).fetch_all(c).await)?;
        waiting.to_sort = shown(rows, &calendar, day)?;
    }
    if works {
        let (person, unit) = (actor.person.0, actor.unit.map(|unit| unit.0));
        let rows = on!(tx, c => sqlx::query_as::<_, Found>(MINE)
            .bind(knows).bind(MOST).bind(person).bind(unit).fetch_all(c).await)?;
        waiting.mine = shown(rows, &calendar, day)?;
    }
    Ok(waiting)
}

fn shown(rows: Vec<Found>, calendar: &Calendar, day: Date) -> Result<Vec<QueueRow>, Error> {
    rows.into_iter().map(|row| row.shown(calendar, day)).collect()
}

impl Found {
    fn shown(self, calendar: &Calendar, day: Date) -> Result<QueueRow, Error> {
        let bad = |column, value: &str| Fault::BadRow {
            table: "feedback",
            column,
            row: self.id.to_string(),
            why: value.to_owned(),
        };
        let due_on = self.due_on.map(|day| day.0);
        Ok(QueueRow {
            id: FeedbackId(self.id),
            excerpt: excerpt(&self.beginning),
            category: Category::from_name(&self.category).ok_or_else(|| bad("category", &self.category))?,
            channel: Channel::from_name(&self.channel).ok_or_else(|| bad("channel", &self.channel))?,
            sender_kind: SenderKind::from_name(&self.sender_kind)
                .ok_or_else(|| bad("sender_kind", &self.sender_kind))?,
            received_at: self.received_at.0,
            state: StateKind::from_name(&self.state).ok_or_else(|| bad("state", &self.state))?,
            standing: standing(due_on, day, calendar, None),
            code: self.code,
            unit: self.unit,
            officer: self.officer,
            due_on,
            extended: self.extended,
            duplicate_of: self.duplicate_of,
            restricted: self.restricted,
            version: self.version,
        })
    }
}

/// The beginning on one line.
fn excerpt(beginning: &str) -> String {
    let line = beginning.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= EXCERPT {
        return line;
    }
    let cut: String = line.chars().take(EXCERPT).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}
