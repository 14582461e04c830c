//! The door to administration. Each reader sees the doors that open for them.

use domain::people::Action;
use leptos::prelude::*;

use crate::{
    error::{AppError, Kind, Said},
    i18n::{calendar, common, notice, people as words, refusal},
    routes, say,
    ui::{Page, Refused},
    viewer::viewer_may,
};

/// `/quan-tri`
pub fn admin_page() -> AnyView {
    use Action::{ImportPlan, ManageCalendar, ManageLimits, ManagePeople, ManageUnits, ReadNotices};
    // A door opens for whoever may do one of these.
    let doors: [(&[Action], _, _, _); 6] = [
        (&[ImportPlan], routes::ADMIN_PLAN, common::PLAN, words::DOOR_PLAN),
        (&[ManagePeople], routes::ADMIN_PEOPLE, words::PEOPLE, words::DOOR_PEOPLE),
        (&[ManageUnits], routes::ADMIN_UNITS, words::UNITS, words::DOOR_UNITS),
        (&[ManageCalendar], routes::ADMIN_CALENDAR, calendar::TITLE, calendar::DOOR),
        (&[ManageLimits, ManageCalendar], routes::ADMIN_LIMITS, calendar::LIMITS, calendar::LIMITS_DOOR),
        (&[ReadNotices], routes::ADMIN_NOTICES, notice::TITLE, notice::DOOR),
    ];
    let is_open = |actions: &[Action]| actions.iter().any(|action| viewer_may(*action));
    let open: Vec<_> = doors.into_iter().filter(|(actions, ..)| is_open(actions)).collect();
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
