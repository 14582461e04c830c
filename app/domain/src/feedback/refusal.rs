//! Why feedback says no.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{StateKind, Step};
use crate::people;

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
    /// Several lines where one is expected.
    SeveralLines,
    /// Not one of the choices.
    UnknownChoice,
    /// No phone number of Viet Nam.
    Phone,
    /// No e-mail address.
    Email,
    /// Neither phone nor e-mail.
    PhoneOrEmail,
    /// Neither address nor neighbourhood.
    AddressOrNeighborhood,
    /// The check digit of the tax code does not fit.
    TaxCodeCheckDigit,
    /// No tax code at all: wrong length or letters.
    TaxCodeForm,
    /// The consent was not given.
    Consent,
    /// The two screening questions were not answered.
    Screening,
    /// It belongs to the road of complaint or denunciation.
    OtherRoad,
    /// No moment as dd/mm/yyyy hh:mm.
    NotAMoment,
    /// In the future.
    Future,
    /// Longer ago than staff may enter it on behalf.
    TooLongAgo {
        /// The most days.
        days: u32,
    },
    /// The number in the other system is missing.
    OutsideNumber,
    /// More files than are taken.
    TooManyFiles {
        /// The most.
        most: u32,
    },
    /// A file larger than is taken.
    FileTooLarge {
        /// Its name.
        name: String,
        /// The most bytes.
        most: u64,
    },
    /// A file of a kind that is not taken, by its content.
    FileKind {
        /// Its name.
        name: String,
    },
    /// A file with macros.
    FileMacros {
        /// Its name.
        name: String,
    },
    /// A damaged picture.
    FileDamaged {
        /// Its name.
        name: String,
    },
    /// An empty file.
    FileEmpty {
        /// Its name.
        name: String,
    },
    /// An answer that says nothing, such as "đã xử lý".
    EmptyPhrase,
    /// It still holds a phone number, an e-mail address or a name that must not be published.
    HoldsPersonalData {
        /// What was found.
        found: String,
    },
}

/// Why it was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Refusal {
    /// The actor may not.
    Forbidden {
        /// Why not.
        because: people::Refusal,
    },
    /// The form has problems; nothing was taken.
    Form {
        /// All of them, in the order of the fields.
        problems: Vec<Problem>,
    },
    /// This step does not follow from where the case stands.
    NoSuchStep {
        /// Where it stands.
        state: StateKind,
        /// What was asked for.
        step: Step,
    },
    /// Code and secret do not fit, whichever of the two is wrong.
    WrongCodeOrSecret,
    /// Too many wrong tries.
    Paused {
        /// Until when.
        until: Timestamp,
    },
    /// Too much from one address or phone in a short time.
    TooMany {
        /// When it is taken again.
        until: Timestamp,
    },
    /// The form was filled by a program: too fast, or in a field that nobody sees.
    Robot,
    /// The form is too old or was not made here.
    StaleForm,
    /// The due day may be moved once.
    AlreadyExtended,
    /// The due day is over.
    DuePassed {
        /// It was this.
        due_on: Date,
    },
    /// The new due day is not after the present one.
    NotLater,
    /// The new due day is further away than an extension may be.
    TooMuchLater {
        /// The last day that it may be.
        latest: Date,
    },
    /// No clock runs.
    NoClock,
    /// A case was reopened as often as it may be.
    ReopenedBefore,
    /// Only an answer of one or two stars reopens a case.
    NotDissatisfied,
    /// It was rated already.
    RatedAlready,
    /// The sender did not agree to publication, or has no name that could be taken out.
    MayNotPublish,
    /// The sender has time until then to give what was asked for.
    SenderHasTime {
        /// Until when.
        until: Date,
    },
    /// A case cannot be a duplicate of itself, of a duplicate, or of one of another sender's restricted cases.
    NoDuplicate,
    /// No active unit of that id.
    UnknownUnit,
    /// Nobody active of that id, or not of that unit.
    UnknownOfficer,
    /// More cases were chosen than are assigned at once; none was.
    TooManyChosen {
        /// The most.
        most: u32,
        /// As many as were chosen.
        now: u32,
    },
    /// The request upward was sent already, or not yet.
    ReferralState,
    /// It was decided already.
    DecidedAlready,
}

impl From<people::Refusal> for Refusal {
    fn from(because: people::Refusal) -> Self {
        Self::Forbidden { because }
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
