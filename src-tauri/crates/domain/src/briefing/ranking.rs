//! The ranking of the units: kind by kind, each with the indicators and weights it was made from (RULINGS A11).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vietnamese::{date, number};

use super::chart::Chart;
use super::handout::{
    Anchor, Block, Cell, Handout, HandoutKind, Imprint, Row, Table, Title, figures, said, words,
};
use crate::id::IndicatorId;
use crate::indicator::ranking::{LEAST_WEIGHT, Lost, Placed, Unranked};
use crate::unit::{UnitKind, UnitRef};

/// The ranking of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Ranking {
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// The earlier day movements are counted from; none when there was no ranking before.
    pub compared_on: Option<NaiveDate>,
    /// One league a kind of unit, in protocol order.
    pub leagues: Vec<League>,
}

/// Units of one kind, ranked among themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct League {
    /// The kind.
    pub kind: UnitKind,
    /// What they are ranked by.
    pub indicators: Vec<Weighed>,
    /// The ranked by place, then the others.
    pub rows: Vec<RankingRow>,
}

/// An indicator and its weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Weighed {
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// Its code in the set.
    pub code: String,
    /// Its short name.
    pub name: String,
    /// Weight in thousandths.
    #[ts(type = "number")]
    pub weight: i64,
}

/// A unit and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct RankingRow {
    /// The unit.
    pub unit: UnitRef,
    /// Where it stands.
    pub placed: Placed,
}

impl League {
    /// Returns how many units have a place.
    pub fn n_ranked(&self) -> i64 {
        self.rows.iter().filter(|row| row.placed.place.is_some()).count() as i64
    }

    fn name_of(&self, indicator: IndicatorId) -> &str {
        let found = self.indicators.iter().find(|weighed| weighed.indicator_id == indicator);
        found.map_or("", |weighed| weighed.name.as_str())
    }
}

impl Ranking {
    /// Puts it on paper, the charts of each league under its table.
    pub fn paper(&self, imprint: Imprint, charts: &[Vec<Chart>]) -> Handout {
        let title = Title {
            above: imprint.occasion.clone(),
            aside: HandoutKind::Ranking.title().to_owned(),
            below: self.compared(),
            ..Title::part("Xếp hạng các đơn vị")
        };
        let mut blocks = vec![Block::Title(title)];
        blocks.extend(self.blocks(charts, &|_| None));
        let title = format!("Xếp hạng các đơn vị, số liệu đến {}", date::short(self.as_of));
        Handout { kind: HandoutKind::Ranking, title, imprint, blocks }
    }

    /// Returns the leagues, each with its charts, the weights and the rule; a unit's name leads where `sheet` says.
    pub fn blocks(&self, charts: &[Vec<Chart>], sheet: &dyn Fn(&UnitRef) -> Option<Anchor>) -> Vec<Block> {
        let mut blocks = Vec::new();
        if self.leagues.is_empty() {
            blocks.push(Block::Text("Chưa có chỉ số nào được giao cho đơn vị.".to_owned()));
            return blocks;
        }
        for (at, league) in self.leagues.iter().enumerate() {
            blocks.push(Block::Section(league.heading()));
            blocks.push(Block::Table(league.table(sheet)));
            blocks.push(Block::Note(league.weights()));
            blocks.extend(charts.get(at).into_iter().flatten().cloned().map(Block::Chart));
        }
        blocks.push(Block::Section("Cách tính".to_owned()));
        blocks.extend(RULE.into_iter().map(|text| Block::Text(text.to_owned())));
        blocks
    }

    /// Returns the day it stands on, and the day movements are counted from.
    pub fn compared(&self) -> String {
        let now = format!("Số liệu đến {}", date::short(self.as_of));
        match self.compared_on {
            Some(day) => format!("{now}; tăng, giảm so với xếp hạng ngày {}.", date::short(day)),
            None => format!("{now}; chưa có xếp hạng trước để so sánh."),
        }
    }
}

