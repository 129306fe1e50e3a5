//! What the window may ask for, a file a noun: unpack, call, reply.

pub mod briefing;
pub mod committee;
pub mod directive;
pub mod document;
pub mod indicator;
pub mod meeting;
pub mod proposal;
pub mod review;
pub mod task;
pub mod trash;
pub mod unit;
