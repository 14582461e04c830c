//! Notes on a task, in which people are told by `@` and their user name.

use domain::board::{Note, PersonHead, TaskPage};
use domain::people::Action;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{period::about, reader::can, refused::unsent};
use crate::{
    board::task_api::WriteNote,
    i18n::{instant, task as words},
    say,
    ui::{Choice, Form, Picker, TextArea, initials},
};

const FORM: &str = "ghi-chu";

/// The notes, the oldest first, and the form for one more.
pub fn notes_panel(page: &TaskPage) -> AnyView {
    let notes = if page.notes.is_empty() {
        view! { <p class="soft">{say!(words::NOTES_EMPTY)}</p> }.into_any()
    } else {
        page.notes.iter().map(note).collect_view().into_any()
    };
    let form = if can(Action::WriteNote, &page.card.facts.about) {
        note_form(page)
    } else {
        unsent(FORM, &["text"]).into_any()
    };
    view! {
        <section class="panel" id="trao-doi" aria-labelledby="td-t">
            <h2 id="td-t">{say!(words::NOTES)}</h2>
            <div>{notes}</div>
            {form}
        </section>
    }
    .into_any()
}

fn note(note: &Note) -> AnyView {
    let Note { id, written, text, mentions } = note;
    view! {
        <div class="note" id=format!("gc-{id}")>
            <span class="avatar" aria-hidden="true">
                {initials(&written.name)}
            </span>
            <div>
                <p class="note-head">
                    <b>{written.name.clone()}</b>
                    <time class="soft" datetime=written.at.to_string()>
                        {instant(written.at)}
                    </time>
                </p>
                <p>{pieces(text, mentions).into_iter().map(piece).collect_view()}</p>
            </div>
        </div>
    }
    .into_any()
}

/// A run of a note's text: as written, or the name of somebody mentioned.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Mention(String),
}

fn piece(piece: Piece) -> AnyView {
    match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Mention(name) => view! { <span class="mention">{format!("@{name}")}</span> }.into_any(),
    }
}

/// The text with every `@username` of somebody mentioned replaced by their name.
fn pieces(text: &str, mentions: &[PersonHead]) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut written = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let (before, after) = rest.split_at(at);
        let after = &after[1..];
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let typed = &after[..after.find(|c| !is_name(c)).unwrap_or(after.len())];
        let typed = typed.trim_end_matches(['.', '-', '_']);
        let person = mentions.iter().find(|person| person.username.eq_ignore_ascii_case(typed));
        written.push_str(before);
        match person {
            Some(person) => {
                if !written.is_empty() {
                    found.push(Piece::Text(std::mem::take(&mut written)));
                }
                found.push(Piece::Mention(person.name.clone()));
                rest = &after[typed.len()..];
            }
            None => {
                written.push('@');
                rest = after;
            }
        }
    }
    written.push_str(rest);
    if !written.is_empty() {
        found.push(Piece::Text(written));
    }
    found
}

fn note_form(page: &TaskPage) -> AnyView {
    let nobody = Choice { value: String::new(), label: say!(words::MENTION_NOBODY).to_owned() };
    let named = page.people.iter().map(|person| Choice {
        label: format!("{} (@{})", person.name, person.username),
        value: person.username.clone(),
    });
    let choices: Vec<_> = std::iter::once(nobody).chain(named).collect();
    let about = about(page);
    view! {
        <Form to=WriteNote::url() id=FORM class="stack">
            {about}
            <TextArea name="text" label=say!(words::NOTE) help=say!(words::NOTE_HELP) rows=3/>
            <Picker name="mention" label=say!(words::MENTION) choices=choices optional=true/>
            <p>
                <button class="button">{say!(words::SEND_NOTE)}</button>
            </p>
        </Form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::ids::PersonId;

    use super::*;

    #[test]
    fn mentions_are_shown_by_name() {
        let hoa = PersonHead {
            id: PersonId(1),
            username: "hoa.nt".into(),
            name: "Nguyễn Thị Hoa".into(),
            unit: None,
        };
        let text = |text: &str| Piece::Text(text.into());
        let name = Piece::Mention("Nguyễn Thị Hoa".into());
        assert_eq!(pieces("Nhờ @Hoa.nt. Xem a@b.vn", &[hoa]), [text("Nhờ "), name, text(". Xem a@b.vn")]);
        assert_eq!(pieces("@ai đó", &[]), [text("@ai đó")]);
        assert!(pieces("", &[]).is_empty());
    }
}
