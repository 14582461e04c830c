//! From a document to a draft: what belongs together is parted here, each part is read by its own file.

mod body;
mod cite;
mod head;
mod heading;
mod parts;
mod table;

use super::{Block, Document, Draft, DraftUnit, Open, OpenPoint, Quote, correct, scan::Folded, units};

/// A paragraph with its folded form.
struct Line<'a> {
    line: u32,
    text: &'a str,
    folded: Folded<'a>,
}

impl Line<'_> {
    fn quote(&self) -> Quote {
        Quote::new(self.line, self.text)
    }
}

/// Most lines of a list of remarks: who has more reads the document itself.
const MOST_REMARKS: usize = 200;

/// Reads the whole document.
pub(super) fn draft(document: &Document) -> Draft {
    let mut draft = Draft::default();
    let parts = parts::Parts::of(document, &mut draft.not_understood);
    let lines = &parts.lines;
    let end = lines.iter().position(|l| is_annex_heading(l)).unwrap_or(lines.len());
    let title_end = head::read(lines, end, &mut draft);
    let year = draft.year.as_ref().map(|y| y.value);
    draft.legal_basis = cite::citations(&lines[..end], draft.title.as_ref());
    body::read(&lines[title_end..end], year, &mut draft);
    table::read(&parts.rows, lines, year, &mut draft);
    resolve_units(&mut draft);
    draft.corrections = all_corrections(document);
    draft.corrections.truncate(MOST_REMARKS);
    draft.found_total = u32::try_from(draft.tasks().count()).unwrap_or(u32::MAX);
    list_open(&mut draft);
    draft.not_understood.sort_by_key(|n| n.line);
    draft.not_understood.truncate(MOST_REMARKS);
    draft
}

/// "Phụ lục I" alone on its line.
fn is_annex_heading(line: &Line<'_>) -> bool {
    line.folded.text.starts_with("phu luc") && line.text.chars().count() <= 20
}

/// Every name of a unit becomes the first spelling of that unit; units that only a table names are added.
fn resolve_units(draft: &mut Draft) {
    let mut units = std::mem::take(&mut draft.units);
    for indicator in &mut draft.indicators {
        if let Some(name) = &mut indicator.lead_unit {
            *name = resolve(&mut units, name, &indicator.quote);
        }
    }
    for task in draft.groups.iter_mut().flat_map(|group| group.tasks.iter_mut()) {
        if let Some(name) = &mut task.lead_unit {
            *name = resolve(&mut units, name, &task.quote);
        }
        for name in &mut task.support_units {
            *name = resolve(&mut units, name, &task.quote);
        }
    }
    if let Some(contact) = &draft.contact {
        resolve(&mut units, &contact.value, &contact.quote);
    }
    for recipient in &draft.recipients {
        let kept = recipient.value.strip_prefix("Lưu:").unwrap_or_default();
        for name in kept.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()) {
            let code = units::known_unit(name).map(|known| known.code);
            if let Some(unit) = units.iter_mut().find(|u| code.is_some() && u.code.as_deref() == code) {
                add_alias(unit, name);
            }
        }
    }
    draft.units = units;
}

fn resolve(units: &mut Vec<DraftUnit>, name: &str, quote: &Quote) -> String {
    let key = units::unit_key(name);
    let known = units::known_unit(name);
    let same = |unit: &DraftUnit| {
        units::unit_key(&unit.name) == key || known.is_some_and(|k| unit.code.as_deref() == Some(k.code))
    };
    if let Some(unit) = units.iter_mut().find(|unit| same(unit)) {
        add_alias(unit, name);
        return unit.name.clone();
    }
    if !units::is_everyone(name) {
        units.push(unit(name, quote.clone()));
    }
    name.to_owned()
}

fn add_alias(unit: &mut DraftUnit, name: &str) {
    if unit.name != name && !unit.aliases.iter().any(|alias| alias == name) {
        unit.aliases.push(name.to_owned());
    }
}

/// A unit as first named.
fn unit(name: &str, quote: Quote) -> DraftUnit {
    let known = units::known_unit(name);
    DraftUnit {
        name: name.to_owned(),
        code: known.map(|k| k.code.to_owned()),
        kind: known.map_or_else(|| units::kind_of(name), |k| k.kind),
        aliases: Vec::new(),
        duties: Vec::new(),
        quote,
    }
}

fn all_corrections(document: &Document) -> Vec<super::Correction> {
    let mut found = Vec::new();
    for block in &document.blocks {
        if found.len() >= MOST_REMARKS {
            break;
        }
        match block {
            Block::Paragraph { line, text } => found.extend(correct::corrections(*line, text)),
            Block::Table { rows } => {
                found.extend(rows.iter().flat_map(|row| correct::corrections(row.line, &row.text())));
            }
        }
    }
    found
}

fn list_open(draft: &mut Draft) {
    let mut open = Vec::new();
    let mut ask = |missing: bool, point: OpenPoint, about: Option<String>| {
        let entry = Open { point, about };
        if missing && !open.contains(&entry) {
            open.push(entry);
        }
    };
    ask(draft.title.is_none(), OpenPoint::Title, None);
    ask(draft.number.is_none(), OpenPoint::Number, None);
    ask(draft.issued_on.is_none(), OpenPoint::IssuedOn, None);
    ask(draft.issuer.is_none(), OpenPoint::Issuer, None);
    ask(draft.year.is_none(), OpenPoint::Year, None);
    ask(draft.signer.as_ref().is_none_or(|s| s.name.is_none()), OpenPoint::Signer, None);
    ask(draft.sum_agrees() == Some(false), OpenPoint::Sum, None);
    for goal in &draft.goals {
        let base = goal.target.as_ref().and_then(|t| t.value.base_year);
        ask(base.is_some(), OpenPoint::Baseline, base.map(|y| y.to_string()));
        if let Some(number) = cite::targets_elsewhere(&goal.text) {
            ask(true, OpenPoint::TargetsElsewhere, Some(number));
        }
    }
    for indicator in &draft.indicators {
        let code = Some(indicator.code.clone());
        ask(indicator.target_text.is_none(), OpenPoint::IndicatorTarget, code.clone());
        ask(indicator.lead_unit.is_none(), OpenPoint::IndicatorUnit, code);
        let base = indicator.target.and_then(|t| t.base_year);
        ask(base.is_some(), OpenPoint::Baseline, base.map(|y| y.to_string()));
    }
    for group in &draft.groups {
        ask(group.name.is_empty(), OpenPoint::GroupName, Some(group.code.clone()));
        for task in &group.tasks {
            ask(task.lead_unit.is_none(), OpenPoint::TaskUnit, Some(task.code.clone()));
            ask(task.term_text.is_none(), OpenPoint::TaskTerm, Some(task.code.clone()));
        }
    }
    draft.open = open;
}
