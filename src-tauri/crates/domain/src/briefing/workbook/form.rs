//! The workbook of a unit on its way out: its sheets, which of their cells are open, and what is kept of it.
//!
//! Its Vietnamese is data and never translated: it goes to the unit.

use chrono::NaiveDate;

use super::cell::{DIFFICULTY, NO, REQUEST, YES};
use super::pages::{BookColumn, BookEntry, BookPage, ColumnUse, Entry, GuideLine, Workbook};
use super::{
    Answers, BookField, BookSheet, IssuedBook, IssuedRow, PROPOSAL_ROWS, indicators, locked, marker,
    proposal_record, seal,
};
use crate::briefing::conclusion::period_in_words;
use crate::briefing::plain_stem;
use crate::briefing::spreadsheet::Value;
use crate::clock::Instant;
use crate::id::{IndicatorId, ReviewId, TaskId, WorkbookId};
use crate::indicator::{Fraction, IndicatorKind};
use crate::review::ReviewSpan;
use crate::unit::Unit;

/// What a workbook is made from.
#[derive(Debug, Clone)]
pub struct BookFacts {
    /// Identity of this one workbook.
    pub id: WorkbookId,
    /// Name of the committee.
    pub committee: String,
    /// Whose it is.
    pub unit: Unit,
    /// The review it reports to.
    pub review_id: ReviewId,
    /// Its year.
    pub year: i32,
    /// Its part of the year.
    pub span: ReviewSpan,
    /// Day it is made.
    pub issued_on: NaiveDate,
    /// Day the figures describe.
    pub figures_on: NaiveDate,
    /// Day it is to be back.
    pub due_on: Option<NaiveDate>,
    /// The open tasks the unit leads.
    pub tasks: Vec<BookTask>,
    /// The indicators asked of it.
    pub indicators: Vec<BookIndicator>,
    /// The moment of the last act in the file. Never the clock: the same facts give the same bytes.
    pub last_act_at: Instant,
}

/// A task in it.
#[derive(Debug, Clone)]
pub struct BookTask {
    /// Identity.
    pub id: TaskId,
    /// Its code, with its review where that is another.
    pub code: String,
    /// What is to be done.
    pub work: String,
    /// Day it is due.
    pub due_on: Option<NaiveDate>,
    /// Percent recorded.
    pub percent: i64,
    /// What was last heard of it.
    pub word: Option<String>,
    /// When.
    pub heard_on: Option<NaiveDate>,
    /// True when a completion report waits: nothing more is asked then.
    pub is_reported: bool,
}

/// An indicator in it.
#[derive(Debug, Clone)]
pub struct BookIndicator {
    /// Identity.
    pub id: IndicatorId,
    /// Code in its set.
    pub code: String,
    /// Full name.
    pub name: String,
    /// How it is measured.
    pub kind: IndicatorKind,
    /// What is counted.
    pub counted: Option<String>,
    /// The last figure known, and its day.
    pub last: Option<(Fraction, NaiveDate)>,
    /// The figure of the day that is asked about.
    pub figure: Option<Fraction>,
}

/// Makes the workbook, and what is kept of it.
pub fn form(facts: &BookFacts) -> (Workbook, IssuedBook) {
    let issued = IssuedBook {
        id: facts.id,
        review_id: facts.review_id,
        unit_id: facts.unit.id,
        issued_on: facts.issued_on,
        figures_on: facts.figures_on,
        rows: facts.issued_rows(),
        taken: std::collections::BTreeMap::new(),
    };
    let pages = vec![facts.tasks_page(&issued), facts.indicators_page(&issued), facts.proposals_page()];
    let book = Workbook {
        title: format!("Sổ báo cáo của {}", facts.unit.name),
        stem: plain_stem(&format!("so bao cao {} {}", facts.unit.short_name, facts.issued_on))
            .replace("--", "-"),
        guide: facts.guide(),
        pages,
        last_act_at: facts.last_act_at,
    };
    (book, issued)
}

fn day(date: NaiveDate) -> String {
    vietnamese::date::short(date)
}

fn read(value: Value) -> BookEntry {
    BookEntry { value, entry: Entry::Locked }
}

fn open(entry: Entry) -> BookEntry {
    BookEntry { value: Value::Empty, entry }
}

fn reading(head: &str, width: u16) -> BookColumn {
    BookColumn { head: head.to_owned(), width, is_for: ColumnUse::Reading }
}

fn filling(field: BookField, width: u16) -> BookColumn {
    BookColumn { head: field.head().to_owned(), width, is_for: ColumnUse::Filling }
}

impl BookFacts {
    fn issued_rows(&self) -> Vec<IssuedRow> {
        let task = |task: &BookTask| {
            let record = task.id.to_string();
            let values = Answers::from([(BookField::Percent, task.percent.to_string())]);
            let seal = seal(self.id, &record, &task.work, task.due_on);
            IssuedRow { sheet: BookSheet::Tasks, seal, record, values }
        };
        let indicator = |indicator: &BookIndicator| {
            let record = indicator.id.to_string();
            let values = indicator.figure.map(|figure| indicators::values(indicator.kind, figure));
            let seal = seal(self.id, &record, &indicator.name, None);
            IssuedRow { sheet: BookSheet::Indicators, seal, record, values: values.unwrap_or_default() }
        };
        self.tasks.iter().map(task).chain(self.indicators.iter().map(indicator)).collect()
    }

