//! The register for printing, A4 landscape: the plan's own table, with unit, result and state.

use domain::board::{Board, Card, WardRole};
use leptos::prelude::*;

use super::{
    list::{groups, summary, units},
    page::nothing_found,
};
use crate::{
    i18n::{board as words, day},
    say,
    ui::Icon,
};

/// The register.
#[component]
pub fn Register(board: Board) -> impl IntoView {
    view! {
        <div class="board-list">
            <p class="row no-print">
                <button class="button when-ready" data-kind="primary" type="button" data-print="">
                    <Icon name="print"/>
                    " "
                    {say!(words::PRINT)}
                </button>
                <span class="soft small">{say!(words::PAPER)}</span>
            </p>
            {board.cards.is_empty().then(nothing_found)}
            <article class="register" lang="vi">
                <header>
                    <p>
                        <b>"ỦY BAN NHÂN DÂN" <br/> "PHƯỜNG LÊ THANH NGHỊ"</b>
                    </p>
                    <p>
                        <b>"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" <br/> "Độc lập - Tự do - Hạnh phúc"</b>
                    </p>
                </header>
                <h2>{say!(words::REGISTER_TITLE)}</h2>
                <p>{say!(words::REGISTER_DATE, words::period(board.period), day(board.today))}</p>
                <div class="table-scroll" tabindex="0" role="region" aria-label=say!(words::REGISTER)>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{say!(words::NUMBER)}</th>
                                <th scope="col">{say!(words::TASK)}</th>
                                <th scope="col">{say!(words::LEAD_COLUMN)}</th>
                                <th scope="col">{say!(words::COORDINATE_COLUMN)}</th>
                                <th scope="col">{say!(words::TERM_COLUMN)}</th>
                                <th scope="col">{say!(words::UNIT)}</th>
                                <th scope="col">{say!(words::RESULT)}</th>
                                <th scope="col">{say!(words::STATE)}</th>
                            </tr>
                        </thead>
                        {groups(&board)
                            .map(|group| {
                                view! {
                                    <tbody>
                                        <tr>
                                            <th scope="row" class="center">
                                                {group.code.clone()}
                                            </th>
                                            <th scope="rowgroup" colspan="7">
                                                {group.name.clone()}
                                            </th>
                                        </tr>
                                        {board.group(&group.code).map(row).collect_view()}
                                    </tbody>
                                }
                            })
                            .collect_view()}
                    </table>
                </div>
                <p>{summary(&board)}</p>
            </article>
        </div>
    }
}

fn row(card: &Card) -> AnyView {
    let cross = |role| if card.ward_role == Some(role) { "x" } else { "" };
    let number = card.code.rsplit('.').next().unwrap_or_default().to_owned();
    view! {
        <tr>
            <td class="center">{number}</td>
            <td>{card.full_text.clone().unwrap_or_else(|| card.title.clone())}</td>
            <td class="center">{cross(WardRole::Lead)}</td>
            <td class="center">{cross(WardRole::Coordinate)}</td>
            <td>{card.term_text.clone()}</td>
            <td>{units(card)}</td>
            <td>{card.result.clone()}</td>
            <td>{say!(words::state(card.facts.state.kind()))}</td>
        </tr>
    }
    .into_any()
}
