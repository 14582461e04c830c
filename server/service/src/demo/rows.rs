//! Writes the demonstration with the times at which it would have happened. The use cases cannot: they write at
//! the present moment.

use domain::board::StateKind;
use domain::ids::{PersonId, PlanId};
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::script::{Chapter, Story};
use super::{Cast, MARK};
use crate::board::Task;
use crate::db::{Day, Instant, Tx};
use crate::error::Error;
use crate::on;

impl Tx {
    /// Everything about one task: its unit and points, its quarters, jobs, notes.
    pub(super) async fn tell_story(
        &mut self,
        story: &Story,
        cast: &Cast,
        index: usize,
        task: &Task,
    ) -> Result<(), Error> {
        let unit = task.row.lead_unit_id.or(task.row.suggested_unit_id);
        let (officer, name) = cast.officer(unit, index);
        self.assign(task, unit, officer, index).await?;
        for period in story.periods() {
            if let Some(chapter) = story.chapter(index, period) {
                self.tell_chapter(cast, task, unit, (officer, name), &chapter).await?;
            }
        }
        if index.is_multiple_of(3) {
            self.tell_jobs(story, task, officer, index).await?;
        }
        if index % 5 == 1 {
            self.tell_note(story, cast, task, officer).await?;
        }
        Ok(())
    }

    /// The state of the last quarter that ended, as a leader let the public see it.
    pub(super) async fn tell_release(
        &mut self,
        story: &Story,
        cast: &Cast,
        plan: PlanId,
    ) -> Result<(), Error> {
        let Some(period) = story.last_ended() else { return Ok(()) };
        let at = story.now.saturating_sub(SignedDuration::from_hours(24)).unwrap_or(story.now);
        self.release(plan.0, period, cast.leader.0, at).await
    }

    async fn assign(
        &mut self,
        task: &Task,
        unit: Option<i64>,
        officer: PersonId,
        index: usize,
    ) -> Result<(), Error> {
        const ASSIGN: &str = "UPDATE task SET lead_unit_id = $2, owner_id = $3, product = $4, \
             responsibility = $5, authority = $6, version = version + 1 WHERE id = $1";
        let said =
            |share: usize, text: &str| (!index.is_multiple_of(share)).then(|| format!("{MARK}: {text}"));
        let owner = (index % 4 != 3).then_some(officer.0);
        let product = said(4, "báo cáo kết quả và danh mục kèm theo.");
        let responsibility = said(3, "thủ trưởng đơn vị chủ trì chịu trách nhiệm.");
        let authority = said(5, "Chủ tịch UBND phường quyết định.");
        on!(self, c => sqlx::query(ASSIGN)
            .bind(task.row.id).bind(unit).bind(owner).bind(&product).bind(&responsibility).bind(&authority)
            .execute(c).await)?;
        Ok(())
    }

    async fn tell_chapter(
        &mut self,
        cast: &Cast,
        task: &Task,
        unit: Option<i64>,
        officer: (PersonId, &str),
        chapter: &Chapter,
    ) -> Result<(), Error> {
        let row = self.insert_period(cast, task, officer, chapter).await?;
        self.log(task, chapter, officer, chapter.began, "board.moved", "in_progress").await?;
        if matches!(chapter.state, StateKind::Submitted | StateKind::Accepted) || chapter.is_returned() {
            self.insert_document(row, officer.0, chapter).await?;
            self.log(task, chapter, officer, chapter.submitted, "board.submitted", "submitted").await?;
        }
        let leader = (cast.leader.0, cast.leader.1.as_str());
        match chapter.state {
            StateKind::Accepted => {
                self.log(task, chapter, leader, chapter.reviewed, "board.accepted", "accepted").await?;
            }
            StateKind::InProgress if chapter.is_returned() => {
                self.log(task, chapter, leader, chapter.reviewed, "board.returned", "in_progress").await?;
            }
            StateKind::NoOccurrence => {
                let kind = "board.no_occurrence";
                self.log(task, chapter, officer, chapter.submitted, kind, "no_occurrence").await?;
            }
            StateKind::Blocked => {
                self.insert_obstacle(task, unit, officer.0, chapter).await?;
                self.log(task, chapter, officer, chapter.submitted, "board.moved", "blocked").await?;
            }
            StateKind::NotStarted | StateKind::InProgress | StateKind::Submitted => {}
        }
        Ok(())
    }

    async fn insert_period(
        &mut self,
        cast: &Cast,
        task: &Task,
        officer: (PersonId, &str),
        chapter: &Chapter,
    ) -> Result<i64, Error> {
        const INSERT: &str = "INSERT INTO task_period (id, task_id, period, state, result_text, quantity, \
             quantity_unit, note, submitted_by, submitted_at, reviewed_by, reviewed_at, review_note, \
             touched_by, touched_name, touched_at, version) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)";
        use StateKind::{Accepted, NoOccurrence, Submitted};
        let (id, period) = (self.new_id(), chapter.period.to_string());
        let submitted = matches!(chapter.state, Submitted | Accepted | NoOccurrence);
        let reviewed = chapter.state == Accepted || chapter.is_returned();
        let submitted = submitted.then_some((officer.0.0, Instant(chapter.submitted)));
        let reviewed = reviewed.then_some((cast.leader.0.0, Instant(chapter.reviewed)));
        let note = if chapter.state == NoOccurrence { chapter.note.as_str() } else { "" };
        let review_note = if chapter.is_returned() { chapter.note.as_str() } else { "" };
        let counted = !chapter.result.is_empty();
        let (touched_by, touched_name) = match reviewed {
            Some(_) => (cast.leader.0, cast.leader.1.as_str()),
            None => officer,
        };
        let touched_at = if chapter.is_returned() { chapter.reviewed } else { chapter.touched() };
        on!(self, c => sqlx::query(INSERT)
            .bind(id).bind(task.row.id).bind(&period).bind(chapter.state.name()).bind(&chapter.result)
            .bind(counted.then_some(chapter.quantity))
            .bind(if counted { chapter.quantity_unit } else { "" })
            .bind(note)
            .bind(submitted.map(|(by, _)| by)).bind(submitted.map(|(_, at)| at))
            .bind(reviewed.map(|(by, _)| by)).bind(reviewed.map(|(_, at)| at))
            .bind(review_note).bind(touched_by.0).bind(touched_name).bind(Instant(touched_at))
            .execute(c).await)?;
        Ok(id)
    }

