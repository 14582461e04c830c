//! The indicator that is open: what it is, where its value stands, and what the reader may do with it now.

use domain::indicator::{
    Formula, ValueState,
    view::{Behind, EntryPage, EntryRow, ExplanationView, ValueView},
};
use domain::{people, period::Period};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    api::ExplainValue,
    form::{FORM, value_bar, value_form},
    history::{history, proofs, recent},
    page::{asked, month_of},
    review::review,
};
use crate::{
    i18n::{day, entry as words, indicator as names, instant},
    routes, say,
    ui::{self, Fold, Form, Icon, Mark, StateWord, TextArea, was_refused},
};

/// What the reader may do with the month's value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Write,
    Review,
    Read,
}

fn mode(page: &EntryPage, row: &EntryRow) -> Mode {
    match row.value.as_ref().map(|value| value.state) {
        _ if page.closed => Mode::Read,
        Some(ValueState::Submitted) if page.may_approve => Mode::Review,
        None | Some(ValueState::Draft | ValueState::Returned) if row.may_enter.is_ok() => Mode::Write,
        _ => Mode::Read,
    }
}

/// The panel.
pub(super) fn panel(page: &EntryPage, row: &EntryRow, behind: &Behind) -> AnyView {
    let mode = mode(page, row);
    let head = &row.indicator;
    let what = match mode {
        Mode::Write => view! {
            {returned(row)} {in_force(row)} {suggestion(page, row)} {value_form(page, row)} {value_bar(true)}
        }
        .into_any(),
        Mode::Review => view! { {facts(page, row)} {in_force(row)} {review(page, row)} }.into_any(),
        Mode::Read => view! { {facts(page, row)} {in_force(row)} {correction(page, row)} }.into_any(),
    };
    let why_not = match &row.may_enter {
        Err(people::Refusal::OtherUnit) => Some(words::OTHER_UNIT),
        Err(people::Refusal::NoUnitYet) => Some(words::NO_UNIT_YET),
        _ => None,
    };
    view! {
        <section class="panel" id="dang-mo" aria-labelledby="dang-mo-t">
            <h2 id="dang-mo-t">{format!("{}. {}", head.code, head.name)}</h2>
            {definition(row)}
            {states(page, row)}
            {row.explanations.iter().map(explanation).collect_view()}
            {why_not.map(|why| view! { <p class="soft">{say!(why)}</p> })}
            {what}
            {recent(row)}
            {history(row, behind)}
        </section>
    }
    .into_any()
}

fn definition(row: &EntryRow) -> AnyView {
    let head = &row.indicator;
    let unit = head.unit.as_ref().map_or_else(|| say!(words::NO_UNIT).to_owned(), |unit| unit.name.clone());
    let target = (!head.target_text.is_empty()).then(|| {
        let percent =
            if head.formula == Formula::Share && !head.target_text.contains('%') { "%" } else { "" };
        say!(words::TARGET, format!("{}{percent}", head.target_text))
    });
    let note = (!head.formula_note.is_empty()).then(|| say!(words::COUNTED_BY, head.formula_note));
    let all = [target, note, Some(say!(words::UNIT, unit))].into_iter().flatten().collect::<Vec<_>>();
    view! { <p class="soft small">{all.join(" · ")}</p> }.into_any()
}

/// Where the newest revision stands, and where the month does.
fn states(page: &EntryPage, row: &EntryRow) -> AnyView {
    let state = row.value.as_ref().map(|value| names::state(value.state));
    let month = month_of(page, row).map(names::month_standing);
    let all: Vec<_> = [state, month]
        .into_iter()
        .flatten()
        .map(|(state, word)| view! { <StateWord state word=say!(word)/> })
        .collect();
    view! { <p class="row">{all}</p> }.into_any()
}

fn returned(row: &EntryRow) -> Option<AnyView> {
    let value = row.value.as_ref().filter(|value| value.state == ValueState::Returned)?;
    let by = value.decided.as_ref()?;
    let said = say!(words::RETURNED_SAYING, by.name, instant(by.at), value.return_note);
    Some(notice("returned", said))
}

/// What stays in use until the newer revision is approved.
fn in_force(row: &EntryRow) -> Option<AnyView> {
    let value = row.approved.as_ref()?;
    let said = say!(words::IN_FORCE, numbers(row, value));
    Some(notice("accepted", view! { <a href=behind(row, value.month)>{said}</a> }))
}

/// Where the rows behind a month are: every revision with who and when, and the cases of what is counted from cases.
fn behind(row: &EntryRow, month: Period) -> String {
    routes::behind(&row.indicator.code, month.year(), Some(month.number()))
}

fn notice(state: &'static str, said: impl IntoView) -> AnyView {
    view! {
        <div class="notice" data-state=state>
            <Mark state/>
            <div>
                <p>{said}</p>
            </div>
        </div>
    }
    .into_any()
}

