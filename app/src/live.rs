//! The live line: one `EventSource` a page, a version signal per topic. It says what changed, never what it is
//! now; a page that cares fetches again by the normal road. After a break everything counts as changed, since
//! nobody knows what was missed.

use domain::change::Change;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What travels on the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What changed.
    pub change: Change,
    /// Who did it, by the name that others see.
    pub by: Option<String>,
}

/// How the line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Not opened yet, or not wanted on this page.
    Idle,
    /// Open.
    Open,
    /// Broken; the browser is trying again.
    Lost,
}

/// The live line of this page.
#[derive(Clone, Copy)]
pub struct Live {
    plan: RwSignal<u32>,
    task: RwSignal<u32>,
    people: RwSignal<u32>,
    inbox: RwSignal<u32>,
    line: RwSignal<Line>,
    last: RwSignal<Option<Notice>>,
}

/// Puts the line into the context; opens it in the browser if the reader is signed in.
pub fn provide_live(wanted: bool) {
    let live = Live {
        plan: RwSignal::new(0),
        task: RwSignal::new(0),
        people: RwSignal::new(0),
        inbox: RwSignal::new(0),
        line: RwSignal::new(Line::Idle),
        last: RwSignal::new(None),
    };
    provide_context(live);
    if wanted {
        Effect::new(move |_| live.open());
    }
}

/// The live line of this page.
pub fn live() -> Live {
    expect_context()
}

impl Live {
    /// Grows with every change of a task.
    pub fn task(self) -> u32 {
        self.task.get()
    }

    /// Grows with every change of a plan.
    pub fn plan(self) -> u32 {
        self.plan.get()
    }

    /// Grows with every change of people or units.
    pub fn people(self) -> u32 {
        self.people.get()
    }

    /// Grows when something waits anew for someone.
    pub fn inbox(self) -> u32 {
        self.inbox.get()
    }

    /// How the line is.
    pub fn line(self) -> Line {
        self.line.get()
    }

    /// The last notice, for saying whose hand moved something.
    pub fn last(self) -> Option<Notice> {
        self.last.get()
    }

    /// Counts everything as changed: after one's own action, and after a break.
    pub fn refresh(self) {
        for version in [self.plan, self.task, self.people, self.inbox] {
            version.update(|version| *version += 1);
        }
    }

    #[cfg(not(feature = "hydrate"))]
    fn open(self) {}

    #[cfg(feature = "hydrate")]
    fn heard(self, notice: Notice) {
        let version = match &notice.change {
            Change::Plan(_) => self.plan,
            Change::Task(_) => self.task,
            Change::People => self.people,
            Change::Inbox(_) => self.inbox,
        };
        self.last.set(Some(notice));
        version.update(|version| *version += 1);
    }

    #[cfg(feature = "hydrate")]
    fn open(self) {
        use wasm_bindgen::{JsCast, closure::Closure};
        use web_sys::{Event, EventSource, MessageEvent};

        let Ok(source) = EventSource::new("/live") else { return };
        let on_change = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            let text = message.data().as_string().unwrap_or_default();
            match serde_json::from_str(&text) {
                Ok(notice) => self.heard(notice),
                Err(_) => self.refresh(),
            }
        });
        let on_open = Closure::<dyn Fn(Event)>::new(move |_: Event| {
            if self.line.get_untracked() == Line::Lost {
                self.refresh();
            }
            self.line.set(Line::Open);
        });
        let on_error = Closure::<dyn Fn(Event)>::new(move |_: Event| self.line.set(Line::Lost));
        source.set_onmessage(Some(on_change.as_ref().unchecked_ref()));
        source.set_onopen(Some(on_open.as_ref().unchecked_ref()));
        source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        // The line lives as long as the page.
        on_change.forget();
        on_open.forget();
        on_error.forget();
        let source = StoredValue::new_local(source);
        on_cleanup(move || source.with_value(EventSource::close));
    }
}
