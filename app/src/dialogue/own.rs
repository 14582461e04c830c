//! `/doi-thoai/{id}/dang-ky/{key}`: a registration for whoever made it: the code for the door, what became of their
//! questions, one more question, cancelling.

use domain::dialogue::view::{OwnQuestion, OwnRegistration, Seat};
use domain::ids::DialogueId;
use domain::people::{Action, Grant, grant};
use leptos::{context::Provider, prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

use super::{api, public::field_choices, staff::api::LetIn};
use crate::{
    i18n::{cases, day, dialogue as words, dialogue_staff as staff_words, feedback, instant},
    routes, say,
    server::Desk,
    ui::{
        Form, FormState, Loaded, Page, Picker, StateWord, TextArea, TickBox, facts, promise_row, was_refused,
    },
    viewer::viewer,
};

/// `/doi-thoai/{id}/dang-ky/{key}`
pub fn own_page() -> AnyView {
    let params = use_params_map();
    let of = |name: &str| params.with_untracked(|params| params.get(name)).unwrap_or_default();
    view! { <Loaded from=api::read_own(of("id"), of("key")) let:known>{shown(known)}</Loaded> }.into_any()
}

fn shown((known, stamp): (OwnRegistration, String)) -> AnyView {
    let to = routes::registration(known.head.id, &known.key);
    let (state, seat) = words::seat(known.seat);
    let (phase, phase_word) = words::phase(known.head.phase);
    let reason =
        (!known.head.reason.is_empty()).then(|| view! { <p>{say!(words::REASON, known.head.reason)}</p> });
    // Guests come late too: the code stands there as long as somebody may be let in by it.
    let is_awaited = (known.head.state.is_at_work() || known.may_cancel) && known.seat != Seat::Cancelled;
    let code = (is_awaited && known.checked_in_at.is_none()).then(|| {
        let qr = service::feedback::qr(&format!("{}{to}", Desk::here().public_url));
        view! {
            <figure class="receipt">
                <div class="qr" inner_html=qr></div>
                <figcaption class="small">{say!(words::SHOW_AT_DOOR)}</figcaption>
            </figure>
        }
    });
    let door =
        (known.head.state.is_at_work() && known.checked_in_at.is_none() && known.seat != Seat::Cancelled)
            .then(|| at_door(known.head.id, &known.key));
    let link = (!known.plan.link.is_empty()).then(|| {
        view! {
            <p>
                <a class="button" href=known.plan.link.clone() rel="noopener">
                    {say!(words::LINK)}
                </a>
            </p>
        }
    });
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let asked = (!known.questions.is_empty()).then(|| {
        view! {
            <section class="stack" data-gap="small" id="cau-hoi">
                <h2>{say!(words::OWN_QUESTIONS)}</h2>
                {known.questions.into_iter().map(question).collect_view()}
            </section>
        }
    });
    view! {
        <Page title=say!(words::OWN) lead=say!(words::OWN_LEAD) width="text">
            <div class="stack" data-gap="large">
                {door.flatten()}
                <section class="panel">
                    <h2>
                        <a class="link" href=routes::dialogue(known.head.id)>
                            {known.head.title.clone()}
                        </a>
                    </h2>
                    <p>
                        <StateWord state=state word=seat/>
                    </p>
                    {facts([
                        (words::NUMBER, Some(known.number.to_string())),
                        (words::NAME, Some(known.name)),
                        (words::BUSINESS, filled(&known.business_name)),
                        (words::PEOPLE_COUNT, Some(known.people.to_string())),
                        (words::WHEN, Some(words::hours(known.head.starts, known.head.ends))),
                        (words::PLACE, filled(&known.head.place)),
                        (words::CONTACT, filled(&known.plan.contact)),
                    ])}
                    <p>
                        <StateWord state=phase word=say!(phase_word)/>
                    </p>
                    {reason}
                    {known.checked_in_at.map(|at| view! { <p>{say!(words::CAME, instant(at))}</p> })}
                    {code}
                    {link}
                    <p>
                        <a class="link" href=format!("{to}.ics")>
                            {say!(words::FILE)}
                        </a>
                    </p>
                </section>
                {asked}
                {known.may_ask.then(|| ask(&to, stamp))}
                {known.may_cancel.then(|| cancel(&to))}
            </div>
        </Page>
    }
    .into_any()
}

/// What staff at the door see of it besides: one press says that the guest is there.
fn at_door(id: DialogueId, key: &str) -> Option<AnyView> {
    let serves = viewer().signed.filter(|signed| signed.stage.is_full()).is_some_and(|signed| {
        signed.actor.roles.iter().any(|role| grant(role, Action::ServeDialogue) != Grant::No)
    });
    let key = key.to_owned();
    let shown = view! {
        <section class="panel" aria-labelledby="tai-cua">
            <h2 id="tai-cua">{say!(staff_words::LET_IN)}</h2>
            <p class="soft">{say!(staff_words::LET_IN_LEAD)}</p>
            <Form to=LetIn::url() id="co-mat">
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="key" value=key/>
                <button class="button" data-kind="primary">
                    {say!(staff_words::LET_IN)}
                </button>
            </Form>
        </section>
    };
    serves.then(|| shown.into_any())
}

/// One's own question, and what became of it.
pub(super) fn question(one: OwnQuestion) -> AnyView {
    let merged = one.merged.then(|| view! { <p class="soft small">{say!(words::MERGED)}</p> });
    let said = (!one.answer.is_empty()).then(|| view! { <p class="quote lines">{one.answer}</p> });
    let case = one.case.map(|case| {
        let secret =
            (!case.secret.is_empty()).then(|| format!(" · {}", say!(words::CASE_SECRET, case.secret)));
        let due = case.due_on.map(|due| format!(" · {}", say!(words::UNTIL, day(due))));
        let name = say!(words::CASE, case.code);
        // Whoever asked the same reads here how far it is: what opens the case is its sender's.
        let name = match case.secret.as_str() {
            "" => view! { <b>{name}</b> }.into_any(),
            secret => {
                let to = format!("{}?m={secret}", routes::feedback(&case.code));
                view! {
                    <a class="link" href=to>
                        {name}
                    </a>
                }
                .into_any()
            }
        };
        let answer = (!case.answer.is_empty()).then(|| view! { <p class="quote lines">{case.answer}</p> });
        view! {
            <p>{name} {secret} " · " {say!(feedback::state(case.state).0)} {due}</p>
            {answer}
        }
    });
    let promise =
        one.promise.map(|one| view! { <ul class="promise-rows" role="list">{promise_row(one, false)}</ul> });
    view! {
        <article class="panel">
            <h3>{say!(words::QUESTION_NUMBER, one.number)}</h3>
            <p class="soft small">
                {say!(cases::category(one.category))} " · " {say!(words::outcome(one.outcome))}
            </p>
            <p class="lines">{one.text}</p>
            {merged}
            {said}
            {case}
            {promise}
        </article>
    }
    .into_any()
}

fn ask(to: &str, stamp: String) -> AnyView {
    let inside = move || {
        view! {
            <input type="hidden" name="stamp" value=stamp/>
            <Picker name="category" label=say!(words::FIELD) choices=field_choices()/>
            <TextArea name="text" label=say!(words::QUESTION)/>
            <p>
                <button class="button">{say!(words::ASK_SEND)}</button>
            </p>
        }
        .into_any()
    };
    folded(to, "hoi-them", "ask", say!(words::ASK), inside)
}

fn cancel(to: &str) -> AnyView {
    let inside = || {
        view! {
            <p>{say!(words::CANCEL_HELP)}</p>
            <TickBox name="withdraw" label=say!(words::WITHDRAW)/>
            <p>
                <button class="button" data-kind="danger">
                    {say!(words::CANCEL)}
                </button>
            </p>
        }
        .into_any()
    };
    folded(to, "huy", "cancel", say!(words::CANCEL), inside)
}

fn folded(
    to: &str,
    id: &'static str,
    does: &'static str,
    label: &'static str,
    inside: impl FnOnce() -> AnyView + Send + 'static,
) -> AnyView {
    let state = FormState::of(id, to);
    let (summary, to) = (state.summary(), to.to_owned());
    view! {
        <details class="fold" id=format!("khung-{id}") open=was_refused(id)>
            <summary>{label}</summary>
            <Provider value=state>
                <form id=id class="stack" method="post" action=to novalidate>
                    {summary}
                    <input type="hidden" name="_form" value=id/>
                    <input type="hidden" name="do" value=does/>
                    {inside()}
                </form>
            </Provider>
        </details>
    }
    .into_any()
}
