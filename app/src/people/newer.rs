//! The version that a form goes over. When somebody else changes the same thing in the meantime, the form keeps
//! what is being typed, says so, and goes over the newer version from then on.

use leptos::prelude::*;

use crate::{i18n::people as words, say, ui::Mark};

/// The hidden field `seen`, and a notice if what is shown is no longer the newest.
#[component]
pub(super) fn Newer(
    /// The version of which the form was filled.
    shown: i64,
    /// The newest version.
    now: Resource<Option<i64>>,
    /// The address of the page.
    page: String,
) -> impl IntoView {
    view! {
        <Transition fallback=move || view! { <input type="hidden" name="seen" value=shown/> }>
            {move || {
                let page = page.clone();
                Suspend::new(async move {
                let newest = now.await.unwrap_or(shown);
                view! {
                    <input type="hidden" name="seen" value=newest/>
                    {(newest != shown)
                        .then(|| {
                            view! {
                                <div class="notice" data-state="at_risk" role="status">
                                    <Mark state="at_risk"/>
                                    <div>
                                        <p>
                                            {say!(words::CHANGED_MEANWHILE)} " "
                                            <a href=page rel="external" target="_blank">
                                                {say!(words::LOOK_AT_NEWEST)}
                                            </a>
                                        </p>
                                    </div>
                                </div>
                            }
                        })}
                }
            })}}
        </Transition>
    }
}
