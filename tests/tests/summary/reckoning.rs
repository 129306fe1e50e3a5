//! The follow-up of the sample reckoned from its story alone: every task lives day by day through the lines of the
//! story, without the store, its SQL or the rules of the domain.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::on;

/// The review whose tasks are reckoned, as the story names it and its meeting.
const REVIEW: &str = "2022H1";
const MEETING: &str = "M2022H1";
/// The day of that meeting: its tasks were assigned on it.
pub const ASSIGNED: &str = "2022-07-26";
/// A yearly task falls due at the end of the period after the meeting (b3).
const YEARLY: &str = "2022-12-14";
/// Days without a word after which an open task is silent.
const SILENT: i64 = 30;

/// A task as the story tells it: what happened on which day.
#[derive(Default)]
pub struct Told {
    /// Short name of who leads it.
    pub lead: String,
    /// Due dates as they came into force.
    due: Vec<(NaiveDate, NaiveDate)>,
    /// Words from the unit.
    heard: Vec<NaiveDate>,
    reported: Option<NaiveDate>,
    confirmed: Option<NaiveDate>,
    stopped: Option<NaiveDate>,
}

impl Told {
    fn due_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.due.iter().rev().find(|(from, _)| *from <= day).map(|(_, due)| *due)
    }

    fn is_open(&self, day: NaiveDate) -> bool {
        let by_then = |on: Option<NaiveDate>| on.is_some_and(|on| on <= day);
        !by_then(self.reported) && !by_then(self.stopped)
    }

    fn is_late(&self, day: NaiveDate) -> bool {
        self.is_open(day) && self.due_on(day).is_some_and(|due| due < day)
    }

    fn heard_by(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.heard.iter().copied().filter(|on| *on <= day).max()
    }

    /// In which column of the first table it stands: on time, late, in time, overdue, undated; none when it is in no
    /// count.
    pub fn column(&self, day: NaiveDate) -> Option<usize> {
        let by_then = |on: Option<NaiveDate>| on.filter(|on| *on <= day);
        if by_then(self.stopped).is_some() {
            return None;
        }
        let due = self.due_on(day);
        Some(match (by_then(self.confirmed), by_then(self.reported), due) {
            (Some(_), Some(reported), Some(due)) if reported > due => 1,
            (Some(_), ..) => 0,
            (None, _, None) => 4,
            (None, Some(_), Some(_)) => 2,
            (None, None, Some(due)) => 2 + usize::from(due < day),
        })
    }

    /// Newly late, recovered, silent, promise broken twice, never reported.
    pub fn notices(&self, since: NaiveDate, day: NaiveDate) -> [bool; 5] {
        let mut days = since.iter_days().take_while(|on| *on <= day);
        let stopped = self.stopped.is_some_and(|on| on <= day);
        let quiet_since = self.heard_by(day).map_or(on(ASSIGNED), |heard| heard.max(on(ASSIGNED)));
        let broken = |due: &&(NaiveDate, NaiveDate)| {
            let next = due.1 + Days::new(1);
            next <= day && self.is_late(next)
        };
        [
            self.is_late(day) && !self.is_late(since),
            days.any(|on| self.is_late(on)) && !self.is_late(day) && !stopped,
            self.is_open(day) && (day - quiet_since).num_days() > SILENT,
            self.due.iter().filter(broken).count() >= 2 && !stopped,
            self.is_open(day) && self.heard_by(day).is_none(),
        ]
    }
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} of {value}"))
}

/// Reads the story up to the evening of a day: the tasks of the review by their codes.
pub fn told(until: NaiveDate) -> BTreeMap<String, Told> {
    let units = lines(include_str!("../../../resources/sample/units.jsonl"));
    let unit = |code: &str| units.iter().find(|unit| unit["code"] == code).unwrap();
    let mut tasks: BTreeMap<String, Told> = BTreeMap::new();
    let mut n_clauses = 0;
    for line in lines(include_str!("../../../resources/sample/story.jsonl")) {
        let written: NaiveDate = text(&line, "at")[..10].parse().unwrap();
        if written > until {
            break;
        }
        let day = |key: &str| -> NaiveDate { text(&line, key).parse().unwrap() };
        match text(&line, "do") {
            "directive_capture" if line["meeting"] == MEETING => {
                n_clauses += 1;
                let leads = line["leads"].as_array().unwrap().iter().flat_map(|lead| {
                    let lead = unit(lead.as_str().unwrap());
                    match lead["members"].as_array() {
                        Some(members) if !members.is_empty() => {
                            members.iter().map(|member| unit(member.as_str().unwrap())).collect()
                        }
                        _ => vec![lead],
                    }
                });
                for (n, lead) in leads.enumerate() {
                    let yearly = (line["recurs"] == "year").then(|| (on(ASSIGNED), on(YEARLY)));
                    let told = Told {
                        lead: text(lead, "short_name").to_owned(),
                        due: yearly.into_iter().collect(),
                        ..Told::default()
                    };
                    tasks.insert(format!("{n_clauses:02}.{}", n + 1), told);
                }
            }
            "task_schedule" => {
                for task in line["tasks"].as_array().unwrap() {
                    if let Some(told) = meant(&mut tasks, task.as_str().unwrap()) {
                        told.due.push((written, day("due_on")));
                    }
                }
            }
            what if what.starts_with("task_") => {
                let Some(told) = meant(&mut tasks, text(&line, "task")) else { continue };
                match what {
                    // To acknowledge a task is not yet to say a word of it.
                    "task_progress" => told.heard.push(day("on_date")),
                    "task_extension_ask" => told.heard.push(day("asked_on")),
                    "task_report" => {
                        told.heard.push(day("reported_on"));
                        told.reported = Some(day("reported_on"));
                    }
                    "task_confirm" => told.confirmed = Some(day("on_date")),
                    "task_stop" => told.stopped = Some(day("on_date")),
                    "task_extension_decide" => panic!("the review of this reckoning knows no extension"),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    tasks
}

fn meant<'t>(tasks: &'t mut BTreeMap<String, Told>, name: &str) -> Option<&'t mut Told> {
    let (review, code) = name.split_once('/').unwrap();
    if review == REVIEW { tasks.get_mut(code) } else { None }
}
