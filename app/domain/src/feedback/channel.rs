//! How a case reached the ward. There is one intake for all of them.

use serde::{Deserialize, Serialize};

/// The channel of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The public form.
    Web,
    /// The public form, by the QR code of a poster.
    Qr,
    /// By phone.
    Phone,
    /// At the counter of the one-stop centre.
    Counter,
    /// A letter.
    Paper,
    /// A message on Zalo, typed in by staff.
    Zalo,
    /// Told to the head of a neighbourhood group.
    Neighborhood,
    /// A question taken away from a dialogue.
    Dialogue,
    /// The national public service portal; its number is kept.
    NationalPortal,
    /// The city's own channels (1022, Hai Phong Smart); their number is kept.
    CitySmart,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Channel; 10] = [
        Channel::Web,
        Channel::Qr,
        Channel::Phone,
        Channel::Counter,
        Channel::Paper,
        Channel::Zalo,
        Channel::Neighborhood,
        Channel::Dialogue,
        Channel::NationalPortal,
        Channel::CitySmart,
    ];

    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Channel::Web => "web",
            Channel::Qr => "qr",
            Channel::Phone => "phone",
            Channel::Counter => "counter",
            Channel::Paper => "paper",
            Channel::Zalo => "zalo",
            Channel::Neighborhood => "neighborhood",
            Channel::Dialogue => "dialogue",
            Channel::NationalPortal => "national_portal",
            Channel::CitySmart => "city_smart",
        }
    }

    /// The channel of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Channel> {
        Channel::ALL.into_iter().find(|channel| channel.name() == name)
    }

    /// True if staff enter it on behalf of the sender ("nhập hộ").
    pub fn is_on_behalf(self) -> bool {
        !matches!(self, Channel::Web | Channel::Qr)
    }

    /// True if whoever takes it in sees how the sender is reached: they called, or wrote from an account of their own.
    pub fn knows_contact(self) -> bool {
        matches!(self, Channel::Phone | Channel::Zalo)
    }

    /// True if the case has a number in another system, which must be kept.
    pub fn has_outside_number(self) -> bool {
        matches!(self, Channel::NationalPortal | Channel::CitySmart)
    }
}
