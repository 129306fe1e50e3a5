//! The door `bench`: builds everything optimised and measures it, each row beside a baseline in the same run.

use std::process::Command;

use crate::steps::{Steps, cargo, finish};
use crate::{packages, root, target, window};

/// Measures the house. `size` is the number of tasks of the synthetic committee.
///
/// # Errors
/// What could not be installed or built; a budget that is missed is printed and is no error.
pub fn bench(size: Option<&str>) -> Result<(), String> {
    let mut steps = Steps::begin();
    steps.step("packages", || packages::for_proving().and_then(|()| packages::node()))?;
    window::build(&mut steps)?;
    steps.command("build, optimised", &mut cargo(&["build", "--workspace", "--release"]))?;
    let mut bench = Command::new(target().join("release").join("bench"));
    finish(bench.args(size).current_dir(root()))
}
