//! From what was typed into the form of registration to a registration, or every problem with it. Runs on the server for
//! every post.

use serde::{Deserialize, Serialize};

use super::field::{Problems, length};
use super::{Problem, QUESTION_LEAST, QUESTION_MOST, What};
use crate::feedback::{Category, SenderKind};
use crate::identifiers;
use crate::text::visible;

/// The most people of one registration.
pub const PEOPLE_MOST: u32 = 10;
/// The most questions of one registration.
pub const QUESTIONS_MOST: usize = 3;
/// The most characters of a name.
const NAME_MOST: u32 = 100;
/// The most characters of the name of a shop or enterprise.
const BUSINESS_MOST: u32 = 200;

/// The version of the notice about personal data that the form shows; kept with every consent.
pub const CONSENT_VERSION: &str = "2026-11";

/// The fields that a question may be about. Informal payments are left to `/phan-anh`, where only the leadership reads
/// them.
pub fn fields() -> impl Iterator<Item = Category> {
    Category::ALL.into_iter().filter(|category| !category.is_restricted())
}

/// What whoever registers may be: everybody who has a name.
pub fn sender_kinds() -> impl Iterator<Item = SenderKind> {
    SenderKind::ALL.into_iter().filter(|kind| *kind != SenderKind::Anonymous)
}

/// The public form, as typed. A box that is not ticked is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RegistrationForm {
    /// The name of a `SenderKind`; empty is the usual one of the dialogue's kind.
    pub kind: String,
    /// Full name.
    pub name: String,
    /// Name of shop or enterprise; may be empty.
    pub business_name: String,
    /// Phone; each registers once.
    pub phone: String,
    /// E-mail; may be empty.
    pub email: String,
    /// How many people come; empty is one.
    pub people: String,
    /// The name of a `Category`.
    pub field_1: String,
    /// A question; may be empty.
    pub question_1: String,
    /// The name of a `Category`.
    pub field_2: String,
    /// A question; may be empty.
    pub question_2: String,
    /// The name of a `Category`.
    pub field_3: String,
    /// A question; may be empty.
    pub question_3: String,
    /// `on`: questions may be merged with others that ask the same.
    pub may_merge: String,
    /// `on`: questions and answers may be published without names.
    pub may_publish: String,
    /// `on`: the ward may process what they typed.
    pub consent: String,
}

/// A registration about to be made. Every part is in its kept form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRegistration {
    /// What they are; none is the usual one of the dialogue's kind.
    pub kind: Option<SenderKind>,
    /// Who.
    pub name: String,
    /// Name of shop or enterprise; may be empty.
    pub business_name: String,
    /// In the one form `+84…`.
    pub phone: String,
    /// May be empty.
    pub email: String,
    /// How many people come.
    pub people: u32,
    /// What they ask.
    pub questions: Vec<(Category, String)>,
    /// Questions may be merged with others.
    pub may_merge: bool,
    /// Questions and answers may be published without names.
    pub may_publish: bool,
    /// The version of the notice that was agreed to.
    pub consent_version: String,
    /// Made with the form, so that the same post twice is one registration.
    pub idempotency_key: Option<String>,
}

impl RegistrationForm {
    /// The registration that was typed, or all that is wrong with it, in the order of the fields on the page.
    pub fn parse(&self) -> Result<NewRegistration, Vec<Problem>> {
        let mut problems = Problems::default();
        let kind = self.kind(&mut problems);
        let name = problems.line("name", &self.name, 1, NAME_MOST);
        let business_name = problems.line("business_name", &self.business_name, 0, BUSINESS_MOST);
        let phone = match identifiers::phone(&visible(&self.phone)) {
            Ok(phone) => phone,
            Err(_) => {
                let what = if visible(&self.phone).is_empty() { What::Missing } else { What::Phone };
                problems.add("phone", what);
                String::new()
            }
        };
        let email = match visible(&self.email) {
            typed if typed.is_empty() => typed,
            typed => identifiers::email(&typed).unwrap_or_else(|_| {
                problems.add("email", What::Email);
                String::new()
            }),
        };
        let people = problems.number("people", &self.people, 1, PEOPLE_MOST).unwrap_or(1);
        let questions = self.questions(&mut problems);
        if self.consent.is_empty() {
            problems.add("consent", What::Consent);
        }
        if !problems.0.is_empty() {
            return Err(problems.0);
        }
        Ok(NewRegistration {
            kind,
            name,
            business_name,
            phone,
            email,
            people,
            questions,
            may_merge: !self.may_merge.is_empty(),
            may_publish: !self.may_publish.is_empty(),
            consent_version: CONSENT_VERSION.to_owned(),
            idempotency_key: None,
        })
    }

