//! Kinds: whether a sentence assigns, wishes, complains, reports, answers or only points the way.
//!
//! The first word that governs the sentence decides, by what stands before it (who speaks) and after it (to whom):
//! see `rules/kinds.txt`. Where none governs, a unit before a verb of work or a verb of work at the head is an
//! assignment without a word for it; else the signs of `rules/signs.txt` are weighed. It knows no date.

use std::ops::Range;

use super::cue::{Act, Cue, Found, Sign};
use super::rank;
use super::scene::Scene;
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
    /// Ranks of persons named with their office, by the last two words of the name.
    pub persons: Vec<(String, u8)>,
}

/// Judges a sentence, or the part of it from one word on.
pub fn judge(scene: &Scene<'_>, within: Range<usize>, before: &Before) -> Verdict {
    let judge = Judge { scene, body: within, before };
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
}

impl Judge<'_, '_> {
    fn cues(&self) -> impl Iterator<Item = &Found<Cue>> {
        self.scene.cues.iter().filter(|found| found.words.start >= self.body.start && found.words.end <= self.body.end)
    }

    /// The first cue that governs decides.
    fn governed(&self) -> Option<Verdict> {
        let mut principle = false;
        for found in self.cues() {
            principle |= found.is == Cue::Principle;
            let verdict = match found.is {
                Cue::Assign | Cue::Demand | Cue::Direct => self.order(found, principle),
                Cue::Ask => self.ask(found),
                Cue::Wish => self.wish(found),
                Cue::Passive => self.passive(found),
                Cue::GivenTo => self.given_to(found),
                Cue::Must | Cue::Duty | Cue::Lead => self.duty(found),
                Cue::Will | Cue::Promise => self.promise(found),
                Cue::Ought => self.ought(found),
                _ => None,
            };
            if verdict.is_some() {
                return verdict;
            }
        }
        None
    }

    fn verdict(&self, kind: Kind, sure: Sure, frame: Frame, speaker: Range<usize>) -> Option<Verdict> {
        Some(Verdict { kind, sure, frame, speaker })
    }

    /// giao, yêu cầu, chỉ đạo: "UBND tỉnh yêu cầu Sở A rà soát".
    fn order(&self, found: &Found<Cue>, principle: bool) -> Option<Verdict> {
        let at = found.words.start;
        let head = self.scene.before_adverbs(at);
        let speaker = self.clause_start(head)..head;
        if self.refused(at) {
            return None;
        }
        let addressee = self.addressee(found.words.end);
        let subject = self.subject(head);
        if self.has_before(at, Cue::Will) {
            return addressee.and_then(|_| self.verdict(Kind::Response, Sure::Likely, Frame::None, speaker));
        }
        if principle && found.is == Cue::Assign {
            return None;
        }
        if matches!(subject, Subject::Ranked(1 | rank::ENTERPRISE)) && found.is != Cue::Assign && addressee.is_some() {
            return self.verdict(Kind::Proposal, Sure::Likely, Frame::Given(found.words.end), speaker);
        }
        match (found.is, addressee) {
            (Cue::Direct, Some(_)) => self.direct(found, &subject, speaker),
            (_, Some(_)) => self.verdict(Kind::Directive, Sure::Stated, Frame::Given(found.words.end), speaker),
            (Cue::Demand, None) => {
                let next = self.scene.after_adverbs(found.words.end);
                let asks = self.scene.act_at(next).is_some() || self.scene.is_cue(next, Cue::Must);
                let frame = Frame::Given(found.words.end);
                asks.then(|| self.verdict(Kind::Directive, Sure::Likely, frame, speaker)).flatten()
            }
            _ => None,
        }
    }

    /// "Sở A chỉ đạo các trường …" is a task of Sở A; "Chủ tịch tỉnh chỉ đạo Sở A …" assigns.
    fn direct(&self, found: &Found<Cue>, subject: &Subject, speaker: Range<usize>) -> Option<Verdict> {
        let done = self.has_before(found.words.start, Cue::Done);
        match subject {
            Subject::Ranked(rank) if *rank < rank::PROVINCE && !done => None,
            Subject::Open | Subject::Words => None,
            _ => self.verdict(Kind::Directive, Sure::Stated, Frame::Given(found.words.end), speaker),
        }
    }

