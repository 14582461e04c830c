//! What the office and its leaders set besides the limits, each for whoever may change it.

use domain::{
    calendar::{LeaderForm, Limits, NumbersForm, OfficeForm},
    ids::PersonId,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::{ChangeForLeaders, ChangeNumbers, ChangeOffice};
use crate::{
    i18n::{calendar as words, common},
    say,
    ui::{Choice, Field, Form, Picker},
};

/// The forms of the settings that the reader may change.
pub(super) fn settings(limits: Limits) -> AnyView {
    let of_office = limits.may_keep.then(|| office(limits.office, limits.office_version));
    let of_numbers = limits.may_keep.then(|| numbers(limits.numbers, limits.numbers_version));
    let of_leaders = limits.may_limit.then(|| leaders(&limits.leader, limits.leader_version, limits.people));
    view! {
        {of_office}
        {of_numbers}
        {of_leaders}
    }
    .into_any()
}

fn office(office: OfficeForm, version: i64) -> AnyView {
    let OfficeForm { retention_months, reopen_most, hotline } = office;
    view! {
        <section class="panel" id="thiet-dat" aria-labelledby="thiet-dat-t">
            <h2 id="thiet-dat-t">{say!(words::OFFICE)}</h2>
            <Form to=ChangeOffice::url() id="thiet-dat-chung" class="stack" said=say!(common::SAVED)>
                <input type="hidden" name="seen" value=version.to_string()/>
                <Field
                    name="hotline"
                    label=say!(words::HOTLINE)
                    help=say!(words::HOTLINE_HELP)
                    value=hotline
                    optional=true
                />
                <Field
                    name="retention_months"
                    label=say!(words::RETENTION)
                    help=say!(words::RETENTION_HELP)
                    value=retention_months.to_string()
                    width="number"
                    inputmode="numeric"
                />
                <Field
                    name="reopen_most"
                    label=say!(words::REOPEN)
                    help=say!(words::REOPEN_HELP)
                    value=reopen_most.to_string()
                    width="number"
                    inputmode="numeric"
                    enterkeyhint="send"
                />
                <p>
                    <button class="button">{say!(common::SAVE)}</button>
                </p>
            </Form>
        </section>
    }
    .into_any()
}

fn numbers(numbers: NumbersForm, version: i64) -> AnyView {
    let exits = [("false", words::AWAITING_STAYS), ("true", words::AWAITING_LEAVES)]
        .map(|(value, word)| Choice { value: value.to_owned(), label: say!(word).to_owned() });
    view! {
        <section class="panel" id="so-lieu" aria-labelledby="so-lieu-t">
            <h2 id="so-lieu-t">{say!(words::NUMBERS)}</h2>
            <Form to=ChangeNumbers::url() id="thiet-dat-so-lieu" class="stack" said=say!(common::SAVED)>
                <input type="hidden" name="seen" value=version.to_string()/>
                <Field
                    name="entry_days"
                    label=say!(words::ENTRY_DAYS)
                    help=say!(words::ENTRY_DAYS_HELP)
                    value=numbers.entry_days.to_string()
                    width="number"
                    inputmode="numeric"
                />
                <Picker
                    name="exits_with_awaiting"
                    label=say!(words::AWAITING)
                    help=say!(words::AWAITING_HELP)
                    choices=exits.to_vec()
                    value=numbers.exits_with_awaiting.to_string()
                />
                <p>
                    <button class="button">{say!(common::SAVE)}</button>
                </p>
            </Form>
        </section>
    }
    .into_any()
}

fn leaders(leader: &LeaderForm, version: i64, people: Vec<(PersonId, String)>) -> AnyView {
    let starts = [("false", words::AS_RECEIVED), ("true", words::NEXT_WORKING_DAY)]
        .map(|(value, word)| Choice { value: value.to_owned(), label: say!(word).to_owned() });
    let start = leader.deem_next_working_day.to_string();
    let nobody = Choice { value: String::new(), label: say!(words::NO_CLERK).to_owned() };
    let people = people.into_iter().map(|(id, name)| Choice { value: id.to_string(), label: name });
    let people: Vec<_> = std::iter::once(nobody).chain(people).collect();
    let clerk = leader.restricted_clerk.map(|person| person.to_string()).unwrap_or_default();
    view! {
        <section class="panel" id="lanh-dao" aria-labelledby="lanh-dao-t">
            <h2 id="lanh-dao-t">{say!(words::FOR_LEADERS)}</h2>
            <Form to=ChangeForLeaders::url() id="thiet-dat-lanh-dao" class="stack" said=say!(common::SAVED)>
                <input type="hidden" name="seen" value=version.to_string()/>
                <Picker
                    name="deem_next_working_day"
                    label=say!(words::START_RULE)
                    help=say!(words::START_RULE_HELP)
                    choices=starts.to_vec()
                    value=start
                />
                <Picker
                    name="restricted_clerk"
                    label=say!(words::CLERK)
                    help=say!(words::CLERK_HELP)
                    choices=people
                    value=clerk
                    optional=true
                />
                <p>
                    <button class="button">{say!(common::SAVE)}</button>
                </p>
            </Form>
        </section>
    }
    .into_any()
}
