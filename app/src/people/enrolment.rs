//! Setting up the second factor: a picture to scan, the same as a key to type, and the first code.

use domain::people::Enrolment;
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::ConfirmSecondFactor;
use crate::{
    i18n::people as words,
    say,
    ui::{Field, Form},
};

/// The form that sets up what was offered; leads on to `then` by way of the recovery codes.
#[component]
pub(super) fn EnrolmentForm(offered: Enrolment, then: String) -> impl IntoView {
    view! {
        <Form to=ConfirmSecondFactor::url() id="lop-hai">
            <p>{say!(words::ENROL_HOW)}</p>
            <div class="qr" role="img" aria-label=say!(words::ENROL_PICTURE) inner_html=offered.qr_svg></div>
            <p class="secret">{in_groups(&offered.secret)}</p>
            <p>
                <a class="link" href=offered.uri>
                    {say!(words::ENROL_HERE)}
                </a>
            </p>
            <Field
                name="one_time_code"
                label=say!(words::CODE)
                help=say!(words::CODE_HELP)
                width="code"
                inputmode="numeric"
                autocomplete="one-time-code"
                enterkeyhint="go"
            />
            <input type="hidden" name="toi" value=then/>
            <button class="button" data-kind="primary" data-wide>
                {say!(words::ENROL_CONFIRM)}
            </button>
        </Form>
    }
}

/// A long key in groups of four, as it is read out.
fn in_groups(secret: &str) -> String {
    let mut grouped = String::with_capacity(secret.len() * 5 / 4);
    for (i, letter) in secret.chars().enumerate() {
        if i > 0 && i % 4 == 0 {
            grouped.push(' ');
        }
        grouped.push(letter);
    }
    grouped
}
