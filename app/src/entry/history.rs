//! What came before: the last months, every revision of this one with who and when, and the files that bear it out.

use domain::indicator::view::{Behind, EntryRow, ProofView, ValueView};
use leptos::prelude::*;

use crate::{
    i18n::{entry as words, indicator as names, instant},
    routes, say,
    ui::{
        Icon, StateWord,
        chart::{self, ChartFigure},
    },
};

/// The months up to this one, each leading to itself.
pub(super) fn recent(row: &EntryRow) -> AnyView {
    let code = row.indicator.code.clone();
    let picture = chart::of_recent(row, |month| routes::entry(month, Some(&code)));
    view! {
        <h3>{say!(words::RECENT)}</h3>
        <ChartFigure picture/>
    }
    .into_any()
}

/// Every revision of the month, the newest first, once there are any.
pub(super) fn history(row: &EntryRow, behind: &Behind) -> AnyView {
    if behind.revisions.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> = behind.revisions.iter().map(|value| revision(row, value)).collect();
    view! {
        <details class="fold" id="khung-lich-su">
            <summary>
                <Icon name="clock"/>
                {say!(words::HISTORY, behind.revisions.len())}
            </summary>
            <ol class="timeline" role="list">
                {lines}
            </ol>
        </details>
    }
    .into_any()
}

fn revision(row: &EntryRow, value: &ValueView) -> AnyView {
    let (state, word) = names::state(value.state);
    let entered = say!(words::WHO_WHEN, value.entered.name, instant(value.entered.at));
    let decided = value.decided.as_ref().map(|by| say!(words::WHO_WHEN, by.name, instant(by.at)));
    let note = (!value.return_note.is_empty()).then(|| value.return_note.clone());
    view! {
        <li>
            <p>
                <b>{format!("{} {}: ", say!(words::REVISION), value.revision)}</b>
                {super::panel::numbers(row, value)}
                " "
                <StateWord state word=say!(word)/>
            </p>
            <p class="soft small">
                {format!("{}: {entered}", say!(words::ENTERED_BY))}
                {decided.map(|decided| format!(" · {}: {decided}", say!(words::DECIDED_BY)))}
                {format!(" · {}", say!(names::source(value.source)))}
            </p>
            {note.map(|note| view! { <p class="small">{format!("“{note}”")}</p> })}
            {(!value.evidence.is_empty()).then(|| proofs(&value.evidence))}
        </li>
    }
    .into_any()
}

/// Files that bear out a value. Pictures are shown small.
pub(super) fn proofs(evidence: &[ProofView]) -> AnyView {
    if evidence.is_empty() {
        return view! { <p class="soft">{say!(words::NO_PROOF)}</p> }.into_any();
    }
    let line = |proof: &ProofView| {
        let address = routes::proof(proof.file);
        let picture = proof.picture.then(|| {
            view! { <img class="case-picture" src=address.clone() alt="" loading="lazy" width="72" height="72"/> }
        });
        let added = say!(words::WHO_WHEN, proof.added.name, instant(proof.added.at));
        view! {
            <li>
                {picture.map_or_else(|| view! { <Icon name="clip"/> }.into_any(), IntoAny::into_any)}
                <div>
                    <a href=address.clone() target="_blank" rel="noopener">
                        {proof.name.clone()}
                    </a>
                    <small>{added}</small>
                </div>
            </li>
        }
    };
    view! { <ul class="files">{evidence.iter().map(line).collect_view()}</ul> }.into_any()
}