    fn kind(&self, problems: &mut Problems) -> Option<SenderKind> {
        if self.kind.trim().is_empty() {
            return None;
        }
        problems.choice("kind", &self.kind, |name| sender_kinds().find(|kind| kind.name() == name))
    }

    fn questions(&self, problems: &mut Problems) -> Vec<(Category, String)> {
        let typed = [
            ("field_1", &self.field_1, "question_1", &self.question_1),
            ("field_2", &self.field_2, "question_2", &self.question_2),
            ("field_3", &self.field_3, "question_3", &self.question_3),
        ];
        let mut questions = Vec::new();
        for (field, category, name, text) in typed {
            let text = visible(&text.replace("\r\n", "\n"));
            if text.is_empty() {
                // A field that was chosen and then left alone asks nothing.
                continue;
            }
            if let Some(what) = length(&text, QUESTION_LEAST, QUESTION_MOST) {
                problems.add(name, what);
            }
            match Category::from_name(category.trim()) {
                Some(category) if category.is_restricted() => problems.add(field, What::OtherRoad),
                Some(category) => questions.push((category, text)),
                None if category.trim().is_empty() => problems.add(field, What::HalfQuestion),
                None => problems.add(field, What::UnknownChoice),
            }
        }
        questions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> RegistrationForm {
        RegistrationForm {
            name: "Nguyễn Thị Lan".into(),
            business_name: "Bún chả Hà".into(),
            phone: "0912 345 678".into(),
            field_1: "land".into(),
            question_1: "Khi nào có mặt bằng mới cho hộ kinh doanh ở chợ?".into(),
            may_merge: "on".into(),
            consent: "on".into(),
            ..RegistrationForm::default()
        }
    }

    fn fields(form: &RegistrationForm) -> Vec<(String, What)> {
        let problems = form.parse().unwrap_err();
        problems.into_iter().map(|problem| (problem.field, problem.what)).collect()
    }

    #[test]
    fn a_registration_is_one_person_unless_more_are_said() {
        let registration = form().parse().unwrap();
        assert_eq!((registration.people, registration.phone.as_str()), (1, "+84912345678"));
        assert_eq!(registration.questions.len(), 1);
        assert!(registration.may_merge && !registration.may_publish && registration.kind.is_none());
        assert_eq!(RegistrationForm { people: "4".into(), ..form() }.parse().unwrap().people, 4);
    }

    #[test]
    fn every_problem_is_named_at_once() {
        assert_eq!(
            fields(&RegistrationForm::default()),
            [
                ("name".into(), What::Missing),
                ("phone".into(), What::Missing),
                ("consent".into(), What::Consent)
            ]
        );
        let wrong = RegistrationForm {
            kind: "anonymous".into(),
            phone: "0123".into(),
            email: "lan@".into(),
            people: "11".into(),
            field_1: String::new(),
            field_2: "bribery".into(),
            question_2: "Ai nhận tiền ngoài quy định?".into(),
            ..form()
        };
        assert_eq!(
            fields(&wrong),
            [
                ("kind".into(), What::UnknownChoice),
                ("phone".into(), What::Phone),
                ("email".into(), What::Email),
                ("people".into(), What::NotANumber { least: 1, most: PEOPLE_MOST }),
                ("field_1".into(), What::HalfQuestion),
                ("field_2".into(), What::OtherRoad),
            ]
        );
    }

    #[test]
    fn markup_is_text_and_stays_text() {
        let typed = "<script>alert(1)</script> & \"Lan\"\u{202e}";
        let registration = RegistrationForm { name: typed.into(), ..form() }.parse().unwrap();
        assert_eq!(registration.name, "<script>alert(1)</script> & \"Lan\"");
    }
}
