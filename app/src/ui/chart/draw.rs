//! The SVG of a chart. One drawing for the page, where the style sheet gives it the colours of the theme, and for the
//! file that is taken along, which carries its own.

use leptos::prelude::*;

use super::geometry::{BOTTOM, HIGH, LEFT, LINE, RIGHT, Scale, WIDE, apart, lines, path, slot, x};
use super::picture::{Picture, Row, Shape, Spot};
use super::spots::{marks, said_first, spots};
use crate::i18n::{chart as words, number};
use crate::say;

/// The looks of a chart outside of the program: black on white, told apart by shape and dash as well as by colour.
const ALONE: &str = include_str!("alone.css");
/// Above the drawing, in a file: room for a line of the title.
const HEAD_LINE: f64 = 19.0;
/// About the width of a letter of a label.
const LETTER: f64 = 7.2;
/// How far the middle of a label stands from a line that it must not touch.
const NEAR: f64 = 10.5;
/// Characters of a line of the title, and of the sentence under it.
const TITLE_MOST: usize = 38;
const SAYS_MOST: usize = 50;

/// The chart as a part of a page.
pub fn drawn(picture: &Picture) -> AnyView {
    let (title, desc) = (format!("bieu-do-{}-ten", picture.key), format!("bieu-do-{}-y", picture.key));
    let labelled = format!("{title} {desc}");
    view! {
        <svg
            class="chart-drawing"
            viewBox=format!("0 0 {WIDE} {HIGH}")
            role="group"
            aria-labelledby=labelled
            focusable="false"
        >
            <title id=title>{picture.title.clone()}</title>
            <desc id=desc>{picture.says.clone()}</desc>
            {plot(picture)}
            {said_first(picture)}
            {spots(picture)}
        </svg>
    }
    .into_any()
}

/// The chart as a file of its own, with its title, its sentence and a last line that says whose and of when it is.
pub fn alone(picture: &Picture, source: &str) -> String {
    let title = lines(&picture.title, TITLE_MOST);
    let mut says = lines(&picture.says, SAYS_MOST);
    says.extend(lines(source, SAYS_MOST));
    let line = |at: usize| f64::from(u32::try_from(at).unwrap_or(0));
    let head = HEAD_LINE * line(title.len()) - 34.0;
    let high = head + HIGH + 17.0 * line(says.len()) + 18.0;
    let text = |class: &'static str, x: f64, y: f64, line: String| {
        view! {
            <text class=class x=format!("{x}") y=format!("{y:.1}")>
                {line}
            </text>
        }
    };
    let titles: Vec<_> = title
        .into_iter()
        .enumerate()
        .map(|(at, one)| text("chart-title", 12.0, 20.0 + HEAD_LINE * line(at), one))
        .collect();
    let sentences: Vec<_> = says
        .into_iter()
        .enumerate()
        .map(|(at, one)| text("chart-tick", 12.0, head + HIGH + 18.0 + 17.0 * line(at), one))
        .collect();
    let wide = WIDE + 24.0;
    let file = view! {
        <svg
            xmlns="http://www.w3.org/2000/svg"
            viewBox=format!("0 0 {wide} {high:.0}")
            width=format!("{:.0}", wide * 3.0)
            height=format!("{:.0}", high * 3.0)
            role="img"
        >
            <title>{picture.title.clone()}</title>
            <desc>{picture.says.clone()}</desc>
            <style>{ALONE}</style>
            <rect class="chart-paper" x="0" y="0" width=format!("{wide}") height=format!("{high:.0}")></rect>
            {titles}
            <g transform=format!("translate(12 {head:.1})")>{plot(picture)} {marks(picture)}</g>
            {sentences}
        </svg>
    }
    .into_any()
    .to_html();
    // What the framework puts between neighbouring texts is a comment to a browser and an error in XML; a "<" of the
    // content itself is written as an entity.
    file.replace("<!>", "")
}

/// Everything but the points.
fn plot(picture: &Picture) -> AnyView {
    let scale = scale(picture);
    let count = picture.now.spots.len();
    let before = picture.before.as_ref().map(|row| match picture.shape {
        Shape::Line => line(row, &scale, "chart-before"),
        Shape::Bars => bars(row, &scale, "chart-bar-before", -0.14),
    });
    let now = match picture.shape {
        Shape::Line => line(&picture.now, &scale, "chart-now"),
        Shape::Bars => bars(&picture.now, &scale, "chart-bar-now", 0.14),
    };
    let needed = (!picture.path.is_empty()).then(|| {
        let points: Vec<_> = picture
            .path
            .iter()
            .enumerate()
            .map(|(at, value)| value.map(|value| (x(at, count), scale.y(value))))
            .collect();
        view! { <path class="chart-path" d=path(&points)></path> }
    });
    view! {
        {axis(picture, &scale)}
        {target(picture, &scale)}
        {before}
        {needed}
        {ahead(picture, &scale)}
        {now}
        {ends(picture, &scale)}
    }
    .into_any()
}

