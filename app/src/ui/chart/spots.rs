//! The months of a chart: their shapes, and what each says in the strip when it is reached.

use leptos::prelude::*;

use super::draw::scale;
use super::geometry::{BOTTOM, HIGH, Scale, TOP, slot, x};
use super::picture::{Picture, Shape, Spot};
use crate::i18n::chart as words;
use crate::say;

/// The points of this year, as they are seen.
pub(super) fn marks(picture: &Picture) -> AnyView {
    let scale = scale(picture);
    let count = picture.now.spots.len();
    let all: Vec<_> = picture
        .now
        .spots
        .iter()
        .enumerate()
        .map(|(at, spot)| mark(picture, spot, x(at, count), &scale))
        .collect();
    all.into_any()
}

/// The shape at a point: a circle where the target is reached, a diamond where it is not, hollow where the value is not
/// final; a ring at the floor where there should be a value, or nothing happened.
fn mark(picture: &Picture, spot: &Spot, x: f64, scale: &Scale) -> Option<AnyView> {
    let class = if spot.open { "chart-point chart-open" } else { "chart-point" };
    let state = spot.mark.unwrap_or("in_progress");
    let Some(value) = spot.value else {
        let shape = spot
            .mark
            .map(|_| format!("M{:.1} {:.1}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z", x - 4.5, BOTTOM - 8.0));
        return shape.map(|d| view! { <path class="chart-gap" data-state=state d=d></path> }.into_any());
    };
    if picture.shape == Shape::Bars {
        return None;
    }
    let y = scale.y(value);
    let d = match state {
        "late" => format!("M{x:.1} {:.1}l6 6l-6 6l-6 -6z", y - 6.0),
        _ => format!("M{:.1} {y:.1}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z", x - 4.5),
    };
    Some(view! { <path class=class data-state=state d=d></path> }.into_any())
}

/// The months, each over the whole height, so that a thumb meets the nearest one: what was reached says its value in the
/// strip above, and leads to the rows behind it.
pub(super) fn spots(picture: &Picture) -> AnyView {
    let scale = scale(picture);
    let (count, slot) = (picture.now.spots.len(), slot(picture.now.spots.len()));
    let all: Vec<_> = (0..count)
        .filter_map(|at| {
            let now = picture.now.spots.get(at)?;
            let before =
                picture.before.as_ref().and_then(|row| row.spots.get(at)).filter(|spot| spot.is_said());
            let (spot, other) = if now.is_said() { (now, before) } else { (before?, None) };
            let middle = x(at, count);
            let content = view! {
                <rect
                    class="chart-hit"
                    x=format!("{:.1}", middle - slot / 2.0)
                    y=(TOP - 14.0).to_string()
                    width=format!("{slot:.1}")
                    height=(HIGH - TOP + 10.0).to_string()
                ></rect>
                {mark(picture, now, middle, &scale)}
                {strip(spot, other)}
            };
            let said =
                other.map_or_else(|| spot.said(), |other| format!("{}; {}", spot.said(), other.said()));
            Some(match spot.to.clone() {
                Some(to) => view! {
                    <a class="chart-spot" href=to aria-label=said>
                        {content}
                    </a>
                }
                .into_any(),
                None => view! {
                    <g class="chart-spot" tabindex="0" role="img" aria-label=said>
                        {content}
                    </g>
                }
                .into_any(),
            })
        })
        .collect();
    all.into_any()
}

/// What stands in the strip until a point is reached: the last value.
pub(super) fn said_first(picture: &Picture) -> AnyView {
    let Some((at, spot)) = picture.now.last() else {
        return view! {
            <text class="chart-said-first chart-strip" x="4" y="15">
                {say!(words::NO_VALUES)}
            </text>
        }
        .into_any();
    };
    let before = picture.before.as_ref().and_then(|row| row.spots.get(at)).filter(|spot| spot.is_said());
    view! {
        <g class="chart-said-first" aria-hidden="true">
            {strip_lines(spot, before)}
        </g>
    }
    .into_any()
}

fn strip(spot: &Spot, other: Option<&Spot>) -> AnyView {
    view! {
        <g class="chart-said" aria-hidden="true">
            {strip_lines(spot, other)}
        </g>
    }
    .into_any()
}

fn strip_lines(spot: &Spot, other: Option<&Spot>) -> AnyView {
    let first = format!("{}: {}", spot.month, spot.text);
    let other = other.map(|other| format!("{}: {}", other.month, other.text));
    let second = [Some(spot.detail.clone()).filter(|detail| !detail.is_empty()), other];
    let second = second.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <text class="chart-strip" x="4" y="15">
            {first}
        </text>
        <text class="chart-tick" x="4" y="32">
            {second}
        </text>
    }
    .into_any()
}
