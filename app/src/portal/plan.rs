//! `/ke-hoach`: the plan for everyone, to be read from top to bottom or by its groups; the state of a task only as a
//! leader has released it.

use domain::plan::GoalKind;
use leptos::prelude::*;

use super::{
    api,
    public::{Basis, Duties, Group, Measured, PublicPlan, Report, Task},
};
use crate::{
    i18n::{board, day, plan as plan_words, portal as words},
    say,
    ui::{Loaded, Page, StateWord},
    viewer::viewer,
};

/// `/ke-hoach`
pub fn plan_page() -> impl IntoView {
    view! {
        <Loaded from=api::read_public_plan() let:plan>
            {match plan {
                Some(plan) => whole(plan).into_any(),
                None => {
                    view! {
                        <Page
                            title=say!(words::PLAN_HEADING, viewer().today.year())
                            lead=say!(words::NO_PLAN)
                            width="text"
                        >
                            ""
                        </Page>
                    }
                        .into_any()
                }
            }}
        </Loaded>
    }
}

fn whole(plan: PublicPlan) -> impl IntoView {
    let tasks: usize = plan.groups.iter().map(|group| group.tasks.len()).sum();
    let groups = plan.groups.len();
    let parts = [
        ("can-cu", say!(words::BASIS), plan.basis.is_empty() && plan.goals.is_empty()),
        ("chi-tieu", say!(words::INDICATORS), plan.indicators.is_empty()),
        ("don-vi", say!(words::DUTIES), plan.duties.is_empty()),
        ("bao-cao", say!(words::REPORTS), plan.reports.is_empty()),
    ];
    let [basis, indicators, duties, reports] =
        parts.map(|(id, word, is_empty)| (!is_empty).then(|| entry(id.to_owned(), word.to_owned())));
    view! {
        <Page title=say!(words::PLAN_HEADING, plan.year) lead=plan.title.clone()>
            <div class="split" data-aside="start">
                <nav class="plan-nav" aria-label=say!(words::PARTS)>
                    {basis}
                    {indicators}
                    {plan
                        .groups
                        .iter()
                        .map(|group| {
                            entry(format!("nhom-{}", group.code), format!("{}. {}", group.code, group.short_name))
                        })
                        .collect_view()}
                    {duties}
                    {reports}
                </nav>
                <div class="stack">
                    <p class="soft">{identity(&plan)}</p>
                    {(!plan.basis.is_empty() || !plan.goals.is_empty())
                        .then(|| basis_and_goals(plan.basis, plan.goals))}
                    {(!plan.indicators.is_empty()).then(|| indicator_table(plan.year, plan.indicators))}
                    <h2 id="nhiem-vu">{say!(words::TASKS_BY_GROUP, tasks, groups)}</h2>
                    <p class="soft small">
                        {match plan.released {
                            Some((period, on)) => say!(words::STATE_AS_OF, board::period(period), day(on)),
                            None => say!(words::STATE_LATER).to_owned(),
                        }} " " {say!(words::ROLES)}
                    </p>
                    {plan.groups.into_iter().map(group_panel).collect_view()}
                    {(!plan.duties.is_empty()).then(|| duty_panel(plan.duties))}
                    {(!plan.reports.is_empty()).then(|| report_panel(plan.reports))}
                </div>
            </div>
        </Page>
    }
}

fn entry(id: String, name: String) -> impl IntoView {
    view! {
        <a class="menu-item" href=format!("#{id}")>
            <span>{name}</span>
        </a>
    }
}

/// Number, date and issuer; what the ward has not said yet is not made up.
fn identity(plan: &PublicPlan) -> String {
    match (&plan.number, plan.issued_on) {
        (Some(number), Some(on)) => say!(words::IDENTITY, number, day(on), plan.issuer),
        (Some(number), None) => say!(words::IDENTITY_NUMBER, number, plan.issuer),
        (None, Some(on)) => say!(words::IDENTITY_DATE, day(on), plan.issuer),
        (None, None) => say!(words::IDENTITY_NONE, plan.issuer),
    }
}

fn basis_and_goals(basis: Vec<Basis>, goals: Vec<(GoalKind, String)>) -> impl IntoView {
    let of_kind = |wanted: GoalKind| {
        goals
            .iter()
            .filter(|(kind, _)| *kind == wanted)
            .map(|(_, text)| view! { <p>{text.clone()}</p> })
            .collect_view()
    };
    view! {
        <section id="can-cu">
            <details class="fold">
                <summary>{say!(words::BASIS)}</summary>
                <div class="stack" data-gap="small">
                    <h3>{say!(words::BASIS_ONLY)}</h3>
                    <ul class="plain-list">
                        {basis.into_iter().map(|document| view! { <li>{cited(&document)}</li> }).collect_view()}
                    </ul>
                    <h3>{say!(words::GOALS)}</h3>
                    {of_kind(GoalKind::General)}
                    {of_kind(GoalKind::Specific)}
                </div>
            </details>
        </section>
    }
}

