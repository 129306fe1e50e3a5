//! Units: who a sentence names, by the committee's register and by the grammar of administrative names.
//!
//! It finds names and where they end. Whether a named unit is to act, helps, or only receives a report is for the
//! files that read the words between the names. The rules stand in `rules/units-*.txt`.

mod grammar;
mod group;
mod lexicon;
mod list;
mod long;
mod phrases;
mod place;
mod register;
mod share;
mod view;

use std::ops::Range;

use self::grammar::Reader;
use self::lexicon::Lexicon;
use self::list::Draft;
pub use self::register::Register;
use super::word::{Shape, Word};
use super::{Candidate, Sure};

/// One name of a unit in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The words that stand for it: a person's title at the head and brackets after the name included.
    pub words: Range<usize>,
    /// Its name as [`super::UnitPart::name`] has it.
    pub name: String,
    /// Its place in the register, when only one unit fits.
    pub unit: Option<usize>,
    /// The units that fit, when there are several or the one is only likely.
    pub candidates: Vec<Candidate>,
    /// How sure the name is.
    pub sure: Sure,
    /// It is named through the title of a person: "Giám đốc Sở A".
    pub person: bool,
    /// A run of generic nouns that stays one group: "các sở, ngành".
    pub group: bool,
    /// Only ",", ";", "và" or a shared head stands between it and the mention before. "cùng" is no list: it tells
    /// who helps.
    pub listed: bool,
}

/// Words after which a unit may be called by its bare name: "giao Cái Bè", "phối hợp với ACV".
const CALLS: [&str; 8] = ["giao", "cầu", "nghị", "với", "cùng", "hợp", "đạo", "công"];

/// Finds all names of units, in order and never overlapping.
pub fn mentions(words: &[Word<'_>], register: &Register) -> Vec<Mention> {
    let reader = Reader { words, lexicon: Lexicon::get(), flat: flat(words) };
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let listed = found.last().is_some_and(|last| separated(&words[last.words.end..at]));
        let called = at > 0 && CALLS.contains(&&*words[at - 1].key);
        let (mut fresh, end) = read_at(&reader, register, at, listed, called || at == 0);
        if let Some(first) = fresh.first_mut() {
            first.listed = listed;
        }
        found.append(&mut fresh);
        at = end;
    }
    found
}

/// The mentions that start at word `at`, and where to read on. The register's name wins when it is at least as long
/// as the first one that the grammar finds.
fn read_at(
    reader: &Reader<'_, '_>,
    register: &Register,
    at: usize,
    listed: bool,
    called: bool,
) -> (Vec<Mention>, usize) {
    let words = reader.words;
    let by_grammar = reader.units(at, listed, called);
    let first_end =
        by_grammar.as_ref().map(|(drafts, end)| drafts.first().map_or(*end, |first| first.words.end));
    let known = register.at(words, at, listed || called);
    let known = known.filter(|known| first_end.is_none_or(|end| known.end > end));
    if let Some(known) = known {
        let (unit, candidates, sure) = register.verdict(&known);
        let end = reader.brackets(known.end).unwrap_or(known.end);
        let name = unit.map_or_else(|| reader.written(at..known.end), |unit| register.get(unit).name.clone());
        let mention = Mention {
            words: at..end,
            name,
            unit,
            candidates,
            sure,
            person: false,
            group: false,
            listed: false,
        };
        return (vec![mention], end);
    }
    match by_grammar {
        Some((drafts, end)) => {
            let mut mentions: Vec<_> = drafts.into_iter().map(|draft| resolved(draft, register)).collect();
            for later in mentions.iter_mut().skip(1) {
                later.listed = true;
            }
            (mentions, end.max(at + 1))
        }
        None => (Vec::new(), reader.nobody(at).unwrap_or(at + 1)),
    }
}

/// A name from the grammar, looked up in the register. A list may have lent it the wrong word for its kind, so its
/// place alone is tried too.
fn resolved(draft: Draft, register: &Register) -> Mention {
    let known = register.whole(&draft.name).filter(|_| !draft.group);
    let known = known.or_else(|| register.place(draft.place.as_deref()?));
    let (unit, candidates, sure) = match known {
        Some(known) => register.verdict(&known),
        None => (None, Vec::new(), Sure::Stated),
    };
    let name = unit.map_or(draft.name, |unit| register.get(unit).name.clone());
    let Draft { words, person, group, .. } = draft;
    Mention { words, name, unit, candidates, sure, person, group, listed: false }
}

/// Says that a city or town below the province is named at a word: "Vinh", "Mỹ Tho".
pub fn is_town(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.shape == Shape::Capital)
        && Lexicon::get().towns.longest(words, at).is_some()
}

/// Only list marks stand between two mentions.
fn separated(between: &[Word<'_>]) -> bool {
    let mark = |word: &Word<'_>| matches!(&*word.key, "," | ";" | "và" | "va" | "&" | "hoặc");
    (1..=2).contains(&between.len()) && between.iter().all(mark)
}

/// No letter tells a name from the rest: all of them are capitals.
fn flat(words: &[Word<'_>]) -> bool {
    let letters = words.iter().filter(|word| !matches!(word.shape, Shape::Mark | Shape::Number));
    let (small, all) =
        letters.fold((0, 0), |(small, all), word| (small + usize::from(word.shape == Shape::Small), all + 1));
    small == 0 && all > 4
}

#[cfg(test)]
mod tests;
