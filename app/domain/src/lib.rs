//! The rules of Nhịp Cầu, as pure functions and types: no async, no IO, no clock, no randomness. Server and
//! browser share this crate, so that both say the same about what is allowed.
