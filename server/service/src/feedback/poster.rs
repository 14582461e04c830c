//! The poster of a neighbourhood or a street of shops.

use domain::feedback::{Problem, Refusal, What};
use domain::people::{About, Action, Actor, may};
use domain::text::tidy;
use qrcode::{Color, EcLevel, QrCode};

use crate::error::{Error, Fault};
use crate::service::Service;

/// The longest name of a place, in characters: one line of large letters.
const PLACE_MOST: usize = 80;
/// Light modules around the code, without which a camera does not find it (ISO/IEC 18004).
const QUIET: usize = 4;

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

/// The poster for a place; without one it is for the whole ward.
pub async fn poster(
    service: &Service,
    actor: &Actor,
    public_url: &str,
    place: &str,
) -> Result<Poster, Error> {
    may(actor, Action::EnterFeedback, &About::default())?;
    let place = tidy(place);
    let length = place.chars().count();
    if length > PLACE_MOST {
        let now = u32::try_from(length).unwrap_or(u32::MAX);
        return Err(
            Refusal::from(Problem::new("place", What::TooLong { most: PLACE_MOST as u32, now })).into()
        );
    }
    if place.contains(['\n', '\t']) {
        return Err(Refusal::from(Problem::new("place", What::SeveralLines)).into());
    }
    let mut address = format!("{}/phan-anh", public_url.trim_end_matches('/'));
    if !place.is_empty() {
        address.push_str("?tai=");
        address.extend(url::form_urlencoded::byte_serialize(place.as_bytes()));
    }
    let qr_svg = qr_svg(&address)?;
    let hotline = service.read().await?.settings().await?.hotline;
    Ok(Poster { place, address, qr_svg, hotline })
}

/// A QR code as SVG: dark on light whatever the page's colours are, a fourth of it may be damaged.
pub(crate) fn qr_svg(text: &str) -> Result<String, Fault> {
    use std::fmt::Write as _;
    let code = QrCode::with_error_correction_level(text, EcLevel::Q)
        .map_err(|error| Fault::Io(std::io::Error::other(format!("QR code: {error}"))))?;
    let (width, colors) = (code.width(), code.to_colors());
    let whole = width + 2 * QUIET;
    let mut path = String::new();
    for (at, color) in colors.into_iter().enumerate() {
        if color == Color::Dark {
            // Writing into a string does not fail.
            let _ = write!(path, "M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET);
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}
