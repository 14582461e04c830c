//! The parts that every page is made of. File name = component = class in `style/`. All but the mark and the icon are
//! rendered on the server alone.

#[cfg(feature = "ssr")]
mod admin;
#[cfg(feature = "ssr")]
mod bars;
#[cfg(feature = "ssr")]
pub mod chart;
#[cfg(feature = "ssr")]
mod choices;
#[cfg(feature = "ssr")]
mod derivation;
#[cfg(feature = "ssr")]
mod document;
#[cfg(feature = "ssr")]
mod error;
#[cfg(feature = "ssr")]
mod facts;
#[cfg(feature = "ssr")]
mod field;
#[cfg(feature = "ssr")]
mod fold;
#[cfg(feature = "ssr")]
mod form;
mod icon;
mod mark;
#[cfg(feature = "ssr")]
mod promises;
#[cfg(feature = "ssr")]
mod upload;
#[cfg(feature = "ssr")]
mod warning;

#[cfg(feature = "ssr")]
pub use admin::AdminPage;
#[cfg(feature = "ssr")]
pub use bars::{Bars, initials};
#[cfg(feature = "ssr")]
pub use choices::{Radios, TickBox};
#[cfg(feature = "ssr")]
pub use derivation::DerivationFold;
#[cfg(feature = "ssr")]
pub use document::Page;
#[cfg(feature = "ssr")]
pub use error::{Loaded, NotFound, Refused};
#[cfg(feature = "ssr")]
pub use facts::facts;
#[cfg(feature = "ssr")]
pub use field::{Choice, Field, FileField, Picker, TextArea};
#[cfg(feature = "ssr")]
pub use fold::Fold;
#[cfg(feature = "ssr")]
pub use form::{Form, FormState, typed, was_refused, was_ticked};
pub use icon::Icon;
pub use mark::{Mark, StateWord};
#[cfg(feature = "ssr")]
pub use promises::{promise_row, promises};
#[cfg(feature = "ssr")]
pub use upload::Upload;
#[cfg(feature = "ssr")]
pub use warning::warning;
