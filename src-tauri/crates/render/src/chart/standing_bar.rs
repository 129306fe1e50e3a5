//! Draws tasks by standing: one stacked bar in fixed order, and below it mark, word and count of each part.
//!
//! The parts are told apart without colour: pale fills are outlined, late completion is striped, and each word has
//! its mark (DESIGN 2).

use domain::briefing::chart::StandingBar;
use domain::task::StandingClass;
use plotters::chart::ChartBuilder;
use plotters::element::Polygon;

use super::canvas::{Canvas, LABEL, Words};
use super::glyph::{self, rounded};
use super::palette::{StandingLook, Surface};
use super::picture::{Anchor, Bounds, Point, Weight};
use super::recorder::{filled, units};
use super::words::Tongue;
use super::{ChartError, face};

/// Height of the bar.
const BAR: f64 = 14.0;
/// Radius of a part's corners.
const CORNER: f64 = 2.0;
/// White space between parts.
const GAP: f64 = 2.0;
/// Least width of a part, so that one task among a thousand is seen.
const LEAST: f64 = 5.0;
/// Distance between lines of counts.
const LINE: f64 = 23.0;
/// From a mark to its word, and from the word to its count.
const BESIDE: f64 = 7.0;

/// Draws the bar below `top` (zero when there is no heading).
pub(super) fn draw(
    canvas: &mut Canvas,
    bar: &StandingBar,
    tongue: Tongue,
    top: f64,
) -> Result<(), ChartError> {
    let parts = bar.parts();
    let upper = if top > 0.0 { top + 14.0 } else { 0.0 };
    let shown: Vec<(StandingClass, u64)> = parts.iter().copied().filter(|(_, n)| *n > 0).collect();
    if shown.is_empty() {
        let look = Canvas::look(LABEL, Weight::Regular, canvas.colours.ink_3);
        let at = Point { x: 0.0, y: upper + 12.0 };
        canvas.words(tongue.say("chart-no-tasks", &[]).trim_end_matches('.'), at, Anchor::Start, look)?;
        return Ok(());
    }
    for ((class, _), part) in shown.iter().zip(stack(canvas, &shown, upper)?) {
        surface(canvas, canvas.colours.standing(*class), part)?;
    }
    counts(canvas, &parts, tongue, upper + BAR + 9.0)
}

/// Draws the fills on plotters' axis of shares, and returns the room of each part.
fn stack(canvas: &Canvas, shown: &[(StandingClass, u64)], top: f64) -> Result<Vec<Bounds>, ChartError> {
    let edges = edges(&shown.iter().map(|(_, n)| *n).collect::<Vec<_>>(), canvas.size.0);
    let bar = canvas.root.margin(units(top), units(canvas.size.1 - top - BAR), 0, 0);
    let chart = ChartBuilder::on(&bar).build_cartesian_2d(0.0..canvas.size.0, 0.0..BAR)?;
    let mut rooms = Vec::with_capacity(edges.len());
    for ((class, _), (left, right)) in shown.iter().zip(edges) {
        let look = canvas.colours.standing(*class);
        let area = rounded(Bounds { left, top: 0.0, right, bottom: BAR }, CORNER);
        let area: Vec<(f64, f64)> = area.into_iter().map(|point| (point.x, point.y)).collect();
        chart.plotting_area().draw(&Polygon::new(area, filled(look.fill)))?;
        rooms.push(Bounds { left, top, right, bottom: top + BAR });
    }
    Ok(rooms)
}

/// Shares `width` out by count; a part too small to see gets its least width from those that can spare it.
fn edges(counts: &[u64], width: f64) -> Vec<(f64, f64)> {
    let room = width - GAP * (counts.len() - 1) as f64;
    let total = counts.iter().sum::<u64>() as f64;
    let least = LEAST.min(room / counts.len() as f64);
    let mut widths: Vec<f64> = counts.iter().map(|n| *n as f64 / total * room).collect();
    // Lifting the small ones shrinks the others, which may make another one small: at most one round per part.
    for _ in 0..counts.len() {
        let lifted = widths.iter().filter(|width| **width <= least).count() as f64 * least;
        let spare: f64 = widths.iter().filter(|width| **width > least).sum();
        let scale = if spare > 0.0 { (room - lifted) / spare } else { 1.0 };
        for width in &mut widths {
            *width = if *width <= least { least } else { *width * scale };
        }
    }
    let mut left = 0.0;
    let part = |width: f64| {
        let edges = (left, left + width);
        left += width + GAP;
        edges
    };
    widths.into_iter().map(part).collect()
}

