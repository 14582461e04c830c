//! The frame of every page: the document, the head, the bars, the routes. What of it comes with code, and in which
//! parts, is said in [`crate::lazy`].

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    Lazy,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    board::{BoardRoute, TaskRoute},
    i18n::common,
    live::provide_live,
    people::{
        AccountRoute, AdminRoute, OwnSecondFactorRoute, PeopleRoute, PersonRoute, UnitRoute, UnitsRoute,
    },
    routes, say,
    today::TodayRoute,
    ui::{Bars, NotFound},
    viewer::provide_viewer,
};

/// The document around the application.
#[cfg(feature = "ssr")]
pub fn shell() -> impl IntoView {
    use leptos_meta::MetaTags;

    let desk = crate::server::Desk::here();
    let assets = expect_context::<crate::server::Assets>();
    let path = expect_context::<http::request::Parts>().uri.path().to_owned();
    let code = routes::has_code(&path).then(|| {
        let start = format!(
            "import('/pkg/{js}').then(m=>m.default({{module_or_path:'/pkg/{wasm}'}}).then(()=>m.hydrate()))",
            js = assets.script,
            wasm = assets.wasm,
        );
        view! {
            <link rel="modulepreload" href=format!("/pkg/{}", assets.script) fetchpriority="low"/>
            <link
                rel="preload"
                href=format!("/pkg/{}", assets.wasm)
                r#as="fetch"
                r#type="application/wasm"
                crossorigin=""
                fetchpriority="low"
            />
            <script type="module" nonce=leptos::nonce::use_nonce()>
                {start}
            </script>
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang=desk.lang.code() data-theme=desk.viewer.theme.attribute()>
            <head>
                <meta charset="utf-8"/>
                <meta
                    name="viewport"
                    content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
                />
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#152022" media="(prefers-color-scheme: dark)"/>
                <link rel="stylesheet" href=format!("/pkg/{}", assets.style)/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/apple-touch-icon.png"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                {code}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The application: the same on the server and in the browser.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let viewer = provide_viewer();
    provide_live(viewer.signed.as_ref().is_some_and(|signed| signed.stage.is_full()));
    crate::ui::provide_toasts();
    #[cfg(feature = "hydrate")]
    crate::ui::menus::attend();

    view! {
        <Title formatter=|title: String| format!("{title} – Nhịp Cầu")/>
        <Router>
            <a class="skip-link" href="#noi-dung">
                {say!(common::SKIP_LINK)}
            </a>
            <Bars>
                <Pages/>
            </Bars>
        </Router>
    }
}

/// Every page, on the server.
#[cfg(feature = "ssr")]
#[component]
fn Pages() -> impl IntoView {
    use crate::{
        lazy::plain,
        people::{ArrivalRoute, CodesRoute, SetUpRoute, SignInRoute},
        portal::{AccessibilityRoute, PlanRoute, PortalRoute, PrivacyRoute},
    };

    view! {
        <Routes fallback=NotFound>
            <Route path=path!("/") view={plain::<PortalRoute>}/>
            <Route path=path!("/ke-hoach") view={plain::<PlanRoute>}/>
            <Route path=path!("/tro-nang") view={plain::<AccessibilityRoute>}/>
            <Route path=path!("/quyen-rieng-tu") view={plain::<PrivacyRoute>}/>
            <Route path=path!("/dang-nhap") view={plain::<SignInRoute>}/>
            <Route path=path!("/dang-nhap/xac-thuc") view={plain::<ArrivalRoute>}/>
            <Route path=path!("/thiet-lap/:token") view={plain::<SetUpRoute>}/>
            <Route path=path!("/tai-khoan/ma-du-phong") view={plain::<CodesRoute>}/>
            <Route path=path!("/hom-nay") view={Lazy::<TodayRoute>::new()}/>
            <Route path=path!("/bang") view={Lazy::<BoardRoute>::new()}/>
            <Route path=path!("/bang/:code") view={Lazy::<TaskRoute>::new()}/>
            <Route path=path!("/tai-khoan") view={Lazy::<AccountRoute>::new()}/>
            <Route path=path!("/tai-khoan/lop-hai") view={Lazy::<OwnSecondFactorRoute>::new()}/>
            <Route path=path!("/quan-tri") view={Lazy::<AdminRoute>::new()}/>
            <Route path=path!("/quan-tri/nguoi-dung") view={Lazy::<PeopleRoute>::new()}/>
            <Route path=path!("/quan-tri/nguoi-dung/:id") view={Lazy::<PersonRoute>::new()}/>
            <Route path=path!("/quan-tri/don-vi") view={Lazy::<UnitsRoute>::new()}/>
            <Route path=path!("/quan-tri/don-vi/:id") view={Lazy::<UnitRoute>::new()}/>
        </Routes>
    }
}

/// The pages that have code, in the browser; the others are left by a plain link. A page stands in both lists or, if
/// it is plain, in the server's alone.
#[cfg(not(feature = "ssr"))]
#[component]
fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=NotFound>
            <Route path=path!("/hom-nay") view={Lazy::<TodayRoute>::new()}/>
            <Route path=path!("/bang") view={Lazy::<BoardRoute>::new()}/>
            <Route path=path!("/bang/:code") view={Lazy::<TaskRoute>::new()}/>
            <Route path=path!("/tai-khoan") view={Lazy::<AccountRoute>::new()}/>
            <Route path=path!("/tai-khoan/lop-hai") view={Lazy::<OwnSecondFactorRoute>::new()}/>
            <Route path=path!("/quan-tri") view={Lazy::<AdminRoute>::new()}/>
            <Route path=path!("/quan-tri/nguoi-dung") view={Lazy::<PeopleRoute>::new()}/>
            <Route path=path!("/quan-tri/nguoi-dung/:id") view={Lazy::<PersonRoute>::new()}/>
            <Route path=path!("/quan-tri/don-vi") view={Lazy::<UnitsRoute>::new()}/>
            <Route path=path!("/quan-tri/don-vi/:id") view={Lazy::<UnitRoute>::new()}/>
        </Routes>
    }
}
