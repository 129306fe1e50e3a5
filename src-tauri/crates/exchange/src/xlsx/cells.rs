//! A workbook as plain values, cell by cell: no rectangle is ever filled, no shared formula unfolded, nothing computed.
//!
//! To be called in a process that can be lost: opening unpacks shared texts and styles before a cell can be counted.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{Datelike, NaiveDate};
use domain::door::sheet::{PlainCell, PlainRow, PlainSheet, PlainValue};

use crate::intake::{Caps, Fault};

/// The far corner of a sheet.
const LAST_ROW: u32 = 1_048_575;
const LAST_COLUMN: u32 = 16_383;

/// Cells that are there and hold nothing, such as borders drawn to the end of a sheet.
const MOST_EVENTS: usize = 6_000_000;

/// Years in which a serial number is taken for a day.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2199;

/// What has been read so far, over all sheets.
#[derive(Default)]
struct Count {
    cells: usize,
    events: usize,
    text: u64,
}

/// Reads every sheet of a workbook; `take` gets each as it is finished.
///
/// # Errors
/// [`Fault`] at the first thing that is out of bounds; sheets taken before it are to be dropped.
pub fn read(
    bytes: Vec<u8>,
    caps: &Caps,
    mut take: impl FnMut(PlainSheet) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    let mut count = Count::default();
    for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let is_hidden = sheet.visible != SheetVisible::Visible;
        let mut read = PlainSheet { name: sheet.name.clone(), is_hidden, rows: Vec::new() };
        let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(|error| fault(&error))?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|error| fault(&error))? {
            count.events += 1;
            if count.events > MOST_EVENTS {
                return Err(Fault::Crowded);
            }
            let (row, column) = cell.pos;
            if row > LAST_ROW || column > LAST_COLUMN {
                return Err(Fault::Outside);
            }
            let is_computed = cell.formula.is_some();
            let Some(value) = value_of(&cell.value, is_computed) else { continue };
            keep(&mut read, &mut count, caps, (row, column), PlainCell { column: 0, value, is_computed })?;
        }
        take(read)?;
    }
    Ok(())
}

fn keep(
    sheet: &mut PlainSheet,
    count: &mut Count,
    caps: &Caps,
    (row, column): (u32, u32),
    cell: PlainCell,
) -> Result<(), Fault> {
    count.cells += 1;
    if let PlainValue::Text(text) = &cell.value {
        count.text += text.len() as u64;
    }
    let column = u16::try_from(column).map_err(|_| Fault::Outside)?;
    if row >= caps.rows || column >= caps.columns || count.cells > caps.cells || count.text > caps.text {
        return Err(Fault::Crowded);
    }
    let number = row + 1;
    let cell = PlainCell { column, ..cell };
    match sheet.rows.last_mut() {
        Some(last) if last.number == number => last.cells.push(cell),
        // Rows run downwards in every honest file; in another the reader would be led in circles.
        Some(last) if last.number > number => return Err(Fault::Broken),
        _ => sheet.rows.push(PlainRow { number, cells: vec![cell] }),
    }
    Ok(())
}

/// Returns what a cell holds; none when it holds nothing.
fn value_of(value: &DataRef<'_>, is_computed: bool) -> Option<PlainValue> {
    Some(match value {
        DataRef::Empty if is_computed => PlainValue::Unknown {},
        DataRef::Empty => return None,
        DataRef::String(text) => text_of(text)?,
        DataRef::SharedString(text) => text_of(text)?,
        DataRef::Int(number) => PlainValue::Number(*number as f64),
        DataRef::Float(number) if number.is_finite() => PlainValue::Number(*number),
        DataRef::Float(_) => return None,
        DataRef::Bool(is_true) => PlainValue::Truth(*is_true),
        DataRef::DateTime(at) if at.is_datetime() => match at.as_datetime().map(|at| at.date()) {
            Some(day) if YEARS.contains(&day.year()) => PlainValue::Date(day),
            _ => PlainValue::Number(at.as_f64()),
        },
        DataRef::DateTime(at) => PlainValue::Number(at.as_f64()),
        DataRef::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()) {
            Some(day) => PlainValue::Date(day),
            None => text_of(text)?,
        },
        DataRef::DurationIso(text) => text_of(text)?,
        DataRef::Error(error) => PlainValue::Error(error.to_string()),
    })
}

fn text_of(text: &str) -> Option<PlainValue> {
    (!text.trim().is_empty()).then(|| PlainValue::Text(text.to_owned()))
}

fn fault(error: &XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::Locked,
        _ => Fault::Broken,
    }
}
