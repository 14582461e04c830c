//! `/doi-thoai/{id}/cau-hoi/{key}`: a question for whoever asked it without having registered, in the hall or by phone: what
//! became of it. Staff who wrote it down show the code, and the asker takes the page along.

use domain::dialogue::view::OwnAsked;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{api, own::question};
use crate::{
    i18n::dialogue as words,
    routes, say,
    server::Desk,
    ui::{Loaded, Page, StateWord, facts},
};

/// `/doi-thoai/{id}/cau-hoi/{key}`
pub fn asked_page() -> AnyView {
    let params = use_params_map();
    let of = |name: &str| params.with_untracked(|params| params.get(name)).unwrap_or_default();
    view! { <Loaded from=api::read_asked(of("id"), of("key")) let:known>{shown(known)}</Loaded> }.into_any()
}

fn shown(known: OwnAsked) -> AnyView {
    let (state, word) = words::phase(known.head.phase);
    let to = routes::asked(known.head.id, &known.key);
    let code = service::feedback::qr(&format!("{}{to}", Desk::here().public_url));
    let contact = (!known.contact.is_empty()).then_some(known.contact);
    view! {
        <Page title=say!(words::OWN_QUESTION) lead=say!(words::OWN_QUESTION_LEAD) width="text">
            <div class="stack" data-gap="large">
                {question(known.question)}
                <section class="panel">
                    <h2>
                        <a class="link" href=routes::dialogue(known.head.id)>
                            {known.head.title}
                        </a>
                    </h2>
                    <p>
                        <StateWord state=state word=say!(word)/>
                    </p>
                    {facts([
                        (words::WHEN, Some(words::hours(known.head.starts, known.head.ends))),
                        (words::CONTACT, contact),
                    ])}
                    <figure class="receipt">
                        <div class="qr" inner_html=code></div>
                        <figcaption class="small">{say!(words::TAKE_ALONG)}</figcaption>
                    </figure>
                </section>
            </div>
        </Page>
    }
    .into_any()
}
