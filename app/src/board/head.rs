//! The line above the board: period, filters, layout. Plain links and a GET form, so that it works everywhere and
//! every view has an address.

use domain::{
    board::{Board, BoardQuery, NOBODY, Only, Sort, TermKind, View, WardRole},
    people::{About, Action, may},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::ReleasePeriod;
use crate::{
    i18n::{board as words, common, instant},
    routes, say,
    ui::Icon,
    viewer::viewer,
};

/// The line above the board.
#[component]
pub fn Head<'a>(board: &'a Board) -> impl IntoView + use<> {
    let query = board.query.clone();
    let is_print = query.view == View::Register;
    view! {
        <div class="board-head" class:no-print=is_print>
            <h1>{say!(words::TITLE)}</h1>
            <Periods board/>
            <Filters board/>
            <nav class="segmented" aria-label=say!(words::VIEWS)>
                {View::ALL
                    .map(|view| {
                        let here = BoardQuery { view, column: None, ..query.clone() };
                        view! {
                            <a href=address(&here) aria-current=(view == query.view).then_some("page")>
                                {say!(words::view(view))}
                            </a>
                        }
                    })
                    .collect_view()}
            </nav>
        </div>
    }
}

/// The address of a view.
pub fn address(query: &BoardQuery) -> String {
    format!("{}{}", routes::BOARD, query.to_query())
}

#[component]
fn Periods<'a>(board: &'a Board) -> impl IntoView + use<> {
    let (period, query) = (board.period, &board.query);
    let current = domain::period::Period::quarter_of(board.today);
    let choices: Vec<_> = (1..=4)
        .rev()
        .filter_map(|number| domain::period::Period::quarter(period.year(), number).ok())
        .collect();
    view! {
        <details class="menu period">
            <summary class="button">
                <span class="visually-hidden">{say!(words::PERIOD)} ": "</span>
                {words::period(period)}
                " "
                <Icon name="down"/>
            </summary>
            <nav class="menu-panel" aria-label=say!(words::CHOOSE_PERIOD)>
                <p class="menu-title">
                    <b>{say!(words::CHOOSE_PERIOD)}</b>
                </p>
                {choices
                    .into_iter()
                    .map(|choice| {
                        let here = BoardQuery { period: Some(choice), ..query.clone() };
                        view! {
                            <a
                                class="menu-item"
                                href=address(&here)
                                aria-current=(choice == period).then_some("true")
                            >
                                {words::period(choice)}
                                {(choice == current).then(|| format!(" {}", say!(words::THIS_PERIOD)))}
                            </a>
                        }
                    })
                    .collect_view()}
                {release(board)}
            </nav>
        </details>
    }
}

/// For a leader: letting the public see where the period stands.
fn release(board: &Board) -> Option<impl IntoView + use<>> {
    let may_release = viewer()
        .signed
        .is_some_and(|signed| may(&signed.actor, Action::ReleasePeriod, &About::default()).is_ok());
    let last = board.released.as_ref().map(|touch| say!(words::RELEASED, touch.name, instant(touch.at)));
    may_release.then(|| {
        view! {
            <hr/>
            <form method="post" action=ReleasePeriod::url()>
                <input type="hidden" name="period" value=board.period.to_string()/>
                <button class="menu-item">
                    <span>{say!(words::RELEASE)} <small>{say!(words::RELEASE_HOW)} " " {last}</small></span>
                </button>
            </form>
        }
    })
}