    async fn insert_document(&mut self, period: i64, by: PersonId, chapter: &Chapter) -> Result<(), Error> {
        const INSERT: &str = "INSERT INTO evidence (id, task_period_id, kind, title, doc_number, doc_date, \
                              added_by, added_at) VALUES ($1, $2, 'document', $3, $4, $5, $6, $7)";
        let (id, title) = (self.new_id(), format!("{MARK}: báo cáo kết quả"));
        let day = Day(crate::clock::day_of(chapter.submitted));
        on!(self, c => sqlx::query(INSERT)
            .bind(id).bind(period).bind(&title).bind(&chapter.document).bind(day)
            .bind(by.0).bind(Instant(chapter.submitted))
            .execute(c).await)?;
        Ok(())
    }

    async fn insert_obstacle(
        &mut self,
        task: &Task,
        unit: Option<i64>,
        by: PersonId,
        chapter: &Chapter,
    ) -> Result<(), Error> {
        const INSERT: &str = "INSERT INTO obstacle (id, task_id, period, unit_id, text, decision_asked, \
                              raised_by, raised_at, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open')";
        let (id, period) = (self.new_id(), chapter.period.to_string());
        let asked = format!("{MARK}: xin ý kiến cho dùng mẫu hiện hành trong khi chờ.");
        on!(self, c => sqlx::query(INSERT)
            .bind(id).bind(task.row.id).bind(&period).bind(unit).bind(&chapter.note).bind(&asked)
            .bind(by.0).bind(Instant(chapter.submitted))
            .execute(c).await)?;
        Ok(())
    }

    async fn tell_jobs(
        &mut self,
        story: &Story,
        task: &Task,
        officer: PersonId,
        index: usize,
    ) -> Result<(), Error> {
        const INSERT: &str = "INSERT INTO work_item (id, task_id, title, assignee_id, due_on, done_at, done_by, \
                              created_by, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $4, $8, 1)";
        const CHECK: &str = "INSERT INTO work_check (id, work_item_id, text, done) VALUES ($1, $2, $3, $4)";
        const JOBS: [(&str, i64, bool); 3] = [
            ("lập danh mục rà soát", -20, true),
            ("họp với các đơn vị liên quan", -2, false),
            ("tổng hợp số liệu kỳ", 4, false),
        ];
        let created = story.now.saturating_sub(SignedDuration::from_hours(24 * 30)).unwrap_or(story.now);
        for (title, days, done) in JOBS {
            let (id, title) = (self.new_id(), format!("{MARK}: {title}"));
            let due = Day(story.today.saturating_add((days + i64::try_from(index % 4).unwrap_or(0)).days()));
            let finished = story.now.saturating_sub(SignedDuration::from_hours(24 * 21)).unwrap_or(story.now);
            let finished = done.then_some(Instant(finished));
            on!(self, c => sqlx::query(INSERT)
                .bind(id).bind(task.row.id).bind(&title).bind(officer.0).bind(due).bind(finished)
                .bind(done.then_some(officer.0)).bind(Instant(created))
                .execute(c).await)?;
            for (at, line) in ["Thu thập tài liệu", "Gửi lấy ý kiến"].into_iter().enumerate() {
                let check = self.new_id();
                on!(self, c => sqlx::query(CHECK)
                    .bind(check).bind(id).bind(line).bind(done || at == 0).execute(c).await)?;
            }
        }
        Ok(())
    }

    async fn tell_note(
        &mut self,
        story: &Story,
        cast: &Cast,
        task: &Task,
        officer: PersonId,
    ) -> Result<(), Error> {
        const NOTE: &str = "INSERT INTO note (id, task_id, author_id, text, at) VALUES ($1, $2, $3, $4, $5)";
        const MENTION: &str = "INSERT INTO note_mention (note_id, person_id) VALUES ($1, $2)";
        let at = story.now.saturating_sub(SignedDuration::from_hours(48)).unwrap_or(story.now);
        let (id, text) = (self.new_id(), format!("{MARK}: @kthtdt xem giúp cách tính số liệu của kỳ này."));
        on!(self, c => sqlx::query(NOTE)
            .bind(id).bind(task.row.id).bind(officer.0).bind(&text).bind(Instant(at)).execute(c).await)?;
        on!(self, c => sqlx::query(MENTION).bind(id).bind(cast.owner.0.0).execute(c).await)?;
        Ok(())
    }

    async fn log(
        &mut self,
        task: &Task,
        chapter: &Chapter,
        by: (PersonId, &str),
        at: Timestamp,
        kind: &str,
        to: &str,
    ) -> Result<(), Error> {
        const LOG: &str = "INSERT INTO event (id, at, actor_id, actor_name, kind, task_code, period, data) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let (id, period) = (self.new_id(), chapter.period.to_string());
        let data = serde_json::json!({ "to": to, "text": MARK }).to_string();
        on!(self, c => sqlx::query(LOG)
            .bind(id).bind(Instant(at)).bind(by.0.0).bind(by.1).bind(kind).bind(&task.row.code)
            .bind(&period).bind(&data)
            .execute(c).await)?;
        Ok(())
    }
}
