//! The timeline of a task: everything that happened to it by a day, newest first, and what follows from it.
//!
//! That a task became overdue is written nowhere: it is found from the due dates as they stood on each day, so that a
//! date that passed before its extension was granted stays in view (RULINGS C30).

use chrono::{Days, NaiveDate};

use super::board::{TimelineEntry, TimelineFact};
use crate::task::{Ending, Extension, Progress, Report, Task};

/// Everything the file holds about one task.
#[derive(Debug, Clone)]
pub struct Records<'r> {
    /// The task itself.
    pub task: &'r Task,
    /// Title of the meeting it was given at.
    pub meeting_title: Option<&'r str>,
    /// Why it ended otherwise.
    pub ended_reason: Option<&'r str>,
    /// Progress, in the order entered.
    pub progress: &'r [Progress],
    /// Completion reports, in the order entered.
    pub reports: &'r [Report],
    /// Extension requests with the due date each found, in the order entered.
    pub extensions: &'r [(Extension, NaiveDate)],
    /// Reminders, in the order entered.
    pub reminders: &'r [(NaiveDate, String)],
    /// Files attached, with their names, in the order entered.
    pub files: &'r [(NaiveDate, String)],
}

impl Records<'_> {
    /// Returns the timeline by `as_of`, newest first. Facts of one day stand in the order a task goes through them.
    pub fn timeline(&self, as_of: NaiveDate) -> Vec<TimelineEntry> {
        let mut facts: Vec<(NaiveDate, u8, TimelineFact)> = self.facts();
        facts.retain(|(on_date, ..)| *on_date <= as_of);
        let overdue =
            self.became_overdue(as_of).into_iter().map(|day| (day, 1, TimelineFact::BecameOverdue {}));
        facts.extend(overdue);
        facts.sort_by_key(|(on_date, rank, _)| (*on_date, *rank));
        facts.into_iter().rev().map(|(on_date, _, what)| TimelineEntry { on_date, what }).collect()
    }

    fn facts(&self) -> Vec<(NaiveDate, u8, TimelineFact)> {
        let task = self.task;
        let meeting_title = self.meeting_title.map(str::to_owned);
        let mut facts = vec![(task.assigned_on, 0, TimelineFact::Assigned { meeting_title })];
        facts.extend(task.acknowledged_on.map(|day| (day, 2, TimelineFact::Acknowledged {})));
        facts.extend(self.progress_facts());
        for (asked, due_before_on) in self.extensions {
            let late = asked.asked_on > *due_before_on;
            let (until_on, reason) = (asked.until_on, asked.reason.clone());
            facts.push((asked.asked_on, 4, TimelineFact::ExtensionAsked { until_on, reason, late }));
            facts.extend(asked.decided_on.map(|day| (day, 5, decision(asked))));
        }
        facts.extend(
            self.reminders.iter().map(|(day, text)| (*day, 6, TimelineFact::Reminded { text: text.clone() })),
        );
        for report in self.reports {
            let reason = report.return_reason.clone().unwrap_or_default();
            facts.push((report.reported_on, 7, TimelineFact::Reported { text: report.text.clone() }));
            facts.extend(report.verified_on.map(|day| (day, 8, TimelineFact::Verified {})));
            facts.extend(report.confirmed_on.map(|day| (day, 9, TimelineFact::Confirmed {})));
            facts.extend(report.returned_on.map(|day| (day, 9, TimelineFact::Returned { reason })));
        }
        let reason = self.ended_reason.unwrap_or_default().to_owned();
        let ended = |reason| match task.ended_as {
            Some(Ending::Transferred) => TimelineFact::HandedOver { reason },
            Some(Ending::Replaced) => TimelineFact::Replaced { reason },
            _ => TimelineFact::Stopped { reason },
        };
        facts.extend(task.ended_on.map(|day| (day, 10, ended(reason))));
        facts.extend(
            self.files.iter().map(|(day, name)| (*day, 3, TimelineFact::Evidence { name: name.clone() })),
        );
        facts
    }

    /// Says of each entry how far it moved the percent; an entry without a percent moved nothing.
    fn progress_facts(&self) -> Vec<(NaiveDate, u8, TimelineFact)> {
        let mut in_order: Vec<&Progress> = self.progress.iter().collect();
        in_order.sort_by_key(|entry| entry.on_date);
        let mut before = 0;
        let mut facts = Vec::new();
        for entry in in_order {
            let to_percent = entry.percent.filter(|percent| *percent != before);
            let from_percent = to_percent.map(|_| before);
            let text = entry.text.clone();
            facts.push((entry.on_date, 3, TimelineFact::Progress { from_percent, to_percent, text }));
            before = entry.percent.unwrap_or(before);
        }
        facts
    }

    /// Returns the days on which the task became overdue, by `as_of`.
    pub fn became_overdue(&self, as_of: NaiveDate) -> Vec<NaiveDate> {
        let granted = self.extensions.iter().filter_map(|(asked, _)| asked.granted_until_on);
        let after_due = self.task.original_due_on.into_iter().chain(granted).filter_map(next);
        let returned = self.reports.iter().filter_map(|report| report.returned_on);
        let mut days: Vec<NaiveDate> = after_due.chain(returned).chain([self.task.assigned_on]).collect();
        days.sort_unstable();
        days.dedup();
        days.retain(|day| *day <= as_of && self.overdue_on(*day) && !self.overdue_before(*day));
        days
    }

    fn overdue_before(&self, day: NaiveDate) -> bool {
        day > self.task.assigned_on && day.pred_opt().is_some_and(|before| self.overdue_on(before))
    }

    /// Tells whether the task was overdue on a day, as its facts stood on that day.
    pub fn overdue_on(&self, day: NaiveDate) -> bool {
        if day < self.task.assigned_on || self.task.ended_on.is_some_and(|ended| ended <= day) {
            return false;
        }
        let stands =
            |report: &Report| report.reported_on <= day && report.returned_on.is_none_or(|back| back > day);
        self.due_on(day).is_some_and(|due| due < day) && !self.reports.iter().any(stands)
    }

    /// Returns the due date in force on a day: the last one granted by then, else the first.
    fn due_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        let decided =
            self.extensions.iter().filter(|(asked, _)| asked.decided_on.is_some_and(|on| on <= day));
        let granted = decided.filter_map(|(asked, _)| Some((asked.decided_on?, asked.granted_until_on?)));
        // `max_by_key` answers the last of equals: of two decisions of one day the later entered holds.
        granted
            .max_by_key(|(decided_on, _)| *decided_on)
            .map(|(_, until)| until)
            .or(self.task.original_due_on)
    }
}

