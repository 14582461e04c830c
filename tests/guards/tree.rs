//! The files of the project, and what cargo says of its crates.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate is in the project").to_owned()
}

/// All files below a folder of the project with one of these endings, as (path from the project's folder, text).
pub fn files(below: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    gather(&root().join(below), endings, &mut found);
    found.sort();
    found
}

fn gather(folder: &Path, endings: &[&str], found: &mut Vec<(String, String)>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let is_ours = !matches!(name.as_str(), "target" | "node_modules" | "data" | "test-results");
        if path.is_dir() && is_ours && !name.starts_with('.') {
            gather(&path, endings, found);
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let short = path.strip_prefix(root()).expect("below the project's folder");
            let text = std::fs::read_to_string(&path).expect("readable text");
            found.push((short.display().to_string(), text));
        }
    }
}

/// The names of everything that a crate is built from, itself not counted.
pub fn built_from(arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["tree", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
    all.extend(arguments);
    let text = cargo(&all);
    let mut names: Vec<_> =
        text.lines().skip(1).filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    assert!(!names.is_empty(), "cargo tree {arguments:?} says nothing");
    names
}

/// What cargo knows of the project and all that it is built from.
pub fn metadata() -> serde_json::Value {
    serde_json::from_str(&cargo(&["metadata", "--format-version", "1"])).expect("metadata is JSON")
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--offline")
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("cargo speaks UTF-8")
}
