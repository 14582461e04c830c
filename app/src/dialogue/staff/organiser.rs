//! `/lich/{id}`: a dialogue from its plan to its promises; `/lich/moi`: a new one.

use domain::dialogue::view::{Choices, CommitmentView, OrganiserPage, StepOffer};
use domain::dialogue::{DialogueForm, PaperKind, Step, Warning};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    api::{self, AddPromise, ChangeDialogue, KeepPromise, PlanDialogue, TakeDialogueStep, WithdrawPromise},
    day, plan_form,
};
use crate::{
    i18n::{self, dialogue, dialogue_refusal, dialogue_staff as words},
    routes, say,
    ui::{
        Choice, Field, Fold, Form, Loaded, Page, Picker, StateWord, TextArea, facts, promise_row, promises,
    },
};

/// `/lich/moi`
pub fn new_page() -> AnyView {
    view! { <Loaded from=api::read_new() let:choices>{empty(choices)}</Loaded> }.into_any()
}

fn empty(choices: Choices) -> AnyView {
    view! {
        <Page title=say!(words::NEW) width="form">
            <Form to=PlanDialogue::url() id="ke-hoach" class="stack">
                {plan_form::fields(choices, DialogueForm::default())}
            </Form>
        </Page>
    }
    .into_any()
}

/// `/lich/{id}`
pub fn organiser_page() -> AnyView {
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    let find = use_query_map().with_untracked(|query| query.get("tim")).unwrap_or_default();
    view! { <Loaded from=api::read_dialogue(id) let:known>{shown(known, &find)}</Loaded> }.into_any()
}

/// What is to be said about the days that the law asks for.
pub(super) fn warning(one: &Warning) -> AnyView {
    let (state, sentence) = words::warning(one);
    view! {
        <p class="notice" data-state=state>
            {sentence}
        </p>
    }
    .into_any()
}

