//! The meeting as its chair sees it.

use std::collections::HashMap;

use domain::Instant;
use domain::briefing::chair::{ChairDirective, ChairView};
use domain::directive::Directive;
use domain::directive::completeness::{gaps, read_back};
use domain::id::{ItemId, MeetingId, UnitId};
use domain::meeting::{
    AgendaItem, AgendaLine, BudgetHint, ClockWord, Forecast, Meeting, Sitting, Speaker, forecast, next_step,
    previous_item, quorum_needed, speaking, total_minutes,
};
use domain::unit::UnitRef;

use crate::columns::Columns;
use crate::directive::directive_of;
use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    /// Returns a meeting as its chair sees it at `now`; `word` is what the clock has to say.
    pub fn chair(&self, id: MeetingId, now: Instant, word: ClockWord) -> Result<ChairView, StoreError> {
        let (meeting, sitting) = (self.meeting(id)?, self.sitting(id)?);
        let (items, lines) = (self.agenda_of(id)?, self.agenda_lines(id)?);
        let (speakers, seats, quorum) = (self.speakers(id)?, self.seats_of(id)?, self.quorum(id)?);
        let directives = self.directives_of(id)?;
        let raised = self.proposal_list(meeting.review_id)?;
        let quorum_percent = self.committee_settings()?.quorum_percent;
        let current = items.iter().find(|item| Some(item.id) == sitting.item_id);
        let word_of = speakers.iter().find(|line| Some(line.id) == sitting.speaker_id);
        let holder = word_of.map(|line| line.unit_id).or_else(|| current.and_then(|item| item.presenter_id));
        let proposals = raised.into_iter().filter(|raised| Some(raised.from_id) == holder).collect();
        let forecast = expected(&meeting, &sitting, &items, &lines, now);
        let drafts: Vec<Directive> = directives.iter().filter(|d| d.issued_on.is_none()).cloned().collect();
        let named = units_named(&items, &speakers, &directives, seats.iter().map(|seat| seat.unit_id));
        Ok(ChairView {
            now,
            private_note: current.and_then(|item| item.private_note.clone()),
            forecast,
            next: next_step(&lines, &speakers, sitting.item_id),
            previous_id: previous_item(&lines, sitting.item_id),
            speaking: speaking(&lines, &speakers),
            read_back: read_back(&drafts),
            directives: directives.into_iter().map(seen).collect(),
            units: self.unit_refs(&named)?,
            quorum_needed: quorum_needed(quorum.n_members, quorum_percent),
            quorum_percent,
            seal: self.meeting_seal(&meeting)?,
            meeting,
            sitting,
            lines,
            speakers,
            seats,
            quorum,
            proposals,
            word,
        })
    }

    /// Returns, for the items of an agenda, the minutes suggested by what items of that title took at closed meetings.
    ///
    /// Titles are compared without accents and case; an item that was never timed is left out, and so is one with
    /// items under it: its minutes are theirs.
    pub fn suggested_budgets(&self, id: MeetingId) -> Result<HashMap<ItemId, BudgetHint>, StoreError> {
        let sql = "SELECT meeting_item.title, actual_minutes FROM meeting_item \
                   JOIN meeting ON meeting.id = meeting_id WHERE meeting_id <> ?1 AND state = 'closed' \
                   AND actual_minutes IS NOT NULL AND meeting_item.trashed_at IS NULL \
                   AND meeting.trashed_at IS NULL ORDER BY held_on DESC, meeting.rid DESC";
        let mut took: HashMap<String, Vec<i64>> = HashMap::new();
        for (title, minutes) in
            self.rows(sql, [id.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?
        {
            took.entry(vietnamese::fold::fold(&title)).or_default().push(minutes);
        }
        let items = self.agenda_of(id)?;
        let is_leaf = |item: &&AgendaItem| !items.iter().any(|other| other.parent_id == Some(item.id));
        let suggested = |item: &AgendaItem| {
            let known = took.get(&vietnamese::fold::fold(&item.title))?;
            Some((item.id, BudgetHint::of(known.clone())?))
        };
        Ok(items.iter().filter(is_leaf).filter_map(suggested).collect())
    }

    pub(super) fn directives_of(&self, id: MeetingId) -> Result<Vec<Directive>, StoreError> {
        let sql =
            "SELECT * FROM directive WHERE meeting_id = ?1 AND trashed_at IS NULL ORDER BY position, rid";
        let found = self.rows(sql, [id.to_string()], directive_of)?;
        found.into_iter().map(|directive| self.with_units(directive)).collect()
    }

    pub(super) fn unit_refs(&self, ids: &[UnitId]) -> Result<Vec<UnitRef>, StoreError> {
        let sql = "SELECT id AS unit_id, short_name AS unit_short_name, name AS unit_name FROM unit \
                   ORDER BY protocol_order, sort_key, rid";
        let all = self.rows(sql, [], |row| row.unit())?;
        Ok(all.into_iter().filter(|unit| ids.contains(&unit.id)).collect())
    }
}

/// Returns when the meeting will end, or did; invited times are taken on the day it is really held.
///
/// Where nobody said by when it is to be over, the minutes of its agenda do.
fn expected(
    meeting: &Meeting,
    sitting: &Sitting,
    items: &[AgendaItem],
    lines: &[AgendaLine],
    now: Instant,
) -> Forecast {
    let minutes = total_minutes(items);
    let day = sitting.began_at.map_or(meeting.held_on, Instant::day);
    let starts_at = Instant::at(day, meeting.starts_at);
    let by_agenda = starts_at.plus_millis(minutes * 60_000);
    let planned_at = meeting.ends_at.map_or(by_agenda, |ends_at| Instant::at(day, ends_at));
    match sitting.ended_at {
        Some(ended_at) => forecast(&[], ended_at, ended_at, planned_at),
        None => forecast(lines, now, starts_at, planned_at),
    }
}

fn seen(directive: Directive) -> ChairDirective {
    ChairDirective { code: directive.code(), gaps: gaps(&directive), directive }
}

fn units_named(
    items: &[AgendaItem],
    speakers: &[Speaker],
    directives: &[Directive],
    seats: impl Iterator<Item = UnitId>,
) -> Vec<UnitId> {
    let mut named: Vec<UnitId> = items.iter().filter_map(|item| item.presenter_id).collect();
    named.extend(speakers.iter().map(|line| line.unit_id));
    named.extend(directives.iter().flat_map(|d| d.lead_ids.iter().chain(&d.coordinating_ids)));
    named.extend(seats);
    named
}
