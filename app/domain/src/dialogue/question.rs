//! Questions put to a dialogue, and how each of them ends: answered before the day, answered on the spot, taken away as a
//! case of feedback with its own clock, or as a promise. None may end nowhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::field::{Problems, length};
use super::{Problem, Refusal, StateKind, What};
use crate::feedback::Category;
use crate::identifiers;
use crate::ids::QuestionId;
use crate::text::visible;

/// The fewest characters of a question.
pub const QUESTION_LEAST: u32 = 10;
/// The most characters of a question.
pub const QUESTION_MOST: u32 = 2000;
/// The most characters of an answer, a note, a reason or a promise.
pub const ANSWER_MOST: u32 = 5000;
/// The most characters of a name.
const NAME_MOST: u32 = 100;

named! {
    /// How a question ended.
    Outcome {
        /// Answered in writing before the day.
        AnsweredBefore "answered_before";
        /// Answered on the spot ("đã trả lời tại chỗ").
        AnsweredOnSpot "answered_on_spot";
        /// Taken away: a case of feedback with its own clock.
        Case "case";
        /// Taken away: a promise with a unit and a due day.
        Commitment "commitment";
        /// Its asker took it back before it was settled, and nobody else had asked the same.
        Withdrawn "withdrawn";
    }
}

/// A question, as far as the rules need to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its id.
    pub id: QuestionId,
    /// Its number within the dialogue, from 1.
    pub number: u32,
    /// What was asked.
    pub text: String,
    /// How it ended; none while it is open.
    pub outcome: Option<Outcome>,
    /// The question that it was merged into, and ends with.
    pub merged_into: Option<QuestionId>,
    /// Whoever asked agreed to merging.
    pub may_merge: bool,
}

/// A question that ends nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// Its id.
    pub id: QuestionId,
    /// Its number within the dialogue.
    pub number: u32,
    /// How it begins.
    pub text: String,
}

/// The questions that end nowhere, in the order of their numbers. A merged question ends with the one that it was merged
/// into, which is named alone.
pub fn orphans(questions: &[Asked]) -> Vec<Open> {
    let by_id: BTreeMap<QuestionId, &Asked> = questions.iter().map(|asked| (asked.id, asked)).collect();
    let is_open = |asked: &&Asked| {
        let leads_nowhere = asked.merged_into.is_some_and(|lead| !by_id.contains_key(&lead));
        asked.outcome.is_none() && (asked.merged_into.is_none() || leads_nowhere)
    };
    let mut open: Vec<Open> = questions
        .iter()
        .filter(is_open)
        .map(|asked| Open { id: asked.id, number: asked.number, text: beginning(&asked.text) })
        .collect();
    open.sort_by_key(|open| open.number);
    open
}

/// Whether `other` may be merged into `lead`. Both askers must have agreed to it; what was merged into `other` before
/// follows it.
pub fn merge(questions: &[Asked], lead: QuestionId, other: QuestionId) -> Result<(), Refusal> {
    let find = |id| questions.iter().find(|asked| asked.id == id).ok_or(Refusal::NoMerge);
    let (into, from) = (find(lead)?, find(other)?);
    let is_free = |asked: &Asked| asked.outcome.is_none() && asked.merged_into.is_none();
    if lead == other || !is_free(into) || !is_free(from) {
        return Err(Refusal::NoMerge);
    }
    if into.may_merge && from.may_merge { Ok(()) } else { Err(Refusal::NoMergeConsent) }
}

/// Whether the text of an answer may be written. What was said on the spot is written down afterwards, and a slip is
/// corrected: once everybody reads it, by whoever runs dialogues alone. An open question may be answered wherever nobody
/// else will end it.
pub fn takes_answer(state: StateKind, outcome: Option<Outcome>, runs: bool) -> Result<(), Refusal> {
    let is_over = matches!(state, StateKind::Concluded | StateKind::Cancelled);
    match outcome {
        _ if state == StateKind::Draft => Err(Refusal::NotTaking { state }),
        None if state == StateKind::Concluded => Err(Refusal::NotTaking { state }),
        None => Ok(()),
        Some(Outcome::AnsweredBefore | Outcome::AnsweredOnSpot) if is_over && !runs => {
            Err(Refusal::NotTaking { state })
        }
        Some(Outcome::AnsweredBefore | Outcome::AnsweredOnSpot) => Ok(()),
        Some(Outcome::Case | Outcome::Commitment | Outcome::Withdrawn) => Err(Refusal::SettledAlready),
    }
}

fn beginning(text: &str) -> String {
    const SHOWN: usize = 80;
    let mut beginning: String = text.chars().take(SHOWN).collect();
    if beginning.len() < text.len() {
        beginning.push('…');
    }
    beginning
}

/// A question that staff write down, in the hall or on behalf of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    /// The name of a `Category`.
    pub category: String,
    /// What is asked.
    pub text: String,
    /// Who asks; may be empty.
    pub name: String,
    /// Their phone; may be empty.
    pub phone: String,
    /// `on`: it may be merged with others.
    pub may_merge: String,
    /// `on`: it may be published without the name.
    pub may_publish: String,
}

