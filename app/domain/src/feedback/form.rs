//! From what was typed into the form to a case that can be received, or every problem with it. Runs on the server for
//! every post, and in the browser while a person types.

//!
//! Only what can be seen of a text is kept: control characters and marks that turn the direction of writing are taken
//! out before anything is counted.

mod contact;
mod on_behalf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Category, Channel, Problem, Sender, SenderKind, What};
use crate::{
    identifiers::{self, NoTaxCode},
    ids::UnitId,
    text::{tidy, visible},
};

pub use self::contact::ContactForm;
pub use self::on_behalf::{BACK_MOST, OnBehalfForm};

/// The fewest characters of what is written.
pub const CONTENT_LEAST: u32 = 20;
/// The most characters of what is written.
pub const CONTENT_MOST: u32 = 5000;
/// The most characters of a name.
pub const NAME_MOST: u32 = 100;
/// The most characters of an address.
pub const ADDRESS_MOST: u32 = 200;
/// The most characters of the name of a shop or enterprise.
pub const BUSINESS_MOST: u32 = 200;
/// The most characters of what says which poster led here, and of a number in another system.
pub const PLACE_MOST: u32 = 80;

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

/// What has to be given of a sender besides the name.
#[derive(Clone, Copy)]
struct Wants {
    /// Phone or e-mail.
    contact: bool,
    /// Address or neighbourhood.
    place: bool,
}

impl FeedbackForm {
    /// The case that was typed, or all that is wrong with it, in the order of the fields on the page.
    pub fn parse(&self) -> Result<NewFeedback, Vec<Problem>> {
        if let Some(elsewhere) = self.other_road() {
            return Err(vec![elsewhere]);
        }
        let mut problems = self.screening();
        let written = self.written(&mut problems);
        let sender = self.sender(&mut problems, Wants { contact: true, place: true });
        if self.consent.is_empty() {
            problems.push(Problem::new("consent", What::Consent));
        }
        let (Some((category, content)), Some(sender), true) = (written, sender, problems.is_empty()) else {
            return Err(problems);
        };
        let place = self.place();
        Ok(NewFeedback {
            sender,
            category,
            content,
            channel: if place.is_empty() { Channel::Web } else { Channel::Qr },
            received_at: None,
            place,
            outside_number: None,
            consent_version: CONSENT_VERSION.to_owned(),
            idempotency_key: None,
        })
    }

    /// A `yes` to one of the screening questions leads to another road, whatever else was typed.
    fn other_road(&self) -> Option<Problem> {
        [("is_complaint", &self.is_complaint), ("is_denunciation", &self.is_denunciation)]
            .into_iter()
            .find(|(_, answer)| *answer == "yes")
            .map(|(field, _)| Problem::new(field, What::OtherRoad))
    }

    fn screening(&self) -> Vec<Problem> {
        let questions = [("is_complaint", &self.is_complaint), ("is_denunciation", &self.is_denunciation)];
        let wrong = questions.into_iter().filter_map(|(field, answer)| match answer.as_str() {
            "no" => None,
            "" => Some(Problem::new(field, What::Screening)),
            _ => Some(Problem::new(field, What::UnknownChoice)),
        });
        wrong.collect()
    }

    fn written(&self, problems: &mut Vec<Problem>) -> Option<(Category, String)> {
        let category = chosen("category", &self.category, Category::from_name, problems);
        let content = visible(&self.content);
        if let Some(what) = length(&content, CONTENT_LEAST, CONTENT_MOST) {
            problems.push(Problem::new("content", what));
        }
        Some((category?, content))
    }

    /// Who it is from.
    fn sender(&self, problems: &mut Vec<Problem>, wants: Wants) -> Option<Sender> {
        let kind = chosen("kind", &self.kind, SenderKind::from_name, problems);
        if kind == Some(SenderKind::Anonymous) {
            // What was typed before they chose to stay unknown is not kept.
            return Some(Sender::anonymous());
        }
        let name = line("name", &self.name, 1, NAME_MOST, problems);
        let phone = parsed("phone", &self.phone, What::Phone, identifiers::phone, problems);
        let email = parsed("email", &self.email, What::Email, identifiers::email, problems);
        if wants.contact && visible(&self.phone).is_empty() && visible(&self.email).is_empty() {
            problems.push(Problem::new("phone", What::PhoneOrEmail));
        }
        let address = line("address", &self.address, 0, ADDRESS_MOST, problems);
        let neighborhood = self.neighborhood(problems);
        if wants.place && address.is_empty() && self.neighborhood.trim().is_empty() {
            problems.push(Problem::new("address", What::AddressOrNeighborhood));
        }
        let business_name = line("business_name", &self.business_name, 0, BUSINESS_MOST, problems);
        let tax_code = self.tax_code(kind, problems);
        Some(Sender {
            kind: kind?,
            name,
            phone,
            email,
            address,
            neighborhood,
            business_name,
            tax_code,
            hide_name: !self.hide_name.is_empty(),
            may_publish: !self.may_publish.is_empty(),
        })
    }

