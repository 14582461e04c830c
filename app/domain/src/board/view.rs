//! What the board, the list, the register and a task's page are drawn from. Server and browser share these; they
//! hold facts, and the page finds the words.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{BoardQuery, Column, Counts, Due, Move, State, TaskFacts, TermKind, WardRole, moves};
use crate::{
    ids::{PersonId, PlanId, TaskId, UnitId},
    people::Actor,
    period::Period,
};

/// A unit as lists name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitHead {
    /// Its id.
    pub id: UnitId,
    /// Its code, for example `VHXH`.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// The name on a chip.
    pub short_name: String,
}

/// A person as lists name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonHead {
    /// Their id.
    pub id: PersonId,
    /// The name to mention them by, without `@`.
    pub username: String,
    /// Their name.
    pub name: String,
    /// Their unit.
    pub unit: Option<UnitId>,
}

/// Who did something and when, with the name to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touch {
    /// Who.
    pub by: PersonId,
    /// Their name, as it was then where that was kept.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// The plan that a board belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanHead {
    /// Its id.
    pub id: PlanId,
    /// Its year.
    pub year: i16,
    /// Its title.
    pub title: String,
}

/// A group of tasks, with how many of the cards shown belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupHead {
    /// Its code, for example `II`.
    pub code: String,
    /// Its name as in the plan.
    pub name: String,
    /// The name on a chip.
    pub short_name: String,
    /// How many of the cards shown, per column.
    pub counts: Counts,
}

/// One task in one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub task: TaskId,
    /// Its code, for example `II.4`.
    pub code: String,
    /// The period that it is of.
    pub period: Period,
    /// The code of its group.
    pub group: String,
    /// The short title.
    pub title: String,
    /// True while the short title is only a suggestion.
    pub title_suggested: bool,
    /// The ward's part, if the plan says one.
    pub ward_role: Option<WardRole>,
    /// The kind of term.
    pub term: TermKind,
    /// The term as the plan words it.
    pub term_text: String,
    /// How it stands to its last day.
    pub due: Due,
    /// The unit in the lead.
    pub lead: Option<UnitHead>,
    /// The units in support.
    pub support: Vec<UnitHead>,
    /// The unit that is suggested for the lead, while none leads.
    pub suggested: Option<UnitHead>,
    /// The officer in charge.
    pub owner: Option<PersonHead>,
    /// Work items that are not done.
    pub open_work: u32,
    /// Who touched it last in this period.
    pub touched: Option<Touch>,
    /// What its moves depend on, its state included.
    pub facts: TaskFacts,
    /// The version to be sent with a change; 0 if the period is untouched.
    pub version: i64,
    /// The whole text, in the register only.
    pub full_text: Option<String>,
    /// The result in words, in the list and the register only.
    pub result: Option<String>,
}

impl Card {
    /// Every target, with the verdict for this person.
    pub fn moves(&self, actor: &Actor) -> Vec<Move> {
        moves(&self.facts, actor)
    }

    /// The column in which it stands.
    pub fn column(&self) -> Column {
        self.facts.state.column()
    }
}

/// A board, list or register: one answer for the three.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// The plan.
    pub plan: PlanHead,
    /// The period shown.
    pub period: Period,
    /// The filters, with the period filled in.
    pub query: BoardQuery,
    /// The cards that pass the filters, in order.
    pub cards: Vec<Card>,
    /// How many of them stand in each column.
    pub counts: Counts,
    /// Every group of the plan, with how many of the cards shown belong to it.
    pub groups: Vec<GroupHead>,
    /// Every unit that can be filtered by.
    pub units: Vec<UnitHead>,
    /// All tasks of the plan, filtered or not.
    pub total: u32,
    /// The day of the answer.
    pub today: Date,
    /// When a leader last released this period to the public.
    pub released: Option<Touch>,
    /// Which state of the store it is of: grows with every change.
    pub version: u64,
}

impl Board {
    /// The cards of one column, in order.
    pub fn column(&self, column: Column) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(move |card| card.column() == column)
    }

    /// The cards of one group, in order.
    pub fn group(&self, code: &str) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(move |card| card.group == code)
    }
}

/// A move, as the menu, the keyboard and the drag send it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveTask {
    /// The task's code.
    pub code: String,
    /// The period.
    pub period: Period,
    /// Where to.
    pub to: super::StateKind,
    /// The version of the card that the person saw.
    pub seen_version: i64,
    /// The note or the obstacle, as typed.
    #[serde(default)]
    pub note: String,
}

/// What a change left behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The task's code.
    pub code: String,
    /// The period.
    pub period: Period,
    /// Where it stands now.
    pub state: State,
    /// The version to be sent with the next change.
    pub version: i64,
}
