//! Who may import whom: `frontend -> app[hydrate] -> domain`; `server -> app[ssr] -> {service, domain}`;
//! `server -> service -> domain`; features of `app` do not import each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::{built_from, files, metadata};

/// The crates of the project.
const OURS: [&str; 5] = ["domain", "app", "service", "server", "frontend"];

/// Fails if one of these crates is among the names; of others' crates also the family (`sqlx-core` is `sqlx`).
#[track_caller]
fn names_none_of(whose: &str, names: &[String], forbidden: &[&str]) {
    let is_forbidden = |name: &str| {
        let name = name.replace('_', "-");
        forbidden.iter().any(|no| name == *no || (!OURS.contains(no) && name.starts_with(&format!("{no}-"))))
    };
    let found: Vec<_> = names.iter().filter(|name| is_forbidden(name)).collect();
    assert!(found.is_empty(), "{whose} is built from {found:?}");
}

#[test]
fn the_rules_know_no_pages_no_store_and_no_runtime() {
    let names = built_from(&["-p", "domain"]);
    let forbidden = [
        "leptos", "sqlx", "tokio", "axum", "http", "hyper", "futures", "web-sys", "js-sys", "app", "service",
        "server", "rand",
    ];
    names_none_of("domain", &names, &forbidden);
    for (path, text) in files("app/domain/src", &[".rs"]) {
        // Not a field whose name begins alike.
        let awaits = text.match_indices(".await").any(|(at, word)| {
            !text[at + word.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
        });
        assert!(!text.contains("async fn") && !awaits, "{path} waits for something");
        for io in ["std::fs", "std::net", "std::env", "std::process", "std::thread", "std::time::"] {
            assert!(!text.contains(io), "{path} uses {io}");
        }
    }
}

#[test]
fn the_browser_gets_nothing_of_the_server() {
    let names = built_from(&["-p", "frontend", "--target", "wasm32-unknown-unknown"]);
    assert!(names.contains(&"domain".to_owned()), "the rules are shared: {names:?}");
    names_none_of(
        "frontend",
        &names,
        &["sqlx", "axum", "tokio", "hyper", "service", "server", "leptos-axum", "chrono"],
    );
}

#[test]
fn use_cases_know_no_pages() {
    let names = built_from(&["-p", "service"]);
    names_none_of("service", &names, &["leptos", "app", "axum", "server", "wasm-bindgen"]);
}

#[test]
fn crates_of_the_project_depend_on_each_other_as_drawn() {
    let metadata = metadata();
    let members = metadata["workspace_members"].as_array().unwrap();
    let mut drawn = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap() {
        if !members.contains(&package["id"]) {
            continue;
        }
        let direct: BTreeSet<_> = package["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|dependency| dependency["kind"].is_null())
            .filter_map(|dependency| dependency["name"].as_str())
            .filter(|name| OURS.contains(name))
            .collect();
        drawn.insert(package["name"].as_str().unwrap(), direct);
    }
    assert_eq!(drawn["domain"], BTreeSet::new());
    assert_eq!(drawn["service"], BTreeSet::from(["domain"]));
    assert_eq!(drawn["app"], BTreeSet::from(["domain", "service"]));
    assert_eq!(drawn["frontend"], BTreeSet::from(["app"]));
    assert_eq!(drawn["server"], BTreeSet::from(["app", "domain", "service"]));
}

#[test]
fn the_store_is_named_by_the_service_alone() {
    for (name, arguments) in [("app", ["-p", "app"]), ("server", ["-p", "server"])] {
        let direct = built_from(&[&arguments[..], &["--depth", "1"]].concat());
        names_none_of(name, &direct, &["sqlx"]);
    }
}

#[test]
fn there_is_one_sqlx() {
    let metadata = metadata();
    for name in ["sqlx", "sqlx-core", "libsqlite3-sys", "leptos", "axum", "wasm-bindgen"] {
        let versions: Vec<_> = metadata["packages"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|package| package["name"] == name)
            .map(|package| package["version"].to_string())
            .collect();
        assert_eq!(versions.len(), 1, "{name}: {versions:?}");
    }
}

#[test]
fn a_host_build_leaves_the_browsers_part_out() {
    let metadata = metadata();
    let default: Vec<_> = metadata["workspace_default_members"].as_array().unwrap().iter().collect();
    assert!(default.iter().all(|id| !id.to_string().contains("frontend")), "{default:?}");
}

#[test]
fn features_of_the_pages_do_not_import_each_other() {
    let shared = ["browser", "i18n", "routes", "ui"];
    let features: Vec<_> = std::fs::read_dir(crate::tree::root().join("app/src"))
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !shared.contains(&name.as_str()))
        .collect();
    assert!(features.len() >= 4, "{features:?}");
    for feature in &features {
        let mut own = files(&format!("app/src/{feature}"), &[".rs"]);
        own.extend(
            files("app/src", &[&format!("{feature}.rs")])
                .into_iter()
                .filter(|(path, _)| *path == format!("app/src/{feature}.rs")),
        );
        for (path, text) in own {
            for other in features.iter().filter(|other| *other != feature) {
                assert!(!imports(&text, other), "{path} imports the feature {other}");
            }
        }
    }
}

/// True if a text names `crate::feature`, alone or within braces.
fn imports(text: &str, feature: &str) -> bool {
    if text.contains(&format!("crate::{feature}::")) {
        return true;
    }
    text.split("use crate::{").skip(1).any(|rest| {
        let list = rest.split("};").next().unwrap_or_default();
        let mut depth = 0;
        let outer: String = list
            .chars()
            .filter(|c| {
                depth += i32::from(*c == '{');
                depth -= i32::from(*c == '}');
                depth == 0
            })
            .collect();
        outer.split(',').any(|item| item.trim().split("::").next() == Some(feature))
    })
}

#[test]
fn the_search_for_imports_finds_them() {
    assert!(imports("use crate::board::api;", "board"));
    assert!(imports("use crate::{\n    board::{api, page},\n    say,\n};", "board"));
    assert!(!imports("use crate::{\n    i18n::{board as words, task},\n    say,\n};", "board"));
    assert!(!imports("use crate::i18n::board;", "board"));
}
