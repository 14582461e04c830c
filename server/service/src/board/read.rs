//! Board, list and register: one road for the three, so that their numbers cannot differ.

use std::sync::Arc;

use domain::board::{self, Board, BoardQuery, Card, Counts, GroupHead, NOBODY, View};
use domain::people::{About, Action, Actor, may};
use domain::period::Period;

use super::snapshot::{Ready, Snapshot, Year, snapshot};
use crate::Refusal;
use crate::error::Error;
use crate::service::Service;

/// The tasks of a period that pass the filters. Refuses a period without a plan, and a group or unit that does
/// not exist, as not found.
pub async fn board(service: &Service, actor: &Actor, query: &BoardQuery) -> Result<Board, Error> {
    may(actor, Action::ReadBoard, &About::default())?;
    let today = service.today();
    let (snapshot, period) = shown(service, query.period).await?;
    let known_group = |code: &String| snapshot.groups.iter().any(|group| group.code == *code);
    let known_unit = |code: &String| snapshot.units.iter().any(|unit| unit.code == *code);
    let known_lead = |code: &String| code == NOBODY || known_unit(code);
    let known = query.group.iter().all(known_group) && query.unit.iter().all(known_unit);
    if !known || !query.lead.iter().all(known_lead) {
        return Err(Refusal::NotFound.into());
    }
    let all = snapshot.cards(period, today);
    let mut found: Vec<&Ready> = all.iter().filter(|ready| query.matches(&ready.facts, actor)).collect();
    found.sort_by(|a, b| query.sort.compare(&a.facts, &b.facts));
    let counts = |group: Option<&str>| {
        let of_group = |ready: &&&Ready| group.is_none_or(|code| ready.facts.group == code);
        Counts::of(found.iter().filter(of_group).map(|ready| &ready.facts))
    };
    Ok(Board {
        plan: snapshot.plan.clone(),
        period,
        query: BoardQuery { period: Some(period), ..query.clone() },
        counts: counts(None),
        groups: snapshot.groups.iter().map(|group| group.head(counts(Some(&group.code)))).collect(),
        cards: found.iter().map(|ready| for_view(&ready.card, query.view)).collect(),
        units: snapshot.units.clone(),
        total: u32::try_from(snapshot.tasks.len()).unwrap_or(u32::MAX),
        today,
        released: snapshot.releases.get(&period).cloned(),
        version: snapshot.version,
    })
}

/// The plan's year and the period to show, when this one is asked for.
pub(super) async fn shown(
    service: &Service,
    asked: Option<Period>,
) -> Result<(Arc<Snapshot>, Period), Error> {
    let today = service.today();
    match asked {
        Some(period) => {
            let snapshot = snapshot(service, Year::Exactly(period.year())).await?;
            Ok((snapshot.ok_or(Refusal::NotFound)?, period))
        }
        None => {
            let snapshot = snapshot(service, Year::Near(today.year())).await?;
            let snapshot = snapshot.ok_or(board::Refusal::NoPlan)?;
            let period = snapshot.default_period(today);
            Ok((snapshot, period))
        }
    }
}

/// A card with no more than the layout shows of it.
fn for_view(card: &Card, view: View) -> Card {
    let (with_text, with_result) = (view == View::Register, view != View::Board);
    Card {
        full_text: card.full_text.as_ref().filter(|_| with_text).cloned(),
        result: card.result.as_ref().filter(|_| with_result).cloned(),
        ..card.clone()
    }
}

impl super::rows::GroupRow {
    /// The group, with these counts.
    pub(crate) fn head(&self, counts: Counts) -> GroupHead {
        GroupHead {
            code: self.code.clone(),
            name: self.name.clone(),
            short_name: self.short_name.clone(),
            counts,
        }
    }
}
