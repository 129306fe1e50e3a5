//! The journey "preparing", through the real window: a new committee is founded, its units registered and its first
//! review opened; and on the sample the next review is opened from the last. The same journey over the rings:
//! `preparing.rs`.

use proof::window::{Outcome, Window};
use thirtyfour::Key;

/// Types a unit into the form that stands open, and sends it.
fn register(window: &Window, name: &str, code: &str) -> Outcome<()> {
    window.keys(Key::Control + "n")?;
    window.find("dialog", "Đơn vị nào?")?;
    window.fill("Tên đầy đủ", name)?;
    window.fill("Mã", code)?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_gone("Đơn vị nào?")?;
    window.find("row", name)?;
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn a_new_committee_registers_its_units_and_opens_its_first_review() -> Outcome<()> {
    let window = Window::open("preparing-first", &["--today", "2025-01-06"])?;
    window.resize(1366, 768)?;
    window.press("button", "Tạo Ban Chỉ đạo")?;
    window.fill("Tên đầy đủ", "Ban Chỉ đạo Chuyển đổi số tỉnh")?;
    window.fill("Tên ngắn", "BCĐ Chuyển đổi số")?;
    window.fill("Nơi làm việc", "tỉnh Tiền Giang")?;
    window.fill("Cơ quan chủ quản", "UBND tỉnh")?;
    window.press("button", "Chọn nơi lưu…")?;
    window.wait_for_dialog()?;
    let file = window.home().join("bcd.nghisu");
    window.system_key("ctrl+a")?;
    window.system_type(&file.display().to_string())?;
    window.system_key("Return")?;
    window.wait_for("Chưa mở kỳ nào.")?;
    window.picture("1-founded")?;

    // The register, with the keyboard; a code used twice is refused in words.
    window.press("button", "Ghi đơn vị thành viên")?;
    window.wait_for("Chưa có đơn vị nào.")?;
    window.picture("2-empty")?;
    register(&window, "Sở Thông tin và Truyền thông", "STTTT")?;
    register(&window, "Sở Y tế", "SYT")?;
    register(&window, "Sở Nội vụ", "SNV")?;
    window.keys(Key::Control + "n")?;
    window.fill("Tên đầy đủ", "Sở Y tế tỉnh")?;
    window.fill("Mã", "syt")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("“syt” đã được dùng (đơn vị).")?;
    window.picture("3-refused")?;
    window.keys(Key::Escape)?;
    window.wait_gone("Đơn vị nào?")?;

    // The last one entered stands open; it is moved up, and its history tells.
    window.script("document.querySelector('[role=grid]').focus()", &[])?;
    window.keys(Key::Alt + Key::Up)?;
    window.wait_for("Đổi thứ tự đơn vị")?;
    window.picture("4-arranged")?;

    // A department is renamed from a day on, and found by its old name.
    window.press("row", "Sở Thông tin và Truyền thông")?;
    window.press("button", "Đổi tên")?;
    window.find("dialog", "Sở Thông tin và Truyền thông đổi tên thành gì?")?;
    window.fill("Căn cứ, lý do", "Nghị quyết số 18")?;
    window.fill("Tên đầy đủ", "Sở Khoa học và Công nghệ")?;
    window.fill("Mã", "SKHCN")?;
    window.keys(Key::Control + Key::Enter)?;
    window.find("tab", "Đã kết thúc 1")?;
    window.fill("Tìm đơn vị", "so thong tin")?;
    window.find("row", "Sở Khoa học và Công nghệ")?;
    window.picture("5-renamed")?;
    window.fill("Tìm đơn vị", " ")?;

    // The first review.
    window.press("button", "Mở kỳ mới")?;
    window.find("dialog", "Mở kỳ đầu tiên?")?;
    window.wait_for("3 đơn vị thành viên báo cáo")?;
    window.picture("6-opening")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_gone("Mở kỳ đầu tiên?")?;
    window.find("link", "6 tháng đầu 2025")?;
    window.picture("7-opened")?;
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn the_next_review_follows_from_the_last() -> Outcome<()> {
    let window = Window::open("preparing-next", &["--sample"])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "n")?;
    window.find("dialog", "Mở kỳ nào?")?;
    window.wait_for("Kỳ mới nhận từ trước")?;
    window.wait_for("nhiệm vụ chưa xong tiếp tục theo dõi")?;
    window.wait_for("Gửi giấy mời chậm nhất")?;
    window.picture("1-opening")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Đã mở Kỳ 6 tháng đầu năm 2023")?;
    window.find("link", "6 tháng đầu 2023")?;
    window.picture("2-opened")?;
    window.script("document.activeElement.blur()", &[])?;
    window.keys(Key::Control + "z")?;
    window.wait_for("Đã hoàn tác")?;
    assert!(!window.shows("link", "6 tháng đầu 2023")?, "one act, one undo");
    Ok(())
}
