//! What a row of the sheet of tasks means: more time asked for, progress, a completion report, a difficulty.

use chrono::NaiveDate;

use super::compare::{Judged, Line};
use super::{Answers, BookField, Deed};
use crate::door::{SHORT, TEXT};
use crate::id::TaskId;
use crate::proposal::{ProposalEntry, ProposalKind};
use crate::refusal::{Field, Noun, Refusal, clean_line, clean_text};
use crate::task::{EvidenceEntry, ProgressEntry, ReportEntry, Step, Task};

/// The share at which a task is reported done.
const DONE: &str = "100";

impl Line<'_, '_> {
    /// Judges a row of the sheet of tasks.
    pub(super) fn task(&mut self, record: &str) -> Judged {
        let unknown = || Refusal::Unknown { noun: Noun::Task, id: record.to_owned() };
        let id: TaskId = record.parse().map_err(|_| unknown())?;
        let (task, code) = self.ground.tasks.get(&id).cloned().ok_or_else(unknown)?;
        let percent = task.percent.to_string();
        self.read(None, &Answers::from([(BookField::Percent, percent)]));
        if self.news.is_empty() && !self.is_held() {
            return Ok((code, task.work, Vec::new()));
        }
        let mut deeds = Vec::new();
        let asked = self.more_time(&task, &code, &mut deeds);
        self.progress(&asked, &code, &mut deeds);
        self.difficulty(&code, &mut deeds);
        Ok((code, task.work, deeds))
    }

    /// Asks for more time, where it is asked for; returns the task as it is then.
    fn more_time(&mut self, task: &Task, code: &str, deeds: &mut Vec<Deed>) -> Task {
        let has = |line: &Self, field| line.news.contains_key(&field);
        if !has(self, BookField::UntilOn) && !has(self, BookField::Why) {
            return task.clone();
        }
        let due_on = task.due_on.unwrap_or(task.assigned_on);
        let year_on = due_on.checked_add_days(chrono::Days::new(366)).unwrap_or(due_on);
        let until_on = self.day(BookField::UntilOn, |day| day > due_on && day <= year_on);
        let (until_on, reason) = match (until_on, self.says(BookField::Why)) {
            (Some(until_on), Some(reason)) => (until_on, reason),
            (Some(_), None) => {
                let head = BookField::Why.head().to_owned();
                self.refuse(BookField::UntilOn, Refusal::CellNeeds { head });
                return task.clone();
            }
            (None, _) => {
                // A day that stood there before and is asked for no more than once says nothing new.
                if self.says(BookField::UntilOn).is_none() {
                    let head = BookField::UntilOn.head().to_owned();
                    self.refuse(BookField::Why, Refusal::CellNeeds { head });
                } else {
                    self.refuse(BookField::Why, Refusal::ExtensionOpen { code: code.to_owned() });
                }
                return task.clone();
            }
        };
        if let Err(reason) = clean_text(Field::Reason, &reason, crate::door::REASON) {
            self.refuse(BookField::Why, reason);
        }
        let step = Step { task, code, today: self.ground.today };
        match step.ask_extension(self.ground.received_on, until_on) {
            Ok((after, _)) => {
                deeds.push(Deed::Ask { task_id: task.id, until_on, reason });
                after
            }
            Err(reason) => {
                self.refuse(BookField::UntilOn, reason);
                task.clone()
            }
        }
    }

