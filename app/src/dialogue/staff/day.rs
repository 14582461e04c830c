//! Registrations, questions and notes of a dialogue: before its day and on it.

use domain::dialogue::view::{OrganiserPage, RegistrationRow, Seat};
use domain::ids::DialogueId;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    api::{AddDialogueNote, CheckIn, RegisterAtDoor},
    question::{add_question, question},
};
use crate::{
    i18n::{dialogue, dialogue_staff as words, instant},
    routes, say,
    ui::{Field, Fold, Form, StateWord, TextArea},
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
