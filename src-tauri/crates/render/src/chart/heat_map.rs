//! Draws units by indicators: a cell a figure in the class of its share of the target, rank and movement before the name.
//!
//! Where not every unit has room for words, the highlighted ones and the extremes keep theirs and the others become
//! stripes of their colours (RULINGS X17).

mod cells;

use domain::briefing::chart::{Heat, HeatMap, HeatRow};

use super::canvas::{AXIS, Canvas, LABEL, Words};
use super::picture::{Anchor, Bounds, Point, Weight};
use super::words::Tongue;
use super::{ChartError, face};

/// Least and most height of a row with words, the gap under it included.
const ROW: f64 = 17.5;
const TALL_ROW: f64 = 26.0;
/// Least height of a row without words.
const STRIPE: f64 = 2.5;
/// Between two cells.
const GAP: f64 = 2.0;
/// Least width of a cell, and the width words of a gap need beside themselves.
const CELL: f64 = 38.0;
/// Most width of a cell: beyond it the eye loses the row.
const WIDE_CELL: f64 = 118.0;
/// Least and most width of the names.
const NAMES: (f64, f64) = (64.0, 240.0);
/// Leading of the indicators' names.
const HEAD_LINE: f64 = 15.0;
/// Most lines of an indicator's name.
const HEAD_LINES: usize = 4;
/// Extremes named at each end of a crowd.
const EXTREMES: usize = 3;
/// Height of a line of the key.
const KEY: f64 = 20.0;

/// Returns the height a chart reads well in, below its heading.
pub(super) fn height(map: &HeatMap, width: u32) -> u32 {
    let rows = (map.rows.len() + usize::from(map.whole.is_some())) as f64;
    let pitch = if map.rows.len() > 24 { 20.0 } else { 23.0 };
    let keys = if width < 520 { 3.0 } else { 2.0 };
    (HEAD_LINE * 3.0 + 26.0 + pitch * rows + KEY * keys + 14.0).ceil() as u32
}

struct Drawing<'a> {
    map: &'a HeatMap,
    tongue: Tongue,
    /// Where the cells begin, from the left, and how wide one is with its gap.
    left: f64,
    cell: f64,
    /// Lines of each indicator's name.
    heads: Vec<Vec<String>>,
    /// Right edges of places and of movements; none where there is no room or nothing to say.
    place: Option<f64>,
    movement: Option<f64>,
    /// Where names begin.
    names: f64,
    top: f64,
    /// Upper edge and height of each row.
    rows: Vec<(f64, f64)>,
    /// Upper edge of the row of the whole.
    whole: Option<f64>,
    /// Middle of the first line of the key; none where the units need its room.
    key: Option<f64>,
}

/// Draws the map below `top` (zero when there is no heading).
pub(super) fn draw(canvas: &mut Canvas, map: &HeatMap, tongue: Tongue, top: f64) -> Result<(), ChartError> {
    if map.rows.is_empty() || map.columns.is_empty() {
        let look = Canvas::look(LABEL, Weight::Regular, canvas.colours.ink_3);
        let at = Point { x: 0.0, y: top + 20.0 };
        return canvas.words(&tongue.say("chart-missing", &[]), at, Anchor::Start, look);
    }
    let drawing = Drawing::lay_out(canvas, map, tongue, top)?;
    drawing.heads(canvas)?;
    for at in 0..map.rows.len() {
        drawing.row(canvas, at)?;
    }
    drawing.whole(canvas)?;
    drawing.key(canvas)
}

/// Returns what a class means: "dưới 60% chỉ tiêu".
pub(super) fn class_words(tongue: Tongue, heat: Heat) -> String {
    tongue.say(cells::key_of(heat), &[])
}

fn wide(text: &str, weight: Weight) -> f64 {
    face::width(text, weight, LABEL)
}

/// Says which units keep their words when not all can: the highlighted, and the extremes of those ranked.
fn named(rows: &[HeatRow], extremes: usize) -> Vec<bool> {
    let ranked = rows.iter().filter(|row| row.place.is_some()).count();
    // Where nobody is ranked the order says nothing, and its ends are as good as any.
    let n = if ranked == 0 { rows.len() } else { ranked };
    let is_named =
        |(at, row): (usize, &HeatRow)| row.highlighted || at < extremes || (at + extremes >= n && at < n);
    rows.iter().enumerate().map(is_named).collect()
}

/// Returns the height of each row of a crowd: words for some, stripes for the others; none when that does not fit.
fn crowded(rows: &[HeatRow], extremes: usize, room: f64) -> Option<Vec<f64>> {
    let named = named(rows, extremes);
    let n = named.iter().filter(|is_named| **is_named).count();
    let stripe = (room - ROW * n as f64) / (rows.len() - n).max(1) as f64;
    let fits = n < rows.len() && stripe >= STRIPE && n > 0;
    // A stripe as high as words would look like a row that lost them.
    let stripe = stripe.min(ROW * 0.6);
    fits.then(|| named.iter().map(|is_named| if *is_named { ROW } else { stripe }).collect())
}

