//! What the pages of feedback show. Plain facts; words are chosen at the edge.

mod queue;
mod time;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Category, Channel, PublicState, Sender, SenderKind, State, StateKind, Step};
use crate::calendar::Derivation;
use crate::ids::{FeedbackFileId, FeedbackId, PersonId, PublishedId, ReferralId, UnitId, WorkItemId};

pub use queue::{Queue, QueueQuery, QueueRow, QueueView};
pub use time::{Clock, Standing, StepDay, StepReminder};

/// One line of what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Who, by the name of then; empty for the sender and the program.
    pub by: String,
    /// The sender did it.
    pub by_sender: bool,
    /// What: the name of a step, or one of [`OTHER_KINDS`](Self::OTHER_KINDS).
    pub kind: String,
    /// Where the case stood then, if it moved.
    pub to: Option<StateKind>,
    /// What was said.
    pub text: String,
    /// The sender sees it.
    pub public: bool,
}

impl Entry {
    /// What happens to a case besides its steps.
    pub const OTHER_KINDS: &[&str] = &[
        "receipt",
        "message",
        "extension",
        "rating",
        "duplicate",
        "due_changed",
        "unmask",
        "file_removed",
        "data_request",
        "referral",
        "work_item",
        "masked",
        "note",
        "withdrawn",
        "contact_corrected",
        "consent_withdrawn",
    ];
}

/// A file of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFile {
    /// Its id.
    pub id: FeedbackFileId,
    /// Its name.
    pub name: String,
    /// Its type.
    pub mime: String,
    /// Its size in bytes.
    pub size: i64,
    /// A browser may show it as a picture.
    pub is_picture: bool,
    /// The sender sent it.
    pub by_sender: bool,
    /// The member of staff who attached it; empty if the sender did, and for the sender.
    pub added_by: String,
    /// Why it was taken away; none while it is there.
    pub removed: Option<String>,
}

/// An answer, or the draft of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What it says.
    pub text: String,
    /// Which round it answers.
    pub round: u32,
    /// Who wrote it and when.
    pub submitted: (String, Timestamp),
    /// Who approved it and when.
    pub approved: Option<(String, Timestamp)>,
    /// Why it was sent back; empty if it was not.
    pub return_note: String,
}

/// A sender's request about their data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataRequest {
    /// Its id.
    pub id: i64,
    /// What was asked.
    pub text: String,
    /// When.
    pub asked_at: Timestamp,
    /// The last day of the answer: two working days.
    pub due_on: Date,
    /// True once decided, with the answer.
    pub decided: Option<(bool, String, String, Timestamp)>,
}

/// A request about a sender's data that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRequest {
    /// The case's code.
    pub code: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// The last day of the answer.
    pub due_on: Date,
    /// Where it stands in time.
    pub standing: Standing,
}

/// A case as its sender sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicCase {
    /// Its code.
    pub code: String,
    /// Where it stands, in plain words.
    pub state: PublicState,
    /// The finer state, for what the sender may do.
    pub kind: StateKind,
    /// What it is about.
    pub category: Category,
    /// How it came.
    pub channel: Channel,
    /// What was written.
    pub content: String,
    /// Who sent it, as the sender knows themselves.
    pub sender: Sender,
    /// When it was received.
    pub received_at: Timestamp,
    /// The clocks, the present one last; none for a hint.
    pub clocks: Vec<Clock>,
    /// Where it stands in time.
    pub standing: Standing,
    /// Until when a supplement is awaited, and what was asked.
    pub asked: Option<(Date, String)>,
    /// Where it was sent on to, or why it was refused, or which road.
    pub outcome: String,
    /// What happened, as far as the sender is told; the oldest first.
    pub entries: Vec<Entry>,
    /// The files that are there.
    pub files: Vec<CaseFile>,
    /// The approved answers, the newest last.
    pub answers: Vec<Answer>,
    /// The sender's rating.
    pub rating: Option<(u8, String)>,
    /// The sender may rate now.
    pub may_rate: bool,
    /// The sender may reopen now (after one or two stars).
    pub may_reopen: bool,
    /// Requests about personal data.
    pub data_requests: Vec<DataRequest>,
    /// Where the published question and answer stand, if they are public.
    pub published: Option<PublishedId>,
    /// Answered through another case, whose answer serves this one too.
    pub is_duplicate: bool,
    /// The secret, so that the holder can print the receipt again.
    pub secret: String,
}

