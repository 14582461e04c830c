//! Proposals after a late change of the calendar: which due days would move, and the decision. Nothing moves by itself.

use domain::{
    calendar::{Proposal, ProposedCase},
    people::Action,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::{AcceptProposal, DropProposal};
use crate::{
    i18n::{calendar as words, day, instant, weekday},
    routes, say,
    ui::{Form, Mark},
    viewer::viewer_may,
};

/// The proposals that wait; nothing where there are none.
pub(super) fn proposals(all: Vec<Proposal>) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="panel" id="de-xuat" aria-labelledby="de-xuat-t">
            <div class="panel-head">
                <h2 id="de-xuat-t">{say!(words::PROPOSALS)}</h2>
            </div>
            <div class="notice" data-state="at_risk">
                <Mark state="at_risk"/>
                <p>{say!(words::PROPOSALS_HOW)}</p>
            </div>
            {all.into_iter().map(proposal).collect_view()}
        </section>
    }
    .into_any()
}

fn proposal(proposal: Proposal) -> AnyView {
    let Proposal { id, reason, created: (name, at), cases } = proposal;
    let by = if name.is_empty() { instant(at) } else { say!(words::PROPOSED_BY, name, instant(at)) };
    let count = cases.len();
    view! {
        <div class="stack" id=format!("de-xuat-{id}")>
            <p>
                <b>{say!(words::PROPOSAL_REASON, reason)}</b>
            </p>
            <p class="soft small">{by}</p>
            {table(cases)}
            <div class="row">
                <Form to=AcceptProposal::url() id=format!("chap-nhan-{id}") said=say!(words::ACCEPTED)>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <button class="button" data-kind="primary">
                        {say!(words::ACCEPT, count)}
                    </button>
                </Form>
                <Form to=DropProposal::url() id=format!("bo-qua-{id}") said=say!(words::LEFT_AS_IS)>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <button class="button">{say!(words::LEAVE_AS_IS)}</button>
                </Form>
            </div>
        </div>
    }
    .into_any()
}

fn table(cases: Vec<ProposedCase>) -> AnyView {
    // Administrators keep the calendar and see no cases: for them the code leads nowhere.
    let may_open = viewer_may(Action::ReadFeedback);
    let rows = cases.into_iter().map(|case| row(case, may_open)).collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!(words::MOVING)>
            <table class="table" data-stack>
                <caption>{say!(words::MOVING)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(words::CASE)}</th>
                        <th scope="col">{say!(words::OLD_DAY)}</th>
                        <th scope="col">{say!(words::NEW_DAY)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(case: ProposedCase, may_open: bool) -> AnyView {
    let on = |date| format!("{} {}", weekday(date), day(date));
    let code = if may_open {
        view! { <a href=routes::case(&case.code)>{case.code.clone()}</a> }.into_any()
    } else {
        case.code.clone().into_any()
    };
    view! {
        <tr>
            <th scope="row">{code}</th>
            <td data-label=say!(words::OLD_DAY)>{on(case.old_due_on)}</td>
            <td data-label=say!(words::NEW_DAY)>
                <b>{on(case.new_due_on)}</b>
            </td>
        </tr>
    }
    .into_any()
}
