//! Short messages that come and go; said to screen readers. Never the only place of an error.

use std::time::Duration;

use leptos::prelude::*;

/// The message in sight.
#[derive(Clone, Copy)]
struct Toasts(RwSignal<Option<String>>);

/// Makes room for messages; once a page.
pub fn provide_toasts() {
    provide_context(Toasts(RwSignal::new(None)));
}

/// Shows a message for six seconds.
pub fn toast(message: String) {
    let Some(Toasts(shown)) = use_context::<Toasts>() else { return };
    shown.set(Some(message.clone()));
    set_timeout(
        move || {
            if shown.get_untracked().as_ref() == Some(&message) {
                shown.set(None);
            }
        },
        Duration::from_secs(6),
    );
}

/// Where the messages appear.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let Toasts(shown) = expect_context();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {move || shown.get().map(|message| view! { <p class="toast">{message}</p> })}
        </div>
    }
}
