//! `/hoi-dap`: what others asked and the ward answered.

use domain::{
    feedback::{
        Category,
        view::{PublishedAnswer, PublishedAnswers},
    },
    ids::PublishedId,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::api;
use crate::{
    i18n::{cases, day, feedback as words},
    routes, say,
    ui::{Choice, Field, Loaded, Page, Picker},
};

/// Most characters of what is searched for.
const WORDS_MOST: usize = 200;

/// `/hoi-dap`
pub fn answers_page() -> AnyView {
    let of = |name: &str| use_query_map().with_untracked(|query| query.get(name)).unwrap_or_default();
    let asked: String = of("tim").chars().take(WORDS_MOST).collect();
    let category = Category::from_name(&of("linh-vuc"));
    let before: Option<PublishedId> = of("truoc").parse().ok();
    let searched = asked.clone();
    view! {
        <Loaded from=api::read_answers(asked, category, before) let:found>
            {listed(searched, category, found)}
        </Loaded>
    }
    .into_any()
}

fn listed(asked: String, category: Option<Category>, found: PublishedAnswers) -> AnyView {
    let chosen = category.map(Category::name).unwrap_or_default();
    let is_narrowed = !asked.is_empty() || category.is_some();
    let every = Choice { value: String::new(), label: say!(words::ALL_FIELDS).to_owned() };
    let all = Category::ALL
        .into_iter()
        .filter(|each| !each.is_restricted())
        .map(|each| Choice { value: each.name().to_owned(), label: say!(cases::category(each)).to_owned() });
    let fields: Vec<_> = std::iter::once(every).chain(all).collect();
    let older = found.next.map(|next| routes::answers_with(&asked, chosen, Some(next)));
    let nothing = found.answers.is_empty();
    view! {
        <Page title=say!(words::ANSWERS) lead=say!(words::ANSWERS_LEAD) width="text">
            <div class="stack" data-gap="large">
                <form class="stack" method="get" action=routes::ANSWERS role="search">
                    <div class="field-row">
                        <Field
                            name="tim"
                            kind="search"
                            label=say!(words::SEARCH)
                            help=say!(words::SEARCH_HELP)
                            value=asked
                            enterkeyhint="search"
                        />
                        <Picker
                            name="linh-vuc"
                            label=say!(words::CATEGORY)
                            choices=fields
                            value=chosen.to_owned()
                        />
                    </div>
                    <p>
                        <button class="button">{say!(words::SEARCH_SEND)}</button>
                    </p>
                </form>
                {if nothing {
                    let why = if is_narrowed { words::NONE_FOUND } else { words::NONE_YET };
                    view! {
                        <div class="empty">
                            <p>{say!(why)}</p>
                            <a class="button" href=routes::FEEDBACK>
                                {say!(words::SEND)}
                            </a>
                        </div>
                    }
                        .into_any()
                } else {
                    view! {
                        <ul class="rows" role="list">{found.answers.into_iter().map(row).collect_view()}</ul>
                    }
                        .into_any()
                }}
                {older
                    .map(|older| {
                        view! {
                            <p>
                                <a class="button" rel="next" href=older>
                                    {say!(words::OLDER)}
                                </a>
                            </p>
                        }
                    })}
            </div>
        </Page>
    }
    .into_any()
}

fn row(answer: PublishedAnswer) -> AnyView {
    let short: String = answer.question.chars().take(160).collect();
    let short = if short.len() < answer.question.len() { format!("{}…", short.trim_end()) } else { short };
    let under = format!(
        "{} · {}",
        say!(cases::category(answer.category)),
        say!(words::PUBLISHED_ON, published_on(&answer))
    );
    view! {
        <li>
            <a href=routes::answer(answer.id)>
                <span>{short} <small>{under}</small></span>
            </a>
        </li>
    }
    .into_any()
}

/// The day on which it was published, in Viet Nam.
fn published_on(answer: &PublishedAnswer) -> String {
    day(jiff::tz::offset(7).to_datetime(answer.published_at).date())
}

/// `/hoi-dap/{id}`
pub fn answer_page() -> AnyView {
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    view! { <Loaded from=api::read_answer(id) let:answer>{one(answer)}</Loaded> }.into_any()
}

fn one(answer: PublishedAnswer) -> AnyView {
    let published = published_on(&answer);
    let who = answer.sender_kind.map(|kind| say!(cases::sender(kind)));
    view! {
        <Page title=say!(cases::category(answer.category)) width="text">
            <article class="stack" data-gap="large">
                <section class="stack" data-gap="small">
                    <h2>{say!(words::QUESTION)}</h2>
                    {who.map(|who| view! { <p class="soft">{who}</p> })}
                    <p class="lines">{answer.question}</p>
                </section>
                <section class="panel">
                    <h2>{say!(words::ANSWER)}</h2>
                    <p class="lines">{answer.answer}</p>
                    <p class="soft small">{say!(words::PUBLISHED_ON, published)}</p>
                </section>
                <p>
                    <a class="link" href=routes::ANSWERS>
                        {say!(words::ANSWERS)}
                    </a>
                </p>
            </article>
        </Page>
    }
    .into_any()
}
