//! Small jobs under a task: who, until when, a checklist.

use domain::board::{Check, PersonHead, TaskPage, WorkItem};
use domain::ids::WorkItemId;
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    period::about,
    reader::{actor, can},
    refused::{unsent, was_refused},
};
use crate::{
    board::task_api::{AddCheck, AddWork, ChangeWork, FinishWork, TickCheck},
    i18n::{common, day, task as words},
    routes, say,
    ui::{Choice, Field, Fold, Form, Mark, Picker},
};

const FORM: &str = "them-dau-viec";

/// The jobs, open ones first, and the form for one more.
pub fn work_panel(page: &TaskPage) -> AnyView {
    let facts = &page.card.facts;
    let may_plan = !facts.gone && can(Action::PlanWork, &facts.about);
    let (all, done) = (page.work.len(), page.work.iter().filter(|item| item.done.is_some()).count());
    let add = if may_plan { add_fold(page) } else { unsent(FORM, &["title", "date"]).into_any() };
    view! {
        <section class="panel" id="dau-viec" aria-labelledby="dv-t">
            <div class="panel-head">
                <h2 id="dv-t">{say!(words::WORK_ITEMS)}</h2>
                {(all > 0)
                    .then(|| view! { <span class="soft small">{say!(words::WORK_DONE_OF, done, all)}</span> })}
            </div>
            <div>
                {(all == 0).then(|| view! { <p class="soft">{say!(words::WORK_EMPTY)}</p> })}
                {page.work.iter().map(|item| job(page, item, may_plan)).collect_view()} {add}
            </div>
        </section>
    }
    .into_any()
}

fn job(page: &TaskPage, item: &WorkItem, may_plan: bool) -> AnyView {
    let id = item.id;
    let assignee = item.assignee.as_ref().map(|person| person.id);
    let is_mine = assignee.is_some() && assignee == actor().map(|actor| actor.person);
    // Tick, add lines, finish; and change who and when.
    let may_work = may_plan || is_mine;
    let may_change = may_plan && item.done.is_none();
    let (add_check, change) = (format!("muc-{id}"), format!("sua-{id}"));
    let forms = [&add_check, &change, &format!("xong-{id}"), &format!("kiem-tra-{id}")];
    let is_open = forms.iter().any(|form| was_refused(form));
    view! {
        <details class="fold work-item" id=format!("dv-{id}") open=is_open>
            <summary>{summary(item.clone())}</summary>
            <div class="stack" data-gap="small">
                {item.case.as_deref().map(origin)} {checklist(id, &item.checks, may_work)}
                {if may_work { check_form(id, add_check) } else { unsent(&add_check, &["text"]).into_any() }}
                {may_work.then(|| finish(item))}
                {if may_change {
                    change_fold(page, item, change)
                } else {
                    unsent(&change, &["title", "date"]).into_any()
                }}
            </div>
        </details>
    }
    .into_any()
}

fn summary(item: WorkItem) -> AnyView {
    let who = item.assignee.map_or_else(|| say!(words::NOT_ASSIGNED).to_owned(), |person| person.name);
    let (mark, line) = match (item.done, item.due_on) {
        (Some(done), _) => ("accepted", say!(words::WORK_FINISHED, done.name, crate::i18n::instant(done.at))),
        (None, Some(on)) => ("in_progress", format!("{who} · {}", say!(words::WORK_DUE, day(on)))),
        (None, None) => ("in_progress", who),
    };
    view! {
        <Mark state=mark/>
        <span>
            {item.title} <span class="soft small">{line}</span>
            {item
                .late
                .then(|| {
                    view! {
                        <span class="badge" data-state="late">
                            {say!(words::WORK_LATE)}
                        </span>
                    }
                })}
        </span>
    }
    .into_any()
}

/// Back to the case that the job came out of.
fn origin(code: &str) -> AnyView {
    view! {
        <p class="soft small">
            {say!(words::WORK_FROM_CASE)} " " <a class="link" href=routes::case(code)>{code.to_owned()}</a>
        </p>
    }
    .into_any()
}

