//! A briefing paper (DESIGN 10), whatever its kind: what every page of it carries, and its blocks in reading order.
//!
//! Deliberately knows no page: sizes and places belong to whoever draws it. Texts are plain; nothing in them is
//! markup. The Vietnamese of a paper is data and never translated.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vietnamese::date;

use super::chart::Chart;
use super::official::Provenance;
use crate::task::StandingClass;

pub mod said;

/// The kinds of briefing paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum HandoutKind {
    /// Phiếu đơn vị.
    UnitSheet,
    /// Danh sách nhiệm vụ.
    TaskList,
    /// Bảng xếp hạng.
    Ranking,
    /// Trích kết luận theo đơn vị.
    Extract,
    /// Tài liệu trình chủ tọa.
    Pack,
    /// Sổ tay của chủ tọa, for nobody else.
    ChairBook,
}

impl HandoutKind {
    /// Every kind, in the order a meeting needs them.
    pub const ALL: [HandoutKind; 6] = [
        HandoutKind::Pack,
        HandoutKind::ChairBook,
        HandoutKind::UnitSheet,
        HandoutKind::Ranking,
        HandoutKind::TaskList,
        HandoutKind::Extract,
    ];

    /// Returns the name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            HandoutKind::UnitSheet => "unit_sheet",
            HandoutKind::TaskList => "task_list",
            HandoutKind::Ranking => "ranking",
            HandoutKind::Extract => "extract",
            HandoutKind::Pack => "pack",
            HandoutKind::ChairBook => "chair_book",
        }
    }

    /// Returns what the paper is called.
    pub const fn title(self) -> &'static str {
        match self {
            HandoutKind::UnitSheet => "Phiếu đơn vị",
            HandoutKind::TaskList => "Danh sách nhiệm vụ",
            HandoutKind::Ranking => "Bảng xếp hạng",
            HandoutKind::Extract => "Trích kết luận",
            HandoutKind::Pack => "Tài liệu trình chủ tọa",
            HandoutKind::ChairBook => "Sổ tay chủ tọa",
        }
    }
}

/// How far a briefing paper may go; the chair's own book goes nowhere.
pub const INTERNAL: &str = "LƯU HÀNH NỘI BỘ";
/// On every page of the chair's own book.
pub const NOT_FOR_CIRCULATION: &str = "KHÔNG LƯU HÀNH – RIÊNG CHỦ TỌA";

/// What every page of a briefing paper says of itself, at its foot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imprint {
    /// Whose paper it is: the committee's name.
    pub committee: String,
    /// What it is for: the meeting, or the period where there is none.
    pub occasion: String,
    /// The day its figures and standings are of (RULINGS A1). Never the clock (RULINGS C27).
    pub as_of: NaiveDate,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A briefing paper, ready to be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Handout {
    /// The kind.
    pub kind: HandoutKind,
    /// What it is called in a viewer and a file's data.
    pub title: String,
    /// What its pages say of themselves.
    pub imprint: Imprint,
    /// What is in it.
    pub blocks: Vec<Block>,
}

impl Handout {
    /// Returns how far it may go.
    pub fn circulation(&self) -> &'static str {
        if self.is_for_the_chair() { NOT_FOR_CIRCULATION } else { INTERNAL }
    }

    /// Tells whether it is the chair's own: large letters, and a mark on every page.
    pub fn is_for_the_chair(&self) -> bool {
        self.kind == HandoutKind::ChairBook
    }

    /// Returns a name no file system refuses: "phieu-don-vi-2022-10-10".
    pub fn file_stem(&self) -> String {
        super::plain_stem(&format!("{} {}", self.kind.title(), self.imprint.as_of))
    }
}

impl Imprint {
    /// Returns "Số liệu đến 10/10/2022; sổ ghi đến lần 218, dấu niêm 9f2c41d0".
    pub fn source(&self) -> String {
        let figures = format!("Số liệu đến {}", date::short(self.as_of));
        match &self.provenance.journal {
            Some(head) => {
                let seal: String = head.seal.chars().take(8).collect();
                format!("{figures}; sổ ghi đến lần {}, dấu niêm {seal}", head.seq)
            }
            None => figures,
        }
    }
}

