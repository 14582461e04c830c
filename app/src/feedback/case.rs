//! `/phan-anh/{code}`: a case as its sender follows it, like a parcel: where it stands and what comes next, by when,
//! what was said, and what they may do.

use domain::feedback::{
    PublicState, Road,
    view::{Answer, CaseFile, Clock, Entry, PublicCase, Standing},
};
use http::{header, request::Parts};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{COOKIE, api, look_up::look_up_form, own, receipt};
use crate::{
    error::Kind,
    i18n::{Text, cases, day, dialogue, feedback as words, instant},
    routes, say,
    server::answer_is_secret,
    ui::{DerivationFold, Mark, Page, Refused, StateWord},
};

/// `/phan-anh/{code}`
pub fn case_page() -> AnyView {
    let code = use_params_map().with_untracked(|params| params.get("code")).unwrap_or_default();
    let is_receipt = use_query_map().with_untracked(|query| query.get(routes::RECEIPT)).is_some();
    let done = use_query_map().with_untracked(|query| query.get("xong"));
    let done = done.and_then(|name| words::done(&name));
    let token = cookie().unwrap_or_default();
    answer_is_secret();
    let held = own::held_ticket(&code);
    Suspend::new(async move {
        match api::read_case(code.clone(), token, held).await {
            Ok(opened) if is_receipt => receipt::shown(opened.case),
            Ok(opened) => shown(opened, done),
            // Whether there is no such case or only no key to it is told to nobody.
            Err(error) if error.is(Kind::NotFound) || error.is(Kind::Rule) => locked(code),
            Err(error) => view! { <Refused error=error/> }.into_any(),
        }
    })
    .into_any()
}

fn cookie() -> Option<String> {
    let parts = use_context::<Parts>()?;
    let lines = parts.headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(name, _)| *name == COOKIE))
        .map(|(_, value)| value.to_owned())
}

fn locked(code: String) -> AnyView {
    view! {
        <Page title=say!(words::LOOK_UP) lead=say!(words::LOOK_UP_LEAD) width="form">
            {look_up_form(Some(code))}
        </Page>
    }
    .into_any()
}

fn shown(api::Opened { case, origin, held }: api::Opened, done: Option<Text>) -> AnyView {
    let (word, next) = words::state(case.state);
    let (title, code) = (say!(words::CASE, case.code), case.code.clone());
    let print_again = routes::receipt(&case.code);
    let published = case.published.map(routes::answer);
    let origin = origin.map(|from| {
        view! {
            <p>
                {say!(dialogue::FROM)}
                " "
                <a class="link" href=routes::dialogue(from.dialogue)>
                    {dialogue::origin(&from)}
                </a>
            </p>
        }
    });
    view! {
        <Page title=title code=code width="text">
            <div class="stack" data-gap="large">
                {done.map(said)}
                <section class="panel" aria-labelledby="tinh-trang">
                    <h2 id="tinh-trang">{say!(words::NOW)}</h2>
                    <p class="big">
                        <StateWord state=mark(case.state) word=say!(word)/>
                    </p>
                    <p>{say!(next)}</p>
                    {outcome(&case)}
                    {case.is_duplicate.then(|| view! { <p>{say!(words::DUPLICATE)}</p> })}
                    {standing(&case)}
                    {origin}
                    {track(case.state)}
                </section>
                {case.asked.clone().map(|(until, text)| asked(until, text))}
                {answers(&case.answers)}
                {own::rating(&case)}
                {clocks(&case.clocks, case.standing)}
                {own::say(&case, &held)}
                <section class="stack" aria-labelledby="dien-bien">
                    <h2 id="dien-bien">{say!(words::STORY)}</h2>
                    <ol class="timeline" role="list">
                        {case.entries.iter().rev().filter_map(happened).collect_view()}
                    </ol>
                </section>
                {yours(&case)}
                {published
                    .map(|to| {
                        view! {
                            <p>
                                <a class="link" href=to>
                                    {say!(words::PUBLISHED)}
                                </a>
                            </p>
                        }
                    })}
                <p class="no-print">
                    <a class="link" href=print_again>
                        {say!(words::SEE_RECEIPT)}
                    </a>
                </p>
                {own::correction(&case)}
                {own::consent(&case)}
                {own::deletion(&case)}
            </div>
        </Page>
    }
    .into_any()
}

