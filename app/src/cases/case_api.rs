//! What the page of a case reads and asks for.

use domain::{
    dialogue::view::CaseOrigin,
    feedback::{Act, Category, Road, Step, view::StaffCase},
    ids::FeedbackFileId,
    refusal::Refusal,
    typed,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use service::feedback;

use super::api::chosen_person;
use crate::{
    error::AppError,
    i18n::cases as words,
    routes, say,
    server::{Desk, answer_is_secret, lead_to},
};

/// Everything on the page of a case, and the dialogue that it came from.
pub async fn read_case(code: String) -> Result<(StaffCase, Option<CaseOrigin>), AppError> {
    let desk = Desk::here();
    // Personal data may stand on it.
    answer_is_secret();
    let case = feedback::case(&desk.service, desk.actor()?, &code).await?;
    let origin = service::dialogue::case_origin(&desk.service, &code).await?;
    Ok((case, origin))
}

/// The fields of a step's form as the browser posts them: each step has some of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepFields {
    /// The name of the step.
    step: String,
    category: String,
    unit: String,
    officer: String,
    text: String,
    note: String,
    serves_duplicates: Option<String>,
    question: String,
    answer: String,
    to: String,
    reason: String,
    road: String,
}

impl StepFields {
    /// The step with what it takes. What the use case would refuse anyway is left to it.
    fn act(self) -> Result<Act, AppError> {
        let unreadable = AppError::Unreadable;
        Ok(match Step::from_name(&self.step).ok_or(unreadable.clone())? {
            Step::Promote => Act::Promote,
            Step::Classify => {
                Act::Classify { category: Category::from_name(&self.category).ok_or(unreadable)? }
            }
            Step::Assign => {
                let unit = self.unit.parse();
                let unit = unit.map_err(|_| AppError::about_field("unit", say!(words::NO_UNIT_CHOSEN)))?;
                Act::Assign { unit, officer: chosen_person(&self.officer)? }
            }
            Step::Start => Act::Start,
            Step::Ask => Act::Ask { text: self.text },
            Step::Supplement => Act::Supplement { text: self.text },
            Step::Submit => Act::Submit { text: self.text },
            Step::Return => Act::Return { note: self.note },
            Step::Approve => Act::Approve { serves_duplicates: self.serves_duplicates.is_some() },
            Step::Publish => Act::Publish { question: self.question, answer: self.answer },
            Step::Close => Act::Close,
            Step::Forward => Act::Forward { to: self.to, text: self.text },
            Step::Reject => Act::Reject { reason: self.reason },
            Step::Redirect => Act::Redirect { road: Road::from_name(&self.road).ok_or(unreadable)? },
            Step::Reopen => Act::Reopen { reason: self.reason },
        })
    }
}

fn is_hidden<T>(read: &Result<T, service::Error>) -> bool {
    matches!(read, Err(service::Error::Refused(Refusal::NotFound)))
}

/// Takes a step.
#[server(prefix = "/api/ui", endpoint = "case/step")]
pub async fn take_step(
    code: String,
    seen_version: String,
    #[server(flatten)] fields: StepFields,
) -> Result<(), AppError> {
    let desk = Desk::here();
    // Beside flattened fields a number travels as text.
    let seen = seen_version.parse().map_err(|_| AppError::Unreadable)?;
    let (actor, act) = (desk.actor()?, fields.act()?);
    let may_hide = match act {
        Act::Classify { category } => category.is_restricted(),
        Act::Redirect { road } => road == Road::Denunciation,
        _ => false,
    };
    feedback::act(&desk.service, actor, &code, seen, act).await?;
    // Whoever hands a case over to the leadership may not know of it from then on, and is told so instead of "not found".
    if may_hide && is_hidden(&feedback::case(&desk.service, actor, &code).await) {
        lead_to(routes::CASES_HANDED_OVER);
    }
    Ok(())
}

/// Moves the due day.
#[server(prefix = "/api/ui", endpoint = "case/extend")]
pub async fn extend_due(
    code: String,
    seen_version: i64,
    date: String,
    reason: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let due_on = typed::day(&date)?.ok_or(Refusal::NotADay)?;
    Ok(feedback::extend(&desk.service, desk.actor()?, &code, seen_version, due_on, &reason).await?)
}

