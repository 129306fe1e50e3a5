//! Briefings: the views assembled for a reader, in the window, on paper and on the command line. Never stored.
//!
//! Every view is a question to a [`Reader`](crate::Reader), so that it answers alike for the living file, inside an
//! act, and for the committee as it stood. The day is always an argument; a past day is asked of a rewound reader
//! (RULINGS A1). Knows no word of either language, but for the official texts that are data.

pub(crate) mod board;
mod chair;
mod chart;
mod checks;
mod desk;
mod digest;
mod extract;
mod figure;
mod handout;
mod history;
mod hits;
mod indicator_board;
mod measure;
mod measured;
mod notice;
mod overview;
mod pack;
mod paper;
mod ranking;
mod readiness;
mod reading;
mod register;
mod room;
mod sheet;
mod since;
mod standing;
mod task_list;
mod text;
mod tracked;
mod unit_card;
mod unit_sheet;
mod workbook;
mod workspace;

pub use standing::FACT;
pub use workbook::{PreparedBook, Taken};