    /// đề nghị: the higher assigns to the lower, the lower wishes of the higher.
    fn ask(&self, found: &Found<Cue>) -> Option<Verdict> {
        let head = self.scene.before_adverbs(found.words.start);
        let speaker = self.clause_start(head)..head;
        let frame = Frame::Given(found.words.end);
        if self.has_before(found.words.start, Cue::Will) {
            return self.verdict(Kind::Response, Sure::Likely, Frame::None, speaker);
        }
        let subject = match self.subject(head) {
            Subject::Open | Subject::Words | Subject::Somebody => self.remembered(&speaker),
            Subject::Ranked(rank) => Some(rank),
        };
        let addressee = self.addressee(found.words.end);
        let rank = addressee.and_then(|place| self.rank_of(place));
        let down = match (subject, rank) {
            (Some(1 | rank::ENTERPRISE), _) => false,
            (Some(from), Some(to)) if from != to => from > to,
            (Some(_), Some(_)) => self.reports_back(found.words.end),
            (Some(from), None) => from >= rank::PROVINCE && !self.pleads(found.words.end),
            (None, Some(to)) if to >= rank::PROVINCE => self.reports_back(found.words.end),
            (None, _) => !self.pleads(found.words.end) || self.reports_back(found.words.end),
        };
        let sure = if subject.is_some() && rank.is_some() { Sure::Stated } else { Sure::Likely };
        self.verdict(if down { Kind::Directive } else { Kind::Proposal }, sure, frame, speaker)
    }

    /// kiến nghị, đề xuất: a wish where somebody says it, a task where it follows other work.
    fn wish(&self, found: &Found<Cue>) -> Option<Verdict> {
        let head = self.scene.before_adverbs(found.words.start);
        let subject = self.subject(head);
        let addressed = self.addressee(found.words.end).is_some()
            || self.cues().any(|cue| cue.words.start >= found.words.end && cue.words.start <= found.words.end + 1
                && matches!(cue.is, Cue::Assign | Cue::Must | Cue::Ought));
        let governs = match subject {
            Subject::Ranked(_) | Subject::Somebody => true,
            Subject::Open => addressed || found.words.start > self.body.start || self.scene.terms.is_empty(),
            Subject::Words => !self.work_before(head),
        };
        let frame = Frame::Given(found.words.end);
        governs.then(|| self.verdict(Kind::Proposal, Sure::Stated, frame, self.clause_start(head)..head)).flatten()
    }

    /// "Sở A được giao …"; not "kế hoạch được giao".
    fn passive(&self, found: &Found<Cue>) -> Option<Verdict> {
        let head = self.scene.before_adverbs(found.words.start);
        let mention = self.mention_ending(head)?;
        let next = self.scene.after_adverbs(found.words.end);
        let asks = self.scene.act_at(next).is_some()
            || self.scene.cue_at(next).is_some_and(|cue| matches!(cue.is, Cue::Lead | Cue::With | Cue::Duty | Cue::Must));
        let (first, last) = self.run_ending(mention);
        asks.then(|| self.verdict(Kind::Directive, Sure::Stated, Frame::Subject(first, last), head..head)).flatten()
    }

    /// "Việc này được giao cho Sở A thực hiện".
    fn given_to(&self, found: &Found<Cue>) -> Option<Verdict> {
        self.addressee(found.words.end)?;
        let head = self.scene.before_adverbs(found.words.start);
        self.verdict(Kind::Directive, Sure::Stated, Frame::GivenTo(found.words.end), head..head)
    }

