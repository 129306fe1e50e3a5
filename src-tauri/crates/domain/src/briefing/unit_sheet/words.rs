//! A unit sheet in the words of paper.

use vietnamese::{date, number};

use super::{Bottleneck, Duty, Question, Reading, SheetProposal, SheetTask, Strength, UnitSheet};
use crate::briefing::drafting::{first_upper, sentence};
use crate::briefing::handout::{
    Anchor, Block, Handout, HandoutKind, Imprint, Line, Rank, Title, numbered, said,
};
use crate::briefing::ranking::unranked;
use crate::id::{ReviewId, UnitId};
use crate::proposal::{Outcome, ProposalKind};
use crate::task::{Standing, StandingClass};

/// Returns where a unit's sheet stands in a paper.
pub fn anchor(unit: UnitId) -> Anchor {
    Anchor(format!("unit-{unit}"))
}

impl UnitSheet {
    /// Puts sheets on paper, one unit a page.
    pub fn paper(sheets: &[UnitSheet], imprint: Imprint) -> Handout {
        let title = match sheets {
            [one] => format!("{} {}", HandoutKind::UnitSheet.title(), one.unit.name),
            many => format!("{} của {} đơn vị", HandoutKind::UnitSheet.title(), many.len()),
        };
        let blocks = sheets
            .iter()
            .enumerate()
            .flat_map(|(at, sheet)| sheet.blocks(Rank::Part, &imprint.occasion, (at + 1, sheets.len())));
        Handout { kind: HandoutKind::UnitSheet, title, blocks: blocks.collect(), imprint }
    }

    /// Returns the sheet in lines: its name and place, findings, tasks, what to ask, what was raised.
    pub fn said(&self) -> Vec<String> {
        let known = [self.rank_said(), self.report_said()].into_iter().flatten();
        let mut said =
            vec![std::iter::once(self.unit.name.clone()).chain(known).collect::<Vec<_>>().join(" · ")];
        let mut under = |heading: &str, lines: Vec<Line>| {
            if lines.is_empty() {
                return;
            }
            said.push(heading.to_owned());
            said.extend(lines.into_iter().map(|line| {
                let standing = line.standing.map(|(_, words)| words).unwrap_or_default();
                let parts = [line.label, line.text, line.remark, standing];
                let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                format!("  {}", parts.join(" · "))
            }));
        };
        under("Cần biết", self.findings_said());
        under("Nhiệm vụ", self.task_lines());
        under("Nên hỏi", numbered(self.questions_said()));
        under("Đơn vị nêu", self.proposals.iter().map(SheetProposal::line).collect());
        under("Kỳ trước đã nêu", self.earlier_proposals.iter().map(SheetProposal::line).collect());
        said
    }

    /// Returns the sheet as blocks; `which` is its place among how many.
    pub fn blocks(&self, rank: Rank, occasion: &str, which: (usize, usize)) -> Vec<Block> {
        let under = |heading: &str, lines: Vec<Line>| {
            let shown =
                (!lines.is_empty()).then(|| [Block::Section(heading.to_owned()), Block::Lines(lines)]);
            shown.into_iter().flatten()
        };
        let mut blocks = vec![Block::Title(self.title(rank, occasion, which))];
        blocks.extend(under("Cần biết", self.findings_said()));
        blocks.extend(self.chart().map(Block::Chart));
        blocks.extend(under("Đơn vị nêu", self.proposals.iter().map(SheetProposal::line).collect()));
        blocks.extend(under("Nhiệm vụ", self.task_lines()));
        blocks.extend(under("Nên hỏi", numbered(self.questions_said())));
        blocks.extend(under(
            "Kỳ trước đã nêu",
            self.earlier_proposals.iter().map(SheetProposal::line).collect(),
        ));
        blocks
    }

    fn title(&self, rank: Rank, occasion: &str, (at, of): (usize, usize)) -> Title {
        let items: Vec<&str> = self.speaks_at.iter().map(|slot| slot.number.as_str()).collect();
        let speaks = if items.is_empty() { String::new() } else { format!(", mục {}", items.join(", ")) };
        let aside = HandoutKind::UnitSheet.title();
        Title {
            rank,
            above: format!("{occasion}{speaks}"),
            aside: if of > 1 { format!("{aside} {at}/{of}") } else { aside.to_owned() },
            text: self.unit.name.clone(),
            below: [self.rank_said(), self.report_said()].into_iter().flatten().collect::<Vec<_>>().join(" "),
            starts_page: true,
            is_one_page: true,
            anchor: Some(anchor(self.unit.id)),
        }
    }

