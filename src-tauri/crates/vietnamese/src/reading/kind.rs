//! Kinds: whether a sentence assigns, wishes, complains, reports, answers or only points the way.
//!
//! The first word that governs the sentence decides, by what stands before it (who speaks) and after it (to whom):
//! see `rules/kinds.txt`. Where none governs, a unit before a verb of work or a verb of work at the head is an
//! assignment without a word for it; else the signs of `rules/signs.txt` are weighed. It knows no date.

mod bare;
mod clause;
mod duty;
mod order;
mod subject;
mod weigh;

use std::cell::OnceCell;
use std::ops::Range;

use super::cue::{Cue, Found};
use super::parties;
use super::scene::Scene;
use super::word::Shape;
use super::{Kind, Sure};

/// Where a directive says who is to act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// After a verb: "giao Sở A rà soát". Holds the word after the verb.
    Given(usize),
    /// Before a verb: "Sở A phải rà soát", "Sở A được giao …". Holds the first and the last mention.
    Subject(usize, usize),
    /// Nowhere: "Rà soát …". Holds the word of the verb.
    Verb(usize),
    /// After the work: "Việc này được giao cho Sở A". Holds the word after the verb.
    GivenTo(usize),
    /// No directive.
    None,
}

/// What a sentence was judged to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Its kind.
    pub kind: Kind,
    /// How sure.
    pub sure: Sure,
    /// Who is to act.
    pub frame: Frame,
    /// The words that name who speaks.
    pub speaker: Range<usize>,
}

/// What is known of the page before the sentence.
#[derive(Debug, Clone, Default)]
pub struct Before {
    /// Rank of who speaks, where it was said.
    pub speaker: Option<u8>,
    /// The sentence is what somebody demands: who stands before its verb is to act.
    pub demanded: bool,
    /// Who is told at the end of the sentence, behind a quotation: the first of the mentions.
    pub told: Option<usize>,
    /// Persons named with their office, the latest last.
    persons: Vec<Person>,
}

/// A person of the page, by the last two words of the name.
#[derive(Debug, Clone)]
struct Person {
    name: [String; 2],
    rank: u8,
}

/// How many persons a page is remembered by.
const PERSONS: usize = 32;

impl Before {
    /// Keeps the rank of a person.
    pub fn learn(&mut self, name: [&str; 2], rank: u8) {
        self.persons.retain(|person| person.name != name);
        if self.persons.len() == PERSONS {
            self.persons.remove(0);
        }
        self.persons.push(Person { name: name.map(str::to_owned), rank });
    }

    fn rank_of(&self, name: [&str; 2]) -> Option<u8> {
        self.persons.iter().rev().find(|person| person.name == name).map(|person| person.rank)
    }
}

/// Judges a sentence, or the part of it from one word on.
pub fn judge(scene: &Scene<'_>, within: Range<usize>, before: &Before) -> Verdict {
    let judge =
        Judge { scene, body: within, before, first_task: OnceCell::new(), last_concrete: OnceCell::new() };
    if judge.complains() {
        return judge.weighed();
    }
    judge.governed().or_else(|| judge.bare()).unwrap_or_else(|| judge.weighed())
}

/// What stands before a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Subject {
    /// Nothing: the sentence or clause opens with the verb.
    Open,
    /// Somebody with a rank.
    Ranked(u8),
    /// Somebody whose office is not said: "Ông", "đồng chí Nam".
    Somebody,
    /// Other words.
    Words,
}

struct Judge<'s, 't> {
    scene: &'s Scene<'t>,
    body: Range<usize>,
    before: &'s Before,
    /// The first verb of work.
    first_task: OnceCell<usize>,
    /// The last day, number or partner.
    last_concrete: OnceCell<Option<usize>>,
}

impl Judge<'_, '_> {
    fn cues(&self) -> impl DoubleEndedIterator<Item = &Found<Cue>> {
        self.scene.cues_in(&self.body).iter()
    }

    /// The mention that a verb of assigning speaks to.
    fn addressee(&self, from: usize) -> Option<usize> {
        parties::addressee(self.scene, from, self.body.end)
    }

    /// The first cue that governs decides; one in a topic put first only where nothing after it does.
    fn governed(&self) -> Option<Verdict> {
        let topic = self.topic();
        let mut principle = false;
        for found in self.cues().filter(|found| found.words.start >= topic) {
            principle |= found.is == Cue::Principle;
            if principle && matches!(found.is, Cue::Assign | Cue::Lead | Cue::Duty) {
                continue;
            }
            let verdict = self.by(found);
            if verdict.is_some() {
                return verdict;
            }
        }
        self.cues().take_while(|found| found.words.start < topic).find_map(|found| self.by(found))
    }

    fn by(&self, found: &Found<Cue>) -> Option<Verdict> {
        match found.is {
            Cue::Assign | Cue::Demand | Cue::Direct => self.order(found),
            Cue::Ask => self.ask(found),
            Cue::Wish => self.wish(found),
            Cue::Passive => self.passive(found),
            Cue::GivenTo => self.given_to(found),
            Cue::Must | Cue::Duty | Cue::Lead => self.duty(found),
            Cue::Will | Cue::Promise => self.promise(found),
            Cue::Ought => self.ought(found),
            Cue::Approve => self.approve(found),
            _ => None,
        }
    }

    fn verdict(&self, kind: Kind, sure: Sure, frame: Frame, speaker: Range<usize>) -> Option<Verdict> {
        Some(Verdict { kind, sure, frame, speaker })
    }
}

/// The last two words of a person's name at the end of some words.
pub fn name_of<'s>(scene: &'s Scene<'_>, within: &Range<usize>) -> Option<[&'s str; 2]> {
    let capital = |at: usize| scene.words.get(at).filter(|word| word.shape == Shape::Capital);
    let (last, middle) = (within.end.checked_sub(1)?, within.end.checked_sub(2)?);
    (middle >= within.start).then_some([&*capital(middle)?.key, &*capital(last)?.key])
}
