//! The rows that a snapshot is made of, and their SQL: a handful of statements for a whole year, none in a loop.

use sqlx::FromRow;

use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;

#[derive(FromRow)]
pub(crate) struct PlanRow {
    pub id: i64,
    pub year: i64,
    pub title: String,
}

#[derive(FromRow)]
pub(crate) struct GroupRow {
    pub id: i64,
    pub code: String,
    pub name: String,
    pub short_name: String,
}

#[derive(FromRow)]
pub(crate) struct TaskRow {
    pub id: i64,
    pub group_id: i64,
    pub code: String,
    pub full_text: String,
    pub short_title: String,
    pub short_title_suggested: bool,
    pub ward_role: Option<String>,
    pub term_kind: String,
    pub term_text: String,
    pub due_on: Option<Day>,
    pub lead_unit_id: Option<i64>,
    pub suggested_unit_id: Option<i64>,
    pub owner_id: Option<i64>,
    pub product: Option<String>,
    pub responsibility: Option<String>,
    pub authority: Option<String>,
    pub needs_evidence: bool,
    pub quote_line: i64,
    pub quote: String,
    pub gone_at: Option<Instant>,
    pub version: i64,
}

#[derive(FromRow)]
pub(crate) struct UnitRow {
    pub id: i64,
    pub code: String,
    pub name: String,
    pub short_name: String,
    pub active: bool,
}

#[derive(FromRow)]
pub(crate) struct PersonRow {
    pub id: i64,
    pub username: String,
    pub name: String,
    pub unit_id: Option<i64>,
    pub active: bool,
}

#[derive(FromRow)]
pub(crate) struct PeriodRow {
    pub id: i64,
    pub task_id: i64,
    pub period: String,
    pub state: String,
    pub result_text: String,
    pub quantity: Option<i64>,
    pub quantity_unit: String,
    pub note: String,
    pub submitted_by: Option<i64>,
    pub submitted_at: Option<Instant>,
    pub reviewed_by: Option<i64>,
    pub reviewed_at: Option<Instant>,
    pub review_note: String,
    pub touched_by: i64,
    pub touched_name: String,
    pub touched_at: Instant,
    pub version: i64,
    /// Pieces of evidence that were not taken away.
    pub evidence: i64,
}

#[derive(FromRow)]
pub(crate) struct ReleaseRow {
    pub period: String,
    pub released_by: i64,
    pub released_name: String,
    pub released_at: Instant,
}

#[derive(FromRow)]
pub(crate) struct CalendarRow {
    pub day: Day,
    pub kind: String,
}

/// Every table of one plan's year, as read in one transaction.
pub(super) struct YearRows {
    pub plan: PlanRow,
    pub groups: Vec<GroupRow>,
    pub tasks: Vec<TaskRow>,
    pub support: Vec<(i64, i64)>,
    pub units: Vec<UnitRow>,
    pub people: Vec<PersonRow>,
    pub periods: Vec<PeriodRow>,
    pub obstacles: Vec<(i64, String, i64)>,
    pub open_work: Vec<(i64, i64)>,
    pub releases: Vec<ReleaseRow>,
    pub released: Vec<(i64, String)>,
    pub calendar: Vec<CalendarRow>,
}

/// The columns of a [`TaskRow`], for every statement that reads one.
macro_rules! select_tasks {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.group_id, t.code, t.full_text, t.short_title, t.short_title_suggested, \
             t.ward_role, t.term_kind, t.term_text, t.due_on, t.lead_unit_id, t.suggested_unit_id, \
             t.owner_id, t.product, t.responsibility, t.authority, t.needs_evidence, t.quote_line, \
             t.quote, t.gone_at, t.version FROM task t ",
            $rest
        )
    };
}
pub(super) use select_tasks;

/// The columns of a [`PeriodRow`], for every statement that reads one.
macro_rules! select_periods {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.task_id, p.period, p.state, p.result_text, p.quantity, p.quantity_unit, p.note, \
             p.submitted_by, p.submitted_at, p.reviewed_by, p.reviewed_at, p.review_note, p.touched_by, \
             p.touched_name, p.touched_at, p.version, (SELECT COUNT(*) FROM evidence e \
             WHERE e.task_period_id = p.id AND e.removed_at IS NULL) AS evidence FROM task_period p ",
            $rest
        )
    };
}
pub(super) use select_periods;

impl Tx {
    /// The plan of exactly this year.
    pub(super) async fn board_plan(&mut self, year: i16) -> Result<Option<PlanRow>, Error> {
        const PLAN: &str = "SELECT id, year, title FROM plan WHERE year = $1";
        let year = i64::from(year);
        Ok(on!(self, c => sqlx::query_as::<_, PlanRow>(PLAN).bind(year).fetch_optional(c).await)?)
    }

