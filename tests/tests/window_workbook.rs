//! The real window takes in workbooks that came back: many at once, one of them broken.

#![allow(clippy::disallowed_methods, reason = "these tests write files as other programs do")]

#[path = "workbook/file.rs"]
#[allow(dead_code, reason = "shared with the proofs without a window")]
mod file;

use domain::briefing::workbook::{BookField, BookSheet};
use domain::door::sheet::cell_name;
use proof::sample;
use proof::window::{Outcome, Window};
use thirtyfour::Key;

use file::{File, What};

/// Writes the workbooks of two units with an answer each, and a broken file, into a folder beside the committee.
fn returned(folder: &std::path::Path, path: &std::path::Path) {
    let (mut store, mut by) = (sample::open(path), sample::by());
    let review = store.tracked_review().unwrap().unwrap().id;
    let units = store.workbook_units(review, by.now.day()).unwrap();
    let made = store.workbooks(review, &units, None, &mut by.ids, by.now).unwrap();
    let issued: Vec<_> = made.iter().map(|book| book.issued.clone()).collect();
    store.workbook_issue(&mut by, &issued).unwrap();
    store.close().unwrap();
    std::fs::create_dir(folder).unwrap();
    let with_tasks = made.iter().filter(|book| !book.book.pages[0].rows.is_empty()).take(2);
    for (n, book) in with_tasks.enumerate() {
        let page = book.book.pages.iter().find(|page| page.sheet == BookSheet::Tasks).unwrap();
        let head = BookField::Percent.head();
        let column = page.columns.iter().position(|column| column.head == head).unwrap();
        let mut file = File::read(&exchange::xlsx::write_book(&book.book).unwrap());
        file.write(2, &cell_name(u16::try_from(column).unwrap(), 5), &What::Number(0.77));
        std::fs::write(folder.join(format!("{n}.xlsx")), file.bytes()).unwrap();
    }
    std::fs::write(folder.join("hong.xlsx"), b"PK\x03\x04broken").unwrap();
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn three_workbooks_come_back_one_of_them_broken_and_the_good_rows_come_in() -> Outcome<()> {
    let (place, path) = sample::file();
    let folder = place.path().join("tra-ve");
    returned(&folder, &path);
    let window = Window::open("workbooks", &["--today", "2022-10-10", &path.display().to_string()])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "5")?;
    window.press("button", "Sổ báo cáo")?;
    window.press("menuitem", "Nhập sổ báo cáo")?;
    // The first question is for files; a folder is another way.
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
    window.wait_for("2 ô nhập được")?;
    window.picture("1-preview")?;
    window.press("checkbox", "Chỉ nhập 2 dòng hợp lệ, bỏ qua 1 dòng hoặc tệp còn lại")?;
    window.press("button", "Nhập 2 dòng")?;
    window.wait_for("Đã nhập 2 dòng từ sổ báo cáo")?;
    window.picture("2-taken")?;
    Ok(())
}
