//! The chair's briefing pack (tài liệu trình): everything a meeting is opened with, in one file.
//!
//! It goes to every member, so it has no room for what is the chair's own: private notes are in `chair_book` alone.

use chrono::NaiveTime;
use vietnamese::{date, number};

use super::board::TaskRow;
use super::chart::Chart;
use super::drafting::report::IndicatorLine;
use super::drafting::sentence;
use super::handout::{
    Block, Cell, Cover, Handout, HandoutKind, Imprint, Line, Rank, Row, Table, Title, figures, said, words,
};
use super::ranking::Ranking;
use super::task_list;
use super::unit_sheet::{SheetProposal, SheetTask, UnitSheet, anchor};
use crate::directive::Directive;
use crate::indicator::IndicatorKind;
use crate::meeting::Meeting;
use crate::task::{Counts, Standing, StandingClass};
use crate::unit::UnitRef;

/// What a briefing pack is made from.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The body above the committee.
    pub parent_body: String,
    /// The meeting; none is planned yet.
    pub meeting: Option<Meeting>,
    /// Its agenda.
    pub agenda: Vec<PackItem>,
    /// Where the committee's indicators stand.
    pub indicators: Vec<IndicatorLine>,
    /// The same over time, and the tasks by standing.
    pub charts: Vec<Chart>,
    /// The ranking.
    pub ranking: Ranking,
    /// Its charts, league by league.
    pub ranking_charts: Vec<Vec<Chart>>,
    /// Overdue tasks, the longest first.
    pub overdue: Vec<TaskRow>,
    /// What was raised, with who raised it.
    pub raised: Vec<(UnitRef, SheetProposal)>,
    /// The sheets of the units.
    pub sheets: Vec<UnitSheet>,
    /// The review before in words, and its directives.
    pub previous: Option<(String, Vec<Followed>)>,
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackItem {
    /// Its number: "4.1".
    pub number: String,
    /// What is dealt with.
    pub title: String,
    /// Who presents; none: the chair.
    pub by: Option<String>,
    /// When it begins.
    pub from: NaiveTime,
    /// When it ends.
    pub until: NaiveTime,
    /// Minutes planned, those of the items under it included.
    pub minutes: i64,
    /// True when it stands under another.
    pub is_part: bool,
}

/// A directive of the review before, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// The directive.
    pub directive: Directive,
    /// Its tasks, each with the short name of its lead.
    pub tasks: Vec<(String, SheetTask)>,
}

impl Pack {
    /// Puts it on paper.
    pub fn paper(&self, imprint: Imprint) -> Handout {
        let mut blocks = vec![Block::Cover(self.cover(&imprint)), Block::Contents];
        let mut part = |title: &str, below: String, inside: Vec<Block>| {
            blocks.push(Block::Title(Title {
                above: imprint.occasion.clone(),
                aside: HandoutKind::Pack.title().to_owned(),
                below,
                ..Title::part(title)
            }));
            blocks.extend(inside);
        };
        let known = |unit: &UnitRef| {
            self.sheets.iter().any(|sheet| sheet.unit.id == unit.id).then(|| anchor(unit.id))
        };
        let ranking = self.ranking.blocks(&self.ranking_charts, &known);
        part("Chương trình", self.agenda_said(), self.agenda_blocks());
        part("Kết quả so với chỉ tiêu", String::new(), self.results());
        part("Xếp hạng các đơn vị", self.ranking.compared(), ranking);
        part("Nhiệm vụ quá hạn", self.overdue_said(), self.overdue_blocks());
        part("Khó khăn, đề nghị và phương án trả lời", self.raised_said(), self.raised_blocks());
        if let Some((review, directives)) = &self.previous {
            let below = followed_said(review, directives);
            part(
                "Chỉ đạo của phiên trước và kết quả",
                below,
                directives.iter().flat_map(Followed::blocks).collect(),
            );
        }
        if !self.sheets.is_empty() {
            let below = format!("{} đơn vị, mỗi đơn vị một trang.", self.sheets.len());
            part("Phiếu đơn vị", below, Vec::new());
        }
        for (at, sheet) in self.sheets.iter().enumerate() {
            blocks.extend(sheet.blocks(Rank::Sheet, &imprint.occasion, (at + 1, self.sheets.len())));
        }
        let title = format!("{}: {}", HandoutKind::Pack.title(), imprint.occasion);
        Handout { kind: HandoutKind::Pack, title, imprint, blocks }
    }

