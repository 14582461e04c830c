//! Single events: what happened to one enterprise or household business.

use domain::indicator::{
    EntityKind, EventKind,
    view::{BusinessEventView, BusinessPage},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::{AddEvent, RemoveEvent};
use crate::{
    i18n::{business as words, common, day, entry, instant},
    say,
    ui::{Choice, Field, Fold, Form, Icon, Picker},
};

const FORM: &str = "ghi-bien-dong";

/// The newest events, and the form of another.
pub(super) fn events(page: &BusinessPage) -> AnyView {
    let may_enter = page.view.may_enter;
    let list = if page.events.is_empty() {
        view! { <p class="soft">{say!(words::NO_EVENTS)}</p> }.into_any()
    } else {
        view! { <ul class="files">{page.events.iter().map(|event| row(event, may_enter)).collect_view()}</ul> }
            .into_any()
    };
    view! {
        <section class="panel" id="bien-dong" aria-labelledby="bien-dong-t">
            <h2 id="bien-dong-t">{say!(words::EVENTS)}</h2>
            <p class="soft">{say!(words::EVENTS_HELP)}</p>
            {may_enter.then(add)}
            {list}
        </section>
    }
    .into_any()
}

fn row(event: &BusinessEventView, may_enter: bool) -> AnyView {
    let what =
        format!("{} · {}", say!(words::entity(event.entity)), say!(words::event(event.entity, event.kind)));
    let name = [event.name.as_str(), event.note.as_str()].into_iter().filter(|text| !text.is_empty());
    let name = name.collect::<Vec<_>>().join(": ");
    let who = say!(words::WHO_WHEN, event.entered.name, instant(event.entered.at));
    let id = event.id.to_string();
    let removal = may_enter.then(|| {
        view! {
            <Form to=RemoveEvent::url() id=format!("bo-{id}")>
                <input type="hidden" name="id" value=id/>
                <button class="button" data-kind="quiet" data-square aria-label=say!(words::REMOVE)>
                    <Icon name="close"/>
                </button>
            </Form>
        }
    });
    view! {
        <li>
            <div>
                {format!("{}: {what}", day(event.day))} <small>{name}</small> <small>{who}</small>
            </div>
            {removal}
        </li>
    }
    .into_any()
}

fn add() -> AnyView {
    let entities = EntityKind::ALL.map(|entity| Choice {
        value: entity.name().to_owned(),
        label: say!(words::entity(entity)).to_owned(),
    });
    let kinds = EventKind::ALL.map(|kind| Choice {
        value: kind.name().to_owned(),
        label: say!(words::event(EntityKind::Enterprise, kind)).to_owned(),
    });
    view! {
        <Fold form=FORM icon="plus" label=say!(words::ADD_EVENT)>
            <Form to=AddEvent::url() id=FORM class="stack" said=say!(common::SAVED)>
                <Picker name="entity" label=say!(words::ENTITY) choices=entities.to_vec()/>
                <Picker name="kind" label=say!(words::EVENT_KIND) choices=kinds.to_vec()/>
                <Field
                    name="day"
                    label=say!(words::DAY)
                    help=say!(words::DAY_HELP)
                    width="date"
                    inputmode="numeric"
                />
                <Field name="name" label=say!(words::NAME) optional=true/>
                <Field name="note" label=say!(entry::NOTE) optional=true enterkeyhint="send"/>
                <p>
                    <button class="button">{say!(words::ADD_EVENT)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}
