//! Who hears of a step: the log of everything that happened, open pages, and the people for whom something waits now.

use std::collections::BTreeSet;

use domain::change::Change;
use domain::feedback::Step;
use domain::ids::{PersonId, UnitId};
use domain::notice::NoticeKind;

use super::super::rows::Case;
use crate::db::Tx;
use crate::error::Error;
use crate::event::Event;

impl Tx {
    /// Records a step and announces it.
    pub(in crate::feedback) async fn tell_step(
        &mut self,
        before: &Case,
        after: &Case,
        step: Step,
    ) -> Result<(), Error> {
        self.tell_case(after, event_kind(step)).await?;
        for officer in [before, after].into_iter().filter_map(|case| case.row.officer_id) {
            self.announce(Change::Inbox(PersonId(officer)));
        }
        if matches!(step, Step::Submit | Step::Approve | Step::Return) {
            self.alert_leaders().await?;
        }
        self.notify_of_step(after, step).await
    }

    /// The messages to the sender and to those for whom something waits now.
    async fn notify_of_step(&mut self, case: &Case, step: Step) -> Result<(), Error> {
        let to_sender = match step {
            Step::Ask => Some(NoticeKind::Asked),
            Step::Approve => Some(NoticeKind::Answered),
            Step::Forward => Some(NoticeKind::Forwarded),
            Step::Reject => Some(NoticeKind::Rejected),
            Step::Redirect => Some(NoticeKind::Redirected),
            Step::Reopen => Some(NoticeKind::Reopened),
            _ => None,
        };
        let code = &case.row.code;
        if let Some(kind) = to_sender {
            self.notify_sender(case.id(), kind, code).await?;
        }
        let to_officer = match step {
            Step::Assign => Some(NoticeKind::Assigned),
            Step::Return => Some(NoticeKind::Returned),
            Step::Approve => Some(NoticeKind::Approved),
            _ => None,
        };
        match (to_officer, case.row.officer_id, case.row.unit_id) {
            (Some(kind), Some(officer), _) => self.notify_person(PersonId(officer), kind, code).await?,
            // A restricted case does not reach the rest of its unit.
            (Some(NoticeKind::Assigned), None, Some(unit)) if !case.row.restricted => {
                self.notify_unit(UnitId(unit), NoticeKind::Assigned, code).await?;
            }
            _ => {}
        }
        if step == Step::Submit {
            self.notify_leaders(NoticeKind::Submitted, code).await?;
        }
        // What was decided waits for no leader any more.
        if matches!(step, Step::Approve | Step::Return) {
            self.settle_notices(case.id(), NoticeKind::Submitted).await?;
        }
        Ok(())
    }

    /// Tells those in charge of a case.
    pub(in crate::feedback) async fn notify_in_charge(
        &mut self,
        case: &Case,
        kind: NoticeKind,
    ) -> Result<(), Error> {
        let people = self.in_charge(case).await?;
        self.notify_people(people, kind, &case.row.code).await
    }

    /// Tells those in charge of a case and those who give cases out, each once. Of a restricted one the latter are the
    /// leaders.
    pub(in crate::feedback) async fn notify_in_charge_and_centre(
        &mut self,
        case: &Case,
        kind: NoticeKind,
    ) -> Result<(), Error> {
        let mut people: BTreeSet<PersonId> = self.in_charge(case).await?.into_iter().collect();
        people.extend(if case.row.restricted { self.leaders().await? } else { self.centre().await? });
        self.notify_people(people, kind, &case.row.code).await
    }

    /// Those in charge of a case: its officer; or leaders, if it is restricted; or everyone of its unit who works on
    /// cases. While it is nobody's yet, those who give cases out.
    async fn in_charge(&mut self, case: &Case) -> Result<Vec<PersonId>, Error> {
        match (case.row.officer_id, case.row.unit_id) {
            (Some(officer), _) => Ok(vec![PersonId(officer)]),
            _ if case.row.restricted => self.leaders().await,
            (None, Some(unit)) => self.workers_of(UnitId(unit)).await,
            (None, None) => self.centre().await,
        }
    }

    /// Records what happened to a case, by its id alone: the record is read by people whom the case does not reach.
    pub(in crate::feedback) async fn tell_case(
        &mut self,
        case: &Case,
        kind: &'static str,
    ) -> Result<(), Error> {
        #[derive(serde::Serialize)]
        struct Told {
            case: String,
        }
        let told = Told { case: case.id().0.to_string() };
        self.record(&Event::new(kind).data(&told)?).await?;
        self.announce(Change::Feedback);
        Ok(())
    }
}

fn event_kind(step: Step) -> &'static str {
    match step {
        Step::Promote => "feedback.promote",
        Step::Classify => "feedback.classify",
        Step::Assign => "feedback.assign",
        Step::Start => "feedback.start",
        Step::Ask => "feedback.ask",
        Step::Supplement => "feedback.supplement",
        Step::Submit => "feedback.submit",
        Step::Return => "feedback.return",
        Step::Approve => "feedback.approve",
        Step::Publish => "feedback.publish",
        Step::Close => "feedback.close",
        Step::Forward => "feedback.forward",
        Step::Reject => "feedback.reject",
        Step::Redirect => "feedback.redirect",
        Step::Reopen => "feedback.reopen",
    }
}
