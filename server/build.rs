//! The embedded folder must exist even before the browser's part was built for the first time.

fn main() {
    // A release holds the files themselves; a build for development reads them while it runs.
    let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    println!("cargo:rerun-if-changed={}", if release { "../target/site" } else { "build.rs" });
    let site = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/site");
    if let Err(error) = std::fs::create_dir_all(&site) {
        println!("cargo:warning=cannot create {}: {error}", site.display());
    }
}
