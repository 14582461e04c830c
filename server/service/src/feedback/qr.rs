//! A QR code as a picture that stands in a page as it is.

use qrcode::{EcLevel, QrCode, render::svg};

/// The QR code of a text as SVG; empty if there is too much text for one.
pub fn qr(text: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return String::new() };
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    // The declaration of a file of its own does not belong into a page.
    drawn.find("<svg").map(|at| drawn[at..].to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn a_link_becomes_a_picture() {
        let drawn = qr("https://example.vn/phan-anh/LTN-26-7K3MWXA-4?m=7K3M-WXA4");
        assert!(drawn.starts_with("<svg") && drawn.ends_with("</svg>"), "{drawn}");
        assert_eq!(qr(&"a".repeat(10_000)), "");
    }
}
