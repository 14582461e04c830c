//! Lists of placeholders. A statement about many rows costs little more than one about a single row: most of its price is
//! the way to the engine and back.

use std::fmt::Write as _;

use super::{Conn, Tx};

impl Tx {
    /// The `VALUES` of that many rows, to be bound row by row; the statement has no other placeholders. SQLite looks each
    /// numbered one up among all before it, so that the rows of many cases cost it the square of their number; there they
    /// have no numbers.
    pub(crate) fn values(&mut self, rows: usize, width: usize) -> String {
        match self.conn() {
            Conn::Sqlite(_) => plain_values(rows, width),
            Conn::Postgres(_) => numbered_values(rows, width),
        }
    }
}

fn numbered_values(rows: usize, width: usize) -> String {
    let mut text = String::new();
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        placeholders(&mut text, row * width + 1, width);
        text.push(')');
    }
    text
}

fn plain_values(rows: usize, width: usize) -> String {
    let row = format!("({})", vec!["?"; width].join(", "));
    vec![row.as_str(); rows].join(", ")
}

/// The list of an `IN` with that many values: `$3, $4`, from the placeholder `first`.
pub(crate) fn list(first: usize, count: usize) -> String {
    let mut text = String::new();
    placeholders(&mut text, first, count);
    text
}

fn placeholders(text: &mut String, first: usize, count: usize) {
    for number in first..first + count {
        // Writing into a string never fails.
        let _ = write!(text, "{}${number}", if number == first { "" } else { ", " });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_numbered_through() {
        assert_eq!(numbered_values(2, 3), "($1, $2, $3), ($4, $5, $6)");
        assert_eq!(numbered_values(1, 1), "($1)");
        assert_eq!(plain_values(2, 3), "(?, ?, ?), (?, ?, ?)");
        assert_eq!(list(3, 2), "$3, $4");
    }
}