    /// "Sở A phải …", "Sở A có trách nhiệm …", "Sở A chủ trì …".
    fn duty(&self, found: &Found<Cue>) -> Option<Verdict> {
        let at = found.words.start;
        let head = self.scene.before_adverbs(at);
        let opens = found.is == Cue::Lead && head <= self.body.start;
        let mention = self.mention_ending(head);
        if mention.is_none() && !opens {
            return self.dated_duty(found, head);
        }
        if self.has_before(at, Cue::Done) || self.has_before(at, Cue::Being) || self.refused(at) {
            return None;
        }
        let next = self.scene.after_adverbs(found.words.end);
        let next = match self.scene.cue_at(next).map(|cue| (cue.is, cue.words.end)) {
            Some((Cue::Must | Cue::Duty, end)) => self.scene.after_adverbs(end),
            _ => next,
        };
        let work = match self.scene.cue_at(next).map(|cue| cue.is) {
            Some(Cue::Lead | Cue::With | Cue::Assign | Cue::Direct | Cue::Duty) => true,
            Some(Cue::Principle) => false,
            _ => match self.scene.act_at(next) {
                Some((_, Act::Task | Act::Plead)) => true,
                Some((_, Act::Aim)) => self.concrete(next),
                None => found.is != Cue::Must || self.concrete(next),
            },
        };
        let Some(mention) = mention else {
            return self.verdict(Kind::Directive, Sure::Likely, Frame::Verb(at), head..head);
        };
        let (first, last) = self.run_ending(mention);
        let begins = self.scene.mentions.get(first)?.words.start;
        if !work || !self.opens_clause(begins) || self.conditional(begins) {
            return None;
        }
        self.verdict(Kind::Directive, Sure::Stated, Frame::Subject(first, last), self.body.start..begins)
    }

    /// "Công tác này phải hoàn thành trước ngày 30/6": a task with a day, and nobody named.
    fn dated_duty(&self, found: &Found<Cue>, head: usize) -> Option<Verdict> {
        let next = self.scene.after_adverbs(found.words.end);
        let task = matches!(self.scene.act_at(next), Some((_, Act::Task)));
        let dated = self.scene.terms.iter().any(|term| {
            term.words.start >= self.body.start && (term.date.is_some() || term.month_day.is_some())
        });
        let rank = matches!(self.subject(head), Subject::Ranked(_));
        (found.is == Cue::Must && task && dated && !rank && !self.conditional(found.words.start))
            .then(|| self.verdict(Kind::Directive, Sure::Likely, Frame::Verb(next), head..head))
            .flatten()
    }

    /// "Sở A sẽ …", "Nhà thầu cam kết …".
    fn promise(&self, found: &Found<Cue>) -> Option<Verdict> {
        let head = self.scene.before_adverbs(found.words.start);
        let speaker = self.clause_start(head)..head;
        let somebody = !matches!(self.subject(head), Subject::Words | Subject::Open)
            || self.scene.is(head.wrapping_sub(1), &["tôi", "chúng", "thì", "mình"]);
        let acts = self.scene.act_at(self.scene.after_adverbs(found.words.end)).is_some()
            || self.scene.cue_at(found.words.end).is_some()
            || found.is == Cue::Promise;
        let later = self.cues().any(|cue| {
            cue.words.start > found.words.end
                && matches!(cue.is, Cue::Demand | Cue::Assign)
                && self.addressee(cue.words.end).is_some()
                && self.parted(found.words.end..cue.words.start)
        });
        (somebody && acts && !later)
            .then(|| self.verdict(Kind::Response, Sure::Likely, Frame::None, speaker))
            .flatten()
    }

    /// "tỉnh nên …": advice.
    fn ought(&self, found: &Found<Cue>) -> Option<Verdict> {
        let head = self.scene.before_adverbs(found.words.start);
        let somebody = matches!(self.subject(head), Subject::Ranked(_)) || found.words.len() > 1;
        let frame = Frame::Given(found.words.end);
        somebody.then(|| self.verdict(Kind::Proposal, Sure::Likely, frame, head..head)).flatten()
    }

    /// A unit and its work, or work alone, without any word of assigning: a row of a plan, a telegram.
    fn bare(&self) -> Option<Verdict> {
        if self.told() {
            return None;
        }
        self.bare_unit().or_else(|| self.bare_verb())
    }

