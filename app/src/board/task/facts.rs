//! What is known of the task besides its text: the ward's part, the term, who leads, supports and is in charge.

use domain::board::{Card, UnitHead};
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use super::sheet::{Sheet, can, was_refused};
use crate::{
    board::task_api::AssignUnits,
    i18n::{board as board_words, common, task as words},
    live::live,
    say,
    ui::{Choice, Form, Icon, Picker, typed},
};

const UNITS: &str = "giao-don-vi";
const SUGGESTION: &str = "giao-de-xuat";

/// The facts.
#[component]
pub fn FactsPanel(sheet: Sheet) -> impl IntoView {
    let card = sheet.part(|page| page.card.clone());
    let may_assign =
        sheet.part(|page| !page.card.facts.gone && can(Action::AssignTask, &page.card.facts.about));
    view! {
        <section class="panel" id="thong-tin" aria-labelledby="tt-t">
            <h2 id="tt-t">{say!(words::FACTS)}</h2>
            <dl class="facts">
                {move || {
                    let card = card.get();
                    let role = card.ward_role.map_or(words::NOT_SAID, board_words::role);
                    let support: Vec<_> = card.support.iter().map(|unit| unit.short_name.as_str()).collect();
                    let support =
                        if support.is_empty() { say!(words::NOT_ASSIGNED).to_owned() } else { support.join(", ") };
                    let lead = card.lead.as_ref().map(|unit| unit.name.clone());
                    let suggested = card.suggested.as_ref().filter(|_| lead.is_none());
                    let owner = card.owner.as_ref().map(|person| person.name.clone());
                    let nobody = || say!(words::NOT_ASSIGNED).to_owned();
                    view! {
                        <div>
                            <dt>{say!(words::WARD_ROLE)}</dt>
                            <dd>{say!(role)}</dd>
                        </div>
                        <div>
                            <dt>{say!(words::TERM)}</dt>
                            <dd>
                                {card.term_text.clone()}
                                {words::due(card.due)
                                    .map(|(mark, said)| {
                                        view! {
                                            <br/>
                                            {match mark {
                                                Some(mark) => {
                                                    view! {
                                                        <span class="badge" data-state=mark>
                                                            {said}
                                                        </span>
                                                    }
                                                        .into_any()
                                                }
                                                None => view! { <span class="soft small">{said}</span> }.into_any(),
                                            }}
                                        }
                                    })}
                            </dd>
                        </div>
                        <div>
                            <dt>{say!(words::LEAD_UNIT)}</dt>
                            <dd>
                                {lead.unwrap_or_else(nobody)}
                                {suggested
                                    .map(|unit| {
                                        view! {
                                            <br/>
                                            <span class="chip" data-kind="suggested">
                                                {say!(words::SUGGESTED, unit.short_name)}
                                            </span>
                                        }
                                    })}
                            </dd>
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
                }}
            </dl>
            {move || {
                may_assign
                    .get()
                    .then(|| {
                        view! {
                            <AcceptSuggestion sheet=sheet/>
                            <UnitsFold sheet=sheet/>
                        }
                    })
            }}
        </section>
    }
    .into_any()
}

/// The task and the version of it that the reader sees, as forms about the task itself post them.
#[component]
pub fn Task(sheet: Sheet) -> impl IntoView {
    let version = sheet.part(|page| page.task_version);
    let task = sheet.page.with_untracked(|page| page.card.task);
    view! {
        <input type="hidden" name="task" value=task.to_string()/>
        <input type="hidden" name="seen" value=move || version.get().to_string()/>
    }
}

/// One press puts the suggested unit in the lead.
#[component]
fn AcceptSuggestion(sheet: Sheet) -> impl IntoView {
    let card = sheet.part(|page| page.card.clone());
    let live = live();
    let refused = Callback::new(move |()| live.refresh());
    move || {
        let card = card.get();
        let suggested = card.suggested.filter(|_| card.lead.is_none())?;
        let support: Vec<_> = card.support.into_iter().filter(|unit| unit.id != suggested.id).collect();
        Some(view! {
            <Form to=AssignUnits::url() id=SUGGESTION refused=refused>
                <Task sheet=sheet/>
                <input type="hidden" name="lead" value=suggested.id.to_string()/>
                {support
                    .into_iter()
                    .enumerate()
                    .map(|(at, unit)| {
                        view! { <input type="hidden" name=support_name(at) value=unit.id.to_string()/> }
                    })
                    .collect_view()}
                <button class="button">
                    <Icon name="check"/>
                    {say!(words::ACCEPT_SUGGESTION, suggested.short_name)}
                </button>
            </Form>
        })
    }
}

/// Who leads and who supports.
#[component]
fn UnitsFold(sheet: Sheet) -> impl IntoView {
    let typing = RwSignal::new(was_refused(UNITS));
    let base = sheet.part_unless(typing, |page| (page.card.clone(), page.units.clone()));
    let done = Callback::new(move |()| typing.set(false));
    let live = live();
    let refused = Callback::new(move |()| live.refresh());
    view! {
        <details class="fold" open=was_refused(UNITS)>
            <summary>
                <Icon name="edit"/>
                {say!(words::ASSIGN)}
            </summary>
            {move || {
                let (card, units) = base.get();
                view! {
                    <Form to=AssignUnits::url() id=UNITS class="stack" done=done refused=refused>
                        <Task sheet=sheet/>
                        <div class="stack" on:input=move |_| typing.set(true)>
                            {unit_fields(card, units)}
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

fn unit_fields(card: Card, units: Vec<UnitHead>) -> impl IntoView {
    let nobody = Choice { value: String::new(), label: say!(words::NOT_ASSIGNED).to_owned() };
    let choices = units.iter().map(|unit| Choice { value: unit.id.to_string(), label: unit.name.clone() });
    let choices: Vec<_> = std::iter::once(nobody).chain(choices).collect();
    let lead = card.lead.map(|unit| unit.id.to_string()).unwrap_or_default();
    let boxes = units
        .into_iter()
        .enumerate()
        .map(|(at, unit)| {
            let name = support_name(at);
            let checked = typed(&name).is_some() || card.support.iter().any(|one| one.id == unit.id);
            view! {
                <label class="choice">
                    <input type="checkbox" name=name value=unit.id.to_string() checked=checked/>
                    <span>{unit.name}</span>
                </label>
            }
        })
        .collect_view();
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
