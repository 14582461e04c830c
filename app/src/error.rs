//! How a server function says no. Refused by a rule (the words are chosen in `i18n::refusal`, on the server), a
//! fault of ours, and a server that cannot be reached.

use domain::refusal::Refusal;
use leptos::{prelude::FromServerFnError, server_fn::codec::JsonEncoding};
use serde::{Deserialize, Serialize};
use server_fn::error::ServerFnErrorErr;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// A rule says no.
    Refused(Said),
    /// The request could not be read: a field is missing or of the wrong type.
    Unreadable,
    /// Something broke on our side; the log has it under this request id.
    Fault,
    /// The network or the server is away; nothing was changed.
    Unreachable,
}

/// A refusal in the reader's words. It travels in place of the rule's own refusal, so that the browser holds neither
/// the kinds of all features nor their sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What a page has to know of it.
    pub kind: Kind,
    /// What happened, what was kept, what to do.
    pub sentence: String,
    /// The name of the form's field that it is about, if it is about one.
    pub field: Option<String>,
    /// All that is wrong with the form, if it is more than one thing: names of fields and sentences, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<(String, String)>,
}

/// The kinds of refusal that pages and answers treat differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Sign in first.
    SignedOut,
    /// There is no such thing, or none that the reader may know of.
    NotFound,
    /// The reader may not.
    Forbidden,
    /// Somebody else was quicker.
    Stale,
    /// The year has no plan yet.
    NoPlan,
    /// Any other rule.
    Rule,
}

impl AppError {
    /// True if it is a refusal of this kind.
    pub fn is(&self, kind: Kind) -> bool {
        matches!(self, Self::Refused(said) if said.kind == kind)
    }

    /// A refusal that the browser itself gives, about a field of a form.
    pub fn about_field(field: &str, sentence: &str) -> Self {
        Self::Refused(Said {
            kind: Kind::Rule,
            sentence: sentence.to_owned(),
            field: Some(field.to_owned()),
            problems: Vec::new(),
        })
    }

    /// Says what it is about in front of the sentence, for example the name of one of several files.
    pub fn put_before(&mut self, what: &str) {
        if let Self::Refused(said) = self {
            said.sentence = format!("{what}: {}", said.sentence);
        }
    }

    /// The name of the form's field that it is about, if it is about one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Refused(said) => said.field.as_deref(),
            Self::Unreadable | Self::Fault | Self::Unreachable => None,
        }
    }

    /// All that is wrong with the form: names of fields and sentences; empty if it is one thing or none of a field.
    pub fn problems(&self) -> &[(String, String)] {
        match self {
            Self::Refused(said) => &said.problems,
            Self::Unreadable | Self::Fault | Self::Unreachable => &[],
        }
    }

    /// What is wrong with this field, if something is.
    pub fn sentence_of(&self, field: &str) -> Option<&str> {
        let Self::Refused(said) = self else { return None };
        let among_others = said.problems.iter().find(|(name, _)| name == field);
        let alone = || (said.field.as_deref() == Some(field)).then_some(said.sentence.as_str());
        among_others.map(|(_, sentence)| sentence.as_str()).or_else(alone)
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::i18n::refusal::sentence(self))
    }
}

impl std::error::Error for AppError {}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(crate::i18n::refusal::said(&refusal))
    }
}

/// What the board refuses in the browser itself: by a road of its own, or the sentences of all features would come along.
impl From<domain::board::Refusal> for AppError {
    fn from(why: domain::board::Refusal) -> Self {
        Self::Refused(crate::i18n::refusal::said_by_board(&why))
    }
}

#[cfg(feature = "ssr")]
impl From<service::Error> for AppError {
    fn from(error: service::Error) -> Self {
        match error {
            service::Error::Refused(refusal) => refusal.into(),
            service::Error::Fault(fault) => {
                tracing::error!(fault = ?fault, "a use case failed");
                Self::Fault
            }
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::Unreadable,
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            _ => Self::Fault,
        }
    }
}
