//! From what was typed into the form to a case that can be received, or every problem with it. Runs on the server for
//! every post, and in the browser while a person types.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Category, Channel, Sender};

/// The version of the notice about personal data that the form shows; kept with every consent. A changed notice is a
/// new version.
pub const CONSENT_VERSION: &str = "2026-11";

/// The public form, as typed. A box that is not ticked is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedbackForm {
    /// Screening: they ask to review an administrative decision or act that concerns them. `no` or `yes`.
    pub is_complaint: String,
    /// Screening: they report a violation by officials or an organisation. `no` or `yes`.
    pub is_denunciation: String,
    /// The name of a `SenderKind`.
    pub kind: String,
    /// Full name.
    pub name: String,
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Address.
    pub address: String,
    /// The id of a neighbourhood group; empty for none.
    pub neighborhood: String,
    /// Name of shop or enterprise.
    pub business_name: String,
    /// Tax code.
    pub tax_code: String,
    /// The name of a `Category`.
    pub category: String,
    /// What they write.
    pub content: String,
    /// `on`: nobody outside of the office learns who they are.
    pub hide_name: String,
    /// `on`: question and answer may be published without names.
    pub may_publish: String,
    /// `on`: the ward may process what they typed.
    pub consent: String,
    /// Which poster led here.
    pub place: String,
}

/// What staff type on behalf of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OnBehalfForm {
    /// What the public form has as well; the screening questions and the consent are the clerk's word.
    #[serde(flatten)]
    pub form: FeedbackForm,
    /// The name of a `Channel`.
    pub channel: String,
    /// When the ward received it: day as dd/mm/yyyy.
    pub received_day: String,
    /// The hour as hh:mm.
    pub received_hour: String,
    /// The number in the national portal or the city's system.
    pub outside_number: String,
}

/// A case about to be received. Every part is in its kept form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFeedback {
    /// Who sends it.
    pub sender: Sender,
    /// What it is about.
    pub category: Category,
    /// What was written.
    pub content: String,
    /// How it came.
    pub channel: Channel,
    /// When it was received; none is now.
    pub received_at: Option<Timestamp>,
    /// Which poster led here.
    pub place: String,
    /// Its number in another system.
    pub outside_number: Option<String>,
    /// The version of the notice that was agreed to.
    pub consent_version: String,
    /// Made with the form, so that the same post twice is one case.
    pub idempotency_key: Option<String>,
}
