//! The doors of the house: `run`, `test`, `bench`. Depends on nothing, so that it builds in seconds.

fn main() {}
