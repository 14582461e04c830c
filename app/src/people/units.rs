//! The units of the ward: the list, and one unit added or changed.

use domain::people::{Unit, UnitKind};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

use super::{
    admin::Tabs,
    admin_api::{AddUnit, ChangeUnit, read_unit, read_units},
    tick::Tick,
};
use crate::{
    i18n::{common, people as words},
    routes, say,
    ui::{AdminPage, Choice, Field, Form, Icon, Loaded, Picker, StateWord, TextArea},
};

/// `/quan-tri/don-vi`
pub fn units_page() -> AnyView {
    view! {
        <Loaded from=read_units() let:units>
            <AdminPage
                title=say!(words::UNITS)
                tool=|| {
                    view! {
                        <a class="button" data-kind="primary" href=routes::admin_unit(None)>
                            <Icon name="plus"/>
                            {say!(words::ADD_UNIT)}
                        </a>
                    }
                }
            >
                <Tabs here=routes::ADMIN_UNITS count=units.len()/>
                <Table units/>
            </AdminPage>
        </Loaded>
    }
    .into_any()
}

#[component]
fn Table(units: Vec<Unit>) -> impl IntoView {
    if units.is_empty() {
        return view! {
            <div class="empty">
                <p>{say!(words::NO_UNITS)}</p>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!(words::UNITS)>
            <table class="table" data-stack>
                <caption>{say!(words::UNITS)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(words::UNIT_NAME)}</th>
                        <th scope="col">{say!(words::UNIT_CODE)}</th>
                        <th scope="col">{say!(words::UNIT_KIND)}</th>
                        <th scope="col">{say!(words::ALIASES)}</th>
                        <th scope="col">{say!(words::STATE)}</th>
                    </tr>
                </thead>
                <tbody>{units.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(unit: Unit) -> impl IntoView {
    let (state, word) = if unit.active { ("met", words::IN_USE) } else { ("late", words::NO_LONGER) };
    view! {
        <tr>
            <th scope="row">
                <a href=routes::admin_unit(Some(unit.id))>{unit.name}</a>
            </th>
            <td data-label=say!(words::UNIT_CODE)>{unit.code}</td>
            <td data-label=say!(words::UNIT_KIND)>{say!(words::kind(unit.kind))}</td>
            <td data-label=say!(words::ALIASES)>{unit.aliases.join("; ")}</td>
            <td data-label=say!(words::STATE)>
                <StateWord state word=say!(word)/>
            </td>
        </tr>
    }
}

/// `/quan-tri/don-vi/:id`, with `moi` for one that is added.
pub fn unit_page() -> AnyView {
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    view! { <Loaded from=read_unit(id) let:unit>{one_unit(unit)}</Loaded> }.into_any()
}

fn one_unit(unit: Option<Unit>) -> impl IntoView {
    let title = unit.as_ref().map_or_else(|| say!(words::ADD_UNIT).to_owned(), |unit| unit.name.clone());
    let (to, id) = match &unit {
        Some(_) => (ChangeUnit::url(), "don-vi"),
        None => (AddUnit::url(), "don-vi-moi"),
    };
    view! {
        <AdminPage title above=(routes::ADMIN_UNITS, words::UNITS) width="form">
            <Form to id class="stack" said=say!(common::SAVED)>
                {unit
                    .as_ref()
                    .map(|unit| {
                        view! {
                            <input type="hidden" name="id" value=unit.id.0/>
                            <input type="hidden" name="seen" value=unit.version/>
                        }
                    })} <AboutUnit unit/>
                <div class="action-bar">
                    <button class="button" data-kind="primary">
                        {say!(common::SAVE)}
                    </button>
                    <a class="button" href=routes::ADMIN_UNITS>
                        {say!(common::CANCEL)}
                    </a>
                </div>
            </Form>
        </AdminPage>
    }
}

#[component]
fn AboutUnit(unit: Option<Unit>) -> impl IntoView {
    let known = unit.is_some();
    let source = unit.as_ref().and_then(|unit| unit.name_source.clone());
    let unit = unit.unwrap_or_else(|| Unit {
        id: domain::ids::UnitId(0),
        code: String::new(),
        name: String::new(),
        name_source: None,
        short_name: String::new(),
        kind: UnitKind::Office,
        active: true,
        sort: 0,
        version: 0,
        aliases: Vec::new(),
    });
    let kinds = UnitKind::ALL
        .map(|kind| Choice { value: kind.name().to_owned(), label: say!(words::kind(kind)).to_owned() });
    view! {
        <Field name="name" label=say!(words::UNIT_NAME) value=unit.name/>
        {source.map(|source| view! { <p class="soft small">{say!(words::NAME_IN_PLAN, source)}</p> })}
        <Field name="short_name" label=say!(words::SHORT_NAME) help=say!(words::SHORT_NAME_HELP) value=unit.short_name/>
        <Field name="code" label=say!(words::UNIT_CODE) help=say!(words::UNIT_CODE_HELP) value=unit.code/>
        <Picker name="kind" label=say!(words::UNIT_KIND) choices=kinds.to_vec() value=unit.kind.name()/>
        <TextArea
            name="aliases"
            label=say!(words::ALIASES)
            help=say!(words::ALIASES_HELP)
            value=unit.aliases.join("\n")
            optional=true
        />
        {known
            .then(|| {
                view! {
                    <Tick
                        name="active"
                        ticked=unit.active
                        label=say!(words::MAY_BE_CHOSEN)
                        help=say!(words::MAY_BE_CHOSEN_HELP)
                    />
                }
            })}
    }
}
