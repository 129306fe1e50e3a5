//! Laws of a returned workbook: what people do to it never puts an answer on the wrong row, and nothing bad comes in.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::*;
use crate::briefing::spreadsheet::Value;
use crate::clock::Instant;
use crate::door::sheet::{PlainArea, PlainCell, PlainRow, PlainSheet, PlainValue};
use crate::id::{IdSource, IndicatorId, TaskId};
use crate::indicator::{Fraction, Indicator, IndicatorKind};
use crate::proposal::Proposal;
use crate::refusal::Refusal;
use crate::review::ReviewSpan;
use crate::task::Task;
use crate::unit::{Unit, UnitKind};

mod bad;
mod moving;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn text(said: &str) -> PlainValue {
    PlainValue::Text(said.into())
}

/// A workbook of five tasks and four indicators, as it was sent out, and its sheets as they come back.
struct Desk {
    issued: IssuedBook,
    unit: Unit,
    tasks: Vec<Task>,
    indicators: Vec<Indicator>,
    figures: HashMap<IndicatorId, Fraction>,
    proposals: Vec<Proposal>,
    sheets: Vec<PlainSheet>,
    choices: BookChoices,
}

const WORKS: [&str; 5] = [
    "Ban hành kế hoạch chuyển đổi số",
    "Tích hợp dịch vụ công lên Cổng Quốc gia",
    "Thành lập tổ công nghệ số",
    "Rà soát thủ tục hành chính",
    "Báo cáo kết quả thanh toán trực tuyến",
];

fn unit_of(n: u128, name: &str) -> Unit {
    Unit {
        id: uuid::Uuid::from_u128(n).into(),
        code: format!("U{n}"),
        kind: UnitKind::Department,
        parent_id: None,
        name: name.into(),
        short_name: name.into(),
        aliases: Vec::new(),
        protocol_order: 1,
        valid_from_on: None,
        valid_to_on: None,
        is_member: true,
        member_ids: Vec::new(),
        successor_id: None,
        source: None,
    }
}

fn task_of(n: u128, work: &str) -> Task {
    let id = |n: u128| uuid::Uuid::from_u128(n);
    Task {
        id: id(100 + n).into(),
        directive_id: id(200 + n).into(),
        review_id: id(9).into(),
        share: 1,
        lead_id: id(1).into(),
        work: work.into(),
        assigned_on: on("2022-07-26"),
        due_on: (n != 5).then(|| on("2022-11-10")),
        original_due_on: (n != 5).then(|| on("2022-11-10")),
        recurs_from_on: None,
        acknowledged_on: None,
        percent: 10 * i64::try_from(n).unwrap(),
        heard_on: None,
        reported_on: None,
        verified_on: None,
        confirmed_on: None,
        ended_on: None,
        ended_as: None,
        n_extensions: 0,
        extension_open: false,
        n_reminders: 0,
        source: None,
    }
}

fn indicator_of(n: u128, kind: IndicatorKind) -> Indicator {
    Indicator {
        id: uuid::Uuid::from_u128(300 + n).into(),
        set_id: uuid::Uuid::from_u128(8).into(),
        position: 1,
        code: format!("CS{n}"),
        name: format!("Chỉ số thứ {n}"),
        short_name: format!("CS {n}"),
        group_name: None,
        kind,
        counted: Some("hồ sơ".into()),
        higher_is_better: true,
        weight: 100,
        asked_of: Vec::new(),
        follows_id: None,
        source: None,
    }
}