/// One thing after another.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A page of its own before everything else.
    Cover(Cover),
    /// The contents: every title after it, with its page.
    Contents,
    /// Where a part or a sheet begins.
    Title(Title),
    /// A heading over what follows, under a heavy rule.
    Section(String),
    /// A paragraph.
    Text(String),
    /// A paragraph that only explains: small and grey.
    Note(String),
    /// Lines with a label before and a standing after.
    Lines(Vec<Line>),
    /// A table whose head repeats.
    Table(Table),
    /// A chart across the page, its finding as the heading over it.
    Chart(Chart),
    /// Charts two in a row, each under its own finding.
    Charts(Vec<Chart>),
}

/// The first page of a paper of many parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The body above the committee.
    pub parent_body: String,
    /// What the paper is called.
    pub title: String,
    /// What it is for.
    pub occasion: String,
    /// When, where, who chairs: label and words.
    pub facts: Vec<(String, String)>,
}

/// Where a part or a sheet begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// A part of the paper, or a sheet within a part.
    pub rank: Rank,
    /// Above it, small: the occasion.
    pub above: String,
    /// Above it on the right: which of how many.
    pub aside: String,
    /// What it is called.
    pub text: String,
    /// Under it: the facts known before anything is read.
    pub below: String,
    /// Whether it starts a page of its own.
    pub starts_page: bool,
    /// Whether all under it is set a little smaller where one page then holds it.
    pub is_one_page: bool,
    /// What leads here.
    pub anchor: Option<Anchor>,
}

impl Title {
    /// A part that starts a page and says nothing besides its name.
    pub fn part(text: &str) -> Self {
        Title {
            rank: Rank::Part,
            above: String::new(),
            aside: String::new(),
            text: text.to_owned(),
            below: String::new(),
            starts_page: true,
            is_one_page: false,
            anchor: None,
        }
    }
}

/// How deep a title stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A part of the paper.
    Part,
    /// A sheet within a part.
    Sheet,
}

/// A place other places lead to, by the identity of what stands there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor(pub String);

/// A line with a label before and a standing after.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Before it, heavy: a number or a code.
    pub label: String,
    /// What it says.
    pub text: String,
    /// Under it, grey: what is said to it.
    pub remark: String,
    /// After it: where it stands, mark and words.
    pub standing: Option<(StandingClass, String)>,
}

impl Line {
    /// A line with nothing but its label and its text.
    pub fn plain(label: impl Into<String>, text: impl Into<String>) -> Self {
        Line { label: label.into(), text: text.into(), ..Line::default() }
    }
}

/// Returns texts as lines numbered from 1.
pub fn numbered(texts: impl IntoIterator<Item = String>) -> Vec<Line> {
    (1..).zip(texts).map(|(n, text): (u32, String)| Line::plain(n.to_string(), text)).collect()
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// Rows, top to bottom.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Whether its cells end at the right edge: numbers.
    pub is_right: bool,
}

/// A column of words.
pub fn words(title: &str) -> Column {
    Column { title: title.to_owned(), is_right: false }
}

/// A column of numbers.
pub fn figures(title: &str) -> Column {
    Column { title: title.to_owned(), is_right: true }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A heading across the table; it never stands alone at the foot of a page.
    Group(String),
    /// As many cells as there are columns.
    Cells(Vec<Cell>),
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Under it, grey and small.
    pub remark: String,
    /// The mark of a standing before it.
    pub mark: Option<StandingClass>,
    /// Whether it is heavy.
    pub is_heavy: bool,
    /// Where it leads.
    pub leads_to: Option<Anchor>,
}

impl Cell {
    /// A cell of words.
    pub fn of(text: impl Into<String>) -> Self {
        Cell { text: text.into(), ..Cell::default() }
    }

    /// A heavy cell.
    pub fn heavy(text: impl Into<String>) -> Self {
        Cell { is_heavy: true, ..Cell::of(text) }
    }

    /// The same with grey words under it.
    #[must_use]
    pub fn with(self, remark: impl Into<String>) -> Self {
        Cell { remark: remark.into(), ..self }
    }

    /// A standing: its mark and its words.
    pub fn standing(class: StandingClass, words: impl Into<String>) -> Self {
        Cell { mark: Some(class), ..Cell::of(words) }
    }
}
