//! Requests upward: what is outside of the ward's competence, bundled with proposed solutions (task I.1). Their cases are
//! told of each step, and keep their own states: they are sent on, answered or closed by steps of their own.

use domain::change::Change;
use domain::feedback::view::{Referral, ReferralState};
use domain::feedback::{CaseCode, Problem, Refusal as No, What};
use domain::ids::{FeedbackId, ReferralId};
use domain::notice::NoticeKind;
use domain::people::{About, Action, Actor, may};
use domain::text::tidy;
use jiff::civil::Date;
use serde::Serialize;

use super::rows::Line;
use super::rows::excerpt;
use crate::Refusal;
use crate::db::{Day, Instant, Tx};
use crate::error::{Error, Fault};
use crate::event::Event;
use crate::on;
use crate::service::Service;

/// The most characters of a title and of the name of an agency.
const TITLE_MOST: usize = 200;
/// The most characters of a proposal or a reply.
const TEXT_MOST: usize = 5000;
/// The most characters of the number of a document.
const NUMBER_MOST: usize = 60;
/// The most cases in one request.
const CASES_MOST: usize = 100;

/// A request upward, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct ReferralForm {
    /// What it is about.
    pub title: String,
    /// Whom it goes to.
    pub agency: String,
    /// What the ward proposes.
    pub proposal: String,
    /// The codes of its cases.
    pub codes: Vec<String>,
}

/// What the log keeps of a step: nothing that anybody wrote.
#[derive(Serialize)]
struct Told {
    referral: ReferralId,
    cases: usize,
}

/// All requests, the newest first.
pub async fn referrals(service: &Service, actor: &Actor) -> Result<Vec<Referral>, Error> {
    may(actor, Action::BundleFeedback, &About::default())?;
    let mut tx = service.read().await?;
    let rows = tx.referral_rows(None).await?;
    tx.with_cases(rows, None).await
}

/// One request.
pub async fn referral(service: &Service, actor: &Actor, id: ReferralId) -> Result<Referral, Error> {
    may(actor, Action::BundleFeedback, &About::default())?;
    service.read().await?.referral(id).await
}

/// Makes one, or changes a draft (id and version of what was seen).
pub async fn create_referral(
    service: &Service,
    actor: &Actor,
    draft: Option<(ReferralId, i64)>,
    form: &ReferralForm,
) -> Result<ReferralId, Error> {
    const MAKE: &str = "INSERT INTO referral (id, title, agency, proposal, state, created_by, created_name, \
                        created_at, version) VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, 1)";
    const CHANGE: &str = "UPDATE referral SET title = $3, agency = $4, proposal = $5, version = version + 1 \
                          WHERE id = $1 AND version = $2 AND state = 'draft'";
    const CLEAR: &str = "DELETE FROM referral_case WHERE referral_id = $1";
    const ADD: &str = "INSERT INTO referral_case (referral_id, feedback_id) VALUES ($1, $2)";
    may(actor, Action::BundleFeedback, &About::default())?;
    let mut problems = Vec::new();
    let title = line("title", &form.title, TITLE_MOST, &mut problems);
    let agency = line("agency", &form.agency, TITLE_MOST, &mut problems);
    let proposal = text("proposal", &form.proposal, TEXT_MOST, &mut problems);
    let mut tx = service.write_as(actor).await?;
    let cases = tx.cases_of_codes(&form.codes, &mut problems).await?;
    if !problems.is_empty() {
        return Err(No::from(problems).into());
    }
    let id = match draft {
        None => {
            let (id, now) = (ReferralId(tx.new_id()), Instant(tx.now()));
            on!(tx, c => sqlx::query(MAKE)
                .bind(id.0).bind(&title).bind(&agency).bind(&proposal).bind(actor.person.0).bind(&actor.name)
                .bind(now).execute(c).await)?;
            id
        }
        Some((id, seen)) => {
            let changed = on!(tx, c => sqlx::query(CHANGE)
                .bind(id.0).bind(seen).bind(&title).bind(&agency).bind(&proposal).execute(c).await)?;
            tx.was_changed(id, changed, ReferralState::Draft).await?;
            on!(tx, c => sqlx::query(CLEAR).bind(id.0).execute(c).await)?;
            id
        }
    };
    for case in &cases {
        on!(tx, c => sqlx::query(ADD).bind(id.0).bind(case.0).execute(c).await)?;
    }
    let kind = if draft.is_none() { "feedback.referral_made" } else { "feedback.referral_changed" };
    let told = Told { referral: id, cases: cases.len() };
    tx.record(&Event::new(kind).data(&told)?).await?;
    tx.announce(Change::Feedback);
    tx.save().await?;
    Ok(id)
}

