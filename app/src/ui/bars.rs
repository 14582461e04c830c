//! The bars around every page: brand and navigation on top, the thumb's bar at the bottom of a phone for staff, the
//! footer for everyone else, the line's state, short messages.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_location;

use super::Icon;
use crate::{
    i18n::{Text, common, dashboard, dialogue, entry, feedback, lang, public_indicator},
    people::{SignOut, SignOutEverywhere},
    routes, say,
    viewer::{Theme, viewer},
};
use domain::people::{Action, Grant, SessionState, grant};

/// The frame around a page.
#[component]
pub fn Bars(children: Children) -> impl IntoView {
    let signed = viewer().signed.filter(|signed| signed.stage.is_full());
    let places = signed.as_ref().map_or_else(public_places, staff_places);
    let is_staff = signed.is_some();
    // A phone has room for five; the others stand in the menu.
    let at_thumb = thumbs(&places);
    let further: Vec<Place> = places
        .iter()
        .filter(|place| !at_thumb.iter().any(|other| other.path == place.path))
        .copied()
        .collect();
    view! {
        <header class="topbar">
            <a class="brand" href=if is_staff { routes::TODAY } else { routes::PORTAL }>
                <img src="/favicon.svg" alt="" width="36" height="36"/>
                <span>
                    <b>{say!(common::PRODUCT)}</b>
                    <span>{say!(common::WARD)}</span>
                </span>
            </a>
            <nav
                class="topnav"
                data-staff=is_staff.then_some("")
                aria-label=if is_staff { say!(common::WORK_AREA) } else { say!(common::PUBLIC_AREA) }
            >
                {places.iter().map(|place| view! { <PlaceLink place=*place short=false/> }).collect_view()}
            </nav>
            {signed.map(|signed| view! { <PersonMenu signed=signed further=further/> })}
        </header>
        {is_staff.then(line_state)}
        {children()}
        {if is_staff {
            view! {
                <nav class="tabbar" aria-label=say!(common::WORK_AREA)>
                    {at_thumb.iter().copied().map(|place| view! { <PlaceLink place=place short=true/> }).collect_view()}
                </nav>
            }
                .into_any()
        } else {
            view! { <Footer/> }.into_any()
        }}
        <div class="toasts" role="status" aria-live="polite"></div>
    }
}

/// A place in the navigation.
#[derive(Clone, Copy)]
struct Place {
    path: &'static str,
    icon: &'static str,
    name: Text,
    short: Text,
}

fn public_places() -> Vec<Place> {
    [
        (routes::PORTAL, common::PORTAL),
        (routes::FEEDBACK, feedback::FORM_SHORT),
        (routes::LOOK_UP, feedback::LOOK_UP_SHORT),
        (routes::ANSWERS, feedback::ANSWERS),
        (routes::DIALOGUES, dialogue::SHORT),
        (routes::PLAN, common::PLAN),
        (routes::INDICATORS, public_indicator::SHORT),
    ]
    .map(|(path, name)| Place { path, icon: "today", name, short: name })
    .to_vec()
}

fn staff_places(signed: &SessionState) -> Vec<Place> {
    let manages = [
        Action::ImportPlan,
        Action::ManagePeople,
        Action::ManageUnits,
        Action::ManageCalendar,
        Action::ManageLimits,
        Action::ReadNotices,
    ];
    let administers =
        signed.actor.roles.iter().any(|role| manages.iter().any(|action| grant(role, *action) == Grant::Yes));
    let mut places = vec![
        Place { path: routes::TODAY, icon: "today", name: common::TODAY, short: common::TODAY },
        Place { path: routes::BOARD, icon: "board", name: common::BOARD, short: common::BOARD_SHORT },
    ];
    if signed.actor.roles.iter().any(|role| grant(role, Action::ReadFeedback) != Grant::No) {
        places.push(Place {
            path: routes::CASES,
            icon: "flag",
            name: common::CASES,
            short: common::CASES_SHORT,
        });
    }
    if signed.actor.roles.iter().any(|role| grant(role, Action::ReadIndicators) != Grant::No) {
        places.push(Place { path: routes::ENTRY, icon: "edit", name: entry::SHORT, short: entry::SHORT });
        places.push(Place {
            path: routes::DASHBOARD,
            icon: "list",
            name: dashboard::SHORT,
            short: dashboard::SHORT,
        });
    }
    if signed.actor.roles.iter().any(|role| grant(role, Action::ReadDialogues) != Grant::No) {
        let name = dialogue::SHORT;
        places.push(Place { path: routes::CALENDAR, icon: "plan", name, short: name });
    }
    places.push(Place { path: routes::PLAN, icon: "plan", name: common::PLAN, short: common::PLAN });
    if administers {
        places.push(Place { path: routes::ADMIN, icon: "admin", name: common::ADMIN, short: common::ADMIN });
    }
    places
}

