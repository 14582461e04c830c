//! The plan as everybody may read it: the words of the document once each, and states only as released. Left out on
//! purpose: quotes and lines, what is open or not understood, suggestions, and every person.

use domain::{
    board::{StateKind, WardRole},
    period::Period,
    plan::{GoalKind, ReportKind},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A plan for reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicPlan {
    /// Its year.
    pub year: i16,
    /// What it is about, as its head says.
    pub title: String,
    /// Its number, once it is known.
    pub number: Option<String>,
    /// When it was issued, once that is known.
    pub issued_on: Option<Date>,
    /// Who issued it.
    pub issuer: String,
    /// The documents that it rests on.
    pub basis: Vec<Basis>,
    /// Its goals.
    pub goals: Vec<(GoalKind, String)>,
    /// Its indicators.
    pub indicators: Vec<Measured>,
    /// Its groups with their tasks.
    pub groups: Vec<Group>,
    /// What it asks of units; units with the same duties stand together.
    pub duties: Vec<Duties>,
    /// The reports that it asks for.
    pub reports: Vec<Report>,
    /// The period that was released last, and the day of its data.
    pub released: Option<(Period, Date)>,
}

/// A document that the plan rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// For example `Nghị quyết 02/NQ-CP`.
    pub name: String,
    /// Its date.
    pub date: Option<Date>,
    /// Who issued it.
    pub issuer: Option<String>,
}

/// An indicator and its target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// What is measured.
    pub name: String,
    /// The target with its unit of measure, as written.
    pub target: String,
    /// The unit that follows it.
    pub lead: Option<String>,
}

/// A group of tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// For example `II`.
    pub code: String,
    /// As in the plan.
    pub name: String,
    /// For lists.
    pub short_name: String,
    /// Its tasks.
    pub tasks: Vec<Task>,
}

/// A task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// For example `II.4`.
    pub code: String,
    /// The whole text.
    pub text: String,
    /// The ward's part.
    pub role: Option<WardRole>,
    /// As the plan words it.
    pub term_text: String,
    /// The last day, if the term has one that its words do not show.
    pub due_on: Option<Date>,
    /// The unit in the lead, once one was put there.
    pub lead: Option<String>,
    /// Where it stood when it was released.
    pub state: Option<StateKind>,
}

/// Duties that one or more units have in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duties {
    /// Names of the units.
    pub units: Vec<String>,
    /// What they are to do.
    pub texts: Vec<String>,
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// For which period.
    pub kind: ReportKind,
    /// The day in the plan's words ("trước ngày …"), itself too late.
    pub wording: Option<String>,
    /// The last day in time.
    pub last_day: Option<Date>,
    /// To whom.
    pub recipient: Option<String>,
}

#[cfg(feature = "ssr")]
mod of_store {
    use domain::{board::Progress, ids::UnitId, plan::StoredPlan};

    use super::{Basis, Duties, Group, Measured, PublicPlan, Report, Task};

    impl PublicPlan {
        /// What the public may read of a stored plan, with the states of `progress`.
        pub fn of(plan: &StoredPlan, progress: &Progress) -> Self {
            let unit = |id: Option<UnitId>| id.and_then(|id| plan.unit(id)).map(|unit| unit.name.clone());
            let is_released = progress.released.is_some();
            let state = |code: &str| {
                let task = progress.tasks.iter().find(|task| task.code == code)?;
                is_released.then(|| task.state.unwrap_or(domain::board::StateKind::NotStarted))
            };
            Self {
                year: plan.year,
                title: plan.title.clone(),
                number: plan.number.clone(),
                issued_on: plan.issued_on,
                issuer: plan.issuer.clone(),
                basis: plan
                    .legal_basis
                    .iter()
                    .map(|citation| Basis {
                        name: format!("{} {}", citation.doc_type, citation.number),
                        date: citation.issued_on,
                        issuer: citation.issuer.clone(),
                    })
                    .collect(),
                goals: plan.goals.iter().map(|goal| (goal.kind, goal.text.clone())).collect(),
                indicators: plan
                    .indicators
                    .iter()
                    .map(|indicator| Measured {
                        name: indicator.name.clone(),
                        target: match &indicator.measure {
                            Some(measure) => format!("{} {measure}", indicator.target_text),
                            None => indicator.target_text.clone(),
                        },
                        lead: unit(indicator.lead),
                    })
                    .collect(),
                groups: plan
                    .groups
                    .iter()
                    .map(|group| Group {
                        code: group.code.clone(),
                        name: group.name.clone(),
                        short_name: group.short_name.clone(),
                        tasks: group
                            .tasks
                            .iter()
                            .map(|task| Task {
                                code: task.code.clone(),
                                text: task.full_text.clone(),
                                role: task.ward_role,
                                term_text: task.term_text.clone(),
                                due_on: task.due_on,
                                lead: unit(task.lead),
                                state: state(&task.code),
                            })
                            .collect(),
                    })
                    .collect(),
                duties: duties(plan),
                reports: plan
                    .report_duties
                    .iter()
                    .map(|duty| Report {
                        kind: duty.kind,
                        wording: duty.wording.clone(),
                        last_day: duty.last_day,
                        recipient: duty.recipient.clone(),
                    })
                    .collect(),
                released: progress.released.as_ref().map(|released| (released.period, released.on)),
            }
        }
    }

    /// The duties by unit, in the plan's order; units under one heading have the same ones, told once.
    fn duties(plan: &StoredPlan) -> Vec<Duties> {
        let mut units: Vec<UnitId> = Vec::new();
        for duty in &plan.duties {
            if !units.contains(&duty.unit) {
                units.push(duty.unit);
            }
        }
        let mut all: Vec<Duties> = Vec::new();
        for id in units {
            let name = plan.unit(id).map(|unit| unit.name.clone()).unwrap_or_default();
            let texts: Vec<String> =
                plan.duties.iter().filter(|duty| duty.unit == id).map(|duty| duty.text.clone()).collect();
            match all.iter_mut().find(|known| known.texts == texts) {
                Some(known) => known.units.push(name),
                None => all.push(Duties { units: vec![name], texts }),
            }
        }
        all
    }
}
