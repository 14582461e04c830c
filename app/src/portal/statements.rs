//! The accessibility statement and the privacy notice.

use leptos::prelude::*;

use crate::{i18n::portal as words, say, ui::Page};

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
            </div>
        </Page>
    }
    .into_any()
}
