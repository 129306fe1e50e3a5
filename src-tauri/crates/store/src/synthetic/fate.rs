//! What becomes of a synthetic task: decided once, from its dates and from chance.

use chrono::{Days, NaiveDate};
use domain::Act;
use domain::id::TaskId;
use domain::task::{EvidenceEntry, ProgressEntry, ReportEntry, Task};

use super::chance::Chance;
use super::phrases;

/// Something that happens to a task on a day.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub task: TaskId,
    pub on_date: NaiveDate,
    pub what: Happening,
}

/// What happens.
#[derive(Debug, Clone)]
pub(super) enum Happening {
    Acknowledged,
    Progressed(ProgressEntry),
    Reminded,
    Asked(NaiveDate),
    Decided(Option<NaiveDate>),
    Reported(ReportEntry),
    Returned,
    Completed(ReportEntry),
    Stopped,
}

impl Happening {
    /// The order in which steps of one half-month are entered: a task's life runs in this order.
    pub(super) fn order(&self) -> u8 {
        match self {
            Happening::Acknowledged => 0,
            Happening::Progressed(_) => 1,
            Happening::Reminded => 2,
            Happening::Asked(_) => 3,
            Happening::Decided(_) => 4,
            Happening::Reported(_) => 5,
            Happening::Returned => 6,
            Happening::Completed(_) => 7,
            Happening::Stopped => 8,
        }
    }

    /// The act that enters it.
    pub(super) fn act(&self) -> Act {
        match self {
            Happening::Acknowledged => Act::TaskAcknowledge,
            Happening::Progressed(_) => Act::TaskProgress,
            Happening::Reminded => Act::TaskRemind,
            Happening::Asked(_) => Act::TaskExtensionAsk,
            Happening::Decided(_) => Act::TaskExtensionDecide,
            Happening::Reported(_) => Act::TaskReport,
            Happening::Returned => Act::TaskReturn,
            Happening::Completed(_) => Act::TaskConfirm,
            Happening::Stopped => Act::TaskStop,
        }
    }
}

/// Returns what happens to a task until `today`.
pub(super) fn of(task: &Task, chance: &mut Chance, today: NaiveDate) -> Vec<Event> {
    let mut fate = Fate { task, today, events: Vec::new() };
    let ends = fate.end(chance);
    // The last day on which the unit still works: it says nothing more once it has reported.
    let until = ends.min(today);
    if chance.in_hundred(15) {
        fate.add(fate.between(chance, task.assigned_on, until), Happening::Acknowledged);
    }
    if chance.in_hundred(35) {
        fate.progress(chance, until);
    }
    if fate.task.due_on.is_some_and(|due| due < until) && chance.in_hundred(30) {
        let day = fate.between(chance, task.due_on.unwrap_or(until), until);
        fate.add(day, Happening::Reminded);
    }
    fate.events.retain(|event| event.on_date <= today);
    fate.events
}

struct Fate<'t> {
    task: &'t Task,
    today: NaiveDate,
    events: Vec<Event>,
}

impl Fate<'_> {
    fn add(&mut self, on_date: NaiveDate, what: Happening) {
        self.events.push(Event { task: self.task.id, on_date, what });
    }

    fn between(&self, chance: &mut Chance, from: NaiveDate, to: NaiveDate) -> NaiveDate {
        let span = u64::try_from((to - from).num_days().max(0)).unwrap_or(0);
        from + Days::new(chance.below(span + 1))
    }

    /// Decides how the task ends, and returns the day its unit reports; a task that stays open ends after today.
    fn end(&mut self, chance: &mut Chance) -> NaiveDate {
        let open = self.today + Days::new(1);
        let age = u64::try_from((self.today - self.task.assigned_on).num_days().max(0)).unwrap_or(0);
        let Some(due_on) = self.task.due_on else {
            return if chance.in_hundred((age / 6).min(85)) {
                self.complete_by(chance, self.today)
            } else {
                open
            };
        };
        if chance.in_hundred(1) {
            let day = self.between(chance, self.task.assigned_on, self.today);
            self.add(day, Happening::Stopped);
            return day;
        }
        if due_on > self.today {
            return if chance.in_hundred(20) { self.complete_by(chance, self.today) } else { open };
        }
        let late = (self.today - due_on).num_days();
        let unlucky = chance.in_hundred(10);
        match chance.below(100) {
            // What is long overdue has mostly been dealt with.
            0..=14 if late < 120 || unlucky => open,
            15..=22 => self.extended(chance, due_on),
            23..=34 => {
                let day = due_on + Days::new(1 + chance.below(40));
                self.complete(chance, day.min(self.today))
            }
            _ => self.complete_by(chance, due_on),
        }
    }

    fn complete_by(&mut self, chance: &mut Chance, last: NaiveDate) -> NaiveDate {
        let day = self.between(chance, self.task.assigned_on, last);
        self.complete(chance, day)
    }

    /// Reports on `reported_on`; most reports are confirmed some days later, the newest still wait.
    fn complete(&mut self, chance: &mut Chance, reported_on: NaiveDate) -> NaiveDate {
        let confirmed_on = reported_on + Days::new(chance.below(9));
        let entry =
            ReportEntry { reported_on, text: phrases::done(chance), evidence: evidence(chance, reported_on) };
        if chance.in_hundred(2) {
            self.add(reported_on, Happening::Reported(entry.clone()));
            self.add(confirmed_on, Happening::Returned);
            let again = ReportEntry { reported_on: confirmed_on, evidence: None, ..entry };
            self.add(confirmed_on + Days::new(6), Happening::Completed(again));
        } else if confirmed_on > self.today {
            self.add(reported_on, Happening::Reported(entry));
        } else {
            self.add(confirmed_on, Happening::Completed(entry));
        }
        reported_on
    }

    /// Asks for more time around the due day; most requests are granted, and then mostly kept.
    fn extended(&mut self, chance: &mut Chance, due_on: NaiveDate) -> NaiveDate {
        let asked_on = self.between(chance, self.task.assigned_on, due_on);
        let until_on = due_on + Days::new(14 + chance.below(45));
        self.add(asked_on, Happening::Asked(until_on));
        let decided_on = asked_on + Days::new(1 + chance.below(6));
        if decided_on > self.today {
            return self.today + Days::new(1);
        }
        let granted = chance.in_hundred(80);
        self.add(decided_on, Happening::Decided(granted.then_some(until_on)));
        let last = if granted { until_on } else { due_on };
        if last > self.today || chance.in_hundred(25) {
            return self.today + Days::new(1);
        }
        let day = self.between(chance, decided_on, last.max(decided_on));
        self.complete(chance, day)
    }

    fn progress(&mut self, chance: &mut Chance, until: NaiveDate) {
        let mut percent = 0;
        let mut from = self.task.assigned_on;
        for _ in 0..=chance.below(2) {
            from = self.between(chance, from, until);
            percent = (percent + 10 + 5 * i64::try_from(chance.below(9)).unwrap_or(0)).min(95);
            let entry = ProgressEntry {
                on_date: from,
                percent: Some(percent),
                text: phrases::progress(chance),
                evidence: None,
            };
            self.add(from, Happening::Progressed(entry));
        }
    }
}

fn evidence(chance: &mut Chance, issued_on: NaiveDate) -> Option<EvidenceEntry> {
    chance.in_hundred(30).then(|| EvidenceEntry {
        number_text: phrases::number_text(chance),
        issued_on: Some(issued_on),
        abstract_text: None,
    })
}
