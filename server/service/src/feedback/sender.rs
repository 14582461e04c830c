//! What a sender does with code and secret: look the case up, write, rate, reopen.

use std::net::IpAddr;

use domain::change::Change;
use domain::feedback::view::{PublicCase, Receipt};
use domain::feedback::{
    CONTENT_MOST, CaseCode, Problem, Refusal as No, Reopened, State, Step, What, normal_secret,
};
use domain::ids::{FeedbackFileId, FeedbackId};
use domain::notice::NoticeKind;
use domain::people::AccountRefusal;
use domain::text::tidy;

use super::NewFile;
use super::files::{brought, digest, held_files, keep_all};
use super::intake::Given;
use super::keys::{is_same, secret_of};
use super::pass::{give_pass, passed};
use super::rows::{Case, Line};
use crate::Refusal;
use crate::attempts::{Subject, begin};
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::event::Event;
use crate::files::{Opened, bytes_of, is_picture};
use crate::on;
use crate::service::Service;

/// The longest words of a rating or a reason, in characters.
pub(super) const WORDS_MOST: usize = 2000;

/// A case that was opened with code and secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// The code in its normal form.
    pub code: String,
    /// The token that opens the case for a while; secret.
    pub token: String,
}

/// Opens a case. Wrong code and wrong secret get the same answer after the same work; five wrong tries at one code from one
/// address pause there, whether there is a case of that code or not. Many phones may share an address, so that the address
/// as a whole, and a code that is tried from everywhere, pause only after many.
pub async fn look_up(service: &Service, code: &str, secret: &str, address: IpAddr) -> Result<Access, Error> {
    const FIND: &str = "SELECT id FROM feedback WHERE code = $1";
    let typed: String = code.chars().take(100).collect();
    let code = typed.parse::<CaseCode>().map_or(typed, |code| code.to_string());
    let besides = [Subject::sender_address(address), Subject::case(&code)];
    let attempt = begin(service, Subject::case_from(&code, address), besides).await;
    let attempt = attempt.map_err(|error| match error {
        Error::Refused(Refusal::People(AccountRefusal::Locked { until })) => No::Paused { until }.into(),
        error => error,
    })?;
    let mut tx = service.read().await?;
    // No text of the database holds a zero.
    let asked = code.replace('\0', "");
    let found = on!(tx, c => sqlx::query_scalar::<_, i64>(FIND).bind(&asked).fetch_optional(c).await)?;
    drop(tx);
    let expected = secret_of(service, FeedbackId(found.unwrap_or(0))).await?;
    let typed = normal_secret(secret).unwrap_or_default();
    let right = is_same(service, &expected, &typed).await?;
    let Some(case) = found.filter(|_| right) else {
        attempt.fail(service).await?;
        return Err(No::WrongCodeOrSecret.into());
    };
    let token = give_pass(service, FeedbackId(case)).await?;
    let mut tx = service.write().await?;
    attempt.succeed(&mut tx).await?;
    tx.save().await?;
    Ok(Access { code, token })
}

/// Opens the case that a receipt was just given for. No try is counted: whoever has the receipt has sent the case, and
/// must see it even where somebody else on the same line guesses at secrets.
pub async fn open_received(service: &Service, receipt: &Receipt) -> Result<Access, Error> {
    Ok(Access { code: receipt.code.clone(), token: give_pass(service, receipt.id).await? })
}

/// The case behind a token.
pub async fn public_case(service: &Service, code: &str, token: &str) -> Result<PublicCase, Error> {
    let mut tx = service.read().await?;
    let case = tx.case_by_token(code, token).await?;
    let secret = secret_of(service, case.id()).await?;
    let given = Given::read(&mut tx).await?;
    tx.public_case(&case, &given, service.today(), secret).await
}

/// What a sender writes into their case.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The text.
    pub text: String,
    /// Files with it.
    pub files: Vec<NewFile>,
    /// The ticket of the files that an earlier, refused post brought.
    pub held: String,
    /// Made with the form, so that the same post twice is one message; empty where the form had none.
    pub key: String,
}

