//! The numbers of a month, to be typed. One form, sent to be approved or kept as a draft, with the files that bear it
//! out. A jump against the month before is asked about: beside the numbers where there is code, and when they come back
//! where there is none.

use domain::indicator::{
    Formula, ValueKind, ValueSource,
    view::{EntryPage, EntryRow, value_before},
};
use leptos::prelude::*;

use super::{facts::Facts, history::proofs, page::asked};
use crate::{
    i18n::{entry as words, indicator as names, indicator_refusal},
    routes, say,
    ui::{Choice, Field, FileField, Form, FormState, Picker, TextArea, TickBox},
};

/// The form's id.
pub(super) const FORM: &str = "nhap-so";

/// What stands in the form at first.
struct Start {
    numerator: String,
    denominator: String,
    kind: ValueKind,
    source: ValueSource,
    note: String,
}

impl Start {
    /// What the ward's own records say, if that was asked for; the newest revision; or nothing but the usual source.
    fn of(page: &EntryPage, row: &EntryRow) -> Self {
        let value = row.value.as_ref();
        let taken = row.suggested.filter(|_| asked("lay").is_some());
        let share = taken.or(value.map(|value| value.share));
        let usual = row.recent.iter().rev().find(|point| point.state.is_some()).map(|point| point.source);
        let unfinished = page.month.last_day() >= page.today;
        Self {
            numerator: share.map(|share| share.numerator.to_string()).unwrap_or_default(),
            denominator: share.map(|share| share.denominator.to_string()).unwrap_or_default(),
            kind: match value {
                _ if unfinished => ValueKind::Estimate,
                Some(value) => value.kind,
                None => ValueKind::Actual,
            },
            source: match (taken, value) {
                (Some(_), _) => ValueSource::OwnCases,
                (None, Some(value)) => value.source,
                (None, None) => usual.unwrap_or_default(),
            },
            note: value.map(|value| value.note.clone()).unwrap_or_default(),
        }
    }
}

/// What the form is about, for the browser.
fn facts(page: &EntryPage, row: &EntryRow) -> Facts {
    Facts { formula: row.indicator.formula, aim: row.aim, before: value_before(&row.recent, page.month) }
}

/// The form.
pub(super) fn value_form(page: &EntryPage, row: &EntryRow) -> AnyView {
    let (facts, start) = (facts(page, row), Start::of(page, row));
    let hidden = [
        ("indicator", row.indicator.id.to_string()),
        ("month", page.month.to_string()),
        ("code", row.indicator.code.clone()),
        ("seen", row.value.as_ref().map_or(0, |value| value.version).to_string()),
    ]
    .map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let unfinished = page.month.last_day() >= page.today;
    let evidence = row.value.as_ref().map(|value| value.evidence.clone()).unwrap_or_default();
    let (labels, kept) = (labels(row), start.note.clone());
    view! {
        <Form to=routes::ENTRY id=FORM class="stack" keeps_files=true>
            {hidden}
            {numbers(facts, &start, labels)}
            {choices(&start, unfinished)}
            <div class="field">
                <FileField name="file" label=say!(words::PROOF) help=say!(words::PROOF_HELP) several=true/>
                {(!evidence.is_empty()).then(|| proofs(&evidence))}
            </div>
            <TextArea name="note" label=say!(words::NOTE) value=kept rows=2 optional=true/>
        </Form>
    }
    .into_any()
}

fn labels(row: &EntryRow) -> (String, String) {
    let head = &row.indicator;
    let named = |label: &str, with: crate::i18n::Text, without: crate::i18n::Text| {
        if label.is_empty() { say!(without).to_owned() } else { say!(with, label) }
    };
    let numerator = match head.formula {
        Formula::Share => named(&head.numerator_label, words::NUMERATOR_IS, words::NUMERATOR),
        Formula::Count if head.numerator_label.is_empty() => say!(words::COUNT).to_owned(),
        Formula::Count => head.numerator_label.clone(),
    };
    (numerator, named(&head.denominator_label, words::DENOMINATOR_IS, words::DENOMINATOR))
}

