//! Dialogues that were held for the task, and what was promised there.

use domain::dialogue::view::{DialogueHead, TaskPromises};
use leptos::prelude::*;

use crate::{
    i18n::{dialogue as names, task as words},
    routes, say,
    ui::{StateWord, promises},
};

/// The dialogues and promises; nothing where there are none.
pub fn promises_panel(known: TaskPromises) -> Option<AnyView> {
    if known.dialogues.is_empty() && known.promises.commitments.is_empty() {
        return None;
    }
    let promised = (!known.promises.commitments.is_empty()).then(|| promises(known.promises, true));
    let panel = view! {
        <section class="panel" id="doi-thoai" aria-labelledby="dt-t">
            <h2 id="dt-t">{say!(words::DIALOGUES)}</h2>
            <ul class="rows" role="list">{known.dialogues.into_iter().map(row).collect_view()}</ul>
            {promised}
        </section>
    };
    Some(panel.into_any())
}

fn row(head: DialogueHead) -> AnyView {
    let (state, word) = names::phase(head.phase);
    view! {
        <li>
            <a href=routes::organised(head.id)>
                <span>
                    {head.title} <small>{names::hours(head.starts, head.ends)}</small>
                    <small>
                        <StateWord state=state word=say!(word)/>
                    </small>
                </span>
            </a>
        </li>
    }
    .into_any()
}
