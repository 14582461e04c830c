//! What the reader may do with the case now: the step that comes next, in sight and at the thumb; the others folded
//! away. Which steps there are comes from the rules; here is only their order.

use domain::feedback::{StateKind, Step, view::StaffCase};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{about, fields::fields};
use crate::{
    cases::case_api::{ExtendDue, TakeStep},
    i18n::{case as words, cases as names, common, task},
    say,
    ui::{Field, Fold, Form, TextArea},
    viewer::viewer,
};

/// The form of a leader's judgement, which has two buttons.
const REVIEW: &str = "duyet";
/// The form that moves the due day.
const EXTEND: &str = "gia-han";

/// Which step comes next, if the reader may take several.
const NEXT: [Step; 7] =
    [Step::Approve, Step::Submit, Step::Assign, Step::Supplement, Step::Promote, Step::Publish, Step::Close];

/// The step that comes next for this reader.
fn next(case: &StaffCase) -> Option<Step> {
    let fits = |step: &Step| match step {
        // What was taken back from the public was so on purpose.
        Step::Publish => case.redacted.is_some() && case.state.kind() == StateKind::Answered,
        // A hint is closed or taken: neither goes before the other by itself.
        Step::Close => !case.may.contains(&Step::Promote),
        _ => true,
    };
    NEXT.into_iter().filter(fits).find(|step| case.may.contains(step))
}

/// The panel of what may be done.
pub fn steps_panel(case: &StaffCase) -> AnyView {
    let next = next(case);
    let others: Vec<_> = case
        .may
        .iter()
        .copied()
        .filter(|step| Some(*step) != next && !(next == Some(Step::Approve) && *step == Step::Return))
        .map(|step| folded(case, step))
        .collect();
    let nothing = next.is_none() && others.is_empty() && !case.may_extend;
    let has_others = !others.is_empty() || case.may_extend;
    view! {
        <section class="panel" id="viec" aria-labelledby="viec-t">
            <h2 id="viec-t">{say!(words::NOW)}</h2>
            {hint(case)}
            {unsent(case)}
            {nothing.then(|| view! { <p class="soft">{say!(words::NOTHING_NOW)}</p> })}
            {next.map(|step| primary(case, step))}
            {has_others
                .then(|| {
                    view! {
                        <div>
                            <h3 class="visually-hidden">{say!(words::OTHER_STEPS)}</h3>
                            {others}
                            {case.may_extend.then(|| extension(case))}
                        </div>
                    }
                })}
        </section>
    }
    .into_any()
}

fn form_of(step: Step) -> String {
    format!("buoc-{}", step.name())
}

/// The form of the next step, and its button in the bar.
fn primary(case: &StaffCase, step: Step) -> AnyView {
    if step == Step::Approve {
        return review(case);
    }
    let (form, case) = (form_of(step), case.clone());
    view! {
        <Form to=TakeStep::url() id=form.clone() class="stack">
            {about(&case)}
            <input type="hidden" name="step" value=step.name()/>
            <div class="stack">{fields(&case, step)}</div>
        </Form>
        <div class="action-bar" data-fixed>
            <button class="button" data-kind="primary" form=form>
                {say!(words::step(step))}
            </button>
        </div>
    }
    .into_any()
}

/// Approve, or return with a note.
fn review(case: &StaffCase) -> AnyView {
    let may_return = case.may.contains(&Step::Return);
    let case = case.clone();
    view! {
        <Form to=TakeStep::url() id=REVIEW class="stack">
            {about(&case)}
            <div class="stack">
                {fields(&case, Step::Approve)} {may_return.then(|| fields(&case, Step::Return))}
            </div>
        </Form>
        <div class="action-bar" data-fixed>
            <button class="button" data-kind="primary" form=REVIEW name="step" value=Step::Approve.name()>
                {say!(words::step(Step::Approve))}
            </button>
            {may_return
                .then(|| {
                    view! {
                        <button
                            class="button"
                            data-kind="danger"
                            form=REVIEW
                            name="step"
                            value=Step::Return.name()
                        >
                            {say!(words::step(Step::Return))}
                        </button>
                    }
                })}
        </div>
    }
    .into_any()
}

fn folded(case: &StaffCase, step: Step) -> AnyView {
    let icon = match step {
        Step::Assign | Step::Classify => "unit",
        Step::Forward | Step::Redirect | Step::Start => "next",
        Step::Reject | Step::Return => "close",
        Step::Reopen => "undo",
        Step::Approve | Step::Close | Step::Promote => "check",
        _ => "edit",
    };
    let (form, case) = (form_of(step), case.clone());
    let label = say!(words::step(step));
    let kind = matches!(step, Step::Reject | Step::Return | Step::Redirect).then_some("danger");
    view! {
        <Fold form=form.clone() icon=icon label=label>
            <Form to=TakeStep::url() id=form class="stack">
                {about(&case)}
                <input type="hidden" name="step" value=step.name()/>
                <div class="stack">{fields(&case, step)}</div>
                <p>
                    <button class="button" data-kind=kind>
                        {label}
                    </button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn extension(case: &StaffCase) -> AnyView {
    let about = about(case);
    view! {
        <Fold form=EXTEND icon="clock" label=say!(words::EXTEND)>
            <Form to=ExtendDue::url() id=EXTEND class="stack" said=say!(common::SAVED)>
                {about}
                <p class="soft">{say!(words::EXTEND_HELP)}</p>
                <Field
                    name="date"
                    label=say!(words::NEW_DAY)
                    help=say!(names::DATE_HELP)
                    width="date"
                    inputmode="numeric"
                />
                <TextArea name="reason" label=say!(words::REASON) help=say!(words::REASON_HELP) rows=2/>
                <p>
                    <button class="button">{say!(words::EXTEND)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

/// What the words of the case hint at, for the clerk to judge.
fn hint(case: &StaffCase) -> Option<AnyView> {
    let road = case.hint.filter(|_| case.may.contains(&Step::Redirect))?;
    let said = say!(words::HINT, say!(words::road(road)), say!(words::step(Step::Redirect)));
    let notice = view! {
        <div class="notice" data-state="at_risk">
            <span class="mark" data-state="at_risk" aria-hidden="true"></span>
            <div>
                <p>{said}</p>
            </div>
        </div>
    };
    Some(notice.into_any())
}

/// What was typed into the form of a step that is no longer offered, since the case moved on meanwhile.
fn unsent(case: &StaffCase) -> Option<AnyView> {
    let kept = viewer().kept?;
    let field =
        |name: &str| kept.fields.iter().find(|(field, _)| field == name).map(|(_, typed)| typed.as_str());
    let form = field("_form")?;
    let is_gone = match form {
        REVIEW => next(case) != Some(Step::Approve),
        EXTEND => !case.may_extend,
        _ => {
            let step = Step::from_name(form.strip_prefix("buoc-")?)?;
            !case.may.contains(&step)
        }
    };
    let texts: Vec<_> = ["text", "note", "question", "answer", "to", "reason", "date"]
        .into_iter()
        .filter_map(field)
        .filter(|text| !text.trim().is_empty())
        .map(|text| view! { <p>{text.to_owned()}</p> })
        .collect();
    (is_gone && !texts.is_empty()).then(|| {
        view! {
            <div class="notice" data-state="late" role="alert">
                <span class="mark" aria-hidden="true"></span>
                <div class="stack" data-gap="small">
                    <p>{kept.error.to_string()}</p>
                    <p>
                        <b>{say!(task::TYPED_UNSENT)}</b>
                    </p>
                    <blockquote class="quote">{texts}</blockquote>
                </div>
            </div>
        }
        .into_any()
    })
}
