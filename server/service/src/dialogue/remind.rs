//! Whoever runs dialogues is reminded of a result on the working day before its last one: on their day, and by a notice.

use domain::dialogue::LegalDates;
use domain::dialogue::LegalRules;
use domain::dialogue::view::WaitingResult;
use domain::ids::PersonId;
use domain::notice::NoticeKind;

use super::rows::Dialogue;
use super::tell::facts;
use crate::clock::day_of;
use crate::db::{Day, Tx};
use crate::error::Error;
use crate::on;
use crate::service::Service;

/// Tells whoever runs the plan, or the leaders where nobody does, of every result that has to be published; once a day it
/// is looked for, and each is told once. How many.
pub async fn remind_of_results(service: &Service) -> Result<usize, Error> {
    const DONE: &str = "SELECT day FROM job_day WHERE name = 'dialogue_result'";
    const MINE: &str = "INSERT INTO job_day (name, day) VALUES ('dialogue_result', $1) \
         ON CONFLICT (name) DO UPDATE SET day = excluded.day WHERE job_day.day < excluded.day";
    let today = service.today();
    let mut tx = service.read().await?;
    let done = on!(tx, c => sqlx::query_scalar::<_, Day>(DONE).fetch_optional(c).await)?;
    drop(tx);
    if done.is_some_and(|done| done.0 >= today) {
        return Ok(0);
    }
    let mut tx = service.write().await?;
    if on!(tx, c => sqlx::query(MINE).bind(Day(today)).execute(c).await)? != 1 {
        return Ok(0);
    }
    let due = tx.results_due().await?;
    let people = if due.is_empty() { Vec::new() } else { tx.organisers().await? };
    for (dialogue, _) in &due {
        for person in &people {
            let key = format!("dialogue-result-{}-{person}", dialogue.id);
            let told = facts(dialogue);
            tx.notify_staff_once(PersonId(*person), NoticeKind::DialogueResultDue, &told, Some(&key)).await?;
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

    async fn organisers(&mut self) -> Result<Vec<i64>, Error> {
        const RUN: &str = "SELECT p.id, r.role FROM person p JOIN person_role r ON r.person_id = p.id \
             WHERE p.active AND r.role IN ('plan_owner', 'leader') ORDER BY p.id";
        let people = on!(self, c => sqlx::query_as::<_, (i64, String)>(RUN).fetch_all(c).await)?;
        let has_owner = people.iter().any(|(_, role)| role == "plan_owner");
        let role = if has_owner { "plan_owner" } else { "leader" };
        Ok(people.into_iter().filter(|(_, of)| of == role).map(|(person, _)| person).collect())
    }
}
