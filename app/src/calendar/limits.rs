//! `/quan-tri/thoi-han`: limits of time as dated rows, promises of service, and the settings.

use domain::calendar::{LimitUnit, Limits, RuleSet, TimeRule};
use jiff::civil::Date;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    api::{AddLimit, SwitchLimit, read_limits},
    settings::settings,
};
use crate::{
    i18n::{calendar as words, common, day},
    say,
    ui::{AdminPage, Choice, Field, Fold, Form, Loaded, Picker, StateWord},
    viewer::viewer,
};

/// `/quan-tri/thoi-han`
pub fn limits_page() -> AnyView {
    view! { <Loaded from=read_limits() let:limits>{shown(limits)}</Loaded> }.into_any()
}

fn shown(mut limits: Limits) -> AnyView {
    let rules = RuleSet { rules: std::mem::take(&mut limits.rules) };
    let table = table(&rules, limits.may_limit);
    view! {
        <AdminPage title=say!(words::LIMITS)>
            <p class="soft">{say!(words::LIMITS_LEAD)}</p>
            {table}
            {settings(limits)}
        </AdminPage>
    }
    .into_any()
}

fn table(rules: &RuleSet, may_limit: bool) -> AnyView {
    let today = viewer().today;
    let rows = rules
        .rules
        .iter()
        .map(|rule| {
            let is_newest = rules.newest(&rule.code) == Some(rule);
            row(rule, today, may_limit, is_newest)
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!(words::LIMITS)>
            <table class="table" data-stack="inline">
                <caption>{say!(words::LIMITS)} ". " {say!(words::LIMITS_HELP)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(words::RULE)}</th>
                        <th scope="col">{say!(words::LIMIT)}</th>
                        <th scope="col">{say!(words::LEGAL_REF)}</th>
                        <th scope="col">{say!(words::HOLDS)}</th>
                        <th scope="col">{say!(words::STATE)}</th>
                        {may_limit.then(|| view! { <th scope="col">{say!(words::CHANGES)}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(rule: &TimeRule, today: Date, may_limit: bool, is_newest: bool) -> AnyView {
    let is_over = rule.to.is_some_and(|last| last < today);
    let (state, word) = match (is_over, rule.enabled) {
        (true, _) => ("no_data", words::OVER),
        (false, false) => ("no_data", words::SWITCHED_OFF),
        (false, true) if rule.from > today => ("waiting", words::NOT_YET),
        (false, true) => ("met", words::IN_FORCE),
    };
    let holds = match rule.to {
        Some(last) => say!(words::FROM_TO, day(rule.from), day(last)),
        None => say!(words::FROM, day(rule.from)),
    };
    let switch = (rule.is_promise() && !is_over).then(|| switch(rule));
    let next = is_newest.then(|| next(rule));
    view! {
        <tr>
            <th scope="row">{rule.name.clone()} <br/> <small class="soft">{rule.code.clone()}</small></th>
            <td data-label=say!(words::LIMIT)>{words::limit(rule.limit)}</td>
            <td data-label=say!(words::LEGAL_REF)>{rule.legal_ref.clone()}</td>
            <td data-label=say!(words::HOLDS)>{holds}</td>
            <td data-label=say!(words::STATE)>
                <StateWord state word=say!(word)/>
            </td>
            {may_limit.then(|| view! { <td>{switch} {next}</td> })}
        </tr>
    }
    .into_any()
}

/// The button that switches a promise on or off, for cases that come in from now on.
fn switch(rule: &TimeRule) -> AnyView {
    let id = format!("bat-tat-{}-{}", rule.code.to_ascii_lowercase(), rule.from);
    let (on, word, said) = if rule.enabled {
        ("false", words::SWITCH_OFF, words::NOW_OFF)
    } else {
        ("true", words::SWITCH_ON, words::NOW_ON)
    };
    let (code, from, seen) = (rule.code.clone(), rule.from.to_string(), rule.version.to_string());
    view! {
        <Form to=SwitchLimit::url() id said=say!(said)>
            <input type="hidden" name="code" value=code/>
            <input type="hidden" name="from" value=from/>
            <input type="hidden" name="seen" value=seen/>
            <input type="hidden" name="on" value=on/>
            <button class="button">{say!(word)}</button>
        </Form>
    }
    .into_any()
}

/// The form of the row that follows: what held before stays as it is.
fn next(rule: &TimeRule) -> AnyView {
    let id = format!("tiep-{}", rule.code.to_ascii_lowercase());
    let (form, code, law) = (id.clone(), rule.code.clone(), rule.legal_ref.clone());
    let (amount, unit) = (rule.limit.amount.to_string(), rule.limit.unit.name());
    let units = [LimitUnit::WorkingDay, LimitUnit::CalendarDay]
        .map(|unit| Choice { value: unit.name().to_owned(), label: say!(words::unit(unit)).to_owned() });
    view! {
        <Fold form icon="edit" label=say!(words::NEXT_ROW)>
            <Form to=AddLimit::url() id class="stack" said=say!(common::SAVED)>
                <input type="hidden" name="code" value=code/>
                <Field
                    name="amount"
                    label=say!(words::AMOUNT)
                    help=say!(words::AMOUNT_HELP)
                    value=amount
                    width="number"
                    inputmode="numeric"
                />
                <Picker name="unit" label=say!(words::UNIT) choices=units.to_vec() value=unit/>
                <Field name="legal_ref" label=say!(words::LEGAL_REF) help=say!(words::LEGAL_REF_HELP) value=law/>
                <Field
                    name="date"
                    label=say!(words::FIRST_DAY)
                    help=say!(words::FIRST_DAY_HELP)
                    width="date"
                    inputmode="numeric"
                    enterkeyhint="send"
                />
                <p>
                    <button class="button">{say!(common::SAVE)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}
