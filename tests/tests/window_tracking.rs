//! The journey "tracking", through the real window: a task is found without accents, followed to its end, and the
//! last step taken back; once with the mouse, once with the keyboard alone. The same journey over the rings:
//! `tracking.rs`.

use std::io::Read;

use proof::window::{Outcome, Window};
use thirtyfour::Key;

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn a_tracker_follows_a_task_to_its_end_and_takes_a_mistake_back() -> Outcome<()> {
    let window = Window::open("tracking", &["--sample"])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.picture("1-overview")?;

    window.keys(Key::Control + "3")?;
    window.fill("Lọc theo chữ", "ra soat lo trinh")?;
    window.find("tab", "Quá hạn 2")?;
    window.press("row", "06.8")?;
    window.wait_for("Quá hạn 40 ngày")?;
    window.picture("2-found")?;

    window.fill("Cập nhật tiến độ", "60% đã rà soát xong phần của phòng Vận tải")?;
    window.keys(Key::Enter)?;
    window.wait_for("Tiến độ 30% → 60%: đã rà soát xong phần của phòng Vận tải")?;
    window.find("button", "Hoàn tác")?;

    window.script("document.activeElement.blur()", &[])?;
    window.keys("m")?;
    window.find("dialog", "Xác nhận 06.8 đã hoàn thành?")?;
    window.fill("Kết quả", "Đã ban hành lộ trình tích hợp của ngành")?;
    window.fill("Văn bản minh chứng", "1402/BC-SGTVT")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Hoàn thành quá hạn 40 ngày")?;
    window.wait_for("1402/BC-SGTVT")?;
    window.find("tab", "Quá hạn 1")?;
    window.picture("3-done")?;

    window.script("document.activeElement.blur()", &[])?;
    window.keys(Key::Control + "z")?;
    window.find("tab", "Quá hạn 2")?;
    window.wait_for("Quá hạn 40 ngày")?;
    window.wait_gone("1402/BC-SGTVT")?;
    window.picture("4-undone")?;

    // Its directive is measured by an indicator, the present value held against the path; and that is taken back too.
    window.press("button", "Việc khác")?;
    window.press("menuitem", "Đặt chỉ số đo")?;
    window.find("dialog", "06.8 được đo bằng chỉ số nào?")?;
    window.press("button", "Chỉ số đo: Không đo bằng chỉ số")?;
    window.press("option", "Đã lên Cổng Quốc gia")?;
    window.fill("Chỉ tiêu phải đạt", "70%")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Hiện tại: 51,4% (30/09/2022)")?;
    window.wait_for("Thấp hơn lộ trình 18,6 điểm phần trăm")?;
    window.picture("5-measured")?;
    window.press("button", "Hoàn tác")?;
    window.wait_gone("Thấp hơn lộ trình")?;
    Ok(())
}

