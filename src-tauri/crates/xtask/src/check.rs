//! The door `test`: every proof of the house, the cheapest first.

use std::fs;

use crate::steps::{Steps, cargo};
use crate::{packages, root, window};

/// Proves everything, and says how long each step took.
///
/// # Errors
/// The first step that fails.
pub fn test() -> Result<(), String> {
    let mut steps = Steps::begin();
    steps.step("packages", || packages::for_proving().and_then(|()| packages::node()))?;
    steps.command("format of Rust", &mut cargo(&["fmt", "--all", "--check"]))?;
    window::build(&mut steps)?;
    steps.command("checks of the front end", &mut window::npm(&["run", "--silent", "check"]))?;
    steps.command("tests of the front end", &mut window::npm(&["run", "--silent", "test"]))?;
    // One set of packages and features throughout: what one step builds, the next ones find.
    steps.command("build", &mut cargo(&["build", "--workspace"]))?;
    steps.command("tests and house rules", &mut cargo(&["test", "--workspace"]))?;
    let journeys = journeys();
    if !journeys.is_empty() {
        let mut words = vec!["test", "--workspace"];
        words.extend(journeys.iter().flat_map(|name| ["--test", name.as_str()]));
        words.extend(["--", "--ignored", "--test-threads=1"]);
        steps.command("journeys in the real window", &mut cargo(&words))?;
    }
    let lints = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    steps.command("lints of Rust", &mut cargo(&lints))?;
    steps.table(true);
    Ok(())
}

/// Returns the test files that open the real window: `tests/tests/window*.rs`. They are ignored by a plain
/// `cargo test`, which then needs no driver and no screen.
fn journeys() -> Vec<String> {
    let entries = fs::read_dir(root().join("tests/tests")).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names
        .filter(|name| name.starts_with("window"))
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_string))
        .collect();
    names.sort();
    names
}
