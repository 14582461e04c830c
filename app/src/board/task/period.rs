//! The result of the period shown: written by the unit in charge, judged by a leader, read by everyone else.

use domain::board::{PeriodReport, State, StateKind, TaskFacts, TaskPage};
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    evidence::evidence_list,
    moves::moves_fold,
    reader::{actor, can, can_report},
    refused::{is_ticked, kept, unsent},
};
use crate::{
    board::task_api::{ChangeState, WriteReport},
    i18n::{board as board_words, instant, number, task as words},
    routes, say,
    ui::{Field, Form, Icon, TextArea, facts},
};

/// The form of the result.
const REPORT: &str = "ket-qua";
/// The form of a leader's judgement.
const REVIEW: &str = "duyet";

/// What the reader may do with the result.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Write,
    Review,
    Read,
}

/// The panel of the period.
pub fn period_panel(page: &TaskPage) -> AnyView {
    let mode = mode(&page.card.facts);
    let title = say!(words::RESULT_OF, board_words::period(page.report.period));
    let result = match mode {
        Mode::Write => report_form(page),
        Mode::Review | Mode::Read => report_text(&page.report),
    };
    let bar = match mode {
        Mode::Write => report_bar(),
        Mode::Review => review_form(page),
        Mode::Read => ().into_any(),
    };
    let unsent_result = (mode != Mode::Write).then(|| unsent(REPORT, &["result", "quantity", "unit"]));
    let unsent_remark = (mode != Mode::Review).then(|| unsent(REVIEW, &["note"]));
    view! {
        <section class="panel" id="ky" aria-labelledby="ky-t">
            <div class="panel-head">
                <h2 id="ky-t">{title}</h2>
                {period_menu(page)}
            </div>
            {standing(page)}
            {unsent_result}
            {unsent_remark}
            {result}
            {evidence_list(page)}
            {moves_fold(page)}
            {bar}
        </section>
    }
    .into_any()
}

/// Code, period and version, as every form about the period posts them.
pub fn about(page: &TaskPage) -> AnyView {
    view! {
        <input type="hidden" name="code" value=page.card.code.clone()/>
        <input type="hidden" name="period" value=page.report.period.to_string()/>
        <input type="hidden" name="seen" value=page.report.version.to_string()/>
    }
    .into_any()
}

fn mode(facts: &TaskFacts) -> Mode {
    if can_report(facts) {
        Mode::Write
    } else if matches!(facts.state, State::Submitted { .. }) && can(Action::ReviewPeriod, &facts.about) {
        Mode::Review
    } else {
        Mode::Read
    }
}

/// The periods of the plan's year, each with where it stands.
fn period_menu(page: &TaskPage) -> AnyView {
    let here = page.report.period;
    let touched = || page.others.iter().chain([&page.report]);
    let mut periods = here.siblings();
    periods.extend(touched().map(|report| report.period).filter(|period| period.kind() != here.kind()));
    let rows: Vec<_> = periods
        .into_iter()
        .map(|period| {
            let report = touched().find(|report| report.period == period);
            let state = report.map_or(StateKind::NotStarted, |report| report.state);
            view! {
                <a
                    class="menu-item"
                    href=routes::task_in(&page.card.code, &period.to_string())
                    aria-current=(period == here).then_some("true")
                >
                    <span class="mark" data-state=state.name() aria-hidden="true"></span>
                    <span>
                        {board_words::period(period)} <small>{say!(board_words::state(state))}</small>
                    </span>
                </a>
            }
        })
        .collect();
    view! {
        <details class="menu period">
            <summary class="button">{say!(words::OTHER_PERIOD)} <Icon name="down"/></summary>
            <nav class="menu-panel" aria-label=say!(words::OTHER_PERIOD)>
                <p class="menu-title">
                    <b>{say!(words::OTHER_PERIOD)}</b>
                </p>
                {rows}
            </nav>
        </details>
    }
    .into_any()
}

/// Where the period stands, if that needs a word.
fn standing(page: &TaskPage) -> Option<AnyView> {
    let (facts, report) = (&page.card.facts, &page.report);
    let said = words::standing(&facts.state)?;
    let (mark, said, more) = match &facts.state {
        State::Submitted { .. } => {
            let reviews = can(Action::ReviewPeriod, &facts.about);
            let said = if reviews { words::WAITS_FOR_YOU } else { said };
            let by = report.submitted.as_ref();
            ("waiting", said, by.map(|by| say!(words::SUBMITTED_AT, by.name, instant(by.at))))
        }
        State::InProgress { returned: Some(returned) } => {
            let by = report.reviewed.as_ref().map(|by| by.name.as_str()).unwrap_or_default();
            let more = say!(words::RETURNED_SAYING, returned.note, by, instant(returned.stamp.at));
            ("returned", said, Some(more))
        }
        State::Blocked => ("blocked", said, None),
        _ => ("accepted", said, None),
    };
    let notice = view! {
        <div class="notice" data-state=mark>
            <span class="mark" aria-hidden="true"></span>
            <div>
                <p>
                    <b>{say!(said)}</b>
                    {more.map(|more| format!(" {more}"))}
                </p>
            </div>
        </div>
    };
    Some(notice.into_any())
}

