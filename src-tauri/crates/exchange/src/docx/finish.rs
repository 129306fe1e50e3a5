//! The last pass: what the file library leaves out.
//!
//! Heads of tables that repeat, number and mark on the sheets before the last section, styles of our own, the file's
//! data about itself. Reads no clock: the same paper is the same bytes.

use std::io::Cursor;

use chrono::DateTime;
use docx_rs::Docx;
use domain::Instant;

use super::DocxError;
use super::styles::{self, Named};

/// What the file says of itself.
pub struct Facts {
    /// Title.
    pub title: String,
    /// Issuing body.
    pub author: String,
    /// Number and date.
    pub subject: String,
    /// Instant of the last act (RULINGS C27).
    pub at: Instant,
}

/// Writes the file.
///
/// # Errors
/// [`DocxError::Engine`] when the library refuses.
pub fn finish(docx: Docx, facts: &Facts) -> Result<Vec<u8>, DocxError> {
    let mut parts = docx.build();
    let document = String::from_utf8(parts.document).map_err(|error| refused(&error))?;
    parts.document = everywhere(&low_breaks(&repeating(&document))).into_bytes();
    parts.styles = styles::file().into_bytes();
    parts.settings = SETTINGS.as_bytes().to_vec();
    parts.doc_props.core = core(facts).into_bytes();
    let mut file = Cursor::new(Vec::new());
    parts.pack(&mut file).map_err(|error| refused(&error))?;
    Ok(file.into_inner())
}

fn refused(error: &dyn std::fmt::Display) -> DocxError {
    DocxError::Engine { reason: error.to_string() }
}

/// Makes every row of heads repeat on the pages its table runs over.
fn repeating(document: &str) -> String {
    let mark = format!(r#"<w:pStyle w:val="{}" />"#, Named::TableHead.id());
    let mut done = String::with_capacity(document.len());
    for row in document.split_inclusive("</w:tr>") {
        match row.rfind("<w:tr>").filter(|from| row[*from..].contains(&mark)) {
            Some(from) => {
                done += &row[..from];
                done += &row[from..].replacen("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />", 1);
            }
            None => done += row,
        }
    }
    done
}

/// The paragraph that ends a section must not push anything over the page.
fn low_breaks(document: &str) -> String {
    let low = format!(r#"<w:pPr><w:pStyle w:val="{}"/><w:sectPr>"#, Named::Break.id());
    document.replace("<w:pPr><w:sectPr>", &low)
}

/// Moves number and mark from the last section to the first: those after it take them over. The library forgets the
/// foot of a section that has a head.
fn everywhere(document: &str) -> String {
    const SECTION: &str = "<w:sectPr>";
    let (Some(first), Some(last)) = (document.find(SECTION), document.rfind(SECTION)) else {
        return document.to_owned();
    };
    let is_reference = |part: &&str| part.starts_with("<w:headerRef") || part.starts_with("<w:footerRef");
    let parts: Vec<&str> = document[last..].split_inclusive('>').collect();
    let references: String = parts.iter().copied().filter(is_reference).collect();
    let others: String = parts.iter().copied().filter(|part| !is_reference(part)).collect();
    let mut moved = format!("{}{others}", &document[..last]);
    moved.insert_str(first + SECTION.len(), &references);
    moved
}

const SETTINGS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>"#,
    r#"<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" "#,
    r#"w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>"#,
);

fn core(facts: &Facts) -> String {
    let at = DateTime::from_timestamp_millis(facts.at.millis()).unwrap_or_default();
    let at = at.format("%Y-%m-%dT%H:%M:%SZ");
    let [title, author, subject] = [&facts.title, &facts.author, &facts.subject].map(|text| escaped(text));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject>\
<dc:creator>{author}</dc:creator><dc:language>vi-VN</dc:language>\
<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>\
<dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:created>\
<dcterms:modified xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:modified></cp:coreProperties>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