/// That what the sender just did was done: the page is the same address as before, and would not show it otherwise.
fn said(done: Text) -> AnyView {
    view! {
        <div class="notice" data-state="met" role="status">
            <Mark state="met"/>
            <p>{say!(done)}</p>
        </div>
    }
    .into_any()
}

/// Why it was not taken, or to whom it went; of a complaint or denunciation the way that the law has for it.
fn outcome(case: &PublicCase) -> Option<AnyView> {
    let road = Road::from_name(&case.outcome).filter(|_| case.state == PublicState::Redirected);
    let said = match road {
        Some(Road::Complaint) => say!(words::COMPLAINT_ROAD).to_owned(),
        Some(Road::Denunciation) => say!(words::DENUNCIATION_ROAD).to_owned(),
        None if case.outcome.is_empty() => return None,
        None => case.outcome.clone(),
    };
    Some(view! { <p class="quote lines">{said}</p> }.into_any())
}

/// The mark of a state: shape and colour beside its word.
fn mark(state: PublicState) -> &'static str {
    match state {
        PublicState::Answered => "met",
        PublicState::NeedInfo => "at_risk",
        PublicState::Rejected | PublicState::Redirected => "late",
        PublicState::Noted | PublicState::Forwarded => "no_data",
        PublicState::Received | PublicState::Processing => "waiting",
    }
}

/// Three stations, with the present one marked; none for a case that left this road.
fn track(state: PublicState) -> Option<AnyView> {
    let at = match state {
        PublicState::Received => 0,
        PublicState::Processing | PublicState::NeedInfo => 1,
        PublicState::Answered => 2,
        _ => return None,
    };
    let stations = [PublicState::Received, PublicState::Processing, PublicState::Answered];
    let stations = stations.into_iter().enumerate().map(|(station, state)| {
        view! {
            <li data-done=(station <= at).then_some("") aria-current=(station == at).then_some("step")>
                {say!(words::state(state).0)}
            </li>
        }
    });
    Some(view! { <ol class="track" role="list">{stations.collect_view()}</ol> }.into_any())
}

/// How near the day of the answer is; that of the newest round, if there are several.
fn standing(case: &PublicCase) -> Option<AnyView> {
    let left = |left: u32| match case.clocks.last() {
        Some(clock) => say!(words::LEFT_UNTIL, day(clock.due_on), left),
        None => say!(words::LEFT, left),
    };
    let (state, sentence) = match case.standing {
        Standing::NoClock => return None,
        Standing::Running { left: days } => ("waiting", left(days)),
        Standing::DueSoon { left: 0 } => ("at_risk", say!(words::LAST_DAY).to_owned()),
        Standing::DueSoon { left: days } => ("at_risk", left(days)),
        Standing::Overdue { days } => ("late", say!(words::OVERDUE, days)),
        Standing::OnTime => ("met", say!(words::ON_TIME).to_owned()),
        Standing::Late => ("late", say!(words::LATE).to_owned()),
    };
    Some(view! { <p><StateWord state=state word=sentence/></p> }.into_any())
}

fn asked(until: jiff::civil::Date, text: String) -> AnyView {
    view! {
        <section class="notice" data-state="at_risk">
            <div class="stack" data-gap="small">
                <p><b>{say!(words::ASKED, day(until))}</b></p>
                <p class="lines">{text}</p>
                <p>
                    <a class="link" href="#nhan">
                        {say!(words::SAY_SUPPLEMENT)}
                    </a>
                </p>
            </div>
        </section>
    }
    .into_any()
}

