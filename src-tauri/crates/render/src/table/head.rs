//! The header of a table: one line of heads, or two where neighbours share one above their own.

use super::{Column, ENDS, SIDE};
use crate::text::{Line, Style, balanced};

/// A header broken into lines. Heights count from its top.
pub struct Head {
    pub cells: Vec<Cell>,
    /// First column and the one after the last, of every shared head.
    pub groups: Vec<(usize, usize)>,
    /// Height of the shared heads; nothing where there are none.
    pub upper: f64,
    pub height: f64,
    pub style: Style,
}

/// A head over columns `from..to`.
pub struct Cell {
    pub from: usize,
    pub to: usize,
    pub lines: Vec<Line>,
    pub top: f64,
    pub height: f64,
    /// Whether it stands under a shared head.
    pub is_lower: bool,
    /// How many of the header's rows it fills.
    pub n_tiers: usize,
}

impl Head {
    /// Breaks the heads of columns whose edges are known.
    pub fn broken(columns: &[Column], edges: &[f64], style: Style) -> Self {
        let broken = |title: &str, from: usize, to: usize| {
            balanced(title, &style, edges[to] - edges[from] - 2.0 * SIDE)
        };
        let groups = groups(columns);
        let shared: Vec<Vec<Line>> = groups
            .iter()
            .map(|(from, to)| broken(columns[*from].under.unwrap_or_default(), *from, *to))
            .collect();
        let own: Vec<Vec<Line>> =
            columns.iter().enumerate().map(|(at, column)| broken(column.title, at, at + 1)).collect();
        let tall = |n_lines: usize| n_lines as f64 * style.leading + 2.0 * ENDS;
        let most = |lines: &mut dyn Iterator<Item = usize>| lines.max().map_or(0.0, tall);
        let upper = most(&mut shared.iter().map(Vec::len));
        let is_lower = |at: usize| columns[at].under.is_some();
        let of_tier = |lower: bool| {
            own.iter().enumerate().filter(move |(at, _)| is_lower(*at) == lower).map(|(_, lines)| lines.len())
        };
        let height = most(&mut of_tier(false)).max(upper + most(&mut of_tier(true)));
        let mut cells = Vec::new();
        let n_tiers = if groups.is_empty() { 1 } else { 2 };
        let mut lower = Vec::new();
        for (at, lines) in own.into_iter().enumerate() {
            if let Some(group) = groups.iter().position(|(from, _)| *from == at) {
                let (from, to) = groups[group];
                let lines = shared[group].clone();
                cells.push(Cell { from, to, lines, top: 0.0, height: upper, is_lower: false, n_tiers: 1 });
            }
            let cell = Cell { from: at, to: at + 1, lines, top: 0.0, height, is_lower: false, n_tiers };
            match is_lower(at) {
                true => {
                    let (top, height) = (upper, height - upper);
                    lower.push(Cell { top, height, is_lower: true, n_tiers: 1, ..cell });
                }
                false => cells.push(cell),
            }
        }
        cells.extend(lower);
        Head { cells, groups, upper, height, style }
    }
}

/// Finds the runs of neighbours that share a head: the first column and the one after the last.
pub fn groups(columns: &[Column]) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let goes_on = at > 0 && column.under == columns[at - 1].under;
        match groups.last_mut() {
            Some(group) if goes_on && column.under.is_some() => group.1 = at + 1,
            _ if column.under.is_some() => groups.push((at, at + 1)),
            _ => {}
        }
    }
    groups
}
