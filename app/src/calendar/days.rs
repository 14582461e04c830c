//! `/quan-tri/lich-lam-viec?nam=…`: the special days of a year by month, with the proposals that wait on top.

use domain::calendar::{DayKind, DayStatus, KnownDay, Year};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use super::{
    api::{AddDay, ChangeDay, ConfirmDay, DropDay, read_year},
    proposals::proposals,
};
use crate::{
    i18n::{calendar as words, common, day, weekday},
    routes, say,
    ui::{AdminPage, Choice, Field, Fold, Form, Loaded, Picker, StateWord},
    viewer::viewer,
};

/// `/quan-tri/lich-lam-viec`
pub fn calendar_page() -> AnyView {
    let asked = use_query_map().with_untracked(|query| query.get("nam"));
    // What is no year is answered like a year that the calendar does not reach.
    let year = asked.map_or_else(|| viewer().today.year(), |typed| typed.trim().parse().unwrap_or_default());
    view! { <Loaded from=read_year(year) let:year>{shown(year)}</Loaded> }.into_any()
}

fn shown(year: Year) -> AnyView {
    let Year { year, days, worked, proposals: waiting } = year;
    view! {
        <AdminPage title=say!(words::TITLE_OF, year)>
            <p class="soft">{say!(words::LEAD)}</p>
            {proposals(waiting)}
            {years(year)}
            {table(year, &days, worked)}
            {add()}
        </AdminPage>
    }
    .into_any()
}

