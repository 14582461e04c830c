//! What is done with the chosen rows: one form, whose boxes stand in the table.

use domain::feedback::view::Queue;
use domain::ids::UnitId;
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{address, may_somewhere};
use crate::{
    cases::api::{AssignChosen, Assigned},
    i18n::{case, cases as words},
    say,
    ui::{Choice, Form, Mark, Picker},
};

/// The form that the boxes belong to.
pub const FORM: &str = "chon";

/// The bar under the rows.
pub fn bar(queue: &Queue) -> AnyView {
    let back = address(&queue.query, false);
    let units: Vec<_> =
        queue.units.iter().map(|(id, name)| Choice { value: id.to_string(), label: name.clone() }).collect();
    let assign = queue.may_assign.then(|| {
        let none = Choice { value: String::new(), label: say!(words::CHOOSE_UNIT).to_owned() };
        let choices: Vec<_> = std::iter::once(none).chain(units).collect();
        view! {
            <div class="field-row">
                <Picker name="unit" label=say!(words::ASSIGN_TO) choices=choices/>
                <Picker
                    name="officer"
                    label=say!(case::OFFICER)
                    help=say!(words::ASSIGN_OFFICER_HELP)
                    choices=officers(queue)
                    optional=true
                />
            </div>
        }
    });
    let may_assign = queue.may_assign;
    let refer = may_somewhere(Action::BundleFeedback).then(|| {
        view! {
            <button class="button" name="act" value="refer">
                {say!(words::REFER_CHOSEN)}
            </button>
        }
    });
    view! {
        <section class="panel" aria-labelledby="chon-t">
            <h2 id="chon-t">{say!(words::ASSIGN_CHOSEN)}</h2>
            <Form to=AssignChosen::url() id=FORM class="stack">
                <input type="hidden" name="back" value=back/>
                {assign}
                <p class="row">
                    {may_assign
                        .then(|| {
                            view! {
                                <button class="button" data-kind="primary" name="act" value="assign">
                                    {say!(words::ASSIGN)}
                                </button>
                            }
                        })}
                    {refer}
                </p>
            </Form>
        </section>
    }
    .into_any()
}

/// Nobody, and every officer with their unit beside the name, in the order of the units.
fn officers(queue: &Queue) -> Vec<Choice> {
    let place = |unit: Option<UnitId>| queue.units.iter().position(|(id, _)| Some(*id) == unit);
    let mut officers: Vec<_> = queue.officers.iter().collect();
    officers.sort_by_key(|(_, _, unit)| place(*unit).unwrap_or(usize::MAX));
    let named = officers.into_iter().map(|(id, name, unit)| Choice {
        value: id.to_string(),
        label: match place(*unit).and_then(|at| queue.units.get(at)) {
            Some((_, unit)) => format!("{unit}: {name}"),
            None => name.clone(),
        },
    });
    let nobody = Choice { value: String::new(), label: say!(case::NOT_CHOSEN).to_owned() };
    std::iter::once(nobody).chain(named).collect()
}

/// What became of an assignment: how many, and which were not and why.
pub fn outcome(assigned: Assigned) -> AnyView {
    let Assigned { done, refused } = assigned;
    let state = if refused.is_empty() { "met" } else { "late" };
    let not = (!refused.is_empty()).then(|| {
        let rows: Vec<_> = refused
            .iter()
            .map(|(code, why)| view! { <li>{say!(words::NOT_ASSIGNED_BECAUSE, code, why)}</li> })
            .collect();
        view! {
            <p>{say!(words::NOT_ASSIGNED, refused.len())}</p>
            <ul>{rows}</ul>
        }
    });
    view! {
        <div class="notice" data-state=state role="status" id="ket-qua-giao">
            <Mark state=state/>
            <div>
                <p>
                    <b>{say!(words::ASSIGNED, done)}</b>
                </p>
                {not}
            </div>
        </div>
    }
    .into_any()
}
