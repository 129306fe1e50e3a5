//! The scene: one sentence with everything that was found in it, each at its word.
//!
//! It gathers and answers questions about neighbours ("what stands before this verb?"); it decides nothing.

use std::ops::Range;

use super::cue::{self, Act, Cue, Found, Sign};
use super::rank;
use super::term::{self, Term};
use super::unit::{self, Mention, Register};
use super::word::{Shape, Word, words};
use super::{Context, Every};

/// One sentence, read word by word.
pub struct Scene<'t> {
    /// The sentence.
    pub text: &'t str,
    /// The words of the sentence, and where they stand in it.
    pub words: Vec<Word<'t>>,
    /// The units it names.
    pub mentions: Vec<Mention>,
    /// The words that govern it.
    pub cues: Vec<Found<Cue>>,
    /// The signs of what it tells.
    pub signs: Vec<Found<Sign>>,
    /// Terms.
    pub terms: Vec<Term>,
    /// How often.
    pub recurrences: Vec<(Range<usize>, Option<Every>)>,
    /// How urgently.
    pub urgencies: Vec<Range<usize>>,
    /// Numbers to reach.
    pub measures: Vec<(Range<usize>, Option<f64>, Option<String>)>,
    /// The words that say something: without bullet, number and closing mark.
    pub body: Range<usize>,
    at_mention: Vec<Option<usize>>,
    at_cue: Vec<Option<usize>>,
    at_act: Vec<Option<(usize, Act)>>,
    at_phrase: Vec<Option<usize>>,
}

impl<'t> Scene<'t> {
    /// Reads the words of a sentence.
    pub fn new(text: &'t str, context: &Context<'_>, register: &Register) -> Self {
        let words = words(text);
        let n = words.len();
        let mentions = unit::mentions(&words, register);
        let mut at_mention = vec![None; n];
        for (place, mention) in mentions.iter().enumerate() {
            fill(&mut at_mention, &mention.words, place);
        }
        let named = |at: usize| at_mention.get(at).copied().flatten().is_some();
        let cues = cue::find(cue::kinds(), &words, named);
        let mut at_cue = vec![None; n];
        for (place, found) in cues.iter().enumerate() {
            fill(&mut at_cue, &found.words, place);
        }
        let signs = cue::find(cue::signs(), &words, named);
        let mut at_act = vec![None; n];
        for found in cue::find(cue::verbs(), &words, named) {
            at_act[found.words.start] = Some((found.words.end, found.is));
        }
        let terms = term::deadlines(&words, context);
        let recurrences = term::recurrences(&words);
        let urgencies = term::urgencies(&words);
        let mut at_phrase = vec![None; n];
        let phrases = terms.iter().map(|term| &term.words).chain(recurrences.iter().map(|found| &found.0));
        for phrase in phrases.chain(&urgencies) {
            fill(&mut at_phrase, phrase, phrase.end);
        }
        let measures = term::measures(&words);
        let body = body(&words);
        Self {
            text, words, mentions, cues, signs, terms, recurrences, urgencies, measures, body,
            at_mention, at_cue, at_act, at_phrase,
        }
    }

    /// The mention a word belongs to.
    pub fn mention_at(&self, at: usize) -> Option<usize> {
        self.at_mention.get(at).copied().flatten()
    }

    /// The cue a word belongs to.
    pub fn cue_at(&self, at: usize) -> Option<&Found<Cue>> {
        self.at_cue.get(at).copied().flatten().and_then(|place| self.cues.get(place))
    }

    /// What the cue of a word means, where it has one.
    pub fn is_cue(&self, at: usize, is: Cue) -> bool {
        self.cue_at(at).is_some_and(|found| found.is == is)
    }

    /// The verb of work that begins at a word: where it ends, and what it asks for.
    pub fn act_at(&self, at: usize) -> Option<(usize, Act)> {
        self.at_act.get(at).copied().flatten()
    }

    /// Where the term, recurrence or word of urgency ends that a word belongs to.
    pub fn phrase_end(&self, at: usize) -> Option<usize> {
        self.at_phrase.get(at).copied().flatten()
    }

