//! Clauses: what stands around a verb in its clause, and what follows it.
//!
//! It answers questions about neighbours; it judges no sentence.

use super::Judge;
use crate::reading::cue::{Act, Cue};
use std::ops::Range;

/// Words that put a topic, a purpose, a reason or an occasion first.
const TOPICS: [&str; 27] = [
    "đối", "về", "ngoài", "liên", "nhằm", "để", "trước", "theo", "căn", "qua", "sau", "từ", "do", "vì",
    "bên", "cùng", "với", "trên", "thực", "riêng", "nhận", "khi", "tuy", "mặc", "dù", "nếu", "bởi",
];

/// With these they are adverbs of the sentence: "theo đó", "trước mắt", "ngoài ra".
const CONNECTIVES: [&str; 11] = ["đó", "mắt", "hết", "tiên", "nay", "vậy", "thế", "đây", "này", "ra", "lẽ"];

/// Words of the longest topic.
const TOPIC: usize = 45;

impl Judge<'_, '_> {
    /// Where the clause begins in which a word stands.
    pub(super) fn clause_start(&self, at: usize) -> usize {
        self.scene.clause_start(at).max(self.body.start).min(at)
    }

    /// Where a topic put first ends: "Đối với kiến nghị này, …", "Ngoài yêu cầu trên, …", "Để thực hiện chỉ đạo, …".
    pub(super) fn topic(&self) -> usize {
        let start = self.body.start;
        let connective = self.scene.is(start + 1, &CONNECTIVES) || self.scene.phrase_end(start).is_some();
        // "Sau mỗi đợt kiểm tra, …": the occasion goes on behind the phrase.
        let connective =
            connective && !(self.scene.is(start, &["sau"]) && self.scene.is(start + 1, &["mỗi", "từng"]));
        if !self.scene.is(start, &TOPICS) || connective {
            return start;
        }
        let mut clause = start..self.body.end.min(start + TOPIC);
        if self.scene.is_cue(start, Cue::If)
            && let Some(then) = clause.clone().find(|&at| self.scene.is(at, &["thì"]))
        {
            return then + 1;
        }
        clause
            .find(|&at| self.scene.is(at, &[","]) && self.scene.mention_at(at).is_none())
            .map_or(start, |comma| comma + 1)
    }

