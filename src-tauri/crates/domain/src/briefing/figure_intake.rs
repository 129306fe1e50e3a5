//! Figures on their way in from a plain sheet: which indicator of which unit they are of, what stood there before, and
//! why a row is refused, cell by cell.
//!
//! Deliberately guesses nothing, and accepts nothing: figures come in as proposed, and the secretariat decides on them
//! as on those of a unit.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door::sheet::cells::{self, CellFault, Lines};
use crate::door::sheet::columns::{Columns, Heads, Listing, plain};
use crate::door::sheet::{PlainRow, PlainSheet, PlainValue};
use crate::id::{IndicatorId, UnitId};
use crate::indicator::{FigureEntry, FigureState, Fraction, Indicator, IndicatorKind, heads};
use crate::refusal::{Field, Refusal};
use crate::unit::Unit;

mod form;

pub use form::form;

/// What an import would do, before it does anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct FigureIntake {
    /// The sheet the rows stand in; empty for lines of text.
    pub sheet: String,
    /// Heads of columns nothing is taken from.
    pub unused: Vec<String>,
    /// Rows that say something.
    pub n_rows: usize,
    /// Rows that can come in.
    pub n_good: usize,
    /// The rows, refused ones first; at most a thousand of each.
    pub lines: Vec<FigureIntakeLine>,
}

/// What one row would become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct FigureIntakeLine {
    /// Its number in the sheet, from 1.
    pub row: u32,
    /// The indicator: its code where it is known, as written where not.
    pub indicator: String,
    /// The unit: its short name where it is known; empty for the committee as a whole.
    pub unit: String,
    /// Day the figure describes.
    pub on_date: Option<NaiveDate>,
    /// The figure.
    pub value: Option<Fraction>,
    /// What is proposed or accepted for that day now; a proposed figure would be replaced.
    pub before: Option<Fraction>,
    /// Why it is refused; nothing when it can come in.
    pub faults: Vec<CellFault>,
}

/// One row: a figure, and the number of the row it was read from; a refusal names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFigure {
    /// Number of the row.
    pub row: u32,
    /// The figure.
    pub entry: FigureEntry,
}

/// What a figure is of: the indicator, the unit or the whole, the day.
pub type FigureKey = (IndicatorId, Option<UnitId>, NaiveDate);

/// What the rows are held against.
#[derive(Debug)]
pub struct FigureGround<'a> {
    /// The register.
    pub units: &'a [Unit],
    /// The indicators of the set in force.
    pub indicators: &'a [Indicator],
    /// Figures already in the file: the proposed one where there is one, else the accepted one.
    pub known: HashMap<FigureKey, Fraction>,
    /// Today.
    pub today: NaiveDate,
}

/// What a column can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Indicator,
    Unit,
    Day,
    Numerator,
    Denominator,
    Source,
}

/// A row being read.
type Cells<'a> = cells::Cells<'a, Says>;

/// Every meaning with its heads, as they read without marks; the first is our own.
const HEADS: &Heads<Says> = &[
    (Says::Indicator, heads::INDICATOR, &["ma chi so", "chi so", "chi tieu", "ma chi tieu"]),
    (Says::Unit, heads::UNIT, &["ten don vi", "co quan", "co quan don vi", "don vi bao cao"]),
    (Says::Day, heads::DAY, &["ngay", "den ngay", "tinh den ngay", "thoi diem", "ngay so lieu"]),
    (Says::Numerator, heads::NUMERATOR, &["so dat", "dat duoc", "da thuc hien", "gia tri", "so lieu"]),
    (Says::Denominator, heads::DENOMINATOR, &["tong so", "tren tong so", "trong tong so"]),
    (Says::Source, heads::SOURCE, &["nguon so lieu", "van ban", "ghi chu"]),
];

/// What a list cannot be without.
const NEEDED: [Says; 4] = [Says::Indicator, Says::Unit, Says::Day, Says::Numerator];

/// Reads a sheet of figures: what to show, and the rows that can come in.
///
/// # Errors
/// [`Refusal::SheetHeads`] when no sheet has a row with the heads that are needed.
pub fn read(
    sheets: &[PlainSheet],
    file: &str,
    ground: &FigureGround<'_>,
) -> Result<(FigureIntake, Vec<ImportedFigure>), Refusal> {
    let list = Listing::find(sheets, file, HEADS, &NEEDED)?;
    let (mut lines, mut figures, mut came) = (Lines::default(), Vec::new(), HashMap::new());
    // A row of the form that nobody filled in asks for nothing.
    let has_figure = |row: &&PlainRow| {
        [Says::Numerator, Says::Denominator]
            .iter()
            .any(|says| list.columns.place(*says).and_then(|(column, _)| row.cell(column)).is_some())
    };
    for row in list.rows().filter(has_figure) {
        let (line, figure) = read_row(row, &list.columns, ground, &mut came);
        lines.add(line, figure.is_some());
        figures.extend(figure.map(|entry| ImportedFigure { row: row.number, entry }));
    }
    let (n_rows, n_good, lines) = lines.counted();
    let unused = list.columns.unused.clone();
    Ok((FigureIntake { sheet: list.name.to_owned(), unused, n_rows, n_good, lines }, figures))
}

