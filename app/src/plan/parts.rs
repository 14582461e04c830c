//! What the pages of the plan's administration are made of.

use leptos::prelude::*;

use super::view::{Asked, Entry, Misread, Part, Source, Unread};
use crate::{i18n::plan as words, routes, say, ui::Mark};

/// A sentence beside the mark of a state.
#[component]
pub(super) fn Said(state: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="notice" data-state=state role="status">
            <Mark state/>
            <div>
                <p>{children()}</p>
            </div>
        </div>
    }
}

/// The words of the document, with their line; of a table's row the cells apart.
pub(super) fn quote(source: Source) -> impl IntoView {
    view! {
        <blockquote class="quote">
            <p class="lines">{source.text}</p>
            <cite>{say!(words::LINE, source.line)}</cite>
        </blockquote>
    }
}

/// Words of the document, folded away.
pub(super) fn sources(sources: Vec<Source>) -> impl IntoView {
    (!sources.is_empty()).then(|| {
        view! {
            <details class="source">
                <summary>{say!(words::QUOTE)}</summary>
                <div class="stack" data-gap="small">
                    {sources.into_iter().map(quote).collect_view()}
                </div>
            </details>
        }
    })
}

/// What the document does not say. Tasks of a plan that is in force lead to where a person says it.
#[component]
pub(super) fn OpenList(open: Vec<Asked>, in_force: bool) -> impl IntoView {
    let tasks = move |tasks: Vec<String>| {
        if tasks.is_empty() {
            return ().into_any();
        }
        if !in_force {
            return view! { <p class="soft">{tasks.join(", ")}</p> }.into_any();
        }
        view! {
            <p class="row">
                {tasks
                    .into_iter()
                    .map(|code| {
                        view! {
                            <a class="button" data-kind="quiet" href=routes::task(&code)>
                                {code.clone()}
                            </a>
                        }
                    })
                    .collect_view()}
            </p>
        }
        .into_any()
    };
    view! {
        <ul class="stack" data-gap="small">
            {open
                .into_iter()
                .map(|asked| view! { <li>{asked.sentence} {tasks(asked.tasks)}</li> })
                .collect_view()}
        </ul>
    }
    .into_any()
}

/// A misreading: what stands there, and what it may be.
pub(super) fn misread(misread: &Misread) -> impl IntoView + use<> {
    let source = misread.source.clone();
    view! {
        <p>
            <b>{say!(words::MISREAD, misread.from, misread.to)}</b>
        </p>
        {quote(source)}
    }
}

/// The places that were not understood, each with its line.
#[component]
pub(super) fn UnreadPanel(places: Vec<Unread>) -> impl IntoView {
    if places.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="panel" id="chua-hieu" aria-labelledby="chua-hieu-t">
            <h2 id="chua-hieu-t">
                <Mark state="at_risk"/>
                " "
                {say!(words::UNREAD_TITLE)}
            </h2>
            <p class="soft">{say!(words::UNREAD_HOW)}</p>
            {places
                .into_iter()
                .map(|place| {
                    view! {
                        <div class="raw-line">
                            <span>{say!(words::LINE, place.source.line)}</span>
                            <div>
                                <b>{place.why}</b>
                                <p class="lines">{place.source.text}</p>
                            </div>
                        </div>
                    }
                })
                .collect_view()}
        </section>
    }
    .into_any()
}

/// The parts of a document, folded away.
#[component]
pub(super) fn Parts(parts: Vec<Part>) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="noi-dung-t">
            <h2 id="noi-dung-t">{say!(words::CONTENT)}</h2>
            <div>
                {parts
                    .into_iter()
                    .map(|part| {
                        view! {
                            <details class="fold" open=part.is_open>
                                <summary>
                                    <h3>{part.heading}</h3>
                                </summary>
                                <div>{part.entries.into_iter().map(entry).collect_view()}</div>
                            </details>
                        }
                    })
                    .collect_view()}
            </div>
        </section>
    }
    .into_any()
}

fn entry(entry: Entry) -> AnyView {
    let Entry { name, text, chips, sources: quotes } = entry;
    view! {
        <div class="plan-task">
            <p class="lines">
                {(!name.is_empty()).then(|| view! { <b>{name}</b> " " })}
                {text}
            </p>
            {(!chips.is_empty())
                .then(|| {
                    view! {
                        <p class="row">
                            {chips
                                .into_iter()
                                .map(|chip| {
                                    view! {
                                        <span class="chip" data-kind=chip.suggested.then_some("suggested")>
                                            {chip.word}
                                        </span>
                                    }
                                })
                                .collect_view()}
                        </p>
                    }
                })}
            {sources(quotes)}
        </div>
    }
    .into_any()
}
