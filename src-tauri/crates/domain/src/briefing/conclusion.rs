//! The conclusions of a meeting, and how they are put into the words of an official notice (a5).
//!
//! The official Vietnamese of a paper is data, not interface: it is never translated. Words every paper shares belong
//! to the paper itself; here stand the sentences a conclusion notice is made of.

use chrono::{NaiveDate, Timelike};
use vietnamese::{date, number};

use super::drafting::{Ground, first_lower, first_upper, sentence};
use super::notice::{Annex, AnnexRow, Clause, NoticePaper, NoticeRequest, Recipients, Section};
use crate::directive::{Directive, DirectiveKind, Recurrence};
use crate::meeting::Meeting;
use crate::review::ReviewSpan;

#[cfg(test)]
mod laws;

/// What a conclusion notice is made from.
#[derive(Debug, Clone)]
pub struct Conclusion {
    /// Whose notice it is, its number, where it comes from.
    pub ground: Ground,
    /// The meeting it concludes.
    pub meeting: Meeting,
    /// Units that sat in the meeting; none when nobody took attendance.
    pub n_present: Option<u64>,
    /// The directives in order, with the names of their units.
    pub clauses: Vec<Directed>,
    /// The withdrawn notice it replaces: its number, and the day it was issued.
    pub replaces: Option<(String, Option<NaiveDate>)>,
}

/// A directive with its units by name.
#[derive(Debug, Clone)]
pub struct Directed {
    /// The directive.
    pub directive: Directive,
    /// Names of the lead units.
    pub leads: Vec<String>,
    /// Names of the coordinating units.
    pub coordinating: Vec<String>,
    /// Names of those of its units that are no members of the committee, nor groups of members.
    pub told: Vec<String>,
}

/// Returns the period of a review as official text names it: "6 tháng đầu năm 2022", "năm 2021".
pub fn period_in_words(span: ReviewSpan, year: i32) -> String {
    match span {
        ReviewSpan::FirstHalf => format!("6 tháng đầu năm {year}"),
        ReviewSpan::SecondHalf => format!("6 tháng cuối năm {year}"),
        ReviewSpan::Year => format!("năm {year}"),
    }
}

impl Conclusion {
    /// Puts the conclusions into a notice with the parts asked for.
    pub fn paper(&self, request: &NoticeRequest) -> NoticePaper {
        let mut sections = Vec::new();
        if request.with_assessment {
            sections.extend(self.assessment());
        }
        if request.with_tasks && !self.clauses.is_empty() {
            sections.push(self.tasks(request.with_annex));
        }
        let mut letterhead = self.ground.letterhead();
        if self.ground.issued_on.is_none() {
            letterhead.number = request.number.map(|number| format!("{number:02}"));
        }
        NoticePaper {
            letterhead,
            subject: vec![
                format!("Kết luận của {}", self.head()),
                format!("tại {}", self.ground.meeting_short(&self.meeting)),
            ],
            opening: self.opening(),
            sections,
            closing: Some(self.closing()),
            signer: self.ground.signer(),
            recipients: self.recipients(),
            annexes: if request.with_annex { self.annex().into_iter().collect() } else { Vec::new() },
            provenance: self.ground.provenance(),
        }
    }

    /// A notice that corrects another says so in its last words: whoever holds both knows which one counts.
    fn closing(&self) -> String {
        let committee = &self.ground.committee.name;
        let replaces = self.replaces.as_ref().map(|(number, day)| {
            let day = day.map(|day| format!(" {}", date::official(day))).unwrap_or_default();
            format!("Thông báo này thay thế Thông báo số {number}{day} của {committee}. ")
        });
        let replaces = replaces.unwrap_or_default();
        format!("{replaces}{committee} thông báo để các cơ quan, đơn vị biết, thực hiện")
    }

    fn recipients(&self) -> Recipients {
        let usual = self.ground.recipients();
        let lines = self.meeting.recipients.clone().unwrap_or_else(|| self.with_the_told(usual.lines));
        Recipients { lines, ..usual }
    }

    /// Adds to the usual list whoever is given a task and stands in none of its lines: a paper nobody sends binds
    /// nobody. A line is for all its first two words name: "Các sở, ban, ngành tỉnh".
    fn with_the_told(&self, mut lines: Vec<String>) -> Vec<String> {
        let head = |text: &str| {
            let bare = |word: &str| word.trim_end_matches([',', ';', '.']).to_lowercase();
            text.split_whitespace().take(2).map(bare).collect::<Vec<_>>()
        };
        let told = self.clauses.iter().filter(|clause| clause.directive.kind == DirectiveKind::Task);
        for unit in told.flat_map(|clause| &clause.told) {
            if !lines.iter().any(|line| line.contains(unit.as_str()) || head(line) == head(unit)) {
                lines.push(first_upper(unit));
            }
        }
        lines
    }

