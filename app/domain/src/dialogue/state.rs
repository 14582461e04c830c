//! Where a dialogue stands, and which step may follow. Each state is a type with its facts; a step takes the state away
//! and gives the next one, or a refusal.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{Asked, Refusal, orphans};

named! {
    /// The kind of a state, as the database keeps it.
    StateKind {
        /// Being planned; nobody outside of the office knows ("dự kiến").
        Draft "draft";
        /// Announced ("đã thông báo"); registration is open within its window.
        Announced "announced";
        /// Announced, and then put off; waits for a new day ("hoãn").
        Postponed "postponed";
        /// It took place ("đã tổ chức").
        Held "held";
        /// Its result is published ("đã thông báo kết quả").
        Concluded "concluded";
        /// It does not take place ("hủy").
        Cancelled "cancelled";
    }
}

named! {
    /// What can be done to a dialogue as a whole.
    Step {
        /// Announce it, also anew after it was postponed.
        Announce "announce";
        /// Put it off.
        Postpone "postpone";
        /// Call it off.
        Cancel "cancel";
        /// Say that it took place.
        Hold "hold";
        /// Publish its result.
        Conclude "conclude";
    }
}

/// Which step leads from where to where; no other exists.
pub const STEPS: &[(StateKind, Step, StateKind)] = &[
    (StateKind::Draft, Step::Announce, StateKind::Announced),
    (StateKind::Draft, Step::Cancel, StateKind::Cancelled),
    (StateKind::Announced, Step::Postpone, StateKind::Postponed),
    (StateKind::Announced, Step::Cancel, StateKind::Cancelled),
    (StateKind::Announced, Step::Hold, StateKind::Held),
    (StateKind::Postponed, Step::Announce, StateKind::Announced),
    (StateKind::Postponed, Step::Cancel, StateKind::Cancelled),
    (StateKind::Held, Step::Conclude, StateKind::Concluded),
];

/// Being planned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {}

/// Announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// When, for the last time.
    pub at: Timestamp,
}

/// Put off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Postponed {
    /// When that was decided.
    pub at: Timestamp,
    /// Why; everybody reads it.
    pub reason: String,
    /// When it would have begun.
    pub from: DateTime,
}

/// It took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// When that was said.
    pub at: Timestamp,
    /// How many people were there.
    pub present: u32,
}

/// Its result is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concluded {
    /// When.
    pub at: Timestamp,
    /// How many people were there.
    pub present: u32,
}

/// It does not take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancelled {
    /// When that was decided.
    pub at: Timestamp,
    /// Why; everybody reads it.
    pub reason: String,
}

/// Where a dialogue stands, with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Being planned.
    Draft(Draft),
    /// Announced.
    Announced(Announced),
    /// Put off.
    Postponed(Postponed),
    /// It took place.
    Held(Held),
    /// Its result is published.
    Concluded(Concluded),
    /// It does not take place.
    Cancelled(Cancelled),
}

/// A step that was taken by its rule: the store writes a state from nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    from: StateKind,
    to: State,
}

impl Taken {
    /// Where the dialogue stood.
    pub fn from(&self) -> StateKind {
        self.from
    }

    /// Where it stands now.
    pub fn to(&self) -> &State {
        &self.to
    }

    /// Where it stands now, to keep.
    pub fn into_state(self) -> State {
        self.to
    }
}

impl Draft {
    /// Announces it.
    pub fn announce(self, at: Timestamp) -> Taken {
        Taken { from: StateKind::Draft, to: State::Announced(Announced { at }) }
    }

    /// Calls it off.
    pub fn cancel(self, at: Timestamp, reason: String) -> Taken {
        Taken { from: StateKind::Draft, to: State::Cancelled(Cancelled { at, reason }) }
    }
}

impl Announced {
    /// Puts it off.
    pub fn postpone(self, at: Timestamp, reason: String, from: DateTime) -> Taken {
        Taken { from: StateKind::Announced, to: State::Postponed(Postponed { at, reason, from }) }
    }

