//! What each role may do: one table, asked by the use case before it acts and by the page before it offers.

use serde::{Deserialize, Serialize};

use super::{Actor, Role};
use crate::ids::{PersonId, UnitId};

/// Something a person may want to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// See the board, tasks, evidence and notes.
    ReadBoard,
    /// Move a task between the columns of a period, except to a decided state.
    MoveTask,
    /// Write the result of a period, add or take away its evidence, submit it.
    ReportPeriod,
    /// Accept what was submitted, or return it with a note.
    ReviewPeriod,
    /// Release the state of a period to the public.
    ReleasePeriod,
    /// Add and change work items of a task.
    PlanWork,
    /// Write a note on a task.
    WriteNote,
    /// Report an obstacle on a task.
    RaiseObstacle,
    /// Answer an obstacle with a decision.
    DecideObstacle,
    /// Set the leading and supporting units of a task, and its six clear points.
    AssignTask,
    /// Upload a plan, accept its draft, fill in what it left open.
    ImportPlan,
    /// Create and change accounts, reset passwords.
    ManagePeople,
    /// Create and change units.
    ManageUnits,
    /// See cases of feedback: all, those of one's own unit, or those of one's own neighbourhood. Restricted ones are
    /// another matter: see `feedback::may_know`.
    ReadFeedback,
    /// Enter a case on behalf of somebody ("nhập hộ"); the head of a neighbourhood for that neighbourhood alone.
    EnterFeedback,
    /// Classify, assign, ask for a supplement, refuse, redirect, send on, close, link duplicates.
    SortFeedback,
    /// Work on a case: begin, ask, write the answer, make a job of the plan of it.
    WorkFeedback,
    /// Approve or return an answer, publish it, extend a due day, reopen, promote a hint.
    DecideFeedback,
    /// See personal data in clear, having said why.
    UnmaskFeedback,
    /// Bundle cases into a request upward (task I.1), and keep its reply.
    BundleFeedback,
    /// Keep the calendar of working days, and decide what follows from a late change of it.
    ManageCalendar,
    /// Change limits of time, switch a promise of service on or off.
    ManageLimits,
    /// See what became of the messages that were to be sent.
    ReadNotices,
    /// See indicators with values that nobody has approved yet, and what waits for a decision.
    ReadIndicators,
    /// Enter and submit monthly values of an indicator, alone or by a file.
    EnterValue,
    /// Approve a value or return it.
    ApproveValue,
    /// Add an indicator, and say how one is counted.
    DefineIndicator,
    /// Ask a unit to explain an indicator.
    AskExplanation,
    /// Explain an indicator when one's unit is asked to.
    Explain,
    /// Enter counts and events of enterprises and household businesses.
    EnterBusiness,
    /// See dialogues that are not announced yet, their questions and what is promised; no personal data.
    ReadDialogues,
    /// Plan, announce, postpone, cancel, hold and conclude a dialogue; merge its questions, give them to units, promise.
    RunDialogue,
    /// On the day: see who registered, check them in, take notes, say how a question ended.
    ServeDialogue,
    /// Answer a question that was given to one's unit.
    AnswerQuestion,
    /// Say that what the ward promised was kept.
    KeepCommitment,
}

impl Action {
    /// Every action, in the order of the golden table.
    pub const ALL: [Action; 35] = [
        Action::ReadBoard,
        Action::MoveTask,
        Action::ReportPeriod,
        Action::ReviewPeriod,
        Action::ReleasePeriod,
        Action::PlanWork,
        Action::WriteNote,
        Action::RaiseObstacle,
        Action::DecideObstacle,
        Action::AssignTask,
        Action::ImportPlan,
        Action::ManagePeople,
        Action::ManageUnits,
        Action::ReadFeedback,
        Action::EnterFeedback,
        Action::SortFeedback,
        Action::WorkFeedback,
        Action::DecideFeedback,
        Action::UnmaskFeedback,
        Action::BundleFeedback,
        Action::ManageCalendar,
        Action::ManageLimits,
        Action::ReadNotices,
        Action::ReadIndicators,
        Action::EnterValue,
        Action::ApproveValue,
        Action::DefineIndicator,
        Action::AskExplanation,
        Action::Explain,
        Action::EnterBusiness,
        Action::ReadDialogues,
        Action::RunDialogue,
        Action::ServeDialogue,
        Action::AnswerQuestion,
        Action::KeepCommitment,
    ];
}

/// What an action is about, as far as permission depends on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The unit in the lead.
    pub lead: Option<UnitId>,
    /// The units in support.
    pub support: Vec<UnitId>,
    /// The officer in charge.
    pub owner: Option<PersonId>,
}

