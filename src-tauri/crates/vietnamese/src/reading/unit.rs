//! Units: who a sentence names, by the committee's register and by the grammar of administrative names.
//!
//! It finds names and where they end. Whether a named unit is to act, helps, or only receives a report is for the
//! files that read the words between the names.

use std::ops::Range;

use super::word::Word;
use super::{Candidate, Known, Sure};

/// The committee's units, prepared for finding their names in a text.
#[derive(Debug, Clone, Default)]
pub struct Register {
    units: Vec<Known>,
}

impl Register {
    /// Prepares the units; a unit's place in the list is the number that mentions give back.
    pub fn new(units: Vec<Known>) -> Self {
        Self { units }
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
}

/// One name of a unit in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The words that stand for it: a person's title at the head and brackets after the name included.
    pub words: Range<usize>,
    /// Its name as [`super::UnitPart::name`] has it.
    pub name: String,
    /// Its place in the register, when only one unit fits.
    pub unit: Option<usize>,
    /// The units that fit, when there are several.
    pub candidates: Vec<Candidate>,
    /// How sure the name is.
    pub sure: Sure,
    /// It is named through the title of a person: "Giám đốc Sở A".
    pub person: bool,
    /// A run of generic nouns that stays one group: "các sở, ngành".
    pub group: bool,
    /// Only ",", ";", "và", "cùng" or a shared head stands between it and the mention before.
    pub listed: bool,
}

/// Finds all names of units, in order and never overlapping.
pub fn mentions(words: &[Word<'_>], register: &Register) -> Vec<Mention> {
    let _ = (words, register);
    Vec::new()
}
