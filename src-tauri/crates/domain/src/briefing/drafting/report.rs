//! The report to the superior level on a review: what was directed, what came of it, what is late, what is asked for
//! (a5, b4). It says what the file holds; a section without anything to say is left out.

use chrono::NaiveDate;
use vietnamese::{date, number};

use super::tracked::{Standpoint, TrackedTask, count, tallies};
use super::{Ground, first_upper, sentence};
use crate::briefing::conclusion::period_in_words;
use crate::briefing::official::{Clause, Section};
use crate::briefing::report::{ReportPaper, ReportSection};
use crate::briefing::schedule::{Schedule, ScheduleRows};
use crate::indicator::{Fraction, IndicatorKind};
use crate::meeting::Meeting;
use crate::proposal::{Proposal, ProposalKind};
use crate::review::{Review, ReviewSpan};
use crate::task::{Counts, Standing};

/// What a report is made from.
#[derive(Debug, Clone)]
pub struct ReportDraft {
    /// Whose paper it is.
    pub ground: Ground,
    /// The review.
    pub review: Review,
    /// The day it stands on.
    pub from: Standpoint,
    /// True when the day is a cut-off: today's knowledge of events up to it (RULINGS A1).
    pub is_cut_off: bool,
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

/// An indicator of the committee as a whole.
#[derive(Debug, Clone)]
pub struct IndicatorLine {
    /// Its name.
    pub name: String,
    /// How it is measured.
    pub kind: IndicatorKind,
    /// What is counted.
    pub counted: Option<String>,
    /// The latest accepted figure and its day; none: chưa có số liệu.
    pub figure: Option<(Fraction, NaiveDate)>,
    /// The target.
    pub target: Option<Fraction>,
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
}

impl ReportDraft {
    /// Puts it into words.
    pub fn paper(&self) -> ReportPaper {
        let period = period_in_words(self.review.span, self.review.year);
        let sections = [self.leadership(), self.results(), self.shortcomings(), self.ahead(), self.asked()];
        let annex = Schedule {
            title: format!("Tình hình thực hiện nhiệm vụ giao trong kỳ {period}"),
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
            data_until: self.is_cut_off.then_some(self.from.as_of),
            addressees: self.ground.committee.papers.superiors.clone(),
            opening: vec![format!(
                "{committee} báo cáo kết quả công tác {period} và tình hình thực hiện các nhiệm vụ được giao như sau:"
            )],
            sections: sections.into_iter().flatten().collect(),
            closing: Some(format!("Trên đây là báo cáo kết quả công tác {period} của {committee}.")),
            signer: self.ground.signer(),
            recipients: self.ground.recipients(),
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
                format!(" và ban hành Thông báo số {number}{day}")
            });
            paragraphs.push(format!(
                "{} tổ chức {} {}{}.",
                first_upper(&self.ground.committee.name),
                self.ground.meeting_short(meeting),
                date::official(meeting.held_on),
                notice.unwrap_or_default()
            ));
        }
        if !self.tasks.is_empty() {
            let mut directives: Vec<_> = self.tasks.iter().map(|task| task.task.directive_id).collect();
            directives.sort_unstable();
            directives.dedup();
            paragraphs.push(format!(
                "Đã giao {} nội dung chỉ đạo, theo dõi thành {} nhiệm vụ của {} cơ quan, đơn vị.",
                counted(directives.len()),
                counted(self.tasks.len()),
                counted(self.units().len())
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
    fn results(&self) -> Option<ReportSection> {
        let assessment =
            self.meeting.as_ref().and_then(|meeting| meeting.assessment.as_deref()).unwrap_or_default();
        let paragraphs = assessment.lines().filter(|line| !line.trim().is_empty()).map(sentence).collect();
        let mut clauses = Vec::new();
        let figures: Vec<String> = self.indicators.iter().filter_map(IndicatorLine::said).collect();
        if !figures.is_empty() {
            clauses.push(clause("Kết quả thực hiện các chỉ số", "", figures));
        }
        if !self.tasks.is_empty() {
            clauses.push(clause("Kết quả thực hiện nhiệm vụ", &self.tasks_in_figures(), Vec::new()));
        }
        let rows = tallies(&self.tasks, self.from);
        let table = (!rows.is_empty()).then(|| Schedule {
            title: "Tổng hợp kết quả thực hiện nhiệm vụ theo đơn vị".to_owned(),
            rows: ScheduleRows::ByUnit(rows),
        });
        section("Kết quả đạt được", paragraphs, clauses, table)
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
            "Đến {}, trong tổng số {} nhiệm vụ: đã hoàn thành {} (đúng hạn {}, quá hạn {}); đang thực hiện {} (trong hạn \
             hoặc không thời hạn {}, quá hạn {})",
            date::official(self.from.as_of),
            count(counts.total()),
            count(counts.done()),
            count(axes.done_on_time),
            count(axes.done_late),
            count(axes.open_in_time + axes.open_overdue),
            count(axes.open_in_time),
            count(axes.open_overdue)
        );
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

    /// Section III: what is late, and what units find hard.
    fn shortcomings(&self) -> Option<ReportSection> {
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
        if !hard.is_empty() {
            clauses.push(clause("Khó khăn, vướng mắc", "", ended(hard)));
        }
        section("Tồn tại, hạn chế, nguyên nhân", Vec::new(), clauses, None)
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
        let up = self.raised.iter().filter(|raised| raised.goes_up);
        let clauses: Vec<Clause> =
            up.map(|raised| clause_of(&sentence(raised.said().trim_end_matches(';')))).collect();
        section("Kiến nghị, đề xuất", Vec::new(), clauses, None)
    }

    fn units(&self) -> Vec<crate::id::UnitId> {
        let mut units: Vec<_> = self.tasks.iter().map(|task| task.task.lead_id).collect();
        units.sort_unstable();
        units.dedup();
        units
    }
}

impl IndicatorLine {
    /// Says where it stands; an indicator nobody has a figure of is not spoken of in a report.
    fn said(&self) -> Option<String> {
        let (value, on_date) = self.figure?;
        let unit = self.counted.as_ref().map(|counted| format!(" {counted}")).unwrap_or_default();
        let said = match self.kind {
            IndicatorKind::Ratio | IndicatorKind::YesNo => {
                let percent = number::percent(value.numerator, value.denominator, 1)?;
                let (part, whole) = (number::grouped(value.numerator), number::grouped(value.denominator));
                format!("{percent} ({part}/{whole}{unit})")
            }
            IndicatorKind::Count | IndicatorKind::Graded => {
                let places = if value.denominator == 1 { 0 } else { 2 };
                format!("{}{unit}", number::ratio(value.numerator, value.denominator, places)?)
            }
        };
        let target = self.target.and_then(|target| match self.kind {
            IndicatorKind::Ratio | IndicatorKind::YesNo => {
                number::percent(target.numerator, target.denominator, 0)
            }
            _ => number::ratio(target.numerator, target.denominator, 0),
        });
        let target = target.map(|target| format!("; chỉ tiêu {target}")).unwrap_or_default();
        Some(format!("{}: {said}, số liệu ngày {}{target};", self.name, date::running(on_date)))
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
