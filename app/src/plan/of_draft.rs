//! An uploaded draft, put into sentences: every field with the words that it came from.

use domain::{
    board::WardRole,
    people::Unit,
    plan::{
        Citation, Draft, DraftUnit, Goal, GoalKind, Group, ImportPreview, Indicator, Quote, Relation,
        ReportDuty, Task, known_units,
    },
};

use super::{
    of_difference::changes,
    of_office::about_upload,
    view::{Asked, Chip, Entry, Fact, Misread, Part, Preview, Source, Sum, Unread},
};
use crate::{
    i18n::{Text, board, day, plan as words},
    say,
};

impl Preview {
    /// What the page of an upload shows. The ward's units give names to codes.
    pub fn of(preview: &ImportPreview, units: &[Unit]) -> Self {
        let draft = &preview.draft;
        Self {
            id: preview.id.to_string(),
            file_name: preview.file_name.clone(),
            about: about_upload(preview.year, preview.uploaded_by.as_deref(), preview.uploaded_at),
            is_first: preview.is_first,
            figures: figures(draft),
            sum: draft.said_total.as_ref().map(|said| {
                let agrees = said.value == draft.found_total;
                let words = if agrees { words::SUM_AGREES } else { words::SUM_DIFFERS };
                Sum { agrees, sentence: say!(words, said.value, draft.found_total) }
            }),
            open: Asked::of(&draft.open),
            corrections: Misread::of(&draft.corrections),
            not_understood: Unread::of(&draft.not_understood),
            changes: changes(preview, units),
            parts: parts(draft),
        }
    }
}

fn figures(draft: &Draft) -> Vec<Fact> {
    let of_role = |role| draft.tasks().filter(|task| task.role == role).count();
    let no_role = of_role(None);
    [
        (words::FIGURE_GROUPS, draft.groups.len()),
        (words::FIGURE_TASKS, draft.tasks().count()),
        (words::FIGURE_LEAD, of_role(Some(WardRole::Lead))),
        (words::FIGURE_COORDINATE, of_role(Some(WardRole::Coordinate))),
        (words::FIGURE_NO_ROLE, no_role),
        (words::FIGURE_INDICATORS, draft.indicators.len()),
        (words::FIGURE_REPORTS, draft.report_duties.len()),
    ]
    .into_iter()
    .filter(|(name, count)| *name != words::FIGURE_NO_ROLE || *count > 0)
    .map(|(name, count)| Fact { name: say!(name).to_owned(), value: Some(count.to_string()) })
    .chain(terms(draft))
    .collect()
}

/// How many tasks have which kind of term, in the order in which they first come.
fn terms(draft: &Draft) -> Vec<Fact> {
    let mut kinds = Vec::new();
    for kind in draft.tasks().filter_map(|task| task.term.as_ref()).map(|term| term.kind) {
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    kinds
        .into_iter()
        .map(|(kind, count)| Fact {
            name: say!(words::FIGURE_TERM, say!(board::term(kind))),
            value: Some(count.to_string()),
        })
        .collect()
}

fn parts(draft: &Draft) -> Vec<Part> {
    let part = |heading: String, is_open: bool, entries: Vec<Entry>| Part { heading, is_open, entries };
    let counted = |words: Text, entries: Vec<Entry>| part(say!(words, entries.len()), false, entries);
    let mut parts = vec![part(say!(words::PART_HEAD).to_owned(), true, head(draft))];
    for group in &draft.groups {
        parts.push(part(
            say!(words::PART_GROUP, group.code, group.name, group.tasks.len()),
            false,
            tasks(group),
        ));
    }
    parts.push(counted(words::PART_INDICATORS, draft.indicators.iter().map(indicator).collect()));
    parts.push(counted(words::PART_UNITS, draft.units.iter().map(unit).collect()));
    parts.push(counted(words::PART_REPORTS, draft.report_duties.iter().map(report).collect()));
    parts.push(counted(words::PART_GOALS, draft.goals.iter().map(goal).collect()));
    parts.push(counted(words::PART_BASIS, draft.legal_basis.iter().map(citation).collect()));
    let recipients = draft.recipients.iter().map(|q| entry("", &q.value, Vec::new(), [&q.quote])).collect();
    parts.push(counted(words::PART_RECIPIENTS, recipients));
    parts.retain(|part| !part.entries.is_empty());
    parts
}

fn entry<'a>(name: &str, text: &str, chips: Vec<Chip>, quotes: impl IntoIterator<Item = &'a Quote>) -> Entry {
    Entry {
        name: name.to_owned(),
        text: text.to_owned(),
        chips,
        sources: quotes.into_iter().map(Source::of).collect(),
    }
}

fn said(word: String) -> Chip {
    Chip { word, suggested: false }
}

fn suggested(word: String) -> Chip {
    Chip { word, suggested: true }
}

/// Title, number, date and so on; what is not said is said to be open.
fn head(draft: &Draft) -> Vec<Entry> {
    let one = |name: Text, found: Option<(String, &Quote)>| match found {
        Some((text, quote)) => entry(say!(name), &text, Vec::new(), [quote]),
        None => entry(say!(name), say!(words::NOT_SAID), Vec::new(), []),
    };
    let text = |q: &'_ domain::plan::Quoted<String>| q.value.clone();
    let signer = draft.signer.as_ref().and_then(|signer| {
        let lines: Vec<&str> = signer.capacity.iter().chain(&signer.name).map(String::as_str).collect();
        signer.name.as_ref().map(|_| (lines.join(", "), &signer.quote))
    });
    let mut entries = vec![
        one(words::PLAN_TITLE, draft.title.as_ref().map(|q| (text(q), &q.quote))),
        one(words::NUMBER, draft.number.as_ref().map(|q| (text(q), &q.quote))),
        one(words::ISSUED_ON, draft.issued_on.as_ref().map(|q| (day(q.value), &q.quote))),
        one(words::ISSUER, draft.issuer.as_ref().map(|q| (text(q), &q.quote))),
        one(words::YEAR, draft.year.as_ref().map(|q| (q.value.to_string(), &q.quote))),
        one(words::SIGNER, signer),
    ];
    entries.extend(draft.contact.as_ref().map(|q| one(words::CONTACT, Some((text(q), &q.quote)))));
    entries
}

