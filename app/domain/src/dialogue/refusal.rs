//! Why dialogues say no.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Open, StateKind, Step};

/// What is wrong with one field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The name of the field.
    pub field: String,
    /// What is wrong with it.
    pub what: What,
}

impl Problem {
    /// A problem with this field.
    pub fn new(field: &str, what: What) -> Self {
        Self { field: field.to_owned(), what }
    }
}

/// What can be wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Nothing was typed or chosen.
    Missing,
    /// Fewer characters than it takes.
    TooShort {
        /// The fewest.
        least: u32,
        /// As many as there are.
        now: u32,
    },
    /// More characters than are kept.
    TooLong {
        /// The most.
        most: u32,
        /// As many as there are.
        now: u32,
    },
    /// More lines than are kept.
    TooManyLines {
        /// The most.
        most: u32,
    },
    /// Several lines where one is expected.
    SeveralLines,
    /// Not one of the choices.
    UnknownChoice,
    /// No day as dd/mm/yyyy.
    NotADay,
    /// No hour as hh:mm.
    NotAnHour,
    /// The day or moment has passed.
    Passed,
    /// It ends before it begins, or registration closes before it opens or after the dialogue begins.
    WrongOrder,
    /// No whole number within these.
    NotANumber {
        /// The smallest.
        least: u32,
        /// The largest.
        most: u32,
    },
    /// No address that begins with https:// or http://.
    BadLink,
    /// No phone number of Viet Nam.
    Phone,
    /// No e-mail address.
    Email,
    /// The consent was not given.
    Consent,
    /// A question without its field, or a field without its question.
    HalfQuestion,
    /// Informal payments are reported at `/phan-anh`, where only the leadership reads them.
    OtherRoad,
    /// Nobody active of that id.
    UnknownPerson,
    /// No active unit of that id.
    UnknownUnit,
    /// No task of that code in the plan of the year.
    UnknownTask,
    /// A task of another plan than the one that holds on the dialogue's day.
    TaskOfOtherPlan {
        /// The year of its plan.
        of: i16,
        /// The year of the plan that holds.
        holds: i16,
    },
    /// Fewer places than were given out already.
    FewerThanTaken {
        /// As many as were given out.
        taken: u32,
    },
}

/// Why it was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Refusal {
    /// The form has problems; nothing was taken.
    Form {
        /// All of them, in the order of the fields.
        problems: Vec<Problem>,
    },
    /// This step does not follow from where the dialogue stands.
    NoSuchStep {
        /// Where it stands.
        state: StateKind,
        /// What was asked for.
        step: Step,
    },
    /// It cannot be held before its day.
    NotYet {
        /// Its day.
        day: Date,
    },
    /// It cannot be announced: its day has passed.
    DayPassed {
        /// Its day.
        day: Date,
    },
    /// It cannot be concluded: these questions end nowhere.
    Orphans {
        /// All of them, in order.
        questions: Vec<Open>,
    },
    /// Registration is not open yet.
    NotOpenYet {
        /// When it opens.
        opens: Timestamp,
    },
    /// Registration is over.
    RegistrationOver {
        /// Since when.
        closed: Timestamp,
    },
    /// The dialogue does not take registrations: it was cancelled, postponed, held, or not announced.
    NotTaking {
        /// Where it stands.
        state: StateKind,
    },
    /// More people than one registration may bring, or than there are places at all.
    TooManyPeople {
        /// The most.
        most: u32,
    },
    /// This phone is registered already; whoever registered it has the link.
    RegisteredAlready,
    /// Several forms from one address in a short time.
    TooMany {
        /// When it is taken again.
        until: Timestamp,
    },
    /// The form was filled by a program: too fast, or in a field that nobody sees.
    Robot,
    /// The form is too old or was not made here.
    StaleForm,
    /// Somebody who asked did not agree that their question is merged with others.
    NoMergeConsent,
    /// A question cannot be merged with itself, with a merged one, or once it was settled.
    NoMerge,
    /// The question was settled already.
    SettledAlready,
    /// A question becomes a case only if it is known who asked it.
    AskerUnknown,
    /// What was promised was kept already, or not yet.
    KeptAlready,
    /// What was promised was taken back.
    WithdrawnAlready,
    /// The registration was cancelled.
    CancelledAlready,
}

impl Refusal {
    /// What is wrong with the form, if it is about one.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Refusal::Form { problems } => problems,
            _ => &[],
        }
    }
}

impl From<Vec<Problem>> for Refusal {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Form { problems }
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Form { problems: vec![problem] }
    }
}
