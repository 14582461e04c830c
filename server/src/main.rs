//! The program `nhipcau`.
fn main() {}
