//! A paper of any kind as the file it leaves as: pages that are final, or a Word file to go on writing in.

use std::ops::ControlFlow;
use std::path::Path;

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::board::BoardQuery;
use domain::briefing::extract::Extract;
use domain::briefing::handout::{Handout, HandoutKind};
use domain::briefing::paper::OfficialPaper;
use domain::briefing::unit_sheet::UnitSheet;
use domain::committee::PaperKind;
use domain::id::ReviewId;
use exchange::docx::DocxError;
use render::PaperError;
use render::paper::Hook;
use store::{Reader, StoreError};

/// What a paper leaves as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// PDF.
    Pages,
    /// docx.
    Word,
}

impl Form {
    /// Reads the end of the name.
    pub fn of(out: &Path) -> Self {
        let is_word = out.extension().is_some_and(|end| end.eq_ignore_ascii_case("docx"));
        if is_word { Form::Word } else { Form::Pages }
    }

    /// Returns what a kind of official paper leaves as.
    pub fn of_kind(kind: PaperKind) -> &'static [Form] {
        if kind.has_word() { &[Form::Pages, Form::Word] } else { &[Form::Pages] }
    }

    /// Returns the end of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Pages => "pdf",
            Form::Word => "docx",
        }
    }
}

/// A paper ready to be written.
#[derive(Debug)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its pages; a Word file has none before Word has laid it out.
    pub n_pages: Option<u32>,
}

/// A paper, official or for the meeting.
#[derive(Debug, Clone)]
pub enum AnyPaper {
    /// In the form of the decree.
    Official(Box<OfficialPaper>),
    /// A briefing paper.
    Briefing(Handout),
}

impl From<OfficialPaper> for AnyPaper {
    fn from(paper: OfficialPaper) -> Self {
        Self::Official(Box::new(paper))
    }
}

impl From<Handout> for AnyPaper {
    fn from(paper: Handout) -> Self {
        Self::Briefing(paper)
    }
}

impl AnyPaper {
    /// Returns the name of its kind on the wire.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Official(paper) => paper.kind().as_str(),
            Self::Briefing(paper) => paper.kind.as_str(),
        }
    }

    /// Returns a name no file system refuses.
    pub fn file_stem(&self) -> String {
        match self {
            Self::Official(paper) => paper.file_stem(),
            Self::Briefing(paper) => paper.file_stem(),
        }
    }

    /// Returns what it leaves as.
    pub fn forms(&self) -> &'static [Form] {
        match self {
            Self::Official(paper) => Form::of_kind(paper.kind()),
            Self::Briefing(_) => &[Form::Pages],
        }
    }

    /// Tells whether it is a draft.
    pub fn is_draft(&self) -> bool {
        match self {
            Self::Official(paper) => paper.provenance().is_draft,
            Self::Briefing(paper) => paper.imprint.provenance.is_draft,
        }
    }

    /// Tells whether it is the conclusion notice, whose leaving is noted.
    pub fn is_notice(&self) -> bool {
        matches!(self, Self::Official(paper) if paper.kind() == PaperKind::Notice)
    }

    /// Makes it for the name it will have; breaking off in the hook ends with [`Refusal::Cancelled`].
    ///
    /// # Errors
    /// [`Refusal::GlyphMissing`], [`Refusal::PaperEmpty`], [`Refusal::WordUnavailable`] as the paper is.
    pub fn made(&self, out: &Path, hook: Hook<'_>) -> Result<Made, Refusal> {
        let unavailable = || Refusal::WordUnavailable { file: out.display().to_string() };
        let pages = match (self, Form::of(out)) {
            (Self::Official(paper), Form::Pages) => render::paper::official(paper, hook),
            (Self::Briefing(paper), Form::Pages) => render::handout::handout_with(paper, hook),
            (Self::Briefing(_), Form::Word) => return Err(unavailable()),
            (Self::Official(paper), Form::Word) => {
                let made = exchange::docx::official(paper).ok_or_else(unavailable)?;
                return Ok(Made { bytes: made.map_err(word_refusal)?, n_pages: None });
            }
        };
        pages.map(|made| Made { bytes: made.bytes, n_pages: Some(made.n_pages) }).map_err(refusal)
    }
}

/// Makes a paper that nobody will break off.
///
/// # Errors
/// As [`AnyPaper::made`].
pub fn made(paper: &AnyPaper, out: &Path) -> Result<Made, Refusal> {
    paper.made(out, &mut |_| ControlFlow::Continue(()))
}

/// Reads the briefing paper of a kind over a whole review: every unit, every task.
///
/// # Errors
/// As the store answers.
pub fn briefing(
    reader: &Reader,
    kind: HandoutKind,
    review: ReviewId,
    as_of: NaiveDate,
) -> Result<Handout, StoreError> {
    let imprint = reader.imprint(review, as_of)?;
    Ok(match kind {
        HandoutKind::UnitSheet => UnitSheet::paper(&reader.unit_sheets(review, as_of)?, imprint),
        HandoutKind::Ranking => {
            let ranking = reader.ranking(review, as_of)?;
            let charts = reader.ranking_charts(review, &ranking, as_of)?;
            ranking.paper(imprint, &charts)
        }
        HandoutKind::TaskList => {
            let query = BoardQuery { review_id: Some(review), ..BoardQuery::default() };
            reader.task_list(&query, as_of)?.paper(imprint)
        }
        HandoutKind::Extract => Extract::paper(&reader.extracts(review, None, as_of)?, imprint),
        HandoutKind::Pack => reader.pack(review, as_of)?.paper(imprint),
        HandoutKind::ChairBook => reader.chair_book(review, as_of)?.paper(imprint),
    })
}

/// Makes a refusal of what the page refuses.
pub fn refusal(error: PaperError) -> Refusal {
    match error {
        PaperError::MissingGlyph { letter, place } => {
            Refusal::GlyphMissing { letter: named(letter), place: place.to_string() }
        }
        PaperError::Empty { place } => Refusal::PaperEmpty { place: place.to_string() },
        PaperError::Cancelled => Refusal::Cancelled {},
        other => Refusal::Unexpected { detail: other.to_string() },
    }
}

fn word_refusal(error: DocxError) -> Refusal {
    match error {
        DocxError::Letter { letter, place } => {
            Refusal::GlyphMissing { letter: named(letter), place: place.to_string() }
        }
        DocxError::Empty { place } => Refusal::PaperEmpty { place: place.to_string() },
        other => Refusal::Unexpected { detail: other.to_string() },
    }
}

/// Names a letter: one that would not be seen in the sentence, by its number.
fn named(letter: char) -> String {
    // What `char` itself would escape has no ink of its own: controls, marks of direction, unassigned letters.
    let is_seen = letter.escape_debug().len() == 1;
    if is_seen { letter.to_string() } else { format!("U+{:04X}", letter as u32) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_ends_in_docx_asks_for_a_word_file() {
        assert_eq!(Form::of(Path::new("Thông báo.DOCX")), Form::Word);
        assert_eq!(Form::of(Path::new("docx")), Form::Pages);
        assert_eq!(Form::of(Path::new("a.docx.pdf")), Form::Pages);
    }

    #[test]
    fn a_letter_that_cannot_be_seen_is_named_by_its_number() {
        assert_eq!(named('漢'), "漢");
        assert_eq!(named('\u{202E}'), "U+202E");
        assert_eq!(named('\u{7}'), "U+0007");
    }
}
