//! An indicator as a picture.

use domain::indicator::view::{Chart, EntryRow, Point, PublicIndicator, PublicPoint};
use domain::indicator::{Aim, Formula, Judgement, MonthStanding, Rate, Share, ValueKind, ValueState};
use domain::period::Period;

use super::picture::{Picture, Row, Shape, Spot, Target};
use crate::i18n::{chart as words, number};
use crate::say;

/// What both kinds of points have in common.
struct Known {
    month: Period,
    share: Option<Share>,
    rate: Option<Rate>,
    cumulative: Option<(Share, Option<Rate>)>,
    kind: ValueKind,
    is_waiting: bool,
}

impl From<&Point> for Known {
    fn from(point: &Point) -> Self {
        Self {
            month: point.month,
            share: point.share,
            rate: point.rate,
            cumulative: point.cumulative.map(|sum| (sum, point.cumulative_rate)),
            kind: point.kind,
            is_waiting: point.state.is_some_and(|state| state != ValueState::Approved),
        }
    }
}

impl From<&PublicPoint> for Known {
    fn from(point: &PublicPoint) -> Self {
        Self {
            month: point.month,
            share: point.share,
            rate: point.rate,
            cumulative: point.cumulative.map(|sum| (sum, point.cumulative_rate)),
            kind: point.kind,
            is_waiting: false,
        }
    }
}

/// What both kinds of indicators have in common.
struct Of<'a> {
    key: String,
    title: &'a str,
    formula: Formula,
    aim: Option<Aim>,
    judgement: &'a Judgement,
}

/// The chart of an indicator for staff; `to` gives the address of the rows behind a month.
pub fn of_chart(chart: &Chart, to: impl Fn(Period) -> String) -> Picture {
    let of = Of {
        key: chart.indicator.code.clone(),
        title: &chart.indicator.name,
        formula: chart.indicator.formula,
        aim: chart.aim,
        judgement: &chart.judgement,
    };
    let to = |month| Some(to(month));
    picture(&of, known(&chart.this_year), known(&chart.last_year), &to)
}

/// The chart of an indicator for everyone; no month leads further.
pub fn of_public(indicator: &PublicIndicator) -> Picture {
    let of = Of {
        key: indicator.code.clone(),
        title: &indicator.name,
        formula: indicator.formula,
        aim: indicator.aim,
        judgement: &indicator.judgement,
    };
    let all = |points: &[PublicPoint]| points.iter().map(Known::from).collect();
    picture(&of, all(&indicator.this_year), all(&indicator.last_year), &|_| None)
}

/// The months up to the one that is entered; `to` gives the address of the rows behind a month.
pub fn of_recent(row: &EntryRow, to: impl Fn(Period) -> String) -> Picture {
    let of = Of {
        key: row.indicator.code.clone(),
        title: &row.indicator.name,
        formula: row.indicator.formula,
        aim: row.aim,
        judgement: &row.judgement,
    };
    picture(&of, known(&row.recent), Vec::new(), &|month| Some(to(month)))
}

fn known(points: &[Point]) -> Vec<Known> {
    points.iter().map(Known::from).collect()
}

fn picture(
    of: &Of<'_>,
    now: Vec<Known>,
    before: Vec<Known>,
    to: &dyn Fn(Period) -> Option<String>,
) -> Picture {
    let percent = of.formula == Formula::Share;
    // The target of what counts is one of the year: no month is held against it alone.
    let target = of
        .aim
        .filter(|_| percent)
        .map(|aim| Target { value: value_of(&aim), label: words::target(&aim, percent) });
    let name =
        |points: &[Known]| points.last().map_or_else(String::new, |point| point.month.year().to_string());
    let has_before = before.iter().any(|point| point.share.is_some());
    let says = says(of, &now, &before);
    let before = has_before.then(|| Row {
        name: name(&before),
        spots: before.iter().map(|point| spot(of, point, None, to)).collect(),
    });
    let spots = |point: &Known| {
        let index = usize::try_from(point.month.number() - 1).unwrap_or(0);
        // The judgement is of one year; months of another are told by their own rate.
        let is_of_year = now.last().is_some_and(|last| last.month.year() == point.month.year());
        spot(of, point, of.judgement.months.get(index).copied().filter(|_| is_of_year), to)
    };
    Picture {
        key: of.key.clone(),
        title: of.title.to_owned(),
        says,
        shape: if percent { Shape::Line } else { Shape::Bars },
        percent,
        now: Row { name: name(&now), spots: now.iter().map(spots).collect() },
        before,
        target,
        path: Vec::new(),
        ahead: None,
    }
}

