//! What the pages of the plan's administration show, in sentences of the reader's language: few shapes for the many
//! things that a plan holds, so that a page shows all of them alike, each with the words that it came from.

/// The plan in force, and what waits.
pub struct Office {
    /// None while there is no plan.
    pub plan: Option<InForce>,
    /// Uploaded documents that wait for a decision, newest first.
    pub waiting: Vec<Waiting>,
}

/// The plan in force.
pub struct InForce {
    /// Its year.
    pub year: i16,
    /// The version that a form goes over.
    pub version: i64,
    /// What it is about.
    pub title: String,
    /// Issuer, number and date, the file that it came from.
    pub facts: Vec<Fact>,
    /// Its number as it stands in the form.
    pub number: String,
    /// Its date as it stands in the form.
    pub issued_on: String,
    /// Misreadings that nobody has decided on.
    pub corrections: Vec<Misread>,
    /// What a person must still say.
    pub open: Vec<Asked>,
    /// What was not understood.
    pub not_understood: Vec<Unread>,
}

/// A name and its value.
pub struct Fact {
    /// What it is.
    pub name: String,
    /// Its value; none if the document does not say it.
    pub value: Option<String>,
}

/// An uploaded document in the list.
pub struct Waiting {
    /// Its address.
    pub address: String,
    /// The file's name.
    pub file_name: String,
    /// For which year, when, by whom.
    pub about: String,
}

/// Words of the document and its line.
#[derive(Clone)]
pub struct Source {
    /// Line of the document.
    pub line: u32,
    /// As it stands there.
    pub text: String,
}

/// A known misreading.
pub struct Misread {
    /// Of a stored plan, by which it is decided; none in a preview.
    pub id: Option<i64>,
    /// The words as they stand.
    pub from: String,
    /// What they were probably meant to be.
    pub to: String,
    /// Where.
    pub source: Source,
}

/// Something that a person must say.
pub struct Asked {
    /// What is asked.
    pub sentence: String,
    /// The tasks that it is about, by code.
    pub tasks: Vec<String>,
}

/// A place that was not understood.
pub struct Unread {
    /// What is not understood about it.
    pub why: String,
    /// Where, and the words.
    pub source: Source,
}

/// One uploaded document.
pub struct Preview {
    /// Its id, as forms send it.
    pub id: String,
    /// The file's name.
    pub file_name: String,
    /// For which year, when, by whom.
    pub about: String,
    /// True if there is no plan of that year yet: then everything goes in.
    pub is_first: bool,
    /// Numbers and what they count.
    pub figures: Vec<Fact>,
    /// The document's own sum of tasks against those that were found.
    pub sum: Option<Sum>,
    /// What it does not say.
    pub open: Vec<Asked>,
    /// Misreadings.
    pub corrections: Vec<Misread>,
    /// What was not understood.
    pub not_understood: Vec<Unread>,
    /// What it changes, if there is a plan of that year.
    pub changes: Vec<Change>,
    /// What it says, part by part.
    pub parts: Vec<Part>,
}

/// The document's own sum.
pub struct Sum {
    /// True if it is what was found.
    pub agrees: bool,
    /// Both numbers.
    pub sentence: String,
}

/// One change, which is accepted or left.
pub struct Change {
    /// By which it is accepted.
    pub key: String,
    /// What becomes of what.
    pub heading: String,
    /// The first words of the task that it is about, which a code alone does not tell.
    pub about: Option<String>,
    /// As it is stored.
    pub old: Option<String>,
    /// As the document says.
    pub new: Option<String>,
    /// What to know before it is accepted.
    pub note: Option<String>,
}

/// A part of the document.
pub struct Part {
    /// What it holds.
    pub heading: String,
    /// True if it stands open at first.
    pub is_open: bool,
    /// What it says.
    pub entries: Vec<Entry>,
}

/// Something that the document says.
pub struct Entry {
    /// By what it is known: a code, the name of a field.
    pub name: String,
    /// What is said.
    pub text: String,
    /// Short facts beside it.
    pub chips: Vec<Chip>,
    /// The words that it came from.
    pub sources: Vec<Source>,
}

/// A short fact.
pub struct Chip {
    /// Its words.
    pub word: String,
    /// True if the program proposes it and no person has said so.
    pub suggested: bool,
}
