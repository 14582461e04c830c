//! Where things stand in a chart, in its own units. It is drawn for the width of a phone, where one unit is nearly a
//! pixel, so that its words are legible there; wider, the whole grows.

/// The width of a chart.
pub const WIDE: f64 = 330.0;
/// The height, with the strip above and the months below.
pub const HIGH: f64 = 216.0;
/// Where the lines of the plot begin and end.
pub const LEFT: f64 = 40.0;
pub const RIGHT: f64 = 272.0;
pub const TOP: f64 = 58.0;
pub const BOTTOM: f64 = 190.0;
/// The least distance of two lines of text.
pub const LINE: f64 = 14.0;

/// The range of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
    /// Where it is written.
    pub ticks: Vec<f64>,
}

impl Scale {
    /// A range with round ends that holds all values: from zero for what is counted, and no higher than 100 for
    /// percentages that are not.
    pub fn of(values: impl Iterator<Item = f64>, percent: bool) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            (low, high) = if percent { (0.0, 100.0) } else { (0.0, 1.0) };
        }
        if !percent {
            low = low.min(0.0);
        }
        let whole = percent && low >= 0.0 && high <= 100.0;
        let step = step((high - low).max(if percent { 4.0 } else { 1.0 }));
        let mut bottom = (low / step).floor() * step;
        let mut top = (high / step).ceil() * step;
        if percent && bottom >= low && bottom > 0.0 {
            // What stands on the floor of a cut axis would look like nothing.
            bottom -= step;
        }
        if top <= bottom {
            top = bottom + step;
        }
        if whole {
            (bottom, top) = (bottom.max(0.0), top.min(100.0));
            if top <= bottom {
                bottom = top - step;
            }
        }
        let count = ((top - bottom) / step).round().clamp(1.0, 12.0);
        let ticks = (0..=count as u8).map(|at| bottom + f64::from(at) * step).collect();
        Self { low: bottom, high: top, ticks }
    }

    /// The height of a value.
    pub fn y(&self, value: f64) -> f64 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        BOTTOM - share * (BOTTOM - TOP)
    }
}

/// 1, 2 or 5 times a power of ten, so that two to four of them hold the span; never a part of one.
fn step(span: f64) -> f64 {
    let mut power = 1.0;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if span / (factor * power) <= 4.0 {
                return factor * power;
            }
        }
        power *= 10.0;
    }
}

/// The width of a month's place.
pub fn slot(months: usize) -> f64 {
    (RIGHT - LEFT) / f64::from(u32::try_from(months.max(1)).unwrap_or(12))
}

/// The middle of a month's place.
pub fn x(month: usize, months: usize) -> f64 {
    LEFT + slot(months) * (f64::from(u32::try_from(month).unwrap_or(0)) + 0.5)
}

/// The line through points, interrupted where one is missing: never a line through a gap.
pub fn path(points: &[Option<(f64, f64)>]) -> String {
    let mut drawn = String::new();
    let mut is_on = false;
    for point in points {
        if let Some((x, y)) = point {
            let pen = if is_on { 'L' } else { 'M' };
            drawn.push_str(&format!("{pen}{x:.1} {y:.1}"));
        }
        is_on = point.is_some();
    }
    drawn
}

/// Moves labels apart that stand one over the other, as little as needed, in the order of their heights; none leaves
/// the plot by more than a line.
pub fn apart(mut heights: Vec<f64>) -> Vec<f64> {
    let mut order: Vec<usize> = (0..heights.len()).collect();
    order.sort_by(|a, b| heights[*a].total_cmp(&heights[*b]));
    for pair in 1..order.len() {
        let above = heights[order[pair - 1]];
        let own = &mut heights[order[pair]];
        *own = own.max(above + LINE);
    }
    // What was pushed out at the bottom pushes the others up again.
    let mut floor = BOTTOM + LINE / 2.0;
    for at in order.into_iter().rev() {
        heights[at] = heights[at].min(floor);
        floor = heights[at] - LINE;
    }
    heights
}

/// A line of text broken so that none is longer than `most` characters, where a word allows it.
pub fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64], percent: bool) -> (f64, f64, usize) {
        let scale = Scale::of(values.iter().copied(), percent);
        (scale.low, scale.high, scale.ticks.len())
    }

    #[test]
    fn an_axis_has_round_ends_and_few_steps() {
        assert_eq!(of(&[], true), (0.0, 100.0, 3));
        assert_eq!(of(&[], false), (0.0, 1.0, 2));
        assert_eq!(of(&[97.6, 100.0], true), (97.0, 100.0, 4));
        assert_eq!(of(&[100.0], true), (99.0, 100.0, 2));
        assert_eq!(of(&[77.78, 80.0, 91.67], true), (75.0, 95.0, 5));
        assert_eq!(of(&[0.0, 100.0], true), (0.0, 100.0, 3));
        assert_eq!(of(&[12.0, 110.0, 100.0], true), (0.0, 150.0, 4));
        assert_eq!(of(&[17.0, 151.0, 184.4], false), (0.0, 200.0, 5));
        assert_eq!(of(&[3.0], false), (0.0, 3.0, 4));
        assert_eq!(of(&[0.0], false), (0.0, 1.0, 2));
        assert_eq!(of(&[1e12], false), (0.0, 1e12, 3));
    }

    #[test]
    fn every_value_lies_in_the_plot_and_higher_ones_higher() {
        let scale = Scale::of([80.0, 96.5].into_iter(), true);
        assert!(scale.y(96.5) < scale.y(80.0));
        for value in [80.0, 96.5, -5.0, 1e9] {
            assert!((TOP..=BOTTOM).contains(&scale.y(value)), "{value}");
        }
    }

    #[test]
    fn no_line_goes_through_a_gap() {
        let points = [Some((1.0, 2.0)), Some((2.0, 3.0)), None, Some((4.0, 5.0)), None];
        assert_eq!(path(&points), "M1.0 2.0L2.0 3.0M4.0 5.0");
        assert_eq!(path(&[None, None]), "");
    }

    #[test]
    fn months_fill_the_plot() {
        assert_eq!(slot(12) * 12.0, RIGHT - LEFT);
        assert!(x(0, 12) > LEFT && x(11, 12) < RIGHT);
        assert_eq!(x(0, 1), f64::midpoint(LEFT, RIGHT));
    }

    #[test]
    fn labels_that_meet_move_apart_and_keep_their_order() {
        assert_eq!(apart(vec![100.0, 60.0]), [100.0, 60.0]);
        assert_eq!(apart(vec![100.0, 98.0]), [112.0, 98.0]);
        let all = apart(vec![BOTTOM, BOTTOM, BOTTOM]);
        assert!(all[0] < all[1] && all[1] < all[2] && all[2] <= BOTTOM + LINE / 2.0, "{all:?}");
    }

    #[test]
    fn a_title_is_broken_between_words() {
        assert_eq!(lines("Tỷ lệ xử lý phản ánh", 10), ["Tỷ lệ xử", "lý phản", "ánh"]);
        assert!(lines("", 10).is_empty());
    }
}
