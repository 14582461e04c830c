//! The SQL of questions.

use std::collections::HashMap;

use domain::board::UnitHead;
use domain::dialogue::view::Marks;
use domain::dialogue::{Asked, Outcome};
use domain::feedback::{Category, Sender, SenderKind, StateKind as CaseState, may_know, redacted};
use domain::ids::{DialogueId, PersonId, QuestionId, RegistrationId, UnitId};
use domain::people::{About, Actor};

use crate::Refusal;
use crate::db::{Day, Instant, Tx};
use crate::error::{Error, Fault};
use crate::on;

/// A question as its table has it, with the names of its unit and its case.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Question {
    pub id: i64,
    pub dialogue_id: i64,
    pub number: i64,
    pub registration_id: Option<i64>,
    pub asker_name: String,
    pub asker_phone: String,
    category: String,
    pub text: String,
    pub may_merge: bool,
    pub may_publish: bool,
    pub merged_into: Option<i64>,
    unit_id: Option<i64>,
    unit_code: Option<String>,
    unit_name: Option<String>,
    unit_short: Option<String>,
    pub answer: String,
    pub answered_name: String,
    pub answered_at: Option<Instant>,
    outcome: Option<String>,
    pub feedback_id: Option<i64>,
    case_code: Option<String>,
    case_state: Option<String>,
    case_due_on: Option<Day>,
    case_unit_id: Option<i64>,
    case_neighborhood_id: Option<i64>,
    case_officer_id: Option<i64>,
    case_restricted: Option<bool>,
    pub commitment_id: Option<i64>,
    pub version: i64,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT q.id, q.dialogue_id, q.number, q.registration_id, q.asker_name, q.asker_phone, q.category, q.text, \
             q.may_merge, q.may_publish, q.merged_into, q.unit_id, u.code AS unit_code, u.name AS unit_name, \
             u.short_name AS unit_short, q.answer, q.answered_name, q.answered_at, q.outcome, q.feedback_id, \
             f.code AS case_code, f.state AS case_state, k.due_on AS case_due_on, f.unit_id AS case_unit_id, \
             f.neighborhood_id AS case_neighborhood_id, f.officer_id AS case_officer_id, \
             f.restricted AS case_restricted, q.commitment_id, q.version \
             FROM dialogue_question q LEFT JOIN unit u ON u.id = q.unit_id LEFT JOIN feedback f ON f.id = q.feedback_id \
             LEFT JOIN feedback_clock k ON k.feedback_id = f.id AND k.round = f.round ",
            $rest
        )
    };
}

impl Question {
    pub fn id(&self) -> QuestionId {
        QuestionId(self.id)
    }

    pub fn number(&self) -> u32 {
        u32::try_from(self.number).unwrap_or(u32::MAX)
    }

    pub fn category(&self) -> Result<Category, Error> {
        Ok(Category::from_name(&self.category).ok_or_else(|| self.bad("category", &self.category))?)
    }

    pub fn outcome(&self) -> Result<Option<Outcome>, Error> {
        let known = |name: &String| Outcome::from_name(name).ok_or_else(|| self.bad("outcome", name));
        Ok(self.outcome.as_ref().map(known).transpose()?)
    }

    pub fn unit(&self) -> Option<UnitHead> {
        Some(UnitHead {
            id: UnitId(self.unit_id?),
            code: self.unit_code.clone()?,
            name: self.unit_name.clone()?,
            short_name: self.unit_short.clone()?,
        })
    }

    /// The case that it became: code, state, due day.
    pub fn case(&self) -> Result<Option<(String, CaseState, Option<jiff::civil::Date>)>, Error> {
        let Some((code, state)) = self.case_code.clone().zip(self.case_state.as_ref()) else {
            return Ok(None);
        };
        let state = CaseState::from_name(state).ok_or_else(|| self.bad("feedback.state", state))?;
        Ok(Some((code, state, self.case_due_on.map(|day| day.0))))
    }

    /// True if its asker took it back.
    pub fn is_withdrawn(&self) -> bool {
        self.outcome.as_deref() == Some(Outcome::Withdrawn.name())
    }

    /// True if it became a hint: nobody knows whom to answer, no clock runs, and nothing of it is published.
    pub fn is_hint(&self) -> bool {
        self.case_state.as_deref() == Some(CaseState::Noted.name())
    }

