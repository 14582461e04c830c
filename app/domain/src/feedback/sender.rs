//! Who sent a case.

use serde::{Deserialize, Serialize};

use crate::ids::UnitId;

/// What the sender is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SenderKind {
    /// A citizen.
    Citizen,
    /// A household business ("hộ kinh doanh").
    Household,
    /// An enterprise.
    Enterprise,
    /// Another organisation.
    Organisation,
    /// Nobody who says their name: taken as a hint ("tin báo tham khảo"), since NĐ 92/2017/NĐ-CP asks for name,
    /// address and phone or e-mail.
    Anonymous,
}

impl SenderKind {
    /// Every kind, in the order of the form.
    pub const ALL: [SenderKind; 5] = [
        SenderKind::Household,
        SenderKind::Enterprise,
        SenderKind::Citizen,
        SenderKind::Organisation,
        SenderKind::Anonymous,
    ];

    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            SenderKind::Citizen => "citizen",
            SenderKind::Household => "household",
            SenderKind::Enterprise => "enterprise",
            SenderKind::Organisation => "organisation",
            SenderKind::Anonymous => "anonymous",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<SenderKind> {
        SenderKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// The personal data of a case. Shown masked; whoever sees more says why, and it is logged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// What they are.
    pub kind: SenderKind,
    /// Their name; empty if they did not say it or it was masked for good.
    pub name: String,
    /// In the one form `+84…`; empty if none was given.
    pub phone: String,
    /// Empty if none was given.
    pub email: String,
    /// Where they are, in their own words; may be empty if a neighbourhood is given.
    pub address: String,
    /// The neighbourhood group that they belong to, if they chose one.
    pub neighborhood: Option<UnitId>,
    /// The name of the shop or enterprise; may be empty.
    pub business_name: String,
    /// In its normal form; empty if none was given.
    pub tax_code: String,
    /// They asked that nobody outside of the office learns who they are.
    pub hide_name: bool,
    /// They agreed that question and answer are published without names.
    pub may_publish: bool,
}

impl Sender {
    /// The name with all but the first letter of each word hidden: `N••••• V•• A`.
    pub fn masked_name(&self) -> String {
        let words = self.name.split_whitespace().map(|word| {
            let mut letters = word.chars();
            let first: String = letters.next().into_iter().collect();
            first + &"•".repeat(letters.count().min(5))
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// The last three digits of the phone: `••• 678`.
    pub fn masked_phone(&self) -> String {
        let digits: Vec<char> = self.phone.chars().collect();
        match digits.len() {
            0 => String::new(),
            length => format!("••• {}", digits[length.saturating_sub(3)..].iter().collect::<String>()),
        }
    }

    /// The first letter and the host: `a•••@example.vn`.
    pub fn masked_email(&self) -> String {
        match self.email.split_once('@') {
            Some((name, host)) => format!("{}•••@{host}", name.chars().next().unwrap_or('•')),
            None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_leave_just_enough_to_tell_two_people_apart() {
        let sender = Sender {
            kind: SenderKind::Citizen,
            name: "Nguyễn Văn A".into(),
            phone: "+84912345678".into(),
            email: "an@example.vn".into(),
            address: String::new(),
            neighborhood: None,
            business_name: String::new(),
            tax_code: String::new(),
            hide_name: false,
            may_publish: false,
        };
        assert_eq!(sender.masked_name(), "N••••• V•• A");
        assert_eq!(sender.masked_phone(), "••• 678");
        assert_eq!(sender.masked_email(), "a•••@example.vn");
        let nobody = Sender { name: String::new(), phone: String::new(), email: String::new(), ..sender };
        assert_eq!((nobody.masked_name(), nobody.masked_phone(), nobody.masked_email()), Default::default());
    }
}
