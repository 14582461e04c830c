//! The six clear points ("6 rõ"): what is said, and what is missing.

use domain::board::{Point, TaskPage};
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    facts::task,
    reader::can,
    refused::{is_ticked, unsent},
};
use crate::{
    board::task_api::FillPoints,
    i18n::{Text, common, day, task as words},
    say,
    ui::{Choice, Field, Fold, Form, Picker, TextArea},
};

const FORM: &str = "bo-sung-6-ro";

/// The check of the six points.
pub fn points_panel(page: &TaskPage) -> AnyView {
    let may_assign = !page.card.facts.gone && can(Action::AssignTask, &page.card.facts.about);
    let badge = match page.card.facts.points.missing().len() {
        0 => view! { <span class="badge" data-state="met">{say!(words::ALL_CLEAR)}</span> }.into_any(),
        missing => view! {
            <span class="badge" data-state="at_risk">
                {say!(words::MISSING, missing)}
            </span>
        }
        .into_any(),
    };
    let form = if may_assign {
        points_fold(page)
    } else {
        unsent(FORM, &["short_title", "product", "responsibility", "authority"]).into_any()
    };
    view! {
        <section class="panel" id="sau-ro" aria-labelledby="sr-t">
            <div class="panel-head">
                <h2 id="sr-t">{say!(words::SIX_POINTS)}</h2>
                {badge}
            </div>
            <ul class="points" role="list">
                {Point::ALL.into_iter().map(|point| row(point, said(page, point))).collect_view()}
            </ul>
            {form}
        </section>
    }
    .into_any()
}

fn row(point: Point, said: Result<String, Text>) -> AnyView {
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
    .into_any()
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
fn points_fold(page: &TaskPage) -> AnyView {
    let (task, page) = (task(page), page.clone());
    view! {
        <Fold form=FORM icon="edit" label=say!(words::EDIT_POINTS)>
            <Form to=FillPoints::url() id=FORM class="stack">
                {task}
                <div class="stack">{fields(page)}</div>
                <p>
                    <button class="button">{say!(common::SAVE)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn fields(page: TaskPage) -> AnyView {
    let nobody = Choice { value: String::new(), label: say!(words::NOT_ASSIGNED).to_owned() };
    let named =
        page.people.into_iter().map(|person| Choice { value: person.id.to_string(), label: person.name });
    let choices: Vec<_> = std::iter::once(nobody).chain(named).collect();
    let owner = page.card.owner.map(|owner| owner.id.to_string()).unwrap_or_default();
    let needs_evidence = is_ticked(FORM, "needs_evidence", "true", page.card.facts.needs_evidence);
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
            <input type="checkbox" name="needs_evidence" value="true" checked=needs_evidence/>
            <span>{say!(words::NEEDS_EVIDENCE_CHOICE)}</span>
        </label>
    }
    .into_any()
}
