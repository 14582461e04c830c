//! The program `nhipcau`.

fn main() -> std::process::ExitCode {
    server::cli::main()
}
