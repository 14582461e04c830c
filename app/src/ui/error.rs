//! What stands where there is no answer: a sentence, and a way on.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    error::{AppError, Kind},
    i18n::{common, refusal},
    routes, say,
    viewer::viewer,
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
                <a class="button" href=routes::PORTAL>
                    {say!(common::PORTAL)}
                </a>
                // Nobody else would come through that door.
                {viewer()
                    .signed
                    .is_some()
                    .then(|| {
                        view! {
                            <a class="button" href=routes::BOARD>
                                {say!(common::BOARD)}
                            </a>
                        }
                    })}
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
                <a class="button" href=routes::PORTAL>
                    {say!(common::PORTAL)}
                </a>
            </p>
        </main>
    }
    .into_any()
}

/// A page of what was asked for: its content, or why there is none.
#[component]
pub fn Loaded<T, V, F>(
    /// The answer of a use case.
    from: impl Future<Output = Result<T, AppError>> + Send + 'static,
    /// How it is shown.
    children: F,
) -> impl IntoView
where
    T: 'static,
    F: FnOnce(T) -> V + Send + 'static,
    V: IntoView + 'static,
{
    Suspend::new(async move {
        match from.await {
            Ok(value) => children(value).into_any(),
            Err(error) => view! { <Refused error=error/> }.into_any(),
        }
    })
}

fn set_status(code: u16) {
    use leptos_axum::ResponseOptions;

    if let (Some(options), Ok(status)) = (use_context::<ResponseOptions>(), http::StatusCode::from_u16(code))
    {
        options.set_status(status);
    }
}
