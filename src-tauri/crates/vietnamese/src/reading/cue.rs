//! Cues: the words that govern a sentence, read from the rule files beside the code.
//!
//! A rule file has one rule a line: pattern, meaning, example, source, parted by tabs; "#" opens a comment. A pattern
//! is words in small letters; "a|b" is either, "a?" may be missing, "*" is any one word. Of two rules that begin at
//! the same word the longer wins, and a word belongs to one rule only. It knows no unit and no date.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::word::Word;
use crate::tone::tone_exact;

/// What a word or phrase does in a sentence of assignment (`rules/kinds.txt`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cue {
    /// giao, phân công: goes down only.
    Assign,
    /// yêu cầu: goes down, unless people of no office say it.
    Demand,
    /// chỉ đạo as a verb.
    Direct,
    /// đề nghị: up or down.
    Ask,
    /// kiến nghị, đề xuất: goes up.
    Wish,
    /// được giao: the unit stands before it.
    Passive,
    /// được giao cho: the unit stands after it.
    GivenTo,
    /// phải, cần
    Must,
    /// nên, đáng lẽ: advice.
    Ought,
    /// có trách nhiệm
    Duty,
    /// chủ trì
    Lead,
    /// phối hợp với, cùng với
    With,
    /// sẽ
    Will,
    /// đã, vừa
    Done,
    /// đang
    Being,
    /// không, chưa
    Not,
    /// cho biết, cho rằng: what follows is what somebody says.
    Say,
    /// nhấn mạnh, lưu ý
    Stress,
    /// cam kết, hứa
    Promise,
    /// chấp thuận, đồng ý
    Approve,
    /// tiếp thu, trả lời; "về kiến nghị của …"
    Answer,
    /// ghi nhận, biểu dương
    Praise,
    /// nếu, trường hợp
    If,
    /// tuy nhiên, nhưng
    But,
    /// mặc dù
    Though,
    /// Words that may stand between a subject and its verb: cũng, còn, tiếp tục.
    Also,
    /// How, not when: chủ động, tích cực.
    Manner,
    /// căn cứ, trên cơ sở: what the work rests on.
    Basis,
    /// nguyên tắc, mục tiêu: what follows is a principle or a goal.
    Principle,
    /// A noun or another word that only looks like a cue: theo chỉ đạo, giao thông.
    None,
}

/// What a verb asks for (`rules/verbs.txt`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Can be reported done: rà soát, ban hành.
    Task,
    /// An attitude or a direction: phát huy, nâng cao.
    Aim,
    /// What one asks of a body above: xem xét, cho phép.
    Plead,
}

/// A sign of what a sentence tells when nobody is asked for anything (`rules/signs.txt`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Something does not work.
    Trouble(u8),
    /// Something was done.
    Achieved(u8),
    /// Something will be done, was answered or allowed.
    Answered(u8),
    /// A direction, a wish about everybody.
    Aimed(u8),
}

/// One rule of a file.
#[derive(Debug)]
pub struct Rule<M> {
    pattern: Vec<Vec<String>>,
    /// What it means.
    pub meaning: M,
    /// A sentence or phrase in which it fires.
    pub example: String,
}

/// The rules of a file, found by their first word.
#[derive(Debug)]
pub struct Rules<M> {
    rules: Vec<Rule<M>>,
    by_first: HashMap<String, Vec<usize>>,
}

impl<M: Copy> Rules<M> {
    /// Reads a rule file; `meaning` reads the second column. A line that cannot be read is left out, and the test of
    /// the rule files names it.
    fn parse(file: &str, meaning: impl Fn(&str) -> Option<M>) -> Self {
        let mut rules = Vec::new();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t').map(str::trim);
            let (Some(pattern), Some(what), Some(example)) = (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let Some(meaning) = meaning(what) else { continue };
            for pattern in ways(pattern) {
                rules.push(Rule { pattern, meaning, example: example.to_owned() });
            }
        }
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, rule) in rules.iter().enumerate() {
            for first in rule.pattern.first().into_iter().flatten() {
                by_first.entry(first.clone()).or_default().push(place);
            }
        }
        Self { rules, by_first }
    }

    /// Returns the longest rule that begins at a word: how many words it takes, and what it means.
    pub fn longest(&self, words: &[Word<'_>], at: usize) -> Option<(usize, M)> {
        let places = self.by_first.get(&words.get(at)?.key)?;
        let fits = |rule: &&Rule<M>| {
            words.len() - at >= rule.pattern.len()
                && rule.pattern.iter().zip(&words[at..]).all(|(either, word)| {
                    either.iter().any(|key| key == "*" || word.is(key))
                })
        };
        let rules = places.iter().filter_map(|&place| self.rules.get(place));
        rules.filter(fits).map(|rule| (rule.pattern.len(), rule.meaning)).max_by_key(|found| found.0)
    }

    /// All rules, for the test that reads their examples.
    #[cfg(test)]
    pub fn all(&self) -> &[Rule<M>] {
        &self.rules
    }
}

