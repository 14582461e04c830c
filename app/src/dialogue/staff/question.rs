//! Questions of a dialogue as staff work on them: written down, shown in the hall, answered, taken away, merged.

use domain::dialogue::view::{OrganiserPage, QuestionRow};
use domain::feedback::StateKind as CaseState;
use domain::ids::{DialogueId, QuestionId};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::{
    AddDialogueQuestion, AnswerQuestion, GiveQuestion, MergeDialogueQuestion, ShowQuestion, TakeQuestionAway,
};
use crate::{
    dialogue::public::field_choices,
    i18n::{cases, dialogue, dialogue_staff as words},
    routes, say,
    ui::{Choice, Field, Fold, Form, Picker, TextArea, TickBox, facts},
};

/// The form by which a question is written down.
pub(super) fn add_question(id: DialogueId, key: String) -> AnyView {
    view! {
        <Fold form="hoi" icon="plus" label=say!(words::ADD_QUESTION)>
            <Form
                to=AddDialogueQuestion::url()
                id="hoi"
                class="stack"
                said=say!(words::QUESTION_WRITTEN)
                keeps=say!(words::ADD_QUESTION)
            >
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="form_key" value=key/>
                <Picker name="category" label=say!(dialogue::FIELD) choices=field_choices()/>
                <TextArea name="text" label=say!(dialogue::QUESTION)/>
                <Field name="name" label=say!(dialogue::NAME) optional=true/>
                <Field name="phone" kind="tel" label=say!(dialogue::PHONE) inputmode="tel" optional=true/>
                <TickBox name="may_merge" label=say!(words::ASKER_MAY_MERGE)/>
                <TickBox name="may_publish" label=say!(words::ASKER_MAY_PUBLISH)/>
                <p>
                    <button class="button">{say!(words::ADD_QUESTION)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

/// A question, with what the reader may do about it.
pub(super) fn question(known: &OrganiserPage, one: &QuestionRow, serves: bool) -> AnyView {
    let (id, this) = (known.head.id, one.id);
    let asker = one.asker.as_ref().map(|asker| format!("{} {}", asker.name, asker.business_name));
    let asker = asker.map(|asker| asker.trim().to_owned()).filter(|asker| !asker.is_empty());
    let merged = one.merged_into.map(|lead| view! { <p class="small">{say!(words::MERGED_INTO, lead)}</p> });
    let said = (!one.answer.is_empty()).then(|| view! { <p class="quote lines">{one.answer.clone()}</p> });
    let case = one.case.as_ref().map(|(code, ..)| match one.may_open_case {
        true => view! {
            <a class="link" href=routes::case(code)>
                {say!(dialogue::CASE, code)}
            </a>
        }
        .into_any(),
        false => view! { <span>{say!(dialogue::CASE, code)}</span> }.into_any(),
    });
    // Who has no registration takes the link to the question along.
    let follow = one.asker.as_ref().filter(|asker| !asker.link.is_empty()).map(|asker| {
        view! {
            <p class="small">
                <a class="button" href=routes::asked(id, &asker.link) target="_blank">
                    {say!(words::ASKER_LINK)}
                </a>
            </p>
        }
    });
    let is_hint = matches!(one.case, Some((_, CaseState::Noted, _)));
    let ended = if is_hint { words::OUT_HINT } else { dialogue::outcome(one.outcome) };
    let is_open = one.outcome.is_none() && one.merged_into.is_none();
    let acts = is_open.then(|| acts(known, one, serves));
    // What was answered leaves the screen as well, and what was said is written down.
    let hide = (serves && !is_open && known.on_screen == Some(one.id)).then(|| show(known, one));
    let correct = (one.may_answer && one.outcome.is_some()).then(|| correct(id, one));
    let apart = (known.may_run && one.merged_into.is_some() && one.outcome.is_none()).then(|| {
        view! {
            <Form to=MergeDialogueQuestion::url() id=format!("tach-{}", one.id)>
                {of(id, this)}
                <button class="button">{say!(words::SEPARATE)}</button>
            </Form>
        }
    });
    view! {
        <li id=format!("cau-{}", one.number)>
            <h3>{say!(dialogue::QUESTION_NUMBER, one.number)}</h3>
            {facts([
                (dialogue::FIELD, Some(say!(cases::category(one.category)).to_owned())),
                (dialogue::NAME, asker),
                (dialogue::UNIT, one.unit.as_ref().map(|unit| unit.name.clone())),
            ])}
            <p class="lines">{one.text.clone()}</p>
            {(!one.may_publish).then(|| view! { <p class="soft small">{say!(words::NOT_TO_PUBLISH)}</p> })}
            <p class="small">{say!(ended)} " " {case}</p>
            {follow}
            {merged}
            {said}
            {hide}
            {correct}
            {acts}
            {apart}
        </li>
    }
    .into_any()
}

/// Which question of which dialogue.
fn of(id: DialogueId, one: QuestionId) -> AnyView {
    view! {
        <input type="hidden" name="id" value=id.to_string()/>
        <input type="hidden" name="question" value=one.to_string()/>
    }
    .into_any()
}

/// Puts it on the screen in the hall, or takes it off.
fn show(known: &OrganiserPage, one: &QuestionRow) -> AnyView {
    let id = known.head.id;
    let (label, shown) = match known.on_screen == Some(one.id) {
        true => (words::HIDE, String::new()),
        false => (words::SHOW, one.id.to_string()),
    };
    view! {
        <Form to=ShowQuestion::url() id=format!("chieu-{}", one.id)>
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="question" value=shown/>
            <button class="button">{say!(label)}</button>
        </Form>
    }
    .into_any()
}

/// Writes down what was answered on the spot, or corrects an answer.
fn correct(id: DialogueId, one: &QuestionRow) -> AnyView {
    let (this, version, answer) = (one.id, one.version, one.answer.clone());
    let label = if answer.is_empty() { words::WRITE_ANSWER } else { words::CORRECT_ANSWER };
    let form = format!("chua-{}", one.id);
    view! {
        <Fold form=form.clone() icon="edit" label=say!(label)>
            <Form to=AnswerQuestion::url() id=form class="stack">
                {of(id, this)}
                <input type="hidden" name="seen_version" value=version/>
                <TextArea name="text" label=say!(words::ANSWER_TEXT) value=answer/>
                <p>
                    <button class="button">{say!(label)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn acts(known: &OrganiserPage, one: &QuestionRow, serves: bool) -> AnyView {
    let (id, this, version) = (known.head.id, one.id, one.version);
    let seen = move || view! { <input type="hidden" name="seen_version" value=version/> };
    // What it is called where it waits for the network.
    let waits = |does| format!("{}: {}", say!(dialogue::QUESTION_NUMBER, one.number), say!(does));
    let on_day = serves.then(|| {
        view! {
            <div class="row">
                {show(known, one)}
                <Form
                    to=AnswerQuestion::url()
                    id=format!("tai-cho-{}", one.id)
                    keeps=waits(words::ON_SPOT)
                >
                    {of(id, this)}
                    {seen()}
                    <input type="hidden" name="on_spot" value="1"/>
                    <button class="button">{say!(words::ON_SPOT)}</button>
                </Form>
                <Form
                    to=TakeQuestionAway::url()
                    id=format!("chuyen-{}", one.id)
                    keeps=waits(words::TAKE_AWAY)
                >
                    {of(id, this)}
                    {seen()}
                    <button class="button">{say!(words::TAKE_AWAY)}</button>
                </Form>
            </div>
        }
    });
    let answer = one.may_answer.then(|| {
        let form = format!("tra-loi-{}", one.id);
        let hidden = (of(id, this), seen());
        view! {
            <Fold form=form.clone() icon="edit" label=say!(words::ANSWER)>
                <Form to=AnswerQuestion::url() id=form class="stack">
                    {hidden.0}
                    {hidden.1}
                    <TextArea name="text" label=say!(words::ANSWER_TEXT)/>
                    <p>
                        <button class="button">{say!(words::ANSWER)}</button>
                    </p>
                </Form>
            </Fold>
        }
    });
    let run = known.may_run.then(|| {
        let units = known.choices.units.iter();
        let units: Vec<_> =
            units.map(|(id, name)| Choice { value: id.to_string(), label: name.clone() }).collect();
        let others = known.questions.iter().filter(|other| {
            other.id != one.id && other.outcome.is_none() && other.merged_into.is_none() && other.may_merge
        });
        let others: Vec<_> = others
            .map(|other| Choice {
                value: other.id.to_string(),
                label: say!(dialogue::QUESTION_NUMBER, other.number),
            })
            .collect();
        let merge = (one.may_merge && !others.is_empty()).then(|| {
            let form = format!("gop-{}", one.id);
            let hidden = of(id, this);
            view! {
                <Fold form=form.clone() icon="edit" label=say!(words::MERGE)>
                    <Form to=MergeDialogueQuestion::url() id=form class="stack">
                        {hidden}
                        <Picker name="other" label=say!(words::MERGE_OTHER) choices=others/>
                        <p>
                            <button class="button">{say!(words::MERGE)}</button>
                        </p>
                    </Form>
                </Fold>
            }
        });
        let form = format!("giao-{}", one.id);
        let hidden = (of(id, this), seen());
        view! {
            <Fold form=form.clone() icon="edit" label=say!(words::GIVE)>
                <Form to=GiveQuestion::url() id=form class="stack">
                    {hidden.0}
                    {hidden.1}
                    <Picker name="unit" label=say!(dialogue::UNIT) choices=units/>
                    <p>
                        <button class="button">{say!(words::GIVE)}</button>
                    </p>
                </Form>
            </Fold>
            {merge}
        }
    });
    view! {
        {on_day}
        {answer}
        {run}
    }
    .into_any()
}