fn years(year: i16) -> AnyView {
    let near = (year - 1..=year + 1).filter(|one| (2000..2200).contains(one));
    let links = near
        .map(|one| {
            let current = one == year;
            view! {
                <a href=routes::admin_calendar(one) aria-current=current.then_some("true")>
                    {one}
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=say!(words::YEARS)>
            {links}
        </nav>
    }
    .into_any()
}

fn table(year: i16, days: &[KnownDay], worked: [u32; 12]) -> AnyView {
    let months = worked
        .into_iter()
        .zip(1_i8..)
        .map(|(worked, month)| {
            let rows: Vec<_> = days.iter().filter(|known| known.date.month() == month).map(row).collect();
            view! {
                <tbody>
                    <tr>
                        <th scope="rowgroup" colspan="6">
                            {say!(words::MONTH, month, year, worked)}
                        </th>
                    </tr>
                    {rows}
                </tbody>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!(words::SPECIAL_DAYS)>
            <table class="table" data-stack="inline">
                <caption>{say!(words::SPECIAL_DAYS)} ". " {say!(words::SPECIAL_DAYS_HELP)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(words::DATE)}</th>
                        <th scope="col">{say!(words::KIND)}</th>
                        <th scope="col">{say!(words::DAY_NAME)}</th>
                        <th scope="col">{say!(words::STATE)}</th>
                        <th scope="col">{say!(words::SOURCE)}</th>
                        <th scope="col">{say!(words::CHANGES)}</th>
                    </tr>
                </thead>
                {months}
            </table>
        </div>
    }
    .into_any()
}

fn row(known: &KnownDay) -> AnyView {
    let special = &known.special;
    let state = match special.status {
        DayStatus::Confirmed => "met",
        DayStatus::Proposed => "waiting",
    };
    let waits = special.status == DayStatus::Proposed;
    view! {
        <tr id=format!("ngay-{}", known.date)>
            <th scope="row">{format!("{} {}", weekday(known.date), day(known.date))}</th>
            <td data-label=say!(words::KIND)>{say!(words::kind(special.kind))}</td>
            <td data-label=say!(words::DAY_NAME)>{special.name.clone()}</td>
            <td data-label=say!(words::STATE)>
                <StateWord state word=say!(words::status(special.status))/>
            </td>
            <td data-label=say!(words::SOURCE)>{special.source.clone()}</td>
            <td>
                {waits.then(|| confirm(known))} {change(known)} {discard(known)}
            </td>
        </tr>
    }
    .into_any()
}

/// Which day a form is about, and as of which version.
fn about(known: &KnownDay) -> AnyView {
    view! {
        <input type="hidden" name="day" value=known.date.to_string()/>
        <input type="hidden" name="seen" value=known.version.to_string()/>
    }
    .into_any()
}

fn confirm(known: &KnownDay) -> AnyView {
    let (id, about) = (format!("xac-nhan-{}", known.date), about(known));
    let form = id.clone();
    view! {
        <Fold form icon="check" label=say!(words::CONFIRM)>
            <Form to=ConfirmDay::url() id class="stack" said=say!(words::CONFIRMED_NOW)>
                {about}
                <Field
                    name="source"
                    label=say!(words::NOTICE_NUMBER)
                    help=say!(words::NOTICE_NUMBER_HELP)
                    enterkeyhint="send"
                />
                <p>
                    <button class="button" data-kind="primary">
                        {say!(words::CONFIRM)}
                    </button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn change(known: &KnownDay) -> AnyView {
    let (id, about) = (format!("sua-{}", known.date), about(known));
    let (form, name, source) = (id.clone(), known.special.name.clone(), known.special.source.clone());
    view! {
        <Fold form icon="edit" label=say!(common::EDIT)>
            <Form to=ChangeDay::url() id class="stack" said=say!(common::SAVED)>
                {about}
                <Field name="name" label=say!(words::DAY_NAME) value=name/>
                <Field name="source" label=say!(words::SOURCE) value=source enterkeyhint="send"/>
                <p>
                    <button class="button">{say!(common::SAVE)}</button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn discard(known: &KnownDay) -> AnyView {
    let (id, about) = (format!("bo-{}", known.date), about(known));
    let form = id.clone();
    view! {
        <Fold form icon="close" label=say!(words::DROP)>
            <Form to=DropDay::url() id class="stack" said=say!(words::DROPPED)>
                {about}
                <p class="small">{say!(words::DROP_HELP)}</p>
                <p>
                    <button class="button" data-kind="danger">
                        {say!(words::DROP_DAY)}
                    </button>
                </p>
            </Form>
        </Fold>
    }
    .into_any()
}

fn add() -> AnyView {
    let kinds = [DayKind::Off, DayKind::Makeup]
        .map(|kind| Choice { value: kind.name().to_owned(), label: say!(words::kind(kind)).to_owned() });
    let states = [DayStatus::Confirmed, DayStatus::Proposed].map(|status| Choice {
        value: status.name().to_owned(),
        label: say!(words::status(status)).to_owned(),
    });
    view! {
        <section class="panel" id="them" aria-labelledby="them-t">
            <h2 id="them-t">{say!(words::ADD_DAY)}</h2>
            <Form to=AddDay::url() id="them-ngay" class="stack" said=say!(common::SAVED)>
                <Field
                    name="date"
                    label=say!(words::DATE)
                    help=say!(words::DATE_HELP)
                    width="date"
                    inputmode="numeric"
                />
                <Picker
                    name="kind"
                    label=say!(words::KIND)
                    help=say!(words::KIND_HELP)
                    choices=kinds.to_vec()
                    value=DayKind::Off.name()
                />
                <Field name="name" label=say!(words::DAY_NAME) help=say!(words::DAY_NAME_HELP)/>
                <Picker
                    name="status"
                    label=say!(words::STATE)
                    help=say!(words::STATE_HELP)
                    choices=states.to_vec()
                    value=DayStatus::Proposed.name()
                />
                <Field
                    name="source"
                    label=say!(words::SOURCE)
                    help=say!(words::SOURCE_HELP)
                    enterkeyhint="send"
                />
                <p>
                    <button class="button" data-kind="primary">
                        {say!(words::ADD_DAY)}
                    </button>
                </p>
            </Form>
        </section>
    }
    .into_any()
}
