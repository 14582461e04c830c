//! The task in the plan's own words.

use domain::board::TaskPage;
use leptos::prelude::*;

use crate::{i18n::task as words, say};

/// The whole text, and where it stands in the plan.
pub fn content_panel(page: &TaskPage) -> AnyView {
    let text = page.card.full_text.as_ref().unwrap_or(&page.card.title).clone();
    let place = say!(words::SOURCE, page.plan.title, page.group.code, page.source.line);
    let quote = page.source.quote.clone();
    let differs = quote.trim() != text.trim();
    view! {
        <section class="panel" id="noi-dung-nhiem-vu" aria-labelledby="nd-t">
            <h2 id="nd-t">{say!(words::TEXT_OF_TASK)}</h2>
            <blockquote class="quote">
                <p>{text}</p>
                <cite>{place}</cite>
            </blockquote>
            {differs
                .then(|| {
                    view! {
                        <details class="fold" id="nguyen-van">
                            <summary>{say!(words::QUOTED)}</summary>
                            <p class="soft">{quote}</p>
                        </details>
                    }
                })}
        </section>
    }
    .into_any()
}
