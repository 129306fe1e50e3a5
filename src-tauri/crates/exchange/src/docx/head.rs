//! The head of page 1: bodies and national title beside each other, number and date, stamps (B1 to B8, B22, B23);
//! under it the type with its abstract, or "Kính gửi" (B9 to B11, B19).

use docx_rs::{
    AlignmentType, BorderType, HeightRule, LineSpacing, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, Run, Table, TableAlignmentType, TableBorder, TableBorderPosition, TableBorders,
    TableCell, TableRow, VAlignType, WidthType,
};
use domain::briefing::forms::{self, Kind};
use domain::briefing::official::{HeadSet, Letterhead, Urgency};
use domain::briefing::place::Place;

use super::DocxError;
use super::list::{Lists, Mark};
use super::page::{MM, UPRIGHT};
use super::styles::Named;
use super::table::{frame, framed};
use super::text::{paragraph, tidy};
use super::width::{MOTTO, widest_line, width};

/// Half points of the head's two sets (P7): national title and bodies, motto and date.
fn sizes(set: HeadSet) -> (usize, usize) {
    match set {
        HeadSet::Small => (24, 26),
        HeadSet::Large => (26, 28),
    }
}

/// The large set needs the wider right column, where the national title stands on one line (B1).
fn columns(set: HeadSet) -> [usize; 2] {
    let left = if set == HeadSet::Small { 64.0 } else { 60.0 };
    [(left * MM) as usize, ((160.0 - left) * MM) as usize]
}

/// Makes the two columns of the head; minutes have no line of place and date.
///
/// # Errors
/// [`DocxError::Letter`], [`DocxError::Empty`] without an issuing body.
pub fn letterhead(head: &Letterhead, is_dated: bool) -> Result<Table, DocxError> {
    let set = head.head_set;
    let [left, right] = columns(set);
    let number = forms::number_line(head.number.as_deref(), &head.symbol);
    let day = forms::day_in_words(head.issued_on, head.year);
    let date = format!("{}, {day}", head.place.trim());
    let number = paragraph(Named::Number, &number, Place::Letterhead)?;
    let date = if is_dated { sized(Named::PlaceDate, &date, sizes(set).1)? } else { Paragraph::new() };
    let mut rows = vec![
        TableRow::new(vec![framed(bodies(head, left)?, left), framed(national(set, right)?, right)]),
        TableRow::new(vec![framed(vec![number], left), framed(vec![date], right)]),
    ];
    for stamp in stamps(head)? {
        let cell = TableCell::new().width(left, WidthType::Dxa).add_paragraph(thin()).add_table(stamp);
        rows.push(TableRow::new(vec![cell.add_paragraph(thin()), framed(vec![thin()], right)]));
    }
    Ok(frame(rows, &[left, right]))
}

fn sized(style: Named, text: &str, size: usize) -> Result<Paragraph, DocxError> {
    let text = tidy(text, Place::Letterhead)?;
    Ok(Paragraph::new().style(style.id()).add_run(Run::new().add_text(text).size(size)))
}

fn bodies(head: &Letterhead, column: usize) -> Result<Vec<Paragraph>, DocxError> {
    let size = sizes(head.head_set).0;
    let mut lines = Vec::new();
    if !head.parent_body.trim().is_empty() {
        lines.push(sized(Named::ParentBody, &head.parent_body.to_uppercase(), size)?);
    }
    let body = head.issuing_body.trim().to_uppercase();
    if body.is_empty() {
        return Err(DocxError::Empty { place: Place::Letterhead });
    }
    lines.push(sized(Named::IssuingBody, &body, size)?);
    let in_sizes = column as f64 / (size as f64 * 10.0);
    // B5: a third to a half of the line above it.
    let length = widest_line(&body, true, in_sizes) * 0.4;
    lines.push(rule(length * size as f64 * 10.0, column as f64));
    Ok(lines)
}

fn national(set: HeadSet, column: usize) -> Result<Vec<Paragraph>, DocxError> {
    let (title, motto) = sizes(set);
    Ok(vec![
        sized(Named::NationalTitle, forms::NATIONAL_TITLE, title)?,
        sized(Named::Motto, forms::MOTTO, motto)?,
        rule(MOTTO * motto as f64 * 10.0, column as f64),
    ])
}

/// A rule in the middle of a column: the upper border of a low paragraph drawn in from both sides.
pub fn rule(length: f64, column: f64) -> Paragraph {
    let side = (((column - length) / 2.0).max(0.0)).round() as i32;
    let border = ParagraphBorder::new(ParagraphBorderPosition::Top).val(BorderType::Single).size(6).space(0);
    let mut low = Paragraph::new().style(Named::Rule.id()).indent(Some(side), None, Some(side), None);
    low.property = low.property.set_borders(ParagraphBorders::with_empty().set(border));
    low
}