    /// The latest plan up to this year, or else the first after it.
    pub(super) async fn board_plan_near(&mut self, year: i16) -> Result<Option<PlanRow>, Error> {
        const NEAR: &str = "SELECT id, year, title FROM plan \
                            ORDER BY CASE WHEN year <= $1 THEN $1 - year ELSE 100000 + year END LIMIT 1";
        let year = i64::from(year);
        Ok(on!(self, c => sqlx::query_as::<_, PlanRow>(NEAR).bind(year).fetch_optional(c).await)?)
    }

    /// Everything that the board of this plan is made of.
    pub(super) async fn board_year(&mut self, plan: PlanRow) -> Result<YearRows, Error> {
        const GROUPS: &str =
            "SELECT id, code, name, short_name FROM task_group WHERE plan_id = $1 ORDER BY sort, id";
        const TASKS: &str = select_tasks!(
            "JOIN task_group g ON g.id = t.group_id WHERE t.plan_id = $1 AND t.gone_at IS NULL \
             ORDER BY g.sort, t.sort, t.id"
        );
        const SUPPORT: &str = "SELECT s.task_id, s.unit_id FROM task_support_unit s \
             JOIN task t ON t.id = s.task_id JOIN unit u ON u.id = s.unit_id \
             WHERE t.plan_id = $1 ORDER BY s.task_id, u.sort, u.id";
        const UNITS: &str = "SELECT id, code, name, short_name, active FROM unit ORDER BY sort, id";
        const PEOPLE: &str = "SELECT id, username, name, unit_id, active FROM person ORDER BY name, id";
        const PERIODS: &str =
            select_periods!("JOIN task t ON t.id = p.task_id WHERE t.plan_id = $1 ORDER BY p.period");
        const OBSTACLES: &str = "SELECT o.task_id, o.period, COUNT(*) FROM obstacle o \
             JOIN task t ON t.id = o.task_id WHERE t.plan_id = $1 AND o.state = 'open' \
             GROUP BY o.task_id, o.period";
        const WORK: &str = "SELECT w.task_id, COUNT(*) FROM work_item w JOIN task t ON t.id = w.task_id \
             WHERE t.plan_id = $1 AND w.done_at IS NULL GROUP BY w.task_id";
        const RELEASES: &str = "SELECT r.period, r.released_by, p.name AS released_name, r.released_at \
             FROM period_release r JOIN person p ON p.id = r.released_by \
             WHERE r.plan_id = $1 ORDER BY r.released_at, r.id";
        const RELEASED: &str = "SELECT task_id, state FROM released_task WHERE release_id = \
             (SELECT id FROM period_release WHERE plan_id = $1 ORDER BY released_at DESC, id DESC LIMIT 1)";
        const CALENDAR: &str = "SELECT day, kind FROM calendar_day WHERE status = 'confirmed'";
        let id = plan.id;
        Ok(YearRows {
            plan,
            groups: on!(self, c => sqlx::query_as::<_, GroupRow>(GROUPS).bind(id).fetch_all(c).await)?,
            tasks: on!(self, c => sqlx::query_as::<_, TaskRow>(TASKS).bind(id).fetch_all(c).await)?,
            support: on!(self, c => sqlx::query_as::<_, (i64, i64)>(SUPPORT).bind(id).fetch_all(c).await)?,
            units: on!(self, c => sqlx::query_as::<_, UnitRow>(UNITS).fetch_all(c).await)?,
            people: on!(self, c => sqlx::query_as::<_, PersonRow>(PEOPLE).fetch_all(c).await)?,
            periods: on!(self, c => sqlx::query_as::<_, PeriodRow>(PERIODS).bind(id).fetch_all(c).await)?,
            obstacles: on!(self, c =>
                sqlx::query_as::<_, (i64, String, i64)>(OBSTACLES).bind(id).fetch_all(c).await)?,
            open_work: on!(self, c => sqlx::query_as::<_, (i64, i64)>(WORK).bind(id).fetch_all(c).await)?,
            releases: on!(self, c => sqlx::query_as::<_, ReleaseRow>(RELEASES).bind(id).fetch_all(c).await)?,
            released: on!(self, c =>
                sqlx::query_as::<_, (i64, String)>(RELEASED).bind(id).fetch_all(c).await)?,
            calendar: on!(self, c => sqlx::query_as::<_, CalendarRow>(CALENDAR).fetch_all(c).await)?,
        })
    }
}