fn answers(answers: &[Answer]) -> AnyView {
    let approved = answers.iter().rev().filter_map(|answer| Some((answer, answer.approved.as_ref()?)));
    approved
        .map(|(answer, (_, at))| {
            view! {
                <section class="panel">
                    <h2>{say!(words::ANSWER)}</h2>
                    <p class="lines">{answer.text.clone()}</p>
                    <p class="soft small">{say!(words::ANSWERED_AT, instant(*at))}</p>
                </section>
            }
        })
        .collect_view()
        .into_any()
}

fn clocks(clocks: &[Clock], standing: Standing) -> AnyView {
    if clocks.is_empty() {
        return view! { <p class="soft">{say!(words::NO_CLOCK)}</p> }.into_any();
    }
    let several = clocks.len() > 1;
    let one = |clock: &Clock| {
        let extended = clock
            .extension
            .as_ref()
            .map(|(_, _, why)| say!(words::EXTENDED, day(clock.original_due_on), day(clock.due_on), why));
        // A case that ended before an answer promises none any more.
        let has_ended =
            standing == Standing::NoClock && clocks.last().is_some_and(|last| last.round == clock.round);
        let promise = if has_ended { words::CLOCK_ENDED } else { words::ANSWER_BY };
        view! {
            <section class="panel">
                {several.then(|| view! { <h3>{say!(words::ROUND, clock.round)}</h3> })}
                <p><b>{say!(promise, day(clock.due_on))}</b></p>
                {extended.map(|said| view! { <p>{said}</p> })}
                <DerivationFold
                    id=format!("cach-tinh-{}", clock.round)
                    derivation=clock.derivation.clone()
                    legal_ref=clock.legal_ref.clone()
                />
            </section>
        }
    };
    view! {
        <section class="stack" aria-labelledby="thoi-han">
            <h2 id="thoi-han">{say!(words::CLOCK)}</h2>
            {clocks.iter().rev().map(one).collect_view()}
        </section>
    }
    .into_any()
}

fn happened(entry: &Entry) -> Option<AnyView> {
    if !entry.public {
        return None;
    }
    let what = say!(words::entry(&entry.kind)?);
    let by = if entry.by_sender { words::BY_YOU } else { words::BY_WARD };
    let text = (!entry.text.is_empty()).then(|| view! { <p class="lines">{entry.text.clone()}</p> });
    Some(
        view! {
            <li>
                <b>{what}</b>
                " · "
                {say!(by)}
                <div><time>{instant(entry.at)}</time></div>
                {text}
            </li>
        }
        .into_any(),
    )
}

fn yours(case: &PublicCase) -> AnyView {
    let files = case.files.iter().map(|file| file_row(&case.code, file)).collect_view();
    let has_files = !case.files.is_empty();
    view! {
        <section class="stack" data-gap="small" aria-labelledby="da-gui">
            <h2 id="da-gui">{say!(words::YOURS)}</h2>
            <p class="soft">
                {say!(cases::category(case.category))} " · " {say!(cases::channel(case.channel))} " · "
                {instant(case.received_at)}
            </p>
            {if case.content.is_empty() {
                view! { <p class="soft">{say!(words::CONTENT_GONE)}</p> }.into_any()
            } else {
                view! { <blockquote class="quote lines">{case.content.clone()}</blockquote> }.into_any()
            }}
            {has_files.then(|| view! { <ul class="files" role="list">{files}</ul> })}
        </section>
    }
    .into_any()
}

fn file_row(code: &str, file: &CaseFile) -> AnyView {
    let size = format!("{} KB", (file.size + 1023) / 1024);
    match &file.removed {
        Some(why) => view! { <li><div>{say!(words::REMOVED, why)}</div></li> }.into_any(),
        None => {
            let to = routes::feedback_file(code, file.id);
            view! {
                <li>
                    <div>
                        <a href=to>{file.name.clone()}</a>
                        <small>
                            {size}
                            {(!file.by_sender).then(|| format!(" · {}", say!(words::FILE_BY_WARD)))}
                        </small>
                    </div>
                </li>
            }
            .into_any()
        }
    }
}