    fn keys(&self, sheet: BookSheet) -> BookColumn {
        BookColumn { head: marker(self.id, sheet), width: 8, is_for: ColumnUse::Keys }
    }

    fn echoes(&self, sheet: BookSheet) -> BookColumn {
        BookColumn { head: format!("{}/echo", marker(self.id, sheet)), ..self.keys(sheet) }
    }

    fn period(&self) -> String {
        period_in_words(self.span, self.year)
    }

    fn guide(&self) -> Vec<GuideLine> {
        use GuideLine::{Code, Head, Line, Title};
        let back = match self.due_on {
            Some(due_on) => format!("Gửi lại tệp này trước hết ngày {}.", day(due_on)),
            None => "Gửi lại tệp này sau khi điền.".to_owned(),
        };
        let line = |text: &str| Line(text.to_owned());
        vec![
            Title(format!("Sổ báo cáo {}", self.period())),
            Line(format!("Đơn vị: {}", self.unit.name)),
            Line(format!("Gửi: {}. Lập ngày {}.", self.committee, day(self.issued_on))),
            Head("Cách điền".to_owned()),
            line("Điền các ô nền trắng ở ba trang Nhiệm vụ, Chỉ số, Khó khăn, đề nghị. Ô nền xám không sửa."),
            line("Ô không có gì mới thì để nguyên. Không có việc nào bị coi là bỏ qua vì một ô trống."),
            line("Không thêm, xóa dòng ở trang Nhiệm vụ và Chỉ số. Không gộp ô. Có thể lọc và tô màu."),
            Head("Nhiệm vụ".to_owned()),
            line("Tiến độ ghi số phần trăm, ví dụ 60%. Ghi 100% khi đã xong, kèm kết quả hoặc số văn bản."),
            line(
                "Xin gia hạn: ghi cả ngày và lý do. Khó khăn ghi ở đây được chuyển thành kiến nghị của đơn vị.",
            ),
            Head("Chỉ số".to_owned()),
            Line(format!(
                "Số liệu tính đến ngày {}. Ghi số nguyên, không ghi đơn vị tính trong ô.",
                day(self.figures_on)
            )),
            Head("Khó khăn, đề nghị".to_owned()),
            line("Mỗi dòng một việc. “Gửi tới” ghi tên cơ quan cần giải quyết, không rõ thì để trống."),
            Head("Ngày tháng".to_owned()),
            line("Ghi ngày/tháng/năm: 10/9/2022 là ngày 10 tháng Chín."),
            Line(back),
            Code(format!("Mã sổ: {}/{}/guide", super::FORMAT, self.id)),
        ]
    }

    fn tasks_page(&self, issued: &IssuedBook) -> BookPage {
        use BookField as F;
        let sheet = BookSheet::Tasks;
        let columns = vec![
            reading("STT", 5),
            self.keys(sheet),
            reading("Mã", 11),
            reading(locked::TASK, 44),
            reading(locked::DUE, 11),
            reading("Đã ghi trong sổ", 26),
            self.echoes(sheet),
            filling(F::Percent, 10),
            filling(F::Done, 34),
            self.echoes(sheet),
            filling(F::PaperNumber, 18),
            filling(F::PaperOn, 13),
            self.echoes(sheet),
            filling(F::Difficulty, 26),
            self.echoes(sheet),
            filling(F::UntilOn, 13),
            filling(F::Why, 26),
        ];
        let rows = (1..).zip(&self.tasks).map(|(n, task)| {
            let record = task.id.to_string();
            let seal = issued.row(sheet, &record).map(|row| row.seal.clone()).unwrap_or_default();
            let echo = || read(Value::text(seal.clone()));
            let lets = |entry: Entry| open(if task.is_reported { Entry::Locked } else { entry });
            let percent = BookEntry { value: Value::Percent(task.percent), ..lets(Entry::Percent) };
            vec![
                read(Value::Number(n)),
                read(Value::text(format!("{record}.{seal}"))),
                read(Value::text(task.code.clone())),
                read(Value::text(task.work.clone())),
                read(Value::date(task.due_on)),
                read(Value::text(task.known())),
                echo(),
                percent,
                lets(Entry::Text),
                echo(),
                lets(Entry::Text),
                lets(Entry::Date),
                echo(),
                lets(Entry::Text),
                echo(),
                lets(Entry::Date),
                lets(Entry::Text),
            ]
        });
        BookPage {
            sheet,
            title: format!("Nhiệm vụ {} chủ trì", self.unit.short_name),
            note: format!("Đến ngày {}. Ô trắng để điền.", day(self.issued_on)),
            rows: rows.collect(),
            columns,
        }
    }