/// Links the case as a repetition of another one; with no code takes the link away.
#[server(prefix = "/api/ui", endpoint = "case/duplicate")]
pub async fn link_duplicate(
    code: String,
    seen_version: i64,
    #[server(default)] of: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(feedback::link_duplicate(&desk.service, desk.actor()?, &code, seen_version, of.trim()).await?)
}

/// Shows personal data for a while.
#[server(prefix = "/api/ui", endpoint = "case/unmask")]
pub async fn unmask(code: String, reason: String) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(feedback::unmask(&desk.service, desk.actor()?, &code, &reason).await?)
}

/// Takes a file away.
#[server(prefix = "/api/ui", endpoint = "case/file/remove")]
pub async fn remove_file(code: String, file: i64, reason: String) -> Result<(), AppError> {
    let desk = Desk::here();
    let file = FeedbackFileId(file);
    Ok(feedback::remove_file(&desk.service, desk.actor()?, &code, file, &reason).await?)
}

/// Writes a note that only staff read.
#[server(prefix = "/api/ui", endpoint = "case/note")]
pub async fn write_case_note(code: String, text: String) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(feedback::note(&desk.service, desk.actor()?, &code, &text).await?)
}

/// Writes to the sender.
#[server(prefix = "/api/ui", endpoint = "case/message")]
pub async fn write_message(code: String, text: String) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(feedback::message(&desk.service, desk.actor()?, &code, &text).await?)
}

/// Decides a request about personal data.
#[server(prefix = "/api/ui", endpoint = "case/data")]
pub async fn decide_data(code: String, request: i64, grant: bool, answer: String) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(feedback::decide_data_request(&desk.service, desk.actor()?, &code, request, grant, &answer).await?)
}

/// Makes a job of a plan's task out of the case.
#[server(prefix = "/api/ui", endpoint = "case/work")]
pub async fn add_case_work(
    code: String,
    task: String,
    title: String,
    #[server(default)] assignee: String,
    #[server(default)] date: String,
) -> Result<(), AppError> {
    let desk = Desk::here();
    let (assignee, due_on) = (chosen_person(&assignee)?, typed::day(&date)?);
    Ok(feedback::add_work(&desk.service, desk.actor()?, &code, &task, &title, assignee, due_on).await?)
}

/// Takes the published question and answer back.
#[server(prefix = "/api/ui", endpoint = "case/withdraw")]
pub async fn withdraw_published(code: String, reason: String) -> Result<(), AppError> {
    let desk = Desk::here();
    Ok(feedback::withdraw(&desk.service, desk.actor()?, &code, &reason).await?)
}

#[cfg(test)]
mod tests {
    use domain::ids::{PersonId, UnitId};

    use super::*;

    fn of(step: Step) -> StepFields {
        StepFields {
            step: step.name().into(),
            category: "land".into(),
            unit: "7".into(),
            officer: "8".into(),
            text: "lời".into(),
            note: "ý".into(),
            serves_duplicates: Some("true".into()),
            question: "hỏi".into(),
            answer: "đáp".into(),
            to: "Sở Tài chính".into(),
            reason: "vì".into(),
            road: "complaint".into(),
        }
    }

    #[test]
    fn each_step_takes_its_own_fields() {
        for step in Step::ALL {
            assert_eq!(of(*step).act().unwrap().step(), *step);
        }
        let assign = Act::Assign { unit: UnitId(7), officer: Some(PersonId(8)) };
        assert_eq!(of(Step::Assign).act().unwrap(), assign);
        assert_eq!(
            of(Step::Publish).act().unwrap(),
            Act::Publish { question: "hỏi".into(), answer: "đáp".into() }
        );
        assert_eq!(of(Step::Approve).act().unwrap(), Act::Approve { serves_duplicates: true });
    }

    #[test]
    fn what_no_page_offers_is_no_step() {
        let no_unit = StepFields { unit: String::new(), ..of(Step::Assign) };
        assert_eq!(no_unit.act().unwrap_err().field(), Some("unit"));
        for wrong in [
            StepFields { step: "xoa".into(), ..of(Step::Close) },
            StepFields { category: "?".into(), ..of(Step::Classify) },
            StepFields { road: "?".into(), ..of(Step::Redirect) },
            StepFields { officer: "?".into(), ..of(Step::Assign) },
        ] {
            assert_eq!(wrong.act().unwrap_err(), AppError::Unreadable);
        }
    }
}