/// Waits until what has the focus is of this role.
fn focus_on(window: &Window, role: &str) -> Outcome<()> {
    window.wait_until(&format!("the focus on a {role}"), || {
        let now = window.script(
            "return document.activeElement.getAttribute('role') || document.activeElement.tagName.toLowerCase()",
            &[],
        )?;
        Ok((now == role).then_some(()))
    })
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn a_tracker_works_from_finding_to_exporting_with_the_keyboard_alone() -> Outcome<()> {
    let window = Window::open("tracking-keys", &["--sample"])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "3")?;
    focus_on(&window, "grid")?;

    // Found without accents; Enter leaves the field for the list.
    window.keys("/")?;
    focus_on(&window, "input")?;
    window.keys("ra soat lo trinh")?;
    window.find("tab", "Quá hạn 2")?;
    window.keys(Key::Enter)?;
    focus_on(&window, "grid")?;
    // The head of the group, 06.8, 06.3.
    for _ in 0..3 {
        window.keys(Key::Down)?;
    }
    window.keys(Key::Enter)?;
    window.wait_for("Quá hạn 3 ngày")?;
    window.picture("1-found")?;

    // More time is asked for, and granted.
    window.keys("h")?;
    window.find("dialog", "Xin gia hạn 06.3 đến ngày nào?")?;
    window.keys("Chờ kết nối phần mềm của Bộ")?;
    window.keys(Key::Tab)?;
    window.keys("31/10/2022")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Xin gia hạn lần 1 đến 31/10/2022")?;
    window.wait_for("Xin gia hạn đến 31/10/2022, xin sau hạn")?;
    focus_on(&window, "grid")?;
    window.keys("h")?;
    window.find("dialog", "Gia hạn 06.3 đến ngày nào?")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Trong hạn, còn 21 ngày")?;
    window.find("tab", "Quá hạn 1")?;
    window.wait_for("hạn gốc 07/10")?;
    window.picture("2-granted")?;

    // The paper that proves it, through the system's own dialog.
    let paper = window.home().join("lo-trinh.pdf");
    std::fs::write(&paper, b"%PDF-1.7\n%%EOF\n")?;
    focus_on(&window, "grid")?;
    window.keys("v")?;
    window.find("dialog", "Minh chứng nào cho 06.3?")?;
    focus_on(&window, "button")?;
    window.keys(Key::Enter)?;
    window.name_file(&paper)?;
    window.find("button", "Chọn tệp khác…")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Minh chứng: lo-trinh.pdf")?;
    window.picture("3-evidence")?;

    // Completion is reported and confirmed, and the mistake taken back.
    focus_on(&window, "grid")?;
    window.keys("m")?;
    window.find("dialog", "Xác nhận 06.3 đã hoàn thành?")?;
    window.keys("Đã ban hành lộ trình tích hợp của ngành")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Xác nhận hoàn thành")?;
    window.wait_for("Hoàn thành đúng hạn")?;
    window.wait_for("Đã ban hành lộ trình tích hợp của ngành")?;
    window.picture("4-done")?;
    focus_on(&window, "grid")?;
    window.keys(Key::Control + "z")?;
    window.wait_for("Trong hạn, còn 21 ngày")?;
    window.wait_gone("Đã ban hành lộ trình tích hợp của ngành")?;

    // What is on the board leaves as a workbook.
    window.keys(Key::Control + "e")?;
    focus_on(&window, "menuitem")?;
    window.keys(Key::Down)?;
    window.picture("5-out")?;
    window.keys(Key::Enter)?;
    window.wait_for_dialog()?;
    let book = window.home().join("nhiem-vu.xlsx");
    window.system_key("ctrl+a")?;
    window.system_type(&book.display().to_string())?;
    window.system_key("Return")?;
    window.wait_until("the workbook", || Ok(book.exists().then_some(())))?;
    window.wait_for("nhiem-vu.xlsx")?;
    let mut words = String::new();
    let mut file = zip::ZipArchive::new(std::fs::File::open(&book)?)?;
    file.by_name("xl/sharedStrings.xml")?.read_to_string(&mut words)?;
    assert!(words.contains("06.3") && words.contains("Sở Nội vụ"), "what was found is in the workbook");
    assert!(!words.contains("05.6"), "what the filter left out is not");
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn a_task_assigned_outside_a_meeting_is_shown_where_it_stands_and_taken_back() -> Outcome<()> {
    let window = Window::open("tracking-assign", &["--sample"])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "3")?;
    focus_on(&window, "grid")?;
    window.keys(Key::Control + "n")?;
    window.find("dialog", "Giao việc gì, cho đơn vị nào?")?;
    focus_on(&window, "input")?;

    // Nothing is sent by half, and what is missing says so where it is missing.
    window.keys("Rà soát dự toán năm 2023")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Chọn ít nhất một đơn vị.")?;
    window.wait_for("Cần hạn, hoặc chọn Không thời hạn.")?;
    window.keys(Key::Tab)?;
    window.keys("so tai chinh")?;
    window.keys(Key::Enter)?;
    window.find("button", "Bỏ Sở Tài chính")?;
    window.wait_gone("Chọn ít nhất một đơn vị.")?;

    // A refusal of the program stands in the form, and what was typed stays.
    window.fill("Hạn", "01/10/2022")?;
    window.keys(Key::Control + Key::Enter)?;
    window.find("alert", "")?;
    window.wait_for("Chọn ngày từ 10/10/2022 trở đi.")?;
    window.picture("1-refused")?;
    window.fill("Hạn", "15/12/2022")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Đã giao nhiệm vụ cho Sở Tài chính")?;
    window.wait_for("Giao ngoài phiên họp")?;
    let lines = "return [...document.querySelectorAll('[role=row][aria-selected=true]')].map(r => r.innerText).join()";
    window.wait_until("the new line marked", || {
        let marked = window.script(lines, &[])?;
        Ok(marked.as_str().unwrap_or_default().contains("Rà soát dự toán").then_some(()))
    })?;
    window.picture("2-assigned")?;

    window.keys(Key::Control + "z")?;
    window.wait_gone("Rà soát dự toán năm 2023")?;
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn a_saved_view_is_taken_again_renamed_dropped_and_brought_back() -> Outcome<()> {
    let window = Window::open("tracking-views", &["--sample"])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "3")?;
    focus_on(&window, "grid")?;
    window.fill("Lọc theo chữ", "ra soat lo trinh")?;
    window.find("tab", "Quá hạn 2")?;

    window.press("button", "Cách xem")?;
    window.press("menuitem", "Lưu cách xem này…")?;
    window.find("dialog", "Gọi cách xem này là gì?")?;
    window.fill("Tên", "Lộ trình tích hợp")?;
    window.keys(Key::Enter)?;
    window.wait_for("Đã lưu cách xem “Lộ trình tích hợp”")?;
    window.find("button", "Cách xem Lộ trình tích hợp")?;

    // Left for another screen, the board starts anew; the view narrows it again.
    window.keys(Key::Control + "1")?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "3")?;
    window.find("tab", "Quá hạn 5")?;
    window.press("button", "Cách xem")?;
    window.press("menuitem", "Lộ trình tích hợp")?;
    window.find("tab", "Quá hạn 2")?;

    window.press("button", "Cách xem Lộ trình tích hợp")?;
    window.press("menuitem", "Sửa các cách xem…")?;
    window.press("button", "Đổi tên Lộ trình tích hợp")?;
    window.fill("Tên", "Rà soát lộ trình")?;
    window.keys(Key::Enter)?;
    window.wait_for("Đã đổi tên thành “Rà soát lộ trình”")?;
    window.find("dialog", "Các cách xem đã lưu")?;
    window.picture("1-renamed")?;
    window.press("button", "Bỏ Rà soát lộ trình")?;
    window.wait_for("Chưa lưu cách xem nào.")?;
    window.keys(Key::Escape)?;
    window.wait_gone("Các cách xem đã lưu")?;
    window.press("button", "Hoàn tác")?;
    window.find("button", "Cách xem Rà soát lộ trình")?;
    window.find("tab", "Quá hạn 2")?;
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn the_sheet_of_one_unit_leaves_as_pages_of_its_own() -> Outcome<()> {
    let window = Window::open("tracking-sheet", &["--sample"])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "5")?;
    window.press("row", "Sở GTVT")?;
    window.press("button", "Phiếu đơn vị")?;
    window.find("button", "In phiếu")?;
    window.picture("1-sheet")?;
    window.keys(Key::Control + "p")?;
    window.wait_for_dialog()?;
    let paper = window.home().join("phieu.pdf");
    window.system_key("ctrl+a")?;
    window.system_type(&paper.display().to_string())?;
    window.system_key("Return")?;
    window.wait_for("Đã lưu phieu.pdf")?;
    let pages = std::fs::read(&paper)?;
    assert!(pages.starts_with(b"%PDF-"), "what was saved is a PDF");
    let text = std::process::Command::new("pdftotext").arg(&paper).arg("-").output()?;
    let text = String::from_utf8(text.stdout)?;
    assert!(text.contains("Sở Giao thông vận tải"), "it is the sheet of the unit in front: {text}");
    assert!(!text.contains("Sở Y tế\n"), "and of no other unit");
    Ok(())
}
