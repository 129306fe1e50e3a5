//! Telling of meetings: their agenda and seats, what was raised, what was concluded and issued.

use domain::directive::{DirectiveEntry, MeasureTarget};
use domain::document::NoticeEntry;
use domain::indicator::Fraction;
use domain::meeting::{AgendaEntry, AgendaPlan, AttendanceEntry, InviteEntry, MeetingEntry, Presence};
use domain::proposal::{AnswerEntry, PlanEntry, ProposalEntry};

use super::{Teller, Told, found};
use crate::error::StoreError;
use crate::sample::story::{ItemLine, Step};

/// As what the sample's notices left the program.
const NOTICE_FILE: &str = "thong-bao-ket-luan.pdf";

impl Teller<'_> {
    pub(super) fn proposals(&mut self, step: &Step) -> Told {
        match step {
            Step::ProposalRaise { review, kind, from, to, theme, text, answer_by, source } => {
                let entry = ProposalEntry {
                    review_id: found(&self.reviews, "review", review)?,
                    kind: *kind,
                    from_id: found(&self.units, "unit", from)?,
                    to_id: self.unit(to.as_deref())?,
                    theme: theme.clone(),
                    text: text.clone(),
                    answer_by_id: self.unit(answer_by.as_deref())?,
                    source: source.clone(),
                };
                self.store.proposal_raise(&mut self.by, &entry).map(drop)
            }
            Step::ProposalPlan {
                proposal,
                planned_answer,
                answer_by,
                expected_work,
                expected_lead,
                expected_due_on,
            } => {
                let id = self.proposal(proposal)?;
                let entry = PlanEntry {
                    planned_answer: planned_answer.clone(),
                    answer_by_id: self.unit(answer_by.as_deref())?,
                    expected_work: expected_work.clone(),
                    expected_lead_id: self.unit(expected_lead.as_deref())?,
                    expected_due_on: *expected_due_on,
                };
                self.store.proposal_plan(&mut self.by, id, &entry).map(drop)
            }
            Step::ProposalAnswer { proposal, outcome, answer, answered_on, forwarded_to } => {
                let id = self.proposal(proposal)?;
                let entry = AnswerEntry {
                    outcome: *outcome,
                    answer: answer.clone(),
                    answered_on: *answered_on,
                    forwarded_to_id: self.unit(forwarded_to.as_deref())?,
                };
                self.store.proposal_answer(&mut self.by, id, &entry).map(drop)
            }
            _ => Ok(()),
        }
    }

    pub(super) fn meetings(&mut self, step: &Step) -> Told {
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
            Step::MeetingAgenda { meeting, ends_at, items } => {
                let items = items.iter().map(|item| self.item(item)).collect::<Result<Vec<_>, _>>()?;
                let id = found(&self.meetings, "meeting", meeting)?;
                let plan = AgendaPlan { ends_at: *ends_at, items };
                self.store.meeting_agenda(&mut self.by, id, &plan).map(drop)
            }
            Step::MeetingInvite { meeting, units, remote, confirmed, confirmed_on } => {
                let invite = |unit: &String| {
                    Ok(InviteEntry {
                        unit_id: found(&self.units, "unit", unit)?,
                        is_invited: true,
                        is_remote: remote.contains(unit),
                        confirmed_on: confirmed_on.filter(|_| confirmed.contains(unit)),
                    })
                };
                let entries = units.iter().map(invite).collect::<Result<Vec<_>, StoreError>>()?;
                let id = found(&self.meetings, "meeting", meeting)?;
                self.store.meeting_invite(&mut self.by, id, &entries).map(drop)
            }
            Step::MeetingAttend { meeting, present, absent, remote } => {
                let seat = |unit: &str, presence: Presence, note: Option<String>| {
                    let is_remote = remote.iter().any(|code| code == unit);
                    Ok(AttendanceEntry {
                        unit_id: found(&self.units, "unit", unit)?,
                        presence,
                        note,
                        is_remote,
                        is_lost: false,
                    })
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
                let entry = NoticeEntry {
                    number: Some(*number),
                    issued_on: *issued_on,
                    symbol: None,
                    abstract_text: None,
                };
                self.store.notice_issue(&mut self.by, id, &entry)?;
                // It went out the same day; its issue is history, to be withdrawn and not undone.
                let review = self.store.meeting(id)?.review_id;
                self.store.notice_export(&mut self.by, review, NOTICE_FILE).map(drop)
            }
            _ => Ok(()),
        }
    }

    fn item(&self, line: &ItemLine) -> Result<AgendaEntry, StoreError> {
        Ok(AgendaEntry {
            id: None,
            title: line.title.clone(),
            budget_minutes: line.budget_minutes,
            presenter_id: self.unit(line.presenter.as_deref())?,
            private_note: line.private_note.clone(),
            items: line.items.iter().map(|item| self.item(item)).collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn directive(&mut self, step: &Step) -> Told {
        if let Step::DirectiveMeasure { directive, indicator, target } = step {
            let indicator_id = found(&self.indicators, "indicator", indicator)?;
            let target = MeasureTarget { indicator_id, target: Fraction::new(target.0, target.1) };
            let id = self.directive_numbered(directive)?;
            return self.store.directive_measure(&mut self.by, id, Some(target)).map(drop);
        }
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
            measure_target: None,
            origin_id: origin.as_deref().map(|code| self.proposal(code)).transpose()?,
            source: source.clone(),
        };
        let id = found(&self.meetings, "meeting", meeting)?;
        self.store.directive_capture(&mut self.by, id, &[entry]).map(drop)
    }
}
