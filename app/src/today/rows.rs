//! What waits, as rows of one shape: where it leads, what it is, why it waits.

use domain::board::{Card, Due, Mention, Obstacle, State, TaskHead, WorkItem};
use jiff::civil::Date;

use crate::{
    i18n::{board as board_words, day, instant, task as task_words, today as words},
    routes, say,
};

/// One thing that waits.
pub struct Row {
    /// Where it leads.
    pub to: String,
    /// The mark in front of it.
    pub mark: &'static str,
    /// The code of its task, if it is the task itself.
    pub code: Option<String>,
    /// What it is.
    pub title: String,
    /// Why it waits.
    pub detail: String,
    /// A warning, with its mark.
    pub badge: Option<(&'static str, String)>,
}

/// A result that came back.
pub fn returned_row(card: &Card) -> Row {
    let detail = match &card.facts.state {
        State::InProgress { returned: Some(returned) } => {
            let by = card.touched.as_ref().filter(|touch| touch.by == returned.stamp.by);
            let by = by.map(|touch| touch.name.clone()).unwrap_or_default();
            let by = if by.is_empty() { board_words::period(card.period) } else { by };
            say!(words::RETURNED_SAYING, returned.note, by, instant(returned.stamp.at))
        }
        _ => board_words::period(card.period),
    };
    Row { mark: "returned", detail, ..of_card(card) }
}

/// A result that waits for a decision.
pub fn review_row(card: &Card) -> Row {
    let period = board_words::period(card.period);
    let detail = match (&card.facts.state, &card.touched) {
        (State::Submitted { stamp }, Some(touch)) if touch.by == stamp.by => {
            say!(words::SUBMITTED, period, touch.name, instant(stamp.at))
        }
        _ => say!(words::SUBMITTED_BARE, period),
    };
    Row { mark: "submitted", detail, ..of_card(card) }
}

/// A task that is due, or not updated in its period.
pub fn due_row(card: &Card) -> Row {
    let dated = card.due.on().map(|on| say!(task_words::DUE_BY, day(on)));
    let detail = match card.due {
        Due::Overdue { .. } | Due::Soon { .. } => dated.unwrap_or_default(),
        _ => say!(words::NOT_UPDATED, board_words::period(card.period)),
    };
    let badge = task_words::due(card.due).and_then(|(mark, said)| Some((mark?, said)));
    let mark = badge.as_ref().map_or(card.facts.state.kind().name(), |(mark, _)| mark);
    Row { mark, detail, badge, ..of_card(card) }
}

/// An obstacle that waits for a decision.
pub fn obstacle_row(task: &TaskHead, obstacle: &Obstacle) -> Row {
    let detail = if obstacle.decision_asked.is_empty() {
        say!(words::OBSTACLE, obstacle.text)
    } else {
        say!(words::OBSTACLE_ASKS, obstacle.decision_asked)
    };
    Row {
        to: format!("{}#vuong-mac", routes::task_in(&task.code, &obstacle.period.to_string())),
        mark: "blocked",
        code: Some(task.code.clone()),
        title: task.title.clone(),
        detail,
        badge: None,
    }
}

/// A small job.
pub fn work_row(task: &TaskHead, item: &WorkItem, today: Date) -> Row {
    let detail = match item.due_on {
        Some(on) => say!(words::WORK_OF, task.code, day(on)),
        None => say!(words::WORK_OF_UNDATED, task.code),
    };
    let badge = item.due_on.and_then(|on| words::days_left((on - today).get_days()));
    Row {
        to: format!("{}#dau-viec", routes::task(&task.code)),
        mark: badge.as_ref().map_or("in_progress", |(mark, _)| mark),
        code: None,
        title: item.title.clone(),
        detail,
        badge,
    }
}

/// A note with the reader's name.
pub fn mention_row(mention: &Mention) -> Row {
    Row {
        to: format!("{}#trao-doi", routes::task(&mention.task.code)),
        mark: "waiting",
        code: Some(mention.task.code.clone()),
        title: mention.text.clone(),
        detail: say!(task_words::WHO_WHEN, mention.written.name, instant(mention.written.at)),
        badge: None,
    }
}

fn of_card(card: &Card) -> Row {
    Row {
        to: format!("{}#ky", routes::task_in(&card.code, &card.period.to_string())),
        mark: card.facts.state.kind().name(),
        code: Some(card.code.clone()),
        title: card.title.clone(),
        detail: String::new(),
        badge: None,
    }
}
