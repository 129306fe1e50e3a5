//! The verbs, a file a noun: each asks or acts through the store and answers with data and lines.
//!
//! Knows no rule of the committee: those are the domain's, and the store asks them.

pub mod backup;
pub mod chart;
pub mod committee;
pub mod directive;
pub mod import_worker;
pub mod indicator;
pub mod journal;
pub mod meeting;
pub mod notice;
pub mod paper;
pub mod proposal;
pub mod review;
pub mod sample;
pub mod search;
pub mod task;
pub mod trash;
pub mod unit;
pub mod workbook;
