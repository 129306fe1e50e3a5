//! The lines of a story: what happened, when, with records named by their codes.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::Instant;
use domain::directive::{DirectiveKind, Recurrence, Sharing};
use domain::indicator::IndicatorKind;
use domain::meeting::Presence;
use domain::proposal::{Outcome, ProposalKind};
use domain::review::ReviewSpan;
use domain::task::EvidenceEntry;
use domain::unit::UnitKind;
use serde::{Deserialize, Deserializer};

use crate::error::StoreError;

/// A unit of the register.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitLine {
    pub code: String,
    pub kind: UnitKind,
    pub parent: Option<String>,
    pub name: String,
    pub short_name: String,
    pub aliases: Vec<String>,
    pub is_member: bool,
    pub members: Vec<String>,
    pub source: Option<String>,
    pub valid_from_on: Option<NaiveDate>,
    pub protocol_order: i64,
}

/// One thing that happened.
#[derive(Debug, Deserialize)]
pub struct Line {
    /// When, on a clock in Hà Nội.
    #[serde(deserialize_with = "minute")]
    at: NaiveDateTime,
    /// What.
    #[serde(flatten)]
    pub step: Step,
}

impl Line {
    /// Returns when it happened.
    pub fn instant(&self) -> Instant {
        Instant::at(self.at.date(), self.at.time())
    }
}

fn minute<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDateTime, D::Error> {
    let text = String::deserialize(from)?;
    NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M").map_err(serde::de::Error::custom)
}

fn hour<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveTime, D::Error> {
    let text = String::deserialize(from)?;
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(serde::de::Error::custom)
}

fn hour_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveTime>, D::Error> {
    hour(from).map(Some)
}

/// Reads the lines of a story, which stand in order of time.
pub fn lines(text: &str) -> Result<Vec<Line>, StoreError> {
    text.lines().enumerate().map(|(n, line)| super::read(line, n + 1)).collect()
}

/// What happened: an act, with its records named by code, review, number.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Step {
    CommitteeFound {},
    UnitRegister {},
    DocumentRecord {
        kind: Option<String>,
        number: Option<i64>,
        symbol: Option<String>,
        issued_on: Option<NaiveDate>,
        issuer: String,
        #[serde(rename = "abstract")]
        abstract_text: String,
        source: Option<String>,
    },
    IndicatorSetAdopt {
        name: String,
        version: String,
        effective_on: Option<NaiveDate>,
        source: Option<String>,
        indicators: Vec<IndicatorLine>,
    },
    IndicatorTarget {
        targets: Vec<TargetLine>,
    },
    IndicatorRecord {
        figures: Vec<FigureLine>,
    },
    ReviewOpen {
        key: String,
        year: i32,
        span: ReviewSpan,
        reports_due_on: Option<NaiveDate>,
        units: Vec<String>,
    },
    ReviewReport {
        review: String,
        unit: String,
        received_on: Option<NaiveDate>,
        accepted_on: Option<NaiveDate>,
    },
    MeetingPlan {
        key: String,
        review: String,
        title: String,
        held_on: NaiveDate,
        #[serde(deserialize_with = "hour")]
        starts_at: NaiveTime,
        place: Option<String>,
        chair_role: String,
        illustrative: bool,
    },
    MeetingAgenda {
        meeting: String,
        #[serde(default, deserialize_with = "hour_or_none")]
        ends_at: Option<NaiveTime>,
        items: Vec<ItemLine>,
    },
    MeetingInvite {
        meeting: String,
        units: Vec<String>,
        remote: Vec<String>,
        confirmed: Vec<String>,
        confirmed_on: Option<NaiveDate>,
    },
    MeetingAttend {
        meeting: String,
        present: Vec<String>,
        absent: Vec<AbsentLine>,
        remote: Vec<String>,
    },
    MeetingStart {
        meeting: String,
    },
    MeetingClose {
        meeting: String,
        assessment: Option<String>,
    },
    ProposalRaise {
        review: String,
        kind: ProposalKind,
        from: String,
        to: Option<String>,
        theme: Option<String>,
        text: String,
        answer_by: Option<String>,
        source: Option<String>,
    },
    ProposalPlan {
        proposal: String,
        planned_answer: Option<String>,
        answer_by: Option<String>,
        expected_work: Option<String>,
        expected_lead: Option<String>,
        expected_due_on: Option<NaiveDate>,
    },
    ProposalAnswer {
        proposal: String,
        outcome: Outcome,
        answer: Option<String>,
        answered_on: NaiveDate,
        forwarded_to: Option<String>,
    },
    DirectiveCapture {
        meeting: String,
        kind: DirectiveKind,
        text: String,
        work: String,
        leads: Vec<String>,
        coordinating: Vec<String>,
        sharing: Sharing,
        deadline_phrase: Option<String>,
        due_on: Option<NaiveDate>,
        recurs: Option<Recurrence>,
        product: Option<String>,
        measure: Option<String>,
        origin: Option<String>,
        source: Option<String>,
    },
    DirectiveMeasure {
        directive: String,
        indicator: String,
        target: (i64, i64),
    },
    NoticeIssue {
        meeting: String,
        number: i64,
        issued_on: NaiveDate,
    },
    TaskSchedule {
        tasks: Vec<String>,
        due_on: NaiveDate,
    },
    TaskAcknowledge {
        task: String,
        on_date: NaiveDate,
    },
    TaskProgress {
        task: String,
        on_date: NaiveDate,
        percent: Option<i64>,
        text: String,
    },
    TaskReport {
        task: String,
        reported_on: NaiveDate,
        text: String,
        evidence: Option<EvidenceEntry>,
    },
    TaskConfirm {
        task: String,
        on_date: NaiveDate,
    },
    TaskExtensionAsk {
        task: String,
        asked_on: NaiveDate,
        until_on: NaiveDate,
        reason: String,
    },
    TaskExtensionDecide {
        task: String,
        decided_on: NaiveDate,
        granted_until_on: Option<NaiveDate>,
        note: Option<String>,
    },
    TaskRemind {
        task: String,
        on_date: NaiveDate,
        text: String,
    },
    TaskStop {
        task: String,
        on_date: NaiveDate,
        reason: String,
    },
}

/// An indicator of a set.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorLine {
    pub code: String,
    pub name: String,
    pub short_name: String,
    pub kind: IndicatorKind,
    pub counted: Option<String>,
    pub weight: i64,
    #[serde(default)]
    pub asked_of: Vec<UnitKind>,
    pub source: Option<String>,
}

/// A target; numerator and denominator.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetLine {
    pub indicator: String,
    pub unit: Option<String>,
    pub initial: (i64, i64),
    pub target: (i64, i64),
    pub due_on: NaiveDate,
}

/// A figure; numerator and denominator.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureLine {
    pub indicator: String,
    pub unit: Option<String>,
    pub on_date: NaiveDate,
    pub value: (i64, i64),
    pub evidence: Option<EvidenceEntry>,
    pub source: Option<String>,
}

/// An item of an agenda.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemLine {
    pub title: String,
    pub budget_minutes: i64,
    pub presenter: Option<String>,
    #[serde(default)]
    pub private_note: Option<String>,
    #[serde(default)]
    pub items: Vec<ItemLine>,
}

/// A seat that was empty, or taken by somebody else.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AbsentLine {
    pub unit: String,
    pub presence: Presence,
    pub note: Option<String>,
}