    fn cover(&self, imprint: &Imprint) -> Cover {
        Cover {
            parent_body: self.parent_body.clone(),
            title: HandoutKind::Pack.title().to_owned(),
            occasion: imprint.occasion.clone(),
            facts: self.meeting.as_ref().map(cover_facts).unwrap_or_default(),
        }
    }

    fn agenda_said(&self) -> String {
        agenda_said(&self.agenda)
    }

    fn agenda_blocks(&self) -> Vec<Block> {
        if self.agenda.is_empty() {
            return vec![Block::Text("Chưa có chương trình phiên họp.".to_owned())];
        }
        let columns =
            vec![words("Mục"), words("Thời gian"), figures("Phút"), words("Nội dung"), words("Trình bày")];
        let row = |item: &PackItem| {
            let text = Cell { is_heavy: !item.is_part, ..Cell::of(&item.title) };
            let by = item.by.clone().unwrap_or_else(|| "Chủ tọa".to_owned());
            Row::Cells(vec![
                Cell::heavy(&item.number),
                Cell::of(format!("{}–{}", hour(item.from), hour(item.until))),
                Cell::of(item.minutes.to_string()),
                text,
                Cell::of(by),
            ])
        };
        vec![Block::Table(Table { columns, rows: self.agenda.iter().map(row).collect() })]
    }

    fn results(&self) -> Vec<Block> {
        let (bars, trends): (Vec<Chart>, Vec<Chart>) =
            self.charts.iter().cloned().partition(|chart| matches!(chart, Chart::StandingBar(_)));
        let mut blocks: Vec<Block> = bars.into_iter().map(Block::Chart).collect();
        blocks.push(Block::Section("Các chỉ số của Ban Chỉ đạo".to_owned()));
        if self.indicators.is_empty() {
            blocks.push(Block::Text("Chưa có bộ chỉ số.".to_owned()));
            return blocks;
        }
        let columns = vec![words("Chỉ số"), figures("Kết quả"), figures("Chỉ tiêu"), words("Số liệu ngày")];
        let rows = self.indicators.iter().map(|line| Row::Cells(indicator_cells(line)));
        blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
        if !trends.is_empty() {
            blocks.push(Block::Section("Diễn biến".to_owned()));
            blocks.push(Block::Charts(trends));
        }
        blocks
    }

    fn overdue_said(&self) -> String {
        let mut units: Vec<_> = self.overdue.iter().map(|task| task.lead.id).collect();
        units.sort_unstable();
        units.dedup();
        match self.overdue.len() {
            0 => String::new(),
            n => format!("{n} nhiệm vụ của {} đơn vị, xếp theo hạn.", units.len()),
        }
    }

    fn overdue_blocks(&self) -> Vec<Block> {
        if self.overdue.is_empty() {
            return vec![Block::Text("Không có nhiệm vụ quá hạn.".to_owned())];
        }
        vec![Block::Table(task_list::table(&self.overdue))]
    }

    fn raised_said(&self) -> String {
        let n_open = self.raised.iter().filter(|(_, proposal)| proposal.is_unanswered()).count();
        match (self.raised.len(), n_open) {
            (0, _) => String::new(),
            (n, 0) => format!("{n} nội dung, đều đã có phương án hoặc kết quả."),
            (n, open) => format!("{n} nội dung, {open} chưa có phương án trả lời."),
        }
    }

    fn raised_blocks(&self) -> Vec<Block> {
        if self.raised.is_empty() {
            return vec![Block::Text("Chưa có đơn vị nào nêu khó khăn, đề nghị.".to_owned())];
        }
        let mut blocks = Vec::new();
        let mut at = 0;
        while at < self.raised.len() {
            let unit = &self.raised[at].0;
            let own = self.raised[at..].iter().take_while(|(other, _)| other.id == unit.id);
            let lines: Vec<Line> = own.map(|(_, proposal)| proposal.line()).collect();
            at += lines.len();
            blocks.extend([Block::Section(unit.name.clone()), Block::Lines(lines)]);
        }
        blocks
    }
}

