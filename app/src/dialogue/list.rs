//! `/doi-thoai`: what is coming, what the ward promised and kept, what was.

use domain::dialogue::view::{DialogueHead, PublicList};
use leptos::prelude::*;

use super::api;
use crate::{
    i18n::dialogue as words,
    routes, say,
    ui::{Loaded, Page, StateWord, promises},
};

/// `/doi-thoai`
pub fn list_page() -> AnyView {
    view! { <Loaded from=api::read_list() let:known>{shown(known)}</Loaded> }.into_any()
}

fn shown(known: PublicList) -> AnyView {
    let coming = if known.coming.is_empty() {
        view! {
            <div class="empty">
                <p>{say!(words::NONE_COMING)}</p>
            </div>
        }
        .into_any()
    } else {
        rows(known.coming)
    };
    let past = (!known.past.is_empty()).then(|| {
        view! {
            <section class="stack" data-gap="small" aria-labelledby="da-qua">
                <h2 id="da-qua">{say!(words::PAST)}</h2>
                {rows(known.past)}
            </section>
        }
    });
    view! {
        <Page title=say!(words::TITLE) lead=say!(words::LEAD) width="text">
            <div class="stack" data-gap="large">
                <section class="stack" data-gap="small" aria-labelledby="sap-toi">
                    <h2 id="sap-toi">{say!(words::COMING)}</h2>
                    {coming}
                    <p>
                        <a class="link" href=routes::DIALOGUES_FEED>
                            {say!(words::FEED)}
                        </a>
                    </p>
                </section>
                <section class="panel" id="cam-ket" aria-labelledby="cam-ket-t">
                    <h2 id="cam-ket-t">{say!(words::PROMISES)}</h2>
                    {promises(known.promises, true)}
                </section>
                {past}
            </div>
        </Page>
    }
    .into_any()
}

fn rows(heads: Vec<DialogueHead>) -> AnyView {
    view! { <ul class="rows" role="list">{heads.into_iter().map(row).collect_view()}</ul> }.into_any()
}

fn row(head: DialogueHead) -> AnyView {
    let (state, word) = words::phase(head.phase);
    let place = if head.place.is_empty() { say!(words::format(head.format)).to_owned() } else { head.place };
    view! {
        <li>
            <a href=routes::dialogue(head.id)>
                <span>
                    {head.title}
                    <small>{format!("{} · {place}", words::hours(head.starts, head.ends))}</small>
                    <small>
                        <StateWord state=state word=say!(word)/>
                    </small>
                </span>
            </a>
        </li>
    }
    .into_any()
}