    /// "Sở A: Rà soát …", "UBND các huyện chủ động rà soát …".
    fn bare_unit(&self) -> Option<Verdict> {
        let n = self.scene.mentions.len();
        let mut first = 0;
        while first < n {
            let start = self.scene.mentions[first].words.start;
            let last = self.run_from(first);
            if start >= self.body.start && self.opens_clause(start) && !self.conditional(start) {
                let next = self.scene.after_adverbs(self.scene.mentions[last].words.end);
                let told = (self.scene.mentions[last].words.end..next)
                    .any(|at| self.scene.is_cue(at, Cue::Done) || self.scene.is_cue(at, Cue::Being));
                let heads = self.scene.is(self.scene.mentions[last].words.end, &[":"]);
                let with = self.scene.is_cue(next, Cue::With) || self.scene.is_cue(next, Cue::Direct);
                let works = match self.scene.act_at(next) {
                    Some((_, Act::Task)) => true,
                    Some((_, Act::Aim)) => heads || self.concrete(next),
                    _ => with,
                };
                if works && !told && next <= self.body.end {
                    let speaker = self.body.start..start;
                    return self.verdict(Kind::Directive, Sure::Likely, Frame::Subject(first, last), speaker);
                }
            }
            first = last + 1;
        }
        None
    }

    /// "Khẩn trương rà soát …", "Phối hợp với Sở A rà soát …", "Thời gian gửi báo cáo trước ngày …".
    fn bare_verb(&self) -> Option<Verdict> {
        for at in self.heads() {
            let dated = self.scene.is(at, &["thời"]) && self.scene.is(at + 1, &["gian", "hạn"]);
            let next = self.scene.after_adverbs(if dated { at + 2 } else { at });
            let works = match self.scene.act_at(next) {
                Some((_, Act::Task)) => !dated || !self.scene.terms.is_empty(),
                Some((_, Act::Aim)) => self.concrete(next),
                _ => self.scene.cue_at(next).is_some_and(|cue| matches!(cue.is, Cue::With | Cue::Direct)),
            };
            let done = self.scene.is(next + 1, &["được"]) || self.scene.is(next + 2, &["được"]);
            if works && !done {
                return self.verdict(Kind::Directive, Sure::Likely, Frame::Verb(next), at..at);
            }
        }
        None
    }

    /// Places where a clause opens: the head of the sentence, and after a first phrase ("Ngay sau hội nghị, gửi …").
    fn heads(&self) -> Vec<usize> {
        let mut heads = vec![self.body.start];
        let first = (self.body.start..self.body.end.min(self.body.start + 25)).find(|&at| self.scene.is(at, &[","]));
        let opener = ["đối", "về", "trong", "ngay", "sau", "để", "nhằm", "trước", "thời", "theo", "ngoài", "bên", "do", "vì",
            "tại", "từ", "riêng", "liên", "trên", "cùng", "căn", "khi", "đến", "định", "hằng", "hàng"];
        if self.scene.is(self.body.start, &opener) || self.connective() {
            heads.extend(first.map(|at| at + 1));
        }
        heads
    }

    fn connective(&self) -> bool {
        let two = |a: &str, b: &str| self.scene.is(self.body.start, &[a]) && self.scene.is(self.body.start + 1, &[b]);
        two("đồng", "thời") || two("cụ", "thể") || two("mặt", "khác") || two("trước", "mắt") || two("trong", "đó")
    }

