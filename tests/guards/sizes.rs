//! How much a phone loads, by the files of the last release build. The numbers are printed; run with
//! `--nocapture` to see them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::tree::root;

const KB: u64 = 1024;
/// First load of any page: script, wasm and the parts that the page needs, as brotli.
const ANY_PAGE: u64 = 236 * KB;
/// The same of a page without a form.
const PAGE_WITHOUT_FORM: u64 = 140 * KB;
/// The style sheet, as brotli.
const STYLE: u64 = 14 * KB;

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

/// What a page loads before it is alive, in bytes of brotli: every page of staff the first, and a page with a
/// hydrated part the part besides. The public's pages load nothing.
fn first_loads(folder: &Path) -> BTreeMap<String, u64> {
    let start: u64 = [only(folder, "nhipcau.", ".js.br"), only(folder, "nhipcau.", ".wasm.br")]
        .iter()
        .map(|path| size(path))
        .sum();
    let splitter = size(&only(folder, "__wasm_split.", ".js.br"));
    let manifest = std::fs::read_to_string(only(folder, "__wasm_split_manifest.", ".json")).unwrap();
    let manifest: BTreeMap<String, Vec<String>> = serde_json::from_str(&manifest).unwrap();
    assert!(!manifest.is_empty(), "what is hydrated is a part of its own");
    let parts = manifest.into_iter().map(|(part, files)| {
        let files: u64 = files.iter().map(|file| size(&folder.join(format!("{file}.wasm.br")))).sum();
        (part, start + splitter + files)
    });
    [("a page of staff".to_owned(), start + splitter)].into_iter().chain(parts).collect()
}

#[test]
fn a_page_is_alive_after_few_bytes() {
    let Some(folder) = release() else {
        println!("no release build: nothing measured");
        return;
    };
    let mut too_large = Vec::new();
    for (page, bytes) in first_loads(&folder) {
        // What every page of staff loads is what one without a form loads.
        let most = if page == "a page of staff" { PAGE_WITHOUT_FORM } else { ANY_PAGE };
        println!("{:>7.1} KB of {:>3} {page}", bytes as f64 / KB as f64, most / KB);
        if bytes > most {
            too_large.push(format!("{page}: {bytes} bytes of brotli, at most {most}"));
        }
    }
    assert!(too_large.is_empty(), "{}", too_large.join("\n"));
}

#[test]
fn the_public_loads_no_code() {
    use app::routes::*;
    let case = feedback("LTN-2026-0001");
    for path in [PORTAL, PLAN, SIGN_IN, ACCESSIBILITY, LOOK_UP, ANSWERS, &case] {
        assert!(!has_code(path, ""), "{path}");
    }
    assert!(has_code(&case, RECEIPT), "its button prints");
}

#[test]
fn the_style_sheet_is_small() {
    let Some(folder) = release() else { return };
    let bytes = size(&only(&folder, "nhipcau.", ".css.br"));
    println!("{:>7.1} KB of {:>3} style sheet", bytes as f64 / KB as f64, STYLE / KB);
    assert!(bytes <= STYLE, "the style sheet has {bytes} bytes of brotli, at most {STYLE}");
}
