//! `/lich/{id}/in/{kind}`: a document of a dialogue as a sheet, laid out as the decree on office documents asks. What is
//! printed is the sheet alone.

use domain::dialogue::{Block, Paper, Signature};
use domain::ids::DialogueId;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::api;
use crate::{
    i18n::{common, dialogue_staff as words},
    routes, say,
    ui::Loaded,
};

/// `/lich/{id}/in/{kind}`
pub fn paper_page() -> AnyView {
    let params = use_params_map();
    let of = |name: &str| params.with_untracked(|params| params.get(name)).unwrap_or_default();
    view! { <Loaded from=api::read_paper(of("id"), of("kind")) let:read>{shown(read.0, read.1)}</Loaded> }
        .into_any()
}

fn shown(id: DialogueId, paper: Paper) -> AnyView {
    let kind = paper.kind;
    let title = say!(words::paper(kind));
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1" data-width="text">
            <div class="no-print">
                <div class="page-head">
                    <h1>{title}</h1>
                    <p>{say!(words::PAPER_LEAD)}</p>
                </div>
                <p class="row">
                    <button class="button" data-kind="primary" data-print type="button">
                        {say!(words::PRINT)}
                    </button>
                    <a class="button" href=routes::paper_file(id, kind)>
                        {say!(words::TAKE_WORD)}
                    </a>
                    <a class="button" data-kind="quiet" href=routes::organised(id)>
                        {say!(common::BACK)}
                    </a>
                </p>
            </div>
            {sheet(paper)}
        </main>
    }
    .into_any()
}

fn sheet(paper: Paper) -> AnyView {
    let blocks = paper.blocks.into_iter().map(block).collect_view();
    let signatures = paper.signatures.into_iter().map(signature).collect_view();
    let recipients = (!paper.recipients.is_empty()).then(|| {
        let rows = paper.recipients.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
        view! {
            <div class="paper-recipients">
                <p>"Nơi nhận:"</p>
                <ul role="list">{rows}</ul>
            </div>
        }
    });
    view! {
        <article class="paper" lang="vi">
            <header>
                <div>
                    {paper.head.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                    {(!paper.number.is_empty()).then(|| view! { <p class="paper-number">{paper.number}</p> })}
                </div>
                <div>
                    <p>"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"</p>
                    <p>"Độc lập - Tự do - Hạnh phúc"</p>
                    <p class="paper-day">{paper.place_and_day}</p>
                </div>
            </header>
            <h2>{paper.title}</h2>
            <p class="paper-subject">{paper.subject}</p>
            {blocks}
            <footer>{recipients} {signatures}</footer>
        </article>
    }
    .into_any()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Address(text) => view! { <p class="paper-address">{text}</p> }.into_any(),
        Block::Heading(text) => view! { <h3>{text}</h3> }.into_any(),
        Block::Text(text) => view! { <p class="lines">{text}</p> }.into_any(),
        Block::Item(text) => view! { <p class="lines">{format!("- {text}")}</p> }.into_any(),
        Block::Table { head, rows } => {
            let head = head.into_iter().map(|cell| view! { <th scope="col">{cell}</th> }).collect_view();
            let row = |cells: Vec<String>| {
                view! { <tr>{cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}</tr> }
            };
            view! {
                <div class="table-scroll" tabindex="0">
                    <table>
                        <thead>
                            <tr>{head}</tr>
                        </thead>
                        <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            }
            .into_any()
        }
    }
}

fn signature(one: Signature) -> AnyView {
    let lines = one.lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        <div class="paper-signature">
            {lines} <p class="paper-signer">{one.name}</p>
        </div>
    }
    .into_any()
}