/// A paragraph that takes no room to speak of.
pub fn thin() -> Paragraph {
    Paragraph::new().style(Named::Rule.id())
}

/// Words and width of an urgency stamp (B22).
fn urgent(urgency: Urgency) -> (&'static str, f64) {
    match urgency {
        Urgency::Urgent => ("KHẨN", 20.0 * MM),
        Urgency::VeryUrgent => ("THƯỢNG KHẨN", 40.0 * MM),
        Urgency::Express => ("HỎA TỐC", 30.0 * MM),
    }
}

fn stamps(head: &Letterhead) -> Result<Vec<Table>, DocxError> {
    let mut stamps = Vec::new();
    if let Some(urgency) = head.urgency {
        let (words, width) = urgent(urgency);
        stamps.push(stamp(words, width, "EE0000"));
    }
    if let Some(note) = head.circulation.as_deref().filter(|note| !note.trim().is_empty()) {
        let note = tidy(&note.to_uppercase(), Place::Letterhead)?;
        let room = width(&note, true) * 13.0 * 20.0 + 6.0 * MM;
        stamps.push(stamp(&note, room.min(columns(head.head_set)[0] as f64), "000000"));
    }
    Ok(stamps)
}

/// A frame 8 mm high with words in its middle (B22, B23).
fn stamp(words: &str, width: f64, colour: &str) -> Table {
    let width = width.round() as usize;
    let line = Paragraph::new().style(Named::Stamp.id()).add_run(Run::new().add_text(words).color(colour));
    let cell =
        TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center).add_paragraph(line);
    let row = TableRow::new(vec![cell]).row_height((8.0 * MM) as f32).height_rule(HeightRule::Exact);
    let edges = [
        TableBorderPosition::Top,
        TableBorderPosition::Bottom,
        TableBorderPosition::Left,
        TableBorderPosition::Right,
    ];
    let borders = edges.into_iter().fold(TableBorders::with_empty(), |borders, edge| {
        borders.set(TableBorder::new(edge).border_type(BorderType::Single).size(8).color(colour))
    });
    frame(vec![row], &[width]).align(TableAlignmentType::Center).set_borders(borders)
}

/// Makes the name of the type, the abstract and the rule under it (B9 to B11).
///
/// # Errors
/// [`DocxError::Letter`], [`DocxError::Empty`] without an abstract.
pub fn title(kind: Kind, subject: &[String]) -> Result<Vec<Paragraph>, DocxError> {
    let subject: Vec<&str> = subject.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    if subject.is_empty() {
        return Err(DocxError::Empty { place: Place::Subject });
    }
    let first = paragraph(Named::Heading1, kind.title, Place::Subject)?;
    let mut lines = vec![first.line_spacing(LineSpacing::new().before(360))];
    // Lines of one heading, each in a paragraph of its own: the outline shows the type, then what it is about.
    for line in &subject {
        lines.push(paragraph(Named::Heading1, line, Place::Subject)?);
    }
    let size = 14.0 * 20.0;
    let widest = subject.iter().map(|line| widest_line(line, true, UPRIGHT / size)).fold(0.0, f64::max);
    lines.push(rule(widest * 0.4 * size, UPRIGHT));
    Ok(lines)
}

/// Makes "Kính gửi:" and who it goes to (B19); nothing without addressees.
///
/// # Errors
/// [`DocxError::Letter`].
pub fn addressees(lists: &mut Lists, to: &[String]) -> Result<Vec<Paragraph>, DocxError> {
    let to: Vec<&str> = to.iter().map(|one| one.trim()).filter(|one| !one.is_empty()).collect();
    match to[..] {
        [] => Ok(Vec::new()),
        [one] => {
            let line = paragraph(Named::Addressee, &format!("{} {one}", forms::TO), Place::Addressee(1))?;
            Ok(vec![line.align(AlignmentType::Center)])
        }
        _ => {
            let head = paragraph(Named::Addressee, forms::TO, Place::Addressee(1))?;
            let mut lines = vec![head.indent(Some(1200), None, None, None)];
            let list = lists.begin(Mark::HungDash);
            for (at, one) in to.iter().enumerate() {
                let text = forms::listed(one, at + 1 == to.len());
                let text = text.trim_start_matches("- ");
                lines.push(list.entry(paragraph(Named::AddresseeItem, text, Place::Addressee(at + 1))?));
            }
            Ok(lines)
        }
    }
}
