//! Official papers as Word files, from the descriptions the pages are made from: real styles, lists that count for
//! themselves, tables whose head repeats, the page of Decree 30/2020.
//!
//! A Word file has no page of its own: Word breaks the lines, on the user's machine and in its Times New Roman. What
//! is measured here is therefore only estimated, in [`width`].

use domain::briefing::minutes::MinutesPaper;
use domain::briefing::notice::NoticePaper;
use domain::briefing::paper::OfficialPaper;
use domain::briefing::place::Place;
use domain::briefing::report::ReportPaper;

mod annex;
mod body;
mod finish;
mod foot;
mod head;
mod list;
mod minutes;
mod notice;
mod official;
mod page;
mod report;
mod styles;
mod table;
mod text;
mod width;

/// Why a Word file could not be made. No part of it exists then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocxError {
    /// A letter that would not be seen, or would turn its neighbours around: control characters, marks of direction.
    #[error("no place for {letter:?} (U+{:04X}) in {place}", *letter as u32)]
    Letter {
        /// The letter.
        letter: char,
        /// The text it stands in.
        place: Place,
    },
    /// A text the form cannot do without is empty.
    #[error("nothing to print in {place}")]
    Empty {
        /// The text.
        place: Place,
    },
    /// The file library refused.
    #[error("file: {reason}")]
    Engine {
        /// What it said.
        reason: String,
    },
}

/// Makes an official paper as a Word file; none for the kinds nobody writes on in.
///
/// # Errors
/// As [`notice`].
pub fn official(paper: &OfficialPaper) -> Option<Result<Vec<u8>, DocxError>> {
    match paper {
        OfficialPaper::Notice(paper) => Some(notice(paper)),
        OfficialPaper::Minutes(paper) => Some(minutes(paper)),
        OfficialPaper::Report(paper) => Some(report(paper)),
        OfficialPaper::Invitation(_) | OfficialPaper::Agenda(_) | OfficialPaper::Reminder(_) => None,
    }
}

/// Makes a conclusion notice. The same description always gives the same bytes.
///
/// # Errors
/// [`DocxError::Letter`] names a letter that cannot be shown; [`DocxError::Empty`] a part the form needs.
pub fn notice(paper: &NoticePaper) -> Result<Vec<u8>, DocxError> {
    notice::notice(paper)
}

/// Makes the minutes of a meeting. The same description always gives the same bytes.
///
/// # Errors
/// As [`notice`].
pub fn minutes(paper: &MinutesPaper) -> Result<Vec<u8>, DocxError> {
    minutes::minutes(paper)
}

/// Makes a report. The same description always gives the same bytes.
///
/// # Errors
/// As [`notice`].
pub fn report(paper: &ReportPaper) -> Result<Vec<u8>, DocxError> {
    report::report(paper)
}
