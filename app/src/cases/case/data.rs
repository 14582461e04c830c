//! Requests of the sender about their personal data: each is decided once, within two working days.

use domain::feedback::view::{DataRequest, StaffCase};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    cases::case_api::DecideData,
    i18n::{case as words, day, instant},
    say,
    ui::{Form, TextArea},
};

/// The panel, if there is a request.
pub fn data_panel(case: &StaffCase) -> Option<AnyView> {
    if case.data_requests.is_empty() {
        return None;
    }
    let rows: Vec<_> = case.data_requests.iter().map(|one| request(case, one)).collect();
    let panel = view! {
        <section class="panel" id="du-lieu" aria-labelledby="dl-t">
            <h2 id="dl-t">{say!(words::DATA)}</h2>
            {rows}
        </section>
    };
    Some(panel.into_any())
}

fn request(case: &StaffCase, request: &DataRequest) -> AnyView {
    let decision = match &request.decided {
        Some((granted, answer, by, at)) => {
            let said = if *granted { words::DATA_GRANTED } else { words::DATA_REFUSED };
            view! { <p>{say!(said, answer, by, instant(*at))}</p> }.into_any()
        }
        None if case.may_keep => form(&case.code, request.id),
        None => ().into_any(),
    };
    let why = if request.text.is_empty() {
        view! { <p class="soft">{say!(words::DATA_NO_REASON)}</p> }.into_any()
    } else {
        view! { <blockquote class="quote lines">{request.text.clone()}</blockquote> }.into_any()
    };
    view! {
        <div id=format!("yc-{}", request.id)>
            {why}
            <p class="soft small">
                {say!(words::DATA_ASKED, instant(request.asked_at), day(request.due_on))}
            </p>
            {decision}
        </div>
    }
    .into_any()
}

fn form(code: &str, request: i64) -> AnyView {
    let code = code.to_owned();
    view! {
        <Form to=DecideData::url() id=format!("yeu-cau-{request}") class="stack">
            <input type="hidden" name="code" value=code/>
            <input type="hidden" name="request" value=request.to_string()/>
            <TextArea name="answer" label=say!(words::DATA_ANSWER) help=say!(words::ASK_HELP) rows=2/>
            <p class="row">
                <button class="button" data-kind="danger" name="grant" value="true">
                    {say!(words::DATA_GRANT)}
                </button>
                <button class="button" name="grant" value="false">
                    {say!(words::DATA_REFUSE)}
                </button>
            </p>
        </Form>
    }
    .into_any()
}
