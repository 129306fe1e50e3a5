//! The extract of the conclusions for one unit: its directives and its tasks, and nothing of others' (PRODUCT 2).

use vietnamese::date;

use super::drafting::{first_upper, sentence};
use super::handout::{Block, Handout, HandoutKind, Imprint, Line, Rank, Title, said};
use super::unit_sheet::{SheetTask, anchor};
use crate::directive::Directive;
use crate::unit::UnitRef;

/// What one unit was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extract {
    /// The unit.
    pub unit: UnitRef,
    /// Number, symbol and day of the notice; none before it is issued.
    pub notice: Option<String>,
    /// Its directives, in the order of the notice.
    pub clauses: Vec<ExtractClause>,
}

/// A directive as one unit needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtractClause {
    /// The directive.
    pub directive: Directive,
    /// True when the unit leads it, alone or with others.
    pub leads: bool,
    /// Who leads: names.
    pub lead_names: Vec<String>,
    /// Who coordinates: names.
    pub coordinating_names: Vec<String>,
    /// The unit's own shares.
    pub tasks: Vec<SheetTask>,
}

impl Extract {
    /// Puts extracts on paper, one unit a page.
    pub fn paper(extracts: &[Extract], mut imprint: Imprint) -> Handout {
        imprint.provenance.is_draft = extracts.iter().any(|extract| extract.notice.is_none());
        let title = match extracts {
            [one] => format!("{} của {}", HandoutKind::Extract.title(), one.unit.name),
            many => format!("{} của {} đơn vị", HandoutKind::Extract.title(), many.len()),
        };
        let mut blocks = Vec::new();
        for (at, extract) in extracts.iter().enumerate() {
            let aside = HandoutKind::Extract.title();
            let which =
                if extracts.len() > 1 { format!(" {}/{}", at + 1, extracts.len()) } else { String::new() };
            blocks.push(Block::Title(Title {
                rank: Rank::Part,
                above: imprint.occasion.clone(),
                aside: format!("{aside}{which}"),
                below: extract.source(),
                is_one_page: true,
                anchor: Some(anchor(extract.unit.id)),
                ..Title::part(&extract.unit.name)
            }));
            blocks.extend(extract.blocks());
        }
        if blocks.is_empty() {
            blocks = vec![
                Block::Title(Title::part(HandoutKind::Extract.title())),
                Block::Text("Chưa có chỉ đạo nào giao cho đơn vị.".to_owned()),
            ];
        }
        Handout { kind: HandoutKind::Extract, title, imprint, blocks }
    }

    fn source(&self) -> String {
        match &self.notice {
            Some(notice) => format!("Trích Thông báo số {notice}."),
            None => "Trích dự thảo kết luận, chưa ban hành.".to_owned(),
        }
    }

    fn blocks(&self) -> Vec<Block> {
        let of = |leads: bool| self.clauses.iter().filter(move |clause| clause.leads == leads);
        let mut blocks = Vec::new();
        for (leads, heading) in [(true, "Đơn vị chủ trì"), (false, "Đơn vị phối hợp")] {
            let lines: Vec<Line> = of(leads).flat_map(ExtractClause::lines).collect();
            if !lines.is_empty() {
                blocks.extend([Block::Section(heading.to_owned()), Block::Lines(lines)]);
            }
        }
        if blocks.is_empty() {
            blocks.push(Block::Text("Không có chỉ đạo nào giao cho đơn vị.".to_owned()));
        }
        blocks
    }
}

impl ExtractClause {
    /// The clause, and under it each of the unit's own shares with its standing.
    fn lines(&self) -> Vec<Line> {
        let directive = &self.directive;
        let number = directive.number.unwrap_or(directive.position);
        let mut facts = Vec::new();
        if !self.leads {
            facts.push(format!("chủ trì: {}", self.lead_names.join(", ")));
        }
        if !self.coordinating_names.is_empty() && self.leads {
            facts.push(format!("phối hợp: {}", self.coordinating_names.join(", ")));
        }
        facts.extend(directive.product.as_ref().map(|product| format!("sản phẩm: {product}")));
        facts.extend(directive.measure.as_ref().map(|measure| format!("kết quả đo: {measure}")));
        let due = directive.due_on.map(|due| format!("hạn {}", date::short(due)));
        facts
            .extend(due.or_else(|| directive.deadline_phrase.clone().map(|phrase| format!("hạn: {phrase}"))));
        let remark = if facts.is_empty() { String::new() } else { sentence(&facts.join("; ")) };
        let mut lines = vec![Line {
            label: format!("CĐ-{number:02}"),
            text: sentence(&first_upper(&directive.text)),
            remark,
            standing: None,
        }];
        lines.extend(self.tasks.iter().map(|task| Line {
            label: task.code.clone(),
            text: task.work.clone(),
            remark: String::new(),
            standing: Some((task.standing.into(), said::standing(task.standing, task.due_on, task.ended_as))),
        }));
        lines
    }
}
