//! What a page knows of its reader.

use domain::people::{About, Action, SessionState, may};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// The reader and the moment of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Who is signed in, and how far.
    pub signed: Option<SessionState>,
    /// Today in Viet Nam.
    pub today: Date,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// What a refused plain form had in it.
    pub kept: Option<Kept>,
}

/// The colour theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The value of `data-theme`, if the reader chose one.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }

    /// The theme of that name; anything else is the device's.
    pub fn from_name(name: &str) -> Theme {
        match name {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::Auto,
        }
    }
}

/// A form that was refused when it was posted without wasm: what was typed, and why it did not pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The path of the server function it was meant for.
    pub action: String,
    /// Names and values as typed; secrets are not among them.
    pub fields: Vec<(String, String)>,
    /// Why it was refused.
    pub error: AppError,
}

/// The viewer of this page.
pub fn viewer() -> Viewer {
    (*crate::server::Desk::here().viewer).clone()
}

/// True if the reader may do that at all; asked again by the use case.
pub fn viewer_may(action: Action) -> bool {
    let signed = viewer().signed;
    signed
        .as_ref()
        .and_then(|signed| signed.full())
        .is_some_and(|actor| may(actor, action, &About::default()).is_ok())
}
