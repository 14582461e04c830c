//! Lists of placeholders. A statement about many rows costs little more than one about a single row: most of its price is
//! the way to the engine and back.

use std::fmt::Write as _;

/// The `VALUES` of that many rows: `($1, $2), ($3, $4)`. To be bound row by row.
pub(crate) fn values(rows: usize, width: usize) -> String {
    let mut text = String::new();
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        placeholders(&mut text, row * width + 1, width);
        text.push(')');
    }
    text
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
        assert_eq!(values(2, 3), "($1, $2, $3), ($4, $5, $6)");
        assert_eq!(values(1, 1), "($1)");
        assert_eq!(list(3, 2), "$3, $4");
    }
}
