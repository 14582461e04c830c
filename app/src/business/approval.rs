//! Counts that wait for a leader: what they say, and the buttons that approve them.

use domain::indicator::view::{BusinessPage, BusinessWaiting};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::ApproveCounts;
use crate::{
    i18n::{business as words, indicator as names, instant, number},
    routes, say,
    ui::Form,
};

/// The months that wait; for those who enter them, that they do.
pub(super) fn waiting(page: &BusinessPage) -> AnyView {
    if page.waiting.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = page.waiting.iter().map(|one| row(page, one)).collect();
    let all: Vec<_> = page.waiting.iter().map(|one| one.seen.to_string()).collect();
    let many = all.len();
    let approve_all = (page.may_approve && many > 1).then(|| {
        view! {
            <Form to=ApproveCounts::url() id="duyet-tat-ca" said=say!(words::APPROVED_SAID)>
                <input type="hidden" name="seen" value=all.join(" ")/>
                <button class="button" data-kind="primary">
                    {say!(words::APPROVE_ALL, many)}
                </button>
            </Form>
        }
    });
    let help = if page.may_approve { words::WAITING_HELP } else { words::WAITING_HELP_STAFF };
    view! {
        <section class="panel" id="cho-duyet" aria-labelledby="cho-duyet-t">
            <h2 id="cho-duyet-t">{say!(words::WAITING, many)}</h2>
            <p class="soft">{say!(help)}</p>
            <ul class="files">{rows}</ul>
            {approve_all}
        </section>
    }
    .into_any()
}

fn row(page: &BusinessPage, one: &BusinessWaiting) -> AnyView {
    let (seen, counts) = (&one.seen, &one.counts);
    let to = routes::business_month(&page.view, seen.entity, seen.month);
    let what = format!("{}, {}", say!(words::entity(seen.entity)), names::month(seen.month).to_lowercase());
    let said =
        say!(words::WAITING_SAYS, number(counts.entries()), number(counts.exits(page.view.with_awaiting)));
    let who = say!(words::WHO_WHEN, one.entered.name, instant(one.entered.at));
    let approval = page.may_approve.then(|| {
        let (id, seen) = (format!("duyet-{}-{}", seen.entity.name(), seen.month), seen.to_string());
        let label = format!("{}: {what}", say!(words::APPROVE));
        view! {
            <Form to=ApproveCounts::url() id=id said=say!(words::APPROVED_SAID)>
                <input type="hidden" name="seen" value=seen/>
                <button class="button" aria-label=label>
                    {say!(words::APPROVE)}
                </button>
            </Form>
        }
    });
    view! {
        <li>
            <div>
                <a href=to>{what}</a>
                {format!(": {said}")}
                " "
                <small>{who}</small>
            </div>
            {approval}
        </li>
    }
    .into_any()
}
