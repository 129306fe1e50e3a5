//! Charts and paper, from data.
//!
//! Deliberately knows no store, no clock and no file: descriptions come in, bytes go out. The page engine stands on
//! printpdf's low-level operations; layout, subsetting and everything printpdf lacks (tags, PDF/A, outlines) are here.

pub mod agenda;
pub mod chart;
pub mod font;
pub mod forms;
pub mod handout;
pub mod ink;
pub mod invitation;
pub mod minutes;
pub mod notice;
pub mod paper;
pub mod reminder;
pub mod report;
pub mod structure;

mod annex;
mod body;
mod finish;
mod flow;
mod heading;
mod letterhead;
mod official;
mod para;
mod recipients;
mod schedule;
mod signature;
mod srgb;
mod stamp;
mod table;
mod text;
mod xmp;

pub use paper::{Paper, PaperError, Place, Progress, Step};
