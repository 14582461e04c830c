//! `/so-lieu?thang=2026-M10&ct=CT2`: the values of a month. The indicators stand beside each other, and one of them is
//! open: whoever enters types two numbers and sends, and the next one opens; so does the next that waits for a leader.

use domain::{
    indicator::{
        MonthStanding, ValueState,
        view::{EntryPage, EntryRow},
    },
    period::Period,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    api::{CloseYear, Month, read_month, waits_for_reader},
    panel::panel,
};
use crate::{
    i18n::{day, entry as words, indicator as names, weekday},
    routes, say,
    ui::{Fold, Form, Icon, Loaded, Mark, StateWord},
    viewer::viewer_may,
};

/// A parameter of the address; none if it is missing or empty.
pub(super) fn asked(name: &str) -> Option<String> {
    use_query_map().with_untracked(|query| query.get(name)).filter(|value| !value.is_empty())
}

/// `/so-lieu`
pub fn entry_page() -> AnyView {
    let read = read_month(asked("thang"), asked("ct"));
    view! { <Loaded from=read let:month>{shown(&month)}</Loaded> }.into_any()
}

fn shown(month: &Month) -> AnyView {
    let page = &month.page;
    let title = say!(words::TITLE_OF, page.month.number(), page.month.year());
    let here = month.open.as_ref().map(|(at, _)| *at);
    let content = match &month.open {
        Some((at, behind)) => panel(page, &page.rows[*at], behind),
        None if page.rows.is_empty() => empty(words::NONE),
        None if page.may_approve || page.rows.iter().any(|row| row.may_enter.is_ok()) => {
            empty(words::ALL_DONE)
        }
        None => empty(words::CHOOSE_ONE),
    };
    view! {
        <Title text=title.clone()/>
        <main id="noi-dung" tabindex="-1" class="values">
            <div class="page-head">
                <h1>{title}</h1>
                {months(page)}
                {window(page)}
            </div>
            {done(page)}
            <div class="split" data-aside="start">
                <nav aria-label=say!(words::ALL)>
                    <ul class="rows" role="list">
                        {page.rows.iter().enumerate().map(|(at, row)| row_link(page, row, here == Some(at))).collect_view()}
                    </ul>
                </nav>
                <div class="stack">{content} {tools(page)}</div>
            </div>
        </main>
    }
    .into_any()
}

fn empty(text: crate::i18n::Text) -> AnyView {
    view! {
        <div class="empty" id="dang-mo">
            <p>{say!(text)}</p>
        </div>
    }
    .into_any()
}

/// The months that can be chosen.
fn months(page: &EntryPage) -> AnyView {
    let link = |month: &Period| {
        let here = *month == page.month;
        view! {
            <a class="menu-item" href=routes::entry(*month, None) aria-current=here.then_some("true")>
                {names::month(*month)}
            </a>
        }
    };
    view! {
        <details class="menu period" id="chon-thang">
            <summary class="button">{say!(words::OTHER_MONTH)} <Icon name="down"/></summary>
            <nav class="menu-panel" aria-label=say!(words::OTHER_MONTH)>
                {page.months.iter().map(link).collect_view()}
            </nav>
        </details>
    }
    .into_any()
}

/// Until when the month is to be entered, how that stands, and how much was sent.
fn window(page: &EntryPage) -> AnyView {
    if page.closed {
        return view! {
            <p>
                <StateWord state="accepted" word=say!(words::CLOSED, page.month.year())/>
            </p>
        }
        .into_any();
    }
    let (window, on) = (page.window, |date| (weekday(date), day(date)));
    let ((first_day, first), (last_day, last)) = (on(window.first), on(window.last));
    let sent = |row: &&EntryRow| row.value.as_ref().is_some_and(|value| value.state.is_shown());
    let (sent, all) = (page.rows.iter().filter(sent).count(), page.rows.len());
    let (mark, word) = if window.is_open(page.month, page.today) {
        ("in_progress", words::WINDOW_OPEN)
    } else if window.has_passed(page.today) {
        (if sent < all { "late" } else { "met" }, words::WINDOW_OVER)
    } else {
        ("no_data", words::WINDOW_AHEAD)
    };
    view! {
        <p>
            <StateWord state=mark word=say!(word)/>
            " "
            {say!(words::WINDOW, first_day, first, last_day, last)}
            " "
            {say!(words::COUNTED, sent, all)}
        </p>
    }
    .into_any()
}

/// What was just done, after a form led back here.
fn done(page: &EntryPage) -> AnyView {
    let said = asked("xong").and_then(|name| words::done(&name)).zip(asked("cua"));
    said.map(|(said, code)| {
        let next = asked("ct").and_then(|_| next(page, &code));
        view! {
            <div class="notice" data-state="met" role="status">
                <Mark state="met"/>
                <p>{say!(said, code)} " " {next}</p>
            </div>
        }
    })
    .into_any()
}

