//! How a sender is reached, as they correct it themselves.

use serde::{Deserialize, Serialize};

use super::{ADDRESS_MOST, line, parsed};
use crate::feedback::{Problem, Sender, What};
use crate::identifiers;

/// Phone, e-mail and address, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Address.
    pub address: String,
}

impl ContactForm {
    /// The sender with what was typed in place of what was there, or all that is wrong with it. Who gave a phone or an
    /// e-mail stays to be reached, and who gave a place stays to be found.
    pub fn parse(&self, sender: &Sender) -> Result<Sender, Vec<Problem>> {
        let mut problems = Vec::new();
        let phone = parsed("phone", &self.phone, What::Phone, identifiers::phone, &mut problems);
        let email = parsed("email", &self.email, What::Email, identifiers::email, &mut problems);
        let address = line("address", &self.address, 0, ADDRESS_MOST, &mut problems);
        let was_reached = !(sender.phone.is_empty() && sender.email.is_empty());
        if problems.is_empty() && was_reached && phone.is_empty() && email.is_empty() {
            problems.push(Problem::new("phone", What::PhoneOrEmail));
        }
        if problems.is_empty()
            && !sender.address.is_empty()
            && address.is_empty()
            && sender.neighborhood.is_none()
        {
            problems.push(Problem::new("address", What::AddressOrNeighborhood));
        }
        if problems.is_empty() {
            Ok(Sender { phone, email, address, ..sender.clone() })
        } else {
            Err(problems)
        }
    }
}
