//! Briefings: what is assembled from the other nouns for a reader, on paper or in the window, and never stored.

pub mod agenda;
pub mod board;
pub mod bulk;
pub mod calendar;
pub mod chair;
pub mod chair_book;
pub mod chart;
pub mod closing;
pub mod conclusion;
pub mod digest;
pub mod drafting;
pub mod extract;
pub mod figure_intake;
pub mod forms;
pub mod grid;
pub mod handout;
pub mod indicator_board;
pub mod invitation;
pub mod minutes;
pub mod notice;
pub mod official;
pub mod opening;
pub mod overview;
pub mod pack;
pub mod paper;
pub mod place;
pub mod ranking;
pub mod readiness;
pub mod reading;
pub mod reminder;
pub mod report;
pub mod room;
pub mod schedule;
pub mod since;
pub mod spreadsheet;
pub mod starting;
pub mod summary;
pub mod task_intake;
pub mod task_list;
pub mod timeline;
pub mod unit_card;
pub mod unit_intake;
pub mod unit_sheet;
pub mod workbook;
pub mod workspace;

/// Returns a name no file system refuses: small letters without marks, digits and dashes.
fn plain_stem(text: &str) -> String {
    let plain = vietnamese::fold::fold(text);
    plain.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}
