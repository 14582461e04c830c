//! The ward's plan: reading an uploaded document, keeping its draft until a person has decided, storing what was
//! accepted, and what pages read of it.

mod docx;
mod file;
mod numbering;

pub use file::read_file;
