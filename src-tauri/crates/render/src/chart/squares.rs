//! Draws one square for each thing counted: solid is done, open is not done, a dashed corner is not known.
//!
//! One block, or a row a part where the parts have room beside their names; the counts in words below, and the names of
//! what is not done where each square has one.

use domain::briefing::chart::{Counted, SquarePart, Squares};

use super::canvas::{AXIS, Canvas, LABEL, Words};
use super::glyph::rounded;
use super::picture::{Anchor, Bounds, Point, Weight};
use super::words::Tongue;
use super::{ChartError, face};

/// Least and most side of a square, and the gap as a share of it.
const SIDE: (f64, f64) = (4.5, 20.0);
const GAP: f64 = 0.22;
/// Side of a square in a row beside its part's name.
const ROW_SIDE: f64 = 13.0;
/// Least and most height of a row with words.
const ROW: f64 = 17.5;
const TALL_ROW: f64 = 24.0;
/// Side of a square before its count.
const MARK: f64 = 11.0;
/// Height of a line of counts, and of names.
const LINE: f64 = 20.0;
/// Most lines of names.
const NAME_LINES: usize = 3;

/// What is known of one square.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Done,
    Open,
    Unknown,
}

const STATES: [State; 3] = [State::Done, State::Open, State::Unknown];

/// Returns the height a chart reads well in, below its heading.
pub(super) fn height(squares: &Squares, width: u32) -> u32 {
    let parts = squares.sorted();
    let foot = LINE + if squares.open.is_empty() { 0.0 } else { LINE * 2.0 } + 8.0;
    let (done, open, unknown) = squares.sums();
    let block =
        (done + open + unknown) as f64 * (16.0 * (1.0 + GAP)).powi(2) / f64::from(width).max(1.0) + 24.0;
    let body = if parts.len() > 1 { 21.0 * parts.len() as f64 } else { block.clamp(24.0, 260.0) };
    (body + foot + 12.0).ceil() as u32
}

/// Draws the squares below `top` (zero when there is no heading).
pub(super) fn draw(
    canvas: &mut Canvas,
    squares: &Squares,
    tongue: Tongue,
    top: f64,
) -> Result<(), ChartError> {
    let top = if top > 0.0 { top + 14.0 } else { 2.0 };
    let (done, open, unknown) = squares.sums();
    let counts = [done, open, unknown];
    if counts.iter().sum::<u64>() == 0 {
        let look = Canvas::look(LABEL, Weight::Regular, canvas.colours.ink_3);
        let at = Point { x: 0.0, y: top + 12.0 };
        return canvas.words(&tongue.say("chart-missing", &[]), at, Anchor::Start, look);
    }
    let drawing = Drawing { squares, tongue };
    let lines = drawing.names(canvas.size.0);
    let foot = LINE * (drawing.count_lines(canvas, counts)? + lines.len()) as f64 + 6.0;
    let room = Bounds { left: 0.0, top, right: canvas.size.0, bottom: canvas.size.1 - foot };
    let bottom = match drawing.rows(canvas, room)? {
        Some(bottom) => bottom,
        None => drawing.block(canvas, counts, room)?,
    };
    let below = drawing.counts(canvas, counts, bottom + 10.0)?;
    drawing.name_lines(canvas, &lines, below)
}

/// Returns the words of done, not done and not known.
pub(super) fn words(tongue: Tongue, counted: &Counted) -> [String; 3] {
    match counted {
        Counted::Reports => ["chart-report-done", "chart-report-open", "chart-report-ahead"],
        Counted::Things { .. } | Counted::Units => {
            ["chart-square-done", "chart-square-open", "chart-missing"]
        }
    }
    .map(|key| tongue.say(key, &[]))
}

/// The count of one state, and where it stands: from the left, and in which line.
struct Count {
    state: State,
    count: String,
    word: String,
    x: f64,
    line: usize,
}

struct Drawing<'a> {
    squares: &'a Squares,
    tongue: Tongue,
}