/// A case as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffCase {
    /// Its id.
    pub id: FeedbackId,
    /// Its code.
    pub code: String,
    /// Raised by every change.
    pub version: i64,
    /// Where it stands.
    pub state: State,
    /// Where it stands in time.
    pub standing: Standing,
    /// What it is about.
    pub category: Category,
    /// Only leaders and the named clerk see it.
    pub restricted: bool,
    /// How it came.
    pub channel: Channel,
    /// Its number in the national portal or the city's system.
    pub national_code: Option<String>,
    /// What was written.
    pub content: String,
    /// When it was received, and entered.
    pub received_at: Timestamp,
    /// When it was entered.
    pub entered_at: Timestamp,
    /// Who entered it on behalf.
    pub entered_by: Option<String>,
    /// Who sent it; masked unless `unmasked_until` is set.
    pub sender: Sender,
    /// The neighbourhood's name.
    pub neighborhood: Option<String>,
    /// Until when the reader sees personal data in clear, having said why.
    pub unmasked_until: Option<Timestamp>,
    /// Personal data was masked for good.
    pub masked_for_good: bool,
    /// The unit in charge: id and name.
    pub unit: Option<(UnitId, String)>,
    /// The officer in charge: id and name.
    pub officer: Option<(PersonId, String)>,
    /// The clocks, the present one last; none for a hint.
    pub clocks: Vec<Clock>,
    /// Until when the ward refuses, asks, sends on or publishes, as far as it still may.
    pub step_days: Vec<StepDay>,
    /// Everything that happened; the oldest first.
    pub entries: Vec<Entry>,
    /// Files, removed ones too.
    pub files: Vec<CaseFile>,
    /// Answers and drafts; the newest last.
    pub answers: Vec<Answer>,
    /// The sender's rating and words.
    pub rating: Option<(u8, String)>,
    /// The case that this one repeats: code.
    pub duplicate_of: Option<String>,
    /// The cases that repeat this one: codes.
    pub duplicates: Vec<String>,
    /// Cases of the same sender or the same words that may be the same: code, excerpt.
    pub alike: Vec<(String, String)>,
    /// Requests about personal data.
    pub data_requests: Vec<DataRequest>,
    /// Jobs of the plan that came out of it: id, task code, title, done.
    pub work: Vec<(WorkItemId, String, String, bool)>,
    /// Requests upward that name it: id, title.
    pub referrals: Vec<(ReferralId, String)>,
    /// The published question and answer.
    pub published: Option<PublishedId>,
    /// What could be published, with names and numbers taken out, as a proposal: question and answer.
    pub redacted: Option<(String, String)>,
    /// The road that the words hint at, proposed to the clerk.
    pub hint: Option<super::Road>,
    /// The unit that such a case is usually given to.
    pub usual_unit: Option<UnitId>,
    /// What the reader may do now.
    pub may: Vec<Step>,
    /// The reader may extend the due day now.
    pub may_extend: bool,
    /// The reader may see personal data in clear after saying why.
    pub may_unmask: bool,
    /// The reader may link duplicates, remove files, decide data requests.
    pub may_keep: bool,
    /// The reader may take the published question and answer back.
    pub may_withdraw: bool,
    /// Units to assign to: id, name.
    pub units: Vec<(UnitId, String)>,
    /// Officers to assign to: id, name, unit.
    pub officers: Vec<(PersonId, String, Option<UnitId>)>,
    /// Tasks of the plan that a job may be added to: code, title.
    pub tasks: Vec<(String, String)>,
}

/// A published question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedAnswer {
    /// Its id.
    pub id: PublishedId,
    /// What it is about.
    pub category: Category,
    /// What the asker is, as far as they let it be known.
    pub sender_kind: Option<SenderKind>,
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
    /// When it was published.
    pub published_at: Timestamp,
}

/// A page of published answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedAnswers {
    /// The answers, the newest first.
    pub answers: Vec<PublishedAnswer>,
    /// How the next page is asked for.
    pub next: Option<PublishedId>,
}

/// A request upward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// Its id.
    pub id: ReferralId,
    /// Raised by every change.
    pub version: i64,
    /// What it is about.
    pub title: String,
    /// Whom it goes to.
    pub agency: String,
    /// What the ward proposes.
    pub proposal: String,
    /// `draft`, `sent` or `replied`.
    pub state: ReferralState,
    /// Number of the document, once sent.
    pub doc_number: String,
    /// When it was sent.
    pub sent_on: Option<Date>,
    /// Number and words of the reply.
    pub reply: Option<(String, String, Date)>,
    /// Who made it.
    pub created: (String, Timestamp),
    /// The cases in it: code, excerpt.
    pub cases: Vec<(String, String)>,
}

/// Where a request upward stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferralState {
    /// Being put together.
    Draft,
    /// On its way.
    Sent,
    /// Answered.
    Replied,
}

/// What a sender is given after sending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The case.
    pub id: FeedbackId,
    /// The code.
    pub code: String,
    /// The secret, shown to whoever sent it.
    pub secret: String,
    /// The day by which the ward must answer; none for a hint.
    pub due_on: Option<Date>,
}

/// What the public form has to know before anything is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormFacts {
    /// The neighbourhood groups that may be chosen: id, name.
    pub neighborhoods: Vec<(UnitId, String)>,
    /// What is promised for a case that is sent now: the rule's name and legal reference, and how the day comes about.
    pub promise: Option<(String, String, Derivation)>,
    /// What is promised otherwise to some senders or in some fields: the rule's name, and its day.
    pub others: Vec<(String, Date)>,
}
