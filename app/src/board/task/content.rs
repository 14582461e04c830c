//! The task in the plan's own words.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{i18n::task as words, say};

/// The whole text, and where it stands in the plan.
#[component]
pub fn ContentPanel(sheet: Sheet) -> impl IntoView {
    let content = sheet.part(|page| {
        let text = page.card.full_text.clone().unwrap_or_else(|| page.card.title.clone());
        let place = say!(words::SOURCE, page.plan.title, page.group.code, page.source.line);
        (text, place, page.source.quote.clone())
    });
    view! {
        <section class="panel" id="noi-dung-nhiem-vu" aria-labelledby="nd-t">
            <h2 id="nd-t">{say!(words::TEXT_OF_TASK)}</h2>
            {move || {
                let (text, place, quote) = content.get();
                let differs = quote.trim() != text.trim();
                view! {
                    <blockquote class="quote">
                        <p>{text}</p>
                        <cite>{place}</cite>
                    </blockquote>
                    {differs
                        .then(|| {
                            view! {
                                <details class="fold">
                                    <summary>{say!(words::QUOTED)}</summary>
                                    <p class="soft">{quote}</p>
                                </details>
                            }
                        })}
                }
            }}
        </section>
    }
    .into_any()
}
