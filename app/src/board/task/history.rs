//! Everything that happened to a task, the latest first, in sentences.

use domain::board::Happened;
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    i18n::{instant, task as words},
    say,
};

/// Events in sight before the rest is folded away.
const IN_SIGHT: usize = 8;

/// The history.
#[component]
pub fn HistoryPanel(sheet: Sheet) -> impl IntoView {
    let history = sheet.part(|page| page.history.clone());
    view! {
        <section class="panel" id="lich-su" aria-labelledby="ls-t">
            <h2 id="ls-t">{say!(words::HISTORY)}</h2>
            {move || {
                let history = history.get();
                if history.is_empty() {
                    return view! { <p class="soft">{say!(words::HISTORY_EMPTY)}</p> }.into_any();
                }
                let (first, rest) = history.split_at(history.len().min(IN_SIGHT));
                view! {
                    <ol class="timeline">{first.iter().map(event).collect_view()}</ol>
                    {(!rest.is_empty())
                        .then(|| {
                            view! {
                                <details class="fold">
                                    <summary>{say!(words::EARLIER, rest.len())}</summary>
                                    <ol class="timeline">{rest.iter().map(event).collect_view()}</ol>
                                </details>
                            }
                        })}
                }
                    .into_any()
            }}
        </section>
    }
    .into_any()
}

fn event(event: &Happened) -> impl IntoView + use<> {
    let by = if event.by.is_empty() { say!(words::THE_PROGRAM).to_owned() } else { event.by.clone() };
    let mark = event.to.filter(|to| event.from != Some(*to)).map(|to| to.name());
    view! {
        <li>
            {mark.map(|mark| view! { <span class="mark" data-state=mark aria-hidden="true"></span> })}
            <p>{words::happened(event)}</p>
            {(!event.text.is_empty()).then(|| view! { <p class="soft small">{event.text.clone()}</p> })}
            <time datetime=event.at.to_string()>{say!(words::WHO_WHEN, by, instant(event.at))}</time>
        </li>
    }
}
