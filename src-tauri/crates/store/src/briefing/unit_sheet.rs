//! The unit sheet: which records it is made from. What they support saying: `domain::briefing::unit_sheet`.
//!
//! What all units share is asked for once, so that the sheets of two hundred units cost little more than one.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::briefing::ranking::Ranking;
use domain::briefing::unit_sheet::{
    Findings, Position, SheetProposal, SheetTask, SpeakingSlot, UnitRank, UnitReport, UnitSheet,
};
use domain::id::{DirectiveId, ItemId, ProposalId, ReviewId, UnitId};
use domain::indicator::Indicator;
use domain::meeting::AgendaItem;
use domain::proposal::{Proposal, code};
use domain::review::{Review, ReviewSpan};
use domain::task::{Counts, Standing, StandingClass, Task, share_code};
use domain::unit::{Unit, UnitRef};

use super::measured::Measured;
use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;
use crate::task::task_of;

/// Which tasks are asked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Led {
    /// Those a unit leads.
    By(UnitId),
    /// Those a review assigned.
    In(ReviewId),
}

/// A task as a sheet shows it, with who leads it and the directive it is a share of.
pub(super) struct LedTask {
    pub lead_id: UnitId,
    pub lead: String,
    pub directive_id: DirectiveId,
    pub task: SheetTask,
}

/// What the sheets of one review share.
struct Shared {
    as_of: NaiveDate,
    review: Review,
    before: Option<Review>,
    units: Vec<Unit>,
    short_names: HashMap<UnitId, String>,
    measured: Measured,
    ranking: Ranking,
    slots: HashMap<UnitId, Vec<SpeakingSlot>>,
    reports: HashMap<UnitId, UnitReport>,
    proposals: [Vec<Proposal>; 2],
    directives: HashMap<ProposalId, Vec<String>>,
    silent_days: i64,
}

impl Reader {
    /// Returns the sheet of a unit for a review as it stands on a day. For a past day ask the file rewound to it.
    pub fn unit_sheet(
        &self,
        review: ReviewId,
        unit: UnitId,
        as_of: NaiveDate,
    ) -> Result<UnitSheet, StoreError> {
        let unit = self.unit(unit)?;
        self.sheet_of(&self.shared_of(review, as_of)?, &unit)
    }

    /// Returns the sheets of all units a review looks at, in protocol order.
    pub fn unit_sheets(&self, review: ReviewId, as_of: NaiveDate) -> Result<Vec<UnitSheet>, StoreError> {
        let shared = self.shared_of(review, as_of)?;
        shared.units.iter().map(|unit| self.sheet_of(&shared, unit)).collect()
    }

    fn shared_of(&self, review: ReviewId, as_of: NaiveDate) -> Result<Shared, StoreError> {
        let (review, settings) = (self.review(review)?, self.committee_settings()?);
        let before = self.review_before(&review)?;
        let sql = "SELECT id, short_name FROM unit";
        let short_names = self.rows(sql, [], |row| Ok((row.key("id")?, row.get("short_name")?)))?;
        let earlier = before.as_ref().map(|before| self.proposal_list(before.id)).transpose()?;
        Ok(Shared {
            as_of,
            units: self.measured_units(Some(review.id), as_of)?,
            short_names: short_names.into_iter().collect(),
            measured: self.measured(None, as_of)?,
            ranking: self.ranking(review.id, as_of)?,
            slots: self.speaking_slots(review.id)?,
            reports: self.reports_on(&review, as_of)?,
            proposals: [self.proposal_list(review.id)?, earlier.unwrap_or_default()],
            directives: self.directives_by_origin()?,
            silent_days: settings.silent_days,
            before,
            review,
        })
    }

    fn sheet_of(&self, shared: &Shared, unit: &Unit) -> Result<UnitSheet, StoreError> {
        let (tasks, counts) = self.sheet_tasks(shared, unit.id)?;
        let [proposals, earlier_proposals] = shared.proposals.each_ref().map(|all| {
            let own = all.iter().filter(|proposal| proposal.from_id == unit.id);
            own.map(|proposal| shared.proposal(proposal)).collect()
        });
        let sheet = UnitSheet {
            as_of: shared.as_of,
            review_id: shared.review.id,
            unit: UnitRef { id: unit.id, short_name: unit.short_name.clone(), name: unit.name.clone() },
            kind: unit.kind,
            speaks_at: shared.slots.get(&unit.id).cloned().unwrap_or_default(),
            rank: shared.rank(unit.id),
            report: shared.reports.get(&unit.id).copied(),
            findings: Findings::default(),
            positions: shared.positions(unit),
            counts,
            tasks,
            proposals,
            earlier_proposals,
            questions: Vec::new(),
        };
        Ok(sheet.judged(shared.silent_days))
    }

