//! Feedback ("phản ánh, kiến nghị"): from what a sender typed to the published answer.
//!
//! - `rows`: the SQL of cases, clocks, the log and the kept sums.
//! - `tally`: the kept sums.
//! - `intake`: a case is received: from the public form, or on behalf.
//! - `batch`: cases that come at the same time share one commit.
//! - `files`, `keys`: what senders attach; what secrets are derived from.
//! - `sender`: what the sender does with code and secret.
//! - `own_data`: what a sender does with their own data.
//! - `shown`: a case as its sender sees it.
//! - `stamp`: forms that were made here, once.
//! - `queue`, `case`: what staff see.
//! - `ground`: what every change of a case stands on.
//! - `act`: the steps of a case.
//! - `due`: due days that move with the calendar.
//! - `keep`: what is done to a case besides its steps: extension, duplicates, files, personal data.
//! - `work`: jobs of the plan that come out of a case.
//! - `published`: what everybody may read.
//! - `referral`: requests upward.
//! - `on_time`: indicator 3.
//! - `export`, `poster`: what is taken along.
//! - `step_days`: until when the ward takes steps besides the answer.
//! - `today`: what waits for one person.
//! - `mask`, `retention`: how a case forgets its sender; what is masked and thrown away in time.

mod act;
mod batch;
mod case;
mod due;
mod export;
mod files;
mod ground;
mod intake;
mod keep;
mod keys;
mod mask;
mod on_time;
mod own_data;
mod pass;
mod poster;
mod published;
mod qr;
mod queue;
mod receive;
mod referral;
mod retention;
mod rows;
mod sender;
mod shown;
mod stamp;
mod step_days;
mod tally;
mod today;
mod work;

pub use act::{BulkOutcome, act, assign_all};
pub use case::{case, case_file};
pub(crate) use due::Moving;
pub use export::export_queue;
pub(crate) use files::digest;
pub use files::{held_files, hold_files};
pub(crate) use ground::Ground;
pub use intake::{NewFile, enter, form_facts, submit};
pub(crate) use intake::{TakenAway, have_case_keys};
pub use keep::{decide_data_request, extend, link_duplicate, message, note, remove_file, unmask, withdraw};
pub(crate) use keys::{Key as ProgramKey, is_same, program_key, secret_of};
pub use on_time::{on_time, on_time_rows};
pub use own_data::{ask_deletion, correct_contact, withdraw_consent};
pub use poster::{Poster, poster};
pub use published::{index_again, published, published_one, similar};
pub use qr::qr;
pub use queue::queue;
pub(crate) use receive::is_taken;
pub use receive::key_of;
pub use referral::{ReferralForm, create_referral, referral, referrals, reply_referral, send_referral};
pub use retention::{clean_up, mask_old};
pub use sender::{Access, Said, look_up, open_file, open_received, public_case, rate, reopen, say};
pub use stamp::{check_stamp, stamp};
pub(crate) use step_days::StepDue;
pub use tally::{Key, kept_and_counted};
pub use today::{Waiting, waiting};
pub use work::add_work;
