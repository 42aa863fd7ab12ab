//! Runs and exits.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(wrap::run())
}
