//! The chair's own book (sổ tay chủ tọa): item by item with its minutes, private notes and what to ask.
//!
//! Large letters, a mark on every page, and never for anybody else: no other paper has private notes.

use super::handout::{
    Block, Cover, Handout, HandoutKind, Imprint, Line, NOT_FOR_CIRCULATION, Rank, Title, numbered,
};
use super::pack::{PackItem, agenda_said, cover_facts, hour};
use super::unit_sheet::UnitSheet;
use crate::meeting::Meeting;

/// What the chair's book is made from.
#[derive(Debug, Clone)]
pub struct ChairBook {
    /// The meeting.
    pub meeting: Meeting,
    /// Its agenda, item by item.
    pub items: Vec<BookItem>,
    /// Directives drafted so far: what is to be adopted.
    pub drafts: Vec<String>,
}

/// An item as the chair has it before him.
#[derive(Debug, Clone)]
pub struct BookItem {
    /// The item as everybody knows it.
    pub item: PackItem,
    /// For the chair's eyes only.
    pub private_note: Option<String>,
    /// The sheet of the unit that presents it.
    pub sheet: Option<UnitSheet>,
}

impl ChairBook {
    /// Puts it on paper.
    pub fn paper(&self, imprint: Imprint) -> Handout {
        let items: Vec<PackItem> = self.items.iter().map(|item| item.item.clone()).collect();
        let cover = Cover {
            parent_body: NOT_FOR_CIRCULATION.to_owned(),
            title: HandoutKind::ChairBook.title().to_owned(),
            occasion: imprint.occasion.clone(),
            facts: cover_facts(&self.meeting),
        };
        let mut blocks = vec![Block::Cover(cover)];
        blocks.push(Block::Title(Title { below: agenda_said(&items), ..Title::part("Chương trình") }));
        let lines = items.iter().map(|item| Line {
            label: item.number.clone(),
            text: item.title.clone(),
            remark: format!("{}, {} phút", times(item), item.minutes),
            standing: None,
        });
        blocks.push(match items.is_empty() {
            true => Block::Text("Chưa có chương trình phiên họp.".to_owned()),
            false => Block::Lines(lines.collect()),
        });
        for item in &self.items {
            blocks.extend(item.blocks());
        }
        if !self.drafts.is_empty() {
            blocks.push(Block::Title(Title::part("Dự kiến chỉ đạo")));
            blocks.push(Block::Lines(numbered(self.drafts.iter().cloned())));
        }
        let title = format!("{}: {}", HandoutKind::ChairBook.title(), imprint.occasion);
        Handout { kind: HandoutKind::ChairBook, title, imprint, blocks }
    }
}

fn times(item: &PackItem) -> String {
    format!("{}–{}", hour(item.from), hour(item.until))
}

impl BookItem {
    fn blocks(&self) -> Vec<Block> {
        let item = &self.item;
        let by = item.by.clone().unwrap_or_else(|| "Chủ tọa".to_owned());
        let mut blocks = vec![Block::Title(Title {
            rank: Rank::Part,
            above: format!("{}, {} phút", times(item), item.minutes),
            aside: format!("Mục {}", item.number),
            // An item of parts is presented part by part.
            below: if by.is_empty() { by } else { format!("Trình bày: {by}") },
            starts_page: !item.is_part,
            ..Title::part(&item.title)
        })];
        let mut under = |heading: &str, block: Block| {
            blocks.extend([Block::Section(heading.to_owned()), block]);
        };
        if let Some(note) = &self.private_note {
            under("Ghi chú riêng", Block::Text(note.clone()));
        }
        if let Some(sheet) = &self.sheet {
            let known = sheet.findings_said();
            if !known.is_empty() {
                under("Cần biết", Block::Lines(known));
            }
            let questions = sheet.questions_said();
            if !questions.is_empty() {
                under("Nên hỏi", Block::Lines(numbered(questions)));
            }
        }
        blocks
    }
}
