//! Orders and wishes: giao, yêu cầu, chỉ đạo, đề nghị, kiến nghị, được giao.
//!
//! Who speaks stands before the verb and who is spoken to after it; it knows no rule file.

use super::{Frame, Judge, Subject, Verdict};
use crate::reading::cue::{Cue, Found, Sign};
use crate::reading::rank;
use crate::reading::{Kind, Sure};
use std::ops::Range;

impl Judge<'_, '_> {
    /// giao, yêu cầu, chỉ đạo: "UBND tỉnh yêu cầu Sở A rà soát".
    pub(super) fn order(&self, found: &Found<Cue>) -> Option<Verdict> {
        let at = found.words.start;
        let head = self.scene.before_adverbs(at);
        let speaker = self.clause_start(head)..head;
        if let Some(given) = self.given_by(found) {
            return Some(given);
        }
        if self.under_condition(at) || self.given_before(found) {
            return None;
        }
        if self.refused(at) || self.nominal(head) || self.within_work(head) {
            return None;
        }
        if self.names_order(found) {
            return None;
        }
        let addressee = self.addressee(found.words.end);
        let subject = self.subject(head);
        if self.has_before(at, Cue::Will) {
            return addressee.and_then(|_| self.verdict(Kind::Response, Sure::Likely, Frame::None, speaker));
        }
        if matches!(subject, Subject::Ranked(1 | rank::ENTERPRISE))
            && found.is != Cue::Assign
            && addressee.is_some()
        {
            return self.verdict(Kind::Proposal, Sure::Likely, Frame::Given(found.words.end), speaker);
        }
        match (found.is, addressee) {
            (Cue::Direct, Some(_)) => self.direct(found, &subject, speaker),
            (_, Some(_)) => {
                self.verdict(Kind::Directive, Sure::Stated, Frame::Given(found.words.end), speaker)
            }
            (Cue::Demand, None) => {
                let next = self.scene.after_adverbs(found.words.end);
                let asks = self.scene.act_at(next).is_some() || self.scene.is_cue(next, Cue::Must);
                let frame = Frame::Given(found.words.end);
                asks.then(|| self.verdict(Kind::Directive, Sure::Likely, frame, speaker)).flatten()
            }
            _ => None,
        }
    }

    /// "Sở A được UBND tỉnh giao …": the giver stands inside the passive.
    fn given_by(&self, found: &Found<Cue>) -> Option<Verdict> {
        let giver = self.scene.mention_at(found.words.start.checked_sub(1)?)?;
        let passive = self.scene.mentions.get(giver)?.words.start.checked_sub(1)?;
        let mention = self.mention_ending(self.scene.before_adverbs(passive))?;
        if !self.scene.is(passive, &["được"]) || passive <= self.body.start {
            return None;
        }
        let next = self.scene.after_adverbs(found.words.end);
        let leads =
            self.scene.cue_at(next).is_some_and(|cue| matches!(cue.is, Cue::Lead | Cue::With | Cue::Duty));
        let (first, last) = self.run_ending(mention);
        (leads || self.scene.act_at(next).is_some())
            .then(|| {
                self.verdict(Kind::Directive, Sure::Stated, Frame::Subject(first, last), passive..passive)
            })
            .flatten()
    }

    /// "kế hoạch vốn đã được tỉnh giao cho địa phương, …": what somebody gave is told of a thing, and nothing follows
    /// that the receiver is to do.
    fn given_before(&self, found: &Found<Cue>) -> bool {
        let giver = found.words.start.checked_sub(1).and_then(|at| self.scene.mention_at(at));
        let passive = giver
            .and_then(|giver| self.scene.mentions[giver].words.start.checked_sub(1))
            .is_some_and(|at| self.scene.is(at, &["được"]));
        let Some(receiver) = self.addressee(found.words.end).filter(|_| passive) else { return false };
        let next = self.scene.after_adverbs(self.scene.mentions[self.run_from(receiver)].words.end);
        self.scene.act_at(next).is_none() && self.scene.cue_at(next).is_none()
    }

    /// "Chỉ thị yêu cầu Sở A …", "công văn chỉ đạo yêu cầu …": the first verb is only the name of the order.
    fn names_order(&self, found: &Found<Cue>) -> bool {
        let next = self.scene.after_adverbs(found.words.end);
        self.scene.cue_at(next).is_some_and(|cue| {
            cue.words.start == next
                && matches!(cue.is, Cue::Assign | Cue::Demand | Cue::Ask)
                && self.addressee(cue.words.end).is_some()
        })
    }

    /// "Sở A chỉ đạo các trường …" is a task of Sở A; "Chủ tịch tỉnh chỉ đạo Sở A …" assigns.
    pub(super) fn direct(
        &self,
        found: &Found<Cue>,
        subject: &Subject,
        speaker: Range<usize>,
    ) -> Option<Verdict> {
        let done = self.has_before(found.words.start, Cue::Done);
        let after = found.words.end..self.body.end;
        let past = |sign: &Found<Sign>| matches!(sign.is, Sign::Past(_));
        match subject {
            _ if self.before.demanded => None,
            // "đã chỉ đạo các xã tháo gỡ, đến nay …": what came of it is told.
            _ if done && self.scene.signs_in(&after).iter().any(past) => None,
            _ if done => self.verdict(Kind::Directive, Sure::Stated, Frame::Given(found.words.end), speaker),
            Subject::Ranked(rank) if *rank < rank::PROVINCE => None,
            Subject::Open | Subject::Words => None,
            _ if self.own_forces(found) => None,
            _ => self.verdict(Kind::Directive, Sure::Stated, Frame::Given(found.words.end), speaker),
        }
    }