impl QuestionForm {
    /// The parts in their kept form: category, text, name, phone; or all that is wrong.
    pub fn parse(&self) -> Result<(Category, String, String, String), Vec<Problem>> {
        let mut problems = Problems::default();
        let open = |name: &str| Category::from_name(name).filter(|category| !category.is_restricted());
        let category = problems.choice("category", &self.category, open);
        let text = problems.text("text", &self.text, QUESTION_LEAST, QUESTION_MOST);
        let name = problems.line("name", &self.name, 0, NAME_MOST);
        let phone = visible(&self.phone);
        let phone = match phone.as_str() {
            "" => phone,
            typed => identifiers::phone(typed).unwrap_or_else(|_| {
                problems.add("phone", What::Phone);
                String::new()
            }),
        };
        match category {
            Some(category) if problems.0.is_empty() => Ok((category, text, name, phone)),
            _ => Err(problems.0),
        }
    }
}

/// A question in its kept form, or what is wrong with it.
pub fn question_text(typed: &str) -> Result<String, What> {
    kept(typed, QUESTION_LEAST, QUESTION_MOST)
}

/// An answer, a note or a reason in its kept form, or the problem with that field.
pub fn text_of(field: &str, typed: &str) -> Result<String, Problem> {
    kept(typed, 1, ANSWER_MOST).map_err(|what| Problem::new(field, what))
}

fn kept(typed: &str, least: u32, most: u32) -> Result<String, What> {
    let text = visible(&typed.replace("\r\n", "\n"));
    match length(&text, least, most) {
        Some(what) => Err(what),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(id: i64, outcome: Option<Outcome>, merged_into: Option<i64>) -> Asked {
        Asked {
            id: QuestionId(id),
            number: id as u32,
            text: format!("Câu hỏi số {id}"),
            outcome,
            merged_into: merged_into.map(QuestionId),
            may_merge: id != 9,
        }
    }

    #[test]
    fn d3_nine_answered_and_three_taken_away_leave_no_orphan() {
        let mut questions: Vec<Asked> =
            (1..=9).map(|id| asked(id, Some(Outcome::AnsweredOnSpot), None)).collect();
        questions.extend((10..=12).map(|id| asked(id, None, None)));
        let open: Vec<u32> = orphans(&questions).iter().map(|open| open.number).collect();
        assert_eq!(open, [10, 11, 12]);
        questions[9].outcome = Some(Outcome::Case);
        questions[10].outcome = Some(Outcome::Case);
        questions[11].outcome = Some(Outcome::Case);
        assert_eq!(orphans(&questions), [], "Đ3");
    }

    #[test]
    fn a_merged_question_ends_with_its_lead() {
        let mut questions = vec![asked(1, None, None), asked(2, None, Some(1)), asked(3, None, Some(7))];
        let open: Vec<u32> = orphans(&questions).iter().map(|open| open.number).collect();
        assert_eq!(open, [1, 3], "the lead alone, and one whose lead is gone");
        questions[0].outcome = Some(Outcome::Commitment);
        questions.pop();
        assert_eq!(orphans(&questions), []);
    }

    #[test]
    fn merging_needs_both_askers_and_two_open_questions() {
        let questions = vec![
            asked(1, None, None),
            asked(2, None, None),
            asked(3, None, Some(1)),
            asked(4, Some(Outcome::AnsweredBefore), None),
            asked(9, None, None),
        ];
        let into = |lead, other| merge(&questions, QuestionId(lead), QuestionId(other));
        assert_eq!(into(1, 2), Ok(()));
        assert_eq!(into(1, 9), Err(Refusal::NoMergeConsent));
        assert_eq!(into(9, 1), Err(Refusal::NoMergeConsent));
        for (lead, other) in [(1, 1), (3, 2), (2, 3), (1, 4), (4, 1), (1, 77)] {
            assert_eq!(into(lead, other), Err(Refusal::NoMerge), "{lead} {other}");
        }
    }

    #[test]
    fn what_was_said_is_written_down_afterwards_too() {
        let spot = Some(Outcome::AnsweredOnSpot);
        assert_eq!(takes_answer(StateKind::Held, spot, false), Ok(()));
        assert_eq!(takes_answer(StateKind::Concluded, spot, true), Ok(()));
        let state = StateKind::Concluded;
        assert_eq!(takes_answer(state, spot, false), Err(Refusal::NotTaking { state }));
        assert_eq!(takes_answer(state, None, true), Err(Refusal::NotTaking { state }));
        assert_eq!(takes_answer(StateKind::Cancelled, None, false), Ok(()));
        assert_eq!(takes_answer(StateKind::Held, Some(Outcome::Case), true), Err(Refusal::SettledAlready));
    }

    #[test]
    fn a_question_of_the_hall_may_have_no_name_but_has_a_field() {
        let form = QuestionForm {
            category: "land".into(),
            text: "Khi nào có mặt bằng cho hộ kinh doanh?".into(),
            ..QuestionForm::default()
        };
        assert!(form.parse().is_ok());
        let wrong = QuestionForm { category: "bribery".into(), text: "?".into(), phone: "12".into(), ..form };
        let fields: Vec<String> =
            wrong.parse().unwrap_err().into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["category", "text", "phone"]);
    }
}