    /// Calls it off.
    pub fn cancel(self, at: Timestamp, reason: String) -> Taken {
        Taken { from: StateKind::Announced, to: State::Cancelled(Cancelled { at, reason }) }
    }

    /// Says that it took place; not before its day.
    pub fn hold(self, at: Timestamp, today: Date, day: Date, present: u32) -> Result<Taken, Refusal> {
        if today < day {
            return Err(Refusal::NotYet { day });
        }
        Ok(Taken { from: StateKind::Announced, to: State::Held(Held { at, present }) })
    }
}

impl Postponed {
    /// Announces it anew.
    pub fn announce(self, at: Timestamp) -> Taken {
        Taken { from: StateKind::Postponed, to: State::Announced(Announced { at }) }
    }

    /// Calls it off for good.
    pub fn cancel(self, at: Timestamp, reason: String) -> Taken {
        Taken { from: StateKind::Postponed, to: State::Cancelled(Cancelled { at, reason }) }
    }
}

impl Held {
    /// Publishes the result. Refused while a question ends nowhere, with all of those.
    pub fn conclude(self, at: Timestamp, questions: &[Asked]) -> Result<Taken, Refusal> {
        let open = orphans(questions);
        if !open.is_empty() {
            return Err(Refusal::Orphans { questions: open });
        }
        let to = State::Concluded(Concluded { at, present: self.present });
        Ok(Taken { from: StateKind::Held, to })
    }
}

impl State {
    /// Its kind.
    pub fn kind(&self) -> StateKind {
        match self {
            State::Draft(_) => StateKind::Draft,
            State::Announced(_) => StateKind::Announced,
            State::Postponed(_) => StateKind::Postponed,
            State::Held(_) => StateKind::Held,
            State::Concluded(_) => StateKind::Concluded,
            State::Cancelled(_) => StateKind::Cancelled,
        }
    }

    /// The refusal of a step that does not follow from here.
    pub fn refuse(&self, step: Step) -> Refusal {
        Refusal::NoSuchStep { state: self.kind(), step }
    }
}

impl StateKind {
    /// The steps that may follow.
    pub fn steps(self) -> Vec<Step> {
        STEPS.iter().filter(|(from, ..)| *from == self).map(|(_, step, _)| *step).collect()
    }

    /// True if the public knows of it. A draft that was cancelled was never announced, and stays the office's with its
    /// reason.
    pub fn is_public(self, was_announced: bool) -> bool {
        match self {
            StateKind::Draft => false,
            StateKind::Cancelled => was_announced,
            StateKind::Announced | StateKind::Postponed | StateKind::Held | StateKind::Concluded => true,
        }
    }

    /// True once what was promised there is for everybody to read. One that was called off is not held any more, and what
    /// was promised until then stands.
    pub fn shows_promises(self) -> bool {
        matches!(self, StateKind::Held | StateKind::Concluded | StateKind::Cancelled)
    }

    /// True while what is said on the day is written down.
    pub fn is_at_work(self) -> bool {
        matches!(self, StateKind::Announced | StateKind::Held)
    }

    /// True while time, place and agenda may still be changed.
    pub fn may_change(self) -> bool {
        matches!(self, StateKind::Draft | StateKind::Announced | StateKind::Postponed)
    }
}

/// From when to when one may register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// From then on.
    pub opens: Timestamp,
    /// Before then.
    pub closes: Timestamp,
}

named! {
    /// Where a dialogue stands for the public, which sees the window of registration as well.
    Phase {
        /// Not announced.
        Planned "planned";
        /// Announced; one cannot register yet, or any more.
        Announced "announced";
        /// One may register ("đang nhận đăng ký").
        Open "open";
        /// Put off.
        Postponed "postponed";
        /// It took place.
        Held "held";
        /// Its result is published.
        Concluded "concluded";
        /// It does not take place.
        Cancelled "cancelled";
    }
}

