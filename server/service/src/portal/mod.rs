//! What everybody may see, signed in or not: the plan's tasks, and where they stood when a leader last let the
//! public see. No names of people, no results, no evidence.

use std::sync::Arc;

use domain::board::{Counts, Progress, PublicTask, Released, StateKind};

use crate::board::{Snapshot, Year, snapshot};
use crate::clock::day_of;
use crate::error::Error;
use crate::service::Service;

/// The public's view of the plan of this year, or of the current one; none if there is no such plan. A warm read
/// costs no SQL.
pub async fn progress(service: &Service, year: Option<i16>) -> Result<Option<Arc<Progress>>, Error> {
    let year = year.map_or(Year::Near(service.today().year()), Year::Exactly);
    let snapshot = snapshot(service, year).await?;
    Ok(snapshot.map(|snapshot| snapshot.progress.get_or_init(|| Arc::new(drawn(&snapshot))).clone()))
}

fn drawn(snapshot: &Snapshot) -> Progress {
    let tasks: Vec<PublicTask> = snapshot
        .tasks
        .iter()
        .map(|task| PublicTask {
            code: task.row.code.clone(),
            group: task.group.clone(),
            full_text: task.row.full_text.clone(),
            title: task.row.short_title.clone(),
            ward_role: task.ward_role,
            term: task.term,
            term_text: task.row.term_text.clone(),
            lead: task.lead.as_ref().map(|unit| unit.name.clone()),
            state: snapshot.released_states.get(&task.row.id).copied(),
        })
        .collect();
    let counts = |group: Option<&str>| {
        let tasks = tasks.iter().filter(|task| group.is_none_or(|code| task.group == code));
        Counts::of_columns(tasks.map(|task| task.state.unwrap_or(StateKind::NotStarted).column()))
    };
    // The last release of all, whichever period it is of.
    let last = snapshot.releases.iter().max_by_key(|(_, touch)| touch.at);
    Progress {
        plan: snapshot.plan.clone(),
        released: last.map(|(period, touch)| Released {
            period: *period,
            on: day_of(touch.at),
            counts: counts(None),
        }),
        groups: snapshot.groups.iter().map(|group| group.head(counts(Some(&group.code)))).collect(),
        tasks,
        version: snapshot.version,
    }
}
