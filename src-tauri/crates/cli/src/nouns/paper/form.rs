//! What a paper leaves as: pages that are final, or a Word file to go on writing in. The name it is given decides.

use std::ops::ControlFlow;
use std::path::Path;

use domain::Refusal;
use domain::briefing::paper::OfficialPaper;
use domain::committee::PaperKind;
use exchange::docx::DocxError;
use render::PaperError;

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

    /// Returns what a kind of paper leaves as.
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

/// Makes a paper for the name it will have.
pub fn made(paper: &OfficialPaper, out: &Path) -> Result<Made, Refusal> {
    match Form::of(out) {
        Form::Pages => {
            let made = render::paper::official(paper, &mut |_| ControlFlow::Continue(())).map_err(refusal)?;
            Ok(Made { bytes: made.bytes, n_pages: Some(made.n_pages) })
        }
        Form::Word => {
            let unavailable = || Refusal::WordUnavailable { file: out.display().to_string() };
            let made = exchange::docx::official(paper).ok_or_else(unavailable)?;
            Ok(Made { bytes: made.map_err(word_refusal)?, n_pages: None })
        }
    }
}

pub fn refusal(error: PaperError) -> Refusal {
    match error {
        PaperError::MissingGlyph { letter, place } => {
            Refusal::GlyphMissing { letter: named(letter), place: place.to_string() }
        }
        PaperError::Empty { place } => Refusal::PaperEmpty { place: place.to_string() },
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