#[component]
fn Filters<'a>(board: &'a Board) -> impl IntoView + use<> {
    let query = board.query.clone();
    let groups: Vec<_> = board
        .groups
        .iter()
        .map(|group| (group.code.clone(), format!("{}. {}", group.code, group.short_name)))
        .collect();
    let units: Vec<_> = board.units.iter().map(|unit| (unit.code.clone(), unit.short_name.clone())).collect();
    let active = query.filters();
    // What else stands in the address travels along.
    let rest: Vec<_> =
        query.pairs().into_iter().filter(|(key, _)| matches!(*key, "ky" | "xem" | "xep")).collect();
    let role_pairs = WardRole::ALL.map(|role| {
        let slug = BoardQuery { role: Some(role), ..BoardQuery::default() }
            .pairs()
            .pop()
            .map(|(_, slug)| slug)
            .unwrap_or_default();
        (slug, say!(words::role(role)).to_owned())
    });
    let terms = TermKind::ALL.map(|term| (term.name().to_owned(), say!(words::term(term)).to_owned()));
    let mut leads = units.clone();
    leads.push((NOBODY.to_owned(), say!(words::NO_LEAD).to_owned()));
    let standings: Vec<_> =
        Only::all().map(|only| (only.slug().to_owned(), say!(words::only(only)).to_owned())).collect();
    let sorts = Sort::ALL.map(|sort| (sort.slug().to_owned(), say!(words::sort(sort)).to_owned()));
    let (role, sort) = (
        query.pairs().into_iter().find(|(key, _)| *key == "vai-tro").map(|(_, slug)| slug),
        query.sort.slug().to_owned(),
    );
    let clear = address(&BoardQuery { period: query.period, view: query.view, ..BoardQuery::default() });
    view! {
        <details class="filters">
            <summary class="button">
                <Icon name="filter"/>
                " "
                {say!(words::FILTER)}
                {(active > 0).then(|| view! { " " <span class="badge">{active}</span> })}
            </summary>
            <form method="get" action=routes::BOARD role="search">
                {rest
                    .into_iter()
                    .filter(|(key, _)| *key != "xep")
                    .map(|(key, value)| view! { <input type="hidden" name=key value=value/> })
                    .collect_view()}
                <label class="filters-search">
                    <span class="visually-hidden">{say!(words::SEARCH)}</span>
                    <input
                        class="input"
                        type="search"
                        name="tim"
                        value=query.text.clone()
                        placeholder=say!(words::SEARCH_EXAMPLE)
                        enterkeyhint="search"
                        autocomplete="off"
                    />
                </label>
                <Select name="nhom" label=say!(words::GROUP) choices=groups chosen=query.group.clone() all=true/>
                <Select name="vai-tro" label=say!(words::ROLE) choices=role_pairs.into() chosen=role all=true/>
                <Select name="don-vi" label=say!(words::UNIT) choices=units chosen=query.unit.clone() all=true/>
                <Select
                    name="dau-moi"
                    label=say!(words::LEAD_UNIT)
                    choices=leads
                    chosen=query.lead.clone()
                    all=true
                />
                <Select
                    name="chi"
                    label=say!(words::STANDING)
                    choices=standings
                    chosen=query.only.map(|only| only.slug().to_owned())
                    all=true
                />
                <Select
                    name="han"
                    label=say!(words::TERM)
                    choices=terms.into()
                    chosen=query.term.map(|term| term.name().to_owned())
                    all=true
                />
                <Select name="xep" label=say!(words::ORDER) choices=sorts.into() chosen=Some(sort) all=false/>
                <label class="choice">
                    <input type="checkbox" name="cua-toi" value="1" checked=query.mine/>
                    <span>{say!(words::MINE)}</span>
                </label>
                <p class="row">
                    <button class="button">{say!(words::FILTER)}</button>
                    {(active > 0)
                        .then(|| {
                            view! {
                                <a class="link" href=clear>
                                    {say!(words::CLEAR_FILTERS)}
                                </a>
                            }
                        })}
                </p>
            </form>
        </details>
    }
}

#[component]
fn Select(
    name: &'static str,
    label: &'static str,
    choices: Vec<(String, String)>,
    chosen: Option<String>,
    all: bool,
) -> impl IntoView {
    view! {
        <label>
            <span>{label}</span>
            <select class="input" name=name>
                {all.then(|| view! { <option value="">{say!(common::ALL)}</option> })}
                {choices
                    .into_iter()
                    .map(|(value, word)| {
                        let selected = chosen.as_deref() == Some(&value);
                        view! {
                            <option value=value selected=selected>
                                {word}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}
