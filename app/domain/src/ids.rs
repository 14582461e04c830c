//! Typed identifiers. Each is a 64-bit number made by the application (never by the database), so that the same
//! SQL runs on both engines and an id is known before its row is written.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A member of staff with an account.
    PersonId,
    /// A unit of the ward: an office, a centre, the police, a neighbourhood group, the leadership.
    UnitId,
    /// A plan of one year.
    PlanId,
    /// A group of tasks of a plan, for example II.
    GroupId,
    /// A task of a plan, for example II.4.
    TaskId,
    /// An indicator of a plan, for example CT3.
    IndicatorId,
    /// One uploaded plan document and its draft.
    ImportId,
    /// One piece of evidence for a task's period.
    EvidenceId,
    /// A stored file.
    FileId,
    /// A small concrete job under a task.
    WorkItemId,
    /// One line of a work item's checklist.
    CheckId,
    /// A note on a task.
    NoteId,
    /// An obstacle ("vướng mắc") raised on a task.
    ObstacleId,
    /// A case of feedback ("phản ánh, kiến nghị").
    FeedbackId,
    /// A file of a case.
    FeedbackFileId,
    /// A published question with its answer.
    PublishedId,
    /// A request upward that bundles cases.
    ReferralId,
    /// A proposal to move due days after a late change of the calendar.
    ProposalId,
    /// One revision of an indicator's monthly value.
    ValueId,
    /// A request to explain an indicator ("yêu cầu giải trình").
    ExplanationId,
    /// A file of values that was read and waits to be confirmed.
    ValueImportId,
    /// A single event in the life of an enterprise or household business.
    BusinessEventId,
    /// A dialogue ("đối thoại") of the ward with businesses or residents.
    DialogueId,
    /// One registration for a dialogue; its people come together.
    RegistrationId,
    /// A question put to a dialogue, before it or in the hall.
    QuestionId,
    /// What the ward promised at a dialogue.
    CommitmentId,
    /// A line of the notes that were taken on the day.
    DialogueNoteId,
}