    /// Returns who concludes: the head of the committee when the chair is the head, else the chair's role.
    fn head(&self) -> &str {
        let (head, chair) = (self.ground.committee.head_title.as_str(), self.meeting.chair_role.as_str());
        if !head.is_empty() && chair.contains(head) { head } else { chair }
    }

    fn opening(&self) -> Vec<String> {
        let meeting = &self.meeting;
        let part_of_day = match meeting.starts_at.hour() {
            0..=11 => "Sáng",
            12..=17 => "Chiều",
            _ => "Tối",
        };
        let place = meeting.place.as_ref().map(|place| format!(", tại {place}")).unwrap_or_default();
        let mut first = format!(
            "{part_of_day} {}{place}, {} đã chủ trì {}.",
            date::official(meeting.held_on),
            meeting.chair_role,
            first_lower(&meeting.title)
        );
        if let Some(n) = self.n_present.filter(|n| *n > 0) {
            first += &format!(" Tham dự phiên họp có đại diện {} cơ quan, đơn vị.", number::count(n));
        }
        let second = format!(
            "Sau khi nghe báo cáo và ý kiến của các đại biểu dự họp, {} kết luận như sau:",
            self.head()
        );
        vec![first, second]
    }

    fn assessment(&self) -> Option<Section> {
        let text = self.meeting.assessment.as_deref().unwrap_or_default();
        let paragraphs: Vec<String> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(sentence).collect();
        (!paragraphs.is_empty()).then(|| Section {
            title: "Đánh giá chung".into(),
            paragraphs,
            clauses: Vec::new(),
        })
    }

    fn lead_in(&self, with_annex: bool) -> String {
        // The text must point to its annex (a5).
        let pointer =
            if with_annex { " (chi tiết các nhiệm vụ tại Phụ lục kèm theo)" } else { "" };
        let head = first_upper(self.head());
        format!("{head} giao các cơ quan, đơn vị thực hiện các nhiệm vụ sau{pointer}:")
    }

    fn tasks(&self, with_annex: bool) -> Section {
        let clauses = self.clauses.iter().map(|clause| Clause {
            title: None,
            text: sentence(&clause.directive.text),
            points: Vec::new(),
        });
        Section {
            title: "Nhiệm vụ".into(),
            paragraphs: vec![self.lead_in(with_annex && self.annex().is_some())],
            clauses: clauses.collect(),
        }
    }

    /// Returns the annex: one row a directive that is a task (RULINGS A7); orientations have nothing to follow.
    fn annex(&self) -> Option<Annex> {
        let tasks = self.clauses.iter().filter(|clause| clause.directive.kind == DirectiveKind::Task);
        let rows: Vec<AnnexRow> = tasks.map(annex_row).collect();
        let title = format!(
            "Danh mục nhiệm vụ giao các cơ quan, đơn vị tại {}",
            self.ground.meeting_short(&self.meeting)
        );
        (!rows.is_empty()).then_some(Annex { title, rows })
    }
}

fn annex_row(clause: &Directed) -> AnnexRow {
    let directive = &clause.directive;
    AnnexRow {
        task: directive.work.clone(),
        lead: clause.leads.join("; "),
        coordinating: clause.coordinating.join("; "),
        due: due_in_words(directive),
        product: directive.product.clone().unwrap_or_default(),
        directed_by: String::new(),
        note: directive.measure.clone().unwrap_or_default(),
    }
}

/// Returns the deadline for a narrow column: how often, then the date, else the words as they were spoken.
fn due_in_words(directive: &Directive) -> String {
    let often = directive.recurs.map(|recurs| match recurs {
        Recurrence::Week => "Hằng tuần",
        Recurrence::Month => "Hằng tháng",
        Recurrence::Quarter => "Hằng quý",
        Recurrence::HalfYear => "6 tháng một lần",
        Recurrence::Year => "Hằng năm",
    });
    let phrase = directive.deadline_phrase.as_deref().map(first_upper);
    match (often, directive.due_on, phrase) {
        (Some(often), Some(due_on), _) => format!("{often}, từ {}", date::running(due_on)),
        (Some(often), None, _) => often.to_owned(),
        (None, Some(due_on), _) => date::running(due_on),
        (None, None, phrase) => phrase.unwrap_or_default(),
    }
}
