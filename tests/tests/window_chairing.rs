//! The journey "chairing", through the real window: a meeting from F5 to its close with the keyboard alone, both windows
//! looked at. The same journey over the rings: `chairing.rs`.

use proof::sample;
use proof::window::{Outcome, Window};
use thirtyfour::Key;

/// The day of the meeting.
const TODAY: &str = "2022-12-22";

/// A sentence with all four parts, its date a Saturday.
const SENTENCE: &str = "Sở TT&TT phối hợp Sở Nội vụ tập huấn toàn bộ Tổ công nghệ số cộng đồng trước 31/12/2022, 100% tổ được tập huấn";

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn a_meeting_is_chaired_with_the_keyboard_alone() -> Outcome<()> {
    let (_folder, path) = sample::file();
    let (mut store, mut by) = (sample::open(&path), sample::by());
    sample::lay_meeting(&mut store, &mut by);
    store.close()?;
    let window = Window::open("chairing", &["--today", TODAY, &path.display().to_string()])?;
    window.resize(1366, 768)?;
    window.wait_for("Tổng quan")?;

    window.keys(Key::F5)?;
    window.find("button", "Bắt đầu phiên họp")?;
    window.wait_for("Trước khi bắt đầu")?;
    // It fills the screen; for the pictures it gives the screen back.
    window.give_screen_back(1366, 768)?;
    window.keys("n")?;
    window.find("button", "Vào mục đầu")?;
    window.keys("n")?;
    window.find("button", "Sang mục 2")?;
    window.picture("1-first-item")?;
    window.keys("n")?;
    window.keys("n")?;
    window.wait_for("Cai Lậy trình bày")?;
    window.wait_for("Sớm hỗ trợ, tập huấn kỹ năng số")?;

    // One sentence, written, read, kept, saved.
    window.keys("c")?;
    window.keys(SENTENCE)?;
    window.wait_for("suy từ câu")?;
    window.wait_for("Nháp đã lưu")?;
    window.picture("2-writing")?;
    window.keys(Key::Tab)?;
    window.wait_for("Thứ Sáu 30/12/2022")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Đã ghi CĐ-01")?;
    window.picture("3-saved")?;

    // The room sees the clock, then the directive; never the sentence that is being written.
    window.script("document.activeElement.blur()", &[])?;
    window.keys("p")?;
    window.wait_for("Phòng họp: ")?;
    window.keys("c")?;
    window.keys("Giao Sở Y tế một việc còn đang gõ dở")?;
    window.turn_to("room.html")?;
    window.wait_until("something on the wall", || Ok((!window.text()?.trim().is_empty()).then_some(())))?;
    window.picture("4-room")?;
    assert!(!window.text()?.contains("đang gõ dở"), "the wall shows what is not saved");
    window.turn_to("index.html")?;
    window.keys(Key::Alt + Key::Enter)?;
    window.wait_for("Đã ghi CĐ-02")?;
    window.turn_to("room.html")?;
    window.wait_for("Chỉ đạo số 2")?;
    window.picture("5-room-directive")?;
    window.turn_to("index.html")?;

    // The list: read back, adopted one by one.
    window.script("document.activeElement.blur()", &[])?;
    window.keys("d")?;
    window.wait_until("the focus in the list", || {
        let is_there = window.script("return document.activeElement.hasAttribute('data-row')", &[])?;
        Ok((is_there == true).then_some(()))
    })?;
    window.find("button", "Thông qua")?;
    window.keys("m")?;
    window.wait_for("Đã thông qua")?;
    window.resize(1920, 1080)?;
    window.picture("6-adopted-1920")?;
    window.keys(Key::Control + "j")?;
    window.picture("7-dark-1920")?;
    window.keys(Key::Control + "j")?;
    window.resize(700, 480)?;
    window.picture("8-narrow")?;
    window.resize(1366, 768)?;

    // Closing names what is open and stands in nobody's way.
    window.press("button", "Kết thúc phiên họp")?;
    window.wait_for("Những việc còn để ngỏ")?;
    window.picture("9-closing")?;
    window.keys(Key::Escape)?;
    window.wait_gone("Những việc còn để ngỏ")?;
    Ok(())
}