fn shown((known, key): (OrganiserPage, String), find: &str) -> AnyView {
    let id = known.head.id;
    let (state, word) = dialogue::phase(known.head.phase);
    let warnings = known.warnings.iter().map(warning).collect_view();
    let [last, by, result] =
        [known.legal.notice_last, known.legal.notice_by, known.legal.result_by].map(i18n::day);
    // The law counts every day; who announces works on working days alone.
    let legal = if last == by {
        say!(words::LEGAL, last, result)
    } else {
        say!(words::LEGAL_EARLIER, last, by, result)
    };
    let steps = known.steps.iter().map(|offer| step(&known, offer)).collect_view();
    let change = (known.may_run && known.head.state.may_change()).then(|| {
        let at = plan_form::as_typed(&known.head, &known.plan, known.places.capacity);
        let (choices, version) = (known.choices.clone(), known.version);
        view! {
            <Fold form="sua" icon="edit" label=say!(words::CHANGE)>
                <Form to=ChangeDialogue::url() id="sua" class="stack">
                    <input type="hidden" name="id" value=id.to_string()/>
                    <input type="hidden" name="seen_version" value=version/>
                    {plan_form::fields(choices, at)}
                </Form>
            </Fold>
        }
    });
    let texts = [
        ("van-ban", words::TEXT_NOTICE, known.drafted.notice.clone()),
        ("doc-loa", words::TEXT_LOUD, known.drafted.loudspeaker.clone()),
        ("zalo", words::TEXT_ZALO, known.drafted.zalo.clone()),
    ];
    let texts = texts.map(|(form, name, text)| {
        view! {
            <Fold form=form icon="list" label=say!(name)>
                <p class="quote copy lines" id=format!("chu-{form}")>
                    {text}
                </p>
                <p>
                    <button class="button" type="button" data-copy=format!("#chu-{form}") data-said=say!(words::COPIED)>
                        {say!(words::COPY)}
                    </button>
                </p>
            </Fold>
        }
    });
    let papers = known.may_run.then(|| {
        let links = PaperKind::ALL.iter().map(|kind| {
            view! {
                <li>
                    <span>{say!(words::paper(*kind))}</span>
                    <a class="button" href=routes::paper_file(id, *kind)>
                        {say!(words::TAKE_WORD)}
                    </a>
                    <a class="button" href=routes::paper(id, *kind)>
                        {say!(words::PRINT)}
                    </a>
                </li>
            }
        });
        view! { <ul class="papers" role="list">{links.collect_view()}</ul> }
    });
    let day_parts = day::parts(&known, &key, find);
    let promise = (known.may_run && known.head.state.is_at_work()).then(|| promise_form(&known, &key));
    let keeps: Vec<_> = known
        .old_promises
        .commitments
        .iter()
        .chain(&known.promises.commitments)
        .filter(|one| one.may_keep || one.may_withdraw)
        .cloned()
        .collect();
    let is_public = known.head.state.is_public(known.plan.announced_at.is_some());
    view! {
        <Page title=known.head.title.clone()>
            <div class="stack" data-gap="large">
                <div class="row">
                    <StateWord state=state word=say!(word)/>
                    {is_public
                        .then(|| {
                            view! {
                                <a class="link" href=routes::dialogue(id)>
                                    {say!(words::PUBLIC_PAGE)}
                                </a>
                                <a class="link" href=routes::hall(id)>
                                    {say!(dialogue::SCREEN)}
                                </a>
                            }
                        })}
                </div>
                {warnings}
                <section class="panel">
                    <h2>{say!(words::PLAN)}</h2>
                    {facts([
                        (dialogue::WHEN, Some(dialogue::hours(known.head.starts, known.head.ends))),
                        (dialogue::PLACE, Some(known.head.place.clone()).filter(|text| !text.is_empty())),
                        (words::LINK, Some(known.plan.link.clone()).filter(|text| !text.is_empty())),
                        (dialogue::CHAIR, Some(known.plan.chair.name.clone())),
                        (dialogue::UNIT, Some(known.plan.unit.name.clone())),
                    ])}
                    <p class="soft small">{legal}</p>
                    {change}
                </section>
                {(!known.steps.is_empty())
                    .then(|| {
                        view! {
                            <section class="panel" id="buoc">
                                <h2>{say!(words::STEPS)}</h2>
                                {steps}
                            </section>
                        }
                    })}
                <section class="panel">
                    <h2>{say!(words::DRAFTED)}</h2>
                    {texts.collect_view()}
                    {papers}
                </section>
                {day_parts}
                <section class="panel" id="cam-ket">
                    <h2>{say!(dialogue::PROMISES_HERE)}</h2>
                    {promises(known.promises, false)}
                    {promise}
                </section>
                <section class="panel">
                    <h2>{say!(dialogue::PROMISES_BEFORE)}</h2>
                    {promises(known.old_promises, true)}
                </section>
                {(!keeps.is_empty()).then(|| view! { <h2>{say!(words::KEEPING)}</h2> })}
                {keeps.into_iter().map(keep).collect_view()}
            </div>
        </Page>
    }
    .into_any()
}

