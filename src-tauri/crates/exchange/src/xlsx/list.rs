//! A list as a workbook of one sheet: the head stays in view and can be filtered, days are days, and on paper the head
//! repeats on every page.

use chrono::DateTime;
use domain::briefing::spreadsheet::{ColumnKind, Spreadsheet, Value};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};

/// A list that cannot be a workbook.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// More rows than a sheet has.
    #[error("{0} rows, a sheet holds {MOST_ROWS}")]
    Rows(usize),
    /// The file library refused.
    #[error(transparent)]
    Engine(#[from] XlsxError),
}

/// Rows a sheet can hold under its head.
const MOST_ROWS: usize = 1_048_000;

/// Characters a name of a sheet can have.
const TAB: usize = 31;

/// Characters of the title at the foot of a page: a foot holds 255 signs.
const FOOT: usize = 100;

/// A4, as printers number it.
const A4: u8 = 9;

/// Makes the workbook. The same list always gives the same bytes.
///
/// # Errors
/// [`ListError::Rows`] for a list no sheet can hold.
pub fn write(list: &Spreadsheet) -> Result<Vec<u8>, ListError> {
    if list.rows.len() > MOST_ROWS {
        return Err(ListError::Rows(list.rows.len()));
    }
    let mut book = Workbook::new();
    book.set_properties(&properties(list));
    let sheet = book.add_worksheet();
    sheet.set_name(list.name.chars().take(TAB).collect::<String>())?;
    let head = headed(sheet, list)?;
    fill(sheet, list, head + 1)?;
    blank(sheet, list, head + 1)?;
    printed(sheet, list, head)?;
    Ok(book.save_to_buffer()?)
}

fn properties(list: &Spreadsheet) -> DocProperties {
    let named = DocProperties::new().set_title(&list.title);
    match DateTime::from_timestamp_millis(list.last_act_at.millis()) {
        Some(at) => named.set_creation_datetime(&at),
        None => named,
    }
}

/// Writes the title, the notes and the heads; returns the row the heads stand in, counted from 0.
fn headed(sheet: &mut Worksheet, list: &Spreadsheet) -> Result<u32, ListError> {
    let title = Format::new().set_bold().set_font_size(14).set_quote_prefix();
    let note = Format::new().set_font_color(Color::RGB(0x41_4B_5A)).set_quote_prefix();
    sheet.write_string_with_format(0, 0, &list.title, &title)?;
    let mut row = 1;
    for text in &list.notes {
        sheet.write_string_with_format(row, 0, text, &note)?;
        row += 1;
    }
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0xED_F0_F4))
        .set_border_bottom(FormatBorder::Thin);
    let row = row + 1;
    for (column, place) in list.columns.iter().zip(0..) {
        sheet.write_string_with_format(row, place, column.head, &head)?;
        sheet.set_column_width(place, column.width)?;
    }
    Ok(row)
}

fn fill(sheet: &mut Worksheet, list: &Spreadsheet, first: u32) -> Result<(), ListError> {
    let top = || Format::new().set_align(FormatAlign::Top);
    let text = top().set_text_wrap().set_quote_prefix();
    let (number, percent) = (top().set_num_format("0"), top().set_num_format("0%"));
    let date = top().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left);
    for (row, values) in (first..).zip(&list.rows) {
        for (place, value) in (0..).zip(values) {
            match value {
                Value::Empty => continue,
                Value::Text(said) => sheet.write_string_with_format(row, place, said, &text)?,
                Value::Number(n) => sheet.write_number_with_format(row, place, *n as f64, &number)?,
                Value::Percent(n) => {
                    sheet.write_number_with_format(row, place, *n as f64 / 100.0, &percent)?
                }
                Value::Date(day) => sheet.write_datetime_with_format(row, place, day, &date)?,
            };
        }
    }
    Ok(())
}

/// Makes the empty rows ready: days are shown as days, and what is no day or no share is not taken.
fn blank(sheet: &mut Worksheet, list: &Spreadsheet, first: u32) -> Result<(), ListError> {
    if list.n_blank == 0 {
        return Ok(());
    }
    let last = first + list.n_blank - 1;
    for (column, place) in list.columns.iter().zip(0..) {
        let format = match column.kind {
            ColumnKind::Text => Format::new().set_num_format("@").set_text_wrap(),
            ColumnKind::Number => Format::new().set_num_format("0"),
            ColumnKind::Percent => Format::new().set_num_format("0%"),
            ColumnKind::Date => Format::new().set_num_format("dd/mm/yyyy"),
        };
        let format = format.set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
        for row in first..=last {
            sheet.write_blank(row, place, &format)?;
        }
        let rule = match column.kind {
            ColumnKind::Date => DataValidation::new()
                .allow_date(DataValidationRule::Between(day(2000, 1, 1)?, day(2100, 12, 31)?))
                .set_input_title(column.head)?
                .set_input_message("Ngày/tháng/năm, ví dụ 10/9/2022 là ngày 10 tháng Chín.")?
                .set_error_title("Không phải ngày")?
                .set_error_message("Ghi ngày theo dạng ngày/tháng/năm.")?,
            ColumnKind::Percent => DataValidation::new()
                .allow_decimal_number(DataValidationRule::Between(0.0, 0.99))
                .set_error_title("Tiến độ")?
                .set_error_message("Từ 0% đến 99%. Việc đã xong thì không nhập.")?,
            ColumnKind::Text | ColumnKind::Number => continue,
        };
        sheet.add_data_validation(first, place, last, place, &rule)?;
    }
    Ok(())
}

fn day(year: u16, month: u8, day: u8) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(year, month, day)
}

fn printed(sheet: &mut Worksheet, list: &Spreadsheet, head: u32) -> Result<(), ListError> {
    let last_column = u16::try_from(list.columns.len().saturating_sub(1)).unwrap_or(0);
    let last_row = head + u32::try_from(list.rows.len()).unwrap_or(0);
    sheet.autofilter(head, 0, last_row, last_column)?;
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.set_repeat_rows(head, head)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.6, 0.4, 0.6, 0.6, 0.3, 0.3);
    // An ampersand begins a field there; two are one.
    let title = list.title.chars().take(FOOT).collect::<String>().replace('&', "&&");
    sheet.set_footer(format!("&L{title}&R&P/&N"));
    Ok(())
}
