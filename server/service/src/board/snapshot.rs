//! A plan's year in memory: loaded when it is first asked for after a change, and then shared by every reader, so
//! that a warm read costs no SQL. It holds for one version of the live hub.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use domain::board::{
    Card, CardFacts, Due, PersonHead, PlanHead, Progress, SixPoints, State, StateKind, TaskFacts, TermKind,
    Touch, UnitHead, WardRole, settles,
};
use domain::calendar::Calendar;
use domain::ids::{PersonId, PlanId, TaskId};
use domain::people::About;
use domain::period::Period;
use domain::text;
use jiff::civil::Date;

use super::convert::{bad, count_of};
use super::rows::{GroupRow, PeriodRow, PersonRow, TaskRow, UnitRow, YearRows};
use crate::error::Error;
use crate::service::Service;

/// Which plan is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Year {
    /// The plan of this very year.
    Exactly(i16),
    /// The latest plan up to this year, or else the first after it.
    Near(i16),
}

/// A plan's year.
pub(crate) struct Snapshot {
    /// The hub's version that it holds for.
    pub version: u64,
    pub plan: PlanHead,
    pub groups: Vec<GroupRow>,
    /// In the plan's order.
    pub tasks: Vec<Task>,
    /// Active units, in order.
    pub units: Vec<UnitHead>,
    /// Active people, by name.
    pub people: Vec<PersonHead>,
    /// Everybody, those who left too.
    pub everybody: HashMap<PersonId, PersonHead>,
    /// The last release of each period.
    pub releases: BTreeMap<Period, Touch>,
    pub calendar: Calendar,
    /// Where the tasks stood in the last release of all.
    pub released_states: HashMap<i64, StateKind>,
    /// The public's view, drawn when it is first asked for.
    pub progress: OnceLock<Arc<Progress>>,
    by_code: HashMap<String, usize>,
    ready: Mutex<ReadyCards>,
}

type ReadyCards = HashMap<(Period, Date), Arc<Vec<Ready>>>;

/// A task of the plan, and its periods.
pub(crate) struct Task {
    pub row: TaskRow,
    pub group: String,
    pub ward_role: Option<WardRole>,
    pub term: TermKind,
    pub last_day: Option<Date>,
    pub lead: Option<UnitHead>,
    pub support: Vec<UnitHead>,
    pub suggested: Option<UnitHead>,
    pub owner: Option<PersonHead>,
    pub about: About,
    pub points: SixPoints,
    pub periods: BTreeMap<Period, PeriodState>,
    open_obstacles: HashMap<Period, u32>,
    open_work: u32,
    search: String,
}

/// A touched period.
pub(crate) struct PeriodState {
    pub row: PeriodRow,
    pub state: State,
}

/// A card, and what it is filtered by.
pub(crate) struct Ready {
    pub facts: CardFacts,
    pub card: Card,
}

#[derive(Default)]
struct Kept {
    years: RwLock<HashMap<Year, Arc<Snapshot>>>,
    loading: tokio::sync::Mutex<()>,
}

/// The year as it is now; none if there is no such plan.
pub(crate) async fn snapshot(service: &Service, year: Year) -> Result<Option<Arc<Snapshot>>, Error> {
    let kept = service.kept::<Kept>();
    if let Some(snapshot) = kept.get(year, service.hub().plan_version()) {
        return Ok(Some(snapshot));
    }
    let _one_at_a_time = kept.loading.lock().await;
    // Asked before the tables are read: what is saved meanwhile makes the snapshot old, never wrong.
    let version = service.hub().plan_version();
    if let Some(snapshot) = kept.get(year, version) {
        return Ok(Some(snapshot));
    }
    let mut tx = service.read().await?;
    let plan = match year {
        Year::Exactly(year) => tx.board_plan(year).await?,
        Year::Near(year) => tx.board_plan_near(year).await?,
    };
    let Some(plan) = plan else { return Ok(None) };
    // The same plan may have been loaded under its own year.
    let own = i16::try_from(plan.year).map(Year::Exactly).unwrap_or(year);
    let snapshot = match kept.get(own, version) {
        Some(snapshot) => snapshot,
        None => Arc::new(Snapshot::new(tx.board_year(plan).await?, version)?),
    };
    let mut years = kept.years.write().unwrap_or_else(PoisonError::into_inner);
    years.extend([(own, snapshot.clone()), (year, snapshot.clone())]);
    Ok(Some(snapshot))
}

