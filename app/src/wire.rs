//! How answers travel. JSON like the framework's own, but read from text: a page's first data is read from text too, and a
//! second reader, from bytes, would double the code of every type in the browser.

use server_fn::{ContentType, Decodes, Encodes, Format, FormatType, codec::Post};

/// The codec of answers.
pub struct JsonText;

/// The output of a server function that the browser reads: `output = crate::wire::Answer`.
pub type Answer = Post<JsonText>;

/// Why an answer could not be read.
#[derive(Debug, thiserror::Error)]
pub enum NotJson {
    /// It is not text.
    #[error("not UTF-8: {0}")]
    Text(#[from] std::str::Utf8Error),
    /// It is not of the expected form.
    #[error("not as expected: {0}")]
    Form(#[from] serde_json::Error),
}

impl ContentType for JsonText {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for JsonText {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: serde::Serialize> Encodes<T> for JsonText {
    type Error = NotJson;

    fn encode(answer: &T) -> Result<server_fn::Bytes, NotJson> {
        Ok(serde_json::to_vec(answer)?.into())
    }
}

impl<T: serde::de::DeserializeOwned> Decodes<T> for JsonText {
    type Error = NotJson;

    fn decode(bytes: server_fn::Bytes) -> Result<T, NotJson> {
        Ok(serde_json::from_str(std::str::from_utf8(&bytes)?)?)
    }
}
