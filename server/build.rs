//! The embedded folder must exist even before the browser's part was built for the first time.

fn main() {
    println!("cargo:rerun-if-changed=../target/site");
    let site = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/site");
    if let Err(error) = std::fs::create_dir_all(&site) {
        println!("cargo:warning=cannot create {}: {error}", site.display());
    }
}
