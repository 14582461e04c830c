//! `/quan-tri/ke-hoach`: the plan in force and what it leaves open, the upload of a newer document, and the uploads that
//! wait for a decision.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use super::{
    api::{DecideCorrection, SetIdentity, read_office},
    parts::{OpenList, Said, UnreadPanel, misread},
    view::{Fact, InForce, Misread, Office, Waiting},
};
use crate::{
    i18n::{common, plan as words},
    routes, say,
    ui::{AdminPage, Field, Form, Icon, Loaded, Upload, was_refused},
};

/// The id of the form for number and date.
const IDENTITY: &str = "so-va-ngay";
/// The kinds of file that a browser offers first; which file is what is decided by its content.
const ACCEPT: &str =
    ".docx,.txt,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// `/quan-tri/ke-hoach?xong=…`
pub fn office_page() -> AnyView {
    let done = use_query_map().with_untracked(|query| query.get("xong"));
    view! { <Loaded from=read_office() let:office>{shown(office, done.as_deref())}</Loaded> }.into_any()
}

fn shown(office: Office, done: Option<&str>) -> AnyView {
    let said = match done {
        Some("da-nhan") => Some(words::ACCEPTED),
        Some("da-bo") => Some(words::DROPPED),
        _ => None,
    };
    let plan = match office.plan {
        Some(plan) => in_force(plan),
        None => view! {
            <div class="empty">
                <p>{say!(words::NO_PLAN)}</p>
            </div>
        }
        .into_any(),
    };
    view! {
        <AdminPage title=say!(words::TITLE)>
            {said
                .map(|said| {
                    view! {
                        <Said state="met">
                            {say!(said)} " " <a href=routes::BOARD>{say!(words::SEE_BOARD)}</a>
                        </Said>
                    }
                })}
            {plan}
            <section class="panel" id="van-ban-moi" aria-labelledby="tai-len-t">
                <h2 id="tai-len-t">{say!(words::UPLOAD_TITLE)}</h2>
                <Upload
                    to=routes::ADMIN_PLAN
                    id="tai-len"
                    label=say!(words::CHOOSE_FILE)
                    help=say!(words::UPLOAD_HELP)
                    accept=ACCEPT
                    submit=say!(words::UPLOAD)
                    primary=true
                >
                    <Field
                        name="year"
                        label=say!(words::YEAR)
                        help=say!(words::YEAR_HELP)
                        width="number"
                        inputmode="numeric"
                        optional=true
                    />
                </Upload>
            </section>
            <section class="panel" id="dang-cho" aria-labelledby="dang-cho-t">
                <h2 id="dang-cho-t">{say!(words::WAITING)}</h2>
                {waiting_list(office.waiting)}
            </section>
        </AdminPage>
    }
    .into_any()
}

fn in_force(plan: InForce) -> AnyView {
    let identity = identity(&plan);
    let corrections = (!plan.corrections.is_empty()).then(|| correction_panel(plan.year, plan.corrections));
    let open = if plan.open.is_empty() {
        view! { <p class="soft">{say!(words::OPEN_NONE)}</p> }.into_any()
    } else {
        view! { <OpenList open=plan.open in_force=true/> }.into_any()
    };
    view! {
        <section class="panel" id="ke-hoach" aria-labelledby="ke-hoach-t">
            <h2 id="ke-hoach-t">{say!(words::IN_FORCE, plan.year)}</h2>
            <p>{plan.title}</p>
            <dl class="facts">{plan.facts.into_iter().map(fact).collect_view()}</dl>
            <p class="row">
                <a class="button" href=routes::BOARD>
                    {say!(words::SEE_BOARD)}
                </a>
                <a class="button" href=routes::PLAN>
                    {say!(words::SEE_PUBLIC)}
                </a>
            </p>
            {identity}
        </section>
        {corrections}
        <section class="panel" id="bo-sung" aria-labelledby="bo-sung-t">
            <h2 id="bo-sung-t">{say!(words::OPEN_TITLE)}</h2>
            {open}
        </section>
        <UnreadPanel places=plan.not_understood/>
    }
    .into_any()
}

fn fact(fact: Fact) -> AnyView {
    let value = match fact.value {
        Some(value) => value.into_any(),
        None => view! { <span class="soft">{say!(words::NOT_SAID)}</span> }.into_any(),
    };
    view! {
        <div>
            <dt>{fact.name}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

/// The form for number and date; open as long as one of them is missing.
fn identity(plan: &InForce) -> AnyView {
    let is_open = was_refused(IDENTITY) || plan.number.is_empty() || plan.issued_on.is_empty();
    let (year, version) = (plan.year, plan.version);
    let (number, issued_on) = (plan.number.clone(), plan.issued_on.clone());
    view! {
        <details class="fold" id="khung-so-va-ngay" open=is_open>
            <summary>
                <Icon name="edit"/>
                {say!(words::STATE_IDENTITY)}
            </summary>
            <Form to=SetIdentity::url() id=IDENTITY class="stack" said=say!(common::SAVED)>
                <input type="hidden" name="year" value=year/>
                <input type="hidden" name="seen" value=version/>
                <Field
                    name="number"
                    label=say!(words::NUMBER)
                    help=say!(words::NUMBER_HELP)
                    value=number
                    optional=true
                />
                <Field
                    name="date"
                    label=say!(words::ISSUED_ON)
                    help=say!(words::ISSUED_ON_HELP)
                    value=issued_on
                    width="date"
                    inputmode="numeric"
                    enterkeyhint="send"
                    optional=true
                />
                <p>
                    <button class="button">{say!(common::SAVE)}</button>
                </p>
            </Form>
        </details>
    }
    .into_any()
}

fn correction_panel(year: i16, corrections: Vec<Misread>) -> AnyView {
    view! {
        <section class="panel" id="doc-nham" aria-labelledby="doc-nham-t">
            <h2 id="doc-nham-t">{say!(words::MISREAD_TITLE)}</h2>
            <p class="soft">{say!(words::MISREAD_HOW)}</p>
            {corrections.into_iter().map(|one| correction(year, one)).collect_view()}
        </section>
    }
    .into_any()
}

fn correction(year: i16, one: Misread) -> AnyView {
    let id = one.id.unwrap_or_default();
    let words = misread(&one);
    view! {
        <Form to=DecideCorrection::url() id=format!("sua-{id}") class="stack" said=say!(common::SAVED)>
            {words}
            <input type="hidden" name="year" value=year/>
            <input type="hidden" name="correction" value=id.to_string()/>
            <p class="row">
                <button class="button" name="accepted" value="true">
                    {say!(words::CORRECT, one.to)}
                </button>
                <button class="button" name="accepted" value="false">
                    {say!(words::KEEP)}
                </button>
            </p>
        </Form>
    }
    .into_any()
}

fn waiting_list(waiting: Vec<Waiting>) -> AnyView {
    if waiting.is_empty() {
        return view! { <p class="soft">{say!(words::WAITING_NONE)}</p> }.into_any();
    }
    view! {
        <ul class="rows" role="list">
            {waiting
                .into_iter()
                .map(|one| {
                    view! {
                        <li>
                            <a href=one.address>
                                <Icon name="plan"/>
                                <span>{one.file_name} <small>{one.about}</small></span>
                                <Icon name="next"/>
                            </a>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
    .into_any()
}
