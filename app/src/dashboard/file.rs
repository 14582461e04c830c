//! A chart to be taken along, as SVG: of an indicator by its code, or of the growth of enterprises.

use domain::indicator::view::Dashboard;
use leptos::prelude::{Owner, provide_context};

use crate::{
    i18n::{common, dashboard as words, instant},
    routes, say,
    server::Desk,
    ui::chart,
};

/// Stands for growth among the codes of indicators.
const GROWTH: &str = "tang-truong";

/// The chart of this code in the reader's language, with whose it is and of when; none if there is no such chart.
pub fn chart_file(desk: &Desk, all: &Dashboard, code: &str) -> Option<String> {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(desk.clone());
        let picture = if code == GROWTH {
            chart::of_growth(&all.growth, |_| None)
        } else {
            chart::of_chart(all.indicators.iter().find(|chart| chart.indicator.code == code)?, |_| {
                String::new()
            })
        };
        let source = say!(words::FILE_SOURCE, say!(common::WARD), instant(all.as_of));
        Some(chart::alone(&picture, &source))
    })
}

/// The name of the file.
pub fn file_name(code: &str, ending: &str) -> String {
    let name: String = code.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("{}-{name}.{ending}", routes::DASHBOARD.trim_start_matches('/'))
}
