//! The colours of charts: design tokens in light and dark, and four inks for paper.

use domain::briefing::chart::{Heat, Palette};
use domain::task::StandingClass;

use super::picture::Ink;

/// The colours one chart is drawn with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Colours {
    pub ink: Ink,
    pub ink_2: Ink,
    pub ink_3: Ink,
    pub surface: Ink,
    pub line_2: Ink,
    pub grid: Ink,
    pub axis: Ink,
    pub context: Ink,
    pub highlight: Ink,
    /// The second contrast: who fell.
    pub contrast: Ink,
    /// Data that is neither highlighted nor mere context.
    pub quiet: Ink,
    /// What is about to be late, and movement downward.
    pub soon: Ink,
    /// Ground of the highlighted row.
    pub soft: Ink,
    /// Width of gridlines in pixels.
    pub hair: f64,
    palette: Palette,
    is_room: bool,
}

const LIGHT: Colours = Colours {
    ink: Ink::hex(0x11161E),
    ink_2: Ink::hex(0x414B5A),
    ink_3: Ink::hex(0x5B6675),
    surface: Ink::hex(0xFFFFFF),
    line_2: Ink::hex(0xC6CDD7),
    grid: Ink::hex(0xE3E7ED),
    axis: Ink::hex(0x5B6675),
    context: Ink::hex(0xB4BDC9),
    highlight: Ink::hex(0x2A52A3),
    contrast: Ink::hex(0xA0680F),
    quiet: Ink::hex(0x6A7585),
    soon: Ink::hex(0x8A5200),
    soft: Ink::hex(0xE5ECF8),
    hair: 1.0,
    palette: Palette::Light,
    is_room: false,
};

const DARK: Colours = Colours {
    ink: Ink::hex(0xE8ECF2),
    ink_2: Ink::hex(0xB4BDCA),
    ink_3: Ink::hex(0x8F9AA9),
    surface: Ink::hex(0x151A21),
    line_2: Ink::hex(0x3A4552),
    grid: Ink::hex(0x262E38),
    axis: Ink::hex(0x8F9AA9),
    context: Ink::hex(0x4B5768),
    highlight: Ink::hex(0x7FA5F2),
    contrast: Ink::hex(0xDDA24A),
    quiet: Ink::hex(0x8F9AA9),
    soon: Ink::hex(0xE9B45C),
    soft: Ink::hex(0x1A2A48),
    hair: 1.0,
    palette: Palette::Dark,
    is_room: false,
};

/// Paper knows black, #444, #888 and white (DESIGN 10): open against solid marks carry what colour carries on screen.
const PRINT: Colours = Colours {
    ink: Ink::hex(0x000000),
    ink_2: Ink::hex(0x444444),
    ink_3: Ink::hex(0x444444),
    surface: Ink::hex(0xFFFFFF),
    line_2: Ink::hex(0x888888),
    grid: Ink::hex(0x888888),
    axis: Ink::hex(0x444444),
    context: Ink::hex(0x888888),
    highlight: Ink::hex(0x000000),
    contrast: Ink::hex(0x444444),
    quiet: Ink::hex(0x888888),
    soon: Ink::hex(0x000000),
    soft: Ink::hex(0xFFFFFF),
    hair: 0.4,
    palette: Palette::Print,
    is_room: false,
};

impl Colours {
    /// Returns the colours of a palette.
    pub const fn of(palette: Palette) -> Self {
        match palette {
            Palette::Light => LIGHT,
            Palette::Dark => DARK,
            Palette::Print => PRINT,
        }
    }

    /// Says whether the chart is drawn for paper.
    pub fn is_print(&self) -> bool {
        self.palette == Palette::Print
    }

    /// Returns the colours for the projector: every text has 7:1 or better (DESIGN 9).
    #[must_use]
    pub const fn for_room(self) -> Self {
        Self { ink_3: self.ink_2, axis: self.ink_2, is_room: true, ..self }
    }

    /// Returns how a cell of a heat map looks.
    pub fn heat(&self, heat: Heat) -> HeatLook {
        let looks = match self.palette {
            Palette::Light => LIGHT_HEAT,
            Palette::Dark => DARK_HEAT,
            Palette::Print => PRINT_HEAT,
        };
        let look = looks[heat as usize];
        match (self.is_room, self.palette) {
            // On a black wall pale words on the strongest cells would stay under 7:1.
            (true, Palette::Dark) => HeatLook { fill: look.fill.over(Ink::hex(0x000000), 0.75), ..look },
            _ => look,
        }
    }

    /// Returns the ink of words that follow a mark of this ink.
    pub fn words(&self, ink: Ink) -> Ink {
        if self.is_room { self.ink } else { ink }
    }

    /// Returns the ink of the words beside a standing's mark.
    pub fn standing_words(&self, class: StandingClass) -> Ink {
        self.words(self.standing(class).text)
    }

    /// Returns how one standing looks.
    pub fn standing(&self, class: StandingClass) -> StandingLook {
        match self.palette {
            Palette::Light => LIGHT_STANDING[class as usize],
            Palette::Dark => DARK_STANDING[class as usize],
            Palette::Print => PRINT_STANDING[class as usize],
        }
    }
}

