//! Applying the accepted differences of a new document to a stored plan. Rows keep their ids, so that the work on a
//! task stays with it under a new number and new words; what is gone is marked, never deleted.

use domain::change::Change;
use domain::ids::{GroupId, PlanId, TaskId, UnitId};
use domain::plan::{
    CorrectionState, Difference, DifferenceKind, Draft, Field, Group, ItemKind, Refusal, StoredPlan, Task,
    diff,
};

use super::units::UnitBook;
use super::write::{task_sort, term_columns};
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;

/// What the draft changes. Accepted corrections and the ward's own names of units are no changes.
pub(super) fn differences(plan: &StoredPlan, draft: &Draft, book: &UnitBook) -> Vec<Difference> {
    diff(&plan.items(), &in_the_plans_words(plan, draft, book).items())
}

/// The draft with accepted corrections made and every unit under the ward's own name for it.
pub(super) fn in_the_plans_words(plan: &StoredPlan, draft: &Draft, book: &UnitBook) -> Draft {
    let mut draft = draft.clone();
    for correction in plan.corrections.iter().filter(|c| c.state == CorrectionState::Accepted) {
        let right = |text: &mut String| *text = text.replace(&correction.from, &correction.to);
        let quote = &correction.quote.text;
        draft
            .goals
            .iter_mut()
            .filter(|goal| goal.quote.text == *quote)
            .for_each(|goal| right(&mut goal.text));
        for unit in &mut draft.units {
            unit.duties.iter_mut().filter(|d| d.quote.text == *quote).for_each(|duty| right(&mut duty.text));
        }
        for group in &mut draft.groups {
            if group.quote.text == *quote {
                right(&mut group.name);
            }
            group.tasks.iter_mut().filter(|t| t.quote.text == *quote).for_each(|task| right(&mut task.text));
        }
        draft.indicators.iter_mut().filter(|i| i.quote.text == *quote).for_each(|i| right(&mut i.name));
    }
    for unit in &mut draft.units {
        if let Some(code) = book.find(&unit.name).and_then(|id| book.code_of(id)) {
            unit.code = Some(code.to_owned());
        }
    }
    // Units without duties are not things of the plan.
    draft.units.retain(|unit| !unit.duties.is_empty());
    for name in draft.indicators.iter_mut().filter_map(|i| i.lead_unit.as_mut()) {
        *name = book.name_of(name);
    }
    for task in draft.groups.iter_mut().flat_map(|group| &mut group.tasks) {
        for name in task.lead_unit.iter_mut().chain(&mut task.support_units) {
            *name = book.name_of(name);
        }
        // In the order of the stored ones.
        let place = |name: &String| book.find(name).and_then(|id| plan.units.iter().position(|u| u.id == id));
        task.support_units.sort_by_key(place);
    }
    draft
}

impl Tx {
    /// Applies the chosen differences. Gone things leave first, then tasks change their codes all at once, so that
    /// two tasks may change places.
    pub(super) async fn apply(
        &mut self,
        plan: &StoredPlan,
        draft: &Draft,
        chosen: &[Difference],
    ) -> Result<(), Error> {
        let book = self.units_of(draft).await?;
        let draft = in_the_plans_words(plan, draft, &book);
        let with = Apply { plan, draft: &draft, book: &book };
        for difference in chosen.iter().filter(|d| d.kind == DifferenceKind::Gone && d.item == ItemKind::Task)
        {
            self.leave(&with, difference).await?;
        }
        self.renumber(&with, chosen).await?;
        for difference in chosen {
            match (difference.kind, difference.item, difference.field) {
                (DifferenceKind::Gone, ItemKind::Task, _) | (_, ItemKind::Task, Some(Field::Code)) => {}
                (DifferenceKind::Gone, ..) => self.leave(&with, difference).await?,
                (DifferenceKind::Added, ..) => self.enter(&with, difference).await?,
                (DifferenceKind::Changed, ..) => self.alter(&with, difference).await?,
            }
        }
        self.order(&with).await?;
        self.set_remarks(plan.id, &draft).await
    }

