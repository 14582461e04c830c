//! The frame of every page: the document, the head, the bars, the routes. Rendered on the server; what a browser does
//! with it is said in `crate::browser`.

use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::{
    components::{Route, Router, Routes},
    path,
};

use crate::{
    board, business, calendar, cases, dashboard, dialogue, entry, feedback,
    i18n::common,
    indicators, notice, people, plan, portal, routes, say, today,
    ui::{Bars, NotFound},
};

/// The document around the application.
pub fn shell() -> impl IntoView {
    let desk = crate::server::Desk::here();
    let assets = expect_context::<crate::server::Assets>();
    let address = expect_context::<http::request::Parts>().uri;
    let code = routes::has_code(address.path(), address.query().unwrap_or_default()).then(|| {
        let start = format!(
            "import('/pkg/{js}').then(m=>m.default({{module_or_path:'/pkg/{wasm}'}}).then(()=>m.start()))",
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

/// The application.
#[component]
fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Title formatter=|title: String| format!("{title} – Nhịp Cầu")/>
        <Router>
            <a class="skip-link" href="#noi-dung">
                {say!(common::SKIP_LINK)}
            </a>
            <Bars>
                <Routes fallback=NotFound>
                    <Route path=path!("/") view=portal::portal_page/>
                    <Route path=path!("/ke-hoach") view=portal::plan_page/>
                    <Route path=path!("/tro-nang") view=portal::accessibility_page/>
                    <Route path=path!("/quyen-rieng-tu") view=portal::privacy_page/>
                    <Route path=path!("/dang-nhap") view=people::sign_in_page/>
                    <Route path=path!("/dang-nhap/xac-thuc") view=people::arrival_page/>
                    <Route path=path!("/thiet-lap/:token") view=people::set_up_page/>
                    <Route path=path!("/hom-nay") view=today::page/>
                    <Route path=path!("/bang") view=board::page/>
                    <Route path=path!("/bang/:code") view=board::task_page/>
                    <Route path=path!("/dieu-hanh") view=dashboard::page/>
                    <Route path=path!("/dieu-hanh/:code") view=dashboard::behind_page/>
                    <Route path=path!("/trinh-chieu") view=dashboard::wall_page/>
                    <Route path=path!("/tai-khoan") view=people::account_page/>
                    <Route path=path!("/tai-khoan/lop-hai") view=people::own_second_factor_page/>
                    <Route path=path!("/tai-khoan/ma-du-phong") view=people::codes_page/>
                    <Route path=path!("/quan-tri") view=people::admin_page/>
                    <Route path=path!("/quan-tri/ke-hoach") view=plan::office_page/>
                    <Route path=path!("/quan-tri/ke-hoach/:id") view=plan::import_page/>
                    <Route path=path!("/quan-tri/nguoi-dung") view=people::people_page/>
                    <Route path=path!("/quan-tri/nguoi-dung/:id") view=people::person_page/>
                    <Route path=path!("/quan-tri/don-vi") view=people::units_page/>
                    <Route path=path!("/quan-tri/don-vi/:id") view=people::unit_page/>
                    <Route path=path!("/quan-tri/lich-lam-viec") view=calendar::calendar_page/>
                    <Route path=path!("/quan-tri/thoi-han") view=calendar::limits_page/>
                    <Route path=path!("/quan-tri/thong-bao") view=notice::notices_page/>
                    <Route path=path!("/phan-anh") view=feedback::form_page/>
                    <Route path=path!("/phan-anh/:code") view=feedback::case_page/>
                    <Route path=path!("/tra-cuu") view=feedback::look_up_page/>
                    <Route path=path!("/hoi-dap") view=feedback::answers_page/>
                    <Route path=path!("/hoi-dap/:id") view=feedback::answer_page/>
                    <Route path=path!("/doi-thoai") view=dialogue::list_page/>
                    <Route path=path!("/doi-thoai/:id") view=dialogue::dialogue_page/>
                    <Route path=path!("/doi-thoai/:id/man-hinh") view=dialogue::hall_page/>
                    <Route path=path!("/doi-thoai/:id/dang-ky/:key") view=dialogue::own_page/>
                    <Route path=path!("/doi-thoai/:id/cau-hoi/:key") view=dialogue::asked_page/>
                    <Route path=path!("/lich") view=dialogue::calendar_page/>
                    <Route path=path!("/lich/moi") view=dialogue::new_page/>
                    <Route path=path!("/lich/:id") view=dialogue::organiser_page/>
                    <Route path=path!("/lich/:id/in/:kind") view=dialogue::paper_page/>
                    <Route path=path!("/xu-ly") view=cases::queue_page/>
                    <Route path=path!("/xu-ly/nhap-ho") view=cases::enter_page/>
                    <Route path=path!("/xu-ly/to-dan") view=cases::poster_page/>
                    <Route path=path!("/xu-ly/kien-nghi") view=cases::referrals_page/>
                    <Route path=path!("/xu-ly/kien-nghi/:id") view=cases::referral_page/>
                    <Route path=path!("/xu-ly/dung-han") view=cases::on_time_page/>
                    <Route path=path!("/xu-ly/:code") view=cases::case_page/>
                    <Route path=path!("/so-lieu") view=entry::entry_page/>
                    <Route path=path!("/so-lieu/nhap") view=entry::import_page/>
                    <Route path=path!("/so-lieu/nhap/:id") view=entry::preview_page/>
                    <Route path=path!("/so-lieu/chi-tieu") view=entry::define_page/>
                    <Route path=path!("/doanh-nghiep") view=business::business_page/>
                    <Route path=path!("/chi-tieu") view=indicators::page/>
                </Routes>
            </Bars>
        </Router>
    }
}
