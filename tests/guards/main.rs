//! What must stay true of the tree itself: who may import whom, how long a file may be, where addresses are
//! written, how much a phone must load.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod addresses;
mod files;
mod imports;
mod sizes;
mod tree;
