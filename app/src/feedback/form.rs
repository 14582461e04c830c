//! `/phan-anh`: the form, in one column, in the order in which a person thinks: whether this is the road at all, what
//! it is about, who they are, what they agree to, what is promised, send.

use domain::calendar::Derivation;
use domain::feedback::{CONSENT_VERSION, Category, SenderKind, view::FormFacts};
use jiff::civil::Date;
use leptos::{context::Provider, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{PLACE, STAMP_PLACE, api};
use crate::{
    i18n::{cases, day, feedback as words},
    routes, say,
    ui::{
        Choice, DerivationFold, Field, FileField, FormState, Loaded, Page, Picker, Radios, TextArea, TickBox,
        typed,
    },
};

/// The id of the form.
const FORM: &str = "phan-anh";

/// `/phan-anh`
pub fn form_page() -> AnyView {
    let state = FormState::of(FORM, routes::FEEDBACK);
    let held = state.value("held").unwrap_or_default();
    let place = use_query_map().with_untracked(|query| query.get(routes::FROM)).unwrap_or_default();
    view! {
        <Loaded from=api::read_form(held) let:known>{shown(state, known, place)}</Loaded>
    }
    .into_any()
}

fn shown(state: FormState, (facts, held): (FormFacts, Vec<String>), place: String) -> AnyView {
    let summary = state.summary();
    let FormFacts { neighborhoods, promise, others } = facts;
    view! {
        <Page title=say!(words::FORM) lead=say!(words::FORM_LEAD) width="form">
            <Provider value=state>
                <form
                    id=FORM
                    class="stack feedback-form"
                    data-gap="large"
                    method="post"
                    action=routes::FEEDBACK
                    enctype="multipart/form-data"
                    novalidate
                    data-feedback=""
                    data-draft-as=FORM
                    data-similar-to=""
                >
                    {summary}
                    {hidden(place)}
                    {screening()}
                    {content(held)}
                    {who(neighborhoods)}
                    {agreement()}
                    {promised(promise, others)}
                    <div class="action-bar">
                        <button class="button" data-kind="primary">
                            {say!(words::SEND)}
                        </button>
                    </div>
                </form>
            </Provider>
        </Page>
    }
    .into_any()
}

fn hidden(place: String) -> AnyView {
    let stamp = typed("stamp").unwrap_or_else(|| STAMP_PLACE.to_owned());
    let place = typed("place").unwrap_or(place);
    view! {
        <div hidden>
            <input type="hidden" name="_form" value=FORM/>
            <input type="hidden" name="stamp" value=stamp/>
            <input type="hidden" name="held" value=typed("held").unwrap_or_default()/>
            // Without one the field is left out: the finished page gets it together with its stamp.
            {(!place.is_empty()).then(|| view! { <input type="hidden" name=PLACE value=place/> })}
            <label>
                {say!(words::DO_NOT_FILL)}
                <input name="website" tabindex="-1" autocomplete="off"/>
            </label>
        </div>
    }
    .into_any()
}

/// Two questions that lead a complaint or a denunciation to its own road; the guidance stands under a "yes".
fn screening() -> AnyView {
    let answers = || {
        vec![
            (Choice { value: "no".to_owned(), label: say!(words::NO).to_owned() }, None),
            (Choice { value: "yes".to_owned(), label: say!(words::YES).to_owned() }, None),
        ]
    };
    let guide = |title, text| {
        move || {
            view! {
                <div class="notice guide" data-state="at_risk">
                    <div>
                        <p><b>{say!(title)}</b></p>
                        <p>{say!(text)}</p>
                    </div>
                </div>
            }
        }
    };
    view! {
        <section class="stack" aria-labelledby="truoc">
            <h2 id="truoc">{say!(words::ASIDE)}</h2>
            <Radios
                name="is_complaint"
                label=say!(words::IS_COMPLAINT)
                choices=answers()
                inline=true
                after=guide(words::COMPLAINT_TITLE, words::COMPLAINT_GUIDE)
            />
            <Radios
                name="is_denunciation"
                label=say!(words::IS_DENUNCIATION)
                choices=answers()
                inline=true
                after=guide(words::DENUNCIATION_TITLE, words::DENUNCIATION_GUIDE)
            />
        </section>
    }
    .into_any()
}

fn content(held: Vec<String>) -> AnyView {
    let first = Choice { value: String::new(), label: say!(words::CHOOSE).to_owned() };
    let all = Category::ALL
        .map(|each| Choice { value: each.name().to_owned(), label: say!(words::category(each)).to_owned() });
    let fields: Vec<_> = std::iter::once(first).chain(all).collect();
    let examples = Category::ALL.into_iter().filter_map(|each| {
        let example = say!(words::example(each)?);
        Some(view! { <li><b>{say!(words::category(each))}</b> ": " {example}</li> })
    });
    let kept = (!held.is_empty()).then(|| say!(words::HELD, held.len(), held.join(", ")));
    view! {
        <section class="stack" aria-labelledby="noi-dung-t">
            <h2 id="noi-dung-t">{say!(words::CONTENT)}</h2>
            <Picker name="category" label=say!(words::CATEGORY) choices=fields/>
            <details class="fold" id="vi-du">
                <summary>{say!(words::EXAMPLES)}</summary>
                <ul class="bulleted small">{examples.collect_view()}</ul>
            </details>
            <TextArea name="content" label=say!(words::CONTENT) help=say!(words::CONTENT_HELP) rows=6/>
            {files_field()}
            {kept.map(|kept| view! { <p class="notice" data-state="met">{kept}</p> })}
        </section>
    }
    .into_any()
}

/// The field for files; also on the page of a case.
pub(super) fn files_field() -> AnyView {
    view! { <FileField name="file" label=say!(words::FILES) help=say!(words::FILES_HELP) several=true/> }
        .into_any()
}

fn who(neighborhoods: Vec<(domain::ids::UnitId, String)>) -> AnyView {
    let kinds = SenderKind::ALL.map(|kind| {
        let choice = Choice { value: kind.name().to_owned(), label: say!(cases::sender(kind)).to_owned() };
        let means = (kind == SenderKind::Anonymous).then(|| say!(words::ANONYMOUS_MEANS).to_owned());
        (choice, means)
    });
    let none = Choice { value: String::new(), label: say!(words::NO_NEIGHBORHOOD).to_owned() };
    let groups = neighborhoods.into_iter().map(|(id, name)| Choice { value: id.to_string(), label: name });
    let groups: Vec<_> = std::iter::once(none).chain(groups).collect();
    let has_groups = groups.len() > 1;
    view! {
        <section class="stack" aria-labelledby="ai">
            <h2 id="ai">{say!(words::WHO)}</h2>
            <Radios name="kind" label=say!(words::KIND) choices=kinds.to_vec()/>
            <div class="stack for-named">
                <Field name="name" label=say!(words::NAME) autocomplete="name"/>
                <Field
                    name="phone"
                    kind="tel"
                    label=say!(words::PHONE)
                    help=say!(words::PHONE_HELP)
                    autocomplete="tel"
                    inputmode="tel"
                />
                <Field
                    name="email"
                    kind="email"
                    label=say!(words::EMAIL)
                    autocomplete="email"
                    inputmode="email"
                    optional=true
                />
                <Field
                    name="address"
                    label=say!(words::ADDRESS)
                    help=say!(words::ADDRESS_HELP)
                    autocomplete="street-address"
                />
                {has_groups
                    .then(|| {
                        view! {
                            <Picker
                                name="neighborhood"
                                label=say!(words::NEIGHBORHOOD)
                                choices=groups
                                optional=true
                            />
                        }
                    })}
                <div class="stack for-business">
                    <Field
                        name="business_name"
                        label=say!(words::BUSINESS)
                        autocomplete="organization"
                        optional=true
                    />
                    <Field
                        name="tax_code"
                        label=say!(words::TAX_CODE)
                        inputmode="numeric"
                        optional=true
                    />
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn agreement() -> AnyView {
    view! {
        <section class="stack" data-gap="small" aria-labelledby="quyen">
            <h2 id="quyen">{say!(words::AGREE)}</h2>
            <div class="for-named">
                <TickBox name="hide_name" label=say!(words::HIDE_NAME) help=say!(words::HIDE_NAME_HELP)/>
                <TickBox name="may_publish" label=say!(words::MAY_PUBLISH) help=say!(words::MAY_PUBLISH_HELP)/>
            </div>
            <p>{say!(words::NOTICE)}</p>
            <p>
                <a class="link" href=routes::PRIVACY target="_blank">
                    {say!(words::NOTICE_LINK, CONSENT_VERSION)}
                </a>
            </p>
            <TickBox name="consent" label=say!(words::CONSENT)/>
        </section>
    }
    .into_any()
}

fn promised(promise: Option<(String, String, Derivation)>, others: Vec<(String, Date)>) -> AnyView {
    let Some((rule, legal_ref, derivation)) = promise else {
        return view! { <p class="notice">{say!(words::PROMISE_LATER)}</p> }.into_any();
    };
    let sentence = say!(words::PROMISE, day(derivation.due_on));
    view! {
        <section class="panel promise">
            <p><b>{sentence}</b></p>
            <p class="soft small">
                {say!(words::PROMISE_WHY, rule, legal_ref)} " " {say!(words::PROMISE_NOT_ANONYMOUS)}
            </p>
            {others
                .into_iter()
                .map(|(rule, due_on)| view! { <p class="small">{say!(words::PROMISE_OTHER, rule, day(due_on))}</p> })
                .collect_view()}
            <DerivationFold id="cach-tinh" derivation=derivation legal_ref=legal_ref/>
        </section>
    }
    .into_any()
}