    async fn leave(&mut self, with: &Apply<'_>, difference: &Difference) -> Result<(), Error> {
        const TASK: &str = "UPDATE task SET gone_at = $2, version = version + 1 WHERE id = $1";
        const GROUP: &str = "UPDATE task_group SET gone_at = $2 WHERE id = $1 AND NOT EXISTS \
                             (SELECT 1 FROM task WHERE group_id = $1 AND gone_at IS NULL)";
        const INDICATOR: &str = "UPDATE indicator SET gone_at = $2, version = version + 1 WHERE id = $1";
        const REPORT: &str = "UPDATE report_duty SET gone_at = $2, version = version + 1 WHERE id = $1";
        const CITATION: &str = "DELETE FROM plan_legal_basis WHERE id = $1";
        const GOAL: &str = "DELETE FROM plan_goal WHERE id = $1";
        let Some(id) = difference.stored else { return Ok(()) };
        let now = Instant(self.now());
        let marked = match difference.item {
            ItemKind::Task => Some(TASK),
            ItemKind::Group => Some(GROUP),
            ItemKind::Indicator => Some(INDICATOR),
            ItemKind::ReportDuty => Some(REPORT),
            ItemKind::LegalBasis | ItemKind::Goal | ItemKind::Unit | ItemKind::Plan => None,
        };
        let deleted = match difference.item {
            ItemKind::LegalBasis => Some(CITATION),
            ItemKind::Goal => Some(GOAL),
            _ => None,
        };
        if let Some(sql) = marked {
            on!(self, c => sqlx::query(sql).bind(id).bind(now).execute(c).await)?;
        }
        if let Some(sql) = deleted {
            on!(self, c => sqlx::query(sql).bind(id).execute(c).await)?;
        }
        match difference.item {
            ItemKind::Unit => self.drop_duties(with.plan.id, UnitId(id)).await?,
            ItemKind::Task => self.announce(Change::Task(difference.code.clone())),
            _ => {}
        }
        Ok(())
    }

    async fn renumber(&mut self, with: &Apply<'_>, chosen: &[Difference]) -> Result<(), Error> {
        const ASIDE: &str = "UPDATE task SET code = $2 WHERE id = $1";
        const SET: &str =
            "UPDATE task SET code = $2, no = $3, group_id = $4, version = version + 1 WHERE id = $1";
        let recoded = |d: &&Difference| d.item == ItemKind::Task && d.field == Some(Field::Code);
        let moves: Vec<(i64, &Difference)> =
            chosen.iter().filter(recoded).filter_map(|d| Some((d.stored?, d))).collect();
        for (id, _) in &moves {
            on!(self, c => sqlx::query(ASIDE).bind(*id).bind(format!("~{id}")).execute(c).await)?;
        }
        for (id, difference) in &moves {
            let Some((group, task)) = with.task(&difference.code) else { continue };
            self.refuse_taken(with.plan.id, &task.code).await?;
            let group = self.group_of(with, group).await?;
            on!(self, c => sqlx::query(SET).bind(*id).bind(&task.code).bind(i64::from(task.no)).bind(group.0)
                .execute(c).await)?;
            self.refresh_search(TaskId(*id)).await?;
        }
        self.move_events(with, &moves).await
    }

    /// What was recorded on a task stays with it under its new code.
    async fn move_events(&mut self, with: &Apply<'_>, moves: &[(i64, &Difference)]) -> Result<(), Error> {
        const MOVE: &str = "UPDATE event SET task_code = $2 WHERE task_code = $1 AND at >= $3";
        let since = Instant(with.plan.imported_at);
        for (aside, settle) in [(true, false), (false, true)] {
            for (id, difference) in moves {
                let Some(old) = &difference.old else { continue };
                let from = if aside { old.clone() } else { format!("~{id}") };
                let to = if settle { difference.code.clone() } else { format!("~{id}") };
                on!(self, c => sqlx::query(MOVE).bind(&from).bind(&to).bind(since).execute(c).await)?;
                self.announce(Change::Task(old.clone()));
                self.announce(Change::Task(difference.code.clone()));
            }
        }
        Ok(())
    }

    async fn refuse_taken(&mut self, plan: PlanId, code: &str) -> Result<(), Error> {
        const TAKEN: &str = "SELECT count(*) FROM task WHERE plan_id = $1 AND code = $2 AND gone_at IS NULL";
        let taken =
            on!(self, c => sqlx::query_scalar::<_, i64>(TAKEN).bind(plan.0).bind(code).fetch_one(c).await)?;
        if taken > 0 { Err(Refusal::CodeTaken { code: code.to_owned() }.into()) } else { Ok(()) }
    }

