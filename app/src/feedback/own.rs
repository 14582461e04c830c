//! What a sender may do with their case: write, rate, have it opened again, have their data deleted.

use domain::feedback::{PublicState, view::PublicCase};
use leptos::{context::Provider, prelude::*};

use super::form::files_field;
use crate::{
    i18n::{day, feedback as words, instant},
    routes, say,
    ui::{Choice, FormState, Radios, TextArea, was_refused},
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

/// A message, or what was asked for.
pub(super) fn say(case: &PublicCase) -> Option<AnyView> {
    // What is over, or was never a case, is not written to.
    if matches!(case.state, PublicState::Rejected | PublicState::Redirected | PublicState::Noted) {
        return None;
    }
    let title = if case.asked.is_some() { words::SAY_SUPPLEMENT } else { words::SAY };
    let form = view! {
        <OwnForm code=case.code.clone() id="nhan" does="say" files=true>
            <TextArea name="text" label=say!(words::SAY_TEXT)/>
            {files_field()}
            <p>
                <button class="button">{say!(words::SAY_SEND)}</button>
            </p>
        </OwnForm>
    };
    let open = case.asked.is_some() || was_refused("nhan");
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
                <TextArea name="text" label=say!(words::DELETE_WHY) rows=2/>
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
