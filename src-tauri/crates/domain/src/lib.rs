//! What is true about reviews, directives and tasks: types, rules, derived states.
//!
//! Deliberately knows no SQL, no files, no clock, no window and no sentence: time and identity come in as
//! arguments, and what goes wrong leaves as a [`Refusal`] with facts, never as words.
//!
//! The nouns stand in a fixed order and each may lean only on those before it: committee, unit, document, review,
//! indicator, meeting, proposal, directive, task, briefing.

pub mod act;
pub mod briefing;
pub mod clock;
pub mod committee;
pub mod directive;
pub mod document;
pub mod door;
pub mod id;
pub mod indicator;
pub mod meeting;
pub mod proposal;
pub mod refusal;
pub mod review;
pub mod task;
pub mod trash;
pub mod unit;

pub use act::{Act, Actor};
pub use clock::Instant;
pub use id::IdSource;
pub use refusal::Refusal;
