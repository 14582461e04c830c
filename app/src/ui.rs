//! The parts that every page is made of. File name = component = class in `style/`.

mod bars;
mod document;
mod error;
mod field;
mod form;
mod icon;
mod mark;
#[cfg(feature = "hydrate")]
pub mod menus;
mod toast;

pub use bars::{Bars, initials};
pub use document::Page;
pub use error::{Loaded, NotFound, Refused};
pub use field::{Choice, Field, Picker, TextArea};
pub use form::{Form, typed};
pub use icon::Icon;
pub use mark::{Mark, StateWord};
pub use toast::{provide_toasts, toast};
