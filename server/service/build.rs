//! Embedding the migrations is invisible to cargo: a changed or added file must rebuild the crate.

fn main() {
    println!("cargo::rerun-if-changed=../../migrations");
}
