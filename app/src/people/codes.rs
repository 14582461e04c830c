//! One's recovery codes, shown once: the post that made them leads here with a ticket that is good for one reading.

use leptos::prelude::*;

use super::{
    api::shown_codes,
    entry::{query, wanted},
};
use crate::{
    i18n::people as words,
    routes, say,
    ui::{Loaded, Mark, Page},
};

/// `/tai-khoan/ma-du-phong?mot-lan=…&toi=/…`
pub fn codes_page() -> AnyView {
    let ticket = query("mot-lan").unwrap_or_default();
    view! {
        <Loaded from=shown_codes(ticket) let:codes>
            <Page title=say!(words::RECOVERY_CODES) width="form">
                <div class="stack">
                    {match codes {
                        Some(codes) => view! { <Codes codes/> }.into_any(),
                        None => view! { <ShownBefore/> }.into_any(),
                    }}
                </div>
            </Page>
        </Loaded>
    }
    .into_any()
}

#[component]
fn Codes(codes: Vec<String>) -> impl IntoView {
    view! {
        <p>{say!(words::RECOVERY_CODES_HOW)}</p>
        <p class="secret" data-still="">
            {codes
                .into_iter()
                .map(|code| {
                    view! {
                        {code}
                        <br/>
                    }
                })
                .collect_view()}
        </p>
        <div class="action-bar">
            <a class="button" data-kind="primary" href=wanted()>
                {say!(words::RECOVERY_CODES_KEPT)}
            </a>
        </div>
    }
}

#[component]
fn ShownBefore() -> impl IntoView {
    view! {
        <div class="notice" data-state="at_risk">
            <Mark state="at_risk"/>
            <div>
                <p>{say!(words::SHOWN_BEFORE)}</p>
            </div>
        </div>
        <p>
            <a class="button" href=routes::ACCOUNT>
                {say!(words::MY_ACCOUNT)}
            </a>
        </p>
    }
}
