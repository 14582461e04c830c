//! Requests upward: what is outside of the ward's competence, bundled with proposed solutions (task I.1).

use domain::feedback::view::Referral;
use domain::ids::ReferralId;
use domain::people::Actor;
use jiff::civil::Date;

use crate::Refusal;
use crate::error::Error;
use crate::service::Service;

/// A request upward, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct ReferralForm {
    /// What it is about.
    pub title: String,
    /// Whom it goes to.
    pub agency: String,
    /// What the ward proposes.
    pub proposal: String,
    /// The codes of its cases.
    pub codes: Vec<String>,
}

/// All requests, the newest first.
pub async fn referrals(_service: &Service, _actor: &Actor) -> Result<Vec<Referral>, Error> {
    Err(Refusal::NotFound.into())
}

/// One request.
pub async fn referral(_service: &Service, _actor: &Actor, _id: ReferralId) -> Result<Referral, Error> {
    Err(Refusal::NotFound.into())
}

/// Makes one, or changes a draft (id and version of what was seen).
pub async fn create_referral(
    _service: &Service,
    _actor: &Actor,
    _draft: Option<(ReferralId, i64)>,
    _form: &ReferralForm,
) -> Result<ReferralId, Error> {
    Err(Refusal::NotFound.into())
}

/// It was sent under this number. The senders are told.
pub async fn send_referral(
    _service: &Service,
    _actor: &Actor,
    _id: ReferralId,
    _seen_version: i64,
    _doc_number: &str,
    _sent_on: Date,
) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}

/// The reply came. The senders are told.
pub async fn reply_referral(
    _service: &Service,
    _actor: &Actor,
    _id: ReferralId,
    _seen_version: i64,
    _number: &str,
    _reply: &str,
    _replied_on: Date,
) -> Result<(), Error> {
    Err(Refusal::NotFound.into())
}
