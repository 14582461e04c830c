//! How much a phone loads, by the files of the last release build. The numbers are printed; run with
//! `--nocapture` to see them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::tree::root;

const KB: u64 = 1024;
/// First load of any page: script, wasm and the parts that the page preloads, as brotli.
const ANY_PAGE: u64 = 230 * KB;
/// The same of a page without a form.
const PAGE_WITHOUT_FORM: u64 = 140 * KB;
/// The style sheet, as brotli.
const STYLE: u64 = 14 * KB;

/// Pages that hold no form, by the part of the name under which the build knows them.
const WITHOUT_FORM: [&str; 4] = ["accessibility_route", "privacy_route", "portal_route", "__plan_route"];

/// The files of the last release build; none if there was none and nothing insists on one.
fn release() -> Option<PathBuf> {
    let folder = root().join("target/site/pkg");
    let is_there = !named(&folder, "nhipcau.", ".wasm.br").is_empty();
    let must_be = ["CI", "NHIPCAU_RELEASE"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    assert!(is_there || !must_be, "no release build with compressed files in {}", folder.display());
    is_there.then_some(folder)
}

fn named(folder: &Path, start: &str, end: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries
        .flatten()
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with(start) && name.ends_with(end)
        })
        .map(|entry| entry.path())
        .collect()
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).len()
}

fn only(folder: &Path, start: &str, end: &str) -> PathBuf {
    let found = named(folder, start, end);
    assert_eq!(found.len(), 1, "one build at a time: {found:?}");
    found.into_iter().next().unwrap()
}

/// What each page loads before it is alive, in bytes of brotli.
fn first_loads(folder: &Path) -> BTreeMap<String, u64> {
    let start: u64 = [
        only(folder, "nhipcau.", ".js.br"),
        only(folder, "nhipcau.", ".wasm.br"),
        only(folder, "__wasm_split.", ".js.br"),
    ]
    .iter()
    .map(|path| size(path))
    .sum();
    let manifest = std::fs::read_to_string(only(folder, "__wasm_split_manifest.", ".json")).unwrap();
    let manifest: BTreeMap<String, Vec<String>> = serde_json::from_str(&manifest).unwrap();
    assert!(!manifest.is_empty(), "every page is a part of its own");
    manifest
        .into_iter()
        .map(|(page, parts)| {
            let parts: u64 = parts.iter().map(|part| size(&folder.join(format!("{part}.wasm.br")))).sum();
            (page, start + parts)
        })
        .collect()
}

#[test]
fn a_page_is_alive_after_few_bytes() {
    let Some(folder) = release() else {
        println!("no release build: nothing measured");
        return;
    };
    let mut too_large = Vec::new();
    for (page, bytes) in first_loads(&folder) {
        let is_without_form = WITHOUT_FORM.iter().any(|name| page.contains(name));
        let most = if is_without_form { PAGE_WITHOUT_FORM } else { ANY_PAGE };
        println!("{:>7.1} KB of {:>3} {page}", bytes as f64 / KB as f64, most / KB);
        if bytes > most {
            too_large.push(format!("{page}: {bytes} bytes of brotli, at most {most}"));
        }
    }
    assert!(too_large.is_empty(), "{}", too_large.join("\n"));
}

#[test]
fn the_style_sheet_is_small() {
    let Some(folder) = release() else { return };
    let bytes = size(&only(&folder, "nhipcau.", ".css.br"));
    println!("{:>7.1} KB of {:>3} style sheet", bytes as f64 / KB as f64, STYLE / KB);
    assert!(bytes <= STYLE, "the style sheet has {bytes} bytes of brotli, at most {STYLE}");
}