    /// Returns the tasks a unit leads, what presses most first: of the review, of the one before, and open older ones.
    fn sheet_tasks(&self, shared: &Shared, unit: UnitId) -> Result<(Vec<SheetTask>, Counts), StoreError> {
        let found = self.led_tasks(Led::By(unit), shared.as_of)?.into_iter().map(|led| led.task);
        let mut tasks: Vec<SheetTask> = found.filter(|task| shared.shows(task)).collect();
        tasks.sort_by_key(|task| (StandingClass::from(task.standing), task.due_on, task.code.clone()));
        let counts = Counts::of(tasks.iter().map(|task| task.standing));
        Ok((tasks, counts))
    }

    /// Returns tasks as a sheet shows them, in the order of their directives and shares.
    pub(super) fn led_tasks(&self, led: Led, as_of: NaiveDate) -> Result<Vec<LedTask>, StoreError> {
        let due_soon_days = self.committee_settings()?.due_soon_days;
        let (column, value) = match led {
            Led::By(unit) => ("lead_id", unit.to_string()),
            Led::In(review) => ("task.review_id", review.to_string()),
        };
        let sql = format!(
            "SELECT task.*, coalesce(directive.number, directive.position) AS directive_number, \
             review.span, review.year, unit.short_name AS lead, \
             (SELECT text FROM task_progress WHERE task_id = task.id AND on_date <= ?2 AND text <> '' \
              ORDER BY on_date DESC, task_progress.rid DESC LIMIT 1) AS word, \
             (SELECT until_on FROM task_extension WHERE task_id = task.id AND asked_on <= ?2 \
              AND decided_on IS NULL ORDER BY asked_on DESC LIMIT 1) AS asked_until_on \
             FROM task JOIN directive ON directive.id = directive_id JOIN review ON review.id = task.review_id \
             JOIN unit ON unit.id = lead_id \
             WHERE {column} = ?1 AND task.trashed_at IS NULL AND assigned_on <= ?2 \
             ORDER BY directive_number, task.share, task.rid"
        );
        self.rows(&sql, [value, as_of.to_string()], |row| {
            let task = task_of(row)?;
            Ok(LedTask {
                lead_id: task.lead_id,
                lead: row.get("lead")?,
                directive_id: task.directive_id,
                task: SheetTask {
                    code: share_code(row.get("directive_number")?, task.share),
                    span: row.named::<ReviewSpan>("span")?,
                    year: row.get("year")?,
                    standing: task.standing(as_of, due_soon_days),
                    word: row.get("word")?,
                    heard_on: heard_on(&task, as_of),
                    extension_until_on: row.day_or_none("asked_until_on")?,
                    id: task.id,
                    review_id: task.review_id,
                    work: task.work,
                    due_on: task.due_on,
                    original_due_on: task.original_due_on,
                    ended_as: task.ended_as,
                    percent: task.percent,
                },
            })
        })
    }

    /// Returns which items of the agenda each unit presents, by their numbers.
    fn speaking_slots(&self, review: ReviewId) -> Result<HashMap<UnitId, Vec<SpeakingSlot>>, StoreError> {
        let mut slots: HashMap<UnitId, Vec<SpeakingSlot>> = HashMap::new();
        let Some(meeting) = self.meeting_of(review)? else { return Ok(slots) };
        let items = self.agenda_of(meeting.id)?;
        let numbers = numbers_of(&items);
        let mut presented: Vec<&AgendaItem> =
            items.iter().filter(|item| item.presenter_id.is_some()).collect();
        presented.sort_by_key(|item| numbers.get(&item.id).cloned());
        for item in presented {
            let Some(unit) = item.presenter_id else { continue };
            slots.entry(unit).or_default().push(SpeakingSlot {
                number: written(numbers.get(&item.id)),
                title: item.title.clone(),
                budget_minutes: item.budget_minutes,
            });
        }
        Ok(slots)
    }

    fn reports_on(
        &self,
        review: &Review,
        as_of: NaiveDate,
    ) -> Result<HashMap<UnitId, UnitReport>, StoreError> {
        let sql = "SELECT unit_id, received_on, accepted_on FROM review_report WHERE review_id = ?1";
        let by_then = |day: Option<NaiveDate>| day.filter(|day| *day <= as_of);
        let reports = self.rows(sql, [review.id.to_string()], |row| {
            let report = UnitReport {
                due_on: review.reports_due_on,
                received_on: by_then(row.day_or_none("received_on")?),
                accepted_on: by_then(row.day_or_none("accepted_on")?),
            };
            Ok((row.key::<UnitId>("unit_id")?, report))
        })?;
        Ok(reports.into_iter().collect())
    }

