//! Opening a review: what the next one takes over from the last, shown before anything is written.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vietnamese::workday::Calendar;

use crate::committee::{Committee, invite_by_on, is_announced};
use crate::id::{ItemId, ProposalId};
use crate::indicator::IndicatorSet;
use crate::meeting::{AgendaEntry, AgendaItem, Meeting, ends_at, total_minutes};
use crate::refusal::{Field, Refusal};
use crate::review::{Review, ReviewEntry, ReviewSpan, next_period_to_on};
use crate::unit::{Unit, UnitRef};

#[cfg(test)]
mod laws;

/// What the reader has chosen so far; what is not chosen is suggested.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct OpeningRequest {
    /// Year reviewed.
    pub year: Option<i32>,
    /// Part of the year.
    pub span: Option<ReviewSpan>,
    /// Last day of the data window.
    pub period_to_on: Option<NaiveDate>,
    /// Day of the meeting.
    pub held_on: Option<NaiveDate>,
    /// Time it begins.
    pub starts_at: Option<NaiveTime>,
}

/// What the file says, as far as an opening needs it.
#[derive(Debug, Clone, Default)]
pub struct OpeningGround {
    /// Every review, newest first.
    pub reviews: Vec<Review>,
    /// The register, in protocol order.
    pub units: Vec<Unit>,
    /// The newest meeting that was not called off, with its review and its agenda.
    pub model: Option<(Review, Meeting, Vec<AgendaItem>)>,
    /// Proposals without an outcome of reviews whose meeting is over.
    pub unanswered: Vec<CarriedProposal>,
    /// Open tasks, and those of them that are overdue.
    pub n_open: i64,
    /// Overdue tasks.
    pub n_overdue: i64,
    /// The indicators in force.
    pub indicator_set: Option<(IndicatorSet, i64)>,
}

/// What opening a review would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct OpeningPlan {
    /// Year and part of the year of the review before it; none for the first of a committee.
    pub previous: Option<(i32, ReviewSpan)>,
    /// Year reviewed.
    pub year: i32,
    /// Part of the year.
    pub span: ReviewSpan,
    /// True when there is such a review already.
    pub is_taken: bool,
    /// First day of the data window.
    pub period_from_on: NaiveDate,
    /// Last day of the data window.
    pub period_to_on: NaiveDate,
    /// Day the unit reports are due.
    pub reports_due_on: NaiveDate,
    /// The members whose report is expected.
    pub units: Vec<UnitRef>,
    /// Open tasks that go on.
    #[ts(type = "number")]
    pub n_open: i64,
    /// Of them, overdue today.
    #[ts(type = "number")]
    pub n_overdue: i64,
    /// Turns of recurring tasks that would be made.
    #[ts(type = "number")]
    pub n_turns: i64,
    /// The day up to which they would be made: the end of the period after.
    pub turns_until_on: NaiveDate,
    /// Proposals nobody has answered.
    pub carried: Vec<CarriedProposal>,
    /// Name of the indicator set in force.
    pub indicator_set: Option<String>,
    /// Indicators in it.
    #[ts(type = "number")]
    pub n_indicators: i64,
    /// Its meeting.
    pub meeting: MeetingDraft,
}

/// The meeting of the review as far as it can be suggested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct MeetingDraft {
    /// Day: as chosen, else as long after the data window as the last time, on a working day.
    pub held_on: Option<NaiveDate>,
    /// Time it begins.
    pub starts_at: Option<NaiveTime>,
    /// Room, as the last time.
    pub place: Option<String>,
    /// Role of the chair, as the last time.
    pub chair_role: Option<String>,
    /// The agenda of the last time, with the minutes it really took where they are known.
    pub agenda: Vec<AgendaEntry>,
    /// Items of it whose minutes come from the clock of the last time.
    #[ts(type = "number")]
    pub n_timed: i64,
    /// Minutes of the whole agenda.
    #[ts(type = "number")]
    pub minutes: i64,
    /// When it would be over.
    pub ends_at: Option<NaiveTime>,
    /// The invitation of that day.
    pub invitation: Option<InvitationCheck>,
}

/// Whether a meeting of that day can still be called in time (a6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct InvitationCheck {
    /// Last day to send the invitation: three working days before.
    pub invite_by_on: NaiveDate,
    /// True when that day is over.
    pub is_late: bool,
    /// True when no office works on the day of the meeting.
    pub is_day_off: bool,
    /// False while the holidays on the way are not announced.
    pub is_certain: bool,
}

