//! The letter that reminds units of what is overdue: one unit task by task, or all of them with a list (b2).

use chrono::NaiveDate;
use vietnamese::date;

use super::tracked::{Standpoint, TrackedTask, count, units_in_words};
use super::{Ground, first_upper};
use crate::briefing::conclusion::period_in_words;
use crate::briefing::official::{Recipients, SignatureForm};
use crate::briefing::reminder::{RemindedTask, ReminderPaper};
use crate::briefing::schedule::{Schedule, ScheduleRows};
use crate::committee::FOR_THE_HEAD;
use crate::review::{Review, ReviewSpan};
use crate::task::Standing;

/// What a letter of reminder is made from.
#[derive(Debug, Clone)]
pub struct ReminderDraft {
    /// Whose paper it is.
    pub ground: Ground,
    /// The review the tasks were given in.
    pub review: Review,
    /// The day it stands on.
    pub from: Standpoint,
    /// The last day it gives.
    pub answer_by_on: NaiveDate,
    /// True when it goes to one unit alone.
    pub is_single: bool,
    /// The overdue tasks, unit by unit.
    pub tasks: Vec<TrackedTask>,
}

impl ReminderDraft {
    /// Puts it into words.
    pub fn paper(&self) -> ReminderPaper {
        let mut units: Vec<String> = Vec::new();
        for task in &self.tasks {
            if !units.contains(&task.lead) {
                units.push(task.lead.clone());
            }
        }
        let period = period_in_words(self.review.span, self.review.year);
        let tasks = if self.is_single {
            self.tasks.iter().map(|task| self.reminded(task)).collect()
        } else {
            Vec::new()
        };
        ReminderPaper {
            letterhead: self.ground.letterhead(),
            about: format!("đôn đốc thực hiện nhiệm vụ quá hạn kỳ {period}"),
            opening: self.opening(&units),
            requests: self.requests(&units),
            addressees: units,
            tasks,
            closing: None,
            signer: self.ground.signer(),
            recipients: self.recipients(),
            address: self.ground.committee.papers.address.clone(),
            annexes: self.annex().into_iter().collect(),
            provenance: self.ground.provenance(),
        }
    }

    fn opening(&self, units: &[String]) -> Vec<String> {
        let mut papers: Vec<String> = Vec::new();
        for (paper, day) in self.tasks.iter().filter_map(|task| task.assigned_by.as_ref()) {
            let day = day.map(|day| format!(" {}", date::official(day))).unwrap_or_default();
            let given = format!("Thông báo số {paper}{day}");
            if !papers.contains(&given) {
                papers.push(given);
            }
        }
        let committee = &self.ground.committee.name;
        let rest = match papers.as_slice() {
            [] => format!("{committee} đã giao nhiệm vụ cho các cơ quan, đơn vị."),
            papers => format!(
                "Thực hiện {} của {committee} về kết luận của {};",
                papers.join(", "),
                self.concluded()
            ),
        };
        let day = date::official(self.from.as_of);
        let n = count(i64::try_from(self.tasks.len()).unwrap_or(i64::MAX));
        let given = if papers.is_empty() { "" } else { " giao tại Thông báo nêu trên" };
        let state = match units {
            [unit] if self.is_single => {
                format!("đến {day}, {unit} còn {n} nhiệm vụ{given} quá hạn chưa hoàn thành, gồm:")
            }
            _ => format!(
                "đến {day}, còn {n} nhiệm vụ{given} quá hạn chưa hoàn thành của {} (chi tiết tại Phụ lục kèm theo).",
                match units {
                    [unit] => unit.clone(),
                    _ => units_in_words(&self.tasks),
                }
            ),
        };
        match papers.is_empty() {
            true => vec![rest, first_upper(&state)],
            false => vec![format!("{rest} {state}")],
        }
    }

    fn n_papers(&self) -> usize {
        let papers = self.tasks.iter().filter_map(|task| task.assigned_by.as_ref());
        papers.collect::<std::collections::BTreeSet<_>>().len()
    }

    fn concluded(&self) -> String {
        let period = period_in_words(self.review.span, self.review.year);
        let head = &self.ground.committee.head_title;
        format!(
            "{head} tại phiên họp {} {period}",
            if self.review.span == ReviewSpan::Year { "tổng kết" } else { "sơ kết" }
        )
    }

    fn reminded(&self, task: &TrackedTask) -> RemindedTask {
        let due = match task.standing(self.from) {
            Standing::Overdue { days } => {
                format!("Thời hạn: {}, đã quá hạn {} ngày.", task.due(), count(days))
            }
            _ => format!("Thời hạn: {}.", task.due()),
        };
        let given = task.assigned_by.as_ref().filter(|_| self.n_papers() > 1);
        let given = given.map(|(paper, _)| format!("Giao tại Thông báo số {paper}."));
        let reminded: Vec<String> = task.reminded_on.iter().map(|day| date::running(*day)).collect();
        let reminded = (!reminded.is_empty()).then(|| format!("Đã đôn đốc ngày {}.", reminded.join(", ")));
        let progress =
            task.progress.as_ref().map(|word| format!("Tiến độ đã báo cáo: {}", super::sentence(word)));
        RemindedTask {
            work: first_upper(&task.task.work),
            facts: [Some(due), given, reminded, progress, task.measured_in_words()]
                .into_iter()
                .flatten()
                .collect(),
        }
    }

