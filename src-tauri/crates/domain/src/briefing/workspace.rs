//! The workspace of a review: one question, everything its preparation shows.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::overview::{IndicatorTile, ReviewRef};
use super::paper::PaperOnShelf;
use crate::directive::DirectiveKind;
use crate::id::{DirectiveId, DocumentId, ItemId, ProposalId};
use crate::meeting::{BudgetHint, Meeting, Presence};
use crate::proposal::{Direction, Proposal};
use crate::review::Review;
use crate::unit::UnitRef;

/// The workspace of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReviewWorkspace {
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// The review.
    pub review: ReviewRef,
    /// Its data window and the day its reports are due.
    pub record: Review,
    /// The review before it.
    pub previous: Option<ReviewRef>,
    /// Its meeting.
    pub meeting: Option<Meeting>,
    /// The last day to send the invitation and the papers: three working days before the meeting (a6).
    pub invite_by_on: Option<NaiveDate>,
    /// The agenda of the meeting.
    pub agenda: AgendaView,
    /// What is raised in this review, by number.
    pub ledger: Vec<LedgerRow>,
    /// What was raised in the review before, and what became of it.
    pub earlier: Vec<LedgerRow>,
    /// The reports of the member units and of whoever else is asked, in official order.
    pub reports: Vec<ReportRow>,
    /// Who is invited, and the members who are not yet, in official order.
    pub attendees: Vec<AttendeeRow>,
    /// Issued directives by number, then the drafts by place.
    pub directives: Vec<DirectiveRow>,
    /// The official papers of the review.
    pub papers: Vec<PaperOnShelf>,
    /// The indicators of the set in force, for the committee as a whole.
    pub indicators: Vec<IndicatorTile>,
    /// Indicators with an accepted figure inside the period.
    #[ts(type = "number")]
    pub n_figures_in: i64,
}

/// The agenda of a meeting with its times.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct AgendaView {
    /// The items in the order they are dealt with, each before those under it.
    pub rows: Vec<AgendaRow>,
    /// Minutes in all.
    #[ts(type = "number")]
    pub minutes: i64,
    /// When it ends, if it runs as planned; none without items.
    pub ends_at: Option<NaiveTime>,
    /// Minutes by which that is later than the meeting is to be over.
    #[ts(type = "number")]
    pub over_minutes: i64,
}

/// An item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct AgendaRow {
    /// The item.
    pub id: ItemId,
    /// The item it stands under.
    pub parent_id: Option<ItemId>,
    /// Its number: "4.1".
    pub number: String,
    /// What is dealt with.
    pub title: String,
    /// Who presents.
    pub presenter: Option<UnitRef>,
    /// For the chair's eyes only.
    pub private_note: Option<String>,
    /// Its own minutes; what it takes when it has no items under it.
    #[ts(type = "number")]
    pub budget_minutes: i64,
    /// Minutes it takes: its own, or those of the items under it.
    #[ts(type = "number")]
    pub minutes: i64,
    /// Minutes it took.
    #[ts(type = "number | null")]
    pub actual_minutes: Option<i64>,
    /// What it had better be planned for; none when no such item was ever timed, and of one with items under it.
    pub suggested: Option<BudgetHint>,
    /// When it begins.
    pub from: NaiveTime,
    /// When it ends.
    pub until: NaiveTime,
    /// The proposals dealt with at it, by number.
    pub proposal_ids: Vec<ProposalId>,
}

/// A line of the proposals ledger: raised, planned answer, expected directive, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct LedgerRow {
    /// The proposal.
    pub proposal: Proposal,
    /// "ĐN-03".
    pub code: String,
    /// Who raises it.
    pub from: UnitRef,
    /// To whom.
    pub to: Option<UnitRef>,
    /// Which way it goes; none while it is addressed to nobody.
    pub direction: Option<Direction>,
    /// Who is to answer.
    pub answer_by: Option<UnitRef>,
    /// Who is expected to lead the directive.
    pub expected_lead: Option<UnitRef>,
    /// To whom it was forwarded.
    pub forwarded_to: Option<UnitRef>,
    /// Codes of the issued directives that came of it.
    pub directives: Vec<String>,
}

/// The report of a unit to the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReportRow {
    /// The unit.
    pub unit: UnitRef,
    /// False of a member nobody asked for a report.
    pub is_asked: bool,
    /// Day it arrived.
    pub received_on: Option<NaiveDate>,
    /// Day the secretariat accepted it.
    pub accepted_on: Option<NaiveDate>,
    /// Days after the due date it arrived, or is still missing; 0 in time.
    #[ts(type = "number")]
    pub days_late: i64,
    /// Day it was last asked for again.
    pub reminded_on: Option<NaiveDate>,
    /// How often.
    #[ts(type = "number")]
    pub n_reminders: i64,
    /// The paper it came as.
    pub document_id: Option<DocumentId>,
    /// Number and symbol of that paper, or its abstract.
    pub document: Option<String>,
}

/// A unit at the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct AttendeeRow {
    /// The unit.
    pub unit: UnitRef,
    /// Member of the committee.
    pub is_member: bool,
    /// How it was represented; none of a member that is not invited yet.
    pub presence: Option<Presence>,
    /// Reason of an absence, or who substituted.
    pub note: Option<String>,
    /// True at a remote site.
    pub is_remote: bool,
    /// Day it said that it comes.
    pub confirmed_on: Option<NaiveDate>,
}

/// A directive of the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct DirectiveRow {
    /// The directive.
    pub id: DirectiveId,
    /// "CĐ-02"; of a draft by its place.
    pub code: String,
    /// Task clause or orientation.
    pub kind: DirectiveKind,
    /// What is to be done.
    pub work: String,
    /// Lead units.
    pub leads: Vec<UnitRef>,
    /// Day it is due.
    pub due_on: Option<NaiveDate>,
    /// Words of the deadline.
    pub deadline_phrase: Option<String>,
    /// Day the notice was issued; none is a draft.
    pub issued_on: Option<NaiveDate>,
    /// Code of the proposal it answers.
    pub origin: Option<String>,
    /// Tasks born of it.
    #[ts(type = "number")]
    pub n_tasks: i64,
}

/// Returns the days after `due_on` a report arrived, or has been missing on `as_of`; 0 in time or without a due date.
pub fn days_late(due_on: Option<NaiveDate>, received_on: Option<NaiveDate>, as_of: NaiveDate) -> i64 {
    let there_on = received_on.filter(|on| *on <= as_of).unwrap_or(as_of);
    due_on.map_or(0, |due_on| (there_on - due_on).num_days().max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_report_on_its_last_day_is_in_time_and_a_missing_one_grows_later() {
        let due = Some(on("2022-06-20"));
        assert_eq!(days_late(due, Some(on("2022-06-20")), on("2022-10-10")), 0);
        assert_eq!(days_late(due, Some(on("2022-06-23")), on("2022-10-10")), 3, "late for good");
        assert_eq!(days_late(due, None, on("2022-06-20")), 0);
        assert_eq!(days_late(due, None, on("2022-06-25")), 5);
        assert_eq!(days_late(due, Some(on("2022-06-23")), on("2022-06-22")), 2, "it had not arrived by then");
        assert_eq!(days_late(None, None, on("2022-06-25")), 0, "nothing is late that is not due");
    }
}
