//! A review opens: the reports it expects, what nobody answered, its meeting, and the next turns of recurring tasks.
//!
//! The plan and the act ask the same questions, so that what was shown is what is done.

use chrono::NaiveDate;
use domain::Act;
use domain::briefing::opening::{
    self, CarriedProposal, OpeningEntry, OpeningGround, OpeningPlan, OpeningRequest,
};
use domain::directive::{Directive, Recurrence};
use domain::id::{DirectiveId, ReviewId, UnitId};
use domain::meeting::{AgendaEntry, AgendaItem, Meeting, MeetingEntry};
use domain::review::Review;
use domain::task::{self, Occurrence};

#[cfg(test)]
mod laws;

use super::birth;
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};
use crate::{meeting, proposal, review};

/// A directive whose next turns are due, with the lead of each.
type Turns = (Directive, Vec<(UnitId, Occurrence)>);

impl Reader {
    /// Returns what opening a review would do; what the reader has not chosen is suggested.
    pub fn review_opening(
        &self,
        request: &OpeningRequest,
        today: NaiveDate,
    ) -> Result<OpeningPlan, StoreError> {
        let counts = self.counts_on(self.day(today)?, None)?;
        let indicator_set = self.indicator_set_on(today)?;
        let n_indicators = self.indicator_list(today)?.len() as i64;
        let ground = OpeningGround {
            reviews: self.review_records()?,
            units: self.unit_list()?,
            model: self.model_meeting()?,
            unanswered: self.unanswered()?,
            n_open: counts.total() - counts.done() - counts.ended,
            n_overdue: counts.overdue,
            indicator_set: indicator_set.map(|set| (set, n_indicators)),
        };
        opening::plan(&ground, request, &self.committee_settings()?, today, |until| {
            Ok(self.coming_turns(until)?.iter().map(|(_, turns)| turns.len() as i64).sum())
        })
    }

    /// Returns the newest meeting that was not called off, with its review and agenda; one with an agenda comes first.
    fn model_meeting(&self) -> Result<Option<(Review, Meeting, Vec<AgendaItem>)>, StoreError> {
        let sql = "SELECT id FROM meeting WHERE state <> 'cancelled' AND trashed_at IS NULL ORDER BY EXISTS \
                   (SELECT 1 FROM meeting_item WHERE meeting_id = meeting.id AND meeting_item.trashed_at IS NULL) DESC, \
                   held_on DESC, rid DESC LIMIT 1";
        let Some(id) = self.row(sql, [], |row| row.key("id"))? else { return Ok(None) };
        let meeting = self.meeting(id)?;
        Ok(Some((self.review(meeting.review_id)?, meeting, self.agenda_of(id)?)))
    }

    /// Returns the proposals without an outcome of reviews whose meeting is over, in the order they were raised.
    fn unanswered(&self) -> Result<Vec<CarriedProposal>, StoreError> {
        let sql = "SELECT proposal.id, proposal.number, proposal.text, review.year, review.span, unit.id AS unit_id, \
                   unit.short_name AS unit_short_name, unit.name AS unit_name FROM proposal \
                   JOIN review ON review.id = proposal.review_id JOIN unit ON unit.id = from_id \
                   WHERE outcome = 'open' AND proposal.trashed_at IS NULL AND EXISTS (SELECT 1 FROM meeting \
                   WHERE meeting.review_id = review.id AND state = 'closed' AND meeting.trashed_at IS NULL) \
                   ORDER BY period_to_on, proposal.number";
        self.rows(sql, [], |row| {
            Ok(CarriedProposal {
                id: row.key("id")?,
                code: domain::proposal::code(row.get("number")?),
                year: row.get("year")?,
                span: row.named("span")?,
                from: row.unit()?,
                text: row.get("text")?,
            })
        })
    }

    /// Returns the next turns of every recurring directive in force, up to `until`.
    ///
    /// A lead whose last turn was ended is left alone: that is how a recurring task stops. A lead that was renamed or
    /// merged without its tasks is followed to the unit it went on in.
    fn coming_turns(&self, until: NaiveDate) -> Result<Vec<Turns>, StoreError> {
        let recurring = "SELECT id FROM directive WHERE recurs IS NOT NULL AND kind = 'task' \
                         AND issued_on IS NOT NULL AND trashed_at IS NULL ORDER BY rid";
        let mut coming = Vec::new();
        for id in self.rows(recurring, [], |row| row.key::<DirectiveId>("id"))? {
            let directive = self.directive(id)?;
            let Some(recurs) = directive.recurs else { continue };
            let turns = self.next_turns(&directive, recurs, until)?;
            if !turns.is_empty() {
                coming.push((directive, turns));
            }
        }
        Ok(coming)
    }

