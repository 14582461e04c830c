//! Sign in with user name and password.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    api::SignIn,
    entry::{Entry, wanted},
};
use crate::{
    i18n::people as words,
    say,
    ui::{Field, Form},
};

/// `/dang-nhap?toi=/…`
pub fn sign_in_page() -> AnyView {
    view! {
        <Entry title=say!(words::SIGN_IN) lead=say!(words::SIGN_IN_LEAD)>
            <Form to=SignIn::url() id="dang-nhap">
                <Field name="username" label=say!(words::USERNAME) autocomplete="username"/>
                <Field
                    name="password"
                    label=say!(words::PASSWORD)
                    kind="password"
                    autocomplete="current-password"
                    enterkeyhint="go"
                />
                <input type="hidden" name="toi" value=wanted()/>
                <button class="button" data-kind="primary" data-wide>
                    {say!(words::SIGN_IN)}
                </button>
                <p class="soft small">{say!(words::FORGOTTEN)}</p>
            </Form>
        </Entry>
    }
    .into_any()
}
