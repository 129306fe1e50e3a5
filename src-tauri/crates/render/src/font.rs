//! The faces paper and charts are set in: which letters they have, how wide each is, and the subset a file carries.
//!
//! Deliberately without kerning: the pair tables hold no Vietnamese letter but do hold "11", which would break
//! columns of digits and dates. Deliberately without substitution: a letter a face lacks is the caller's error.

use std::sync::OnceLock;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile, subset};
use sha2::{Digest, Sha256};

use crate::paper::PaperError;

/// A face shipped with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Tinos, for official papers: Times New Roman's widths (P4, RULINGS C14).
    Serif,
    /// Tinos Bold.
    SerifBold,
    /// Tinos Italic.
    SerifItalic,
    /// Tinos Bold Italic.
    SerifBoldItalic,
    /// IBM Plex Sans, for charts and briefings (RULINGS C15).
    Sans,
    /// IBM Plex Sans Medium.
    SansMedium,
    /// IBM Plex Sans SemiBold.
    SansSemiBold,
    /// IBM Plex Sans Bold.
    SansBold,
}

macro_rules! shipped {
    ($file:literal) => {
        include_bytes!(concat!("../../../../resources/fonts/", $file))
    };
}

impl Face {
    /// Every face, in the order files list them.
    pub const ALL: [Face; 8] = [
        Face::Serif,
        Face::SerifBold,
        Face::SerifItalic,
        Face::SerifBoldItalic,
        Face::Sans,
        Face::SansMedium,
        Face::SansSemiBold,
        Face::SansBold,
    ];

    /// Returns the whole font file, unmodified.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Face::Serif => shipped!("tinos/Tinos-Regular.ttf"),
            Face::SerifBold => shipped!("tinos/Tinos-Bold.ttf"),
            Face::SerifItalic => shipped!("tinos/Tinos-Italic.ttf"),
            Face::SerifBoldItalic => shipped!("tinos/Tinos-BoldItalic.ttf"),
            Face::Sans => shipped!("plex/IBMPlexSans-Regular.ttf"),
            Face::SansMedium => shipped!("plex/IBMPlexSans-Medium.ttf"),
            Face::SansSemiBold => shipped!("plex/IBMPlexSans-SemiBold.ttf"),
            Face::SansBold => shipped!("plex/IBMPlexSans-Bold.ttf"),
        }
    }

    /// Returns the PostScript name, as a PDF's font list shows it after the subset tag.
    pub const fn postscript_name(self) -> &'static str {
        match self {
            Face::Serif => "Tinos",
            Face::SerifBold => "Tinos-Bold",
            Face::SerifItalic => "Tinos-Italic",
            Face::SerifBoldItalic => "Tinos-BoldItalic",
            Face::Sans => "IBMPlexSans",
            Face::SansMedium => "IBMPlexSans-Medium",
            Face::SansSemiBold => "IBMPlexSans-SemiBold",
            Face::SansBold => "IBMPlexSans-Bold",
        }
    }

    /// Returns the name page operations call the face by. Never F1 to F14: printpdf keeps those for built-in fonts.
    pub const fn resource_name(self) -> &'static str {
        match self {
            Face::Serif => "TR",
            Face::SerifBold => "TB",
            Face::SerifItalic => "TI",
            Face::SerifBoldItalic => "TBI",
            Face::Sans => "SR",
            Face::SansMedium => "SM",
            Face::SansSemiBold => "SS",
            Face::SansBold => "SB",
        }
    }

    /// Returns the parsed face. Parsing happens once in the life of the program.
    pub fn font(self) -> &'static Font {
        static FONTS: [OnceLock<Font>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];
        FONTS[self as usize].get_or_init(|| Font::parse(self))
    }
}

/// Advances of one face, in thousandths of an em.
#[derive(Debug)]
pub struct Font {
    /// Advance by code point, and the glyph; glyph 0 means the face lacks the letter.
    letters: Vec<(u16, u16)>,
    /// Height above the baseline, as a share of the size.
    pub ascent: f64,
    /// Depth below the baseline, as a share of the size; positive.
    pub descent: f64,
    /// Height of a capital, as a share of the size.
    pub cap_height: f64,
    /// Single line spacing, as a share of the size.
    pub single: f64,
}

