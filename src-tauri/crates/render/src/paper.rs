//! A finished paper, how far its making has come, and why it can fail.

use std::fmt;
use std::ops::ControlFlow;

use domain::briefing::paper::OfficialPaper;

pub use domain::briefing::place::Place;

/// A finished paper: the bytes of a PDF file and how many pages they hold.
#[derive(Clone, PartialEq, Eq)]
pub struct Paper {
    /// The file, whole. The same description gives the same bytes.
    pub bytes: Vec<u8>,
    /// Pages in the file, annexes included.
    pub n_pages: u32,
}

impl fmt::Debug for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Paper {{ {} pages, {} bytes }}", self.n_pages, self.bytes.len())
    }
}

/// Makes an official paper of any kind; breaking off in the hook ends with [`PaperError::Cancelled`].
///
/// # Errors
/// [`PaperError::MissingGlyph`] names the letter and the text; [`PaperError::Empty`] names a part the form needs.
pub fn official(paper: &OfficialPaper, hook: Hook<'_>) -> Result<Paper, PaperError> {
    match paper {
        OfficialPaper::Notice(paper) => crate::notice::notice_with(paper, hook),
        OfficialPaper::Minutes(paper) => crate::minutes::minutes(paper),
        OfficialPaper::Invitation(paper) => crate::invitation::invitation(paper),
        OfficialPaper::Agenda(paper) => crate::agenda::agenda(paper),
        OfficialPaper::Reminder(paper) => crate::reminder::reminder(paper),
        OfficialPaper::Report(paper) => crate::report::report(paper),
    }
}

/// How far the making of a paper has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The work under way.
    pub step: Step,
    /// Units of this step already done.
    pub done: u32,
    /// Units of this step in all.
    pub total: u32,
}

/// The steps of making a paper, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Breaking the body into lines and pages; counted in blocks.
    Body,
    /// Breaking the annexes' rows into lines and pages; counted in rows.
    Annexes,
    /// Writing the file; counted in pages.
    Writing,
}

/// Told after every unit of work; breaking off ends the making with [`PaperError::Cancelled`].
pub type Hook<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Calls the hook, and turns a break into the error that ends the making.
pub(crate) fn tell(hook: Hook<'_>, step: Step, done: usize, total: usize) -> Result<(), PaperError> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    match hook(Progress { step, done: count(done), total: count(total) }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(PaperError::Cancelled),
    }
}

/// Why a paper could not be made. No part of it exists then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// The paper's face has no such letter. Nothing is ever drawn in its stead.
    #[error("no glyph for {letter:?} (U+{:04X}) in {place}", *letter as u32)]
    MissingGlyph {
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
    /// The hook broke off.
    #[error("cancelled")]
    Cancelled,
    /// A font or file library refused; says which work it was and what the library said.
    #[error("{work}: {reason}")]
    Engine {
        /// The work.
        work: &'static str,
        /// What the library said.
        reason: String,
    },
}
