//! Moving: the one road that menu, keyboard and drag share. The rule is applied at once on the page, and again on
//! the server; where the two differ the page rolls back and says why. What was typed is never lost.

use std::collections::HashMap;

use domain::board::{Asks, Column, StateKind};
#[cfg(feature = "hydrate")]
use leptos::server_fn::ServerFn;
use leptos::{ev::SubmitEvent, html, prelude::*};

#[cfg(feature = "hydrate")]
use super::api::MoveTask;
use super::{card::asks_word, part::Looking};
use crate::{
    error::AppError,
    i18n::{board as words, common, refusal},
    say,
    ui::Mark,
};

/// A move that still needs words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asking {
    code: String,
    to: StateKind,
    asks: Asks,
    /// Why the last try did not pass, if there was one.
    error: Option<AppError>,
}

/// The road of all moves on a page.
#[derive(Clone, Copy)]
pub struct Mover {
    pub(super) looking: Looking,
    asking: RwSignal<Option<Asking>>,
    refused: RwSignal<Option<AppError>>,
    busy: RwSignal<Vec<String>>,
    touched: RwSignal<HashMap<String, String>>,
    /// The card in the hand.
    pub lifted: RwSignal<Option<String>>,
}

/// The road of this page.
pub fn mover() -> Mover {
    expect_context()
}

impl Mover {
    /// Makes the road; once a board.
    pub(super) fn new(looking: Looking, refused: Option<AppError>) -> Self {
        Self {
            looking,
            asking: RwSignal::new(None),
            refused: RwSignal::new(refused),
            busy: RwSignal::new(Vec::new()),
            touched: RwSignal::new(HashMap::new()),
            lifted: RwSignal::new(None),
        }
    }

    /// True while a move of this task is under way.
    pub fn is_busy(self, code: &str) -> bool {
        self.busy.with(|busy| busy.iter().any(|busy| busy == code))
    }

    /// What to write on a card that somebody else has just changed.
    pub fn touched(self, code: &str) -> Option<String> {
        self.touched.with(|touched| touched.get(code).cloned())
    }

    /// Writes whose hand it was on a card, for two seconds.
    #[cfg(feature = "hydrate")]
    pub fn touch(self, code: String, whose: String) {
        self.touched.update(|touched| {
            touched.insert(code.clone(), whose);
        });
        gloo_timers::callback::Timeout::new(2_000, move || {
            self.touched.update(|touched| {
                touched.remove(&code);
            });
        })
        .forget();
    }

    /// Why the card in the hand may not be put into a column; empty if it may, or if nothing is lifted.
    pub fn reason(self, column: Column) -> String {
        match self.lifted.get().and_then(|code| self.verdict(&code, column.drop_target())) {
            Some(Err(why)) => refusal::on_board(&why),
            _ => String::new(),
        }
    }

    /// May the task be moved there; none if it is there, or is not on the board.
    pub fn verdict(self, code: &str, to: StateKind) -> Option<Result<Asks, domain::board::Refusal>> {
        let card = self
            .looking
            .shown
            .with_untracked(|board| board.cards.iter().find(|card| card.code == code).cloned())?;
        let moves = self.looking.actor.with_value(|actor| card.moves(actor));
        let target = moves.into_iter().find(|target| target.to == to)?;
        Some(target.verdict.map(|()| target.asks))
    }

    /// The form of a card's menu was submitted by one of its buttons.
    pub fn submitted(self, code: &str, event: &SubmitEvent) {
        let to = event.submitter().and_then(|button| button.get_attribute("value"));
        if let Some(to) = to.as_deref().and_then(StateKind::from_name) {
            event.prevent_default();
            self.request(code, to, String::new());
        }
    }

    /// Moves a task: asks for words if they are needed, shows the new place at once, and sends it.
    pub fn request(self, code: &str, to: StateKind, note: String) {
        let asks = match self.verdict(code, to) {
            None => return,
            Some(Err(why)) => return self.refused.set(Some(AppError::from(why))),
            Some(Ok(asks)) => asks,
        };
        if asks != Asks::Nothing && note.trim().is_empty() {
            return self.asking.set(Some(Asking { code: code.to_owned(), to, asks, error: None }));
        }
        self.refused.set(None);
        #[cfg(feature = "hydrate")]
        self.send(code.to_owned(), to, asks, note);
    }