    /// The stored group that a task of the draft stands in; made if it is not there, since a task needs one.
    async fn group_of(&mut self, with: &Apply<'_>, group: &Group) -> Result<GroupId, Error> {
        const BY_CODE: &str =
            "SELECT id FROM task_group WHERE plan_id = $1 AND code = $2 AND gone_at IS NULL";
        let plan = with.plan.id;
        let id = on!(self, c => sqlx::query_scalar::<_, i64>(BY_CODE).bind(plan.0).bind(&group.code)
            .fetch_optional(c).await)?;
        match id {
            Some(id) => Ok(GroupId(id)),
            None => self.add_group(plan, group, with.group_sort(&group.code)).await,
        }
    }

    async fn enter(&mut self, with: &Apply<'_>, difference: &Difference) -> Result<(), Error> {
        let (plan, draft, last) = (with.plan.id, with.draft, i64::from(u16::MAX));
        match difference.item {
            ItemKind::Plan => {}
            ItemKind::LegalBasis => {
                if let Some(citation) = draft.legal_basis.iter().find(|c| c.number == difference.code) {
                    self.add_citation(plan, citation, last).await?;
                }
            }
            ItemKind::Goal => {
                if let Some(goal) = with.goal(&difference.code) {
                    self.add_goal(plan, goal, last).await?;
                }
            }
            ItemKind::Unit => self.put_duties(with, &difference.code).await?,
            ItemKind::Group => {
                if let Some(group) = draft.groups.iter().find(|g| g.code == difference.code) {
                    self.group_of(with, group).await?;
                }
            }
            ItemKind::Task => {
                if let Some((group, task)) = with.task(&difference.code) {
                    self.refuse_taken(plan, &task.code).await?;
                    let id = self.group_of(with, group).await?;
                    self.add_task(plan, id, task, last, with.book).await?;
                    self.announce(Change::Task(task.code.clone()));
                }
            }
            ItemKind::Indicator => {
                if let Some(indicator) = draft.indicators.iter().find(|i| i.code == difference.code) {
                    self.add_indicator(plan, indicator, last, with.book).await?;
                }
            }
            ItemKind::ReportDuty => {
                for duty in draft.report_duties.iter().filter(|d| d.kind.code() == difference.code) {
                    let known = |stored: &&domain::plan::StoredReportDuty| {
                        stored.kind == duty.kind && stored.last_day == duty.last_day
                    };
                    if !with.plan.report_duties.iter().any(|stored| known(&stored)) {
                        self.add_report_duty(plan, duty, last, with.book).await?;
                    }
                }
            }
        }
        Ok(())
    }

    async fn alter(&mut self, with: &Apply<'_>, difference: &Difference) -> Result<(), Error> {
        let Some(id) = difference.stored else { return Ok(()) };
        let draft = with.draft;
        match difference.item {
            ItemKind::Plan => self.alter_plan(with, difference.field).await?,
            ItemKind::LegalBasis => {
                if let Some(citation) = draft.legal_basis.iter().find(|c| c.number == difference.code) {
                    self.leave(with, &Difference { kind: DifferenceKind::Gone, ..difference.clone() })
                        .await?;
                    self.add_citation(with.plan.id, citation, 0).await?;
                }
            }
            ItemKind::Goal => {
                if let Some(goal) = with.goal(&difference.code) {
                    self.change_goal(id, goal).await?;
                }
            }
            ItemKind::Unit => self.put_duties(with, &difference.code).await?,
            ItemKind::Group => self.alter_group(with, id, difference).await?,
            ItemKind::Task => self.alter_task(with, TaskId(id), difference).await?,
            ItemKind::Indicator => {
                const CODE: &str = "UPDATE indicator SET code = $2 WHERE id = $1";
                let indicator = draft.indicators.iter().find(|i| i.code == difference.code);
                match (indicator, difference.field) {
                    (Some(it), Some(Field::Code)) => {
                        let taken = with.plan.indicators.iter().any(|i| i.code == it.code && i.id.0 != id);
                        if !taken {
                            self.yield_code(with.plan.id, &it.code).await?;
                            on!(self, c => sqlx::query(CODE).bind(id).bind(&it.code).execute(c).await)?;
                        }
                    }
                    (Some(it), _) => self.change_indicator(id, it, with.book).await?,
                    (None, _) => {}
                }
            }
            ItemKind::ReportDuty => {
                const CHANGE: &str = "UPDATE report_duty SET due_before = $2, last_day = $3, wording = $4, \
                                      quote_line = $5, quote = $6, version = version + 1 WHERE id = $1";
                let day = difference.new.as_deref();
                let same = |d: &&domain::plan::ReportDuty| {
                    d.kind.code() == difference.code && d.last_day.map(|l| l.to_string()).as_deref() == day
                };
                if let Some(duty) = draft.report_duties.iter().find(same) {
                    on!(self, c => sqlx::query(CHANGE).bind(id).bind(duty.due_before.map(Day))
                        .bind(duty.last_day.map(Day)).bind(&duty.wording).bind(i64::from(duty.quote.line))
                        .bind(&duty.quote.text).execute(c).await)?;
                }
            }
        }
        Ok(())
    }

