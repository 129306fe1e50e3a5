//! The committee's register: its units found by full name, short name, alias, place, without marks, or with one
//! wrong letter.
//!
//! It compares words and knows no grammar of sentences. A name that fits several units gives all of them.

use std::borrow::Cow;

use super::phrases::Phrases;
use crate::fold::fold;
use crate::reading::word::{Shape, Word, words};
use crate::reading::{Candidate, Fit, Known, Sure};

/// Longer and shorter spellings of the same words (domain page, part e, pattern 3).
const SPELLINGS: [(&str, &str); 26] = [
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("thành phố", "tp"),
    ("thị xã", "tx"),
    ("thị trấn", "tt"),
    ("văn phòng", "vp"),
    ("đại học", "đh"),
    ("ban chỉ đạo", "bcđ"),
    ("chuyển đổi số", "cđs"),
    ("mặt trận tổ quốc", "mttq"),
    ("thông tin và truyền thông", "tttt"),
    ("tài nguyên và môi trường", "tnmt"),
    ("nông nghiệp và môi trường", "nnmt"),
    ("kế hoạch và đầu tư", "khđt"),
    ("khoa học và công nghệ", "khcn"),
    ("giáo dục và đào tạo", "gdđt"),
    ("nông nghiệp và phát triển nông thôn", "nnptnt"),
    ("nông nghiệp và phát triển nông thôn", "nông nghiệp và ptnt"),
    ("lao động, thương binh và xã hội", "lđtbxh"),
    ("lao động - thương binh và xã hội", "lđtbxh"),
    ("văn hóa, thể thao và du lịch", "vhttdl"),
    ("dân tộc và tôn giáo", "dttg"),
    ("giao thông vận tải", "gtvt"),
    ("ngân hàng nhà nước", "nhnn"),
    ("bảo hiểm xã hội", "bhxh"),
    ("ban quản lý", "bql"),
];

/// Words for the kind of an area, which people leave out.
const AREAS: [&str; 8] = ["tỉnh", "thành phố", "thị xã", "huyện", "quận", "xã", "phường", "thị trấn"];

/// A name with one wrong letter needs this many letters: shorter ones are too near to each other.
const LETTERS: usize = 8;

/// Units that one spelling stands for, each with why.
type Fits = Vec<(usize, Fit)>;

/// The committee's units, prepared for finding their names in a text.
#[derive(Debug, Clone, Default)]
pub struct Register {
    units: Vec<Known>,
    exact: Phrases<Fits>,
    unmarked: Phrases<Fits>,
    /// Places without the word for their kind.
    bare: Phrases<Fits>,
    /// Endings that add nothing inside the committee's own province: "tỉnh Tiền Giang".
    home: Vec<String>,
}

/// Units that a stretch of words may stand for.
#[derive(Debug, Clone)]
pub(super) struct Match<'r> {
    /// The word after the last one.
    pub end: usize,
    fits: Cow<'r, [(usize, Fit)]>,
}

impl Register {
    /// Prepares the units; a unit's place in the list is the number that mentions give back.
    pub fn new(units: Vec<Known>) -> Self {
        let mut register = Self { home: home(&units), ..Self::default() };
        for (place, unit) in units.iter().enumerate() {
            register.add(&unit.name, place, Fit::Name);
            for alias in &unit.aliases {
                register.add(alias, place, Fit::Alias);
            }
        }
        register.units = units;
        register
    }

    /// A register without units: names are read by grammar alone.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The unit at a place that a mention gave back.
    ///
    /// # Panics
    /// When the place comes from another register.
    pub fn get(&self, place: usize) -> &Known {
        &self.units[place]
    }

    fn add(&mut self, name: &str, place: usize, fit: Fit) {
        let name = name.to_lowercase();
        let area = name.strip_prefix("ủy ban nhân dân ").or_else(|| name.strip_prefix("uỷ ban nhân dân "));
        for spelling in spellings(&name) {
            note(&mut self.exact, &spelling, place, fit);
            note(&mut self.unmarked, &fold(&spelling), place, Fit::Unmarked);
        }
        let Some(area) = area else { return };
        note(&mut self.exact, area, place, Fit::Alias);
        note(&mut self.unmarked, &fold(area), place, Fit::Unmarked);
        let bare = AREAS.iter().find_map(|kind| area.strip_prefix(kind)?.strip_prefix(' '));
        if let Some(bare) = bare.filter(|bare| bare.contains(' ')) {
            note(&mut self.bare, bare, place, Fit::BareName);
        }
    }