/// Numerator, denominator, what follows from them, and the question about a jump.
fn numbers(facts: Facts, start: &Start, (numerator, denominator): (String, String)) -> AnyView {
    let is_share = facts.formula == Formula::Share;
    let typed = |name: &str, start: &str| {
        use_context::<FormState>().and_then(|form| form.value(name)).unwrap_or_else(|| start.to_owned())
    };
    let share = facts.share(&typed("numerator", &start.numerator), &typed("denominator", &start.denominator));
    let (mark, told) = match &share {
        Ok(share) => names::told(facts.formula, *share, facts.aim.as_ref()),
        Err(_) => ("no_data", "–".to_owned()),
    };
    let (first, second) = (start.numerator.clone(), start.denominator.clone());
    let second = is_share.then(|| {
        view! {
            <Field
                name="denominator"
                label=denominator
                value=second
                width="number"
                inputmode="numeric"
            />
        }
    });
    let numbers = view! {
        <Field name="numerator" label=numerator value=first width="number" inputmode="numeric"/>
        {second}
        <div class="entry-rate" role="status">
            <span class="soft small">{if is_share { say!(words::RATE) } else { say!(words::COUNT) }}</span>
            <span class="state" data-state=mark data-told="">
                <span class="mark" aria-hidden="true"></span>
                <b>{told}</b>
            </span>
        </div>
        {doubt(facts, share.ok())}
    };
    view! {
        <div class="stack entry-numbers" data-entry=facts.written()>
            {numbers}
        </div>
    }
    .into_any()
}

/// The question, in sight where the numbers raise it or the form came back for it.
fn doubt(facts: Facts, share: Option<domain::indicator::Share>) -> AnyView {
    let doubts = share.map(|share| facts.doubts(share)).unwrap_or_default();
    let said: Vec<_> = doubts.into_iter().map(indicator_refusal::doubt).collect();
    let refused = use_context::<FormState>()
        .and_then(|form| form.error)
        .is_some_and(|error| error.sentence_of("confirmed").is_some());
    let hidden = said.is_empty() && !refused;
    view! {
        <div class="notice entry-doubt" data-state="at_risk" data-doubt="" hidden=hidden>
            <span class="mark" data-state="at_risk" aria-hidden="true"></span>
            <div>
                <p data-doubt-text="">{say!(words::DOUBT, said.join("; "))}</p>
                <TickBox name="confirmed" label=say!(words::CONFIRM)/>
            </div>
        </div>
    }
    .into_any()
}

fn choices(start: &Start, unfinished: bool) -> AnyView {
    let sources = ValueSource::ALL.map(|source| Choice {
        value: source.name().to_owned(),
        label: say!(names::source(source)).to_owned(),
    });
    let kinds =
        if unfinished { vec![ValueKind::Estimate] } else { vec![ValueKind::Actual, ValueKind::Estimate] };
    let kinds = kinds
        .into_iter()
        .map(|kind| Choice { value: kind.name().to_owned(), label: say!(names::kind(kind)).to_owned() })
        .collect();
    let (label, kind) = (say!(words::KIND), start.kind.name());
    let kind = if unfinished {
        let help = say!(words::ESTIMATE_ONLY);
        view! { <Picker name="kind" label=label help=help choices=kinds value=kind/> }.into_any()
    } else {
        view! { <Picker name="kind" label=label choices=kinds value=kind/> }.into_any()
    };
    view! {
        <div class="field-row">
            <Picker
                name="source"
                label=say!(words::SOURCE)
                choices=sources.to_vec()
                value=start.source.name()
            />
            {kind}
        </div>
    }
    .into_any()
}

/// The buttons; at the thumb on a phone.
pub(super) fn value_bar(may_save: bool) -> AnyView {
    view! {
        <div class="action-bar" data-fixed>
            <button class="button" data-kind="primary" form=FORM name="act" value="submit">
                {say!(words::SEND)}
            </button>
            {may_save
                .then(|| {
                    view! {
                        <button class="button" form=FORM name="act" value="save">
                            {say!(words::SAVE)}
                        </button>
                    }
                })}
        </div>
    }
    .into_any()
}
