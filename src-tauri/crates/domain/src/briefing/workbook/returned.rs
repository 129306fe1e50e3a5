//! A returned workbook: which one it is, where its columns went, and which record each of its rows answers for.
//!
//! Three things say what a row is about: its key, the keys among its answers, and the text a person sees. Where they
//! agree the row is taken. Where the answers went with the text, the text is believed; in every other case the row is
//! refused, for nobody knows beside which text its answers were written.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::{
    BookField, BookNote, BookSheet, FORMAT, IssuedBook, PROPOSAL_ROWS, locked, proposal_record, seal,
};
use crate::door::sheet::{PlainRow, PlainSheet, PlainValue, tidy};
use crate::id::WorkbookId;
use crate::refusal::Refusal;

/// Rows from the top in which a marker or a head is looked for.
const HEAD_WITHIN: usize = 20;

/// A returned workbook, before it is compared.
#[derive(Debug)]
pub struct ReturnedBook<'a> {
    /// Which workbook it is.
    pub id: WorkbookId,
    pub(super) sheets: Vec<Page<'a>>,
    /// Sheets of a workbook that are not read: copies of one that is, and those of another workbook.
    pub(super) left_out: Vec<&'a str>,
}

/// One sheet of it.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub kind: BookSheet,
    pub sheet: &'a PlainSheet,
    /// Where the keys stand; none when their column is gone.
    keys: Option<u16>,
    echoes: Vec<u16>,
    fields: Vec<(BookField, u16)>,
    title: Option<u16>,
    due: Option<u16>,
    /// Place of the first row under the heads.
    first: usize,
}

/// A row and what it answers for.
#[derive(Debug)]
pub(super) struct Claim<'a> {
    pub row: &'a PlainRow,
    pub record: Result<String, Refusal>,
    pub is_rematched: bool,
}

/// Finds out which workbook a file is.
///
/// # Errors
/// [`Refusal::BookForeign`] when nothing in it says so.
pub fn returned<'a>(sheets: &'a [PlainSheet], file: &str) -> Result<ReturnedBook<'a>, Refusal> {
    let marked = |sheet: &PlainSheet| marks(sheet).map(|(_, _, mark)| mark.book).next();
    let id = sheets.iter().find_map(marked).ok_or_else(|| Refusal::BookForeign { file: file.to_owned() })?;
    let mut pages: Vec<Page<'a>> = sheets.iter().filter_map(|sheet| Page::marked(sheet, id)).collect();
    // A sheet whose column of keys was deleted is known by its heads.
    for kind in BookSheet::ALL {
        if pages.iter().all(|page| page.kind != kind) {
            pages.extend(sheets.iter().find_map(|sheet| Page::headed(sheet, kind)));
        }
    }
    pages.sort_by_key(|page| page.kind);
    pages.dedup_by_key(|page| page.kind);
    let is_read = |sheet: &&PlainSheet| pages.iter().any(|page| std::ptr::eq(page.sheet, *sheet));
    let bears_rows = |sheet: &&PlainSheet| marks(sheet).any(|(_, _, mark)| mark.sheet.is_some());
    let left_out = sheets.iter().filter(|sheet| bears_rows(sheet) && !is_read(sheet));
    let left_out = left_out.map(|sheet| sheet.name.as_str()).collect();
    Ok(ReturnedBook { id, sheets: pages, left_out })
}

/// What a marker says.
struct Mark {
    book: WorkbookId,
    /// None on the sheet that explains the others.
    sheet: Option<BookSheet>,
    is_echo: bool,
}

fn marks(sheet: &PlainSheet) -> impl Iterator<Item = (usize, u16, Mark)> {
    let rows = sheet.rows.iter().take(HEAD_WITHIN).enumerate();
    rows.flat_map(|(place, row)| {
        row.cells.iter().filter_map(move |cell| match &cell.value {
            PlainValue::Text(text) => Some((place, cell.column, mark(&tidy(text))?)),
            _ => None,
        })
    })
}

fn mark(text: &str) -> Option<Mark> {
    let rest = text.find(FORMAT).map(|at| &text[at + FORMAT.len()..])?.strip_prefix('/')?;
    let mut parts = rest.split('/');
    let book = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let sheet = BookSheet::ALL.into_iter().find(|sheet| sheet.as_str() == name);
    Some(Mark { book, sheet, is_echo: parts.next() == Some("echo") })
}

