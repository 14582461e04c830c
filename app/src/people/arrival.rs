//! What may still be due between password and work: the code of the second factor, setting one up, a password of
//! one's own. One address for all three; the session knows which.

use domain::people::{SessionState, Stage, password};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    api::{ChangePassword, SecondFactor, SignOut, offered_second_factor},
    enrolment::EnrolmentForm,
    entry::{Entry, wanted, was_refused},
};
use crate::{
    i18n::people as words,
    say,
    ui::{Field, Form, Loaded, NotFound},
    viewer::viewer,
};

/// `/dang-nhap/xac-thuc?toi=/…`
pub fn arrival_page() -> AnyView {
    let Some(signed) = viewer().signed else { return NotFound().into_any() };
    match signed.stage {
        Stage::SecondFactor => view! { <CodeDue/> }.into_any(),
        Stage::ChangePassword => view! { <PasswordDue signed/> }.into_any(),
        Stage::EnrolSecondFactor => view! { <EnrolmentDue/> }.into_any(),
        Stage::Full => NotFound().into_any(),
    }
}

#[component]
fn CodeDue() -> impl IntoView {
    view! {
        <Entry title=say!(words::SECOND_FACTOR) lead=say!(words::SECOND_FACTOR_LEAD)>
            <Form to=SecondFactor::url() id="ma">
                <Field
                    name="one_time_code"
                    label=say!(words::CODE)
                    help=say!(words::CODE_HELP)
                    width="code"
                    inputmode="numeric"
                    autocomplete="one-time-code"
                    enterkeyhint="go"
                />
                <input type="hidden" name="toi" value=wanted()/>
                <button class="button" data-kind="primary" data-wide>
                    {say!(words::CONTINUE)}
                </button>
            </Form>
            <details class="fold" open=was_refused("ma-du-phong")>
                <summary>{say!(words::PHONE_LOST)}</summary>
                <Form to=SecondFactor::url() id="ma-du-phong">
                    <Field
                        name="one_time_code"
                        label=say!(words::RECOVERY_CODE)
                        help=say!(words::RECOVERY_CODE_HELP)
                        enterkeyhint="go"
                    />
                    <input type="hidden" name="toi" value=wanted()/>
                    <button class="button" data-wide>
                        {say!(words::CONTINUE)}
                    </button>
                </Form>
            </details>
            <OtherAccount/>
        </Entry>
    }
}

#[component]
fn PasswordDue(signed: SessionState) -> impl IntoView {
    view! {
        <Entry title=say!(words::CHANGE_PASSWORD) lead=say!(words::CHANGE_PASSWORD_DUE)>
            <Form to=ChangePassword::url() id="mat-khau">
                <input type="text" name="username" value=signed.username autocomplete="username" hidden/>
                <Field
                    name="current_password"
                    label=say!(words::PASSWORD_GIVEN)
                    kind="password"
                    autocomplete="current-password"
                />
                <Field
                    name="new_password"
                    label=say!(words::PASSWORD_NEW)
                    help=say!(words::PASSWORD_NEW_HELP, password::LEAST)
                    kind="password"
                    autocomplete="new-password"
                    enterkeyhint="go"
                />
                <input type="hidden" name="toi" value=wanted()/>
                <button class="button" data-kind="primary" data-wide>
                    {say!(words::CHANGE_PASSWORD)}
                </button>
            </Form>
            <OtherAccount/>
        </Entry>
    }
}

#[component]
fn EnrolmentDue() -> impl IntoView {
    view! {
        <Loaded from=offered_second_factor() let:offered>
            {match offered {
                Some(offered) => {
                    view! {
                        <Entry title=say!(words::SECOND_FACTOR) lead=say!(words::ENROL_DUE)>
                            <EnrolmentForm offered then=wanted()/>
                            <OtherAccount/>
                        </Entry>
                    }
                        .into_any()
                }
                None => NotFound().into_any(),
            }}
        </Loaded>
    }
}

/// The way out for whoever sits at a colleague's half-finished sign-in.
#[component]
fn OtherAccount() -> impl IntoView {
    view! {
        <form method="post" action=SignOut::url()>
            <button class="link">{say!(words::OTHER_ACCOUNT)}</button>
        </form>
    }
}
