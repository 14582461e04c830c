//! The units of a ward.

use serde::{Deserialize, Serialize};

use super::AccountRefusal;
use crate::ids::UnitId;
use crate::text::tidy;

/// What kind of unit it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A specialised office (phòng, văn phòng).
    Office,
    /// A centre (trung tâm).
    Center,
    /// The police of the ward.
    Police,
    /// A neighbourhood group (tổ dân phố).
    Neighborhood,
    /// The leadership of the People's Committee.
    Leadership,
}

impl UnitKind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [UnitKind; 5] =
        [UnitKind::Leadership, UnitKind::Office, UnitKind::Center, UnitKind::Police, UnitKind::Neighborhood];

    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            UnitKind::Office => "office",
            UnitKind::Center => "center",
            UnitKind::Police => "police",
            UnitKind::Neighborhood => "neighborhood",
            UnitKind::Leadership => "leadership",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<UnitKind> {
        UnitKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A unit as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Its short code, for example KTHTDT.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Its name as the plan writes it, where that differs.
    pub name_source: Option<String>,
    /// Its name on a card.
    pub short_name: String,
    /// What kind of unit it is.
    pub kind: UnitKind,
    /// False once it is no longer to be chosen.
    pub active: bool,
    /// Its place in lists.
    pub sort: i64,
    /// Raised by every change.
    pub version: i64,
    /// Other names under which documents know it.
    pub aliases: Vec<String>,
}

/// What can be said about a unit, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitForm {
    /// Short code: letters, digits and dash.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name on a card.
    pub short_name: String,
    /// Kind.
    pub kind: UnitKind,
    /// May be chosen.
    pub active: bool,
    /// Other names under which documents know it.
    pub aliases: Vec<String>,
}

impl UnitForm {
    /// The same in its kept form, or what is wrong with it.
    pub fn tidied(self) -> Result<Self, AccountRefusal> {
        let code = tidy(&self.code).to_uppercase();
        let coded = code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
        if !coded {
            return Err(AccountRefusal::Field { name: "code".to_owned() });
        }
        Ok(Self {
            code: filled("code", &code, 20)?,
            name: filled("name", &self.name, 200)?,
            short_name: filled("short_name", &self.short_name, 40)?,
            aliases: self
                .aliases
                .iter()
                .filter(|alias| !tidy(alias).is_empty())
                .map(|alias| filled("aliases", alias, 200))
                .collect::<Result<_, _>>()?,
            ..self
        })
    }
}

/// The tidied text if it says something within `most` characters on one line.
pub(super) fn filled(name: &str, typed: &str, most: usize) -> Result<String, AccountRefusal> {
    let text = tidy(typed);
    if text.is_empty() || text.chars().count() > most || text.contains(['\n', '\t']) {
        Err(AccountRefusal::Field { name: name.to_owned() })
    } else {
        Ok(text)
    }
}
