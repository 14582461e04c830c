//! Cases of feedback and notices, as rows of my day.

use domain::{
    feedback::view::{OpenRequest, QueueRow, Standing, StepReminder},
    notice::{Digest, NoticeKind, Told},
};

use super::rows::Row;
use crate::{
    i18n::{case as case_words, day, instant, notice, task as task_words, today as words},
    routes, say,
};

/// A case, and how near its day is.
pub fn case_row(case: &QueueRow) -> Row {
    let badge = nearness(case.standing);
    Row {
        to: routes::case(&case.code),
        mark: badge.as_ref().map_or("in_progress", |(mark, _)| mark),
        code: Some(case.code.clone()),
        title: case.excerpt.clone(),
        detail: match case.due_on {
            Some(on) => say!(words::CASE_DUE, day(on)),
            None => say!(words::CASE_UNDATED).to_owned(),
        },
        badge,
    }
}

/// A request about personal data, and how near its day is.
pub fn request_row(request: &OpenRequest) -> Row {
    let badge = nearness(request.standing);
    Row {
        to: format!("{}#du-lieu", routes::case(&request.code)),
        mark: badge.as_ref().map_or("waiting", |(mark, _)| mark),
        code: Some(request.code.clone()),
        title: say!(words::REQUEST).to_owned(),
        detail: say!(words::REQUEST_DUE, instant(request.asked_at), day(request.due_on)),
        badge,
    }
}

/// A step besides the answer, and how near its day is.
pub fn step_row(step: &StepReminder) -> Row {
    let badge = nearness(step.standing);
    Row {
        to: format!("{}#viec", routes::case(&step.case)),
        mark: badge.as_ref().map_or("waiting", |(mark, _)| mark),
        code: Some(step.case.clone()),
        title: step.excerpt.clone(),
        detail: say!(words::STEP_DUE, case_words::step_rule(&step.day), day(step.day.due_on)),
        badge,
    }
}

fn nearness(standing: Standing) -> Option<(&'static str, String)> {
    match standing {
        Standing::Overdue { days } => Some(("late", say!(task_words::DUE_OVERDUE, days))),
        Standing::DueSoon { left: 0 } => Some(("at_risk", say!(words::CASE_LAST_DAY).to_owned())),
        Standing::DueSoon { left } => Some(("at_risk", say!(words::CASE_LEFT, left))),
        Standing::NoClock | Standing::Running { .. } | Standing::OnTime | Standing::Late => None,
    }
}

/// A notice. One of a case leads there, one of an indicator to where it is explained or read, a digest to the
/// queue, or to where values are entered if it tells of nothing else.
pub fn told_row(told: &Told) -> Row {
    let code = Some(told.facts.code.clone()).filter(|code| !code.is_empty());
    let digest = told.facts.digest.as_ref();
    let is_late = digest.is_some_and(Digest::is_late);
    let of_values_alone = digest.is_some_and(|digest| !digest.has_cases());
    Row {
        to: match (told.kind, code.as_deref()) {
            _ if told.facts.dialogue.is_some() => {
                told.facts.dialogue.as_ref().map(|of| routes::organised(of.id)).unwrap_or_default()
            }
            (_, None) if of_values_alone => routes::ENTRY.to_owned(),
            (_, None) => routes::CASES.to_owned(),
            (NoticeKind::ExplanationAsked, Some(code)) => routes::entry_of(code),
            (NoticeKind::Explained, Some(code)) => routes::behind_now(code),
            (_, Some(code)) => routes::case(code),
        },
        mark: if is_late { "late" } else { "waiting" },
        code,
        title: notice::told(told),
        detail: instant(told.at),
        badge: None,
    }
}
