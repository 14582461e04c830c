//! What the browser must know of an indicator to say, while one types, what the server would say: written by the page
//! on the part of the form that holds the numbers (`data-entry`), and read from there.

use domain::indicator::{Aim, AimOp, Doubt, DoubtRule, Formula, Problem, Share};
use domain::plan::Decimal;

/// Of one indicator in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// How its values add up.
    pub formula: Formula,
    /// What is to be reached.
    pub aim: Option<Aim>,
    /// The value of the month before.
    pub before: Option<Share>,
}

/// The names of the operators.
const OPERATORS: [(AimOp, &str); 4] =
    [(AimOp::Gte, "gte"), (AimOp::Gt, "gt"), (AimOp::Lte, "lte"), (AimOp::Lt, "lt")];

impl Facts {
    /// As the attribute holds it: `share gte:80:0 90/100`, with a hyphen for what there is none of.
    pub fn written(&self) -> String {
        let none = || "-".to_owned();
        let aim = self.aim.and_then(|aim| {
            let (_, name) = OPERATORS.into_iter().find(|(op, _)| *op == aim.op)?;
            Some(format!("{name}:{}:{}", aim.value.digits, aim.value.scale))
        });
        let before = self.before.map(|share| format!("{}/{}", share.numerator, share.denominator));
        format!("{} {} {}", self.formula.name(), aim.unwrap_or_else(none), before.unwrap_or_else(none))
    }

    /// What the attribute holds.
    pub fn read(written: &str) -> Option<Self> {
        let mut parts = written.split(' ');
        let formula = Formula::from_name(parts.next()?)?;
        Some(Self { formula, aim: aim(parts.next()?), before: share(parts.next()?) })
    }

    /// The numbers as they are typed, or every problem with them.
    pub fn share(&self, numerator: &str, denominator: &str) -> Result<Share, Vec<Problem>> {
        self.formula.share(numerator, denominator)
    }

    /// What is worth asking about them.
    pub fn doubts(&self, share: Share) -> Vec<Doubt> {
        self.before.map(|before| DoubtRule::default().doubts(before, share)).unwrap_or_default()
    }
}

fn aim(written: &str) -> Option<Aim> {
    let mut parts = written.split(':');
    let name = parts.next()?;
    let (op, _) = OPERATORS.into_iter().find(|(_, known)| *known == name)?;
    let value = Decimal { digits: parts.next()?.parse().ok()?, scale: parts.next()?.parse().ok()? };
    Some(Aim { op, value })
}

fn share(written: &str) -> Option<Share> {
    let (part, whole) = written.split_once('/')?;
    Some(Share::new(part.parse().ok()?, whole.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let aim = Aim { op: AimOp::Lt, value: Decimal { digits: 955, scale: 1 } };
        for facts in [
            Facts { formula: Formula::Share, aim: Some(aim), before: Some(Share::new(90, 100)) },
            Facts { formula: Formula::Count, aim: None, before: None },
        ] {
            assert_eq!(Facts::read(&facts.written()), Some(facts));
        }
        assert_eq!(Facts::read("share"), None);
        let facts = Facts { formula: Formula::Share, aim: None, before: Some(Share::new(90, 100)) };
        assert_eq!(facts.doubts(Share::new(50, 100)).len(), 1);
        assert!(facts.share("105", "100").is_err());
    }
}
