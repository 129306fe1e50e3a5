//! Where in a paper a text stands, so that a refusal can lead to it.
//!
//! Deliberately knows no words for the window: a place is a closed union the shells translate.

use std::fmt;

/// Where in a paper a text stands; positions count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Head of page 1: bodies, number, place and date.
    Letterhead,
    /// Abstract under the name of the type.
    Subject,
    /// The nth addressee after "Kính gửi:".
    Addressee(usize),
    /// The nth paragraph before section I, or of the particulars of a meeting.
    Opening(usize),
    /// Title or unnumbered paragraph of the nth section.
    Section(usize),
    /// A clause of a section.
    Clause {
        /// Section.
        section: usize,
        /// Clause within it.
        clause: usize,
    },
    /// The closing sentence.
    Closing,
    /// Authority, position or name of the signer.
    Signer,
    /// The nth recipient; the filing line counts last.
    Recipient(usize),
    /// Title of a table in the text, by its section.
    TableTitle(usize),
    /// A row of a table in the text.
    TableRow {
        /// Section the table stands in; 1 where there are no sections.
        section: usize,
        /// Row within it.
        row: usize,
    },
    /// Title of an annex.
    AnnexTitle(usize),
    /// A row of an annex.
    AnnexRow {
        /// Annex.
        annex: usize,
        /// Row within it.
        row: usize,
    },
    /// A label of a chart or figure.
    Figure,
    /// A mark in the margin or the file's own data.
    Margin,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Letterhead => write!(f, "letterhead"),
            Place::Subject => write!(f, "subject"),
            Place::Addressee(n) => write!(f, "addressee {n}"),
            Place::TableTitle(n) => write!(f, "section {n}, table"),
            Place::TableRow { section, row } => write!(f, "section {section}, table row {row}"),
            Place::Opening(n) => write!(f, "opening {n}"),
            Place::Section(n) => write!(f, "section {n}"),
            Place::Clause { section, clause } => write!(f, "section {section}, clause {clause}"),
            Place::Closing => write!(f, "closing"),
            Place::Signer => write!(f, "signer"),
            Place::Recipient(n) => write!(f, "recipient {n}"),
            Place::AnnexTitle(n) => write!(f, "annex {n}"),
            Place::AnnexRow { annex, row } => write!(f, "annex {annex}, row {row}"),
            Place::Figure => write!(f, "figure"),
            Place::Margin => write!(f, "margin"),
        }
    }
}
