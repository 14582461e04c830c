//! What was said: messages both ways and the notes of staff; and the forms for one more.

use domain::feedback::view::{Entry, StaffCase};
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    cases::{
        case_api::{WriteCaseNote, WriteMessage},
        reader::may_somewhere,
    },
    i18n::{case as words, instant},
    say,
    ui::{Fold, Form, TextArea, initials},
};

const MESSAGE: &str = "nhan-tin";
const NOTE: &str = "ghi-chu";

/// The panel of messages.
pub fn talk_panel(case: &StaffCase) -> AnyView {
    let said: Vec<_> = case
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| is_said(entry))
        .map(|(at, entry)| line(at, entry))
        .collect();
    let writes = may_somewhere(Action::WorkFeedback);
    view! {
        <section class="panel" id="trao-doi" aria-labelledby="td-t">
            <h2 id="td-t">{say!(words::TALK)}</h2>
            {said.is_empty().then(|| view! { <p class="soft">{say!(words::TALK_EMPTY)}</p> })}
            <div>{said}</div>
            {writes.then(|| forms(&case.code))}
        </section>
    }
    .into_any()
}

/// Messages, and what was asked and supplemented.
fn is_said(entry: &Entry) -> bool {
    matches!(entry.kind.as_str(), "message" | "note" | "ask" | "supplement") && !entry.text.is_empty()
}

fn line(at: usize, entry: &Entry) -> AnyView {
    let by = if entry.by_sender { say!(words::BY_SENDER).to_owned() } else { entry.by.clone() };
    let kind = (entry.kind != "message").then(|| words::happened(&Entry { to: None, ..entry.clone() }));
    view! {
        <div class="note" id=format!("td-{at}")>
            <span class="avatar" aria-hidden="true">
                {initials(&by)}
            </span>
            <div>
                <p class="note-head">
                    <b>{by}</b>
                    <time class="soft" datetime=entry.at.to_string()>
                        {instant(entry.at)}
                    </time>
                    {kind.map(|kind| view! { <span class="chip">{kind}</span> })}
                </p>
                <p class="lines">{entry.text.clone()}</p>
            </div>
        </div>
    }
    .into_any()
}

fn forms(code: &str) -> AnyView {
    let (to_sender, to_staff) = (code.to_owned(), code.to_owned());
    view! {
        <div>
            <Fold form=MESSAGE icon="next" label=say!(words::MESSAGE)>
                <Form to=WriteMessage::url() id=MESSAGE class="stack">
                    <input type="hidden" name="code" value=to_sender/>
                    <TextArea name="text" label=say!(words::MESSAGE_TEXT) help=say!(words::ASK_HELP) rows=3/>
                    <p>
                        <button class="button">{say!(words::SEND)}</button>
                    </p>
                </Form>
            </Fold>
            <Fold form=NOTE icon="edit" label=say!(words::NOTE)>
                <Form to=WriteCaseNote::url() id=NOTE class="stack">
                    <input type="hidden" name="code" value=to_staff/>
                    <TextArea name="text" label=say!(words::NOTE_TEXT) help=say!(words::NOTE_HELP) rows=3/>
                    <p>
                        <button class="button">{say!(words::SEND)}</button>
                    </p>
                </Form>
            </Fold>
        </div>
    }
    .into_any()
}