impl Said {
    /// The key of the form together with what it says and brings: another text from the form shown again is another
    /// message.
    fn message_key(&self) -> Option<String> {
        let said = format!("{}\n{}{}", self.key, self.text, brought(&self.files, &self.held));
        (!self.key.is_empty()).then(|| digest(&said))
    }
}

/// A message or the supplement that was asked for, with files. Sent twice it stands once.
pub async fn say(service: &Service, code: &str, token: &str, said: Said) -> Result<(), Error> {
    let text = words(&said.text, "text", 1, CONTENT_MOST as usize)?;
    let mut tx = service.read().await?;
    tx.case_by_token(code, token).await?.may_write()?;
    drop(tx);
    let key = said.message_key();
    let there = held_files(service, &said.held).await?.len();
    let files = keep_all(service, said.files, there).await?;
    let mut tx = service.write().await?;
    let before = tx.held_by_token(code, token).await?;
    if let Some(key) = &key
        && tx.was_said(before.id(), key).await?
    {
        return Ok(());
    }
    before.may_write()?;
    let (mut case, now) = (before.clone(), tx.now());
    let taken = before.state().supplement();
    let (line, kind) = match &taken {
        Some(taken) => {
            case.take(taken, now);
            case = tx.put_case(&before, case).await?;
            (Line::step(taken, &text, true), NoticeKind::Supplemented)
        }
        None => (Line::other("message", &text, true), NoticeKind::SenderWrote),
    };
    let line = Line { by_sender: true, message_key: key.as_deref(), ..line };
    let entry = tx.add_line(case.id(), &line).await?;
    for file in &files {
        tx.add_case_file(case.id(), entry, true, file).await?;
    }
    tx.take_held(&said.held, case.id(), entry, true).await?;
    tx.tell_staff(&case, kind, "feedback.sender_wrote").await?;
    tx.save().await
}

/// The sender's rating, 1 to 5, once a round.
pub async fn rate(service: &Service, code: &str, token: &str, stars: u8, comment: &str) -> Result<(), Error> {
    if !(1..=5).contains(&stars) {
        return Err(No::from(Problem::new("stars", What::UnknownChoice)).into());
    }
    let comment = words(comment, "comment", 0, WORDS_MOST)?;
    let mut tx = service.write().await?;
    let before = tx.case_by_token(code, token).await?;
    if !before.is_answered() {
        return Err(No::NoSuchStep { state: before.state().kind(), step: Step::Reopen }.into());
    }
    if before.row.rating.is_some() {
        return Err(No::RatedAlready.into());
    }
    let mut case = before.clone();
    case.row.rating = Some(i64::from(stars));
    case.row.rating_comment = comment.clone();
    case.row.rated_at = Some(Instant(tx.now()));
    let case = tx.put_case(&before, case).await?;
    tx.count_rating(&case, stars).await?;
    let said = format!("{stars}/5 {comment}");
    let line = Line { by_sender: true, ..Line::other("rating", said.trim(), true) };
    tx.add_line(case.id(), &line).await?;
    tx.record(
        &Event::new("feedback.rated").data(&serde_json::json!({ "feedback": case.id(), "stars": stars }))?,
    )
    .await?;
    tx.announce(Change::Feedback);
    tx.save().await
}

/// Opens the case again after one or two stars, with a clock of the same rule from now on; where that one no longer
/// holds, of the rule that answers everything else.
pub async fn reopen(service: &Service, code: &str, token: &str, reason: &str) -> Result<(), Error> {
    let reason = words(reason, "reason", 1, WORDS_MOST)?;
    let mut tx = service.write().await?;
    let before = tx.case_by_token(code, token).await?;
    let given = Given::read(&mut tx).await?;
    let taken = match before.state() {
        State::Answered(state) if before.is_answered() => state.reopen(Reopened {}),
        State::Published(state) if before.is_answered() => state.reopen(Reopened {}),
        State::Closed(state) if before.is_answered() => state.reopen(Reopened {}),
        state => return Err(No::NoSuchStep { state: state.kind(), step: Step::Reopen }.into()),
    };
    if before.row.reopened >= given.reopen_most() {
        return Err(No::ReopenedBefore.into());
    }
    if before.row.rating.is_none_or(|stars| stars > 2) {
        return Err(No::NotDissatisfied.into());
    }
    let now = tx.now();
    let clock = before.clock().ok_or(No::NoClock)?;
    let rule = given.rule_again(&clock.rule_code, now)?;
    let derivation = given.count(rule, now);
    let mut case = before.clone();
    case.take(&taken, now);
    case.row.reopened += 1;
    tx.new_round(&mut case, rule, &derivation).await?;
    let case = tx.put_case(&before, case).await?;
    let line = Line { by_sender: true, ..Line::step(&taken, &reason, true) };
    tx.add_line(case.id(), &line).await?;
    // Whoever answered is told; the next step is with those who give cases out.
    tx.notify_in_charge_and_centre(&case, NoticeKind::SenderReopened).await?;
    tx.record_of_sender(&case, "feedback.reopened").await?;
    tx.save().await
}

