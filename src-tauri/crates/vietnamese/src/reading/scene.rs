//! The scene: one sentence with everything that was found in it, each at its word.
//!
//! It gathers and answers questions about neighbours ("what stands before this verb?"); it decides nothing.

mod basis;
mod guess;
mod places;

use std::ops::Range;

use self::places::Places;
use super::cue::{Act, Book, Cue, Found, Number, Sign, find};
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
    /// The rules it was read with, and the numbers its words have in them.
    pub book: &'static Book,
    numbers: Vec<Number>,
    places: Places,
}

impl<'t> Scene<'t> {
    /// Reads the words of a sentence.
    pub fn new(text: &'t str, context: &Context<'_>, register: &Register) -> Self {
        let words = words(text);
        let book = Book::of(&words);
        let numbers = book.numbers(&words);
        let body = body(&words);
        let mut places = Places::new(words.len());
        let mentions = unit::mentions(&words, register);
        places.mentions(&mentions);
        let cues = find(&book.kinds, &numbers, |at| places.mention(at).is_some());
        places.cues(&cues);
        let signs = find(&book.signs, &numbers, |at| places.mention(at).is_some());
        places.acts(&book.verbs, &numbers);
        places.ranks(&book.ranks, &numbers);
        let terms = term::deadlines(&words, context);
        let recurrences = term::recurrences(&words);
        let urgencies = term::urgencies(&words);
        terms.iter().for_each(|term| places.phrase(&term.words, false));
        recurrences.iter().for_each(|found| places.phrase(&found.0, false));
        urgencies.iter().for_each(|words| places.phrase(words, true));
        places.joined(&words, &cues, &body);
        let measures = term::measures(&words);
        let mut scene = Self {
            text,
            words,
            mentions,
            cues,
            signs,
            terms,
            recurrences,
            urgencies,
            measures,
            body,
            book,
            numbers,
            places,
        };
        if scene.guess() {
            scene.places.mentions(&scene.mentions);
            scene.places.joined(&scene.words, &scene.cues, &scene.body);
        }
        scene
    }

    /// The mention a word belongs to.
    pub fn mention_at(&self, at: usize) -> Option<usize> {
        self.places.mention(at)
    }

    /// The cue a word belongs to.
    pub fn cue_at(&self, at: usize) -> Option<&Found<Cue>> {
        self.places.cue(at).and_then(|place| self.cues.get(place))
    }

    /// Says whether a word belongs to a cue of this meaning.
    pub fn is_cue(&self, at: usize, is: Cue) -> bool {
        self.cue_at(at).is_some_and(|found| found.is == is)
    }

    /// The cues that lie in some words, in order.
    pub fn cues_in(&self, within: &Range<usize>) -> &[Found<Cue>] {
        let first = self.cues.partition_point(|found| found.words.start < within.start);
        let last = self.cues.partition_point(|found| found.words.end <= within.end);
        self.cues.get(first..last).unwrap_or_default()
    }

    /// The signs that begin in some words, in order.
    pub fn signs_in(&self, within: &Range<usize>) -> &[Found<Sign>] {
        let first = self.signs.partition_point(|found| found.words.start < within.start);
        let last = self.signs.partition_point(|found| found.words.start < within.end);
        self.signs.get(first..last).unwrap_or_default()
    }

    /// The verb of work that begins at a word: where it ends, and what it asks for.
    pub fn act_at(&self, at: usize) -> Option<(usize, Act)> {
        self.places.act(at)
    }

    /// Says whether what one asks of a body above begins at a word.
    pub fn pleads_at(&self, at: usize) -> bool {
        self.book.pleas.longest(&self.numbers, at, |_| false).is_some()
    }

    /// Where the term, recurrence or word of urgency ends that a word belongs to.
    pub fn phrase_end(&self, at: usize) -> Option<usize> {
        self.places.phrase_end(at)
    }

    /// Says whether a word is one of these.
    pub fn is(&self, at: usize, keys: &[&str]) -> bool {
        self.words.get(at).is_some_and(|word| keys.contains(&&*word.key))
    }

    /// Says whether a word is a mark that parts clauses.
    pub fn is_break(&self, at: usize) -> bool {
        self.is(at, &BREAKS)
    }

    /// Says whether words are urgent.
    pub fn is_urgent(&self, at: usize) -> bool {
        self.places.urgent(at)
    }

    /// Goes back over adverbs, terms and words of urgency to the word after what stands before a verb.
    pub fn before_adverbs(&self, at: usize) -> usize {
        self.places.before(at)
    }

    /// Goes over adverbs, terms and words of urgency to the next word that weighs.
    pub fn after_adverbs(&self, at: usize) -> usize {
        self.places.after(at)
    }

