//! What a case is about. Each has examples on the form, a unit that it usually goes to, and says whether it is
//! restricted.

use serde::{Deserialize, Serialize};

use super::SenderKind;

/// The field of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Administrative procedures ("thủ tục hành chính").
    Procedure,
    /// Business registration, tax, invoices.
    RegistrationTax,
    /// Land and premises.
    Land,
    /// Capital and credit.
    Credit,
    /// Infrastructure, pavements, power and water.
    Infrastructure,
    /// Security and order.
    Security,
    /// Food safety, fire safety.
    Safety,
    /// Digital transformation, e-commerce.
    Digital,
    /// How people are served.
    Attitude,
    /// Informal payments, harassment: restricted.
    Bribery,
    /// A legal document that is wrong or does not fit.
    Regulation,
    /// Anything else.
    Other,
}

impl Category {
    /// Every field, in the order of the form.
    pub const ALL: [Category; 12] = [
        Category::Procedure,
        Category::RegistrationTax,
        Category::Land,
        Category::Credit,
        Category::Infrastructure,
        Category::Security,
        Category::Safety,
        Category::Digital,
        Category::Attitude,
        Category::Bribery,
        Category::Regulation,
        Category::Other,
    ];

    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Category::Procedure => "procedure",
            Category::RegistrationTax => "registration_tax",
            Category::Land => "land",
            Category::Credit => "credit",
            Category::Infrastructure => "infrastructure",
            Category::Security => "security",
            Category::Safety => "safety",
            Category::Digital => "digital",
            Category::Attitude => "attitude",
            Category::Bribery => "bribery",
            Category::Regulation => "regulation",
            Category::Other => "other",
        }
    }

    /// The field of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Category> {
        Category::ALL.into_iter().find(|category| category.name() == name)
    }

    /// True if only leaders and the one named clerk may know of a case of this field (tasks II.7 and II.8 of the
    /// plan: what is told about officials must not reach those it is told about).
    pub fn is_restricted(self) -> bool {
        self == Category::Bribery
    }

    /// The code of the unit that such a case is proposed to be given to. The plan (III.1) gives what businesses
    /// raise to KTHTDT; the rest goes by field, and to the one-stop centre where no field says more.
    pub fn usual_unit(self, sender: SenderKind) -> &'static str {
        match self {
            Category::Bribery => "LDUBND",
            Category::Security => "CAP",
            Category::Procedure | Category::Attitude => "TTPVHCC",
            _ if matches!(sender, SenderKind::Enterprise | SenderKind::Household) => "KTHTDT",
            Category::RegistrationTax
            | Category::Land
            | Category::Credit
            | Category::Infrastructure
            | Category::Safety => "KTHTDT",
            Category::Digital => "VHXH",
            Category::Regulation | Category::Other => "TTPVHCC",
        }
    }
}