/// A file of the case.
pub async fn open_file(
    service: &Service,
    code: &str,
    token: &str,
    file: FeedbackFileId,
) -> Result<Opened, Error> {
    const FIND: &str = "SELECT mime, name, stored_as FROM feedback_file \
                        WHERE id = $1 AND feedback_id = $2 AND removed_at IS NULL";
    let mut tx = service.read().await?;
    let case = tx.case_by_token(code, token).await?.id();
    let found = on!(tx, c => sqlx::query_as::<_, (String, String, String)>(FIND)
        .bind(file.0).bind(case.0).fetch_optional(c).await)?;
    drop(tx);
    let (mime, name, stored_as) = found.ok_or(Refusal::NotFound)?;
    let bytes = bytes_of(service, &stored_as).await?;
    Ok(Opened { bytes, inline: is_picture(&mime), mime, name })
}

/// What was typed in its kept form, if it is neither too short nor too long.
pub(super) fn words(typed: &str, field: &str, least: usize, most: usize) -> Result<String, Error> {
    let text = tidy(typed);
    let now = text.chars().count();
    let what = if now < least {
        What::Missing
    } else if now > most {
        What::TooLong { most: most as u32, now: u32::try_from(now).unwrap_or(u32::MAX) }
    } else {
        return Ok(text);
    };
    Err(No::from(Problem::new(field, what)).into())
}

impl Case {
    /// True if the present round has an approved answer.
    pub(super) fn is_answered(&self) -> bool {
        self.state().kind().is_answered() && self.clock().is_some_and(|clock| clock.answered_at.is_some())
    }

    /// Refuses where nobody reads any more what the sender writes.
    fn may_write(&self) -> Result<(), No> {
        match self.state() {
            State::Rejected(_) | State::Redirected(_) => {
                Err(No::NoSuchStep { state: self.state().kind(), step: Step::Supplement })
            }
            _ => Ok(()),
        }
    }
}

impl Tx {
    /// The case of that code, if the token opens it.
    pub(super) async fn case_by_token(&mut self, code: &str, token: &str) -> Result<Case, Error> {
        let service = self.service().clone();
        let held = passed(&service, token, self.now()).await?.ok_or(Refusal::NotFound)?;
        let case = self.case_of(held).await?;
        Ok(case.filter(|case| case.row.code == code).ok_or(Refusal::NotFound)?)
    }

    /// True if a message of this key stands in the case.
    async fn was_said(&mut self, case: FeedbackId, key: &str) -> Result<bool, Error> {
        const SAID: &str = "SELECT COUNT(*) FROM feedback_entry WHERE feedback_id = $1 AND message_key = $2";
        let said =
            on!(self, c => sqlx::query_scalar::<_, i64>(SAID).bind(case.0).bind(key).fetch_one(c).await)?;
        Ok(said > 0)
    }

    /// Tells those in charge what the sender did, without a word of what they wrote.
    async fn tell_staff(&mut self, case: &Case, kind: NoticeKind, event: &'static str) -> Result<(), Error> {
        self.notify_in_charge(case, kind).await?;
        self.record_of_sender(case, event).await
    }

    pub(super) async fn record_of_sender(&mut self, case: &Case, event: &'static str) -> Result<(), Error> {
        self.record(&Event::new(event).data(&serde_json::json!({ "feedback": case.id() }))?).await?;
        self.announce(Change::Feedback);
        Ok(())
    }
}