    /// Weighs the signs of what is told.
    fn weighed(&self) -> Verdict {
        let mut weights = [0_i32; 4];
        let turn = self.turn();
        for sign in self.scene.signs.iter().filter(|sign| self.body.contains(&sign.words.start)) {
            let late = turn.is_some_and(|turn| sign.words.start > turn);
            let (place, weight) = match sign.is {
                Sign::Trouble(weight) => (0, weight),
                Sign::Achieved(weight) => (1, weight),
                Sign::Answered(weight) => (2, weight),
                Sign::Aimed(weight) => (3, weight),
            };
            weights[place] += i32::from(weight) * if late { 2 } else { 1 };
        }
        if self.cues().any(|cue| cue.is == Cue::Answer) {
            weights[2] += 4;
        }
        let kinds = [Kind::Difficulty, Kind::Achievement, Kind::Response, Kind::Orientation];
        let heaviest = (0..4).max_by_key(|&place| (weights[place], 4 - place)).unwrap_or(0);
        let verb = matches!(self.scene.act_at(self.scene.after_adverbs(self.body.start)), Some((_, Act::Aim)));
        let kind = match weights[heaviest] {
            0 if verb => Kind::Orientation,
            0 => Kind::Other,
            _ if verb && heaviest != 0 => Kind::Orientation,
            _ => kinds[heaviest],
        };
        let speaker = self.body.start..self.body.start;
        Verdict { kind, sure: Sure::Likely, frame: Frame::None, speaker }
    }

    /// Where the sentence turns: what follows "nhưng" counts double.
    fn turn(&self) -> Option<usize> {
        self.cues().filter(|cue| cue.is == Cue::But).last().map(|cue| cue.words.start)
    }

    /// Says whether the sentence tells of what was or will be: figures, praise, approval, trouble.
    fn told(&self) -> bool {
        let mut trouble = 0;
        let mut told = 0;
        for sign in self.scene.signs.iter().filter(|sign| self.body.contains(&sign.words.start)) {
            match sign.is {
                Sign::Trouble(weight) if weight > 1 => trouble += 1,
                Sign::Achieved(weight) if weight > 2 => told += 1,
                Sign::Answered(weight) if weight > 3 => told += 1,
                _ => {}
            }
        }
        let answers = self.cues().any(|cue| matches!(cue.is, Cue::Answer | Cue::Promise));
        let turns = self.cues().any(|cue| cue.is == Cue::But);
        let lacks = self.scene.terms.is_empty();
        answers || (turns && trouble > 0) || (told > 0 && lacks) || (trouble > 1 && lacks && self.lacks_head())
    }

    /// Says that the sentence opens neither with a verb nor with a unit.
    fn lacks_head(&self) -> bool {
        let next = self.scene.after_adverbs(self.body.start);
        self.scene.act_at(next).is_none()
            && self.scene.mention_at(next).is_none()
            && self.scene.cue_at(next).is_none_or(|cue| cue.is != Cue::With)
    }

