//! Rows: one line of a table of tasks, "| 1 | Xây dựng quy chế | Sở A | Các sở, ngành | 7/2025 |".
//!
//! The cells say by themselves what they are: units and nothing else, a day, words of work. It reads no head of a
//! table, and a row without work or without anybody to do it is no task.

use std::ops::Range;

use crate::reading::scene::Scene;
use crate::reading::work::Task;

/// The cells of one task.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The first cell of units: who leads.
    pub leads: Vec<usize>,
    /// The next cell of units: who works with them.
    pub coordinating: Vec<usize>,
    /// The work, its term and its recurrence.
    pub task: Task,
}

/// Reads a row; `None` when the line is no row of a task.
pub fn row(scene: &Scene<'_>) -> Option<Row> {
    let bars: Vec<usize> = (0..scene.words.len()).filter(|&at| scene.is(at, &["|"])).collect();
    if bars.len() < 3 {
        return None;
    }
    let ends = bars.iter().skip(1).copied().chain([scene.words.len()]);
    let cells: Vec<Range<usize>> = bars.iter().zip(ends).map(|(&bar, end)| bar + 1..end).collect();
    let units: Vec<Vec<usize>> = cells.iter().map(|cell| units(scene, cell)).collect();
    let mut named = units.iter().filter(|units| !units.is_empty());
    let leads = named.next().cloned().unwrap_or_default();
    let coordinating = named.next().cloned().unwrap_or_default();
    let others = cells.iter().zip(&units).filter(|(cell, units)| units.is_empty() && !dated(scene, cell));
    let mut work = others.map(|(cell, _)| cell.clone()).filter(|cell| works(scene, cell));
    let inside =
        |words: &Range<usize>| cells.iter().any(|cell| cell.start <= words.start && words.end <= cell.end);
    let task = Task {
        work: work.next()?,
        term: scene.terms.iter().position(|term| inside(&term.words)),
        recurrence: scene.recurrences.iter().position(|found| inside(&found.0)),
        urgency: None,
        measure: None,
    };
    (!leads.is_empty() || task.term.is_some()).then_some(())?;
    Some(Row { leads, coordinating, task })
}

/// The units of a cell that holds nothing else.
fn units(scene: &Scene<'_>, cell: &Range<usize>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for at in cell.clone() {
        match scene.mention_at(at) {
            Some(place) if found.last() != Some(&place) => found.push(place),
            Some(_) => {}
            None if scene.is(at, &[",", ";", ".", "và", "+", "-"]) => {}
            None => return Vec::new(),
        }
    }
    found
}

fn dated(scene: &Scene<'_>, cell: &Range<usize>) -> bool {
    scene
        .terms
        .iter()
        .any(|term| cell.start <= term.words.start && term.words.end <= cell.end && cell.len() < 8)
}

/// Says that a cell tells of work: a verb at its head, or a sentence of its own.
fn works(scene: &Scene<'_>, cell: &Range<usize>) -> bool {
    scene.act_at(scene.after_adverbs(cell.start)).is_some() && cell.len() > 1 || cell.len() > 5
}
