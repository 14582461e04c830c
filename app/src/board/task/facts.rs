//! What is known of the task besides its text: the ward's part, the term, who leads, supports and is in charge.

use domain::board::{Card, TaskPage, UnitHead};
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{reader::can, refused::is_ticked};
use crate::{
    board::task_api::AssignUnits,
    i18n::{board as board_words, common, task as words},
    say,
    ui::{Choice, Fold, Form, Icon, Picker},
};

const UNITS: &str = "giao-don-vi";
const SUGGESTION: &str = "giao-de-xuat";

/// The facts.
pub fn facts_panel(page: &TaskPage) -> AnyView {
    let may_assign = !page.card.facts.gone && can(Action::AssignTask, &page.card.facts.about);
    view! {
        <section class="panel" id="thong-tin" aria-labelledby="tt-t">
            <h2 id="tt-t">{say!(words::FACTS)}</h2>
            <dl class="facts">{facts(&page.card)}</dl>
            {may_assign.then(|| view! { {accept_suggestion(page)} {units_fold(page)} })}
        </section>
    }
    .into_any()
}

fn facts(card: &Card) -> AnyView {
    let role = card.ward_role.map_or(words::NOT_SAID, board_words::role);
    let nobody = || say!(words::NOT_ASSIGNED).to_owned();
    let support: Vec<_> = card.support.iter().map(|unit| unit.short_name.as_str()).collect();
    let support = if support.is_empty() { nobody() } else { support.join(", ") };
    let lead = card.lead.as_ref().map(|unit| unit.name.clone());
    let suggested = card.suggested.as_ref().filter(|_| lead.is_none());
    let suggested = suggested.map(|unit| {
        view! {
            <br/>
            <span class="chip" data-kind="suggested">
                {say!(words::SUGGESTED, unit.short_name)}
            </span>
        }
    });
    let owner = card.owner.as_ref().map(|person| person.name.clone());
    view! {
        <div>
            <dt>{say!(words::WARD_ROLE)}</dt>
            <dd>{say!(role)}</dd>
        </div>
        <div>
            <dt>{say!(words::TERM)}</dt>
            <dd>{card.term_text.clone()} {due(card)}</dd>
        </div>
        <div>
            <dt>{say!(words::LEAD_UNIT)}</dt>
            <dd>{lead.unwrap_or_else(nobody)} {suggested}</dd>
        </div>
        <div>
            <dt>{say!(words::SUPPORT_UNITS)}</dt>
            <dd>{support}</dd>
        </div>
        <div>
            <dt>{say!(words::OFFICER)}</dt>
            <dd>{owner.unwrap_or_else(nobody)}</dd>
        </div>
    }
    .into_any()
}

/// How the task stands to its last day, under the term.
fn due(card: &Card) -> Option<AnyView> {
    let (mark, said) = words::due(card.due)?;
    let said = match mark {
        Some(mark) => view! {
            <span class="badge" data-state=mark>
                {said}
            </span>
        }
        .into_any(),
        None => view! { <span class="soft small">{said}</span> }.into_any(),
    };
    Some(view! { <br/> {said} }.into_any())
}

/// The task and the version of it that the reader sees, as forms about the task itself post them.
pub fn task(page: &TaskPage) -> AnyView {
    view! {
        <input type="hidden" name="task" value=page.card.task.to_string()/>
        <input type="hidden" name="seen" value=page.task_version.to_string()/>
    }
    .into_any()
}

/// One press puts the suggested unit in the lead.
fn accept_suggestion(page: &TaskPage) -> Option<AnyView> {
    let card = &page.card;
    let suggested = card.suggested.clone().filter(|_| card.lead.is_none())?;
    let support: Vec<_> = card
        .support
        .iter()
        .filter(|unit| unit.id != suggested.id)
        .enumerate()
        .map(|(at, unit)| view! { <input type="hidden" name=support_name(at) value=unit.id.to_string()/> })
        .collect();
    let task = task(page);
    let form = view! {
        <Form to=AssignUnits::url() id=SUGGESTION>
            {task}
            <input type="hidden" name="lead" value=suggested.id.to_string()/>
            {support}
            <button class="button">
                <Icon name="check"/>
                {say!(words::ACCEPT_SUGGESTION, suggested.short_name)}
            </button>
        </Form>
    };
    Some(form.into_any())
}

/// Who leads and who supports.
fn units_fold(page: &TaskPage) -> AnyView {
    let (task, card, units) = (task(page), page.card.clone(), page.units.clone());
    view! {
        <Fold form=UNITS icon="edit" label=say!(words::ASSIGN)>
            <Form to=AssignUnits::url() id=UNITS class="stack">
                {task}
                <div class="stack">{unit_fields(&card, units)}</div>
                <p>
                    <button class="button">{say!(common::SAVE)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn unit_fields(card: &Card, units: Vec<UnitHead>) -> AnyView {
    let nobody = Choice { value: String::new(), label: say!(words::NOT_ASSIGNED).to_owned() };
    let choices = units.iter().map(|unit| Choice { value: unit.id.to_string(), label: unit.name.clone() });
    let choices: Vec<_> = std::iter::once(nobody).chain(choices).collect();
    let lead = card.lead.as_ref().map(|unit| unit.id.to_string()).unwrap_or_default();
    let boxes: Vec<_> = units
        .into_iter()
        .enumerate()
        .map(|(at, unit)| {
            let (name, value) = (support_name(at), unit.id.to_string());
            let supports = card.support.iter().any(|one| one.id == unit.id);
            let checked = is_ticked(UNITS, &name, &value, supports);
            view! {
                <label class="choice">
                    <input type="checkbox" name=name value=value checked=checked/>
                    <span>{unit.name}</span>
                </label>
            }
        })
        .collect();
    view! {
        <Picker name="lead" label=say!(words::LEAD_UNIT) choices=choices value=lead optional=true/>
        <fieldset class="field">
            <legend>{say!(words::SUPPORT_UNITS)}</legend>
            <p class="field-help">{say!(words::SUPPORT_HELP)}</p>
            <div class="choices">{boxes}</div>
        </fieldset>
    }
    .into_any()
}

/// The name of one of a list of values, as the server's reader of forms takes it.
fn support_name(at: usize) -> String {
    format!("support[{at}]")
}
