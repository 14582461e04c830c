//! Moving a task by the menu of its card, as somebody without JavaScript does.

use domain::board::StateKind;

use crate::{Form, Page, Persona};

/// A task about to be moved.
pub struct Moving<'a> {
    who: &'a Persona,
    code: &'a str,
    seen: Option<Page>,
    query: &'a str,
}

impl<'a> Moving<'a> {
    pub(crate) fn new(who: &'a Persona, code: &'a str) -> Self {
        Self { who, code, seen: None, query: "" }
    }

    /// From a board that was opened earlier, and may be stale.
    pub fn from(mut self, seen: Page) -> Self {
        self.seen = Some(seen);
        self
    }

    /// On a board with this query in its address.
    pub fn on(mut self, query: &'a str) -> Self {
        self.query = query;
        self
    }

    /// Presses the move in the card's menu. Fails if the menu does not offer it.
    pub async fn to(self, to: StateKind) -> Page {
        let board = match self.seen {
            Some(seen) => seen,
            None => self.who.looks_at_board(self.query).await,
        };
        let button = format!("[data-task='{}'] button[name=to][value={}]", self.code, to.name());
        assert_eq!(board.count(&button), 1, "{} offers no move to {to:?}:\n{}", self.code, board.text());
        let form = menu(&board, self.code).with("to", to.name());
        self.who.browser.presses(&form).await
    }

    /// Goes where the menu leads for a move that needs words, and writes them.
    pub async fn to_saying(self, to: StateKind, words: &str) -> Page {
        let board = self.who.looks_at_board(self.query).await;
        let link = format!("[data-task='{}'] a.menu-item:has(.mark[data-state={}])", self.code, to.name());
        let address = board
            .attribute(&link, "href")
            .unwrap_or_else(|| panic!("{} offers no move to {to:?}:\n{}", self.code, board.text()));
        let (place, form) = address.split_once('#').expect("the link names a form of the task's page");
        let task = self.who.opens(place).await;
        let form = task.form(&format!("form#{form}"));
        let form = match to {
            StateKind::NoOccurrence => {
                form.with("result", words).with("no_occurrence", "true").with("act", "submit")
            }
            _ => form.with("note", words).with("to", to.name()),
        };
        self.who.browser.presses(&form).await
    }

    /// Sends the move although the menu may forbid it: what a program of somebody's own would do.
    pub async fn forced_to(self, to: StateKind) -> Page {
        let board = match self.seen {
            Some(seen) => seen,
            None => self.who.looks_at_board(self.query).await,
        };
        self.who.browser.presses(&menu(&board, self.code).with("to", to.name())).await
    }

    /// The reason that the menu gives for not offering a move.
    pub async fn why_not(self, to: StateKind) -> String {
        let board = self.who.looks_at_board(self.query).await;
        let item = format!(
            "[data-task='{}'] .menu-item[aria-disabled=true]:has(.mark[data-state={}]) small",
            self.code,
            to.name()
        );
        board.text_of(&item)
    }
}

fn menu(board: &Page, code: &str) -> Form {
    board.form(&format!("[data-task='{code}'] form.menu-panel"))
}
