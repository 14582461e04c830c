//! What a sender may do with their case: write, rate, have it opened again, and see to their own data.

use domain::feedback::{PublicState, view::PublicCase};
use leptos::{context::Provider, prelude::*};

use super::form::files_field;
use crate::{
    i18n::{day, feedback as words, instant},
    routes, say,
    server::Desk,
    ui::{Choice, Field, FormState, Radios, TextArea, typed, was_refused},
};

/// A form that posts to the case.
#[component]
fn OwnForm(
    /// The code of the case.
    code: String,
    /// Unique on the page.
    id: &'static str,
    /// What it does.
    does: &'static str,
    /// True if it may bring files.
    #[prop(optional)]
    files: bool,
    children: Children,
) -> impl IntoView {
    let to = routes::feedback(&code);
    let state = FormState::of(id, &to);
    let summary = state.summary();
    view! {
        <Provider value=state>
            <form
                id=id
                class="stack no-print"
                method="post"
                action=to
                enctype=files.then_some("multipart/form-data")
                novalidate
            >
                {summary}
                <input type="hidden" name="_form" value=id/>
                <input type="hidden" name="do" value=does/>
                {children()}
            </form>
        </Provider>
    }
}

/// The form of a message.
const SAY: &str = "nhan";

/// The ticket of the files that a refused message brought; empty if there is none.
pub(super) fn held_ticket(code: &str) -> String {
    FormState::of(SAY, &routes::feedback(code)).value("held").unwrap_or_default()
}

/// What tells a message that was sent twice from two, and the files of one that was refused.
fn kept(held: &[String]) -> AnyView {
    let key = typed("key").unwrap_or_else(|| Desk::here().service.randomness().token());
    let names = (!held.is_empty()).then(|| say!(words::HELD, held.len(), held.join(", ")));
    view! {
        <input type="hidden" name="key" value=key/>
        <input type="hidden" name="held" value=typed("held").unwrap_or_default()/>
        {names.map(|names| view! { <p class="notice" data-state="met">{names}</p> })}
    }
    .into_any()
}

/// A message, or what was asked for; with the names of the files that were kept when it was refused.
pub(super) fn say(case: &PublicCase, held: &[String]) -> Option<AnyView> {
    // What is over, or was never a case, is not written to.
    if matches!(case.state, PublicState::Rejected | PublicState::Redirected | PublicState::Noted) {
        return None;
    }
    let title = if case.asked.is_some() { words::SAY_SUPPLEMENT } else { words::SAY };
    let held = held.to_vec();
    let form = view! {
        <OwnForm code=case.code.clone() id=SAY does="say" files=true>
            {kept(&held)}
            <TextArea name="text" label=say!(words::SAY_TEXT)/>
            {files_field()}
            <p>
                <button class="button">{say!(words::SAY_SEND)}</button>
            </p>
        </OwnForm>
    };
    let open = case.asked.is_some() || was_refused(SAY);
    Some(
        view! {
            <details class="fold" id="khung-nhan" open=open>
                <summary>{say!(title)}</summary>
                {form}
            </details>
        }
        .into_any(),
    )
}

/// The rating, or what it was; and the form that opens the case again after a low one.
pub(super) fn rating(case: &PublicCase) -> AnyView {
    let rated = case.rating.as_ref().map(|(stars, comment)| {
        let comment = (!comment.is_empty()).then(|| view! { <p class="quote lines">{comment.clone()}</p> });
        view! {
            <p>{say!(words::RATED, stars)}</p>
            {comment}
        }
    });
    let stars = [words::STARS_5, words::STARS_4, words::STARS_3, words::STARS_2, words::STARS_1];
    let choices = stars.into_iter().zip((1..=5).rev()).map(|(word, value): (_, u8)| {
        (Choice { value: value.to_string(), label: say!(word).to_owned() }, None)
    });
    let choices: Vec<_> = choices.collect();
    let form = case.may_rate.then(|| {
        view! {
            <OwnForm code=case.code.clone() id="danh-gia" does="rate">
                <Radios name="stars" label=say!(words::RATE) choices=choices/>
                <TextArea name="comment" label=say!(words::RATE_COMMENT) rows=2 optional=true/>
                <p>
                    <button class="button" data-kind="primary">
                        {say!(words::RATE_SEND)}
                    </button>
                </p>
            </OwnForm>
        }
    });
    let reopen = case.may_reopen.then(|| {
        view! {
            <OwnForm code=case.code.clone() id="mo-lai" does="reopen">
                <h2>{say!(words::REOPEN)}</h2>
                <p>{say!(words::REOPEN_HELP)}</p>
                <TextArea name="text" label=say!(words::REOPEN_WHY)/>
                <p>
                    <button class="button">{say!(words::REOPEN)}</button>
                </p>
            </OwnForm>
        }
    });
    view! {
        {rated}
        {form}
        {reopen}
    }
    .into_any()
}