    /// The longest name of a unit that starts at word `at`. A place without its kind is taken only where `bare`
    /// says that a unit may be called so.
    pub(super) fn at(&self, words: &[Word<'_>], at: usize, bare: bool) -> Option<Match<'_>> {
        if self.units.is_empty() {
            return None;
        }
        let capital = matches!(words[at].shape, Shape::Capital | Shape::Capitals);
        let found = self.exact.longest(words, at);
        let found = found.or_else(|| self.without_marks(words, at));
        let found = found.or_else(|| self.bare.longest(words, at).filter(|_| bare && capital));
        let found = found.map(|(end, fits)| Match { end, fits: Cow::Borrowed(fits.as_slice()) });
        found.or_else(|| self.one_letter(words, at))
    }

    /// A name typed without any marks; one word alone is too little to tell.
    fn without_marks(&self, words: &[Word<'_>], at: usize) -> Option<(usize, &Fits)> {
        let (end, fits) = self.unmarked.longest(words, at)?;
        let plain = words[at..end].iter().all(|word| word.key.is_ascii() || word.shape == Shape::Mark);
        (plain && end > at + 1).then_some((end, fits))
    }

    /// A name with one wrong letter in one word, when it can be only one unit.
    fn one_letter(&self, words: &[Word<'_>], at: usize) -> Option<Match<'_>> {
        let (end, fits) = self.exact.longest_with_slip(words, at)?;
        let letters: usize = words[at..end].iter().map(|word| word.key.chars().count()).sum();
        let (&(unit, _), rest) = fits.split_first()?;
        let only = rest.iter().all(|&(other, _)| other == unit);
        (only && letters >= LETTERS && end > at + 1)
            .then(|| Match { end, fits: Cow::Owned(vec![(unit, Fit::OneLetter)]) })
    }

    /// The units that a whole name stands for; endings that name the committee's own province are dropped.
    pub(super) fn whole(&self, name: &str) -> Option<Match<'_>> {
        if self.units.is_empty() {
            return None;
        }
        let exact = |name: &str| {
            let cut = words(name);
            let found = (!cut.is_empty()).then(|| self.at(&cut, 0, false)).flatten();
            found.filter(|found| found.end == cut.len())
        };
        exact(name).or_else(|| {
            let key = name.to_lowercase();
            let shorter = self.home.iter().find_map(|ending| key.strip_suffix(ending.as_str()))?;
            exact(shorter.trim_end())
        })
    }

    /// The units that a place without its kind stands for.
    pub(super) fn place(&self, place: &str) -> Option<Match<'_>> {
        let cut = words(place);
        let (end, fits) = self.bare.longest(&cut, 0)?;
        (end == cut.len()).then_some(Match { end, fits: Cow::Borrowed(fits.as_slice()) })
    }

    /// What a match says: the unit if it can be only one, the candidates otherwise, and how sure that is.
    pub(super) fn verdict(&self, found: &Match<'_>) -> (Option<usize>, Vec<Candidate>, Sure) {
        match found.fits.as_ref() {
            [(unit, Fit::Name | Fit::Alias)] => (Some(*unit), Vec::new(), Sure::Stated),
            [(unit, reason)] => (Some(*unit), vec![self.candidate(*unit, *reason)], Sure::Likely),
            several => {
                let candidates = several.iter().map(|&(unit, reason)| self.candidate(unit, reason)).collect();
                (None, candidates, Sure::Ambiguous)
            }
        }
    }

    fn candidate(&self, unit: usize, reason: Fit) -> Candidate {
        Candidate { unit, name: self.units[unit].name.clone(), reason }
    }
}

/// Notes a unit under a spelling; the first reason for a unit stays.
fn note(phrases: &mut Phrases<Fits>, spelling: &str, unit: usize, fit: Fit) {
    if let Some(fits) = phrases.entry(spelling, Vec::new)
        && fits.iter().all(|&(other, _)| other != unit)
    {
        fits.push((unit, fit));
    }
}

/// The spellings of a name in full and with the usual abbreviations, joined as "TT&TT", "TT-TT" or "TTTT".
fn spellings(name: &str) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    for (full, short) in SPELLINGS {
        for at in 0..all.len() {
            for (from, to) in [(full, short), (short, full)] {
                if let Some(other) = replaced(&all[at], from, to)
                    && !all.contains(&other)
                {
                    all.push(other);
                }
            }
        }
    }
    let joined: Vec<String> =
        all.iter().filter(|name| name.contains(['&', '-'])).flat_map(|name| joints(name)).collect();
    all.extend(joined);
    all
}

/// `name` with whole words `from` replaced, or `None` when they do not stand in it.
fn replaced(name: &str, from: &str, to: &str) -> Option<String> {
    let padded = format!(" {} ", name.replace("uỷ ", "ủy "));
    let other = padded.replace(&format!(" {from} "), &format!(" {to} "));
    (other != padded).then(|| other.trim().to_owned())
}

/// "sở tt&tt" with the other signs between the halves of an abbreviation.
fn joints(name: &str) -> Vec<String> {
    let touching = |at: usize| !name[..at].ends_with(' ') && !name[at + 1..].starts_with(' ');
    let Some(at) = name.find(['&', '-']).filter(|&at| touching(at)) else { return Vec::new() };
    let (before, after) = (&name[..at], &name[at + 1..]);
    ["&", "-", "", " và "].iter().map(|joint| format!("{before}{joint}{after}")).collect()
}

/// The endings that name the province of the committee, longest first.
fn home(units: &[Known]) -> Vec<String> {
    let province = units.iter().find_map(|unit| {
        let name = unit.name.to_lowercase().replace("uỷ ban", "ủy ban");
        name.strip_prefix("ủy ban nhân dân tỉnh ").map(str::to_owned)
    });
    province.map_or_else(Vec::new, |place| {
        vec![format!(" tỉnh {place}"), format!(" {place}"), " tỉnh".to_owned()]
    })
}
