//! What stands where there is no answer: a sentence, and a way on.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    error::{AppError, Kind},
    i18n::{common, refusal},
    routes, say,
};

/// An address with nothing behind it.
#[component]
pub fn NotFound() -> impl IntoView {
    set_status(404);
    view! {
        <Title text=say!(common::NOT_FOUND_TITLE)/>
        <main id="noi-dung" tabindex="-1" data-width="text">
            <div class="page-head">
                <h1>{say!(common::NOT_FOUND_TITLE)}</h1>
                <p>{say!(common::NOT_FOUND)}</p>
            </div>
            <p class="row">
                <a class="button" href=routes::PORTAL rel="external">
                    {say!(common::PORTAL)}
                </a>
                <a class="button" href=routes::BOARD>
                    {say!(common::BOARD)}
                </a>
            </p>
        </main>
    }
}

/// A page that was refused, as a whole.
#[component]
pub fn Refused(error: AppError) -> impl IntoView {
    if error.is(Kind::NotFound) {
        return NotFound().into_any();
    }
    set_status(match &error {
        AppError::Refused(said) => match said.kind {
            Kind::SignedOut => 401,
            Kind::Forbidden => 403,
            Kind::NotFound => 404,
            Kind::Stale | Kind::NoPlan | Kind::Rule => 422,
        },
        AppError::Unreadable => 422,
        AppError::Fault | AppError::Unreachable => 500,
    });
    view! {
        <Title text=say!(common::NO_ACCESS_TITLE)/>
        <main id="noi-dung" tabindex="-1" data-width="text">
            <div class="page-head">
                <h1>{say!(common::NO_ACCESS_TITLE)}</h1>
                <p>{refusal::sentence(&error)}</p>
            </div>
            <p class="row">
                <a class="button" href=routes::PORTAL rel="external">
                    {say!(common::PORTAL)}
                </a>
            </p>
        </main>
    }
    .into_any()
}

/// The page of a resource: its content, or why there is none. The old content stays while the new one comes.
#[component]
pub fn Loaded<T, V, F>(
    /// The answer of a server function.
    from: Resource<Result<T, AppError>>,
    /// How it is shown.
    children: F,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Fn(T) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    view! {
        <Transition fallback=|| {
            view! {
                <main id="noi-dung" tabindex="-1" aria-busy="true">
                    <p class="visually-hidden">{say!(common::LOADING)}</p>
                    <div class="stack" aria-hidden="true">
                        <span class="skeleton"></span>
                        <span class="skeleton" data-size="card"></span>
                        <span class="skeleton" data-size="card"></span>
                    </div>
                </main>
            }
        }>
            {move || {
                let children = children.clone();
                Suspend::new(async move {
                    match from.await {
                        Ok(value) => children(value).into_any(),
                        Err(error) => view! { <Refused error=error/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

#[cfg(feature = "ssr")]
fn set_status(code: u16) {
    use leptos_axum::ResponseOptions;

    if let (Some(options), Ok(status)) = (use_context::<ResponseOptions>(), http::StatusCode::from_u16(code))
    {
        options.set_status(status);
    }
}

#[cfg(not(feature = "ssr"))]
fn set_status(_code: u16) {}
