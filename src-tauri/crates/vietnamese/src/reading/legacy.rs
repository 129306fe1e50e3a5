//! Legacy encodings: text pasted from documents in TCVN3 (.VnTime) or VNI fonts, known and offered in Unicode.
//!
//! It never converts silently: the reader reports what it saw and a person decides. A word tells of an encoding when
//! it is no Vietnamese syllable as it stands and becomes one when converted; French or English words do neither.
//! Source: vietnamese-administration.md, part e. Ask it before [`crate::text::clean_text`], which drops the soft
//! hyphen that is TCVN3's "ư".

mod syllable;
mod tables;

pub(super) use self::syllable::is_syllable;

/// An encoding from before Unicode, read as Latin letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Legacy {
    /// TCVN3 (ABC): one byte a letter, shown as Latin-1: "hép møt tÕt".
    Tcvn3,
    /// VNI Windows: a base letter and a mark after it: "Xin chaøo caùc baïn".
    Vni,
}

/// Words looked at: enough for a verdict, so that a long page costs no more than a short one.
const SAMPLE: usize = 400;

/// Says in which legacy encoding the text is, when it is in one.
///
/// At least two words must speak for it, and two thirds of the words with odd letters.
pub fn legacy(text: &str) -> Option<Legacy> {
    let (mut odd, mut wide) = (0usize, 0usize);
    for letter in text.chars() {
        odd += usize::from(('\u{80}'..='\u{ff}').contains(&letter));
        wide += usize::from(
            matches!(letter, '\u{100}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{300}'..='\u{36f}'),
        );
    }
    if odd < 2 || wide * 4 > odd {
        return None;
    }
    let all = text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
    let words: Vec<&str> = all.map(trimmed).filter(|word| odd_word(word)).take(SAMPLE).collect();
    let votes = |from| words.iter().filter(|word| speaks(word, from)).count();
    let fits = |from| words.iter().filter(|word| is_syllable(&to_unicode(word, from))).count();
    let mut best: Option<(usize, Legacy)> = None;
    for from in [Legacy::Tcvn3, Legacy::Vni] {
        let votes = votes(from);
        let convincing = votes >= 2 && fits(from) * 3 >= words.len() * 2 && votes * 3 >= words.len();
        if convincing && best.is_none_or(|(most, _)| votes > most) {
            best = Some((votes, from));
        }
    }
    best.map(|(_, from)| from)
}

/// Drops the quotation marks and dashes of Unicode around a word.
fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| matches!(c, '“' | '”' | '‘' | '’' | '…' | '–' | '—'))
}

fn odd_word(word: &str) -> bool {
    !word.is_ascii() && word.len() <= 24
}

/// Says whether the word is no syllable as it stands and one when converted.
fn speaks(word: &str, from: Legacy) -> bool {
    !is_syllable(word) && is_syllable(&to_unicode(word, from))
}

/// Returns the text in Unicode (NFC), for a person to accept. Letters the encoding does not use stay as they are.
///
/// TCVN3 writes toned capitals by changing the font, so their case is lost: "§éc lËp" comes back as "Độc lập", a
/// heading in capitals as small letters.
pub fn to_unicode(text: &str, from: Legacy) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match from {
            Legacy::Tcvn3 => out.push(tables::tcvn3(letter)),
            Legacy::Vni => {
                let (base, mark) = (letter, letters.peek().copied());
                if let Some(whole) = mark.and_then(|mark| tables::vni_pair(base, mark)) {
                    letters.next();
                    out.push(whole);
                } else {
                    out.push(tables::vni_single(base));
                }
            }
        }
    }
    out
}

/// Says whether a text is Vietnamese in Unicode: at least two words carry its letters, and nearly all of those are
/// syllables. It tells text that was decoded rightly from text that was not.
pub fn is_vietnamese(text: &str) -> bool {
    let all = text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
    let words: Vec<&str> = all.map(trimmed).filter(|word| odd_word(word)).take(SAMPLE).collect();
    let fits = words.iter().filter(|word| is_syllable(word)).count();
    fits >= 2 && fits * 10 >= words.len() * 9
}

#[cfg(test)]
mod tests;