/// Returns the height of each row, and the room of the key and of the whole: `tries` from the best to the least.
///
/// Every unit keeps its words if that can be had; in a crowd as many extremes as can be.
fn heights(rows: &[HeatRow], room: f64, tries: &[(f64, f64)]) -> Option<(Vec<f64>, (f64, f64))> {
    let left = |(key, whole): (f64, f64)| room - key - whole;
    let even = |kept: (f64, f64)| left(kept) / rows.len() as f64;
    if let Some(kept) = tries.iter().copied().find(|kept| even(*kept) >= ROW) {
        return Some((vec![even(kept).min(TALL_ROW); rows.len()], kept));
    }
    let crowd = (0..=EXTREMES).rev().flat_map(|extremes| tries.iter().map(move |kept| (extremes, *kept)));
    crowd.into_iter().find_map(|(extremes, kept)| Some((crowded(rows, extremes, left(kept))?, kept)))
}

impl<'a> Drawing<'a> {
    fn lay_out(canvas: &Canvas, map: &'a HeatMap, tongue: Tongue, top: f64) -> Result<Self, ChartError> {
        let (width, height) = canvas.size;
        let columns = map.columns.len() as f64;
        let places = map.rows.iter().filter_map(|row| row.place).max();
        let place = places.map(|place| wide(&tongue.count(place.unsigned_abs()), Weight::SemiBold).max(8.0));
        let moved = map.rows.iter().filter_map(|row| row.movement).map(i64::unsigned_abs).max();
        let movement = moved.map(|by| wide(&tongue.count(by), Weight::Regular) + 11.0);
        let named = map.rows.iter().map(|row| wide(&row.unit, Weight::SemiBold)).fold(0.0, f64::max);
        let longest = named.clamp(NAMES.0, NAMES.1);
        // Movement goes first where there is no room for all; then the names give way.
        let lead = |with: bool| {
            place.map_or(0.0, |room| room + 8.0) + movement.filter(|_| with).map_or(0.0, |room| room + 10.0)
        };
        let rest = |with: bool| width - lead(with) - columns * (CELL + GAP);
        let movement = movement.filter(|_| rest(true) >= NAMES.0 + 10.0);
        let lead = lead(movement.is_some());
        let names_room = (longest + 12.0).min(width - lead - columns * (CELL + GAP));
        if names_room < NAMES.0 {
            return Err(ChartError::TooSmall);
        }
        let cell = ((width - lead - names_room) / columns).min(WIDE_CELL);
        let place_edge = place;
        let movement_edge = movement.map(|room| place_edge.map_or(0.0, |edge| edge + 8.0) + room);
        let head = Canvas::look(AXIS, Weight::Medium, canvas.colours.ink_2);
        let heads: Vec<Vec<String>> = map
            .columns
            .iter()
            .map(|column| face::wrap(&column.name, head.weight, head.size, cell - GAP - 2.0, HEAD_LINES))
            .collect();
        let head_lines = heads.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let targets = if map.columns.iter().any(|column| column.target.is_some()) { 19.0 } else { 4.0 };
        let first = if top > 0.0 { top + 8.0 } else { 0.0 } + HEAD_LINE * head_lines + targets;
        let mut drawing = Self {
            map,
            tongue,
            left: lead + names_room,
            cell,
            heads,
            place: place_edge,
            movement: movement_edge,
            names: lead,
            top: first,
            rows: Vec::new(),
            whole: None,
            key: None,
        };
        let keys = drawing.key_lines(canvas).len() as f64 * KEY + 8.0;
        let whole = if map.whole.is_some() { ROW + 5.0 } else { 0.0 };
        // The words of the units come before those of the colours, and those before the row of the whole.
        let tries = [(keys, whole), (0.0, whole), (0.0, 0.0)];
        let (heights, (keys, whole)) =
            heights(&map.rows, height - first, &tries).ok_or(ChartError::TooSmall)?;
        let mut y = first;
        for high in heights {
            drawing.rows.push((y, high));
            y += high;
        }
        if whole > 0.0 {
            drawing.whole = Some(y + 5.0);
            y += whole;
        }
        drawing.key = (keys > 0.0).then_some(y + 8.0 + KEY / 2.0);
        Ok(drawing)
    }

