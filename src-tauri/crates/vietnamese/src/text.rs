//! The door: what a text must be before the house keeps it.
//!
//! Every typed, pasted or imported text passes here once and is NFC from then on. What it does not know:
//! which field the text is for (the limit is an argument) and in which words a refusal is told (the code is).

use std::borrow::Cow;

use thiserror::Error;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Why a text was not let in. Positions count characters from 1, as a person counts them.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TextError {
    /// Nothing is left once the spaces around it are gone.
    #[error("the text is empty")]
    Empty,
    /// More characters than the field holds.
    #[error("the text has {length} characters, the limit is {limit}")]
    TooLong {
        /// Characters after normalisation.
        length: usize,
        /// The most the field holds.
        limit: usize,
    },
    /// A line break or a tab in a field of one line.
    #[error("character {position} breaks a text that must be one line")]
    LineBreak {
        /// Where it stands.
        position: usize,
    },
    /// A control character, or a code point that no document format can hold.
    #[error("character {position} is {name}, which cannot be written")]
    Control {
        /// Its code point and name, as "U+0000 NULL".
        name: String,
        /// Where it stands.
        position: usize,
    },
    /// A mark that turns the direction of writing, so that the eye reads another text than the file holds.
    #[error("character {position} is {name}, which changes the direction of writing")]
    Direction {
        /// Its code point and name, as "U+202E RIGHT-TO-LEFT OVERRIDE".
        name: String,
        /// Where it stands.
        position: usize,
    },
}

impl TextError {
    /// Returns the stable code under which the words of the refusal are kept.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "text-empty",
            Self::TooLong { .. } => "text-long",
            Self::LineBreak { .. } | Self::Control { .. } | Self::Direction { .. } => "text-forbidden",
        }
    }
}

/// Composes the text to NFC, without a copy when it is NFC already.
///
/// Names from macOS, some PDFs and web forms arrive decomposed: "ệ" as e, dot below, circumflex (part e).
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Returns a text of one line as the house keeps it: NFC, trimmed, at most `limit` characters.
///
/// A no-break space inside is kept. Zero-width spaces, soft hyphens and byte-order marks, which nobody sees
/// and which break words apart for a search, are dropped. Cleaning a clean line changes nothing.
///
/// # Errors
/// Anything [`TextError`] names; a line break or tab between words is refused, around them it is trimmed.
pub fn clean_line(text: &str, limit: usize) -> Result<String, TextError> {
    let kept = normalised(text);
    let line = kept.trim();
    if let Some(at) = line.chars().position(|c| matches!(c, '\n' | '\t')) {
        return Err(TextError::LineBreak { position: at + 1 });
    }
    admit(line, limit)
}

/// Returns a text of any number of lines as the house keeps it: as [`clean_line`], with line breaks and tabs.
///
/// Windows and old Mac line ends become one "\n", so that the same text from two machines is the same text.
///
/// # Errors
/// Anything [`TextError`] names except `LineBreak`.
pub fn clean_text(text: &str, limit: usize) -> Result<String, TextError> {
    let kept = normalised(text);
    admit(kept.trim(), limit)
}

/// Line ends made one, invisible characters dropped, then NFC: dropping first, for a mark may compose across
/// them.
fn normalised(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let visible = text.chars().filter(|c| !is_invisible(*c));
    visible.map(|c| if matches!(c, '\r' | '\u{2028}' | '\u{2029}') { '\n' } else { c }).nfc().collect()
}

fn admit(text: &str, limit: usize) -> Result<String, TextError> {
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    for (at, c) in text.chars().enumerate() {
        let position = at + 1;
        if let Some(name) = direction_name(c) {
            return Err(TextError::Direction { name: named(c, name), position });
        }
        if is_unwritable(c) {
            return Err(TextError::Control { name: named(c, control_name(c)), position });
        }
    }
    let length = text.chars().count();
    if length > limit { Err(TextError::TooLong { length, limit }) } else { Ok(text.to_owned()) }
}

fn named(c: char, name: &str) -> String {
    format!("U+{:04X} {name}", u32::from(c)).trim_end().to_owned()
}

/// Characters without width or meaning in Vietnamese text; joiners of other scripts are left alone.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Control characters, and the noncharacters that XML, hence docx and xlsx, may not hold.
fn is_unwritable(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

fn control_name(c: char) -> &'static str {
    match c {
        '\0' => "NULL",
        '\u{7}' => "BELL",
        '\u{8}' => "BACKSPACE",
        '\u{B}' => "LINE TABULATION",
        '\u{C}' => "FORM FEED",
        '\u{1B}' => "ESCAPE",
        '\u{7F}' => "DELETE",
        _ => "",
    }
}

