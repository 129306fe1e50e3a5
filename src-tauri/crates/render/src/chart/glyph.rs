//! The marks of standings, drawn as shapes because IBM Plex Sans has none of them (RULINGS C15).
//!
//! Nine silhouettes that survive greyscale: rings for what runs, a diamond for what is late, solid marks for what is
//! done.

use std::f64::consts::TAU;

use domain::task::StandingClass;

use super::ChartError;
use super::canvas::Canvas;
use super::picture::{Bounds, Ink, Point};

/// Side of the box a mark is drawn in.
pub(super) const SIDE: f64 = 14.0;
/// Radius of a ring.
const RING: f64 = 5.2;
/// Stroke of a ring.
const STROKE: f64 = 1.7;

/// Draws the mark of a standing into the box whose upper left corner is `corner`.
pub(super) fn draw(canvas: &Canvas, class: StandingClass, corner: Point) -> Result<(), ChartError> {
    let ink = canvas.colours.standing(class).text;
    let paper = canvas.colours.surface;
    let centre = Point { x: corner.x + SIDE / 2.0, y: corner.y + SIDE / 2.0 };
    let at = |x: f64, y: f64| Point { x: corner.x + x, y: corner.y + y };
    match class {
        StandingClass::Overdue => {
            canvas.area(&[at(7.0, 0.4), at(13.6, 7.0), at(7.0, 13.6), at(0.4, 7.0)], ink)?;
            canvas.stroke(&[at(7.0, 3.6), at(7.0, 8.0)], paper, 1.7)?;
            canvas.disc(at(7.0, 10.0), 1.0, paper)
        }
        StandingClass::DueSoon => {
            canvas.ring(centre, RING, ink, STROKE)?;
            canvas.area(&arc(centre, RING, -0.25, 0.25), ink)
        }
        StandingClass::InTime => canvas.ring(centre, RING, ink, STROKE),
        StandingClass::NoDeadline => {
            for part in 0..8 {
                // Chords, because a longer line would end round and close the gaps.
                let from = f64::from(part) / 8.0;
                let dash = arc(centre, RING, from, from + 0.07);
                canvas.stroke(&[dash[0], dash[dash.len() - 1]], ink, STROKE)?;
            }
            Ok(())
        }
        StandingClass::Waiting => {
            canvas.ring(centre, RING, ink, STROKE)?;
            canvas.disc(centre, 2.0, ink)
        }
        StandingClass::DoneOnTime => {
            canvas.disc(centre, 6.2, ink)?;
            tick(canvas, corner, paper)
        }
        StandingClass::DoneLate => {
            canvas.area(&rounded(Bounds::around(centre, 6.0), 2.0), ink)?;
            tick(canvas, corner, paper)
        }
        StandingClass::DoneNoDeadline => {
            canvas.ring(centre, RING, ink, STROKE)?;
            tick(canvas, corner, ink)
        }
        StandingClass::Ended => {
            canvas.ring(centre, RING, ink, STROKE)?;
            canvas.stroke(&[at(4.4, 7.0), at(9.6, 7.0)], ink, STROKE)
        }
    }
}

fn tick(canvas: &Canvas, corner: Point, ink: Ink) -> Result<(), ChartError> {
    let line = [(4.2, 7.2), (6.2, 9.2), (9.9, 5.2)].map(|(x, y)| Point { x: corner.x + x, y: corner.y + y });
    canvas.stroke(&line, ink, 1.6)
}

/// Returns points along a circle, clockwise from three o'clock, in turns.
fn arc(centre: Point, radius: f64, from: f64, to: f64) -> Vec<Point> {
    let steps = ((to - from) * radius * 9.0).ceil().max(2.0);
    (0..=steps as u32)
        .map(|step| (from + (to - from) * f64::from(step) / steps) * TAU)
        .map(|angle| Point { x: centre.x + radius * angle.cos(), y: centre.y + radius * angle.sin() })
        .collect()
}

/// Returns a rectangle whose corners are cut round.
pub(super) fn rounded(room: Bounds, radius: f64) -> Vec<Point> {
    let (left, top, right, bottom) =
        (room.left + radius, room.top + radius, room.right - radius, room.bottom - radius);
    let turns = [(right, bottom, 0.0), (left, bottom, 0.25), (left, top, 0.5), (right, top, 0.75)];
    turns.into_iter().flat_map(|(x, y, from)| arc(Point { x, y }, radius, from, from + 0.25)).collect()
}
