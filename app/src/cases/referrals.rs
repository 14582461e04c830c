//! `/xu-ly/kien-nghi`: the register of requests upward, the newest first (task I.1 of the plan).

use domain::feedback::view::Referral;
use leptos::prelude::*;
use leptos_meta::Title;

use super::referral_api::read_referrals;
use crate::{
    i18n::{cases as words, common, day, instant, task},
    routes, say,
    ui::{Icon, Loaded, StateWord},
};

/// `/xu-ly/kien-nghi`
pub fn referrals_page() -> AnyView {
    view! { <Loaded from=read_referrals() let:all>{shown(&all)}</Loaded> }.into_any()
}

/// The way back from a page below the queue.
pub fn path(above: Option<(&'static str, String)>, here: String) -> AnyView {
    let above = above.map(|(path, name)| {
        view! {
            <li>
                <a href=path>{name}</a>
            </li>
        }
    });
    view! {
        <nav aria-label=say!(task::PATH)>
            <ol class="breadcrumb">
                <li>
                    <a href=routes::CASES>{say!(common::CASES)}</a>
                </li>
                {above}
                <li aria-current="page">{here}</li>
            </ol>
        </nav>
    }
    .into_any()
}

fn shown(all: &[Referral]) -> AnyView {
    let title = say!(words::REFERRALS);
    let list = if all.is_empty() {
        view! {
            <div class="empty">
                <p>{say!(words::REF_EMPTY)}</p>
                <a class="button" href=routes::CASES>
                    {say!(words::TITLE)}
                </a>
            </div>
        }
        .into_any()
    } else {
        table(all)
    };
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1">
            {path(None, title.to_owned())}
            <div class="page-head">
                <h1>{title}</h1>
                <a class="button" data-kind="primary" href=routes::new_referral(&[])>
                    <Icon name="plus"/>
                    {say!(words::REF_NEW)}
                </a>
                <p>{say!(words::REF_LEAD)}</p>
            </div>
            {list}
        </main>
    }
    .into_any()
}

fn table(all: &[Referral]) -> AnyView {
    let rows = all.iter().map(row).collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!(words::REFERRALS)>
            <table class="table" data-stack>
                <caption class="visually-hidden">{say!(words::REFERRALS)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(words::REF_TITLE)}</th>
                        <th scope="col">{say!(words::STATE)}</th>
                        <th scope="col">{say!(words::REF_AGENCY)}</th>
                        <th scope="col">{say!(words::CASE)}</th>
                        <th scope="col">{say!(words::REF_NUMBER)}</th>
                        <th scope="col">{say!(words::REF_REPLY_NUMBER)}</th>
                        <th scope="col">{say!(words::REF_MADE)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(one: &Referral) -> AnyView {
    let (mark, word) = words::referral(one.state);
    let sent = one.sent_on.map(|on| say!(words::WHO_WHEN, one.doc_number, day(on)));
    let reply = one.reply.as_ref().map(|(number, _, on)| say!(words::WHO_WHEN, number, day(*on)));
    view! {
        <tr id=format!("kn-{}", one.id)>
            <th scope="row">
                <a href=routes::referral(one.id)>{one.title.clone()}</a>
            </th>
            <td data-label=say!(words::STATE)>
                <StateWord state=mark word=say!(word)/>
            </td>
            <td data-label=say!(words::REF_AGENCY)>{one.agency.clone()}</td>
            <td data-label=say!(words::CASE)>{say!(words::REF_CASES, one.cases.len())}</td>
            <td data-label=say!(words::REF_NUMBER)>{sent}</td>
            <td data-label=say!(words::REF_REPLY_NUMBER)>{reply}</td>
            <td data-label=say!(words::REF_MADE)>
                {say!(words::WHO_WHEN, one.created.0, instant(one.created.1))}
            </td>
        </tr>
    }
    .into_any()
}