/// Spells a pattern out: "giao cho?" is "giao cho" and "giao".
fn ways(pattern: &str) -> Vec<Vec<Vec<String>>> {
    let mut ways: Vec<Vec<Vec<String>>> = vec![Vec::new()];
    for token in pattern.split_whitespace() {
        let (token, optional) = token.strip_suffix('?').map_or((token, false), |token| (token, true));
        let either: Vec<String> = token.split('|').map(|key| tone_exact(&key.to_lowercase())).collect();
        let shorter = if optional { ways.clone() } else { Vec::new() };
        ways.iter_mut().for_each(|way| way.push(either.clone()));
        ways.extend(shorter);
    }
    ways.retain(|way| !way.is_empty());
    ways
}

/// A rule that fired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<M> {
    /// Indices into the words.
    pub words: Range<usize>,
    /// What it means.
    pub is: M,
}

/// Finds where the rules fire, from the left, the longest first, and never in a word that `taken` says is another's.
pub fn find<M: Copy>(rules: &Rules<M>, words: &[Word<'_>], taken: impl Fn(usize) -> bool) -> Vec<Found<M>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match rules.longest(words, at).filter(|(length, _)| !(at..at + length).any(&taken)) {
            Some((length, is)) => {
                found.push(Found { words: at..at + length, is });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// The words that govern.
pub fn kinds() -> &'static Rules<Cue> {
    static RULES: OnceLock<Rules<Cue>> = OnceLock::new();
    RULES.get_or_init(|| Rules::parse(include_str!("../../rules/kinds.txt"), cue))
}

/// The verbs of work.
pub fn verbs() -> &'static Rules<Act> {
    static RULES: OnceLock<Rules<Act>> = OnceLock::new();
    RULES.get_or_init(|| Rules::parse(include_str!("../../rules/verbs.txt"), act))
}

/// The signs of what is told.
pub fn signs() -> &'static Rules<Sign> {
    static RULES: OnceLock<Rules<Sign>> = OnceLock::new();
    RULES.get_or_init(|| Rules::parse(include_str!("../../rules/signs.txt"), sign))
}

/// The ranks of those who speak and those who are spoken to: the higher assigns to the lower.
pub fn ranks() -> &'static Rules<u8> {
    static RULES: OnceLock<Rules<u8>> = OnceLock::new();
    RULES.get_or_init(|| Rules::parse(include_str!("../../rules/ranks.txt"), |rank| rank.parse().ok()))
}

fn cue(name: &str) -> Option<Cue> {
    Some(match name {
        "assign" => Cue::Assign,
        "demand" => Cue::Demand,
        "direct" => Cue::Direct,
        "ask" => Cue::Ask,
        "wish" => Cue::Wish,
        "passive" => Cue::Passive,
        "given-to" => Cue::GivenTo,
        "must" => Cue::Must,
        "ought" => Cue::Ought,
        "duty" => Cue::Duty,
        "lead" => Cue::Lead,
        "with" => Cue::With,
        "will" => Cue::Will,
        "done" => Cue::Done,
        "being" => Cue::Being,
        "not" => Cue::Not,
        "say" => Cue::Say,
        "stress" => Cue::Stress,
        "promise" => Cue::Promise,
        "approve" => Cue::Approve,
        "answer" => Cue::Answer,
        "praise" => Cue::Praise,
        "if" => Cue::If,
        "but" => Cue::But,
        "though" => Cue::Though,
        "also" => Cue::Also,
        "manner" => Cue::Manner,
        "basis" => Cue::Basis,
        "principle" => Cue::Principle,
        "none" => Cue::None,
        _ => return None,
    })
}

fn act(name: &str) -> Option<Act> {
    Some(match name {
        "task" => Act::Task,
        "aim" => Act::Aim,
        "plead" => Act::Plead,
        _ => return None,
    })
}

fn sign(name: &str) -> Option<Sign> {
    let (what, weight) = name.split_once(' ')?;
    let weight = weight.parse().ok()?;
    Some(match what {
        "trouble" => Sign::Trouble(weight),
        "achieved" => Sign::Achieved(weight),
        "answered" => Sign::Answered(weight),
        "aimed" => Sign::Aimed(weight),
        _ => return None,
    })
}

/// What a body above is asked for.
pub fn pleas() -> &'static Rules<Act> {
    static RULES: OnceLock<Rules<Act>> = OnceLock::new();
    RULES.get_or_init(|| Rules::parse(include_str!("../../rules/pleas.txt"), act))
}
