//! Everything that happened to a case, the latest first.

use domain::feedback::view::Entry;
use leptos::prelude::*;

use crate::{
    i18n::{case as words, cases as names, instant},
    say,
};

/// Events in sight before the rest is folded away.
const IN_SIGHT: usize = 8;

/// The history.
pub fn history_panel(entries: &[Entry]) -> AnyView {
    // Numbered from the first, so that an event keeps its id when others come.
    let mut events: Vec<_> = entries.iter().enumerate().rev().map(|(at, one)| event(at, one)).collect();
    let rest = events.split_off(events.len().min(IN_SIGHT));
    view! {
        <section class="panel" id="lich-su" aria-labelledby="ls-t">
            <h2 id="ls-t">{say!(words::HISTORY)}</h2>
            <ol class="timeline">{events}</ol>
            {(!rest.is_empty())
                .then(|| {
                    view! {
                        <details class="fold" id="lich-su-truoc">
                            <summary>{say!(words::EARLIER, rest.len())}</summary>
                            <ol class="timeline">{rest}</ol>
                        </details>
                    }
                })}
        </section>
    }
    .into_any()
}

fn event(at: usize, entry: &Entry) -> AnyView {
    let by = match (entry.by_sender, entry.by.as_str()) {
        (true, _) => say!(words::BY_SENDER).to_owned(),
        (false, "") => say!(words::BY_PROGRAM).to_owned(),
        (false, by) => by.to_owned(),
    };
    let mark = entry.to.map(names::mark);
    let text = words::said(entry);
    view! {
        <li id=format!("ls-{at}")>
            {mark.map(|mark| view! { <span class="mark" data-state=mark aria-hidden="true"></span> })}
            <p>{words::happened(entry)}</p>
            {text.map(|text| view! { <p class="soft small lines">{text}</p> })}
            <time datetime=entry.at.to_string()>{say!(words::WHO_WHEN, by, instant(entry.at))}</time>
            {entry.public.then(|| view! { <span class="chip">{say!(words::PUBLIC_ENTRY)}</span> })}
        </li>
    }
    .into_any()
}