impl Phase {
    /// The phase of a state at a moment.
    pub fn of(state: StateKind, window: Window, now: Timestamp) -> Phase {
        match state {
            StateKind::Draft => Phase::Planned,
            StateKind::Announced if window.opens <= now && now < window.closes => Phase::Open,
            StateKind::Announced => Phase::Announced,
            StateKind::Postponed => Phase::Postponed,
            StateKind::Held => Phase::Held,
            StateKind::Concluded => Phase::Concluded,
            StateKind::Cancelled => Phase::Cancelled,
        }
    }
}

impl Window {
    /// Whether one may register now, and if not, why.
    pub fn takes(self, state: StateKind, now: Timestamp) -> Result<(), Refusal> {
        match state {
            StateKind::Announced if now < self.opens => Err(Refusal::NotOpenYet { opens: self.opens }),
            StateKind::Announced if now >= self.closes => {
                Err(Refusal::RegistrationOver { closed: self.closes })
            }
            StateKind::Announced => Ok(()),
            state => Err(Refusal::NotTaking { state }),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_dialogue_runs_from_plan_to_result() {
        let now = at("2026-12-01T01:00:00Z");
        let taken = Draft {}.announce(now);
        assert_eq!(taken.from(), StateKind::Draft);
        let State::Announced(announced) = taken.into_state() else { panic!("announced") };
        let day = date(2026, 12, 10);
        let early = announced.clone().hold(now, date(2026, 12, 9), day, 50);
        assert_eq!(early, Err(Refusal::NotYet { day }));
        let State::Held(held) = announced.hold(now, day, day, 50).unwrap().into_state() else {
            panic!("held")
        };
        let concluded = held.conclude(now, &[]).unwrap().into_state();
        assert_eq!(concluded, State::Concluded(Concluded { at: now, present: 50 }));
        assert!(concluded.kind().steps().is_empty());
    }

    #[test]
    fn the_table_says_what_the_types_do() {
        for (from, step, _) in STEPS {
            assert!(from.steps().contains(step));
        }
        assert_eq!(StateKind::Announced.steps(), [Step::Postpone, Step::Cancel, Step::Hold]);
        assert!(StateKind::Cancelled.steps().is_empty());
        let refused = State::Draft(Draft {}).refuse(Step::Hold);
        assert_eq!(refused, Refusal::NoSuchStep { state: StateKind::Draft, step: Step::Hold });
    }

    #[test]
    fn what_was_never_announced_is_not_public() {
        assert!(StateKind::Cancelled.is_public(true) && !StateKind::Cancelled.is_public(false));
        assert!(!StateKind::Draft.is_public(false) && StateKind::Postponed.is_public(true));
    }

    #[test]
    fn one_registers_within_the_window_and_in_no_other_state() {
        let window = Window { opens: at("2026-12-01T01:00:00Z"), closes: at("2026-12-09T10:00:00Z") };
        let before = at("2026-12-01T00:59:59Z");
        assert_eq!(
            window.takes(StateKind::Announced, before),
            Err(Refusal::NotOpenYet { opens: window.opens })
        );
        assert_eq!(window.takes(StateKind::Announced, window.opens), Ok(()));
        let over = Err(Refusal::RegistrationOver { closed: window.closes });
        assert_eq!(window.takes(StateKind::Announced, window.closes), over);
        for state in [StateKind::Draft, StateKind::Postponed, StateKind::Cancelled, StateKind::Held] {
            assert_eq!(window.takes(state, window.opens), Err(Refusal::NotTaking { state }));
        }
        assert_eq!(Phase::of(StateKind::Announced, window, window.opens), Phase::Open);
        assert_eq!(Phase::of(StateKind::Announced, window, before), Phase::Announced);
        assert_eq!(Phase::of(StateKind::Announced, window, window.closes), Phase::Announced);
    }
}
