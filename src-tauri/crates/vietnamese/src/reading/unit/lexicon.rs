//! Lexicon: the rules of `rules/units-*.txt`, read once.
//!
//! It knows the form of a rule line and which meanings there are. How a name is put together is in the grammar.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::phrases::Phrases;
use crate::reading::quick::{Map, Print};
use crate::tone::tone_exact;

/// The rule files, with their names for the message of a failed test.
const FILES: [(&str, &str); 6] = [
    ("units-heads.txt", include_str!("../../../rules/units-heads.txt")),
    ("units-titles.txt", include_str!("../../../rules/units-titles.txt")),
    ("units-groups.txt", include_str!("../../../rules/units-groups.txt")),
    ("units-fields.txt", include_str!("../../../rules/units-fields.txt")),
    ("units-places.txt", include_str!("../../../rules/units-places.txt")),
    ("units-not.txt", include_str!("../../../rules/units-not.txt")),
];

/// How a name goes on after its opening words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// An area of this level; 4 is a city, of the province or below.
    Area(u8),
    /// One letter and a full stop for an area of this level.
    Letter(u8),
    /// A body of an area: "UBND".
    Council,
    /// As a council, in small letters only with an area: "thanh tra".
    Needs,
    /// One field of work: "Sở".
    Closed,
    /// As closed, never alone: "phòng".
    ClosedTight,
    /// A longer name, or alone: "công ty".
    Open,
    /// A longer name, never alone: "ban".
    Tight,
    /// The whole name: "VNPT".
    Proper,
    /// A person who is an institution: "Thủ tướng".
    Office,
}

/// What a word of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// May follow "Sở" and be an item of "các Sở: A, B".
    pub field: bool,
    /// May follow "Bộ" and be an item of "các Bộ: A, B".
    pub ministry: bool,
    /// Belongs to longer names.
    pub noun: bool,
    /// May also begin the task.
    pub verbal: bool,
}

/// A noun of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Generic {
    /// May touch the noun before it: "sở ngành".
    Touching,
    /// Only after a mark or "và".
    Member,
    /// A unit by itself too: "chủ đầu tư".
    Alone,
}

/// A place known by its name alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A city of province level.
    City,
    /// A province.
    Province,
}

/// All rules about names of units.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    pub heads: Phrases<Head>,
    /// Titles of persons, each with the head it stands for when the text gives the field alone.
    pub titles: Phrases<Option<String>>,
    pub articles: Phrases<()>,
    pub generics: Phrases<Generic>,
    pub qualifiers: Phrases<()>,
    /// Generic nouns that a trade may follow: "doanh nghiệp".
    pub trades: HashSet<String>,
    pub describes: Phrases<()>,
    pub parts: Phrases<Part>,
    pub places: Phrases<Place>,
    /// Cities and towns below the province, with the word for their kind.
    pub towns: Phrases<String>,
    pub nobody: Phrases<()>,
    pub acts: Phrases<()>,
    pub surnames: HashSet<String>,
    pub before: HashSet<String>,
    pub after: HashSet<String>,
    /// Small words that go on with the sentence and not with a name.
    pub loose: HashSet<String>,
    /// The small words a name, a title, a group or a place may begin with.
    pub openers: Map<()>,
}

/// One line of a rule file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    /// The file it stands in.
    #[cfg(test)]
    pub file: &'static str,
    /// Its patterns, parted by " | ".
    pub patterns: &'static str,
    /// Its meaning.
    pub meaning: &'static str,
    /// A sentence it fires in.
    #[cfg(test)]
    pub example: &'static str,
}

/// All rule lines, in order.
pub(super) fn rules() -> impl Iterator<Item = Rule> {
    FILES.iter().flat_map(|&(_file, text)| {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        lines.map(move |line| {
            let mut columns = line.split('\t').map(str::trim);
            let mut next = || columns.next().unwrap_or_default();
            Rule {
                #[cfg(test)]
                file: _file,
                patterns: next(),
                meaning: next(),
                #[cfg(test)]
                example: next(),
            }
        })
    })
}

