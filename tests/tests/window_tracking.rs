//! The journey "tracking", through the real window: a task is found without accents, followed to its end, and the
//! last step taken back. The same journey over the rings: `tracking.rs`.

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
    Ok(())
}
