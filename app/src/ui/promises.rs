//! Promises of dialogues with what became of them, and how many of them were kept: the same on every page.

use domain::dialogue::view::{CommitmentView, Promises};
use leptos::prelude::*;

use super::StateWord;
use crate::{
    i18n::{cases::percent, day, dialogue as words},
    routes, say,
};

/// The ratio and the promises; `with_source` where they come from several dialogues.
pub fn promises(known: Promises, with_source: bool) -> AnyView {
    let ratio = known.ratio;
    if known.commitments.is_empty() {
        return view! { <p class="soft">{say!(words::NO_PROMISES)}</p> }.into_any();
    }
    let bar = [
        ("met", words::KEPT, ratio.kept),
        ("in_progress", words::RUNNING, ratio.running),
        ("late", words::LATE_WORD, ratio.late),
    ];
    let bar = bar.map(|(state, word, count)| {
        view! {
            <li>
                <StateWord state=state word=say!(word)/>
                <b>{count}</b>
            </li>
        }
    });
    let rows = known.commitments.into_iter().map(|one| promise_row(one, with_source)).collect_view();
    // All that was promised may have been taken back: then there is nothing to count.
    let counts = ratio.percent().map(|kept| {
        view! {
            <p>{say!(words::RATIO, ratio.kept, ratio.all(), percent(kept))}</p>
            <ul class="promise-counts" role="list">{bar.collect_view()}</ul>
        }
    });
    view! {
        {counts}
        <ul class="promise-rows" role="list">{rows}</ul>
    }
    .into_any()
}

/// One promise.
pub fn promise_row(one: CommitmentView, with_source: bool) -> AnyView {
    let (state, sentence) = words::standing(one.standing);
    let until = match &one.kept {
        Some((on, _)) => say!(words::KEPT_ON, day(*on)),
        None => say!(words::UNTIL, day(one.due_on)),
    };
    let withdrawn = one.withdrawn.map(|reason| say!(words::REASON, reason));
    let note = one.kept.map(|(_, note)| note).filter(|note| !note.is_empty());
    let (id, title, on) = one.dialogue;
    let source = with_source.then(|| {
        view! {
            <a class="link small" href=routes::dialogue(id)>
                {say!(words::FROM_DIALOGUE, title, day(on))}
            </a>
        }
    });
    let question = one.question.map(|number| format!(" · {}", say!(words::QUESTION_NUMBER, number)));
    view! {
        <li>
            <p class="lines">{one.text}</p>
            <p class="small">
                <StateWord state=state word=sentence/>
                " · "
                {until}
                " · "
                {one.unit.name}
                {question}
            </p>
            {withdrawn.map(|reason| view! { <p class="quote lines">{reason}</p> })}
            {note.map(|note| view! { <p class="quote lines">{note}</p> })}
            {source}
        </li>
    }
    .into_any()
}
