//! Tells a story: each line becomes one act, and codes become the ids the acts gave.

mod meeting;
mod task;

use std::collections::HashMap;

use domain::committee::Committee;
use domain::document::DocumentEntry;
use domain::id::{DirectiveId, IndicatorId, MeetingId, ProposalId, ReviewId, TaskId, UnitId};
use domain::indicator::{FigureEntry, FigureState, Fraction, IndicatorEntry, IndicatorSetEntry, TargetEntry};
use domain::review::{ReviewEntry, ReviewReportEntry};
use domain::unit::UnitEntry;
use rusqlite::params;

use super::story::{FigureLine, Line, Step, UnitLine};
use crate::by::By;
use crate::error::StoreError;
use crate::store::Store;

type Told = Result<(), StoreError>;

/// A story being told.
pub struct Teller<'s> {
    store: &'s mut Store,
    by: By,
    committee: Committee,
    register: Vec<UnitLine>,
    units: HashMap<String, UnitId>,
    reviews: HashMap<String, ReviewId>,
    meetings: HashMap<String, MeetingId>,
    indicators: HashMap<String, IndicatorId>,
}

fn missing(what: &str, code: &str) -> StoreError {
    StoreError::Unexpected(format!("sample: no {what} {code}"))
}

fn found<I: Copy>(known: &HashMap<String, I>, what: &str, code: &str) -> Result<I, StoreError> {
    known.get(code).copied().ok_or_else(|| missing(what, code))
}

impl<'s> Teller<'s> {
    /// Takes the store the story is told into.
    pub fn new(store: &'s mut Store, by: By, committee: Committee, register: Vec<UnitLine>) -> Self {
        let (units, reviews, meetings, indicators) = Default::default();
        Self { store, by, committee, register, units, reviews, meetings, indicators }
    }

    /// Tells every line in order.
    pub fn tell(&mut self, lines: &[Line]) -> Told {
        for line in lines {
            self.by.now = line.instant();
            self.step(&line.step)?;
        }
        Ok(())
    }

    fn step(&mut self, step: &Step) -> Told {
        match step {
            Step::CommitteeFound {} => self.store.committee_found(&mut self.by, &self.committee).map(drop),
            Step::UnitRegister {} => self.units(),
            Step::DocumentRecord { .. } | Step::ReviewOpen { .. } | Step::ReviewReport { .. } => {
                self.papers(step)
            }
            Step::IndicatorSetAdopt { .. } | Step::IndicatorTarget { .. } | Step::IndicatorRecord { .. } => {
                self.figures(step)
            }
            Step::ProposalRaise { .. } | Step::ProposalPlan { .. } | Step::ProposalAnswer { .. } => {
                self.proposals(step)
            }
            Step::MeetingPlan { .. }
            | Step::MeetingAgenda { .. }
            | Step::MeetingInvite { .. }
            | Step::MeetingAttend { .. }
            | Step::MeetingStart { .. }
            | Step::MeetingClose { .. }
            | Step::NoticeIssue { .. } => self.meetings(step),
            Step::DirectiveCapture { .. } | Step::DirectiveMeasure { .. } => self.directive(step),
            _ => self.tasks(step),
        }
    }

    /// Registers the units, one act for all whose parent and members are there already: from the top down.
    fn units(&mut self) -> Told {
        let mut left: Vec<UnitLine> = std::mem::take(&mut self.register);
        while !left.is_empty() {
            let known = |code: &String| self.units.contains_key(code);
            let (ready, later): (Vec<_>, Vec<_>) =
                left.into_iter().partition(|line| line.parent.iter().chain(&line.members).all(known));
            if let (true, Some(line)) = (ready.is_empty(), later.first()) {
                return Err(missing("parent or member of unit", &line.code));
            }
            let entries = ready.iter().map(|line| self.entry(line)).collect::<Result<Vec<_>, _>>()?;
            let ids = self.store.unit_register(&mut self.by, &entries)?.value;
            self.units.extend(ready.into_iter().map(|line| line.code).zip(ids));
            left = later;
        }
        Ok(())
    }

    fn entry(&self, line: &UnitLine) -> Result<UnitEntry, StoreError> {
        Ok(UnitEntry {
            code: line.code.clone(),
            kind: line.kind,
            parent_id: self.unit(line.parent.as_deref())?,
            name: line.name.clone(),
            short_name: line.short_name.clone(),
            aliases: line.aliases.clone(),
            protocol_order: line.protocol_order,
            valid_from_on: line.valid_from_on,
            valid_to_on: None,
            is_member: line.is_member,
            member_ids: self.unit_ids(&line.members)?,
            source: line.source.clone(),
        })
    }

    fn papers(&mut self, step: &Step) -> Told {
        match step {
            Step::DocumentRecord { kind, number, symbol, issued_on, issuer, abstract_text, source } => {
                let entry = DocumentEntry {
                    kind: kind.clone(),
                    number: *number,
                    symbol: symbol.clone(),
                    issued_on: *issued_on,
                    issuer: issuer.clone(),
                    abstract_text: abstract_text.clone(),
                    source: source.clone(),
                };
                self.store.document_record(&mut self.by, &entry).map(drop)
            }
            Step::ReviewOpen { key, year, span, reports_due_on, units } => {
                let unit_ids = self.unit_ids(units)?;
                let entry = ReviewEntry {
                    year: *year,
                    span: *span,
                    period: None,
                    reports_due_on: *reports_due_on,
                    unit_ids,
                };
                let id = self.store.review_open(&mut self.by, &entry.into())?.value;
                self.reviews.insert(key.clone(), id);
                Ok(())
            }
            Step::ReviewReport { review, unit, received_on, accepted_on } => {
                let entry = ReviewReportEntry {
                    number_text: None,
                    unit_id: found(&self.units, "unit", unit)?,
                    received_on: *received_on,
                    accepted_on: *accepted_on,
                    document_id: None,
                };
                let review = found(&self.reviews, "review", review)?;
                self.store.review_report(&mut self.by, review, &[entry]).map(drop)
            }
            _ => Ok(()),
        }
    }