    /// Whether somebody may know of the case that it became, and open it. `clerk`: who besides the leaders knows of
    /// restricted ones.
    pub fn case_is_known(&self, actor: &Actor, clerk: Option<PersonId>) -> bool {
        let about = About {
            lead: self.case_unit_id.map(UnitId),
            support: self.case_neighborhood_id.map(UnitId).into_iter().collect(),
            owner: self.case_officer_id.map(PersonId),
        };
        may_know(actor, self.case_restricted.unwrap_or(true), clerk, &about).is_ok()
    }

    /// True if the case that it became is restricted: whoever may not know of it finds nothing.
    pub fn case_is_restricted(&self) -> bool {
        self.case_restricted.unwrap_or(false)
    }

    /// True if others may read it: its asker agreed, and its case is not one that only the leadership may know of.
    pub fn is_public(&self) -> bool {
        self.may_publish && !self.case_is_restricted()
    }

    /// True if it ended like that over the version that was seen, and nothing has happened to it since: the same post came
    /// twice.
    pub fn was_ended(&self, seen_version: i64, outcome: Outcome) -> Result<bool, Error> {
        Ok(self.version == seen_version + 1 && self.outcome()? == Some(outcome))
    }

    /// What the rules need to know of it.
    pub fn asked(&self) -> Result<Asked, Error> {
        Ok(Asked {
            id: self.id(),
            number: self.number(),
            text: self.text.clone(),
            outcome: self.outcome()?,
            merged_into: self.merged_into.map(QuestionId),
            may_merge: self.may_merge,
        })
    }

    /// A text without what tells who asked.
    pub fn public(&self, text: &str) -> String {
        redacted(text, &self.asker())
    }

    /// What tells who asked.
    pub fn asker(&self) -> Sender {
        Sender {
            kind: SenderKind::Citizen,
            name: self.asker_name.clone(),
            phone: self.asker_phone.clone(),
            email: String::new(),
            address: String::new(),
            neighborhood: None,
            business_name: String::new(),
            tax_code: String::new(),
            hide_name: true,
            may_publish: self.may_publish,
        }
    }

    fn bad(&self, column: &'static str, why: &str) -> Fault {
        Fault::BadRow { table: "dialogue_question", column, row: self.id.to_string(), why: why.to_owned() }
    }
}

/// How the questions stand; merged ones are not counted.
pub(super) fn marks(questions: &[Question]) -> Result<Marks, Error> {
    let mut marks = Marks::default();
    for question in questions.iter().filter(|question| question.merged_into.is_none()) {
        marks.add(question.outcome()?);
    }
    Ok(marks)
}

/// What the rules need to know of all of them.
pub(super) fn all_asked(questions: &[Question]) -> Result<Vec<Asked>, Error> {
    questions.iter().map(Question::asked).collect()
}

/// Who leads whom: the numbers of the questions that were merged into each.
pub(super) fn merged_numbers(questions: &[Question]) -> HashMap<i64, Vec<u32>> {
    let mut merged: HashMap<i64, Vec<u32>> = HashMap::new();
    for question in questions {
        if let Some(lead) = question.merged_into {
            merged.entry(lead).or_default().push(question.number());
        }
    }
    merged
}

/// Who is answered where a question becomes a case: its asker, or if nobody knows them the first of those who joined in and
/// are known.
pub(super) fn sender<'a>(lead: &'a Question, questions: &'a [Question]) -> &'a Question {
    std::iter::once(lead)
        .chain(joined(lead, questions))
        .find(|one| !one.asker_name.is_empty())
        .unwrap_or(lead)
}

/// Those who asked the same and still want to know: whose questions were merged into it and not taken back.
pub(super) fn joined<'a>(lead: &Question, questions: &'a [Question]) -> impl Iterator<Item = &'a Question> {
    let lead = lead.id;
    questions.iter().filter(move |one| one.merged_into == Some(lead) && !one.is_withdrawn())
}

/// A question about to be written.
pub(super) struct NewQuestion<'a> {
    pub dialogue: DialogueId,
    pub registration: Option<RegistrationId>,
    pub key: Option<&'a str>,
    pub name: &'a str,
    pub phone: &'a str,
    pub category: Category,
    pub text: &'a str,
    pub may_merge: bool,
    pub may_publish: bool,
}