    fn indicators_page(&self, issued: &IssuedBook) -> BookPage {
        use BookField as F;
        let sheet = BookSheet::Indicators;
        let columns = vec![
            reading("STT", 5),
            self.keys(sheet),
            reading("Mã", 8),
            reading(locked::INDICATOR, 46),
            reading("Cách ghi", 32),
            reading("Số gần nhất", 22),
            self.echoes(sheet),
            filling(F::Numerator, 13),
            filling(F::Denominator, 13),
            self.echoes(sheet),
            filling(F::PaperNumber, 18),
            filling(F::PaperOn, 13),
        ];
        let rows = (1..).zip(&self.indicators).map(|(n, indicator)| {
            let record = indicator.id.to_string();
            let seal = issued.row(sheet, &record).map(|row| row.seal.clone()).unwrap_or_default();
            let (part, whole) = indicator.cells();
            vec![
                read(Value::Number(n)),
                read(Value::text(format!("{record}.{seal}"))),
                read(Value::text(indicator.code.clone())),
                read(Value::text(indicator.name.clone())),
                read(Value::text(indicator.how())),
                read(Value::text(indicator.known())),
                read(Value::text(seal.clone())),
                part,
                whole,
                read(Value::text(seal)),
                open(Entry::Text),
                open(Entry::Date),
            ]
        });
        BookPage {
            sheet,
            title: format!("Chỉ số của {}", self.unit.short_name),
            note: format!("Số liệu tính đến ngày {}. Ô trắng để điền.", day(self.figures_on)),
            rows: rows.collect(),
            columns,
        }
    }

    fn proposals_page(&self) -> BookPage {
        use BookField as F;
        let sheet = BookSheet::Proposals;
        let columns = vec![
            reading("STT", 5),
            self.keys(sheet),
            filling(F::Kind, 22),
            filling(F::Text, 80),
            filling(F::To, 34),
        ];
        let rows = (1..=PROPOSAL_ROWS).map(|n| {
            let record = proposal_record(n);
            let seal = seal(self.id, &record, "", None);
            vec![
                read(Value::Number(i64::try_from(n).unwrap_or_default())),
                read(Value::text(format!("{record}.{seal}"))),
                open(Entry::Choice(&[DIFFICULTY, REQUEST])),
                open(Entry::Text),
                open(Entry::Text),
            ]
        });
        BookPage {
            sheet,
            title: format!("Khó khăn, đề nghị của {}", self.unit.short_name),
            note: "Mỗi dòng một việc; hết dòng thì viết tiếp ở dưới.".to_owned(),
            rows: rows.collect(),
            columns,
        }
    }
}

impl BookTask {
    fn known(&self) -> String {
        if self.is_reported {
            return "Đã báo cáo hoàn thành, chờ xác nhận".to_owned();
        }
        match (&self.word, self.heard_on) {
            (Some(word), Some(on)) => format!("{}: {word}", day(on)),
            (Some(word), None) => word.clone(),
            (None, Some(on)) => day(on),
            (None, None) => "Chưa có báo cáo".to_owned(),
        }
    }
}

impl BookIndicator {
    fn how(&self) -> String {
        let counted = self.counted.as_deref().unwrap_or_default();
        match self.kind {
            IndicatorKind::Ratio if counted.is_empty() => "Tử số: số đạt; mẫu số: tổng số".to_owned(),
            IndicatorKind::Ratio => format!("Tử số: số {counted} đạt; mẫu số: tổng số {counted}"),
            IndicatorKind::Count if counted.is_empty() => "Số đạt được".to_owned(),
            IndicatorKind::Count => format!("Số {counted}"),
            IndicatorKind::YesNo => format!("{YES} hoặc {NO}; {YES} thì ghi văn bản"),
            IndicatorKind::Graded => "Tử số: điểm đạt; mẫu số: điểm tối đa".to_owned(),
        }
    }

    fn known(&self) -> String {
        let Some((value, on)) = self.last else { return "Chưa có số liệu".to_owned() };
        let said = match self.kind {
            IndicatorKind::YesNo => if value.numerator > 0 { YES } else { NO }.to_owned(),
            IndicatorKind::Count => value.numerator.to_string(),
            IndicatorKind::Ratio | IndicatorKind::Graded => {
                format!("{}/{}", value.numerator, value.denominator)
            }
        };
        format!("{said} ({})", day(on))
    }

    /// Returns the cells of its part and its whole, with what is known of the day that is asked about.
    fn cells(&self) -> (BookEntry, BookEntry) {
        let number = |n: Option<i64>| n.map_or(Value::Empty, Value::Number);
        let part = self.figure.map(|value| value.numerator);
        let whole = self.figure.map(|value| value.denominator);
        match self.kind {
            IndicatorKind::YesNo => {
                let said = part.map(|part| if part > 0 { YES } else { NO });
                let value = said.map_or(Value::Empty, Value::text);
                (BookEntry { value, entry: Entry::Choice(&[YES, NO]) }, read(Value::text("–")))
            }
            IndicatorKind::Count => {
                (BookEntry { value: number(part), entry: Entry::Whole }, read(Value::text("–")))
            }
            IndicatorKind::Ratio | IndicatorKind::Graded => (
                BookEntry { value: number(part), entry: Entry::Whole },
                BookEntry { value: number(whole), entry: Entry::Whole },
            ),
        }
    }
}
