//! What stands in the way of a task, the decision asked for, and the leaders' answers.

use domain::board::{Obstacle, TaskPage};
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{period::about, reader::can, refused::unsent};
use crate::{
    board::task_api::{AnswerObstacle, RaiseObstacle},
    i18n::{board as board_words, instant, task as words},
    say,
    ui::{Fold, Form, TextArea},
};

const FORM: &str = "bao-vuong-mac";

/// The obstacles, the latest first, and the form for one more.
pub fn obstacles_panel(page: &TaskPage) -> AnyView {
    let facts = &page.card.facts;
    let may_decide = can(Action::DecideObstacle, &facts.about);
    let raise = if !facts.gone && can(Action::RaiseObstacle, &facts.about) {
        raise_fold(page)
    } else {
        unsent(FORM, &["text", "decision"]).into_any()
    };
    view! {
        <section class="panel" id="vuong-mac" aria-labelledby="vm-t">
            <h2 id="vm-t">{say!(words::OBSTACLES)}</h2>
            {page
                .obstacles
                .is_empty()
                .then(|| view! { <p class="soft">{say!(words::OBSTACLES_EMPTY)}</p> })}
            {page.obstacles.iter().map(|obstacle| one(obstacle, may_decide)).collect_view()}
            {raise}
        </section>
    }
    .into_any()
}

fn one(obstacle: &Obstacle, may_decide: bool) -> AnyView {
    let id = obstacle.id;
    let form = format!("tra-loi-{id}");
    let answer = if may_decide && obstacle.answer.is_none() {
        view! {
            <Form to=AnswerObstacle::url() id=form class="stack">
                <input type="hidden" name="obstacle" value=id.to_string()/>
                <TextArea name="text" label=say!(words::ANSWER) rows=2/>
                <p>
                    <button class="button">{say!(words::SEND_ANSWER)}</button>
                </p>
            </Form>
        }
        .into_any()
    } else {
        unsent(&form, &["text"]).into_any()
    };
    view! { <div id=format!("vm-{id}")>{said(obstacle.clone())} {answer}</div> }.into_any()
}

fn said(obstacle: Obstacle) -> AnyView {
    let Obstacle { period, text, decision_asked, raised, unit, answer, .. } = obstacle;
    let unit = unit.map(|unit| format!(" ({})", unit.short_name)).unwrap_or_default();
    let mark = if answer.is_some() { "accepted" } else { "blocked" };
    view! {
        <div class="notice" data-state=mark>
            <span class="mark" aria-hidden="true"></span>
            <div class="stack" data-gap="small">
                <p>
                    <b>{text}</b>
                </p>
                {(!decision_asked.is_empty())
                    .then(|| view! { <p>{say!(words::DECISION_ASKED, decision_asked)}</p> })}
                <p class="soft small">
                    {format!("{}{unit}, {} · {}", raised.name, instant(raised.at), board_words::period(period))}
                </p>
                {answer
                    .map(|answer| {
                        view! {
                            <p>
                                <b>{say!(words::LEADER_SAYS)}</b>
                                {answer.text}
                                " "
                                <span class="soft small">
                                    {say!(words::WHO_WHEN, answer.decided.name, instant(answer.decided.at))}
                                </span>
                            </p>
                        }
                    })}
            </div>
        </div>
    }
    .into_any()
}

fn raise_fold(page: &TaskPage) -> AnyView {
    let about = about(page);
    view! {
        <Fold form=FORM icon="flag" label=say!(words::RAISE)>
            <Form to=RaiseObstacle::url() id=FORM class="stack">
                {about}
                <TextArea name="text" label=say!(words::OBSTACLE) rows=3/>
                <TextArea name="decision" label=say!(words::DECISION) rows=2 optional=true/>
                <p>
                    <button class="button">{say!(words::SEND_LEADER)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}