    #[cfg(feature = "hydrate")]
    fn send(self, code: String, to: StateKind, asks: Asks, note: String) {
        use domain::board::{Order, apply};

        let shown = self.looking.shown;
        let Some(before) =
            shown.with_untracked(|board| board.cards.iter().find(|card| card.code == code).cloned())
        else {
            return;
        };
        let period = shown.with_untracked(|board| board.period.to_string());
        let at = super::browser::now();
        let order = Order { to, note: note.clone() };
        match self.looking.actor.with_value(|actor| apply(&before.facts, actor, &order, at)) {
            Ok(state) => super::browser::glide(self, {
                let code = code.clone();
                move || shown.update(|board| put(board, &code, state))
            }),
            Err(why) => return self.refused.set(Some(AppError::from(why))),
        }
        self.busy.update(|busy| busy.push(code.clone()));
        wasm_bindgen_futures::spawn_local(async move {
            let seen = before.version.to_string();
            let pairs = [
                ("code", code.as_str()),
                ("period", &period),
                ("to", to.name()),
                ("seen", &seen),
                ("note", &note),
            ];
            let answer = match crate::browser::post::Body::of_pairs(&pairs) {
                Some(body) => crate::browser::post::send(MoveTask::url(), body).await.map(|_| ()),
                None => Err(AppError::Unreachable),
            };
            self.busy.update(|busy| busy.retain(|busy| *busy != code));
            match answer {
                Ok(()) => {
                    self.asking.set(None);
                    crate::browser::toast(&say!(words::MOVED, code, say!(words::state(to))));
                }
                Err(error) => {
                    let state = before.facts.state.clone();
                    super::browser::glide(self, {
                        let code = code.clone();
                        move || shown.update(|board| put(board, &code, state))
                    });
                    if asks == Asks::Nothing {
                        self.refused.set(Some(error));
                    } else {
                        self.asking.set(Some(Asking { code, to, asks, error: Some(error) }));
                    }
                }
            }
            super::browser::fetch(self).await;
        });
    }
}

/// Puts a task into a state on the page, with the counts that follow from it.
#[cfg(feature = "hydrate")]
fn put(board: &mut domain::board::Board, code: &str, state: domain::board::State) {
    let Some(card) = board.cards.iter_mut().find(|card| card.code == code) else { return };
    let (from, to) = (card.facts.state.column(), state.column());
    card.facts.state = state;
    board.counts.shift(from, to);
}

/// Why the last move did not pass, above the board.
#[component]
pub fn MoveNotice() -> impl IntoView {
    let mover = mover();
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if mover.refused.with(Option::is_some)
            && let Some(node) = node.get()
        {
            // An element that cannot take the focus is no reason to fail.
            let _ = node.focus();
        }
    });
    view! {
        {move || {
            mover
                .refused
                .get()
                .map(|error| {
                    view! {
                        <div class="notice" data-state="late" role="alert" tabindex="-1" id="loi" node_ref=node>
                            <Mark state="late"/>
                            <div>
                                <p>{refusal::sentence(&error)}</p>
                                <button type="button" class="link" on:click=move |_| mover.refused.set(None)>
                                    {say!(common::CLOSE)}
                                </button>
                            </div>
                        </div>
                    }
                })
        }}
    }
}

/// Asks for the words that a move needs.
#[component]
pub fn AskDialog() -> impl IntoView {
    let mover = mover();
    let dialog = NodeRef::<html::Dialog>::new();
    let note = RwSignal::new(String::new());
    Effect::new(move |before: Option<Option<String>>| {
        let asking = mover.asking.get().map(|asking| asking.code);
        if let Some(dialog) = dialog.get() {
            if asking.is_none() {
                dialog.close();
            } else if !dialog.open() {
                // A dialog that is open already cannot be opened: nothing to do.
                let _ = dialog.show_modal();
            }
        }
        // Another task is another note; the same one keeps what was typed.
        if asking.is_some() && before.flatten() != asking {
            note.set(String::new());
        }
        asking
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(asking) = mover.asking.get_untracked() {
            let text = note.get_untracked();
            if text.trim().is_empty() {
                let why = match asking.asks {
                    Asks::Obstacle => domain::board::Refusal::ObstacleMissing,
                    Asks::Note | Asks::Nothing => domain::board::Refusal::NoteMissing,
                };
                mover.asking.set(Some(Asking { error: Some(AppError::from(why)), ..asking }));
            } else {
                mover.request(&asking.code, asking.to, text);
            }
        }
    };
    let error =
        move || mover.asking.get().and_then(|asking| asking.error).map(|error| refusal::sentence(&error));
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="hoi-t" on:close=move |_| mover.asking.set(None)>
            <form on:submit=submit novalidate>
                <h2 id="hoi-t">
                    {move || {
                        mover
                            .asking
                            .get()
                            .map(|asking| say!(words::MOVE_DIALOG, asking.code, say!(words::state(asking.to))))
                    }}
                </h2>
                <div class="field">
                    <label for="hoi-note">
                        {move || mover.asking.get().map(|asking| asks_word(asking.to, asking.asks))}
                    </label>
                    {move || {
                        error()
                            .map(|sentence| {
                                view! {
                                    <p class="field-error" id="hoi-error" role="alert">
                                        <span class="visually-hidden">{say!(common::ERROR_PREFIX)}</span>
                                        {sentence}
                                    </p>
                                }
                            })
                    }}
                    <textarea
                        class="input"
                        id="hoi-note"
                        rows="4"
                        aria-invalid=move || error().map(|_| "true")
                        aria-describedby=move || error().map(|_| "hoi-error")
                        prop:value=move || note.get()
                        on:input=move |event| note.set(event_target_value(&event))
                    ></textarea>
                </div>
                <p class="row">
                    <button class="button" data-kind="primary">
                        {say!(words::DO_MOVE)}
                    </button>
                    <button class="button" type="button" on:click=move |_| mover.asking.set(None)>
                        {say!(common::CANCEL)}
                    </button>
                </p>
            </form>
        </dialog>
    }
}