pub(super) fn scale(picture: &Picture) -> Scale {
    let rows = picture.before.iter().chain([&picture.now]).flat_map(|row| &row.spots);
    let values = rows.filter_map(|spot| spot.value).chain(picture.path.iter().copied().flatten());
    let target = picture.target.as_ref().map(|target| target.value);
    let ahead = picture.ahead.as_ref().map(|ahead| ahead.value);
    Scale::of(values.chain(target).chain(ahead), picture.percent)
}

fn axis(picture: &Picture, scale: &Scale) -> AnyView {
    let grid: Vec<_> = scale
        .ticks
        .iter()
        .enumerate()
        .map(|(at, value)| {
            let y = format!("{:.1}", scale.y(*value));
            let class = if at == 0 { "chart-floor" } else { "chart-grid" };
            let below = format!("{:.1}", scale.y(*value) + 4.5);
            view! {
                <line class=class x1=LEFT.to_string() x2=RIGHT.to_string() y1=y.clone() y2=y></line>
                <text class="chart-tick" x=(LEFT - 5.0).to_string() y=below text-anchor="end">
                    {words::tick(*value, picture.percent)}
                </text>
            }
        })
        .collect();
    let count = picture.now.spots.len();
    let months: Vec<_> = picture
        .now
        .spots
        .iter()
        .enumerate()
        .map(|(at, spot)| {
            view! {
                <text
                    class="chart-tick"
                    x=format!("{:.1}", x(at, count))
                    y=(HIGH - 8.0).to_string()
                    text-anchor="middle"
                >
                    {spot.tick.clone()}
                </text>
            }
        })
        .collect();
    view! {
        {grid}
        <text class="chart-tick" x=(LEFT - 5.0).to_string() y=(HIGH - 8.0).to_string() text-anchor="end">
            {say!(words::MONTH_SHORT)}
        </text>
        {months}
    }
    .into_any()
}

/// The target as a line with its number, at the end and on the side where least is in the way of the words: the line of
/// this year more than that of the year before.
fn target(picture: &Picture, scale: &Scale) -> Option<AnyView> {
    let target = picture.target.as_ref()?;
    let y = scale.y(target.value);
    let count = picture.now.spots.len();
    let wide = LETTER * f64::from(u32::try_from(target.label.chars().count()).unwrap_or(0));
    let in_the_way = |from: f64, middle: f64| {
        let of = |row: &Row, weight: f64| -> f64 {
            let at = |at: usize| Some((x(at, count), scale.y(row.spots.get(at)?.value?)));
            let points = (0..count).filter_map(at);
            // Between two months the line is in the way as well.
            let halves = (0..count).filter_map(|index| {
                let ((x1, y1), (x2, y2)) = (at(index)?, at(index + 1)?);
                Some((f64::midpoint(x1, x2), f64::midpoint(y1, y2)))
            });
            let near = points.chain(halves).filter(|(x, _)| *x > from - 6.0 && *x < from + wide + 6.0);
            near.map(|(_, y)| (NEAR - (middle - y).abs()).max(0.0) * weight).sum()
        };
        of(&picture.now, 2.0) + picture.before.as_ref().map_or(0.0, |row| of(row, 1.0))
    };
    let (start, end) = (LEFT + 3.0, RIGHT - wide - 3.0);
    let (above, below) = (y - NEAR, y + NEAR);
    let mut places = vec![(start, above), (end, above)];
    if y + LINE + 3.0 < BOTTOM {
        places.extend([(start, below), (end, below)]);
    }
    let best = places.into_iter().min_by(|a, b| in_the_way(a.0, a.1).total_cmp(&in_the_way(b.0, b.1)));
    let (from, middle) = best.unwrap_or((start, above));
    let (anchor, from) = if from > start { ("end", RIGHT - 3.0) } else { ("start", start) };
    let label = format!("{:.1}", middle + 5.0);
    let y = format!("{y:.1}");
    Some(
        view! {
            <line class="chart-target" x1=LEFT.to_string() x2=RIGHT.to_string() y1=y.clone() y2=y></line>
            <text class="chart-label" x=format!("{from:.1}") y=label text-anchor=anchor>
                {target.label.clone()}
            </text>
        }
        .into_any(),
    )
}

fn line(row: &Row, scale: &Scale, class: &'static str) -> AnyView {
    let count = row.spots.len();
    let points: Vec<_> =
        row.spots.iter().enumerate().map(|(at, spot)| Some((x(at, count), scale.y(spot.value?)))).collect();
    // A month between two gaps has no line: a short one of its own keeps it in sight.
    let alone = points.iter().enumerate().filter(|(at, point)| {
        let is_gap = |other: Option<usize>| other.and_then(|at| points.get(at)).is_none_or(Option::is_none);
        point.is_some() && is_gap(at.checked_sub(1)) && is_gap(at.checked_add(1))
    });
    let mut drawn = path(&points);
    for (x, y) in alone.filter_map(|(_, point)| *point) {
        drawn.push_str(&format!("M{:.1} {y:.1}L{:.1} {y:.1}", x - 3.0, x + 3.0));
    }
    view! { <path class=class d=drawn></path> }.into_any()
}

