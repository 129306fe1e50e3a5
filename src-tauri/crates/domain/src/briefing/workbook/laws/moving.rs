//! Laws of rows and columns that moved.

use super::*;

use BookField as F;
use BookSheet::Tasks;

/// A workbook in which every task got an answer of its own: 91 % to 95 %.
fn filled() -> Desk {
    let mut desk = Desk::new();
    for n in 0..5 {
        #[allow(clippy::cast_precision_loss, reason = "small numbers")]
        desk.write(Tasks, n, F::Percent, PlainValue::Number((91 + n) as f64 / 100.0));
        desk.write(Tasks, n, F::Done, text(&format!("Kết quả {n}")));
        desk.write(Tasks, n, F::Why, text(&format!("Lý do {n}")));
        desk.write(Tasks, n, F::UntilOn, PlainValue::Date(on("2022-12-20")));
    }
    desk.tasks[4].due_on = Some(on("2022-11-30"));
    desk
}

fn whole() -> Vec<(usize, Option<i64>)> {
    (0..5).map(|n| (n, Some(91 + i64::try_from(n).unwrap()))).collect()
}

/// Turns the rows of a stretch of columns upside down, as sorting a selection does.
fn turn(desk: &mut Desk, columns: std::ops::RangeInclusive<u16>) {
    let sheet = desk.sheet(Tasks);
    let taken: Vec<Vec<PlainCell>> = sheet.rows[3..8]
        .iter_mut()
        .map(|row| {
            let (moved, stay) =
                row.cells.clone().into_iter().partition(|cell| columns.contains(&cell.column));
            row.cells = stay;
            moved
        })
        .collect();
    for (row, moved) in sheet.rows[3..8].iter_mut().zip(taken.into_iter().rev()) {
        row.cells.extend(moved);
        row.cells.sort_by_key(|cell| cell.column);
    }
}

fn never_wrong(desk: &Desk) {
    for (place, percent) in desk.progress() {
        assert_eq!(percent, whole()[place].1, "an answer on the wrong row");
    }
}

#[test]
fn rows_sorted_as_a_whole_are_found_by_their_keys() {
    let mut desk = filled();
    assert_eq!(desk.progress(), whole());
    turn(&mut desk, 0..=16);
    assert_eq!(desk.progress(), whole());
}

#[test]
fn any_stretch_of_columns_that_is_sorted_alone_never_puts_an_answer_on_the_wrong_row() {
    let answers = [7, 8, 10, 11, 13, 15, 16];
    for first in 0..=16u16 {
        for last in first..=16u16 {
            // One group of answers alone, with no key among them: nothing in the file could tell.
            let inside: Vec<u16> = (first..=last).collect();
            let is_one_group = inside.iter().all(|column| answers.contains(column));
            let mut desk = filled();
            turn(&mut desk, first..=last);
            if !is_one_group {
                never_wrong(&desk);
            }
        }
    }
}

#[test]
fn answers_that_went_with_the_text_are_found_by_it_and_said_so() {
    let mut desk = filled();
    turn(&mut desk, 2..=16);
    assert_eq!(desk.progress(), whole());
    let (preview, _) = desk.compared();
    assert_eq!(
        preview.rows.iter().filter(|row| row.is_rematched).count(),
        4,
        "the middle one lies where it was"
    );
}

#[test]
fn answers_that_parted_from_the_text_are_refused() {
    let mut desk = filled();
    turn(&mut desk, 7..=16);
    assert_eq!(desk.progress(), [(2, Some(93))], "the middle row alone is whole");
    assert!(desk.refused().iter().all(|(_, reason)| *reason == Refusal::RowMoved {}));
}

#[test]
fn inserted_deleted_and_copied_rows_answer_for_nothing_else() {
    let mut desk = filled();
    let sheet = desk.sheet(Tasks);
    sheet.rows.remove(4);
    let copied = sheet.rows[5].clone();
    sheet.rows.insert(3, PlainRow { number: 5, cells: Vec::new() });
    sheet.rows.push(PlainRow { number: 11, ..copied });
    let answers = desk.progress();
    assert_eq!(
        answers,
        [(0, Some(91)), (2, Some(93)), (3, Some(94)), (4, Some(95))],
        "a copy is the same again"
    );
    let (preview, _) = desk.compared();
    assert_eq!(preview.notes, [BookNote::RowsMissing { sheet: "Nhiệm vụ".into(), count: 1 }]);
}

#[test]
fn a_copy_of_a_sheet_is_named_and_changes_nothing() {
    let mut desk = filled();
    let mut copy = desk.sheet(Tasks).clone();
    copy.name = "Nhiệm vụ (2)".into();
    copy.rows.truncate(4);
    desk.sheets.push(copy);
    assert_eq!(desk.progress(), whole());
    let (preview, _) = desk.compared();
    assert_eq!(preview.notes, [BookNote::SheetLeftOut { sheet: "Nhiệm vụ (2)".into() }]);
}