    /// Says "Hạng 8/11, xuống 1.", or why it has no place.
    fn rank_said(&self) -> Option<String> {
        let rank = self.rank?;
        Some(match (rank.place, rank.unranked) {
            (Some(place), _) => {
                let moved =
                    said::movement(rank.movement).map(|moved| format!(", {moved}")).unwrap_or_default();
                format!("Hạng {place}/{}{moved}.", rank.n_ranked)
            }
            (None, Some(why)) => format!("Chưa xếp hạng: {}.", unranked(why)),
            (None, None) => "Chưa xếp hạng.".to_owned(),
        })
    }

    fn report_said(&self) -> Option<String> {
        let report = self.report?;
        Some(match (report.received_on, report.due_on) {
            (Some(day), Some(due)) if day > due => {
                format!("Báo cáo nhận {}, trễ {} ngày.", date::short(day), (day - due).num_days())
            }
            (Some(day), _) => format!("Báo cáo nhận {}.", date::short(day)),
            (None, Some(due)) if due < self.as_of => {
                format!("Chưa có báo cáo, hạn {}.", date::short(due))
            }
            (None, _) => "Chưa có báo cáo.".to_owned(),
        })
    }

    /// Returns the findings as labelled lines.
    pub(in crate::briefing) fn findings_said(&self) -> Vec<Line> {
        let findings = &self.findings;
        let lines = [
            ("Điểm mạnh", findings.strength.as_ref().map(Strength::said)),
            ("Điểm nghẽn", findings.bottleneck.as_ref().map(Bottleneck::said)),
            ("Việc phải làm", findings.duty.as_ref().map(Duty::said)),
        ];
        lines.into_iter().filter_map(|(label, text)| Some(Line::plain(label, text?))).collect()
    }

    /// Returns what to ask.
    pub(in crate::briefing) fn questions_said(&self) -> Vec<String> {
        self.questions.iter().map(Question::said).collect()
    }

    /// Open tasks line by line; what is over in one line a class, as nobody will ask about it.
    fn task_lines(&self) -> Vec<Line> {
        let is_over = |task: &&SheetTask| {
            matches!(
                task.standing,
                Standing::DoneOnTime {}
                    | Standing::DoneLate { .. }
                    | Standing::DoneNoDeadline {}
                    | Standing::Ended {}
            )
        };
        let mut lines: Vec<Line> =
            self.tasks.iter().filter(|task| !is_over(task)).map(|task| self.task_line(task)).collect();
        for class in StandingClass::ALL {
            let over: Vec<&SheetTask> = self
                .tasks
                .iter()
                .filter(is_over)
                .filter(|task| StandingClass::from(task.standing) == class)
                .collect();
            match over[..] {
                [] => {}
                [one] => lines.push(Line { remark: String::new(), ..self.task_line(one) }),
                _ => {
                    let codes: Vec<String> = over.iter().map(|task| self.code(task)).collect();
                    let mut works: Vec<&str> =
                        over.iter().map(|task| task.work.trim_end_matches('.')).collect();
                    works.dedup();
                    let words = format!("{} {}", over.len(), over_in_words(class));
                    lines.push(Line {
                        label: String::new(),
                        text: works.join("; "),
                        remark: codes.join("; "),
                        standing: Some((class, words)),
                    });
                }
            }
        }
        lines
    }

    fn code(&self, task: &SheetTask) -> String {
        task.named_from(self.review_id)
    }

    fn task_line(&self, task: &SheetTask) -> Line {
        let mut remarks = Vec::new();
        if task.review_id != self.review_id {
            remarks.push(format!("giao kỳ {}", said::review(task.span, task.year)));
        }
        if let (Some(first), Some(due)) = (task.original_due_on, task.due_on)
            && first != due
        {
            remarks.push(format!("hạn gốc {}, gia hạn đến {}", date::short(first), date::short(due)));
        }
        if let Some(until) = task.extension_until_on {
            remarks.push(format!("xin gia hạn đến {}", date::short(until)));
        }
        match (&task.word, task.percent) {
            // What is reported done needs no percentage.
            (Some(word), 0 | 100) => remarks.push(word.trim_end_matches('.').to_owned()),
            (Some(word), percent) => remarks.push(format!("{percent}%: {}", word.trim_end_matches('.'))),
            (None, percent @ 1..100) => remarks.push(format!("{percent}%")),
            (None, _) => {}
        }
        let remark = remarks.join("; ");
        Line {
            label: task.code.clone(),
            text: task.work.clone(),
            remark: if remark.is_empty() { remark } else { sentence(&remark) },
            standing: Some((task.standing.into(), said::standing(task.standing, task.due_on, task.ended_as))),
        }
    }
}

