//! What a page knows of its reader. Decided on the server and carried in the page, so that the browser's first
//! picture is the same.

use domain::people::SessionState;
use jiff::civil::Date;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// The reader and the moment of one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// Who is signed in, and how far.
    pub signed: Option<SessionState>,
    /// Today in Viet Nam.
    #[serde(with = "plain_day")]
    pub today: Date,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// What a refused plain form had in it.
    pub kept: Option<Kept>,
}

/// The colour theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// Puts the viewer into the context of every page; the server fills it, the browser reads it from the page.
pub fn provide_viewer() -> Viewer {
    let viewer = SharedValue::new(viewer_of_request).into_inner();
    provide_context(StoredValue::new(viewer.clone()));
    viewer
}

/// The viewer of this page.
pub fn viewer() -> Viewer {
    expect_context::<StoredValue<Viewer>>().get_value()
}

#[cfg(feature = "ssr")]
fn viewer_of_request() -> Viewer {
    (*crate::server::Desk::here().viewer).clone()
}

#[cfg(not(feature = "ssr"))]
fn viewer_of_request() -> Viewer {
    unreachable!("the page always carries its viewer")
}

/// A day as three numbers: the parser of written dates stays out of the first load.
mod plain_day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        (day.year(), day.month(), day.day()).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        let (year, month, day) = Deserialize::deserialize(from)?;
        Date::new(year, month, day).map_err(|_| D::Error::custom("no such day"))
    }
}
