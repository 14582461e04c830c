//! A form as it stands on a page: what it would send if it were sent now.

use scraper::{ElementRef, Selector};

/// Between the parts of a form with files.
const BOUNDARY: &str = "----nhipcau-tests-7f3a9c";

/// A form of a page, filled in bit by bit.
#[derive(Clone, Debug)]
pub struct Form {
    page: String,
    action: String,
    is_get: bool,
    is_multipart: bool,
    fields: Vec<(String, String)>,
    files: Vec<(String, String, Vec<u8>)>,
}

impl Form {
    /// A form that stands on no page: what somebody sends who makes up requests.
    pub fn made_up(page: &str, action: &str, fields: &[(&str, &str)]) -> Self {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self {
            page: page.to_owned(),
            action: action.to_owned(),
            is_get: false,
            is_multipart: false,
            fields,
            files: Vec::new(),
        }
    }

    /// Reads the form as a browser would send it before anything is typed. Buttons count only when pressed.
    pub(crate) fn read(page: &str, form: ElementRef<'_>) -> Self {
        let attribute = |name| form.value().attr(name).unwrap_or_default();
        let controls = Selector::parse("input, textarea, select").expect("a selector");
        let mut fields = Vec::new();
        for control in form.select(&controls) {
            let element = control.value();
            let Some(name) = element.attr("name").filter(|_| element.attr("disabled").is_none()) else {
                continue;
            };
            let kind = element.attr("type").unwrap_or("text");
            let value = match element.name() {
                "textarea" => Some(control.text().collect::<String>()),
                "select" => chosen(control),
                _ if matches!(kind, "checkbox" | "radio") => element
                    .attr("checked")
                    .is_some()
                    .then(|| element.attr("value").unwrap_or("on").to_owned()),
                _ if matches!(kind, "submit" | "button" | "file" | "reset" | "image") => None,
                _ => Some(element.attr("value").unwrap_or_default().to_owned()),
            };
            fields.extend(value.map(|value| (name.to_owned(), value)));
        }
        Self {
            page: page.to_owned(),
            action: attribute("action").to_owned(),
            is_get: !attribute("method").eq_ignore_ascii_case("post"),
            is_multipart: attribute("enctype") == "multipart/form-data",
            fields,
            files: Vec::new(),
        }
    }

    /// Types into a field, or chooses from it. A field that the form does not have is added: a checkbox that is
    /// not yet ticked, or the name and value of the button that is pressed.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        match self.fields.iter_mut().find(|(field, _)| field == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// Ticks one more box of a name that several boxes share.
    pub fn and(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Leaves a field out, as a broken program would.
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self
    }

    /// The same in parts, as the browser's code sends what it kept.
    pub fn in_parts(mut self) -> Self {
        self.is_multipart = true;
        self
    }

    /// Chooses a file.
    pub fn with_file(mut self, name: &str, file_name: &str, content: &[u8]) -> Self {
        self.files.push((name.to_owned(), file_name.to_owned(), content.to_owned()));
        self
    }

    /// What stands in a field now.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Where it posts to.
    pub fn action(&self) -> &str {
        &self.action
    }

    /// The page it stands on.
    pub fn page(&self) -> &str {
        &self.page
    }

    pub(crate) fn is_get(&self) -> bool {
        self.is_get
    }

    /// The address that a form of the kind "get" leads to.
    pub(crate) fn address(&self) -> String {
        format!("{}?{}", self.action, self.encoded())
    }

    pub(crate) fn body(&self) -> (String, Vec<u8>) {
        if self.is_multipart {
            return (format!("multipart/form-data; boundary={BOUNDARY}"), self.multipart());
        }
        ("application/x-www-form-urlencoded".to_owned(), self.encoded().into_bytes())
    }

    fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish()
    }

    fn multipart(&self) -> Vec<u8> {
        let mut body = Vec::new();
        for (name, value) in &self.fields {
            body.extend(part(&format!("name=\"{name}\""), None, value.as_bytes()));
        }
        for (name, file_name, content) in &self.files {
            let head = format!("name=\"{name}\"; filename=\"{file_name}\"");
            body.extend(part(&head, Some("application/octet-stream"), content));
        }
        body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
        body
    }
}

fn chosen(select: ElementRef<'_>) -> Option<String> {
    let options = Selector::parse("option").expect("a selector");
    let all: Vec<_> = select.select(&options).collect();
    let option = all.iter().find(|option| option.value().attr("selected").is_some()).or(all.first())?;
    Some(option.value().attr("value").map_or_else(|| option.text().collect(), str::to_owned))
}

fn part(head: &str, kind: Option<&str>, content: &[u8]) -> Vec<u8> {
    let kind = kind.map(|kind| format!("Content-Type: {kind}\r\n")).unwrap_or_default();
    let mut part =
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n{kind}\r\n").into_bytes();
    part.extend_from_slice(content);
    part.extend_from_slice(b"\r\n");
    part
}
