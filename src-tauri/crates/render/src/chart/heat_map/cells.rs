//! The cells of a heat map and the key to their five classes, with the marks that survive greyscale.

use domain::briefing::chart::{Heat, HeatCell};

use super::super::canvas::{AXIS, Canvas, LABEL, Words};
use super::super::glyph::rounded;
use super::super::palette::HeatLook;
use super::super::picture::{Anchor, Bounds, Ink, Point, Weight};
use super::super::{ChartError, face};
use super::{Drawing, GAP, KEY, triangle, wide};

/// Width of a mark, and from it to the figure.
const MARK: f64 = 7.0;
const BESIDE_MARK: f64 = 3.0;
/// Width of a swatch of the key, from it to its words, and between two of them.
const SWATCH: f64 = 20.0;
const BESIDE: f64 = 5.0;
const APART: f64 = 14.0;

/// What a cell shows beside its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Solid,
    Hollow,
    Up,
    None,
}

/// Far and behind carry a mark in every palette; paper has no two blues, so beyond carries one there.
fn mark(heat: Heat, is_print: bool) -> Mark {
    match heat {
        Heat::Far => Mark::Solid,
        Heat::Behind => Mark::Hollow,
        Heat::Beyond if is_print => Mark::Up,
        _ => Mark::None,
    }
}

pub(super) const fn key_of(heat: Heat) -> &'static str {
    match heat {
        Heat::Far => "chart-heat-far",
        Heat::Behind => "chart-heat-behind",
        Heat::Near => "chart-heat-near",
        Heat::Met => "chart-heat-met",
        Heat::Beyond => "chart-heat-beyond",
    }
}

/// What the key explains: a class, or what a dash means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Class(Heat),
    Missing,
}

impl Drawing<'_> {
    /// The cells of one row within `room`; without words they are colour alone.
    pub(super) fn cells(
        &self,
        canvas: &mut Canvas,
        cells: &[HeatCell],
        room: Bounds,
        has_words: bool,
    ) -> Result<(), ChartError> {
        for (at, (cell, column)) in cells.iter().zip(&self.map.columns).enumerate() {
            let left = self.left + self.cell * at as f64;
            let room = Bounds { left, right: left + self.cell - GAP, ..room };
            let text = cell.value.map(|value| self.tongue.bare(value, &column.measure));
            let look = cell.heat().map(|heat| (heat, canvas.colours.heat(heat)));
            if let Some((_, look)) = look {
                ground(canvas, look, room, has_words)?;
            }
            if !has_words {
                continue;
            }
            let baseline = f64::midpoint(room.top, room.bottom) + LABEL * face::CAP / 2.0;
            match (text, look) {
                (Some(text), look) => figure(canvas, &text, look, room, baseline)?,
                (None, _) => self.missing(canvas, room, baseline)?,
            }
        }
        Ok(())
    }

    /// A gap says what it is where the words fit, else a dash does and the key explains it.
    fn missing(&self, canvas: &mut Canvas, room: Bounds, baseline: f64) -> Result<(), ChartError> {
        let look = Canvas::look(AXIS, Weight::Regular, canvas.colours.ink_3);
        let x = f64::midpoint(room.left, room.right);
        if self.missing_fits() {
            let words = self.tongue.say("chart-missing", &[]);
            return canvas.words(&words, Point { x, y: baseline }, Anchor::Middle, look);
        }
        dash(canvas, x, baseline)
    }

    fn missing_fits(&self) -> bool {
        let words = self.tongue.say("chart-missing", &[]);
        face::width(&words, Weight::Regular, AXIS) + 4.0 <= self.cell - GAP
    }

    /// Returns the entries of the key that this map needs, in lines that fit.
    pub(super) fn key_lines(&self, canvas: &Canvas) -> Vec<Vec<(Key, String)>> {
        let mut cells =
            self.map.rows.iter().flat_map(|row| &row.cells).chain(self.map.whole.iter().flatten());
        let mut entries: Vec<(Key, String)> = Heat::ALL
            .into_iter()
            .map(|heat| (Key::Class(heat), super::class_words(self.tongue, heat)))
            .collect();
        if cells.any(|cell| cell.value.is_none()) && !self.missing_fits() {
            entries.push((Key::Missing, self.tongue.say("chart-missing", &[])));
        }
        let mut lines: Vec<Vec<(Key, String)>> = vec![Vec::new()];
        let mut used = 0.0;
        for (key, words) in entries {
            let need = entry_width(&words);
            if used > 0.0 && used + APART + need > canvas.size.0 {
                lines.push(Vec::new());
                used = 0.0;
            }
            used += need + if used > 0.0 { APART } else { 0.0 };
            if let Some(line) = lines.last_mut() {
                line.push((key, words));
            }
        }
        lines
    }

    /// What the colours and marks mean.
    pub(super) fn key(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let Some(top) = self.key else { return Ok(()) };
        let look = Canvas::look(AXIS, Weight::Regular, canvas.colours.ink_3);
        for (at, line) in self.key_lines(canvas).into_iter().enumerate() {
            let middle = top + KEY * at as f64;
            let baseline = middle + AXIS * face::CAP / 2.0;
            let mut x = 0.0;
            for (key, words) in line {
                let swatch = Bounds { left: x, top: middle - 6.5, right: x + SWATCH, bottom: middle + 6.5 };
                let centre = x + SWATCH / 2.0;
                match key {
                    Key::Class(heat) => {
                        let look = canvas.colours.heat(heat);
                        ground(canvas, look, swatch, true)?;
                        marked(canvas, heat, look.text, centre - MARK / 2.0, middle)?;
                    }
                    Key::Missing => dash(canvas, centre, middle + 4.5)?,
                }
                let room = (canvas.size.0 - x - SWATCH - BESIDE).max(0.0);
                let words = face::fit(&words, look.weight, look.size, room);
                canvas.words(&words, Point { x: x + SWATCH + BESIDE, y: baseline }, Anchor::Start, look)?;
                x += entry_width(&words) + APART;
            }
        }
        Ok(())
    }
}

