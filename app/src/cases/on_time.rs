//! `/xu-ly/dung-han`: indicator 3 of a year, by the rule of QĐ 766/QĐ-TTg as the headline and by what is concluded beside
//! it, month by month and unit by unit. Every number leads to the cases behind it.

use domain::feedback::{OnTime, OnTimeRow, OnTimeTable, Which, Whose, view::QueueRow};
use domain::percent::percent;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    api::{Behind, read_behind, read_on_time},
    reader::asked,
    referrals::path,
    table::table,
};
use crate::{
    i18n::{cases as words, common},
    routes, say,
    ui::{Loaded, StateWord},
    viewer::viewer,
};

/// The target of the indicator, in per cent (appendix I of the plan).
const TARGET: u64 = 100;
/// The first year that may be asked for.
const FIRST_YEAR: i16 = 2025;

/// `/xu-ly/dung-han?nam=…&don-vi=…`, and with `xem` (and `thang`) the cases behind a number.
pub fn on_time_page() -> AnyView {
    let this_year = viewer().today.year();
    let year = asked("nam").and_then(|year| year.parse().ok()).unwrap_or(this_year);
    let year = i16::clamp(year, FIRST_YEAR, this_year.saturating_add(1));
    let whose = Whose::from_name(asked("don-vi").as_deref());
    let month = asked("thang").and_then(|month| month.parse().ok()).filter(|month| (1..=12).contains(month));
    match asked("xem").and_then(|name| Which::from_name(&name)) {
        Some(which) => {
            let behind = Behind { month, whose, which };
            let after = asked("sau");
            let read = async move {
                let table = read_on_time(year).await?;
                Ok((table, read_behind(year, behind, after).await?))
            };
            view! { <Loaded from=read let:read>{rows_behind(&read.0, behind, &read.1.0, read.1.1)}</Loaded> }
                .into_any()
        }
        None => {
            view! { <Loaded from=read_on_time(year) let:table>{shown(&table, whose)}</Loaded> }.into_any()
        }
    }
}

/// The address of the cases behind a number.
fn address(year: i16, behind: Behind, after: Option<&str>) -> String {
    let month = behind.month.map(|month| format!("&thang={month}")).unwrap_or_default();
    let unit = behind.whose.name().map(|unit| format!("&don-vi={unit}")).unwrap_or_default();
    let after = after.map(|after| format!("&sau={}", routes::encoded(after))).unwrap_or_default();
    format!("{}?nam={year}{month}{unit}&xem={}{after}", routes::CASES_ON_TIME, behind.which.name())
}

/// The address of the figures.
fn figures(year: i16, whose: Whose) -> String {
    let unit = whose.name().map(|unit| format!("&don-vi={unit}")).unwrap_or_default();
    format!("{}?nam={year}{unit}", routes::CASES_ON_TIME)
}

/// The row of all, of one unit or of none; of all if there is no such unit among them.
fn row_of(table: &OnTimeTable, whose: Whose) -> OnTimeRow {
    let find = |unit| table.units.iter().find(|row| row.unit.as_ref().map(|(id, _)| *id) == unit).cloned();
    match whose {
        Whose::All => table.all.clone(),
        Whose::Unit(unit) => find(Some(unit)).unwrap_or_else(|| table.all.clone()),
        Whose::Nobodys => find(None).unwrap_or(OnTimeRow {
            unit: None,
            months: Default::default(),
            year: OnTime::default(),
        }),
    }
}

fn name_of(table: &OnTimeTable, whose: Whose) -> String {
    match (whose, row_of(table, whose).unit) {
        (Whose::Unit(_), Some((_, name))) => name,
        (Whose::Nobodys, _) => say!(words::OT_NO_UNIT).to_owned(),
        _ => say!(words::OT_ALL_UNITS).to_owned(),
    }
}

fn shown(table: &OnTimeTable, whose: Whose) -> AnyView {
    let row = row_of(table, whose);
    let (year, name) = (table.year, name_of(table, whose));
    let title = say!(words::OT_TITLE, year);
    let here = say!(words::ON_TIME).to_owned();
    let to = |which| (which, address(year, Behind { month: None, whose, which }, None));
    view! {
        <Title text=title.clone()/>
        <main id="noi-dung" tabindex="-1">
            {path(None, here)}
            <div class="page-head">
                <h1>{title}</h1>
                {years(year)}
            </div>
            <div class="stack" data-gap="large">
                <div class="rates">
                    {headline(words::OT_766, words::OT_766_HOW, row.year.by_766(), to(Which::All))}
                    {headline(
                        words::OT_CONCLUDED,
                        words::OT_CONCLUDED_HOW,
                        row.year.concluded(),
                        to(Which::Concluded),
                    )}
                </div>
                <p class="soft small">
                    {say!(words::OT_EXTENDED, row.year.extended)} ". " {say!(words::OT_OUTSIDE)}
                </p>
                {months(year, whose, &row, name)}
                {units(table)}
            </div>
        </main>
    }
    .into_any()
}

