//! The list of accounts, and a given password right after it was made.

use domain::people::{Person, Unit};
use leptos::prelude::*;

use super::{
    admin::Tabs,
    admin_api::{People, given_password, read_people},
    entry::query,
};
use crate::{
    i18n::{common, instant, people as words},
    routes, say,
    ui::{AdminPage, Icon, Loaded, Mark, StateWord},
};

/// `/quan-tri/nguoi-dung?mot-lan=…`
pub fn people_page() -> AnyView {
    let ticket = query("mot-lan").unwrap_or_default();
    view! {
        <Loaded from=read_people() let:all>
            <AdminPage
                title=say!(words::PEOPLE)
                tool=|| {
                    view! {
                        <a class="button" data-kind="primary" href=routes::admin_person(None)>
                            <Icon name="plus"/>
                            {say!(words::ADD_PERSON)}
                        </a>
                    }
                }
            >
                {(!ticket.is_empty()).then(|| view! { <GivenPassword ticket/> })}
                <Tabs here=routes::ADMIN_PEOPLE count=all.people.len()/>
                <Table all/>
            </AdminPage>
        </Loaded>
    }
    .into_any()
}

#[component]
fn GivenPassword(ticket: String) -> impl IntoView {
    Suspend::new(async move {
        match given_password(ticket).await {
            Ok(Some(given)) => view! {
                <div class="notice" data-state="met" role="status" data-still="">
                    <Mark state="met"/>
                    <div>
                        <p>
                            <b>{say!(words::GIVEN_TO, given.username)}</b>
                            " "
                            {say!(words::GIVEN_HOW)}
                        </p>
                        <p class="secret">{given.password}</p>
                    </div>
                </div>
            }
            .into_any(),
            _ => view! {
                <div class="notice" data-state="at_risk">
                    <Mark state="at_risk"/>
                    <div>
                        <p>{say!(words::GIVEN_BEFORE)}</p>
                    </div>
                </div>
            }
            .into_any(),
        }
    })
}

#[component]
fn Table(all: People) -> impl IntoView {
    let People { people, units } = all;
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!(words::PEOPLE)>
            <table class="table" data-stack>
                <caption>{say!(words::PEOPLE)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(words::NAME)}</th>
                        <th scope="col">{say!(words::USERNAME)}</th>
                        <th scope="col">{say!(words::UNIT)}</th>
                        <th scope="col">{say!(words::ROLES)}</th>
                        <th scope="col">{say!(words::STATE)}</th>
                        <th scope="col">{say!(words::SEEN)}</th>
                    </tr>
                </thead>
                <tbody>{people.into_iter().map(|person| view! { <Row person units=&units/> }).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row<'a>(person: Person, units: &'a [Unit]) -> impl IntoView + use<> {
    let unit = units.iter().find(|unit| Some(unit.id) == person.unit).map(|unit| unit.short_name.clone());
    let roles: Vec<_> = person.roles.iter().map(|role| say!(words::role(role))).collect();
    let (state, word) = match (person.active, person.must_change) {
        (false, _) => ("late", words::CLOSED),
        (true, true) => ("waiting", words::WAITS_FOR_PASSWORD),
        (true, false) => ("met", words::IN_USE),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=routes::admin_person(Some(person.id))>{person.name}</a>
            </th>
            <td data-label=say!(words::USERNAME)>{person.username}</td>
            <td data-label=say!(words::UNIT)>{unit}</td>
            <td data-label=say!(words::ROLES)>{roles.join(", ")}</td>
            <td data-label=say!(words::STATE)>
                <StateWord state word=say!(word)/>
            </td>
            <td data-label=say!(words::SEEN)>
                {person.seen_at.map_or_else(|| say!(common::NONE).to_owned(), instant)}
            </td>
        </tr>
    }
}