    /// Where the clause begins in which a word stands.
    pub fn clause_start(&self, at: usize) -> usize {
        self.places.clause(at)
    }

    /// Where the link of a chain of ";" begins in which a word stands.
    pub fn chain_start(&self, at: usize) -> usize {
        self.places.chain(at)
    }

    /// The rank of the first unit or office named in some words.
    pub fn rank(&self, within: Range<usize>) -> Option<u8> {
        let (end, rank) = self.places.rank(&within)?;
        let rest = end..within.end.min(self.words.len()).max(end);
        let rank = rank::local(self.words.get(rest).unwrap_or_default(), rank);
        // "UBND thành phố Vinh": a city of the province, not of the country.
        let place = end + usize::from(self.is(end, &["phố"]));
        let place = place + usize::from(self.is(place, &["."]));
        let town = rank == rank::PROVINCE && place < within.end && unit::is_town(&self.words, place);
        Some(if town { rank::DISTRICT } else { rank })
    }

    /// Says whether a person stands among some words: "ông", "đồng chí".
    pub fn names_person(&self, within: &Range<usize>) -> bool {
        self.places.person(within)
    }

    /// Says whether a unit stands among some words.
    pub fn names_unit(&self, within: &Range<usize>) -> bool {
        self.places.unit(within)
    }

    /// Says whether a condition or a concession stands among some words.
    pub fn conditional(&self, within: &Range<usize>) -> bool {
        self.places.condition(within)
    }

    /// The text between two words.
    pub fn span(&self, within: Range<usize>) -> Option<Range<usize>> {
        let words = self.words.get(within)?;
        Some(words.first()?.span.start..words.last()?.span.end)
    }
}

/// Marks that part clauses.
const BREAKS: [&str; 15] = [",", ";", ":", ".", "–", "-", "“", "”", "\"", "(", ")", "…", "+", "|", "!"];

/// Says whether a word only leads on from a subject or a verb to the next word that weighs.
fn is_link(key: &str) -> bool {
    matches!(
        key,
        "," | ":"
            | "rằng"
            | "là"
            | "thì"
            | "“"
            | "\""
            | "hãy"
            | "cho"
            | "tới"
            | "đến"
            | "để"
            | "việc"
            | "và"
    )
}

/// Says whether a word stands for a person.
fn is_person(key: &str) -> bool {
    matches!(key, "ông" | "bà" | "đồng" | "chí" | "tôi" | "anh" | "chị")
}

/// Says whether a cue may stand between a subject and its verb.
fn adverb(is: Cue) -> bool {
    matches!(is, Cue::Also | Cue::Manner | Cue::Done | Cue::Being)
}

/// Leaves out bullet, number ("7.", "a)", "Hai là,") and the closing mark.
fn body(words: &[Word<'_>]) -> Range<usize> {
    let mut start = 0;
    let mark = |at: usize, keys: &[&str]| words.get(at).is_some_and(|word| keys.contains(&&*word.key));
    loop {
        let number = words.get(start).is_some_and(|word| {
            word.shape == Shape::Number
                || (word.text.len() == 1 && word.text.chars().all(char::is_alphabetic))
        });
        let ordinal = mark(start, &["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]);
        if mark(start, &["-", "–", "+", "*", "•", "—", "“", "\"", "…", ".", ",", ";", ":", ")"]) {
            start += 1;
        } else if mark(start, &["("]) && mark(start + 2, &[")"]) {
            start += 3;
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

#[cfg(test)]
mod tests {
    use super::places::LOOKED;
    use crate::reading::{Context, read, unit::Register};

    /// How often the words of a text are looked up to read it.
    fn looked(text: &str) -> usize {
        LOOKED.set(0);
        read(text, &Context::default(), &Register::empty());
        LOOKED.get()
    }

    #[test]
    fn the_cost_of_a_sentence_grows_with_its_length_and_no_faster() {
        let words = [
            "giao",
            "giao Sở A, ",
            "đề nghị",
            "kiến nghị",
            "phải",
            "đã",
            "sẽ",
            "Sở A phải",
            "Sở A sẽ làm, ",
            "việc giao",
            "đồng thời chỉ đạo Sở A",
            "; Sở A rà soát",
            "phối hợp với Sở A, ",
            "được giao",
            "nếu",
            "ông Nam yêu cầu - ",
        ];
        for word in words {
            let half = format!("{word} ").repeat(2_400 / (word.len() + 1));
            let (whole, half) = (looked(&half.repeat(2)), looked(&half));
            assert!(
                whole <= half * 5 / 2 + 500,
                "{word:?}: {half} lookups for a half, {whole} for the whole"
            );
            assert!(whole <= 150 * 4_800, "{word:?}: {whole} lookups");
        }
    }
}
