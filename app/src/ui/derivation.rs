//! How a due day came about, a line a day, so that whoever waits for it can count after. Folded away until it is wanted.

use domain::calendar::{Derivation, DerivedSpan, Reason};
use leptos::prelude::*;

use super::Icon;
use crate::{i18n::calendar as words, say};

/// The days from receipt to the due day; weekends and the days of one holiday are one line.
#[component]
pub fn DerivationFold(
    /// Unique on the page; by it the fold stays open while the page around it is renewed.
    #[prop(into)]
    id: String,
    /// How the day was counted.
    derivation: Derivation,
    /// The law or promise that the limit rests on.
    #[prop(into)]
    legal_ref: String,
) -> impl IntoView {
    let limit = words::limit(derivation.limit);
    let due = words::due(derivation.due_on);
    view! {
        <details class="fold" id=id>
            <summary>
                <Icon name="today"/>
                <span>
                    {say!(words::DERIVATION)}
                    <span class="small soft">{say!(words::DERIVATION_BY, limit, legal_ref)}</span>
                </span>
            </summary>
            <div>
                <ol class="derivation">{derivation.spans().iter().map(line).collect_view()}</ol>
                <p>
                    <strong>{due}</strong>
                </p>
            </div>
        </details>
    }
}

fn line(span: &DerivedSpan) -> impl IntoView + use<> {
    let counts = matches!(span.reason, Reason::Counted { .. } | Reason::RolledTo);
    view! {
        <li data-counts=counts.then_some("")>
            <time datetime=span.first.to_string()>{words::span(span)}</time>
            <span>{words::reason(&span.reason)}</span>
        </li>
    }
}