fn decision(asked: &Extension) -> TimelineFact {
    let note = asked.decision_note.clone();
    match asked.granted_until_on {
        Some(until_on) => TimelineFact::ExtensionGranted { until_on, note },
        None => TimelineFact::ExtensionDeclined { note },
    }
}

fn next(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(1))
}

#[cfg(test)]
pub(super) mod laws {
    use super::*;
    use crate::clock::Instant;
    use crate::id::IdSource;

    pub fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub fn task(due: &str) -> Task {
        let mut ids = IdSource::seeded(1);
        let at = Instant::from_millis(0);
        Task {
            id: ids.draw(at),
            directive_id: ids.draw(at),
            review_id: ids.draw(at),
            share: 1,
            lead_id: ids.draw(at),
            work: "Ban hành kế hoạch".into(),
            assigned_on: on("2022-07-26"),
            due_on: Some(on(due)),
            original_due_on: Some(on(due)),
            recurs_from_on: None,
            acknowledged_on: None,
            percent: 0,
            heard_on: None,
            reported_on: None,
            verified_on: None,
            confirmed_on: None,
            ended_on: None,
            ended_as: None,
            n_extensions: 0,
            extension_open: false,
            n_reminders: 0,
            source: None,
        }
    }

    pub fn extension(
        task: &Task,
        asked: &str,
        decided: Option<&str>,
        granted: Option<&str>,
    ) -> (Extension, NaiveDate) {
        let extension = Extension {
            id: IdSource::seeded(2).draw(Instant::from_millis(0)),
            task_id: task.id,
            asked_on: on(asked),
            until_on: on("2022-10-31"),
            reason: "Chờ dự toán".into(),
            decided_on: decided.map(on),
            granted_until_on: granted.map(on),
            decision_note: None,
        };
        (extension, on("2022-09-15"))
    }

    pub fn report(task: &Task, reported_on: &str, returned: Option<&str>) -> Report {
        Report {
            id: IdSource::seeded(3).draw(Instant::from_millis(0)),
            task_id: task.id,
            reported_on: on(reported_on),
            text: "Đã xong".into(),
            document_id: None,
            verified_on: None,
            confirmed_on: None,
            returned_on: returned.map(on),
            return_reason: returned.map(|_| "Thiếu quyết định".into()),
        }
    }

