//! Who sent it. Masked, until the reader has said why they need it; that is logged.

use domain::feedback::view::StaffCase;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    cases::case_api::Unmask,
    i18n::{case as words, cases as names, instant},
    say,
    ui::{Field, Fold, Form, facts},
};

const FORM: &str = "xem-thong-tin";

/// The panel of the sender.
pub fn sender_panel(case: &StaffCase) -> AnyView {
    let sender = &case.sender;
    let clear = case.unmasked_until.is_some();
    let masked = |whole: &str, masked: String| if clear { whole.to_owned() } else { masked };
    let rows = [
        (words::NAME, masked(&sender.name, sender.masked_name())),
        (words::PHONE, masked(&sender.phone, sender.masked_phone())),
        (words::EMAIL, masked(&sender.email, sender.masked_email())),
        (words::ADDRESS, masked(&sender.address, hidden(&sender.address))),
        (words::NEIGHBORHOOD, case.neighborhood.clone().unwrap_or_default()),
        (words::BUSINESS, masked(&sender.business_name, hidden(&sender.business_name))),
        (words::TAX_CODE, masked(&sender.tax_code, hidden(&sender.tax_code))),
    ]
    .map(|(name, value)| (name, Some(value).filter(|value| !value.is_empty())));
    let agreed: Vec<_> = [
        sender.hide_name.then_some(words::HIDES_NAME),
        sender.may_publish.then_some(words::MAY_PUBLISH),
        case.masked_for_good.then_some(words::MASKED_GOOD),
    ]
    .into_iter()
    .flatten()
    .map(|said| view! { <li>{say!(said)}</li> })
    .collect();
    let until = case.unmasked_until.map(|until| say!(words::UNMASKED_UNTIL, instant(until)));
    let asks = (case.may_unmask && !clear && !case.masked_for_good).then(|| unmask_form(&case.code));
    view! {
        <section class="panel" id="nguoi-gui" aria-labelledby="ng-t">
            <h2 id="ng-t">{say!(words::SENDER)}</h2>
            <p>{say!(names::sender(sender.kind))}</p>
            {facts(rows)}
            {(!agreed.is_empty()).then(|| view! { <ul class="small">{agreed}</ul> })}
            {until.map(|until| view! { <p class="small">{until}</p> })}
            {asks}
        </section>
    }
    .into_any()
}

/// That there is something, and not what. What comes masked from the store already stays as it is.
fn hidden(text: &str) -> String {
    if text.is_empty() || text.contains('•') { text.to_owned() } else { "•••••".to_owned() }
}

fn unmask_form(code: &str) -> AnyView {
    let code = code.to_owned();
    view! {
        <Fold form=FORM icon="person" label=say!(words::UNMASK)>
            <Form to=Unmask::url() id=FORM class="stack">
                <input type="hidden" name="code" value=code/>
                <Field
                    name="reason"
                    label=say!(words::UNMASK_WHY)
                    help=say!(words::UNMASK_HELP)
                    enterkeyhint="send"
                />
                <p>
                    <button class="button">{say!(words::UNMASK)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}
