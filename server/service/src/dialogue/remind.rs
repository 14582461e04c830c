//! Whoever runs dialogues is reminded of a result on the working day before its last one: on their day, and by a notice.

use domain::dialogue::view::WaitingResult;
use domain::dialogue::{LegalDates, LegalRules};
use domain::notice::NoticeKind;
use domain::people::Role;

use super::rows::Dialogue;
use super::tell::facts;
use crate::clock::day_of;
use crate::db::Tx;
use crate::error::Error;
use crate::service::Service;

/// Tells whoever runs the plan, or the leaders where nobody does, of every result that has to be published; once a day it
/// is looked for, and each is told once for its last day: one that was put off is told again. How many.
pub async fn remind_of_results(service: &Service) -> Result<usize, Error> {
    const JOB: &str = "dialogue_result";
    let today = service.today();
    let mut tx = service.read().await?;
    let is_done = tx.is_done_today(JOB, today).await?;
    drop(tx);
    if is_done {
        return Ok(0);
    }
    let mut tx = service.write().await?;
    if !tx.takes_today(JOB, today).await? {
        return Ok(0);
    }
    let due = tx.results_due().await?;
    let people = if due.is_empty() { Vec::new() } else { tx.those_of(Role::PlanOwner, Role::Leader).await? };
    for (dialogue, result) in &due {
        for person in &people {
            let key = format!("dialogue-result-{}-{}-{person}", dialogue.id, result.by);
            let told = facts(dialogue);
            tx.notify_staff_once(*person, NoticeKind::DialogueResultDue, &told, Some(&key)).await?;
        }
    }
    tx.save().await?;
    Ok(due.len())
}

impl Tx {
    /// The dialogues whose results have to be published in these days or are late, the nearest day first.
    pub(super) async fn results_due(&mut self) -> Result<Vec<(Dialogue, WaitingResult)>, Error> {
        let today = day_of(self.now());
        let (almanac, rules) = (self.almanac().await?, self.time_rules().await?);
        let mut due = Vec::new();
        for dialogue in self.dialogues().await? {
            let day = dialogue.plan.day();
            let legal = LegalDates::count(&almanac, &LegalRules::holding(&rules, day), day);
            if legal.result_waits(dialogue.state.kind(), today) {
                let result = WaitingResult {
                    dialogue: dialogue.id,
                    title: dialogue.plan.title.clone(),
                    by: legal.result_by,
                    is_late: legal.result_by < today,
                };
                due.push((dialogue, result));
            }
        }
        due.sort_by_key(|(_, result)| result.by);
        Ok(due)
    }
}