    /// The mention that a verb of assigning speaks to.
    fn addressee(&self, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            if let Some(place) = self.scene.mention_at(at) {
                return Some(place);
            }
            let next = self.scene.after_adverbs(at);
            if next == at || next >= self.body.end {
                let title = ["đồng", "chí", "đ/c", "lãnh", "đạo", "tập", "thể", "thủ", "trưởng", "đối", "với", "tất", "cả"];
                if self.scene.is(at, &title) && at < from + 6 {
                    at += 1;
                    continue;
                }
                return None;
            }
            at = next;
        }
    }

    fn rank_of(&self, mention: usize) -> Option<u8> {
        self.scene.rank(self.scene.mentions.get(mention)?.words.clone())
    }

    /// The mention that ends right before a word (brackets and dashes of an apposition skipped).
    fn mention_ending(&self, at: usize) -> Option<usize> {
        let mut back = at.checked_sub(1)?;
        while back > self.body.start && self.scene.is(back, &[",", ")", "thì", "là", "cũng"]) && self.scene.mention_at(back).is_none() {
            back -= 1;
        }
        self.scene.mention_at(back)
    }

    /// The list that ends with a mention: "Sở A, Sở B và Sở C".
    fn run_ending(&self, last: usize) -> (usize, usize) {
        let mut first = last;
        while first > 0 && self.scene.mentions.get(first).is_some_and(|mention| mention.listed) && self.joined(first) {
            first -= 1;
        }
        (first, last)
    }

    fn run_from(&self, first: usize) -> usize {
        let mut last = first;
        while self.scene.mentions.get(last + 1).is_some_and(|mention| mention.listed) && self.joined(last + 1) {
            last += 1;
        }
        last
    }

    /// Says that no cue stands between a mention and the one before it.
    fn joined(&self, mention: usize) -> bool {
        let between = self.scene.mentions[mention - 1].words.end..self.scene.mentions[mention].words.start;
        !between.clone().any(|at| self.scene.is_cue(at, Cue::With)) && between.start >= self.body.start
    }

    /// Who stands before a verb.
    fn subject(&self, head: usize) -> Subject {
        let start = self.clause_start(head);
        if start >= head {
            return if head <= self.body.start { Subject::Open } else { self.apposed(head) };
        }
        self.named_in(start..head).unwrap_or(Subject::Words)
    }

    fn named_in(&self, within: Range<usize>) -> Option<Subject> {
        if let Some(rank) = self.remembered_person(&within) {
            return Some(Subject::Ranked(rank));
        }
        if let Some(rank) = self.scene.rank(within.clone()) {
            return Some(Subject::Ranked(rank));
        }
        let person = within.clone().any(|at| self.scene.is(at, &["ông", "bà", "đồng", "chí", "tôi", "anh", "chị"]));
        let unit = within.clone().any(|at| self.scene.mention_at(at).is_some());
        let capitals = within.end.checked_sub(1).is_some_and(|at| {
            use super::word::Shape;
            self.scene.words.get(at).is_some_and(|word| matches!(word.shape, Shape::Capitals | Shape::Capital))
        });
        (person || unit || capitals).then_some(Subject::Somebody)
    }

    /// After a mark: "ông Nam - chủ tịch huyện - đề nghị", "Phát biểu tại hội nghị, đề nghị …".
    fn apposed(&self, head: usize) -> Subject {
        let end = head - 1;
        let start = self.clause_start(end);
        let dash = self.scene.is(end, &["-", "–", ")", ","]);
        if !dash || start >= end {
            return Subject::Open;
        }
        let rank = self.scene.rank(start..end);
        let apposition = self.scene.is(start.wrapping_sub(1), &["-", "–", "(", ","]);
        match rank {
            Some(rank) if apposition => Subject::Ranked(rank),
            _ => Subject::Open,
        }
    }

    /// The rank of a person the page named with an office before.
    fn remembered_person(&self, within: &Range<usize>) -> Option<u8> {
        let name = name_of(self.scene, within)?;
        self.before.persons.iter().rev().find(|(known, _)| *known == name).map(|(_, rank)| *rank)
    }

    fn remembered(&self, speaker: &Range<usize>) -> Option<u8> {
        let said = self.cues().find(|cue| matches!(cue.is, Cue::Say | Cue::Stress) && cue.words.end <= speaker.end + 1);
        let said = said.and_then(|cue| match self.named_in(self.body.start..cue.words.start) {
            Some(Subject::Ranked(rank)) => Some(rank),
            _ => None,
        });
        said.or_else(|| self.remembered_person(speaker)).or(self.before.speaker)
    }

    /// Where the clause begins in which a word stands.
    fn clause_start(&self, at: usize) -> usize {
        let mut start = at;
        while start > self.body.start {
            let back = start - 1;
            let named = self.scene.mention_at(back).is_some() && self.scene.mention_at(back) == self.scene.mention_at(start);
            let governs = self.scene.cue_at(back).is_some_and(|cue| {
                matches!(cue.is, Cue::Say | Cue::Stress | Cue::If | Cue::But)
            });
            if governs || (self.scene.is_break(back) && !named) {
                break;
            }
            start = back;
        }
        start
    }

    /// Says that a clause opens with a word: after a mark, "rằng", or an opening phrase.
    fn opens_clause(&self, at: usize) -> bool {
        if at <= self.body.start {
            return true;
        }
        let back = at - 1;
        let leader = ["rằng", "là", "thì", "đạo", "trưởng", "cả", "và", "yêu", "cầu", "việc", "lại", "thời", "thể", "đó", "này"];
        self.scene.is_break(back)
            || self.scene.phrase_end(back).is_some()
            || self.scene.is(back, &leader)
            || self.scene.cue_at(back).is_some_and(|cue| {
                matches!(cue.is, Cue::Say | Cue::Stress | Cue::Also | Cue::Manner | Cue::Demand | Cue::Ask)
            })
    }

    /// Says that a clause stands under a condition or a concession.
    fn conditional(&self, at: usize) -> bool {
        let start = self.clause_start(at);
        let opens = |place: usize| {
            self.scene.cue_at(place).is_some_and(|cue| matches!(cue.is, Cue::If | Cue::Though))
        };
        opens(start) || opens(start.wrapping_sub(1)) || (start..at).any(opens)
    }

    /// không, chưa, chỉ, khi before the verb: nothing is asked.
    fn refused(&self, at: usize) -> bool {
        let back = at.wrapping_sub(1);
        self.scene.is_cue(back, Cue::Not)
            || self.scene.is_cue(back, Cue::Ought)
            || self.scene.is_cue(back, Cue::If)
            || self.scene.is(back, &["khi", "chỉ", "được", "bị", "để", "việc", "do", "theo", "như", "người", "có"])
    }

    /// Says that a cue stands among the adverbs before a verb.
    fn has_before(&self, at: usize, is: Cue) -> bool {
        let mut back = at;
        while back > self.body.start {
            back -= 1;
            match self.scene.cue_at(back).map(|cue| cue.is) {
                Some(cue) if cue == is => return true,
                Some(Cue::Also | Cue::Manner | Cue::Done | Cue::Will | Cue::Being) => {}
                _ if self.scene.phrase_end(back).is_some() => {}
                _ => return false,
            }
        }
        false
    }

    /// Says that what follows asks as one asks a body above: "xem xét", "sớm có hướng dẫn".
    fn pleads(&self, from: usize) -> bool {
        super::cue::find(super::cue::pleas(), &self.scene.words[from.min(self.body.end)..self.body.end], |_| false)
            .first()
            .is_some_and(|plea| plea.words.start < 12)
    }

    /// Says that an answer is due by a day, or that somebody is to lead: nobody asks a body above like that.
    fn reports_back(&self, from: usize) -> bool {
        let dated = self.scene.terms.iter().any(|term| term.words.start >= from && term.words.end <= self.body.end);
        let reports = (from..self.body.end).any(|at| {
            (self.scene.is(at, &["báo"]) && self.scene.is(at + 1, &["cáo"])) || self.scene.is(at, &["gửi"])
        });
        dated && reports
    }

    /// Says that a verb of attitude has something to show: a day, a number, a partner.
    fn concrete(&self, from: usize) -> bool {
        let within = |range: &Range<usize>| range.start >= from && range.end <= self.body.end;
        self.scene.terms.iter().any(|term| within(&term.words))
            || self.scene.recurrences.iter().any(|found| within(&found.0))
            || self.scene.measures.iter().any(|found| within(&found.0))
            || self.cues().any(|cue| {
                cue.is == Cue::With && cue.words.start >= from && self.scene.mention_at(cue.words.end).is_some()
            })
    }

    /// Says that other work stands before a word in its sentence: "tổng hợp, kiến nghị …".
    fn work_before(&self, head: usize) -> bool {
        (self.body.start..head).any(|at| self.scene.act_at(at).is_some_and(|(_, act)| act == Act::Task))
    }

    /// Says that a break parts two places.
    fn parted(&self, within: Range<usize>) -> bool {
        within.into_iter().any(|at| self.scene.is(at, &[";", ",", "và"]))
    }
}

/// The last two words of a person's name at the end of some words.
pub fn name_of(scene: &Scene<'_>, within: &Range<usize>) -> Option<String> {
    use super::word::Shape;
    let end = within.end;
    let capital = |at: usize| scene.words.get(at).is_some_and(|word| word.shape == Shape::Capital);
    let (last, middle) = (end.checked_sub(1)?, end.checked_sub(2)?);
    (middle >= within.start && capital(last) && capital(middle))
        .then(|| format!("{} {}", scene.words[middle].key, scene.words[last].key))
}
