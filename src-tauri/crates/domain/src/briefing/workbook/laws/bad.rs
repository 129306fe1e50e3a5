//! Laws of cells that cannot come in as they are: each is named, with its reason, and the other rows are kept.

use super::*;
use crate::refusal::Field;

use BookField as F;
use BookSheet::{Indicators, Proposals, Tasks};

/// Writes one cell beside a good row and returns why it is refused, and where.
fn one(kind: BookSheet, nth: usize, cells: &[(BookField, PlainValue)]) -> Vec<(String, Refusal)> {
    let mut desk = Desk::new();
    desk.write(Tasks, 4, F::Percent, PlainValue::Number(0.9));
    for (field, value) in cells {
        desk.write(kind, nth, *field, value.clone());
    }
    let (preview, plan) = desk.compared();
    assert_eq!(plan.rows.len(), 1, "the good row is kept: {preview:?}");
    assert_eq!(preview.n_held_rows(), 1);
    desk.refused()
}

fn cell(kind: BookSheet, nth: usize, field: BookField, value: PlainValue) -> Vec<(String, Refusal)> {
    one(kind, nth, &[(field, value)])
}

#[test]
fn every_bad_cell_is_named_with_its_reason() {
    let number = PlainValue::Number;
    let whole = |found: &str| Refusal::NumberWhole { found: found.into() };
    let unread = |found: &str| Refusal::CellUnread { text: found.into() };
    let scale = Refusal::PercentScale { found: "50".into(), shown: "5000".into() };
    let day = |field, said: &str| Refusal::DateImpossible { field, text: said.into() };
    let needs = |field: BookField| Refusal::CellNeeds { head: field.head().into() };
    for (kind, nth, field, value, at, reason) in [
        (Tasks, 0, F::Percent, number(50.0), "H5", scale),
        (Tasks, 1, F::Percent, text("gần xong"), "H6", unread("gần xong")),
        (Tasks, 1, F::Percent, text("0,5"), "H6", unread("0,5")),
        (Tasks, 0, F::Percent, PlainValue::Unknown {}, "H5", Refusal::CellUncomputed {}),
        (Tasks, 0, F::Percent, PlainValue::Error("#REF!".into()), "H5", unread("#REF!")),
        (Tasks, 0, F::Percent, number(1.0), "H5", needs(F::Done)),
        (Tasks, 0, F::UntilOn, text("31/02/2022"), "P5", day(Field::DueOn, "31/02/2022")),
        (Tasks, 0, F::UntilOn, PlainValue::Date(on("2022-12-20")), "P5", needs(F::Why)),
        (Tasks, 0, F::Why, text("Chậm"), "Q5", needs(F::UntilOn)),
        (Tasks, 0, F::PaperOn, text("31/02/2022"), "L5", day(Field::IssuedOn, "31/02/2022")),
        (Tasks, 0, F::PaperOn, PlainValue::Date(on("2022-10-01")), "L5", needs(F::PaperNumber)),
        (Indicators, 3, F::Numerator, text("12 hồ sơ"), "H8", unread("12 hồ sơ")),
        (Indicators, 3, F::Numerator, number(1.5), "H8", whole("1,5")),
        (Indicators, 3, F::Numerator, text("1,5"), "H8", whole("1,5")),
        (Indicators, 3, F::Numerator, number(12.0), "H8", needs(F::Denominator)),
        (Indicators, 2, F::Numerator, text("Có"), "H7", needs(F::PaperNumber)),
        (Indicators, 2, F::Numerator, text("Gần xong"), "H7", unread("Gần xong")),
        (Proposals, 0, F::Kind, text("Khác"), "C5", unread("Khác")),
        (Proposals, 0, F::Text, text("Thiếu người"), "D5", needs(F::Kind)),
    ] {
        let said = format!("{field:?} {value:?}");
        let refused = cell(kind, nth, field, value);
        assert_eq!(refused, [(at.to_owned(), reason)], "{said}");
    }
}

#[test]
fn a_row_that_no_longer_takes_an_answer_says_why() {
    let mut desk = Desk::new();
    desk.tasks[0].reported_on = Some(on("2022-10-11"));
    desk.tasks[1].ended_on = Some(on("2022-10-11"));
    desk.tasks[2].extension_open = true;
    desk.write(Tasks, 0, F::Percent, PlainValue::Number(0.6));
    desk.write(Tasks, 1, F::Done, text("Xong"));
    desk.write(Tasks, 2, F::UntilOn, PlainValue::Date(on("2022-12-20")));
    desk.write(Tasks, 2, F::Why, text("Chậm"));
    let code = || "01.1".to_owned();
    assert_eq!(
        desk.refused(),
        [
            ("H5".into(), Refusal::ReportOpen { code: code() }),
            ("I6".into(), Refusal::TaskClosed { code: code() }),
            ("P7".into(), Refusal::ExtensionOpen { code: code() }),
        ]
    );
}