impl SheetTask {
    /// Names a task seen from a review; one of another review with that review, for two reviews have tasks of one number
    /// (RULINGS A7).
    pub(super) fn named_from(&self, review: ReviewId) -> String {
        if self.review_id == review {
            self.code.clone()
        } else {
            format!("{}, {}", self.code, said::review(self.span, self.year))
        }
    }
}

/// Says how several tasks ended.
pub(in crate::briefing) fn over_in_words(class: StandingClass) -> &'static str {
    match class {
        StandingClass::DoneOnTime => "hoàn thành đúng hạn",
        StandingClass::DoneLate => "hoàn thành quá hạn",
        StandingClass::DoneNoDeadline => "hoàn thành",
        _ => "đã dừng, chuyển hoặc thay",
    }
}

impl Reading {
    /// Says the figure with what it is made of, where it is a share of something counted.
    fn value(&self) -> String {
        let figure = said::figure(self.kind, self.counted.as_deref(), self.value);
        match &self.counted {
            Some(counted) if figure.ends_with('%') => format!(
                "{figure} ({}/{} {counted})",
                number::grouped(self.value.numerator),
                number::grouped(self.value.denominator)
            ),
            _ => figure,
        }
    }

    fn against(&self) -> String {
        let target = |target| said::figure(self.kind, self.counted.as_deref(), target);
        self.target.map(|value| format!(", chỉ tiêu {}", target(value))).unwrap_or_default()
    }
}

impl Strength {
    fn said(&self) -> String {
        match self {
            Strength::Leads { reading, of } => {
                format!("Đứng đầu {of} đơn vị cùng cấp về “{}”: {}.", reading.name, reading.value())
            }
            Strength::Meets { reading } => {
                format!("{} đạt {}{}.", reading.name, reading.value(), reading.against())
            }
            Strength::AllDone { n: 1 } => "Đã hoàn thành nhiệm vụ được giao.".to_owned(),
            Strength::AllDone { n } => format!("Đã hoàn thành cả {n} nhiệm vụ được giao."),
            Strength::DoneOnTime { n: 1 } => "Việc đã hoàn thành là đúng hạn.".to_owned(),
            Strength::DoneOnTime { n } => format!("Cả {n} việc đã hoàn thành đều đúng hạn."),
        }
    }
}

impl Bottleneck {
    fn said(&self) -> String {
        match self {
            Bottleneck::Below { reading } => {
                format!("{} mới đạt {}{}.", reading.name, reading.value(), reading.against())
            }
            Bottleneck::Raised { code, text } => format!("{} ({code}).", text.trim_end_matches(['.', ';'])),
            Bottleneck::Silent { work, days } => {
                format!("Đã {days} ngày không có báo cáo về “{}”.", work.trim_end_matches('.'))
            }
            Bottleneck::NoFigures { n, of } if n == of => "Chưa có số liệu của chỉ số nào.".to_owned(),
            Bottleneck::NoFigures { n, of } => format!("Chưa có số liệu của {n} trên {of} chỉ số."),
        }
    }
}

impl Duty {
    fn said(&self) -> String {
        let late = match (self.n_overdue, &self.late_work) {
            (0, _) => "Không có nhiệm vụ quá hạn".to_owned(),
            (1, Some(work)) => {
                format!("Một nhiệm vụ quá hạn {} ngày: {}", self.late_days, work.trim_end_matches('.'))
            }
            (n, _) => format!("{n} nhiệm vụ quá hạn, lâu nhất {} ngày", self.late_days),
        };
        let open = match (self.n_open, self.next_due_on) {
            (0, _) => None,
            (1, Some(day)) => Some(format!("một việc đến hạn {}", date::short(day))),
            (n, Some(day)) => Some(format!("{n} việc đang mở, gần nhất đến hạn {}", date::short(day))),
            (1, None) => Some("một việc đang mở, không thời hạn".to_owned()),
            (n, None) => Some(format!("{n} việc đang mở, không thời hạn")),
        };
        let waiting = match self.n_waiting {
            0 => None,
            1 => Some("một việc chờ xác nhận".to_owned()),
            n => Some(format!("{n} việc chờ xác nhận")),
        };
        if self.n_overdue == 0 && open.is_none() && waiting.is_none() {
            return "Không còn nhiệm vụ đang mở.".to_owned();
        }
        format!("{}.", [Some(late), open, waiting].into_iter().flatten().collect::<Vec<_>>().join("; "))
    }
}

