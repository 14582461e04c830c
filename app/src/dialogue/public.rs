//! `/doi-thoai/{id}`: the notice, what was promised before, what is answered already, and the registration.

use domain::dialogue::{
    CONSENT_VERSION, fields,
    view::{PublicDialogue, PublicQuestion},
};
use domain::ids::DialogueId;
use domain::people::{Action, Grant, grant};
use leptos::{context::Provider, prelude::*};
use leptos_router::hooks::use_params_map;

use super::api;
use crate::{
    i18n::{
        cases, day, dialogue as words, dialogue_refusal, dialogue_staff as staff_words, feedback, instant,
    },
    routes, say,
    ui::{
        Choice, Field, FormState, Loaded, Page, Picker, StateWord, TextArea, TickBox, facts, promises, typed,
    },
    viewer::viewer,
};

/// The id of the form.
const FORM: &str = "dang-ky";

/// `/doi-thoai/{id}`
pub fn dialogue_page() -> AnyView {
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    view! { <Loaded from=api::read_dialogue(id) let:known>{shown(known)}</Loaded> }.into_any()
}

fn shown((mut known, stamp): (PublicDialogue, String)) -> AnyView {
    let head = known.head.clone();
    let (state, word) = words::phase(head.phase);
    let reason = (!head.reason.is_empty()).then(|| view! { <p>{say!(words::REASON, head.reason)}</p> });
    let old = std::mem::take(&mut known.old_promises);
    let old = (!old.commitments.is_empty())
        .then(|| section("cam-ket-truoc", say!(words::PROMISES_BEFORE), promises(old, true)));
    let here = std::mem::take(&mut known.promises);
    let here = (!here.commitments.is_empty())
        .then(|| section("cam-ket", say!(words::PROMISES_HERE), promises(here, false)));
    let answered = std::mem::take(&mut known.answered);
    let answered = (!answered.is_empty()).then(|| {
        let rows = answered.into_iter().map(answer).collect_view();
        section("da-tra-loi", say!(words::ANSWERED), view! { <div>{rows}</div> }.into_any())
    });
    // What was promised before stands above the form: who comes to register need not read past it.
    let to_form = known.closed.is_none().then(|| {
        view! {
            <p>
                <a class="button" data-kind="primary" href="#dang-ky-t">
                    {say!(words::REGISTER)}
                </a>
            </p>
        }
    });
    view! {
        <Page title=head.title width="text">
            <div class="stack" data-gap="large">
                <div class="notice" data-state=state>
                    <div>
                        <p>
                            <StateWord state=state word=say!(word)/>
                        </p>
                        {reason}
                    </div>
                </div>
                {for_staff(known.head.id)}
                {to_form}
                {notice(&known)}
                {old}
                {here}
                {answered}
                {registration(&known, stamp)}
            </div>
        </Page>
    }
    .into_any()
}

/// The way of staff to the page on which they work on it.
fn for_staff(id: DialogueId) -> Option<AnyView> {
    let reads = viewer().signed.filter(|signed| signed.stage.is_full()).is_some_and(|signed| {
        signed.actor.roles.iter().any(|role| grant(role, Action::ReadDialogues) != Grant::No)
    });
    let link = view! {
        <p>
            <a class="link" href=routes::organised(id)>
                {say!(staff_words::ORGANISER_PAGE)}
            </a>
        </p>
    };
    reads.then(|| link.into_any())
}

fn section(id: &'static str, title: &'static str, inside: AnyView) -> AnyView {
    view! {
        <section class="panel" id=id>
            <h2>{title}</h2>
            {inside}
        </section>
    }
    .into_any()
}

