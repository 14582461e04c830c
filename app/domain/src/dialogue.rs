//! Dialogues ("đối thoại") of the ward with businesses and residents: from the notice to the promise kept.
//!
//! - [`kind`](DialogueKind): with whom, and where.
//! - [`plan`](DialogueForm): what an organiser types, or every problem with it.
//! - [`state`](State): which step may follow which, each with its facts.
//! - [`legal`](LegalDates): the days that the law asks for, and what is warned about.
//! - [`registration`](RegistrationForm): who comes, with which questions.
//! - [`places`](place): who has a place and who waits.
//! - [`question`](Outcome): how a question ends; [`orphans`]: none ends nowhere.
//! - [`commitment`](CommitmentForm): what was promised, by which unit, until when.
//! - [`task`](TaskChoice): the plan's task that it belongs to.
//! - [`draft`](notice_text): the texts that are drafted from a plan; [`paper`](Paper): its documents ([`minutes`]).
//! - [`view`]: what pages show.
//!
//! Times are civil times of Viet Nam, which is UTC+7 all year.

/// An enum whose every value has a name for the database, forms and addresses.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $kind:ident $text:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$of])* $kind,)+
        }

        impl $name {
            /// Every one, in the order in which pages list them.
            pub const ALL: &[$name] = &[$($name::$kind),+];

            /// The name in the database, in forms and in addresses.
            pub fn name(self) -> &'static str {
                match self { $($name::$kind => $text),+ }
            }

            /// The one of that name, if there is one.
            pub fn from_name(name: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|known| known.name() == name)
            }
        }
    };
}

mod commitment;
mod draft;
mod drafted;
mod field;
mod kind;
mod legal;
mod paper;
mod places;
mod plan;
mod question;
mod refusal;
mod registration;
mod state;
mod task;
pub mod view;

pub use commitment::{
    Commitment, CommitmentForm, CommitmentStanding, NewCommitment, PROMISE_MOST, Ratio, standing,
};
pub use draft::{Announcement, WARD, long_day, long_moment, loudspeaker_text, notice_text, zalo_text};
pub use drafted::{Held as HeldFacts, SaidQuestion, invitation, minutes, result};
pub use field::instant;
pub use kind::{DialogueKind, Format};
pub use legal::{LegalDates, LegalRules, R_NOTICE, R_RESULT, Warning, YearGoals, year_warnings};
pub use paper::{Block, Office, Paper, PaperKind, Signature};
pub use places::{Placing, Waiting, place, promoted};
pub use plan::{
    AGENDA_MOST, CAPACITY_MOST, DOCUMENTS_MOST, DialogueForm, Document, NewDialogue, PLACE_MOST, TITLE_MOST,
};
pub use question::{
    ANSWER_MOST, Asked, Open, Outcome, QUESTION_LEAST, QUESTION_MOST, QuestionForm, merge, orphans,
    question_text, takes_answer, text_of,
};
pub use refusal::{Problem, Refusal, What};
pub use registration::{
    CONSENT_VERSION, NewRegistration, PEOPLE_MOST, QUESTIONS_MOST, RegistrationForm, fields, sender_kinds,
};
pub use state::{
    Announced, Cancelled, Concluded, Draft, Held, Phase, Postponed, STEPS, State, StateKind, Step, Taken,
    Window,
};
pub use task::{TaskChoice, task_said, task_value};
