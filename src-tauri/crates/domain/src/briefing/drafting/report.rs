//! The report to the superior level on a review: what was directed, what came of it, what is late, what is asked for
//! (a5, b4). It says what the file holds; a section without anything to say is left out.

use chrono::NaiveDate;
use vietnamese::{date, number};

use super::tracked::{Standpoint, TrackedTask, by_unit, count, units_in_words};
use super::{Ground, first_upper, sentence};
use crate::briefing::conclusion::period_in_words;
use crate::briefing::official::{Clause, Section};
use crate::briefing::report::{ReportPaper, ReportSection};
use crate::briefing::schedule::{Schedule, ScheduleRows};
use crate::committee::AS_ABOVE;
use crate::indicator::Fraction;
use crate::meeting::Meeting;
use crate::proposal::{Proposal, ProposalKind};
use crate::review::{Review, ReviewSpan};
use crate::task::{Counts, Standing};

mod assessment;
mod indicator;

use assessment::Assessment;
pub use indicator::IndicatorLine;

/// What a report is made from.
#[derive(Debug, Clone)]
pub struct ReportDraft {
    /// Whose paper it is.
    pub ground: Ground,
    /// The review.
    pub review: Review,
    /// The day it stands on: its figures are those of this day, and it says so (RULINGS A1).
    pub from: Standpoint,
    /// The meeting that concluded the review, when it was held.
    pub meeting: Option<Meeting>,
    /// Its notice: number and symbol, day of issue.
    pub notice: Option<(String, Option<NaiveDate>)>,
    /// Reports of units: how many were asked for, how many came.
    pub unit_reports: (i64, i64),
    /// The tasks of the review.
    pub tasks: Vec<TrackedTask>,
    /// Where the committee's indicators stand.
    pub indicators: Vec<IndicatorLine>,
    /// What was raised, with the name of who raised it; what goes up is marked.
    pub raised: Vec<Raised>,
    /// Directives that only point the way.
    pub orientations: Vec<String>,
}

/// A proposal in a report.
#[derive(Debug, Clone)]
pub struct Raised {
    /// The proposal.
    pub proposal: Proposal,
    /// Who raised it.
    pub from: String,
    /// True when it is for the superior level to answer.
    pub goes_up: bool,
    /// The body above it is put to by name; none: the body the committee itself stands under.
    pub to: Option<String>,
}

impl ReportDraft {
    /// Puts it into words.
    pub fn paper(&self) -> ReportPaper {
        let period = period_in_words(self.review.span, self.review.year);
        let said = self.meeting.as_ref().map(Assessment::of).unwrap_or_default();
        let sections = [
            self.leadership(),
            self.results(said.achieved),
            self.shortcomings(said.lacking),
            self.ahead(),
            self.asked(),
        ];
        let given = match &self.meeting {
            Some(meeting) => format!("tại {}", self.ground.meeting_short(meeting)),
            None => format!("trong kỳ {period}"),
        };
        let annex = Schedule {
            title: format!("Tình hình thực hiện nhiệm vụ giao {given}"),
            rows: ScheduleRows::Tracked(self.tasks.iter().map(|task| task.row(self.from)).collect()),
        };
        let what = match self.review.span {
            ReviewSpan::Year => "Tổng kết công tác",
            _ => "Sơ kết công tác",
        };
        let committee = &self.ground.committee.name;
        ReportPaper {
            letterhead: self.ground.letterhead(),
            subject: vec![format!("{what} {period}"), format!("của {committee}")],
            data_until: Some(self.from.as_of),
            addressees: self.ground.committee.superiors(),
            opening: vec![format!(
                "{committee} báo cáo kết quả công tác {period} và tình hình thực hiện các nhiệm vụ được giao (số liệu \
                 đến {}) như sau:",
                date::official(self.from.as_of)
            )],
            sections: sections.into_iter().flatten().collect(),
            closing: Some(format!("Trên đây là báo cáo kết quả công tác {period} của {committee}.")),
            signer: self.ground.signer(),
            recipients: self.recipients(),
            annexes: if annex.rows.is_empty() { Vec::new() } else { vec![annex] },
            provenance: self.ground.provenance(),
        }
    }

