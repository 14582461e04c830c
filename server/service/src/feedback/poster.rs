//! The poster of a neighbourhood or a street of shops.

use domain::people::Actor;

use crate::Refusal;
use crate::error::Error;
use crate::service::Service;

/// What stands on the poster.
#[derive(Clone, Debug)]
pub struct Poster {
    /// The place that it is for.
    pub place: String,
    /// The address behind the QR code.
    pub address: String,
    /// The QR code as SVG.
    pub qr_svg: String,
    /// The hotline; empty while there is none.
    pub hotline: String,
}

/// The poster for a place.
pub async fn poster(
    _service: &Service,
    _actor: &Actor,
    _public_url: &str,
    _place: &str,
) -> Result<Poster, Error> {
    Err(Refusal::NotFound.into())
}
