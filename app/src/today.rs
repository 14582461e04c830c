//! My day: what I was told, what was returned to me, waits for my decision, is due, or mentions me; each one tap away.

pub mod api;
mod cases;
mod dialogues;
mod rows;

use domain::{board::Today, notice::Inbox};
use leptos::{prelude::*, server_fn::ServerFn};

use self::{
    api::{Day, SeeNotices, read_day},
    cases::{case_row, request_row, step_row, told_row},
    dialogues::{promise_row, question_row, result_row},
    rows::{Row, due_row, mention_row, obstacle_row, returned_row, review_row, work_row},
};
use crate::{
    i18n::{Text, day, today as words, weekday},
    routes, say,
    ui::{Form, Icon, Loaded, Page},
    viewer::viewer,
};

/// `/hom-nay`
pub fn page() -> impl IntoView {
    view! {
        <Loaded from=read_day() let:day>
            <DayView of=day/>
        </Loaded>
    }
}

#[component]
fn DayView(of: Day) -> impl IntoView {
    let Day { plan, cases, dialogues, inbox } = of;
    let has_plan = plan.is_some();
    let today = plan.unwrap_or_else(|| empty(viewer().today));
    let title = say!(words::TITLE, weekday(today.day), day(today.day));
    let waiting = cases.review.len() + cases.mine.len() + cases.to_sort.len() + cases.unanswered.len();
    let requests: Vec<_> = cases.requests.iter().map(request_row).collect();
    let steps: Vec<_> = cases.steps.iter().map(step_row).collect();
    let promised = dialogues.questions.len() + dialogues.promises.len() + dialogues.results.len();
    let counts = words::counted(&[
        (words::COUNT_RETURNED, today.returned.len()),
        (words::COUNT_DECIDE, today.to_review.len() + today.to_decide.len()),
        (words::COUNT_CASES, waiting),
        (words::COUNT_REQUESTS, requests.len()),
        (words::COUNT_STEPS, steps.len()),
        (words::COUNT_QUESTIONS, dialogues.questions.len()),
        (words::COUNT_RESULTS, dialogues.results.len()),
        (words::COUNT_PROMISES, dialogues.promises.len()),
        (words::COUNT_DUE, today.due.len()),
        (words::COUNT_WORK, today.work.len()),
        (words::COUNT_MENTIONS, today.mentions.len()),
    ]);
    let lead = match today.total() + waiting + requests.len() + steps.len() + promised {
        0 => say!(words::NOTHING).to_owned(),
        total => say!(words::WAITING, total, counts),
    };
    let cases_of =
        |rows: Vec<domain::feedback::view::QueueRow>| rows.iter().map(case_row).collect::<Vec<_>>();
    let (answers, mine, to_sort) = (cases_of(cases.review), cases_of(cases.mine), cases_of(cases.to_sort));
    let unanswered = cases_of(cases.unanswered);
    let questions: Vec<_> = dialogues.questions.iter().map(question_row).collect();
    let results: Vec<_> = dialogues.results.iter().map(result_row).collect();
    let promises: Vec<_> = dialogues.promises.iter().map(promise_row).collect();
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
                <Cases id="cau-tra-loi" title=words::ANSWERS mark="waiting" rows=answers/>
                <Cases id="phan-anh" title=words::CASES mark="at_risk" rows=mine/>
                <Cases id="chua-giao" title=words::TO_SORT mark="waiting" rows=to_sort/>
                <Cases id="khong-bo-sung" title=words::UNANSWERED mark="at_risk" rows=unanswered/>
                <Cases id="han-cac-buoc" title=words::STEPS mark="at_risk" rows=steps/>
                <Cases id="yeu-cau-xoa" title=words::REQUESTS mark="at_risk" rows=requests/>
                <Cases id="cau-hoi-doi-thoai" title=words::QUESTIONS mark="waiting" rows=questions/>
                <Cases id="ket-qua-doi-thoai" title=words::RESULTS mark="at_risk" rows=results/>
                <Cases id="cam-ket" title=words::PROMISES mark="at_risk" rows=promises/>
                {if has_plan {
                    view! { <Plan today decides/> }.into_any()
                } else {
                    view! { <WithoutPlan/> }.into_any()
                }}
                // After the work: they tell, and ask for nothing.
                {(inbox.count > 0).then(|| view! { <Notices inbox/> })}
            </div>
        </Page>
    }
    .into_any()
}

/// What of the plan waits.
#[component]
fn Plan(today: Today, decides: bool) -> impl IntoView {
    let returned = today.returned.iter().map(returned_row).collect();
    let to_decide: Vec<_> = {
        let obstacles = today.to_decide.iter().map(|(task, obstacle)| obstacle_row(task, obstacle));
        today.to_review.iter().map(review_row).chain(obstacles).collect()
    };
    let due = today.due.iter().map(due_row).collect();
    let work = today.work.iter().map(|(task, item)| work_row(task, item, today.day)).collect();
    let mentions = today.mentions.iter().map(mention_row).collect();
    view! {
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
    }
    .into_any()
}

/// What the reader was told, and the button that puts it away.
#[component]
fn Notices(inbox: Inbox) -> impl IntoView {
    let newest = inbox.told.first().map(|told| told.id.to_string()).unwrap_or_default();
    let rows = inbox.told.iter().map(told_row).map(row).collect_view();
    view! {
        <section class="panel" id="thong-bao" aria-labelledby="thong-bao-t">
            <div class="panel-head">
                <h2 id="thong-bao-t">{say!(words::NOTICES)}</h2>
                <span class="badge" data-state="waiting">
                    {inbox.count}
                </span>
            </div>
            <ul class="rows">{rows}</ul>
            <Form to=SeeNotices::url() id="da-xem">
                <input type="hidden" name="up_to" value=newest/>
                <button class="button">{say!(words::SEEN)}</button>
            </Form>
        </section>
    }
    .into_any()
}

/// One kind of cases, questions or promises; nothing where there are none, since most people have no part in them.
#[component]
fn Cases(id: &'static str, title: Text, mark: &'static str, rows: Vec<Row>) -> impl IntoView {
    (!rows.is_empty()).then(|| view! { <Part id title empty=words::NOTHING mark rows/> })
}

/// A day of a year without a plan.
fn empty(day: jiff::civil::Date) -> Today {
    Today {
        day,
        period: domain::period::Period::containing(domain::period::PeriodKind::Quarter, day),
        returned: Vec::new(),
        due: Vec::new(),
        work: Vec::new(),
        to_review: Vec::new(),
        to_decide: Vec::new(),
        mentions: Vec::new(),
        version: 0,
    }
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
    view! {
        <div class="empty">
            <p>{say!(words::NO_PLAN)}</p>
            <a class="button" href=routes::ADMIN_PLAN>
                {say!(words::OPEN_PLAN)}
            </a>
        </div>
    }
    .into_any()
}