fn step(known: &OrganiserPage, offer: &StepOffer) -> AnyView {
    let (step, id, version) = (offer.step, known.head.id, known.version);
    let form = format!("buoc-{}", step.name());
    // Made inside the form: its fields find there what was typed into it before it was refused.
    let inside = move || match step {
        Step::Postpone => view! {
            <TextArea name="reason" label=say!(words::REASON) rows=2/>
            <Field
                name="day"
                label=say!(words::NEW_DAY)
                help=say!(words::NEW_DAY_HELP)
                width="date"
                inputmode="numeric"
                optional=true
            />
            <Field
                name="starts"
                label=say!(words::STARTS)
                help=say!(words::HOUR_HELP)
                width="number"
                optional=true
            />
            <Field name="ends" label=say!(words::ENDS) width="number" optional=true/>
        }
        .into_any(),
        Step::Cancel => view! { <TextArea name="reason" label=say!(words::REASON) rows=2/> }.into_any(),
        Step::Hold => view! {
            <Field
                name="present"
                label=say!(words::PRESENT)
                help=say!(words::PRESENT_HELP)
                inputmode="numeric"
                optional=true
            />
        }
        .into_any(),
        Step::Announce | Step::Conclude => ().into_any(),
    };
    let why = offer.refused.as_ref().map(|why| {
        view! {
            <p class="notice" data-state="at_risk">
                {dialogue_refusal::refused(why)}
            </p>
        }
    });
    view! {
        <Fold form=form.clone() icon="flag" label=say!(words::step(step))>
            <Form to=TakeDialogueStep::url() id=form class="stack">
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="seen_version" value=version/>
                <input type="hidden" name="step" value=step.name()/>
                {why}
                {inside()}
                <p>
                    <button class="button" data-kind="primary">
                        {say!(words::step(step))}
                    </button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn promise_form(known: &OrganiserPage, key: &str) -> AnyView {
    let (id, key) = (known.head.id, key.to_owned());
    let choice = |value: String, label: String| Choice { value, label };
    let none = || choice(String::new(), say!(words::NONE).to_owned());
    let units = known.choices.units.iter().map(|(id, name)| choice(id.to_string(), name.clone()));
    let units: Vec<_> = units.collect();
    // Without a choice it belongs to the dialogue's task.
    let own = known.plan.task.as_ref();
    let own = own.map(|(code, title)| say!(words::TASK_OF_DIALOGUE, format!("{code}. {title}")));
    let own = choice(String::new(), own.unwrap_or_else(|| say!(words::NONE).to_owned()));
    let tasks: Vec<_> = std::iter::once(own).chain(plan_form::tasks(&known.choices.tasks)).collect();
    let open = known.questions.iter().filter(|one| one.outcome.is_none() && one.merged_into.is_none());
    let open = open.map(|one| choice(one.id.to_string(), say!(dialogue::QUESTION_NUMBER, one.number)));
    let open: Vec<_> = std::iter::once(none()).chain(open).collect();
    view! {
        <Fold form="hua" icon="edit" label=say!(words::PROMISE)>
            <Form to=AddPromise::url() id="hua" class="stack" keeps=say!(words::PROMISE)>
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="form_key" value=key/>
                <TextArea name="text" label=say!(words::PROMISE_TEXT) rows=2/>
                <Picker name="unit" label=say!(dialogue::UNIT) choices=units/>
                <Field name="due_on" label=say!(words::DUE) help=say!(words::DAY_HELP)/>
                <Picker name="task" label=say!(dialogue::TASK) choices=tasks optional=true/>
                <Picker name="question" label=say!(words::SETTLES) choices=open optional=true/>
                <p>
                    <button class="button">{say!(words::PROMISE)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

/// A promise that the reader may keep or take back.
fn keep(one: CommitmentView) -> AnyView {
    let (id, version) = (one.id, one.version);
    let which = move || {
        view! {
            <input type="hidden" name="commitment" value=id.to_string()/>
            <input type="hidden" name="seen_version" value=version/>
        }
    };
    let keep = one.may_keep.then(|| {
        let form = format!("giu-{id}");
        view! {
            <Fold form=form.clone() icon="edit" label=say!(words::KEEP)>
                <Form to=KeepPromise::url() id=form class="stack">
                    {which()}
                    <TextArea name="note" label=say!(words::KEEP_NOTE) rows=2/>
                    <p>
                        <button class="button">{say!(words::KEEP)}</button>
                    </p>
                </Form>
            </Fold>
        }
    });
    let withdraw = one.may_withdraw.then(|| {
        let form = format!("rut-{id}");
        view! {
            <Fold form=form.clone() icon="edit" label=say!(words::WITHDRAW)>
                <Form to=WithdrawPromise::url() id=form class="stack">
                    {which()}
                    <p class="soft">{say!(words::WITHDRAW_HELP)}</p>
                    <TextArea name="reason" label=say!(words::WITHDRAW_WHY) rows=2/>
                    <p>
                        <button class="button" data-kind="danger">
                            {say!(words::WITHDRAW)}
                        </button>
                    </p>
                </Form>
            </Fold>
        }
    });
    view! {
        <section class="panel">
            <ul class="promise-rows" role="list">{promise_row(one, false)}</ul>
            {keep}
            {withdraw}
        </section>
    }
    .into_any()
}
