//! Bare work: a unit before a verb of work, or a verb of work at the head, without any word of assigning.
//!
//! A row of a plan, a telegram, a clause of a notice; it knows no rule file.

use super::{Frame, Judge, Verdict};
use crate::reading::cue::{Act, Cue, Found};
use crate::reading::term::TermHead;
use crate::reading::{Kind, Sure};

impl Judge<'_, '_> {
    /// A unit and its work, or work alone, without any word of assigning: a row of a plan, a telegram.
    pub(super) fn bare(&self) -> Option<Verdict> {
        if self.told() {
            return None;
        }
        if self.points_the_way() {
            return None;
        }
        let head = self.scene.after_adverbs(self.body.start);
        let verb = self.scene.act_at(head).is_some() || self.scene.is_cue(head, Cue::With);
        let found = if verb { self.bare_verb() } else { self.bare_unit() };
        found
            .or_else(|| if verb { self.bare_unit() } else { self.bare_verb() })
            .or_else(|| self.dated_first())
    }

    /// Says that a principle or a goal is laid down, not work: "thực hiện nhất quán nguyên tắc …", "đặt mục tiêu …".
    fn points_the_way(&self) -> bool {
        let near = self.body.start..self.body.end.min(self.body.start + 14);
        let start = self.body.start;
        // "Phấn đấu đến năm 2030, …" is a goal, and so is whatever nobody is named for.
        let strives = self.scene.is(start, &["phấn"])
            && (self.scene.is(start + 2, &["đến"]) || !self.scene.names_unit(&self.body));
        // "Lấy người dân làm trung tâm"
        let measures = self.scene.is(start, &["lấy"])
            && near.clone().any(|at| {
                self.scene.is(at, &["làm"])
                    && self.scene.is(at + 1, &["trung", "chủ", "thước", "động", "gốc", "mục", "nền", "trọng"])
            });
        strives || measures || self.scene.cues_in(&near).iter().any(|cue| cue.is == Cue::Principle)
    }

