//! The journey "preparing" goes on in the real window: the next review is opened, three workbooks come back, one of them
//! broken, their figures are accepted, and the ranking moves. Its beginning: `window_preparing.rs`.

#![allow(clippy::disallowed_methods, reason = "these tests write files as other programs do")]

#[path = "workbook/file.rs"]
#[allow(dead_code, reason = "shared with the proofs without a window")]
mod file;

use std::path::Path;

use domain::briefing::workbook::{BookField, BookSheet, Entry};
use domain::door::sheet::cell_name;
use domain::unit::UnitKind;
use proof::sample;
use proof::window::{Outcome, Window};
use thirtyfour::Key;

use file::{File, What};

/// Writes what two districts sent back, all they could reach reached, and a broken file, into a folder beside the
/// committee; answers with the short names of the two.
fn returned(folder: &Path, path: &Path) -> Vec<String> {
    let (mut store, mut by) = (sample::open(path), sample::by());
    let review = store.tracked_review().unwrap().unwrap().id;
    let mut units = store.workbook_units(review, by.now.day()).unwrap();
    units.retain(|unit| unit.kind == UnitKind::District);
    // The second of them stands in the middle of the ranking of the sample.
    let units = units.split_off(units.len() - 2);
    let made = store.workbooks(review, &units, None, &mut by.ids, by.now).unwrap();
    let issued: Vec<_> = made.iter().map(|book| book.issued.clone()).collect();
    store.workbook_issue(&mut by, &issued).unwrap();
    store.close().unwrap();
    std::fs::create_dir(folder).unwrap();
    for (n, book) in made.iter().enumerate() {
        let mut file = File::read(&exchange::xlsx::write_book(&book.book).unwrap());
        for (sheet, page) in
            (2..).zip(&book.book.pages).filter(|(_, page)| page.sheet == BookSheet::Indicators)
        {
            let column = |field: BookField| page.columns.iter().position(|c| c.head == field.head()).unwrap();
            let (part, whole) = (column(BookField::Numerator), column(BookField::Denominator));
            for (row, cells) in page.rows.iter().enumerate() {
                let name = |column: usize| {
                    cell_name(u16::try_from(column).unwrap(), 5 + u32::try_from(row).unwrap())
                };
                if cells[whole].entry != Entry::Locked {
                    file.write(sheet, &name(part), &What::Number(1_000.0));
                    file.write(sheet, &name(whole), &What::Number(1_000.0));
                }
            }
        }
        std::fs::write(folder.join(format!("{n}.xlsx")), file.bytes()).unwrap();
    }
    std::fs::write(folder.join("hong.xlsx"), b"PK\x03\x04broken").unwrap();
    units.into_iter().map(|unit| unit.short_name).collect()
}

/// Returns the place of a unit as the table of indicators shows it.
fn place(window: &Window, unit: &str) -> Outcome<String> {
    let script = "const row = [...document.querySelectorAll('[role=grid] tbody tr')]\
                  .find((row) => row.innerText.includes(arguments[0])); \
                  return row ? row.querySelector('button').innerText.trim() : null;";
    window.wait_until(&format!("the place of {unit}"), || {
        Ok(window.script(script, &[unit.into()])?.as_str().map(str::to_owned))
    })
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn workbooks_come_back_their_figures_are_accepted_and_the_ranking_moves() -> Outcome<()> {
    let (beside, path) = sample::file();
    let folder = beside.path().join("tra-ve");
    let units = returned(&folder, &path);
    let window = Window::open("preparing-figures", &["--today", "2022-10-10", &path.display().to_string()])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "n")?;
    window.wait_for("Kỳ mới nhận từ trước")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Đã mở Kỳ 6 tháng đầu năm 2023")?;
    window.wait_gone("Đã mở Kỳ 6 tháng đầu năm 2023")?;

    window.keys(Key::Control + "4")?;
    let before = place(&window, &units[1])?;
    window.picture("1-before")?;

    // Three files come back, one of them broken: the good rows come in, and only as proposed figures.
    window.keys(Key::Control + "5")?;
    window.press("button", "Sổ báo cáo")?;
    window.press("menuitem", "Nhập sổ báo cáo")?;
    window.wait_for_dialog()?;
    window.system_key("Escape")?;
    // The chooser opens on a list; this leads it to the home folder, and takes that.
    for entry in std::fs::read_dir(&folder)?.flatten() {
        std::fs::copy(entry.path(), window.home().join(entry.file_name()))?;
    }
    window.press("button", "Chọn thư mục…")?;
    window.wait_for_dialog()?;
    window.system_key("alt+Home")?;
    window.system_key("alt+o")?;
    window.wait_for("1 tệp không dùng được")?;
    window.picture("2-preview")?;
    window.press("checkbox", "Chỉ nhập")?;
    window.press("button", "Nhập 12 dòng")?;
    window.wait_for("Đã nhập 12 dòng từ sổ báo cáo")?;
    window.keys(Key::Control + "4")?;
    assert_eq!(place(&window, &units[1])?, before, "what a unit proposes moves nothing");

    // Accepted, they count.
    window.script(
        "[...document.querySelectorAll('button')].find((b) => b.innerText.includes('số liệu chờ chấp nhận')).click()",
        &[],
    )?;
    window.press("checkbox", "Chọn tất cả")?;
    window.picture("3-waiting")?;
    window.press("button", "Chấp nhận")?;
    window.wait_for("Đã chấp nhận")?;
    window.keys(Key::Escape)?;
    window.wait_until("the place to move", || Ok((place(&window, &units[1])? != before).then_some(())))?;
    window.picture("4-moved")?;
    let after: i64 = place(&window, &units[1])?.parse()?;
    assert!(before.parse::<i64>().is_ok_and(|before| after < before), "{before} became {after}");
    Ok(())
}