fn entry_width(words: &str) -> f64 {
    SWATCH + BESIDE + face::width(words, Weight::Regular, AXIS)
}

fn ground(canvas: &Canvas, look: HeatLook, room: Bounds, is_round: bool) -> Result<(), ChartError> {
    if look.fill != canvas.colours.surface {
        if is_round {
            canvas.area(&rounded(room, 2.0), look.fill)?;
        } else {
            canvas.block(room, look.fill)?;
        }
    }
    match look.outline {
        Some(ink) if is_round => {
            let mut line = rounded(room.grown(-0.4), 2.0);
            line.extend(line.first().copied());
            canvas.stroke(&line, ink, 0.8)
        }
        Some(ink) => {
            // A stripe is too low for an outline: its middle carries the ink.
            let y = f64::midpoint(room.top, room.bottom);
            canvas.stroke(&[Point { x: room.left, y }, Point { x: room.right, y }], ink, 0.8)
        }
        None => Ok(()),
    }
}

/// Mark and figure, centred together.
fn figure(
    canvas: &mut Canvas,
    text: &str,
    look: Option<(Heat, HeatLook)>,
    room: Bounds,
    baseline: f64,
) -> Result<(), ChartError> {
    let is_print = canvas.colours.is_print();
    let heat = look.map(|(heat, _)| heat);
    let weight = match heat {
        Some(Heat::Far) => Weight::SemiBold,
        Some(Heat::Beyond) if !is_print => Weight::Medium,
        _ => Weight::Regular,
    };
    let ink = look.map_or(canvas.colours.ink, |(_, look)| look.text);
    let has_mark = heat.is_some_and(|heat| mark(heat, is_print) != Mark::None);
    let lead = if has_mark { MARK + BESIDE_MARK } else { 0.0 };
    // Digits line up down a column better when only the figure is fitted and the mark stands before it.
    let text = face::fit(text, weight, LABEL, room.right - room.left - lead);
    let middle = f64::midpoint(room.left, room.right);
    let start = middle - (lead + wide(&text, weight)) / 2.0;
    if let (true, Some(heat)) = (has_mark, heat) {
        marked(canvas, heat, ink, start, baseline - LABEL * face::CAP / 2.0)?;
    }
    let words = Words { size: LABEL, weight, ink };
    canvas.words(&text, Point { x: start + lead, y: baseline }, Anchor::Start, words)
}

/// The mark of a class, its left edge at `left`, around `middle`.
fn marked(canvas: &Canvas, heat: Heat, ink: Ink, left: f64, middle: f64) -> Result<(), ChartError> {
    let room = Bounds { left, top: middle - 2.8, right: left + MARK, bottom: middle + 3.2 };
    match mark(heat, canvas.colours.is_print()) {
        Mark::Solid => canvas.area(&triangle(room, false), ink),
        Mark::Up => canvas.area(&triangle(room, true), ink),
        Mark::Hollow => {
            let inner =
                Bounds { left: left + 0.7, right: left + MARK - 0.7, bottom: room.bottom - 0.6, ..room };
            let corners = triangle(inner, false);
            canvas.stroke(&[corners[0], corners[1], corners[2], corners[0]], ink, 0.9)
        }
        Mark::None => Ok(()),
    }
}

fn dash(canvas: &Canvas, x: f64, baseline: f64) -> Result<(), ChartError> {
    let y = baseline - LABEL * face::CAP / 2.0;
    canvas.stroke(&[Point { x: x - 5.0, y }, Point { x: x + 5.0, y }], canvas.colours.ink_3, 1.2)
}