/// The way on to the next indicator that waits for the reader.
fn next(page: &EntryPage, after: &str) -> Option<AnyView> {
    let waits = |row: &&EntryRow| row.indicator.code != after && waits_for_reader(page, row);
    let head = &page.rows.iter().find(waits)?.indicator;
    let link = view! {
        <a class="link" href=routes::entry(page.month, Some(&head.code))>
            {say!(words::NEXT, head.code)}
        </a>
    };
    Some(link.into_any())
}

/// Mark and words of a row: what is missing, or where the newest revision stands; once it is approved, whether the month
/// reaches the target.
fn row_state(page: &EntryPage, row: &EntryRow) -> (&'static str, String) {
    use MonthStanding::{Ahead, Met, Missing, NoOccurrence, NotMet, Overdue};
    let (mark, word) = match (row.value.as_ref().map(|value| value.state), month_of(page, row)) {
        (Some(ValueState::Approved), Some(standing @ (Met | NotMet | NoOccurrence))) => {
            let (mark, word) = names::month_standing(standing);
            return (mark, format!("{} · {}", say!(word), say!(names::APPROVED)));
        }
        (Some(state), _) => names::state(state),
        (None, Some(standing @ (Missing | Overdue | Ahead))) => names::month_standing(standing),
        (None, _) => ("no_data", names::NO_DATA),
    };
    (mark, say!(word).to_owned())
}

/// Where the month stands; none for a month of the year before the plan's.
pub(super) fn month_of(page: &EntryPage, row: &EntryRow) -> Option<MonthStanding> {
    let at = usize::try_from(page.month.number() - 1).ok()?;
    (page.month.year() == page.plan.year).then(|| row.judgement.months.get(at).copied()).flatten()
}

fn row_link(page: &EntryPage, row: &EntryRow, is_open: bool) -> AnyView {
    let (mark, word) = row_state(page, row);
    let head = &row.indicator;
    let number = row.value.as_ref().map(|value| names::value(head.formula, value.share, value.rate));
    view! {
        <li>
            <a href=routes::entry(page.month, Some(&head.code)) aria-current=is_open.then_some("true")>
                <Mark state=mark/>
                <span>
                    <b>{head.code.clone()}</b>
                    " "
                    {number}
                    <small>{head.name.clone()}</small>
                    <small>{word}</small>
                </span>
                <Icon name="next"/>
            </a>
        </li>
    }
    .into_any()
}

/// Files in and out, and what few people set.
fn tools(page: &EntryPage) -> AnyView {
    let year = page.plan.year;
    let may_enter = page.rows.iter().any(|row| row.may_enter.is_ok());
    let export = |ending: &'static str| {
        view! {
            <a class="button" href=routes::entry_export(ending, year) download="">
                <Icon name="download"/>
                {ending.to_uppercase()}
            </a>
        }
    };
    view! {
        <section class="panel" aria-labelledby="cong-cu-t">
            <h2 id="cong-cu-t">{say!(words::TOOLS)}</h2>
            <p class="row">
                {may_enter
                    .then(|| {
                        view! {
                            <a class="button" href=routes::ENTRY_IMPORT>
                                <Icon name="upload"/>
                                {say!(words::IMPORT)}
                            </a>
                        }
                    })}
                <a class="button" href=routes::BUSINESS>
                    {say!(words::BUSINESS)}
                </a>
                {page
                    .may_define
                    .then(|| {
                        view! {
                            <a class="button" href=routes::ENTRY_DEFINE>
                                <Icon name="edit"/>
                                {say!(words::DEFINE)}
                            </a>
                        }
                    })}
            </p>
            <h3>{say!(words::EXPORT)}</h3>
            <p class="row">{["xlsx", "csv", "json"].map(export).collect_view()}</p>
            {viewer_may(domain::people::Action::ApproveValue).then(|| closing(page))}
        </section>
    }
    .into_any()
}

fn closing(page: &EntryPage) -> AnyView {
    const FORM: &str = "chot-nam";
    let (year, closed) = (page.month.year(), page.closed);
    let (label, said) = if closed {
        (say!(words::OPEN_YEAR, year), words::YEAR_OPENED)
    } else {
        (say!(words::CLOSE_YEAR, year), words::YEAR_CLOSED)
    };
    let button = label.clone();
    view! {
        <Fold form=FORM icon="check" label=label>
            <Form to=CloseYear::url() id=FORM class="stack" said=say!(said)>
                <input type="hidden" name="year" value=year.to_string()/>
                <input type="hidden" name="closed" value=(!closed).to_string()/>
                <p>{say!(words::CLOSE_YEAR_HELP)}</p>
                <p>
                    <button class="button" data-kind=(!closed).then_some("danger")>
                        {button}
                    </button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}