impl<'a> Page<'a> {
    fn marked(sheet: &'a PlainSheet, id: WorkbookId) -> Option<Self> {
        let found: Vec<_> = marks(sheet).filter(|(_, _, mark)| mark.book == id).collect();
        let (place, _, first) = found.iter().find(|(_, _, mark)| mark.sheet.is_some())?;
        let kind = first.sheet?;
        let at = |echo: bool| {
            let here = found.iter().filter(move |(row, _, mark)| row == place && mark.is_echo == echo);
            here.map(|(_, column, _)| *column)
        };
        let (keys, echoes) = (at(false).next(), at(true).collect());
        Some(Self::new(sheet, kind, *place, keys, echoes))
    }

    fn headed(sheet: &'a PlainSheet, kind: BookSheet) -> Option<Self> {
        let near = sheet.rows.len().min(HEAD_WITHIN);
        let mut pages = (0..near).map(|place| Self::new(sheet, kind, place, None, Vec::new()));
        pages.find(|page| page.fields.len() == kind.fields().len())
    }

    fn new(
        sheet: &'a PlainSheet,
        kind: BookSheet,
        place: usize,
        keys: Option<u16>,
        echoes: Vec<u16>,
    ) -> Self {
        let heads: Vec<(String, u16)> =
            sheet.rows[place].cells.iter().map(|cell| (plain(&cell.value.shown()), cell.column)).collect();
        let column = |head: &str| heads.iter().find(|(known, _)| *known == plain(head)).map(|(_, at)| *at);
        let fields = kind.fields().iter().filter_map(|field| Some((*field, column(field.head())?)));
        let title = match kind {
            BookSheet::Tasks => Some(locked::TASK),
            BookSheet::Indicators => Some(locked::INDICATOR),
            BookSheet::Proposals => None,
        };
        Self {
            kind,
            sheet,
            keys,
            echoes,
            fields: fields.collect(),
            title: title.and_then(column),
            due: (kind == BookSheet::Tasks).then(|| column(locked::DUE)).flatten(),
            first: place + 1,
        }
    }

    pub fn fields(&self) -> &[(BookField, u16)] {
        &self.fields
    }

    pub fn column(&self, field: BookField) -> Option<u16> {
        self.fields.iter().find(|(known, _)| *known == field).map(|(_, column)| *column)
    }

    pub fn title_of(&self, row: &PlainRow) -> String {
        self.text(row, self.title)
    }

    fn text(&self, row: &PlainRow, column: Option<u16>) -> String {
        column.and_then(|column| row.cell(column)).map(|cell| cell.value.shown()).unwrap_or_default()
    }

    fn due_of(&self, row: &PlainRow) -> Option<NaiveDate> {
        match &row.cell(self.due?)?.value {
            PlainValue::Date(day) => Some(*day),
            PlainValue::Text(text) => vietnamese::date::parse(&tidy(text)).ok(),
            _ => None,
        }
    }

    /// Returns the rows that say something, each with what it answers for, and what is worth knowing of the sheet.
    pub fn claims(&self, book: &IssuedBook) -> (Vec<Claim<'a>>, Vec<BookNote>) {
        let rows = &self.sheet.rows[self.first.min(self.sheet.rows.len())..];
        let claims: Vec<Claim<'a>> = rows.iter().filter_map(|row| self.claim(book, row)).collect();
        let (claims, n_missing) = match self.kind {
            BookSheet::Proposals => (self.once_each(claims), 0),
            _ => {
                let known: std::collections::BTreeSet<&str> =
                    claims.iter().filter_map(|claim| claim.record.as_deref().ok()).collect();
                let sent = book.rows.iter().filter(|row| row.sheet == self.kind);
                let n_missing = sent.filter(|row| !known.contains(row.record.as_str())).count();
                (self.agreed(claims), n_missing)
            }
        };
        let name = || self.sheet_name();
        let mut notes: Vec<BookNote> = self
            .kind
            .fields()
            .iter()
            .filter(|field| self.column(**field).is_none())
            .map(|field| BookNote::ColumnMissing { sheet: name(), head: field.head().to_owned() })
            .collect();
        if self.keys.is_none() && self.kind != BookSheet::Proposals {
            notes.push(BookNote::KeysMissing { sheet: name() });
        }
        if n_missing > 0 {
            notes.push(BookNote::RowsMissing { sheet: name(), count: n_missing });
        }
        (claims, notes)
    }

