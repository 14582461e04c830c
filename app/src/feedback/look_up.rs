//! `/tra-cuu`: code and secret; one error for both.

use leptos::{context::Provider, prelude::*};

use super::LOOK_UP_FORM;
use crate::{
    i18n::feedback as words,
    routes, say,
    ui::{Field, FormState, Page},
};

/// `/tra-cuu`
pub fn look_up_page() -> AnyView {
    view! {
        <Page title=say!(words::LOOK_UP) lead=say!(words::LOOK_UP_LEAD) width="form">
            {look_up_form(None)}
        </Page>
    }
    .into_any()
}

/// The form; with the code of a case whose page was opened without its secret.
pub(super) fn look_up_form(code: Option<String>) -> AnyView {
    let state = FormState::of(LOOK_UP_FORM, routes::LOOK_UP);
    let summary = state.summary();
    view! {
        <Provider value=state>
            <form id=LOOK_UP_FORM class="stack" method="post" action=routes::LOOK_UP novalidate>
                {summary}
                <input type="hidden" name="_form" value=LOOK_UP_FORM/>
                <Field
                    name="code"
                    label=say!(words::CODE)
                    help=say!(words::CODE_HELP)
                    value=code.unwrap_or_default()
                />
                <Field name="secret" label=say!(words::SECRET) enterkeyhint="go"/>
                <div class="action-bar">
                    <button class="button" data-kind="primary">
                        {say!(words::LOOK_UP_SEND)}
                    </button>
                </div>
                <p class="soft small">{say!(words::LOST)}</p>
            </form>
        </Provider>
    }
    .into_any()
}
