//! A chart with the sentence that says it and the table of its numbers.

use leptos::prelude::*;

use super::draw::drawn;
use super::picture::{Picture, Spot};
use crate::i18n::{chart as words, common};
use crate::say;

/// A chart: the drawing, what it says, and the numbers behind a fold.
#[component]
pub fn ChartFigure(
    picture: Picture,
    /// Whether the sentence stands under it; it is always said to a screen reader.
    #[prop(default = true)]
    says: bool,
) -> impl IntoView {
    let name = say!(words::TABLE_OF, picture.title);
    view! {
        <figure class="chart" id=format!("bieu-do-{}", picture.key) aria-label=picture.title.clone()>
            {drawn(&picture)}
            {says.then(|| view! { <figcaption>{picture.says.clone()}</figcaption> })}
            <details class="fold chart-table" id=format!("bang-{}", picture.key)>
                <summary>
                    {say!(words::TABLE)} <span class="visually-hidden">{format!(": {}", picture.title)}</span>
                </summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label=name.clone()>
                    {table(&picture, name.clone())}
                </div>
            </details>
        </figure>
    }
    .into_any()
}

fn table(picture: &Picture, name: String) -> AnyView {
    let rows: Vec<_> = picture
        .now
        .spots
        .iter()
        .enumerate()
        .map(|(at, spot)| {
            let before =
                picture.before.as_ref().map(|row| view! { <td class="num">{cell(row.spots.get(at))}</td> });
            view! {
                <tr>
                    <th scope="row">{spot.month.clone()}</th>
                    <td class="num">{cell(Some(spot))}</td>
                    {before}
                    <td>{spot.detail.clone()}</td>
                </tr>
            }
        })
        .collect();
    let before = picture.before.as_ref().map(|row| {
        view! {
            <th scope="col" class="num">
                {row.name.clone()}
            </th>
        }
    });
    view! {
        <table class="table" data-figures>
            <caption class="visually-hidden">{name}</caption>
            <thead>
                <tr>
                    <th scope="col">{say!(words::MONTH)}</th>
                    <th scope="col" class="num">
                        {picture.now.name.clone()}
                    </th>
                    {before}
                    <th scope="col">{say!(words::BEHIND)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// A value, with the way to its rows.
fn cell(spot: Option<&Spot>) -> AnyView {
    match spot {
        Some(Spot { text, to: Some(to), .. }) if !text.is_empty() => {
            view! { <a href=to.clone()>{text.clone()}</a> }.into_any()
        }
        Some(Spot { text, .. }) if !text.is_empty() => text.clone().into_any(),
        _ => view! { <span class="visually-hidden">{say!(common::NONE)}</span> }.into_any(),
    }
}