fn tasks(group: &Group) -> Vec<Entry> {
    group.tasks.iter().map(task).collect()
}

fn task(task: &Task) -> Entry {
    let mut chips = Vec::new();
    chips.extend(task.role.map(|role| said(say!(board::role(role)).to_owned())));
    chips.extend(task.term_text.as_ref().map(|term| said(say!(words::TERM, term))));
    chips.extend(task.term.as_ref().map(|term| {
        let kind = say!(board::term(term.kind));
        said(match term.due_on {
            Some(due) => say!(words::TERM_MEANS_BY, kind, day(due)),
            None => say!(words::TERM_MEANS, kind),
        })
    }));
    chips.extend(task.lead_unit.as_ref().map(|unit| said(say!(words::LEAD_UNIT, unit))));
    if !task.support_units.is_empty() {
        chips.push(said(say!(words::SUPPORT_UNITS, task.support_units.join("; "))));
    }
    chips.extend(task.product.as_ref().map(|product| said(say!(words::PRODUCT, product))));
    let proposed = &task.suggestion;
    if task.lead_unit.is_none() {
        let lead = proposed.lead_unit.as_deref().map(known_name);
        chips.extend(lead.map(|unit| suggested(say!(words::SUGGESTED_LEAD, unit))));
    }
    if task.support_units.is_empty() && !proposed.support_units.is_empty() {
        let units: Vec<&str> = proposed.support_units.iter().map(|code| known_name(code)).collect();
        chips.push(suggested(say!(words::SUGGESTED_SUPPORT, units.join("; "))));
    }
    if !proposed.short_title.is_empty() {
        chips.push(suggested(say!(words::SUGGESTED_TITLE, proposed.short_title)));
    }
    entry(&task.code, &task.text, chips, std::iter::once(&task.quote).chain(&task.continued))
}

/// The short name of a unit that every ward has; the code itself of any other.
fn known_name(code: &str) -> &str {
    known_units().iter().find(|known| known.code == code).map_or(code, |known| known.short_name)
}

fn indicator(indicator: &Indicator) -> Entry {
    let mut chips = Vec::new();
    let measure = indicator.unit.as_deref().unwrap_or_default();
    chips.extend(indicator.target_text.as_ref().map(|target| {
        let written = format!("{target} {measure}");
        said(say!(words::TARGET, written.trim_end()))
    }));
    chips.extend(indicator.target.map(|target| said(say!(words::TARGET_MEANS, words::target(target)))));
    chips.extend(indicator.lead_unit.as_ref().map(|unit| said(say!(words::FOLLOWED_BY, unit))));
    entry(&indicator.code, &indicator.name, chips, [&indicator.quote])
}

/// A unit and its duties, each on a line of its own.
fn unit(unit: &DraftUnit) -> Entry {
    let mut chips = Vec::new();
    if !unit.aliases.is_empty() {
        chips.push(said(say!(words::ALSO_CALLED, unit.aliases.join("; "))));
    }
    let duties: Vec<&str> = unit.duties.iter().map(|duty| duty.text.as_str()).collect();
    let quotes = std::iter::once(&unit.quote).chain(unit.duties.iter().map(|duty| &duty.quote));
    entry(&unit.name, &duties.join("\n"), chips, quotes)
}

fn report(duty: &ReportDuty) -> Entry {
    let mut chips = Vec::new();
    chips.extend(duty.last_day.map(|last| said(say!(words::LAST_DAY, day(last)))));
    chips.extend(duty.due_before.map(|before| said(say!(words::DUE_BEFORE, day(before)))));
    chips.extend(duty.recipient.as_ref().map(|to| said(say!(words::TO, to))));
    chips.extend(duty.unit.as_ref().map(|unit| said(say!(words::LEAD_UNIT, unit))));
    let when = duty.wording.clone().unwrap_or_else(|| match duty.last_day {
        Some(_) => String::new(),
        None => say!(words::REPORT_ON_DEMAND).to_owned(),
    });
    entry(say!(words::report(duty.kind)), &when, chips, [&duty.quote])
}

fn goal(goal: &Goal) -> Entry {
    let kind = match goal.kind {
        GoalKind::General => words::GOAL_GENERAL,
        GoalKind::Specific => words::GOAL_SPECIFIC,
    };
    let target = goal.target.as_ref().map(|q| said(say!(words::TARGET_MEANS, words::target(q.value))));
    entry(say!(kind), &goal.text, target.into_iter().collect(), [&goal.quote])
}

fn citation(citation: &Citation) -> Entry {
    let relation = match citation.relation {
        Relation::Implements => words::IMPLEMENTS,
        Relation::BasedOn => words::BASED_ON,
        Relation::Mentioned => words::MENTIONED,
    };
    let mut chips = vec![said(say!(relation).to_owned())];
    chips.extend(citation.date.map(|date| said(day(date))));
    chips.extend(citation.issuer.as_ref().map(|issuer| said(issuer.clone())));
    let name = format!("{} {}", citation.doc_type, citation.number);
    entry(&name, citation.title.as_deref().unwrap_or_default(), chips, [&citation.quote])
}
