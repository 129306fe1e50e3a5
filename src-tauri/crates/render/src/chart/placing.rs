//! Where labels go so that none lies over another, over a dot or over a line of data.
//!
//! Three ways, each for its kind of label: candidates in order of preference for labels beside marks, thinning for
//! labels along an axis, spreading for labels down a column.

use super::picture::{Bounds, Point};

/// Room taken in a frame.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    frame: Bounds,
    labels: Vec<Bounds>,
    marks: Vec<Bounds>,
    lines: Vec<(Point, Point)>,
    grid: Vec<(Point, Point)>,
}

/// White space kept around a label.
const AIR: f64 = 1.5;

impl Taken {
    /// Starts with an empty frame.
    pub fn within(frame: Bounds) -> Self {
        Self { frame, labels: Vec::new(), marks: Vec::new(), lines: Vec::new(), grid: Vec::new() }
    }

    /// Takes the room of a label.
    pub fn label(&mut self, bounds: Bounds) {
        self.labels.push(bounds);
    }

    /// Takes the room of a dot.
    pub fn mark(&mut self, bounds: Bounds) {
        self.marks.push(bounds);
    }

    /// Takes the room of a line of data.
    pub fn line(&mut self, points: &[Point]) {
        self.lines.extend(points.windows(2).map(|pair| (pair[0], pair[1])));
    }

    /// Notes a gridline: a label stands on it only where there is no other place.
    pub fn gridline(&mut self, from: Point, to: Point) {
        self.grid.push((from, to));
    }

    /// Says whether a label may stand there.
    pub fn is_free(&self, bounds: &Bounds) -> bool {
        let wide = bounds.grown(AIR);
        self.frame.holds(bounds)
            && !self.labels.iter().any(|taken| taken.meets(&wide))
            && !self.marks.iter().any(|taken| taken.meets(&wide))
            && !self.lines.iter().any(|(a, b)| wide.crossed_by(*a, *b))
    }

    /// Returns the first candidate that is free and on no gridline, else the first that is free; takes nothing.
    pub fn first_free<T: Copy>(&self, candidates: impl IntoIterator<Item = (Bounds, T)>) -> Option<T> {
        let free: Vec<(Bounds, T)> =
            candidates.into_iter().filter(|(bounds, _)| self.is_free(bounds)).collect();
        let clear = |bounds: &Bounds| !self.grid.iter().any(|(a, b)| bounds.crossed_by(*a, *b));
        free.iter().find(|(bounds, _)| clear(bounds)).or(free.first()).map(|(_, at)| *at)
    }
}

/// Chooses which labels of an axis to print: the last and the first always, between them every n-th that fits.
///
/// `spans` are left and right edges in order; the answer is sorted. The first gives way only to the last.
pub(super) fn thin(spans: &[(f64, f64)], gap: f64) -> Vec<usize> {
    let n = spans.len();
    let clear = |kept: &[usize]| kept.windows(2).all(|pair| spans[pair[0]].1 + gap <= spans[pair[1]].0);
    for stride in 1..n {
        let mut kept: Vec<usize> = (0..n).rev().step_by(stride).collect();
        kept.reverse();
        if kept.first() != Some(&0) {
            while kept.len() > 1 && spans[kept[0]].0 < spans[0].1 + gap {
                kept.remove(0);
            }
            kept.insert(0, 0);
        }
        if clear(&kept) {
            return kept;
        }
    }
    n.checked_sub(1).into_iter().collect()
}

/// Spreads labels of one height down a column, each as near to its wish as the others allow.
///
/// `wishes` are centres in ascending order; returns centres at least `pitch` apart within `top..bottom`, or `None`
/// when the column cannot hold that many.
pub(super) fn spread(wishes: &[f64], pitch: f64, top: f64, bottom: f64) -> Option<Vec<f64>> {
    if wishes.is_empty() {
        return Some(Vec::new());
    }
    let need = pitch * (wishes.len() - 1) as f64;
    if need > bottom - top {
        return None;
    }
    // Runs of labels that touch move as one, to the mean of what their members wish.
    let mut runs: Vec<(f64, usize)> = Vec::new();
    for wish in wishes {
        runs.push((*wish, 1));
        while let [.., (above, n), (below, m)] = runs[..] {
            let (end, start) =
                (above + pitch * (n as f64 - 1.0) / 2.0, below - pitch * (m as f64 - 1.0) / 2.0);
            if start - end >= pitch {
                break;
            }
            runs.truncate(runs.len() - 2);
            runs.push(((above * n as f64 + below * m as f64) / (n + m) as f64, n + m));
        }
    }
    let mut placed: Vec<f64> = runs
        .iter()
        .flat_map(|(centre, n)| (0..*n).map(move |at| centre + pitch * (at as f64 - (*n as f64 - 1.0) / 2.0)))
        .collect();
    let mut floor = top;
    for centre in &mut placed {
        *centre = centre.max(floor);
        floor = *centre + pitch;
    }
    let mut ceiling = bottom;
    for centre in placed.iter_mut().rev() {
        *centre = centre.min(ceiling);
        ceiling = *centre - pitch;
    }
    Some(placed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axis_labels_keep_first_and_last_and_never_touch() {
        let wide: Vec<(f64, f64)> =
            (0..40).map(|at| (f64::from(at) * 10.0, f64::from(at) * 10.0 + 28.0)).collect();
        let kept = thin(&wide, 6.0);
        assert_eq!((kept.first(), kept.last()), (Some(&0), Some(&39)));
        assert!(kept.windows(2).all(|pair| wide[pair[0]].1 + 6.0 <= wide[pair[1]].0), "{kept:?}");
        assert!(kept.len() > 7, "more than every fifth label is dropped: {kept:?}");
    }

    #[test]
    fn an_axis_too_short_for_two_labels_keeps_the_last() {
        assert_eq!(thin(&[(0.0, 30.0), (10.0, 40.0)], 6.0), [1]);
        assert_eq!(thin(&[(0.0, 30.0)], 6.0), [0]);
        assert!(thin(&[], 6.0).is_empty());
    }

    #[test]
    fn a_column_spreads_labels_apart_and_keeps_their_order() {
        let placed =
            spread(&[10.0, 12.0, 13.0, 90.0], 16.0, 8.0, 100.0).expect("four labels of 16 fit into 92");
        assert!(placed.windows(2).all(|pair| pair[1] - pair[0] >= 16.0 - 1e-9), "{placed:?}");
        assert!(placed[0] >= 8.0 && placed[3] <= 100.0, "{placed:?}");
        assert!((placed[3] - 90.0).abs() < 1e-9, "a label without neighbours stays: {placed:?}");
    }

    #[test]
    fn a_column_that_is_too_short_says_so() {
        assert_eq!(spread(&[1.0, 2.0, 3.0], 16.0, 0.0, 31.0), None);
        assert_eq!(spread(&[], 16.0, 0.0, 1.0), Some(Vec::new()));
    }
}
