//! Directives: capturing drafts, changing them, throwing them away. The notice that puts them in force: `task/notice.rs`.

use domain::directive::{Directive, DirectiveEntry, MeasureTarget};
use domain::id::{DirectiveId, MeetingId, ReviewId, UnitId};
use domain::meeting::{Meeting, MeetingState};
use domain::refusal::Noun;
use domain::{Act, Instant, Refusal};
use rusqlite::{OptionalExtension, Row};

use crate::binding::{Maybe, Text, day};
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

mod adoption;
mod import;
mod measure;

impl Reader {
    /// Returns a directive.
    pub fn directive(&self, id: DirectiveId) -> Result<Directive, StoreError> {
        let directive = self
            .conn()
            .prepare_cached("SELECT * FROM directive WHERE id = ?1 AND trashed_at IS NULL")?
            .query_row([id.to_string()], directive_of)
            .optional()?
            .ok_or_else(|| {
                StoreError::from(Refusal::Unknown { noun: Noun::Directive, id: id.to_string() })
            })?;
        self.with_units(directive)
    }

    /// Fills in who leads and who coordinates.
    pub(crate) fn with_units(&self, mut directive: Directive) -> Result<Directive, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT role, unit_id FROM directive_unit WHERE directive_id = ?1 ORDER BY role, position",
        )?;
        let mut rows = statement.query([directive.id.to_string()])?;
        while let Some(row) = rows.next()? {
            let unit = row.key("unit_id")?;
            match row.get_ref("role")?.as_str() {
                Ok(LEAD) => directive.lead_ids.push(unit),
                _ => directive.coordinating_ids.push(unit),
            }
        }
        Ok(directive)
    }

    /// Returns the drafts of a meeting in order.
    pub(crate) fn drafts_of(&self, meeting: MeetingId) -> Result<Vec<Directive>, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT * FROM directive WHERE meeting_id = ?1 AND issued_on IS NULL AND trashed_at IS NULL ORDER BY position, rid",
        )?;
        let drafts =
            statement.query_map([meeting.to_string()], directive_of)?.collect::<Result<Vec<_>, _>>()?;
        drafts.into_iter().map(|draft| self.with_units(draft)).collect()
    }
}

impl Store {
    /// Captures drafts at a meeting, after those already there; many in one act.
    pub fn directive_capture(
        &mut self,
        by: &mut By,
        meeting: MeetingId,
        entries: &[DirectiveEntry],
    ) -> Result<Done<Vec<DirectiveId>>, StoreError> {
        self.act_by(Act::DirectiveCapture, by, |tx, ids| {
            let meeting = tx.meeting(meeting)?;
            check_takes_drafts(tx, &meeting)?;
            let mut position = next_position(tx, meeting.id)?;
            let mut captured = Vec::with_capacity(entries.len());
            for entry in entries {
                captured.push(import::draft(tx, ids, &meeting, position, entry)?);
                position += 1;
            }
            tx.fact("count", entries.len());
            if let [only] = entries {
                tx.fact("code", domain::directive::code(position - 1));
                tx.fact("work", only.work.clone());
            }
            Ok(captured)
        })
    }

    /// Changes a draft. A directive that is issued no longer changes.
    pub fn directive_edit(
        &mut self,
        by: &mut By,
        id: DirectiveId,
        entry: &DirectiveEntry,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::DirectiveEdit, by, |tx, ids| {
            let before = tx.directive(id)?;
            before.check_draft()?;
            let given_on = match before.meeting_id {
                Some(meeting) => tx.meeting(meeting)?.held_on,
                None => tx.at().day(),
            };
            let entry = entry.cleaned(given_on)?;
            check_links(tx, &entry)?;
            tx.update("directive", &id.to_string(), &Columned::of(&entry).each())?;
            if DirectiveEntry::from(&before) != entry {
                adoption::forget(tx, id)?;
            }
            set_units(tx, ids, id, LEAD, &entry.lead_ids)?;
            set_units(tx, ids, id, COORDINATING, &entry.coordinating_ids)?;
            tx.fact("code", before.code());
            tx.fact("work", entry.work);
            Ok(())
        })
    }

    /// Puts the drafts of a meeting into another order; those not named follow in the order they had.
    pub fn directive_arrange(
        &mut self,
        by: &mut By,
        meeting: MeetingId,
        order: &[DirectiveId],
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::DirectiveArrange, by, |tx, _| {
            let meeting = tx.meeting(meeting)?;
            check_takes_drafts(tx, &meeting)?;
            let drafts = tx.drafts_of(meeting.id)?;
            let known: Vec<DirectiveId> = drafts.iter().map(|draft| draft.id).collect();
            let arranged = domain::directive::arranged(&known, order)?;
            for (id, position) in arranged.iter().zip(1_i64..) {
                let is_there = drafts.iter().any(|draft| draft.id == *id && draft.position == position);
                if !is_there {
                    tx.update("directive", &id.to_string(), &[("position", &position)])?;
                }
            }
            tx.fact("title", meeting.title);
            tx.fact("count", arranged.len());
            Ok(())
        })
    }

    /// Puts a draft into the trash.
    pub fn directive_trash(&mut self, by: &mut By, id: DirectiveId) -> Result<Done<()>, StoreError> {
        self.act_by(Act::DirectiveTrash, by, |tx, _| {
            let directive = tx.directive(id)?;
            directive.check_draft()?;
            tx.update("directive", &id.to_string(), &[("trashed_at", &tx.at().millis())])?;
            tx.fact("code", directive.code());
            tx.fact("work", directive.work);
            Ok(())
        })
    }
}

