//! The words of official papers, as the domain has them (Decree 30/2020): the page adds none of its own.

pub use domain::briefing::forms::*;
