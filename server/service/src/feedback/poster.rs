//! The poster of a neighbourhood or a street of shops.

use domain::feedback::{Problem, Refusal, What};
use domain::people::{About, Action, Actor, may};
use domain::text::tidy;

use super::qr::qr;
use crate::error::Error;
use crate::service::Service;

/// The longest name of a place, in characters: one line of large letters.
const PLACE_MOST: usize = 80;

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
    let qr_svg = qr(&address);
    let hotline = service.read().await?.settings().await?.hotline;
    Ok(Poster { place, address, qr_svg, hotline })
}
