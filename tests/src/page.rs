//! A page as a reader without JavaScript has it, read by a real parser.

use http::StatusCode;
use scraper::{ElementRef, Html, Node, Selector};

use crate::{Answer, Form};

/// A page that was opened, with the address at which the browser ended up.
#[derive(Debug)]
pub struct Page {
    /// The address, with its query.
    pub path: String,
    /// The answer behind it.
    pub answer: Answer,
    html: Html,
}

impl Page {
    pub(crate) fn new(path: String, answer: Answer) -> Self {
        let html = Html::parse_document(&answer.text());
        Self { path, answer, html }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The address without query and fragment.
    pub fn place(&self) -> &str {
        self.path.split(['?', '#']).next().unwrap_or_default()
    }

    /// The title in the head.
    pub fn title(&self) -> String {
        self.text_of("title")
    }

    /// Everything there is to read, with single spaces.
    pub fn text(&self) -> String {
        self.text_of("body")
    }

    /// True if these words can be read somewhere.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// Fails unless these words can be read.
    #[track_caller]
    pub fn must_say(&self, words: &str) -> &Self {
        assert!(self.says(words), "{} {} does not say “{words}”:\n{}", self.status(), self.path, self.text());
        self
    }

    /// Fails if these words can be read.
    #[track_caller]
    pub fn must_not_say(&self, words: &str) -> &Self {
        assert!(!self.says(words), "{} says “{words}”:\n{}", self.path, self.text());
        self
    }

    /// Fails unless the browser ended up here with a page that is fine.
    #[track_caller]
    pub fn must_be_at(&self, place: &str) -> &Self {
        assert_eq!((self.place(), self.status()), (place, StatusCode::OK), "{}\n{}", self.path, self.text());
        self
    }

    /// The form was accepted: the page has no sentence that says no.
    #[track_caller]
    pub fn went_through(&self) -> &Self {
        assert_eq!(self.status(), StatusCode::OK, "{}\n{}", self.path, self.text());
        assert!(self.refusal().is_none(), "{}: refused: {}", self.path, self.refusal().unwrap_or_default());
        self
    }

    /// The form was refused in place, and the sentence holds these words.
    #[track_caller]
    pub fn was_refused(&self, words: &str) -> &Self {
        let refusal = self.refusal().unwrap_or_default();
        assert_eq!(self.status(), StatusCode::OK, "{}\n{}", self.path, self.text());
        assert!(refusal.contains(words), "{}: refused with “{refusal}”, not “{words}”", self.path);
        self
    }

    /// The sentence with which a form was refused, if one was.
    pub fn refusal(&self) -> Option<String> {
        self.texts("#loi").into_iter().next()
    }

    /// How many elements a selector finds.
    pub fn count(&self, selector: &str) -> usize {
        self.all(selector).len()
    }

    /// The texts of all that a selector finds, with single spaces.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(text).collect()
    }

    /// The text of the first that a selector finds; empty if there is none.
    pub fn text_of(&self, selector: &str) -> String {
        self.texts(selector).into_iter().next().unwrap_or_default()
    }

    /// An attribute of all that a selector finds, where they have it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector)
            .into_iter()
            .filter_map(|found| found.value().attr(name))
            .map(str::to_owned)
            .collect()
    }

    /// An attribute of the first that a selector finds.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.attributes(selector, name).into_iter().next()
    }

    /// The form that a selector finds.
    #[track_caller]
    pub fn form(&self, selector: &str) -> Form {
        self.find_form(selector)
            .unwrap_or_else(|| panic!("{}: no form {selector}:\n{}", self.path, self.text()))
    }

    /// The form that a selector finds, if there is one.
    pub fn find_form(&self, selector: &str) -> Option<Form> {
        self.all(selector).into_iter().next().map(|form| Form::read(&self.path, form))
    }

    /// The address behind the first link with these words.
    #[track_caller]
    pub fn link(&self, words: &str) -> String {
        let found = self.all("a[href]").into_iter().find(|link| text(*link).contains(words));
        let href = found.and_then(|link| link.value().attr("href"));
        href.unwrap_or_else(|| panic!("{}: no link “{words}”:\n{}", self.path, self.text())).to_owned()
    }

    fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let parsed = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
        self.html.select(&parsed).collect()
    }
}

/// What can be read of an element: no scripts, no styles, single spaces.
fn text(element: ElementRef<'_>) -> String {
    let mut words = String::new();
    gather(element, &mut words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(element: ElementRef<'_>, words: &mut String) {
    if matches!(element.value().name(), "script" | "style" | "template") {
        return;
    }
    let is_inline =
        matches!(element.value().name(), "a" | "b" | "span" | "small" | "em" | "strong" | "kbd" | "mark");
    if !is_inline {
        words.push(' ');
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => words.push_str(text),
            Node::Element(_) => {
                if let Some(child) = ElementRef::wrap(child) {
                    gather(child, words);
                }
            }
            _ => {}
        }
    }
    if !is_inline {
        words.push(' ');
    }
}
