//! Lists that count for themselves: one definition a list, for Word goes on counting where two share one.

use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelSuffixType, LevelText, NumberFormat,
    Numbering, NumberingId, Paragraph, SpecialIndentType, Start,
};

use super::page::INDENT;

/// How the entries of a list are marked.
///
/// Points a), b), c), d), đ) are no list of Word's: it counts by the Latin alphabet and knows no đ (a3). Their letters
/// are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// I., II.: sections.
    Roman,
    /// 1., 2.: clauses.
    Number,
    /// A dash, the first line indented as the body is.
    Dash,
    /// A dash at the edge: recipients.
    EdgeDash,
    /// A dash under "Kính gửi:", lines that go on under the name.
    HungDash,
}

/// A list of one paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List(usize);

impl List {
    /// Makes a paragraph an entry.
    pub fn entry(self, paragraph: Paragraph) -> Paragraph {
        paragraph.numbering(NumberingId::new(self.0), IndentLevel::new(0))
    }
}

/// The lists of a paper so far.
#[derive(Debug, Default)]
pub struct Lists {
    marks: Vec<Mark>,
}

/// The library keeps the first number for a list of its own.
const FIRST: usize = 2;

impl Lists {
    /// Begins a list.
    pub fn begin(&mut self, mark: Mark) -> List {
        self.marks.push(mark);
        List(FIRST + self.marks.len() - 1)
    }

    /// Writes the definitions.
    pub fn define(&self, docx: Docx) -> Docx {
        self.marks.iter().enumerate().fold(docx, |docx, (at, mark)| {
            let id = FIRST + at;
            let definition = AbstractNumbering::new(id).add_level(level(*mark));
            docx.add_abstract_numbering(definition).add_numbering(Numbering::new(id, id))
        })
    }
}

fn level(mark: Mark) -> Level {
    let (format, text) = match mark {
        Mark::Roman => ("upperRoman", "%1."),
        Mark::Number => ("decimal", "%1."),
        Mark::Dash | Mark::EdgeDash | Mark::HungDash => ("bullet", "-"),
    };
    let level =
        Level::new(0, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"));
    let level = level.suffix(LevelSuffixType::Space);
    let (left, first) = match mark {
        Mark::Roman | Mark::Number | Mark::Dash => (0, SpecialIndentType::FirstLine(INDENT)),
        Mark::EdgeDash => (0, SpecialIndentType::FirstLine(0)),
        Mark::HungDash => (HUNG + DASH, SpecialIndentType::Hanging(DASH)),
    };
    level.indent(Some(left), Some(first), None, None)
}

/// Where the dashes under "Kính gửi:" stand: near the colon, as on the page.
const HUNG: i32 = 2300;

/// Width of a dash and its space in the body's size.
const DASH: i32 = 163;
