//! `/so-lieu/nhap`: a file of values. What is wrong with it is said at its cells, and nothing of it is kept; one without
//! a problem is shown beside what stands there now, and sent to be approved by whoever brought it.

use domain::indicator::{Column, ImportRow, Share, ValueSource, view::ValueImportPreview};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{
    api::{ConfirmFile, DropFile, read_import_year, read_preview},
    page::asked,
};
use crate::{
    i18n::{common, entry as words, indicator as names, number},
    routes, say,
    ui::{Choice, Fold, Form, Loaded, Mark, Picker, Upload},
};

/// The kinds of file that a browser offers first; which file is what is decided by its content.
const ACCEPT: &str = ".csv,.xlsx,.json,text/csv,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The form that sends every line.
const CONFIRM: &str = "gui-tep";
/// The form that drops the file.
const DROP: &str = "bo-tep";

/// `/so-lieu/nhap?xong=…`
pub fn import_page() -> AnyView {
    view! { <Loaded from=read_import_year() let:year>{upload(year)}</Loaded> }.into_any()
}

/// `/so-lieu/nhap/:id`
pub fn preview_page() -> AnyView {
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    view! { <Loaded from=read_preview(id) let:preview>{shown(preview)}</Loaded> }.into_any()
}

/// The way back from a page below the values of a month.
pub(super) fn path(above: Option<(&'static str, &'static str)>, here: &str) -> AnyView {
    let above = above.map(|(to, name)| {
        view! {
            <li>
                <a href=to>{name}</a>
            </li>
        }
    });
    view! {
        <nav aria-label=say!(common::PATH)>
            <ol class="breadcrumb">
                <li>
                    <a href=routes::ENTRY>{say!(words::TITLE)}</a>
                </li>
                {above}
                <li aria-current="page">{here.to_owned()}</li>
            </ol>
        </nav>
    }
    .into_any()
}

fn upload(year: i16) -> AnyView {
    let title = say!(words::IMPORT_TITLE);
    let said = asked("xong").map(|done| match done.parse::<u32>() {
        Ok(many) => say!(words::FILE_CONFIRMED, many),
        Err(_) => say!(words::FILE_DROPPED).to_owned(),
    });
    let (must, may): (Vec<Column>, Vec<Column>) =
        Column::ALL.into_iter().partition(|column| !matches!(column, Column::Kind | Column::Note));
    let list = |columns: Vec<Column>| columns.into_iter().map(Column::heading).collect::<Vec<_>>().join(", ");
    let sources = [ValueSource::NationalPortal, ValueSource::Manual].map(|source| Choice {
        value: source.name().to_owned(),
        label: say!(names::source(source)).to_owned(),
    });
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1" data-width="form">
            {path(None, title)}
            <div class="page-head">
                <h1>{title}</h1>
                <p>{say!(words::IMPORT_LEAD)}</p>
            </div>
            <div class="stack">
                {said
                    .map(|said| {
                        view! {
                            <div class="notice" data-state="met" role="status">
                                <Mark state="met"/>
                                <p>{said}</p>
                            </div>
                        }
                    })}
                <Upload
                    to=routes::ENTRY_IMPORT
                    id="tai-len"
                    label=say!(words::CHOOSE_FILE)
                    help=say!(words::FILE_HELP)
                    accept=ACCEPT
                    submit=say!(words::READ_FILE)
                    primary=true
                >
                    <input type="hidden" name="year" value=year.to_string()/>
                    <Picker
                        name="source"
                        label=say!(words::SOURCE)
                        choices=sources.to_vec()
                        value=ValueSource::NationalPortal.name()
                    />
                </Upload>
                <p class="soft">
                    {say!(words::IMPORT_COLUMNS, list(must), list(may))} " " {say!(words::IMPORT_EXAMPLE)} " "
                    <a href=routes::entry_export("xlsx", year) download="">
                        {say!(words::EXPORT)}
                    </a>
                </p>
            </div>
        </main>
    }
    .into_any()
}

fn shown(preview: ValueImportPreview) -> AnyView {
    let ValueImportPreview { id, file_name, rows, unchanged, .. } = preview;
    let title = say!(words::PREVIEW_TITLE, file_name);
    let (count, dropped) = (rows.len(), id.to_string());
    view! {
        <Title text=title.clone()/>
        <main id="noi-dung" tabindex="-1">
            {path(Some((routes::ENTRY_IMPORT, say!(words::IMPORT))), &title)}
            <div class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(words::PREVIEW_SUM, count, unchanged)}</p>
            </div>
            <div class="stack">
                {table(&rows)}
                <Form to=ConfirmFile::url() id=CONFIRM>
                    <input type="hidden" name="id" value=id.to_string()/>
                </Form>
                <div class="action-bar" data-fixed>
                    <button class="button" data-kind="primary" form=CONFIRM>
                        {say!(words::CONFIRM_FILE, count)}
                    </button>
                </div>
                <Fold form=DROP icon="close" label=say!(words::DROP_FILE)>
                    <Form to=DropFile::url() id=DROP>
                        <input type="hidden" name="id" value=dropped/>
                        <button class="button" data-kind="danger">
                            {say!(words::DROP_FILE)}
                        </button>
                    </Form>
                </Fold>
            </div>
        </main>
    }
    .into_any()
}

/// Numerator and denominator, or the count where there is none.
fn numbers(share: Share) -> String {
    if share.denominator == 0 {
        return number(share.numerator);
    }
    let rate = share.rate(None).map(|rate| format!(" ({})", names::percent(rate.hundredths)));
    format!("{}/{}{}", number(share.numerator), number(share.denominator), rate.unwrap_or_default())
}

fn table(rows: &[ImportRow]) -> AnyView {
    let line = |row: &ImportRow| {
        let was = row.was.map_or_else(|| say!(common::NONE).to_owned(), numbers);
        view! {
            <tr>
                <th scope="row">{format!("{} {}", say!(words::LINE), row.row)}</th>
                <td data-label=say!(words::INDICATOR)>{row.code.clone()}</td>
                <td data-label=say!(words::MONTH)>{names::month(row.month)}</td>
                <td data-label=say!(words::NEW_VALUE)>
                    <b>{numbers(row.share)}</b>
                </td>
                <td data-label=say!(words::WAS)>{was}</td>
                <td data-label=say!(words::KIND)>{say!(names::kind(row.kind))}</td>
                <td data-label=say!(words::NOTE)>{row.note.clone()}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!(words::VALUE)>
            <table class="table" data-stack>
                <caption>{say!(words::VALUE)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(words::LINE)}</th>
                        <th scope="col">{say!(words::INDICATOR)}</th>
                        <th scope="col">{say!(words::MONTH)}</th>
                        <th scope="col">{say!(words::NEW_VALUE)}</th>
                        <th scope="col">{say!(words::WAS)}</th>
                        <th scope="col">{say!(words::KIND)}</th>
                        <th scope="col">{say!(words::NOTE)}</th>
                    </tr>
                </thead>
                <tbody>{rows.iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
