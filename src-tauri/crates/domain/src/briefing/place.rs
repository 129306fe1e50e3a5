//! Where in a paper a text stands, so that a refusal can lead to it.
//!
//! A place is named in Vietnamese whatever language the window speaks: it is a part of a Vietnamese paper.

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
            Place::Letterhead => write!(f, "phần đầu văn bản"),
            Place::Subject => write!(f, "trích yếu nội dung"),
            Place::Addressee(n) => write!(f, "nơi kính gửi thứ {n}"),
            Place::TableTitle(n) => write!(f, "bảng ở mục {n}"),
            Place::TableRow { section, row } => write!(f, "bảng ở mục {section}, dòng {row}"),
            Place::Opening(n) => write!(f, "phần mở đầu, đoạn {n}"),
            Place::Section(n) => write!(f, "mục {n}"),
            Place::Clause { section, clause } => write!(f, "mục {section}, khoản {clause}"),
            Place::Closing => write!(f, "câu kết"),
            Place::Signer => write!(f, "phần ký"),
            Place::Recipient(n) => write!(f, "nơi nhận thứ {n}"),
            Place::AnnexTitle(n) => write!(f, "tên phụ lục {n}"),
            Place::AnnexRow { annex, row } => write!(f, "phụ lục {annex}, dòng {row}"),
            Place::Figure => write!(f, "hình"),
            Place::Margin => write!(f, "lề trang"),
        }
    }
}
