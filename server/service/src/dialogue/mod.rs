//! Dialogues ("đối thoại"): from the plan to the promise kept.
//!
//! - `rows`: the SQL of dialogues. `guests`: of registrations. `asked`: of questions. `promises`: of what was promised.
//! - `plan`: what an organiser plans and changes. `act`: the steps of a dialogue.
//! - `register`: whoever comes registers, cancels, asks more. `key`: their own links.
//! - `question`: questions are merged, given, answered. `away`: they become cases. `day`: check-in, notes, the screen in the hall.
//! - `commitment`: promises are made, kept, taken back.
//! - `form_key`: a form that is sent twice is one.
//! - `tell`: everyone registered is told.
//! - `ics`, `feed`: calendar files. `file`, `docx`: documents.
//! - `retention`: what is masked in time. `remind`: of results that have to be published.
//! - `page`, `public`, `month`: what staff and everybody see. `waiting`: what waits for one of them.

mod act;
mod asked;
mod away;
mod commitment;
mod day;
mod docx;
mod feed;
mod file;
mod form_key;
mod guests;
mod ics;
mod key;
mod month;
mod page;
mod plan;
mod promises;
mod public;
mod question;
mod register;
mod remind;
mod retention;
mod rows;
mod tell;
mod waiting;

pub use act::{announce, cancel, conclude, hold, postpone};
pub use away::take_away;
pub use commitment::{keep, promise, withdraw};
pub use day::{check_in, check_in_by_key, note, show, undo_check_in};
pub use feed::{own_file, public_feed, public_file, staff_feed};
pub use file::{WordFile, paper, paper_file};
pub use key::{new_feed, own_feed};
pub use month::calendar_page;
pub use page::{new_page, organiser_page};
pub use plan::{change, plan};
pub use public::{
    case_origin, hall_screen, own_question, own_registration, public_dialogue, public_list, task_promises,
};
pub use question::{add_question, answer, answer_on_spot, give, merge_questions, separate};
pub use register::{ask, cancel_registration, key_of, register, register_at_door};
pub use remind::remind_of_results;
pub use retention::mask_old;
pub use waiting::waiting;