/// What the ward's own records say, and the way to fill it in.
fn suggestion(page: &EntryPage, row: &EntryRow) -> Option<AnyView> {
    let head = &row.indicator;
    let share = row.suggested?;
    let (_, told) = names::told(head.formula, share, row.aim.as_ref());
    let said = say!(words::SUGGESTED, format!("{}, {told}", names::share(head.formula, share)));
    let taken = asked("lay").is_some();
    let shown = view! {
        <div class="notice">
            <Mark state="in_progress"/>
            <div>
                <p>
                    <a href=behind(row, page.month)>{said}</a>
                </p>
                {if taken {
                    view! { <p class="soft">{say!(words::TAKEN_OVER)}</p> }.into_any()
                } else {
                    view! {
                        <p>
                            <a class="button" href=routes::entry_taken_over(page.month, &head.code)>
                                {say!(words::TAKE_OVER)}
                            </a>
                        </p>
                    }
                        .into_any()
                }}
            </div>
        </div>
    };
    Some(shown.into_any())
}

/// The numbers with their percentage: `411 trên 412, 99,76%`.
pub(super) fn numbers(row: &EntryRow, value: &ValueView) -> String {
    let formula = row.indicator.formula;
    match formula {
        Formula::Share => {
            let rate = names::value(formula, value.share, value.rate);
            format!("{}, {rate}", names::share(formula, value.share))
        }
        Formula::Count => names::share(formula, value.share),
    }
}

/// The value to be read.
fn facts(page: &EntryPage, row: &EntryRow) -> AnyView {
    let Some(value) = &row.value else {
        return ().into_any();
    };
    let who = |touch: &domain::board::Touch| say!(words::WHO_WHEN, touch.name, instant(touch.at));
    let (_, told) = names::told(row.indicator.formula, value.share, row.aim.as_ref());
    let lines = [
        (words::VALUE, Some(names::share(row.indicator.formula, value.share))),
        (words::KIND, Some(say!(names::kind(value.kind)).to_owned())),
        (words::SOURCE, Some(say!(names::source(value.source)).to_owned())),
        (words::NOTE, Some(value.note.clone()).filter(|note| !note.is_empty())),
        (words::ENTERED_BY, Some(who(&value.entered))),
        (words::DECIDED_BY, value.decided.as_ref().map(who)),
        (words::REVISION, Some(value.revision.to_string())),
    ];
    view! {
        <p class="chart-value">
            <a class="rate" href=behind(row, page.month)>
                {told}
            </a>
        </p>
        {ui::facts(lines)}
        <h3>{say!(words::PROOF)}</h3>
        {proofs(&value.evidence)}
    }
    .into_any()
}

/// The form by which a value that was sent or approved is corrected, folded away.
fn correction(page: &EntryPage, row: &EntryRow) -> Option<AnyView> {
    let value = row.value.as_ref().filter(|_| !page.closed && row.may_enter.is_ok())?;
    let label = match value.state {
        ValueState::Submitted => words::CORRECT_WAITING,
        _ => words::CORRECT_APPROVED,
    };
    let may_save = value.state != ValueState::Submitted;
    // Open as well where the address asks to fill it in.
    let open = was_refused(FORM) || asked("lay").is_some();
    let shown = view! {
        <details class="fold" id="khung-sua" open=open>
            <summary>
                <Icon name="edit"/>
                {say!(label)}
            </summary>
            <div class="stack">
                <p class="soft">{say!(words::CORRECT_HELP)}</p>
                {suggestion(page, row)}
                {value_form(page, row)}
                {value_bar(may_save)}
            </div>
        </details>
    };
    Some(shown.into_any())
}

/// A request to explain, and the form of the answer for whoever may give it.
fn explanation(asked: &ExplanationView) -> AnyView {
    let form = format!("giai-trinh-{}", asked.id);
    let said = say!(words::EXPLAIN_ASKED, asked.asked.name, instant(asked.asked.at), day(asked.due_on));
    let (question, overdue) = (asked.question.clone(), asked.overdue);
    let answer = asked.may_answer.then(|| {
        let (id, seen) = (asked.id.to_string(), asked.version.to_string());
        view! {
            <Fold form=form.clone() icon="edit" label=say!(words::EXPLAIN_TEXT)>
                <Form to=ExplainValue::url() id=form class="stack">
                    <input type="hidden" name="id" value=id/>
                    <input type="hidden" name="seen" value=seen/>
                    <TextArea name="text" label=say!(words::EXPLAIN_TEXT) rows=4/>
                    <p>
                        <button class="button">{say!(words::EXPLAIN_SEND)}</button>
                    </p>
                </Form>
            </Fold>
        }
    });
    let mark = if overdue { "late" } else { "at_risk" };
    view! {
        <div class="notice" data-state=mark>
            <Mark state=mark/>
            <div class="stack" data-gap="small">
                <p>
                    <b>{say!(words::EXPLAIN)}</b>
                    {overdue.then(|| format!(". {}", say!(words::EXPLAIN_LATE)))}
                </p>
                <blockquote class="quote">
                    <p class="lines">{question}</p>
                    <cite>{said}</cite>
                </blockquote>
                {answer}
            </div>
        </div>
    }
    .into_any()
}
