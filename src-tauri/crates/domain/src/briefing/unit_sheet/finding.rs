//! What the facts of a unit sheet support saying: strength, bottleneck, duty, and what to ask.
//!
//! Nothing is said that no fact stands behind; a finding without support is left out, never softened.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Position, SheetProposal, SheetTask};
use crate::id::ReviewId;
use crate::indicator::{Fraction, IndicatorKind};
use crate::proposal::{Outcome, ProposalKind};
use crate::task::{Counts, Standing};

/// The three findings, as far as the facts support them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Findings {
    /// Điểm mạnh.
    pub strength: Option<Strength>,
    /// Điểm nghẽn.
    pub bottleneck: Option<Bottleneck>,
    /// Việc phải làm.
    pub duty: Option<Duty>,
}

/// A figure beside its target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Reading {
    /// The indicator's short name.
    pub name: String,
    /// How it is measured.
    pub kind: IndicatorKind,
    /// What is counted.
    pub counted: Option<String>,
    /// The figure.
    pub value: Fraction,
    /// The target.
    pub target: Option<Fraction>,
}

/// Điểm mạnh: what the unit does well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Strength {
    /// It alone is first among its peers in an indicator.
    Leads {
        /// The indicator.
        reading: Reading,
        /// Units whose figure is known.
        #[ts(type = "number")]
        of: i64,
    },
    /// It has reached a target.
    Meets {
        /// The indicator.
        reading: Reading,
    },
    /// All its tasks are done.
    AllDone {
        /// How many.
        #[ts(type = "number")]
        n: i64,
    },
    /// What it finished, it finished on time.
    DoneOnTime {
        /// How many.
        #[ts(type = "number")]
        n: i64,
    },
}

/// Điểm nghẽn: what holds the unit up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Bottleneck {
    /// The indicator farthest from its target.
    Below {
        /// The indicator.
        reading: Reading,
    },
    /// A difficulty the unit raised, in its own words.
    Raised {
        /// "ĐN-03".
        code: String,
        /// The words.
        text: String,
    },
    /// A task without a word for too long.
    Silent {
        /// The task.
        work: String,
        /// Days since the last word.
        #[ts(type = "number")]
        days: i64,
    },
    /// Nobody knows where the unit stands.
    NoFigures {
        /// Indicators without a figure.
        #[ts(type = "number")]
        n: i64,
        /// Indicators asked of it.
        #[ts(type = "number")]
        of: i64,
    },
}

/// Việc phải làm: what is open, and what presses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Duty {
    /// Overdue tasks.
    #[ts(type = "number")]
    pub n_overdue: i64,
    /// Days the longest of them is late.
    #[ts(type = "number")]
    pub late_days: i64,
    /// The longest of them.
    pub late_work: Option<String>,
    /// Open tasks that are not overdue.
    #[ts(type = "number")]
    pub n_open: i64,
    /// Their nearest due date.
    pub next_due_on: Option<NaiveDate>,
    /// Reported and waiting for confirmation.
    #[ts(type = "number")]
    pub n_waiting: i64,
}

/// Nên hỏi: what the chair might ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Question {
    /// Why a task is late, and when it will be done.
    WhyLate {
        /// "09.1".
        code: String,
        /// The task.
        work: String,
        /// Days late.
        #[ts(type = "number")]
        days: i64,
    },
    /// Whether a task gets more time.
    GrantUntil {
        /// "09.1".
        code: String,
        /// The task.
        work: String,
        /// Until when it is asked.
        until_on: NaiveDate,
    },
    /// Why an indicator is under half of its target.
    WhyUnderHalf {
        /// The indicator.
        reading: Reading,
    },
    /// What holds a task nobody has said a word about for too long.
    WhatHolds {
        /// "09.1".
        code: String,
        /// The task.
        work: String,
        /// Days since the last word.
        #[ts(type = "number")]
        days: i64,
    },
    /// Who answers what the unit raised, and when.
    WhoAnswers {
        /// "ĐN-03".
        code: String,
        /// Who is to answer, when somebody is named.
        answer_by: Option<String>,
    },
    /// When figures come.
    WhenFigures {
        /// The indicators without one.
        names: Vec<String>,
    },
}

/// The most questions one sheet asks.
const MOST_QUESTIONS: usize = 5;

/// What findings are drawn from.
pub(super) struct Ground<'a> {
    pub positions: &'a [Position],
    pub tasks: &'a [SheetTask],
    pub counts: Counts,
    /// The review the sheet is of.
    pub review: ReviewId,
    pub proposals: &'a [SheetProposal],
    pub as_of: NaiveDate,
    pub silent_days: i64,
}

impl Position {
    fn reading(&self) -> Option<Reading> {
        let (name, kind, counted) = (self.name.clone(), self.kind, self.counted.clone());
        Some(Reading { name, kind, counted, value: self.value?, target: self.target })
    }
}

impl SheetTask {
    /// Returns the days since anybody said a word about it; none while it is not open.
    fn silent_for(&self, as_of: NaiveDate) -> Option<i64> {
        let is_open = matches!(
            self.standing,
            Standing::Overdue { .. }
                | Standing::DueSoon { .. }
                | Standing::InTime { .. }
                | Standing::NoDeadline { .. }
        );
        is_open.then(|| (as_of - self.heard_on).num_days())
    }

    fn late_days(&self) -> Option<i64> {
        if let Standing::Overdue { days } = self.standing { Some(days) } else { None }
    }
}