impl Desk {
    fn new() -> Self {
        use IndicatorKind::{Count, Graded, Ratio, YesNo};
        let tasks: Vec<Task> = (1..).zip(WORKS).map(|(n, work)| task_of(n, work)).collect();
        let kinds = [Ratio, Count, YesNo, Graded];
        let indicators: Vec<Indicator> = (1..).zip(kinds).map(|(n, kind)| indicator_of(n, kind)).collect();
        let figures = HashMap::from([(indicators[0].id, Fraction::new(40, 106))]);
        let unit = unit_of(1, "Sở Y tế");
        let at = Instant::from_millis(1_665_363_600_000);
        let (book, issued) = form(&BookFacts {
            id: IdSource::seeded(5).draw(at),
            committee: "Ban Chỉ đạo".into(),
            unit: unit.clone(),
            review_id: uuid::Uuid::from_u128(9).into(),
            year: 2022,
            span: ReviewSpan::FirstHalf,
            issued_on: on("2022-10-10"),
            figures_on: on("2022-09-30"),
            due_on: None,
            tasks: tasks
                .iter()
                .map(|task| BookTask {
                    id: task.id,
                    code: "01.1".into(),
                    work: task.work.clone(),
                    due_on: task.due_on,
                    percent: task.percent,
                    word: None,
                    heard_on: None,
                    is_reported: false,
                })
                .collect(),
            indicators: indicators
                .iter()
                .map(|indicator| BookIndicator {
                    id: indicator.id,
                    code: indicator.code.clone(),
                    name: indicator.name.clone(),
                    kind: indicator.kind,
                    counted: indicator.counted.clone(),
                    last: None,
                    figure: figures.get(&indicator.id).copied(),
                })
                .collect(),
            last_act_at: at,
        });
        let sheets = sheets_of(&book);
        let (proposals, choices) = (Vec::new(), BookChoices::new());
        Self { issued, unit, tasks, indicators, figures, proposals, sheets, choices }
    }

    fn sheet(&mut self, kind: BookSheet) -> &mut PlainSheet {
        let place = BookSheet::ALL.iter().position(|known| *known == kind).unwrap() + 1;
        &mut self.sheets[place]
    }

    /// Returns the column of a head as it stands now.
    fn column(&mut self, kind: BookSheet, field: BookField) -> u16 {
        let heads = self.sheet(kind).rows.iter().find(|row| row.cells.len() > 3).unwrap().clone();
        heads.cells.iter().find(|cell| cell.value == text(field.head())).unwrap().column
    }

    /// Writes into the nth row under the heads, from 0.
    fn write(&mut self, kind: BookSheet, nth: usize, field: BookField, value: PlainValue) {
        let column = self.column(kind, field);
        let row = &mut self.sheet(kind).rows[3 + nth];
        row.cells.retain(|cell| cell.column != column);
        row.cells.push(PlainCell { column, value, is_computed: false });
        row.cells.sort_by_key(|cell| cell.column);
    }

    fn compared(&self) -> (BookPreview, BookPlan) {
        let book = returned(&self.sheets, "a.xlsx").unwrap();
        assert_eq!(book.id, self.issued.id);
        let units = [self.unit.clone(), unit_of(2, "Sở Nội vụ")];
        let ground = BookGround {
            issued: &self.issued,
            unit: &self.unit,
            units: &units,
            tasks: self.tasks.iter().map(|task| (task.id, (task.clone(), "01.1".to_owned()))).collect(),
            indicators: self.indicators.iter().map(|i| (i.id, i.clone())).collect(),
            figures: self.figures.clone(),
            proposals: &self.proposals,
            received_on: on("2022-10-12"),
            today: on("2022-10-14"),
        };
        compare(&book, "a.xlsx", &ground, &self.choices)
    }

    /// Returns what comes in as progress, by the place of its task.
    fn progress(&self) -> Vec<(usize, Option<i64>)> {
        let (_, plan) = self.compared();
        let mut told: Vec<(usize, Option<i64>)> = plan
            .rows
            .iter()
            .flat_map(|row| &row.deeds)
            .filter_map(|deed| match deed {
                Deed::Progress(id, entry) => Some((self.place(*id), entry.percent)),
                _ => None,
            })
            .collect();
        told.sort_unstable();
        told
    }

    fn place(&self, id: TaskId) -> usize {
        self.tasks.iter().position(|task| task.id == id).unwrap()
    }

    /// Returns why cells and whole rows are refused.
    fn refused(&self) -> Vec<(String, Refusal)> {
        let (preview, _) = self.compared();
        let mut told = Vec::new();
        for row in &preview.rows {
            told.extend(row.fault.iter().map(|fault| (row.row.to_string(), fault.clone())));
            told.extend(row.cells.iter().filter_map(|cell| match &cell.verdict {
                BookVerdict::Refused { reason } => Some((cell.cell.clone(), reason.clone())),
                _ => None,
            }));
        }
        told
    }

    /// Answers as if what comes in had come in.
    fn take(&mut self) {
        let (_, plan) = self.compared();
        for row in plan.rows {
            if let Some(record) = row.record {
                self.issued.taken.entry(record).or_default().extend(row.answers);
            }
            for deed in row.deeds {
                match deed {
                    Deed::Progress(id, entry) => {
                        let place = self.place(id);
                        self.tasks[place].percent = entry.percent.unwrap_or(self.tasks[place].percent);
                    }
                    Deed::Figure(entry) => drop(self.figures.insert(entry.indicator_id, entry.value)),
                    _ => {}
                }
            }
        }
    }
}

