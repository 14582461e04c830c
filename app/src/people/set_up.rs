//! The first administrator, made by whoever holds the one-time link that the program printed.

use domain::people::password;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

use super::{
    api::{SetUp, set_up_is_open},
    entry::Entry,
};
use crate::{
    i18n::people as words,
    say,
    ui::{Field, Form, Loaded},
};

/// `/thiet-lap/:token`
pub fn set_up_page() -> AnyView {
    let token = use_params_map().with_untracked(|params| params.get("token")).unwrap_or_default();
    view! {
        <Loaded from=set_up_is_open(token.clone()) let:_open>
            <FirstAccount token=token.clone()/>
        </Loaded>
    }
    .into_any()
}

#[component]
fn FirstAccount(token: String) -> impl IntoView {
    view! {
        <Entry title=say!(words::SET_UP) lead=say!(words::SET_UP_LEAD)>
            <ol class="steps" aria-label=say!(words::STEPS)>
                <li aria-current="step">{say!(words::STEP_ACCOUNT)}</li>
                <li>{say!(words::SECOND_FACTOR)}</li>
            </ol>
            <Form to=SetUp::url() id="thiet-lap">
                <Field name="name" label=say!(words::NAME) autocomplete="name"/>
                <Field
                    name="username"
                    label=say!(words::USERNAME)
                    help=say!(words::USERNAME_HELP)
                    autocomplete="username"
                />
                <Field
                    name="new_password"
                    label=say!(words::PASSWORD)
                    help=say!(words::PASSWORD_HELP, password::LEAST)
                    kind="password"
                    autocomplete="new-password"
                    enterkeyhint="go"
                />
                <input type="hidden" name="token" value=token/>
                <button class="button" data-kind="primary" data-wide>
                    {say!(words::CONTINUE)}
                </button>
            </Form>
        </Entry>
    }
}
