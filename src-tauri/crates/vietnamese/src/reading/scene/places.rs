//! Places: what stands at each word of a sentence and around it, looked up once, so that no question about a word
//! costs a walk over the sentence.
//!
//! It holds answers; the questions are those of the scene.

use std::ops::Range;

use crate::reading::cue::{Act, Cue, Found, Rules};
use crate::reading::cue::{Number, find};
use crate::reading::unit::Mention;
use crate::reading::word::Word;

/// No place.
const NONE: u32 = u32::MAX;

/// What is known of one word.
#[derive(Debug, Clone, Copy)]
struct At {
    mention: u32,
    cue: u32,
    act: Option<(u32, Act)>,
    /// The phrase of time or urgency it lies in.
    phrase: (u32, u32),
    urgent: bool,
    /// The first word at or after it that is no adverb.
    after: u32,
    /// The word that the adverbs before it begin with.
    before: u32,
    /// Where its clause begins.
    clause: u32,
    /// Where its sentence of a chain begins: after ";" or ".".
    chain: u32,
    /// The rank of an office that begins here, and how many words name it.
    rank: Option<(u8, u8)>,
    next_rank: u32,
    next_person: u32,
    next_mention: u32,
    /// How many words of conditions stand before it.
    conditions: u32,
}

const NOTHING: At = At {
    mention: NONE,
    cue: NONE,
    act: None,
    phrase: (NONE, NONE),
    urgent: false,
    after: NONE,
    before: NONE,
    clause: 0,
    chain: 0,
    rank: None,
    next_rank: NONE,
    next_person: NONE,
    next_mention: NONE,
    conditions: 0,
};

#[cfg(test)]
std::thread_local! {
    /// How often a word was looked up, for the test that holds the cost to the length.
    pub static LOOKED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// What is known of every word, and of the end.
#[derive(Debug)]
pub struct Places(Vec<At>);

fn some(place: u32) -> Option<usize> {
    (place != NONE).then_some(place as usize)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a sentence has fewer words than u32 counts: pieces are cut at some thousand bytes"
)]
fn short(place: usize) -> u32 {
    place as u32
}

impl Places {
    /// Nothing is known yet.
    pub fn new(words: usize) -> Self {
        Self(vec![NOTHING; words + 1])
    }

    fn get(&self, at: usize) -> &At {
        #[cfg(test)]
        LOOKED.with(|looked| looked.set(looked.get() + 1));
        self.0.get(at).unwrap_or(&NOTHING)
    }

    /// The words between, without the end of the sentence.
    fn within(&mut self, words: &Range<usize>) -> &mut [At] {
        let end = words.end.min(self.0.len().saturating_sub(1));
        self.0.get_mut(words.start.min(end)..end).unwrap_or_default()
    }

    /// Notes the units named.
    pub fn mentions(&mut self, mentions: &[Mention]) {
        self.0.iter_mut().for_each(|at| at.mention = NONE);
        for (place, mention) in mentions.iter().enumerate() {
            self.within(&mention.words).iter_mut().for_each(|at| at.mention = short(place));
        }
    }

    /// Notes the words that govern.
    pub fn cues(&mut self, cues: &[Found<Cue>]) {
        for (place, found) in cues.iter().enumerate() {
            self.within(&found.words).iter_mut().for_each(|at| at.cue = short(place));
        }
    }

    /// Notes the verbs of work.
    pub fn acts(&mut self, verbs: &Rules<Act>, numbers: &[Number]) {
        for found in find(verbs, numbers, |at| self.mention(at).is_some()) {
            if let Some(at) = self.0.get_mut(found.words.start) {
                at.act = Some((short(found.words.end), found.is));
            }
        }
    }

    /// Notes a phrase of time or urgency.
    pub fn phrase(&mut self, words: &Range<usize>, urgent: bool) {
        let phrase = (short(words.start), short(words.end));
        for at in self.within(words) {
            at.phrase = phrase;
            at.urgent |= urgent;
        }
    }

    /// Notes the ranks of offices.
    pub fn ranks(&mut self, ranks: &Rules<u8>, numbers: &[Number]) {
        let mut other = 0;
        let offices: Vec<Option<(usize, u8)>> = (0..numbers.len())
            .map(|place| {
                let found = ranks.longest(numbers, place, |_| false).filter(|_| place >= other)?;
                // "môi trường" is no school: nothing inside it is an office.
                other = if found.1 == 0 { place + found.0 } else { other };
                Some(found).filter(|(_, rank)| *rank > 0)
            })
            .collect();
        let mut next = NONE;
        for (place, rank) in offices.into_iter().enumerate().rev() {
            let Some(at) = self.0.get_mut(place) else { continue };
            at.rank = rank.map(|(length, rank)| (rank, u8::try_from(length).unwrap_or(u8::MAX)));
            next = if rank.is_some() { short(place) } else { next };
            at.next_rank = next;
        }
    }

