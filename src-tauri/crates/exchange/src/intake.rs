//! Reading files that strangers have written. They are taken to be hostile: every size is bounded before anything is
//! unpacked, and workbooks are read in a process of its own that can be lost without loss (see [`worker`]).
//!
//! Bounds and their reasons: a cell at the far corner makes a reader that fills the rectangle ask for 549 GB; a text of
//! 300 MB packs into 0.3 MB; styles and shared texts are unpacked before the first cell is seen.

use domain::door::sheet::PlainSheet;

mod lines;
pub mod text;
pub mod worker;
mod zipped;

pub use text::TextCoding;

/// Whose file it is, and so how much of it is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// A workbook this program made, sent out and got back.
    Returned,
    /// A list made anywhere.
    Plain,
}

impl Door {
    /// Every door.
    pub const ALL: [Door; 2] = [Door::Returned, Door::Plain];

    /// Returns the name given to the reading process.
    pub const fn as_str(self) -> &'static str {
        match self {
            Door::Returned => "returned",
            Door::Plain => "plain",
        }
    }

    /// Returns its bounds.
    pub const fn caps(self) -> Caps {
        match self {
            Door::Returned => Caps {
                file: 10 * MIB,
                inflated: 64 * MIB,
                rows: 5_000,
                columns: 60,
                cells: 200_000,
                text: 20 * MIB,
                merges: 20_000,
            },
            Door::Plain => Caps {
                file: 20 * MIB,
                inflated: 160 * MIB,
                rows: 200_000,
                columns: 256,
                cells: 1_000_000,
                text: 40 * MIB,
                merges: 0,
            },
        }
    }
}

const MIB: u64 = 1 << 20;

/// Memory of the process that reads, in bytes; what the bounds of any door let in fits into it, here and there.
pub const MEMORY: u64 = 256 * MIB;

/// Characters of one cell: what spreadsheet programs allow.
pub const CELL: usize = 32_767;

/// The bounds of a door. Bytes, except rows, columns and cells that hold something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// The file as it lies on the disk.
    pub file: u64,
    /// All its parts unpacked.
    pub inflated: u64,
    /// Rows of a sheet.
    pub rows: u32,
    /// Columns of a sheet.
    pub columns: u16,
    /// Cells of all sheets.
    pub cells: usize,
    /// Texts of all cells.
    pub text: u64,
    /// Areas of cells made one; nothing where nobody asks for them.
    pub merges: usize,
}

/// Why a file was not read. Nothing of it has come in then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.as_str())]
pub enum Fault {
    /// Nothing in it.
    Empty,
    /// Neither a workbook nor text.
    Foreign,
    /// A workbook of the old form (.xls).
    OldForm,
    /// A sheet of OpenDocument (.ods).
    OpenDocument,
    /// Locked with a password.
    Locked,
    /// Cut short, or changed on the way.
    Broken,
    /// Larger than the door allows.
    Large,
    /// Small on the disk and large unpacked.
    Inflated,
    /// A name inside leads out of it, stands twice, or is a link.
    Unsafe,
    /// More rows, columns or cells than the door allows.
    Crowded,
    /// A cell that holds more than a cell can.
    Long,
    /// A cell where no sheet has one.
    Outside,
    /// Reading it needs too much memory.
    Memory,
    /// Reading it takes too long.
    Slow,
    /// Text in letters that are not known here.
    Coding,
    /// The program that reads workbooks is not there.
    Reader,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Fault; 16] = [
        Fault::Empty,
        Fault::Foreign,
        Fault::OldForm,
        Fault::OpenDocument,
        Fault::Locked,
        Fault::Broken,
        Fault::Large,
        Fault::Inflated,
        Fault::Unsafe,
        Fault::Crowded,
        Fault::Long,
        Fault::Outside,
        Fault::Memory,
        Fault::Slow,
        Fault::Coding,
        Fault::Reader,
    ];

    /// Returns the name the words know it by.
    pub const fn as_str(self) -> &'static str {
        match self {
            Fault::Empty => "empty",
            Fault::Foreign => "foreign",
            Fault::OldForm => "old_form",
            Fault::OpenDocument => "open_document",
            Fault::Locked => "locked",
            Fault::Broken => "broken",
            Fault::Large => "large",
            Fault::Inflated => "inflated",
            Fault::Unsafe => "unsafe",
            Fault::Crowded => "crowded",
            Fault::Long => "long",
            Fault::Outside => "outside",
            Fault::Memory => "memory",
            Fault::Slow => "slow",
            Fault::Coding => "coding",
            Fault::Reader => "reader",
        }
    }
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Intake {
    /// Its sheets; text is one sheet.
    pub sheets: Vec<PlainSheet>,
    /// The letters its texts were read in. Where that was a guess ([`TextCoding::is_converted`]) a person has to agree.
    pub coding: TextCoding,
    /// The letters it could be read in; a workbook is Unicode, with old letters in it at most.
    pub codings: &'static [TextCoding],
}

/// Reads a file of either form: what it holds decides, not its name. `reader` is the program that reads workbooks.
///
/// # Errors
/// [`Fault`] says why nothing was read.
pub fn read(reader: &std::path::Path, bytes: &[u8], door: Door) -> Result<Intake, Fault> {
    read_in(reader, bytes, door, None)
}

/// As [`read`], in the letters a person says it is written in.
///
/// # Errors
/// As [`read`]; [`Fault::Coding`] when it cannot be written in them.
pub fn read_in(
    reader: &std::path::Path,
    bytes: &[u8],
    door: Door,
    coding: Option<TextCoding>,
) -> Result<Intake, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    if bytes.len() as u64 > door.caps().file {
        return Err(Fault::Large);
    }
    if zipped::is_zip(bytes) || zipped::is_compound(bytes) {
        let mut sheets = worker::read(reader, bytes, door)?;
        let coding = text::converted(&mut sheets, coding)?;
        return Ok(Intake { sheets, coding, codings: &TextCoding::IN_BOOKS });
    }
    text::read(bytes, &door.caps(), coding)
}
