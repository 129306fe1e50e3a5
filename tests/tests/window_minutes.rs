//! The journey "minutes", through the real window: a page is pasted, read, corrected and dropped line by line with
//! keys, taken into the draft in one act, looked at, and taken back.

use proof::window::{Outcome, Window};
use serde_json::json;
use thirtyfour::Key;

/// A page as a secretariat pastes it: a heading, three things to do, a wish, and a courtesy.
const PAGE: &str = "Kết luận phiên họp\n\
1. Giao Sở Y tế chủ trì, phối hợp với Sở Thông tin và Truyền thông rà soát quy trình khám bệnh từ xa, hoàn thành trước ngày 31/3/2023.\n\
2. Giao Cai Lậy bố trí thiết bị cho bộ phận một cửa cấp xã trước ngày 28/02/2023.\n\
3. Yêu cầu Sở Nội vụ báo cáo kết quả đánh giá cán bộ trước ngày 15/02/2023.\n\
4. Trường Đại học Tiền Giang kiến nghị Sở Tài chính sớm thẩm định dự toán nâng cấp phòng máy.\n";

/// Pastes as a clipboard does: the whole text at once, in one input event.
fn paste(window: &Window, text: &str) -> Outcome<()> {
    window.find("textbox", "Văn bản biên bản")?;
    let script = "const field = document.querySelector('textarea'); field.focus(); \
                  document.execCommand('insertText', false, arguments[0]); return field.value.length";
    let pasted = window.script(script, &[json!(text)])?;
    assert_eq!(pasted, json!(text.encode_utf16().count()), "the field holds the page, letter by letter");
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn the_secretariat_takes_a_page_of_minutes_into_the_draft_and_back() -> Outcome<()> {
    let window = Window::open("minutes", &["--sample"])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.keys(Key::Control + "k")?;
    window.fill("Tìm, ra lệnh", "dan bien ban")?;
    window.wait_for("Dán biên bản")?;
    window.keys(Key::Enter)?;
    window.find("dialog", "Dán biên bản")?;
    paste(&window, PAGE)?;
    window.picture("1-pasted")?;

    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("4 chưa duyệt")?;
    window.picture("2-read")?;

    // The first line says everything itself; the second names two units, and the number key chooses.
    window.keys("a")?;
    window.wait_for("“Cai Lậy” là đơn vị nào?")?;
    window.picture("3-asks")?;
    window.keys("2")?;
    window.wait_gone("“Cai Lậy” là đơn vị nào?")?;
    window.keys("a")?;
    window.keys("x")?;
    window.keys("a")?;
    window.find("button", "Đưa 3 câu vào dự thảo")?;
    window.picture("4-reviewed")?;

    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Đã đưa vào dự thảo: 2 chỉ đạo, 1 khó khăn, đề nghị")?;
    window.wait_for("Bố trí thiết bị cho bộ phận một cửa cấp xã")?;
    window.picture("5-drafts")?;

    window.keys(Key::Control + "z")?;
    window.find("button", "Đưa 3 câu vào dự thảo")?;
    window.picture("6-undone")?;
    window.keys(Key::Escape)?;
    window.wait_gone("Dán biên bản")?;
    Ok(())
}
