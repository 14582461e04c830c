//! `/so-lieu/chi-tieu?ct=…`: how indicators are counted, and further ones that an administrator adds.

use domain::board::UnitHead;
use domain::indicator::{
    Direction, Feed, Formula, IndicatorForm, Preset,
    view::{EntryPage, IndicatorHead},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    api::{AddIndicator, ChangeIndicator, read_definitions},
    import::path,
    page::asked,
};
use crate::{
    i18n::{Text, common, entry as words},
    routes, say,
    ui::{Choice, Field, Form, Icon, Loaded, Mark, Picker},
};

/// The form of an indicator that is added.
const ADD: &str = "them-chi-tieu";
/// The form of one that is changed.
const CHANGE: &str = "sua-chi-tieu";

/// `/so-lieu/chi-tieu`
pub fn define_page() -> AnyView {
    view! { <Loaded from=read_definitions() let:page>{shown(&page)}</Loaded> }.into_any()
}

fn shown(page: &EntryPage) -> AnyView {
    let title = say!(words::DEFINE_TITLE);
    let code = asked("ct");
    let open = page.rows.iter().map(|row| &row.indicator).find(|head| Some(&head.code) == code.as_ref());
    let rows: Vec<_> = page
        .rows
        .iter()
        .map(|row| row_link(&row.indicator, open.is_some_and(|open| open.id == row.indicator.id)))
        .collect();
    let (heading, form) = match open {
        Some(head) => (format!("{}. {}", head.code, head.name), change(page, head)),
        None => (say!(words::ADD).to_owned(), add(page)),
    };
    view! {
        <Title text=title/>
        <main id="noi-dung" tabindex="-1" class="values">
            {path(None, title)}
            <div class="page-head">
                <h1>{title}</h1>
                <p>{say!(words::DEFINE_LEAD)}</p>
            </div>
            <div class="split" data-aside="start">
                <nav class="stack" aria-label=say!(words::ALL)>
                    <ul class="rows" role="list">
                        {rows}
                    </ul>
                    {open
                        .is_some()
                        .then(|| {
                            view! {
                                <p>
                                    <a class="button" href=routes::ENTRY_DEFINE>
                                        <Icon name="plus"/>
                                        {say!(words::ADD)}
                                    </a>
                                </p>
                            }
                        })}
                </nav>
                <section class="panel" id="dinh-nghia" aria-labelledby="dinh-nghia-t">
                    <h2 id="dinh-nghia-t">{heading}</h2>
                    {form}
                </section>
            </div>
        </main>
    }
    .into_any()
}

fn row_link(head: &IndicatorHead, is_open: bool) -> AnyView {
    let (mark, word) = if head.added { ("in_progress", words::ADDED) } else { ("accepted", words::OF_PLAN) };
    view! {
        <li>
            <a href=routes::entry_define(&head.code) aria-current=is_open.then_some("true")>
                <Mark state=mark/>
                <span>
                    <b>{head.code.clone()}</b>
                    <small>{head.name.clone()}</small>
                    <small>{say!(word)}</small>
                </span>
                <Icon name="next"/>
            </a>
        </li>
    }
    .into_any()
}

fn add(page: &EntryPage) -> AnyView {
    let (year, units) = (page.plan.year.to_string(), page.units.clone());
    let filled = asked("mau").and_then(|code| Preset::of(&code)).map(Preset::form).unwrap_or_default();
    view! {
        {presets(page)}
        <Form to=AddIndicator::url() id=ADD class="stack" said=say!(common::SAVED)>
            <input type="hidden" name="year" value=year/>
            {whole(&filled)}
            {how(&filled, &units)}
            <div class="action-bar">
                <button class="button" data-kind="primary">
                    {say!(words::ADD)}
                </button>
            </div>
        </Form>
    }
    .into_any()
}

/// Links that fill the form in, for what is not followed yet.
fn presets(page: &EntryPage) -> Option<AnyView> {
    let is_new = |preset: &Preset| page.rows.iter().all(|row| row.indicator.code != preset.code);
    let links: Vec<_> = Preset::ALL
        .into_iter()
        .filter(is_new)
        .map(|preset| {
            view! {
                <li>
                    <a class="link" href=routes::entry_preset(preset.code)>
                        {format!("{} {}", preset.code, preset.name)}
                    </a>
                </li>
            }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <details class="fold" id="mau">
                <summary>{say!(words::PRESETS)}</summary>
                <p class="soft small">{say!(words::PRESETS_HELP)}</p>
                <ul>{links}</ul>
            </details>
        }
        .into_any()
    })
}

