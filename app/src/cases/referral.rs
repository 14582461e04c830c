//! `/xu-ly/kien-nghi/{id}`: one request upward on its way: a draft that may be changed, sent under a number, replied to.
//! With `moi` for the id the page that makes one.

use domain::feedback::view::{Referral, ReferralState};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{
    reader::asked,
    referral_api::{KeepReply, SaveReferral, SendReferral, codes_of, read_referral},
    referrals::path,
};
use crate::{
    i18n::{cases as words, common, day, instant},
    routes, say,
    ui::{Field, Form, Loaded, StateWord, TextArea},
};

/// `/xu-ly/kien-nghi/:id?ma=…,…`
pub fn referral_page() -> AnyView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    view! {
        <Loaded from=read_referral(id) let:read>
            {match read {
                Some(one) => shown(&one),
                None => new_one(),
            }}
        </Loaded>
    }
    .into_any()
}

fn above() -> Option<(&'static str, String)> {
    Some((routes::CASES_REFERRALS, say!(words::REFERRALS).to_owned()))
}

fn new_one() -> AnyView {
    let title = say!(words::REF_NEW);
    let codes = codes_of(&asked("ma").unwrap_or_default());
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1" data-width="form">
            {path(above(), title.to_owned())}
            <div class="page-head">
                <h1>{title}</h1>
                <p>{say!(words::REF_LEAD)}</p>
            </div>
            {draft_form(None, codes)}
        </main>
    }
    .into_any()
}

/// The form of a draft, with what stands in it so far.
fn draft_form(one: Option<&Referral>, codes: Vec<String>) -> AnyView {
    const FORM: &str = "kien-nghi";
    let (title, agency, proposal) =
        one.map(|one| (one.title.clone(), one.agency.clone(), one.proposal.clone())).unwrap_or_default();
    let hidden = one.map(about);
    view! {
        <Form to=SaveReferral::url() id=FORM class="stack" said=say!(common::SAVED)>
            {hidden}
            <div class="stack">
                <Field name="title" label=say!(words::REF_TITLE) value=title/>
                <Field
                    name="agency"
                    label=say!(words::REF_AGENCY)
                    help=say!(words::REF_AGENCY_HELP)
                    value=agency
                />
                <TextArea
                    name="proposal"
                    label=say!(words::REF_PROPOSAL)
                    help=say!(words::REF_PROPOSAL_HELP)
                    value=proposal
                    rows=6
                />
                <TextArea
                    name="codes"
                    label=say!(words::REF_CODES)
                    help=say!(words::REF_CODES_HELP)
                    value=codes.join("\n")
                    rows=4
                />
            </div>
            <div class="action-bar">
                <button class="button" data-kind="primary">
                    {say!(words::REF_SAVE)}
                </button>
            </div>
        </Form>
    }
    .into_any()
}

fn about(one: &Referral) -> AnyView {
    view! {
        <input type="hidden" name="id" value=one.id.to_string()/>
        <input type="hidden" name="seen_version" value=one.version.to_string()/>
    }
    .into_any()
}

fn shown(one: &Referral) -> AnyView {
    let (mark, word) = words::referral(one.state);
    let next = match one.state {
        ReferralState::Draft => view! {
            <section class="panel" aria-labelledby="gui-t">
                <h2 id="gui-t">{say!(words::REF_SEND)}</h2>
                {send_form(one)}
            </section>
            <section class="panel" aria-labelledby="sua-t">
                <h2 id="sua-t">{say!(words::REF_CHANGE)}</h2>
                {draft_form(Some(one), one.cases.iter().map(|(code, _)| code.clone()).collect())}
            </section>
        }
        .into_any(),
        ReferralState::Sent => view! {
            <section class="panel" aria-labelledby="tra-loi-t">
                <h2 id="tra-loi-t">{say!(words::REF_REPLY)}</h2>
                {reply_form(one)}
            </section>
        }
        .into_any(),
        ReferralState::Replied => ().into_any(),
    };
    view! {
        <Title text=one.title.clone()/>
        <main id="noi-dung" tabindex="-1" data-width="text">
            {path(above(), one.title.clone())}
            <header class="task-head">
                <h1>{one.title.clone()}</h1>
                <p class="row">
                    <StateWord state=mark word=say!(word)/>
                    <span class="soft small">
                        {say!(words::WHO_WHEN, one.created.0, instant(one.created.1))}
                    </span>
                </p>
            </header>
            <div class="stack">{facts(one)} {next}</div>
        </main>
    }
    .into_any()
}

fn facts(one: &Referral) -> AnyView {
    let sent = one.sent_on.map(|on| say!(words::WHO_WHEN, one.doc_number, day(on)));
    let (number, reply) = match &one.reply {
        Some((number, reply, on)) => (Some(say!(words::WHO_WHEN, number, day(*on))), Some(reply.clone())),
        None => (None, None),
    };
    let rows: Vec<_> = [
        (words::REF_AGENCY, Some(one.agency.clone())),
        (words::REF_NUMBER, sent),
        (words::REF_REPLY_NUMBER, number),
        (words::REF_REPLY_TEXT, reply),
    ]
    .into_iter()
    .filter_map(|(name, value)| value.map(|value| (name, value)))
    .map(|(name, value)| {
        view! {
            <div>
                <dt>{say!(name)}</dt>
                <dd class="lines">{value}</dd>
            </div>
        }
    })
    .collect();
    let cases: Vec<_> = one
        .cases
        .iter()
        .map(|(code, excerpt)| {
            view! {
                <li>
                    <a href=routes::case(code)>
                        <span>{code.clone()} <small>{excerpt.clone()}</small></span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <section class="panel" aria-labelledby="kn-t">
            <h2 id="kn-t">{say!(words::REF_PROPOSAL)}</h2>
            <p class="lines">{one.proposal.clone()}</p>
            <dl class="facts">{rows}</dl>
            <h3>{say!(words::REF_CASES, cases.len())}</h3>
            <ul class="rows" role="list">
                {cases}
            </ul>
        </section>
    }
    .into_any()
}

fn send_form(one: &Referral) -> AnyView {
    const FORM: &str = "da-gui";
    let about = about(one);
    view! {
        <Form to=SendReferral::url() id=FORM class="stack" said=say!(common::SAVED)>
            {about}
            <p class="soft">{say!(words::REF_SEND_HELP)}</p>
            <div class="field-row">
                <Field name="number" label=say!(words::REF_NUMBER)/>
                <Field
                    name="date"
                    label=say!(words::REF_SENT_ON)
                    help=say!(words::DATE_HELP)
                    width="date"
                    inputmode="numeric"
                />
            </div>
            <p>
                <button class="button">{say!(words::REF_SEND)}</button>
            </p>
        </Form>
    }
    .into_any()
}

fn reply_form(one: &Referral) -> AnyView {
    const FORM: &str = "tra-loi";
    let about = about(one);
    view! {
        <Form to=KeepReply::url() id=FORM class="stack" said=say!(common::SAVED)>
            {about}
            <p class="soft">{say!(words::REF_SEND_HELP)}</p>
            <TextArea name="reply" label=say!(words::REF_REPLY_TEXT) rows=4/>
            <div class="field-row">
                <Field name="number" label=say!(words::REF_REPLY_NUMBER)/>
                <Field
                    name="date"
                    label=say!(words::REF_REPLIED_ON)
                    help=say!(words::DATE_HELP)
                    width="date"
                    inputmode="numeric"
                />
            </div>
            <p>
                <button class="button" data-kind="primary">
                    {say!(words::REF_REPLY)}
                </button>
            </p>
        </Form>
    }
    .into_any()
}
