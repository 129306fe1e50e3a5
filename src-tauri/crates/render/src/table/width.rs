//! How wide the columns of a table are: each as its texts ask, and all together so that the table comes out low.

use super::head;
use super::{Column, SIDE};
use crate::text::{Style, words};

/// What a column asks for.
pub struct Wish {
    /// Its longest word, or its head in two lines.
    pub least: f64,
    /// Its longest cell on one line: more would stay empty.
    pub most: f64,
    /// Its share of what is left.
    pub weight: f64,
}

/// Shares the measure among columns so that rows come out low.
///
/// A row is as tall as its tallest cell, and a cell about as tall as its text is long for its column. The width that
/// makes the sum of the cubes of those heights least, which stands for the tallest well enough, goes with the fourth
/// root of the sum of the cubed lengths.
pub fn widths(
    columns: &[Column],
    rows: &[Vec<String>],
    style: &Style,
    head: &Style,
    has_total: bool,
    measure: f64,
) -> Vec<f64> {
    let wish = |(at, column): (usize, &Column)| {
        let mut narrow = words(column.title).iter().map(|word| head.width(word)).fold(0.0, f64::max);
        let mut wide = two_lines(column.title, head);
        let mut cubes = head.width(column.title).powi(3);
        for (row, cells) in rows.iter().enumerate().filter(|(_, cells)| !cells[at].is_empty()) {
            let style = if has_total && row + 1 == rows.len() { head } else { style };
            let text = cells[at].as_str();
            narrow = words(text).iter().map(|word| style.width(word)).fold(narrow, f64::max);
            wide = wide.max(style.width(text));
            cubes += style.width(text).powi(3);
        }
        let padding = 2.0 * SIDE + 0.5;
        // A single monstrous word must not push the other columns off the sheet: it is cut between letters instead.
        let least = narrow.min(measure / columns.len() as f64) + padding;
        Wish { least, most: (wide + padding).max(least), weight: cubes.powf(0.25) }
    };
    let mut wishes: Vec<Wish> = columns.iter().enumerate().map(wish).collect();
    for (from, to) in head::groups(columns) {
        let shared = head.width(columns[from].under.unwrap_or_default()) + 2.0 * SIDE + 0.5;
        let short = (shared - wishes[from..to].iter().map(|wish| wish.least).sum::<f64>()).max(0.0);
        for wish in &mut wishes[from..to] {
            wish.least += short / (to - from) as f64;
            wish.most = wish.most.max(wish.least);
        }
    }
    let widths = share(&wishes, measure);
    lowered(columns, rows, (style, head), &wishes, widths)
}

/// How many rows the width of columns is tried on; of a longer table these stand for all.
const TRIED_ROWS: usize = 40;

/// A text as its words are wide, to count its lines at any width.
struct Run {
    words: Vec<f64>,
    space: f64,
    /// Lines more than its own: those of a shared head above it.
    above: usize,
}

impl Run {
    fn of(text: &str, style: &Style, above: usize) -> Self {
        let words = words(text).iter().map(|word| style.width(word)).collect();
        Run { words, space: style.width(" "), above }
    }

    fn n_lines(&self, measure: f64) -> usize {
        let (mut n, mut used) = (usize::from(!self.words.is_empty()), 0.0);
        for width in &self.words {
            let next = if used == 0.0 { *width } else { used + self.space + width };
            // A word that fits no line is cut into as many as it takes.
            used = if next <= measure + 0.01 { next } else { *width };
            n += usize::from(next > measure + 0.01 && next > *width) + (width / measure.max(1.0)) as usize;
        }
        n + self.above
    }
}

/// Moves width from column to column as long as that makes the table lower: shares by length are a good guess, but
/// two words too wide for their line can cost a row as much as a whole sentence.
fn lowered(
    columns: &[Column],
    rows: &[Vec<String>],
    (style, head): (&Style, &Style),
    wishes: &[Wish],
    mut widths: Vec<f64>,
) -> Vec<f64> {
    let heads: Vec<Run> = columns
        .iter()
        .map(|column| Run::of(column.title, head, usize::from(column.under.is_some())))
        .collect();
    let step = rows.len().div_ceil(TRIED_ROWS).max(1);
    let tried =
        rows.iter().step_by(step).map(|cells| cells.iter().map(|cell| Run::of(cell, style, 0)).collect());
    let runs: Vec<Vec<Run>> = std::iter::once(heads).chain(tried).collect();
    let column = |at: usize, width: f64| -> Vec<usize> {
        runs.iter().map(|row| row[at].n_lines(width - 2.0 * SIDE)).collect()
    };
    let total = |lines: &[Vec<usize>]| -> usize {
        (0..runs.len()).map(|row| lines.iter().map(|column| column[row]).max().unwrap_or(0)).sum()
    };
    let mut lines: Vec<Vec<usize>> = (0..columns.len()).map(|at| column(at, widths[at])).collect();
    let mut lowest = total(&lines);
    for step in [32.0, 16.0, 8.0, 4.0] {
        while let Some((from, to, n)) =
            best_move(&widths, wishes, &mut lines, (step, lowest), &column, &total)
        {
            widths[from] -= step;
            widths[to] += step;
            (lines[from], lines[to]) = (column(from, widths[from]), column(to, widths[to]));
            lowest = n;
        }
    }
    widths
}

