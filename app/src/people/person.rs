//! One account: added, changed, given a new password. What is being typed stays when somebody else changes the
//! account; the page says so, and the next attempt goes over the newer version.

use domain::{
    ids::PersonId,
    people::{Person, Role, Unit},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

use super::{
    admin_api::{AddPerson, ChangePerson, ResetPassword, ResetSecondFactor, read_person},
    entry::was_refused,
    tick::Tick,
};
use crate::{
    i18n::{common, people as words},
    routes, say,
    ui::{AdminPage, Choice, Field, Form, Loaded, Picker},
};

/// `/quan-tri/nguoi-dung/:id`, with `moi` for one that is added.
pub fn person_page() -> AnyView {
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    view! {
        <Loaded from=read_person(id) let:found>
            {match found {
                (None, units) => view! { <NewPerson units/> }.into_any(),
                (Some(person), units) => view! { <Known person units/> }.into_any(),
            }}
        </Loaded>
    }
    .into_any()
}

#[component]
fn NewPerson(units: Vec<Unit>) -> impl IntoView {
    view! {
        <AdminPage
            title=say!(words::ADD_PERSON)
            above=(routes::ADMIN_PEOPLE, words::PEOPLE)
            width="form"
        >
            <Form to=AddPerson::url() id="nguoi-moi" class="stack">
                <Field name="name" label=say!(words::NAME)/>
                <Field name="username" label=say!(words::USERNAME) help=say!(words::USERNAME_HELP)/>
                <AboutPerson form="nguoi-moi" person=None units/>
                <p class="soft">{say!(words::GIVEN_WILL_SHOW)}</p>
                <Buttons word=say!(words::ADD_ACCOUNT)/>
            </Form>
        </AdminPage>
    }
}

#[component]
fn Known(person: Person, units: Vec<Unit>) -> impl IntoView {
    let (id, active, second_factor) = (person.id, person.active, person.second_factor);
    view! {
        <AdminPage title=person.name.clone() above=(routes::ADMIN_PEOPLE, words::PEOPLE) width="form">
            <Form to=ChangePerson::url() id="nguoi" class="stack" said=say!(common::SAVED)>
                <input type="hidden" name="id" value=id.0/>
                <input type="hidden" name="seen" value=person.version/>
                <p class="soft">{say!(words::SIGNS_IN_AS, &person.username)}</p>
                <Field name="name" label=say!(words::NAME) value=person.name.clone()/>
                <AboutPerson form="nguoi" person=Some(person.clone()) units/>
                <Tick
                    name="active"
                    ticked=active
                    label=say!(words::MAY_SIGN_IN)
                    help=say!(words::MAY_SIGN_IN_HELP)
                />
                <Buttons word=say!(common::SAVE)/>
            </Form>
            <section class="stack">
                <h2>{say!(words::ACCESS)}</h2>
                <AccessFolds id second_factor/>
            </section>
        </AdminPage>
    }
}

/// Position, unit and roles.
#[component]
fn AboutPerson(form: &'static str, person: Option<Person>, units: Vec<Unit>) -> impl IntoView {
    let (position, unit, roles) = match person {
        Some(person) => (person.position, person.unit, person.roles),
        None => Default::default(),
    };
    let none = Choice { value: String::new(), label: say!(words::NO_UNIT).to_owned() };
    let choices = units
        .into_iter()
        .filter(|one| one.active || Some(one.id) == unit)
        .map(|unit| Choice { value: unit.id.to_string(), label: unit.name });
    view! {
        <Field name="position" label=say!(words::POSITION) value=position optional=true/>
        <Picker
            name="unit"
            label=say!(words::UNIT)
            choices=std::iter::once(none).chain(choices).collect()
            value=unit.map(|unit| unit.to_string()).unwrap_or_default()
        />
        <fieldset class="field" id=format!("{form}-roles") tabindex="-1">
            <legend>{say!(words::ROLES)}</legend>
            <p class="field-help">{say!(words::ROLES_HELP)}</p>
            <div class="choices">
                {Role::ALL
                    .map(|role| {
                        view! {
                            <Tick
                                name=field_of(role)
                                ticked=roles.has(role)
                                label=say!(words::role(role))
                                help=say!(words::role_help(role))
                            />
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}

#[component]
fn Buttons(word: &'static str) -> impl IntoView {
    view! {
        <div class="action-bar">
            <button class="button" data-kind="primary">
                {word}
            </button>
            <a class="button" href=routes::ADMIN_PEOPLE>
                {say!(common::CANCEL)}
            </a>
        </div>
    }
}

/// What ends somebody's sessions: folded away, so that it takes two steps.
#[component]
fn AccessFolds(id: PersonId, second_factor: bool) -> impl IntoView {
    view! {
        <details class="fold" open=was_refused("cap-lai")>
            <summary>{say!(words::RESET_PASSWORD)}</summary>
            <Form to=ResetPassword::url() id="cap-lai" class="stack">
                <input type="hidden" name="id" value=id.0/>
                <p>{say!(words::RESET_PASSWORD_HOW)}</p>
                <p>
                    <button class="button">{say!(words::RESET_PASSWORD)}</button>
                </p>
            </Form>
        </details>
        {second_factor
            .then(|| {
                view! {
                    <details class="fold" open=was_refused("go-lop-hai")>
                        <summary>{say!(words::RESET_SECOND_FACTOR)}</summary>
                        <Form to=ResetSecondFactor::url() id="go-lop-hai" class="stack">
                            <input type="hidden" name="id" value=id.0/>
                            <p>{say!(words::RESET_SECOND_FACTOR_HOW)}</p>
                            <p>
                                <button class="button" data-kind="danger">
                                    {say!(words::RESET_SECOND_FACTOR)}
                                </button>
                            </p>
                        </Form>
                    </details>
                }
            })}
    }
}

/// The name of a role's box. Each has its own, since forms are read by name.
fn field_of(role: Role) -> &'static str {
    match role {
        Role::Admin => "role_admin",
        Role::Leader => "role_leader",
        Role::PlanOwner => "role_plan_owner",
        Role::UnitOfficer => "role_unit_officer",
        Role::OneStop => "role_one_stop",
        Role::Neighborhood => "role_neighborhood",
        Role::Viewer => "role_viewer",
    }
}
