//! Parties: who leads and who works with them, and where the work begins.
//!
//! "chủ trì, phối hợp với", "phối hợp X", "cùng", "A chủ trì, B phối hợp", also late in a chain of clauses. Neither:
//! receivers of a report, bodies below the lead (chỉ đạo X) and those these work with, owners and issuers
//! (vietnamese-administration.md, part e, point 6). It knows no date.

use std::ops::Range;

use super::cue::Cue;
use super::kind::Frame;
use super::scene::Scene;

/// Who acts in one directive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parties {
    /// Mentions that answer for it.
    pub leads: Vec<usize>,
    /// Mentions that work with them.
    pub coordinating: Vec<usize>,
    /// The word the work begins with.
    pub work_from: usize,
}

/// Reads the parties of a directive whose units stand as its frame says.
pub fn parties(scene: &Scene<'_>, frame: &Frame, within: Range<usize>) -> Parties {
    let mut reader = Reader { scene, within, found: Parties::default(), leading: false, told_below: None };
    let at = match *frame {
        Frame::Given(from) | Frame::GivenTo(from) => reader.addressees(from),
        Frame::Subject(first, last) => {
            reader.found.leads.extend(first..=last);
            scene.mentions.get(last).map_or(reader.within.start, |mention| mention.words.end)
        }
        Frame::Verb(at) => at,
        Frame::None => reader.within.start,
    };
    let at = reader.after_leads(at);
    reader.found.work_from = reader.keep_going_on(at);
    reader.late(at);
    reader.settled()
}

struct Reader<'s, 't> {
    scene: &'s Scene<'t>,
    within: Range<usize>,
    found: Parties,
    leading: bool,
    /// The orders to bodies below the lead.
    told_below: Option<Vec<Range<usize>>>,
}

impl Reader<'_, '_> {
    /// The units a verb of assigning speaks to; returns the word after them.
    fn addressees(&mut self, from: usize) -> usize {
        match addressee(self.scene, from, self.within.end) {
            Some(first) => {
                let run = self.run(first);
                self.found.leads.extend(run.clone());
                self.scene.mentions[run.end - 1].words.end
            }
            None => {
                self.topic(from);
                from
            }
        }
    }

    /// "Đối với các chủ đầu tư, yêu cầu hoàn thiện hồ sơ": who is told stands in the topic put first.
    fn topic(&mut self, verb: usize) {
        let at = self.within.start;
        let from = match () {
            () if self.scene.is(at, &["đối"]) && self.scene.is(at + 1, &["với"]) => at + 2,
            () if self.scene.is(at, &["riêng", "với"]) => at + 1,
            () => return,
        };
        let Some(first) = self.scene.mention_at(from) else { return };
        let run = self.run(first);
        let people = self.scene.rank(self.scene.mentions[first].words.clone()) == Some(1);
        let end = self.scene.mentions[run.end - 1].words.end;
        if !people && self.scene.is(end, &[","]) && self.scene.before_adverbs(verb) <= end + 4 {
            self.found.leads.extend(run);
        }
    }

    /// A list of mentions: "Sở A, Sở B và UBND các huyện".
    fn run(&self, first: usize) -> Range<usize> {
        let mut end = first + 1;
        while let Some(next) = self.scene.mentions.get(end) {
            let between = self.scene.mentions[end - 1].words.end..next.words.start;
            let joined = next.listed && next.words.end <= self.within.end;
            if !joined || between.into_iter().any(|at| self.scene.is_cue(at, Cue::With)) {
                break;
            }
            end += 1;
        }
        first..end
    }

    /// Goes over "chủ trì, phối hợp với …", duties, terms and manner to the work.
    fn after_leads(&mut self, mut at: usize) -> usize {
        while at < self.within.end {
            let next = self.scene.after_adverbs(self.bracket(at));
            let moved = self.step(next);
            match moved {
                Some(moved) if moved > at => at = moved,
                _ => return next.min(self.within.end),
            }
        }
        at
    }

    /// One step towards the work; `None` when the work begins here.
    fn step(&mut self, at: usize) -> Option<usize> {
        let cue = self.scene.cue_at(at).map(|found| (found.is, found.words.end));
        match cue {
            Some((Cue::Lead, end)) => {
                self.leading = true;
                Some(end)
            }
            Some((Cue::Duty | Cue::Must | Cue::Passive, end)) => Some(end),
            Some((Cue::With, end)) => {
                let first = addressee(self.scene, end, self.within.end)?;
                Some(self.coordinators(first))
            }
            Some((Cue::Basis, _)) => self.scene.after_basis(at, self.within.end),
            _ => self.partner(at),
        }
    }

