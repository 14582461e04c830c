//! Which step follows, by the methods of the states, and what belongs to it. Everything that can be refused is refused
//! before anything is written.

use domain::feedback::{
    Act, Answered, Assigned, Category, Classified, Closed, Forwarded, NeedInfo, Problem, Processing,
    Published, R_FORWARD, R_PUBLISH, R_REFUSE, R_SUPPLEMENT, Received, Redirected, Refusal as No, Rejected,
    Reopened, Review, Sender, SenderKind, State, Step, Taken, What, answer, found_personal_data,
};
use domain::ids::{PersonId, PublishedId, UnitId};
use domain::people::{Actor, Refusal as MayNot, Role};
use jiff::Timestamp;
use jiff::civil::Date;

use super::super::ground::{Ground, all_required, reasoned, required, written};
use super::super::rows::Case;
use crate::clock::day_of;
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::on;

/// The reason that is written where a sender did not give what was asked for and the clerk wrote none.
const NOT_ENOUGH: &str = "Không đủ thông tin để xử lý.";

/// A step that may be taken, and what is written with it.
pub(super) struct Decided {
    /// The step.
    pub taken: Taken,
    /// What the log says.
    pub text: String,
    /// The sender reads it.
    pub public: bool,
    /// The answer, or the published question and answer, as they are kept.
    kept: [String; 2],
    /// The unit that a restricted case goes to.
    leadership: Option<UnitId>,
}

/// Whether the step may be taken now; reads, but writes nothing.
pub(super) async fn decide(
    tx: &mut Tx,
    actor: &Actor,
    ground: &Ground,
    case: &Case,
    act: &Act,
) -> Result<Decided, Error> {
    let step = act.step();
    let state = case.state();
    let refused = || No::NoSuchStep { state: state.kind(), step };
    if !state.kind().steps().any(|offered| offered == step) {
        return Err(refused().into());
    }
    let now = tx.now();
    let mut text = String::new();
    let mut kept = [String::new(), String::new()];
    let mut leadership = None;
    let taken = match (state, act) {
        (State::Noted(noted), Act::Promote) => noted.promote(Received {}),
        (State::Received(_) | State::Classified(_), Act::Classify { category }) => {
            leadership = classify(tx, actor, case, *category).await?;
            text = category.name().to_owned();
            match state {
                State::Received(received) => received.classify(Classified {}),
                State::Classified(classified) => classified.classify(Classified {}),
                _ => return Err(refused().into()),
            }
        }
        (_, Act::Assign { unit, officer }) => {
            text = tx.assignee(ground, case, *unit, *officer).await?;
            match state {
                State::Received(from) => from.assign(Assigned {}),
                State::Classified(from) => from.assign(Assigned {}),
                State::Assigned(from) => from.assign(Assigned {}),
                State::Processing(from) => from.assign(Assigned {}),
                State::Reopened(from) => from.assign(Assigned {}),
                _ => return Err(refused().into()),
            }
        }
        (State::Assigned(assigned), Act::Start) => assigned.start(Processing {}),
        (_, Act::Ask { text: asked }) => {
            text = reasoned("text", asked)?;
            say_if_late(&mut text, ground, started(case), R_SUPPLEMENT, day_of(now));
            let (_, limit) = ground.limit(R_SUPPLEMENT, now).ok_or(No::NoClock)?;
            let waiting = NeedInfo { until: limit.due_on, resume: state.kind() };
            match state {
                State::Received(from) => from.ask(waiting),
                State::Classified(from) => from.ask(waiting),
                State::Assigned(from) => from.ask(waiting),
                State::Processing(from) => from.ask(waiting),
                State::Reopened(from) => from.ask(waiting),
                _ => return Err(refused().into()),
            }
        }
        (State::NeedInfo(_), Act::Supplement { text: given }) => {
            text = written("text", given)?;
            state.supplement().ok_or_else(refused)?
        }
        (State::Assigned(_) | State::Processing(_), Act::Submit { text: typed }) => {
            kept[0] = answer(typed).map_err(No::from)?;
            match state {
                State::Assigned(assigned) => assigned.submit(Review {}),
                State::Processing(processing) => processing.submit(Review {}),
                _ => return Err(refused().into()),
            }
        }
        (State::Review(review), Act::Return { note }) => {
            text = required("note", note)?;
            review.give_back(Processing {})
        }
        (State::Review(review), Act::Approve { .. }) => review.approve(Answered {}),
        (State::Answered(answered), Act::Publish { question, answer }) => {
            kept = publishable(case, question, answer)?;
            let answered_at = case.clock().and_then(|clock| clock.answered_at).map_or(now, |at| at.0);
            say_if_late(&mut text, ground, answered_at, R_PUBLISH, day_of(now));
            answered.publish(Published {})
        }
        (State::Published(published), Act::Publish { question, answer }) => {
            // What is public is taken back first, with a reason.
            if tx.published_for(case.id()).await?.is_some() {
                return Err(refused().into());
            }
            kept = publishable(case, question, answer)?;
            published.publish(Published {})
        }
        (_, Act::Close) => {
            let closed = Closed { at: now };
            match state {
                State::Noted(from) => from.close(closed),
                State::Answered(from) => from.close(closed),
                State::Published(from) => from.close(closed),
                _ => return Err(refused().into()),
            }
        }
        (_, Act::Forward { to, text: said }) => {
            let to = one_line(to)?;
            let said = written("text", said)?;
            text = if said.is_empty() { to.clone() } else { format!("{to}\n{said}") };
            say_if_late(&mut text, ground, started(case), R_FORWARD, day_of(now));
            let forwarded = Forwarded { to };
            match state {
                State::Received(from) => from.forward(forwarded),
                State::Classified(from) => from.forward(forwarded),
                State::Assigned(from) => from.forward(forwarded),
                State::Processing(from) => from.forward(forwarded),
                State::Reopened(from) => from.forward(forwarded),
                _ => return Err(refused().into()),
            }
        }
        (State::NeedInfo(waiting), Act::Reject { reason }) => {
            if day_of(now) <= waiting.until {
                return Err(No::SenderHasTime { until: waiting.until }.into());
            }
            let reason = written("reason", reason)?;
            let reason = if reason.is_empty() { NOT_ENOUGH.to_owned() } else { reason };
            text = reason.clone();
            waiting.reject(Rejected { reason })
        }
        (State::Received(_) | State::Classified(_), Act::Reject { reason }) => {
            let reason = reasoned("reason", reason)?;
            text = reason.clone();
            say_if_late(&mut text, ground, started(case), R_REFUSE, day_of(now));
            let rejected = Rejected { reason };
            match state {
                State::Received(from) => from.reject(rejected),
                State::Classified(from) => from.reject(rejected),
                _ => return Err(refused().into()),
            }
        }
        (_, Act::Redirect { road }) => {
            say_if_late(&mut text, ground, started(case), R_REFUSE, day_of(now));
            let redirected = Redirected { road: *road };
            match state {
                State::Received(from) => from.redirect(redirected),
                State::Classified(from) => from.redirect(redirected),
                State::Assigned(from) => from.redirect(redirected),
                State::Processing(from) => from.redirect(redirected),
                _ => return Err(refused().into()),
            }
        }
        (_, Act::Reopen { reason }) => {
            text = reasoned("reason", reason)?;
            match state {
                State::Answered(from) => from.reopen(Reopened {}),
                State::Published(from) => from.reopen(Reopened {}),
                State::Closed(from) => from.reopen(Reopened {}),
                _ => return Err(refused().into()),
            }
        }
        _ => return Err(refused().into()),
    };
    let public = matches!(
        step,
        Step::Promote
            | Step::Ask
            | Step::Supplement
            | Step::Approve
            | Step::Publish
            | Step::Forward
            | Step::Reject
            | Step::Redirect
            | Step::Reopen
    );
    Ok(Decided { taken, text, public, kept, leadership })
}

