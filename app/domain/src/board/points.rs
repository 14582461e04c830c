//! The six clear points ("6 rõ") of an assignment: person, work, time, responsibility, product, authority.

use serde::{Deserialize, Serialize};

/// One of the six points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    /// Rõ người: an officer is in charge.
    Person,
    /// Rõ việc: the work is described, with a short title that a person has confirmed.
    Work,
    /// Rõ thời gian: the term is understood.
    Time,
    /// Rõ trách nhiệm: a unit leads, and its responsibility is written down.
    Responsibility,
    /// Rõ sản phẩm: the product is named.
    Product,
    /// Rõ thẩm quyền: it is written down who decides.
    Authority,
}

impl Point {
    /// The six, in the usual order.
    pub const ALL: [Point; 6] =
        [Self::Person, Self::Work, Self::Time, Self::Responsibility, Self::Product, Self::Authority];
}

/// Which of the six points of a task are clear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SixPoints {
    /// An officer is in charge.
    pub person: bool,
    /// The short title is no longer a mere suggestion.
    pub work: bool,
    /// The term is understood.
    pub time: bool,
    /// A unit leads, and its responsibility is written down.
    pub responsibility: bool,
    /// The product is named.
    pub product: bool,
    /// It is written down who decides.
    pub authority: bool,
}

impl SixPoints {
    /// True if this point is clear.
    pub fn is_clear(&self, point: Point) -> bool {
        match point {
            Point::Person => self.person,
            Point::Work => self.work,
            Point::Time => self.time,
            Point::Responsibility => self.responsibility,
            Point::Product => self.product,
            Point::Authority => self.authority,
        }
    }

    /// The points that are not clear yet, in the usual order.
    pub fn missing(&self) -> Vec<Point> {
        Point::ALL.into_iter().filter(|point| !self.is_clear(*point)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_listed_in_order() {
        assert_eq!(SixPoints::default().missing(), Point::ALL);
        let points = SixPoints { person: true, time: true, product: true, ..SixPoints::default() };
        assert_eq!(points.missing(), [Point::Work, Point::Responsibility, Point::Authority]);
    }
}
