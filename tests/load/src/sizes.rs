//! What the browser loads, in brotli bytes, as the last release build left it.

use std::fs;

use crate::Outcome;

/// Prints the files of the browser's part by size.
pub fn print() -> Outcome<()> {
    let mut files: Vec<(u64, String)> = Vec::new();
    for entry in fs::read_dir("target/site/pkg")? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".wasm.br") || name.ends_with(".js.br") || name.ends_with(".css.br") {
            files.push((entry.metadata()?.len(), name));
        }
    }
    files.sort_by(|a, b| b.cmp(a));
    println!("brotli bytes of the browser's part");
    for (size, name) in files {
        println!("{size:>9}  {name}");
    }
    Ok(())
}
