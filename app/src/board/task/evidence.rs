//! The evidence of the period: files, links, documents by number and date.

use domain::board::{Evidence, EvidenceKind, TaskPage};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{period::about, reader::can_report, refused::unsent, upload::upload_fold};
use crate::{
    board::task_api::{AddDocument, AddLink, RemoveEvidence},
    i18n::{common, day, task as words},
    routes, say,
    ui::{Field, Fold, Form, Icon},
};

const LINK: &str = "them-lien-ket";
const DOCUMENT: &str = "them-van-ban";

/// The evidence, and the ways to add to it.
pub fn evidence_list(page: &TaskPage) -> AnyView {
    let evidence = &page.report.evidence;
    let may_change = can_report(&page.card.facts);
    let list = if evidence.is_empty() {
        let why = if page.card.facts.needs_evidence { words::NEEDS_EVIDENCE } else { words::NO_EVIDENCE };
        view! { <p class="soft">{say!(why)}</p> }.into_any()
    } else {
        let rows: Vec<_> = evidence.iter().map(|one| row(one.clone(), may_change)).collect();
        view! { <ul class="files">{rows}</ul> }.into_any()
    };
    let ways_to_add = if may_change {
        view! { <div>{upload_fold(page)} {link_fold(page)} {document_fold(page)}</div> }.into_any()
    } else {
        let link = unsent(LINK, &["url", "title"]);
        link.or_else(|| unsent(DOCUMENT, &["number", "date", "title"])).into_any()
    };
    view! {
        <h3>{say!(words::EVIDENCE)}</h3>
        {list}
        {ways_to_add}
    }
    .into_any()
}

fn row(evidence: Evidence, may_change: bool) -> AnyView {
    let Evidence { id, title, what, added } = evidence;
    let (icon, address, name, kind) = match what {
        EvidenceKind::File { file, name, size, .. } => (
            "clip",
            Some(routes::file(file)),
            name,
            format!("{}, {}", say!(words::KIND_FILE), file_size(size)),
        ),
        EvidenceKind::Link { url } => ("link", Some(url), title, say!(words::KIND_LINK).to_owned()),
        EvidenceKind::Document { number, date } => {
            let name = if title.is_empty() { number } else { format!("{number}: {title}") };
            let kind = date.map_or_else(
                || say!(words::KIND_DOCUMENT).to_owned(),
                |on| say!(words::KIND_DOCUMENT_OF, day(on)),
            );
            ("plan", None, name, kind)
        }
    };
    let added = say!(words::WHO_WHEN, added.name, crate::i18n::instant(added.at));
    let remove = say!(words::REMOVE_EVIDENCE, name);
    let name = match address {
        Some(address) => view! {
            <a href=address rel="external noopener" target="_blank">
                {name}
            </a>
        }
        .into_any(),
        None => name.into_any(),
    };
    view! {
        <li id=format!("mc-{id}")>
            <Icon name=icon/>
            <div>{name} <small>{format!("{kind} · {added}")}</small></div>
            {may_change
                .then(|| {
                    view! {
                        <Form to=RemoveEvidence::url() id=format!("bo-{id}")>
                            <input type="hidden" name="evidence" value=id.to_string()/>
                            <button class="button" data-kind="quiet" data-square aria-label=remove>
                                <Icon name="close"/>
                            </button>
                        </Form>
                    }
                })}
        </li>
    }
    .into_any()
}

/// A size as people say it: `1,2 MB`.
fn file_size(bytes: i64) -> String {
    let tenths = |unit: i64| {
        let tenths = (bytes * 10 + unit / 2) / unit;
        let comma = if crate::i18n::lang() == crate::i18n::Lang::Vi { ',' } else { '.' };
        if tenths % 10 == 0 {
            (tenths / 10).to_string()
        } else {
            format!("{}{comma}{}", tenths / 10, tenths % 10)
        }
    };
    if bytes >= 1024 * 1024 { format!("{} MB", tenths(1024 * 1024)) } else { format!("{} KB", tenths(1024)) }
}

fn link_fold(page: &TaskPage) -> AnyView {
    let about = about(page);
    view! {
        <Fold form=LINK icon="link" label=say!(words::ADD_LINK)>
            <Form to=AddLink::url() id=LINK class="stack">
                {about}
                <Field name="url" label=say!(words::ADDRESS) kind="url" inputmode="url"/>
                <Field name="title" label=say!(words::LINK_TITLE) optional=true/>
                <p>
                    <button class="button">{say!(common::ADD)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn document_fold(page: &TaskPage) -> AnyView {
    let about = about(page);
    view! {
        <Fold form=DOCUMENT icon="plan" label=say!(words::ADD_DOCUMENT)>
            <Form to=AddDocument::url() id=DOCUMENT class="stack">
                {about}
                <div class="field-row">
                    <Field name="number" label=say!(words::DOCUMENT_NUMBER)/>
                    <Field
                        name="date"
                        label=say!(words::DOCUMENT_DATE)
                        help=say!(words::DATE_HELP)
                        width="date"
                        inputmode="numeric"
                        optional=true
                    />
                </div>
                <Field name="title" label=say!(words::DOCUMENT_TITLE) optional=true/>
                <p>
                    <button class="button">{say!(common::ADD)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}
