//! What the queue, posters, indicator 3 and the entering of cases read and ask for.

use domain::{
    feedback::{
        Category, OnTimeTable, Which, Whose,
        view::{Queue, QueueQuery, QueueRow, QueueView},
    },
    ids::{PersonId, UnitId},
    people::{About, Action, may},
    refusal::Refusal,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use service::feedback;

use crate::{
    error::{AppError, Kind, Said},
    i18n::{cases as words, refusal},
    routes, say,
    server::{Desk, answer_is_secret, lead_to},
};

/// What became of an assignment of several cases, as the page says it afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// How many were assigned.
    pub done: usize,
    /// The codes of the others, and why not.
    pub refused: Vec<(String, String)>,
}

/// What is handed over after a case was entered on behalf; shown once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// The code.
    pub code: String,
    /// The secret.
    pub secret: String,
    /// The day by which the ward must answer, as `2026-02-27`; none for a hint.
    pub due_on: Option<jiff::civil::Date>,
}

/// The queue as its address asks for it, and what became of the assignment behind a ticket.
pub async fn read_queue(
    query: QueueQuery,
    ticket: Option<String>,
) -> Result<(Queue, Option<Assigned>), AppError> {
    let desk = Desk::here();
    let queue = feedback::queue(&desk.service, desk.actor()?, &query).await?;
    let kept = match ticket {
        Some(ticket) => desk.service.kept_form(&ticket).await?,
        None => None,
    };
    Ok((queue, kept.and_then(|kept| serde_json::from_str(&kept).ok())))
}

/// What an address asks of the queue; `get` reads a parameter of it. What is no value is as if it were not there.
pub fn query_of(get: impl Fn(&str) -> Option<String>) -> QueueQuery {
    QueueQuery {
        view: get("xem").and_then(|name| QueueView::from_name(&name)).unwrap_or_default(),
        mine: get("cua-toi").is_some(),
        unit: get("don-vi").and_then(|id| id.parse().ok()),
        category: get("linh-vuc").and_then(|name| Category::from_name(&name)),
        search: get("tim").unwrap_or_default().chars().take(200).collect(),
        after: get("sau"),
    }
}

/// Assigns the chosen cases to a unit, or with `act` "refer" leads on to a request upward that holds them. A case is
/// chosen by its code and the version that was seen, with a colon between.
#[server(prefix = "/api/ui", endpoint = "cases/assign")]
pub async fn assign_chosen(
    #[server(default)] cases: Vec<String>,
    #[server(default)] unit: String,
    #[server(default)] officer: String,
    #[server(default)] act: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let chosen = cases.iter().map(|case| seen(case)).collect::<Result<Vec<_>, _>>()?;
    if chosen.is_empty() {
        let sentence = say!(words::NOTHING_CHOSEN).to_owned();
        return Err(AppError::Refused(Said {
            kind: Kind::Rule,
            sentence,
            field: None,
            problems: Vec::new(),
        }));
    }
    if act == "refer" {
        let codes: Vec<_> = chosen.into_iter().map(|(code, _)| code).collect();
        lead_to(&routes::new_referral(&codes));
        return Ok(());
    }
    let unit = unit.parse().map_err(|_| AppError::about_field("unit", say!(words::NO_UNIT_CHOSEN)))?;
    let officer = chosen_person(&officer)?;
    let desk = Desk::here();
    let outcome = feedback::assign_all(&desk.service, desk.actor()?, &chosen, unit, officer).await?;
    let said = |(code, why): (String, Refusal)| (code, refusal::sentence(&why.into()));
    let outcome =
        Assigned { done: outcome.done.len(), refused: outcome.refused.into_iter().map(said).collect() };
    let text = serde_json::to_string(&outcome).map_err(|_| AppError::Fault)?;
    let ticket = desk.service.keep_form(&text).await?;
    lead_to(&routes::cases_assigned(&back, &ticket));
    Ok(())
}

/// A case with the version that was seen, as a box of the list posts it.
fn seen(case: &str) -> Result<(String, i64), AppError> {
    let (code, version) = case.rsplit_once(':').ok_or(AppError::Unreadable)?;
    Ok((code.to_owned(), version.parse().map_err(|_| AppError::Unreadable)?))
}

