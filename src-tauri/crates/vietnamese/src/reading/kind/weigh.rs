//! Weighing: what a sentence tells when nobody is asked for anything.
//!
//! The signs of `rules/signs.txt` are added up; it knows no unit.

use super::{Frame, Judge, Verdict};
use crate::reading::cue::{Act, Cue, Found, Sign};
use crate::reading::{Kind, Sure};

impl Judge<'_, '_> {
    /// Weighs the signs of what is told.
    pub(super) fn weighed(&self) -> Verdict {
        let mut weights = [0_i32; 4];
        let turn = self.turn();
        for sign in self.told_signs() {
            let late = turn.is_some_and(|turn| sign.words.start > turn);
            let (place, weight) = match sign.is {
                Sign::Trouble(weight) => (0, weight),
                Sign::Achieved(weight) => (1, weight),
                Sign::Answered(weight) => (2, weight),
                Sign::Aimed(weight) => (3, weight),
            };
            weights[place] += i32::from(weight) * if late { 2 } else { 1 };
        }
        for cue in self.cues() {
            let acts = || self.scene.act_at(self.scene.after_adverbs(cue.words.end)).is_some();
            match cue.is {
                Cue::Answer => weights[2] += 4,
                Cue::Done if acts() => weights[1] += 2,
                Cue::Will if acts() => weights[2] += 1,
                Cue::Not => weights[0] += 1,
                _ => {}
            }
        }
        if self.before.demanded {
            weights[3] += 3;
        }
        let kinds = [Kind::Difficulty, Kind::Achievement, Kind::Response, Kind::Orientation];
        let heaviest = (0..4).max_by_key(|&place| (weights[place], 4 - place)).unwrap_or(0);
        // "Để đẩy mạnh …, Sở A đã …": the verb of the purpose is not that of the sentence.
        let purpose = self.scene.is(self.body.start, &["để", "nhằm"]);
        let opening = self.scene.act_at(self.scene.after_adverbs(self.body.start));
        let verb = !purpose && matches!(opening, Some((_, Act::Aim)));
        let kind = match weights[heaviest] {
            0 if verb => Kind::Orientation,
            0 => self.guessed(),
            _ if verb && heaviest != 0 => Kind::Orientation,
            _ => kinds[heaviest],
        };
        let speaker = self.body.start..self.body.start;
        Verdict { kind, sure: Sure::Likely, frame: Frame::None, speaker }
    }

    /// Without any sign: a heading or a figure is nothing; a sentence that names somebody tells what was done.
    fn guessed(&self) -> Kind {
        let tells = self.body.len() > 8 && self.scene.names_unit(&self.body);
        if tells { Kind::Achievement } else { Kind::Other }
    }

    /// Says that a sentence opens with what is wrong: "Thiếu trách nhiệm trong việc giao …".
    pub(super) fn complains(&self) -> bool {
        let first = self.scene.signs_in(&(self.body.start..self.body.start + 1)).first();
        first.is_some_and(|sign| matches!(sign.is, Sign::Trouble(weight) if weight > 1)) && !self.asked()
    }

    /// Says that somebody is told to do something by a ranked speaker.
    fn asked(&self) -> bool {
        self.cues().any(|cue| {
            let head = self.scene.before_adverbs(cue.words.start);
            matches!(cue.is, Cue::Demand | Cue::Assign | Cue::Ask)
                && self.scene.rank(self.clause_start(head)..head).is_some()
                && self.addressee(cue.words.end).is_some()
        })
    }

    /// The signs that stand in no term: "chậm nhất ngày 2/5" complains of nothing.
    fn told_signs(&self) -> impl Iterator<Item = &Found<Sign>> {
        self.scene
            .signs_in(&self.body)
            .iter()
            .filter(|sign| self.scene.phrase_end(sign.words.start).is_none())
    }

    /// Where the sentence turns: what follows "nhưng" counts double.
    pub(super) fn turn(&self) -> Option<usize> {
        self.cues().find(|cue| cue.is == Cue::But).map(|cue| cue.words.start)
    }

    /// Says whether the sentence tells of what was or will be: figures, praise, approval, trouble.
    pub(super) fn told(&self) -> bool {
        let mut trouble = 0;
        let mut told = 0;
        for sign in self.told_signs() {
            match sign.is {
                Sign::Trouble(weight) if weight > 1 => trouble += 1,
                Sign::Achieved(weight) if weight > 2 => told += 1,
                Sign::Answered(weight) if weight > 3 => told += 1,
                _ => {}
            }
        }
        let head = self.scene.after_adverbs(self.body.start);
        let work = matches!(self.scene.act_at(head), Some((_, Act::Task)));
        let answers = !work && self.cues().any(|cue| matches!(cue.is, Cue::Answer | Cue::Promise));
        let turns = self.cues().any(|cue| cue.is == Cue::But);
        let lacks = self.scene.terms.is_empty();
        answers
            || (turns && trouble > 0)
            || told > 1
            || (told > 0 && lacks)
            || (trouble > 1 && lacks && self.lacks_head())
    }

    /// Says that the sentence opens neither with a verb nor with a unit.
    pub(super) fn lacks_head(&self) -> bool {
        let next = self.scene.after_adverbs(self.body.start);
        self.scene.act_at(next).is_none()
            && self.scene.mention_at(next).is_none()
            && self.scene.cue_at(next).is_none_or(|cue| cue.is != Cue::With)
    }
}
