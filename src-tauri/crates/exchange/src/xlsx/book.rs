//! A unit's workbook: a sheet that explains, and sheets to be filled in. Locked cells are grey, open ones white; keys
//! stand in hidden columns between them. The lock has no password: it is a hint, and nothing relies on it.

use chrono::DateTime;
use domain::briefing::spreadsheet::Value;
use domain::briefing::workbook::{BookColumn, BookEntry, BookPage, ColumnUse, Entry, GuideLine, Workbook};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime,
    Format, FormatAlign, FormatBorder, ProtectionOptions, Worksheet, XlsxError,
};

/// A4, as printers number it.
const A4: u8 = 9;

/// Row of the heads, counted from 0: a title, a sentence, an empty row before them.
const HEAD: u32 = 3;

/// What people read and do not fill in.
const GREY: Color = Color::RGB(0xED_F0_F4);
const LINE: Color = Color::RGB(0xC4_CC_D6);
const QUIET: Color = Color::RGB(0x41_4B_5A);

/// Makes the file. The same workbook always gives the same bytes.
///
/// # Errors
/// What the file library refuses: a text over 32,767 signs, a sheet over its rows.
pub fn write(book: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    let named = DocProperties::new().set_title(&book.title);
    file.set_properties(&match DateTime::from_timestamp_millis(book.last_act_at.millis()) {
        Some(at) => named.set_creation_datetime(&at),
        None => named,
    });
    guide(file.add_worksheet(), book)?;
    for page in &book.pages {
        let sheet = file.add_worksheet();
        sheet.set_name(page.sheet.name())?;
        fill(sheet, page)?;
        validate(sheet, page)?;
        set_up(sheet, page)?;
    }
    file.save_to_buffer()
}

fn guide(sheet: &mut Worksheet, book: &Workbook) -> Result<(), XlsxError> {
    sheet.set_name("Hướng dẫn")?;
    sheet.set_column_width(0, 110)?;
    let plain = || Format::new().set_text_wrap().set_quote_prefix().set_align(FormatAlign::Top);
    for (row, line) in (0..).zip(&book.guide) {
        let (text, format) = match line {
            GuideLine::Title(text) => (text, plain().set_bold().set_font_size(16)),
            GuideLine::Head(text) => (text, plain().set_bold().set_align(FormatAlign::Bottom)),
            GuideLine::Line(text) => (text, plain()),
            GuideLine::Code(text) => (text, plain().set_font_color(QUIET).set_font_size(8)),
        };
        sheet.write_string_with_format(row, 0, text, &format)?;
        match line {
            GuideLine::Title(_) => sheet.set_row_height(row, 26)?,
            GuideLine::Head(_) => sheet.set_row_height(row, 28)?,
            GuideLine::Line(_) | GuideLine::Code(_) => sheet,
        };
    }
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.protect_with_options(&lets());
    Ok(())
}

/// What the lock leaves to people: looking for rows, and making them look as they like.
fn lets() -> ProtectionOptions {
    ProtectionOptions {
        use_autofilter: true,
        format_cells: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    }
}

fn fill(sheet: &mut Worksheet, page: &BookPage) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(14).set_quote_prefix();
    let note = Format::new().set_font_color(QUIET).set_quote_prefix();
    sheet.write_string_with_format(0, 0, &page.title, &title)?;
    sheet.write_string_with_format(1, 0, &page.note, &note)?;
    for (place, column) in (0..).zip(&page.columns) {
        sheet.write_string_with_format(HEAD, place, &column.head, &head(column))?;
        sheet.set_column_width(place, column.width)?;
        if column.is_for == ColumnUse::Keys {
            sheet.set_column_hidden(place)?;
        }
    }
    sheet.set_row_height(0, 22)?;
    sheet.set_row_height(HEAD, 34)?;
    let formats = Formats::new();
    for (row, entries) in (HEAD + 1..).zip(&page.rows) {
        if let Some(height) = height(page, entries) {
            sheet.set_row_height(row, height)?;
        }
        for (place, entry) in (0..).zip(entries) {
            let format = formats.of(entry);
            match &entry.value {
                Value::Empty => sheet.write_blank(row, place, format)?,
                Value::Text(text) => sheet.write_string_with_format(row, place, text, format)?,
                Value::Number(n) => sheet.write_number_with_format(row, place, *n as f64, format)?,
                Value::Percent(n) => sheet.write_number_with_format(row, place, *n as f64 / 100.0, format)?,
                Value::Date(day) => sheet.write_datetime_with_format(row, place, day, format)?,
            };
        }
    }
    Ok(())
}

/// Returns the height of a row that says something already, in points: room for what it says, and for an answer of two
/// lines. Not every program fits rows to their text when it opens a file; one that says nothing yet grows as it is
/// filled in.
fn height(page: &BookPage, entries: &[BookEntry]) -> Option<u32> {
    let lines = |(column, entry): (&BookColumn, &BookEntry)| match &entry.value {
        Value::Text(text) if column.is_for != ColumnUse::Keys => {
            let width = usize::from(column.width).max(1);
            text.lines().map(|line| (line.chars().count() * 11 / 10).div_ceil(width)).sum()
        }
        _ => 0,
    };
    let most: usize = page.columns.iter().zip(entries).map(lines).max().unwrap_or(0);
    (most > 0).then(|| u32::try_from(most.clamp(2, 20)).unwrap_or(2) * 15 + 4)
}

