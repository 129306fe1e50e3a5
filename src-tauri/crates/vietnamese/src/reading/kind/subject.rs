//! Subjects: who stands before a verb, and whom it speaks to.
//!
//! It knows no meaning of any verb.

use super::{Judge, Subject, name_of};
use crate::reading::cue::Cue;
use crate::reading::word::Shape;
use std::ops::Range;

impl Judge<'_, '_> {
    pub(super) fn rank_of(&self, mention: usize) -> Option<u8> {
        self.scene.rank(self.scene.mentions.get(mention)?.words.clone())
    }

    /// The mention that ends right before a word (brackets and dashes of an apposition skipped).
    pub(super) fn mention_ending(&self, at: usize) -> Option<usize> {
        let mut back = at.checked_sub(1)?;
        while back > self.body.start
            && self.scene.is(back, &[",", ")", "thì", "là", "cũng"])
            && self.scene.mention_at(back).is_none()
        {
            back -= 1;
        }
        self.scene.mention_at(back)
    }

    /// The list that ends with a mention: "Sở A, Sở B và Sở C".
    pub(super) fn run_ending(&self, last: usize) -> (usize, usize) {
        let mut first = last;
        while first > 0
            && self.scene.mentions.get(first).is_some_and(|mention| mention.listed)
            && self.joined(first)
        {
            first -= 1;
        }
        (first, last)
    }

    pub(super) fn run_from(&self, first: usize) -> usize {
        let mut last = first;
        while self.scene.mentions.get(last + 1).is_some_and(|mention| mention.listed) && self.joined(last + 1)
        {
            last += 1;
        }
        last
    }

    /// Says that no cue stands between a mention and the one before it.
    pub(super) fn joined(&self, mention: usize) -> bool {
        let between = self.scene.mentions[mention - 1].words.end..self.scene.mentions[mention].words.start;
        !between.clone().any(|at| self.scene.is_cue(at, Cue::With)) && between.start >= self.body.start
    }

    /// Who stands before a verb.
    pub(super) fn subject(&self, head: usize) -> Subject {
        let start = self.clause_start(head);
        let told = start.checked_sub(1).and_then(|at| self.scene.cue_at(at));
        if let Some(told) = told.filter(|cue| start >= head && matches!(cue.is, Cue::Say | Cue::Stress)) {
            // "Giám đốc Sở cho biết đã giao …": who says it has done it.
            let from = self.clause_start(told.words.start);
            return self.named_in(from..told.words.start).unwrap_or(Subject::Somebody);
        }
        if start >= head {
            return if head <= self.body.start { Subject::Open } else { self.apposed(head) };
        }
        self.named_in(start..head).unwrap_or(Subject::Words)
    }

    pub(super) fn named_in(&self, within: Range<usize>) -> Option<Subject> {
        if let Some(rank) = self.remembered_person(&within) {
            return Some(Subject::Ranked(rank));
        }
        if let Some(rank) = self.scene.rank(within.clone()) {
            return Some(Subject::Ranked(rank));
        }
        let last = within.end.checked_sub(1).and_then(|at| self.scene.words.get(at));
        let capitals = last.is_some_and(|word| matches!(word.shape, Shape::Capitals | Shape::Capital));
        let named = capitals || self.scene.names_person(&within) || self.scene.names_unit(&within);
        named.then_some(Subject::Somebody)
    }

    /// After a mark: "ông Nam - chủ tịch huyện - đề nghị", "Phát biểu tại hội nghị, đề nghị …".
    pub(super) fn apposed(&self, head: usize) -> Subject {
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
    pub(super) fn remembered_person(&self, within: &Range<usize>) -> Option<u8> {
        let name = name_of(self.scene, within)?;
        self.before.rank_of(name)
    }

    pub(super) fn remembered(&self, speaker: &Range<usize>) -> Option<u8> {
        let said = self
            .cues()
            .find(|cue| matches!(cue.is, Cue::Say | Cue::Stress) && cue.words.end <= speaker.end + 1);
        let said = said.and_then(|cue| match self.named_in(self.body.start..cue.words.start) {
            Some(Subject::Ranked(rank)) => Some(rank),
            _ => None,
        });
        said.or_else(|| self.remembered_person(speaker)).or(self.before.speaker)
    }
}
