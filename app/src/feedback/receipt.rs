//! `/phan-anh/{code}?moi`: the receipt: code and secret in letters that cannot be misread, the promised day, a QR code
//! to follow, a text to send on, and all of it on paper.

use domain::feedback::{StateKind, view::PublicCase};
use leptos::prelude::*;

use crate::{
    i18n::{day, feedback as words, instant},
    routes, say,
    server::Desk,
    ui::{DerivationFold, Icon, Page},
};

/// The receipt of a case.
pub(super) fn shown(case: PublicCase) -> AnyView {
    let here = routes::feedback(&case.code);
    let site = Desk::here().public_url;
    let follow = format!("{site}{here}?m={}", case.secret);
    let qr = service::feedback::qr(&follow);
    let message = say!(words::COPY_TEXT, case.code, case.secret, format!("{site}{}", routes::LOOK_UP));
    let is_hint = case.kind == StateKind::Noted;
    let lead = if is_hint { words::RECEIVED_HINT } else { words::RECEIVED };
    let clock = case.clocks.into_iter().last();
    view! {
        <Page title=say!(words::RECEIPT) lead=say!(lead) width="text">
            <div class="stack" data-gap="large">
                <section class="panel receipt">
                    <dl>
                        <div>
                            <dt>{say!(words::CODE)}</dt>
                            <dd><output class="secret">{case.code.clone()}</output></dd>
                        </div>
                        <div>
                            <dt>{say!(words::SECRET)}</dt>
                            <dd><output class="secret">{case.secret.clone()}</output></dd>
                        </div>
                    </dl>
                    <figure>
                        <div class="qr" inner_html=qr></div>
                        <figcaption class="small">{say!(words::FOLLOW)}</figcaption>
                    </figure>
                    <p>{say!(words::KEEP_BOTH)}</p>
                    <p class="soft small">{instant(case.received_at)}</p>
                </section>
                {match clock {
                    Some(clock) => {
                        view! {
                            <section class="panel promise">
                                <p><b>{say!(words::ANSWER_BY, day(clock.due_on))}</b></p>
                                <DerivationFold
                                    id="cach-tinh"
                                    derivation=clock.derivation
                                    legal_ref=clock.legal_ref
                                />
                            </section>
                        }
                            .into_any()
                    }
                    None => view! { <p>{say!(words::NO_CLOCK)}</p> }.into_any(),
                }}
                <section class="stack no-print" data-gap="small" aria-labelledby="sao-chep">
                    <h2 id="sao-chep">{say!(words::COPY)}</h2>
                    <p class="quote copy">{message}</p>
                </section>
                <div class="action-bar">
                    <button class="button when-ready" type="button" data-print="">
                        <Icon name="print"/>
                        {say!(words::PRINT)}
                    </button>
                    <a class="button" data-kind="primary" href=here>
                        {say!(words::NOW)}
                    </a>
                </div>
            </div>
        </Page>
    }
    .into_any()
}