fn notice(known: &PublicDialogue) -> AnyView {
    let (head, plan, places) = (&known.head, &known.plan, known.places);
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let chair = match plan.chair.position.as_str() {
        "" => plan.chair.name.clone(),
        position => format!("{}, {position}", plan.chair.name),
    };
    let room = match (places.left(), places.capacity) {
        (Some(left), Some(capacity)) => say!(words::PLACES_LEFT, left, capacity),
        _ => say!(words::PLACES_TAKEN, places.taken),
    };
    let window = say!(words::FROM_TO, instant(plan.window.opens), instant(plan.window.closes));
    let marks = known.marks;
    let marks = (marks.all > 0).then(|| {
        say!(
            words::MARKS,
            marks.all,
            marks.answered_before,
            marks.answered_on_spot,
            marks.cases,
            marks.commitments,
            marks.open
        )
    });
    let agenda = (!plan.agenda.is_empty()).then(|| {
        let points = plan.agenda.iter().map(|point| view! { <li>{point.clone()}</li> }).collect_view();
        view! {
            <h2>{say!(words::AGENDA)}</h2>
            <ol class="bulleted">{points}</ol>
        }
    });
    let documents = (!plan.documents.is_empty()).then(|| {
        let one = |document: &domain::dialogue::Document| {
            view! {
                <li>
                    <a class="link" href=document.url.clone() rel="noopener">
                        {document.title.clone()}
                    </a>
                </li>
            }
        };
        view! {
            <h2>{say!(words::DOCUMENTS)}</h2>
            <ul class="bulleted">{plan.documents.iter().map(one).collect_view()}</ul>
        }
    });
    view! {
        <section class="stack" data-gap="small">
            {facts([
                (words::WHEN, Some(words::hours(head.starts, head.ends))),
                (words::PLACE, filled(&head.place)),
                (words::FORMAT, Some(say!(words::format(head.format)).to_owned())),
                (words::CHAIR, Some(chair)),
                (words::UNIT, Some(plan.unit.name.clone())),
                (words::TASK, plan.task.as_ref().map(|(code, title)| format!("{code}. {title}"))),
                (words::CAPACITY, Some(room)),
                (words::TAKES, Some(window)),
                (words::CONTACT, filled(&plan.contact)),
                (words::PRESENT, known.present.map(|present| present.to_string())),
                (words::RESULT_ON, known.concluded_on.map(day)),
            ])}
            <p>
                <a class="link" href=routes::dialogue_file(head.id)>
                    {say!(words::FILE)}
                </a>
            </p>
            {agenda}
            {documents}
            {marks.map(|marks| view! { <p class="soft small">{marks}</p> })}
        </section>
    }
    .into_any()
}

fn answer(one: PublicQuestion) -> AnyView {
    let more = (one.asked_by > 1).then(|| format!(" · {}", say!(words::ASKED_BY, one.asked_by)));
    let said = (!one.answer.is_empty()).then(|| view! { <p class="quote lines">{one.answer}</p> });
    view! {
        <details class="fold" id=format!("cau-{}", one.number)>
            <summary>
                <span>
                    {one.text}
                    <span class="small soft">
                        {say!(cases::category(one.category))}
                        " · "
                        {say!(words::outcome(one.outcome))}
                        {more}
                    </span>
                </span>
            </summary>
            {said}
        </details>
    }
    .into_any()
}

