//! A card: what a task is and where it stands, and a menu with every move, the forbidden ones with their reason.

use domain::board::{Asks, Card, Due, Intent, Move, StateKind};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{api::MoveTask, mover::mover, part::Looking};
use crate::{
    i18n::{board as words, day, day_short, refusal},
    routes, say,
    ui::Icon,
};

/// The card of one task, kept up to date.
#[component]
pub fn CardView(code: String) -> impl IntoView {
    let looking = Looking::here();
    let card = {
        let code = code.clone();
        Memo::new(move |_| {
            looking.shown.with(|board| board.cards.iter().find(|card| card.code == code).cloned())
        })
    };
    let title_id = format!("t-{code}");
    let mover = mover();
    let (state, busy, touched) = (
        move || card.with(|card| card.as_ref().map(|card| card.facts.state.kind().name())),
        {
            let code = code.clone();
            move || mover.is_busy(&code).then_some("true")
        },
        {
            let code = code.clone();
            move || mover.touched(&code)
        },
    );
    view! {
        <li>
            <article
                class="card"
                id=format!("nv-{code}")
                data-task=code
                data-state=state
                aria-busy=busy
                data-touched=touched
                aria-labelledby=title_id
            >
                {move || card.get().map(content)}
            </article>
        </li>
    }
}

fn content(card: Card) -> AnyView {
    let looking = Looking::here();
    let state = card.facts.state.kind();
    let (period, group) = looking.shown.with_untracked(|board| {
        let group = board.groups.iter().find(|group| group.code == card.group);
        (board.period.to_string(), group.map(|group| group.short_name.clone()).unwrap_or_default())
    });
    view! {
        <p class="card-head">
            <span class="mark" data-state=state.name() aria-hidden="true"></span>
            <span class="visually-hidden">{say!(words::state(state))} ": "</span>
            <span class="card-code">{card.code.clone()}</span>
            <span class="card-group clip">{group}</span>
        </p>
        <h3 class="card-title" id=format!("t-{}", card.code)>
            <a href=routes::task_in(&card.code, &period) draggable="false">
                <span class="clip">{card.title.clone()}</span>
            </a>
        </h3>
        {chips(&card)}
        <p class="card-meta">
            <Count icon="clip" number=card.facts.evidence word=say!(words::EVIDENCE_COUNT)/>
            <Count icon="work" number=card.open_work word=say!(words::OPEN_WORK)/>
            <span>
                {match &card.touched {
                    Some(touch) => say!(words::TOUCHED, touch.name, day_short(local_day(touch.at))),
                    None => say!(words::UNTOUCHED).to_owned(),
                }}
            </span>
        </p>
        <Menu card=card period=period/>
    }
    .into_any()
}

fn chips(card: &Card) -> AnyView {
    let units = card.lead.iter().chain(&card.support);
    view! {
        <p class="chips">
            {card
                .ward_role
                .map(|role| {
                    view! {
                        <span class="chip" data-role=role.name()>
                            {say!(words::role(role))}
                        </span>
                    }
                })}
            <span class="chip">{card.term_text.clone()}</span>
            {units
                .map(|unit| {
                    view! {
                        <span class="chip" title=unit.name.clone()>
                            {unit.short_name.clone()}
                        </span>
                    }
                })
                .collect_view()}
            {card
                .suggested
                .as_ref()
                .filter(|_| card.lead.is_none())
                .map(|unit| {
                    view! {
                        <span class="chip" data-kind="suggested">
                            {say!(words::SUGGESTED_UNIT, unit.short_name)}
                        </span>
                    }
                })}
            {due_badge(card.due)}
        </p>
    }
    .into_any()
}

/// The warning of a date: in words, with a state's colour.
pub fn due_badge(due: Due) -> Option<AnyView> {
    let (state, text) = match due {
        Due::Overdue { days, .. } => ("late", say!(words::OVERDUE, days)),
        Due::Soon { on, .. } => ("at_risk", say!(words::DUE_SOON, day(on))),
        Due::Ahead { on, .. } => ("none", say!(words::DUE_BY, day(on))),
        Due::Undated | Due::Settled { .. } => return None,
    };
    Some(view! { <span class="badge" data-state=state>{text}</span> }.into_any())
}

/// The day of an instant in Viet Nam.
pub fn local_day(at: jiff::Timestamp) -> jiff::civil::Date {
    jiff::tz::offset(7).to_datetime(at).date()
}

#[component]
fn Count(icon: &'static str, number: u32, word: &'static str) -> impl IntoView {
    view! {
        <span class="card-count">
            <Icon name=icon/>
            {number}
            <span class="visually-hidden">" "{word}</span>
        </span>
    }
}

#[component]
fn Menu(card: Card, period: String) -> impl IntoView {
    let looking = Looking::here();
    let mover = mover();
    let moves = looking.actor.with_value(|actor| card.moves(actor));
    let code = card.code.clone();
    let submit = {
        let code = code.clone();
        move |event: leptos::ev::SubmitEvent| mover.submitted(&code, &event)
    };
    let form_id = format!("chuyen-{code}");
    view! {
        <details class="menu card-menu">
            <summary aria-label=say!(words::MOVE_TASK, code)>
                <Icon name="more"/>
            </summary>
            <form class="menu-panel" method="post" action=MoveTask::url() on:submit=submit>
                <p class="menu-title">
                    <b>{say!(words::MOVE_TO, code)}</b>
                    {card.title.clone()}
                </p>
                <input type="hidden" name="_form" value=form_id/>
                <input type="hidden" name="code" value=code.clone()/>
                <input type="hidden" name="period" value=period.clone()/>
                <input type="hidden" name="seen" value=card.version/>
                {moves.into_iter().map(|target| menu_item(&code, &period, target)).collect_view()}
            </form>
        </details>
    }
}

fn menu_item(code: &str, period: &str, target: Move) -> AnyView {
    let mover = mover();
    let name = target.to.name();
    let word = say!(words::state(target.to));
    let mark = view! { <span class="mark" data-state=name aria-hidden="true"></span> };
    match target.verdict {
        Err(why) => view! {
            <button class="menu-item" type="button" aria-disabled="true">
                {mark}
                <span>{word} <small>{refusal::on_board(&why)}</small></span>
            </button>
        }
        .into_any(),
        // What needs words is asked for in a dialog; without wasm on the task's page.
        Ok(()) if target.asks != Asks::Nothing => {
            let (code, to) = (code.to_owned(), target.to);
            let form = match target.intent {
                Some(Intent::DeclareNoOccurrence) => "ket-qua",
                Some(Intent::GiveBack) => "duyet",
                _ => "chuyen",
            };
            let address = format!("{}#{form}", routes::task_in(&code, period));
            let ask = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                mover.request(&code, to, String::new());
            };
            view! {
                <a class="menu-item" href=address on:click=ask>
                    {mark}
                    <span>{word} "…"</span>
                </a>
            }
            .into_any()
        }
        Ok(()) => view! {
            <button class="menu-item" name="to" value=name>
                {mark}
                <span>{word}</span>
            </button>
        }
        .into_any(),
    }
}

/// The word for a move to a state, on its button.
pub fn asks_word(to: StateKind, asks: Asks) -> &'static str {
    match (to, asks) {
        (_, Asks::Obstacle) => say!(words::ASK_OBSTACLE),
        (StateKind::NoOccurrence, _) => say!(words::ASK_NO_OCCURRENCE),
        _ => say!(words::ASK_NOTE),
    }
}