fn surface(canvas: &Canvas, look: StandingLook, part: Bounds) -> Result<(), ChartError> {
    match look.surface {
        Surface::Solid => Ok(()),
        Surface::Outlined => outline(canvas, look, part),
        Surface::Striped => stripes(canvas, look, part, 1.0),
        Surface::CounterStriped => {
            stripes(canvas, look, part, -1.0)?;
            outline(canvas, look, part)
        }
        Surface::Dashed => dashes(canvas, look, part),
    }
}

/// A one-pixel outline within the part.
fn outline(canvas: &Canvas, look: StandingLook, part: Bounds) -> Result<(), ChartError> {
    let mut line = rounded(part.grown(-0.5), CORNER - 0.5);
    line.extend(line.first().copied());
    canvas.stroke(&line, look.text, 1.0)
}

fn dashes(canvas: &Canvas, look: StandingLook, part: Bounds) -> Result<(), ChartError> {
    let inner = part.grown(-0.5);
    let mut x = part.left;
    while x < part.right {
        let to = (x + 4.0).min(part.right);
        for y in [inner.top, inner.bottom] {
            canvas.stroke(&[Point { x, y }, Point { x: to, y }], look.text, 1.0)?;
        }
        x += 7.0;
    }
    for x in [inner.left, inner.right] {
        let corner = Point { x, y: part.top };
        canvas.stroke(&[corner, Point { x, y: part.top + 4.0 }], look.text, 1.0)?;
        canvas.stroke(&[Point { x, y: part.bottom - 4.0 }, Point { x, y: part.bottom }], look.text, 1.0)?;
    }
    Ok(())
}

/// Stripes three pixels wide every seven, at 45 degrees, cut at the part's edges.
fn stripes(canvas: &Canvas, look: StandingLook, part: Bounds, rise: f64) -> Result<(), ChartError> {
    let (period, wide) = (7.0 * 2_f64.sqrt(), 3.0 * 2_f64.sqrt());
    let height = part.bottom - part.top;
    let mut x = part.left - height;
    while x < part.right + height {
        let lean = rise * height;
        let stripe =
            [(x, part.bottom), (x + wide, part.bottom), (x + wide + lean, part.top), (x + lean, part.top)];
        let cut = cut(&stripe.map(|(x, y)| Point { x, y }), part.left, part.right);
        if cut.len() > 2 {
            canvas.area(&cut, look.stripe)?;
        }
        x += period;
    }
    Ok(())
}

/// Cuts an area at two vertical lines (Sutherland and Hodgman).
fn cut(area: &[Point], left: f64, right: f64) -> Vec<Point> {
    let mut kept = area.to_vec();
    for (edge, sign) in [(left, 1.0), (right, -1.0)] {
        let within = |point: &Point| (point.x - edge) * sign >= 0.0;
        let mut next = Vec::with_capacity(kept.len() + 2);
        for (at, point) in kept.iter().enumerate() {
            let before = &kept[(at + kept.len() - 1) % kept.len()];
            if within(before) != within(point) {
                let share = (edge - before.x) / (point.x - before.x);
                next.push(Point { x: edge, y: before.y + share * (point.y - before.y) });
            }
            if within(point) {
                next.push(*point);
            }
        }
        kept = next;
    }
    kept
}

/// One part's words below the bar.
struct Item {
    class: StandingClass,
    word: String,
    word_width: f64,
    count: String,
    width: f64,
}