fn years(year: i16) -> AnyView {
    let this_year = viewer().today.year();
    let choices: Vec<_> = (FIRST_YEAR..=this_year)
        .map(|one| {
            view! {
                <a href=figures(one, Whose::All) aria-current=(one == year).then_some("true")>
                    {one}
                </a>
            }
        })
        .collect();
    view! {
        <nav class="segmented" aria-label=say!(words::OT_YEAR)>
            {choices}
        </nav>
    }
    .into_any()
}

/// One rate, large, with how it comes about and its standing.
fn headline(
    name: crate::i18n::Text,
    how: crate::i18n::Text,
    (part, whole): (u32, u32),
    (which, to): (Which, String),
) -> AnyView {
    let (mark, word) = standing(part, whole);
    let shown = rate(part, whole);
    let shown = match whole {
        0 => shown.into_any(),
        _ => view! { <a href=to>{shown}</a> }.into_any(),
    };
    view! {
        <section class="panel" data-first=(which == Which::All).then_some("")>
            <h2>{say!(name)}</h2>
            <p class="rate">{shown}</p>
            <p class="row">
                {(whole > 0).then(|| view! { <StateWord state=mark word=say!(word)/> })}
                <span class="soft small">{say!(words::OT_TARGET)}</span>
            </p>
            <p class="soft small">{say!(how, part, whole)}</p>
        </section>
    }
    .into_any()
}

/// The rate in words; nothing that occurred is neither 0 nor 100.
fn rate(part: u32, whole: u32) -> String {
    percent(part.into(), whole.into(), TARGET)
        .map_or_else(|| say!(words::OT_NOTHING).to_owned(), words::percent)
}

fn standing(part: u32, whole: u32) -> (&'static str, crate::i18n::Text) {
    match percent(part.into(), whole.into(), TARGET) {
        Some(percent) if percent.met => ("met", words::OT_MET),
        Some(_) => ("late", words::OT_NOT_MET),
        None => ("no_occurrence", words::OT_NOTHING),
    }
}

/// The columns of both tables, besides the first. The rate comes before what it is counted from: on a phone it is what
/// stands in sight.
fn columns() -> AnyView {
    let of = |which| view! { <th scope="col" class="num">{say!(words::which(which))}</th> };
    view! {
        <th scope="col" class="num">
            {say!(words::OT_RATE)}
        </th>
        {Which::counted().map(of).collect_view()}
        <th scope="col" class="num">
            {say!(words::OT_RATE_CONCLUDED)}
        </th>
    }
    .into_any()
}

/// The numbers of a row, each leading to its cases.
fn cells(year: i16, month: Option<i8>, whose: Whose, sums: OnTime) -> AnyView {
    let (first, second) = (sums.by_766(), sums.concluded());
    let leading = |which, shown: String| {
        let shown = if sums.many(which) > 0 {
            view! { <a href=address(year, Behind { month, whose, which }, None)>{shown}</a> }.into_any()
        } else {
            shown.into_any()
        };
        view! {
            <td class="num">
                {shown}
            </td>
        }
    };
    let numbers = Which::counted().map(|which| leading(which, sums.many(which).to_string()));
    view! {
        {leading(Which::All, rate(first.0, first.1))}
        {numbers.collect_view()}
        {leading(Which::Concluded, rate(second.0, second.1))}
    }
    .into_any()
}