fn head(column: &BookColumn) -> Format {
    let bold = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_quote_prefix()
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE);
    if column.is_for == ColumnUse::Filling { bold } else { bold.set_background_color(GREY) }
}

/// How cells look, by what they let in.
struct Formats {
    locked: Format,
    locked_day: Format,
    locked_share: Format,
    locked_number: Format,
    text: Format,
    share: Format,
    whole: Format,
    day: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || {
            Format::new()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border(FormatBorder::Thin)
                .set_border_color(LINE)
        };
        let locked = || cell().set_background_color(GREY);
        Self {
            locked: locked().set_quote_prefix(),
            locked_day: locked().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
            locked_share: locked().set_num_format("0%"),
            locked_number: locked().set_align(FormatAlign::Center),
            text: cell().set_num_format("@").set_unlocked(),
            share: cell().set_num_format("0%").set_unlocked(),
            whole: cell().set_num_format("0").set_unlocked(),
            day: cell().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left).set_unlocked(),
        }
    }

    fn of(&self, entry: &BookEntry) -> &Format {
        match (entry.entry, &entry.value) {
            (Entry::Locked, Value::Date(_)) => &self.locked_day,
            (Entry::Locked, Value::Percent(_)) => &self.locked_share,
            (Entry::Locked, Value::Number(_)) => &self.locked_number,
            (Entry::Locked, _) => &self.locked,
            (Entry::Text | Entry::Choice(_), _) => &self.text,
            (Entry::Percent, _) => &self.share,
            (Entry::Whole, _) => &self.whole,
            (Entry::Date, _) => &self.day,
        }
    }
}

/// Tells the spreadsheet program what a cell lets in: one rule for each run of equal cells in a column.
fn validate(sheet: &mut Worksheet, page: &BookPage) -> Result<(), XlsxError> {
    for place in 0..page.columns.len() {
        let column = u16::try_from(place).unwrap_or(u16::MAX);
        let lets: Vec<Entry> =
            page.rows.iter().filter_map(|row| row.get(place)).map(|entry| entry.entry).collect();
        let mut first = HEAD + 1;
        for run in lets.chunk_by(|a, b| a == b) {
            let last = first + u32::try_from(run.len()).unwrap_or(0) - 1;
            if let Some(rule) = rule(run[0], &page.columns[place].head)? {
                sheet.add_data_validation(first, column, last, column, &rule)?;
            }
            first = last + 1;
        }
    }
    Ok(())
}

fn rule(entry: Entry, head: &str) -> Result<Option<DataValidation>, XlsxError> {
    let title: String = head.chars().take(32).collect();
    let rule = match entry {
        Entry::Locked | Entry::Text => return Ok(None),
        Entry::Percent => DataValidation::new()
            .allow_decimal_number(DataValidationRule::Between(0.0, 1.0))
            .set_input_message("Ghi số phần trăm, ví dụ 60%.")?
            .set_error_message("Ghi từ 0% đến 100%, có dấu %.")?,
        Entry::Whole => DataValidation::new()
            .allow_whole_number(DataValidationRule::Between(0, 2_000_000_000))
            .set_error_message("Ghi số nguyên, không ghi đơn vị tính.")?
            .set_error_style(DataValidationErrorStyle::Warning),
        Entry::Date => DataValidation::new()
            .allow_date(DataValidationRule::Between(
                ExcelDateTime::from_ymd(2000, 1, 1)?,
                ExcelDateTime::from_ymd(2100, 12, 31)?,
            ))
            .set_input_message("Ngày/tháng/năm: 10/9/2022 là ngày 10 tháng Chín.")?
            .set_error_message("Ghi ngày theo dạng ngày/tháng/năm.")?,
        Entry::Choice(known) => DataValidation::new()
            .allow_list_strings(known)?
            .set_error_message("Chọn một trong các mục của danh sách.")?,
    };
    Ok(Some(rule.set_input_title(&title)?.set_error_title(&title)?))
}

fn set_up(sheet: &mut Worksheet, page: &BookPage) -> Result<(), XlsxError> {
    let last_column = u16::try_from(page.columns.len().saturating_sub(1)).unwrap_or(0);
    let last_row = HEAD + u32::try_from(page.rows.len()).unwrap_or(0);
    if last_row > HEAD {
        sheet.autofilter(HEAD, 0, last_row, last_column)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 0)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.6, 0.4, 0.6, 0.6, 0.3, 0.3);
    // An ampersand begins a field there; two are one.
    let title = page.title.chars().take(100).collect::<String>().replace('&', "&&");
    sheet.set_footer(format!("&L{title}&R&P/&N"));
    sheet.protect_with_options(&lets());
    Ok(())
}