    async fn alter_plan(&mut self, with: &Apply<'_>, field: Option<Field>) -> Result<(), Error> {
        const TITLE: &str = "UPDATE plan SET title = $2 WHERE id = $1";
        const NUMBER: &str = "UPDATE plan SET number = $2 WHERE id = $1";
        const ISSUED: &str = "UPDATE plan SET issued_on = $2 WHERE id = $1";
        const ISSUER: &str = "UPDATE plan SET issuer = $2 WHERE id = $1";
        const SIGNER: &str = "UPDATE plan SET signer = $2 WHERE id = $1";
        let draft = with.draft;
        let day = draft.issued_on.as_ref().map(|q| Day(q.value).to_string());
        let (sql, value) = match field {
            Some(Field::Title) => (TITLE, draft.title.as_ref().map(|q| q.value.clone())),
            Some(Field::Number) => (NUMBER, draft.number.as_ref().map(|q| q.value.clone())),
            Some(Field::IssuedOn) => (ISSUED, day),
            Some(Field::Issuer) => (ISSUER, draft.issuer.as_ref().map(|q| q.value.clone())),
            Some(Field::Recipients) => return self.set_recipients(with.plan.id, draft).await,
            Some(Field::Signer) => (SIGNER, draft.signer.as_ref().and_then(|s| s.name.clone())),
            _ => return Ok(()),
        };
        on!(self, c => sqlx::query(sql).bind(with.plan.id.0).bind(value).execute(c).await)?;
        Ok(())
    }

    async fn alter_group(&mut self, with: &Apply<'_>, id: i64, difference: &Difference) -> Result<(), Error> {
        const CODE: &str = "UPDATE task_group SET code = $2 WHERE id = $1 AND NOT EXISTS \
                            (SELECT 1 FROM task_group WHERE plan_id = $3 AND code = $2 AND gone_at IS NULL)";
        const NAME: &str = "UPDATE task_group SET name = $2, short_name = $3, quote_line = $4, quote = $5 \
                            WHERE id = $1";
        let Some(group) = with.draft.groups.iter().find(|g| g.code == difference.code) else { return Ok(()) };
        if difference.field == Some(Field::Code) {
            let plan = with.plan.id.0;
            on!(self, c => sqlx::query(CODE).bind(id).bind(&group.code).bind(plan).execute(c).await)?;
        } else {
            on!(self, c => sqlx::query(NAME).bind(id).bind(&group.name).bind(&group.suggested_short_name)
                .bind(i64::from(group.quote.line)).bind(&group.quote.text).execute(c).await)?;
        }
        Ok(())
    }

