//! The frame of the short forms before work: emblem, one heading, one sentence, one form.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::routes;
pub(super) use crate::ui::was_refused;

/// A page with one short form.
#[component]
pub(super) fn Entry(
    /// For the tab and the heading.
    #[prop(into)]
    title: String,
    /// Under the heading.
    #[prop(into)]
    lead: String,
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title.clone()/>
        <main id="noi-dung" tabindex="-1">
            <section class="entry" data-still="">
                <header>
                    <img src="/favicon.svg" alt="" width="56" height="56"/>
                    <h1>{title}</h1>
                    <p>{lead}</p>
                </header>
                {children()}
            </section>
        </main>
    }
}

/// Where the reader wanted to go, for a hidden field: only ever an address of this site.
pub(super) fn wanted() -> String {
    let asked = query("toi").unwrap_or_default();
    routes::local_or(&asked, routes::TODAY).to_owned()
}

/// A parameter of the address as it was when the page was opened.
pub(super) fn query(name: &str) -> Option<String> {
    use_query_map().with_untracked(|query| query.get(name))
}
