//! The rules of the house (README, "The house"), checked on the tree itself.
//!
//! A rule about a folder that is not there yet holds; each rule names the file and line that breaks it.

#[path = "house/layout.rs"]
mod layout;
#[path = "house/names.rs"]
mod names;
#[path = "house/paint.rs"]
mod paint;
#[path = "house/rings.rs"]
mod rings;
#[path = "house/window.rs"]
mod window;
#[path = "house/words.rs"]
mod words;

/// The nouns in their order: each may lean only on those before it. `committee` is the file itself.
const NOUNS: [&str; 10] = [
    "committee",
    "unit",
    "document",
    "review",
    "indicator",
    "meeting",
    "proposal",
    "directive",
    "task",
    "briefing",
];

/// Returns the place of a noun in the order.
fn rank(name: &str) -> Option<usize> {
    NOUNS.iter().position(|noun| *noun == name)
}

/// Fails with every finding at once, so that one run shows all there is to mend.
#[track_caller]
fn hold(rule: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{rule}; broken {} times:\n  {}", findings.len(), findings.join("\n  "));
}