/// It was sent under this number. The senders are told.
pub async fn send_referral(
    service: &Service,
    actor: &Actor,
    id: ReferralId,
    seen_version: i64,
    doc_number: &str,
    sent_on: Date,
) -> Result<(), Error> {
    const SEND: &str = "UPDATE referral SET state = 'sent', doc_number = $3, sent_on = $4, version = version + 1 \
                        WHERE id = $1 AND version = $2 AND state = 'draft'";
    may(actor, Action::BundleFeedback, &About::default())?;
    let mut problems = Vec::new();
    let number = line("number", doc_number, NUMBER_MOST, &mut problems);
    if sent_on > service.today() {
        problems.push(Problem::new("date", What::Future));
    }
    if !problems.is_empty() {
        return Err(No::from(problems).into());
    }
    let mut tx = service.write_as(actor).await?;
    let sent = on!(tx, c => sqlx::query(SEND)
        .bind(id.0).bind(seen_version).bind(&number).bind(Day(sent_on)).execute(c).await)?;
    tx.was_changed(id, sent, ReferralState::Draft).await?;
    let referral = tx.referral(id).await?;
    let said = format!("{}: {number} ({})", referral.agency, written(sent_on));
    tx.tell_senders(&referral, &said, NoticeKind::ReferralSent, "feedback.referral_sent").await?;
    tx.save().await
}

/// The reply came. The senders are told.
pub async fn reply_referral(
    service: &Service,
    actor: &Actor,
    id: ReferralId,
    seen_version: i64,
    number: &str,
    reply: &str,
    replied_on: Date,
) -> Result<(), Error> {
    const REPLY: &str = "UPDATE referral SET state = 'replied', reply_number = $3, reply = $4, replied_on = $5, \
                         version = version + 1 WHERE id = $1 AND version = $2 AND state = 'sent'";
    may(actor, Action::BundleFeedback, &About::default())?;
    let mut problems = Vec::new();
    let number = line("number", number, NUMBER_MOST, &mut problems);
    let reply = text("reply", reply, TEXT_MOST, &mut problems);
    if replied_on > service.today() {
        problems.push(Problem::new("date", What::Future));
    }
    let mut tx = service.write_as(actor).await?;
    if tx.referral(id).await?.sent_on.is_some_and(|sent_on| replied_on < sent_on) {
        // Nobody answers what was not sent yet.
        problems.push(Problem::new("date", What::NotAMoment));
    }
    if !problems.is_empty() {
        return Err(No::from(problems).into());
    }
    let replied = on!(tx, c => sqlx::query(REPLY)
        .bind(id.0).bind(seen_version).bind(&number).bind(&reply).bind(Day(replied_on)).execute(c).await)?;
    tx.was_changed(id, replied, ReferralState::Sent).await?;
    let referral = tx.referral(id).await?;
    let said = format!("{}: {number} ({})\n{reply}", referral.agency, written(replied_on));
    tx.tell_senders(&referral, &said, NoticeKind::ReferralReplied, "feedback.referral_replied").await?;
    tx.save().await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    version: i64,
    title: String,
    agency: String,
    proposal: String,
    state: String,
    doc_number: String,
    sent_on: Option<Day>,
    reply_number: String,
    reply: String,
    replied_on: Option<Day>,
    created_name: String,
    created_at: Instant,
}

impl Tx {
    async fn referral_rows(&mut self, id: Option<ReferralId>) -> Result<Vec<Row>, Error> {
        const ROWS: &str = "SELECT id, version, title, agency, proposal, state, doc_number, sent_on, reply_number, \
            reply, replied_on, created_name, created_at FROM referral WHERE $1 < 0 OR id = $1 ORDER BY id DESC";
        let id = id.map_or(-1, |id| id.0);
        Ok(on!(self, c => sqlx::query_as::<_, Row>(ROWS).bind(id).fetch_all(c).await)?)
    }

    async fn referral(&mut self, id: ReferralId) -> Result<Referral, Error> {
        let rows = self.referral_rows(Some(id)).await?;
        let found = self.with_cases(rows, Some(id)).await?.into_iter().next();
        Ok(found.ok_or(Refusal::NotFound)?)
    }

