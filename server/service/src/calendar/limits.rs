//! Limits of time as dated rows, and the settings. What held is never rewritten: a new row ends the one before. Running
//! cases keep the day that they were promised.

use domain::calendar::{
    GoalsForm, LeaderForm, LimitForm, Limits, NumbersForm, OfficeForm, Refusal, StartRule,
};
use domain::change::Change;
use domain::people::{About, Action, Actor, may};
use jiff::civil::Date;

use crate::Refusal as Refused;
use crate::error::Error;
use crate::event::Event;
use crate::service::Service;

/// The settings that whoever keeps the calendar may change.
const OFFICE: [&str; 3] = ["retention_months", "reopen_most", "hotline"];
/// How numbers are entered and counted.
const NUMBERS: [&str; 2] = ["indicator_entry_days", "exits_with_awaiting"];
const GOALS: [&str; 3] = ["dialogue_people_least", "dialogue_business_least", "dialogue_warn_from_month"];
/// The settings that only leaders change.
const LEADER: [&str; 2] = ["deem_next_working_day", "restricted_clerk"];

/// The limits and the settings, for whoever may change some of them.
pub async fn limits(service: &Service, actor: &Actor) -> Result<Limits, Error> {
    let may_limit = may(actor, Action::ManageLimits, &About::default()).is_ok();
    if !may_limit {
        may(actor, Action::ManageCalendar, &About::default())?;
    }
    let mut tx = service.read().await?;
    let settings = tx.settings().await?;
    Ok(Limits {
        rules: tx.time_rules().await?.rules,
        office: OfficeForm {
            retention_months: settings.retention_months,
            reopen_most: settings.reopen_most,
            hotline: settings.hotline,
        },
        office_version: tx.settings_version(&OFFICE).await?,
        numbers: tx.numbers().await?,
        numbers_version: tx.settings_version(&NUMBERS).await?,
        goals: tx.year_goals().await.map(|goals| GoalsForm {
            people: goals.people,
            business: goals.business,
            warn_from: u16::try_from(goals.warn_from_month).unwrap_or(1),
        })?,
        goals_version: tx.settings_version(&GOALS).await?,
        leader: LeaderForm {
            deem_next_working_day: settings.start_rule == StartRule::NextWorkingDay,
            restricted_clerk: settings.restricted_clerk,
        },
        leader_version: tx.settings_version(&LEADER).await?,
        people: if may_limit { tx.active_people().await? } else { Vec::new() },
        may_limit,
        may_keep: may(actor, Action::ManageCalendar, &About::default()).is_ok(),
    })
}

/// Lets a rule be otherwise from a day on.
pub async fn add_limit(service: &Service, actor: &Actor, form: LimitForm) -> Result<(), Error> {
    may(actor, Action::ManageLimits, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let rules = tx.time_rules().await?;
    let last = rules.newest(&form.code).ok_or(Refused::NotFound)?;
    let next = form.following(last)?;
    tx.end_rule(last, next.from).await?;
    tx.insert_rule(&next).await?;
    tx.record(&Event::new("calendar.limit_added").data(&next)?).await?;
    tx.announce(Change::Calendar);
    tx.save().await
}

/// Switches a promise of service on or off, for cases that are received from now on.
pub async fn switch_limit(
    service: &Service,
    actor: &Actor,
    code: &str,
    from: Date,
    seen_version: i64,
    on: bool,
) -> Result<(), Error> {
    may(actor, Action::ManageLimits, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    let rules = tx.time_rules().await?;
    let rule = rules.rules.iter().find(|rule| rule.code == code && rule.from == from);
    let rule = rule.ok_or(Refused::NotFound)?;
    if !rule.is_promise() {
        return Err(Refusal::NoPromise.into());
    }
    tx.set_enabled(rule, seen_version, on).await?;
    let kind = if on { "calendar.limit_switched_on" } else { "calendar.limit_switched_off" };
    tx.record(&Event::new(kind).data(&rule)?).await?;
    tx.announce(Change::Calendar);
    tx.save().await
}

/// Changes the settings of the office.
pub async fn change_office(
    service: &Service,
    actor: &Actor,
    seen_version: i64,
    form: OfficeForm,
) -> Result<(), Error> {
    may(actor, Action::ManageCalendar, &About::default())?;
    let form = form.tidied()?;
    let values = [form.retention_months.to_string(), form.reopen_most.to_string(), form.hotline.clone()];
    let mut tx = service.write_as(actor).await?;
    tx.put_settings(&OFFICE, &values, seen_version).await?;
    tx.record(&Event::new("calendar.settings_changed").data(&form)?).await?;
    tx.announce(Change::Calendar);
    tx.save().await
}

/// Changes how numbers are entered and counted.
pub async fn change_numbers(
    service: &Service,
    actor: &Actor,
    seen_version: i64,
    form: NumbersForm,
) -> Result<(), Error> {
    may(actor, Action::ManageCalendar, &About::default())?;
    let form = form.tidied()?;
    let counts = if form.exits_with_awaiting { "yes" } else { "no" };
    let mut tx = service.write_as(actor).await?;
    let before = tx.numbers().await?;
    tx.put_settings(&NUMBERS, &[form.entry_days.to_string(), counts.to_owned()], seen_version).await?;
    let event = Event::new("indicator.settings_changed")
        .data(&serde_json::json!({ "before": before, "after": form }))?;
    tx.record(&event).await?;
    // Charts, queues and growth rest on them.
    tx.announce(Change::Calendar);
    tx.announce(Change::Business);
    tx.save().await
}

/// Changes how many dialogues a year has at least.
pub async fn change_goals(
    service: &Service,
    actor: &Actor,
    seen_version: i64,
    form: GoalsForm,
) -> Result<(), Error> {
    may(actor, Action::ManageCalendar, &About::default())?;
    let form = form.tidied()?;
    let mut tx = service.write_as(actor).await?;
    let values = [form.people, form.business, form.warn_from].map(|number| number.to_string());
    tx.put_settings(&GOALS, &values, seen_version).await?;
    tx.record(&Event::new("dialogue.goals_changed").data(&form)?).await?;
    tx.announce(Change::Calendar);
    tx.save().await
}

/// Changes the settings of leaders.
pub async fn change_for_leaders(
    service: &Service,
    actor: &Actor,
    seen_version: i64,
    form: LeaderForm,
) -> Result<(), Error> {
    may(actor, Action::ManageLimits, &About::default())?;
    let mut tx = service.write_as(actor).await?;
    if let Some(clerk) = form.restricted_clerk
        && !tx.active_people().await?.iter().any(|(person, _)| *person == clerk)
    {
        return Err(Refusal::Field { name: "restricted_clerk".to_owned() }.into());
    }
    let deems = if form.deem_next_working_day { "yes" } else { "no" };
    let clerk = form.restricted_clerk.map(|person| person.to_string()).unwrap_or_default();
    tx.put_settings(&LEADER, &[deems.to_owned(), clerk], seen_version).await?;
    tx.record(&Event::new("calendar.leader_settings_changed").data(&form)?).await?;
    tx.announce(Change::Calendar);
    tx.save().await
}
