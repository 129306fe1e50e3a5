//! Charts and paper, from data.
//!
//! Deliberately knows no store, no clock and no file: descriptions come in, bytes go out. The page engine stands on
//! printpdf's low-level operations; layout, subsetting and everything printpdf lacks (tags, PDF/A, outlines) are here.

pub mod chart;
pub mod font;
pub mod forms;
pub mod ink;
pub mod paper;

mod annex;
mod finish;
mod flow;
mod letterhead;
pub mod notice;
mod para;
mod signature;
mod srgb;
pub mod structure;
mod table;
mod text;
mod xmp;

pub use paper::{Paper, PaperError, Place, Progress, Step};
