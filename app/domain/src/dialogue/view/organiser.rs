//! `/lich/{id}`: a dialogue as staff see it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::{LegalDates, Outcome, Refusal, Step, TaskChoice, Warning};
use super::{DialogueHead, Places, PlanView, Promises};
use crate::board::UnitHead;
use crate::feedback::{Category, SenderKind, StateKind as CaseState};
use crate::ids::{CommitmentId, DialogueNoteId, PersonId, QuestionId, RegistrationId, UnitId};
use crate::text::fold;

use super::guest::Seat;

/// `/lich/{id}`, in all its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganiserPage {
    /// The dialogue in a line.
    pub head: DialogueHead,
    /// What was planned.
    pub plan: PlanView,
    /// The days that the law asks for.
    pub legal: LegalDates,
    /// What is to be said about them today.
    pub warnings: Vec<Warning>,
    /// The steps that may follow; none for a reader who may not run it.
    pub steps: Vec<StepOffer>,
    /// Today in Viet Nam.
    pub today: Date,
    /// How many registered.
    pub places: Places,
    /// How many people were checked in.
    pub present: u32,
    /// How many were there, as the organiser said when it was held.
    pub counted: Option<u32>,
    /// Registrations in order, cancelled ones last; none for a reader who does not serve.
    pub registrations: Vec<RegistrationRow>,
    /// Questions by number.
    pub questions: Vec<QuestionRow>,
    /// Which question is on the screen in the hall.
    pub on_screen: Option<QuestionId>,
    /// How the questions stand.
    pub marks: Marks,
    /// Notes of the day, in order.
    pub notes: Vec<Note>,
    /// What was promised here.
    pub promises: Promises,
    /// What earlier dialogues of the kind promised.
    pub old_promises: Promises,
    /// The texts that are drafted from the plan.
    pub drafted: Drafted,
    /// What the forms offer; empty for a reader who does not run it.
    pub choices: Choices,
    /// To be sent with a change of the dialogue.
    pub version: i64,
    /// The reader runs dialogues.
    pub may_run: bool,
    /// The reader serves on the day.
    pub may_serve: bool,
}

/// A step, and why it is not possible now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepOffer {
    /// Which.
    pub step: Step,
    /// Why not now; none if it is.
    pub refused: Option<Refusal>,
}

/// A registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationRow {
    /// Its id.
    pub id: RegistrationId,
    /// Its number in the order of arrival, from 1.
    pub number: u32,
    /// What they are.
    pub kind: SenderKind,
    /// Who.
    pub name: String,
    /// Name of shop or enterprise; may be empty.
    pub business_name: String,
    /// In full for whoever runs the dialogue; masked for whoever serves.
    pub phone: String,
    /// How many people.
    pub people: u32,
    /// Place, waiting list, or cancelled.
    pub seat: Seat,
    /// When they came.
    pub checked_in: Option<CheckedIn>,
    /// The numbers of their questions.
    pub questions: Vec<u32>,
    /// When they registered.
    pub at: Timestamp,
    /// Staff wrote it at the door.
    pub at_door: bool,
}

impl RegistrationRow {
    /// True if that was typed to find it: a part of the name or of the business's, however marked, or digits of the phone
    /// as far as they are shown. Nothing typed finds everybody.
    pub fn is_found(&self, typed: &str) -> bool {
        let typed = fold(typed.trim());
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let number = digits(&typed);
        let is_number = !number.is_empty() && !typed.chars().any(char::is_alphabetic);
        // A phone is kept as +84…, and typed as 0….
        (is_number && digits(&self.phone).contains(number.trim_start_matches('0')))
            || fold(&format!("{} {}", self.name, self.business_name)).contains(&typed)
    }
}

/// A check-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedIn {
    /// When.
    pub at: Timestamp,
    /// How many of them came.
    pub people: u32,
    /// By whom it was noted.
    pub by: String,
}