    /// Names of the indicators on their foot, the target all units share under each.
    fn heads(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let colours = canvas.colours;
        let look = Canvas::look(AXIS, Weight::Medium, colours.ink_2);
        let quiet = Canvas::look(AXIS, Weight::Regular, colours.ink_3);
        let has_targets = self.map.columns.iter().any(|column| column.target.is_some());
        let foot = if has_targets { self.top - 23.0 } else { self.top - 8.0 };
        for (at, (column, lines)) in self.map.columns.iter().zip(&self.heads).enumerate() {
            let x = self.left + self.cell * at as f64 + (self.cell - GAP) / 2.0;
            for (line, text) in lines.iter().enumerate() {
                let y = foot - HEAD_LINE * (lines.len() - 1 - line) as f64;
                canvas.words(text, Point { x, y }, Anchor::Middle, look)?;
            }
            if let Some(target) = column.target {
                let text = self.tongue.bare_with_unit(target, &column.measure);
                let text = face::fit(&text, quiet.weight, quiet.size, self.cell - GAP);
                canvas.words(&text, Point { x, y: self.top - 7.0 }, Anchor::Middle, quiet)?;
            }
        }
        if has_targets {
            let text = self.tongue.say("chart-target-name", &[]);
            let text = face::fit(&text, quiet.weight, quiet.size, self.left - 8.0);
            canvas.words(&text, Point { x: 0.0, y: self.top - 7.0 }, Anchor::Start, quiet)?;
        }
        Ok(())
    }

    /// One unit: place, movement, name, cells; without room for words its cells alone.
    fn row(&self, canvas: &mut Canvas, at: usize) -> Result<(), ChartError> {
        let (row, (top, high)) = (&self.map.rows[at], self.rows[at]);
        let colours = canvas.colours;
        let has_words = high >= ROW - 0.01;
        if has_words {
            let baseline = top + (high - GAP) / 2.0 + LABEL * face::CAP / 2.0;
            let (weight, ink) = if row.highlighted {
                (Weight::SemiBold, colours.ink)
            } else {
                (Weight::Regular, colours.ink_2)
            };
            let plain = Words { size: LABEL, weight, ink };
            if let (Some(edge), Some(place)) = (self.place, row.place) {
                let strong = Words { weight: Weight::SemiBold, ink: colours.ink, ..plain };
                let text = self.tongue.count(place.unsigned_abs());
                canvas.words(&text, Point { x: edge, y: baseline }, Anchor::End, strong)?;
            }
            if let (Some(edge), Some(by)) = (self.movement, row.movement) {
                self.moved(canvas, by, edge, baseline)?;
            }
            let name = face::fit(&row.unit, weight, LABEL, self.left - self.names - 10.0);
            canvas.words(&name, Point { x: self.names, y: baseline }, Anchor::Start, plain)?;
        }
        let cells = Bounds { left: self.left, top, right: canvas.size.0, bottom: top + high - gap(high) };
        self.cells(canvas, &row.cells, cells, has_words)
    }

    /// ▲ 2, ▼ 1 as shapes, = where the place was kept.
    fn moved(&self, canvas: &mut Canvas, by: i64, edge: f64, baseline: f64) -> Result<(), ChartError> {
        let colours = canvas.colours;
        if by == 0 {
            let y = baseline - LABEL * face::CAP / 2.0;
            for dy in [-1.8, 1.8] {
                let line = [Point { x: edge - 7.0, y: y + dy }, Point { x: edge, y: y + dy }];
                canvas.stroke(&line, colours.ink_3, 1.2)?;
            }
            return Ok(());
        }
        let ink = if by > 0 { colours.highlight } else { colours.soon };
        let text = self.tongue.count(by.unsigned_abs());
        let look = Canvas::look(LABEL, Weight::Regular, colours.words(ink));
        let start = edge - wide(&text, look.weight);
        canvas.words(&text, Point { x: edge, y: baseline }, Anchor::End, look)?;
        let box_ =
            Bounds { left: start - 10.0, top: baseline - 8.0, right: start - 3.0, bottom: baseline - 1.0 };
        canvas.area(&triangle(box_, by > 0), ink)
    }

    /// The committee as a whole, under the units.
    fn whole(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let (Some(top), Some(cells)) = (self.whole, &self.map.whole) else { return Ok(()) };
        let colours = canvas.colours;
        let baseline = top + (ROW - GAP) / 2.0 + LABEL * face::CAP / 2.0;
        let look = Canvas::look(LABEL, Weight::SemiBold, colours.ink);
        let name = face::fit(
            &self.tongue.say("chart-whole", &[]),
            look.weight,
            LABEL,
            self.left - self.names - 10.0,
        );
        canvas.words(&name, Point { x: self.names, y: baseline }, Anchor::Start, look)?;
        let room = Bounds { left: self.left, top, right: canvas.size.0, bottom: top + ROW - GAP };
        self.cells(canvas, cells, room, true)
    }
}

/// Between two rows: nothing where they are stripes.
fn gap(high: f64) -> f64 {
    if high >= ROW - 0.01 { GAP } else { (high * 0.25).min(1.0) }
}

/// Returns the corners of a triangle that fills a box.
fn triangle(room: Bounds, is_up: bool) -> [Point; 3] {
    let (tip, base) = if is_up { (room.top, room.bottom) } else { (room.bottom, room.top) };
    [
        Point { x: room.left, y: base },
        Point { x: room.right, y: base },
        Point { x: f64::midpoint(room.left, room.right), y: tip },
    ]
}
