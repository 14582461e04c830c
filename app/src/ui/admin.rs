//! The frame of the pages below administration, which belong to several features.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    i18n::{Text, common},
    routes, say,
};

/// A page below administration: the way back, the heading with at most one tool, the content.
#[component]
pub fn AdminPage(
    /// For the tab and the heading.
    #[prop(into)]
    title: String,
    /// Between administration and this page.
    #[prop(optional)]
    above: Option<(&'static str, Text)>,
    /// Beside the heading.
    #[prop(optional, into)]
    tool: ViewFn,
    /// `form` for a page that is one form.
    #[prop(optional)]
    width: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title.clone()/>
        <main id="noi-dung" tabindex="-1" data-width=width>
            <nav aria-label=say!(common::PATH)>
                <ol class="breadcrumb">
                    <li>
                        <a href=routes::ADMIN>{say!(common::ADMIN)}</a>
                    </li>
                    {above
                        .map(|(path, name)| {
                            view! {
                                <li>
                                    <a href=path>{say!(name)}</a>
                                </li>
                            }
                        })}
                    <li aria-current="page">{title.clone()}</li>
                </ol>
            </nav>
            <div class="page-head">
                <h1>{title}</h1>
                {tool.run()}
            </div>
            <div class="stack" data-gap="large">
                {children()}
            </div>
        </main>
    }
}