impl Kept {
    fn get(&self, year: Year, version: u64) -> Option<Arc<Snapshot>> {
        let years = self.years.read().unwrap_or_else(PoisonError::into_inner);
        years.get(&year).filter(|snapshot| snapshot.version == version).cloned()
    }
}

impl Snapshot {
    /// The task of that code.
    pub fn task(&self, code: &str) -> Option<&Task> {
        self.by_code.get(code).and_then(|index| self.tasks.get(*index))
    }

    /// The quarter to show when none is asked for: today's, or the nearest of the plan's year.
    pub fn default_period(&self, today: Date) -> Period {
        quarter_in(self.plan.year, today)
    }

    /// Every card of the period in the plan's order, made once per day and kept with the snapshot.
    pub fn cards(&self, period: Period, today: Date) -> Arc<Vec<Ready>> {
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        // Only today's are worth keeping, and a year has few periods.
        ready.retain(|(_, day), _| *day == today);
        let cards = || {
            Arc::new(
                (0_u32..)
                    .zip(&self.tasks)
                    .map(|(place, task)| self.ready(place, task, period, today))
                    .collect(),
            )
        };
        ready.entry((period, today)).or_insert_with(cards).clone()
    }

    /// The card of one task in a period.
    pub fn card(&self, task: &Task, period: Period, today: Date) -> Card {
        let state = task.periods.get(&period);
        let row = &task.row;
        Card {
            task: TaskId(row.id),
            code: row.code.clone(),
            period,
            group: task.group.clone(),
            title: row.short_title.clone(),
            title_suggested: row.short_title_suggested,
            ward_role: task.ward_role,
            term: task.term,
            term_text: row.term_text.clone(),
            due: task.due(today, &self.calendar),
            lead: task.lead.clone(),
            support: task.support.clone(),
            suggested: task.suggested.clone().filter(|_| task.lead.is_none()),
            owner: task.owner.clone(),
            open_work: task.open_work,
            touched: state.map(|state| state.row.touch()),
            facts: task.facts(period),
            version: state.map_or(0, |state| state.row.version),
            full_text: Some(row.full_text.clone()),
            result: state.map(|state| state.row.result_text.clone()).filter(|text| !text.is_empty()),
        }
    }

    fn ready(&self, place: u32, task: &Task, period: Period, today: Date) -> Ready {
        let card = self.card(task, period, today);
        let facts = CardFacts {
            group: task.group.clone(),
            ward_role: task.ward_role,
            lead: task.about.lead,
            lead_code: task.lead.as_ref().map(|unit| unit.code.clone()),
            units: task.lead.iter().chain(&task.support).map(|unit| unit.code.clone()).collect(),
            owner: task.about.owner,
            term: task.term,
            column: card.column(),
            no_occurrence: card.facts.state.kind() == StateKind::NoOccurrence,
            overdue: matches!(card.due, Due::Overdue { .. }),
            search: task.search.clone(),
            place,
            due_on: card.due.on(),
            touched_at: card.touched.as_ref().map(|touch| touch.at),
        };
        Ready { facts, card }
    }

