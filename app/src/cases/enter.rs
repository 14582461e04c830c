//! `/xu-ly/nhap-ho`: a case entered on behalf of somebody, and right afterwards, once, what is handed to them. The head of a
//! neighbourhood has a form of few fields in large type. Files come along, so that the form posts to the page's own
//! address (`server::cases`).

use domain::feedback::{Category, Channel, SenderKind};
use domain::ids::UnitId;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    api::{Entered, read_entered, read_entry, read_held},
    reader::{asked, is_head},
    referrals::path,
};
use crate::{
    i18n::{case as words, cases as names, common, day, feedback as public},
    routes, say,
    server::Desk,
    ui::{
        Choice, Field, FileField, Form, FormState, Icon, Loaded, Mark, Picker, TextArea, typed, was_ticked,
    },
    viewer::viewer,
};

/// The form's id, and the name under which a refused one is kept.
const FORM: &str = "nhap-ho";

/// `/xu-ly/nhap-ho?mot-lan=…`
pub fn enter_page() -> AnyView {
    let ticket = asked("mot-lan");
    let held = FormState::of(FORM, routes::CASES_ENTER).value("held").unwrap_or_default();
    let read = async move {
        let neighborhoods = read_entry().await?;
        let held = read_held(&held).await;
        let entered = match &ticket {
            Some(ticket) => Some(read_entered(ticket).await?),
            None => None,
        };
        Ok((neighborhoods, held, entered))
    };
    view! {
        <Loaded from=read let:read>
            {match read.2 {
                Some(entered) => receipt(entered),
                None if is_head() => of_head(&read.0, &read.1),
                None => of_clerk(read.0, &read.1),
            }}
        </Loaded>
    }
    .into_any()
}

fn of_clerk(neighborhoods: Vec<(UnitId, String)>, held: &[String]) -> AnyView {
    let held = held.to_vec();
    let title = say!(words::ENTER_TITLE);
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1" data-width="form">
            {path(None, say!(names::ENTER).to_owned())}
            <div class="page-head">
                <h1>{title}</h1>
                <p>{say!(words::ENTER_LEAD)}</p>
            </div>
            <Form to=routes::CASES_ENTER id=FORM class="stack" files=true>
                <div class="stack">
                    {how()} {matter(held)} {who()} {place(neighborhoods)} {business()} {agreed(true)}
                </div>
                {submit(words::ENTER_SUBMIT)}
            </Form>
        </main>
    }
    .into_any()
}

fn of_head(neighborhoods: &[(UnitId, String)], held: &[String]) -> AnyView {
    let held = held.to_vec();
    let title = say!(words::ENTER_HEAD);
    let own = viewer().signed.and_then(|signed| signed.actor.unit);
    let name = neighborhoods.iter().find(|(id, _)| Some(*id) == own).map(|(_, name)| name.clone());
    let lead = name.map(|name| say!(words::ENTER_HEAD_LEAD, name));
    let own = own.map(|own| own.to_string()).unwrap_or_default();
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1" data-width="form" class="large">
            <div class="page-head">
                <h1>{title}</h1>
                {lead.map(|lead| view! { <p>{lead}</p> })}
            </div>
            <Form to=routes::CASES_ENTER id=FORM class="stack" files=true>
                <input type="hidden" name="channel" value=Channel::Neighborhood.name()/>
                <input type="hidden" name="neighborhood" value=own/>
                <div class="stack">{matter(held)} {who()} {when()} {agreed(false)}</div>
                {submit(words::HEAD_SUBMIT)}
            </Form>
        </main>
    }
    .into_any()
}

fn submit(word: crate::i18n::Text) -> AnyView {
    view! {
        <div class="action-bar">
            <button class="button" data-kind="primary">
                {say!(word)}
            </button>
        </div>
    }
    .into_any()
}