impl Question {
    fn said(&self) -> String {
        match self {
            Question::WhyLate { code, work, days } => {
                format!("Vì sao “{}” ({code}) trễ {days} ngày, bao giờ xong?", work.trim_end_matches('.'))
            }
            Question::GrantUntil { code, work, until_on } => format!(
                "Có gia hạn “{}” ({code}) đến {} không?",
                work.trim_end_matches('.'),
                date::short(*until_on)
            ),
            Question::WhyUnderHalf { reading } => format!(
                "Vì sao “{}” mới đạt {}, chưa bằng nửa chỉ tiêu{}?",
                reading.name,
                said::figure(reading.kind, reading.counted.as_deref(), reading.value),
                reading
                    .target
                    .map(|target| format!(
                        " {}",
                        said::figure(reading.kind, reading.counted.as_deref(), target)
                    ))
                    .unwrap_or_default()
            ),
            Question::WhatHolds { code, work, days } => format!(
                "“{}” ({code}) đang vướng gì mà {days} ngày không có báo cáo?",
                work.trim_end_matches('.')
            ),
            Question::WhoAnswers { code, answer_by: Some(by) } => {
                format!("{by} trả lời {code} thế nào, khi nào?")
            }
            Question::WhoAnswers { code, answer_by: None } => format!("Cơ quan nào trả lời {code}, khi nào?"),
            Question::WhenFigures { names } => format!("Bao giờ có số liệu: {}?", names.join(", ")),
        }
    }
}

impl SheetProposal {
    /// Tells whether nothing is answered or planned yet.
    pub fn is_unanswered(&self) -> bool {
        self.outcome == Outcome::Open && self.planned_answer.is_none() && self.directives.is_empty()
    }

    /// Returns it as a line: what was raised, and under it what is or was answered.
    pub fn line(&self) -> Line {
        let hard = if self.kind == ProposalKind::Difficulty { "Khó khăn: " } else { "" };
        let to = self.to.as_ref().map(|to| format!(" (đề nghị {to})")).unwrap_or_default();
        let text = format!("{hard}{}{to}", self.text.trim_end_matches(['.', ';']));
        Line {
            label: self.code.clone(),
            text: sentence(&first_upper(&text)),
            remark: self.became(),
            standing: None,
        }
    }

    /// Says what became of it; before the meeting what is planned, or that nothing is.
    pub fn became(&self) -> String {
        let day = self.answered_on.map(|day| format!(" ngày {}", date::short(day))).unwrap_or_default();
        let answer = self.answer.as_ref().map(|answer| format!(": {answer}")).unwrap_or_default();
        let by = self.answer_by.as_ref();
        let said = match self.outcome {
            Outcome::Answered => format!("Đã trả lời{day}{answer}"),
            Outcome::Forwarded => format!("Đã chuyển cấp trên{day}{answer}"),
            Outcome::Carried => format!("Chuyển kỳ sau{day}{answer}"),
            Outcome::Directed => format!("Đã thành chỉ đạo{day}{answer}"),
            Outcome::Open => match (&self.planned_answer, by) {
                (Some(planned), Some(by)) => format!("{by} dự kiến trả lời: {planned}"),
                (Some(planned), None) => format!("Dự kiến trả lời: {planned}"),
                // A difficulty that nobody is named to answer only says how things are.
                (None, None) if self.kind == ProposalKind::Difficulty => String::new(),
                (None, Some(by)) if self.directives.is_empty() => {
                    format!("Chưa có phương án trả lời; {by} trả lời")
                }
                (None, None) if self.directives.is_empty() => "Chưa có phương án trả lời".to_owned(),
                (None, _) => String::new(),
            },
        };
        let directed = self.directives.join(", ");
        match (said.is_empty(), directed.is_empty()) {
            (false, true) => sentence(&said),
            (true, false) => format!("Đã thành {directed}."),
            (false, false) => format!("{} Đã thành {directed}.", sentence(&said)),
            (true, true) => String::new(),
        }
    }
}