/// A proposal that would be carried over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct CarriedProposal {
    /// Identity on the wire.
    pub id: ProposalId,
    /// "ĐN-03".
    pub code: String,
    /// Year of its review.
    pub year: i32,
    /// Part of the year.
    pub span: ReviewSpan,
    /// Who raised it.
    pub from: UnitRef,
    /// What was raised.
    pub text: String,
}

/// What the act `review_open` takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct OpeningEntry {
    /// The review and the reports it expects.
    pub review: ReviewEntry,
    /// Unanswered proposals that are raised again in it; one that has an outcome meanwhile stays where it is.
    pub carried_ids: Vec<ProposalId>,
    /// Its meeting, when a day is known.
    pub meeting: Option<OpeningMeeting>,
}

/// The meeting that is planned together with its review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct OpeningMeeting {
    /// Name.
    pub title: String,
    /// Day.
    pub held_on: NaiveDate,
    /// Time.
    pub starts_at: NaiveTime,
    /// Room.
    pub place: Option<String>,
    /// Role of the chair.
    pub chair_role: String,
    /// Its agenda, as a draft.
    pub agenda: Vec<AgendaEntry>,
}

impl From<ReviewEntry> for OpeningEntry {
    fn from(review: ReviewEntry) -> Self {
        Self { review, carried_ids: Vec::new(), meeting: None }
    }
}

impl OpeningPlan {
    /// Returns the entry that does what the plan says, with the meeting as it is given.
    pub fn entry(&self, meeting: Option<OpeningMeeting>) -> OpeningEntry {
        OpeningEntry {
            review: ReviewEntry {
                year: self.year,
                span: self.span,
                period: Some((self.period_from_on, self.period_to_on)),
                reports_due_on: Some(self.reports_due_on),
                unit_ids: self.units.iter().map(|unit| unit.id).collect(),
            },
            carried_ids: self.carried.iter().map(|proposal| proposal.id).collect(),
            meeting,
        }
    }
}

/// Minutes an item is suggested in steps of: what the clock says is rounded up to it.
const STEP: i64 = 5;

/// Returns what opening a review would do; `turns_until` answers how many turns of recurring tasks lie ahead up to a
/// day.
///
/// # Errors
/// [`Refusal::DateImpossible`] when the year asked for has no such days.
pub fn plan<E: From<Refusal>>(
    ground: &OpeningGround,
    request: &OpeningRequest,
    settings: &Committee,
    today: NaiveDate,
    turns_until: impl FnOnce(NaiveDate) -> Result<i64, E>,
) -> Result<OpeningPlan, E> {
    let previous = ground.reviews.first();
    let (next_year, next_span) = match previous {
        Some(review) => review.span.next(review.year),
        None => first_span(settings, today),
    };
    let (year, span) = (request.year.unwrap_or(next_year), request.span.unwrap_or(next_span));
    let impossible = || Refusal::DateImpossible { field: Field::ValidFromOn, text: year.to_string() };
    let (from_on, to_on) = span.period(year, &settings.half_years).ok_or_else(impossible)?;
    let to_on = request.period_to_on.unwrap_or(to_on);
    let calendar = settings.calendar();
    let members = ground.units.iter().filter(|unit| unit.is_member && unit.exists_on(to_on.min(today)));
    let turns_until_on = next_period_to_on(to_on);
    Ok(OpeningPlan {
        previous: previous.map(|review| (review.year, review.span)),
        is_taken: ground.reviews.iter().any(|known| (known.year, known.span) == (year, span)),
        year,
        span,
        period_from_on: from_on,
        period_to_on: to_on,
        reports_due_on: calendar.add_working_days(to_on, i16::try_from(settings.report_days).unwrap_or(0)),
        units: members.map(named).collect(),
        n_open: ground.n_open,
        n_overdue: ground.n_overdue,
        n_turns: turns_until(turns_until_on)?,
        turns_until_on,
        carried: ground.unanswered.clone(),
        indicator_set: ground.indicator_set.as_ref().map(|(set, _)| set.name.clone()),
        n_indicators: ground.indicator_set.as_ref().map_or(0, |(_, n)| *n),
        meeting: draft(ground, request, to_on, &calendar, today),
    })
}

