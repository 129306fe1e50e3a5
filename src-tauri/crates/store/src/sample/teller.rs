//! Tells a story: each line becomes one act, and codes become the ids the acts gave.

use std::collections::HashMap;

use domain::committee::Committee;
use domain::directive::DirectiveEntry;
use domain::document::{DocumentEntry, NoticeEntry};
use domain::id::{IndicatorId, MeetingId, ProposalId, ReviewId, TaskId, UnitId};
use domain::indicator::{FigureEntry, FigureState, Fraction, IndicatorEntry, IndicatorSetEntry, TargetEntry};
use domain::meeting::{AgendaEntry, AttendanceEntry, MeetingEntry, Presence};
use domain::proposal::{AnswerEntry, ProposalEntry};
use domain::review::{ReviewEntry, ReviewReportEntry};
use domain::task::{ProgressEntry, ReportEntry};
use domain::unit::UnitEntry;
use rusqlite::params;

use super::story::{FigureLine, ItemLine, Line, Step, UnitLine};
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
            Step::DocumentRecord { .. } | Step::ReviewOpen { .. } | Step::ReviewReport { .. } => self.papers(step),
            Step::IndicatorSetAdopt { .. } | Step::IndicatorTarget { .. } | Step::IndicatorRecord { .. } => {
                self.figures(step)
            }
            Step::ProposalRaise { .. } | Step::ProposalPlan { .. } | Step::ProposalAnswer { .. } => {
                self.proposals(step)
            }
            Step::MeetingPlan { .. }
            | Step::MeetingAgenda { .. }
            | Step::MeetingAttend { .. }
            | Step::MeetingStart { .. }
            | Step::MeetingClose { .. }
            | Step::NoticeIssue { .. } => self.meetings(step),
            Step::DirectiveCapture { .. } => self.directive(step),
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
                let id = self.store.review_open(&mut self.by, &entry)?.value;
                self.reviews.insert(key.clone(), id);
                Ok(())
            }
            Step::ReviewReport { review, unit, received_on, accepted_on } => {
                let entry = ReviewReportEntry {
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
                    asked_of: line.asked_of,
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
            source: line.source.clone(),
        })
    }

    fn proposals(&mut self, step: &Step) -> Told {
        match step {
            Step::ProposalRaise { review, kind, from, to, text, answer_by, source } => {
                let entry = ProposalEntry {
                    review_id: found(&self.reviews, "review", review)?,
                    kind: *kind,
                    from_id: found(&self.units, "unit", from)?,
                    to_id: self.unit(to.as_deref())?,
                    text: text.clone(),
                    answer_by_id: self.unit(answer_by.as_deref())?,
                    source: source.clone(),
                };
                self.store.proposal_raise(&mut self.by, &entry).map(drop)
            }
            Step::ProposalPlan { proposal, planned_answer } => {
                let id = self.proposal(proposal)?;
                self.store.proposal_plan(&mut self.by, id, planned_answer, None).map(drop)
            }
            Step::ProposalAnswer { proposal, outcome, answer, answered_on } => {
                let id = self.proposal(proposal)?;
                let entry = AnswerEntry { outcome: *outcome, answer: answer.clone(), answered_on: *answered_on };
                self.store.proposal_answer(&mut self.by, id, &entry).map(drop)
            }
            _ => Ok(()),
        }
    }

    fn meetings(&mut self, step: &Step) -> Told {
        match step {
            Step::MeetingPlan { key, review, title, held_on, starts_at, place, chair_role, illustrative } => {
                let entry = MeetingEntry {
                    review_id: found(&self.reviews, "review", review)?,
                    title: title.clone(),
                    held_on: *held_on,
                    starts_at: *starts_at,
                    place: place.clone(),
                    chair_role: chair_role.clone(),
                    illustrative: *illustrative,
                };
                let id = self.store.meeting_plan(&mut self.by, &entry)?.value;
                self.meetings.insert(key.clone(), id);
                Ok(())
            }
            Step::MeetingAgenda { meeting, items } => {
                let entries = items.iter().map(|item| self.item(item)).collect::<Result<Vec<_>, _>>()?;
                let id = found(&self.meetings, "meeting", meeting)?;
                self.store.meeting_agenda(&mut self.by, id, &entries).map(drop)
            }
            Step::MeetingAttend { meeting, present, absent, remote } => {
                let seat = |unit: &str, presence: Presence, note: Option<String>| {
                    let is_remote = remote.iter().any(|code| code == unit);
                    Ok(AttendanceEntry { unit_id: found(&self.units, "unit", unit)?, presence, note, is_remote })
                };
                let here = present.iter().map(|unit| seat(unit, Presence::Present, None));
                let away = absent.iter().map(|line| seat(&line.unit, line.presence, line.note.clone()));
                let entries = here.chain(away).collect::<Result<Vec<_>, StoreError>>()?;
                let id = found(&self.meetings, "meeting", meeting)?;
                self.store.meeting_attend(&mut self.by, id, &entries).map(drop)
            }
            Step::MeetingStart { meeting } => {
                let id = found(&self.meetings, "meeting", meeting)?;
                self.store.meeting_start(&mut self.by, id).map(drop)
            }
            Step::MeetingClose { meeting, assessment } => {
                let id = found(&self.meetings, "meeting", meeting)?;
                self.store.meeting_close(&mut self.by, id, assessment.as_deref()).map(drop)
            }
            Step::NoticeIssue { meeting, number, issued_on } => {
                let id = found(&self.meetings, "meeting", meeting)?;
                let entry =
                    NoticeEntry { number: Some(*number), issued_on: *issued_on, symbol: None, abstract_text: None };
                self.store.notice_issue(&mut self.by, id, &entry).map(drop)
            }
            _ => Ok(()),
        }
    }

    fn item(&self, line: &ItemLine) -> Result<AgendaEntry, StoreError> {
        Ok(AgendaEntry {
            title: line.title.clone(),
            budget_minutes: line.budget_minutes,
            presenter_id: self.unit(line.presenter.as_deref())?,
            private_note: None,
            items: line.items.iter().map(|item| self.item(item)).collect::<Result<_, _>>()?,
        })
    }

    fn directive(&mut self, step: &Step) -> Told {
        let Step::DirectiveCapture {
            meeting,
            kind,
            text,
            work,
            leads,
            coordinating,
            sharing,
            deadline_phrase,
            due_on,
            recurs,
            product,
            measure,
            origin,
            source,
        } = step
        else {
            return Ok(());
        };
        let entry = DirectiveEntry {
            kind: *kind,
            text: text.clone(),
            work: work.clone(),
            lead_ids: self.unit_ids(leads)?,
            coordinating_ids: self.unit_ids(coordinating)?,
            sharing: *sharing,
            deadline_phrase: deadline_phrase.clone(),
            due_on: *due_on,
            recurs: *recurs,
            product: product.clone(),
            measure: measure.clone(),
            origin_id: origin.as_deref().map(|code| self.proposal(code)).transpose()?,
            source: source.clone(),
        };
        let id = found(&self.meetings, "meeting", meeting)?;
        self.store.directive_capture(&mut self.by, id, &[entry]).map(drop)
    }

    fn tasks(&mut self, step: &Step) -> Told {
        match step {
            Step::TaskSchedule { tasks, due_on } => {
                for task in tasks {
                    let id = self.task(task)?;
                    self.store.task_schedule(&mut self.by, id, *due_on)?;
                }
                Ok(())
            }
            Step::TaskAcknowledge { task, on_date } => {
                let id = self.task(task)?;
                self.store.task_acknowledge(&mut self.by, id, *on_date).map(drop)
            }
            Step::TaskProgress { task, on_date, percent, text } => {
                let id = self.task(task)?;
                let entry =
                    ProgressEntry { on_date: *on_date, percent: *percent, text: text.clone(), evidence: None };
                self.store.task_progress(&mut self.by, id, &entry).map(drop)
            }
            Step::TaskReport { task, reported_on, text, evidence } => {
                let id = self.task(task)?;
                let entry =
                    ReportEntry { reported_on: *reported_on, text: text.clone(), evidence: evidence.clone() };
                self.store.task_report(&mut self.by, id, &entry).map(drop)
            }
            Step::TaskConfirm { task, on_date } => {
                let id = self.task(task)?;
                self.store.task_confirm(&mut self.by, id, *on_date).map(drop)
            }
            Step::TaskExtensionAsk { task, asked_on, until_on, reason } => {
                let id = self.task(task)?;
                self.store.task_extension_ask(&mut self.by, id, *asked_on, *until_on, reason).map(drop)
            }
            Step::TaskExtensionDecide { task, decided_on, granted_until_on, note } => {
                let id = self.task(task)?;
                let (until, note) = (*granted_until_on, note.as_deref());
                self.store.task_extension_decide(&mut self.by, id, *decided_on, until, note).map(drop)
            }
            Step::TaskRemind { task, on_date, text } => {
                let id = self.task(task)?;
                self.store.task_remind(&mut self.by, &[id], *on_date, text).map(drop)
            }
            Step::TaskStop { task, on_date, reason } => {
                let id = self.task(task)?;
                self.store.task_stop(&mut self.by, id, *on_date, reason).map(drop)
            }
            _ => Ok(()),
        }
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
        let (Ok(number), Ok(share)) = (number.parse(), share.parse()) else { return Err(missing("task", code)) };
        self.store.task_by_code(review, number, share)?.ok_or_else(|| missing("task", code))
    }

    fn id<I: std::str::FromStr>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        what: &str,
        code: &str,
    ) -> Result<I, StoreError> {
        let text: String = self.store.conn().query_row(sql, params, |row| row.get(0)).map_err(|_| missing(what, code))?;
        text.parse().map_err(|_| missing(what, code))
    }
}
