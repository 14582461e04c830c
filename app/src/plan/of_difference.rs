//! The differences of an upload, put into sentences: what becomes of what, as it is and as it would be.

use domain::{
    board::WardRole,
    people::Unit,
    plan::{
        Difference, DifferenceKind, Field, ImportPreview, ItemKind, ReportKind, known_units, short_title,
        unit_key,
    },
};
use jiff::civil::Date;

use super::view::Change;
use crate::{
    i18n::{board, day, plan as words},
    say,
};

/// The differences, in the order in which they are applied.
pub(super) fn changes(preview: &ImportPreview, units: &[Unit]) -> Vec<Change> {
    let names = Names { preview, units };
    preview.differences.iter().map(|difference| names.change(difference)).collect()
}

/// What gives names to codes.
struct Names<'a> {
    preview: &'a ImportPreview,
    units: &'a [Unit],
}

impl Names<'_> {
    fn change(&self, difference: &Difference) -> Change {
        let item = self.item(difference);
        let heading = match (difference.kind, difference.field) {
            (DifferenceKind::Added, _) => say!(words::ADDED, item),
            (DifferenceKind::Gone, _) => say!(words::GONE, item),
            (DifferenceKind::Changed, field) => {
                let field = field.map(|field| say!(words::field(field))).unwrap_or_default();
                say!(words::CHANGED, field, item)
            }
        };
        let note = match (difference.kind, difference.item, difference.field) {
            (DifferenceKind::Gone, ItemKind::Task, _) => Some(words::GONE_TASK),
            (DifferenceKind::Changed, ItemKind::Task, Some(Field::Code)) => Some(words::RENUMBERED),
            _ => None,
        };
        let said = |value: &Option<String>| value.as_deref().map(|value| worded(difference, value));
        let empty = || Some(say!(words::EMPTY).to_owned());
        let is_changed = difference.kind == DifferenceKind::Changed;
        Change {
            key: difference.key.clone(),
            heading,
            about: self.task(difference),
            old: said(&difference.old).or_else(|| is_changed.then(empty).flatten()),
            new: said(&difference.new).or_else(|| is_changed.then(empty).flatten()),
            note: note.map(|note| say!(note).to_owned()),
        }
    }

    /// The first words of a task of which something changes.
    fn task(&self, difference: &Difference) -> Option<String> {
        let is_of_task = difference.item == ItemKind::Task && difference.kind == DifferenceKind::Changed;
        let mut tasks = self.preview.draft.tasks();
        tasks.find(|task| is_of_task && task.code == difference.code).map(|task| short_title(&task.text))
    }

    /// The thing that changes, as it is called within a sentence.
    fn item(&self, difference: &Difference) -> String {
        let code = &difference.code;
        match difference.item {
            ItemKind::Plan => say!(words::ITEM_PLAN).to_owned(),
            ItemKind::LegalBasis => say!(words::ITEM_BASIS, code),
            ItemKind::Goal => say!(words::ITEM_GOAL, code),
            ItemKind::Unit => say!(words::ITEM_UNIT, self.unit(code)),
            ItemKind::Group => say!(words::ITEM_GROUP, code),
            ItemKind::Task => say!(words::ITEM_TASK, code),
            ItemKind::Indicator => say!(words::ITEM_INDICATOR, code),
            ItemKind::ReportDuty => report(code),
        }
    }

    /// The ward's own name of a unit; that of the document, if the ward does not know it yet.
    fn unit<'a>(&'a self, code: &'a str) -> &'a str {
        let own = self.units.iter().find(|unit| unit.code == code).map(|unit| unit.name.as_str());
        let usual = || known_units().iter().find(|known| known.code == code).map(|known| known.name);
        let written = || {
            let mut units = self.preview.draft.units.iter();
            units.find(|unit| unit_key(&unit.name) == code).map(|unit| unit.name.as_str())
        };
        own.or_else(usual).or_else(written).unwrap_or(code)
    }
}

/// The kind of a report, within a sentence.
fn report(code: &str) -> String {
    ReportKind::from_code(code).map_or_else(
        || code.to_owned(),
        |kind| {
            let name = say!(words::report(kind));
            let mut letters = name.chars();
            letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
        },
    )
}

/// A value as people read it: days as they are written, roles by their names.
fn worded(difference: &Difference, value: &str) -> String {
    match (difference.item, difference.field) {
        (_, Some(Field::IssuedOn | Field::LastDay)) => {
            value.parse::<Date>().map_or_else(|_| value.to_owned(), day)
        }
        (_, Some(Field::Role)) => WardRole::from_name(value)
            .map_or_else(|| value.to_owned(), |role| say!(board::role(role)).to_owned()),
        (ItemKind::ReportDuty, None) => report(value),
        _ => value.to_owned(),
    }
}
