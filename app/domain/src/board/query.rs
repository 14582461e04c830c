//! What a board, list or register shows, as it stands in the address, so that a view can be sent. Keys and values
//! are words of the page's language, since people read addresses.

use serde::{Deserialize, Serialize};

use super::{CardFacts, Column, Sort, TermKind, WardRole};
use crate::{people::Actor, period::Period, text};

/// The longest search, in characters; what is longer is cut.
const TEXT_MOST: usize = 200;
/// The longest code of a group or unit.
const CODE_MOST: usize = 40;

/// How the tasks are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Columns of cards.
    #[default]
    Board,
    /// One row a task.
    List,
    /// The plan's own table by group, for printing.
    Register,
}

impl View {
    /// Every layout.
    pub const ALL: [View; 3] = [Self::Board, Self::List, Self::Register];

    /// The name in addresses.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Board => "bang",
            Self::List => "danh-sach",
            Self::Register => "so",
        }
    }

    /// The layout of that address name, if there is one.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.slug() == slug)
    }
}

/// Stands for a unit's code where no unit is in the lead.
pub const NOBODY: &str = "chua-giao";

/// Where a task stands in the period, as the table by unit on leadership's page counts it: what had no occasion is counted
/// apart from what is done; what is overdue is counted besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Only {
    Overdue,
    NoOccurrence,
    At(Column),
}

impl Only {
    /// Every one of them.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Overdue, Self::NoOccurrence].into_iter().chain(Column::ALL.map(Self::At))
    }

    /// The name in addresses.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Overdue => "qua-han",
            Self::NoOccurrence => "khong-phat-sinh",
            Self::At(column) => column.slug(),
        }
    }

    /// That of the address name, if there is one.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::all().find(|only| only.slug() == slug)
    }

    /// Whether the card stands so.
    pub fn matches(self, card: &CardFacts) -> bool {
        match self {
            Self::Overdue => card.overdue,
            Self::NoOccurrence => card.no_occurrence,
            Self::At(column) => card.column == column && !card.no_occurrence,
        }
    }
}

/// Filters and layout. The default shows every task of the current quarter as a board.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardQuery {
    /// The period; the current quarter if not said. Key `ky`.
    pub period: Option<Period>,
    /// A group's code. Key `nhom`.
    pub group: Option<String>,
    /// The ward's part. Key `vai-tro`.
    pub role: Option<WardRole>,
    /// A unit's code: in the lead or in support. Key `don-vi`.
    pub unit: Option<String>,
    /// The code of the unit in the lead, or [`NOBODY`]. Key `dau-moi`.
    pub lead: Option<String>,
    /// Only where it stands so. Key `chi`.
    pub only: Option<Only>,
    /// The kind of term. Key `han`.
    pub term: Option<TermKind>,
    /// Only what the person is in charge of, or their unit leads with nobody in charge. Key `cua-toi`.
    pub mine: bool,
    /// Words to be found, marks or not. Key `tim`.
    pub text: String,
    /// The layout. Key `xem`.
    pub view: View,
    /// The column in sight on a phone. Key `cot`.
    pub column: Option<Column>,
    /// The order. Key `xep`.
    pub sort: Sort,
}

/// A value in the address that names nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("the address says {key}={value}, which names nothing")]
pub struct UnknownValue {
    /// The key.
    pub key: String,
    /// The value.
    pub value: String,
}

impl BoardQuery {
    /// Reads the decoded pairs of an address. Unknown keys and empty values are passed over; of a repeated key
    /// the last counts; a value that names nothing is refused.
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, UnknownValue> {
        let mut query = Self::default();
        for (key, value) in pairs {
            let (key, value) = (key.as_ref(), value.as_ref().trim());
            let unknown =
                || UnknownValue { key: key.to_owned(), value: value.chars().take(TEXT_MOST).collect() };
            if value.is_empty() {
                continue;
            }
            match key {
                "ky" => query.period = Some(value.parse().map_err(|_| unknown())?),
                "nhom" => query.group = Some(code(value).ok_or_else(unknown)?),
                "vai-tro" => query.role = Some(role_from_slug(value).ok_or_else(unknown)?),
                "don-vi" => query.unit = Some(code(value).ok_or_else(unknown)?),
                "dau-moi" => query.lead = Some(code(value).ok_or_else(unknown)?),
                "chi" => query.only = Some(Only::from_slug(value).ok_or_else(unknown)?),
                "han" => query.term = Some(TermKind::from_name(value).ok_or_else(unknown)?),
                "cua-toi" => query.mine = value == "1",
                "tim" => query.text = searched(value),
                "xem" => query.view = View::from_slug(value).ok_or_else(unknown)?,
                "cot" => query.column = Some(Column::from_slug(value).ok_or_else(unknown)?),
                "xep" => query.sort = Sort::from_slug(value).ok_or_else(unknown)?,
                _ => {}
            }
        }
        Ok(query)
    }