    /// Section I: what the committee did to lead.
    fn leadership(&self) -> Option<ReportSection> {
        let mut paragraphs = Vec::new();
        if let Some(meeting) = &self.meeting {
            let notice = self.notice.as_ref().map(|(number, day)| {
                let day = day.map(|day| format!(" {}", date::official(day))).unwrap_or_default();
                format!("; ban hành Thông báo số {number}{day}")
            });
            paragraphs.push(format!(
                "{}, {} tổ chức {}{}.",
                first_upper(&date::official(meeting.held_on)),
                self.ground.committee.name,
                self.ground.meeting_short(meeting),
                notice.unwrap_or_default()
            ));
        }
        if !self.tasks.is_empty() {
            let mut directives: Vec<_> = self.tasks.iter().map(|task| task.task.directive_id).collect();
            directives.sort_unstable();
            directives.dedup();
            paragraphs.push(format!(
                "Đã giao {} nội dung chỉ đạo, theo dõi thành {} nhiệm vụ của {}.",
                counted(directives.len()),
                counted(self.tasks.len()),
                units_in_words(&self.tasks)
            ));
        }
        let (asked, came) = self.unit_reports;
        if asked > 0 {
            paragraphs.push(format!(
                "Có {}/{} cơ quan, đơn vị gửi báo cáo kỳ này.",
                count(came),
                count(asked)
            ));
        }
        section("Công tác lãnh đạo, chỉ đạo", paragraphs, Vec::new(), None)
    }

    /// Section II: the assessment, the tasks in figures and by unit, the indicators.
    fn results(&self, achieved: Vec<String>) -> Option<ReportSection> {
        let mut clauses = Vec::new();
        let figures: Vec<String> = self.indicators.iter().filter_map(IndicatorLine::said).collect();
        if !figures.is_empty() {
            clauses.push(clause("Kết quả thực hiện các chỉ số", "", figures));
        }
        if !self.tasks.is_empty() {
            clauses.push(clause("Kết quả thực hiện nhiệm vụ", &self.tasks_in_figures(), Vec::new()));
        }
        let rows = by_unit(&self.tasks, self.from);
        let table = (!rows.is_empty()).then(|| Schedule {
            title: "Tổng hợp kết quả thực hiện nhiệm vụ theo cơ quan, đơn vị".to_owned(),
            rows: ScheduleRows::ByUnit(rows),
        });
        section("Kết quả đạt được", achieved, clauses, table)
    }

    fn tasks_in_figures(&self) -> String {
        let counts = Counts::of(self.tasks.iter().map(|task| task.standing(self.from)));
        let axes = counts.official_axes();
        let rate = |rate: Fraction| {
            let percent = number::percent(rate.numerator, rate.denominator, 1);
            percent.map(|percent| {
                let (part, whole) = (number::grouped(rate.numerator), number::grouped(rate.denominator));
                format!("{percent} ({part}/{whole})")
            })
        };
        let mut said = format!(
            "Trong tổng số {} nhiệm vụ (chi tiết tại Phụ lục kèm theo), đã hoàn thành {} (đúng hạn {}, quá hạn {}); đang \
             thực hiện {} (trong hạn {}, quá hạn {}, không thời hạn {})",
            count(counts.total()),
            count(counts.done()),
            count(axes.done_on_time),
            count(axes.done_late),
            count(counts.overdue + counts.due_soon + counts.in_time + counts.no_deadline),
            count(counts.due_soon + counts.in_time),
            count(counts.overdue),
            count(counts.no_deadline)
        );
        if counts.waiting > 0 {
            said += &format!("; đã báo cáo, chờ xác nhận {}", count(counts.waiting));
        }
        if counts.ended > 0 {
            said += &format!("; dừng, chuyển hoặc thay thế {}", count(counts.ended));
        }
        said += ".";
        if let Some(rate) = rate(axes.completion_rate()) {
            said += &format!(" Tỷ lệ hoàn thành đạt {rate}, tính trên số nhiệm vụ đã hoàn thành và quá hạn.");
        }
        if let Some(rate) = rate(axes.on_time_rate()) {
            said += &format!(" Tỷ lệ đúng hạn đạt {rate}, tính trên số nhiệm vụ đã hoàn thành.");
        }
        said
    }