fn change(page: &EntryPage, head: &IndicatorHead) -> AnyView {
    let (head, units, form) = (head.clone(), page.units.clone(), IndicatorForm::of(head));
    view! {
        <Form to=ChangeIndicator::url() id=CHANGE class="stack" said=say!(common::SAVED)>
            <input type="hidden" name="id" value=head.id.to_string()/>
            <input type="hidden" name="seen" value=head.version.to_string()/>
            {if head.added { whole(&form) } else { of_plan(&head) }}
            {how(&form, &units)}
            <div class="action-bar">
                <button class="button" data-kind="primary">
                    {say!(common::SAVE)}
                </button>
            </div>
        </Form>
    }
    .into_any()
}

/// What the plan says stays as it is; empty stands for it.
fn of_plan(head: &IndicatorHead) -> AnyView {
    let target = head.target_text.clone();
    let kept =
        ["code", "name", "measure", "target"].map(|name| view! { <input type="hidden" name=name value=""/> });
    view! {
        {kept}
        <p class="soft">{say!(words::TARGET, target)}</p>
    }
    .into_any()
}

/// What a person says of an indicator that no document names.
fn whole(form: &IndicatorForm) -> AnyView {
    let IndicatorForm { code, name, measure, target, .. } = form.clone();
    view! {
        <Field name="code" label=say!(words::CODE) help=say!(words::CODE_HELP) value=code width="number"/>
        <Field name="name" label=say!(words::NAME) value=name/>
        <Field
            name="measure"
            label=say!(words::MEASURE)
            help=say!(words::MEASURE_HELP)
            value=measure
            width="number"
            optional=true
        />
        <Field
            name="target"
            label=say!(words::TARGET_FIELD)
            help=say!(words::TARGET_HELP)
            value=target
            optional=true
        />
    }
    .into_any()
}

fn choices(all: &[(&str, Text)]) -> Vec<Choice> {
    all.iter()
        .map(|(value, label)| Choice { value: (*value).to_owned(), label: say!(*label).to_owned() })
        .collect()
}

/// How it is counted, and who enters it.
fn how(form: &IndicatorForm, units: &[UnitHead]) -> AnyView {
    let formulas = choices(&[
        ("", words::FORMULA_BY_MEASURE),
        (Formula::Share.name(), words::FORMULA_SHARE),
        (Formula::Count.name(), words::FORMULA_COUNT),
    ]);
    let directions = choices(&[
        ("", words::DIRECTION_BY_TARGET),
        (Direction::Up.name(), words::DIRECTION_UP),
        (Direction::Down.name(), words::DIRECTION_DOWN),
    ]);
    let feeds = choices(&[
        (Feed::None.name(), words::FEED_NONE),
        (Feed::OnTime.name(), words::FEED_ON_TIME),
        (Feed::Ratings.name(), words::FEED_RATINGS),
    ]);
    let mut owners = choices(&[("", words::NOBODY)]);
    owners.extend(units.iter().map(|unit| Choice { value: unit.id.to_string(), label: unit.name.clone() }));
    let IndicatorForm {
        unit,
        formula,
        direction,
        numerator_label,
        denominator_label,
        formula_note,
        feed,
        ..
    } = form.clone();
    view! {
        <Picker name="unit" label=say!(words::UNIT_FIELD) choices=owners value=unit/>
        <Picker name="formula" label=say!(words::FORMULA) choices=formulas value=formula/>
        <Picker name="direction" label=say!(words::DIRECTION) choices=directions value=direction/>
        <Field name="numerator_label" label=say!(words::NUMERATOR_LABEL) value=numerator_label optional=true/>
        <Field name="denominator_label" label=say!(words::DENOMINATOR_LABEL) value=denominator_label optional=true/>
        <Field name="formula_note" label=say!(words::FORMULA_NOTE) value=formula_note optional=true/>
        <Picker name="feed" label=say!(words::FEED) choices=feeds value=feed/>
    }
    .into_any()
}
