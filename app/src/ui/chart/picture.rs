//! What a chart is drawn from: everything is in words and numbers by then, nothing of it is computed while drawing.

/// How the months are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A point each, with a line through neighbours: for percentages, and for sums that grow.
    Line,
    /// A bar each, from zero.
    Bars,
}

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Unique on the page; in front of the ids of its parts.
    pub key: String,
    /// What it is about.
    pub title: String,
    /// What it says, in a sentence.
    pub says: String,
    pub shape: Shape,
    /// The values are percentages: the axis need not begin at zero, and ends at 100 where nothing is above.
    pub percent: bool,
    pub now: Row,
    /// What it is compared with, in grey.
    pub before: Option<Row>,
    pub target: Option<Target>,
    /// What the value of each month should be at least, or at most; as many as there are spots, or none.
    pub path: Vec<Option<f64>>,
    /// Where it ends if it goes on like this.
    pub ahead: Option<Ahead>,
}

/// A series.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Stands at its end, for example "2025".
    pub name: String,
    /// One a month, in order.
    pub spots: Vec<Spot>,
}

/// A month of a series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// Under the axis, for example "10".
    pub tick: String,
    /// For example "Tháng 10/2026".
    pub month: String,
    /// What is drawn; a gap without.
    pub value: Option<f64>,
    /// The value in words; empty where there is nothing to say.
    pub text: String,
    /// What stands behind it, for example "412/422, chờ duyệt"; may be empty.
    pub detail: String,
    /// The name of a mark, for its shape; see `style/components/mark.css`.
    pub mark: Option<&'static str>,
    /// Not final, an estimate or waiting for approval: drawn hollow.
    pub open: bool,
    /// Where the rows behind it are.
    pub to: Option<String>,
}

/// A line across.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub value: f64,
    /// With its number, for example "Chỉ tiêu ≥ 80%".
    pub label: String,
}

/// A dotted line from the last value to the last month.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    pub value: f64,
    pub label: String,
}

impl Spot {
    /// All of it, for a reader who does not see where it stands.
    pub fn said(&self) -> String {
        let parts = [self.month.as_str(), self.text.as_str(), self.detail.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// There is something to reach: a value, or a word for why there is none.
    pub fn is_said(&self) -> bool {
        !self.text.is_empty()
    }
}

impl Row {
    /// The last month that has a value.
    pub fn last(&self) -> Option<(usize, &Spot)> {
        self.spots.iter().enumerate().rfind(|(_, spot)| spot.value.is_some())
    }
}
