//! The accessibility statement and the privacy notice.

use domain::feedback::CONSENT_VERSION;
use leptos::prelude::*;

use crate::{
    i18n::{feedback, portal as words},
    say,
    ui::Page,
};

/// `/tro-nang`
pub fn accessibility_page() -> AnyView {
    view! {
        <Page title=say!(words::ACCESSIBILITY) width="text">
            <div class="stack">
                <p>{say!(words::ACCESSIBILITY_GOAL)}</p>
                <p>{say!(words::ACCESSIBILITY_HOW)}</p>
                <p>{say!(words::ACCESSIBILITY_CONTACT)}</p>
            </div>
        </Page>
    }
    .into_any()
}

/// `/quyen-rieng-tu`
pub fn privacy_page() -> AnyView {
    view! {
        <Page title=say!(words::PRIVACY) width="text">
            <div class="stack">
                <p>{say!(words::PRIVACY_WHAT)}</p>
                <p>{say!(words::PRIVACY_STAFF)}</p>
                <p>{say!(words::PRIVACY_NOBODY_ELSE)}</p>
                <p>{say!(words::PRIVACY_LAW)}</p>
                <h2 id="phan-anh">{say!(feedback::PRIVACY_TITLE, CONSENT_VERSION)}</h2>
                <p>{say!(feedback::PRIVACY_PURPOSE)}</p>
                <p>{say!(feedback::PRIVACY_DATA)}</p>
                <p>{say!(feedback::PRIVACY_WHO)}</p>
                <p>{say!(feedback::PRIVACY_KEPT)}</p>
                <p>{say!(feedback::PRIVACY_RIGHTS)}</p>
            </div>
        </Page>
    }
    .into_any()
}
