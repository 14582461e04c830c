//! `/lich/{id}`: a dialogue as staff see it.

use std::collections::{BTreeMap, HashMap};

use domain::dialogue::view::{
    Asker, CheckedIn, Choices, Drafted, Note, OrganiserPage, QuestionRow, RegistrationRow, StepOffer,
};
use domain::dialogue::{
    Announcement, LegalDates, LegalRules, Refusal as No, StateKind, Step, TaskChoice, WARD, loudspeaker_text,
    notice_text, orphans, takes_answer, zalo_text,
};
use domain::ids::{CommitmentId, DialogueId, DialogueNoteId, PersonId, RegistrationId, UnitId};
use domain::people::{About, Action, Actor, may};
use jiff::civil::Date;

use super::asked::{Question, all_asked, marks, merged_numbers};
use super::guests::{Guest, places, present};
use super::key::{asker_key, asker_link};
use super::promises::{Of, Reader};
use super::rows::Dialogue;
use crate::clock::{VIET_NAM, day_of};
use crate::db::{Instant, Tx};
use crate::error::Error;
use crate::feedback::ProgramKey;
use crate::on;
use crate::service::Service;

/// What the form of a new dialogue offers.
///
/// # Errors
/// Refused by role.
pub async fn new_page(service: &Service, actor: &Actor) -> Result<Choices, Error> {
    may(actor, Action::RunDialogue, &About::default())?;
    let mut tx = service.read().await?;
    let year = day_of(tx.now()).year();
    tx.dialogue_choices(year, None).await
}

/// A dialogue with all that staff do about it. `site`: the whole address of the public's list of dialogues, below which
/// each stands by its id.
///
/// # Errors
/// Refused by role; not found.
pub async fn organiser_page(
    service: &Service,
    actor: &Actor,
    id: DialogueId,
    site: &str,
) -> Result<OrganiserPage, Error> {
    may(actor, Action::ReadDialogues, &About::default())?;
    let may_run = may(actor, Action::RunDialogue, &About::default()).is_ok();
    let may_serve = may(actor, Action::ServeDialogue, &About::default()).is_ok();
    let askers = asker_key(service).await?;
    let mut tx = service.read().await?;
    let (now, today) = (tx.now(), day_of(tx.now()));
    let dialogue = tx.dialogue(id).await?;
    let legal = tx.legal_dates(dialogue.plan.day()).await?;
    let almanac = tx.almanac().await?;
    let state = dialogue.state.kind();
    let announced_on = dialogue.announced_at.map(day_of);
    let warnings = legal.warnings(&almanac, state, dialogue.plan.day(), announced_on, today);
    let guests = tx.guests(id).await?;
    let questions = tx.questions(id).await?;
    let old = Of::Before(dialogue.plan.kind, dialogue.plan.day());
    let about = announcement(&dialogue, site);
    let clerk = tx.settings().await?.restricted_clerk;
    Ok(OrganiserPage {
        head: dialogue.head(now),
        plan: dialogue.plan_view(),
        legal,
        warnings,
        steps: if may_run { steps(&dialogue, &questions, today)? } else { Vec::new() },
        today,
        places: places(&dialogue, &guests),
        present: present(&guests),
        counted: dialogue.present(),
        registrations: if may_serve { registrations(&guests, &questions, may_run)? } else { Vec::new() },
        on_screen: dialogue.on_screen,
        marks: marks(&questions)?,
        notes: tx.dialogue_notes(id).await?,
        promises: tx.promises(Of::Dialogue(id), Reader::Staff(actor), today).await?,
        old_promises: tx.promises(old, Reader::Staff(actor), today).await?,
        drafted: Drafted {
            notice: notice_text(&about),
            loudspeaker: loudspeaker_text(&about),
            zalo: zalo_text(&about),
        },
        choices: match may_run {
            true => {
                tx.dialogue_choices(dialogue.plan.day().year().min(today.year()), dialogue.task_id).await?
            }
            false => Choices::default(),
        },
        questions: rows(&questions, &guests, state, (actor, clerk), &askers)?,
        version: dialogue.version,
        may_run,
        may_serve,
    })
}