/// Makes the sheets of a workbook as a reader of files would: the guide first.
fn sheets_of(book: &Workbook) -> Vec<PlainSheet> {
    let plain = |value: &Value| match value {
        Value::Empty => None,
        Value::Text(said) => Some(text(said)),
        #[allow(clippy::cast_precision_loss, reason = "small numbers")]
        Value::Number(n) => Some(PlainValue::Number(*n as f64)),
        #[allow(clippy::cast_precision_loss, reason = "small numbers")]
        Value::Percent(n) => Some(PlainValue::Number(*n as f64 / 100.0)),
        Value::Date(day) => Some(PlainValue::Date(*day)),
    };
    let row = |number: u32, values: Vec<Option<PlainValue>>| PlainRow {
        number,
        cells: (0u16..)
            .zip(values)
            .filter_map(|(column, value)| Some(PlainCell { column, value: value?, is_computed: false }))
            .collect(),
    };
    let guide = book.guide.iter().map(|line| match line {
        GuideLine::Title(said) | GuideLine::Head(said) | GuideLine::Line(said) | GuideLine::Code(said) => {
            said
        }
    });
    let rows = (1..).zip(guide).map(|(number, said)| row(number, vec![Some(text(said))])).collect();
    let mut sheets = vec![PlainSheet { name: "Hướng dẫn".into(), rows, ..PlainSheet::default() }];
    for page in &book.pages {
        let heads = page.columns.iter().map(|column| Some(text(&column.head))).collect();
        let mut rows =
            vec![row(1, vec![Some(text(&page.title))]), row(2, vec![Some(text(&page.note))]), row(4, heads)];
        rows.extend(
            (5..).zip(&page.rows).map(|(number, entries)| {
                row(number, entries.iter().map(|entry| plain(&entry.value)).collect())
            }),
        );
        sheets.push(PlainSheet { name: page.sheet.name().into(), rows, ..PlainSheet::default() });
    }
    sheets
}

#[test]
fn a_workbook_that_comes_back_untouched_changes_nothing() {
    let (preview, plan) = Desk::new().compared();
    assert_eq!(plan.rows, []);
    assert_eq!((preview.n_taken, preview.n_refused, preview.n_asked), (0, 0, 0));
    assert_eq!(preview.n_unchanged, 5 + 4, "a row that says nothing is not answered");
    assert_eq!(preview.notes, []);
}

#[test]
fn what_a_unit_fills_in_becomes_deeds_of_the_nouns_and_nothing_twice() {
    use BookField as F;
    use BookSheet::{Indicators, Proposals, Tasks};
    let mut desk = Desk::new();
    desk.write(Tasks, 0, F::Percent, PlainValue::Number(0.6));
    desk.write(Tasks, 0, F::Done, text("Đã trình dự thảo"));
    desk.write(Tasks, 1, F::Percent, PlainValue::Number(1.0));
    desk.write(Tasks, 1, F::PaperNumber, text("45/BC-SYT"));
    desk.write(Tasks, 1, F::PaperOn, PlainValue::Date(on("2022-10-11")));
    desk.write(Tasks, 2, F::UntilOn, PlainValue::Date(on("2022-12-20")));
    desk.write(Tasks, 2, F::Why, text("Chờ Bộ hướng dẫn"));
    desk.write(Tasks, 2, F::Difficulty, text("Thiếu kinh phí"));
    desk.write(Indicators, 1, F::Numerator, PlainValue::Number(12.0));
    desk.write(Indicators, 3, F::Numerator, PlainValue::Number(80.0));
    desk.write(Indicators, 3, F::Denominator, PlainValue::Number(100.0));
    desk.write(Proposals, 0, F::Kind, text("Đề nghị, kiến nghị"));
    desk.write(Proposals, 0, F::Text, text("Bố trí biên chế"));
    desk.write(Proposals, 0, F::To, text("so noi vu"));
    let (preview, plan) = desk.compared();
    assert_eq!((preview.n_refused, preview.n_asked), (0, 0), "{:?}", desk.refused());
    let deeds: Vec<&Deed> = plan.rows.iter().flat_map(|row| &row.deeds).collect();
    assert_eq!(deeds.len(), 7, "{deeds:?}");
    let Deed::Progress(id, entry) = deeds[0] else { panic!("{deeds:?}") };
    assert_eq!((desk.place(*id), entry.percent, entry.text.as_str()), (0, Some(60), "Đã trình dự thảo"));
    assert_eq!(entry.on_date, on("2022-10-12"), "it is said of the day it arrived");
    let Deed::Report(id, entry) = deeds[1] else { panic!("{deeds:?}") };
    assert_eq!((desk.place(*id), entry.evidence.as_ref().unwrap().number_text.as_str()), (1, "45/BC-SYT"));
    assert!(matches!(deeds[2], Deed::Ask { until_on, .. } if *until_on == on("2022-12-20")));
    assert!(matches!(deeds[3], Deed::Raise(entry) if entry.text == "Nhiệm vụ 01.1: Thiếu kinh phí"));
    let Deed::Figure(figure) = deeds[4] else { panic!("{deeds:?}") };
    assert_eq!((figure.value, figure.on_date), (Fraction::new(12, 1), on("2022-09-30")));
    assert!(matches!(deeds[6], Deed::Raise(entry) if entry.to_id == Some(uuid::Uuid::from_u128(2).into())));

    desk.take();
    let (again, plan) = desk.compared();
    assert_eq!(
        (again.n_taken, again.n_refused, again.n_asked, plan.rows.len()),
        (0, 0, 0, 0),
        "the same file"
    );
}

