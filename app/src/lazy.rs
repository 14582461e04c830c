//! What a phone loads when it opens a page. The public's pages, and those between password and work, are plain: whole
//! HTML and forms, no code at all. The pages of staff are split off in two parts, loaded when the first of their pages
//! is opened: fewer and larger parts than one a page, since what pages share would otherwise fall into dozens of
//! pieces, each a request of its own.

use leptos::prelude::*;
use leptos_router::LazyRoute;

use crate::{board, people, today};

/// A page: its data is asked for while its code is still on the way.
pub trait PageRoute: Send + Sized + 'static {
    /// Starts what the page needs.
    fn data() -> Self;
    /// Shows it.
    fn view(this: Self) -> AnyView;
}

/// A page without code of its own: rendered on the server only.
#[cfg(feature = "ssr")]
pub fn plain<P: PageRoute>() -> AnyView {
    P::view(P::data())
}

/// One part of the browser's code: an enum of its pages, and a lazy function that shows one of them.
macro_rules! part {
    ($(#[$doc:meta])* $Part:ident $show:ident $preload:ident: $($Page:ident = $path:path),+ $(,)?) => {
        $(#[$doc])*
        enum $Part {
            $($Page($path)),+
        }

        #[leptos::lazy]
        fn $show(page: $Part) -> AnyView {
            match page {
                $($Part::$Page(page) => <$path as PageRoute>::view(page)),+
            }
        }

        $(impl LazyRoute for $path {
            fn data() -> Self {
                <Self as PageRoute>::data()
            }

            async fn view(this: Self) -> AnyView {
                $show($Part::$Page(this)).await
            }

            async fn preload() {
                #[cfg(feature = "hydrate")]
                $preload().await;
            }
        })+
    };
}

part! {
    /// The daily work.
    Work show_work __preload_show_work:
    Today = today::TodayRoute,
    Board = board::BoardRoute,
    Task = board::TaskRoute,
}

part! {
    /// Accounts, units, plans.
    Office show_office __preload_show_office:
    Account = people::AccountRoute,
    SecondFactor = people::OwnSecondFactorRoute,
    Admin = people::AdminRoute,
    People = people::PeopleRoute,
    Person = people::PersonRoute,
    Units = people::UnitsRoute,
    Unit = people::UnitRoute,
}