    /// "Sở A: Rà soát …", "UBND các huyện chủ động rà soát …".
    pub(super) fn bare_unit(&self) -> Option<Verdict> {
        let mentions = &self.scene.mentions;
        let mut first = mentions.partition_point(|mention| mention.words.start < self.body.start);
        let n = mentions.partition_point(|mention| mention.words.end <= self.body.end);
        while first < n {
            let start = self.scene.mentions[first].words.start;
            let last = self.run_from(first);
            if start >= self.body.start && self.opens_clause(start) && !self.conditional(start) {
                let next = self.scene.after_adverbs(self.scene.mentions[last].words.end);
                let next = self
                    .scene
                    .after_basis(next, self.body.end)
                    .map_or(next, |work| self.scene.after_adverbs(work));
                let told = (self.scene.mentions[last].words.end..next)
                    .any(|at| self.scene.is_cue(at, Cue::Done) || self.scene.is_cue(at, Cue::Being));
                let told = told || self.some_of_many(start);
                let heads = self.scene.is(self.scene.mentions[last].words.end, &[":"]);
                let with = self.scene.is_cue(next, Cue::With) || self.scene.is_cue(next, Cue::Direct);
                let works = match self.scene.act_at(next) {
                    Some((_, Act::Task)) => true,
                    Some((end, Act::Aim)) => heads || self.concrete(next) || self.task_at(end),
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

    /// "Một số địa phương giao khoán cho cấp dưới": nobody orders some, without saying whom.
    fn some_of_many(&self, at: usize) -> bool {
        let some = self.scene.is(at, &["một", "nhiều", "không", "hầu", "đa", "phần"])
            && (self.scene.is(at, &["nhiều"])
                || self.scene.is(at + 1, &["số", "vài", "ít", "hết", "lớn", "nhiều"]));
        some && self.scene.terms.is_empty()
    }

    /// "Khẩn trương rà soát …", "Phối hợp với Sở A rà soát …", "Thời gian gửi báo cáo trước ngày …".
    pub(super) fn bare_verb(&self) -> Option<Verdict> {
        if self.cues().any(|cue| cue.is == Cue::Stress) || self.somebody_speaks() {
            return None;
        }
        for at in self.heads().into_iter().filter(|&at| !self.scene.is(at, &["việc"])) {
            let dated = self.scene.is(at, &["thời"]) && self.scene.is(at + 1, &["gian", "hạn"]);
            let next = self.scene.after_adverbs(if dated { at + 2 } else { at });
            let works = match self.scene.act_at(next) {
                Some((_, Act::Task)) => !dated || !self.scene.terms.is_empty(),
                Some((_, Act::Aim)) => self.concrete(next),
                _ => self.scene.cue_at(next).is_some_and(|cue| matches!(cue.is, Cue::With | Cue::Direct)),
            };
            let done = self.scene.is(next + 1, &["được"]) || self.scene.is(next + 2, &["được"]);
            if works && !done && !self.names_work(next) {
                return self.verdict(Kind::Directive, Sure::Likely, Frame::Verb(next), at..at);
            }
        }
        None
    }

    /// "Chậm nhất ngày 2/5, tổ bầu cử niêm yết danh sách …": a last day put first asks for what follows, whoever does it.
    fn dated_first(&self) -> Option<Verdict> {
        let first = self.scene.terms.iter().find(|term| term.words.start >= self.body.start)?;
        let last_day = matches!(first.head, TermHead::NoLaterThan | TermHead::Before);
        let from = self.scene.after_adverbs(first.words.end);
        let told =
            |cue: &Found<Cue>| matches!(cue.is, Cue::Done | Cue::Will | Cue::Not | Cue::Being | Cue::Say);
        if !last_day || first.words.start > self.body.start || self.cues().any(told) {
            return None;
        }
        let work = (from..self.body.end.min(from + 12))
            .find(|&at| matches!(self.scene.act_at(at), Some((_, Act::Task))))?;
        self.verdict(Kind::Directive, Sure::Likely, Frame::Verb(work), first.words.clone())
    }

    /// "Tham dự hội nghị, Phó Chủ tịch tỉnh cho rằng …": what stands first is what the speaker did.
    fn somebody_speaks(&self) -> bool {
        let comma =
            (self.body.start..self.body.end.min(self.body.start + 40)).find(|&at| self.scene.is(at, &[","]));
        let Some(next) = comma.map(|at| at + 1).filter(|&at| at < self.body.end) else { return false };
        let person = self.scene.mention_at(next).and_then(|place| self.scene.mentions.get(place));
        person.is_some_and(|mention| mention.person) || self.scene.names_person(&(next..next + 2))
    }

    /// Says that a verb at the head is the subject of its clause: "Phát triển đô thị phải lấy dân làm gốc", "Báo cáo của
    /// Sở A cho thấy …".
    fn names_work(&self, verb: usize) -> bool {
        let end = self.scene.act_at(verb).map_or(verb + 1, |(end, _)| end);
        let parts =
            |at: &usize| self.scene.is(*at, &[",", ";", ":", "."]) && self.scene.mention_at(*at).is_none();
        let clause = (end..self.body.end).find(parts).unwrap_or(self.body.end);
        let tells = |cue: &Found<Cue>| matches!(cue.is, Cue::Must | Cue::Say | Cue::Will | Cue::Being);
        let is = (end..clause).any(|at| {
            self.scene.is(at, &["là"])
                && self.scene.is(
                    at + 1,
                    &[
                        "nhiệm", "vấn", "trách", "yếu", "khâu", "nền", "động", "giải", "mục", "then", "việc",
                        "một",
                    ],
                )
        });
        is || self.scene.is(end, &["của", "này", "đó", "là", "đã", "đang", "còn", "chưa", "cho"])
            || self.scene.cues_in(&(end..clause)).iter().any(tells)
    }

    /// Places where a clause opens: the head of the sentence, and after a first phrase ("Ngay sau hội nghị, gửi …").
    pub(super) fn heads(&self) -> Vec<usize> {
        let topic = self.topic();
        let mut heads = vec![topic];
        let first =
            (self.body.start..self.body.end.min(self.body.start + 25)).find(|&at| self.scene.is(at, &[","]));
        let opener = [
            "đối", "về", "trong", "ngay", "sau", "để", "nhằm", "trước", "thời", "theo", "ngoài", "bên", "do",
            "vì", "tại", "từ", "riêng", "liên", "trên", "cùng", "căn", "khi", "đến", "định", "hằng", "hàng",
        ];
        if self.scene.is(self.body.start, &opener) || self.connective() {
            heads.extend(first.map(|at| at + 1));
        }
        heads
    }

    pub(super) fn connective(&self) -> bool {
        let two = |a: &str, b: &str| {
            self.scene.is(self.body.start, &[a]) && self.scene.is(self.body.start + 1, &[b])
        };
        two("đồng", "thời")
            || two("cụ", "thể")
            || two("mặt", "khác")
            || two("trước", "mắt")
            || two("trong", "đó")
    }
}
