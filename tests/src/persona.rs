//! People of the ward, one per role, each with a browser of their own. What they do reads as a sentence.

use domain::people::Actor;

use crate::{Browser, Moving, Page};

/// Somebody who acts: signed in, on a browser of their own.
pub struct Persona {
    /// The name to sign in with.
    pub username: String,
    /// The password.
    pub password: String,
    /// The secret of the second factor, if the role needs one.
    pub totp_secret: Option<String>,
    /// Who they are to a use case.
    pub actor: Actor,
    /// Their browser.
    pub browser: Browser,
}

impl Persona {
    /// Opens a page.
    pub async fn opens(&self, path: &str) -> Page {
        self.browser.opens(path).await
    }

    /// Looks at the board of the current period, filtered by the query of an address (`?nhom=II`).
    pub async fn looks_at_board(&self, query: &str) -> Page {
        self.opens(&format!("/bang{query}")).await
    }

    /// Looks at a task.
    pub async fn looks_at(&self, code: &str) -> Page {
        self.opens(&format!("/bang/{code}")).await
    }

    /// Begins to move a task; `.to(…)` says where.
    pub fn moves<'a>(&'a self, code: &'a str) -> Moving<'a> {
        Moving::new(self, code)
    }

    /// Writes the result of the current period and keeps it as a draft.
    pub async fn drafts(&self, code: &str, result: &str) -> Page {
        self.fills(code, "form#ket-qua", &[("result", result), ("act", "save")]).await
    }

    /// Writes the result of the current period and submits it.
    pub async fn submits(&self, code: &str, result: &str) -> Page {
        self.fills(code, "form#ket-qua", &[("result", result), ("act", "submit")]).await
    }

    /// Accepts what was submitted.
    pub async fn accepts(&self, code: &str) -> Page {
        self.fills(code, "form#duyet", &[("to", "accepted")]).await
    }

    /// Returns what was submitted, with a note.
    pub async fn gives_back(&self, code: &str, note: &str) -> Page {
        self.fills(code, "form#duyet", &[("to", "in_progress"), ("note", note)]).await
    }

    /// Adds a document's number and date to the evidence.
    pub async fn adds_document(&self, code: &str, number: &str, date: &str) -> Page {
        self.fills(code, "form#them-van-ban", &[("number", number), ("date", date)]).await
    }

    /// Adds a link to the evidence.
    pub async fn adds_link(&self, code: &str, url: &str) -> Page {
        self.fills(code, "form#them-lien-ket", &[("url", url)]).await
    }

    /// Sends a file as evidence.
    pub async fn uploads(&self, code: &str, name: &str, content: &[u8]) -> Page {
        let page = self.looks_at(code).await;
        self.browser.presses(&page.form("form#them-tep").with_file("file", name, content)).await
    }

    /// Reports an obstacle, and the decision that is asked for.
    pub async fn reports_obstacle(&self, code: &str, text: &str, decision: &str) -> Page {
        self.fills(code, "form#bao-vuong-mac", &[("text", text), ("decision", decision)]).await
    }

    /// Writes a note.
    pub async fn notes(&self, code: &str, text: &str) -> Page {
        self.fills(code, "form#ghi-chu", &[("text", text)]).await
    }

    /// Adds a small job.
    pub async fn adds_work(&self, code: &str, title: &str, date: &str) -> Page {
        self.fills(code, "form#them-dau-viec", &[("title", title), ("date", date)]).await
    }

    /// Fills in a form of a task's page and presses its button, which may have a name and value too.
    pub async fn fills(&self, code: &str, form: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.looks_at(code).await;
        let form = fields.iter().fold(page.form(form), |form, (name, value)| form.with(name, value));
        self.browser.presses(&form).await
    }

    /// Signs out.
    pub async fn signs_out(&self) -> Page {
        let page = self.opens("/bang").await;
        self.browser.presses(&page.form("form[action$='/sign_out']")).await
    }

    /// Signs out on every device.
    pub async fn signs_out_everywhere(&self) -> Page {
        let page = self.opens("/bang").await;
        self.browser.presses(&page.form("form[action$='/sign_out_everywhere']")).await
    }
}