const LEAD: &str = "lead";
const COORDINATING: &str = "coordinating";

/// Reads a directive without its units.
pub(crate) fn directive_of(row: &Row<'_>) -> rusqlite::Result<Directive> {
    Ok(Directive {
        id: row.key("id")?,
        review_id: row.key("review_id")?,
        meeting_id: row.key_or_none("meeting_id")?,
        position: row.get("position")?,
        number: row.get("number")?,
        kind: row.named("kind")?,
        text: row.get("text")?,
        work: row.get("work")?,
        lead_ids: Vec::new(),
        coordinating_ids: Vec::new(),
        sharing: row.named("sharing")?,
        deadline_phrase: row.get("deadline_phrase")?,
        due_on: row.day_or_none("due_on")?,
        recurs: row.named_or_none("recurs")?,
        product: row.get("product")?,
        measure: row.get("measure")?,
        measure_target: measure_target_of(row)?,
        origin_id: row.key_or_none("origin_id")?,
        renews_id: row.key_or_none("renews_id")?,
        adopted_at: row.get::<_, Option<i64>>("adopted_at")?.map(Instant::from_millis),
        issued_on: row.day_or_none("issued_on")?,
        source: row.get("source")?,
    })
}

fn measure_target_of(row: &Row<'_>) -> rusqlite::Result<Option<MeasureTarget>> {
    let Some(indicator_id) = row.key_or_none("indicator_id")? else { return Ok(None) };
    let target = row.fraction("measure_numerator", "measure_denominator")?;
    Ok(Some(MeasureTarget { indicator_id, target }))
}

/// Where a directive stands: its review, its meeting, its place there; in force when it has a day of issue.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub review: ReviewId,
    pub meeting: Option<MeetingId>,
    pub position: i64,
    pub number: Option<i64>,
    pub issued_on: Option<chrono::NaiveDate>,
}

/// The columns an entry fills.
struct Columned<'e> {
    entry: &'e DirectiveEntry,
    kind: &'static str,
    sharing: &'static str,
    due_on: Maybe<chrono::NaiveDate>,
    recurs: Option<&'static str>,
    measured: measure::Columned,
    origin: Maybe<domain::id::ProposalId>,
}

impl<'e> Columned<'e> {
    fn of(entry: &'e DirectiveEntry) -> Self {
        Self {
            entry,
            kind: entry.kind.as_str(),
            sharing: entry.sharing.as_str(),
            due_on: day(entry.due_on),
            recurs: entry.recurs.map(domain::directive::Recurrence::as_str),
            measured: measure::Columned::of(entry.measure_target),
            origin: Maybe(entry.origin_id),
        }
    }

    fn each(&self) -> [(&str, &dyn rusqlite::ToSql); 14] {
        let [indicator, numerator, denominator] = self.measured.each();
        [
            ("kind", &self.kind),
            ("text", &self.entry.text),
            ("work", &self.entry.work),
            ("sharing", &self.sharing),
            ("deadline_phrase", &self.entry.deadline_phrase),
            ("due_on", &self.due_on),
            ("recurs", &self.recurs),
            ("product", &self.entry.product),
            ("measure", &self.entry.measure),
            indicator,
            numerator,
            denominator,
            ("origin_id", &self.origin),
            ("source", &self.entry.source),
        ]
    }
}

