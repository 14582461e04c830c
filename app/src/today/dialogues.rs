//! Questions and promises of dialogues, as rows of my day.

use domain::dialogue::{
    CommitmentStanding,
    view::{CommitmentView, WaitingQuestion, WaitingResult},
};

use super::rows::Row;
use crate::{
    i18n::{day, dialogue, today as words},
    routes, say,
};

/// A question that waits for an answer of the reader's unit.
pub fn question_row(question: &WaitingQuestion) -> Row {
    Row {
        to: format!("{}#cau-{}", routes::organised(question.dialogue), question.number),
        mark: "waiting",
        code: None,
        title: question.text.clone(),
        detail: say!(words::QUESTION_OF, question.number, dialogue::moment(question.starts)),
        badge: None,
    }
}

/// A result that has to be published.
pub fn result_row(result: &WaitingResult) -> Row {
    Row {
        to: format!("{}#buoc", routes::organised(result.dialogue)),
        mark: if result.is_late { "late" } else { "waiting" },
        code: None,
        title: result.title.clone(),
        detail: say!(words::RESULT_BY, day(result.by)),
        badge: None,
    }
}

/// A promise, and how near its day is.
pub fn promise_row(promise: &CommitmentView) -> Row {
    let (mark, said) = dialogue::standing(promise.standing);
    let badge = match promise.standing {
        CommitmentStanding::Late { .. } => Some((mark, said)),
        CommitmentStanding::Running { .. }
        | CommitmentStanding::Kept { .. }
        | CommitmentStanding::Withdrawn => None,
    };
    let until = say!(dialogue::UNTIL, day(promise.due_on));
    Row {
        to: format!("{}#giu-{}", routes::organised(promise.dialogue.0), promise.id),
        mark,
        code: None,
        title: promise.text.clone(),
        detail: format!("{until} · {}", promise.unit.name),
        badge,
    }
}
