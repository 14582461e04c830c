//! The months of a kind of business with their counts, and the form of one month.

use domain::indicator::{
    Counts, EntityKind, EventKind, ValueSource,
    view::{BusinessMonth, BusinessRevision, GrowthView},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::api::{Open, PutCounts};
use crate::{
    i18n::{business as words, common, entry, indicator as names, instant, number},
    routes, say,
    ui::{Choice, Field, Form, Icon, Picker, TextArea},
};

/// What can happen to a business of that kind.
fn kinds(entity: EntityKind) -> impl Iterator<Item = EventKind> {
    EventKind::ALL
        .into_iter()
        .filter(move |kind| *kind != EventKind::Converted || entity == EntityKind::Household)
}

fn months(view: &GrowthView, entity: EntityKind, at: usize) -> &[BusinessMonth] {
    match entity {
        EntityKind::Enterprise => &view.enterprises[at],
        EntityKind::Household => &view.households[at],
    }
}

/// The counts of this year (`at` 0) or of the base year (1).
pub(super) fn counts_table(view: &GrowthView, year: i16, entity: EntityKind, at: usize) -> AnyView {
    let months = months(view, entity, at);
    let shown_year = if at == 0 { year } else { view.growth.base_year };
    let title = say!(words::COUNTS_OF, say!(words::entity(entity)), shown_year);
    let (summary, label) = (title.clone(), title.clone());
    let head = |kind: EventKind| {
        view! {
            <th scope="col" class="num">
                {say!(words::event(entity, kind))}
            </th>
        }
    };
    let row = |month: &BusinessMonth| row(view, year, entity, month);
    let id = format!("bang-{}-{shown_year}", entity.name());
    let is_known = months.iter().any(|month| month.counts.is_some());
    view! {
        // The base year and what nobody has entered yet stand folded away.
        <details class="fold" id=id.clone() open=at == 0 && (is_known || entity == EntityKind::Enterprise)>
            <summary>{summary}</summary>
            // A link to what is inside unfolds it.
            <div class="table-scroll" id=format!("{id}-thang") tabindex="0" role="region" aria-label=label>
                <table class="table" data-figures>
                    <caption class="visually-hidden">{title}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(words::MONTH)}</th>
                            {kinds(entity).map(head).collect_view()}
                            <th scope="col" class="num">
                                {say!(words::ENTRIES)}
                            </th>
                            <th scope="col" class="num">
                                {say!(words::EXITS_SHORT)}
                            </th>
                            <th scope="col">{say!(entry::SOURCE)}</th>
                        </tr>
                    </thead>
                    <tbody>{months.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

fn row(view: &GrowthView, year: i16, entity: EntityKind, month: &BusinessMonth) -> AnyView {
    let name = names::month(month.month);
    let name = if view.may_enter {
        view! { <a href=routes::business(year, entity.name(), month.month)>{name}</a> }.into_any()
    } else {
        name.into_any()
    };
    let count = |read: &dyn Fn(&Counts) -> i64| {
        let shown = month.counts.as_ref().map_or_else(|| "–".to_owned(), |counts| number(read(counts)));
        view! {
            <td class="num">
                {shown}
            </td>
        }
    };
    let cells: Vec<_> = kinds(entity).map(|kind| count(&move |counts| counts.of(kind))).collect();
    let source = match (&month.counts, month.revision) {
        (None, _) => say!(words::NOTHING_THERE).to_owned(),
        (Some(_), 0) => say!(words::SOURCE_EVENTS).to_owned(),
        (Some(_), _) => say!(names::source(month.source)).to_owned(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells}
            {count(&Counts::entries)}
            {count(&|counts| counts.exits(view.with_awaiting))}
            <td class="nowrap">{source}</td>
        </tr>
    }
    .into_any()
}

/// The form of a month.
pub(super) fn counts_form(view: &GrowthView, open: &Open) -> AnyView {
    const FORM: &str = "nhap-so-luong";
    let entity = open.entity;
    let month = (0..2).flat_map(|at| months(view, entity, at)).find(|month| month.month == open.month);
    // Counts that were typed are changed; what single events give is no start for them.
    let newest = open.revisions.first();
    let counts = newest.map(|newest| newest.counts);
    let (title, seen) = (
        say!(words::ENTER_OF, say!(words::entity(entity)), names::month(open.month)),
        newest.map_or(0, |newest| newest.revision).to_string(),
    );
    let source = newest.map_or(ValueSource::Manual, |newest| newest.source).name();
    let note = newest.map(|newest| newest.note.clone()).unwrap_or_default();
    let period = open.month.to_string();
    let sources = [ValueSource::NationalPortal, ValueSource::Manual].map(|source| Choice {
        value: source.name().to_owned(),
        label: say!(names::source(source)).to_owned(),
    });
    let from_events = month.filter(|month| month.revision == 0 && month.counts.is_some());
    let from_events = from_events.map(|_| say!(words::SOURCE_EVENTS));
    view! {
        <section class="panel" id="so-luong" aria-labelledby="so-luong-t">
            <h2 id="so-luong-t">{title}</h2>
            <p class="soft">{say!(words::ENTER_HELP)} {from_events.map(|said| format!(" {said}."))}</p>
            <Form to=PutCounts::url() id=FORM class="stack" said=say!(common::SAVED)>
                <input type="hidden" name="seen" value=seen/>
                <input type="hidden" name="entity" value=entity.name()/>
                <input type="hidden" name="month" value=period/>
                <div class="field-row">{kinds(entity).map(|kind| field(entity, kind, counts)).collect_view()}</div>
                <Picker name="source" label=say!(entry::SOURCE) choices=sources.to_vec() value=source/>
                <TextArea name="note" label=say!(entry::NOTE) value=note rows=2 optional=true/>
            </Form>
            <div class="action-bar" data-fixed>
                <button class="button" data-kind="primary" form=FORM>
                    {say!(common::SAVE)}
                </button>
            </div>
            {history(entity, &open.revisions)}
        </section>
    }
    .into_any()
}

fn field(entity: EntityKind, kind: EventKind, counts: Option<Counts>) -> AnyView {
    let value = counts.map(|counts| counts.of(kind).to_string()).unwrap_or_default();
    view! {
        <Field
            name=kind.name()
            label=say!(words::event(entity, kind))
            value=value
            width="number"
            inputmode="numeric"
        />
    }
    .into_any()
}

fn history(entity: EntityKind, revisions: &[BusinessRevision]) -> AnyView {
    if revisions.is_empty() {
        return ().into_any();
    }
    let line = |revision: &BusinessRevision| {
        let counts: Vec<_> = kinds(entity)
            .filter(|kind| revision.counts.of(*kind) > 0)
            .map(|kind| {
                format!("{} {}", say!(words::event(entity, kind)).to_lowercase(), revision.counts.of(kind))
            })
            .collect();
        let counts = if counts.is_empty() { "0".to_owned() } else { counts.join(", ") };
        let who = say!(words::WHO_WHEN, revision.entered.name, instant(revision.entered.at));
        let approved = revision.approved.as_ref();
        let approved = approved.map(|by| say!(words::APPROVED_BY, by.name, instant(by.at)));
        view! {
            <li>
                <p>{say!(words::REVISION_OF, revision.revision, counts)}</p>
                <p class="soft small">{who} {approved.map(|said| format!(" · {said}"))}</p>
            </li>
        }
    };
    view! {
        <details class="fold" id="khung-lich-su">
            <summary>
                <Icon name="clock"/>
                {say!(words::HISTORY, revisions.len())}
            </summary>
            <ol class="timeline" role="list">
                {revisions.iter().map(line).collect_view()}
            </ol>
        </details>
    }
    .into_any()
}