/// How and when it came.
fn how() -> AnyView {
    let channels = Channel::ALL
        .into_iter()
        .filter(|channel| channel.is_on_behalf())
        .map(|channel| Choice {
            value: channel.name().to_owned(),
            label: say!(names::channel(channel)).to_owned(),
        })
        .collect();
    view! {
        <Picker name="channel" label=say!(words::CHANNEL) choices=channels/>
        {when()}
        <Field
            name="outside_number"
            label=say!(words::OUTSIDE_NUMBER)
            help=say!(words::OUTSIDE_HELP)
            optional=true
        />
    }
    .into_any()
}

/// When it came: now, unless somebody says otherwise.
fn when() -> AnyView {
    view! {
        <div class="field-row">
            <Field
                name="received_day"
                label=say!(words::RECEIVED_DAY)
                help=say!(names::DATE_HELP)
                value=day(viewer().today)
                width="date"
                inputmode="numeric"
            />
            <Field
                name="received_hour"
                label=say!(words::RECEIVED_HOUR)
                help=say!(words::HOUR_HELP)
                value=now()
                width="date"
            />
        </div>
    }
    .into_any()
}

/// The hour and minute now, by the clock of the service.
fn now() -> String {
    let now = crate::i18n::instant(Desk::here().service.now());
    now.split(' ').next().unwrap_or_default().to_owned()
}

/// What it is about, with the files that were kept when the form was refused.
fn matter(held: Vec<String>) -> AnyView {
    let kept = (!held.is_empty()).then(|| say!(public::HELD, held.len(), held.join(", ")));
    let categories = Category::ALL.into_iter().map(|category| Choice {
        value: category.name().to_owned(),
        label: say!(names::category(category)).to_owned(),
    });
    let none = Choice { value: String::new(), label: say!(public::CHOOSE).to_owned() };
    let categories: Vec<_> = std::iter::once(none).chain(categories).collect();
    view! {
        <TextArea name="content" label=say!(words::CONTENT) help=say!(words::CONTENT_HELP) rows=6/>
        <Picker name="category" label=say!(names::CATEGORY) choices=categories/>
        <FileField name="file" label=say!(words::PICTURES) help=say!(words::PICTURES_HELP) several=true/>
        <input type="hidden" name="held" value=typed("held").unwrap_or_default()/>
        {kept.map(|kept| view! { <p class="notice" data-state="met">{kept}</p> })}
    }
    .into_any()
}

/// Who sends it.
fn who() -> AnyView {
    let kinds = [
        SenderKind::Citizen,
        SenderKind::Household,
        SenderKind::Enterprise,
        SenderKind::Organisation,
        SenderKind::Anonymous,
    ]
    .into_iter()
    .map(|kind| Choice { value: kind.name().to_owned(), label: say!(names::sender(kind)).to_owned() })
    .collect();
    view! {
        <Picker name="kind" label=say!(words::KIND) choices=kinds/>
        <Field name="name" label=say!(words::NAME)/>
        <Field
            name="phone"
            label=say!(words::PHONE)
            help=say!(words::PHONE_HELP)
            kind="tel"
            inputmode="tel"
            width="date"
        />
    }
    .into_any()
}

fn place(neighborhoods: Vec<(UnitId, String)>) -> AnyView {
    let none = Choice { value: String::new(), label: say!(public::NO_NEIGHBORHOOD).to_owned() };
    let groups = neighborhoods.into_iter().map(|(id, name)| Choice { value: id.to_string(), label: name });
    let groups: Vec<_> = std::iter::once(none).chain(groups).collect();
    view! {
        <Field name="email" label=say!(words::EMAIL) inputmode="email" optional=true/>
        <Field name="address" label=say!(words::ADDRESS) optional=true/>
        <Picker name="neighborhood" label=say!(words::NEIGHBORHOOD) choices=groups optional=true/>
    }
    .into_any()
}

fn business() -> AnyView {
    view! {
        <Field name="business_name" label=say!(words::BUSINESS_NAME) optional=true/>
        <Field name="tax_code" label=say!(words::TAX_CODE) inputmode="numeric" width="date" optional=true/>
    }
    .into_any()
}