    /// Returns the codes of the directives that came of each proposal.
    pub(super) fn directives_by_origin(&self) -> Result<HashMap<ProposalId, Vec<String>>, StoreError> {
        let sql = "SELECT origin_id, number FROM directive WHERE origin_id IS NOT NULL AND number IS NOT NULL \
                   AND trashed_at IS NULL ORDER BY number";
        let mut codes: HashMap<ProposalId, Vec<String>> = HashMap::new();
        let found: Vec<(ProposalId, i64)> =
            self.rows(sql, [], |row| Ok((row.key("origin_id")?, row.get("number")?)))?;
        for (origin, number) in found {
            codes.entry(origin).or_default().push(format!("CĐ-{number:02}"));
        }
        Ok(codes)
    }
}

impl Shared {
    /// A task of long ago is shown only while it is open.
    fn shows(&self, task: &SheetTask) -> bool {
        let is_near = task.review_id == self.review.id
            || self.before.as_ref().is_some_and(|before| before.id == task.review_id);
        let is_over = matches!(
            task.standing,
            Standing::DoneOnTime {}
                | Standing::DoneLate { .. }
                | Standing::DoneNoDeadline {}
                | Standing::Ended {}
        );
        is_near || !is_over
    }

    fn rank(&self, unit: UnitId) -> Option<UnitRank> {
        self.ranking.leagues.iter().find_map(|league| {
            let row = league.rows.iter().find(|row| row.unit.id == unit)?;
            Some(UnitRank {
                place: row.placed.place,
                n_ranked: league.n_ranked(),
                movement: row.placed.movement,
                score: row.placed.score,
                unranked: row.placed.unranked,
            })
        })
    }

    fn positions(&self, unit: &Unit) -> Vec<Position> {
        let indicators = self.measured.of_kind(unit.kind, &self.units).into_iter();
        indicators.map(|indicator| self.position(indicator, unit)).collect()
    }

    fn position(&self, indicator: &Indicator, unit: &Unit) -> Position {
        let share = |unit: &Unit| {
            let known = self.measured.figure(indicator.id, unit.id)?;
            let aim = self.measured.aim(indicator, unit)?;
            Position::share_of(known.value, aim.target, indicator.higher_is_better)
        };
        let figure = self.measured.figure(indicator.id, unit.id);
        let own = figure.and_then(|_| share(unit));
        let others = self.units.iter().filter(|other| other.kind == unit.kind && other.id != unit.id);
        let peers: Vec<f64> = others.filter_map(share).collect();
        let place = own.map(|own| 1 + peers.iter().filter(|peer| **peer > own).count() as i64);
        Position {
            indicator_id: indicator.id,
            name: indicator.short_name.clone(),
            kind: indicator.kind,
            counted: indicator.counted.clone(),
            value: figure.map(|known| known.value),
            on_date: figure.map(|known| known.on_date),
            target: self.measured.aim(indicator, unit).map(|aim| aim.target),
            share: own,
            place,
            n_known: peers.len() as i64 + i64::from(own.is_some()),
            peers,
        }
    }

    fn proposal(&self, proposal: &Proposal) -> SheetProposal {
        let name = |id: Option<UnitId>| id.and_then(|id| self.short_names.get(&id).cloned());
        SheetProposal {
            code: code(proposal.number),
            kind: proposal.kind,
            text: proposal.text.clone(),
            to: name(proposal.to_id),
            answer_by: name(proposal.answer_by_id),
            planned_answer: proposal.planned_answer.clone(),
            outcome: proposal.outcome,
            answer: proposal.answer.clone(),
            answered_on: proposal.answered_on,
            directives: self.directives.get(&proposal.id).cloned().unwrap_or_default(),
        }
    }
}

/// Returns the day of the last word by a day; of the assignment when there was none.
fn heard_on(task: &Task, as_of: NaiveDate) -> NaiveDate {
    task.heard_on.filter(|day| *day <= as_of).unwrap_or(task.assigned_on)
}

/// Returns the number of each item of an agenda, level by level: 4, then 4.1.
pub(super) fn numbers_of(items: &[AgendaItem]) -> BTreeMap<ItemId, Vec<usize>> {
    let mut numbers = BTreeMap::new();
    number(items, None, &[], &mut numbers);
    numbers
}

fn number(
    items: &[AgendaItem],
    parent: Option<ItemId>,
    above: &[usize],
    numbers: &mut BTreeMap<ItemId, Vec<usize>>,
) {
    let mut level: Vec<&AgendaItem> = items.iter().filter(|item| item.parent_id == parent).collect();
    level.sort_by_key(|item| item.position);
    for (at, item) in level.into_iter().enumerate() {
        let own = [above, &[at + 1]].concat();
        number(items, Some(item.id), &own, numbers);
        numbers.insert(item.id, own);
    }
}

/// Writes a number of an agenda: "4.1".
pub(super) fn written(number: Option<&Vec<usize>>) -> String {
    let parts = number.into_iter().flatten().map(ToString::to_string);
    parts.collect::<Vec<_>>().join(".")
}