    /// Returns what the sheet is called; lines of text have no name of their own.
    pub fn sheet_name(&self) -> String {
        if self.sheet.name.is_empty() { self.kind.name() } else { &self.sheet.name }.to_owned()
    }

    fn claim(&self, book: &IssuedBook, row: &'a PlainRow) -> Option<Claim<'a>> {
        let key = self.keys.and_then(|column| row.cell(column)).map(|cell| cell.value.shown());
        let key = key.as_deref().and_then(|text| text.split_once('.'));
        let says = self.fields.iter().any(|(_, column)| row.cell(*column).is_some());
        if self.kind == BookSheet::Proposals {
            let record = key.filter(|(record, given)| {
                (1..=PROPOSAL_ROWS).any(|n| proposal_record(n) == *record)
                    && *given == seal(book.id, record, "", None)
            });
            let record = record.map(|(record, _)| record.to_owned()).unwrap_or_default();
            return says.then_some(Claim { row, record: Ok(record), is_rematched: false });
        }
        let by_key =
            key.and_then(|(record, given)| book.row(self.kind, record).filter(|issued| issued.seal == given));
        let (title, due) = (self.title_of(row), self.due_of(row));
        let fits = |issued: &&super::IssuedRow| seal(book.id, &issued.record, &title, due) == issued.seal;
        let mut by_text = book.rows.iter().filter(|issued| issued.sheet == self.kind).filter(fits);
        let echoes: Vec<String> = self
            .echoes
            .iter()
            .map(|column| self.text(row, Some(*column)))
            .filter(|e| !e.is_empty())
            .collect();
        let with_answers = |issued: &super::IssuedRow| echoes.iter().all(|echo| *echo == issued.seal);
        let moved = |row| Some(Claim { row, record: Err(Refusal::RowMoved {}), is_rematched: false });
        if let Some(issued) = by_key.filter(|issued| fits(issued)) {
            if !with_answers(issued) {
                return moved(row);
            }
            return Some(Claim { row, record: Ok(issued.record.clone()), is_rematched: false });
        }
        match (by_text.next(), by_text.next()) {
            (Some(issued), None) if with_answers(issued) => {
                Some(Claim { row, record: Ok(issued.record.clone()), is_rematched: true })
            }
            // A row that says nothing: nobody answers for it.
            _ if !says => None,
            _ => moved(row),
        }
    }

    /// Of rows for one record the first is taken when they all say the same, and none when they do not.
    fn agreed(&self, claims: Vec<Claim<'a>>) -> Vec<Claim<'a>> {
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, claim) in claims.iter().enumerate() {
            if let Ok(record) = &claim.record {
                places.entry(record.clone()).or_default().push(place);
            }
        }
        let mut drop_at: HashMap<usize, Option<u32>> = HashMap::new();
        for same in places.into_values().filter(|same| same.len() > 1) {
            let said = |place: usize| -> Vec<String> {
                let row = claims[place].row;
                self.fields.iter().map(|(_, column)| self.text(row, Some(*column))).collect()
            };
            let is_same = same.iter().all(|place| said(*place) == said(same[0]));
            for (nth, place) in same.iter().enumerate() {
                let other = same[usize::from(nth == 0)];
                match (is_same, nth) {
                    (true, 0) => {}
                    (true, _) => drop(drop_at.insert(*place, None)),
                    (false, _) => drop(drop_at.insert(*place, Some(claims[other].row.number))),
                }
            }
        }
        let judged = claims.into_iter().enumerate().filter_map(|(place, claim)| match drop_at.get(&place) {
            Some(None) => None,
            Some(Some(row)) => Some(Claim { record: Err(Refusal::RowRepeats { row: *row }), ..claim }),
            None => Some(claim),
        });
        judged.collect()
    }

    /// A copied row on the sheet of difficulties is one more of them, not the same again.
    fn once_each(&self, claims: Vec<Claim<'a>>) -> Vec<Claim<'a>> {
        let mut seen = std::collections::BTreeSet::new();
        let again = |claim: Claim<'a>| match &claim.record {
            Ok(record) if !record.is_empty() && !seen.insert(record.clone()) => {
                Claim { record: Ok(String::new()), ..claim }
            }
            _ => claim,
        };
        claims.into_iter().map(again).collect()
    }
}

/// Returns a head as it is compared: without marks, case, spaces and signs.
fn plain(head: &str) -> String {
    let folded = vietnamese::fold(&tidy(head)).to_lowercase();
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}
