//! What is known of a thing: a name and a value a line. What is not known has no line.

use leptos::prelude::*;

use crate::{i18n::Text, say};

/// The list.
pub fn facts(lines: impl IntoIterator<Item = (Text, Option<String>)>) -> AnyView {
    let lines: Vec<_> = lines
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| (name, value)))
        .map(|(name, value)| {
            view! {
                <div>
                    <dt>{say!(name)}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
        .collect();
    view! { <dl class="facts">{lines}</dl> }.into_any()
}