    /// Looks at all words in order, and back.
    pub fn joined(&mut self, words: &[Word<'_>], cues: &[Found<Cue>], body: &Range<usize>) {
        for at in 0..=words.len() {
            self.forward(words, cues, body, at);
        }
        for at in (0..=words.len()).rev() {
            self.backward(words, cues, body, at);
        }
    }

    /// What stands before a word.
    fn forward(&mut self, words: &[Word<'_>], cues: &[Found<Cue>], body: &Range<usize>, at: usize) {
        let Some(back) = at.checked_sub(1) else {
            self.0[at].before = 0;
            return;
        };
        let before = *self.get(back);
        let cue = some(before.cue).and_then(|place| cues.get(place)).map(|found| found.is);
        let key = &*words[back].key;
        let named = before.mention != NONE && before.mention == self.get(at).mention;
        let governs = matches!(cue, Some(Cue::Say | Cue::Stress | Cue::If | Cue::But));
        let parts = governs || (is_break(key) && !named);
        let adverbs = if at <= body.start { at } else { self.adverbs_before(words, cues, body, at) };
        let here = &mut self.0[at];
        here.clause = if parts { short(at) } else { before.clause };
        here.chain = if matches!(key, ";" | ".") { short(at) } else { before.chain };
        here.conditions = before.conditions + u32::from(matches!(cue, Some(Cue::If | Cue::Though)));
        here.before = short(adverbs);
    }

    fn adverbs_before(
        &self,
        words: &[Word<'_>],
        cues: &[Found<Cue>],
        body: &Range<usize>,
        at: usize,
    ) -> usize {
        let before = self.get(at - 1);
        let adverb =
            some(before.cue).and_then(|place| cues.get(place)).filter(|found| super::adverb(found.is));
        let link = matches!(&*words[at - 1].key, "," | "rằng" | "là" | "thì");
        let to = match (adverb, some(before.phrase.0)) {
            (Some(found), _) => found.words.start,
            (None, Some(start)) => start,
            (None, None) if link && at > body.start + 1 && self.get(at - 2).phrase.0 != NONE => at - 1,
            (None, None) => return at,
        };
        some(self.get(to).before).unwrap_or(to)
    }

    /// What stands after a word.
    fn backward(&mut self, words: &[Word<'_>], cues: &[Found<Cue>], body: &Range<usize>, at: usize) {
        let next = *self.get(at + 1);
        let adverb =
            some(self.get(at).cue).and_then(|place| cues.get(place)).filter(|found| super::adverb(found.is));
        let to = match (adverb, some(self.get(at).phrase.1)) {
            _ if at >= body.end => at,
            (Some(found), _) => found.words.end,
            (None, Some(end)) => end,
            (None, None) if self.get(at).act.is_none() && super::is_link(&words[at].key) => at + 1,
            (None, None) => at,
        };
        let after = if to > at { self.get(to).after } else { short(at) };
        let person = words.get(at).is_some_and(|word| super::is_person(&word.key));
        let here = &mut self.0[at];
        here.after = if after == NONE { short(to) } else { after };
        here.next_person = if person { short(at) } else { next.next_person };
        here.next_mention = if here.mention == NONE { next.next_mention } else { short(at) };
    }

    /// The mention a word belongs to.
    pub fn mention(&self, at: usize) -> Option<usize> {
        some(self.get(at).mention)
    }

    /// The cue a word belongs to.
    pub fn cue(&self, at: usize) -> Option<usize> {
        some(self.get(at).cue)
    }

    /// The verb of work that begins at a word.
    pub fn act(&self, at: usize) -> Option<(usize, Act)> {
        self.get(at).act.map(|(end, act)| (end as usize, act))
    }

    /// Where the phrase ends that a word belongs to.
    pub fn phrase_end(&self, at: usize) -> Option<usize> {
        some(self.get(at).phrase.1)
    }

    /// Says whether a word is urgent.
    pub fn urgent(&self, at: usize) -> bool {
        self.get(at).urgent
    }

    /// The first word at or after this one that is no adverb.
    pub fn after(&self, at: usize) -> usize {
        some(self.get(at).after).unwrap_or(at)
    }

    /// The word that the adverbs before this one begin with.
    pub fn before(&self, at: usize) -> usize {
        some(self.get(at).before).unwrap_or(at)
    }

    /// Where the clause of a word begins.
    pub fn clause(&self, at: usize) -> usize {
        self.get(at).clause as usize
    }

    /// Where the link of a chain begins that a word stands in.
    pub fn chain(&self, at: usize) -> usize {
        self.get(at).chain as usize
    }

    /// The first office named in some words: where its name ends, and its rank.
    pub fn rank(&self, within: &Range<usize>) -> Option<(usize, u8)> {
        let at = some(self.get(within.start).next_rank).filter(|&at| at < within.end)?;
        let (rank, length) = self.get(at).rank?;
        Some((at + usize::from(length), rank))
    }

    /// Says whether a person stands among some words: "ông", "đồng chí".
    pub fn person(&self, within: &Range<usize>) -> bool {
        some(self.get(within.start).next_person).is_some_and(|at| at < within.end)
    }

    /// Says whether a unit stands among some words.
    pub fn unit(&self, within: &Range<usize>) -> bool {
        some(self.get(within.start).next_mention).is_some_and(|at| at < within.end)
    }

    /// Says whether a condition stands among some words.
    pub fn condition(&self, within: &Range<usize>) -> bool {
        self.get(within.end).conditions > self.get(within.start).conditions
    }
}

fn is_break(key: &str) -> bool {
    super::BREAKS.contains(&key)
}
