//! Everything that happened to a task, the latest first, in sentences.

use domain::board::Happened;
use leptos::prelude::*;

use crate::{
    i18n::{instant, task as words},
    say,
};

/// Events in sight before the rest is folded away.
const IN_SIGHT: usize = 8;

/// The history.
pub fn history_panel(history: &[Happened]) -> AnyView {
    let mut events: Vec<_> =
        history.iter().enumerate().map(|(at, one)| event(one, &history[at + 1..])).collect();
    let rest = events.split_off(events.len().min(IN_SIGHT));
    view! {
        <section class="panel" id="lich-su" aria-labelledby="ls-t">
            <h2 id="ls-t">{say!(words::HISTORY)}</h2>
            {if events.is_empty() {
                view! { <p class="soft">{say!(words::HISTORY_EMPTY)}</p> }.into_any()
            } else {
                view! { <ol class="timeline">{events}</ol> }.into_any()
            }}
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

/// One event. Its id is its moment, and which of that moment's it is: the same whenever the page is read again.
fn event(event: &Happened, earlier: &[Happened]) -> AnyView {
    let by = if event.by.is_empty() { say!(words::THE_PROGRAM).to_owned() } else { event.by.clone() };
    let mark = event.to.filter(|to| event.from != Some(*to)).map(|to| to.name());
    let of_moment = earlier.iter().filter(|one| one.at == event.at).count();
    view! {
        <li id=format!("ls-{}-{of_moment}", event.at.as_microsecond())>
            {mark.map(|mark| view! { <span class="mark" data-state=mark aria-hidden="true"></span> })}
            <p>{words::happened(event)}</p>
            {(!event.text.is_empty()).then(|| view! { <p class="soft small">{event.text.clone()}</p> })}
            <time datetime=event.at.to_string()>{say!(words::WHO_WHEN, by, instant(event.at))}</time>
        </li>
    }
    .into_any()
}
