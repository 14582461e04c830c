//! What each step takes, as fields of its form.

use domain::feedback::{Category, Road, Step, view::StaffCase};
use leptos::prelude::*;

use crate::{
    i18n::{case as words, cases as names, task},
    say,
    ui::{Choice, Field, Picker, TextArea, was_ticked},
};

/// The fields of a step. To be asked for within its form, so that they find what was typed before.
pub fn fields(case: &StaffCase, step: Step) -> AnyView {
    match step {
        Step::Promote | Step::Start => ().into_any(),
        Step::Close => view! { <p class="soft">{say!(words::CONFIRM_CLOSE)}</p> }.into_any(),
        Step::Classify => categories(case),
        Step::Assign => people(case),
        Step::Ask => {
            view! { <TextArea name="text" label=say!(words::ASK_TEXT) help=say!(words::ASK_HELP) rows=3/> }
                .into_any()
        }
        Step::Supplement => view! {
            <TextArea
                name="text"
                label=say!(words::SUPPLEMENT_TEXT)
                help=say!(words::SUPPLEMENT_HELP)
                rows=3
            />
        }
        .into_any(),
        Step::Submit => {
            let draft = case.answers.last().filter(|answer| answer.approved.is_none());
            let draft = draft.map(|answer| answer.text.clone()).unwrap_or_default();
            view! {
                <TextArea
                    name="text"
                    label=say!(words::ANSWER)
                    help=say!(words::ANSWER_HELP)
                    value=draft
                    rows=6
                />
            }
            .into_any()
        }
        Step::Return => {
            let help = say!(task::REVIEW_NOTE_WHEN);
            view! { <TextArea name="note" label=say!(words::RETURN_NOTE) help=help rows=2 optional=true/> }
                .into_any()
        }
        Step::Approve => approval(case),
        Step::Publish => publication(case),
        Step::Forward => view! {
            <Field name="to" label=say!(words::TO_AUTHORITY) help=say!(names::REF_AGENCY_HELP)/>
            <TextArea name="text" label=say!(words::FORWARD_TEXT) rows=3 optional=true/>
        }
        .into_any(),
        Step::Reject | Step::Reopen => {
            view! { <TextArea name="reason" label=say!(words::REASON) help=say!(words::REASON_HELP) rows=3/> }
                .into_any()
        }
        Step::Redirect => roads(case),
    }
}

fn categories(case: &StaffCase) -> AnyView {
    let choices = Category::ALL
        .into_iter()
        .map(|category| Choice {
            value: category.name().to_owned(),
            label: say!(names::category(category)).to_owned(),
        })
        .collect();
    let value = case.category.name();
    view! { <Picker name="category" label=say!(names::CATEGORY) choices=choices value=value/> }.into_any()
}

/// Unit and officer. Each officer's unit stands beside the name, since the list holds those of all.
fn people(case: &StaffCase) -> AnyView {
    let units: Vec<_> =
        case.units.iter().map(|(id, name)| Choice { value: id.to_string(), label: name.clone() }).collect();
    let suggested = case.usual_unit.filter(|_| case.unit.is_none());
    let chosen = case.unit.as_ref().map(|(id, _)| *id).or(suggested).map(|id| id.to_string());
    let help = suggested.and_then(|id| case.units.iter().find(|(unit, _)| *unit == id));
    let help = help.map(|(_, name)| say!(words::UNIT_USUAL, name)).unwrap_or_default();
    let unit_of = |unit| case.units.iter().find(|(id, _)| Some(*id) == unit).map(|(_, name)| name.as_str());
    let nobody = Choice { value: String::new(), label: say!(words::NOT_CHOSEN).to_owned() };
    let officers = case.officers.iter().map(|(id, name, unit)| Choice {
        value: id.to_string(),
        label: unit_of(*unit).map_or_else(|| name.clone(), |unit| format!("{name} ({unit})")),
    });
    let officers: Vec<_> = std::iter::once(nobody).chain(officers).collect();
    let officer = case.officer.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let unit = if help.is_empty() {
        view! { <Picker name="unit" label=say!(words::UNIT) choices=units value=chosen.unwrap_or_default()/> }
            .into_any()
    } else {
        view! {
            <Picker
                name="unit"
                label=say!(words::UNIT)
                help=help
                choices=units
                value=chosen.unwrap_or_default()
            />
        }
        .into_any()
    };
    view! {
        {unit}
        <Picker
            name="officer"
            label=say!(words::OFFICER)
            choices=officers
            value=officer
            optional=true
        />
    }
    .into_any()
}

/// The answer that waits, and whether the cases that repeat this one are answered with it.
fn approval(case: &StaffCase) -> AnyView {
    let waiting = case.answers.last().map(|answer| answer.text.clone()).unwrap_or_default();
    let duplicates = (!case.duplicates.is_empty()).then(|| {
        let ticked = was_ticked("serves_duplicates", "true").unwrap_or(true);
        view! {
            <label class="choice">
                <input type="checkbox" name="serves_duplicates" value="true" checked=ticked/>
                <span>{say!(words::SERVES, case.duplicates.join(", "))}</span>
            </label>
        }
    });
    view! {
        <div>
            <h3>{say!(words::ANSWER_WAITS)}</h3>
            <blockquote class="quote lines">{waiting}</blockquote>
        </div>
        {duplicates}
    }
    .into_any()
}

fn publication(case: &StaffCase) -> AnyView {
    let (question, answer) = case.redacted.clone().unwrap_or_default();
    view! {
        <p class="soft">{say!(words::PUBLISH_HELP)}</p>
        <TextArea name="question" label=say!(words::QUESTION) value=question rows=4/>
        <TextArea name="answer" label=say!(words::PUBLIC_ANSWER) value=answer rows=5/>
    }
    .into_any()
}

fn roads(case: &StaffCase) -> AnyView {
    let roads =
        [(Road::Complaint, words::CHOOSE_COMPLAINT), (Road::Denunciation, words::CHOOSE_DENUNCIATION)];
    let choices = roads
        .into_iter()
        .map(|(road, name)| Choice { value: road.name().to_owned(), label: say!(name).to_owned() })
        .collect();
    let value = case.hint.unwrap_or(Road::Complaint).name();
    view! { <Picker name="road" label=say!(words::ROAD) help=say!(words::ROAD_HELP) choices=choices value=value/> }.into_any()
}