    async fn alter_task(
        &mut self,
        with: &Apply<'_>,
        id: TaskId,
        difference: &Difference,
    ) -> Result<(), Error> {
        const TEXT: &str = "UPDATE task SET full_text = $2, \
                            short_title = CASE WHEN short_title_suggested THEN $3 ELSE short_title END, \
                            quote_line = $4, quote = $5, version = version + 1 WHERE id = $1";
        const ROLE: &str = "UPDATE task SET ward_role = $2, version = version + 1 WHERE id = $1";
        const LEAD: &str = "UPDATE task SET lead_unit_id = $2, version = version + 1 WHERE id = $1";
        const TERM: &str = "UPDATE task SET term_kind = $2, term_text = $3, due_on = $4, version = version + 1 \
                            WHERE id = $1";
        const PRODUCT: &str = "UPDATE task SET product = $2, version = version + 1 WHERE id = $1";
        const TOUCH: &str = "UPDATE task SET version = version + 1 WHERE id = $1";
        let Some((_, task)) = with.task(&difference.code) else { return Ok(()) };
        match difference.field {
            Some(Field::Text) => {
                let title = &task.suggestion.short_title;
                on!(self, c => sqlx::query(TEXT).bind(id.0).bind(&task.text).bind(title)
                    .bind(i64::from(task.quote.line)).bind(&task.quote.text).execute(c).await)?;
            }
            Some(Field::Role) => {
                let role = task.role.map(|role| role.name());
                on!(self, c => sqlx::query(ROLE).bind(id.0).bind(role).execute(c).await)?;
            }
            Some(Field::LeadUnit) => {
                let lead = task.lead_unit.as_deref().and_then(|name| with.book.find(name));
                on!(self, c => sqlx::query(LEAD).bind(id.0).bind(lead.map(|unit| unit.0)).execute(c).await)?;
            }
            Some(Field::SupportUnits) => {
                let units: Vec<UnitId> =
                    task.support_units.iter().filter_map(|n| with.book.find(n)).collect();
                self.set_support(id, &units).await?;
                on!(self, c => sqlx::query(TOUCH).bind(id.0).execute(c).await)?;
            }
            Some(Field::Term) => {
                let (kind, due) = term_columns(task.term.as_ref());
                let words = task.term_text.as_deref().unwrap_or_default();
                on!(self, c => sqlx::query(TERM).bind(id.0).bind(kind).bind(words).bind(due).execute(c).await)?;
            }
            Some(Field::Product) => {
                on!(self, c => sqlx::query(PRODUCT).bind(id.0).bind(&task.product).execute(c).await)?;
            }
            _ => {}
        }
        self.refresh_search(id).await?;
        self.announce(Change::Task(difference.code.clone()));
        Ok(())
    }

    async fn put_duties(&mut self, with: &Apply<'_>, code: &str) -> Result<(), Error> {
        let named = |unit: &&domain::plan::DraftUnit| {
            unit.code.as_deref() == Some(code) || domain::plan::unit_key(&unit.name) == code
        };
        let unit = with.draft.units.iter().find(named);
        if let Some((unit, id)) = unit.and_then(|unit| Some((unit, with.book.find(&unit.name)?))) {
            self.set_duties(with.plan.id, id, unit).await?;
        }
        Ok(())
    }

    /// Puts groups and tasks in the order of the new document.
    async fn order(&mut self, with: &Apply<'_>) -> Result<(), Error> {
        const GROUP: &str =
            "UPDATE task_group SET sort = $3 WHERE plan_id = $1 AND code = $2 AND gone_at IS NULL";
        const TASK: &str = "UPDATE task SET sort = $3 WHERE plan_id = $1 AND code = $2 AND gone_at IS NULL";
        let plan = with.plan.id.0;
        for (sort, group) in (0..).zip(&with.draft.groups) {
            on!(self, c => sqlx::query(GROUP).bind(plan).bind(&group.code).bind(sort).execute(c).await)?;
            for (index, task) in (0..).zip(&group.tasks) {
                let place = task_sort(sort, index);
                on!(self, c => sqlx::query(TASK).bind(plan).bind(&task.code).bind(place).execute(c).await)?;
            }
        }
        Ok(())
    }
}

/// What is applied to what.
struct Apply<'a> {
    plan: &'a StoredPlan,
    draft: &'a Draft,
    book: &'a UnitBook,
}

impl<'a> Apply<'a> {
    fn task(&self, code: &str) -> Option<(&'a Group, &'a Task)> {
        self.draft
            .groups
            .iter()
            .find_map(|group| group.tasks.iter().find(|task| task.code == code).map(|task| (group, task)))
    }

    fn goal(&self, code: &str) -> Option<&'a domain::plan::Goal> {
        let index: usize = code.parse().ok()?;
        self.draft.goals.get(index.checked_sub(1)?)
    }

    fn group_sort(&self, code: &str) -> i64 {
        (0..).zip(&self.draft.groups).find(|(_, group)| group.code == code).map_or(0, |(sort, _)| sort)
    }
}