impl Drawing<'_> {
    fn word(&self, state: State) -> String {
        let [done, open, unknown] = words(self.tongue, &self.squares.counted);
        match state {
            State::Done => done,
            State::Open => open,
            State::Unknown => unknown,
        }
    }

    /// All squares as one block: as large as fits, in tens where there are many, done first.
    fn block(&self, canvas: &Canvas, counts: [u64; 3], room: Bounds) -> Result<f64, ChartError> {
        let n = counts.iter().sum::<u64>() as usize;
        let (wide, high) = (room.right - room.left, room.bottom - room.top);
        let fit = |side: f64| {
            let pitch = side * (1.0 + GAP);
            let columns = ((wide + side * GAP) / pitch).floor() as usize;
            // Tens are counted at a glance.
            let columns = if n > 20 && columns >= 10 { columns / 10 * 10 } else { columns.min(n) };
            let rows = n.div_ceil(columns.max(1));
            (columns > 0 && rows as f64 * pitch - side * GAP <= high).then_some((side, pitch, columns, rows))
        };
        let sides = (0..=62).map(|step| SIDE.1 - f64::from(step) * 0.25);
        let (side, pitch, columns, rows) = sides.into_iter().find_map(fit).ok_or(ChartError::TooSmall)?;
        let states = STATES.iter().zip(counts).flat_map(|(state, n)| std::iter::repeat_n(*state, n as usize));
        for (at, state) in states.enumerate() {
            // Every ten stand a little apart.
            let tens = if n > 20 && columns >= 10 { (at % columns / 10) as f64 * side * GAP } else { 0.0 };
            let x = room.left + (at % columns) as f64 * pitch + tens;
            square(canvas, state, Point { x, y: room.top + (at / columns) as f64 * pitch }, side)?;
        }
        Ok(room.top + rows as f64 * pitch - side * GAP)
    }

    /// A row a part, most left first; none where parts are few or their names and squares have no room.
    fn rows(&self, canvas: &mut Canvas, room: Bounds) -> Result<Option<f64>, ChartError> {
        let parts = self.squares.sorted();
        let pitch = ((room.bottom - room.top) / parts.len() as f64).min(TALL_ROW);
        if parts.len() < 2 || pitch < ROW {
            return Ok(None);
        }
        let wide = |text: &str, weight| face::width(text, weight, LABEL);
        let names = parts.iter().map(|part| wide(&part.name, Weight::Regular)).fold(0.0, f64::max);
        let names = names.min(canvas.size.0 * 0.42);
        let figure = |part: &SquarePart| {
            format!("{}/{}", self.tongue.count(part.done.into()), self.tongue.count(part.total().into()))
        };
        let figures = parts.iter().map(|part| wide(&figure(part), Weight::SemiBold)).fold(0.0, f64::max);
        let (left, right) = (names + 12.0, room.right - figures - 12.0);
        let most = parts.iter().map(|part| part.total()).max().unwrap_or(1);
        let side = ((right - left) / (f64::from(most) * (1.0 + GAP))).min(ROW_SIDE).min(pitch - 4.0);
        if side < SIDE.0 {
            return Ok(None);
        }
        let colours = canvas.colours;
        for (at, part) in parts.iter().enumerate() {
            let middle = room.top + pitch * (at as f64 + 0.5);
            let baseline = middle + LABEL * face::CAP / 2.0;
            let plain = Canvas::look(LABEL, Weight::Regular, colours.ink_2);
            let name = face::fit(&part.name, plain.weight, LABEL, names);
            canvas.words(&name, Point { x: names, y: baseline }, Anchor::End, plain)?;
            let states = STATES
                .iter()
                .zip([part.done, part.open, part.unknown])
                .flat_map(|(state, n)| std::iter::repeat_n(*state, n as usize));
            for (step, state) in states.enumerate() {
                let x = left + step as f64 * side * (1.0 + GAP);
                square(canvas, state, Point { x, y: middle - side / 2.0 }, side)?;
            }
            let weight = if part.open > 0 { Weight::SemiBold } else { Weight::Regular };
            let ink = if part.open > 0 { colours.ink } else { colours.ink_2 };
            let strong = Words { size: LABEL, weight, ink };
            canvas.words(&figure(part), Point { x: room.right, y: baseline }, Anchor::End, strong)?;
        }
        Ok(Some(room.top + pitch * parts.len() as f64))
    }

    /// Returns word and count of each state there is, and where each stands: column by column, as few lines as fit.
    fn placed(&self, width: f64, counts: [u64; 3]) -> Result<Vec<Count>, ChartError> {
        let mut placed = Vec::new();
        let (mut x, mut line) = (0.0, 0);
        for (state, n) in STATES.into_iter().zip(counts).filter(|(_, n)| *n > 0) {
            let (count, word) = (self.tongue.count(n), self.word(state));
            let wide = MARK
                + 6.0
                + face::width(&count, Weight::SemiBold, LABEL)
                + 5.0
                + face::width(&word, Weight::Regular, LABEL);
            if wide > width {
                return Err(ChartError::TooSmall);
            }
            if x > 0.0 && x + wide > width {
                x = 0.0;
                line += 1;
            }
            placed.push(Count { state, count, word, x, line });
            x += wide + 22.0;
        }
        Ok(placed)
    }

    fn count_lines(&self, canvas: &Canvas, counts: [u64; 3]) -> Result<usize, ChartError> {
        Ok(self.placed(canvas.size.0, counts)?.last().map_or(0, |last| last.line + 1))
    }

    /// The counts in words; returns the foot of their last line.
    fn counts(&self, canvas: &mut Canvas, counts: [u64; 3], top: f64) -> Result<f64, ChartError> {
        let colours = canvas.colours;
        let mut foot = top;
        for Count { state, count, word, x, line } in self.placed(canvas.size.0, counts)? {
            let y = top + LINE * line as f64;
            square(canvas, state, Point { x, y: y + 1.0 }, MARK)?;
            let baseline = y + 1.0 + MARK / 2.0 + LABEL * face::CAP / 2.0;
            let strong = Canvas::look(LABEL, Weight::SemiBold, colours.ink);
            let x = x + MARK + 6.0;
            canvas.words(&count, Point { x, y: baseline }, Anchor::Start, strong)?;
            let plain = Canvas::look(LABEL, Weight::Regular, colours.ink_2);
            let x = x + face::width(&count, strong.weight, LABEL) + 5.0;
            canvas.words(&word, Point { x, y: baseline }, Anchor::Start, plain)?;
            foot = y + LINE;
        }
        Ok(foot)
    }

    /// Returns the names of what is not done, broken into lines: "chưa nhận: Sở Y tế, H. Cai Lậy".
    fn names(&self, width: f64) -> Vec<String> {
        if self.squares.open.is_empty() {
            return Vec::new();
        }
        // A name stays on one line.
        let names: Vec<String> = self.squares.open.iter().map(|name| name.replace(' ', "\u{A0}")).collect();
        let facts = [("state", self.word(State::Open).into()), ("names", names.join(", ").into())];
        let text = self.tongue.say("chart-square-names", &facts);
        face::wrap(&text, Weight::Regular, AXIS, width, NAME_LINES)
    }

    fn name_lines(&self, canvas: &mut Canvas, lines: &[String], top: f64) -> Result<(), ChartError> {
        let look = Canvas::look(AXIS, Weight::Regular, canvas.colours.ink_3);
        for (line, text) in lines.iter().enumerate() {
            canvas.words(text, Point { x: 0.0, y: top + 12.0 + 17.0 * line as f64 }, Anchor::Start, look)?;
        }
        Ok(())
    }
}