/// How a part of the standing bar is told from its neighbours besides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surface {
    /// Fill alone.
    Solid,
    /// A one-pixel inset outline in the text colour.
    Outlined,
    /// Stripes rising to the right.
    Striped,
    /// Outline and stripes falling to the right.
    CounterStriped,
    /// A dashed outline.
    Dashed,
}

/// Text colour, fill and surface of one standing.
#[derive(Debug, Clone, Copy)]
pub(super) struct StandingLook {
    pub text: Ink,
    pub fill: Ink,
    pub stripe: Ink,
    pub surface: Surface,
}

const fn look(text: u32, fill: u32, stripe: u32, surface: Surface) -> StandingLook {
    StandingLook { text: Ink::hex(text), fill: Ink::hex(fill), stripe: Ink::hex(stripe), surface }
}

use Surface::{CounterStriped, Dashed, Outlined, Solid, Striped};

// In the order of `StandingClass`: overdue, due soon, in time, no deadline, waiting, done on time, done late,
// done without deadline, ended. Stripes of "done late" are its fill under 38% white, as the tokens say.
const LIGHT_STANDING: [StandingLook; 9] = [
    look(0xB3231C, 0xC6352C, 0xC6352C, Solid),
    look(0x8A5200, 0xE2A63F, 0xE2A63F, Outlined),
    look(0x4A5668, 0xC2CAD5, 0xC2CAD5, Outlined),
    look(0x4A5668, 0xF7F8FA, 0xF7F8FA, Dashed),
    look(0x24478F, 0xE5ECF8, 0xE5ECF8, Outlined),
    look(0x17694F, 0x3B8F72, 0x3B8F72, Solid),
    look(0x6D4B82, 0x9A7CB0, 0xC0AECE, Striped),
    look(0x17694F, 0xE3F2EB, 0xE3F2EB, Outlined),
    look(0x5B6675, 0xEDF0F4, 0xC6CDD7, CounterStriped),
];

const DARK_STANDING: [StandingLook; 9] = [
    look(0xFF8A80, 0xE0574C, 0xE0574C, Solid),
    look(0xE9B45C, 0xC98F2E, 0xC98F2E, Outlined),
    look(0xA3AEBD, 0x4B5768, 0x4B5768, Outlined),
    look(0xA3AEBD, 0x11161C, 0x11161C, Dashed),
    look(0x8DB0FA, 0x1A2A48, 0x1A2A48, Outlined),
    look(0x63C7A0, 0x3F9C7B, 0x3F9C7B, Solid),
    look(0xC4A0DB, 0x8E6FA5, 0xB9A6C7, Striped),
    look(0x63C7A0, 0x12302A, 0x12302A, Outlined),
    look(0x8F9AA9, 0x222A34, 0x3A4552, CounterStriped),
];

const PRINT_STANDING: [StandingLook; 9] = [
    look(0x000000, 0x000000, 0x000000, Solid),
    look(0x000000, 0x888888, 0x888888, Outlined),
    look(0x000000, 0xFFFFFF, 0xFFFFFF, Outlined),
    look(0x000000, 0xFFFFFF, 0xFFFFFF, Dashed),
    look(0x000000, 0xFFFFFF, 0x888888, CounterStriped),
    look(0x000000, 0x444444, 0x444444, Solid),
    look(0x000000, 0x444444, 0xFFFFFF, Striped),
    look(0x000000, 0x888888, 0x888888, Solid),
    look(0x000000, 0xFFFFFF, 0x444444, CounterStriped),
];

/// Fill, text and outline of a cell of a heat map. Paper tells the classes by fill, outline and mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct HeatLook {
    pub fill: Ink,
    pub text: Ink,
    pub outline: Option<Ink>,
}

const fn cell(fill: u32, text: u32) -> HeatLook {
    HeatLook { fill: Ink::hex(fill), text: Ink::hex(text), outline: None }
}

const fn lined(text: u32, outline: u32) -> HeatLook {
    HeatLook { fill: Ink::hex(0xFFFFFF), text: Ink::hex(text), outline: Some(Ink::hex(outline)) }
}

// In the order of `Heat`: far, behind, near, met, beyond.
const LIGHT_HEAT: [HeatLook; 5] = [
    cell(0xE9B872, 0x3A2300),
    cell(0xF6E0BC, 0x4A2E00),
    cell(0xF0F2F5, 0x303947),
    cell(0xCFDBF2, 0x14305F),
    cell(0x9DB6E4, 0x0E2450),
];

const DARK_HEAT: [HeatLook; 5] = [
    cell(0x8A5A14, 0xFFF0D8),
    cell(0x4A3615, 0xF3D9AC),
    cell(0x232A33, 0xC6CED9),
    cell(0x22365C, 0xCFDEFB),
    cell(0x33558F, 0xFFFFFF),
];

const PRINT_HEAT: [HeatLook; 5] = [
    cell(0x444444, 0xFFFFFF),
    lined(0x000000, 0x000000),
    lined(0x000000, 0x888888),
    cell(0xFFFFFF, 0x000000),
    cell(0xFFFFFF, 0x000000),
];
