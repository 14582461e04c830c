//! `/doi-thoai/{id}/man-hinh`: the screen in the hall: no names, no phones. It loads itself again every few seconds, so
//! that it follows the day without code, and comes back by itself after the network was away.

use domain::dialogue::view::{HallQuestion, HallScreen};
use leptos::prelude::*;
use leptos_meta::Meta;
use leptos_router::hooks::use_params_map;

use super::{api, promises::promises};
use crate::{
    i18n::{cases, dialogue as words},
    say,
    ui::{Loaded, Page},
};

/// `/doi-thoai/{id}/man-hinh`
pub fn hall_page() -> AnyView {
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    view! { <Loaded from=api::read_hall(id) let:known>{shown(known)}</Loaded> }.into_any()
}

fn shown(known: HallScreen) -> AnyView {
    let rest = |known: HallScreen| {
        let (title, of) = match known.promises.commitments.is_empty() {
            true => (words::PROMISES_BEFORE, known.old_promises),
            false => (words::PROMISES_HERE, known.promises),
        };
        view! {
            <p class="soft">{say!(words::SCREEN_WAIT)}</p>
            <section class="panel">
                <h2>{say!(title)}</h2>
                {promises(of, false)}
            </section>
        }
        .into_any()
    };
    let present = say!(words::SCREEN_PRESENT, known.present);
    let lead = format!("{} · {present}", words::hours(known.head.starts, known.head.ends));
    let title = known.head.title.clone();
    let inside = match known.current.clone() {
        Some(question) => asked(question),
        None => rest(known),
    };
    view! {
        <Meta http_equiv="refresh" content="5"/>
        <Page title=title lead=lead>
            <div class="stack hall" data-gap="large">{inside}</div>
        </Page>
    }
    .into_any()
}

fn asked(one: HallQuestion) -> AnyView {
    let more = (one.asked_by > 1).then(|| format!(" · {}", say!(words::ASKED_BY, one.asked_by)));
    let ended = one.outcome.map(|_| view! { <p>{say!(words::outcome(one.outcome))}</p> });
    view! {
        <section class="panel">
            <h2>{say!(words::QUESTION_NUMBER, one.number)}</h2>
            <p class="soft">{say!(cases::category(one.category))} {more}</p>
            <p class="lines hall-question">{one.text}</p>
            {ended}
        </section>
    }
    .into_any()
}
