//! The growth of enterprises as pictures: the sum with the path to the goal, and month by month beside the base year.

use domain::indicator::view::GrowthView;
use domain::indicator::{GrowthMonth, GrowthRate};
use domain::period::Period;

use super::picture::{Ahead, Picture, Row, Shape, Spot};
use crate::i18n::{chart as words, number};
use crate::say;

/// The sum from January on, the path that leads to the goal, and where it ends at this pace.
pub fn of_growth(view: &GrowthView, to: impl Fn(Period) -> Option<String>) -> Picture {
    let growth = &view.growth;
    let spots = growth.months.iter().map(|month| {
        let period = Period::month(growth.year, month.month).ok();
        let mut detail: Vec<_> = words::growth(month.growth).into_iter().collect();
        detail.extend(month.path.map(|path| say!(words::GROWTH_PATH, number(path))));
        let keeps_pace = month.sum.zip(month.path).map(|(sum, path)| sum >= path);
        Spot {
            tick: month.month.to_string(),
            month: period.map(words::month).unwrap_or_default(),
            value: month.sum.map(|sum| sum as f64),
            text: month.sum.map(|sum| say!(words::GROWTH_SUM, number(sum))).unwrap_or_default(),
            detail: if month.sum.is_some() { detail.join(", ") } else { String::new() },
            mark: keeps_pace.map(|keeps| if keeps { "met" } else { "late" }),
            open: false,
            to: period.filter(|_| month.sum.is_some()).and_then(&to),
        }
    });
    let ahead = growth.projection_tenths.filter(|_| growth.through < 12).map(|tenths| Ahead {
        value: tenths as f64 / 10.0,
        label: say!(words::PROJECTION, words::decimal(tenths, 1)),
    });
    Picture {
        key: "tang-truong".to_owned(),
        title: say!(words::GROWTH).to_owned(),
        says: says(view),
        shape: Shape::Line,
        percent: false,
        now: Row { name: growth.year.to_string(), spots: spots.collect() },
        before: None,
        target: None,
        path: if growth.goal.is_some() {
            growth.months.iter().map(|month| month.path.map(|path| path as f64)).collect()
        } else {
            Vec::new()
        },
        ahead,
    }
}

/// Each month beside the same one of the base year.
pub fn of_entries(view: &GrowthView, to: impl Fn(Period) -> Option<String>) -> Picture {
    let growth = &view.growth;
    let row = |year: i16, value: &dyn Fn(&GrowthMonth) -> Option<i64>| Row {
        name: year.to_string(),
        spots: growth
            .months
            .iter()
            .map(|month| {
                let period = Period::month(year, month.month).ok();
                Spot {
                    tick: month.month.to_string(),
                    month: period.map(words::month).unwrap_or_default(),
                    value: value(month).map(|value| value as f64),
                    text: value(month)
                        .map(|value| say!(words::GROWTH_SUM, number(value)))
                        .unwrap_or_default(),
                    to: period.filter(|_| value(month).is_some()).and_then(&to),
                    ..Spot::default()
                }
            })
            .collect(),
    };
    let base = row(growth.base_year, &|month| month.base);
    let said = match growth.through {
        0 => say!(words::SAYS_NOTHING, growth.year),
        through => {
            let mut said = say!(words::GROWTH_ENTRIES, through, number(growth.total));
            if let Some(base) = growth.base_so_far {
                said += "; ";
                said += &say!(words::SAYS_BEFORE, growth.base_year, number(base));
            }
            said
        }
    };
    Picture {
        key: "gia-nhap".to_owned(),
        title: say!(words::ENTRIES).to_owned(),
        says: said + ".",
        shape: Shape::Bars,
        percent: false,
        now: row(growth.year, &|month| month.entries),
        before: base.last().is_some().then_some(base),
        target: None,
        path: Vec::new(),
        ahead: None,
    }
}

/// What the growth is, what is still needed, and where it would end.
fn says(view: &GrowthView) -> String {
    let growth = &view.growth;
    if growth.base_total.is_none() {
        let months: Vec<_> = growth.missing_base.iter().map(ToString::to_string).collect();
        return say!(words::GROWTH_MISSING, growth.base_year, months.join(", ")) + ".";
    }
    let Some(last) = growth.months.iter().rfind(|month| month.sum.is_some()) else {
        return say!(words::SAYS_NOTHING, growth.year) + ".";
    };
    let (_, word) = words::growth_standing(growth.standing);
    let by = words::growth(last.growth).unwrap_or_default();
    let mut sentences =
        vec![say!(words::GROWTH_SAYS, last.month, number(growth.total), by, say!(word).to_lowercase())];
    if let Some((goal, needed)) = growth.goal.zip(growth.needed) {
        let mut sentence = say!(words::GROWTH_GOAL, number(goal), number(needed));
        if let Some(rest) = rest_in_words(growth.rest_growth).filter(|_| needed > 0) {
            sentence += "; ";
            sentence += &rest;
        }
        sentences.push(sentence);
    }
    if let Some(tenths) = growth.projection_tenths.filter(|_| growth.through < 12) {
        sentences.push(capital(&say!(words::GROWTH_PROJECTION, words::decimal(tenths, 1))));
    }
    sentences.join(". ") + "."
}

fn rest_in_words(rate: GrowthRate) -> Option<String> {
    let GrowthRate::Rate { hundredths, .. } = rate else { return None };
    let sign = if hundredths > 0 { "+" } else { "" };
    Some(say!(words::GROWTH_REST, format!("{sign}{}", words::percent(hundredths))))
}

/// With a capital at its beginning.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