/// One square; three looks that survive greyscale.
fn square(canvas: &Canvas, state: State, corner: Point, side: f64) -> Result<(), ChartError> {
    let colours = canvas.colours;
    let room = Bounds { left: corner.x, top: corner.y, right: corner.x + side, bottom: corner.y + side };
    let corners = (side * 0.14).min(2.0);
    let pen = (side * 0.1).clamp(0.7, 1.5);
    match state {
        State::Done => canvas.area(&rounded(room, corners), colours.highlight),
        State::Open => {
            let mut line = rounded(room.grown(-pen / 2.0), corners);
            line.extend(line.first().copied());
            canvas.stroke(&line, colours.contrast, pen)
        }
        State::Unknown => {
            let (reach, inner) = (side * 0.3, room.grown(-pen / 2.0));
            for (x, y, dx, dy) in [
                (inner.left, inner.top, reach, reach),
                (inner.right, inner.top, -reach, reach),
                (inner.right, inner.bottom, -reach, -reach),
                (inner.left, inner.bottom, reach, -reach),
            ] {
                canvas.stroke(&[Point { x: x + dx, y }, Point { x, y }], colours.ink_3, pen)?;
                canvas.stroke(&[Point { x, y }, Point { x, y: y + dy }], colours.ink_3, pen)?;
            }
            Ok(())
        }
    }
}