    fn neighborhood(&self, problems: &mut Vec<Problem>) -> Option<UnitId> {
        match self.neighborhood.trim() {
            "" => None,
            typed => typed
                .parse()
                .inspect_err(|_| problems.push(Problem::new("neighborhood", What::UnknownChoice)))
                .ok(),
        }
    }

    /// A code whose check digit does not fit is mistyped where it must be right, with an enterprise; with others old
    /// certificates have numbers of their own, and staff see that it does not fit.
    fn tax_code(&self, kind: Option<SenderKind>, problems: &mut Vec<Problem>) -> String {
        let typed = visible(&self.tax_code);
        if typed.is_empty() {
            return typed;
        }
        match identifiers::tax_code(&typed) {
            Ok(code) => return code,
            Err(NoTaxCode::CheckDigit { typed, .. }) if kind != Some(SenderKind::Enterprise) => return typed,
            Err(NoTaxCode::CheckDigit { .. }) => {
                problems.push(Problem::new("tax_code", What::TaxCodeCheckDigit))
            }
            Err(NoTaxCode::Form) => problems.push(Problem::new("tax_code", What::TaxCodeForm)),
        }
        String::new()
    }

    /// Nobody types it, so that nothing can be wrong with it: what is too much is left out.
    fn place(&self) -> String {
        let place: String = visible(&self.place).chars().take(PLACE_MOST as usize).collect();
        place.replace(['\n', '\t'], " ")
    }
}

impl NewFeedback {
    /// The same with its texts in the one form that is stored. For the server: a browser has no tables to compose by.
    pub fn tidied(mut self) -> Self {
        let Self { sender, content, place, .. } = &mut self;
        for text in [&mut sender.name, &mut sender.address, &mut sender.business_name, content, place] {
            *text = tidy(text);
        }
        self
    }
}

impl Sender {
    /// Somebody who does not say who they are.
    pub fn anonymous() -> Self {
        Self {
            kind: SenderKind::Anonymous,
            name: String::new(),
            phone: String::new(),
            email: String::new(),
            address: String::new(),
            neighborhood: None,
            business_name: String::new(),
            tax_code: String::new(),
            hide_name: true,
            may_publish: false,
        }
    }
}

/// One of several choices by its name.
fn chosen<T>(
    field: &str,
    name: &str,
    of_name: impl Fn(&str) -> Option<T>,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let found = of_name(name);
    if found.is_none() {
        let what = if name.is_empty() { What::Missing } else { What::UnknownChoice };
        problems.push(Problem::new(field, what));
    }
    found
}

/// One line of text.
fn line(field: &str, typed: &str, least: u32, most: u32, problems: &mut Vec<Problem>) -> String {
    let line = visible(typed);
    let what = if line.contains('\n') { Some(What::SeveralLines) } else { length(&line, least, most) };
    if let Some(what) = what {
        problems.push(Problem::new(field, what));
    }
    line.replace('\t', " ")
}

/// What is wrong with the length of a text; nothing typed at all is its own thing.
fn length(text: &str, least: u32, most: u32) -> Option<What> {
    let now = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    match now {
        0 if least > 0 => Some(What::Missing),
        now if now < least => Some(What::TooShort { least, now }),
        now if now > most => Some(What::TooLong { most, now }),
        _ => None,
    }
}

/// What a reader makes of a field; empty if nothing was typed.
fn parsed<E>(
    field: &str,
    typed: &str,
    otherwise: What,
    read: impl Fn(&str) -> Result<String, E>,
    problems: &mut Vec<Problem>,
) -> String {
    let typed = visible(typed);
    if typed.is_empty() {
        return typed;
    }
    read(&typed).unwrap_or_else(|_| {
        problems.push(Problem::new(field, otherwise));
        String::new()
    })
}
