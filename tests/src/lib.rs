//! The whole application under test.
//!
//! A case makes a [`World`]: the application in this process, over a database of its own and a clock that stands
//! until the case moves it. In it act personas, one per role, who speak as a person would:
//!
//! ```ignore
//! let world = World::new().await;
//! let officer = world.officer().await;
//! officer.moves("II.4").to(StateKind::InProgress).await.went_through();
//! ```
//!
//! - `world`: the application, its clock, its people.
//! - `browser`: a browser without JavaScript: cookies, redirects, forms.
//! - `form`, `page`: what it reads, with a real parser.
//! - `persona`, `moving`: what people do.
//! - `stream`: the live line.
//!
//! Deliberately absent: sleeps, and assertions about how long anything takes.

mod browser;
mod form;
mod moving;
mod page;
mod persona;
mod stream;
mod world;

pub use browser::{Answer, Browser};
pub use form::Form;
pub use moving::Moving;
pub use page::Page;
pub use persona::Persona;
pub use stream::Stream;
pub use world::{Member, World};