    /// "Bộ Quốc phòng, Bộ Công an chỉ đạo lực lượng tại chỗ …": the units that open the sentence are to see to it with
    /// what is theirs, named by no name.
    fn own_forces(&self, found: &Found<Cue>) -> bool {
        let mentions = &self.scene.mentions;
        let opens = self.scene.mention_at(self.body.start).and_then(|place| mentions.get(place));
        let forces = self.addressee(found.words.end).filter(|&place| {
            mentions[place].group && self.rank_of(place).is_none_or(|rank| rank <= rank::UNITS)
        });
        opens.is_some_and(|mention| !mention.person) && forces.is_some()
    }

    /// đề nghị: the higher assigns to the lower, the lower wishes of the higher.
    pub(super) fn ask(&self, found: &Found<Cue>) -> Option<Verdict> {
        let head = self.scene.before_adverbs(found.words.start);
        let speaker = self.clause_start(head)..head;
        let frame = Frame::Given(found.words.end);
        if self.under_condition(found.words.start) {
            return None;
        }
        if self.has_before(found.words.start, Cue::Will) {
            return self.verdict(Kind::Response, Sure::Likely, Frame::None, speaker);
        }
        let subject = match self.subject(head) {
            Subject::Open | Subject::Words | Subject::Somebody => self.remembered(&speaker),
            Subject::Ranked(rank) => Some(rank),
        };
        let addressee = self.addressee(found.words.end);
        let near = found.words.end..(found.words.end + 2).min(self.body.end);
        let rank = match addressee {
            Some(place) => self.rank_of(place),
            None => self.scene.rank(near),
        };
        let down = match (subject, rank) {
            (Some(1 | rank::ENTERPRISE), _) => false,
            (Some(from), Some(to)) if from != to => from > to,
            (Some(_), Some(_)) => self.reports_back(found.words.end) || self.dated(found.words.end),
            (Some(from), None) => from >= rank::PROVINCE && !self.pleads(found.words.end),
            (None, Some(to)) if to > rank::PARTY => self.reports_back(found.words.end),
            (None, _) => !self.pleads(found.words.end) || self.reports_back(found.words.end),
        };
        let sure = if subject.is_some() && rank.is_some() { Sure::Stated } else { Sure::Likely };
        self.verdict(if down { Kind::Directive } else { Kind::Proposal }, sure, frame, speaker)
    }

    /// kiến nghị, đề xuất: a wish where somebody says it, a task where it follows other work.
    pub(super) fn wish(&self, found: &Found<Cue>) -> Option<Verdict> {
        let head = self.scene.before_adverbs(found.words.start);
        let subject = self.subject(head);
        let addressed = self.addressee(found.words.end).is_some()
            || (found.words.end..=found.words.end + 1).any(|at| {
                self.scene.cue_at(at).is_some_and(|cue| {
                    cue.words.start == at && matches!(cue.is, Cue::Assign | Cue::Must | Cue::Ought)
                })
            });
        let governs = match subject {
            Subject::Ranked(_) | Subject::Somebody => true,
            Subject::Open => addressed || found.words.start > self.body.start || self.scene.terms.is_empty(),
            Subject::Words => !self.work_before(head),
        };
        let frame = Frame::Given(found.words.end);
        // "đi lại nhiều lần để xin giấy phép"
        let governs = governs
            && !self
                .scene
                .is(found.words.start.wrapping_sub(1), &["để", "đi", "phải", "khi", "việc", "nhằm"]);
        if governs && self.hopes_down(found, &subject) {
            return self.verdict(Kind::Orientation, Sure::Likely, Frame::None, self.clause_start(head)..head);
        }
        governs
            .then(|| self.verdict(Kind::Proposal, Sure::Stated, frame, self.clause_start(head)..head))
            .flatten()
    }

    /// "Thứ trưởng mong tỉnh tiếp tục phát huy lợi thế": who stands above hopes, and asks for nothing.
    fn hopes_down(&self, found: &Found<Cue>, subject: &Subject) -> bool {
        let hopes = found.words.clone().any(|at| self.scene.is(at, &["mong"]));
        let to = self.addressee(found.words.end).and_then(|place| self.rank_of(place));
        match (subject, to) {
            (Subject::Ranked(from), Some(to)) => hopes && *from > to && *from >= rank::PROVINCE,
            _ => false,
        }
    }

    /// "Sở A được giao …"; not "kế hoạch được giao".
    pub(super) fn passive(&self, found: &Found<Cue>) -> Option<Verdict> {
        let head = self.scene.before_adverbs(found.words.start);
        let mention = self.mention_ending(head)?;
        let next = self.scene.after_adverbs(found.words.end);
        let asks = self.scene.act_at(next).is_some()
            || self
                .scene
                .cue_at(next)
                .is_some_and(|cue| matches!(cue.is, Cue::Lead | Cue::With | Cue::Duty | Cue::Must));
        let (first, last) = self.run_ending(mention);
        asks.then(|| self.verdict(Kind::Directive, Sure::Stated, Frame::Subject(first, last), head..head))
            .flatten()
    }

    /// "Việc này được giao cho Sở A thực hiện".
    pub(super) fn given_to(&self, found: &Found<Cue>) -> Option<Verdict> {
        self.addressee(found.words.end)?;
        let head = self.scene.before_adverbs(found.words.start);
        self.verdict(Kind::Directive, Sure::Stated, Frame::GivenTo(found.words.end), head..head)
    }
}