fn item(class: StandingClass, n: u64, tongue: Tongue) -> Item {
    let (word, count) = (tongue.standing(class), tongue.count(n));
    let word_width = face::width(&word, Weight::Medium, LABEL);
    let width = glyph::SIDE + BESIDE + word_width + BESIDE + face::width(&count, Weight::SemiBold, LABEL);
    Item { class, word, word_width, count, width }
}

/// Prints mark, word and count of each part, in as few lines as fit.
fn counts(
    canvas: &mut Canvas,
    parts: &[(StandingClass, u64)],
    tongue: Tongue,
    top: f64,
) -> Result<(), ChartError> {
    let items: Vec<Item> = parts.iter().map(|(class, n)| item(*class, *n, tongue)).collect();
    let Some(columns) = (1..=items.len())
        .map(|lines| column_widths(&items, items.len().div_ceil(lines)))
        .find(|columns| columns.iter().sum::<f64>() + 16.0 * (columns.len() - 1) as f64 <= canvas.size.0)
    else {
        return Err(ChartError::TooSmall);
    };
    let lines = items.len().div_ceil(columns.len());
    if top + LINE * lines as f64 - 7.0 > canvas.size.1 {
        return Err(ChartError::TooSmall);
    }
    let spare = canvas.size.0 - columns.iter().sum::<f64>();
    let gap = (spare / (columns.len().max(2) - 1) as f64).min(48.0);
    for (at, item) in items.iter().enumerate() {
        let (line, column) = (at / columns.len(), at % columns.len());
        let x = columns[..column].iter().sum::<f64>() + gap * column as f64;
        print(canvas, item, Point { x, y: top + LINE * line as f64 })?;
    }
    Ok(())
}

fn column_widths(items: &[Item], columns: usize) -> Vec<f64> {
    let widest =
        |column: usize| items.iter().skip(column).step_by(columns).map(|item| item.width).fold(0.0, f64::max);
    (0..columns).map(widest).collect()
}

fn print(canvas: &mut Canvas, item: &Item, corner: Point) -> Result<(), ChartError> {
    glyph::draw(canvas, item.class, corner)?;
    let colours = canvas.colours;
    let word = Words { size: LABEL, weight: Weight::Medium, ink: colours.standing_words(item.class) };
    let count = Words { size: LABEL, weight: Weight::SemiBold, ink: colours.ink };
    let baseline = corner.y + 11.6;
    let x = corner.x + glyph::SIDE + BESIDE;
    canvas.words(&item.word, Point { x, y: baseline }, Anchor::Start, word)?;
    canvas.words(&item.count, Point { x: x + item.word_width + BESIDE, y: baseline }, Anchor::Start, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_wide_enough_to_see_and_they_fill_the_bar() {
        for counts in [vec![1, 100_000, 1], vec![4, 3, 9, 9, 2], vec![1], vec![1, 1, 1, 1, 1, 1, 1, 1, 1]] {
            let edges = edges(&counts, 300.0);
            assert!(edges.iter().all(|(left, right)| right - left >= LEAST - 1e-6), "{counts:?}: {edges:?}");
            assert!((edges.last().expect("a part").1 - 300.0).abs() < 1e-6, "{counts:?}: {edges:?}");
            assert!(edges.windows(2).all(|pair| (pair[1].0 - pair[0].1 - GAP).abs() < 1e-6), "{edges:?}");
        }
    }

    #[test]
    fn parts_keep_the_proportions_of_their_counts() {
        let edges = edges(&[10, 30], 402.0);
        let [a, b] = [edges[0], edges[1]].map(|(left, right)| right - left);
        assert!((b / a - 3.0).abs() < 1e-9, "{a} {b}");
    }

    #[test]
    fn stripes_stay_within_their_part() {
        let stripe = [(0.0, 14.0), (4.0, 14.0), (18.0, 0.0), (14.0, 0.0)].map(|(x, y)| Point { x, y });
        let kept = cut(&stripe, 2.0, 9.0);
        assert!(kept.len() > 2 && kept.iter().all(|point| (2.0..=9.0).contains(&point.x)), "{kept:?}");
        assert!(cut(&stripe, 30.0, 40.0).is_empty());
    }
}