/// A bar a month, so far beside the middle of its place as `aside` says, in widths of it.
fn bars(row: &Row, scale: &Scale, class: &'static str, aside: f64) -> AnyView {
    let (count, slot) = (row.spots.len(), slot(row.spots.len()));
    let wide = slot * 0.5;
    let all: Vec<_> = row
        .spots
        .iter()
        .enumerate()
        .filter_map(|(at, spot)| {
            let y = scale.y(spot.value?);
            let class = if spot.open { format!("{class} chart-open") } else { class.to_owned() };
            Some(view! {
                <rect
                    class=class
                    x=format!("{:.1}", x(at, count) + aside * slot - wide / 2.0)
                    y=format!("{y:.1}")
                    width=format!("{wide:.1}")
                    height=format!("{:.1}", (BOTTOM - y).max(0.5))
                ></rect>
            })
        })
        .collect();
    all.into_any()
}

/// The dotted line to where it ends at this pace.
fn ahead(picture: &Picture, scale: &Scale) -> Option<AnyView> {
    let ahead = picture.ahead.as_ref()?;
    let (last, spot) = picture.now.last()?;
    let count = picture.now.spots.len();
    let end = (x(count.saturating_sub(1), count), scale.y(ahead.value));
    let drawn = path(&[Some((x(last, count), scale.y(spot.value?))), Some(end)]);
    Some(view! { <path class="chart-ahead" d=drawn></path> }.into_any())
}

/// The words at the ends of lines: the last value, the year that it is compared with, path and projection.
fn ends(picture: &Picture, scale: &Scale) -> AnyView {
    let mut labels: Vec<(f64, &'static str, String)> = Vec::new();
    let last = picture.now.last().and_then(|(at, spot)| Some((at, spot, spot.value?)));
    let is_line = picture.shape == Shape::Line;
    if let Some((_, spot, value)) = last.filter(|_| picture.path.is_empty()) {
        let word = if is_line { short(spot, picture.percent) } else { picture.now.name.clone() };
        labels.push((scale.y(value), "chart-end", word));
    }
    if let Some((row, value)) = picture.before.as_ref().and_then(|row| Some((row, row.last()?.1.value?))) {
        labels.push((scale.y(value), "chart-end-before", row.name.clone()));
    }
    let heights = apart(labels.iter().map(|(y, ..)| *y).collect());
    let ends: Vec<_> = labels
        .into_iter()
        .zip(heights)
        .map(|((_, class, word), y)| {
            view! {
                <text class=class x=(RIGHT + 5.0).to_string() y=format!("{:.1}", y + 5.0)>
                    {word}
                </text>
            }
        })
        .collect();
    // Where the right edge is taken by the goal, and on bars, the last value stands over its point.
    let over = last.filter(|_| !is_line || !picture.path.is_empty()).map(|(at, spot, value)| {
        let (aside, anchor) =
            if is_line { (-6.0, "end") } else { (slot(picture.now.spots.len()) * 0.14, "middle") };
        let (x, y) = (x(at, picture.now.spots.len()) + aside, scale.y(value) - 6.0);
        view! {
            <text class="chart-end" x=format!("{x:.1}") y=format!("{y:.1}") text-anchor=anchor>
                {short(spot, picture.percent)}
            </text>
        }
    });
    view! {
        {ends}
        {over}
        {goals(picture, scale)}
    }
    .into_any()
}

/// The goal at the end of the path and the projection, one above its end and the other below.
fn goals(picture: &Picture, scale: &Scale) -> AnyView {
    let goal = picture.path.last().copied().flatten();
    let goal = goal.map(|goal| (scale.y(goal), "chart-label", say!(words::PATH, number(goal as i64))));
    let ahead = picture.ahead.as_ref().map(|ahead| (scale.y(ahead.value), "chart-tick", ahead.label.clone()));
    let is_over = goal.as_ref().zip(ahead.as_ref()).is_none_or(|(goal, ahead)| goal.0 <= ahead.0);
    let place = |is_over: bool, (y, class, word): (f64, &'static str, String)| {
        let y = if is_over { y - 7.0 } else { y + 27.0 };
        view! {
            <text class=class x=(WIDE - 2.0).to_string() y=format!("{y:.1}") text-anchor="end">
                {word}
            </text>
        }
    };
    view! {
        {goal.map(|label| place(is_over, label))}
        {ahead.map(|label| place(!is_over && picture.path.last().is_some(), label))}
    }
    .into_any()
}

/// A value as it stands at its point.
fn short(spot: &Spot, percent: bool) -> String {
    match spot.value {
        Some(value) if !percent => number(value.round() as i64),
        _ => spot.text.clone(),
    }
}