/// A person that was picked, or nobody.
pub(super) fn chosen_person(id: &str) -> Result<Option<PersonId>, AppError> {
    if id.is_empty() {
        return Ok(None);
    }
    id.parse().map(Some).map_err(|_| AppError::Unreadable)
}

/// The neighbourhood groups that a case may be entered for: for whoever may enter one.
pub async fn read_entry() -> Result<Vec<(UnitId, String)>, AppError> {
    let desk = Desk::here();
    may(desk.actor()?, Action::EnterFeedback, &About::default()).map_err(Refusal::from)?;
    Ok(feedback::form_facts(&desk.service).await?.neighborhoods)
}

/// The names of the files that a refused entry brought, by their ticket.
pub async fn read_held(ticket: &str) -> Vec<String> {
    feedback::held_files(&Desk::here().service, ticket).await.unwrap_or_default()
}

/// What was entered, behind a ticket that is good for one reading.
pub async fn read_entered(ticket: &str) -> Result<Option<Entered>, AppError> {
    let desk = Desk::here();
    answer_is_secret();
    let kept = desk.service.take_once(desk.actor()?.person, ticket).await?;
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()))
}

/// Keeps what was entered for one reading; gives the address that shows it.
pub async fn entered_address(desk: &Desk, entered: &Entered) -> Result<String, AppError> {
    let text = serde_json::to_string(entered).map_err(|_| AppError::Fault)?;
    let ticket =
        desk.service.keep_once(desk.actor()?.person, &text).await.map_err(|error| desk.words(error))?;
    Ok(routes::case_entered(&ticket))
}

/// The poster for a place, if one was chosen, and the neighbourhood groups to choose from.
pub async fn read_poster(
    place: Option<String>,
) -> Result<(Option<feedback::Poster>, Vec<(UnitId, String)>), AppError> {
    let desk = Desk::here();
    let neighborhoods = read_entry().await?;
    let poster = match place {
        Some(place) => Some(feedback::poster(&desk.service, desk.actor()?, &desk.public_url, &place).await?),
        None => None,
    };
    Ok((poster, neighborhoods))
}

/// The cases behind one number of indicator 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    /// One month, or the whole year.
    pub month: Option<i8>,
    /// All units', one's or no unit's.
    pub whose: Whose,
    /// Which of them.
    pub which: Which,
}

/// Indicator 3 of a year.
pub async fn read_on_time(year: i16) -> Result<OnTimeTable, AppError> {
    let desk = Desk::here();
    Ok(feedback::on_time(&desk.service, desk.actor()?, year).await?)
}

/// The cases behind one of its numbers, and how the next page of them is asked for.
pub async fn read_behind(
    year: i16,
    behind: Behind,
    after: Option<String>,
) -> Result<(Vec<QueueRow>, Option<String>), AppError> {
    let desk = Desk::here();
    let Behind { month, whose, which } = behind;
    let after = after.as_deref();
    Ok(feedback::on_time_rows(&desk.service, desk.actor()?, year, month, whose, which, after).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_a_page_of_the_queue() {
        let of = |pairs: &[(&str, &str)]| {
            query_of(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[]), QueueQuery::default());
        let asked = of(&[
            ("xem", "qua-han"),
            ("cua-toi", "1"),
            ("don-vi", "7"),
            ("linh-vuc", "land"),
            ("tim", "vỉa hè"),
            ("sau", "2026-11-30.5"),
        ]);
        let expected = QueueQuery {
            view: QueueView::Overdue,
            mine: true,
            unit: Some(UnitId(7)),
            category: Some(Category::Land),
            search: "vỉa hè".into(),
            after: Some("2026-11-30.5".into()),
        };
        assert_eq!(asked, expected);
        assert_eq!(of(&[("xem", "?"), ("don-vi", "x"), ("linh-vuc", "'")]), QueueQuery::default());
    }

    #[test]
    fn a_box_of_the_list_names_code_and_version() {
        assert_eq!(seen("LTN-26-ABCDEFG-H:12").unwrap(), ("LTN-26-ABCDEFG-H".to_owned(), 12));
        assert!(seen("LTN-26-ABCDEFG-H").is_err() && seen("A:x").is_err());
    }
}
