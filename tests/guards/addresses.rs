//! The addresses of pages are written once, in `app/src/routes.rs`.

use crate::tree::{files, root};

/// Where the table of routes repeats them, since the router takes only literals.
const TABLE: &str = "app/src/shell.rs";

#[test]
fn an_address_of_a_page_is_written_in_one_place() {
    let routes = std::fs::read_to_string(root().join("app/src/routes.rs")).unwrap();
    let addresses: Vec<_> = routes
        .lines()
        .filter_map(|line| line.strip_prefix("pub const "))
        .filter_map(|rest| rest.split('"').nth(1))
        .filter(|address| address.starts_with('/') && address.len() > 1)
        .collect();
    assert!(addresses.len() > 10, "{addresses:?}");
    let mut found = Vec::new();
    for folder in ["app/src", "server/src", "server/service/src", "app/domain/src"] {
        for (path, text) in files(folder, &[".rs"]) {
            if path == "app/src/routes.rs" || path == TABLE {
                continue;
            }
            // Tests name addresses as people do.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for (number, line) in code.lines().enumerate() {
                if line.trim_start().starts_with("//") {
                    continue;
                }
                let is_address = |address: &str| {
                    [format!("\"{address}\""), format!("\"{address}/"), format!("\"{address}?")]
                        .iter()
                        .any(|literal| line.contains(literal.as_str()))
                };
                if addresses.iter().any(|address| is_address(address)) {
                    found.push(format!("{path}:{}: {}", number + 1, line.trim()));
                }
            }
        }
    }
    assert!(found.is_empty(), "use app::routes:\n{}", found.join("\n"));
}
