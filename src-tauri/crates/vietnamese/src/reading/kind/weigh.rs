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
        let duty = self.shared_duty();
        weights[3] += i32::from(duty.is_some());
        let mut past = false;
        for sign in self.told_signs() {
            past |= matches!(sign.is, Sign::Past(_));
            if matches!(sign.is, Sign::Trouble(_)) && duty.is_some_and(|duty| sign.words.start > duty) {
                continue;
            }
            let late = turn.is_some_and(|turn| sign.words.start > turn);
            let (place, weight) = match sign.is {
                Sign::Trouble(weight) => (0, weight),
                Sign::Achieved(weight) => (1, weight),
                Sign::Answered(weight) => (2, weight),
                Sign::Aimed(weight) => (3, weight),
                Sign::Past(weight) => (1, weight - 1),
            };
            weights[place] += i32::from(weight) * if late { 2 } else { 1 };
        }
        let says = self.cues().rfind(|cue| cue.is == Cue::Say).map(|cue| cue.words.start);
        for cue in self.cues() {
            let acts = || {
                let next = self.scene.after_adverbs(cue.words.end);
                self.scene.act_at(next).is_some() || self.scene.is_cue(next, Cue::With)
            };
            match cue.is {
                // "Qua đề nghị của Trường A, ông B cho rằng …": an answer, whatever trouble it tells of.
                Cue::Answer if says.is_some_and(|says| says > cue.words.start) => weights[2] += 30,
                // "Về kiến nghị của …" at the head: whatever follows answers it.
                Cue::Answer if cue.words.start == self.body.start || self.answers(cue) => weights[2] += 8,
                Cue::Answer => weights[2] += 4,
                Cue::Stress => weights[3] += 2,
                Cue::Being if acts() && self.said() => weights[2] += 3,
                Cue::Done if acts() => weights[1] += 2,
                Cue::Will if acts() => weights[2] += 1,
                Cue::Not => weights[0] += 1,
                _ => {}
            }
        }
        weights[1] += 2 * i32::from(self.was_done());
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
            0 if past => Kind::Achievement,
            0 => self.guessed(),
            _ if verb && heaviest != 0 => Kind::Orientation,
            _ => kinds[heaviest],
        };
        let speaker = self.body.start..self.body.start;
        Verdict { kind, sure: Sure::Likely, frame: Frame::None, speaker }
    }

    /// "Phải coi khó khăn của doanh nghiệp là …", "Chúng ta cần vượt qua khó khăn": trouble behind it is what everybody
    /// is to overcome.
    fn shared_duty(&self) -> Option<usize> {
        let must = self.cues().find(|cue| cue.is == Cue::Must)?.words.start;
        let head = self.scene.before_adverbs(must);
        let all = ["chúng", "toàn", "mọi", "mỗi", "tất", "từng"];
        let start = self.clause_start(head);
        (head <= self.topic() || (self.scene.is(start, &all) && start <= self.topic())).then_some(must)
    }

    /// Without any sign: a heading or a figure is nothing; a sentence that names somebody tells what was done.
    fn guessed(&self) -> Kind {
        let tells = self.body.len() > 8 && self.scene.names_unit(&self.body);
        if tells { Kind::Achievement } else { Kind::Other }
    }

    /// Says that a sentence opens with what is wrong: "Thiếu trách nhiệm trong việc giao …".
    pub(super) fn complains(&self) -> bool {
        let first = self.scene.signs_in(&(self.body.start..self.body.start + 1)).first();
        let first = first.filter(|sign| self.scene.phrase_end(sign.words.start).is_none());
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
            .filter(|sign| !self.supposed(sign))
    }

    /// "Hệ thống được lắp đặt tại 120 nút giao": nothing says that it is still to be, or was not.
    fn was_done(&self) -> bool {
        let other = |cue: &Found<Cue>| matches!(cue.is, Cue::Must | Cue::Will | Cue::Not | Cue::Ought);
        !self.cues().any(other)
            && self
                .body
                .clone()
                .any(|at| self.scene.is(at, &["được"]) && self.task_at(self.scene.after_adverbs(at + 1)))
    }

    /// "Nếu tiếp tục chậm thì …": trouble that is only supposed is none.
    fn supposed(&self, sign: &Found<Sign>) -> bool {
        matches!(sign.is, Sign::Trouble(_))
            && self.scene.is_cue(self.clause_start(sign.words.start), Cue::If)
            && self.under_condition(sign.words.start)
    }

    /// "Sở A trả lời: …": somebody answers, whatever the answer tells.
    fn answers(&self, cue: &Found<Cue>) -> bool {
        let head = self.scene.before_adverbs(cue.words.start);
        head > self.clause_start(head) && self.mention_ending(head).is_some()
    }

    /// Says that somebody tells it: "Sở A cho biết đang …".
    fn said(&self) -> bool {
        self.cues().any(|cue| cue.is == Cue::Say)
    }

    /// Where the sentence turns: what follows "nhưng" counts double.
    pub(super) fn turn(&self) -> Option<usize> {
        self.cues().find(|cue| cue.is == Cue::But).map(|cue| cue.words.start)
    }

    /// Says whether the sentence tells of what was or will be: figures, praise, approval, trouble.
    pub(super) fn told(&self) -> bool {
        let (mut trouble, mut slack) = (0, false);
        let mut told: u8 = 0;
        for sign in self.told_signs() {
            match sign.is {
                // "xử lý chưa triệt để": the verb tells how it was done.
                Sign::Trouble(4..) => slack = true,
                Sign::Trouble(weight) if weight > 1 => trouble += 1,
                Sign::Achieved(weight) if weight > 2 => told += 1,
                Sign::Answered(weight) if weight > 3 => told += 1,
                Sign::Past(weight) => told += weight,
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
            || ((told > 0 || slack) && lacks)
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
