//! Duties and promises: phải, có trách nhiệm, chủ trì, sẽ, cam kết, nên.
//!
//! Who is to act stands before the verb; it knows no rule file.

use super::{Frame, Judge, Subject, Verdict};
use crate::reading::cue::{Act, Cue, Found};
use crate::reading::word::Shape;
use crate::reading::{Kind, Sure};

/// After phải and cần these tell a state: nobody can report them done.
const STATES: [&str; 24] = [
    "có", "là", "được", "bị", "mất", "đối", "gánh", "chờ", "đi", "sống", "ở", "về", "từ", "trong", "của",
    "các", "những", "một", "nhiều", "rất", "vì", "khi", "nói", "thấy",
];

impl Judge<'_, '_> {
    /// "Sở A phải …", "Sở A có trách nhiệm …", "Sở A chủ trì …".
    pub(super) fn duty(&self, found: &Found<Cue>) -> Option<Verdict> {
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
                Some((end, Act::Aim)) => self.concrete(next) || self.task_at(end),
                None => found.is != Cue::Must || self.concrete(next) || self.unknown_verb(next),
            },
        };
        let Some(mention) = mention else {
            return self.verdict(Kind::Directive, Sure::Likely, Frame::Verb(at), head..head);
        };
        let (first, last) = self.run_ending(mention);
        let other = self.scene.mentions.get(first).is_some_and(|mention| self.depends(mention.words.start));
        // "Trên cơ sở báo cáo của các đơn vị, địa phương, Sở A có nhiệm vụ …": the topic's units are not its subject.
        let first = if other { last } else { first };
        let begins = self.scene.mentions.get(first)?.words.start;
        // "Việc lập cơ sở dữ liệu do Sở A chủ trì": the agent of work that stands before it.
        let agent = found.is == Cue::Lead
            && self.scene.is(begins.wrapping_sub(1), &["do"])
            && self.scene.is(self.body.start, &["việc", "nhiệm", "nội", "công", "đề", "dự", "chương"]);
        if agent && !self.conditional(begins) {
            return self.verdict(
                Kind::Directive,
                Sure::Likely,
                Frame::Subject(first, last),
                self.body.start..begins,
            );
        }
        if !work || self.depends(begins) || self.conditional(begins) {
            return None;
        }
        self.verdict(Kind::Directive, Sure::Stated, Frame::Subject(first, last), self.body.start..begins)
    }

    /// Says that a word may be a verb of work that nobody listed: no number, no state, no link.
    fn unknown_verb(&self, at: usize) -> bool {
        let word = self.scene.words.get(at).filter(|_| at < self.body.end);
        word.is_some_and(|word| word.shape == Shape::Small)
            && self.scene.cue_at(at).is_none()
            && !self.scene.is(at, &STATES)
    }

    /// "Công tác này phải hoàn thành trước ngày 30/6": a task with a day, and nobody named.
    pub(super) fn dated_duty(&self, found: &Found<Cue>, head: usize) -> Option<Verdict> {
        let next = self.scene.after_adverbs(found.words.end);
        let next = next + usize::from(self.scene.is(next, &["được"]));
        let task = matches!(self.scene.act_at(next), Some((_, Act::Task)));
        if found.is != Cue::Must || !task {
            return None;
        }
        let dated = self.scene.terms.iter().any(|term| {
            term.words.start >= self.body.start && (term.date.is_some() || term.month_day.is_some())
        });
        let subject = self.subject(head);
        let rank = matches!(subject, Subject::Ranked(_));
        let stressed = self.cues().any(|cue| cue.is == Cue::Stress);
        let opens = subject == Subject::Open && head <= self.topic() && !stressed;
        ((dated || opens) && !rank && !self.conditional(found.words.start))
            .then(|| self.verdict(Kind::Directive, Sure::Likely, Frame::Verb(next), head..head))
            .flatten()
    }

    /// "Sở A sẽ …", "Nhà thầu cam kết …".
    pub(super) fn promise(&self, found: &Found<Cue>) -> Option<Verdict> {
        let head = self.scene.before_adverbs(found.words.start);
        let speaker = self.clause_start(head)..head;
        let somebody = !matches!(self.subject(head), Subject::Words | Subject::Open)
            || self.scene.is(head.wrapping_sub(1), &["tôi", "chúng", "thì", "mình"]);
        let acts = self.scene.act_at(self.scene.after_adverbs(found.words.end)).is_some()
            || self.scene.cue_at(found.words.end).is_some()
            || found.is == Cue::Promise;
        if !somebody || !acts {
            return None;
        }
        let orders = |cue: &&Found<Cue>| {
            matches!(cue.is, Cue::Demand | Cue::Assign) && self.addressee(cue.words.end).is_some()
        };
        let last = self.cues().rev().find(orders).map_or(0, |cue| cue.words.start);
        if last > found.words.end && self.parted(found.words.end..last) {
            return None;
        }
        self.verdict(Kind::Response, Sure::Likely, Frame::None, speaker)
    }

    /// "UBND tỉnh đồng ý …", "Bộ chấp thuận …": an answer, unless an order follows it.
    pub(super) fn approve(&self, found: &Found<Cue>) -> Option<Verdict> {
        let head = self.scene.before_adverbs(found.words.start);
        let speaker = self.clause_start(head)..head;
        if self.refused(found.words.start) || self.nominal(head) || self.work_before(head) {
            return None;
        }
        let named = matches!(self.subject(head), Subject::Ranked(_) | Subject::Somebody)
            || (head <= self.body.start && self.agrees(found));
        let orders = |cue: &Found<Cue>| {
            matches!(cue.is, Cue::Demand | Cue::Assign | Cue::Direct | Cue::Ask)
                && cue.words.start >= found.words.end
                && self.addressee(cue.words.end).is_some()
        };
        if !named || self.cues().any(orders) {
            return None;
        }
        self.verdict(Kind::Response, Sure::Likely, Frame::None, speaker)
    }

    /// "Thống nhất chủ trương …", "Đồng ý với đề nghị của …" at the head: the chair answers; but "Thống nhất với Sở A
    /// phương án …" is work.
    fn agrees(&self, found: &Found<Cue>) -> bool {
        const AGREED: [&str; 10] = ["chủ", "nguyên", "nội", "với", "về", "đề", "như", "theo", "kiến", "quan"];
        let unites = self.scene.is(found.words.start, &["thống"]);
        let next = found.words.end;
        let partner = self.scene.mention_at(next + 1).is_some();
        !unites || (self.scene.is(next, &AGREED) && !(self.scene.is(next, &["với"]) && partner))
    }

    /// "tỉnh nên …": advice.
    pub(super) fn ought(&self, found: &Found<Cue>) -> Option<Verdict> {
        let next = self.scene.after_adverbs(found.words.end);
        let bare = self.scene.act_at(next).is_none() && self.scene.cue_at(next).is_none();
        if found.words.len() == 1 && (bare || self.scene.is_cue(found.words.end, Cue::Not)) {
            // "làm thí điểm nên trong quá trình …": therefore.
            return None;
        }
        // "…, nên đề nghị Sở A …": therefore, and the wish decides.
        let wish = self.scene.cue_at(next).is_some_and(|cue| {
            matches!(cue.is, Cue::Ask | Cue::Wish) && self.addressee(cue.words.end).is_some()
        });
        if found.words.len() == 1 && wish {
            return None;
        }
        let head = self.scene.before_adverbs(found.words.start);
        let start = self.body.start;
        let told = self.scene.is(start, &["theo"]) && self.scene.names_person(&(start..start + 3));
        let somebody = matches!(self.subject(head), Subject::Ranked(_)) || found.words.len() > 1 || told;
        let frame = Frame::Given(found.words.end);
        somebody.then(|| self.verdict(Kind::Proposal, Sure::Likely, frame, head..head)).flatten()
    }
}
