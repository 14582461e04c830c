//! `/quan-tri/ke-hoach/:id`: what an uploaded document says and would change, and the decision on it. What is ticked
//! stays while others work, and the use case looks again before it applies anything.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

use super::{
    api::{AcceptImport, DropImport, read_import},
    parts::{OpenList, Parts, Said, UnreadPanel, misread},
    view::{Change, Fact, Misread, Preview},
};
use crate::{
    i18n::{common, plan as words},
    routes, say,
    ui::{AdminPage, Form, Loaded, was_refused, was_ticked},
};

/// The name under which ticked changes are sent.
const KEYS: &str = "keys[]";
/// The id of the form that drops an upload.
const DROP: &str = "bo-ban-nay";

/// `/quan-tri/ke-hoach/:id`
pub fn import_page() -> AnyView {
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    view! { <Loaded from=read_import(id) let:preview>{shown(preview)}</Loaded> }.into_any()
}

fn shown(preview: Preview) -> AnyView {
    let Preview { id, is_first, changes, .. } = preview;
    let dropped = id.clone();
    let decision = if is_first { accept_whole(id) } else { accept_changes(id, changes) };
    // What changes stands before the whole document; a first plan is read before it is accepted.
    let (before, after) = if is_first { (None, Some(decision)) } else { (Some(decision), None) };
    view! {
        <AdminPage title=say!(words::PREVIEW_TITLE, preview.file_name) above=(routes::ADMIN_PLAN, common::PLAN)>
            <p class="soft">{preview.about}</p>
            <section class="stack" aria-labelledby="so-lieu-t">
                <h2 id="so-lieu-t">{say!(words::FIGURES)}</h2>
                <dl class="sum">{preview.figures.into_iter().map(figure).collect_view()}</dl>
                {preview
                    .sum
                    .map(|sum| {
                        let state = if sum.agrees { "met" } else { "at_risk" };
                        view! { <Said state>{sum.sentence}</Said> }
                    })}
            </section>
            <UnreadPanel places=preview.not_understood/>
            {before}
            {(!preview.open.is_empty())
                .then(|| {
                    view! {
                        <section class="panel" id="bo-sung" aria-labelledby="bo-sung-t">
                            <h2 id="bo-sung-t">{say!(words::OPEN_TITLE)}</h2>
                            <OpenList open=preview.open in_force=false/>
                        </section>
                    }
                })}
            {(!preview.corrections.is_empty()).then(|| misread_panel(preview.corrections))}
            <Parts parts=preview.parts/>
            {after}
            <details class="fold" id="khung-bo-ban-nay" open=was_refused(DROP)>
                <summary>{say!(words::DROP)}</summary>
                <Form to=DropImport::url() id=DROP class="stack">
                    <input type="hidden" name="id" value=dropped/>
                    <p>{say!(words::DROP_HOW)}</p>
                    <p>
                        <button class="button" data-kind="danger">
                            {say!(words::DROP_SURE)}
                        </button>
                    </p>
                </Form>
            </details>
        </AdminPage>
    }
    .into_any()
}

fn figure(fact: Fact) -> AnyView {
    view! {
        <div>
            <dt>{fact.name}</dt>
            <dd>{fact.value}</dd>
        </div>
    }
    .into_any()
}

fn misread_panel(corrections: Vec<Misread>) -> AnyView {
    view! {
        <section class="panel" id="doc-nham" aria-labelledby="doc-nham-t">
            <h2 id="doc-nham-t">{say!(words::MISREAD_TITLE)}</h2>
            <p class="soft">{say!(words::MISREAD_HOW)} " " {say!(words::MISREAD_LATER)}</p>
            {corrections.iter().map(misread).collect_view()}
        </section>
    }
    .into_any()
}

fn accept_whole(id: String) -> AnyView {
    view! {
        <Form to=AcceptImport::url() id="nhan" class="stack">
            <input type="hidden" name="id" value=id/>
            <p>{say!(words::FIRST)}</p>
            <div class="action-bar">
                <button class="button" data-kind="primary">
                    {say!(words::ACCEPT_WHOLE)}
                </button>
            </div>
        </Form>
    }
    .into_any()
}

fn accept_changes(id: String, changes: Vec<Change>) -> AnyView {
    if changes.is_empty() {
        return view! { <Said state="met">{say!(words::CHANGES_NONE)}</Said> }.into_any();
    }
    let count = changes.len();
    let shown: Vec<&str> = changes.iter().map(|change| change.key.as_str()).collect();
    let shown = shown.join("\n");
    view! {
        <section class="panel" id="thay-doi" aria-labelledby="thay-doi-t">
            <h2 id="thay-doi-t">{say!(words::CHANGES, count)}</h2>
            <p class="soft">{say!(words::CHANGES_HOW)}</p>
            <Form to=AcceptImport::url() id="nhan" class="stack">
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="shown" value=shown/>
                <div>{changes.into_iter().map(change).collect_view()}</div>
                <div class="action-bar">
                    <button class="button" data-kind="primary">
                        {say!(words::ACCEPT_CHOSEN)}
                    </button>
                    <button class="button" name="all" value="true">
                        {say!(words::ACCEPT_ALL, count)}
                    </button>
                </div>
            </Form>
        </section>
    }
    .into_any()
}

fn change(change: Change) -> AnyView {
    let ticked = was_ticked(KEYS, &change.key).unwrap_or(false);
    view! {
        <div class="difference">
            <label class="choice">
                <input type="checkbox" name=KEYS value=change.key checked=ticked/>
                <span>
                    {change.heading} {change.about.map(|about| view! { <small>{about}</small> })}
                    {change.note.map(|note| view! { <small>{note}</small> })}
                </span>
            </label>
            <div class="stack" data-gap="small">
                {change
                    .old
                    .map(|old| {
                        view! {
                            <p class="lines">
                                <span class="soft small">{say!(words::OLD)} ": "</span>
                                <del>{old}</del>
                            </p>
                        }
                    })}
                {change
                    .new
                    .map(|new| {
                        view! {
                            <p class="lines">
                                <span class="soft small">{say!(words::NEW)} ": "</span>
                                <ins>{new}</ins>
                            </p>
                        }
                    })}
            </div>
        </div>
    }
    .into_any()
}
