//! Cues: the words that govern a sentence, read from the rule files beside the code.
//!
//! It says what a rule may mean; how a rule is written and found is in `cue/rules.rs`. It knows no unit and no date.

mod rules;

use std::sync::OnceLock;

use self::rules::Numbers;
pub use self::rules::{Found, Number, Rules, find};
use super::word::{Shape, Word};

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
    /// What lies behind: a time (1), or a figure that only a report has.
    Past(u8),
}

/// All rule files, with one numbering of their words.
#[derive(Debug)]
pub struct Book {
    numbers: Numbers,
    /// The words that govern.
    pub kinds: Rules<Cue>,
    /// The verbs of work.
    pub verbs: Rules<Act>,
    /// The signs of what is told.
    pub signs: Rules<Sign>,
    /// The ranks of those who speak and those who are spoken to: the higher assigns to the lower.
    pub ranks: Rules<u8>,
    /// What a body above is asked for.
    pub pleas: Rules<Act>,
}

const KINDS: &str = include_str!("../../rules/kinds.txt");
const VERBS: &str = include_str!("../../rules/verbs.txt");
const SIGNS: &str = include_str!("../../rules/signs.txt");
const RANKS: &str = include_str!("../../rules/ranks.txt");
const PLEAS: &str = include_str!("../../rules/pleas.txt");

impl Book {
    /// The rules for a sentence: one that is written without any mark is compared without marks.
    pub fn of(words: &[Word<'_>]) -> &'static Self {
        static MARKED: OnceLock<Book> = OnceLock::new();
        static PLAIN: OnceLock<Book> = OnceLock::new();
        let plain =
            words.len() > 3 && words.iter().all(|word| word.key.is_ascii() || word.shape == Shape::Mark);
        if plain { PLAIN.get_or_init(|| Self::new(true)) } else { MARKED.get_or_init(|| Self::new(false)) }
    }

    fn new(plain: bool) -> Self {
        let mut numbers = Numbers::new(plain);
        let kinds = Rules::parse(KINDS, &mut numbers, cue);
        let verbs = Rules::parse(VERBS, &mut numbers, act);
        let signs = Rules::parse(SIGNS, &mut numbers, sign);
        let ranks = Rules::parse(RANKS, &mut numbers, |rank| rank.parse().ok());
        let pleas = Rules::parse(PLEAS, &mut numbers, act);
        let words = numbers.len();
        Self {
            kinds: kinds.indexed(words),
            verbs: verbs.indexed(words),
            signs: signs.indexed(words),
            ranks: ranks.indexed(words),
            pleas: pleas.indexed(words),
            numbers,
        }
    }

    /// The numbers of the words of a sentence.
    pub fn numbers(&self, words: &[Word<'_>]) -> Vec<Number> {
        words.iter().map(|word| self.numbers.of(word)).collect()
    }
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
        "past" => Sign::Past(weight),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::rules::Rule;
    use super::*;
    use crate::reading::word::words;

    /// The lines of a file whose rule does not fire in its own example.
    fn silent<M: Copy + PartialEq>(file: &'static str, rules: &Rules<M>, book: &Book) -> Vec<&'static str> {
        let mut silent = Vec::new();
        for (place, line) in
            file.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        {
            let numbers = book.numbers(&words(line.split('\t').nth(2).unwrap_or_default()));
            let mut at = 0;
            let mut fires = false;
            while at < numbers.len() {
                let rule = rules.rule(&numbers, at, |_| false);
                fires |= rule.is_some_and(|rule| rule.line == place);
                at += rule.map_or(1, Rule::len);
            }
            if !fires || line.split('\t').count() != 4 {
                silent.push(line);
            }
        }
        silent
    }

    #[test]
    fn every_rule_fires_in_its_own_example() {
        let book = Book::new(false);
        let silent = [
            silent(KINDS, &book.kinds, &book),
            silent(VERBS, &book.verbs, &book),
            silent(SIGNS, &book.signs, &book),
            silent(RANKS, &book.ranks, &book),
            silent(PLEAS, &book.pleas, &book),
        ]
        .concat();
        assert!(silent.is_empty(), "{} examples lie:\n{}", silent.len(), silent.join("\n"));
    }
}