/// All that texts and documents are drafted from.
pub(super) fn announcement(dialogue: &Dialogue, site: &str) -> Announcement {
    let plan = &dialogue.plan;
    Announcement {
        ward: WARD.to_owned(),
        title: plan.title.clone(),
        kind: plan.kind,
        format: plan.format,
        starts: plan.starts,
        place: plan.place.clone(),
        chair: (dialogue.chair.name.clone(), dialogue.chair.position.clone()),
        agenda: plan.agenda.clone(),
        capacity: plan.capacity,
        closes: VIET_NAM.to_datetime(plan.window.closes),
        url: format!("{site}/{}", dialogue.id),
        contact: plan.contact.clone(),
        unit: dialogue.unit.name.clone(),
    }
}

/// The steps that may follow, with why one cannot be taken today.
fn steps(dialogue: &Dialogue, questions: &[Question], today: Date) -> Result<Vec<StepOffer>, Error> {
    let day = dialogue.plan.day();
    let asked = all_asked(questions)?;
    let refused = |step| match step {
        Step::Announce if day < today => Some(No::DayPassed { day }),
        Step::Hold if today < day => Some(No::NotYet { day }),
        Step::Conclude => {
            let open = orphans(&asked);
            (!open.is_empty()).then_some(No::Orphans { questions: open })
        }
        _ => None,
    };
    let offers = dialogue.state.kind().steps().into_iter();
    Ok(offers.map(|step| StepOffer { step, refused: refused(step) }).collect())
}

fn registrations(
    guests: &[Guest],
    questions: &[Question],
    in_full: bool,
) -> Result<Vec<RegistrationRow>, Error> {
    let mut asked: HashMap<i64, Vec<u32>> = HashMap::new();
    for question in questions {
        if let Some(guest) = question.registration_id {
            asked.entry(guest).or_default().push(question.number());
        }
    }
    let row = |guest: &Guest| -> Result<RegistrationRow, Error> {
        Ok(RegistrationRow {
            id: guest.id(),
            number: u32::try_from(guest.number).unwrap_or(u32::MAX),
            kind: guest.sender_kind()?,
            name: guest.name.clone(),
            business_name: guest.business_name.clone(),
            phone: if in_full { guest.phone.clone() } else { masked(&guest.phone) },
            people: guest.people(),
            seat: guest.seat(guests),
            checked_in: guest.checked_in_at.map(|at| CheckedIn {
                at: at.0,
                people: u32::try_from(guest.checked_in_people.unwrap_or(guest.people)).unwrap_or(0),
                by: guest.checked_in_name.clone(),
            }),
            questions: asked.remove(&guest.id).unwrap_or_default(),
            at: guest.at.0,
            at_door: guest.at_door,
        })
    };
    let mut row = row;
    let mut rows = guests.iter().map(&mut row).collect::<Result<Vec<_>, _>>()?;
    rows.sort_by_key(|row| (matches!(row.seat, domain::dialogue::view::Seat::Cancelled), row.number));
    Ok(rows)
}

/// The last three digits.
fn masked(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().collect();
    match digits.len() {
        0 => String::new(),
        length => format!("••• {}", digits[length.saturating_sub(3)..].iter().collect::<String>()),
    }
}

fn rows(
    questions: &[Question],
    guests: &[Guest],
    state: StateKind,
    (actor, clerk): (&Actor, Option<PersonId>),
    askers: &ProgramKey,
) -> Result<Vec<QuestionRow>, Error> {
    let may_do = |action| may(actor, action, &About::default()).is_ok();
    let (may_serve, may_run) = (may_do(Action::ServeDialogue), may_do(Action::RunDialogue));
    let by_id: BTreeMap<i64, &Question> = questions.iter().map(|question| (question.id, question)).collect();
    let merged = merged_numbers(questions);
    let row = |question: &Question| -> Result<QuestionRow, Error> {
        let lead = question.merged_into.and_then(|lead| by_id.get(&lead).copied());
        let ends_as = lead.unwrap_or(question);
        let guest = question.registration_id.and_then(|id| guests.iter().find(|guest| guest.id == id));
        let asker = Asker {
            name: question.asker_name.clone(),
            business_name: guest.map(|guest| guest.business_name.clone()).unwrap_or_default(),
            registration: question.registration_id.map(RegistrationId),
            link: match question.registration_id {
                Some(_) => String::new(),
                None => asker_link(askers, question.id())?,
            },
        };
        let about = About { lead: question.unit().map(|unit| unit.id), ..About::default() };
        let outcome = ends_as.outcome()?.or(question.outcome()?);
        let may_answer = may(actor, Action::AnswerQuestion, &about).is_ok()
            && lead.is_none()
            && takes_answer(state, outcome, may_run).is_ok();
        let knows_case = ends_as.case_is_known(actor, clerk);
        Ok(QuestionRow {
            id: question.id(),
            number: question.number(),
            category: question.category()?,
            text: if may_serve { question.text.clone() } else { question.public(&question.text) },
            asker: may_serve.then_some(asker),
            may_merge: question.may_merge,
            may_publish: question.may_publish,
            merged_into: lead.map(Question::number),
            merged: merged.get(&question.id).cloned().unwrap_or_default(),
            unit: question.unit(),
            answer: ends_as.answer.clone(),
            answered: ends_as.answered_at.map(|at| (ends_as.answered_name.clone(), at.0)),
            outcome,
            case: ends_as.case()?.filter(|_| knows_case || !ends_as.case_is_restricted()),
            may_open_case: knows_case,
            commitment: ends_as.commitment_id.map(CommitmentId),
            version: question.version,
            may_answer,
        })
    };
    questions.iter().map(row).collect()
}

