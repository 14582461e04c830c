//! A move, by whatever means it was asked for. What it means (submit, accept, return, reopen, …) follows from
//! where the task stands and where it is to go; `domain::board::apply` decides.

use domain::board::{Intent, MoveTask, Moved, Order, StateKind, apply, moves};
use domain::change::Change;
use domain::people::{About, Action, Actor, may};
use domain::text;

use super::obstacles::add_obstacle;
use super::touch::{Contents, Told};
use crate::error::Error;
use crate::service::Service;

/// Moves a task in a period. Refuses what the rules refuse, and a move from a page that another's change made
/// old; then nothing is changed.
pub async fn move_task(service: &Service, actor: &Actor, order: MoveTask) -> Result<Moved, Error> {
    may(actor, Action::ReadBoard, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let held = tx.hold(&order.code, order.period).await?;
    held.seen(order.seen_version)?;
    let from = held.facts.state.kind();
    let intent = moves(&held.facts, actor).into_iter().find(|offered| offered.to == order.to);
    let intent = intent.and_then(|offered| offered.intent);
    let note = text::tidy(&order.note);
    let state = apply(&held.facts, actor, &Order { to: order.to, note: order.note }, tx.now())?;
    let (version, _) = tx.put(actor, &held, &Contents { state: state.clone(), ..held.contents() }).await?;
    if state.kind() == StateKind::Blocked && !note.is_empty() {
        add_obstacle(&mut tx, actor, &held, &note, "").await?;
    }
    let told = Told { from: Some(from), to: Some(state.kind()), text: note };
    tx.tell(&held, event_kind(intent), &told).await?;
    match intent {
        Some(Intent::Submit | Intent::Block) => tx.alert_leaders().await?,
        Some(Intent::Accept | Intent::GiveBack | Intent::Reopen) => {
            tx.alert_in_charge(&held).await?;
            tx.alert_leaders().await?;
        }
        _ => {}
    }
    tx.announce(Change::Inbox(actor.person));
    tx.save().await?;
    Ok(Moved { code: order.code, period: order.period, state, version })
}

fn event_kind(intent: Option<Intent>) -> &'static str {
    match intent {
        Some(Intent::Submit) => "board.submitted",
        Some(Intent::Accept) => "board.accepted",
        Some(Intent::GiveBack) => "board.returned",
        Some(Intent::Reopen) => "board.reopened",
        Some(Intent::DeclareNoOccurrence) => "board.no_occurrence",
        Some(Intent::Place | Intent::Block | Intent::WithdrawNoOccurrence) | None => "board.moved",
    }
}