#[test]
fn an_unknown_unit_is_named_by_its_cell() {
    let refused = one(
        Proposals,
        1,
        &[(F::Kind, text("Đề nghị")), (F::Text, text("Bố trí vốn")), (F::To, text("Sở Không Có"))],
    );
    assert_eq!(refused, [("E6".into(), Refusal::UnitUnknown { text: "Sở Không Có".into() })]);
}

#[test]
fn cells_made_one_answer_for_none_of_their_rows() {
    let mut desk = Desk::new();
    desk.write(Tasks, 0, F::Percent, PlainValue::Number(0.6));
    desk.write(Tasks, 3, F::Percent, PlainValue::Number(0.7));
    let area = PlainArea { first_row: 5, last_row: 7, first_column: 7, last_column: 7 };
    desk.sheet(Tasks).merges.push(area);
    let merged = |cell: &str| (cell.to_owned(), Refusal::CellMerged { area: "H5:H7".into() });
    assert_eq!(desk.refused(), [merged("H5"), merged("H6"), merged("H7")]);
    assert_eq!(desk.progress(), [(3, Some(70))]);
}

#[test]
fn a_day_that_fits_only_with_its_month_exchanged_is_asked_about_and_never_corrected() {
    let mut desk = Desk::new();
    // 9 December meant, 12 September written: before the due date, which no request for more time can be.
    desk.write(Tasks, 0, F::UntilOn, PlainValue::Date(on("2022-09-12")));
    desk.write(Tasks, 0, F::Why, text("Chờ hướng dẫn"));
    desk.write(Tasks, 1, F::PaperNumber, text("45/BC"));
    desk.write(Tasks, 1, F::PaperOn, PlainValue::Date(on("2022-11-08")));
    let (preview, plan) = desk.compared();
    assert_eq!((preview.n_asked, plan.rows.len()), (2, 0), "{preview:?}");
    let swapped = |written: &str, other: &str| BookVerdict::Asked {
        question: BookQuestion::Swapped { written_on: on(written), other_on: on(other) },
    };
    let verdicts: Vec<&BookVerdict> = preview
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| &cell.verdict)
        .filter(|verdict| matches!(verdict, BookVerdict::Asked { .. }))
        .collect();
    assert_eq!(verdicts, [&swapped("2022-09-12", "2022-12-09"), &swapped("2022-11-08", "2022-08-11")]);
    desk.choices.insert("Nhiệm vụ!P5".into(), BookChoice::Other);
    desk.choices.insert("Nhiệm vụ!L6".into(), BookChoice::Other);
    let (preview, plan) = desk.compared();
    assert_eq!((preview.n_asked, preview.n_refused, plan.rows.len()), (0, 0, 2), "{preview:?}");
    let Deed::Ask { until_on, .. } = &plan.rows[0].deeds[0] else { panic!("{plan:?}") };
    assert_eq!(*until_on, on("2022-12-09"));
    desk.choices.insert("Nhiệm vụ!P5".into(), BookChoice::Written);
    let reason = Refusal::DateEarly { field: Field::DueOn, date: on("2022-09-12"), limit: on("2022-11-10") };
    assert_eq!(desk.refused(), [("P5".into(), reason)], "what was meant as it stands is judged as it stands");
}

#[test]
fn two_columns_that_changed_places_are_asked_about() {
    let mut desk = Desk::new();
    desk.write(Indicators, 0, F::Numerator, PlainValue::Number(106.0));
    desk.write(Indicators, 0, F::Denominator, PlainValue::Number(41.0));
    let (preview, plan) = desk.compared();
    assert_eq!((preview.n_asked, plan.rows.len()), (1, 0));
    let question = BookQuestion::Above { part: "106".into(), whole: "41".into() };
    assert_eq!(preview.rows[0].cells[0].verdict, BookVerdict::Asked { question });
    desk.choices.insert("Chỉ số!H5".into(), BookChoice::Written);
    let (_, plan) = desk.compared();
    assert!(matches!(&plan.rows[0].deeds[0], Deed::Figure(f) if f.value == Fraction::new(106, 41)));
}

#[test]
fn a_formula_with_its_result_comes_in_marked() {
    let mut desk = Desk::new();
    desk.write(Tasks, 0, F::Percent, PlainValue::Number(0.6));
    for cell in &mut desk.sheet(Tasks).rows[3].cells {
        cell.is_computed = true;
    }
    let (preview, _) = desk.compared();
    assert!(preview.rows[0].cells[0].is_computed);
    assert_eq!(desk.progress(), [(0, Some(60))]);
}

#[test]
fn a_row_that_was_raised_before_and_says_something_else_is_refused() {
    let mut desk = Desk::new();
    desk.write(Proposals, 0, F::Kind, text("Khó khăn"));
    desk.write(Proposals, 0, F::Text, text("Thiếu người"));
    desk.take();
    desk.write(Proposals, 0, F::Text, text("Thiếu nhiều người"));
    assert_eq!(desk.refused(), [("D5".into(), Refusal::RowRaised {})]);
}