    fn requests(&self, units: &[String]) -> Vec<String> {
        let who = if units.len() == 1 { "Quý cơ quan, đơn vị" } else { "các cơ quan, đơn vị" };
        let what = if self.tasks.len() == 1 { "nhiệm vụ" } else { "các nhiệm vụ" };
        let office = &self.ground.committee.papers.standing_office;
        let day = date::official(self.answer_by_on);
        let then = if self.is_of_the_head() {
            "tổng hợp, theo dõi"
        } else {
            "tổng hợp, báo cáo Trưởng Ban Chỉ đạo"
        };
        vec![format!(
            "Đề nghị {who} tập trung hoàn thành {what} nêu trên; báo cáo kết quả, khó khăn, vướng mắc (nếu có) về {office} \
             trước {day} để {then}."
        )]
    }

    /// Tells whether the head signs: a letter of his own does not report to him.
    fn is_of_the_head(&self) -> bool {
        matches!(self.ground.signer().form, SignatureForm::Committee { .. })
    }

    fn recipients(&self) -> Recipients {
        let mut to = self.ground.recipients();
        if self.is_of_the_head() {
            to.lines.retain(|line| line != FOR_THE_HEAD);
        }
        to
    }

    /// Returns the list for all units; to one unit the tasks stand in the letter itself.
    fn annex(&self) -> Option<Schedule> {
        (!self.is_single).then(|| Schedule {
            title: "Danh mục nhiệm vụ quá hạn chưa hoàn thành".to_owned(),
            rows: ScheduleRows::Tracked(self.tasks.iter().map(|task| task.row(self.from)).collect()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::laws::{ground, on, path, review, tracked};
    use super::*;
    use crate::committee::PaperKind;
    use crate::directive::MeasurePath;

    fn draft(is_single: bool) -> ReminderDraft {
        ReminderDraft {
            ground: ground(PaperKind::Reminder),
            review: review(),
            from: Standpoint { as_of: on("2022-10-10"), due_soon_days: 7 },
            answer_by_on: on("2022-10-17"),
            is_single,
            tasks: vec![tracked(Some("2022-09-30")), tracked(Some("2022-10-05"))],
        }
    }

    #[test]
    fn one_unit_is_reminded_task_by_task_and_all_of_them_by_a_list() {
        let paper = draft(true).paper();
        assert_eq!((paper.tasks.len(), paper.annexes.len()), (2, 0));
        assert_eq!(paper.tasks[0].facts[0], "Thời hạn: 30/9/2022, đã quá hạn 10 ngày.");
        assert_eq!(paper.addressees, ["Sở Y tế"], "a unit is addressed once");
        let paper = draft(false).paper();
        assert_eq!((paper.tasks.len(), paper.annexes.len()), (0, 1));
        assert!(paper.opening[0].contains("Phụ lục"), "the text points to its annex (a5)");
    }

    #[test]
    fn a_task_that_is_measured_says_how_far_it_has_come_and_where_it_is_to_lead() {
        let mut measured = draft(true);
        measured.tasks[0].measured = Some(path());
        let facts = measured.paper().tasks[0].facts.clone();
        let said = "Tỷ lệ dịch vụ công lên Cổng Quốc gia: 51,4% (số liệu đến ngày 30/9/2022), chỉ tiêu 70%.";
        assert_eq!(facts.last().map(String::as_str), Some(said));
        measured.tasks[0].measured = Some(MeasurePath { present: None, ..path() });
        let facts = measured.paper().tasks[0].facts.clone();
        assert!(facts.last().unwrap().ends_with("chưa có số liệu, chỉ tiêu 70%."), "{facts:?}");
        assert_eq!(measured.paper().tasks[1].facts.len(), facts.len() - 1, "the other is not measured");
    }

    #[test]
    fn the_letter_names_the_paper_that_gave_the_tasks_and_sets_a_day() {
        let paper = draft(true).paper();
        assert!(
            paper.opening[0].starts_with("Thực hiện Thông báo số 05/TB-BCĐ ngày 29 tháng 7 năm 2022 của ")
        );
        assert!(!paper.requests[0].contains("Trưởng Ban"), "the head signs, and does not report to himself");
        assert!(paper.recipients.lines.iter().all(|line| !line.contains("Trưởng Ban")));
        assert!(paper.requests[0].contains("trước ngày 17 tháng 10 năm 2022"));
    }
}