    /// Section III: what the chair found lacking, what is late, and what units find hard.
    fn shortcomings(&self, lacking: Vec<String>) -> Option<ReportSection> {
        let late: Vec<&TrackedTask> = self
            .tasks
            .iter()
            .filter(|task| matches!(task.standing(self.from), Standing::Overdue { .. }))
            .collect();
        let mut clauses = Vec::new();
        if !late.is_empty() {
            let said = |task: &&TrackedTask| {
                let standing = task.standing_in_words(self.from);
                format!(
                    "{}: {} (hạn {}; {});",
                    task.lead,
                    task.task.work,
                    task.due(),
                    super::first_lower(&standing)
                )
            };
            let text = format!("Còn {} nhiệm vụ quá hạn chưa hoàn thành:", counted(late.len()));
            clauses.push(clause("Nhiệm vụ quá hạn", &text, ended(late.iter().map(said).collect())));
        }
        let hard: Vec<String> = self
            .raised
            .iter()
            .filter(|raised| raised.proposal.kind == ProposalKind::Difficulty)
            .map(Raised::said)
            .collect();
        let has_hard = !hard.is_empty();
        if has_hard {
            clauses.push(clause("Khó khăn, vướng mắc", "", ended(hard)));
        }
        let title = match (late.is_empty() && lacking.is_empty(), has_hard) {
            (false, true) => "Tồn tại, hạn chế; khó khăn, vướng mắc",
            (false, false) => "Tồn tại, hạn chế",
            (true, _) => "Khó khăn, vướng mắc",
        };
        section(title, lacking, clauses, None)
    }

    /// Section IV: what is still open, directive by directive, and where the committee means to go.
    fn ahead(&self) -> Option<ReportSection> {
        let open = |task: &&TrackedTask| {
            let standing = task.standing(self.from);
            !matches!(
                standing,
                Standing::DoneOnTime {}
                    | Standing::DoneLate { .. }
                    | Standing::DoneNoDeadline {}
                    | Standing::Ended {}
            )
        };
        let mut works: Vec<(String, i64)> = Vec::new();
        for task in self.tasks.iter().filter(open) {
            match works.iter_mut().find(|(work, _)| *work == task.task.work) {
                Some((_, n)) => *n += 1,
                None => works.push((task.task.work.clone(), 1)),
            }
        }
        let mut clauses: Vec<Clause> =
            self.orientations.iter().map(|text| clause_of(&sentence(text))).collect();
        if !works.is_empty() {
            let said = |(work, n): (String, i64)| match n {
                1 => format!("{};", first_upper(&work)),
                n => format!("{} ({} đơn vị chưa hoàn thành);", first_upper(&work), count(n)),
            };
            let points = ended(works.into_iter().map(said).collect());
            clauses.push(clause("Tiếp tục thực hiện các nhiệm vụ chưa hoàn thành", "", points));
        }
        section("Phương hướng, nhiệm vụ thời gian tới", Vec::new(), clauses, None)
    }

    /// Section V: what is for the superior level to answer.
    fn asked(&self) -> Option<ReportSection> {
        let own = self.ground.committee.parent_in_full();
        let up = self.raised.iter().filter(|raised| raised.goes_up);
        let asked = up.map(|raised| {
            let to = raised.to.as_ref().unwrap_or(&own);
            let to = if to.is_empty() { String::new() } else { format!(" {to}") };
            let text = super::first_lower(raised.proposal.text.trim_end_matches(['.', ';']));
            clause_of(&format!("Kiến nghị{to} {text} (theo đề nghị của {}).", raised.from))
        });
        let clauses: Vec<Clause> = asked.collect();
        section("Kiến nghị, đề xuất", Vec::new(), clauses, None)
    }

    /// "Như trên" points to those it goes up to; where nobody stands above, there is nothing to point to.
    fn recipients(&self) -> crate::briefing::official::Recipients {
        let mut to = self.ground.recipients();
        if self.ground.committee.superiors().is_empty() {
            to.lines.retain(|line| line != AS_ABOVE);
        }
        to
    }
}

impl Raised {
    fn said(&self) -> String {
        format!("{}: {};", self.from, self.proposal.text.trim_end_matches(['.', ';']))
    }
}

fn section(
    title: &str,
    paragraphs: Vec<String>,
    clauses: Vec<Clause>,
    table: Option<Schedule>,
) -> Option<ReportSection> {
    let is_empty = paragraphs.is_empty() && clauses.is_empty() && table.is_none();
    let text = Section { title: title.to_owned(), paragraphs, clauses };
    (!is_empty).then_some(ReportSection { text, table })
}

fn clause(title: &str, text: &str, points: Vec<String>) -> Clause {
    Clause { title: Some(title.to_owned()), text: text.to_owned(), points: ended(points) }
}

fn clause_of(text: &str) -> Clause {
    Clause { title: None, text: text.to_owned(), points: Vec::new() }
}

/// Ends a list of points: a semicolon after each, a full stop after the last.
fn ended(mut points: Vec<String>) -> Vec<String> {
    if let Some(last) = points.last_mut() {
        *last = format!("{}.", last.trim_end_matches([';', '.']));
    }
    points
}

fn counted(n: usize) -> String {
    count(i64::try_from(n).unwrap_or(i64::MAX))
}
