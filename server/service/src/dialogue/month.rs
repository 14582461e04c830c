//! `/lich`: a month or a year of dialogues with the days around them, and the days of tasks, reports and promises.

use domain::calendar::DayKind;
use domain::dialogue::view::{CalendarEntry, CalendarPage, CommitmentView, EntryKind, Shown};
use domain::dialogue::{CommitmentStanding, LegalDates, LegalRules, StateKind, year_warnings};
use domain::people::{About, Action, Actor, may};
use domain::plan::ReportKind;
use jiff::civil::{Date, Weekday};

use super::key::own_feed;
use super::page::is_unsettled;
use super::promises::{Of, Reader};
use super::rows::{Dialogue, bad};
use crate::Refusal;
use crate::clock::day_of;
use crate::db::{Day, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// A month or a year.
///
/// # Errors
/// Refused by role; not found for a month that is none.
pub async fn calendar_page(service: &Service, actor: &Actor, shown: Shown) -> Result<CalendarPage, Error> {
    may(actor, Action::ReadDialogues, &About::default())?;
    let (first, last) = shown.days().ok_or(Refusal::NotFound)?;
    let feed = own_feed(service, actor).await?;
    let mut tx = service.read().await?;
    let (now, today) = (tx.now(), day_of(tx.now()));
    let dialogues = tx.dialogues().await?;
    let mut entries = tx.calendar_entries(&dialogues).await?;
    entries.retain(|entry| (first..=last).contains(&entry.day));
    let almanac = tx.almanac().await?;
    let counts = |kind| {
        let counts = move |(day, special): &(&Date, &domain::calendar::SpecialDay)| {
            (first..=last).contains(*day) && special.kind == kind && almanac_of(special)
        };
        almanac.days.iter().filter(counts)
    };
    let is_weekday = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let off = counts(DayKind::Off).filter(|(day, _)| is_weekday(day));
    let held: Vec<_> =
        dialogues.iter().map(|one| (one.plan.kind, one.plan.day(), one.state.kind())).collect();
    let year = match shown {
        Shown::Month { year, .. } | Shown::Year { year } => year,
    };
    let goals = tx.year_goals().await?;
    Ok(CalendarPage {
        shown,
        today,
        entries,
        off: off.map(|(day, special)| (*day, special.name.clone())).collect(),
        makeup: counts(DayKind::Makeup).map(|(day, _)| *day).collect(),
        warnings: if year == today.year() { year_warnings(goals, today, &held) } else { Vec::new() },
        unsettled: dialogues.iter().filter(|one| is_unsettled(one)).map(|one| one.head(now)).collect(),
        feed,
        may_run: may(actor, Action::RunDialogue, &About::default()).is_ok(),
    })
}

fn almanac_of(special: &domain::calendar::SpecialDay) -> bool {
    special.status == domain::calendar::DayStatus::Confirmed
}

impl Tx {
    /// Everything that has a day, in order.
    pub(super) async fn calendar_entries(
        &mut self,
        dialogues: &[Dialogue],
    ) -> Result<Vec<CalendarEntry>, Error> {
        let (now, today) = (self.now(), day_of(self.now()));
        let (almanac, rules) = (self.almanac().await?, self.time_rules().await?);
        let mut entries = Vec::new();
        for one in dialogues {
            let of = |day, kind| CalendarEntry {
                id: one.id.0,
                revision: one.sequence,
                day,
                kind,
                title: one.plan.title.clone(),
                dialogue: Some(one.id),
            };
            let (state, day) = (one.state.kind(), one.plan.day());
            let phase = one.head(now).phase;
            let kind = EntryKind::Dialogue { with: one.plan.kind, phase, starts: one.plan.starts.time() };
            if state != StateKind::Postponed {
                entries.push(of(day, kind));
            }
            let legal = LegalDates::count(&almanac, &LegalRules::holding(&rules, day), day);
            if state == StateKind::Draft {
                entries.push(of(legal.notice_by, EntryKind::NoticeBy));
            }
            if matches!(state, StateKind::Draft | StateKind::Announced | StateKind::Held) {
                entries.push(of(legal.reminder_on, EntryKind::Reminder));
                entries.push(of(legal.result_by, EntryKind::ResultBy));
            }
        }
        let promises = self.promises(Of::Everyone, Reader::Office, today).await?.commitments;
        entries.extend(promises.into_iter().filter_map(due));
        entries.extend(self.plan_days().await?);
        let order = |entry: &CalendarEntry| match entry.kind {
            EntryKind::Dialogue { starts, .. } => (entry.day, 0, starts),
            EntryKind::NoticeBy | EntryKind::Reminder | EntryKind::ResultBy => {
                (entry.day, 1, jiff::civil::Time::midnight())
            }
            EntryKind::CommitmentDue { .. } => (entry.day, 2, jiff::civil::Time::midnight()),
            EntryKind::TaskDue { .. } | EntryKind::ReportDue { .. } => {
                (entry.day, 3, jiff::civil::Time::midnight())
            }
        };
        entries.sort_by_key(order);
        Ok(entries)
    }

    /// The days of tasks and reports of all plans.
    async fn plan_days(&mut self) -> Result<Vec<CalendarEntry>, Error> {
        const TASKS: &str = "SELECT id, version, due_on, code, short_title FROM task WHERE due_on IS NOT NULL AND gone_at IS NULL";
        const REPORTS: &str = "SELECT last_day, kind, recipient, id, version FROM report_duty \
                               WHERE last_day IS NOT NULL AND gone_at IS NULL";
        type Task = (i64, i64, Day, String, String);
        let tasks = on!(self, c => sqlx::query_as::<_, Task>(TASKS).fetch_all(c).await)?;
        let task = |(id, revision, day, code, title): Task| CalendarEntry {
            id,
            revision,
            day: day.0,
            kind: EntryKind::TaskDue { code },
            title,
            dialogue: None,
        };
        let mut entries: Vec<CalendarEntry> = tasks.into_iter().map(task).collect();
        type Row = (Day, String, Option<String>, i64, i64);
        let reports = on!(self, c => sqlx::query_as::<_, Row>(REPORTS).fetch_all(c).await)?;
        for (day, kind, recipient, id, revision) in reports {
            let report = report_kind(&kind).ok_or_else(|| bad(id, "report_duty.kind", &kind))?;
            entries.push(CalendarEntry {
                id,
                revision,
                day: day.0,
                kind: EntryKind::ReportDue { report },
                title: recipient.unwrap_or_default(),
                dialogue: None,
            });
        }
        Ok(entries)
    }
}

fn due(promise: CommitmentView) -> Option<CalendarEntry> {
    let is_late = match promise.standing {
        CommitmentStanding::Kept { .. } | CommitmentStanding::Withdrawn => return None,
        CommitmentStanding::Running { .. } => false,
        CommitmentStanding::Late { .. } => true,
    };
    Some(CalendarEntry {
        id: promise.id.0,
        revision: promise.version,
        day: promise.due_on,
        kind: EntryKind::CommitmentDue { is_late },
        title: promise.text,
        dialogue: Some(promise.dialogue.0),
    })
}

fn report_kind(name: &str) -> Option<ReportKind> {
    Some(match name {
        "month" => ReportKind::Month,
        "quarter" => ReportKind::Quarter,
        "six_month" => ReportKind::SixMonth,
        "nine_month" => ReportKind::NineMonth,
        "annual" => ReportKind::Annual,
        "ad_hoc" => ReportKind::AdHoc,
        "other" => ReportKind::Other,
        _ => return None,
    })
}
