//! A browser without JavaScript: it keeps cookies, follows redirects and posts forms as they stand on the page.

use std::cell::RefCell;
use std::collections::BTreeMap;

use axum::{Router, body::Body};
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::{Form, Page, Stream};

/// Redirects that a browser follows before it calls them a circle.
const MOST_REDIRECTS: usize = 8;

/// An answer as it came, before a page is made of it.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header as text; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A browser of its own: nobody shares its cookies or its network address.
pub struct Browser {
    app: Router,
    address: String,
    cookies: RefCell<BTreeMap<String, String>>,
}

impl Browser {
    /// A new browser at this network address.
    pub fn new(app: Router, address: String) -> Self {
        Self { app, address, cookies: RefCell::default() }
    }

    /// Opens a page, following redirects.
    pub async fn opens(&self, path: &str) -> Page {
        self.follows(path.to_owned(), self.asks(path).await).await
    }

    /// Asks for an address and takes the answer as it comes.
    pub async fn asks(&self, path: &str) -> Answer {
        self.sends(Request::get(path)).await
    }

    /// Presses the button of a form, following redirects.
    pub async fn presses(&self, form: &Form) -> Page {
        let answer = self.posts(form).await;
        let path = if form.is_get() { form.address() } else { form.action().to_owned() };
        self.follows(path, answer).await
    }

    /// Presses the button of a form and takes the answer as it comes.
    pub async fn posts(&self, form: &Form) -> Answer {
        if form.is_get() {
            return self.asks(&form.address()).await;
        }
        let (kind, body) = form.body();
        let request = Request::post(form.action())
            .header(header::CONTENT_TYPE, kind)
            .header(header::ORIGIN, "http://nhipcau.test")
            .header(header::REFERER, format!("http://nhipcau.test{}", form.page()));
        self.sends_with(request, body).await
    }

    /// Sends a form as the browser's code does, which wants to hear what became of it, not a page.
    pub async fn tells(&self, form: &Form) -> Answer {
        let (kind, body) = form.body();
        let request = Request::post(form.action())
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, kind)
            .header(header::ORIGIN, "http://nhipcau.test");
        self.sends_with(request, body).await
    }

    /// Calls a server function as a program does that wants its answer, not a page.
    pub async fn calls(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.tells(&Form::made_up("/", path, fields)).await
    }

    /// Sends any request without a body.
    pub async fn sends(&self, request: http::request::Builder) -> Answer {
        self.sends_with(request, Vec::new()).await
    }

    /// Sends any request, with what every request of a browser carries.
    pub async fn sends_with(&self, request: http::request::Builder, body: Vec<u8>) -> Answer {
        let response = self.response(request, body).await;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body that ends").to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Opens the live line.
    pub async fn listens(&self) -> Stream {
        self.listens_at("/live").await
    }

    /// Opens the live line of that address.
    pub async fn listens_at(&self, place: &str) -> Stream {
        Stream::new(self.response(Request::get(place), Vec::new()).await)
    }

    /// The value of a cookie, if the browser holds it.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// Puts a cookie into the browser.
    pub fn takes_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    async fn response(&self, request: http::request::Builder, body: Vec<u8>) -> Response<Body> {
        let mut request = request.body(Body::from(body)).expect("a well-formed request");
        let headers = request.headers_mut();
        headers.entry(header::HOST).or_insert(HeaderValue::from_static("nhipcau.test"));
        headers
            .entry(header::ACCEPT)
            .or_insert(HeaderValue::from_static("text/html,application/xhtml+xml,*/*;q=0.8"));
        headers.insert("x-forwarded-for", value(&self.address));
        let line: Vec<_> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !line.is_empty() {
            headers.entry(header::COOKIE).or_insert(value(&line.join("; ")));
        }
        let response = self.app.clone().oneshot(request).await.expect("a router never fails");
        self.keep_cookies(response.headers());
        response
    }

    async fn follows(&self, mut path: String, mut answer: Answer) -> Page {
        for _ in 0..MOST_REDIRECTS {
            if !answer.status.is_redirection() {
                return Page::new(path, answer);
            }
            path = answer.header("location").to_owned();
            assert!(path.starts_with('/'), "a redirect leaves the site: {path}");
            answer = self.asks(path.split('#').next().unwrap_or(&path)).await;
        }
        panic!("redirects in a circle, lastly to {path}");
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for line in headers.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok()) {
            let (pair, rest) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let is_over = value.is_empty() || rest.to_ascii_lowercase().contains("max-age=0");
            let mut cookies = self.cookies.borrow_mut();
            if is_over {
                cookies.remove(name.trim());
            } else {
                cookies.insert(name.trim().to_owned(), value.to_owned());
            }
        }
    }
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("a header's value")
}
