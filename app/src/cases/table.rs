//! Rows of cases, as the queue and the numbers of indicator 3 show them: a dense table on a desk, a block a case on a
//! phone. What is late or due soon stands out by shape and word.

use domain::feedback::view::QueueRow;
use leptos::prelude::*;

use crate::{
    i18n::{cases as words, day, instant},
    routes, say,
    ui::StateWord,
    viewer::viewer,
};

/// The rows. With `form` each can be chosen for the form of that id.
pub fn table(rows: &[QueueRow], caption: String, form: Option<&'static str>) -> AnyView {
    let rows = rows.iter().map(|one| row(one, form)).collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=caption.clone()>
            <table class="table cases" data-stack="inline">
                <caption class="visually-hidden">{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(words::CASE)}</th>
                        <th scope="col">{say!(words::DUE)}</th>
                        <th scope="col">{say!(words::STATE)}</th>
                        <th scope="col">{say!(words::IN_CHARGE)}</th>
                        <th scope="col">{say!(words::CATEGORY)}</th>
                        <th scope="col">{say!(words::RECEIVED)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(row: &QueueRow, form: Option<&'static str>) -> AnyView {
    let (mark, said) = words::standing(row.standing);
    let choice = form.map(|form| {
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    form=form
                    name="cases[]"
                    value=format!("{}:{}", row.code, row.version)
                    checked=was_chosen(form, &row.code)
                />
                <span class="visually-hidden">{say!(words::CHOOSE, row.code)}</span>
            </label>
        }
    });
    view! {
        <tr id=format!("pa-{}", row.id)>
            <th scope="row">
                <div class="case-name">
                    {choice}
                    <div>
                        <a href=routes::case(&row.code)>{row.code.clone()}</a>
                        <span class="clip">{row.excerpt.clone()}</span>
                        {badges(row)}
                    </div>
                </div>
            </th>
            <td data-label=say!(words::DUE)>
                <StateWord state=mark word=said/>
                {row.due_on.map(|on| view! { <span class="soft small case-due">{say!(words::BY_DAY, day(on))}</span> })}
            </td>
            <td data-label=say!(words::STATE)>
                <StateWord state=words::mark(row.state) word=say!(words::state(row.state))/>
            </td>
            <td data-label=say!(words::IN_CHARGE)>{in_charge(row)}</td>
            <td data-label=say!(words::CATEGORY)>{say!(words::category(row.category))}</td>
            <td data-label=say!(words::RECEIVED)>
                {instant(row.received_at)}
                <span class="soft small">
                    " · " {say!(words::channel(row.channel))} " · " {say!(words::sender(row.sender_kind))}
                </span>
            </td>
        </tr>
    }
    .into_any()
}

/// True if the box of this case was ticked when the form of that id was refused; by the code alone, since the case may
/// have another version by now.
fn was_chosen(form: &str, code: &str) -> bool {
    viewer().kept.is_some_and(|kept| {
        let is_of_form = kept.fields.iter().any(|(name, value)| name == "_form" && value == form);
        let is_it = |value: &str| value.rsplit_once(':').is_some_and(|(chosen, _)| chosen == code);
        is_of_form && kept.fields.iter().any(|(name, value)| name.starts_with("cases[") && is_it(value))
    })
}

fn in_charge(row: &QueueRow) -> String {
    match (&row.unit, &row.officer) {
        (Some(unit), Some(officer)) => format!("{unit}, {officer}"),
        (Some(unit), None) => unit.clone(),
        (None, Some(officer)) => officer.clone(),
        (None, None) => say!(words::NOBODY).to_owned(),
    }
}

/// What is special about a case.
fn badges(row: &QueueRow) -> Option<AnyView> {
    let restricted = row.restricted.then(|| {
        view! {
            <span class="badge" data-state="late">
                {say!(words::RESTRICTED)}
            </span>
        }
    });
    let extended = row.extended.then(|| view! { <span class="badge">{say!(words::EXTENDED)}</span> });
    let duplicate =
        row.duplicate_of.as_ref().map(|of| view! { <span class="badge">{say!(words::DUPLICATE, of)}</span> });
    let any = row.restricted || row.extended || row.duplicate_of.is_some();
    any.then(|| view! { <span class="chips">{restricted} {extended} {duplicate}</span> }.into_any())
}

/// The same rows for the head of a neighbourhood: what was sent, where it stands, by when.
pub fn simple(rows: &[QueueRow]) -> AnyView {
    let rows = rows
        .iter()
        .map(|row| {
            let (mark, said) = words::standing(row.standing);
            let due = row.due_on.map(|on| say!(words::BY_DAY, day(on)));
            view! {
                <li id=format!("pa-{}", row.id)>
                    <a href=routes::case(&row.code)>
                        <span class="mark" data-state=words::mark(row.state) aria-hidden="true"></span>
                        <span>
                            <b>{say!(words::state(row.state))}</b>
                            <span class="clip">{row.excerpt.clone()}</span>
                            <small>
                                {row.code.clone()} {due.map(|due| format!(" · {due}"))}
                            </small>
                            {matches!(mark, "late" | "at_risk")
                                .then(|| {
                                    view! {
                                        <span class="badge" data-state=mark>
                                            {said}
                                        </span>
                                    }
                                })}
                        </span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="rows" role="list">
            {rows}
        </ul>
    }
    .into_any()
}