fn months(year: i16, whose: Whose, row: &OnTimeRow, name: String) -> AnyView {
    let caption = say!(words::OT_BY_MONTH, name);
    let today = viewer().today;
    let reached = |month: i8| year < today.year() || month <= today.month();
    let months: Vec<_> = (1..=12i8)
        .zip(row.months)
        .filter(|(month, sums)| reached(*month) || *sums != OnTime::default())
        .map(|(month, sums)| {
            view! {
                <tr>
                    <th scope="row">{say!(words::OT_MONTH_OF, month)}</th>
                    {cells(year, Some(month), whose, sums)}
                </tr>
            }
        })
        .collect();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=caption.clone()>
            <table class="table" data-figures>
                <caption>{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(words::OT_MONTH)}</th>
                        {columns()}
                    </tr>
                </thead>
                <tbody>
                    {months}
                    <tr>
                        <th scope="row">{say!(words::OT_WHOLE_YEAR)}</th>
                        {cells(year, None, whose, row.year)}
                    </tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn units(table: &OnTimeTable) -> AnyView {
    let year = table.year;
    let caption = say!(words::OT_BY_UNIT, year);
    let rows: Vec<_> = table
        .units
        .iter()
        .map(|row| {
            let (whose, name) = match &row.unit {
                Some((id, name)) => (Whose::Unit(*id), name.clone()),
                None => (Whose::Nobodys, say!(words::OT_NO_UNIT).to_owned()),
            };
            view! {
                <tr>
                    <th scope="row">
                        <a href=figures(year, whose)>{name}</a>
                    </th>
                    {cells(year, None, whose, row.year)}
                </tr>
            }
        })
        .collect();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=caption.clone()>
            <table class="table" data-figures>
                <caption>{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(words::UNIT)}</th>
                        {columns()}
                    </tr>
                </thead>
                <tbody>
                    {rows} <tr>
                        <th scope="row">
                            <a href=figures(year, Whose::All)>{say!(words::OT_ALL_UNITS)}</a>
                        </th>
                        {cells(year, None, Whose::All, table.all.year)}
                    </tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn rows_behind(table_of: &OnTimeTable, behind: Behind, rows: &[QueueRow], next: Option<String>) -> AnyView {
    let year = table_of.year;
    let when = match behind.month {
        Some(month) => format!("{} {year}", say!(words::OT_MONTH_OF, month).to_lowercase()),
        None => year.to_string(),
    };
    let what =
        [say!(words::which(behind.which)).to_lowercase(), when, name_of(table_of, behind.whose)].join(", ");
    let title = say!(words::OT_BEHIND, what);
    let above = Some((routes::CASES_ON_TIME, say!(words::ON_TIME).to_owned()));
    let list = if rows.is_empty() {
        view! {
            <div class="empty">
                <p>{say!(common::NONE)}</p>
            </div>
        }
        .into_any()
    } else {
        table(rows, title.clone(), None)
    };
    let next = next.map(|next| {
        view! {
            <a class="button" href=address(year, behind, Some(&next)) rel="next">
                {say!(words::NEXT)}
            </a>
        }
    });
    view! {
        <Title text=title.clone()/>
        <main id="noi-dung" tabindex="-1">
            {path(above, title.clone())}
            <div class="page-head">
                <h1>{title}</h1>
            </div>
            <div class="stack">
                {list}
                <p class="row">
                    <a class="button" href=figures(year, behind.whose)>
                        {say!(words::OT_BACK)}
                    </a>
                    {next}
                </p>
            </div>
        </main>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::ids::UnitId;

    use super::*;

    #[test]
    fn every_number_has_an_address() {
        let behind = Behind { month: Some(2), whose: Whose::Unit(UnitId(7)), which: Which::Late };
        assert_eq!(
            address(2026, behind, Some("a b")),
            "/xu-ly/dung-han?nam=2026&thang=2&don-vi=7&xem=tre-han&sau=a%20b"
        );
        let all = Behind { month: None, whose: Whose::All, which: Which::All };
        assert_eq!(address(2026, all, None), "/xu-ly/dung-han?nam=2026&xem=tat-ca");
        let nobodys = Behind { whose: Whose::Nobodys, ..all };
        assert_eq!(address(2026, nobodys, None), "/xu-ly/dung-han?nam=2026&don-vi=chua-giao&xem=tat-ca");
        for whose in [Whose::All, Whose::Nobodys, Whose::Unit(UnitId(7))] {
            assert_eq!(Whose::from_name(whose.name().as_deref()), whose);
        }
    }

    #[test]
    fn nothing_is_neither_0_nor_100() {
        assert_eq!((rate(0, 0), standing(0, 0).0), ("Không phát sinh".to_owned(), "no_occurrence"));
        assert_eq!((rate(7, 8), standing(7, 8).0), ("87,5%".to_owned(), "late"));
        assert_eq!((rate(8, 8), standing(8, 8).0), ("100%".to_owned(), "met"));
        assert_eq!(rate(24_999, 25_000), "99,99%");
    }
}