impl Tx {
    /// The questions of a dialogue by number.
    pub(super) async fn questions(&mut self, dialogue: DialogueId) -> Result<Vec<Question>, Error> {
        const ALL: &str = select!("WHERE q.dialogue_id = $1 ORDER BY q.number");
        Ok(on!(self, c => sqlx::query_as::<_, Question>(ALL).bind(dialogue.0).fetch_all(c).await)?)
    }

    /// The question of that id.
    pub(super) async fn question(&mut self, id: QuestionId) -> Result<Question, Error> {
        const ONE: &str = select!("WHERE q.id = $1");
        let found = on!(self, c => sqlx::query_as::<_, Question>(ONE).bind(id.0).fetch_optional(c).await)?;
        Ok(found.ok_or(Refusal::NotFound)?)
    }

    /// Writes a question; one that the same form made before is that one.
    pub(super) async fn insert_question(&mut self, new: &NewQuestion<'_>) -> Result<QuestionId, Error> {
        const BEFORE: &str = "SELECT id FROM dialogue_question WHERE idempotency_key = $1";
        const NUMBER: &str = "UPDATE dialogue SET asked = asked + 1 WHERE id = $1 RETURNING asked";
        const ADD: &str = "INSERT INTO dialogue_question (id, dialogue_id, number, idempotency_key, registration_id, \
             asker_name, asker_phone, category, text, may_merge, may_publish, asked_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        if let Some(key) = new.key {
            let before =
                on!(self, c => sqlx::query_scalar::<_, i64>(BEFORE).bind(key).fetch_optional(c).await)?;
            if let Some(before) = before {
                return Ok(QuestionId(before));
            }
        }
        let number =
            on!(self, c => sqlx::query_scalar::<_, i64>(NUMBER).bind(new.dialogue.0).fetch_one(c).await)?;
        let (id, now) = (self.new_id(), Instant(self.now()));
        on!(self, c => sqlx::query(ADD)
            .bind(id).bind(new.dialogue.0).bind(number).bind(new.key)
            .bind(new.registration.map(|registration| registration.0)).bind(new.name).bind(new.phone)
            .bind(new.category.name()).bind(new.text).bind(new.may_merge).bind(new.may_publish).bind(now)
            .execute(c).await)?;
        Ok(QuestionId(id))
    }

    /// Ends a question, or with no outcome opens it again, over the version that was read.
    pub(super) async fn settle_question(
        &mut self,
        question: &Question,
        outcome: Option<Outcome>,
        answer: &str,
        case: Option<i64>,
        commitment: Option<i64>,
    ) -> Result<(), Error> {
        const SETTLE: &str = "UPDATE dialogue_question SET outcome = $3, answer = $4, answered_name = $5, answered_at = $6, \
             feedback_id = $7, commitment_id = $8, version = version + 1 WHERE id = $1 AND version = $2";
        let (now, name) = match outcome {
            Some(_) => (Some(Instant(self.now())), self.actor_name()),
            None => (None, String::new()),
        };
        let written = on!(self, c => sqlx::query(SETTLE)
            .bind(question.id).bind(question.version).bind(outcome.map(Outcome::name)).bind(answer).bind(&name)
            .bind(now).bind(case).bind(commitment).execute(c).await)?;
        once(written)
    }

    /// Merges questions into another, or sets one free.
    pub(super) async fn lead_question(
        &mut self,
        question: &Question,
        lead: Option<QuestionId>,
    ) -> Result<(), Error> {
        const LEAD: &str = "UPDATE dialogue_question SET merged_into = $3, version = version + 1 \
                            WHERE id = $1 AND version = $2";
        let written = on!(self, c => sqlx::query(LEAD)
            .bind(question.id).bind(question.version).bind(lead.map(|lead| lead.0)).execute(c).await)?;
        once(written)
    }

    pub(super) async fn give_question(&mut self, question: &Question, unit: UnitId) -> Result<(), Error> {
        const GIVE: &str = "UPDATE dialogue_question SET unit_id = $3, version = version + 1 \
                            WHERE id = $1 AND version = $2";
        let written = on!(self, c => sqlx::query(GIVE)
            .bind(question.id).bind(question.version).bind(unit.0).execute(c).await)?;
        once(written)
    }
}

/// Refused as stale if nothing was written: somebody was quicker.
pub(super) fn once(rows: u64) -> Result<(), Error> {
    if rows == 1 { Ok(()) } else { Err(Refusal::Stale { by: None, at: None }.into()) }
}
