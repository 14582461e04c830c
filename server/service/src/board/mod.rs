//! The board: what stands where in a period, and the use cases by which staff move it.
//!
//! Reading has one road: [`board`] for board, list and register, [`task`] for a task's page, both from a snapshot
//! of the plan's year that is kept in memory for as long as nothing changes. Writing goes by the pure rules of
//! `domain::board`, one transaction each: it compares the version that the person saw, records who did what, and
//! announces it.
//!
//! - `snapshot`, `rows`, `convert`: a year of the board in memory, the SQL that loads it, and what rows mean.
//! - `read`: board, list, register.
//! - `touch`: the state of one task in one period inside a transaction.
//! - `act`: a move, by menu, keyboard, drag or form.
//! - `report`: the result of a period, and its release to the public.
//! - `evidence`: links, documents and files that bear a result out.
//! - `obstacles`: what stands in the way, and a leader's answer.
//! - `work`: small jobs with a person, a day and a checklist.
//! - `notes`: what people say to each other about a task.
//! - `page`: everything on a task's page.

mod act;
mod convert;
mod evidence;
mod notes;
mod obstacles;
mod page;
mod read;
mod report;
mod rows;
mod snapshot;
mod touch;
mod work;

pub use act::move_task;
pub use evidence::{add_evidence, add_file, remove_evidence};
pub use notes::{add_note, see_notes};
pub use obstacles::{answer_obstacle, raise_obstacle};
pub use page::task;
pub use read::board;
pub use report::{ReportForm, release, report};
pub(crate) use snapshot::{Snapshot, Task, Year, snapshot};
pub use work::{add_check, add_work, change_work, finish_work, tick};