/// Returns the half-year a committee that has none begins with: the one today lies in.
fn first_span(settings: &Committee, today: NaiveDate) -> (i32, ReviewSpan) {
    let halves = [ReviewSpan::FirstHalf, ReviewSpan::SecondHalf];
    let years = [today.year(), today.year() + 1, today.year() - 1];
    let found = years.into_iter().flat_map(|year| halves.map(|span| (year, span))).find(|(year, span)| {
        span.period(*year, &settings.half_years)
            .is_some_and(|(from_on, to_on)| (from_on..=to_on).contains(&today))
    });
    found.unwrap_or((today.year(), ReviewSpan::FirstHalf))
}

fn named(unit: &Unit) -> UnitRef {
    UnitRef { id: unit.id, short_name: unit.short_name.clone(), name: unit.name.clone() }
}

fn draft(
    ground: &OpeningGround,
    request: &OpeningRequest,
    period_to_on: NaiveDate,
    calendar: &Calendar,
    today: NaiveDate,
) -> MeetingDraft {
    let model = ground.model.as_ref();
    let held_on = request.held_on.or_else(|| {
        let (review, meeting, _) = model?;
        let lag = (meeting.held_on - review.period_to_on).num_days();
        let day = period_to_on.checked_add_days(Days::new(u64::try_from(lag).ok()?))?;
        Some(if calendar.is_working_day(day) { day } else { calendar.add_working_days(day, 1) })
    });
    let starts_at = request.starts_at.or(model.map(|(_, meeting, _)| meeting.starts_at));
    let items = retimed(model.map_or(&[], |(.., items)| items));
    let agenda = entries(ground, &items, None);
    let leaf = |item: &&AgendaItem| !items.iter().any(|other| other.parent_id == Some(item.id));
    MeetingDraft {
        held_on,
        starts_at,
        place: model.and_then(|(_, meeting, _)| meeting.place.clone()),
        chair_role: model.map(|(_, meeting, _)| meeting.chair_role.clone()),
        n_timed: items.iter().filter(leaf).filter(|item| item.actual_minutes.is_some()).count() as i64,
        minutes: total_minutes(&items),
        ends_at: starts_at.filter(|_| !items.is_empty()).map(|starts_at| ends_at(&items, starts_at)),
        agenda,
        invitation: held_on.map(|held_on| check(held_on, calendar, today)),
    }
}

/// Returns whether a meeting on `held_on` can still be called in time.
pub fn check(held_on: NaiveDate, calendar: &Calendar, today: NaiveDate) -> InvitationCheck {
    let invite_by_on = invite_by_on(held_on, calendar);
    InvitationCheck {
        invite_by_on,
        is_late: invite_by_on < today,
        is_day_off: !calendar.is_working_day(held_on),
        is_certain: is_announced(calendar, invite_by_on, held_on),
    }
}

/// Gives each item the minutes it took the last time, rounded up to the next step; its budget where nobody measured.
fn retimed(items: &[AgendaItem]) -> Vec<AgendaItem> {
    let step = |minutes: i64| (minutes.max(1) + STEP - 1) / STEP * STEP;
    let retimed = |item: &AgendaItem| AgendaItem {
        budget_minutes: item.actual_minutes.map_or(item.budget_minutes, step),
        ..item.clone()
    };
    items.iter().map(retimed).collect()
}

/// Returns the agenda as it is entered again: what was noted for the chair alone stays with the last meeting, and a
/// presenter that has ended is followed to the unit it went on in.
fn entries(ground: &OpeningGround, items: &[AgendaItem], parent: Option<ItemId>) -> Vec<AgendaEntry> {
    let mut level: Vec<&AgendaItem> = items.iter().filter(|item| item.parent_id == parent).collect();
    level.sort_by_key(|item| item.position);
    let presenter = |item: &AgendaItem| {
        let unit = ground.units.iter().find(|unit| Some(unit.id) == item.presenter_id)?;
        Some(crate::unit::follow(&ground.units, unit).id)
    };
    let entry = |item: &AgendaItem| AgendaEntry {
        id: None,
        title: item.title.clone(),
        budget_minutes: item.budget_minutes,
        presenter_id: presenter(item),
        private_note: None,
        items: entries(ground, items, Some(item.id)),
    };
    level.into_iter().map(entry).collect()
}