impl Tx {
    /// The days that the law asks for around a dialogue on that day.
    pub(super) async fn legal_dates(&mut self, day: Date) -> Result<LegalDates, Error> {
        let rules = LegalRules::holding(&self.time_rules().await?, day);
        Ok(LegalDates::count(&self.almanac().await?, &rules, day))
    }

    /// The notes of a dialogue, in order.
    pub(super) async fn dialogue_notes(&mut self, id: DialogueId) -> Result<Vec<Note>, Error> {
        const NOTES: &str = "SELECT n.id, n.at, n.actor_name, n.text, q.number FROM dialogue_note n \
             LEFT JOIN dialogue_question q ON q.id = n.question_id WHERE n.dialogue_id = $1 ORDER BY n.at, n.id";
        type Row = (i64, Instant, String, String, Option<i64>);
        let rows = on!(self, c => sqlx::query_as::<_, Row>(NOTES).bind(id.0).fetch_all(c).await)?;
        let note = |(id, at, by, text, number): Row| Note {
            id: DialogueNoteId(id),
            at: at.0,
            by,
            text,
            question: number.and_then(|number| u32::try_from(number).ok()),
        };
        Ok(rows.into_iter().map(note).collect())
    }

    /// Who may be in the chair, which units are active, which tasks the plan that holds in that year has, and those of later
    /// years: the day is not known before it is typed. `own`: a task that is offered in any case.
    async fn dialogue_choices(&mut self, year: i16, own: Option<i64>) -> Result<Choices, Error> {
        const PEOPLE: &str = "SELECT p.id, p.name, p.position FROM person p WHERE p.active \
             ORDER BY CASE WHEN EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = p.id AND r.role = 'leader') \
             THEN 0 ELSE 1 END, p.name, p.id";
        const UNITS: &str = "SELECT id, name FROM unit WHERE active ORDER BY sort, code";
        const TASKS: &str = "SELECT p.year, t.code, t.short_title FROM task t JOIN plan p ON p.id = t.plan_id \
             WHERE (t.gone_at IS NULL AND p.year >= $1) OR t.id = $2 ORDER BY p.year, t.sort, t.code";
        let first = self.plan_year(year).await?.unwrap_or(year);
        let people = on!(self, c => sqlx::query_as::<_, (i64, String, String)>(PEOPLE).fetch_all(c).await)?;
        let units = on!(self, c => sqlx::query_as::<_, (i64, String)>(UNITS).fetch_all(c).await)?;
        let tasks = on!(self, c => sqlx::query_as::<_, (i64, String, String)>(TASKS)
            .bind(i64::from(first)).bind(own).fetch_all(c).await)?;
        let task = |(year, code, title): (i64, String, String)| TaskChoice {
            year: i16::try_from(year).unwrap_or(i16::MAX),
            code,
            title,
        };
        Ok(Choices {
            chairs: people.into_iter().map(|(id, name, position)| (PersonId(id), name, position)).collect(),
            units: units.into_iter().map(|(id, name)| (UnitId(id), name)).collect(),
            tasks: tasks.into_iter().map(task).collect(),
        })
    }
}

/// True for a dialogue that is neither settled on a day nor over.
pub(super) fn is_unsettled(dialogue: &Dialogue) -> bool {
    matches!(dialogue.state.kind(), StateKind::Draft | StateKind::Postponed)
}