#[test]
fn two_rows_of_one_task_that_say_different_things_are_both_refused() {
    let mut desk = filled();
    let mut copied = desk.sheet(Tasks).rows[3].clone();
    copied.number = 20;
    desk.sheet(Tasks).rows.push(copied);
    desk.write(Tasks, 5, F::Done, text("Khác"));
    assert_eq!(desk.progress(), whole()[1..]);
    let refused = desk.refused();
    assert!(refused.contains(&("5".into(), Refusal::RowRepeats { row: 20 })));
    assert!(refused.contains(&("20".into(), Refusal::RowRepeats { row: 5 })));
}

#[test]
fn a_row_whose_locked_text_was_rewritten_is_refused() {
    let mut desk = filled();
    let row = &mut desk.sheet(Tasks).rows[3];
    for cell in &mut row.cells {
        if cell.value == text(WORKS[0]) {
            cell.value = text("Việc khác hẳn");
        }
    }
    assert_eq!(desk.progress(), whole()[1..]);
    assert_eq!(desk.refused(), [("5".into(), Refusal::RowMoved {})]);
}

#[test]
fn an_answer_without_a_task_is_told_of() {
    let mut desk = Desk::new();
    desk.sheet(Tasks).rows.push(PlainRow { number: 30, cells: Vec::new() });
    desk.write(Tasks, 5, F::Done, text("Thuộc về ai?"));
    assert_eq!(desk.refused(), [("30".into(), Refusal::RowMoved {})]);
}

#[test]
fn columns_that_changed_places_are_found_by_their_heads() {
    let mut desk = filled();
    for row in &mut desk.sheet(Tasks).rows[2..] {
        for cell in &mut row.cells {
            cell.column = match cell.column {
                7 => 8,
                8 => 7,
                other => other,
            };
        }
        row.cells.sort_by_key(|cell| cell.column);
    }
    assert_eq!(desk.progress(), whole());
    assert_eq!(desk.refused(), []);
}

#[test]
fn inserted_columns_renamed_and_reordered_sheets_do_no_harm() {
    let mut desk = filled();
    for sheet in &mut desk.sheets {
        for row in &mut sheet.rows {
            for cell in &mut row.cells {
                cell.column += u16::from(cell.column > 3) * 2;
            }
        }
        sheet.name = format!("{} (2)", sheet.name);
    }
    desk.sheets.reverse();
    desk.sheets.insert(0, PlainSheet { name: "Ghi chú".into(), ..PlainSheet::default() });
    assert_eq!(desk.progress(), whole());
}

#[test]
fn without_its_hidden_columns_a_sheet_is_known_by_its_heads_and_its_rows_by_their_text() {
    let mut desk = filled();
    for sheet in &mut desk.sheets[1..] {
        for row in &mut sheet.rows {
            row.cells.retain(|cell| !matches!(cell.column, 1 | 6 | 9 | 12 | 14));
        }
    }
    // The sheet of difficulties has no hidden column but the first; its cells moved with the others.
    assert_eq!(desk.progress(), whole());
    let (preview, _) = desk.compared();
    assert!(
        preview.notes.contains(&BookNote::KeysMissing { sheet: "Nhiệm vụ".into() }),
        "{:?}",
        preview.notes
    );
}

#[test]
fn one_sheet_alone_is_enough() {
    let mut desk = filled();
    let tasks = desk.sheet(Tasks).clone();
    desk.sheets = vec![PlainSheet { name: String::new(), ..tasks }];
    assert_eq!(desk.progress(), whole());
    let (preview, _) = desk.compared();
    let missing = |sheet: BookSheet| BookNote::SheetMissing { sheet: sheet.name().into() };
    assert_eq!(preview.notes, [missing(BookSheet::Indicators), missing(BookSheet::Proposals)]);
}

#[test]
fn difficulties_beyond_the_rows_that_were_sent_are_new_ones_too() {
    let mut desk = Desk::new();
    let sheet = desk.sheet(BookSheet::Proposals);
    let copied = sheet.rows[3].clone();
    sheet.rows.push(PlainRow { number: 90, cells: Vec::new() });
    sheet.rows.push(PlainRow { number: 91, ..copied });
    for (nth, said) in [(0, "Một"), (60, "Hai"), (61, "Ba")] {
        desk.write(BookSheet::Proposals, nth, F::Kind, text("Khó khăn, vướng mắc"));
        desk.write(BookSheet::Proposals, nth, F::Text, text(said));
    }
    let (_, plan) = desk.compared();
    let raised: Vec<String> = plan
        .rows
        .iter()
        .flat_map(|row| &row.deeds)
        .filter_map(|deed| match deed {
            Deed::Raise(entry) => Some(entry.text.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(raised, ["Một", "Hai", "Ba"]);
}
