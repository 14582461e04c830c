//! Use cases, SQL and the live hub. Server only: nothing here knows of pages or of HTTP.
//!
//! A use case is a free function of its feature's module. It takes the [`Service`] and the actor, asks for
//! permission, does its work in one [`db::Tx`], records an [`event::Event`], announces what changed and saves.

mod attempts;
pub mod board;
pub mod calendar;
pub mod clock;
mod daily;
pub mod db;
pub mod demo;
pub mod dialogue;
pub mod error;
pub mod event;
pub mod feedback;
pub mod files;
pub mod ids;
pub mod indicator;
mod kept_form;
pub mod live;
pub mod notice;
pub mod people;
pub mod plan;
pub mod portal;
pub mod random;
mod service;
mod shown_once;
pub mod today;

pub use domain::refusal::Refusal;
pub use error::{Error, Fault};
pub use service::{Config, Service};
