//! One's recovery codes, shown once: the post that made them leads here with a ticket that is good for one reading.

use leptos::prelude::*;

use super::{
    api::shown_codes,
    entry::{query, wanted},
};
use crate::{
    error::AppError,
    i18n::people as words,
    lazy::PageRoute,
    routes, say,
    ui::{Loaded, Mark, Page},
};

/// `/tai-khoan/ma-du-phong?mot-lan=…&toi=/…`
pub struct CodesRoute {
    codes: Resource<Result<Option<Vec<String>>, AppError>>,
}

impl PageRoute for CodesRoute {
    fn data() -> Self {
        let ticket = query("mot-lan").unwrap_or_default();
        // Not with the live line: a second reading would find nothing.
        Self { codes: Resource::new(move || ticket.clone(), shown_codes) }
    }

    fn view(this: Self) -> AnyView {
        view! {
            <Loaded from=this.codes let:codes>
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
}

#[component]
fn Codes(codes: Vec<String>) -> impl IntoView {
    view! {
        <p>{say!(words::RECOVERY_CODES_HOW)}</p>
        <p class="secret">
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
            <a class="button" data-kind="primary" href=wanted() rel="external">
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
