//! Feedback ("phản ánh, kiến nghị") of businesses and citizens: what is typed, how a case runs, what is promised.
//!
//! - [`category`](Category), [`channel`](Channel), [`sender`](SenderKind): what it is about, how it came, from whom.
//! - [`form`](FeedbackForm): from what was typed to [`NewFeedback`], or every problem with it.
//! - [`code`](CaseCode): the code and the secret by which a sender follows a case.
//! - [`state`](State): which step may follow which; made so that no other can be written down.
//! - [`clock`](rule_code): which rule a case runs by, and where it stands in time.
//! - [`answer`](answer()), [`redact`](redacted): what is an answer at all, and what the public may read of it.
//! - [`hint`](road_hint): words that hint at another road.
//! - [`reach`](may_know): whom a case reaches, and who may take which step.
//! - [`indicator`](OnTime): how many were on time, by the two versions of the rule.
//! - [`view`]: what pages show.
//!
//! Complaints ("khiếu nại") and denunciations ("tố cáo") are another road and no cases here: NĐ 20/2008/NĐ-CP leaves
//! them out.

mod act;
mod answer;
mod category;
mod channel;
mod clock;
mod code;
mod form;
mod hint;
mod indicator;
mod reach;
mod redact;
mod refusal;
mod sender;
mod state;
pub mod view;

pub use act::Act;
pub use answer::{ANSWER_LEAST, ANSWER_MOST, REASON_LEAST, answer, reason};
pub use category::Category;
pub use channel::Channel;
pub use clock::{
    R_ANSWER, R_BIZ, R_DATA, R_FIELD, R_FORWARD, R_LEGALDOC, R_PUBLISH, R_REFUSE, R_SUPPLEMENT,
    due_after_change, is_in_time, rule_code, standing, step_limits,
};
pub use code::{CaseCode, NoCode, normal_secret, secret};
pub use form::{
    ADDRESS_MOST, BACK_MOST, BUSINESS_MOST, CONSENT_VERSION, CONTENT_LEAST, CONTENT_MOST, ContactForm,
    FeedbackForm, NAME_MOST, NewFeedback, OnBehalfForm, PLACE_MOST,
};
pub use hint::road_hint;
pub use indicator::{OnTime, OnTimeRow, OnTimeTable, Which, Whose};
pub use reach::{knows_restricted, may_know, may_step, permissions, steps_for};
pub use redact::{HIDDEN, forgotten, found_personal_data, redacted};
pub use refusal::{Problem, Refusal, What};
pub use sender::{Sender, SenderKind};
pub use state::{
    Answered, Assigned, Classified, Closed, Forwarded, NeedInfo, Noted, Processing, PublicState, Published,
    Received, Redirected, Rejected, Reopened, Review, Road, STEPS, State, StateKind, Step, Taken,
};
