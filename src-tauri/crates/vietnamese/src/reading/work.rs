//! Work: what is to be done, by when, how often, how urgently and up to which number.
//!
//! The parts are found elsewhere; here is decided which of them belong to the task and where its words end
//! (domain/sentences.md, labelling rules). It knows no unit.

use std::ops::Range;

use super::cue::Cue;
use super::scene::Scene;
use super::term::TermHead;

/// The parts of the task of one directive, as places in the scene.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Task {
    /// Words of the work.
    pub work: Range<usize>,
    /// Place of its term.
    pub term: Option<usize>,
    /// Place of its recurrence.
    pub recurrence: Option<usize>,
    /// Place of its urgency.
    pub urgency: Option<usize>,
    /// Place of its measure.
    pub measure: Option<usize>,
}

/// Reads the task whose verb of assigning stands at `head` and whose work begins at `from`.
pub fn task(scene: &Scene<'_>, head: usize, from: usize, within: Range<usize>) -> Task {
    let reads = head..within.end;
    let inside = |range: &Range<usize>| range.start >= reads.start && range.end <= reads.end;
    let term = term(scene, reads.clone()).or_else(|| opening_term(scene, within.start..head));
    let end = end(scene, from, within.end, term);
    Task {
        work: from.min(end)..end,
        term,
        recurrence: scene.recurrences.iter().position(|found| inside(&found.0)),
        urgency: scene.urgencies.iter().position(inside),
        measure: scene.measures.iter().position(|found| inside(&found.0)),
    }
}

/// The term of the task: the first with a day, else the first.
pub fn term(scene: &Scene<'_>, within: Range<usize>) -> Option<usize> {
    let inside = |place: &usize| {
        let words = &scene.terms[*place].words;
        words.start >= within.start && words.end <= within.end
    };
    let places: Vec<usize> = (0..scene.terms.len()).filter(inside).collect();
    let dated =
        |place: &&usize| scene.terms[**place].date.is_some() || scene.terms[**place].month_day.is_some();
    places.iter().find(dated).or_else(|| places.first()).copied()
}

/// "Trước ngày 30/6, UBND huyện yêu cầu …": the term that opens the sentence, when the order is not told as past.
fn opening_term(scene: &Scene<'_>, before: Range<usize>) -> Option<usize> {
    let place = scene.terms.iter().position(|term| {
        let opens = (before.start..=before.start + 3).contains(&term.words.start);
        opens && term.words.end <= before.end && scene.is(term.words.end, &[","])
    })?;
    let term = scene.terms.get(place)?;
    let told = (term.words.end..before.end).any(|at| scene.is_cue(at, Cue::Done));
    (!told && term.head != TermHead::On).then_some(place)
}

/// Where the words of the work end: before a term at the end, a sanction, an aside.
fn end(scene: &Scene<'_>, from: usize, end: usize, term: Option<usize>) -> usize {
    let end = sanction(scene, from, end);
    let end = aside(scene, from, end);
    let end = match term.and_then(|place| scene.terms.get(place)) {
        Some(term) if term.words.start > from && closes(scene, term.words.end, end) => term.words.start,
        _ => end,
    };
    trimmed(scene, from, end)
}

/// "; nếu không thực hiện sẽ bị …" threatens and asks nothing.
fn sanction(scene: &Scene<'_>, from: usize, end: usize) -> usize {
    let threat = |at: &usize| {
        scene.is(*at, &[";", ".", ","])
            && scene.is(*at + 1, &["nếu", "trường"])
            && scene.is_cue(*at + 1, Cue::If)
    };
    (from..end).find(threat).unwrap_or(end)
}

/// "(dự kiến …)", "(có danh sách kèm theo)" at the end.
fn aside(scene: &Scene<'_>, from: usize, end: usize) -> usize {
    if !scene.is(end.wrapping_sub(1), &[")"]) {
        return end;
    }
    let opens = (from..end).rev().find(|&at| scene.is(at, &["("]));
    let aside = [
        "dự", "theo", "có", "kèm", "gửi", "danh", "chi", "hoàn", "xong", "thời", "trước", "tại", "nội",
        "đính",
    ];
    opens.filter(|&at| scene.is(at + 1, &aside)).unwrap_or(end)
}

/// Says that nothing of the work follows a term: the end, an aside, a purpose, a way.
fn closes(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let mut at = at;
    while at < end && (scene.is(at, &[",", ".", ")"]) || scene.phrase_end(at).is_some()) {
        at += 1;
    }
    at >= end
        || scene.is(at, &["(", "với", "theo", "để", "nhằm", "nếu", "do", "vì", "khi", "trên", "kèm"])
        || (scene.is(at, &["là", "như"]) && at + 4 > end)
}

/// Leaves out what hangs at the end: ", hoàn thành", "xong", "và", marks.
fn trimmed(scene: &Scene<'_>, from: usize, end: usize) -> usize {
    let mut end = end;
    let marks =
        [",", ";", ".", "”", "\"", ":", "-", "–", "(", "và", "xong", "hạn", "phải", "thời", "gian", "ngay"];
    while end > from {
        if scene.is(end - 1, &marks) || scene.phrase_end(end - 1).is_some_and(|_| scene.is_urgent(end - 1)) {
            end -= 1;
        } else if end >= from + 3
            && scene.is(end - 1, &["thành", "tất"])
            && scene.is(end - 2, &["hoàn"])
            && scene.is(end - 3, &[",", ";", "(", "và", "phải", "-", "–", "gian", "hạn"])
        {
            end -= 2;
        } else {
            break;
        }
    }
    end
}
