//! Briefing papers (DESIGN 10), measured on the made page: what is said comes back, nothing is split or lost, every
//! number of the contents is true, and what is the chair's own stays so.
//!
//! `fixture` makes papers no sample is as hostile as; `sample` prints those of the model committee; `made` holds what
//! binds every paper.

#![allow(clippy::unwrap_used, reason = "what a proof cannot read is a failed proof")]

#[path = "briefing_paper/contents.rs"]
mod contents;
#[path = "briefing_paper/fixture.rs"]
mod fixture;
#[path = "briefing_paper/made.rs"]
mod made;
#[path = "paper/measure.rs"]
#[allow(dead_code, reason = "official papers measure more")]
mod measure;
#[path = "briefing_paper/sample.rs"]
mod sample;
#[path = "briefing_paper/table.rs"]
mod table;