/// What the sender agreed to, by the word of whoever enters it; nothing is ticked beforehand.
fn agreed(may_publish: bool) -> AnyView {
    let boxes = [
        (true, "consent", words::CONSENT),
        (true, "hide_name", words::HIDE_NAME),
        (may_publish, "may_publish", words::AGREES_PUBLISH),
    ];
    let boxes: Vec<_> = boxes
        .into_iter()
        .filter(|(is_there, ..)| *is_there)
        .map(|(_, name, label)| {
            let ticked = was_ticked(name, "on").unwrap_or_default() || typed(name).is_some();
            view! {
                <label class="choice">
                    <input type="checkbox" name=name value="on" checked=ticked/>
                    <span>{say!(label)}</span>
                </label>
            }
        })
        .collect();
    view! { <div class="choices">{boxes}</div> }.into_any()
}

/// What is handed over, once.
fn receipt(entered: Option<Entered>) -> AnyView {
    let Some(entered) = entered else { return shown_before() };
    let title = say!(words::ENTERED_TITLE);
    let link = format!("{}{}?m={}", Desk::here().public_url, routes::feedback(&entered.code), entered.secret);
    let due = entered.due_on.map(|on| say!(words::ZALO_DUE, day(on))).unwrap_or_default();
    let zalo = say!(words::ZALO_TEXT, entered.code, entered.secret, due, link);
    let due = entered.due_on.map_or_else(|| say!(words::HINT_NO_CLOCK).to_owned(), day);
    let rows: Vec<_> = [
        (words::CODE, entered.code.clone(), "secret"),
        (words::SECRET, entered.secret, "secret"),
        (words::ANSWER_BY_DAY, due, ""),
    ]
    .into_iter()
    .map(|(name, value, class)| {
        view! {
            <div>
                <dt>{say!(name)}</dt>
                <dd>
                    <span class=class>{value}</span>
                </dd>
            </div>
        }
    })
    .collect();
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1" data-width="form" class:large=is_head()>
            <div class="stack" data-still="">
                <div class="notice" data-state="met" role="status">
                    <Mark state="met"/>
                    <div>
                        <h1>{title}</h1>
                        <p>{say!(words::ENTERED_ONCE)}</p>
                    </div>
                </div>
                <dl class="facts">{rows}</dl>
                <div class="field no-print">
                    <label for="zalo">{say!(words::ZALO)}</label>
                    <p class="field-help" id="zalo-help">
                        {say!(words::ZALO_HELP)}
                    </p>
                    <textarea class="input" id="zalo" readonly rows="6" aria-describedby="zalo-help">
                        {zalo}
                    </textarea>
                </div>
                <div class="row no-print">
                    <button class="button when-ready" type="button" data-print="">
                        <Icon name="print"/>
                        {say!(words::PRINT_RECEIPT)}
                    </button>
                    <a class="button" href=routes::case(&entered.code)>
                        {say!(words::SEE_CASE)}
                    </a>
                </div>
                <div class="action-bar">
                    <a class="button" data-kind="primary" href=routes::CASES_ENTER>
                        {say!(words::ENTER_NEXT)}
                    </a>
                    <a class="button" href=routes::CASES>
                        {say!(common::BACK)}
                    </a>
                </div>
            </div>
        </main>
    }
    .into_any()
}

fn shown_before() -> AnyView {
    let title = say!(words::ENTERED_TITLE);
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1" data-width="form">
            <div class="page-head">
                <h1>{title}</h1>
            </div>
            <div class="notice" data-state="at_risk">
                <Mark state="at_risk"/>
                <div>
                    <p>{say!(words::ENTERED_BEFORE)}</p>
                </div>
            </div>
            <p>
                <a class="button" href=routes::CASES>
                    {say!(names::TITLE)}
                </a>
            </p>
        </main>
    }
    .into_any()
}
