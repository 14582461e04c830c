//! The door to administration. Each reader sees the doors that open for them.

use domain::people::{About, Action, may};
use leptos::prelude::*;

use crate::{
    error::{AppError, Kind, Said},
    i18n::{common, notice, people as words, refusal},
    routes, say,
    ui::{Page, Refused},
    viewer::viewer,
};

/// `/quan-tri`
pub fn admin_page() -> AnyView {
    let doors = [
        (Action::ImportPlan, routes::ADMIN_PLAN, common::PLAN, words::DOOR_PLAN),
        (Action::ManagePeople, routes::ADMIN_PEOPLE, words::PEOPLE, words::DOOR_PEOPLE),
        (Action::ManageUnits, routes::ADMIN_UNITS, words::UNITS, words::DOOR_UNITS),
        (Action::ReadNotices, routes::ADMIN_NOTICES, notice::TITLE, notice::DOOR),
    ];
    let open: Vec<_> = doors.into_iter().filter(|(action, ..)| viewer_may(*action)).collect();
    if open.is_empty() {
        let sentence = say!(refusal::ROLE).to_owned();
        let error =
            AppError::Refused(Said { kind: Kind::Forbidden, sentence, field: None, problems: Vec::new() });
        return view! { <Refused error=error/> }.into_any();
    }
    view! {
        <Page title=say!(common::ADMIN) width="text">
            <ul class="doors">
                {open
                    .into_iter()
                    .map(|(_, path, name, what)| {
                        view! {
                            <li>
                                <a href=path>
                                    <b>{say!(name)}</b>
                                    <span>{say!(what)}</span>
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </Page>
    }
    .into_any()
}

/// People and units side by side, for whoever may see both.
#[component]
pub(super) fn Tabs(here: &'static str, count: usize) -> impl IntoView {
    let tabs = [
        (Action::ManagePeople, routes::ADMIN_PEOPLE, words::PEOPLE),
        (Action::ManageUnits, routes::ADMIN_UNITS, words::UNITS),
    ];
    view! {
        <nav class="tabs" aria-label=say!(words::PEOPLE_AND_UNITS)>
            {tabs
                .into_iter()
                .filter(|(action, ..)| viewer_may(*action))
                .map(|(_, path, name)| {
                    let current = path == here;
                    view! {
                        <a href=path aria-current=current.then_some("true")>
                            {say!(name)}
                            {current.then(|| view! { <span class="badge">{count}</span> })}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}

/// True if the reader may do that at all; asked again by the use case.
fn viewer_may(action: Action) -> bool {
    let signed = viewer().signed;
    signed
        .as_ref()
        .and_then(|signed| signed.full())
        .is_some_and(|actor| may(actor, action, &About::default()).is_ok())
}
