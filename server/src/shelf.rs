//! Pages that every anonymous reader sees alike, finished: rendered once, packed once, and handed out before the rest of
//! the program is asked, until something that they show changes. A form's stamp, and which poster led to it, are the one
//! thing in which a page differs from reader to reader; they are put in between two packed halves.

use std::{
    collections::HashMap,
    io,
    sync::{Arc, RwLock},
};

use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use crc32fast::Hasher;
use domain::feedback::PLACE_MOST;
use flate2::{Compress, Compression, FlushCompress, Status};
use jiff::civil::Date;

use crate::{guard, router::Site, session};

/// Pages that are the same for every anonymous reader of one language and theme.
const ALIKE: [&str; 9] = [
    app::routes::PORTAL,
    app::routes::PLAN,
    app::routes::SIGN_IN,
    app::routes::ACCESSIBILITY,
    app::routes::PRIVACY,
    app::routes::FEEDBACK,
    app::routes::LOOK_UP,
    app::routes::ANSWERS,
    app::routes::INDICATORS,
];

/// From this hour on, a case counts as received on the next working day in offices that have it so: the day that the
/// form promises may be another.
const END_OF_HOURS: i8 = 17;

/// The finished pages.
#[derive(Default)]
pub struct Shelf(RwLock<HashMap<Key, Arc<Finished>>>);

/// Everything besides the data and the day that such a page depends on.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    path: &'static str,
    lang: &'static str,
    theme: Option<&'static str>,
    is_after_hours: bool,
}

/// The state of the data of which a page tells.
#[derive(Clone, Copy, PartialEq, Eq)]
struct AsOf {
    version: u64,
    day: Date,
}

struct Finished {
    as_of: AsOf,
    headers: HeaderMap,
    body: Halves,
}

/// A page before and after the place of its stamp; without one, all of it before.
struct Halves {
    plain: (Bytes, Bytes),
    has_stamp: bool,
    packed: (Vec<u8>, Vec<u8>),
    sums: (Hasher, Hasher),
}

impl Key {
    /// The key, if the page is one that all anonymous readers see alike.
    pub fn of(site: &Site, request: &Request) -> Option<Key> {
        let uri = request.uri();
        // Who asks for another way of packing alone is served behind, where it is packed as asked.
        let takes_ours =
            !request.headers().contains_key(header::ACCEPT_ENCODING) || accepts_gzip(request.headers());
        if *request.method() != Method::GET || !takes_ours {
            return None;
        }
        let path = ALIKE.into_iter().find(|path| *path == uri.path())?;
        if uri.query().is_some() && poster(uri).is_none() {
            return None;
        }
        let (lang, theme) = session::anonymous(site, request.headers())?;
        let hour = service::clock::VIET_NAM.to_datetime(site.service.now()).hour();
        Some(Key { path, lang: lang.code(), theme: theme.attribute(), is_after_hours: hour >= END_OF_HOURS })
    }

    /// Only the answers depend on cases, which come and go all day, and only the indicators on values.
    fn as_of(self, site: &Site) -> AsOf {
        let hub = site.service.hub();
        let is_busy = [app::routes::ANSWERS, app::routes::INDICATORS].contains(&self.path);
        let version = if is_busy { hub.version() } else { hub.plan_version() };
        AsOf { version, day: site.service.today() }
    }
}

