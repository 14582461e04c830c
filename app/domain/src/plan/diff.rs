//! What a new document changes against what is stored. A task is the same task when its text is, even under another
//! number, so that a plan that was renumbered keeps the work done on its tasks.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Draft;
use crate::text;

/// A thing of a plan that can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub kind: ItemKind,
    /// Code or name by which a person knows it: `II.4`, `CT3`, `69/KH-UBND`.
    pub code: String,
    /// The words by which it is recognised under another code.
    pub text: String,
    /// What may change, as text; an empty value is one that is not said.
    pub fields: Vec<(Field, String)>,
    /// Id of the stored row, if it comes from the store.
    pub stored: Option<i64>,
}

/// Kinds of item, in the order in which differences are shown and applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    Plan,
    LegalBasis,
    Goal,
    Unit,
    Group,
    Task,
    Indicator,
    ReportDuty,
}

/// A field that may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The code itself: a task was renumbered.
    Code,
    Title,
    Number,
    IssuedOn,
    Issuer,
    Signer,
    Recipients,
    Text,
    Role,
    LeadUnit,
    SupportUnits,
    Term,
    Product,
    Measure,
    Target,
    LastDay,
    Duties,
}

/// Kind of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    Added,
    Changed,
    Gone,
}

/// One difference, which a person accepts or leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// `task:II.4` for an added or gone item, `task:II.4:term` for a changed field (code of the new document).
    pub key: String,
    pub kind: DifferenceKind,
    pub item: ItemKind,
    /// Code in the new document; of a gone item, in the old.
    pub code: String,
    pub field: Option<Field>,
    pub old: Option<String>,
    pub new: Option<String>,
    /// Id of the stored row that it is about.
    pub stored: Option<i64>,
}

impl ItemKind {
    /// The name under which it is sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::LegalBasis => "legal_basis",
            Self::Goal => "goal",
            Self::Unit => "unit",
            Self::Group => "group",
            Self::Task => "task",
            Self::Indicator => "indicator",
            Self::ReportDuty => "report_duty",
        }
    }
}

impl Field {
    /// The name under which it is sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Title => "title",
            Self::Number => "number",
            Self::IssuedOn => "issued_on",
            Self::Issuer => "issuer",
            Self::Signer => "signer",
            Self::Recipients => "recipients",
            Self::Text => "text",
            Self::Role => "role",
            Self::LeadUnit => "lead_unit",
            Self::SupportUnits => "support_units",
            Self::Term => "term",
            Self::Product => "product",
            Self::Measure => "measure",
            Self::Target => "target",
            Self::LastDay => "last_day",
            Self::Duties => "duties",
        }
    }
}

impl Draft {
    /// The differences between two drafts.
    pub fn diff(old: &Self, new: &Self) -> Vec<Difference> {
        diff(&old.items(), &new.items())
    }

    /// The draft as items that can be compared.
    pub fn items(&self) -> Vec<Item> {
        let mut items = vec![self.plan_item()];
        let item = |kind, code: &str, text: &str, fields| Item {
            kind,
            code: code.to_owned(),
            text: text.to_owned(),
            fields,
            stored: None,
        };
        for citation in &self.legal_basis {
            let title = citation.title.clone().unwrap_or_default();
            let date = citation.date.map(|d| d.to_string()).unwrap_or_default();
            let fields = vec![
                (Field::Issuer, citation.issuer.clone().unwrap_or_default()),
                (Field::IssuedOn, date),
                (Field::Title, title),
            ];
            let name = format!("{} {}", citation.doc_type, citation.number);
            items.push(item(ItemKind::LegalBasis, &citation.number, &name, fields));
        }
        for (index, goal) in self.goals.iter().enumerate() {
            let fields = vec![(Field::Text, goal.text.clone())];
            items.push(item(ItemKind::Goal, &(index + 1).to_string(), &goal.text, fields));
        }
        for unit in &self.units {
            let duties: Vec<&str> = unit.duties.iter().map(|duty| duty.text.as_str()).collect();
            let key = unit.code.clone().unwrap_or_else(|| super::unit_key(&unit.name));
            items.push(item(ItemKind::Unit, &key, &unit.name, vec![(Field::Duties, duties.join("\n"))]));
        }
        for group in &self.groups {
            let fields = vec![(Field::Title, group.name.clone())];
            items.push(item(ItemKind::Group, &group.code, &group.name, fields));
        }
        for task in self.tasks() {
            let fields = vec![
                (Field::Text, task.text.clone()),
                (Field::Role, task.role.map(|r| r.name().to_owned()).unwrap_or_default()),
                (Field::LeadUnit, task.lead_unit.clone().unwrap_or_default()),
                (Field::SupportUnits, task.support_units.join("; ")),
                (Field::Term, task.term_text.clone().unwrap_or_default()),
                (Field::Product, task.product.clone().unwrap_or_default()),
            ];
            items.push(item(ItemKind::Task, &task.code, &task.text, fields));
        }
        for indicator in &self.indicators {
            let fields = vec![
                (Field::Title, indicator.name.clone()),
                (Field::Measure, indicator.unit.clone().unwrap_or_default()),
                (Field::Target, indicator.target_text.clone().unwrap_or_default()),
                (Field::LeadUnit, indicator.lead_unit.clone().unwrap_or_default()),
            ];
            items.push(item(ItemKind::Indicator, &indicator.code, &indicator.name, fields));
        }
        for duty in &self.report_duties {
            let last = duty.last_day.map(|d| d.to_string()).unwrap_or_default();
            let fields = vec![(Field::LastDay, last)];
            items.push(item(ItemKind::ReportDuty, duty.kind.code(), duty.kind.code(), fields));
        }
        items
    }