/// Starts the clock of a new round, before the step is taken.
pub(super) async fn prepare(tx: &mut Tx, ground: &Ground, case: &mut Case, act: &Act) -> Result<(), Error> {
    if let Act::Promote | Act::Reopen { .. } = act {
        let (rule, derivation) = ground.answer_limit(case, tx.now())?;
        tx.new_round(case, rule, &derivation).await?;
    }
    Ok(())
}

/// What a step changes of a case besides its state.
pub(super) fn settle(case: &mut Case, act: &Act, decided: &Decided) {
    let row = &mut case.row;
    match act {
        Act::Classify { category } => {
            let becomes_restricted = category.is_restricted() && !row.restricted;
            row.category = category.name().to_owned();
            row.restricted = category.is_restricted();
            if becomes_restricted {
                // Whoever had it must not have it any longer.
                row.unit_id = decided.leadership.map(|unit| unit.0);
                row.officer_id = None;
            }
        }
        Act::Assign { unit, officer } => {
            row.unit_id = Some(unit.0);
            row.officer_id = officer.map(|officer| officer.0);
        }
        _ => {}
    }
}

/// What a step writes besides the case, its log and its event.
pub(super) async fn write(
    tx: &mut Tx,
    actor: &Actor,
    case: &Case,
    act: &Act,
    decided: &Decided,
) -> Result<(), Error> {
    match act {
        Act::Submit { .. } => tx.add_answer(actor, case, &decided.kept[0]).await.map(drop),
        Act::Return { .. } => tx.return_answer(case, &decided.text).await,
        Act::Approve { .. } => tx.approve_answer(actor, case).await,
        Act::Publish { .. } => tx.publish(case, &decided.kept).await,
        _ => Ok(()),
    }
}

