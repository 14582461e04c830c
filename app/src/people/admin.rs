//! The door to administration, and the frame of its pages. Each reader sees the doors that open for them.

use domain::people::{About, Action, may};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    error::{AppError, Kind, Said},
    i18n::{Text, common, people as words, refusal},
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
    ];
    let open: Vec<_> = doors.into_iter().filter(|(action, ..)| viewer_may(*action)).collect();
    if open.is_empty() {
        let sentence = say!(refusal::ROLE).to_owned();
        let error = AppError::Refused(Said { kind: Kind::Forbidden, sentence, field: None });
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

/// A page below administration: the way back, the heading with at most one tool, the content.
#[component]
pub(super) fn AdminPage(
    /// For the tab and the heading.
    #[prop(into)]
    title: String,
    /// Between administration and this page.
    #[prop(optional)]
    above: Option<(&'static str, Text)>,
    /// Beside the heading.
    #[prop(optional, into)]
    tool: ViewFn,
    /// `form` for a page that is one form.
    #[prop(optional)]
    width: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title.clone()/>
        <main id="noi-dung" tabindex="-1" data-width=width>
            <nav aria-label=say!(words::PATH)>
                <ol class="breadcrumb">
                    <li>
                        <a href=routes::ADMIN>{say!(common::ADMIN)}</a>
                    </li>
                    {above
                        .map(|(path, name)| {
                            view! {
                                <li>
                                    <a href=path>{say!(name)}</a>
                                </li>
                            }
                        })}
                    <li aria-current="page">{title.clone()}</li>
                </ol>
            </nav>
            <div class="page-head">
                <h1>{title}</h1>
                {tool.run()}
            </div>
            <div class="stack" data-gap="large">
                {children()}
            </div>
        </main>
    }
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
