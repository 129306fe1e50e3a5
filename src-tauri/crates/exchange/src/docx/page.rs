//! The sheet of official papers (P1 to P6): size, margins, the page number over the text from the second page on.

use docx_rs::{
    Docx, Footer, Header, PageMargin, PageNum, PageNumType, PageOrientationType, PageSize, Paragraph, Section,
};

use super::DocxError;
use super::styles::Named;
use super::text::paragraph;
use domain::briefing::place::Place;

/// Twentieths of a point in a millimetre.
pub const MM: f64 = 1440.0 / 25.4;

/// First-line indent of the body: 12.7 mm (B14, RULINGS C24).
pub const INDENT: i32 = 720;

/// Width of the text on an upright sheet: 160 mm.
pub const UPRIGHT: f64 = 160.0 * MM;

/// Width of the text on a sheet that lies.
pub const LYING: f64 = 247.0 * MM;

const SHORT: u32 = 11906;
const LONG: u32 = 16838;

/// Top, bottom and right 20 mm, left 30 mm (P3, RULINGS C24); number and mark centred in their margins.
fn margins() -> PageMargin {
    PageMargin::new().top(1134).bottom(1134).left(1701).right(1134).header(400).footer(467)
}

fn lying() -> PageSize {
    PageSize::new().size(LONG, SHORT).orient(PageOrientationType::Landscape)
}

/// Gives a section before the last its upright sheet. Its first page has no number (P6).
pub fn upright(section: Section) -> Section {
    section.page_size(PageSize::new().size(SHORT, LONG)).page_margin(margins()).title_pg()
}

/// Gives a section before the last a sheet that lies, and numbers of its own.
pub fn lying_section(section: Section) -> Section {
    section.page_size(lying()).page_margin(margins()).title_pg().page_num_type(PageNumType::new().start(1))
}

/// Gives the last section its sheet, and the paper its number and the mark in its bottom margin.
///
/// # Errors
/// [`DocxError::Letter`].
pub fn last(docx: Docx, is_lying: bool, mark: Option<&str>) -> Result<Docx, DocxError> {
    let docx = match is_lying {
        true => docx.page_size(LONG, SHORT).page_orient(PageOrientationType::Landscape),
        false => docx.page_size(SHORT, LONG),
    };
    let docx = docx.page_margin(margins()).title_pg();
    let docx = if is_lying { docx.page_num_type(PageNumType::new().start(1)) } else { docx };
    let number = Paragraph::new().style(Named::Header.id()).add_page_num(PageNum::new());
    let docx = docx.header(Header::new().add_paragraph(number));
    let Some(mark) = mark else { return Ok(docx) };
    let foot = || Ok(Footer::new().add_paragraph(paragraph(Named::Footer, mark, Place::Margin)?));
    Ok(docx.footer(foot()?).first_footer(foot()?))
}