/// How places come about (RULINGS A11).
const RULE: [&str; 3] = [
    "Điểm = tổng (trọng số × mức đạt) / tổng trọng số của các chỉ số có số liệu, quy ra thang 100. Mức đạt = (giá trị − \
     giá trị đầu) / (chỉ tiêu − giá trị đầu), lấy trong khoảng từ 0 đến 1.",
    "Đơn vị bằng điểm cùng hạng, hạng kế tiếp bỏ qua.",
    "Chưa xếp hạng khi đơn vị mới có số liệu của dưới 60% trọng số, hoặc có số liệu cũ hơn kỳ.",
];

impl League {
    /// Says who leads, when somebody does alone; else only who is ranked.
    fn heading(&self) -> String {
        let kind = said::kind(self.kind);
        let mut first = self.rows.iter().filter(|row| row.placed.place == Some(1));
        match (first.next(), first.next(), self.n_ranked()) {
            (Some(leader), None, 2..) => format!("{kind}: {} đứng đầu", leader.unit.short_name),
            _ => kind.to_owned(),
        }
    }

    fn table(&self, sheet: &dyn Fn(&UnitRef) -> Option<Anchor>) -> Table {
        let columns = vec![
            figures("Hạng"),
            words("Đơn vị"),
            words("Tăng, giảm"),
            figures("Điểm"),
            words("Mất điểm nhiều nhất"),
        ];
        let mut rows = Vec::new();
        let mut is_ranked = true;
        for row in &self.rows {
            if row.placed.place.is_none() && is_ranked {
                is_ranked = false;
                rows.push(Row::Group("Chưa xếp hạng".to_owned()));
            }
            rows.push(Row::Cells(self.cells(row, sheet(&row.unit))));
        }
        Table { columns, rows }
    }

    fn cells(&self, row: &RankingRow, sheet: Option<Anchor>) -> Vec<Cell> {
        let placed = &row.placed;
        let name = Cell { leads_to: sheet, ..Cell::heavy(&row.unit.short_name) };
        let dash = || Cell::of(said::DASH);
        let place = placed.place.map_or_else(dash, |place| Cell::heavy(place.to_string()));
        let movement = said::movement(placed.movement).map_or_else(dash, Cell::of);
        let score = placed.score.map_or_else(dash, |score| Cell::of(said::score(score)));
        let why = match placed.unranked {
            Some(why) => unranked(why),
            None => self.lost(&placed.lost),
        };
        vec![place, name, movement, score, Cell::of(why)]
    }

    /// Names the two indicators that cost the most, in points of a hundred.
    fn lost(&self, lost: &[Lost]) -> String {
        let said = |lost: &Lost| {
            format!(
                "{} −{}",
                self.name_of(lost.indicator_id),
                number::decimal((lost.millionths + 500) / 1000, 1)
            )
        };
        if lost.is_empty() {
            return "không mất điểm".to_owned();
        }
        lost.iter().take(2).map(said).collect::<Vec<_>>().join("; ")
    }

    fn weights(&self) -> String {
        let whole: i64 = self.indicators.iter().map(|indicator| indicator.weight).sum();
        let said = |indicator: &Weighed| {
            let share = number::percent(indicator.weight, whole, 1).unwrap_or_else(|| said::DASH.to_owned());
            format!("{} {}", indicator.name, share.replace(",0%", "%"))
        };
        format!("Trọng số: {}.", self.indicators.iter().map(said).collect::<Vec<_>>().join("; "))
    }
}

/// Says why a unit has no place.
pub fn unranked(why: Unranked) -> String {
    let share = |thousandths: i64| number::percent(thousandths, 1000, 0).unwrap_or_default();
    match why {
        Unranked::Alone {} => "không có đơn vị cùng loại để xếp hạng".to_owned(),
        Unranked::TooFew { present: 0 } => said::NO_FIGURE.to_owned(),
        Unranked::TooFew { present } => {
            format!("mới có số liệu của {} trọng số, cần {}", share(present), share(LEAST_WEIGHT))
        }
        Unranked::Stale { on_date } => format!("số liệu ngày {} cũ hơn kỳ", date::short(on_date)),
    }
}
