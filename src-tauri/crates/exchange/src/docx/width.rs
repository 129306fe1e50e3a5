//! How wide a text will about be in Times New Roman: for rules under a text, and for the columns of a table.
//!
//! An estimate by the kind of letter, within a tenth on sentences; Word measures for itself.

/// The national motto in bold, in sizes of its letters: measured, for its rule must be as long as it (B2).
pub const MOTTO: f64 = 12.24;

/// Returns the width of a text, in sizes of its letters.
pub fn width(text: &str, is_bold: bool) -> f64 {
    let of = |letter: char| match letter {
        ' ' | '\u{A0}' | '.' | ',' => 0.25,
        ';' | ':' | '(' | ')' | '-' | '/' | '\'' => 0.31,
        'i' | 'í' | 'ì' | 'ỉ' | 'ĩ' | 'ị' | 'l' | 't' | 'j' | 'I' | 'Í' | 'Ì' | 'Ỉ' | 'Ĩ' | 'Ị' => {
            0.30
        }
        'm' | 'w' | '–' => 0.75,
        letter if letter.is_ascii_digit() => 0.5,
        letter if letter.is_uppercase() => 0.68,
        letter if letter.is_alphabetic() => 0.46,
        _ => 0.6,
    };
    let width: f64 = text.chars().map(of).sum();
    if is_bold { width * 1.06 } else { width }
}

/// Returns the width of the widest part of a text that a line should not break: Word parts no date at its slashes.
pub fn widest_word(text: &str) -> f64 {
    let words = text.split([' ', '-']);
    words.map(|word| width(word, false) + 0.3).fold(0.0, f64::max)
}

/// Returns the width of the widest line when a text is centred in as few lines as `measure` allows.
pub fn widest_line(text: &str, is_bold: bool, measure: f64) -> f64 {
    let whole = width(text, is_bold);
    // Word fills each line before it begins the next: unless one holds all, the first is nearly full.
    if whole <= measure { whole } else { measure * 0.92 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_is_near_what_the_face_measures() {
        // Measured in Tinos, whose widths are those of Times New Roman.
        let title = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
        assert!((width(title, true) / 20.86 - 1.0).abs() < 0.1, "{}", width(title, true));
        assert!((width("Độc lập - Tự do - Hạnh phúc", true) / MOTTO - 1.0).abs() < 0.1);
    }
}