    /// Says whether a word is one of these.
    pub fn is(&self, at: usize, keys: &[&str]) -> bool {
        self.words.get(at).is_some_and(|word| keys.contains(&&*word.key))
    }

    /// Says whether a word is a mark that parts clauses.
    pub fn is_break(&self, at: usize) -> bool {
        self.is(at, &[",", ";", ":", ".", "–", "-", "“", "”", "\"", "(", ")", "…", "+", "|"])
    }

    /// Says whether words are urgent.
    pub fn is_urgent(&self, at: usize) -> bool {
        self.urgencies.iter().any(|urgent| urgent.contains(&at))
    }

    /// Goes back over adverbs, terms and words of urgency to the word after what stands before a verb.
    pub fn before_adverbs(&self, mut at: usize) -> usize {
        while at > self.body.start {
            let back = at - 1;
            if let Some(found) = self.cue_at(back).filter(|found| adverb(found.is)) {
                at = found.words.start;
            } else if self.phrase_end(back).is_some() {
                at = self.phrase_start(back);
            } else if self.is(back, &[",", "rằng", "là", "thì"]) && self.only_phrases_before(back) {
                at = back;
            } else {
                break;
            }
        }
        at
    }

    /// Goes over adverbs, terms and words of urgency to the next word that weighs.
    pub fn after_adverbs(&self, mut at: usize) -> usize {
        while at < self.body.end {
            if let Some(found) = self.cue_at(at).filter(|found| adverb(found.is)) {
                at = found.words.end;
            } else if let Some(end) = self.phrase_end(at) {
                at = end;
            } else if self.is(at, &[",", ":", "rằng", "là", "thì", "“", "\"", "hãy", "cho", "tới", "đến", "để", "việc", "và"])
                && self.act_at(at).is_none()
            {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    fn phrase_start(&self, at: usize) -> usize {
        (0..=at).rev().take_while(|&back| self.phrase_end(back) == self.phrase_end(at)).last().unwrap_or(at)
    }

    fn only_phrases_before(&self, at: usize) -> bool {
        at > self.body.start && self.phrase_end(at - 1).is_some()
    }

    /// The rank of the first unit or office named in some words.
    pub fn rank(&self, within: Range<usize>) -> Option<u8> {
        rank::of(&self.words, within)
    }

    /// The text between two words.
    pub fn span(&self, within: Range<usize>) -> Option<Range<usize>> {
        let words = self.words.get(within)?;
        Some(words.first()?.span.start..words.last()?.span.end)
    }
}

/// Says whether a cue may stand between a subject and its verb.
fn adverb(is: Cue) -> bool {
    matches!(is, Cue::Also | Cue::Manner | Cue::Done | Cue::Being)
}

fn fill<T: Copy>(places: &mut [Option<T>], at: &Range<usize>, value: T) {
    if let Some(places) = places.get_mut(at.clone()) {
        places.fill(Some(value));
    }
}

/// Leaves out bullet, number ("7.", "a)", "Hai là,") and the closing mark.
fn body(words: &[Word<'_>]) -> Range<usize> {
    let mut start = 0;
    let mark = |at: usize, keys: &[&str]| words.get(at).is_some_and(|word| keys.contains(&&*word.key));
    loop {
        let number = words.get(start).is_some_and(|word| {
            word.shape == Shape::Number || (word.text.len() == 1 && word.text.chars().all(char::is_alphabetic))
        });
        let ordinal = mark(start, &["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]);
        if mark(start, &["-", "–", "+", "*", "•", "—", "“", "\"", "…", ".", ",", ";", ":", ")"]) {
            start += 1;
        } else if number && mark(start + 1, &[".", ")", "/", ":"]) {
            start += 2;
        } else if mark(start, &["thứ"]) && mark(start + 2, &[",", ":", "là"]) && words.len() > 4 {
            start += 3;
        } else if ordinal && mark(start + 1, &["là"]) {
            start += 2;
        } else {
            break;
        }
    }
    let closing = [".", ";", ",", "…", "”", "\"", ":", "!"];
    let end = words.len() - words.iter().rev().take_while(|word| closing.contains(&&*word.key)).count();
    start.min(end)..end.max(start.min(end))
}
