//! `import-worker`: the process of its own in which a stranger's workbook is read. It opens no committee file.

use std::process::ExitCode;

use exchange::intake::{Door, worker};

/// Reads standard input as a workbook, and writes what it holds to standard output.
pub fn serve(door: &str) -> ExitCode {
    let Some(door) = Door::ALL.into_iter().find(|known| known.as_str() == door) else {
        return ExitCode::from(2);
    };
    worker::serve(door, std::io::stdin().lock(), std::io::stdout().lock());
    ExitCode::SUCCESS
}
