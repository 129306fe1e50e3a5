//! Deadlines of running tasks as days of a calendar, for whoever is reminded by a telephone rather than by this program.
//!
//! Deliberately knows no file. A task keeps its identity from one export to the next, so that a calendar that reads it
//! again moves the day instead of showing two.

use chrono::NaiveDate;
use vietnamese::date;

use super::board::TaskRow;
use super::handout::said;
use super::task_list::{ListGround, TaskList};
use crate::clock::Instant;
use crate::task::StandingClass;

/// Days before a deadline on which a calendar reminds (RULINGS C23).
pub const REMINDERS: [u32; 3] = [7, 3, 1];

/// Deadlines, ready to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineCalendar {
    /// What the calendar is called: "Hạn nhiệm vụ của Sở Y tế".
    pub name: String,
    /// Whose it is, and the day it stands on.
    pub description: String,
    /// The moment of the last act in the file it comes from. Never the clock: the same tasks give the same bytes.
    pub last_act_at: Instant,
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// The days.
    pub deadlines: Vec<Deadline>,
}

/// One deadline: an event of a whole day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Identity, the same in every export.
    pub uid: String,
    /// The day.
    pub due_on: NaiveDate,
    /// Grows when the day moves: the extensions granted.
    pub revision: u32,
    /// "Sở Y tế: báo cáo kết quả".
    pub title: String,
    /// Code, coordinating units, the first date when it was another.
    pub description: String,
    /// True while the day lies ahead: only then is there something to be reminded of.
    pub is_ahead: bool,
}

impl TaskList {
    /// Returns the deadlines of the tasks that still run; what is reported, done or ended has none.
    pub fn calendar(&self, ground: &ListGround<'_>) -> DeadlineCalendar {
        let imprint = ground.imprint;
        let whose = self.unit.as_ref().map(|unit| format!(" của {}", unit.name)).unwrap_or_default();
        let rows = self.groups.iter().flat_map(|(_, tasks)| tasks);
        let mut deadlines: Vec<Deadline> = rows.filter_map(|task| deadline(task, ground)).collect();
        deadlines.sort_by(|a, b| (a.due_on, &a.uid).cmp(&(b.due_on, &b.uid)));
        let sample = if imprint.provenance.is_sample { ". Dữ liệu minh họa" } else { "" };
        DeadlineCalendar {
            name: format!("Hạn nhiệm vụ{whose}"),
            description: format!("{}. Số liệu đến {}{sample}", imprint.committee, date::short(imprint.as_of)),
            last_act_at: imprint.provenance.last_act_at,
            as_of: imprint.as_of,
            deadlines,
        }
    }
}

impl DeadlineCalendar {
    /// Returns a name no file system refuses: "han-nhiem-vu-cua-so-y-te".
    pub fn file_stem(&self) -> String {
        super::plain_stem(&self.name)
    }
}

fn deadline(task: &TaskRow, ground: &ListGround<'_>) -> Option<Deadline> {
    let runs = matches!(
        StandingClass::from(task.standing),
        StandingClass::Overdue | StandingClass::DueSoon | StandingClass::InTime
    );
    let due_on = task.due_on.filter(|_| runs)?;
    let review = ground.reviews.iter().find(|review| review.id == task.review_id);
    let review = review.map(|review| format!(", {}", said::review(review.span, review.year)));
    let mut about = vec![format!("Nhiệm vụ {}{}", task.code, review.unwrap_or_default())];
    if !task.coordinating.is_empty() {
        about.push(format!("Phối hợp: {}", task.coordinating.join(", ")));
    }
    if let Some(first) = task.original_due_on.filter(|first| *first != due_on) {
        about.push(format!("Hạn gốc {}", date::short(first)));
    }
    Some(Deadline {
        uid: format!("{}@nghisu", task.id),
        due_on,
        revision: u32::try_from(task.n_extensions).unwrap_or(0),
        title: format!("{}: {}", task.lead.short_name, task.work),
        description: about.join("\n"),
        is_ahead: due_on >= ground.imprint.as_of,
    })
}
