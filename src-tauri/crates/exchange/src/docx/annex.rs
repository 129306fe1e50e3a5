//! An annex: a table on sheets of its own that lie, with their own numbers (template 2.1, b4).

use chrono::NaiveDate;
use domain::briefing::forms::{self, Kind};
use domain::briefing::grid::grid;
use domain::briefing::notice::Annex;
use domain::briefing::official::Letterhead;
use domain::briefing::place::Place;
use domain::briefing::schedule::{Schedule, ScheduleRows};

use super::DocxError;
use super::body::Part;
use super::page::LYING;
use super::styles::Named;
use super::table::table;
use super::text::paragraph;

/// A table that goes with a paper.
pub struct Attached<'a> {
    /// Its title.
    title: &'a str,
    /// What is in it.
    rows: ScheduleRows,
    /// Up to which day its figures are known.
    until: Option<NaiveDate>,
}

impl<'a> Attached<'a> {
    /// The annexes of a notice.
    pub fn assigned(annexes: &'a [Annex]) -> Vec<Self> {
        let rows = |annex: &Annex| ScheduleRows::Assigned(annex.rows.clone());
        annexes.iter().map(|annex| Attached { title: &annex.title, rows: rows(annex), until: None }).collect()
    }

    /// The annexes of a report.
    pub fn schedules(schedules: &'a [Schedule], until: Option<NaiveDate>) -> Vec<Self> {
        let attached = |one: &'a Schedule| Attached { title: &one.title, rows: one.rows.clone(), until };
        schedules.iter().map(attached).collect()
    }
}

/// Which annex of how many.
pub struct Position {
    /// Counted from 1.
    pub number: usize,
    /// In all.
    pub of: usize,
}

/// Makes an annex; `journal` is the line under the last one (RULINGS C26).
///
/// # Errors
/// [`DocxError::Letter`], [`DocxError::Empty`] for an annex without rows.
pub fn annex(
    annex: &Attached<'_>,
    position: &Position,
    kind: Kind,
    head: &Letterhead,
    journal: Option<&str>,
) -> Result<Vec<Part>, DocxError> {
    let place = Place::AnnexTitle(position.number);
    if annex.rows.is_empty() {
        return Err(DocxError::Empty { place });
    }
    let name = forms::annex_name(position.number, position.of);
    let day = forms::day_in_words(head.issued_on, head.year);
    let body = head.issuing_body_in_text.trim();
    let with = forms::goes_with(kind, head.number.as_deref(), &head.symbol, &day, body);
    let mut parts = vec![Part::from(paragraph(Named::Heading1, &name, place)?)];
    if !annex.title.trim().is_empty() {
        parts.push(Part::from(paragraph(Named::Heading1, &annex.title.to_uppercase(), place)?));
    }
    parts.push(Part::from(paragraph(Named::AnnexNote, &with, place)?));
    if let Some(until) = annex.until {
        parts.push(Part::from(paragraph(Named::AnnexNote, &forms::figures_until(until), place)?));
    }
    let row = |row| Place::AnnexRow { annex: position.number, row };
    parts.push(Part::from(table(&grid(&annex.rows), LYING, &row)?));
    if let Some(journal) = journal {
        parts.push(Part::from(paragraph(Named::JournalLine, journal, Place::Margin)?));
    }
    Ok(parts)
}
