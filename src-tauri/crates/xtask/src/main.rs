//! The doors of the house: `cargo xtask run` opens it, `cargo xtask test` proves it, `bench` measures it.
//!
//! Depends on nothing, so that it builds in seconds on a bare machine. Knows how to bring what is missing and in which
//! order things are built; knows nothing of what they do.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a door speaks on the terminal")]

mod bench;
mod check;
mod packages;
mod run;
mod steps;
mod window;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
The doors of the house:

  cargo xtask run     install what is missing, build, open the window on the sample committee
  cargo xtask test    install what is missing, build, prove everything (rules, lints, tests, the real window)
  cargo xtask bench   build optimised, measure everything beside its baseline; a number sets the tasks (100000),
                      `chairing` measures the chair's window alone

Both install Debian and Ubuntu packages through apt (with sudo when you are not root) and npm packages from the lock
file. On other systems they name what to install.";

fn main() -> ExitCode {
    let doors: Vec<String> = env::args().skip(1).collect();
    let outcome = match doors.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["run"] => run::run(),
        ["test"] => check::test(),
        ["bench"] => bench::bench(None),
        ["bench", size] => bench::bench(Some(size)),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\n{reason}");
            ExitCode::FAILURE
        }
    }
}

/// Returns the root of the house.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).unwrap_or(here).to_path_buf()
}

/// Returns the folder cargo builds into.
fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Returns where cargo put one of our programs.
fn program(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
