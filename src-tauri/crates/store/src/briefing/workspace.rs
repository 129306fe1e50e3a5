//! The workspace of a review: one question, everything its preparation shows.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::overview::ReviewRef;
use domain::briefing::workspace::{
    AgendaRow, AgendaView, AttendeeRow, DirectiveRow, LedgerRow, ReportRow, ReviewWorkspace, days_late,
};
use domain::committee::invite_by_on;
use domain::document::number_and_symbol;
use domain::id::{DirectiveId, ItemId, ProposalId, ReviewId, UnitId};
use domain::meeting::{Meeting, ends_at, overrun_minutes, planned_minutes, times, total_minutes};
use domain::proposal::{self, Proposal, direction};
use domain::refusal::Noun;
use domain::unit::{Unit, UnitRef};

use super::unit_sheet::{numbers_of, written};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    /// Returns the workspace of a review as it stands on a day. For a past day ask the file rewound to it.
    pub fn review_workspace(
        &self,
        review: ReviewId,
        as_of: NaiveDate,
    ) -> Result<ReviewWorkspace, StoreError> {
        let reviews = self.review_list()?;
        let named = |id: ReviewId| -> Result<ReviewRef, StoreError> {
            let found = reviews.iter().find(|review| review.id == id).cloned();
            found.ok_or_else(|| Refusal::Unknown { noun: Noun::Review, id: id.to_string() }.into())
        };
        let record = self.review(review)?;
        let previous = self.review_before(&record)?.map(|before| named(before.id)).transpose()?;
        let meeting = self.meeting_of(review)?;
        let units = Units::of(self.unit_list()?);
        let raised = self.proposal_list(review)?;
        let earlier = match &previous {
            Some(before) => self.ledger(self.proposal_list(before.id)?, &units)?,
            None => Vec::new(),
        };
        let calendar = self.committee_settings()?.calendar();
        Ok(ReviewWorkspace {
            as_of,
            review: named(review)?,
            previous,
            invite_by_on: meeting.as_ref().map(|meeting| invite_by_on(meeting.held_on, &calendar)),
            agenda: self.agenda_view(meeting.as_ref(), &raised, &units)?,
            reports: self.report_rows(&record, as_of, &units)?,
            attendees: self.attendee_rows(meeting.as_ref(), &units)?,
            directives: self.directive_rows(review, &raised, &units)?,
            papers: self.paper_shelf(review, as_of)?,
            indicators: self.indicator_tiles(as_of)?,
            n_figures_in: self.figures_ready(review, self.day(as_of)?)?.n_done,
            ledger: self.ledger(raised, &units)?,
            earlier,
            record,
            meeting,
        })
    }

    fn agenda_view(
        &self,
        meeting: Option<&Meeting>,
        raised: &[Proposal],
        units: &Units,
    ) -> Result<AgendaView, StoreError> {
        let Some(meeting) = meeting else { return Ok(AgendaView::default()) };
        let items = self.agenda_of(meeting.id)?;
        let numbers = numbers_of(&items);
        let mut suggested = self.suggested_budgets(meeting.id)?;
        let mut linked: BTreeMap<ItemId, Vec<ProposalId>> = BTreeMap::new();
        for proposal in raised {
            if let Some(item) = proposal.item_id {
                linked.entry(item).or_default().push(proposal.id);
            }
        }
        let rows = times(&items, meeting.starts_at).into_iter().filter_map(|time| {
            let item = items.iter().find(|item| item.id == time.id)?;
            Some(AgendaRow {
                id: item.id,
                parent_id: item.parent_id,
                number: written(numbers.get(&item.id)),
                title: item.title.clone(),
                presenter: item.presenter_id.and_then(|id| units.named(id)),
                private_note: item.private_note.clone(),
                budget_minutes: item.budget_minutes,
                minutes: planned_minutes(&items, item),
                actual_minutes: item.actual_minutes,
                suggested: suggested.remove(&item.id),
                from: time.from,
                until: time.until,
                proposal_ids: linked.remove(&item.id).unwrap_or_default(),
            })
        });
        Ok(AgendaView {
            rows: rows.collect(),
            minutes: total_minutes(&items),
            ends_at: (!items.is_empty()).then(|| ends_at(&items, meeting.starts_at)),
            over_minutes: overrun_minutes(&items, meeting.starts_at, meeting.ends_at),
        })
    }

    fn ledger(&self, raised: Vec<Proposal>, units: &Units) -> Result<Vec<LedgerRow>, StoreError> {
        let mut directives = self.directives_by_origin()?;
        let row = |proposal: Proposal| {
            let (from, to) = (units.whole(proposal.from_id), proposal.to_id.and_then(|id| units.whole(id)));
            LedgerRow {
                code: proposal::code(proposal.number),
                from: units.named_or_code(proposal.from_id),
                to: proposal.to_id.and_then(|id| units.named(id)),
                direction: from.zip(to).map(|(from, to)| direction(from, to, &units.all)),
                answer_by: proposal.answer_by_id.and_then(|id| units.named(id)),
                expected_lead: proposal.expected_lead_id.and_then(|id| units.named(id)),
                forwarded_to: proposal.forwarded_to_id.and_then(|id| units.named(id)),
                directives: directives.remove(&proposal.id).unwrap_or_default(),
                proposal,
            }
        };
        Ok(raised.into_iter().map(row).collect())
    }

    fn report_rows(
        &self,
        review: &domain::review::Review,
        as_of: NaiveDate,
        units: &Units,
    ) -> Result<Vec<ReportRow>, StoreError> {
        let sql = "SELECT unit_id, received_on, accepted_on, document_id, reminded_on, n_reminders, \
                   number, symbol, number_text, abstract \
                   FROM review_report LEFT JOIN document ON document.id = document_id WHERE review_id = ?1";
        let by_then = |day: Option<NaiveDate>| day.filter(|day| *day <= as_of);
        let asked = self.rows(sql, [review.id.to_string()], |row| {
            let (number, symbol): (Option<i64>, Option<String>) = (row.get("number")?, row.get("symbol")?);
            let named = number.zip(symbol).and_then(|(number, symbol)| number_and_symbol(number, &symbol));
            let unit: UnitId = row.key("unit_id")?;
            let received_on = by_then(row.day_or_none("received_on")?);
            let report = ReportRow {
                unit: units.named_or_code(unit),
                is_asked: true,
                received_on,
                accepted_on: by_then(row.day_or_none("accepted_on")?),
                days_late: days_late(review.reports_due_on, received_on, as_of),
                document_id: row.key_or_none("document_id")?,
                reminded_on: by_then(row.day_or_none("reminded_on")?),
                n_reminders: row.get("n_reminders")?,
                document: named.or(row.get("number_text")?).or(row.get("abstract")?),
            };
            Ok((unit, report))
        })?;
        let mut asked: HashMap<UnitId, ReportRow> = asked.into_iter().collect();
        let of = |unit: &Unit| {
            let besides = || ReportRow {
                unit: reference(unit),
                is_asked: false,
                received_on: None,
                accepted_on: None,
                days_late: 0,
                reminded_on: None,
                n_reminders: 0,
                document_id: None,
                document: None,
            };
            let belongs = unit.is_member && unit.exists_on(as_of);
            asked.remove(&unit.id).or_else(|| belongs.then(besides))
        };
        Ok(units.all.iter().filter_map(of).collect())
    }

    fn attendee_rows(
        &self,
        meeting: Option<&Meeting>,
        units: &Units,
    ) -> Result<Vec<AttendeeRow>, StoreError> {
        let Some(meeting) = meeting else { return Ok(Vec::new()) };
        let sql = "SELECT * FROM meeting_attendance WHERE meeting_id = ?1";
        let invited = self.rows(sql, [meeting.id.to_string()], |row| {
            let unit: UnitId = row.key("unit_id")?;
            let line = AttendeeRow {
                unit: units.named_or_code(unit),
                is_member: units.whole(unit).is_some_and(|unit| unit.is_member),
                presence: row.named_or_none("presence")?,
                note: row.get("note")?,
                is_remote: row.get("is_remote")?,
                confirmed_on: row.day_or_none("confirmed_on")?,
            };
            Ok((unit, line))
        })?;
        let mut invited: HashMap<UnitId, AttendeeRow> = invited.into_iter().collect();
        let of = |unit: &Unit| {
            let besides = || AttendeeRow {
                unit: reference(unit),
                is_member: true,
                presence: None,
                note: None,
                is_remote: false,
                confirmed_on: None,
            };
            let belongs = unit.is_member && unit.exists_on(meeting.held_on);
            invited.remove(&unit.id).or_else(|| belongs.then(besides))
        };
        Ok(units.all.iter().filter_map(of).collect())
    }

    fn directive_rows(
        &self,
        review: ReviewId,
        raised: &[Proposal],
        units: &Units,
    ) -> Result<Vec<DirectiveRow>, StoreError> {
        let sql = "SELECT directive_id, count(*) AS n FROM task WHERE review_id = ?1 AND trashed_at IS NULL \
                   GROUP BY directive_id";
        let counts = self.rows(sql, [review.to_string()], |row| {
            Ok((row.key::<DirectiveId>("directive_id")?, row.get::<_, i64>("n")?))
        })?;
        let counts: HashMap<DirectiveId, i64> = counts.into_iter().collect();
        let row = |directive: domain::directive::Directive| DirectiveRow {
            id: directive.id,
            code: directive.code(),
            kind: directive.kind,
            leads: directive.lead_ids.iter().filter_map(|id| units.named(*id)).collect(),
            due_on: directive.due_on,
            deadline_phrase: directive.deadline_phrase,
            issued_on: directive.issued_on,
            origin: directive
                .origin_id
                .and_then(|origin| raised.iter().find(|proposal| proposal.id == origin))
                .map(|proposal| proposal::code(proposal.number)),
            n_tasks: counts.get(&directive.id).copied().unwrap_or(0),
            work: directive.work,
        };
        Ok(self.directive_list(review)?.into_iter().map(row).collect())
    }
}

/// The register, by id and in official order.
struct Units {
    all: Vec<Unit>,
    places: HashMap<UnitId, usize>,
}

impl Units {
    fn of(all: Vec<Unit>) -> Self {
        let places = all.iter().enumerate().map(|(place, unit)| (unit.id, place)).collect();
        Self { all, places }
    }

    fn whole(&self, id: UnitId) -> Option<&Unit> {
        self.places.get(&id).and_then(|place| self.all.get(*place))
    }

    fn named(&self, id: UnitId) -> Option<UnitRef> {
        self.whole(id).map(reference)
    }

    /// A unit in the trash is named by its id: a gap is shown, never hidden.
    fn named_or_code(&self, id: UnitId) -> UnitRef {
        self.named(id).unwrap_or_else(|| UnitRef { id, short_name: id.to_string(), name: id.to_string() })
    }
}

fn reference(unit: &Unit) -> UnitRef {
    UnitRef { id: unit.id, short_name: unit.short_name.clone(), name: unit.name.clone() }
}
