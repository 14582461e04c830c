//! The six clear points ("6 rõ"): what is said, and what is missing.

use domain::board::{Point, TaskPage};
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    facts::Task,
    sheet::{Sheet, can, was_refused},
};
use crate::{
    board::task_api::FillPoints,
    i18n::{Text, common, day, task as words},
    live::live,
    say,
    ui::{Choice, Field, Form, Icon, Picker, TextArea},
};

const FORM: &str = "bo-sung-6-ro";

/// The check of the six points.
#[component]
pub fn PointsPanel(sheet: Sheet) -> impl IntoView {
    let points = sheet.part(|page| Point::ALL.map(|point| (point, said(page, point))));
    let missing = sheet.part(|page| page.card.facts.points.missing().len());
    let may_assign =
        sheet.part(|page| !page.card.facts.gone && can(Action::AssignTask, &page.card.facts.about));
    view! {
        <section class="panel" id="sau-ro" aria-labelledby="sr-t">
            <div class="panel-head">
                <h2 id="sr-t">{say!(words::SIX_POINTS)}</h2>
                {move || match missing.get() {
                    0 => view! { <span class="badge" data-state="met">{say!(words::ALL_CLEAR)}</span> }.into_any(),
                    missing => {
                        view! {
                            <span class="badge" data-state="at_risk">
                                {say!(words::MISSING, missing)}
                            </span>
                        }
                            .into_any()
                    }
                }}
            </div>
            <ul class="points" role="list">
                {move || points.get().into_iter().map(|(point, said)| row(point, said)).collect_view()}
            </ul>
            {move || may_assign.get().then(|| view! { <PointsFold sheet=sheet/> })}
        </section>
    }
    .into_any()
}

fn row(point: Point, said: Result<String, Text>) -> impl IntoView {
    let mark = if said.is_ok() { "met" } else { "no_data" };
    view! {
        <li data-state=mark>
            <span class="mark" aria-hidden="true"></span>
            <div>
                <b>{say!(words::point(point))}</b>
                {match said {
                    Ok(said) => said.into_any(),
                    Err(missing) => view! { <span class="soft">{say!(missing)}</span> }.into_any(),
                }}
            </div>
        </li>
    }
}

/// What stands for a point, or what is missing.
fn said(page: &TaskPage, point: Point) -> Result<String, Text> {
    let card = &page.card;
    let clear = card.facts.points.is_clear(point);
    let or = |text: Option<String>, missing: Text| text.filter(|_| clear).ok_or(missing);
    match point {
        Point::Person => or(card.owner.as_ref().map(|owner| owner.name.clone()), words::NO_PERSON),
        Point::Work => or(Some(card.title.clone()), words::NO_WORK),
        Point::Time => {
            let until = day(page.report.period.last_day());
            or(Some(say!(words::TERM_TO, card.term_text, until)), words::NO_TIME)
        }
        Point::Responsibility if card.lead.is_none() => Err(words::NO_RESPONSIBILITY_UNIT),
        Point::Responsibility => or(page.responsibility.clone(), words::NO_RESPONSIBILITY),
        Point::Product => or(page.product.clone(), words::NO_PRODUCT),
        Point::Authority => or(page.authority.clone(), words::NO_AUTHORITY),
    }
}

/// The form for what is missing.
#[component]
fn PointsFold(sheet: Sheet) -> impl IntoView {
    let typing = RwSignal::new(was_refused(FORM));
    let base = sheet.part_unless(typing, Clone::clone);
    let done = Callback::new(move |()| typing.set(false));
    let live = live();
    let refused = Callback::new(move |()| live.refresh());
    view! {
        <details class="fold" open=was_refused(FORM)>
            <summary>
                <Icon name="edit"/>
                {say!(words::EDIT_POINTS)}
            </summary>
            {move || {
                let page = base.get();
                view! {
                    <Form to=FillPoints::url() id=FORM class="stack" done=done refused=refused>
                        <Task sheet=sheet/>
                        <div class="stack" on:input=move |_| typing.set(true)>
                            {fields(page)}
                        </div>
                        <p>
                            <button class="button">{say!(common::SAVE)}</button>
                        </p>
                    </Form>
                }
            }}
        </details>
    }
    .into_any()
}

fn fields(page: TaskPage) -> impl IntoView {
    let nobody = Choice { value: String::new(), label: say!(words::NOT_ASSIGNED).to_owned() };
    let named =
        page.people.into_iter().map(|person| Choice { value: person.id.to_string(), label: person.name });
    let choices: Vec<_> = std::iter::once(nobody).chain(named).collect();
    let owner = page.card.owner.map(|owner| owner.id.to_string()).unwrap_or_default();
    view! {
        <Field
            name="short_title"
            label=say!(words::SHORT_TITLE)
            help=say!(words::SHORT_TITLE_HELP)
            value=page.card.title
        />
        <Picker name="owner" label=say!(words::OFFICER) choices=choices value=owner optional=true/>
        <TextArea
            name="product"
            label=say!(words::PRODUCT_FIELD)
            value=page.product.unwrap_or_default()
            rows=2
            optional=true
        />
        <TextArea
            name="responsibility"
            label=say!(words::RESPONSIBILITY_FIELD)
            value=page.responsibility.unwrap_or_default()
            rows=2
            optional=true
        />
        <TextArea
            name="authority"
            label=say!(words::AUTHORITY_FIELD)
            value=page.authority.unwrap_or_default()
            rows=2
            optional=true
        />
        <label class="choice">
            <input
                type="checkbox"
                name="needs_evidence"
                value="true"
                checked=page.card.facts.needs_evidence
            />
            <span>{say!(words::NEEDS_EVIDENCE_CHOICE)}</span>
        </label>
    }
    .into_any()
}
