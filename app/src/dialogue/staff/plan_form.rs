//! The form of a plan: empty, or with what was planned.

use domain::dialogue::view::{Choices, DialogueHead, PlanView};
use domain::dialogue::{DialogueForm, DialogueKind, Format, TaskChoice};
use jiff::civil::DateTime;
use leptos::prelude::*;

use crate::{
    i18n::{day, dialogue, dialogue_staff as words},
    say,
    ui::{Choice, Field, Picker, TextArea},
};

/// What was planned, as it is typed.
pub(super) fn as_typed(head: &DialogueHead, plan: &PlanView, capacity: Option<u32>) -> DialogueForm {
    let hour = |at: DateTime| format!("{:02}:{:02}", at.hour(), at.minute());
    let local = |at| jiff::tz::offset(7).to_datetime(at);
    let (opens, closes) = (local(plan.window.opens), local(plan.window.closes));
    let documents: Vec<_> = plan.documents.iter().map(|one| format!("{} | {}", one.title, one.url)).collect();
    DialogueForm {
        title: head.title.clone(),
        kind: head.kind.name().to_owned(),
        format: head.format.name().to_owned(),
        place: head.place.clone(),
        link: plan.link.clone(),
        chair: plan.chair.id.to_string(),
        unit: plan.unit.id.to_string(),
        day: day(head.starts.date()),
        starts: hour(head.starts),
        ends: hour(head.ends),
        agenda: plan.agenda.join("\n"),
        documents: documents.join("\n"),
        capacity: capacity.map(|capacity| capacity.to_string()).unwrap_or_default(),
        opens_day: day(opens.date()),
        opens_hour: hour(opens),
        closes_day: day(closes.date()),
        closes_hour: hour(closes),
        task: plan.task_value.clone(),
        contact: plan.contact.clone(),
    }
}

/// Tasks to choose from, each with the year of its plan where several are offered.
pub(super) fn tasks(offered: &[TaskChoice]) -> Vec<Choice> {
    let several = offered.iter().any(|one| Some(one.year) != offered.first().map(|first| first.year));
    let label = |one: &TaskChoice| match several {
        true => say!(words::TASK_OF_PLAN, one.year, one.code, one.title),
        false => format!("{}. {}", one.code, one.title),
    };
    offered.iter().map(|one| Choice { value: one.value(), label: label(one) }).collect()
}

/// The fields.
pub(super) fn fields(choices: Choices, at: DialogueForm) -> AnyView {
    let choice = |value: &str, label: String| Choice { value: value.to_owned(), label };
    let kinds = DialogueKind::ALL.iter();
    let kinds: Vec<_> = kinds.map(|one| choice(one.name(), say!(dialogue::kind(*one)).to_owned())).collect();
    let formats = Format::ALL.iter();
    let formats: Vec<_> =
        formats.map(|one| choice(one.name(), say!(dialogue::format(*one)).to_owned())).collect();
    let chairs = choices.chairs.into_iter().map(|(id, name, position)| {
        let label = if position.is_empty() { name } else { format!("{name}, {position}") };
        choice(&id.to_string(), label)
    });
    let units = choices.units.into_iter().map(|(id, name)| choice(&id.to_string(), name));
    let none = choice("", say!(words::NONE).to_owned());
    let tasks: Vec<_> = std::iter::once(none).chain(tasks(&choices.tasks)).collect();
    view! {
        <Field name="title" label=say!(words::NAME) value=at.title/>
        <Picker name="kind" label=say!(words::KIND) choices=kinds value=at.kind/>
        <Picker name="format" label=say!(dialogue::FORMAT) choices=formats value=at.format/>
        <Field name="place" label=say!(dialogue::PLACE) help=say!(words::PLACE_HELP) value=at.place/>
        <Field name="link" label=say!(words::LINK) help=say!(words::LINK_HELP) value=at.link inputmode="url"/>
        <Picker name="chair" label=say!(dialogue::CHAIR) choices=chairs.collect() value=at.chair/>
        <Picker name="unit" label=say!(dialogue::UNIT) choices=units.collect() value=at.unit/>
        <Field name="day" label=say!(words::DAY) help=say!(words::DAY_HELP) value=at.day inputmode="numeric"/>
        <Field name="starts" label=say!(words::STARTS) help=say!(words::HOUR_HELP) value=at.starts/>
        <Field name="ends" label=say!(words::ENDS) help=say!(words::HOUR_HELP) value=at.ends optional=true/>
        <TextArea
            name="agenda"
            label=say!(dialogue::AGENDA)
            help=say!(words::LINES_HELP)
            value=at.agenda
            optional=true
        />
        <TextArea
            name="documents"
            label=say!(dialogue::DOCUMENTS)
            help=say!(words::DOCUMENTS_HELP)
            value=at.documents
            optional=true
        />
        <Field
            name="capacity"
            label=say!(dialogue::CAPACITY)
            help=say!(words::CAPACITY_HELP)
            value=at.capacity
            inputmode="numeric"
            optional=true
        />
        <Field name="opens_day" label=say!(words::OPENS_DAY) value=at.opens_day optional=true/>
        <Field name="opens_hour" label=say!(words::OPENS_HOUR) value=at.opens_hour optional=true/>
        <Field name="closes_day" label=say!(words::CLOSES_DAY) value=at.closes_day optional=true/>
        <Field name="closes_hour" label=say!(words::CLOSES_HOUR) value=at.closes_hour optional=true/>
        <Picker name="task" label=say!(dialogue::TASK) choices=tasks value=at.task optional=true/>
        <Field name="contact" label=say!(dialogue::CONTACT) value=at.contact optional=true/>
        <div class="action-bar">
            <button class="button" data-kind="primary">
                {say!(words::SAVE)}
            </button>
        </div>
    }
    .into_any()
}