    /// Says that a clause opens with a word: after a mark, "rằng", or an opening phrase.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        if at <= self.body.start {
            return true;
        }
        let back = at - 1;
        let leader = [
            "rằng",
            "là",
            "thì",
            "đạo",
            "trưởng",
            "cả",
            "và",
            "yêu",
            "cầu",
            "việc",
            "lại",
            "thời",
            "thể",
            "đó",
            "này",
        ];
        self.scene.is_break(back)
            || self.scene.phrase_end(back).is_some()
            || self.scene.is(back, &leader)
            || self.scene.cue_at(back).is_some_and(|cue| {
                matches!(cue.is, Cue::Say | Cue::Stress | Cue::Also | Cue::Manner | Cue::Demand | Cue::Ask)
            })
    }

    /// Says that a name belongs to the words before it and is no subject: "quy định của Bộ A", "gửi Sở B".
    pub(super) fn depends(&self, at: usize) -> bool {
        at > self.body.start
            && self.scene.is(
                at - 1,
                &[
                    "của", "gửi", "với", "theo", "tại", "ở", "từ", "do", "bởi", "về", "thuộc", "trên",
                    "giữa", "như",
                ],
            )
    }

    /// Says that a clause stands under a condition or a concession.
    pub(super) fn conditional(&self, at: usize) -> bool {
        let start = self.clause_start(at);
        self.scene.conditional(&(start.saturating_sub(1).max(self.body.start)..at))
            || self.scene.is_cue(start, Cue::If)
            || self.scene.is_cue(start, Cue::Though)
    }

    /// Says that a verb belongs to a condition and not to what follows "thì".
    pub(super) fn under_condition(&self, at: usize) -> bool {
        let start = self.clause_start(at);
        self.conditional(at) && !(start..at).any(|at| self.scene.is(at, &["thì"]))
    }

    /// không, chưa, chỉ, khi before the verb: nothing is asked.
    pub(super) fn refused(&self, at: usize) -> bool {
        let back = at.wrapping_sub(1);
        self.scene.is_cue(back, Cue::Not)
            || self.scene.is_cue(back, Cue::Ought)
            || self.scene.is_cue(back, Cue::If)
            || self
                .scene
                .is(back, &["khi", "chỉ", "được", "bị", "để", "việc", "do", "theo", "như", "người", "có"])
    }

    /// Says that a verb is part of a noun: "trong việc quyết định giao chủ đầu tư …".
    pub(super) fn nominal(&self, head: usize) -> bool {
        let start = self.clause_start(head).max(head.saturating_sub(5));
        let noun = (start..head).rev().find(|&at| self.scene.is(at, &["việc", "sự", "quyền"]));
        noun.is_some_and(|at| !self.scene.names_unit(&(at..head)) && self.scene.rank(at..head).is_none())
    }

    /// Says that a sentence opens with a verb of work, and a verb belongs to that work: "Tham mưu UBND tỉnh chỉ đạo …".
    pub(super) fn within_work(&self, head: usize) -> bool {
        let first = self.scene.after_adverbs(self.body.start);
        let opens = self.scene.act_at(first).is_some_and(|(end, act)| act == Act::Task && end <= head);
        opens && head > first && self.clause_start(head) <= first
    }

    /// Says that a cue stands among the adverbs before a verb.
    pub(super) fn has_before(&self, at: usize, is: Cue) -> bool {
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
    pub(super) fn pleads(&self, from: usize) -> bool {
        (from..self.body.end.min(from + 12)).any(|at| self.scene.pleads_at(at))
    }

    /// Says that an answer is due by a day, or that somebody is to lead: nobody asks a body above like that.
    pub(super) fn reports_back(&self, from: usize) -> bool {
        let dated =
            self.scene.terms.iter().any(|term| term.words.start >= from && term.words.end <= self.body.end);
        let reports = (from..self.body.end).any(|at| {
            (self.scene.is(at, &["báo"]) && self.scene.is(at + 1, &["cáo"])) || self.scene.is(at, &["gửi"])
        });
        dated && reports
    }

    /// Says that a day stands after a word: nobody sets one to an equal but in the name of who is above both.
    pub(super) fn dated(&self, from: usize) -> bool {
        self.scene.terms.iter().any(|term| {
            term.words.start >= from
                && term.words.end <= self.body.end
                && (term.date.is_some() || term.month_day.is_some())
        })
    }

    /// Says that a verb of attitude has something to show: a day, a number, a partner.
    pub(super) fn concrete(&self, from: usize) -> bool {
        self.last_concrete.get_or_init(|| self.concrete_at()).is_some_and(|at| at >= from)
    }

    /// Says that a verb of work begins at a word: "tăng cường tuần tra" can be reported, "tăng cường đoàn kết" cannot.
    pub(super) fn task_at(&self, at: usize) -> bool {
        matches!(self.scene.act_at(at), Some((_, Act::Task)))
    }

    fn concrete_at(&self) -> Option<usize> {
        let inside = |range: &Range<usize>| (range.end <= self.body.end).then_some(range.start);
        let scene = self.scene;
        let partner =
            self.cues().rev().find(|cue| cue.is == Cue::With && scene.mention_at(cue.words.end).is_some());
        [
            scene.terms.iter().rev().find_map(|term| inside(&term.words)),
            scene.recurrences.iter().rev().find_map(|found| inside(&found.0)),
            scene.measures.iter().rev().find_map(|found| inside(&found.0)),
            partner.map(|cue| cue.words.start),
        ]
        .into_iter()
        .flatten()
        .max()
    }

    /// Says that other work stands before a word in its sentence: "tổng hợp, kiến nghị …".
    pub(super) fn work_before(&self, head: usize) -> bool {
        let task = |at: &usize| self.scene.act_at(*at).is_some_and(|(_, act)| act == Act::Task);
        *self.first_task.get_or_init(|| self.body.clone().find(task).unwrap_or(usize::MAX)) < head
    }

    /// Says that a break parts two places.
    pub(super) fn parted(&self, within: Range<usize>) -> bool {
        within.into_iter().any(|at| self.scene.is(at, &[";", ",", "và"]))
    }
}