/// Finds the move of `step` points from one column to another that lowers the table most, and its height then.
fn best_move(
    widths: &[f64],
    wishes: &[Wish],
    lines: &mut [Vec<usize>],
    (step, lowest): (f64, usize),
    column: &dyn Fn(usize, f64) -> Vec<usize>,
    total: &dyn Fn(&[Vec<usize>]) -> usize,
) -> Option<(usize, usize, usize)> {
    let mut best: Option<(usize, usize, usize)> = None;
    let givers = (0..widths.len()).filter(|at| widths[*at] - step >= wishes[*at].least);
    for from in givers {
        let less = std::mem::replace(&mut lines[from], column(from, widths[from] - step));
        for to in (0..widths.len()).filter(|to| *to != from) {
            let more = std::mem::replace(&mut lines[to], column(to, widths[to] + step));
            let n = total(lines);
            if n < best.map_or(lowest, |(_, _, n)| n) {
                best = Some((from, to, n));
            }
            lines[to] = more;
        }
        lines[from] = less;
    }
    best
}

/// Returns the least width a head needs to stand in two lines.
fn two_lines(title: &str, style: &Style) -> f64 {
    let words = words(title);
    let joined = |words: &[String]| style.width(&words.join(" "));
    let breaks = (1..words.len()).map(|at| joined(&words[..at]).max(joined(&words[at..])));
    breaks.fold(joined(&words), f64::min)
}

/// Shares the measure by weight; no column gets less than its least, and none more than its most while another could
/// still use it.
pub fn share(wishes: &[Wish], measure: f64) -> Vec<f64> {
    let sum = |of: fn(&Wish) -> f64| wishes.iter().map(of).sum::<f64>();
    let (sure, enough) = (sum(|wish| wish.least), sum(|wish| wish.most));
    if sure >= measure {
        return wishes.iter().map(|wish| wish.least * measure / sure).collect();
    }
    if enough <= measure {
        return wishes.iter().map(|wish| wish.most * measure / enough).collect();
    }
    let mut fixed: Vec<Option<f64>> = vec![None; wishes.len()];
    loop {
        let taken: f64 = fixed.iter().flatten().sum();
        let open = wishes.iter().zip(&fixed).filter(|(_, fixed)| fixed.is_none());
        let weights: f64 = open.map(|(wish, _)| wish.weight).sum();
        let scale = (measure - taken) / weights.max(f64::EPSILON);
        let free = |at: &usize| fixed[*at].is_none();
        let given = |at: usize| wishes[at].weight * scale;
        let off = |at: usize| given(at).clamp(wishes[at].least, wishes[at].most) - given(at);
        // Whichever side misses more in all is settled first; the other may come right by it.
        let (short, over): (f64, f64) = (0..wishes.len())
            .filter(free)
            .fold((0.0, 0.0), |(short, over), at| (short + off(at).max(0.0), over - off(at).min(0.0)));
        let settled: Vec<usize> = (0..wishes.len())
            .filter(free)
            .filter(|at| if short >= over { off(*at) > 0.0 } else { off(*at) < 0.0 })
            .collect();
        if settled.is_empty() {
            return (0..wishes.len()).map(|at| fixed[at].unwrap_or_else(|| given(at))).collect();
        }
        for at in settled {
            fixed[at] = Some(if short >= over { wishes[at].least } else { wishes[at].most });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Wish, share};

    #[test]
    fn columns_always_fill_the_measure_exactly_and_get_what_they_need() {
        let cases: [&[(f64, f64, f64)]; 5] = [
            &[(10.0, 900.0, 3.0), (20.0, 900.0, 4.0)],
            &[(10.0, 900.0, 300.0), (40.0, 900.0, 60.0)],
            &[(90.0, 900.0, 90.0), (80.0, 900.0, 80.0)],
            &[(5.0, 6.0, 50.0), (5.0, 400.0, 20.0), (10.0, 30.0, 90.0)],
            &[(5.0, 6.0, 50.0), (5.0, 9.0, 20.0)],
        ];
        for case in cases {
            let wishes: Vec<Wish> = case
                .iter()
                .map(|(least, most, weight)| Wish { least: *least, most: *most, weight: *weight })
                .collect();
            let widths = share(&wishes, 100.0);
            assert!((widths.iter().sum::<f64>() - 100.0).abs() < 1e-9, "{widths:?}");
            let fits = wishes.iter().map(|wish| wish.least).sum::<f64>() <= 100.0;
            assert!(
                !fits || widths.iter().zip(&wishes).all(|(width, wish)| *width >= wish.least - 1e-9),
                "{widths:?}"
            );
        }
    }

    #[test]
    fn a_column_leaves_what_it_cannot_fill_to_the_others() {
        let wish = |least, most, weight| Wish { least, most, weight };
        let widths = share(&[wish(5.0, 12.0, 50.0), wish(5.0, 400.0, 50.0)], 100.0);
        assert_eq!(widths, [12.0, 88.0]);
    }
}
