//! The result of the period shown: written by the unit in charge, judged by a leader, read by everyone else.

use domain::board::{PeriodReport, State, TaskFacts};
use domain::people::Action;
use leptos::{ev::Event, prelude::*, server_fn::ServerFn};

use super::{
    evidence::EvidenceList,
    moves::MovesFold,
    sheet::{Sheet, actor, can, can_report, was_refused},
};
use crate::{
    board::task_api::{ChangeState, WriteReport},
    i18n::{board as board_words, instant, number, task as words},
    live::live,
    routes, say,
    ui::{Field, Form, Icon, TextArea, toast},
    viewer::viewer,
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
#[component]
pub fn PeriodPanel(sheet: Sheet) -> impl IntoView {
    let typing = RwSignal::new(was_refused(REPORT));
    let draft = RwSignal::new(kept_result());
    let mode = sheet.part(|page| mode(&page.card.facts));
    let title = say!(words::RESULT_OF, board_words::period(sheet.period()));
    view! {
        <section class="panel" id="ky" aria-labelledby="ky-t">
            <div class="panel-head">
                <h2 id="ky-t">{title}</h2>
                <PeriodMenu sheet=sheet/>
            </div>
            <Standing sheet=sheet/>
            {move || match mode.get() {
                Mode::Write => view! { <ReportForm sheet=sheet typing=typing draft=draft/> }.into_any(),
                Mode::Review | Mode::Read => {
                    view! {
                        {move || {
                            (mode.get() == Mode::Read).then(|| view! { <Unsent typing=typing draft=draft/> })
                        }}
                        <ReportText report=sheet.part(|page| page.report.clone())/>
                    }
                        .into_any()
                }
            }}
            <EvidenceList sheet=sheet/>
            <MovesFold sheet=sheet/>
            {move || match mode.get() {
                Mode::Write => view! { <ReportBar/> }.into_any(),
                Mode::Review => view! { <ReviewForm sheet=sheet typing=typing draft=draft/> }.into_any(),
                Mode::Read => ().into_any(),
            }}
        </section>
    }
    .into_any()
}

/// Code, period and version, as every form about the period posts them.
#[component]
pub fn About(sheet: Sheet) -> impl IntoView {
    let version = sheet.part(|page| page.report.version);
    view! {
        <input type="hidden" name="code" value=sheet.code()/>
        <input type="hidden" name="period" value=sheet.period().to_string()/>
        <input type="hidden" name="seen" value=move || version.get().to_string()/>
    }
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

fn kept_result() -> String {
    let kept = viewer().kept.filter(|_| was_refused(REPORT));
    let fields = kept.map(|kept| kept.fields).unwrap_or_default();
    fields.into_iter().find(|(name, _)| name == "result").map(|(_, value)| value).unwrap_or_default()
}

/// The periods of the plan's year, each with where it stands.
#[component]
fn PeriodMenu(sheet: Sheet) -> impl IntoView {
    let states = sheet.part(|page| {
        let touched = page.others.iter().chain([&page.report]).map(|report| (report.period, report.state));
        touched.collect::<Vec<_>>()
    });
    let (here, code) = (sheet.period(), sheet.code());
    let rows = move || {
        let states = states.get();
        let mut periods = here.siblings();
        periods
            .extend(states.iter().map(|(period, _)| *period).filter(|period| period.kind() != here.kind()));
        periods
            .into_iter()
            .map(|period| {
                let state = states.iter().find(|(touched, _)| *touched == period).map(|(_, state)| *state);
                let state = state.unwrap_or(domain::board::StateKind::NotStarted);
                view! {
                    <a
                        class="menu-item"
                        href=routes::task_in(&code, &period.to_string())
                        aria-current=(period == here).then_some("true")
                    >
                        <span class="mark" data-state=state.name() aria-hidden="true"></span>
                        <span>
                            {board_words::period(period)} <small>{say!(board_words::state(state))}</small>
                        </span>
                    </a>
                }
            })
            .collect_view()
    };
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
#[component]
fn Standing(sheet: Sheet) -> impl IntoView {
    let standing = sheet.part(|page| (page.card.facts.clone(), page.report.clone()));
    move || {
        let (facts, report) = standing.get();
        let said = words::standing(&facts.state)?;
        let reviews = can(Action::ReviewPeriod, &facts.about);
        let (mark, said, more) = match &facts.state {
            State::Submitted { .. } => {
                let said = if reviews { words::WAITS_FOR_YOU } else { said };
                let more = report.submitted.map(|by| say!(words::SUBMITTED_AT, by.name, instant(by.at)));
                ("waiting", said, more)
            }
            State::InProgress { returned: Some(returned) } => {
                let by = report.reviewed.map(|by| by.name).unwrap_or_default();
                let more = say!(words::RETURNED_SAYING, returned.note, by, instant(returned.stamp.at));
                ("returned", said, Some(more))
            }
            State::Blocked => ("blocked", said, None),
            _ => ("accepted", said, None),
        };
        Some(view! {
            <div class="notice" data-state=mark>
                <span class="mark" aria-hidden="true"></span>
                <div>
                    <p>
                        <b>{say!(said)}</b>
                        {more.map(|more| format!(" {more}"))}
                    </p>
                </div>
            </div>
        })
    }
}

#[component]
fn ReportForm(sheet: Sheet, typing: RwSignal<bool>, draft: RwSignal<String>) -> impl IntoView {
    let base = sheet.part_unless(typing, |page| page.report.clone());
    let may_be_nothing = sheet.part(|page| page.report.note.clone());
    let typed = move |event: Event| {
        typing.set(true);
        let field: web_sys::Element = event_target(&event);
        if field.get_attribute("name").as_deref() == Some("result") {
            draft.set(event_target_value(&event));
        }
    };
    let done = Callback::new(move |()| {
        typing.set(false);
        draft.set(String::new());
        toast(say!(words::SAVED).to_owned());
    });
    let live = live();
    let refused = Callback::new(move |()| live.refresh());
    view! {
        <Overtaken sheet=sheet base=base typing=typing/>
        {move || {
            let report = base.get();
            let nothing = !may_be_nothing.with_untracked(String::is_empty);
            view! {
                <Form to=WriteReport::url() id=REPORT class="stack" done=done refused=refused>
                    <About sheet=sheet/>
                    <div class="stack" on:input=typed>
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
        }}
    }
    .into_any()
}

/// Somebody else was at it while the reader was typing: who, when, and what they wrote.
#[component]
fn Overtaken(sheet: Sheet, base: Memo<PeriodReport>, typing: RwSignal<bool>) -> impl IntoView {
    let newest = sheet.part(|page| page.report.clone());
    let overtaken = Memo::new(move |_| {
        let (report, base) = (newest.get(), base.get());
        let mine = actor().map(|actor| actor.person);
        let by_me = report.touched.as_ref().map(|touch| touch.by) == mine;
        (typing.get() && report.version != base.version && !by_me).then_some((report, base))
    });
    move || {
        let (report, base) = overtaken.get()?;
        let now = say!(board_words::state(report.state));
        let said = match &report.touched {
            Some(by) => say!(words::JUST_CHANGED, by.name, instant(by.at), now),
            None => say!(words::JUST_CHANGED_UNKNOWN, now),
        };
        let other = (report.result != base.result).then(|| say!(words::NEW_RESULT, report.result));
        Some(view! {
            <div class="notice" data-state="late" role="alert">
                <span class="mark" aria-hidden="true"></span>
                <div>
                    <p>
                        <b>{said}</b>
                        " "
                        {say!(words::TYPED_KEPT)}
                    </p>
                    {other.map(|other| view! { <p>{other}</p> })}
                </div>
            </div>
        })
    }
}

/// What was typed into a form that is no longer there, since the period moved on.
#[component]
fn Unsent(typing: RwSignal<bool>, draft: RwSignal<String>) -> impl IntoView {
    move || {
        let text = draft.get();
        (typing.get() && !text.trim().is_empty()).then(|| {
            view! {
                <div class="notice" data-state="late">
                    <span class="mark" aria-hidden="true"></span>
                    <div class="stack" data-gap="small">
                        <p>
                            <b>{say!(words::TYPED_UNSENT)}</b>
                        </p>
                        <blockquote class="quote">
                            <p>{text}</p>
                        </blockquote>
                    </div>
                </div>
            }
        })
    }
}

/// The result to be read.
#[component]
fn ReportText(report: Memo<PeriodReport>) -> impl IntoView {
    move || {
        let report = report.get();
        let who = |touch: domain::board::Touch| say!(words::WHO_WHEN, touch.name, instant(touch.at));
        let quantity = report.quantity.map(|many| format!("{} {}", number(many), report.quantity_unit));
        let nothing = Some(report.note).filter(|note| !note.is_empty());
        let text = if report.result.is_empty() { say!(words::RESULT_NONE).to_owned() } else { report.result };
        view! {
            <p>{text}</p>
            <dl class="facts">
                {[
                    (words::QUANTITY, quantity),
                    (words::WHY_NOTHING, nothing),
                    (words::SUBMITTED_BY, report.submitted.map(who)),
                    (words::REVIEWED_BY, report.reviewed.map(who)),
                ]
                    .into_iter()
                    .filter_map(|(name, value)| value.map(|value| (name, value)))
                    .map(|(name, value)| {
                        view! {
                            <div>
                                <dt>{say!(name)}</dt>
                                <dd>{value}</dd>
                            </div>
                        }
                    })
                    .collect_view()}
            </dl>
        }
    }
}

#[component]
fn ReportBar() -> impl IntoView {
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
#[component]
fn ReviewForm(sheet: Sheet, typing: RwSignal<bool>, draft: RwSignal<String>) -> impl IntoView {
    let typed = move |event: Event| {
        typing.set(true);
        draft.set(event_target_value(&event));
    };
    let done = Callback::new(move |()| {
        typing.set(false);
        draft.set(String::new());
    });
    let live = live();
    let refused = Callback::new(move |()| live.refresh());
    view! {
        {move || {
            view! {
                <Form to=ChangeState::url() id=REVIEW class="stack" done=done refused=refused>
                    <About sheet=sheet/>
                    <div class="stack" on:input=typed>
                        <TextArea
                            name="note"
                            label=say!(words::REVIEW_NOTE)
                            help=say!(words::REVIEW_NOTE_WHEN)
                            rows=3
                            optional=true
                        />
                    </div>
                </Form>
            }
        }}
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