/// How far a role's permission reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    /// Always.
    Yes,
    /// On what one's own unit leads, or one is personally in charge of.
    Lead,
    /// On what one's own unit leads or supports.
    Involved,
    /// Never.
    No,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// None of the person's roles allows it at all.
    Role,
    /// The role would allow it on a task that the person's unit leads; this one is another unit's.
    OtherUnit,
    /// The role would allow it, but nobody has been put in the lead of this task yet.
    NoUnitYet,
}

/// May this person do that, and if not, why.
pub fn may(actor: &Actor, action: Action, about: &About) -> Result<(), Refusal> {
    let mut why = Refusal::Role;
    for role in actor.roles.iter() {
        let reached = match grant(role, action) {
            Grant::Yes => true,
            Grant::Lead => leads(actor, about),
            Grant::Involved => leads(actor, about) || supports(actor, about),
            Grant::No => continue,
        };
        if reached {
            return Ok(());
        }
        why = if about.lead.is_none() { Refusal::NoUnitYet } else { Refusal::OtherUnit };
    }
    Err(why)
}

fn leads(actor: &Actor, about: &About) -> bool {
    about.owner == Some(actor.person) || (actor.unit.is_some() && actor.unit == about.lead)
}

fn supports(actor: &Actor, about: &About) -> bool {
    actor.unit.is_some_and(|unit| about.support.contains(&unit))
}

/// The policy: how far each role reaches for each action.
pub fn grant(role: Role, action: Action) -> Grant {
    use Action::*;
    use Grant::*;
    match (role, action) {
        (Role::Viewer, ReadBoard | ReadIndicators | ReadDialogues) => Yes,
        (Role::Viewer, _) => No,

        (
            Role::Admin,
            ReadBoard | ImportPlan | ManagePeople | ManageUnits | ManageCalendar | ReadNotices
            | ReadIndicators | DefineIndicator | ReadDialogues,
        ) => Yes,
        (Role::Admin, _) => No,

        (Role::Leader, ManagePeople | ManageUnits | ImportPlan | DefineIndicator) => No,
        (Role::Leader, _) => Yes,

        (
            Role::PlanOwner,
            ReviewPeriod | ReleasePeriod | DecideObstacle | ManagePeople | DecideFeedback | ManageLimits
            | ApproveValue | AskExplanation,
        ) => No,
        (Role::PlanOwner, _) => Yes,

        (
            Role::OneStop,
            ReadFeedback | SortFeedback | WorkFeedback | UnmaskFeedback | BundleFeedback | ReadNotices
            | EnterValue,
        ) => Yes,
        (Role::OneStop, EnterBusiness) => No,
        (Role::UnitOfficer, ReadFeedback | WorkFeedback | UnmaskFeedback | EnterValue | EnterBusiness) => {
            Lead
        }
        (Role::UnitOfficer, SortFeedback | BundleFeedback | ReadNotices) => No,
        (
            Role::UnitOfficer | Role::OneStop,
            ReadBoard | WriteNote | EnterFeedback | ReadIndicators | ReadDialogues | ServeDialogue,
        ) => Yes,
        (
            Role::UnitOfficer | Role::OneStop,
            MoveTask | ReportPeriod | Explain | AnswerQuestion | KeepCommitment,
        ) => Lead,
        (Role::UnitOfficer | Role::OneStop, PlanWork | RaiseObstacle) => Involved,
        (
            Role::UnitOfficer | Role::OneStop,
            ReviewPeriod | ReleasePeriod | DecideObstacle | AssignTask | ImportPlan | ManagePeople
            | ManageUnits | DecideFeedback | ManageCalendar | ManageLimits | ApproveValue | DefineIndicator
            | AskExplanation | RunDialogue,
        ) => No,

        (Role::Neighborhood, ReadBoard | EnterFeedback | ReadDialogues) => Yes,
        (Role::Neighborhood, WriteNote | RaiseObstacle | PlanWork | ReadFeedback) => Involved,
        (
            Role::Neighborhood,
            MoveTask | ReportPeriod | ReviewPeriod | ReleasePeriod | DecideObstacle | AssignTask | ImportPlan
            | ManagePeople | ManageUnits | SortFeedback | WorkFeedback | DecideFeedback | UnmaskFeedback
            | BundleFeedback | ManageCalendar | ManageLimits | ReadNotices | ReadIndicators | EnterValue
            | ApproveValue | DefineIndicator | AskExplanation | Explain | EnterBusiness | RunDialogue
            | ServeDialogue | AnswerQuestion | KeepCommitment,
        ) => No,
    }
}