/// For drawing alone; what is met is decided by whole numbers elsewhere.
fn value_of(aim: &Aim) -> f64 {
    aim.value.digits as f64 / 10_f64.powi(i32::from(aim.value.scale))
}

fn spot(
    of: &Of<'_>,
    point: &Known,
    standing: Option<MonthStanding>,
    to: &dyn Fn(Period) -> Option<String>,
) -> Spot {
    let tick = point.month.number().to_string();
    let month = words::month(point.month);
    let Some(share) = point.share else {
        // A month that is not over yet is no gap.
        let missing = matches!(standing, Some(MonthStanding::Missing | MonthStanding::Overdue));
        let said = standing.filter(|_| missing).and_then(words::month_standing);
        let (mark, text) =
            said.map_or((None, String::new()), |(mark, word)| (Some(mark), say!(word).to_owned()));
        return Spot { tick, month, text, mark, to: to(point.month).filter(|_| missing), ..Spot::default() };
    };
    let mut detail = Vec::new();
    if point.rate.is_some() {
        detail.push(format!("{}/{}", number(share.numerator), number(share.denominator)));
    }
    let met = point.rate.and_then(|rate| rate.met);
    let own = met.map(|met| if met { ("met", words::MET) } else { ("late", words::NOT_MET) });
    if let Some((_, word)) = own {
        detail.push(say!(word).to_lowercase());
    }
    if let Some(word) = words::kind(point.kind) {
        detail.push(say!(word).to_owned());
    }
    if point.is_waiting {
        detail.push(say!(words::NOT_APPROVED).to_owned());
    }
    let is_nothing = of.formula == Formula::Share && share.is_nothing();
    Spot {
        tick,
        month,
        value: match (of.formula, point.rate) {
            (Formula::Count, _) => Some(share.numerator as f64),
            (Formula::Share, rate) => rate.map(|rate| rate.hundredths as f64 / 100.0),
        },
        text: value_in_words(of.formula, share, point.rate),
        detail: detail.join(", "),
        mark: if is_nothing { Some("no_occurrence") } else { own.map(|(mark, _)| mark) },
        open: point.is_waiting || point.kind == ValueKind::Estimate,
        to: to(point.month),
    }
}

fn value_in_words(formula: Formula, share: Share, rate: Option<Rate>) -> String {
    match (formula, rate) {
        (Formula::Count, _) => number(share.numerator),
        (Formula::Share, Some(rate)) => words::percent(rate.hundredths),
        (Formula::Share, None) => say!(words::NO_OCCURRENCE).to_owned(),
    }
}

/// What the chart says: the sum with its standing, the latest month against the same one of the year before.
fn says(of: &Of<'_>, now: &[Known], before: &[Known]) -> String {
    let Some(last) = now.iter().rfind(|point| point.share.is_some()) else {
        let year = now.last().map_or(0, |point| point.month.year());
        return say!(words::SAYS_NOTHING, year) + ".";
    };
    let in_words = |share: Share, rate: Option<Rate>| {
        let value = value_in_words(of.formula, share, rate);
        match rate {
            Some(_) => say!(words::SAYS_OF, value, number(share.numerator), number(share.denominator)),
            None => value,
        }
    };
    let month = last.month.number();
    let mut sentences = Vec::new();
    if let Some((sum, rate)) = last.cumulative {
        let mut sentence = say!(words::SAYS_SUM, month, in_words(sum, rate));
        if let Some(aim) = &of.aim {
            sentence += ", ";
            sentence += &say!(words::SAYS_TARGET, words::aim(aim, of.formula == Formula::Share));
        }
        let (_, word) = words::standing(of.judgement.standing);
        sentences.push(format!("{sentence}: {}", say!(word).to_lowercase()));
    }
    if let Some(share) = last.share {
        let mut sentence = say!(words::SAYS_LAST, month, in_words(share, last.rate));
        let then = before.iter().find(|point| point.month.number() == month);
        if let Some((then, share)) = then.and_then(|then| then.share.map(|share| (then, share))) {
            sentence += "; ";
            sentence +=
                &say!(words::SAYS_BEFORE, then.month.year(), value_in_words(of.formula, share, then.rate));
        }
        sentences.push(sentence);
    }
    sentences.extend(words::no_base(of.judgement));
    if !of.judgement.overdue.is_empty() {
        let months: Vec<_> = of.judgement.overdue.iter().map(|month| month.number().to_string()).collect();
        sentences.push(say!(words::SAYS_MISSING, months.join(", ")));
    }
    sentences.join(". ") + "."
}