    fn next_turns(
        &self,
        directive: &Directive,
        recurs: Recurrence,
        until: NaiveDate,
    ) -> Result<Vec<(UnitId, Occurrence)>, StoreError> {
        let sql = "SELECT lead_id, original_due_on AS due_on FROM task AS last WHERE directive_id = ?1 \
                   AND recurs_from_on IS NOT NULL AND ended_on IS NULL AND trashed_at IS NULL AND NOT EXISTS \
                   (SELECT 1 FROM task AS later WHERE later.directive_id = last.directive_id \
                   AND later.lead_id = last.lead_id AND later.recurs_from_on > last.recurs_from_on \
                   AND later.trashed_at IS NULL) ORDER BY share";
        let last = self.rows(sql, [directive.id.to_string()], |row| {
            Ok((row.key::<UnitId>("lead_id")?, row.day("due_on")?))
        })?;
        let mut turns = Vec::new();
        for (lead, due_on) in last {
            let lead = self.heir_of(lead)?;
            let later = task::later_occurrences(recurs, directive.due_on, due_on, until);
            turns.extend(later.into_iter().map(|turn| (lead, turn)));
        }
        Ok(turns)
    }

    /// Returns the unit in which one goes on at last; itself when it goes on in none.
    fn heir_of(&self, id: UnitId) -> Result<UnitId, StoreError> {
        let sql = "WITH RECURSIVE after (id, step) AS (VALUES (?1, 0) UNION ALL SELECT successor_id, step + 1 FROM unit \
                   JOIN after USING (id) WHERE successor_id IS NOT NULL AND step < 1000) \
                   SELECT id FROM after ORDER BY step DESC LIMIT 1";
        Ok(self.row(sql, [id.to_string()], |row| row.key("id"))?.unwrap_or(id))
    }
}

impl Store {
    /// Opens a review: a year and a part of it, the reports expected, the proposals nobody answered, its meeting with
    /// a draft of the agenda when a day is known, and the next turns of recurring tasks (RULINGS A3).
    pub fn review_open(&mut self, by: &mut By, entry: &OpeningEntry) -> Result<Done<ReviewId>, StoreError> {
        self.act_by(Act::ReviewOpen, by, |tx, ids| {
            let review = review::insert(tx, ids, &entry.review)?;
            let mut n_carried = 0;
            for proposal in &entry.carried_ids {
                n_carried += usize::from(proposal::carry(tx, ids, *proposal, review.id)?);
            }
            if let Some(planned) = &entry.meeting {
                let illustrative = tx.committee_settings()?.sample;
                let planned_entry = MeetingEntry {
                    review_id: review.id,
                    title: planned.title.clone(),
                    held_on: planned.held_on,
                    starts_at: planned.starts_at,
                    place: planned.place.clone(),
                    chair_role: planned.chair_role.clone(),
                    illustrative,
                };
                let id = meeting::plan(tx, ids, &planned_entry)?;
                let agenda =
                    planned.agenda.iter().map(AgendaEntry::cleaned).collect::<Result<Vec<_>, _>>()?;
                meeting::lay(tx, ids, id, &agenda)?;
                tx.fact("held_on", planned.held_on.to_string());
            }
            let n_tasks = recur(tx, ids, review.next_period_to_on())?;
            tx.fact("year", review.year);
            tx.fact("span", review.span.as_str());
            tx.fact("n_reports", entry.review.unit_ids.len());
            tx.fact("n_tasks", n_tasks);
            tx.fact("n_carried", n_carried);
            Ok(review.id)
        })
    }
}

/// Makes the next turns of every recurring directive in force, up to `until`; answers how many.
///
/// A turn belongs to the review its directive was given in, so that its code stays readable, and is assigned on the
/// first day of its period.
fn recur(tx: &Tx<'_>, ids: &mut Ids<'_>, until: NaiveDate) -> Result<usize, StoreError> {
    let mut n_born = 0;
    for (directive, turns) in tx.coming_turns(until)? {
        let shares = birth::next_share(tx, directive.id)?..;
        for (share, (lead, turn)) in shares.zip(turns) {
            birth::insert(tx, ids, &directive, share, turn.from_on, &turn.born(lead))?;
            n_born += 1;
        }
    }
    Ok(n_born)
}
