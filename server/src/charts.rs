//! Charts as files: SVG as it is drawn, PNG painted from it. The words of a picture become outlines by a font that the
//! program carries, so that every server paints the same and none needs fonts of its own.

use std::sync::{Arc, LazyLock};

use app::{
    dashboard::{chart_file, file_name},
    error::AppError,
    server::Desk,
};
use axum::{
    Extension,
    extract::{Path, Request, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::refusal::Refusal;
use resvg::{tiny_skia, usvg};
use service::indicator;

use crate::{pages, router::Site};

/// Be Vietnam Pro (SIL Open Font License, `fonts/OFL.txt`), cut down to Latin and Vietnamese.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../fonts/BeVietnamPro-Regular.ttf"),
    include_bytes!("../fonts/BeVietnamPro-SemiBold.ttf"),
];
const FAMILY: &str = "Be Vietnam Pro";
/// The longest side of a picture, in pixels: a chart is a fraction of it.
const SIDE_MOST: u32 = 4000;

static FONT_SET: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_sans_serif_family(FAMILY);
    Arc::new(fonts)
});

/// `GET /dieu-hanh/{code}/bieu-do.svg`
pub async fn svg(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path(code): Path<String>,
    request: Request,
) -> Response {
    match drawn(&desk, &code).await {
        Ok(drawn) => file(drawn.into_bytes(), "image/svg+xml", &file_name(&code, "svg")),
        Err(error) => pages::refused(site, desk, request, &error).await,
    }
}

/// `GET /dieu-hanh/{code}/bieu-do.png`
pub async fn png(
    State(site): State<Site>,
    Extension(desk): Extension<Desk>,
    Path(code): Path<String>,
    request: Request,
) -> Response {
    let drawn = match drawn(&desk, &code).await {
        Ok(drawn) => drawn,
        Err(error) => return pages::refused(site, desk, request, &error).await,
    };
    // Painting takes some milliseconds of a core: not on the threads that serve others.
    match tokio::task::spawn_blocking(move || painted(&drawn)).await.ok().flatten() {
        Some(bytes) => file(bytes, "image/png", &file_name(&code, "png")),
        None => {
            tracing::error!(code, "a chart could not be painted");
            pages::refused(site, desk, request, &AppError::Fault).await
        }
    }
}

async fn drawn(desk: &Desk, code: &str) -> Result<String, AppError> {
    let all =
        indicator::dashboard(&desk.service, desk.actor()?, None).await.map_err(|error| desk.words(error))?;
    chart_file(desk, &all, code).ok_or_else(|| desk.words(Refusal::NotFound))
}

/// The picture of a drawing; none if it cannot be read, which would be a fault of ours.
fn painted(drawing: &str) -> Option<Vec<u8>> {
    let options = usvg::Options {
        fontdb: FONT_SET.clone(),
        font_family: FAMILY.to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(drawing, &options).ok()?;
    let size = tree.size().to_int_size();
    let (wide, high) = (size.width().min(SIDE_MOST), size.height().min(SIDE_MOST));
    let mut picture = tiny_skia::Pixmap::new(wide, high)?;
    resvg::render(&tree, tiny_skia::Transform::default(), &mut picture.as_mut());
    picture.encode_png().ok()
}

fn file(bytes: Vec<u8>, mime: &'static str, name: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_words_are_painted_by_the_font_of_our_own() {
        let of = |word: &str| {
            format!(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 40' width='200' height='40'>\
                 <text x='4' y='28' font-size='20' font-family='Be Vietnam Pro'>{word}</text></svg>"
            )
        };
        let (words, blank) = (painted(&of("Nghị ỗ ữ ặ")).unwrap(), painted(&of("")).unwrap());
        assert!(words.starts_with(b"\x89PNG") && words.len() > blank.len());
        assert_eq!(painted("<svg"), None);
    }
}