fn read_row(
    row: &PlainRow,
    columns: &Columns<Says>,
    ground: &FigureGround<'_>,
    came: &mut HashMap<FigureKey, u32>,
) -> (FigureIntakeLine, Option<FigureEntry>) {
    let mut cells = Cells::of(row, columns, Says::Indicator);
    let indicator = indicator(&mut cells, ground.indicators);
    let unit = cells.unit(Says::Unit, ground.units);
    let on_date = cells.day(Says::Day, Field::OnDate);
    cells.need(Says::Day, Field::OnDate);
    let value = indicator.and_then(|indicator| value(&mut cells, indicator.kind));
    let shown = |text: String, known: Option<&str>| known.map_or(text, str::to_owned);
    let mut line = FigureIntakeLine {
        row: row.number,
        indicator: shown(cells.text(Says::Indicator), indicator.map(|indicator| indicator.code.as_str())),
        unit: shown(cells.text(Says::Unit), unit.map(|unit| unit.short_name.as_str())),
        on_date,
        value,
        before: None,
        faults: Vec::new(),
    };
    let entry = indicator.zip(on_date).zip(value).map(|((indicator, on_date), value)| FigureEntry {
        indicator_id: indicator.id,
        unit_id: unit.map(|unit| unit.id),
        on_date,
        value,
        state: FigureState::Proposed,
        evidence: None,
        source: cells.some(Says::Source),
    });
    if let Some(entry) = entry.as_ref().filter(|_| cells.faults.is_empty()) {
        let key = (entry.indicator_id, entry.unit_id, entry.on_date);
        line.before = ground.known.get(&key).copied();
        check(&mut cells, entry, ground.today, line.before, came.get(&key).copied());
        if cells.faults.is_empty() {
            came.insert(key, row.number);
        }
    }
    line.faults = cells.faults;
    let entry = entry.filter(|_| line.faults.is_empty());
    (line, entry)
}

/// Holds a row against the rules of the act, the file, and the rows before it.
fn check(
    cells: &mut Cells<'_>,
    entry: &FigureEntry,
    today: NaiveDate,
    before: Option<Fraction>,
    came: Option<u32>,
) {
    if let Err(reason) = entry.cleaned(today) {
        let says = match &reason {
            Refusal::DateLate { .. } | Refusal::DateImpossible { .. } => Says::Day,
            Refusal::NumberOutside { field: Field::Denominator, .. } => Says::Denominator,
            Refusal::NumberOutside { .. } => Says::Numerator,
            _ => Says::Source,
        };
        cells.refuse(says, reason);
    } else if let Some(row) = came {
        cells.refuse(Says::Indicator, Refusal::RowTwice { row });
    } else if before == Some(entry.value) {
        let code = cells.text(Says::Indicator);
        cells.refuse(Says::Numerator, Refusal::RowKnown { code });
    }
}

/// Finds the indicator by its code, else by its name, accents or not.
fn indicator<'i>(cells: &mut Cells<'_>, indicators: &'i [Indicator]) -> Option<&'i Indicator> {
    let text = cells.need(Says::Indicator, Field::Code);
    let said = plain(&text);
    let named = |one: &&Indicator| plain(&one.short_name) == said || plain(&one.name) == said;
    let found = indicators
        .iter()
        .find(|one| plain(&one.code) == said)
        .or_else(|| indicators.iter().find(named).filter(|_| indicators.iter().filter(named).count() == 1));
    if found.is_none() && !text.is_empty() {
        cells.refuse(Says::Indicator, Refusal::CellUnread { text });
    }
    found
}

/// Reads the figure as its kind has it: a count alone, a share of something, yes or no.
fn value(cells: &mut Cells<'_>, kind: IndicatorKind) -> Option<Fraction> {
    let numerator = match kind {
        IndicatorKind::YesNo => yes_or_no(cells),
        _ => cells.whole(Says::Numerator),
    };
    if numerator.is_none() {
        cells.need(Says::Numerator, Field::Numerator);
    }
    let denominator = match (kind, cells.whole(Says::Denominator)) {
        (IndicatorKind::Count | IndicatorKind::YesNo, None) => Some(1),
        (_, None) => {
            cells.need(Says::Denominator, Field::Denominator);
            None
        }
        (_, some) => some,
    };
    let value = Fraction { numerator: numerator?, denominator: denominator? };
    if let Err(reason) = kind.check(value) {
        let is_below = matches!(reason, Refusal::NumberOutside { field: Field::Denominator, .. });
        cells.refuse(if is_below { Says::Denominator } else { Says::Numerator }, reason);
        return None;
    }
    Some(value)
}

fn yes_or_no(cells: &mut Cells<'_>) -> Option<i64> {
    match cells.value(Says::Numerator)? {
        PlainValue::Truth(is_true) => Some(i64::from(*is_true)),
        PlainValue::Text(text) => match plain(text).as_str() {
            "co" | "x" | "dat" | "roi" | "da co" | "yes" => Some(1),
            "khong" | "chua" | "chua co" | "no" => Some(0),
            _ => cells.whole(Says::Numerator),
        },
        _ => cells.whole(Says::Numerator),
    }
}

#[cfg(test)]
mod laws;
