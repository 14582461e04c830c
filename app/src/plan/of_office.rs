//! The plan in force, put into sentences.

use domain::plan::{
    Correction, CorrectionState, ImportLine, NotUnderstood, Open, OpenPoint, Quote, StoredPlan,
};

use super::view::{Asked, Fact, InForce, Misread, Office, Source, Unread, Waiting};
use crate::{
    i18n::{day, instant, plan as words},
    routes, say,
};

impl Office {
    /// What the plan's page shows.
    pub fn of(plan: Option<&StoredPlan>, waiting: &[ImportLine]) -> Self {
        Self { plan: plan.map(InForce::of), waiting: waiting.iter().map(Waiting::of).collect() }
    }
}

impl InForce {
    fn of(plan: &StoredPlan) -> Self {
        let fact = |name, value: Option<String>| Fact { name: say!(name).to_owned(), value };
        let offered = plan.corrections.iter().filter(|c| c.state == CorrectionState::Offered);
        Self {
            year: plan.year,
            version: plan.version,
            title: plan.title.clone(),
            facts: vec![
                fact(words::NUMBER, plan.number.clone()),
                fact(words::ISSUED_ON, plan.issued_on.map(day)),
                fact(words::ISSUER, Some(plan.issuer.clone()).filter(|issuer| !issuer.is_empty())),
                fact(words::SIGNER, plan.signer.clone()),
                fact(words::FILE, Some(plan.file_name.clone())),
                fact(words::FIRST_TAKEN_IN, Some(instant(plan.imported_at))),
            ],
            number: plan.number.clone().unwrap_or_default(),
            issued_on: plan.issued_on.map(day).unwrap_or_default(),
            corrections: offered
                .map(|c| Misread {
                    id: Some(c.id),
                    from: c.from.clone(),
                    to: c.to.clone(),
                    source: Source::of(&c.quote),
                })
                .collect(),
            open: Asked::of(&plan.open),
            not_understood: Unread::of(&plan.not_understood),
        }
    }
}

impl Waiting {
    fn of(line: &ImportLine) -> Self {
        Self {
            address: routes::import(line.id),
            file_name: line.file_name.clone(),
            about: about_upload(line.year, line.uploaded_by.as_deref(), line.uploaded_at),
        }
    }
}

/// For which year, when, by whom.
pub(super) fn about_upload(year: i16, by: Option<&str>, at: jiff::Timestamp) -> String {
    match by {
        Some(name) => say!(words::ABOUT_BY, year, name, instant(at)),
        None => say!(words::ABOUT, year, instant(at)),
    }
}

impl Source {
    /// A quote; the cells of a table's row stand apart, empty ones too, since a mark says something by its column.
    pub(super) fn of(quote: &Quote) -> Self {
        let cells: Vec<&str> = quote.text.split('\t').map(str::trim).collect();
        Self { line: quote.line, text: cells.join(" | ") }
    }
}

impl Misread {
    /// The corrections of a draft, which nobody can decide on yet.
    pub(super) fn of(corrections: &[Correction]) -> Vec<Self> {
        corrections
            .iter()
            .map(|c| Self { id: None, from: c.from.clone(), to: c.to.clone(), source: Source::of(&c.quote) })
            .collect()
    }
}

impl Asked {
    /// The open points, those of one kind in one sentence.
    pub(super) fn of(open: &[Open]) -> Vec<Self> {
        let mut points: Vec<OpenPoint> = Vec::new();
        for one in open {
            if !points.contains(&one.point) {
                points.push(one.point);
            }
        }
        points
            .into_iter()
            .map(|point| {
                let about = open.iter().filter(|one| one.point == point).filter_map(|one| one.about.clone());
                let about: Vec<String> = about.collect();
                let what = say!(words::open(point)).to_owned();
                if matches!(point, OpenPoint::TaskUnit | OpenPoint::TaskTerm) {
                    Self { sentence: what, tasks: about }
                } else if about.is_empty() {
                    Self { sentence: what, tasks: Vec::new() }
                } else {
                    let sentence = say!(words::OPEN_ABOUT, what, about.join(", "));
                    Self { sentence, tasks: Vec::new() }
                }
            })
            .collect()
    }
}

impl Unread {
    /// The places that were not understood, in the order of the document.
    pub(super) fn of(places: &[NotUnderstood]) -> Vec<Self> {
        places
            .iter()
            .map(|place| Self {
                why: say!(words::why(place.why)).to_owned(),
                source: Source::of(&Quote::new(place.line, &place.text)),
            })
            .collect()
    }
}
