//! `/dieu-hanh`: red first, in words; then what waits, the charts, enterprises, units.

use domain::indicator::view::Dashboard;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{api::read_dashboard, decisions, growth, headline, indicators, units};
use crate::{
    i18n::{dashboard as words, instant},
    routes, say,
    ui::{Icon, Loaded},
};

/// `/dieu-hanh`
pub fn page() -> AnyView {
    view! { <Loaded from=read_dashboard() let:all>{shown(&all)}</Loaded> }.into_any()
}

fn shown(all: &Dashboard) -> AnyView {
    let title = say!(words::TITLE, all.plan.year);
    view! {
        <Title text=title.clone()/>
        <main id="noi-dung" tabindex="-1" class="dashboard">
            <div class="page-head">
                <h1>{title}</h1>
                {tools()}
                <p>{say!(words::AS_OF, instant(all.as_of))}</p>
            </div>
            <div class="stack" data-gap="large">
                {headline::section(all)}
                <div class="dashboard-pair">
                    {decisions::waiting(all)}
                    {decisions::since(all)}
                </div>
                {indicators::section(all)}
                {growth::section(&all.growth)}
                <div class="stack" data-gap="large">
                    {units::board(all)} {units::feedback(all)}
                </div>
            </div>
        </main>
    }
    .into_any()
}

fn tools() -> AnyView {
    view! {
        <p class="row no-print">
            <a class="button" href=routes::WALL>
                {say!(words::WALL)}
            </a>
            <a class="button" href=routes::ENTRY>
                {say!(words::ENTRY)}
            </a>
            <button class="button when-ready" type="button" data-print>
                <Icon name="print"/>
                {say!(words::PRINT)}
            </button>
        </p>
    }
    .into_any()
}
