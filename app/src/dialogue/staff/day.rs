//! Registrations, questions and notes of a dialogue: before its day and on it.

use domain::dialogue::view::{OrganiserPage, QuestionRow, RegistrationRow, Seat};
use domain::ids::{DialogueId, QuestionId};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::{
    AddDialogueNote, AddDialogueQuestion, AnswerQuestion, CheckIn, GiveQuestion, MergeDialogueQuestion,
    RegisterAtDoor, ShowQuestion, TakeQuestionAway,
};
use crate::{
    dialogue::public::field_choices,
    i18n::{cases, dialogue, dialogue_staff as words, instant},
    routes, say,
    ui::{Choice, Field, Fold, Form, Picker, StateWord, TextArea, TickBox, facts},
    viewer::viewer,
};

/// The parts.
pub(super) fn parts(known: &OrganiserPage, key: &str, find: &str) -> AnyView {
    let id = known.head.id;
    let serves = known.may_serve && known.head.state.is_at_work();
    let found: Vec<_> = known.registrations.iter().filter(|one| one.is_found(find)).collect();
    let search = (!known.registrations.is_empty()).then(|| search(id, find, found.len()));
    let rows = found.into_iter().map(|one| guest(id, one, serves)).collect_view();
    let door = serves.then(|| at_door(id, key.to_owned()));
    let questions = known.questions.iter().map(|one| question(known, one, serves)).collect_view();
    let add = serves.then(|| add_question(id, key.to_owned()));
    let notes = known.notes.iter().map(|note| {
        view! {
            <li>
                <p class="lines">{note.text.clone()}</p>
                <p class="soft small">{format!("{} · {}", note.by, instant(note.at))}</p>
            </li>
        }
    });
    let notes = notes.collect_view();
    let write = serves.then(|| add_note(id, key.to_owned()));
    let whose = viewer().signed.map(|signed| signed.actor.person.to_string());
    view! {
        <section class="panel" id="dang-ky" data-kept=whose>
            <h2>{say!(words::REGISTRATIONS, known.places.taken)}</h2>
            <p>{say!(words::IS_PRESENT, known.present)}</p>
            {search}
            {door}
            <ul class="promise-rows" role="list">{rows}</ul>
        </section>
        <section class="panel" id="cau-hoi">
            <h2>{say!(words::QUESTIONS, known.marks.all)}</h2>
            {add}
            <ul class="promise-rows" role="list">{questions}</ul>
        </section>
        <section class="panel" id="ghi-chep">
            <h2>{say!(words::NOTES)}</h2>
            <ul class="promise-rows" role="list">{notes}</ul>
            {write}
        </section>
    }
    .into_any()
}

/// Somebody at the door is found by their name.
fn search(id: DialogueId, find: &str, found: usize) -> AnyView {
    let all = (!find.trim().is_empty()).then(|| {
        view! {
            <p class="small" role="status">
                {say!(words::FOUND, found)}
                " "
                <a class="link" href=format!("{}#dang-ky", routes::organised(id))>
                    {say!(words::ALL_GUESTS)}
                </a>
            </p>
        }
    });
    view! {
        <form class="row" method="get" action=format!("{}#dang-ky", routes::organised(id)) role="search">
            <label>
                <span class="visually-hidden">{say!(words::FIND_GUEST)}</span>
                <input
                    class="input"
                    type="search"
                    name="tim"
                    value=find.to_owned()
                    placeholder=say!(words::FIND_GUEST)
                    enterkeyhint="search"
                    autocomplete="off"
                />
            </label>
            <button class="button">{say!(words::FIND)}</button>
        </form>
        {all}
    }
    .into_any()
}

fn guest(id: DialogueId, one: &RegistrationRow, serves: bool) -> AnyView {
    let (state, seat) = dialogue::seat(one.seat);
    let came = one.checked_in.as_ref().map(|came| say!(dialogue::CAME, instant(came.at)));
    let (label, undo) = if came.is_some() { (words::UNDO, "1") } else { (words::CHECK_IN, "") };
    let registration = one.id;
    let form = (serves && one.seat != Seat::Cancelled).then(|| {
        view! {
            <Form to=CheckIn::url() id=format!("den-{}", one.id) keeps=format!("{}: {}", say!(label), one.name)>
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="registration" value=registration.to_string()/>
                <input type="hidden" name="undo" value=undo/>
                <button class="button">{say!(label)}</button>
            </Form>
        }
    });
    let who = [one.name.as_str(), one.business_name.as_str(), one.phone.as_str()];
    let who: Vec<_> = who.into_iter().filter(|text| !text.is_empty()).collect();
    view! {
        <li>
            <p>
                <b>{format!("{}. {}", one.number, who.join(" · "))}</b>
                {format!(" · {} {}", say!(dialogue::PEOPLE_COUNT), one.people)}
            </p>
            <p class="small">
                <StateWord state=state word=seat/>
                " "
                {came}
            </p>
            {form}
        </li>
    }
    .into_any()
}

fn at_door(id: DialogueId, key: String) -> AnyView {
    view! {
        <Fold form="tai-cua" icon="person" label=say!(words::DOOR)>
            <Form to=RegisterAtDoor::url() id="tai-cua" class="stack" keeps=say!(words::DOOR)>
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="form_key" value=key/>
                <Field name="name" label=say!(dialogue::NAME)/>
                <Field name="business_name" label=say!(dialogue::BUSINESS) optional=true/>
                <Field name="phone" kind="tel" label=say!(dialogue::PHONE) inputmode="tel" optional=true/>
                <Field name="people" label=say!(dialogue::PEOPLE) inputmode="numeric" optional=true/>
                <p>
                    <button class="button">{say!(words::DOOR)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn add_question(id: DialogueId, key: String) -> AnyView {
    view! {
        <Fold form="hoi" icon="plus" label=say!(words::ADD_QUESTION)>
            <Form to=AddDialogueQuestion::url() id="hoi" class="stack" keeps=say!(words::ADD_QUESTION)>
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

fn add_note(id: DialogueId, key: String) -> AnyView {
    view! {
        <Form to=AddDialogueNote::url() id="ghi" class="stack" keeps=say!(words::NOTE)>
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="form_key" value=key/>
            <TextArea name="text" label=say!(words::NOTE) rows=2/>
            <p>
                <button class="button">{say!(words::ADD_NOTE)}</button>
            </p>
        </Form>
    }
    .into_any()
}

fn question(known: &OrganiserPage, one: &QuestionRow, serves: bool) -> AnyView {
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
            <p class="small">{say!(dialogue::outcome(one.outcome))} " " {case}</p>
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
    let on_day = serves.then(|| {
        view! {
            <div class="row">
                {show(known, one)}
                <Form to=AnswerQuestion::url() id=format!("tai-cho-{}", one.id)>
                    {of(id, this)}
                    {seen()}
                    <input type="hidden" name="on_spot" value="1"/>
                    <button class="button">{say!(words::ON_SPOT)}</button>
                </Form>
                <Form to=TakeQuestionAway::url() id=format!("chuyen-{}", one.id)>
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