    fn new(rows: YearRows, version: u64) -> Result<Self, Error> {
        let year =
            i16::try_from(rows.plan.year).map_err(|_| bad("plan", "year", rows.plan.id, "not a year"))?;
        let units: HashMap<i64, UnitHead> = rows.units.iter().map(|row| (row.id, row.head())).collect();
        let everybody: HashMap<_, _> = rows.people.iter().map(|row| (PersonId(row.id), row.head())).collect();
        let groups: HashMap<i64, String> = rows.groups.iter().map(|row| (row.id, row.code.clone())).collect();
        let mut support: HashMap<i64, Vec<i64>> = HashMap::new();
        for (task, unit) in rows.support {
            support.entry(task).or_default().push(unit);
        }
        let mut tasks = Vec::with_capacity(rows.tasks.len());
        for row in rows.tasks {
            let supporting = support.remove(&row.id).unwrap_or_default();
            tasks.push(Task::new(row, year, &groups, &units, &supporting, &everybody)?);
        }
        let index: HashMap<i64, usize> =
            tasks.iter().enumerate().map(|(at, task)| (task.row.id, at)).collect();
        for row in rows.periods {
            if let Some(at) = index.get(&row.task_id) {
                let period = row.period()?;
                let state = row.state()?;
                tasks[*at].periods.insert(period, PeriodState { row, state });
            }
        }
        for (task, period, count) in rows.obstacles {
            if let Some(at) = index.get(&task) {
                let period = period.parse().map_err(|_| bad("obstacle", "period", task, "not a period"))?;
                tasks[*at].open_obstacles.insert(period, count_of(count));
            }
        }
        for (task, count) in rows.open_work {
            if let Some(at) = index.get(&task) {
                tasks[*at].open_work = count_of(count);
            }
        }
        let mut releases = BTreeMap::new();
        for row in rows.releases {
            let period: Period = row
                .period
                .parse()
                .map_err(|_| bad("period_release", "period", row.released_by, "not a period"))?;
            let touch =
                Touch { by: PersonId(row.released_by), name: row.released_name, at: row.released_at.0 };
            releases.insert(period, touch);
        }
        let mut released_states = HashMap::new();
        for (task, state) in rows.released {
            let state =
                StateKind::from_name(&state).ok_or_else(|| bad("released_task", "state", task, &state))?;
            released_states.insert(task, state);
        }
        let days =
            |kind: &str| rows.calendar.iter().filter(|row| row.kind == kind).map(|row| row.day.0).collect();
        Ok(Self {
            version,
            calendar: Calendar { off: days("off"), makeup: days("makeup") },
            plan: PlanHead { id: PlanId(rows.plan.id), year, title: rows.plan.title },
            groups: rows.groups,
            by_code: tasks.iter().enumerate().map(|(at, task)| (task.row.code.clone(), at)).collect(),
            tasks,
            units: rows.units.iter().filter(|row| row.active).map(UnitRow::head).collect(),
            people: rows.people.iter().filter(|row| row.active).map(PersonRow::head).collect(),
            everybody,
            releases,
            released_states,
            progress: OnceLock::new(),
            ready: Mutex::default(),
        })
    }
}

impl Task {
    /// What its moves in this period depend on.
    pub fn facts(&self, period: Period) -> TaskFacts {
        let state = self.periods.get(&period);
        TaskFacts {
            about: self.about.clone(),
            state: state.map_or(State::NotStarted, |state| state.state.clone()),
            needs_evidence: self.row.needs_evidence,
            evidence: state.map_or(0, |state| count_of(state.row.evidence)),
            has_result: state.is_some_and(|state| state.row.has_result()),
            open_obstacles: self.open_obstacles.get(&period).copied().unwrap_or(0),
            gone: false,
            points: self.points,
        }
    }

    fn due(&self, today: Date, calendar: &Calendar) -> Due {
        let settled = self.last_day.is_some_and(|last_day| {
            self.periods.iter().any(|(period, state)| settles(last_day, *period, state.state.kind()))
        });
        Due::of(self.last_day, settled, today, calendar)
    }

    fn new(
        row: TaskRow,
        year: i16,
        groups: &HashMap<i64, String>,
        units: &HashMap<i64, UnitHead>,
        supporting: &[i64],
        everybody: &HashMap<PersonId, PersonHead>,
    ) -> Result<Self, Error> {
        let unit = |id: Option<i64>| id.and_then(|id| units.get(&id)).cloned();
        let (lead, suggested) = (unit(row.lead_unit_id), unit(row.suggested_unit_id));
        let support: Vec<UnitHead> = supporting.iter().filter_map(|id| unit(Some(*id))).collect();
        let term = row.term()?;
        let group = groups.get(&row.group_id).cloned();
        let mut search = format!("{} {} {}", row.code, row.short_title, row.full_text);
        for unit in lead.iter().chain(&support) {
            search += &format!(" {} {} {}", unit.name, unit.short_name, unit.code);
        }
        Ok(Self {
            group: group.ok_or_else(|| bad("task", "group_id", row.id, "no such group"))?,
            ward_role: row.ward_role()?,
            term,
            last_day: term.last_day(row.due_on.map(|day| day.0), year),
            about: row.about(supporting),
            points: row.points(term),
            owner: row.owner_id.and_then(|id| everybody.get(&PersonId(id))).cloned(),
            lead,
            support,
            suggested,
            periods: BTreeMap::new(),
            open_obstacles: HashMap::new(),
            open_work: 0,
            search: text::fold(&search),
            row,
        })
    }
}

/// The quarter of this year that is nearest to today.
pub(super) fn quarter_in(year: i16, today: Date) -> Period {
    let end = Date::new(year, if year < today.year() { 12 } else { 1 }, 1).unwrap_or(today);
    Period::quarter_of(if year == today.year() { today } else { end })
}