/// The unit that a case goes to when it becomes restricted. Only a leader makes it open again.
async fn classify(
    tx: &mut Tx,
    actor: &Actor,
    case: &Case,
    category: Category,
) -> Result<Option<UnitId>, Error> {
    const LEADERSHIP: &str = "SELECT id FROM unit WHERE code = $1 AND active";
    if case.row.restricted && !category.is_restricted() && !actor.roles.has(Role::Leader) {
        return Err(MayNot::Role.into());
    }
    let code = category.usual_unit(case.sender()?.kind);
    if !category.is_restricted() {
        return Ok(None);
    }
    let unit = on!(tx, c => sqlx::query_scalar::<_, i64>(LEADERSHIP).bind(code).fetch_optional(c).await)?;
    Ok(unit.map(UnitId))
}

/// Question and answer as everybody will read them, or what stands against it.
fn publishable(case: &Case, question: &str, answer: &str) -> Result<[String; 2], Error> {
    let sender = case.sender()?;
    let has_name = sender.kind != SenderKind::Anonymous && !sender.name.is_empty();
    if !sender.may_publish || !has_name || case.row.restricted {
        return Err(No::MayNotPublish.into());
    }
    let texts = all_required([("question", question), ("answer", answer)])?;
    let problems: Vec<Problem> = ["question", "answer"]
        .into_iter()
        .zip(&texts)
        .filter_map(|(field, text)| personal(field, text, &sender))
        .collect();
    if problems.is_empty() { Ok(texts) } else { Err(No::from(problems).into()) }
}

fn personal(field: &str, text: &str, sender: &Sender) -> Option<Problem> {
    let found = found_personal_data(text, sender)?;
    Some(Problem::new(field, What::HoldsPersonalData { found }))
}

fn one_line(typed: &str) -> Result<String, No> {
    let to = required("to", typed)?;
    if to.contains('\n') { Err(Problem::new("to", What::SeveralLines).into()) } else { Ok(to) }
}

/// Since when the limits of a case run.
fn started(case: &Case) -> Timestamp {
    case.clock().map_or(case.row.received_at.0, |clock| clock.started_at.0)
}

/// A step that came after its limit is taken all the same, and the log says so.
fn say_if_late(text: &mut String, ground: &Ground, from: Timestamp, code: &str, today: Date) {
    let Some((rule, limit)) = ground.limit(code, from) else { return };
    if today > limit.due_on {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!(
            "(Thực hiện sau thời hạn quy định: {}, chậm nhất ngày {}.)",
            rule.name,
            limit.due_on.strftime("%d/%m/%Y")
        ));
    }
}

impl Tx {
    /// The unit and the officer that a case is to be given to, in words for the log.
    async fn assignee(
        &mut self,
        ground: &Ground,
        case: &Case,
        unit: UnitId,
        officer: Option<PersonId>,
    ) -> Result<String, Error> {
        const UNIT: &str = "SELECT name FROM unit WHERE id = $1 AND active AND kind <> 'neighborhood'";
        const OFFICER: &str = "SELECT name, unit_id FROM person WHERE id = $1 AND active";
        const LEADS: &str = "SELECT COUNT(*) FROM person_role WHERE person_id = $1 AND role = 'leader'";
        let unit_name =
            on!(self, c => sqlx::query_scalar::<_, String>(UNIT).bind(unit.0).fetch_optional(c).await)?;
        let unit_name = unit_name.ok_or(No::UnknownUnit)?;
        let Some(officer) = officer else { return Ok(unit_name) };
        let found = on!(self, c =>
            sqlx::query_as::<_, (String, Option<i64>)>(OFFICER).bind(officer.0).fetch_optional(c).await)?;
        let (name, of) = found.ok_or(No::UnknownOfficer)?;
        if of.is_some_and(|of| of != unit.0) {
            return Err(No::UnknownOfficer.into());
        }
        if case.row.restricted && ground.settings.restricted_clerk != Some(officer) {
            let leads =
                on!(self, c => sqlx::query_scalar::<_, i64>(LEADS).bind(officer.0).fetch_one(c).await)?;
            if leads == 0 {
                return Err(No::UnknownOfficer.into());
            }
        }
        Ok(format!("{unit_name} – {name}"))
    }

    /// Makes question and answer public, in place of what was public of the case before.
    async fn publish(&mut self, case: &Case, texts: &[String; 2]) -> Result<(), Error> {
        const PUBLISH: &str = "INSERT INTO published_answer (id, feedback_id, category, sender_kind, question, answer, \
                               published_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        self.unpublish(case.id()).await?;
        let [question, answer] = texts;
        let (id, now) = (self.new_id(), Instant(self.now()));
        let row = &case.row;
        let kind = Some(&row.sender_kind).filter(|_| !row.hide_name);
        on!(self, c => sqlx::query(PUBLISH)
            .bind(id).bind(row.id).bind(&row.category).bind(kind).bind(question).bind(answer).bind(now)
            .execute(c).await)?;
        self.index_published(PublishedId(id), &format!("{question}\n{answer}")).await
    }
}
