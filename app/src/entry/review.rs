//! A leader's judgement of a value that was sent: approve it, or return it with a note.

use domain::indicator::{
    DoubtRule, Step,
    view::{EntryPage, EntryRow},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::DecideValue;
use crate::{
    i18n::{entry as words, indicator_refusal},
    say,
    ui::{Form, Mark, TextArea},
};

const FORM: &str = "duyet";

/// What is worth a look, the form, and its two buttons.
pub(super) fn review(page: &EntryPage, row: &EntryRow) -> AnyView {
    let Some(value) = &row.value else { return ().into_any() };
    let before = page.month.previous();
    let before = row.recent.iter().find(|point| Some(point.month) == before).and_then(|point| point.share);
    let doubts = before.map(|before| DoubtRule::default().doubts(before, value.share)).unwrap_or_default();
    let doubts: Vec<_> = doubts.into_iter().map(indicator_refusal::doubt).collect();
    let hidden = [
        ("indicator", row.indicator.id.to_string()),
        ("month", page.month.to_string()),
        ("seen", value.version.to_string()),
        ("code", row.indicator.code.clone()),
    ]
    .map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    view! {
        {(!doubts.is_empty())
            .then(|| {
                view! {
                    <div class="notice" data-state="at_risk">
                        <Mark state="at_risk"/>
                        <p>{say!(words::DOUBT, doubts.join("; "))}</p>
                    </div>
                }
            })}
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