fn report_form(page: &TaskPage) -> AnyView {
    let (about, report) = (about(page), page.report.clone());
    let nothing = is_ticked(REPORT, "no_occurrence", "true", !report.note.is_empty());
    view! {
        {overtaken(&report)}
        <Form to=WriteReport::url() id=REPORT class="stack" said=say!(words::SAVED).to_owned()>
            {about}
            <div class="stack">
                <TextArea
                    name="result"
                    label=say!(words::RESULT)
                    help=say!(words::RESULT_HELP)
                    value=report.result
                    rows=5
                />
                <div class="field-row">
                    <Field
                        name="quantity"
                        label=say!(words::QUANTITY)
                        value=report.quantity.map(|many| many.to_string()).unwrap_or_default()
                        width="number"
                        inputmode="numeric"
                        optional=true
                    />
                    <Field
                        name="unit"
                        label=say!(words::QUANTITY_UNIT)
                        help=say!(words::QUANTITY_UNIT_HELP)
                        value=report.quantity_unit
                        optional=true
                    />
                </div>
                <label class="choice">
                    <input type="checkbox" name="no_occurrence" value="true" checked=nothing/>
                    <span>
                        {say!(words::NOTHING_OCCURRED)} <small>{say!(words::NOTHING_OCCURRED_HELP)}</small>
                    </span>
                </label>
            </div>
        </Form>
    }
    .into_any()
}

/// Somebody else was at it while the reader was typing: who, when, and what stands there now. It is known when the
/// refused form comes back with the version that its writer saw; a form that is still being typed is not known here.
fn overtaken(report: &PeriodReport) -> Option<AnyView> {
    let seen: i64 = kept(REPORT, "seen")?.parse().ok()?;
    let by_me = report.touched.as_ref().map(|touch| touch.by) == actor().map(|actor| actor.person);
    if seen >= report.version || by_me {
        return None;
    }
    let now = say!(board_words::state(report.state));
    let said = match &report.touched {
        Some(by) => say!(words::JUST_CHANGED, by.name, instant(by.at), now),
        None => say!(words::JUST_CHANGED_UNKNOWN, now),
    };
    // A form posts line breaks in two characters.
    let typed = kept(REPORT, "result").unwrap_or_default().replace("\r\n", "\n");
    let theirs = report.result.trim();
    let other = !theirs.is_empty() && theirs != typed.trim();
    let notice = view! {
        <div class="notice" data-state="late" role="alert">
            <span class="mark" aria-hidden="true"></span>
            <div>
                <p>
                    <b>{said}</b>
                    " "
                    {say!(words::TYPED_KEPT)}
                </p>
                {other.then(|| view! { <p>{say!(words::NEW_RESULT, report.result)}</p> })}
            </div>
        </div>
    };
    Some(notice.into_any())
}

/// The result to be read.
fn report_text(report: &PeriodReport) -> AnyView {
    let who = |touch: &domain::board::Touch| say!(words::WHO_WHEN, touch.name, instant(touch.at));
    let quantity = report.quantity.map(|many| format!("{} {}", number(many), report.quantity_unit));
    let nothing = Some(report.note.clone()).filter(|note| !note.is_empty());
    let text =
        if report.result.is_empty() { say!(words::RESULT_NONE).to_owned() } else { report.result.clone() };
    let rows = [
        (words::QUANTITY, quantity),
        (words::WHY_NOTHING, nothing),
        (words::SUBMITTED_BY, report.submitted.as_ref().map(who)),
        (words::REVIEWED_BY, report.reviewed.as_ref().map(who)),
    ];
    view! {
        <p>{text}</p>
        {facts(rows)}
    }
    .into_any()
}

fn report_bar() -> AnyView {
    view! {
        <div class="action-bar" data-fixed>
            <button class="button" data-kind="primary" form=REPORT name="act" value="submit">
                {say!(words::SUBMIT)}
            </button>
            <button class="button" form=REPORT name="act" value="save">
                {say!(words::SAVE_DRAFT)}
            </button>
        </div>
    }
    .into_any()
}

/// Accept, or return with a note.
fn review_form(page: &TaskPage) -> AnyView {
    let about = about(page);
    view! {
        <Form to=ChangeState::url() id=REVIEW class="stack">
            {about}
            <div class="stack">
                <TextArea
                    name="note"
                    label=say!(words::REVIEW_NOTE)
                    help=say!(words::REVIEW_NOTE_WHEN)
                    rows=3
                    optional=true
                />
            </div>
        </Form>
        <div class="action-bar" data-fixed>
            <button class="button" data-kind="primary" form=REVIEW name="to" value="accepted">
                {say!(words::ACCEPT)}
            </button>
            <button class="button" data-kind="danger" form=REVIEW name="to" value="in_progress">
                {say!(words::GIVE_BACK)}
            </button>
        </div>
    }
    .into_any()
}