/// Phone, e-mail and address, to be corrected; nothing where no name was given or it was deleted.
pub(super) fn correction(case: &PublicCase) -> Option<AnyView> {
    const CORRECT: &str = "sua-lien-he";
    if case.sender.name.is_empty() {
        return None;
    }
    let (code, sender) = (case.code.clone(), case.sender.clone());
    let form = view! {
        <details class="fold" id="khung-sua" open=was_refused(CORRECT)>
            <summary>{say!(words::CORRECT)}</summary>
            <OwnForm code=code id=CORRECT does="correct">
                <p>{say!(words::CORRECT_HELP)}</p>
                <Field
                    name="phone"
                    kind="tel"
                    label=say!(words::PHONE)
                    help=say!(words::PHONE_HELP)
                    value=sender.phone
                    autocomplete="tel"
                    inputmode="tel"
                />
                <Field
                    name="email"
                    kind="email"
                    label=say!(words::EMAIL)
                    value=sender.email
                    autocomplete="email"
                    inputmode="email"
                    optional=true
                />
                <Field
                    name="address"
                    label=say!(words::ADDRESS)
                    value=sender.address
                    autocomplete="street-address"
                />
                <p>
                    <button class="button">{say!(words::CORRECT_SEND)}</button>
                </p>
            </OwnForm>
        </details>
    };
    Some(form.into_any())
}

/// The consent to publication, to be taken back where it was given.
pub(super) fn consent(case: &PublicCase) -> Option<AnyView> {
    const BACK: &str = "rut-dong-y";
    if !case.sender.may_publish {
        return None;
    }
    let code = case.code.clone();
    let form = view! {
        <details class="fold" id="khung-rut" open=was_refused(BACK)>
            <summary>{say!(words::CONSENT_BACK)}</summary>
            <OwnForm code=code id=BACK does="withdraw">
                <p>{say!(words::CONSENT_BACK_HELP)}</p>
                <p>
                    <button class="button">{say!(words::CONSENT_BACK_SEND)}</button>
                </p>
            </OwnForm>
        </details>
    };
    Some(form.into_any())
}

/// The request that their data be deleted, and those that were made.
pub(super) fn deletion(case: &PublicCase) -> AnyView {
    let made = case.data_requests.iter().map(|request| {
        let decided =
            request.decided.as_ref().map(|(_, answer, _, _)| view! { <p class="quote">{answer.clone()}</p> });
        view! {
            <p>{say!(words::DATA_REQUESTED, instant(request.asked_at), day(request.due_on))}</p>
            {decided}
        }
    });
    let made = made.collect_view();
    // One is decided before another is made.
    let is_open = case.data_requests.iter().any(|request| request.decided.is_none());
    let code = case.code.clone();
    let ask = move || ask_deletion(code);
    view! {
        {made}
        {(!is_open).then(ask)}
    }
    .into_any()
}

fn ask_deletion(code: String) -> AnyView {
    view! {
        <details class="fold" id="khung-xoa" open=was_refused("xoa")>
            <summary>{say!(words::DELETE)}</summary>
            <OwnForm code=code id="xoa" does="delete">
                <p>{say!(words::DELETE_HELP)}</p>
                <TextArea name="text" label=say!(words::DELETE_WHY) rows=2 optional=true/>
                <p>
                    <button class="button" data-kind="danger">
                        {say!(words::DELETE_SEND)}
                    </button>
                </p>
            </OwnForm>
        </details>
    }
    .into_any()
}