/// Inserts a directive. The entry is clean.
pub(crate) fn insert(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    place: &Place,
    entry: &DirectiveEntry,
) -> Result<DirectiveId, StoreError> {
    check_links(tx, entry)?;
    let id: DirectiveId = ids.draw();
    let (key, review, meeting) = (Text(id), Text(place.review), Maybe(place.meeting));
    let issued_on = day(place.issued_on);
    let filled = Columned::of(entry);
    let mut values: Vec<(&str, &dyn rusqlite::ToSql)> = vec![
        ("id", &key),
        ("review_id", &review),
        ("meeting_id", &meeting),
        ("position", &place.position),
        ("number", &place.number),
        ("issued_on", &issued_on),
    ];
    values.extend(filled.each());
    tx.insert("directive", &values)?;
    set_units(tx, ids, id, LEAD, &entry.lead_ids)?;
    set_units(tx, ids, id, COORDINATING, &entry.coordinating_ids)?;
    Ok(id)
}

/// Refuses an entry that names a unit, an indicator or a proposal that is not there.
fn check_links(tx: &Tx<'_>, entry: &DirectiveEntry) -> Result<(), StoreError> {
    for unit in entry.lead_ids.iter().chain(&entry.coordinating_ids) {
        tx.unit_named(*unit)?;
    }
    measure::check(tx, entry.measure_target)?;
    entry.origin_id.map_or(Ok(()), |origin| tx.proposal(origin).map(|_| ()))
}

/// Writes the units of one role in their order, replacing what was there where it differs.
fn set_units(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    id: DirectiveId,
    role: &str,
    units: &[UnitId],
) -> Result<(), StoreError> {
    let named: Vec<String> = units.iter().map(ToString::to_string).collect();
    let known = {
        let mut statement = tx.conn().prepare_cached(
            "SELECT unit_id FROM directive_unit WHERE directive_id = ?1 AND role = ?2 ORDER BY position",
        )?;
        let rows = statement.query_map([&id.to_string(), role], |row| row.get(0))?;
        rows.collect::<Result<Vec<String>, _>>()?
    };
    if known == named {
        return Ok(());
    }
    if !known.is_empty() {
        tx.conn()
            .prepare_cached("DELETE FROM directive_unit WHERE directive_id = ?1 AND role = ?2")?
            .execute([&id.to_string(), role])?;
    }
    for (position, unit) in (1_i64..).zip(&named) {
        tx.insert(
            "directive_unit",
            &[
                ("id", &ids.row()),
                ("directive_id", &Text(id)),
                ("unit_id", unit),
                ("role", &role),
                ("position", &position),
            ],
        )?;
    }
    Ok(())
}

/// Refuses a meeting that was cancelled, or whose notice is issued: its conclusions are closed.
pub(crate) fn check_takes_drafts(tx: &Tx<'_>, meeting: &Meeting) -> Result<(), StoreError> {
    meeting.check_state(&MeetingState::TAKES_DRAFTS)?;
    tx.check_not_issued(meeting)
}

/// Returns the place after the last directive of a meeting.
fn next_position(tx: &Tx<'_>, meeting: MeetingId) -> Result<i64, StoreError> {
    let mut statement = tx.conn().prepare_cached(
        "SELECT coalesce(max(position), 0) + 1 FROM directive WHERE meeting_id = ?1 AND trashed_at IS NULL",
    )?;
    Ok(statement.query_row([meeting.to_string()], |row| row.get(0))?)
}

/// Returns the next number of a review.
///
/// Numbers of directives in the trash stay theirs: a code that was spoken of never means another directive.
pub(crate) fn next_number(tx: &Tx<'_>, review: ReviewId) -> Result<i64, StoreError> {
    let mut statement = tx
        .conn()
        .prepare_cached("SELECT coalesce(max(number), 0) + 1 FROM directive WHERE review_id = ?1")?;
    Ok(statement.query_row([review.to_string()], |row| row.get(0))?)
}

/// Puts a directive in force under its number.
pub(crate) fn put_in_force(
    tx: &Tx<'_>,
    id: DirectiveId,
    number: i64,
    issued_on: chrono::NaiveDate,
) -> Result<(), StoreError> {
    let values: [(&str, &dyn rusqlite::ToSql); 2] = [("number", &number), ("issued_on", &Text(issued_on))];
    tx.update("directive", &id.to_string(), &values)?;
    Ok(())
}