    pub fn records<'r>(
        task: &'r Task,
        reports: &'r [Report],
        extensions: &'r [(Extension, NaiveDate)],
    ) -> Records<'r> {
        Records {
            task,
            meeting_title: None,
            ended_reason: None,
            progress: &[],
            reports,
            extensions,
            reminders: &[],
            files: &[],
        }
    }

    fn overdue(records: &Records<'_>, as_of: &str) -> Vec<String> {
        records.became_overdue(on(as_of)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_task_becomes_overdue_the_day_after_its_due_date() {
        let task = task("2022-09-15");
        let records = records(&task, &[], &[]);
        assert!(overdue(&records, "2022-09-15").is_empty());
        assert_eq!(overdue(&records, "2022-09-16"), ["2022-09-16"]);
    }

    #[test]
    fn a_late_request_granted_keeps_the_day_it_became_overdue_in_view() {
        let task = task("2022-09-15");
        let asked = [extension(&task, "2022-10-06", Some("2022-10-07"), Some("2022-10-31"))];
        let records = records(&task, &[], &asked);
        assert_eq!(overdue(&records, "2022-10-10"), ["2022-09-16"]);
        assert_eq!(
            overdue(&records, "2022-11-30"),
            ["2022-09-16", "2022-11-01"],
            "and again after the new date"
        );
        let asked = records.timeline(on("2022-10-10"));
        assert!(
            matches!(asked[1].what, TimelineFact::ExtensionAsked { late: true, .. }),
            "asked after the date"
        );
    }

    #[test]
    fn an_extension_granted_in_time_never_lets_a_task_become_overdue() {
        let task = task("2022-09-15");
        let asked = [extension(&task, "2022-09-10", Some("2022-09-15"), Some("2022-10-31"))];
        assert!(overdue(&records(&task, &[], &asked), "2022-10-31").is_empty());
        let declined = [extension(&task, "2022-09-10", Some("2022-09-12"), None)];
        assert_eq!(overdue(&records(&task, &[], &declined), "2022-10-31"), ["2022-09-16"]);
    }

    #[test]
    fn a_report_covers_the_due_date_until_it_is_returned() {
        let task = task("2022-09-15");
        let standing = [report(&task, "2022-09-15", None)];
        assert!(overdue(&records(&task, &standing, &[]), "2022-12-31").is_empty());
        let returned = [report(&task, "2022-09-14", Some("2022-09-20"))];
        assert_eq!(overdue(&records(&task, &returned, &[]), "2022-12-31"), ["2022-09-20"]);
        let early = [report(&task, "2022-09-01", Some("2022-09-03"))];
        assert_eq!(overdue(&records(&task, &early, &[]), "2022-12-31"), ["2022-09-16"]);
    }

    #[test]
    fn the_timeline_says_nothing_that_is_not_yet_true() {
        let task = task("2022-09-15");
        let reports = [report(&task, "2022-10-01", None)];
        let records = records(&task, &reports, &[]);
        assert_eq!(records.timeline(on("2022-07-25")), [], "not even assigned");
        assert_eq!(records.timeline(on("2022-08-01")).len(), 1);
        let all = records.timeline(on("2022-10-01"));
        assert!(matches!(all[0].what, TimelineFact::Reported { .. }), "newest first");
        assert_eq!(all.len(), 3);
    }

    #[test]
    fn progress_says_how_far_it_moved() {
        let task = task("2022-09-15");
        let entry = |on_date: &str, percent| Progress {
            id: IdSource::seeded(4).draw(Instant::from_millis(0)),
            task_id: task.id,
            on_date: on(on_date),
            percent,
            text: String::new(),
            document_id: None,
        };
        let progress =
            [entry("2022-08-01", Some(20)), entry("2022-08-02", None), entry("2022-08-03", Some(40))];
        let records = Records { progress: &progress, ..records(&task, &[], &[]) };
        let moved: Vec<_> = records
            .timeline(on("2022-08-31"))
            .into_iter()
            .filter_map(|entry| match entry.what {
                TimelineFact::Progress { from_percent, to_percent, .. } => Some((from_percent, to_percent)),
                _ => None,
            })
            .collect();
        assert_eq!(moved, [(Some(20), Some(40)), (None, None), (Some(0), Some(20))]);
    }
}