    fn progress(&mut self, task: &Task, code: &str, deeds: &mut Vec<Deed>) {
        use BookField::{Done, PaperNumber, PaperOn, Percent};
        let is_new = [Percent, Done, PaperNumber, PaperOn].into_iter().any(|f| self.news.contains_key(&f));
        if !is_new {
            return;
        }
        let evidence = self.paper(Some(task.assigned_on));
        let percent = self.news.get(&Percent).cloned();
        let text = self.news.get(&Done).cloned().unwrap_or_default();
        let (today, received_on) = (self.ground.today, self.ground.received_on);
        let step = Step { task, code, today };
        if percent.as_deref() == Some(DONE) {
            let text = if text.is_empty() { self.says(Done).unwrap_or_default() } else { text };
            if text.is_empty() && evidence.is_none() {
                self.refuse(Percent, Refusal::CellNeeds { head: Done.head().to_owned() });
                return;
            }
            let entry = ReportEntry { reported_on: received_on, text, evidence };
            let checked = entry.cleaned(today).and_then(|entry| step.report(received_on).map(|_| entry));
            match checked {
                Ok(entry) => deeds.push(Deed::Report(task.id, entry)),
                Err(reason) => self.refuse_at(&reason, Percent),
            }
            return;
        }
        let share = percent.as_deref().and_then(|percent| percent.parse().ok());
        // A paper alone says itself what was done.
        let text = match (&evidence, share) {
            (Some(paper), None) if text.is_empty() => paper.number_text.clone(),
            _ => text,
        };
        if text.is_empty() && share.is_none() {
            // A date of a paper without its number, refused already.
            return;
        }
        let entry = ProgressEntry { on_date: received_on, percent: share, text, evidence };
        let checked = entry.cleaned(today).and_then(|entry| step.progress(&entry, None).map(|_| entry));
        match checked {
            Ok(entry) => deeds.push(Deed::Progress(task.id, entry)),
            Err(reason) => self.refuse_at(&reason, if share.is_some() { Percent } else { Done }),
        }
    }

    /// Returns the paper that proves it, when it is new.
    pub(super) fn paper(&mut self, not_before: Option<NaiveDate>) -> Option<EvidenceEntry> {
        use BookField::{PaperNumber, PaperOn};
        let is_new = self.news.contains_key(&PaperNumber) || self.news.contains_key(&PaperOn);
        if !is_new {
            return None;
        }
        let received_on = self.ground.received_on;
        let fits = |day: NaiveDate| day <= received_on && not_before.is_none_or(|first| first <= day);
        let written_on = self.day(PaperOn, fits);
        let issued_on = written_on.or_else(|| self.says(PaperOn).and_then(|day| day.parse().ok()));
        let Some(number_text) = self.says(PaperNumber) else {
            self.refuse(PaperOn, Refusal::CellNeeds { head: PaperNumber.head().to_owned() });
            return None;
        };
        if let Err(reason) = clean_line(Field::Symbol, &number_text, SHORT) {
            self.refuse(PaperNumber, reason);
            return None;
        }
        let paper = EvidenceEntry { number_text, issued_on, abstract_text: None };
        if let Err(reason) = paper.cleaned(self.ground.today) {
            self.refuse(PaperOn, reason);
            return None;
        }
        Some(paper)
    }

    fn difficulty(&mut self, code: &str, deeds: &mut Vec<Deed>) {
        let Some(said) = self.news.get(&BookField::Difficulty).cloned() else { return };
        let text = format!("Nhiệm vụ {code}: {said}");
        if self.is_raised(&text) {
            return self.pass_over(BookField::Difficulty);
        }
        match clean_text(Field::Text, &text, TEXT) {
            Ok(text) => deeds.push(self.raise(ProposalKind::Difficulty, text, None)),
            Err(reason) => self.refuse(BookField::Difficulty, reason),
        }
    }

    pub(super) fn raise(&self, kind: ProposalKind, text: String, to_id: Option<crate::id::UnitId>) -> Deed {
        Deed::Raise(ProposalEntry {
            review_id: self.ground.issued.review_id,
            kind,
            from_id: self.ground.unit.id,
            to_id,
            theme: None,
            text,
            answer_by_id: None,
            source: Some(self.origin()),
        })
    }

    /// Returns where what comes in is from, as the history says it (RULINGS A10).
    pub(super) fn origin(&self) -> String {
        format!("Theo tệp của {}", self.ground.unit.short_name)
    }

    /// Tells whether the unit has raised a text already.
    pub(super) fn is_raised(&self, text: &str) -> bool {
        let plain = |text: &str| -> String {
            vietnamese::fold(text).to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
        };
        let wanted = plain(text);
        self.ground.proposals.iter().any(|known| plain(&known.text) == wanted)
    }

    fn refuse_at(&mut self, reason: &Refusal, otherwise: BookField) {
        let field = match reason {
            Refusal::TextLong { field: Field::Text, .. }
            | Refusal::TextForbidden { field: Field::Text, .. } => BookField::Done,
            _ => otherwise,
        };
        self.refuse(field, reason.clone());
    }
}