impl Ground<'_> {
    pub fn findings(&self) -> Findings {
        Findings { strength: self.strength(), bottleneck: self.bottleneck(), duty: self.duty() }
    }

    fn strength(&self) -> Option<Strength> {
        let leads = |position: &&Position| {
            let is_first = position.place == Some(1) && position.n_known > 2;
            let share = position.share.unwrap_or(0.0);
            // Alone at the top: a peer level with it leads as well.
            is_first && share > 0.0 && position.peers.iter().all(|peer| *peer < share)
        };
        if let Some(position) = self.positions.iter().find(leads) {
            return Some(Strength::Leads { reading: position.reading()?, of: position.n_known });
        }
        let meets = self.positions.iter().filter(|position| position.share.is_some_and(|share| share >= 1.0));
        if let Some(position) = meets.max_by(|a, b| a.share.unwrap_or(0.0).total_cmp(&b.share.unwrap_or(0.0)))
        {
            return Some(Strength::Meets { reading: position.reading()? });
        }
        let (counts, n_done) = (self.counts, self.counts.done());
        match counts.total() - counts.ended {
            n if n > 0 && n == n_done => Some(Strength::AllDone { n }),
            _ if counts.done_on_time > 0 && counts.done_on_time == n_done => {
                Some(Strength::DoneOnTime { n: n_done })
            }
            _ => None,
        }
    }

    fn bottleneck(&self) -> Option<Bottleneck> {
        let below = self.positions.iter().filter(|position| position.share.is_some_and(|share| share < 1.0));
        let share = |position: &Position| position.share.unwrap_or(1.0);
        if let Some(position) = below.min_by(|a, b| share(a).total_cmp(&share(b))) {
            return Some(Bottleneck::Below { reading: position.reading()? });
        }
        let hard = |proposal: &&SheetProposal| proposal.kind == ProposalKind::Difficulty;
        if let Some(raised) = self.proposals.iter().find(hard) {
            return Some(Bottleneck::Raised { code: raised.code.clone(), text: raised.text.clone() });
        }
        if let Some((task, days)) = self.longest_silent() {
            return Some(Bottleneck::Silent { work: task.work.clone(), days });
        }
        let n = self.positions.iter().filter(|position| position.value.is_none()).count();
        let of = self.positions.len();
        (n > 0).then_some(Bottleneck::NoFigures { n: n as i64, of: of as i64 })
    }

    fn longest_silent(&self) -> Option<(&SheetTask, i64)> {
        let silent = self.tasks.iter().filter_map(|task| Some((task, task.silent_for(self.as_of)?)));
        silent.filter(|(_, days)| *days > self.silent_days).max_by_key(|(_, days)| *days)
    }

    fn duty(&self) -> Option<Duty> {
        let counts = self.counts;
        if counts.total() == 0 {
            return None;
        }
        let latest = self.tasks.iter().filter_map(|task| Some((task, task.late_days()?)));
        let latest = latest.max_by_key(|(_, days)| *days);
        let soon =
            |task: &&SheetTask| matches!(task.standing, Standing::DueSoon { .. } | Standing::InTime { .. });
        Some(Duty {
            n_overdue: counts.overdue,
            late_days: latest.map_or(0, |(_, days)| days),
            late_work: latest.map(|(task, _)| task.work.clone()),
            n_open: counts.due_soon + counts.in_time + counts.no_deadline,
            next_due_on: self.tasks.iter().filter(soon).filter_map(|task| task.due_on).min(),
            n_waiting: counts.waiting,
        })
    }

    /// Returns what to ask: decisions that wait, then what is late, low, silent, unanswered, unknown.
    pub fn questions(&self) -> Vec<Question> {
        let of = |task: &SheetTask| (task.named_from(self.review), task.work.clone());
        let mut asked = Vec::new();
        asked.extend(self.tasks.iter().filter_map(|task| {
            let ((code, work), until_on) = (of(task), task.extension_until_on?);
            Some(Question::GrantUntil { code, work, until_on })
        }));
        let mut late: Vec<(&SheetTask, i64)> =
            self.tasks.iter().filter_map(|task| Some((task, task.late_days()?))).collect();
        late.retain(|(task, _)| task.extension_until_on.is_none());
        late.sort_by_key(|(_, days)| std::cmp::Reverse(*days));
        asked.extend(late.into_iter().take(2).map(|(task, days)| {
            let (code, work) = of(task);
            Question::WhyLate { code, work, days }
        }));
        let low = self.positions.iter().filter(|position| position.share.is_some_and(|share| share < 0.5));
        asked.extend(
            low.filter_map(Position::reading).take(2).map(|reading| Question::WhyUnderHalf { reading }),
        );
        let asked_of = |question: &Question, task: &SheetTask| matches!(question, Question::WhyLate { code, .. } | Question::GrantUntil { code, .. } if *code == task.named_from(self.review));
        if let Some((task, days)) = self.longest_silent()
            && !asked.iter().any(|question| asked_of(question, task))
        {
            let (code, work) = of(task);
            asked.push(Question::WhatHolds { code, work, days });
        }
        let open = self.proposals.iter().filter(|proposal| {
            proposal.kind == ProposalKind::Request
                && proposal.outcome == Outcome::Open
                && proposal.planned_answer.is_none()
        });
        asked.extend(open.map(|proposal| Question::WhoAnswers {
            code: proposal.code.clone(),
            answer_by: proposal.answer_by.clone(),
        }));
        let unknown = self.positions.iter().filter(|position| position.value.is_none());
        let names: Vec<String> = unknown.map(|position| position.name.clone()).collect();
        asked.extend((!names.is_empty()).then_some(Question::WhenFigures { names }));
        asked.truncate(MOST_QUESTIONS);
        asked
    }
}
