//! A workbook as plain values, cell by cell: no rectangle is ever filled, no shared formula unfolded, nothing computed.
//!
//! To be called in a process that can be lost: opening unpacks shared texts and styles before a cell can be counted.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{Datelike, NaiveDate};
use domain::door::sheet::{PlainArea, PlainCell, PlainRow, PlainValue};

use crate::intake::{CELL, Caps, Fault};

/// The far corner of a sheet.
const LAST_ROW: u32 = 1_048_575;
const LAST_COLUMN: u32 = 16_383;

/// Cells that are there and hold nothing, such as borders drawn to the end of a sheet.
const MOST_EVENTS: usize = 6_000_000;

/// Years in which a serial number is taken for a day.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2199;

/// Sheets of a book; each can be named as often as one likes, and would be read anew.
const MOST_SHEETS: usize = 256;

/// What is handed over, piece by piece: a sheet, then its rows.
#[derive(Debug)]
pub enum Part {
    /// A sheet begins.
    Sheet {
        /// What it is called.
        name: String,
        /// True when it is hidden from whoever opens the file.
        is_hidden: bool,
    },
    /// A row of it.
    Row(PlainRow),
    /// Its cells that were made one.
    Merges(Vec<PlainArea>),
}

/// What has been read so far, over all sheets.
#[derive(Default)]
struct Count {
    cells: usize,
    events: usize,
    text: u64,
}

/// Reads every sheet of a workbook; `take` gets each row as it is finished, so that only one is ever held.
///
/// # Errors
/// [`Fault`] at the first thing that is out of bounds; what was taken before it is to be dropped.
pub fn read(
    bytes: Vec<u8>,
    caps: &Caps,
    mut take: impl FnMut(Part) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    if sheets.len() > MOST_SHEETS {
        return Err(Fault::Crowded);
    }
    let mut count = Count::default();
    for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let is_hidden = sheet.visible != SheetVisible::Visible;
        take(Part::Sheet { name: sheet.name.clone(), is_hidden })?;
        let mut row = PlainRow { number: 0, cells: Vec::new() };
        let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(|error| fault(&error))?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|error| fault(&error))? {
            count.events += 1;
            if count.events > MOST_EVENTS {
                return Err(Fault::Crowded);
            }
            if cell.pos.0 > LAST_ROW || cell.pos.1 > LAST_COLUMN {
                return Err(Fault::Outside);
            }
            let is_computed = cell.formula.is_some();
            let Some(value) = value_of(&cell.value, is_computed)? else { continue };
            count.keep(caps, cell.pos, &value)?;
            let (number, column) = (cell.pos.0 + 1, u16::try_from(cell.pos.1).map_err(|_| Fault::Outside)?);
            if row.number != number {
                // Rows run downwards and cells to the right in every honest file: in another a cell could hold two.
                if row.number > number {
                    return Err(Fault::Broken);
                }
                let done = std::mem::replace(&mut row, PlainRow { number, cells: Vec::new() });
                hand(done, &mut take)?;
            }
            if row.cells.last().is_some_and(|before| before.column >= column) {
                return Err(Fault::Broken);
            }
            row.cells.push(PlainCell { column, value, is_computed });
        }
        hand(row, &mut take)?;
        drop(cells);
        if caps.merges > 0 {
            take(Part::Merges(merges(&mut book, &sheet.name, caps.merges)?))?;
        }
    }
    Ok(())
}

/// Reads which cells of a sheet were made one.
fn merges<R: std::io::Read + std::io::Seek>(
    book: &mut Xlsx<R>,
    sheet: &str,
    most: usize,
) -> Result<Vec<PlainArea>, Fault> {
    let found = book.merge_cells_by_sheet_name(sheet).map_err(|error| fault(&error))?;
    if found.len() > most {
        return Err(Fault::Crowded);
    }
    let column = |n: u32| u16::try_from(n).unwrap_or(u16::MAX);
    let area = |area: calamine::Dimensions| PlainArea {
        first_row: area.start.0.saturating_add(1),
        last_row: area.end.0.saturating_add(1),
        first_column: column(area.start.1),
        last_column: column(area.end.1),
    };
    Ok(found.into_iter().map(area).collect())
}

fn hand(row: PlainRow, take: &mut impl FnMut(Part) -> Result<(), Fault>) -> Result<(), Fault> {
    if row.cells.is_empty() { Ok(()) } else { take(Part::Row(row)) }
}

impl Count {
    fn keep(&mut self, caps: &Caps, (row, column): (u32, u32), value: &PlainValue) -> Result<(), Fault> {
        self.cells += 1;
        if let PlainValue::Text(text) = value {
            self.text += text.len() as u64;
        }
        let is_beyond = row >= caps.rows || column >= u32::from(caps.columns);
        if is_beyond || self.cells > caps.cells || self.text > caps.text {
            return Err(Fault::Crowded);
        }
        Ok(())
    }
}

/// Returns what a cell holds; none when it holds nothing.
fn value_of(value: &DataRef<'_>, is_computed: bool) -> Result<Option<PlainValue>, Fault> {
    Ok(Some(match value {
        DataRef::Empty if is_computed => PlainValue::Unknown {},
        DataRef::Empty => return Ok(None),
        DataRef::String(text) => return text_of(text),
        DataRef::SharedString(text) => return text_of(text),
        DataRef::Int(number) => PlainValue::Number(*number as f64),
        DataRef::Float(number) if number.is_finite() => PlainValue::Number(*number),
        DataRef::Float(_) => return Ok(None),
        DataRef::Bool(is_true) => PlainValue::Truth(*is_true),
        DataRef::DateTime(at) if at.is_datetime() => match at.as_datetime().map(|at| at.date()) {
            Some(day) if YEARS.contains(&day.year()) => PlainValue::Date(day),
            _ => PlainValue::Number(at.as_f64()),
        },
        DataRef::DateTime(at) => PlainValue::Number(at.as_f64()),
        DataRef::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()) {
            Some(day) => PlainValue::Date(day),
            None => return text_of(text),
        },
        DataRef::DurationIso(text) => return text_of(text),
        DataRef::Error(error) => PlainValue::Error(error.to_string()),
    }))
}

fn text_of(text: &str) -> Result<Option<PlainValue>, Fault> {
    // Counted in bytes first: most texts are far too short to be counted in characters.
    if text.len() > CELL && text.chars().count() > CELL {
        return Err(Fault::Long);
    }
    Ok((!text.trim().is_empty()).then(|| PlainValue::Text(text.to_owned())))
}

fn fault(error: &XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::Locked,
        _ => Fault::Broken,
    }
}
