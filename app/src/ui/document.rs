//! A page's own head and body.

use leptos::prelude::*;
use leptos_meta::Title;

/// Title, heading and main part of a page.
#[component]
pub fn Page(
    /// For the tab and the heading.
    #[prop(into)]
    title: String,
    /// Under the heading.
    #[prop(optional, into)]
    lead: Option<String>,
    /// `text` for pages that are read, nothing for pages that are worked on.
    #[prop(optional)]
    width: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title.clone()/>
        <main id="noi-dung" tabindex="-1" data-width=width>
            <div class="page-head">
                <h1>{title}</h1>
                {lead.map(|lead| view! { <p>{lead}</p> })}
            </div>
            {children()}
        </main>
    }
}