/// Who asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asker {
    /// Their name; empty if nobody knows.
    pub name: String,
    /// Name of shop or enterprise; may be empty.
    pub business_name: String,
    /// The registration that it came with; none for one from the hall.
    pub registration: Option<RegistrationId>,
    /// The secret part of the link by which whoever has no registration follows it; empty for everybody else.
    pub link: String,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionRow {
    /// Its id.
    pub id: QuestionId,
    /// Its number within the dialogue, from 1.
    pub number: u32,
    /// What it is about.
    pub category: Category,
    /// What is asked.
    pub text: String,
    /// Who asked; none for a reader who does not serve.
    pub asker: Option<Asker>,
    /// They agreed to merging.
    pub may_merge: bool,
    /// They agreed to publication without a name.
    pub may_publish: bool,
    /// The number of the question that it was merged into.
    pub merged_into: Option<u32>,
    /// The numbers of those that were merged into it.
    pub merged: Vec<u32>,
    /// The unit that it was given to.
    pub unit: Option<UnitHead>,
    /// The answer; empty while there is none.
    pub answer: String,
    /// Who answered, and when.
    pub answered: Option<(String, Timestamp)>,
    /// How it ended; of a merged one, how its lead ended.
    pub outcome: Option<Outcome>,
    /// The case that it became: code, state, due day; none for a restricted one that the reader may not know of.
    pub case: Option<(String, CaseState, Option<Date>)>,
    /// The reader may open that case.
    pub may_open_case: bool,
    /// The promise that settled it.
    pub commitment: Option<CommitmentId>,
    /// To be sent with a change.
    pub version: i64,
    /// The reader may write its answer.
    pub may_answer: bool,
}

/// How the questions of a dialogue stand; merged and withdrawn ones are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// All that were asked.
    pub all: u32,
    /// Answered in writing before the day.
    pub answered_before: u32,
    /// Answered on the spot.
    pub answered_on_spot: u32,
    /// Taken away as cases.
    pub cases: u32,
    /// Taken away as promises.
    pub commitments: u32,
    /// Open.
    pub open: u32,
}

impl Marks {
    /// Counts one more.
    pub fn add(&mut self, outcome: Option<Outcome>) {
        let count = match outcome {
            Some(Outcome::Withdrawn) => return,
            Some(Outcome::AnsweredBefore) => &mut self.answered_before,
            Some(Outcome::AnsweredOnSpot) => &mut self.answered_on_spot,
            Some(Outcome::Case) => &mut self.cases,
            Some(Outcome::Commitment) => &mut self.commitments,
            None => &mut self.open,
        };
        *count += 1;
        self.all += 1;
    }
}

/// A line of the notes. Lines are only added, so that two people who write at once lose nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its id.
    pub id: DialogueNoteId,
    /// When it was written.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// What.
    pub text: String,
    /// The number of the question that it is about.
    pub question: Option<u32>,
}

/// The texts that are drafted from the plan, to be copied and changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// The notice for the board of the office and the portal.
    pub notice: String,
    /// What is read over the loudspeakers.
    pub loudspeaker: String,
    /// What is sent to the Zalo groups of the neighbourhoods.
    pub zalo: String,
}

/// What the forms offer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Who may be in the chair: id, name, position.
    pub chairs: Vec<(PersonId, String, String)>,
    /// Units that are active: id, name.
    pub units: Vec<(UnitId, String)>,
    /// Tasks of the plan that holds, and of those of later years.
    pub tasks: Vec<TaskChoice>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_at_the_door_is_found_by_a_part_of_the_name_or_the_phone() {
        let row = RegistrationRow {
            id: RegistrationId(1),
            number: 1,
            kind: SenderKind::Household,
            name: "Nguyễn Thị Ánh".into(),
            business_name: "Quán Bà Tư".into(),
            phone: "+84912345678".into(),
            people: 1,
            seat: Seat::Placed,
            checked_in: None,
            questions: Vec::new(),
            at: Timestamp::UNIX_EPOCH,
            at_door: false,
        };
        for typed in ["", "thi anh", "THỊ", "ba tu", "0912 345", "5678", " nguyễn "] {
            assert!(row.is_found(typed), "{typed}");
        }
        for typed in ["thi binh", "999", "0912 999"] {
            assert!(!row.is_found(typed), "{typed}");
        }
        assert!(!RegistrationRow { phone: String::new(), ..row }.is_found("0912"));
    }
}