impl Lexicon {
    /// The rules, read on first use.
    pub(super) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let mut lexicon = Self::default();
            for rule in rules() {
                for pattern in rule.patterns.split(" | ").map(str::trim) {
                    lexicon.add(pattern, rule.meaning);
                }
            }
            lexicon.open();
            lexicon
        })
    }

    /// Notes what a name may begin with, so that the grammar passes over all other words at once.
    fn open(&mut self) {
        let heads = self.heads.first_words().chain(self.titles.first_words());
        let groups = self.articles.first_words().chain(self.generics.first_words());
        let all: Vec<Print> = heads.chain(groups).chain(self.places.first_words()).collect();
        for word in all {
            self.openers.get_or_insert(word, ());
        }
    }

    /// Adds one pattern and says whether its meaning is known.
    fn add(&mut self, pattern: &str, meaning: &str) -> bool {
        let (word, rest) = meaning.split_once(' ').unwrap_or((meaning, ""));
        let level = rest.parse().unwrap_or(0);
        let head = match word {
            "area" => Some(Head::Area(level)),
            "letter" => Some(Head::Letter(level)),
            "council" => Some(Head::Council),
            "needs" => Some(Head::Needs),
            "closed" => Some(Head::Closed),
            "closedtight" => Some(Head::ClosedTight),
            "open" => Some(Head::Open),
            "tight" => Some(Head::Tight),
            "proper" => Some(Head::Proper),
            "office" => Some(Head::Office),
            _ => None,
        };
        match (head, word) {
            (Some(head), _) => self.heads.insert(pattern, head),
            (_, "title") => self.titles.insert(pattern, (!rest.is_empty()).then(|| rest.to_owned())),
            (_, "article") => self.articles.insert(pattern, ()),
            (_, "generic") => self.generics.insert(pattern, Generic::Touching),
            (_, "member") => self.generics.insert(pattern, Generic::Member),
            (_, "alone") => self.generics.insert(pattern, Generic::Alone),
            (_, "qualifier") => self.qualifiers.insert(pattern, ()),
            (_, "trade") => drop(self.trades.insert(tone_exact(pattern))),
            (_, "describes") => self.describes.insert(pattern, ()),
            (_, "field" | "bộ" | "noun" | "verbal") => self.add_part(pattern, word),
            (_, "city") => self.places.insert(pattern, Place::City),
            (_, "place") => self.places.insert(pattern, Place::Province),
            (_, "town") => self.towns.insert(pattern, rest.to_owned()),
            (_, "not") => self.nobody.insert(pattern, ()),
            (_, "act") => self.acts.insert(pattern, ()),
            (_, "surname") => drop(self.surnames.insert(tone_exact(pattern))),
            (_, "before") => drop(self.before.insert(tone_exact(pattern))),
            (_, "loose") => drop(self.loose.insert(tone_exact(pattern))),
            (_, "after") => drop(self.after.insert(tone_exact(pattern))),
            _ => return false,
        }
        true
    }

    /// A pattern may stand under several meanings: "xây dựng" is a field and the beginning of a task.
    fn add_part(&mut self, pattern: &str, meaning: &str) {
        let empty = || Part { field: false, ministry: false, noun: false, verbal: false };
        let Some(part) = self.parts.entry(pattern, empty) else { return };
        part.field |= meaning == "field";
        part.ministry |= matches!(meaning, "field" | "bộ");
        part.noun |= meaning != "verbal";
        part.verbal |= meaning == "verbal";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_line_has_a_known_meaning_an_example_and_a_source() {
        for (file, text) in FILES {
            for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
                assert_eq!(line.split('\t').count(), 4, "{file}: four columns in {line}");
            }
        }
        let mut lexicon = Lexicon::default();
        for rule in rules() {
            for pattern in rule.patterns.split(" | ") {
                assert!(
                    lexicon.add(pattern, rule.meaning),
                    "{}: meaning {} of {pattern}",
                    rule.file,
                    rule.meaning
                );
            }
        }
    }
}