    /// With codes and beginnings of their cases. What became restricted since is not shown.
    async fn with_cases(&mut self, rows: Vec<Row>, only: Option<ReferralId>) -> Result<Vec<Referral>, Error> {
        const CASES: &str = "SELECT r.referral_id, f.code, f.content FROM referral_case r \
            JOIN feedback f ON f.id = r.feedback_id WHERE ($1 < 0 OR r.referral_id = $1) AND f.restricted = FALSE \
            ORDER BY f.id";
        let only = only.map_or(-1, |id| id.0);
        let cases = on!(self, c =>
            sqlx::query_as::<_, (i64, String, String)>(CASES).bind(only).fetch_all(c).await)?;
        let of = |id: i64| {
            let mine = cases.iter().filter(move |(referral, ..)| *referral == id);
            mine.map(|(_, code, content)| (code.clone(), excerpt(content))).collect()
        };
        rows.into_iter().map(|row| row.referral(of)).collect()
    }

    /// The cases of the codes that were typed. One that the actor may not know of is as unknown as one that is not there.
    async fn cases_of_codes(
        &mut self,
        codes: &[String],
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<FeedbackId>, Error> {
        let mut cases = Vec::new();
        let mut codes: Vec<&str> =
            codes.iter().map(|code| code.trim()).filter(|code| !code.is_empty()).collect();
        codes.sort_unstable();
        codes.dedup();
        if codes.is_empty() {
            problems.push(Problem::new("codes", What::Missing));
        }
        if codes.len() > CASES_MOST {
            let now = u32::try_from(codes.len()).unwrap_or(u32::MAX);
            problems.push(Problem::new("codes", What::TooLong { most: CASES_MOST as u32, now }));
            return Ok(cases);
        }
        for code in codes {
            let case = match code.parse::<CaseCode>() {
                Ok(code) => self.case(code.as_str()).await?,
                Err(_) => None,
            };
            match case {
                Some(case) if !case.row.restricted => cases.push(case.id()),
                _ => {
                    problems.push(Problem::new("codes", What::UnknownChoice));
                    break;
                }
            }
        }
        cases.sort_unstable();
        cases.dedup();
        Ok(cases)
    }

    /// If nothing was changed: there is none, it is not where it should be, or somebody was quicker.
    async fn was_changed(&mut self, id: ReferralId, rows: u64, wanted: ReferralState) -> Result<(), Error> {
        if rows > 0 {
            return Ok(());
        }
        let now = self.referral(id).await?;
        if now.state == wanted {
            return Err(Refusal::Stale { by: None, at: None }.into());
        }
        Err(No::ReferralState.into())
    }

    /// A public line in each case, a word to each sender.
    async fn tell_senders(
        &mut self,
        referral: &Referral,
        said: &str,
        notice: NoticeKind,
        event: &'static str,
    ) -> Result<(), Error> {
        for (code, _) in &referral.cases {
            let case = self.case(code).await?.ok_or(Refusal::NotFound)?;
            self.add_line(case.id(), &Line::other("referral", said, true)).await?;
            self.notify_sender(case.id(), notice, code).await?;
        }
        let told = Told { referral: referral.id, cases: referral.cases.len() };
        self.record(&Event::new(event).data(&told)?).await?;
        self.announce(Change::Feedback);
        Ok(())
    }
}

impl Row {
    fn referral(self, cases: impl Fn(i64) -> Vec<(String, String)>) -> Result<Referral, Error> {
        let state = match self.state.as_str() {
            "draft" => ReferralState::Draft,
            "sent" => ReferralState::Sent,
            "replied" => ReferralState::Replied,
            other => {
                let (table, column, row) = ("referral", "state", self.id.to_string());
                return Err(Fault::BadRow { table, column, row, why: other.to_owned() }.into());
            }
        };
        Ok(Referral {
            id: ReferralId(self.id),
            version: self.version,
            title: self.title,
            agency: self.agency,
            proposal: self.proposal,
            state,
            doc_number: self.doc_number,
            sent_on: self.sent_on.map(|day| day.0),
            reply: self.replied_on.map(|day| (self.reply_number, self.reply, day.0)),
            created: (self.created_name, self.created_at.0),
            cases: cases(self.id),
        })
    }
}

/// As days are written in documents: 26/11/2026.
fn written(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

fn line(field: &str, typed: &str, most: usize, problems: &mut Vec<Problem>) -> String {
    let written = text(field, typed, most, problems);
    if written.contains('\n') {
        problems.push(Problem::new(field, What::SeveralLines));
    }
    written
}

fn text(field: &str, typed: &str, most: usize, problems: &mut Vec<Problem>) -> String {
    let written = tidy(typed);
    let length = written.chars().count();
    if length == 0 {
        problems.push(Problem::new(field, What::Missing));
    } else if length > most {
        let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
        problems.push(Problem::new(field, What::TooLong { most: number(most), now: number(length) }));
    }
    written
}
