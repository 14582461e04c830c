//! What stands in the way of a task, the decision asked for, and the leaders' answers.

use domain::board::Obstacle;
use domain::ids::ObstacleId;
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    period::About,
    sheet::{Sheet, can, was_refused},
};
use crate::{
    board::task_api::{AnswerObstacle, RaiseObstacle},
    i18n::{board as board_words, instant, task as words},
    say,
    ui::{Form, Icon, TextArea},
};

const FORM: &str = "bao-vuong-mac";

/// The obstacles, the latest first, and the form for one more.
#[component]
pub fn ObstaclesPanel(sheet: Sheet) -> impl IntoView {
    let ids = sheet.part(|page| page.obstacles.iter().map(|obstacle| obstacle.id).collect::<Vec<_>>());
    let may_raise =
        sheet.part(|page| !page.card.facts.gone && can(Action::RaiseObstacle, &page.card.facts.about));
    view! {
        <section class="panel" id="vuong-mac" aria-labelledby="vm-t">
            <h2 id="vm-t">{say!(words::OBSTACLES)}</h2>
            {move || {
                ids.with(Vec::is_empty).then(|| view! { <p class="soft">{say!(words::OBSTACLES_EMPTY)}</p> })
            }}
            <For
                each=move || ids.get()
                key=|id| *id
                children=move |id| view! { <OneObstacle sheet=sheet id=id/> }
            />
            {move || may_raise.get().then(|| view! { <RaiseFold sheet=sheet/> })}
        </section>
    }
    .into_any()
}

#[component]
fn OneObstacle(sheet: Sheet, id: ObstacleId) -> impl IntoView {
    let obstacle = sheet.part(move |page| page.obstacles.iter().find(|obstacle| obstacle.id == id).cloned());
    let may_answer = sheet.part(move |page| {
        let is_open = page.obstacles.iter().any(|obstacle| obstacle.id == id && obstacle.answer.is_none());
        is_open && can(Action::DecideObstacle, &page.card.facts.about)
    });
    view! {
        <div>
            {move || obstacle.get().map(said)}
            {move || {
                may_answer
                    .get()
                    .then(|| {
                        let form = format!("tra-loi-{id}");
                        view! {
                            <Form to=AnswerObstacle::url() id=form class="stack">
                                <input type="hidden" name="obstacle" value=id.to_string()/>
                                <TextArea name="text" label=say!(words::ANSWER) rows=2/>
                                <p>
                                    <button class="button">{say!(words::SEND_ANSWER)}</button>
                                </p>
                            </Form>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

fn said(obstacle: Obstacle) -> impl IntoView {
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

#[component]
fn RaiseFold(sheet: Sheet) -> impl IntoView {
    let sent = RwSignal::new(0);
    let done = Callback::new(move |()| sent.update(|sent| *sent += 1));
    view! {
        <details class="fold" open=was_refused(FORM)>
            <summary>
                <Icon name="flag"/>
                {say!(words::RAISE)}
            </summary>
            {move || {
                sent.track();
                view! {
                    <Form to=RaiseObstacle::url() id=FORM class="stack" done=done>
                        <About sheet=sheet/>
                        <TextArea name="text" label=say!(words::OBSTACLE) rows=3/>
                        <TextArea name="decision" label=say!(words::DECISION) rows=2 optional=true/>
                        <p>
                            <button class="button">{say!(words::SEND_LEADER)}</button>
                        </p>
                    </Form>
                }
            }}
        </details>
    }
    .into_any()
}
