//! What was written, the files with it, and what was answered.

use domain::feedback::{
    Step,
    view::{Answer, CaseFile, StaffCase},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    cases::case_api::{RemoveFile, WithdrawPublished},
    i18n::{case as words, cases as names, common, instant},
    routes, say,
    ui::{Field, Fold, Form, Icon},
};

/// The panel of content and answers.
pub fn content_panel(case: &StaffCase) -> AnyView {
    let received = say!(words::RECEIVED_BY, instant(case.received_at), say!(names::channel(case.channel)));
    let entered = case.entered_by.as_ref().map(|by| say!(words::ENTERED_BY, by, instant(case.entered_at)));
    let outside = case.national_code.as_ref().map(|number| say!(words::OUTSIDE, number));
    let more: Vec<_> = [Some(received), entered, outside].into_iter().flatten().collect();
    view! {
        <section class="panel" id="noi-dung-pa" aria-labelledby="nd-t">
            <h2 id="nd-t">{say!(words::CONTENT)}</h2>
            {if case.content.is_empty() {
                view! { <p class="soft">{say!(words::CONTENT_GONE)}</p> }.into_any()
            } else {
                view! { <p class="lines">{case.content.clone()}</p> }.into_any()
            }}
            <p class="soft small">{more.join(" · ")}</p>
            {files(case)}
            {answers(case)}
            {published(case)}
        </section>
    }
    .into_any()
}

fn files(case: &StaffCase) -> Option<AnyView> {
    if case.files.is_empty() {
        return None;
    }
    let rows = case.files.iter().map(|one| file(case, one)).collect_view();
    let list = view! {
        <h3>{say!(words::FILES)}</h3>
        <ul class="files" role="list">
            {rows}
        </ul>
    };
    Some(list.into_any())
}

fn file(case: &StaffCase, file: &CaseFile) -> AnyView {
    if let Some(why) = &file.removed {
        return view! {
            <li id=format!("tep-{}", file.id)>
                <Icon name="close"/>
                <div>
                    {(!file.name.is_empty()).then(|| view! { <s>{file.name.clone()}</s> })}
                    <small>{say!(words::FILE_GONE, why)}</small>
                </div>
            </li>
        }
        .into_any();
    }
    let address = routes::case_file(&case.code, file.id);
    let form = format!("go-tep-{}", file.id);
    let (code, id, name) = (case.code.clone(), file.id.to_string(), file.name.clone());
    let picture = file.is_picture.then(|| {
        view! { <img class="case-picture" src=address.clone() alt="" width="72" height="72" loading="lazy"/> }
    });
    let remove = case.may_keep.then(|| {
        view! {
            <Fold form=form.clone() icon="close" label=say!(words::REMOVE_FILE, name)>
                <Form to=RemoveFile::url() id=form class="stack">
                    <input type="hidden" name="code" value=code/>
                    <input type="hidden" name="file" value=id/>
                    <Field name="reason" label=say!(words::REMOVE_WHY) help=say!(words::REMOVE_WHY_HELP)/>
                    <p>
                        <button class="button" data-kind="danger">
                            {say!(common::DELETE)}
                        </button>
                    </p>
                </Form>
            </Fold>
        }
    });
    view! {
        <li id=format!("tep-{}", file.id)>
            {picture}
            <div>
                <a href=address target="_blank" rel="noopener">
                    {file.name.clone()}
                </a>
                <small>
                    {format!("{} KB", (file.size + 1023) / 1024)}
                    {(!file.by_sender).then(|| format!(" · {}", say!(words::FILE_BY_STAFF, file.added_by)))}
                </small>
            </div>
        </li>
        {remove.map(|remove| view! { <li class="case-file-tool">{remove}</li> })}
    }
    .into_any()
}

/// What was answered, the newest last. The answer that waits for this reader stands where it is judged.
fn answers(case: &StaffCase) -> Option<AnyView> {
    let judged = case.may.contains(&Step::Approve).then(|| case.answers.len().saturating_sub(1));
    let answers = case.answers.iter().enumerate().filter(|(at, _)| Some(*at) != judged);
    let rows: Vec<_> = answers.map(|(at, one)| answer(at, one)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h3>{say!(words::ANSWERS)}</h3>
            {rows}
        }
        .into_any()
    })
}

fn answer(at: usize, answer: &Answer) -> AnyView {
    let submitted = say!(words::ANSWER_BY, answer.submitted.0, instant(answer.submitted.1));
    let approved = answer.approved.as_ref().map(|(by, at)| say!(words::ANSWER_APPROVED, by, instant(*at)));
    let returned = (!answer.return_note.is_empty()).then(|| say!(words::ANSWER_RETURNED, answer.return_note));
    let mark = match (&answer.approved, &returned) {
        (Some(_), _) => "met",
        (None, Some(_)) => "returned",
        (None, None) => "waiting",
    };
    let more: Vec<_> = [Some(submitted), approved, returned].into_iter().flatten().collect();
    view! {
        <div class="notice" data-state=mark id=format!("tl-{at}")>
            <span class="mark" data-state=mark aria-hidden="true"></span>
            <div>
                <p class="lines">{answer.text.clone()}</p>
                <p class="soft small">{more.join(" · ")}</p>
            </div>
        </div>
    }
    .into_any()
}

fn published(case: &StaffCase) -> Option<AnyView> {
    const FORM: &str = "rut-cong-khai";
    let id = case.published?;
    let code = case.code.clone();
    let withdraw = case.may_withdraw.then(|| {
        view! {
            <Fold form=FORM icon="undo" label=say!(words::WITHDRAW)>
                <Form to=WithdrawPublished::url() id=FORM class="stack">
                    <input type="hidden" name="code" value=code/>
                    <Field name="reason" label=say!(words::REASON)/>
                    <p>
                        <button class="button" data-kind="danger">
                            {say!(words::WITHDRAW)}
                        </button>
                    </p>
                </Form>
            </Fold>
        }
    });
    let shown = view! {
        <p>
            <a class="link" href=routes::answer(id)>
                {say!(words::PUBLISHED)}
            </a>
        </p>
        {withdraw}
    };
    Some(shown.into_any())
}