    fn coordinators(&mut self, first: usize) -> usize {
        let run = self.run(first);
        self.found.coordinating.extend(run.clone());
        self.scene.mentions[run.end - 1].words.end
    }

    /// "A chủ trì, B phối hợp": the units before "phối hợp" help.
    fn partner(&mut self, at: usize) -> Option<usize> {
        let first = self.scene.mention_at(at).filter(|_| self.leading)?;
        let run = self.run(first);
        let end = self.scene.after_adverbs(self.scene.mentions[run.end - 1].words.end);
        let cue = self.scene.cue_at(end).filter(|cue| cue.is == Cue::With)?.words.end;
        self.found.coordinating.extend(run);
        Some(cue)
    }

    /// Leaves out an aside in brackets.
    fn bracket(&self, at: usize) -> usize {
        if !self.scene.is(at, &["("]) {
            return at;
        }
        (at..self.within.end).find(|&at| self.scene.is(at, &[")"])).map_or(at, |end| end + 1)
    }

    /// "tiếp tục" belongs to the work.
    fn keep_going_on(&self, at: usize) -> usize {
        let back = at.wrapping_sub(2);
        let going_on = self.scene.is(back, &["tiếp"]) && self.scene.is(back + 1, &["tục"]);
        if going_on && self.scene.is_cue(back, Cue::Also) { back } else { at }
    }

    /// Coordinators later in the chain: "…, phối hợp với Sở B", "…; Sở B phối hợp".
    fn late(&mut self, from: usize) {
        let scene = self.scene;
        let cues = scene.cues_in(&(from..self.within.end)).iter().filter(|cue| cue.is == Cue::With);
        for cue in cues.map(|cue| &cue.words) {
            let head = self.scene.before_adverbs(cue.start);
            let opens = head <= from || self.scene.is(head - 1, &[",", ";", ".", "và", "-", "+"]);
            if let Some(first) = addressee(self.scene, cue.end, self.within.end) {
                if opens && !self.below_lead(from, cue.start) {
                    self.coordinators(first);
                }
            } else if let Some(first) = self.partners_before(head, from) {
                let run = self.run(first);
                self.found.coordinating.extend(run);
            }
        }
    }

    /// "…, Sở B và Sở C phối hợp": the list that ends before the cue and opens its clause.
    fn partners_before(&mut self, head: usize, from: usize) -> Option<usize> {
        let mut first = self.scene.mention_at(head.checked_sub(1)?)?;
        while first > 0
            && self.scene.mentions[first].listed
            && self.scene.mentions[first - 1].words.start >= from
        {
            first -= 1;
        }
        let start = self.scene.mentions[first].words.start;
        (start > from && self.scene.is(start - 1, &[",", ";"]) && !self.below_lead(from, start))
            .then_some(first)
    }

    /// Says that a body below the lead was told to act in the same link of the chain: those who work with it work with
    /// nobody else.
    fn below_lead(&mut self, from: usize, at: usize) -> bool {
        let (scene, within) = (self.scene, self.within.clone());
        let told = self.told_below.get_or_insert_with(|| {
            let orders = scene.cues_in(&(from..within.end)).iter().filter(|cue| {
                matches!(cue.is, Cue::Direct | Cue::Assign | Cue::Demand | Cue::Ask)
                    && addressee(scene, cue.words.end, within.end).is_some()
            });
            orders.map(|cue| cue.words.clone()).collect()
        });
        let last = told.partition_point(|words| words.start < at).checked_sub(1);
        last.is_some_and(|last| told[last].end > scene.chain_start(at).max(from))
    }

    /// Each unit once; who leads does not coordinate.
    fn settled(mut self) -> Parties {
        let name = |place: &usize| self.scene.mentions[*place].name.to_lowercase();
        let mut seen: Vec<String> = Vec::new();
        let mut once = |place: &usize| {
            let fresh = !seen.contains(&name(place));
            seen.push(name(place));
            fresh
        };
        self.found.leads.retain(&mut once);
        self.found.coordinating.retain(&mut once);
        self.found
    }
}

/// The mention that a verb speaks to: right after it, but for "cho", a term, a title.
pub fn addressee(scene: &Scene<'_>, from: usize, end: usize) -> Option<usize> {
    let mut at = from;
    while at < end {
        if let Some(place) = scene.mention_at(at) {
            return Some(place);
        }
        let next = scene.after_adverbs(at);
        if next > at {
            at = next;
        } else if at < from + 8 && scene.is(at, &TITLES) {
            at += 1;
        } else {
            return None;
        }
    }
    None
}

/// Words that may stand between a verb of assigning and the unit.
const TITLES: [&str; 14] =
    ["đồng", "chí", "đ/c", "lãnh", "đạo", "tập", "thể", "thủ", "trưởng", "đối", "với", "tất", "cả", "đ"];
