//! What the office and its leaders set besides the limits, each for whoever may change it.

use domain::{
    calendar::{GoalsForm, LeaderForm, Limits, NumbersForm, OfficeForm},
    ids::PersonId,
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::{ChangeForLeaders, ChangeGoals, ChangeNumbers, ChangeOffice};
use crate::{
    i18n::{Text, calendar as words, common},
    say,
    ui::{Choice, Field, Form, Picker},
};

/// The forms of the settings that the reader may change.
pub(super) fn settings(limits: Limits) -> AnyView {
    let of_office = limits.may_keep.then(|| office(limits.office, limits.office_version));
    let of_numbers = limits.may_keep.then(|| numbers(limits.numbers, limits.numbers_version));
    let of_goals = limits.may_keep.then(|| goals(limits.goals, limits.goals_version));
    let of_leaders = limits.may_limit.then(|| leaders(&limits.leader, limits.leader_version, limits.people));
    view! {
        {of_office}
        {of_numbers}
        {of_goals}
        {of_leaders}
    }
    .into_any()
}

/// A form of settings that are always written together: id and title of its section, id and address of the form. Its
/// fields are made inside it, where they find what was typed before.
fn section(
    (id, title): (&'static str, Text),
    (form, to): (&'static str, &'static str),
    version: i64,
    fields: impl FnOnce() -> AnyView + Send + 'static,
) -> AnyView {
    view! {
        <section class="panel" id=id aria-labelledby=format!("{id}-t")>
            <h2 id=format!("{id}-t")>{say!(title)}</h2>
            <Form to=to id=form class="stack" said=say!(common::SAVED)>
                <input type="hidden" name="seen" value=version.to_string()/>
                {fields()}
                <p>
                    <button class="button">{say!(common::SAVE)}</button>
                </p>
            </Form>
        </section>
    }
    .into_any()
}

/// No and yes, in the words of the setting.
fn no_or_yes(no: Text, yes: Text) -> Vec<Choice> {
    let choice =
        |(value, word): (bool, Text)| Choice { value: value.to_string(), label: say!(word).to_owned() };
    [(false, no), (true, yes)].map(choice).to_vec()
}

fn office(office: OfficeForm, version: i64) -> AnyView {
    let OfficeForm { retention_months, reopen_most, hotline } = office;
    let fields = move || {
        view! {
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
        }
        .into_any()
    };
    section(("thiet-dat", words::OFFICE), ("thiet-dat-chung", ChangeOffice::url()), version, fields)
}

fn numbers(numbers: NumbersForm, version: i64) -> AnyView {
    let exits = no_or_yes(words::AWAITING_STAYS, words::AWAITING_LEAVES);
    let fields = move || {
        view! {
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
                choices=exits
                value=numbers.exits_with_awaiting.to_string()
            />
        }
        .into_any()
    };
    section(("so-lieu", words::NUMBERS), ("thiet-dat-so-lieu", ChangeNumbers::url()), version, fields)
}

fn goals(goals: GoalsForm, version: i64) -> AnyView {
    let fields = move || {
        view! {
            <Field
                name="people"
                label=say!(words::GOAL_PEOPLE)
                help=say!(words::GOAL_PEOPLE_HELP)
                value=goals.people.to_string()
                width="number"
                inputmode="numeric"
            />
            <Field
                name="business"
                label=say!(words::GOAL_BUSINESS)
                help=say!(words::GOAL_BUSINESS_HELP)
                value=goals.business.to_string()
                width="number"
                inputmode="numeric"
            />
            <Field
                name="warn_from"
                label=say!(words::GOAL_WARN)
                help=say!(words::GOAL_WARN_HELP)
                value=goals.warn_from.to_string()
                width="number"
                inputmode="numeric"
                enterkeyhint="send"
            />
        }
        .into_any()
    };
    section(("doi-thoai", words::GOALS), ("thiet-dat-doi-thoai", ChangeGoals::url()), version, fields)
}

fn leaders(leader: &LeaderForm, version: i64, people: Vec<(PersonId, String)>) -> AnyView {
    let starts = no_or_yes(words::AS_RECEIVED, words::NEXT_WORKING_DAY);
    let start = leader.deem_next_working_day.to_string();
    let nobody = Choice { value: String::new(), label: say!(words::NO_CLERK).to_owned() };
    let people = people.into_iter().map(|(id, name)| Choice { value: id.to_string(), label: name });
    let people: Vec<_> = std::iter::once(nobody).chain(people).collect();
    let clerk = leader.restricted_clerk.map(|person| person.to_string()).unwrap_or_default();
    let fields = move || {
        view! {
            <Picker
                name="deem_next_working_day"
                label=say!(words::START_RULE)
                help=say!(words::START_RULE_HELP)
                choices=starts
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
        }
        .into_any()
    };
    section(
        ("lanh-dao", words::FOR_LEADERS),
        ("thiet-dat-lanh-dao", ChangeForLeaders::url()),
        version,
        fields,
    )
}
