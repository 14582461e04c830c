//! What belongs to a case: the dialogue that it came from, cases that repeat it, jobs of the plan that came out of it, requests upward, the rating.

use domain::dialogue::view::CaseOrigin;
use domain::feedback::view::StaffCase;
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use super::about;
use crate::{
    cases::{
        case_api::{AddCaseWork, LinkDuplicate},
        reader::may_somewhere,
    },
    i18n::{case as words, cases as names, dialogue},
    routes, say,
    ui::{Choice, Field, Fold, Form, Icon, Mark, Picker},
};

const LINK: &str = "gan-trung";
const WORK: &str = "tao-dau-viec";

/// The panel of what belongs to it.
pub fn links_panel(case: &StaffCase, origin: Option<&CaseOrigin>) -> AnyView {
    let may_link = case.may_keep && case.duplicate_of.is_none();
    let may_work = !case.tasks.is_empty() && may_somewhere(Action::WorkFeedback);
    view! {
        <section class="panel" id="lien-quan" aria-labelledby="lq-t">
            <h2 id="lq-t">{say!(words::LINKS)}</h2>
            {rating(case)}
            <dl class="facts">{facts(case, origin)}</dl>
            {(case.may_keep && case.duplicate_of.is_some()).then(|| unlink(case))}
            {may_link.then(|| alike(case))}
            <div>
                {may_link.then(|| link_fold(case))} {may_work.then(|| work_fold(case))} {refer(case)}
            </div>
        </section>
    }
    .into_any()
}

fn rating(case: &StaffCase) -> Option<AnyView> {
    let (stars, said) = case.rating.clone()?;
    let shown = view! {
        <div>
            <p>
                <b>{say!(words::RATING)}</b>
                " "
                {say!(words::STARS, stars)}
            </p>
            {(!said.is_empty()).then(|| view! { <blockquote class="quote lines">{said}</blockquote> })}
        </div>
    };
    Some(shown.into_any())
}

fn facts(case: &StaffCase, origin: Option<&CaseOrigin>) -> Vec<AnyView> {
    let code = |code: &String| view! { <a href=routes::case(code)>{code.clone()}</a> }.into_any();
    let codes = |codes: &[String]| codes.iter().map(code).collect::<Vec<_>>();
    let work = case.work.iter().map(|(id, task, title, done)| {
        let mark = if *done { "accepted" } else { "in_progress" };
        view! {
            <span class="row">
                <Mark state=mark/>
                <a href=format!("{}#dv-{id}", routes::task(task))>{format!("{task}: {title}")}</a>
                {done.then(|| view! { <span class="soft small">{say!(words::WORK_DONE)}</span> })}
            </span>
        }
        .into_any()
    });
    let referrals = case
        .referrals
        .iter()
        .map(|(id, title)| view! { <a href=routes::referral(*id)>{title.clone()}</a> }.into_any());
    let origin = origin.map(|from| {
        let to = format!("{}#cau-{}", routes::organised(from.dialogue), from.number);
        view! { <a href=to>{dialogue::origin(from)}</a> }.into_any()
    });
    [
        (dialogue::FROM, origin.into_iter().collect()),
        (words::DUPLICATE_OF, codes(case.duplicate_of.as_slice())),
        (words::DUPLICATES, codes(&case.duplicates)),
        (words::WORK, work.collect()),
        (words::REFERRALS, referrals.collect()),
    ]
    .into_iter()
    .filter(|(_, links)| !links.is_empty())
    .map(|(name, links)| {
        let links: Vec<_> = links.into_iter().map(|link| view! { <span class="row">{link}</span> }).collect();
        view! {
            <div>
                <dt>{say!(name)}</dt>
                <dd>{links}</dd>
            </div>
        }
        .into_any()
    })
    .collect()
}

fn unlink(case: &StaffCase) -> AnyView {
    let about = about(case);
    view! {
        <Form to=LinkDuplicate::url() id="bo-trung">
            {about} <input type="hidden" name="of" value=""/>
            <button class="button" data-kind="quiet">
                {say!(words::UNLINK)}
            </button>
        </Form>
    }
    .into_any()
}

/// Cases that may be the same: one press links this one to the first.
fn alike(case: &StaffCase) -> Option<AnyView> {
    if case.alike.is_empty() {
        return None;
    }
    let rows: Vec<_> = case
        .alike
        .iter()
        .map(|(code, excerpt)| {
            view! {
                <li>
                    <p>
                        <a href=routes::case(code)>{code.clone()}</a>
                        " "
                        {excerpt.clone()}
                    </p>
                    <button class="button" name="of" value=code.clone()>
                        {say!(words::LINK_THIS)} <span class="visually-hidden">{code.clone()}</span>
                    </button>
                </li>
            }
        })
        .collect();
    let about = about(case);
    let shown = view! {
        <h3>{say!(words::ALIKE)}</h3>
        <Form to=LinkDuplicate::url() id="co-the-trung">
            {about}
            <ul class="stack" data-gap="small" role="list">
                {rows}
            </ul>
        </Form>
    };
    Some(shown.into_any())
}

fn link_fold(case: &StaffCase) -> AnyView {
    let about = about(case);
    view! {
        <Fold form=LINK icon="link" label=say!(words::LINK_DUPLICATE)>
            <Form to=LinkDuplicate::url() id=LINK class="stack">
                {about}
                <Field name="of" label=say!(words::LINK_CODE) enterkeyhint="send"/>
                <p>
                    <button class="button">{say!(words::LINK_DUPLICATE)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn work_fold(case: &StaffCase) -> AnyView {
    let code = case.code.clone();
    let tasks: Vec<_> = case
        .tasks
        .iter()
        .map(|(code, title)| Choice { value: code.clone(), label: format!("{code} {title}") })
        .collect();
    let nobody = Choice { value: String::new(), label: say!(names::NOBODY).to_owned() };
    let people =
        case.officers.iter().map(|(id, name, _)| Choice { value: id.to_string(), label: name.clone() });
    let people: Vec<_> = std::iter::once(nobody).chain(people).collect();
    view! {
        <Fold form=WORK icon="work" label=say!(words::ADD_WORK)>
            <Form to=AddCaseWork::url() id=WORK class="stack">
                <input type="hidden" name="code" value=code/>
                <Picker name="task" label=say!(words::TASK) choices=tasks/>
                <Field name="title" label=say!(words::WORK_TITLE)/>
                <div class="field-row">
                    <Picker name="assignee" label=say!(words::ASSIGNEE) choices=people optional=true/>
                    <Field
                        name="date"
                        label=say!(words::WORK_DAY)
                        help=say!(names::DATE_HELP)
                        width="date"
                        inputmode="numeric"
                        optional=true
                    />
                </div>
                <p>
                    <button class="button">{say!(words::ADD_WORK)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn refer(case: &StaffCase) -> Option<AnyView> {
    may_somewhere(Action::BundleFeedback).then(|| {
        view! {
            <a class="link" href=routes::new_referral(std::slice::from_ref(&case.code))>
                <Icon name="flag"/>
                {say!(words::REFER)}
            </a>
        }
        .into_any()
    })
}