impl Font {
    /// Reads widths from the face's own tables.
    ///
    /// An advance is cut to whole thousandths, not rounded: so does printpdf when it writes the file's width list,
    /// and only then do measured right edges fall where viewers draw them.
    fn parse(face: Face) -> Font {
        let parsed = ttf_parser::Face::parse(face.bytes(), 0)
            .unwrap_or_else(|e| unreachable!("the shipped face {} is whole: {e}", face.postscript_name()));
        let upm = u32::from(parsed.units_per_em());
        let mut letters = vec![(0, 0); 0x1_0000];
        let subtables = parsed.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables);
        for subtable in subtables.filter(ttf_parser::cmap::Subtable::is_unicode) {
            subtable.codepoints(|code| {
                if char::from_u32(code).is_none_or(is_unprintable) {
                    return;
                }
                let (Some(slot), Some(glyph)) = (letters.get_mut(code as usize), subtable.glyph_index(code))
                else {
                    return;
                };
                let units = u32::from(parsed.glyph_hor_advance(glyph).unwrap_or(0));
                *slot = (u16::try_from(units * 1000 / upm).unwrap_or(u16::MAX), glyph.0);
            });
        }
        let share = |units: i16| f64::from(units) / f64::from(upm);
        Font {
            letters,
            ascent: share(parsed.ascender()),
            descent: -share(parsed.descender()),
            cap_height: share(parsed.capital_height().unwrap_or(0)),
            single: share(parsed.ascender()) - share(parsed.descender()) + share(parsed.line_gap()),
        }
    }

    /// Returns the advance of a letter in thousandths of an em, or nothing if the face lacks it.
    pub fn advance(&self, letter: char) -> Option<u16> {
        self.letters.get(letter as usize).filter(|(_, glyph)| *glyph != 0).map(|(advance, _)| *advance)
    }

    /// Returns the glyph of a letter.
    pub fn glyph(&self, letter: char) -> Option<u16> {
        self.letters.get(letter as usize).map(|(_, glyph)| *glyph).filter(|glyph| *glyph != 0)
    }

    /// Returns the width of a text at `size` points. Letters the face lacks count for nothing: see [`Font::lacks`].
    pub fn width(&self, text: &str, size: f64) -> f64 {
        let thousandths: u32 = text.chars().map(|c| u32::from(self.advance(c).unwrap_or(0))).sum();
        f64::from(thousandths) * size / 1000.0
    }

    /// Returns the first letter of a text that the face cannot draw.
    pub fn lacks(&self, text: &str) -> Option<char> {
        text.chars().find(|c| self.advance(*c).is_none())
    }
}

/// Tells whether a code point has no place on paper although some faces map it to an empty glyph: control characters
/// and marks that turn the direction of writing.
fn is_unprintable(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Which letters of which face a file uses.
#[derive(Debug, Clone, Default)]
pub struct Used {
    letters: [Vec<u64>; Face::ALL.len()],
}

impl Used {
    /// Notes that a text is drawn in a face.
    pub fn note(&mut self, face: Face, text: &str) {
        let bits = &mut self.letters[face as usize];
        if bits.is_empty() {
            bits.resize(0x1_0000 / 64, 0);
        }
        for code in text.chars().map(|c| c as usize) {
            if let Some(word) = bits.get_mut(code / 64) {
                *word |= 1 << (code % 64);
            }
        }
    }

    /// Returns the faces in use.
    pub fn faces(&self) -> impl Iterator<Item = Face> + '_ {
        Face::ALL.into_iter().filter(|face| !self.letters[*face as usize].is_empty())
    }

    /// Makes the font program that carries just the letters used in `face`, and its subset name.
    ///
    /// # Errors
    /// [`PaperError::Engine`] when the font library refuses.
    pub fn subset(&self, face: Face) -> Result<printpdf::ParsedFont, PaperError> {
        let refused = |reason: String| PaperError::Engine { work: "font subset", reason };
        let bytes = self.subset_bytes(face)?;
        let tag: String = Sha256::digest(&bytes).iter().take(6).map(|b| char::from(b'A' + b % 26)).collect();
        let mut font = printpdf::ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
            .ok_or_else(|| refused(face.postscript_name().to_owned()))?;
        font.font_name = Some(format!("{tag}+{}", face.postscript_name()));
        Ok(font)
    }

    fn subset_bytes(&self, face: Face) -> Result<Vec<u8>, PaperError> {
        let refused = |reason: String| PaperError::Engine { work: "font subset", reason };
        let font = face.font();
        let codes = self.letters[face as usize].iter().enumerate().flat_map(|(at, word)| {
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at as u32 * 64 + bit)
        });
        let mut glyphs: Vec<u16> = codes.filter_map(char::from_u32).filter_map(|c| font.glyph(c)).collect();
        glyphs.push(0);
        glyphs.sort_unstable();
        glyphs.dedup();
        let data = ReadScope::new(face.bytes()).read::<FontData<'_>>().map_err(|e| refused(e.to_string()))?;
        let provider = data.table_provider(0).map_err(|e| refused(e.to_string()))?;
        subset(&provider, &glyphs, &SubsetProfile::Pdf, CmapTarget::Unicode)
            .map_err(|e| refused(e.to_string()))
    }
}
