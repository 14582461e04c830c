//! What is known of the task besides its text: the ward's part, the term, who leads, supports and is in charge.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    i18n::{board as board_words, task as words},
    say,
};

/// The facts.
#[component]
pub fn FactsPanel(sheet: Sheet) -> impl IntoView {
    let card = sheet.part(|page| page.card.clone());
    view! {
        <section class="panel" id="thong-tin" aria-labelledby="tt-t">
            <h2 id="tt-t">{say!(words::FACTS)}</h2>
            <dl class="facts">
                {move || {
                    let card = card.get();
                    let role = card.ward_role.map_or(words::NOT_SAID, board_words::role);
                    let support: Vec<_> = card.support.iter().map(|unit| unit.short_name.as_str()).collect();
                    let support =
                        if support.is_empty() { say!(words::NOT_ASSIGNED).to_owned() } else { support.join(", ") };
                    let lead = card.lead.as_ref().map(|unit| unit.name.clone());
                    let suggested = card.suggested.as_ref().filter(|_| lead.is_none());
                    let owner = card.owner.as_ref().map(|person| person.name.clone());
                    let nobody = || say!(words::NOT_ASSIGNED).to_owned();
                    view! {
                        <div>
                            <dt>{say!(words::WARD_ROLE)}</dt>
                            <dd>{say!(role)}</dd>
                        </div>
                        <div>
                            <dt>{say!(words::TERM)}</dt>
                            <dd>
                                {card.term_text.clone()}
                                {words::due(card.due)
                                    .map(|(mark, said)| {
                                        view! {
                                            <br/>
                                            {match mark {
                                                Some(mark) => {
                                                    view! {
                                                        <span class="badge" data-state=mark>
                                                            {said}
                                                        </span>
                                                    }
                                                        .into_any()
                                                }
                                                None => view! { <span class="soft small">{said}</span> }.into_any(),
                                            }}
                                        }
                                    })}
                            </dd>
                        </div>
                        <div>
                            <dt>{say!(words::LEAD_UNIT)}</dt>
                            <dd>
                                {lead.unwrap_or_else(nobody)}
                                {suggested
                                    .map(|unit| {
                                        view! {
                                            <br/>
                                            <span class="chip" data-kind="suggested">
                                                {say!(words::SUGGESTED, unit.short_name)}
                                            </span>
                                        }
                                    })}
                            </dd>
                        </div>
                        <div>
                            <dt>{say!(words::SUPPORT_UNITS)}</dt>
                            <dd>{support}</dd>
                        </div>
                        <div>
                            <dt>{say!(words::OFFICER)}</dt>
                            <dd>{owner.unwrap_or_else(nobody)}</dd>
                        </div>
                    }
                        .into_any()
                }}
            </dl>
        </section>
    }
    .into_any()
}