    fn figures(&mut self, step: &Step) -> Told {
        match step {
            Step::IndicatorSetAdopt { name, version, effective_on, source, indicators } => {
                let entries = indicators.iter().map(|line| IndicatorEntry {
                    code: line.code.clone(),
                    name: line.name.clone(),
                    short_name: line.short_name.clone(),
                    group_name: None,
                    kind: line.kind,
                    counted: line.counted.clone(),
                    higher_is_better: true,
                    weight: line.weight,
                    asked_of: line.asked_of.clone(),
                    follows_id: None,
                    source: line.source.clone(),
                });
                let entry = IndicatorSetEntry {
                    name: name.clone(),
                    version: version.clone(),
                    effective_on: *effective_on,
                    source: source.clone(),
                    indicators: entries.collect(),
                };
                let ids = self.store.indicator_set_adopt(&mut self.by, &entry)?.value.indicator_ids;
                let codes = indicators.iter().map(|line| line.code.clone());
                self.indicators.extend(codes.zip(ids));
                Ok(())
            }
            Step::IndicatorTarget { targets } => {
                let entries = targets.iter().map(|line| {
                    Ok(TargetEntry {
                        indicator_id: found(&self.indicators, "indicator", &line.indicator)?,
                        unit_id: self.unit(line.unit.as_deref())?,
                        unit_kind: None,
                        initial: Fraction::new(line.initial.0, line.initial.1),
                        target: Fraction::new(line.target.0, line.target.1),
                        due_on: line.due_on,
                    })
                });
                let entries = entries.collect::<Result<Vec<_>, StoreError>>()?;
                self.store.indicator_target(&mut self.by, &entries).map(drop)
            }
            Step::IndicatorRecord { figures } => {
                let entries = figures.iter().map(|line| self.figure(line)).collect::<Result<Vec<_>, _>>()?;
                self.store.indicator_record(&mut self.by, &entries).map(drop)
            }
            _ => Ok(()),
        }
    }

    fn figure(&self, line: &FigureLine) -> Result<FigureEntry, StoreError> {
        Ok(FigureEntry {
            indicator_id: found(&self.indicators, "indicator", &line.indicator)?,
            unit_id: self.unit(line.unit.as_deref())?,
            on_date: line.on_date,
            value: Fraction::new(line.value.0, line.value.1),
            state: FigureState::Accepted,
            evidence: line.evidence.clone(),
            source: line.source.clone(),
        })
    }

    fn unit(&self, code: Option<&str>) -> Result<Option<UnitId>, StoreError> {
        code.map(|code| found(&self.units, "unit", code)).transpose()
    }

    fn unit_ids(&self, codes: &[String]) -> Result<Vec<UnitId>, StoreError> {
        codes.iter().map(|code| found(&self.units, "unit", code)).collect()
    }

    /// Finds "2022H1/4": the fourth proposal of a review.
    fn proposal(&self, code: &str) -> Result<ProposalId, StoreError> {
        let (review, number) = code.split_once('/').ok_or_else(|| missing("proposal", code))?;
        let review = found(&self.reviews, "review", review)?.to_string();
        let sql = "SELECT id FROM proposal WHERE review_id = ?1 AND number = CAST(?2 AS INTEGER)";
        self.id(sql, params![review, number], "proposal", code)
    }

    /// Finds "2022H1/05.2": the second share of the fifth directive of a review.
    fn task(&self, code: &str) -> Result<TaskId, StoreError> {
        let (review, share) = code.split_once('/').ok_or_else(|| missing("task", code))?;
        let (number, share) = share.split_once('.').ok_or_else(|| missing("task", code))?;
        let review = found(&self.reviews, "review", review)?;
        let (Ok(number), Ok(share)) = (number.parse(), share.parse()) else {
            return Err(missing("task", code));
        };
        self.store.task_by_code(review, number, share)?.ok_or_else(|| missing("task", code))
    }

    /// Finds "2022H1/05": the fifth directive of a review.
    fn directive_numbered(&self, code: &str) -> Result<DirectiveId, StoreError> {
        let (review, number) = code.split_once('/').ok_or_else(|| missing("directive", code))?;
        let review = found(&self.reviews, "review", review)?.to_string();
        let sql = "SELECT id FROM directive WHERE review_id = ?1 AND number = CAST(?2 AS INTEGER)";
        self.id(sql, params![review, number], "directive", code)
    }

    fn id<I: std::str::FromStr>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        what: &str,
        code: &str,
    ) -> Result<I, StoreError> {
        let text: String =
            self.store.conn().query_row(sql, params, |row| row.get(0)).map_err(|_| missing(what, code))?;
        text.parse().map_err(|_| missing(what, code))
    }
}
