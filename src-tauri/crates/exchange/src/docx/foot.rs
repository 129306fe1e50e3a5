//! The foot of a paper: "Nơi nhận" on the left, authority, position and name on the right (B16 to B21); of minutes,
//! two names beside each other and "Nơi nhận" under them (template 1.9).

use docx_rs::{LineSpacing, Paragraph, Table, TableRow};
use domain::briefing::forms;
use domain::briefing::official::{Recipients, SignatureForm, Signer};
use domain::briefing::place::Place;

use super::DocxError;
use super::body::Part;
use super::list::{Lists, Mark};
use super::page::MM;
use super::styles::Named;
use super::table::{frame, framed};
use super::text::paragraph;

/// Room for the signature and a seal of real size between position and name (B17): 28 mm.
const SIGNATURE_ROOM: u32 = 1587;

/// A list longer than this is taller than a page: its row must be allowed to part.
const LONGEST_WHOLE: usize = 40;

/// Makes the foot of a paper one hand signs.
///
/// # Errors
/// [`DocxError::Letter`], [`DocxError::Empty`] when nobody signs.
pub fn signed(lists: &mut Lists, signer: &Signer, to: &Recipients) -> Result<Vec<Part>, DocxError> {
    let (titles, above_name) = match &signer.form {
        SignatureForm::OnBehalf { authority, position } => (vec![authority, position], None),
        SignatureForm::Committee { position, state_position } => (vec![position], state_position.as_deref()),
    };
    let titles: Vec<&str> =
        titles.iter().map(|title| title.trim()).filter(|title| !title.is_empty()).collect();
    if titles.is_empty() {
        return Err(DocxError::Empty { place: Place::Signer });
    }
    let mut hand = Vec::new();
    for title in titles {
        hand.push(paragraph(Named::SignerTitle, &title.to_uppercase(), Place::Signer)?);
    }
    if let Some(position) = above_name.map(str::trim).filter(|position| !position.is_empty()) {
        let position = paragraph(Named::SignerTitle, &position.to_uppercase(), Place::Signer)?;
        hand.push(under_signature(position));
        hand.push(paragraph(Named::SignerName, signer.name.as_deref().unwrap_or_default(), Place::Signer)?);
    } else {
        hand.push(name(signer.name.as_deref())?);
    }
    let [left, right] = [(72.0 * MM) as usize, (88.0 * MM) as usize];
    let list = recipients(lists, to)?;
    let is_whole = list.len() <= LONGEST_WHOLE;
    let row = TableRow::new(vec![framed(list, left), framed(hand, right)]);
    let row = if is_whole { row.cant_split() } else { row };
    Ok(vec![Part::from(above()), Part::from(frame(vec![row], &[left, right]))])
}

/// Makes the foot of minutes.
///
/// # Errors
/// [`DocxError::Letter`].
pub fn minuted(
    lists: &mut Lists,
    secretary: Option<&str>,
    chair: Option<&str>,
    to: &Recipients,
) -> Result<Vec<Part>, DocxError> {
    let half = (80.0 * MM) as usize;
    let hand = |title: &str, whose: Option<&str>| -> Result<_, DocxError> {
        Ok(framed(vec![paragraph(Named::SignerTitle, title, Place::Signer)?, name(whose)?], half))
    };
    let hands = vec![hand(forms::SIGNED_BY_SECRETARY, secretary)?, hand(forms::SIGNED_BY_CHAIR, chair)?];
    let hands: Table = frame(vec![TableRow::new(hands).cant_split()], &[half, half]);
    let mut parts = vec![Part::from(above()), Part::from(hands), Part::from(above())];
    parts.extend(recipients(lists, to)?.into_iter().map(Part::from));
    Ok(parts)
}

/// Room above the foot.
fn above() -> Paragraph {
    Paragraph::new().style(Named::Rule.id()).line_spacing(LineSpacing::new().before(120)).keep_next(true)
}

fn under_signature(line: Paragraph) -> Paragraph {
    line.line_spacing(LineSpacing::new().before(SIGNATURE_ROOM))
}

/// An unnamed signer still gets the line for the name (RULINGS C28).
fn name(name: Option<&str>) -> Result<Paragraph, DocxError> {
    Ok(under_signature(paragraph(Named::SignerName, name.unwrap_or_default(), Place::Signer)?))
}

fn recipients(lists: &mut Lists, to: &Recipients) -> Result<Vec<Paragraph>, DocxError> {
    let mut texts: Vec<String> =
        to.lines.iter().filter(|line| !line.trim().is_empty()).map(|line| forms::recipient(line)).collect();
    if !to.filed.trim().is_empty() {
        texts.push(forms::filed(&to.filed));
    }
    if texts.is_empty() {
        return Ok(vec![Paragraph::new()]);
    }
    let mut lines =
        vec![paragraph(Named::RecipientsHead, forms::RECIPIENTS, Place::Recipient(1))?.keep_next(true)];
    let list = lists.begin(Mark::EdgeDash);
    for (at, text) in texts.iter().enumerate() {
        let text = text.trim_start_matches("- ");
        lines.push(list.entry(paragraph(Named::Recipient, text, Place::Recipient(at + 1))?));
    }
    Ok(lines)
}
