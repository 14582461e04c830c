//! A leader's judgement of a value that was sent: approve it, or return it with a note.

use domain::indicator::{
    DoubtRule, Step,
    view::{EntryPage, EntryRow, value_before},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::DecideValue;
use crate::{
    i18n::{entry as words, indicator as names, indicator_refusal},
    say,
    ui::{Form, TextArea, warning},
};

const FORM: &str = "duyet";

/// What is worth a look, the form, and its two buttons.
pub(super) fn review(page: &EntryPage, row: &EntryRow) -> AnyView {
    let Some(value) = &row.value else { return ().into_any() };
    let doubts =
        value_before(&row.recent, page.month).map(|before| DoubtRule::default().doubts(before, value.share));
    let doubts: Vec<_> = doubts.unwrap_or_default().into_iter().map(indicator_refusal::doubt).collect();
    let doubts = (!doubts.is_empty()).then(|| say!(words::DOUBT, doubts.join("; ")));
    // What the ward counted itself, where the value says something else.
    let own = row.suggested.filter(|own| *own != value.share).map(|own| {
        let (formula, (_, told)) =
            (row.indicator.formula, names::told(row.indicator.formula, own, row.aim.as_ref()));
        say!(words::SUGGESTED_OTHERWISE, format!("{}, {told}", names::share(formula, own)))
    });
    let warnings: Vec<_> = [own, doubts].into_iter().flatten().map(warning).collect();
    let hidden = [
        ("indicator", row.indicator.id.to_string()),
        ("month", page.month.to_string()),
        ("seen", value.version.to_string()),
        ("code", row.indicator.code.clone()),
    ]
    .map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    view! {
        {warnings}
        <Form to=DecideValue::url() id=FORM class="stack">
            {hidden}
            <TextArea
                name="note"
                label=say!(words::REVIEW_NOTE)
                help=say!(words::REVIEW_NOTE_WHEN)
                rows=2
                optional=true
            />
        </Form>
        <div class="action-bar" data-fixed>
            <button class="button" data-kind="primary" form=FORM name="step" value=Step::Approve.name()>
                {say!(words::APPROVE)}
            </button>
            <button class="button" data-kind="danger" form=FORM name="step" value=Step::Return.name()>
                {say!(words::GIVE_BACK)}
            </button>
        </div>
    }
    .into_any()
}