/// Hands out a finished page; asks the program for what is not on the shelf, and puts it there.
pub async fn front(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let Some(key) = Key::of(&site, &request) else { return next.run(request).await };
    // One page for every poster: which one it was is put in with the stamp.
    let place = poster(request.uri()).unwrap_or_default();
    *request.uri_mut() = Uri::from_static(key.path);
    let as_of = key.as_of(&site);
    let packed = accepts_gzip(request.headers());
    if let Some(page) = site.shelf.read(key).filter(|page| page.as_of == as_of) {
        return page.answer(&site, packed, &place).await;
    }
    // Rendered as it is, to be packed here.
    request.headers_mut().remove(header::ACCEPT_ENCODING);
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return response;
    }
    let (parts, body) = response.into_parts();
    let page = match axum::body::to_bytes(body, usize::MAX).await.map_err(io::Error::other) {
        Ok(body) => Finished::new(as_of, parts.headers, body),
        Err(error) => Err(error),
    };
    match page {
        Ok(page) => {
            let page = Arc::new(page);
            // A cookie is for one reader.
            if !page.headers.contains_key(header::SET_COOKIE) {
                site.shelf.put(key, page.clone());
            }
            page.answer(&site, packed, &place).await
        }
        Err(error) => {
            tracing::error!(?error, "a page could not be finished");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The place of the poster that led to the form, if the address says that and nothing else.
pub fn poster(uri: &Uri) -> Option<String> {
    let mut pairs =
        form_urlencoded::parse(uri.query().filter(|_| uri.path() == app::routes::FEEDBACK)?.as_bytes());
    let (name, place) = pairs.next()?;
    let is_place = name == app::routes::FROM && place.chars().count() <= PLACE_MOST as usize;
    (is_place && pairs.next().is_none()).then(|| place.chars().filter(|c| !c.is_control()).collect())
}

/// What stands in one reader's form: within the quotes of the stamp's field, and behind it a field for the poster.
fn of_reader(stamp: String, place: &str) -> String {
    if place.is_empty() {
        return stamp;
    }
    let place = place.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    format!("{stamp}\"><input type=\"hidden\" name=\"{}\" value=\"{place}", app::feedback::PLACE)
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| {
        accepted.split(',').any(|one| {
            let (name, weight) = one.split_once(";q=").unwrap_or((one, "1"));
            name.trim() == "gzip" && weight.trim().parse().is_ok_and(|weight: f32| weight > 0.0)
        })
    })
}

impl Shelf {
    fn read(&self, key: Key) -> Option<Arc<Finished>> {
        self.0.read().ok()?.get(&key).cloned()
    }

    /// There are a few dozen keys, so that the shelf does not grow.
    fn put(&self, key: Key, page: Arc<Finished>) {
        if let Ok(mut shelf) = self.0.write() {
            shelf.insert(key, page);
        }
    }
}

impl Finished {
    fn new(as_of: AsOf, mut headers: HeaderMap, body: Bytes) -> io::Result<Self> {
        for of_one_answer in [header::CONTENT_LENGTH, guard::REQUEST_ID] {
            headers.remove(of_one_answer);
        }
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
        Ok(Self { as_of, headers, body: Halves::new(body)? })
    }

    async fn answer(&self, site: &Site, packed: bool, place: &str) -> Response {
        let stamp = if self.body.has_stamp { of_reader(stamp(site).await, place) } else { String::new() };
        let body =
            if packed { self.body.packed(stamp.as_bytes()) } else { self.body.plain(stamp.as_bytes()) };
        let mut response = Response::new(Body::from(body));
        *response.headers_mut() = self.headers.clone();
        if packed {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        guard::name(site, response.headers_mut());
        response
    }
}

async fn stamp(site: &Site) -> String {
    service::feedback::stamp(&site.service).await.unwrap_or_else(|error| {
        // The form is refused as too old, and comes back with a stamp.
        tracing::error!(?error, "a form could not be stamped");
        String::new()
    })
}

/// Another page with a fresh stamp in its form.
pub async fn stamped(site: &Site, body: Bytes) -> Bytes {
    match cut(&body) {
        Some((before, after)) => [before, stamp(site).await.as_bytes(), after].concat().into(),
        None => body,
    }
}

fn cut(body: &[u8]) -> Option<(&[u8], &[u8])> {
    let place = app::feedback::STAMP_PLACE.as_bytes();
    let at = memchr::memmem::find(body, place)?;
    Some((&body[..at], &body[at + place.len()..]))
}

/// The head of a gzip member without name and time (RFC 1952, section 2.3).
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];

impl Halves {
    fn new(body: Bytes) -> io::Result<Self> {
        let places = cut(&body).map(|(before, after)| (before.len(), body.len() - after.len()));
        let (before, after) = match places {
            Some((end, start)) => (body.slice(..end), body.slice(start..)),
            None => (body, Bytes::new()),
        };
        let sum = |part: &[u8]| {
            let mut sum = Hasher::new();
            sum.update(part);
            sum
        };
        Ok(Self {
            packed: (deflated(&before, FlushCompress::Full)?, deflated(&after, FlushCompress::Finish)?),
            sums: (sum(&before), sum(&after)),
            plain: (before, after),
            has_stamp: places.is_some(),
        })
    }

    fn plain(&self, stamp: &[u8]) -> Bytes {
        if self.has_stamp {
            [&self.plain.0, stamp, &self.plain.1].concat().into()
        } else {
            self.plain.0.clone()
        }
    }

    /// One gzip member: the first half ends at a byte and leaves nothing to refer to, the stamp goes in as it is (RFC
    /// 1951, section 3.2.4), and the second half ends the stream.
    fn packed(&self, stamp: &[u8]) -> Bytes {
        let length = u16::try_from(stamp.len()).unwrap_or_default();
        let stamp = &stamp[..usize::from(length)];
        let mut sum = self.sums.0.clone();
        sum.update(stamp);
        sum.combine(&self.sums.1);
        // The format keeps the length modulo 2^32.
        let whole = self.plain.0.len() + stamp.len() + self.plain.1.len();
        let whole = u32::try_from(whole & 0xffff_ffff).unwrap_or_default();
        [
            &HEAD[..],
            &self.packed.0,
            &[0],
            &length.to_le_bytes(),
            &(!length).to_le_bytes(),
            stamp,
            &self.packed.1,
            &sum.finalize().to_le_bytes(),
            &whole.to_le_bytes(),
        ]
        .concat()
        .into()
    }
}

fn deflated(part: &[u8], end: FlushCompress) -> io::Result<Vec<u8>> {
    let mut deflate = Compress::new(Compression::best(), false);
    // What cannot be packed grows by a few bytes for every block.
    let mut out = Vec::with_capacity(part.len() + part.len() / 1024 + 64);
    match deflate.compress_vec(part, &mut out, end)? {
        Status::BufError => Err(io::Error::other("a page did not fit after packing")),
        Status::Ok | Status::StreamEnd => Ok(out),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn unpacked(packed: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        flate2::read::GzDecoder::new(packed).read_to_end(&mut out).unwrap();
        out
    }

    #[test]
    fn a_page_is_the_same_packed_and_plain() {
        let filling = "<p>Phản ánh của ông/bà được trả lời đúng hạn.</p>".repeat(400);
        let with_stamp = format!("{filling}<input value=\"{}\">{filling}", app::feedback::STAMP_PLACE);
        for (page, stamp) in
            [(&filling, ""), (&with_stamp, "17.abc.def"), (&with_stamp, ""), (&String::new(), "")]
        {
            let halves = Halves::new(Bytes::from(page.clone())).unwrap();
            let expected = page.replace(app::feedback::STAMP_PLACE, stamp);
            assert_eq!(halves.plain(stamp.as_bytes()), expected.as_bytes());
            assert_eq!(unpacked(&halves.packed(stamp.as_bytes())), expected.as_bytes());
        }
        let halves = Halves::new(Bytes::from(with_stamp)).unwrap();
        assert!(halves.packed(b"17.abc.def").len() < 1000, "it is packed");
    }

    #[test]
    fn a_posters_place_is_put_in_as_text_and_any_other_address_is_served_behind() {
        let place = |query: &str| poster(&format!("/phan-anh?{query}").parse().unwrap());
        assert_eq!(place("tai=Ph%E1%BB%91+%22x%22%3C%00").as_deref(), Some("Phố \"x\"<"));
        for other in ["loi=1", "tai=a&loi=1", "", &format!("tai={}", "a".repeat(81))] {
            assert_eq!(place(other), None, "{other}");
        }
        assert_eq!(poster(&"/tra-cuu?tai=a".parse().unwrap()), None);
        assert_eq!(of_reader("1.a.b".into(), ""), "1.a.b");
        let put_in = of_reader("1.a.b".into(), "Chợ \"<b>&");
        assert_eq!(put_in, "1.a.b\"><input type=\"hidden\" name=\"place\" value=\"Chợ &quot;&lt;b&gt;&amp;");
    }

    #[test]
    fn only_who_accepts_gets_it_packed() {
        for (accepted, packed) in [
            ("gzip, deflate, br, zstd", true),
            ("br;q=1.0, gzip;q=0.8", true),
            ("gzip;q=0", false),
            ("br", false),
        ] {
            let headers =
                HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted))]);
            assert_eq!(accepts_gzip(&headers), packed, "{accepted}");
        }
        assert!(!accepts_gzip(&HeaderMap::new()));
    }
}