#[test]
fn an_untouched_cell_never_writes_over_what_is_newer_and_a_touched_one_is_asked_about() {
    let mut desk = Desk::new();
    desk.tasks[0].percent = 80;
    let (preview, plan) = desk.compared();
    assert_eq!((preview.n_taken, preview.n_asked, plan.rows.len()), (0, 0, 0), "10 stands as it was sent");
    desk.write(BookSheet::Tasks, 0, BookField::Percent, PlainValue::Number(0.6));
    let (preview, plan) = desk.compared();
    assert_eq!((preview.n_asked, plan.rows.len()), (1, 0));
    let cell = preview.rows[0].cells[0].clone();
    assert_eq!(cell.verdict, BookVerdict::Asked { question: BookQuestion::Newer { now: "80 %".into() } });
    let place = format!("Nhiệm vụ!{}", cell.cell);
    desk.choices.insert(place.clone(), BookChoice::Written);
    assert_eq!(desk.progress(), [(0, Some(60))]);
    desk.choices.insert(place, BookChoice::Other);
    assert_eq!(desk.progress(), []);
    let (preview, _) = desk.compared();
    assert_eq!((preview.n_asked, preview.n_refused), (0, 0), "what is kept is decided");
}

#[test]
fn a_cell_that_was_emptied_is_not_answered() {
    let mut desk = Desk::new();
    let column = desk.column(BookSheet::Tasks, BookField::Percent);
    for row in &mut desk.sheet(BookSheet::Tasks).rows {
        row.cells.retain(|cell| cell.column != column || cell.value == text(BookField::Percent.head()));
    }
    let (preview, plan) = desk.compared();
    assert_eq!((preview.n_taken, preview.n_refused, plan.rows.len()), (0, 0, 0));
}

#[test]
fn a_book_of_somebody_else_is_no_book_of_ours() {
    let foreign = [PlainSheet { name: "A".into(), rows: Vec::new(), ..PlainSheet::default() }];
    let refused = returned(&foreign, "a.xlsx").unwrap_err();
    assert_eq!(refused, Refusal::BookForeign { file: "a.xlsx".into() });
}

#[test]
fn a_seal_is_over_what_a_person_saw_and_not_over_how_a_program_writes_it() {
    let desk = Desk::new();
    let of = |text: &str| seal(desk.issued.id, "a", text, Some(on("2022-11-10")));
    assert_eq!(of("Ban hành “kế hoạch” – số"), of("BAN HÀNH  \"kế hoạch\" -\u{A0}số"));
    assert_ne!(of("Ban hành kế hoạch"), of("Ban hành kế hoặch"));
    assert_ne!(of("Ban hành"), seal(desk.issued.id, "a", "Ban hành", None), "the day counts");
    assert_ne!(of("Ban hành"), seal(desk.issued.id, "b", "Ban hành", Some(on("2022-11-10"))));
}
