//! A file is about one thing, and short.

use crate::tree::files;

/// The most lines of a file that needs no reason.
const MOST: usize = 400;

/// Longer files, each with the reason why it is not divided.
const LONGER: [(&str, &str); 4] = [
    ("app/domain/src/plan/read/table.rs", "one reader, whose methods share what stands above a row"),
    ("server/service/src/plan/apply.rs", "every kind of difference is applied in one order"),
    ("server/service/src/plan/rows.rs", "one row type per table of the plan, each a few lines"),
    ("server/service/tests/plan.rs", "cases of one capability over one plan"),
];

#[test]
fn no_file_is_long_without_a_reason() {
    let mut long = Vec::new();
    for folder in ["app", "server", "frontend", "migrations", "style", "tests", "script"] {
        for (path, text) in files(folder, &[".rs", ".css", ".ts", ".sql", ".sh"]) {
            let lines = text.lines().count();
            if lines > MOST && !LONGER.iter().any(|(listed, _)| *listed == path) {
                long.push(format!("{path}: {lines} lines"));
            }
        }
    }
    assert!(long.is_empty(), "divide these, or list them with a reason:\n{}", long.join("\n"));
}

#[test]
fn every_file_of_code_says_what_it_is() {
    let mut silent = Vec::new();
    for folder in ["app", "server", "frontend", "tests"] {
        for (path, text) in files(folder, &[".rs"]) {
            if !text.trim_start().starts_with("//!") {
                silent.push(path);
            }
        }
    }
    assert!(silent.is_empty(), "without a head that says what they are: {silent:#?}");
}

#[test]
fn nothing_is_left_to_be_done_later() {
    for folder in ["app", "server", "frontend", "style", "migrations"] {
        for (path, text) in files(folder, &[".rs", ".css", ".sql"]) {
            for word in ["TODO", "FIXME", "HACK"] {
                assert!(!text.contains(word), "{path} holds {word}");
            }
        }
    }
}
