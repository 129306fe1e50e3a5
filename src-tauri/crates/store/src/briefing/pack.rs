//! The briefing pack and the chair's own book: which records they are made from.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::board::{BoardGrouping, BoardQuery};
use domain::briefing::chair_book::{BookItem, ChairBook};
use domain::briefing::chart::ChartRequest;
use domain::briefing::conclusion::period_in_words;
use domain::briefing::pack::{Followed, Pack, PackItem};
use domain::id::{ItemId, ReviewId, UnitId};
use domain::meeting::{AgendaItem, Meeting, planned_minutes, times};
use domain::refusal::Noun;
use domain::review::Review;
use domain::task::StandingClass;

use super::unit_sheet::{Led, numbers_of, written};
use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    /// Returns the briefing pack of a review on a day. For a past day ask the file rewound to it.
    ///
    /// The previous directives are those of the review before; the overdue tasks are those of all reviews.
    pub fn pack(&self, review: ReviewId, as_of: NaiveDate) -> Result<Pack, StoreError> {
        let record = self.review(review)?;
        let meeting = self.meeting_of(review)?;
        let before = self.review_before(&record)?;
        let overdue = BoardQuery {
            class: Some(StandingClass::Overdue),
            grouping: BoardGrouping::None,
            ..BoardQuery::default()
        };
        let sheets = self.unit_sheets(review, as_of)?;
        let bar_of = before.as_ref().map_or(review, |before| before.id);
        let mut charts = vec![self.chart(&ChartRequest::StandingBar { review_id: Some(bar_of) }, as_of)?];
        for indicator in self.indicator_list(as_of)? {
            let request = ChartRequest::Trend { indicator_id: indicator.id, unit_id: None };
            charts.push(self.chart(&request, as_of)?);
        }
        let mut raised = Vec::new();
        for sheet in &sheets {
            raised.extend(sheet.proposals.iter().map(|proposal| (sheet.unit.clone(), proposal.clone())));
        }
        let list = self.task_list(&overdue, as_of)?;
        let ranking = self.ranking(review, as_of)?;
        Ok(Pack {
            parent_body: self.committee_settings()?.parent_body,
            agenda: meeting.as_ref().map_or(Ok(Vec::new()), |meeting| self.pack_items(meeting))?,
            indicators: self.indicator_lines(as_of)?,
            charts,
            ranking_charts: self.ranking_charts(review, &ranking, as_of)?,
            ranking,
            overdue: list.groups.into_iter().flat_map(|(_, rows)| rows).collect(),
            raised,
            sheets,
            previous: before.map(|before| self.followed(&before, as_of)).transpose()?,
            meeting,
        })
    }

    /// Returns the chair's own book of a review's meeting.
    pub fn chair_book(&self, review: ReviewId, as_of: NaiveDate) -> Result<ChairBook, StoreError> {
        let unknown = || Refusal::Unknown { noun: Noun::Meeting, id: review.to_string() };
        let meeting = self.meeting_of(review)?.ok_or_else(unknown)?;
        let items = self.agenda_of(meeting.id)?;
        let numbers = numbers_of(&items);
        let by_number: HashMap<String, &AgendaItem> =
            items.iter().map(|item| (written(numbers.get(&item.id)), item)).collect();
        let sheets = self.unit_sheets(review, as_of)?;
        let sheet_of = |unit: UnitId| sheets.iter().find(|sheet| sheet.unit.id == unit).cloned();
        let book_item = |item: PackItem| {
            let own = by_number.get(&item.number);
            BookItem {
                private_note: own.and_then(|own| own.private_note.clone()),
                sheet: own.and_then(|own| own.presenter_id).and_then(sheet_of),
                item,
            }
        };
        let drafts =
            self.directive_list(review)?.into_iter().filter(|directive| directive.issued_on.is_none());
        Ok(ChairBook {
            items: self.pack_items(&meeting)?.into_iter().map(book_item).collect(),
            drafts: drafts.map(|directive| directive.text).collect(),
            meeting,
        })
    }

    /// Returns the items of an agenda in the order they are dealt with.
    fn pack_items(&self, meeting: &Meeting) -> Result<Vec<PackItem>, StoreError> {
        let items = self.agenda_of(meeting.id)?;
        let names = self.unit_names()?;
        let numbers = numbers_of(&items);
        let has_parts = |id: ItemId| items.iter().any(|item| item.parent_id == Some(id));
        let planned = times(&items, meeting.starts_at).into_iter().filter_map(|time| {
            let item = items.iter().find(|item| item.id == time.id)?;
            let presenter = item.presenter_id.and_then(|id| names.get(&id).cloned());
            Some(PackItem {
                number: written(numbers.get(&item.id)),
                title: item.title.clone(),
                by: presenter.or_else(|| has_parts(item.id).then(String::new)),
                from: time.from,
                until: time.until,
                minutes: planned_minutes(&items, item),
                is_part: item.parent_id.is_some(),
            })
        });
        Ok(planned.collect())
    }

    /// Returns the directives of a review, and where their tasks stand.
    fn followed(&self, review: &Review, as_of: NaiveDate) -> Result<(String, Vec<Followed>), StoreError> {
        let tasks = self.led_tasks(Led::In(review.id), as_of)?;
        let issued = self.directive_list(review.id)?.into_iter().filter(|one| one.issued_on.is_some());
        let followed = issued.map(|directive| {
            let own = tasks.iter().filter(|task| task.directive_id == directive.id);
            let tasks = own.map(|task| (task.lead.clone(), task.task.clone())).collect();
            Followed { directive, tasks }
        });
        Ok((format!("Kỳ {}", period_in_words(review.span, review.year)), followed.collect()))
    }
}
