//! Small jobs under a task: who, until when, a checklist.

use domain::board::{Check, PersonHead, WorkItem};
use domain::ids::WorkItemId;
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    period::About,
    sheet::{Sheet, actor, can, was_refused},
};
use crate::{
    board::task_api::{AddCheck, AddWork, ChangeWork, FinishWork, TickCheck},
    i18n::{common, day, task as words},
    live::live,
    say,
    ui::{Choice, Field, Form, Icon, Mark, Picker},
};

const FORM: &str = "them-dau-viec";

/// The jobs, open ones first, and the form for one more.
#[component]
pub fn WorkPanel(sheet: Sheet) -> impl IntoView {
    let ids = sheet.part(|page| page.work.iter().map(|item| item.id).collect::<Vec<_>>());
    let count =
        sheet.part(|page| (page.work.iter().filter(|item| item.done.is_some()).count(), page.work.len()));
    let may_plan = sheet.part(|page| !page.card.facts.gone && can(Action::PlanWork, &page.card.facts.about));
    view! {
        <section class="panel" id="dau-viec" aria-labelledby="dv-t">
            <div class="panel-head">
                <h2 id="dv-t">{say!(words::WORK_ITEMS)}</h2>
                {move || match count.get() {
                    (_, 0) => None,
                    (done, all) => {
                        Some(view! { <span class="soft small">{say!(words::WORK_DONE_OF, done, all)}</span> })
                    }
                }}
            </div>
            <div>
                {move || {
                    ids.with(Vec::is_empty).then(|| view! { <p class="soft">{say!(words::WORK_EMPTY)}</p> })
                }}
                <For
                    each=move || ids.get()
                    key=|id| *id
                    children=move |id| view! { <Job sheet=sheet id=id may_plan=may_plan/> }
                />
                {move || may_plan.get().then(|| view! { <AddFold sheet=sheet/> })}
            </div>
        </section>
    }
    .into_any()
}

/// What the reader may do with a job.
#[derive(Clone, Copy, PartialEq, Eq)]
struct May {
    /// Tick, add lines, finish.
    work: bool,
    /// Change who and when.
    change: bool,
}

#[component]
fn Job(sheet: Sheet, id: WorkItemId, may_plan: Memo<bool>) -> impl IntoView {
    let item = sheet.part(move |page| page.work.iter().find(|item| item.id == id).cloned());
    let may = Memo::new(move |_| {
        let (mine, open) = item.with(|item| match item {
            Some(item) => (item.assignee.as_ref().map(|person| person.id), item.done.is_none()),
            None => (None, false),
        });
        let is_mine = mine.is_some() && mine == actor().map(|actor| actor.person);
        May { work: may_plan.get() || is_mine, change: may_plan.get() && open }
    });
    let forms = [format!("muc-{id}"), format!("sua-{id}"), format!("xong-{id}"), format!("kiem-tra-{id}")];
    let is_open = forms.iter().any(|form| was_refused(form));
    view! {
        <details class="fold work-item" open=is_open>
            <summary>{move || item.get().map(summary)}</summary>
            <div class="stack" data-gap="small">
                {move || item.get().map(|item| checklist(id, &item.checks, may.get().work))}
                {move || may.get().work.then(|| view! { <CheckForm id=id/> })}
                {move || item.get().filter(|_| may.get().work).map(finish)}
                {move || may.get().change.then(|| view! { <ChangeFold sheet=sheet id=id item=item/> })}
            </div>
        </details>
    }
    .into_any()
}

fn summary(item: WorkItem) -> impl IntoView {
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

/// The checklist: one button a line, so that a tick needs no further press.
fn checklist(id: WorkItemId, checks: &[Check], may_tick: bool) -> impl IntoView + use<> {
    if checks.is_empty() {
        return view! { <p class="soft">{say!(words::NO_CHECKS)}</p> }.into_any();
    }
    let rows = checks
        .iter()
        .map(|check| {
            let mark = if check.done { "accepted" } else { "not_started" };
            view! {
                <li>
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

#[component]
fn CheckForm(id: WorkItemId) -> impl IntoView {
    let sent = RwSignal::new(0);
    let done = Callback::new(move |()| sent.update(|sent| *sent += 1));
    move || {
        sent.track();
        view! {
            <Form to=AddCheck::url() id=format!("muc-{id}") class="stack" done=done>
                <input type="hidden" name="item" value=id.to_string()/>
                <Field name="text" label=say!(words::ADD_CHECK) enterkeyhint="send"/>
                <p>
                    <button class="button">{say!(common::ADD)}</button>
                </p>
            </Form>
        }
    }
}

fn finish(item: WorkItem) -> impl IntoView {
    let (value, word) =
        if item.done.is_some() { ("false", words::UNFINISH) } else { ("true", words::FINISH) };
    let live = live();
    let refused = Callback::new(move |()| live.refresh());
    view! {
        <Form to=FinishWork::url() id=format!("xong-{}", item.id) refused=refused>
            <input type="hidden" name="item" value=item.id.to_string()/>
            <input type="hidden" name="seen" value=item.version.to_string()/>
            <button class="button" data-kind="quiet" name="done" value=value>
                {say!(word)}
            </button>
        </Form>
    }
    .into_any()
}

#[component]
fn ChangeFold(sheet: Sheet, id: WorkItemId, item: Memo<Option<WorkItem>>) -> impl IntoView {
    let typing = RwSignal::new(was_refused(&format!("sua-{id}")));
    let base = Memo::new(move |known: Option<&Option<WorkItem>>| match known {
        Some(known) if typing.get() => known.clone(),
        _ => item.get(),
    });
    let version = Memo::new(move |_| item.with(|item| item.as_ref().map_or(0, |item| item.version)));
    let people = sheet.part(|page| page.people.clone());
    let done = Callback::new(move |()| typing.set(false));
    let live = live();
    let refused = Callback::new(move |()| live.refresh());
    view! {
        <details class="fold" open=typing.get_untracked()>
            <summary>
                <Icon name="edit"/>
                {say!(words::EDIT_WORK)}
            </summary>
            {move || {
                let item = base.get()?;
                Some(
                    view! {
                        <Form to=ChangeWork::url() id=format!("sua-{id}") class="stack" done=done refused=refused>
                            <input type="hidden" name="item" value=id.to_string()/>
                            <input type="hidden" name="seen" value=move || version.get().to_string()/>
                            <div class="stack" on:input=move |_| typing.set(true)>
                                {fields(people.get_untracked(), Some(item))}
                            </div>
                            <p>
                                <button class="button">{say!(common::SAVE)}</button>
                            </p>
                        </Form>
                    },
                )
            }}
        </details>
    }
    .into_any()
}

#[component]
fn AddFold(sheet: Sheet) -> impl IntoView {
    let people = sheet.part(|page| page.people.clone());
    let sent = RwSignal::new(0);
    let done = Callback::new(move |()| sent.update(|sent| *sent += 1));
    view! {
        <details class="fold" open=was_refused(FORM)>
            <summary>
                <Icon name="plus"/>
                {say!(words::ADD_WORK)}
            </summary>
            {move || {
                sent.track();
                view! {
                    <Form to=AddWork::url() id=FORM class="stack" done=done>
                        <About sheet=sheet/>
                        {fields(people.get_untracked(), None)}
                        <p>
                            <button class="button">{say!(words::ADD_WORK)}</button>
                        </p>
                    </Form>
                }
            }}
        </details>
    }
    .into_any()
}

fn fields(people: Vec<PersonHead>, item: Option<WorkItem>) -> impl IntoView {
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
