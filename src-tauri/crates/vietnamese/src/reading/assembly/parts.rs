//! Parts: words of a sentence turned into parts of the page.
//!
//! It chooses nothing; which words they are was decided before.

use std::ops::Range;

use crate::reading::scene::Scene;
use crate::reading::sentence::Piece;
use crate::reading::work::Task;
use crate::reading::{Deadline, Measure, Part, Recurrence, Sure, UnitPart};

/// Leads taken over from the directive before, marked so.
pub fn inherited(leads: &[UnitPart]) -> Vec<UnitPart> {
    let mark = |lead: &UnitPart| {
        let mut lead = lead.clone();
        lead.part.sure = Sure::Inherited;
        lead
    };
    leads.iter().map(mark).collect()
}

/// A phrase of the page.
pub fn part(scene: &Scene<'_>, piece: &Piece, words: Range<usize>, sure: Sure) -> Option<Part> {
    let first = scene.words.get(words.start).filter(|_| words.end > words.start)?.span.start;
    let last = scene.words.get(words.end.checked_sub(1)?)?.span.end;
    Some(Part {
        text: scene.text.get(first..last)?.to_owned(),
        span: piece.span.start + first..piece.span.start + last,
        sure,
    })
}

/// The term of a task.
pub fn deadline(scene: &Scene<'_>, piece: &Piece, task: &Task) -> Option<Deadline> {
    let term = scene.terms.get(task.term?)?;
    let sure = if term.by_reference { Sure::Likely } else { Sure::Stated };
    Some(Deadline {
        part: part(scene, piece, term.words.clone(), sure)?,
        date: term.date,
        month_day: term.month_day,
        by_reference: term.by_reference,
    })
}

/// The recurrence of a task.
pub fn recurrence(scene: &Scene<'_>, piece: &Piece, task: &Task) -> Option<Recurrence> {
    let (words, every) = scene.recurrences.get(task.recurrence?)?;
    Some(Recurrence { part: part(scene, piece, words.clone(), Sure::Stated)?, every: *every })
}

/// The measure of a task.
pub fn measure(scene: &Scene<'_>, piece: &Piece, task: &Task) -> Option<Measure> {
    let (words, value, unit) = scene.measures.get(task.measure?)?;
    Some(Measure {
        part: part(scene, piece, words.clone(), Sure::Likely)?,
        value: *value,
        unit: unit.clone(),
    })
}
