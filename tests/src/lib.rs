//! What the proofs share: the tree as text, Rust and Fluent read just closely enough to check a rule, the real window.
//!
//! Knows no noun and no rule: the rules stand in `tests/`, one file per promise.

pub mod archive;
pub mod book;
pub mod contract;
pub mod fluent;
pub mod meeting;
pub mod rust;
pub mod sample;
pub mod tree;
pub mod window;
