//! The moves of a task: what the reader may do is a button, what not is said with its reason. Submitting and
//! judging have their own place in the period's panel.

use domain::board::{Asks, Intent, Move, TaskPage};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{period::about, reader::actor, refused::unsent};
use crate::{
    board::task_api::ChangeState,
    i18n::{board as board_words, refusal, task as words},
    say,
    ui::{Fold, Form, TextArea},
};

const FORM: &str = "chuyen";

/// Every target of the task.
pub fn moves_fold(page: &TaskPage) -> AnyView {
    let moves = actor().map(|actor| page.card.moves(&actor)).unwrap_or_default();
    let (allowed, forbidden): (Vec<_>, Vec<_>) =
        moves.into_iter().partition(|offered| offered.verdict.is_ok());
    let allowed: Vec<_> = allowed.into_iter().filter(has_its_place_here).collect();
    let note_without_field = allowed.iter().all(asks_nothing).then(|| unsent(FORM, &["note"]));
    let about = about(page);
    let form = (!allowed.is_empty()).then(|| {
        view! {
            <Form to=ChangeState::url() id=FORM class="stack">
                {about}
                <div>{note(&allowed)}</div>
                <p class="row">{allowed.iter().map(button).collect_view()}</p>
            </Form>
        }
    });
    let forbidden = (!forbidden.is_empty()).then(|| reasons(&forbidden));
    view! {
        <Fold form=FORM icon="next" label=say!(words::CHANGE_STATE)>
            <div class="stack">{note_without_field} {form} {forbidden}</div>
        </Fold>
    }
    .into_any()
}

fn has_its_place_here(offered: &Move) -> bool {
    !matches!(
        offered.intent,
        Some(Intent::Submit | Intent::DeclareNoOccurrence | Intent::Accept | Intent::GiveBack)
    )
}

fn asks_nothing(offered: &Move) -> bool {
    offered.asks == Asks::Nothing
}

/// The field for a note, if one of the moves asks for it.
fn note(allowed: &[Move]) -> Option<AnyView> {
    let asking: Vec<_> = allowed
        .iter()
        .filter(|offered| !asks_nothing(offered))
        .map(|offered| say!(words::move_to(offered.to, offered.intent)))
        .collect();
    (!asking.is_empty()).then(|| {
        view! {
            <TextArea
                name="note"
                label=say!(words::MOVE_NOTE)
                help=say!(words::MOVE_NOTE_FOR, asking.join(", "))
                rows=2
                optional=true
            />
        }
        .into_any()
    })
}

fn button(offered: &Move) -> impl IntoView + use<> {
    view! {
        <button class="button" name="to" value=offered.to.name()>
            <span class="mark" data-state=offered.to.name() aria-hidden="true"></span>
            {say!(words::move_to(offered.to, offered.intent))}
        </button>
    }
}

fn reasons(forbidden: &[Move]) -> impl IntoView + use<> {
    let rows = forbidden
        .iter()
        .filter_map(|offered| {
            let why = offered.verdict.as_ref().err()?;
            let to = say!(board_words::state(offered.to));
            Some(view! { <li>{say!(words::CANNOT_MOVE_BECAUSE, to, refusal::on_board(why))}</li> })
        })
        .collect_view();
    view! {
        <div class="soft small">
            <p>{say!(words::CANNOT_MOVE)}</p>
            <ul>{rows}</ul>
        </div>
    }
}