fn registration(known: &PublicDialogue, stamp: String) -> AnyView {
    // Another dialogue's draft is another one.
    let draft = format!("doi-thoai-{}", known.head.id);
    if let Some(why) = &known.closed {
        // What waits on somebody's phone for the network cannot be sent any more, and they are told.
        return view! {
            <div class="stack" data-gap="small" data-draft-over=draft>
                <p class="notice">{dialogue_refusal::refused(why)}</p>
            </div>
        }
        .into_any();
    }
    let to = routes::dialogue(known.head.id);
    let state = FormState::of(FORM, &to);
    let summary = state.summary();
    let is_full = known.places.left() == Some(0);
    let people_help = say!(words::PEOPLE_HELP, known.people_most);
    let full = is_full.then(|| view! { <p class="notice" data-state="at_risk">{say!(words::FULL)}</p> });
    view! {
        <section class="stack" aria-labelledby="dang-ky-t">
            <h2 id="dang-ky-t">{say!(words::REGISTER)}</h2>
            <p class="soft">{say!(words::REGISTER_LEAD)}</p>
            {full}
            <Provider value=state>
                <form
                    id=FORM
                    class="stack"
                    data-gap="large"
                    method="post"
                    action=to
                    novalidate
                    data-draft-as=draft
                    data-similar-to=""
                >
                    {summary}
                    <div hidden>
                        <input type="hidden" name="_form" value=FORM/>
                        <input type="hidden" name="stamp" value=typed("stamp").unwrap_or(stamp)/>
                        <label>
                            {say!(feedback::DO_NOT_FILL)}
                            <input name="website" tabindex="-1" autocomplete="off"/>
                        </label>
                    </div>
                    <Field name="name" label=say!(words::NAME) autocomplete="name"/>
                    <Field
                        name="business_name"
                        label=say!(words::BUSINESS)
                        autocomplete="organization"
                        optional=true
                    />
                    <Field
                        name="phone"
                        kind="tel"
                        label=say!(words::PHONE)
                        help=say!(words::PHONE_HELP)
                        autocomplete="tel"
                        inputmode="tel"
                    />
                    <Field
                        name="email"
                        kind="email"
                        label=say!(words::EMAIL)
                        autocomplete="email"
                        inputmode="email"
                        optional=true
                    />
                    <Field
                        name="people"
                        label=say!(words::PEOPLE)
                        help=people_help
                        inputmode="numeric"
                        optional=true
                    />
                    {questions()}
                    <TickBox name="may_merge" label=say!(words::MAY_MERGE)/>
                    <TickBox name="may_publish" label=say!(words::MAY_PUBLISH)/>
                    <p>{say!(words::NOTICE)}</p>
                    <p>
                        <a class="link" href=routes::PRIVACY target="_blank">
                            {say!(feedback::NOTICE_LINK, CONSENT_VERSION)}
                        </a>
                    </p>
                    <TickBox name="consent" label=say!(words::CONSENT)/>
                    <div class="action-bar">
                        <button class="button" data-kind="primary">
                            {say!(words::SEND)}
                        </button>
                    </div>
                </form>
            </Provider>
        </section>
    }
    .into_any()
}

fn questions() -> AnyView {
    let further = ["question_2", "question_3", "field_2", "field_3"];
    let open = further.iter().any(|name| typed(name).is_some_and(|text| !text.trim().is_empty()));
    view! {
        <div class="stack">
            <h3>{say!(words::QUESTIONS)}</h3>
            <p class="soft">
                {say!(words::QUESTIONS_HELP)} " "
                <a class="link" href=routes::ANSWERS target="_blank">
                    {say!(words::ANSWERS_LINK)}
                </a>
            </p>
            <Picker name="field_1" label=say!(words::FIELD) choices=field_choices() optional=true/>
            <TextArea name="question_1" label=say!(words::QUESTION) optional=true/>
            <details class="fold" id="them-cau-hoi" open=open>
                <summary>{say!(words::MORE_QUESTIONS)}</summary>
                <div class="stack">
                    <Picker name="field_2" label=say!(words::FIELD) choices=field_choices() optional=true/>
                    <TextArea name="question_2" label=say!(words::QUESTION) optional=true/>
                    <Picker name="field_3" label=say!(words::FIELD) choices=field_choices() optional=true/>
                    <TextArea name="question_3" label=say!(words::QUESTION) optional=true/>
                </div>
            </details>
        </div>
    }
    .into_any()
}

/// The fields of a question, with the line that chooses none.
pub(super) fn field_choices() -> Vec<Choice> {
    let none = Choice { value: String::new(), label: say!(words::CHOOSE_FIELD).to_owned() };
    let known = fields().map(|each| Choice {
        value: each.name().to_owned(),
        label: say!(feedback::category(each)).to_owned(),
    });
    std::iter::once(none).chain(known).collect()
}
