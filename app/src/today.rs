//! My day: what was returned to me, waits for my decision, is due, or mentions me; each one tap away.

pub mod api;
mod rows;

use domain::board::Today;
use leptos::prelude::*;

use self::{
    api::read_today,
    rows::{Row, due_row, mention_row, obstacle_row, returned_row, review_row, work_row},
};
use crate::{
    error::{AppError, Kind},
    i18n::{Text, day, today as words, weekday},
    routes, say,
    ui::{Icon, Loaded, Page},
    viewer::viewer,
};

/// `/hom-nay`
pub fn page() -> impl IntoView {
    view! {
        <Loaded from=or_without_plan() let:today>
            {match today {
                Some(today) => view! { <TodayView today=today/> }.into_any(),
                None => view! { <WithoutPlan/> }.into_any(),
            }}
        </Loaded>
    }
}

/// A year without a plan is an empty day, not an error.
async fn or_without_plan() -> Result<Option<Today>, AppError> {
    match read_today().await {
        Ok(today) => Ok(Some(today)),
        Err(error) if error.is(Kind::NoPlan) => Ok(None),
        Err(error) => Err(error),
    }
}

#[component]
fn TodayView(today: Today) -> impl IntoView {
    let title = say!(words::TITLE, weekday(today.day), day(today.day));
    let counts = words::counted(&[
        (words::COUNT_RETURNED, today.returned.len()),
        (words::COUNT_DECIDE, today.to_review.len() + today.to_decide.len()),
        (words::COUNT_DUE, today.due.len()),
        (words::COUNT_WORK, today.work.len()),
        (words::COUNT_MENTIONS, today.mentions.len()),
    ]);
    let lead = match today.total() {
        0 => say!(words::NOTHING).to_owned(),
        total => say!(words::WAITING, total, counts),
    };
    let returned = today.returned.iter().map(returned_row).collect();
    let to_decide: Vec<_> = {
        let obstacles = today.to_decide.iter().map(|(task, obstacle)| obstacle_row(task, obstacle));
        today.to_review.iter().map(review_row).chain(obstacles).collect()
    };
    let due = today.due.iter().map(due_row).collect();
    let work = today.work.iter().map(|(task, item)| work_row(task, item, today.day)).collect();
    let mentions = today.mentions.iter().map(mention_row).collect();
    // Whoever decides nothing needs no empty place for decisions.
    let decides = viewer().signed.is_some_and(|signed| {
        domain::people::may(
            &signed.actor,
            domain::people::Action::ReviewPeriod,
            &domain::people::About::default(),
        )
        .is_ok()
    });
    view! {
        <Page title=title lead=lead width="text">
            <div class="stack">
                <Part id="tra-lai" title=words::RETURNED empty=words::RETURNED_EMPTY mark="late" rows=returned/>
                {(decides || !to_decide.is_empty())
                    .then(|| {
                        view! {
                            <Part
                                id="quyet-dinh"
                                title=words::TO_DECIDE
                                empty=words::TO_DECIDE_EMPTY
                                mark="waiting"
                                rows=to_decide
                            />
                        }
                    })}
                <Part id="den-han" title=words::DUE empty=words::DUE_EMPTY mark="at_risk" rows=due/>
                <Part id="dau-viec" title=words::WORK empty=words::WORK_EMPTY mark="at_risk" rows=work/>
                <Part id="nhac-den" title=words::MENTIONS empty=words::MENTIONS_EMPTY mark="waiting" rows=mentions/>
                <p>
                    <a class="button" href=routes::BOARD>
                        {say!(words::OPEN_BOARD)}
                    </a>
                </p>
            </div>
        </Page>
    }
    .into_any()
}

/// One kind of what waits.
#[component]
fn Part(id: &'static str, title: Text, empty: Text, mark: &'static str, rows: Vec<Row>) -> impl IntoView {
    let count = rows.len();
    let heading = format!("{id}-t");
    let labelled_by = heading.clone();
    view! {
        <section class="panel" id=id aria-labelledby=labelled_by>
            <div class="panel-head">
                <h2 id=heading>{say!(title)}</h2>
                {(count > 0)
                    .then(|| {
                        view! {
                            <span class="badge" data-state=mark>
                                {count}
                            </span>
                        }
                    })}
            </div>
            {if rows.is_empty() {
                view! { <p class="soft">{say!(empty)}</p> }.into_any()
            } else {
                view! { <ul class="rows">{rows.into_iter().map(row).collect_view()}</ul> }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn row(row: Row) -> impl IntoView {
    view! {
        <li>
            <a href=row.to>
                <span class="mark" data-state=row.mark aria-hidden="true"></span>
                <span>
                    {row.code.map(|code| view! { <b>{code}</b> })}
                    " "
                    {row.title}
                    <small>{row.detail}</small>
                    {row.badge
                        .map(|(mark, said)| {
                            view! {
                                <span class="badge" data-state=mark>
                                    {said}
                                </span>
                            }
                        })}
                </span>
                <Icon name="next"/>
            </a>
        </li>
    }
    .into_any()
}

#[component]
fn WithoutPlan() -> impl IntoView {
    let today = viewer().today;
    view! {
        <Page title=say!(words::TITLE, weekday(today), day(today)) width="text">
            <div class="empty">
                <p>{say!(words::NO_PLAN)}</p>
                <a class="button" href=routes::ADMIN_PLAN>
                    {say!(words::OPEN_PLAN)}
                </a>
            </div>
        </Page>
    }
    .into_any()
}
