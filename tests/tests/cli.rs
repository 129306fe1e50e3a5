//! The promises of the command line: what goes where, which code it ends with, and that a refusal touches nothing.
//!
//! Runs the program itself, as it lies beside this test in the target folder.

#![allow(clippy::disallowed_methods, reason = "these tests write half files on purpose")]

#[path = "cli/asking.rs"]
mod asking;
#[path = "cli/chairing.rs"]
mod chairing;
#[path = "cli/leaving.rs"]
mod leaving;
#[path = "cli/ledger.rs"]
mod ledger;
#[path = "cli/measuring.rs"]
mod measuring;
#[path = "cli/notice.rs"]
mod notice;
#[path = "cli/papers.rs"]
mod papers;
#[path = "cli/preparing.rs"]
mod preparing;
#[path = "cli/reading.rs"]
mod reading;
#[path = "cli/refusing.rs"]
mod refusing;
#[path = "cli/taking.rs"]
mod taking;
#[path = "cli/writing.rs"]
mod writing;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use sha2::{Digest, Sha256};

/// A folder with a committee in it, and the program to work on it.
struct Desk {
    folder: tempfile::TempDir,
    file: PathBuf,
}

/// What the program answered.
#[derive(Debug)]
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    /// Returns a folder without a committee.
    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Ban Chỉ đạo.nghisu");
        Self { folder, file }
    }

    /// Returns a folder with the sample committee.
    fn sample() -> Self {
        let desk = Self::empty();
        std::fs::copy(sample(), &desk.file).unwrap();
        desk
    }

    /// Runs the program on the committee.
    fn run(&self, arguments: &[&str]) -> Said {
        let file = self.file.to_str().unwrap();
        self.run_bare(&[&["--file", file], arguments].concat())
    }

    /// Runs the program on the committee, with a text on its standard input.
    fn run_with(&self, arguments: &[&str], input: &str) -> Said {
        let said = self.place("lời vào");
        std::fs::write(&said, input).unwrap();
        let file = self.file.to_str().unwrap();
        let input = std::fs::File::open(&said).unwrap();
        self.run_from(&[&["--file", file], arguments].concat(), input.into())
    }

    /// Runs the program with exactly these words, in this folder and with data of its own.
    fn run_bare(&self, arguments: &[&str]) -> Said {
        self.run_from(arguments, Stdio::null())
    }

    fn run_from(&self, arguments: &[&str], input: Stdio) -> Said {
        let mut command = Command::new(program());
        command.current_dir(self.folder.path()).args(arguments).stdin(input);
        command.env("NGHISU_DATA_DIR", self.folder.path().join("data"));
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Said { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs the program for a program: one document, nothing beside it.
    fn ask(&self, arguments: &[&str]) -> Value {
        let said = self.run(&[&["--json", "--quiet"], arguments].concat());
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}: {said:?}");
        serde_json::from_str(&said.out)
            .unwrap_or_else(|e| panic!("{arguments:?} is one document: {e}\n{}", said.out))
    }

    /// As [`ask`](Self::ask), with a text on standard input.
    fn ask_with(&self, arguments: &[&str], input: &str) -> Value {
        let said = self.run_with(&[&["--json", "--quiet"], arguments].concat(), input);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}: {said:?}");
        serde_json::from_str(&said.out)
            .unwrap_or_else(|e| panic!("{arguments:?} is one document: {e}\n{}", said.out))
    }

    fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn digest(&self) -> Vec<u8> {
        digest(&self.file)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn digest(file: &Path) -> Vec<u8> {
    Sha256::digest(std::fs::read(file).unwrap()).to_vec()
}

/// Returns the program beside this test.
fn program() -> PathBuf {
    let this = std::env::current_exe().unwrap();
    let name = format!("nghisu-cli{}", std::env::consts::EXE_SUFFIX);
    let found = this.ancestors().map(|folder| folder.join(&name)).find(|path| path.is_file());
    found.expect("nghisu-cli is not built: run `cargo build -p cli` first, or test the whole workspace")
}

/// Makes the sample once for all these tests, with the program itself.
fn sample() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-sample.nghisu");
        let made = Command::new(program())
            .args([
                "--file".as_ref(),
                file.as_os_str(),
                "sample".as_ref(),
                "create".as_ref(),
                "--force".as_ref(),
            ])
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        file
    })
}
