//! A text on its way into the file: NFC, single spaces, and no letter that would hide or turn others.

use docx_rs::{Paragraph, Run};
use domain::briefing::forms;
use domain::briefing::place::Place;

use super::DocxError;
use super::styles::Named;

/// Brings a text into the form papers are set in, the same for a page and for Word.
///
/// # Errors
/// [`DocxError::Letter`]: what XML cannot hold, and marks of direction, which would show a text in another order
/// than it is stored in.
pub fn tidy(text: &str, place: Place) -> Result<String, DocxError> {
    let tidy = forms::tidied(text);
    match tidy.chars().find(|letter| is_hidden(*letter)) {
        Some(letter) => Err(DocxError::Letter { letter, place }),
        None => Ok(tidy),
    }
}

fn is_hidden(letter: char) -> bool {
    let turns = matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_no_letter =
        (letter as u32) & 0xFFFE == 0xFFFE || matches!(letter, '\u{FDD0}'..='\u{FDEF}' | '\u{FFFC}');
    letter.is_control() || turns || is_no_letter
}

/// Returns a paragraph of a style; an empty text leaves it empty.
///
/// # Errors
/// [`DocxError::Letter`].
pub fn paragraph(style: Named, text: &str, place: Place) -> Result<Paragraph, DocxError> {
    let text = tidy(text, place)?;
    let paragraph = Paragraph::new().style(style.id());
    Ok(if text.is_empty() { paragraph } else { paragraph.add_run(Run::new().add_text(text)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_hides_or_turns_is_named() {
        for letter in ['\u{7}', '\u{202E}', '\u{2067}', '\u{FFFE}', '\u{85}'] {
            let found = tidy(&format!("Giao{letter}Sở"), Place::Closing);
            let wanted = if letter.is_whitespace() {
                Ok("Giao Sở".to_owned())
            } else {
                Err(DocxError::Letter { letter, place: Place::Closing })
            };
            assert_eq!(found, wanted);
        }
        assert_eq!(tidy(" a\n b\t<c> & d\u{200B} ", Place::Closing), Ok("a b <c> & d".to_owned()));
    }
}
