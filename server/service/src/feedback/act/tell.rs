//! Who hears of a step: the log of everything that happened, open pages, and the people for whom something waits now.

use domain::change::Change;
use domain::feedback::Step;
use domain::ids::PersonId;

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
        Ok(())
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
