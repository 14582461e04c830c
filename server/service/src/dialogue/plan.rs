//! A dialogue is planned and changed.

use domain::dialogue::{DialogueForm, NewDialogue, Problem, Refusal as No, StateKind, Step, What};
use domain::ids::DialogueId;
use domain::notice::NoticeKind;
use domain::people::{About, Action, Actor, may};

use crate::db::Tx;
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// Plans a dialogue; nobody outside of the office knows of it yet.
///
/// # Errors
/// Refused by role; [`No::Form`], also for a chair who is nobody, a unit or a task that is none.
pub async fn plan(service: &Service, actor: &Actor, form: &DialogueForm) -> Result<DialogueId, Error> {
    may(actor, Action::RunDialogue, &About::default())?;
    let new = form.parse(service.now()).map_err(No::from)?;
    let mut tx = service.write_as(actor).await?;
    let task = tx.check_plan(&new).await?;
    let id = tx.insert_dialogue(&new, task).await?;
    tx.tell_dialogue(id, "dialogue.planned", &new.title).await?;
    tx.save().await?;
    Ok(id)
}

/// Changes the plan. Once it was announced, everyone registered is told of another time, place, link or title, and their
/// calendars follow; places that are added go to whoever waits.
///
/// # Errors
/// As for [`plan`]; [`What::FewerThanTaken`] for a capacity below the places that were given out; stale.
pub async fn change(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    seen_version: i64,
    form: &DialogueForm,
) -> Result<(), Error> {
    may(actor, Action::RunDialogue, &About::default())?;
    let new = form.parse(service.now()).map_err(No::from)?;
    let mut tx = service.write_as(actor).await?;
    let mut dialogue = tx.locked_dialogue(id).await?;
    dialogue.seen(seen_version)?;
    if !dialogue.state.kind().may_change() {
        return Err(dialogue.state.refuse(Step::Announce).into());
    }
    if let Some(capacity) = new.capacity
        && capacity < dialogue.taken
    {
        let what = What::FewerThanTaken { taken: dialogue.taken };
        return Err(No::from(Problem::new("capacity", what)).into());
    }
    dialogue.task_id = tx.check_plan(&new).await?;
    let differs = dialogue.plan.differs_for_guests(&new);
    dialogue.plan = new;
    if differs {
        dialogue.sequence += 1;
    }
    tx.put_dialogue(&dialogue).await?;
    // While it is postponed, its new day is told once it is announced anew; places are given out all the same.
    if differs && dialogue.state.kind() == StateKind::Announced {
        let guests = tx.guests(id).await?;
        tx.tell_guests(&dialogue, &guests, NoticeKind::DialogueChanged).await?;
    }
    tx.tell_promoted(id).await?;
    tx.tell_dialogue(id, "dialogue.changed", &differs).await?;
    tx.save().await
}

impl Tx {
    /// Chair, unit and task are there; gives the task.
    pub(super) async fn check_plan(&mut self, new: &NewDialogue) -> Result<Option<i64>, Error> {
        const CHAIR: &str = "SELECT COUNT(*) FROM person WHERE id = $1 AND active";
        let mut problems = Vec::new();
        let chair = on!(self, c => sqlx::query_scalar::<_, i64>(CHAIR).bind(new.chair.0).fetch_one(c).await)?;
        if chair == 0 {
            problems.push(Problem::new("chair", What::UnknownPerson));
        }
        if !self.is_active_unit(new.unit).await? {
            problems.push(Problem::new("unit", What::UnknownUnit));
        }
        let task = match self.task_of_code(&new.task, new.day().year()).await {
            Ok(task) => task,
            Err(Some(error)) => return Err(error),
            Err(None) => {
                problems.push(Problem::new("task", What::UnknownTask));
                None
            }
        };
        if problems.is_empty() { Ok(task) } else { Err(No::from(problems).into()) }
    }

    /// Moves up whoever fits now, and tells them.
    pub(super) async fn tell_promoted(&mut self, id: DialogueId) -> Result<(), Error> {
        let moved = self.move_up(id).await?;
        if moved.is_empty() {
            return Ok(());
        }
        let dialogue = self.dialogue(id).await?;
        self.tell_guests(&dialogue, &moved, NoticeKind::DialoguePromoted).await
    }
}