    /// The pairs of the address, in a fixed order, without what is the default.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let owned = |text: &str| text.to_owned();
        [
            ("ky", self.period.map(|period| period.to_string())),
            ("nhom", self.group.clone()),
            ("vai-tro", self.role.map(role_slug).map(owned)),
            ("don-vi", self.unit.clone()),
            ("dau-moi", self.lead.clone()),
            ("chi", self.only.map(Only::slug).map(owned)),
            ("han", self.term.map(TermKind::name).map(owned)),
            ("cua-toi", self.mine.then(|| owned("1"))),
            ("tim", Some(self.text.clone()).filter(|text| !text.is_empty())),
            ("xem", Some(self.view).filter(|view| *view != View::default()).map(View::slug).map(owned)),
            ("cot", self.column.map(Column::slug).map(owned)),
            ("xep", Some(self.sort).filter(|sort| *sort != Sort::default()).map(Sort::slug).map(owned)),
        ]
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| (key, value)))
        .collect()
    }

    /// The query of the address, percent-encoded, with its `?`; empty for the default view.
    pub fn to_query(&self) -> String {
        let mut query = String::new();
        for (key, value) in self.pairs() {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(key);
            query.push('=');
            percent_encode(&value, &mut query);
        }
        query
    }

    /// How many filters narrow the list down; period, layout, order and column in sight do not.
    pub fn filters(&self) -> usize {
        let Self { group, role, unit, lead, only, term, mine, text, .. } = self;
        [
            group.is_some(),
            role.is_some(),
            unit.is_some(),
            lead.is_some(),
            only.is_some(),
            term.is_some(),
            *mine,
            !text.is_empty(),
        ]
        .into_iter()
        .filter(|narrows| *narrows)
        .count()
    }

    /// True if the card passes the filters. The column in sight is no filter: counts are of all columns.
    pub fn matches(&self, card: &CardFacts, actor: &Actor) -> bool {
        let leads = |lead: &String| card.lead_code.as_deref().unwrap_or(NOBODY) == lead;
        self.group.as_ref().is_none_or(|group| *group == card.group)
            && self.role.is_none_or(|role| card.ward_role == Some(role))
            && self.unit.as_ref().is_none_or(|unit| card.units.contains(unit))
            && self.lead.as_ref().is_none_or(leads)
            && self.only.is_none_or(|only| only.matches(card))
            && self.term.is_none_or(|term| card.term == term)
            && (!self.mine || is_mine(card, actor))
            && (self.text.is_empty() || text::matches(&card.search, &self.text))
    }
}

/// True if the person is in charge, or nobody is and their unit leads.
fn is_mine(card: &CardFacts, actor: &Actor) -> bool {
    match card.owner {
        Some(owner) => owner == actor.person,
        None => actor.unit.is_some() && actor.unit == card.lead,
    }
}

fn role_slug(role: WardRole) -> &'static str {
    match role {
        WardRole::Lead => "chu-tri",
        WardRole::Coordinate => "phoi-hop",
    }
}

fn role_from_slug(slug: &str) -> Option<WardRole> {
    WardRole::ALL.into_iter().find(|role| role_slug(*role) == slug)
}

/// A code as plans and units have them: short, without spaces and control characters.
fn code(value: &str) -> Option<String> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
    (value.chars().count() <= CODE_MOST && value.chars().all(plain)).then(|| value.to_owned())
}

fn searched(value: &str) -> String {
    text::visible(&text::visible(value).chars().take(TEXT_MOST).collect::<String>())
}

fn percent_encode(value: &str, into: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                into.push(char::from(byte))
            }
            _ => {
                into.push('%');
                for half in [byte >> 4, byte & 15] {
                    into.extend(char::from_digit(half.into(), 16).map(|digit| digit.to_ascii_uppercase()));
                }
            }
        }
    }
}
