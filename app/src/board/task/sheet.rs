//! A task's page as it is shown: what was read, kept up to date part by part, so that a change by somebody else
//! redraws what it is about and never what is being typed.

use domain::board::{TaskFacts, TaskPage, may_change_evidence};
use domain::people::{About, Action, Actor, may};
use domain::period::Period;
use leptos::prelude::*;

use crate::{board::task_api::read_task, live::live, viewer::viewer};

/// The page that is shown.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// What was read last.
    pub page: RwSignal<TaskPage>,
    asked: StoredValue<u32>,
}

impl Sheet {
    /// The page as it was read; in the browser it follows what others change.
    pub fn open(page: TaskPage) -> Self {
        let (code, period) = (page.card.code.clone(), page.report.period);
        let sheet = Self { page: RwSignal::new(page), asked: StoredValue::new(0) };
        let live = live();
        Effect::new(move |known: Option<u32>| {
            let version = live.task().wrapping_add(live.plan());
            if known.is_some_and(|known| known != version) {
                sheet.fetch(code.clone(), period);
            }
            version
        });
        sheet
    }

    /// A part of the page; only what depends on it is drawn again when it changes.
    pub fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&TaskPage) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.page.with(&of))
    }

    /// A part that stays as it was while something that rests on it is being typed.
    pub fn part_unless<T: PartialEq + Clone + Send + Sync + 'static>(
        self,
        typing: RwSignal<bool>,
        of: impl Fn(&TaskPage) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |known: Option<&T>| match known {
            Some(known) if typing.get() => known.clone(),
            _ => self.page.with(&of),
        })
    }

    /// The task's code.
    pub fn code(self) -> String {
        self.page.with_untracked(|page| page.card.code.clone())
    }

    /// The period shown.
    pub fn period(self) -> Period {
        self.page.with_untracked(|page| page.report.period)
    }

    fn fetch(self, code: String, period: Period) {
        let Some(ticket) = self.asked.try_update_value(|asked| {
            *asked = asked.wrapping_add(1);
            *asked
        }) else {
            return;
        };
        leptos::task::spawn_local(async move {
            let answer = read_task(code, Some(period.to_string())).await;
            // Only the last question's answer counts, and none after the page was left.
            if let Ok(page) = answer
                && self.asked.try_get_value() == Some(ticket)
            {
                self.page.try_set(page);
            }
        });
    }
}

/// The person who reads the page.
pub fn actor() -> Option<Actor> {
    viewer().signed.map(|signed| signed.actor)
}

/// True if the reader may do this on the task.
pub fn can(action: Action, about: &About) -> bool {
    actor().is_some_and(|actor| may(&actor, action, about).is_ok())
}

/// True if the reader may write the result of the period and its evidence.
pub fn can_report(facts: &TaskFacts) -> bool {
    actor().is_some_and(|actor| may_change_evidence(facts, &actor).is_ok())
}

/// True if the form of this id was refused when it was posted without wasm: its fold has to be open.
pub fn was_refused(form: &str) -> bool {
    viewer().kept.is_some_and(|kept| kept.fields.iter().any(|(name, value)| name == "_form" && value == form))
}
