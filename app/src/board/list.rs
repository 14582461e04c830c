//! The list: one row a task, by group; on a phone each row reads as a card.

use domain::board::{Board, Card, Column, GroupHead};
use leptos::prelude::*;

use super::{
    card::{due_badge, local_day},
    page::nothing_found,
};
use crate::{
    i18n::{board as words, day},
    routes, say,
    ui::StateWord,
};

/// The list.
#[component]
pub fn List(board: Board) -> impl IntoView {
    view! {
        {board.cards.is_empty().then(nothing_found)}
        <div class="board-list">
            <div class="table-scroll" tabindex="0" role="region" aria-label=say!(words::LIST)>
                <table class="table" data-stack="inline">
                    <caption>{summary(&board)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(words::CODE)}</th>
                            <th scope="col">{say!(words::TASK)}</th>
                            <th scope="col">{say!(words::STATE)}</th>
                            <th scope="col">{say!(words::ROLE)}</th>
                            <th scope="col">{say!(words::TERM)}</th>
                            <th scope="col">{say!(words::UNIT)}</th>
                            <th scope="col" class="num">
                                {say!(words::EVIDENCE)}
                            </th>
                            <th scope="col">{say!(words::UPDATED)}</th>
                        </tr>
                    </thead>
                    {groups(&board).map(|group| rows(group, &board)).collect_view()}
                </table>
            </div>
        </div>
    }
}

/// The groups that have a card in sight.
pub fn groups(board: &Board) -> impl Iterator<Item = &GroupHead> {
    board.groups.iter().filter(|group| group.counts.total() > 0)
}

/// How many stand where, in one sentence: the same counts as on the columns.
pub fn summary(board: &Board) -> String {
    let parts: Vec<_> = Column::ALL
        .into_iter()
        .map(|column| {
            format!("{} {}", board.counts.column(column), say!(words::column(column)).to_lowercase())
        })
        .collect();
    say!(words::SUMMARY, board.counts.total(), words::period(board.period), parts.join(", "))
}

fn rows(group: &GroupHead, board: &Board) -> impl IntoView + use<> {
    let (period, cards) = (board.period.to_string(), board.group(&group.code).cloned().collect::<Vec<_>>());
    view! {
        <tbody>
            <tr>
                <th scope="rowgroup" colspan="8">
                    {format!("{}. {}", group.code, group.short_name)}
                </th>
            </tr>
            {cards.into_iter().map(|card| row(card, &period)).collect_view()}
        </tbody>
    }
}

fn row(card: Card, period: &str) -> AnyView {
    let state = card.facts.state.kind();
    view! {
        <tr id=format!("nv-{}", card.code)>
            <th scope="row">{card.code.clone()}</th>
            <td>
                <a href=routes::task_in(&card.code, period)>{card.title.clone()}</a>
            </td>
            <td data-label=say!(words::STATE)>
                <StateWord state=state.name() word=say!(words::state(state))/>
            </td>
            <td data-label=say!(words::ROLE)>{card.ward_role.map(|role| say!(words::role(role)))}</td>
            <td data-label=say!(words::TERM)>{card.term_text.clone()} " " {due_badge(card.due)}</td>
            <td data-label=say!(words::UNIT)>{units(&card)}</td>
            <td class="num" data-label=say!(words::EVIDENCE)>
                {card.facts.evidence}
            </td>
            <td data-label=say!(words::UPDATED)>
                {match &card.touched {
                    Some(touch) => format!("{}, {}", touch.name, day(local_day(touch.at))),
                    None => say!(words::UNTOUCHED).to_owned(),
                }}
            </td>
        </tr>
    }
    .into_any()
}

/// The units of a task, the leading one first; a suggestion says that it is one.
pub fn units(card: &Card) -> String {
    let names: Vec<_> = card.lead.iter().chain(&card.support).map(|unit| unit.short_name.clone()).collect();
    match (&card.lead, &card.suggested) {
        (None, Some(unit)) => {
            let mut all = vec![say!(words::SUGGESTED_UNIT, unit.short_name)];
            all.extend(names);
            all.join(", ")
        }
        _ => names.join(", "),
    }
}