/// The checklist: one button a line, so that a tick needs no further press.
fn checklist(id: WorkItemId, checks: &[Check], may_tick: bool) -> AnyView {
    if checks.is_empty() {
        return view! { <p class="soft">{say!(words::NO_CHECKS)}</p> }.into_any();
    }
    let rows = checks
        .iter()
        .map(|check| {
            let mark = if check.done { "accepted" } else { "not_started" };
            view! {
                <li id=format!("kt-{}", check.id)>
                    <button
                        class="menu-item"
                        name="tick"
                        value=format!("{}:{}", check.id, !check.done)
                        aria-pressed=if check.done { "true" } else { "false" }
                        type=if may_tick { "submit" } else { "button" }
                        aria-disabled=(!may_tick).then_some("true")
                    >
                        <span class="mark" data-state=mark aria-hidden="true"></span>
                        {check.text.clone()}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <Form to=TickCheck::url() id=format!("kiem-tra-{id}")>
            <ul role="list">{rows}</ul>
        </Form>
    }
    .into_any()
}

fn check_form(id: WorkItemId, form: String) -> AnyView {
    view! {
        <Form to=AddCheck::url() id=form class="stack">
            <input type="hidden" name="item" value=id.to_string()/>
            <Field name="text" label=say!(words::ADD_CHECK) enterkeyhint="send"/>
            <p>
                <button class="button">{say!(common::ADD)}</button>
            </p>
        </Form>
    }
    .into_any()
}

fn finish(item: &WorkItem) -> AnyView {
    let (id, version) = (item.id, item.version);
    let (value, word) =
        if item.done.is_some() { ("false", words::UNFINISH) } else { ("true", words::FINISH) };
    view! {
        <Form to=FinishWork::url() id=format!("xong-{id}")>
            <input type="hidden" name="item" value=id.to_string()/>
            <input type="hidden" name="seen" value=version.to_string()/>
            <button class="button" data-kind="quiet" name="done" value=value>
                {say!(word)}
            </button>
        </Form>
    }
    .into_any()
}

fn change_fold(page: &TaskPage, item: &WorkItem, form: String) -> AnyView {
    let (people, item) = (page.people.clone(), item.clone());
    view! {
        <Fold form=form.clone() icon="edit" label=say!(words::EDIT_WORK)>
            <Form to=ChangeWork::url() id=form class="stack">
                <input type="hidden" name="item" value=item.id.to_string()/>
                <input type="hidden" name="seen" value=item.version.to_string()/>
                <div class="stack">{fields(people, Some(item))}</div>
                <p>
                    <button class="button">{say!(common::SAVE)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn add_fold(page: &TaskPage) -> AnyView {
    let (about, people) = (about(page), page.people.clone());
    view! {
        <Fold form=FORM icon="plus" label=say!(words::ADD_WORK)>
            <Form to=AddWork::url() id=FORM class="stack">
                {about}
                {fields(people, None)}
                <p>
                    <button class="button">{say!(words::ADD_WORK)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn fields(people: Vec<PersonHead>, item: Option<WorkItem>) -> AnyView {
    let (title, assignee, due) = match item {
        Some(item) => (item.title, item.assignee.map(|person| person.id.to_string()), item.due_on.map(day)),
        None => (String::new(), None, None),
    };
    let nobody = Choice { value: String::new(), label: say!(words::NOT_ASSIGNED).to_owned() };
    let named = people.into_iter().map(|person| Choice { value: person.id.to_string(), label: person.name });
    let choices: Vec<_> = std::iter::once(nobody).chain(named).collect();
    view! {
        <Field name="title" label=say!(words::WORK_TITLE) value=title/>
        <div class="field-row">
            <Picker
                name="assignee"
                label=say!(words::ASSIGNEE)
                choices=choices
                value=assignee.unwrap_or_default()
                optional=true
            />
            <Field
                name="date"
                label=say!(words::BY_DATE)
                help=say!(words::DATE_HELP)
                value=due.unwrap_or_default()
                width="date"
                inputmode="numeric"
                optional=true
            />
        </div>
    }
    .into_any()
}