fn direction_name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{61C}' => "ARABIC LETTER MARK",
        '\u{200E}' => "LEFT-TO-RIGHT MARK",
        '\u{200F}' => "RIGHT-TO-LEFT MARK",
        '\u{202A}' => "LEFT-TO-RIGHT EMBEDDING",
        '\u{202B}' => "RIGHT-TO-LEFT EMBEDDING",
        '\u{202C}' => "POP DIRECTIONAL FORMATTING",
        '\u{202D}' => "LEFT-TO-RIGHT OVERRIDE",
        '\u{202E}' => "RIGHT-TO-LEFT OVERRIDE",
        '\u{2066}' => "LEFT-TO-RIGHT ISOLATE",
        '\u{2067}' => "RIGHT-TO-LEFT ISOLATE",
        '\u{2068}' => "FIRST STRONG ISOLATE",
        '\u{2069}' => "POP DIRECTIONAL ISOLATE",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decomposed_letter_and_its_composed_form_are_one_text() {
        for (letter, _) in crate::letters::all() {
            let apart: String = letter.to_string().nfd().collect();
            assert_eq!(nfc(&apart), letter.to_string());
            assert_eq!(clean_line(&apart, 1), Ok(letter.to_string()), "the limit counts letters, not marks");
        }
        assert_eq!(nfc("e\u{323}\u{302}"), "ệ", "dot below may come before the circumflex");
        assert_eq!(nfc("ê\u{323}"), "ệ");
    }

    #[test]
    fn a_composed_text_is_not_copied() {
        assert!(matches!(nfc("Ủy ban nhân dân huyện Cai Lậy"), Cow::Borrowed(_)));
    }

    #[test]
    fn cleaning_a_clean_text_changes_nothing() {
        for text in ["  Giao Sở TT-TT\r\n\tchủ trì\u{200B}  ", "\u{FEFF}ngày\u{A0}05", "a\u{AD}\u{301}"]
        {
            let once = clean_text(text, 100).unwrap();
            assert_eq!(clean_text(&once, 100).unwrap(), once);
        }
    }

    #[test]
    fn a_no_break_space_inside_is_kept() {
        assert_eq!(clean_line(" ngày\u{A0}05 ", 10).unwrap(), "ngày\u{A0}05");
    }

    #[test]
    fn line_ends_of_every_machine_become_one() {
        assert_eq!(clean_text("a\r\nb\rc\nd\u{2028}e", 20).unwrap(), "a\nb\nc\nd\ne");
    }

    #[test]
    fn a_line_break_is_refused_inside_a_line_and_trimmed_around_it() {
        assert_eq!(clean_line("Sở Y tế\n", 20).unwrap(), "Sở Y tế");
        assert_eq!(clean_line("Sở\nY tế", 20), Err(TextError::LineBreak { position: 3 }));
        assert_eq!(clean_line("Sở\tY tế", 20), Err(TextError::LineBreak { position: 3 }));
    }

    #[test]
    fn spaces_and_invisible_marks_alone_are_empty() {
        for text in ["", "   ", "\n\t\r\n", "\u{A0}\u{A0}", "\u{200B}\u{FEFF}", " \u{AD} "] {
            assert_eq!(clean_text(text, 9), Err(TextError::Empty), "{text:?} holds nothing to read");
            assert_eq!(clean_line(text, 9), Err(TextError::Empty));
        }
    }

    #[test]
    fn nul_and_other_controls_are_refused_by_name() {
        let expected = TextError::Control { name: "U+0000 NULL".into(), position: 3 };
        assert_eq!(clean_text("Sở\0", 9), Err(expected.clone()));
        assert_eq!(expected.code(), "text-forbidden");
        for c in ('\0'..='\u{1F}').chain('\u{7F}'..='\u{9F}').filter(|c| !matches!(c, '\n' | '\t' | '\r')) {
            let refused = clean_text(&format!("a{c}b"), 9);
            assert!(matches!(refused, Err(TextError::Control { position: 2, .. })), "{c:?} is refused");
        }
        assert!(matches!(clean_text("a\u{FFFF}b", 9), Err(TextError::Control { .. })));
    }

    #[test]
    fn marks_that_turn_the_writing_are_refused_by_name() {
        let refused = clean_line("Sở\u{202E}Y tế", 20).unwrap_err();
        assert_eq!(
            refused,
            TextError::Direction { name: "U+202E RIGHT-TO-LEFT OVERRIDE".into(), position: 3 }
        );
        for c in ('\u{202A}'..='\u{202E}')
            .chain('\u{2066}'..='\u{2069}')
            .chain(['\u{200E}', '\u{200F}', '\u{61C}'])
        {
            assert!(matches!(clean_text(&format!("a{c}b"), 9), Err(TextError::Direction { .. })), "{c:?}");
        }
    }

    #[test]
    fn the_limit_is_the_longest_text_let_in() {
        assert_eq!(clean_line("đường", 5).unwrap(), "đường");
        assert_eq!(clean_line("đường đi", 5), Err(TextError::TooLong { length: 8, limit: 5 }));
        assert_eq!(clean_line("  đường  ", 5).unwrap(), "đường", "the spaces around are not counted");
    }

    #[test]
    fn markup_is_text_like_any_other() {
        let text = "<b onclick=\"x()\">&amp;</b> '); DROP TABLE task;--";
        assert_eq!(clean_line(text, 100).unwrap(), text);
    }
}
