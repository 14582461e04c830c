//! A page's own head and body.

use leptos::prelude::*;
use leptos_meta::Title;

/// Title, heading and main part of a page.
#[component]
pub fn Page(
    /// For the tab and the heading.
    #[prop(into)]
    title: String,
    /// The code with which the title ends, if it does: it stays on one line.
    #[prop(optional, into)]
    code: Option<String>,
    /// Under the heading.
    #[prop(optional, into)]
    lead: Option<String>,
    /// `text` for pages that are read, nothing for pages that are worked on.
    #[prop(optional)]
    width: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let whole = code.and_then(|code| {
        let before = title.strip_suffix(&code)?.to_owned();
        Some(view! { {before} <span class="nowrap">{code}</span> }.into_any())
    });
    let heading = whole.unwrap_or_else(|| title.clone().into_any());
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1" data-width=width>
            <div class="page-head">
                <h1>{heading}</h1>
                {lead.map(|lead| view! { <p>{lead}</p> })}
            </div>
            {children()}
        </main>
    }
}
