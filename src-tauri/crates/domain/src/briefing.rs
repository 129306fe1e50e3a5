//! Briefings: what is assembled from the other nouns for a reader, on paper or in the window, and never stored.

pub mod board;
pub mod chart;
pub mod conclusion;
pub mod notice;
pub mod overview;
pub mod reading;
pub mod timeline;