/// When and where a meeting is, and who chairs it.
pub fn cover_facts(meeting: &Meeting) -> Vec<(String, String)> {
    let time = format!(
        "{}, {}, {}",
        hour(meeting.starts_at),
        date::weekday(meeting.held_on),
        date::official(meeting.held_on)
    );
    let mut facts = vec![("Thời gian".to_owned(), time)];
    facts.extend(meeting.place.as_ref().map(|place| ("Địa điểm".to_owned(), place.clone())));
    facts.push(("Chủ trì".to_owned(), meeting.chair_role.clone()));
    facts
}

/// Says how long an agenda takes and when it ends.
pub fn agenda_said(items: &[PackItem]) -> String {
    let top = items.iter().filter(|item| !item.is_part);
    let minutes: i64 = top.map(|item| item.minutes).sum();
    match (items.first(), items.iter().map(|item| item.until).max()) {
        (Some(first), Some(end)) => {
            format!("{minutes} phút, từ {} đến {}.", hour(first.from), hour(end))
        }
        _ => String::new(),
    }
}

/// Writes a time: "14:05".
pub fn hour(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

fn indicator_cells(line: &IndicatorLine) -> Vec<Cell> {
    let counted = line.counted.as_deref();
    let (value, day) = match line.figure {
        Some((value, on_date)) => {
            let figure = said::figure(line.kind, counted, value);
            let parts = match line.kind {
                IndicatorKind::Count => String::new(),
                _ => format!("{}/{}", number::grouped(value.numerator), number::grouped(value.denominator)),
            };
            (Cell::heavy(figure).with(parts), date::short(on_date))
        }
        None => (Cell::of(said::NO_FIGURE), String::new()),
    };
    let target =
        line.target.map_or_else(|| said::DASH.to_owned(), |target| said::figure(line.kind, counted, target));
    vec![Cell::of(&line.name), value, Cell::of(target), Cell::of(day)]
}

fn followed_said(review: &str, directives: &[Followed]) -> String {
    let standings = directives.iter().flat_map(|one| &one.tasks).map(|(_, task)| task.standing);
    let counts = Counts::of(standings);
    let axes = counts.official_axes();
    format!(
        "{review}: {} chỉ đạo, {} nhiệm vụ; tỷ lệ hoàn thành {}, tỷ lệ đúng hạn {}.",
        directives.len(),
        counts.total(),
        said::rate(axes.completion_rate()),
        said::rate(axes.on_time_rate())
    )
}

impl Followed {
    /// The clause as a heading of its own lines: each task with its lead and where it stands.
    fn blocks(&self) -> Vec<Block> {
        let number = self.directive.number.unwrap_or(self.directive.position);
        let heading = format!("CĐ-{number:02}. {}", self.directive.work);
        let clause = Block::Note(sentence(&self.directive.text));
        let mut blocks = vec![Block::Section(heading), clause];
        let line = |(lead, task): &(String, SheetTask)| Line {
            label: task.code.clone(),
            text: lead.clone(),
            remark: task.word.as_deref().map(sentence).unwrap_or_default(),
            standing: Some((task.standing.into(), said::standing(task.standing, task.due_on, task.ended_as))),
        };
        let (over, open): (Vec<_>, Vec<_>) = self.tasks.iter().partition(|(_, task)| is_done(task.standing));
        let mut lines: Vec<Line> = open.into_iter().map(line).collect();
        for class in StandingClass::ALL {
            let done: Vec<&str> = over
                .iter()
                .filter(|(_, task)| StandingClass::from(task.standing) == class)
                .map(|(lead, _)| lead.as_str())
                .collect();
            if !done.is_empty() {
                let words = super::unit_sheet::over_in_words(class);
                let words = if done.len() == 1 {
                    super::drafting::first_upper(words)
                } else {
                    format!("{} {words}", done.len())
                };
                lines.push(Line { text: done.join(", "), standing: Some((class, words)), ..Line::default() });
            }
        }
        if !lines.is_empty() {
            blocks.push(Block::Lines(lines));
        }
        blocks
    }
}

fn is_done(standing: Standing) -> bool {
    matches!(
        standing,
        Standing::DoneOnTime {}
            | Standing::DoneLate { .. }
            | Standing::DoneNoDeadline {}
            | Standing::Ended {}
    )
}
