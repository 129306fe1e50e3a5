//! The real window opens, and says what it is. Run by `cargo xtask test`; needs Xvfb, openbox and WebKitWebDriver.

use proof::window::{Outcome, Window};

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn the_window_opens_on_the_sample_committee() -> Outcome<()> {
    let window = Window::open("opening", &["--sample"])?;
    window.resize(1366, 768)?;
    assert!(window.title()?.contains("Nghị Sự"), "the title names the program");
    window.picture("opening")?;
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn a_holiday_line_that_cannot_be_read_is_named_and_selected() -> Outcome<()> {
    let window = Window::open("holidays", &["--sample"])?;
    window.press("button", "Thiết lập")?;
    window.wait_for("Thùng rác trống.")?;
    window.fill(
        "Các dòng riêng của Ban Chỉ đạo",
        "năm 2030; chính thức; công báo\u{E007}30/02/2030; nghỉ; Thử",
    )?;
    window.press("button", "Lưu lịch nghỉ")?;
    window.wait_for("Dòng 2 của lịch nghỉ không đọc được: ngày không có thật.")?;
    let chosen = "const a = document.querySelector('textarea');
        return a.value.slice(a.selectionStart, a.selectionEnd)";
    assert_eq!(window.script(chosen, &[])?, "30/02/2030; nghỉ; Thử", "the line is at hand to correct");
    window.keys("28/02/2030; nghỉ; Thử")?;
    window.press("button", "Lưu lịch nghỉ")?;
    window.wait_for("Đã lưu lịch nghỉ")
}