fn cited(document: &Basis) -> String {
    let mut said = document.name.clone();
    if let Some(date) = document.date {
        said.push_str(&say!(words::DATED, day(date)));
    }
    if let Some(issuer) = &document.issuer {
        said.push_str(&say!(words::OF_ISSUER, issuer));
    }
    said
}

fn indicator_table(year: i16, indicators: Vec<Measured>) -> impl IntoView {
    view! {
        <section class="panel" id="chi-tieu" aria-labelledby="chi-tieu-t">
            <h2 id="chi-tieu-t">{say!(words::INDICATORS_OF, year)}</h2>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="chi-tieu-t">
                <table class="table" data-stack>
                    <caption class="visually-hidden">{say!(words::INDICATORS)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(words::INDICATOR)}</th>
                            <th scope="col" class="num">
                                {say!(words::TARGET)}
                            </th>
                            <th scope="col">{say!(words::FOLLOWED_BY)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {indicators
                            .into_iter()
                            .map(|indicator| {
                                view! {
                                    <tr>
                                        <th scope="row">{indicator.name}</th>
                                        <td class="num" data-label=say!(words::TARGET)>
                                            {indicator.target}
                                        </td>
                                        <td data-label=say!(words::FOLLOWED_BY)>{indicator.lead}</td>
                                    </tr>
                                }
                            })
                            .collect_view()}
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn group_panel(group: Group) -> impl IntoView {
    let (id, heading) = (format!("nhom-{}", group.code), format!("g-{}", group.code));
    let labelled_by = heading.clone();
    // The short name of a group whose name is short is that name.
    let name = (group.name != group.short_name).then_some(group.name);
    view! {
        <section class="panel" id=id aria-labelledby=labelled_by>
            <h3 id=heading>{format!("{}. {}", group.code, group.short_name)}</h3>
            {name.map(|name| view! { <p class="soft small">{name}</p> })}
            <div>{group.tasks.into_iter().map(task).collect_view()}</div>
        </section>
    }
}

fn task(task: Task) -> AnyView {
    let number = format!("{}.", task.code);
    view! {
        <article class="plan-task" id=task.code>
            <h4>
                <b>{number}</b>
                " "
                {task.text}
            </h4>
            <p class="row">
                {task
                    .role
                    .map(|role| {
                        view! {
                            <span class="chip" data-role=role.name()>
                                {say!(board::role(role))}
                            </span>
                        }
                    })}
                {(!task.term_text.is_empty()).then(|| view! { <span class="chip">{task.term_text}</span> })}
                {task.due_on.map(|due| view! { <span class="chip">{say!(board::DUE_BY, day(due))}</span> })}
                {task.lead.map(|lead| view! { <span class="chip">{lead}</span> })}
                {task
                    .state
                    .map(|state| view! { <StateWord state=state.name() word=say!(board::state(state))/> })}
            </p>
        </article>
    }
    .into_any()
}

fn duty_panel(duties: Vec<Duties>) -> impl IntoView {
    view! {
        <section class="panel" id="don-vi" aria-labelledby="don-vi-t">
            <h2 id="don-vi-t">{say!(words::DUTIES)}</h2>
            <div>
                {duties
                    .into_iter()
                    .map(|duties| {
                        view! {
                            <details class="fold">
                                <summary>{duties.units.join("; ")}</summary>
                                <ul>
                                    {duties.texts.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
                                </ul>
                            </details>
                        }
                    })
                    .collect_view()}
            </div>
        </section>
    }
}

fn report_panel(reports: Vec<Report>) -> impl IntoView {
    view! {
        <section class="panel" id="bao-cao" aria-labelledby="bao-cao-t">
            <h2 id="bao-cao-t">{say!(words::REPORTS)}</h2>
            <dl class="facts">
                {reports
                    .into_iter()
                    .map(|report| {
                        view! {
                            <div>
                                <dt>{say!(plan_words::report(report.kind))}</dt>
                                <dd>
                                    {plan_words::report_day(report.wording.as_deref(), report.last_day)}
                                    {report.recipient.map(|to| say!(words::SENT_TO, to))}
                                </dd>
                            </div>
                        }
                    })
                    .collect_view()}
            </dl>
        </section>
    }
}
