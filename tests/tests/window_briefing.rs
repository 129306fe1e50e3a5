//! The journey "briefing", through the real window: the conclusion notice is previewed, saved through the system's
//! dialog, and read back; it is withdrawn, and issued again under a number that was never used. The same journey over
//! the rings: `briefing.rs`.

use std::path::PathBuf;
use std::process::Command;

use proof::window::{Outcome, Window};
use thirtyfour::Key;

/// Returns the PDF saved anywhere in the home of the program.
fn saved(window: &Window) -> Outcome<PathBuf> {
    window.wait_until("the saved notice", || {
        let mut folders = vec![window.home().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder)?.flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "pdf") {
                    return Ok(Some(path));
                }
            }
        }
        Ok(None)
    })
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn the_secretariat_exports_the_notice_and_reads_it_back() -> Outcome<()> {
    let window = Window::open("briefing", &["--sample"])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "e")?;
    window.find("dialog", "Xuất thông báo kết luận")?;
    window.wait_for("3 trang")?;
    window.picture("1-preview")?;

    window.keys(Key::Control + Key::Enter)?;
    window.wait_for_dialog()?;
    // Where the dialog opens is the system's affair; the journey names a folder of its own.
    let target = window.home().join("thong-bao.pdf");
    window.system_key("ctrl+a")?;
    window.system_type(&target.display().to_string())?;
    window.system_key("Return")?;
    let pdf = saved(&window)?;
    window.wait_for("Mở tệp")?;
    window.picture("2-saved")?;

    let text =
        Command::new("pdftotext").args(["-layout".as_ref(), pdf.as_os_str(), "-".as_ref()]).output()?;
    let text = String::from_utf8(text.stdout)?;
    for words in
        ["Số: 05/TB-BCĐ", "Kết luận của Trưởng Ban Chỉ đạo", "II. NHIỆM VỤ", "Nơi nhận:", "Dữ liệu minh họa"]
    {
        assert!(text.contains(words), "the saved notice holds “{words}”");
    }
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn the_secretariat_withdraws_the_notice_and_issues_it_anew() -> Outcome<()> {
    let window = Window::open("withdrawing", &["--sample"])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "e")?;
    window.wait_for("3 trang")?;

    window.press("button", "Thu hồi thông báo…")?;
    window.wait_for("Số 05/TB-BCĐ vẫn tính là đã dùng")?;
    window.picture("1-asked")?;
    window.press("button", "Thu hồi")?;
    window.wait_for("Chưa nêu lý do")?;
    window.fill("Lý do thu hồi", "Sai thẩm quyền ký")?;
    window.press("button", "Thu hồi")?;
    window.wait_for("Đã thu hồi thông báo 05/TB-BCĐ")?;
    window.picture("2-withdrawn")?;

    window.press("button", "Ban hành thông báo…")?;
    window.find("dialog", "Ban hành thông báo kết luận?")?;
    window.keys("5")?;
    window.keys(Key::Enter)?;
    window.wait_for("Số 5 năm 2022 đã dùng")?;
    window.picture("3-used")?;
    window.keys(Key::Backspace)?;
    window.press("button", "Ban hành")?;
    window.wait_for("06/TB-BCĐ")?;
    window.picture("4-issued")?;

    window.keys(Key::Control + "z")?;
    window.find("button", "Ban hành thông báo…")?;
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn the_secretariat_goes_over_the_notice_clause_by_clause_and_issues_a_correction() -> Outcome<()> {
    let window = Window::open("documents", &["--sample"])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "6")?;
    window.press("tab", "Nội dung từng khoản")?;
    window.wait_for("Đã ban hành, nội dung không đổi nữa")?;
    window.press("button", "Thu hồi thông báo…")?;
    window.fill("Lý do thu hồi", "Sửa khoản 1")?;
    window.press("button", "Thu hồi")?;
    window.wait_for("Mỗi thay đổi được ghi ngay và hoàn tác được")?;

    // Words, place, and leaving out, with the keyboard alone.
    window.press("option", "1.")?;
    window.keys(Key::Enter)?;
    window.find("textbox", "Khoản 1")?;
    window.keys(Key::End)?;
    window.keys(" Sửa: báo cáo bằng văn bản.")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Đã sửa nội dung khoản")?;
    window.keys(Key::Alt + Key::Down)?;
    window.wait_for("Đã đổi chỗ khoản")?;
    window.picture("1-gone-over")?;
    window.keys(Key::Control + "z")?;
    window.wait_gone("Đã đổi chỗ khoản")?;

    window.press("button", "Ban hành thông báo…")?;
    window.find("dialog", "Ban hành thông báo kết luận?")?;
    window.keys(Key::Enter)?;
    window.wait_for("06/TB-BCĐ")?;
    window.wait_for("Thay thế 05/TB-BCĐ")?;
    window.wait_for("Sửa: báo cáo bằng văn bản.")?;
    window.picture("2-corrected")?;

    window.press("tab", "Trang in")?;
    window.press("button", "Lưu Word")?;
    window.wait_for_dialog()?;
    let target = window.home().join("thong-bao.docx");
    window.system_key("ctrl+a")?;
    window.system_type(&target.display().to_string())?;
    window.system_key("Return")?;
    window.wait_for("Đã lưu thong-bao.docx")?;
    window.picture("3-saved")?;
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn the_secretariat_saves_every_paper_of_the_meeting_in_a_new_folder() -> Outcome<()> {
    let window = Window::open("whole-set", &["--sample"])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "6")?;
    window.press("button", "Lưu cả bộ")?;
    window.wait_for_dialog()?;
    // The chooser opens on a list; this leads it to the home folder, and takes that.
    window.system_key("alt+Home")?;
    window.system_key("alt+o")?;
    window.wait_for("tệp vào thư mục phien-hop-2022-10-10")?;
    window.picture("1-saved")?;
    let folders = std::fs::read_dir(window.home())?.flatten();
    let folder = folders
        .map(|entry| entry.path())
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("phien-hop-")));
    let files = std::fs::read_dir(folder.ok_or("no folder was made")?)?.flatten().count();
    assert!(files > 8, "{files} files");
    Ok(())
}
