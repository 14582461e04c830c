//! A dialogue is planned and changed.

use domain::dialogue::{DialogueForm, NewDialogue, Problem, Refusal as No, StateKind, Step, What, task_said};
use domain::ids::DialogueId;
use domain::notice::NoticeKind;
use domain::people::{About, Action, Actor, may};

use super::rows::Dialogue;
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
    let task = tx.check_plan(&new, None).await?;
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
    dialogue.task_id = tx.check_plan(&new, Some(&dialogue)).await?;
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
    /// Chair, unit and task are there; gives the task. `before`: the dialogue that is changed.
    async fn check_plan(
        &mut self,
        new: &NewDialogue,
        before: Option<&Dialogue>,
    ) -> Result<Option<i64>, Error> {
        const CHAIR: &str = "SELECT COUNT(*) FROM person WHERE id = $1 AND active";
        let mut problems = Vec::new();
        let chair = on!(self, c => sqlx::query_scalar::<_, i64>(CHAIR).bind(new.chair.0).fetch_one(c).await)?;
        if chair == 0 {
            problems.push(Problem::new("chair", What::UnknownPerson));
        }
        if !self.is_active_unit(new.unit).await? {
            problems.push(Problem::new("unit", What::UnknownUnit));
        }
        let task = match self.check_task(new, before).await? {
            Ok(task) => task,
            Err(what) => {
                problems.push(Problem::new("task", what));
                None
            }
        };
        if problems.is_empty() { Ok(task) } else { Err(No::from(problems).into()) }
    }

    /// The task, or what is wrong with it: it is one of the plan that holds on the dialogue's day. A dialogue keeps the one
    /// that it has, also once its year has got a plan of its own.
    async fn check_task(
        &mut self,
        new: &NewDialogue,
        before: Option<&Dialogue>,
    ) -> Result<Result<Option<i64>, What>, Error> {
        if new.task.is_empty() {
            return Ok(Ok(None));
        }
        if let Some(before) = before.filter(|before| before.plan.task == new.task) {
            return Ok(Ok(before.task_id));
        }
        let year = new.day().year();
        let Some((task, of)) = self.chosen_task(&new.task, year).await? else {
            return Ok(Err(What::UnknownTask));
        };
        let says_year = task_said(&new.task).0.is_some();
        Ok(match self.plan_year(year).await? {
            Some(holds) if says_year && holds != of => Err(What::TaskOfOtherPlan { of, holds }),
            None => Err(What::UnknownTask),
            Some(_) => Ok(Some(task)),
        })
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
