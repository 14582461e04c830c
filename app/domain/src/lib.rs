//! The rules of Nhịp Cầu, as pure functions and types: no async, no IO, no clock, no randomness. Server and
//! browser share this crate, so that both say the same about what is allowed.

pub mod board;
pub mod calendar;
pub mod change;
pub mod dialogue;
pub mod feedback;
pub mod identifiers;
pub mod ids;
pub mod indicator;
pub mod notice;
pub mod people;
pub mod percent;
pub mod period;
pub mod plan;
pub mod refusal;
pub mod text;
pub mod typed;
