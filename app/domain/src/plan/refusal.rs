//! Plans: the ways in which they say no.

use serde::{Deserialize, Serialize};

/// Why a document or a change of a plan was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Refusal {
    /// The file is of no kind that is read.
    File {
        /// What is wrong with it.
        because: FileRefusal,
    },
    /// The document was read, and holds neither tasks nor indicators in tables.
    NoTasks,
    /// Neither the document nor the person says which year the plan is for.
    NoYear,
    /// The draft was already accepted or dropped.
    Decided,
    /// A newer document was accepted without any of its changes.
    NothingChosen,
    /// There is no active unit of that id.
    UnknownUnit,
    /// A unit cannot both lead and support a task.
    LeadSupports,
    /// A change was accepted that needs a code which another task still has: its change must be accepted too.
    CodeTaken {
        /// The code.
        code: String,
    },
    /// A field is empty, too long or of a wrong form.
    Field {
        /// Which.
        name: String,
    },
}

/// What is wrong with a file. Text (`.txt`, UTF-8) and Word documents (`.docx`) are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileRefusal {
    /// Nothing in it.
    Empty,
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// A PDF: it has lost the structure of the tables.
    Pdf,
    /// A picture, for example a scan.
    Picture,
    /// A Word document of before 2007 (`.doc`).
    OldWord,
    /// A Word document with macros.
    Macros,
    /// A Word document behind a password.
    Protected,
    /// Text that is not UTF-8.
    Encoding,
    /// Unpacks to far more than it may: a zip bomb, or pictures without end.
    Inflated,
    /// A zip or Word document that cannot be read to its end.
    Damaged,
    /// More text than any plan has: over [`MOST_TEXT`].
    TooMuchText,
    /// Anything else.
    Unknown,
}

/// Most bytes of an uploaded plan: 20 MB.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// Most bytes of text in a plan, pictures and layout apart: some 40 times a long plan.
pub const MOST_TEXT: usize = 2 * 1024 * 1024;

impl From<FileRefusal> for Refusal {
    fn from(because: FileRefusal) -> Self {
        Self::File { because }
    }
}