    fn plan_item(&self) -> Item {
        let value =
            |q: &Option<super::Quoted<String>>| q.as_ref().map(|q| q.value.clone()).unwrap_or_default();
        let recipients: Vec<&str> = self.recipients.iter().map(|q| q.value.as_str()).collect();
        let signer = self.signer.as_ref().and_then(|s| s.name.clone()).unwrap_or_default();
        Item {
            kind: ItemKind::Plan,
            code: String::new(),
            text: String::new(),
            fields: vec![
                (Field::Title, value(&self.title)),
                (Field::Number, value(&self.number)),
                (Field::IssuedOn, self.issued_on.as_ref().map(|q| q.value.to_string()).unwrap_or_default()),
                (Field::Issuer, value(&self.issuer)),
                (Field::Signer, signer),
                (Field::Recipients, recipients.join("\n")),
            ],
            stored: None,
        }
    }
}

/// The differences between stored and new items. A value that only the store has (the document leaves it blank) is
/// no difference: what people filled in stays.
pub fn diff(old: &[Item], new: &[Item]) -> Vec<Difference> {
    let pairs = pairs(old, new);
    let mut found = Vec::new();
    for (index, item) in new.iter().enumerate() {
        match pairs.get(&index) {
            None => found.push(whole(item, DifferenceKind::Added)),
            Some(&old_index) => changes(&old[old_index], item, &mut found),
        }
    }
    let kept: Vec<usize> = pairs.into_values().collect();
    let gone = old.iter().enumerate().filter(|(index, _)| !kept.contains(index));
    found.extend(gone.map(|(_, item)| whole(item, DifferenceKind::Gone)));
    found.sort_by_key(|difference| difference.item);
    found
}

fn whole(item: &Item, kind: DifferenceKind) -> Difference {
    let words = Some(item.text.clone()).filter(|text| !text.is_empty());
    let (old, new) = match kind {
        DifferenceKind::Gone => (words, None),
        DifferenceKind::Added | DifferenceKind::Changed => (None, words),
    };
    Difference {
        key: format!("{}:{}", item.kind.code(), item.code),
        kind,
        item: item.kind,
        code: item.code.clone(),
        field: None,
        old,
        new,
        stored: item.stored,
    }
}

fn changes(old: &Item, new: &Item, found: &mut Vec<Difference>) {
    let mut push = |field: Field, before: &str, after: &str| {
        let said = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        found.push(Difference {
            key: format!("{}:{}:{}", new.kind.code(), new.code, field.code()),
            kind: DifferenceKind::Changed,
            item: new.kind,
            code: new.code.clone(),
            field: Some(field),
            old: said(before),
            new: said(after),
            stored: old.stored,
        });
    };
    if old.code != new.code && new.kind != ItemKind::Goal {
        push(Field::Code, &old.code, &new.code);
    }
    for (field, after) in &new.fields {
        let before = old.fields.iter().find(|(known, _)| known == field).map(|(_, value)| value.as_str());
        let before = before.unwrap_or_default();
        if !after.is_empty() && before != after {
            push(*field, before, after);
        }
    }
}

/// Which old item each new item is, by index: first the same words (the same code before others), then nearly the
/// same words, best first, then the same code with words that still resemble.
fn pairs(old: &[Item], new: &[Item]) -> HashMap<usize, usize> {
    const NEARLY: u32 = 80;
    const RESEMBLES: u32 = 30;
    let old_words: Vec<Vec<String>> = old.iter().map(|item| words(&item.text)).collect();
    let new_words: Vec<Vec<String>> = new.iter().map(|item| words(&item.text)).collect();
    let mut candidates: Vec<(u32, usize, usize)> = Vec::new();
    for (n, new_item) in new.iter().enumerate() {
        for (o, old_item) in old.iter().enumerate().filter(|(_, item)| item.kind == new_item.kind) {
            let same_code = new_item.code == old_item.code;
            let likeness = likeness(&old_words[o], &new_words[n]);
            let rank = match (likeness, same_code) {
                (100, true) => 400,
                (100, false) => 300,
                (near, _) if near >= NEARLY => 100 + near + u32::from(same_code),
                (near, true) if near >= RESEMBLES || new_item.kind.is_known_by_code() => near + 1,
                _ => continue,
            };
            candidates.push((rank, n, o));
        }
    }
    candidates.sort_by_key(|&(rank, n, o)| (std::cmp::Reverse(rank), n.abs_diff(o), n, o));
    let mut pairs = HashMap::new();
    let mut taken = vec![false; old.len()];
    for (_, n, o) in candidates {
        if !taken[o] && !pairs.contains_key(&n) {
            taken[o] = true;
            pairs.insert(n, o);
        }
    }
    pairs
}

impl ItemKind {
    /// True for things whose code says who they are, whatever their words.
    fn is_known_by_code(self) -> bool {
        matches!(self, Self::Plan | Self::LegalBasis | Self::Unit | Self::ReportDuty)
    }
}

fn words(text: &str) -> Vec<String> {
    let folded = text::fold(text);
    let mut words: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// Words in common, of a hundred; 100 only if all are. Both lists are sorted.
fn likeness(a: &[String], b: &[String]) -> u32 {
    if a == b {
        return 100;
    }
    let (mut i, mut j, mut common) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let share = 200 * common / (a.len() + b.len()).max(1);
    u32::try_from(share).unwrap_or(0).min(99)
}
