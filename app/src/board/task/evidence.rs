//! The evidence of the period: files, links, documents by number and date.

use domain::board::{Evidence, EvidenceKind};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    period::About,
    sheet::{Sheet, can_report, was_refused},
    upload::UploadFold,
};
use crate::{
    board::task_api::{AddDocument, AddLink, RemoveEvidence},
    i18n::{common, day, task as words},
    routes, say,
    ui::{Field, Form, Icon},
};

const LINK: &str = "them-lien-ket";
const DOCUMENT: &str = "them-van-ban";

/// The evidence, and the ways to add to it.
#[component]
pub fn EvidenceList(sheet: Sheet) -> impl IntoView {
    let evidence = sheet.part(|page| page.report.evidence.clone());
    let may_change = sheet.part(|page| can_report(&page.card.facts));
    let needed = sheet.part(|page| page.card.facts.needs_evidence);
    view! {
        <h3>{say!(words::EVIDENCE)}</h3>
        {move || {
            let evidence = evidence.get();
            if evidence.is_empty() {
                let why = if needed.get() { words::NEEDS_EVIDENCE } else { words::NO_EVIDENCE };
                return view! { <p class="soft">{say!(why)}</p> }.into_any();
            }
            let may_change = may_change.get();
            view! { <ul class="files">{evidence.into_iter().map(|one| row(one, may_change)).collect_view()}</ul> }
                .into_any()
        }}
        {move || {
            may_change
                .get()
                .then(|| {
                    view! {
                        <div>
                            <UploadFold sheet=sheet/>
                            <LinkFold sheet=sheet/>
                            <DocumentFold sheet=sheet/>
                        </div>
                    }
                })
        }}
    }
    .into_any()
}

fn row(evidence: Evidence, may_change: bool) -> impl IntoView {
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
    let remove_form = move || {
        let remove = remove.clone();
        view! {
            <Form to=RemoveEvidence::url() id=format!("bo-{id}")>
                <input type="hidden" name="evidence" value=id.to_string()/>
                <button class="button" data-kind="quiet" data-square aria-label=remove>
                    <Icon name="close"/>
                </button>
            </Form>
        }
    };
    view! {
        <li>
            <Icon name=icon/>
            <div>
                {match address {
                    Some(address) => {
                        view! {
                            <a href=address rel="external noopener" target="_blank">
                                {name}
                            </a>
                        }
                            .into_any()
                    }
                    None => name.into_any(),
                }} <small>{format!("{kind} · {added}")}</small>
            </div>
            {may_change.then_some(remove_form)}
        </li>
    }
    .into_any()
}

/// A size as people say it: `1,2 MB`.
pub fn file_size(bytes: i64) -> String {
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

#[component]
fn LinkFold(sheet: Sheet) -> impl IntoView {
    let sent = RwSignal::new(0);
    let done = Callback::new(move |()| sent.update(|sent| *sent += 1));
    view! {
        <details class="fold" open=was_refused(LINK)>
            <summary>
                <Icon name="link"/>
                {say!(words::ADD_LINK)}
            </summary>
            {move || {
                sent.track();
                view! {
                    <Form to=AddLink::url() id=LINK class="stack" done=done>
                        <About sheet=sheet/>
                        <Field name="url" label=say!(words::ADDRESS) kind="url" inputmode="url"/>
                        <Field name="title" label=say!(words::LINK_TITLE) optional=true/>
                        <p>
                            <button class="button">{say!(common::ADD)}</button>
                        </p>
                    </Form>
                }
            }}
        </details>
    }
    .into_any()
}

#[component]
fn DocumentFold(sheet: Sheet) -> impl IntoView {
    let sent = RwSignal::new(0);
    let done = Callback::new(move |()| sent.update(|sent| *sent += 1));
    view! {
        <details class="fold" open=was_refused(DOCUMENT)>
            <summary>
                <Icon name="plan"/>
                {say!(words::ADD_DOCUMENT)}
            </summary>
            {move || {
                sent.track();
                view! {
                    <Form to=AddDocument::url() id=DOCUMENT class="stack" done=done>
                        <About sheet=sheet/>
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
                }
            }}
        </details>
    }
    .into_any()
}