/// The places of the thumb's bar, which has room for five: the plan is the one that is read least on the way.
fn thumbs(places: &[Place]) -> Vec<Place> {
    const ROOM: usize = 5;
    let mut places = places.to_vec();
    for path in [routes::CALENDAR, routes::PLAN, less_read(), routes::ADMIN] {
        if places.len() > ROOM {
            places.retain(|place| place.path != path);
        }
    }
    places
}

/// Whoever leads reads the view of the whole; whoever does not enters numbers. Each leads on to the other.
fn less_read() -> &'static str {
    let leads = viewer().signed.is_some_and(|signed| {
        signed.actor.roles.iter().any(|role| grant(role, Action::ApproveValue) != Grant::No)
    });
    if leads { routes::ENTRY } else { routes::DASHBOARD }
}

#[component]
fn PlaceLink(place: Place, short: bool) -> impl IntoView {
    let path = use_location().pathname.get_untracked();
    let is_here = path == place.path || (place.path != "/" && path.starts_with(&format!("{}/", place.path)));
    view! {
        <a href=place.path aria-current=is_here.then_some("page")>
            {short.then(|| view! { <Icon name=place.icon/> })}
            {if short { say!(place.short) } else { say!(place.name) }}
        </a>
    }
}

#[component]
fn PersonMenu(signed: SessionState, further: Vec<Place>) -> impl IntoView {
    let name = signed.actor.name.clone();
    view! {
        <details class="menu" data-drop>
            <summary
                class="button"
                data-kind="quiet"
                data-square
                aria-label=say!(common::ACCOUNT_OF, name)
            >
                <span class="avatar" aria-hidden="true">
                    {initials(&signed.actor.name)}
                </span>
            </summary>
            <div class="menu-panel">
                <p class="menu-title">
                    <b>{name.clone()}</b>
                </p>
                <a class="menu-item" href=routes::ACCOUNT>
                    {say!(common::MY_ACCOUNT)}
                </a>
                {further
                    .into_iter()
                    .map(|place| {
                        view! {
                            <a class="menu-item" href=place.path>
                                {say!(place.name)}
                            </a>
                        }
                    })
                    .collect_view()}
                <hr/>
                <Switches/>
                <hr/>
                <form method="post" action=SignOut::url()>
                    <button class="menu-item">{say!(common::SIGN_OUT)}</button>
                </form>
                <form method="post" action=SignOutEverywhere::url()>
                    <button class="menu-item">{say!(common::SIGN_OUT_EVERYWHERE)}</button>
                </form>
            </div>
        </details>
    }
}

/// Theme and language: plain links, so that they work everywhere.
#[component]
fn Switches() -> impl IntoView {
    let location = use_location();
    let search = location.search.get_untracked();
    let mark = if search.is_empty() || search.starts_with('?') { "" } else { "?" };
    let back = routes::encoded(&format!("{}{mark}{search}", location.pathname.get_untracked()));
    let chosen = viewer().theme;
    let themes = [
        (Theme::Auto, "auto", common::THEME_AUTO),
        (Theme::Light, "light", common::THEME_LIGHT),
        (Theme::Dark, "dark", common::THEME_DARK),
    ];
    let other = if lang().code() == "vi" { "en" } else { "vi" };
    view! {
        <div class="theme" role="group" aria-label=say!(common::APPEARANCE)>
            {themes
                .map(|(theme, value, word)| {
                    view! {
                        <a
                            href=format!("{}?to={value}&back={back}", routes::THEME)
                            aria-current=(theme == chosen).then_some("true")
                        >
                            {say!(word)}
                        </a>
                    }
                })
                .collect_view()}
        </div>
        <a
            class="menu-item"
            href=format!("{}?to={other}&back={back}", routes::LANGUAGE)
            lang=other
        >
            {say!(common::OTHER_LANGUAGE)}
        </a>
    }
}

/// The first letters of the last two words: Vietnamese names end with the given name.
pub fn initials(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    words.iter().skip(words.len().saturating_sub(2)).filter_map(|word| word.chars().next()).collect()
}

#[component]
fn Footer() -> impl IntoView {
    view! {
        <footer class="footer">
            <div>
                <p>{say!(common::WARD_FULL)}</p>
                <nav aria-label=say!(common::GENERAL)>
                    <a href=routes::ACCESSIBILITY>{say!(common::ACCESSIBILITY)}</a>
                    <a href=routes::PRIVACY>{say!(common::PRIVACY)}</a>
                    <a href=routes::SIGN_IN>{say!(common::FOR_STAFF)}</a>
                </nav>
                <details class="menu" data-drop data-align="start">
                    <summary class="link">
                        <Icon name="theme"/>
                        {say!(common::APPEARANCE)}
                    </summary>
                    <div class="menu-panel">
                        <Switches/>
                    </div>
                </details>
            </div>
        </footer>
    }
}

/// Shown by the browser's code while the live line is broken.
fn line_state() -> impl IntoView {
    view! {
        <p class="live" role="status" hidden>
            <Icon name="clock"/>
            {say!(common::LINE_LOST)}
        </p>
    }
}
