//! `/doi-thoai/{id}/man-hinh`: the screen in the hall: no names, no phones. It follows the day by the live line; without
//! code it loads itself again every few seconds.

use domain::dialogue::view::{HallQuestion, HallScreen};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api;
use crate::{
    i18n::{cases, common, dialogue as words},
    routes, say,
    ui::{Loaded, Page, promises},
    viewer::viewer,
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
    let back = routes::dialogue(known.head.id);
    let present = say!(words::SCREEN_PRESENT, known.present);
    let lead = format!("{} · {present}", words::hours(known.head.starts, known.head.ends));
    let title = known.head.title.clone();
    let inside = match known.current.clone() {
        Some(question) => asked(question),
        None => rest(known),
    };
    // Staff have a line of their own on every page.
    let line = (!viewer().signed.is_some_and(|signed| signed.stage.is_full())).then(|| {
        view! {
            <p class="live" role="status" data-line=routes::LIVE_DIALOGUES hidden>
                {say!(common::LINE_LOST)}
            </p>
        }
    });
    view! {
        <noscript>
            <meta http-equiv="refresh" content="5"/>
        </noscript>
        {line}
        <Page title=title lead=lead>
            <div class="stack hall" data-gap="large">
                {inside} <p>
                    <a class="link" href=back>
                        {say!(words::SCREEN_BACK)}
                    </a>
                </p>
            </div>
        </Page>
    }
    .into_any()
}

fn asked(one: HallQuestion) -> AnyView {
    let more = (one.asked_by > 1).then(|| format!(" · {}", say!(words::ASKED_BY, one.asked_by)));
    let ended = one.outcome.map(|_| view! { <p>{say!(words::outcome(one.outcome))}</p> });
    let text = match one.text {
        Some(text) => view! { <p class="lines hall-question">{text}</p> }.into_any(),
        None => view! { <p class="soft">{say!(words::SCREEN_NO_TEXT)}</p> }.into_any(),
    };
    view! {
        <section class="panel">
            <h2>{say!(words::QUESTION_NUMBER, one.number)}</h2>
            <p class="soft">{say!(cases::category(one.category))} {more}</p>
            {text}
            {ended}
        </section>
    }
    .into_any()
}
