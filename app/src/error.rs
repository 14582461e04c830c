//! How a server function says no. Three kinds: refused by a rule (the words are chosen in `i18n::refusal`), a
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
    Refused(Refusal),
    /// The request could not be read: a field is missing or of the wrong type.
    Unreadable,
    /// Something broke on our side; the log has it under this request id.
    Fault,
    /// The network or the server is away; nothing was changed.
    Unreachable,
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::i18n::refusal::sentence(self))
    }
}

impl std::error::Error for AppError {}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

#[cfg(feature = "ssr")]
impl From<service::Error> for AppError {
    fn from(error: service::Error) -> Self {
        match error {
            service::Error::Refused(refusal) => Self::Refused(refusal),
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
