//! A whole meeting of the sample in the real window, with the keyboard alone: from F5 to the notice and the minutes, read
//! back as PDF and Word. And the same window killed ten times in the middle of a meeting.

use std::path::{Path, PathBuf};
use std::process::Command;

use proof::sample;
use proof::window::{Outcome, Window};
use store::{COMMITTEE, Reader};
use thirtyfour::Key;

#[path = "window_sitting/killing.rs"]
mod killing;

/// The day of the meeting.
const TODAY: &str = "2022-12-22";

/// Keys as the driver writes them, for those that are pressed again and again.
const TAB: &str = "\u{e004}";
const SHIFT_TAB: &str = "\u{e008}\u{e004}";
const DOWN: &str = "\u{e015}";
const F6: &str = "\u{e036}";

/// What has the focus, as a reader of the screen is told.
const FOCUSED: &str = "const e = document.activeElement; \
    const name = e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? ''; \
    return (name + ' ' + (e === document.body ? '' : e.innerText ?? '')).replace(/\\s+/g, ' ').trim()";

/// Presses a key until what has the focus begins with these words, as somebody without a mouse does.
fn walk_to(window: &Window, keys: &str, words: &str) -> Outcome<()> {
    let mut met = Vec::new();
    for _ in 0..60 {
        let focused = window.script(FOCUSED, &[])?.as_str().unwrap_or_default().to_owned();
        if focused.starts_with(words) {
            return Ok(());
        }
        met.push(focused.chars().take(30).collect::<String>());
        window.keys(keys)?;
    }
    Err(format!("no key leads to “{words}”: {met:?}").into())
}

/// Waits until what has the focus begins with these words.
fn wait_for_focus(window: &Window, words: &str) -> Outcome<()> {
    window.wait_until(&format!("the focus on “{words}”"), || {
        let focused = window.script(FOCUSED, &[])?;
        Ok(focused.as_str().unwrap_or_default().starts_with(words).then_some(()))
    })
}

/// Answers the system's dialog for saving with a file in the journey's own home, and waits until it is written.
fn save_as(window: &Window, name: &str) -> Outcome<PathBuf> {
    window.wait_for_dialog()?;
    let path = window.home().join(name);
    window.system_key("ctrl+a")?;
    window.system_type(&path.display().to_string())?;
    window.system_key("Return")?;
    window.wait_until(name, || Ok(path.exists().then_some(())))?;
    window.wait_for("Mở tệp")?;
    Ok(path)
}

fn text_of(pdf: &Path) -> Outcome<String> {
    let output = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output()?;
    Ok(String::from_utf8(output.stdout)?.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The words of a Word file, without its marks.
fn text_of_word(docx: &Path) -> Outcome<String> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(docx)?)?;
    let document = std::io::read_to_string(archive.by_name("word/document.xml")?)?;
    let tree = roxmltree::Document::parse(&document)?;
    let words: String =
        tree.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
    Ok(words)
}

fn open_meeting(journey: &str) -> Outcome<(tempfile::TempDir, PathBuf, Window)> {
    let (folder, path) = sample::file();
    let (mut store, mut by) = (sample::open(&path), sample::by());
    sample::lay_meeting(&mut store, &mut by);
    store.close()?;
    let window = Window::open(journey, &["--today", TODAY, &path.display().to_string()])?;
    window.resize(1366, 768)?;
    window.wait_for("Tổng quan")?;
    window.keys(Key::F5)?;
    window.find("button", "Bắt đầu phiên họp")?;
    window.give_screen_back(1366, 768)?;
    Ok((folder, path, window))
}

/// Waits until so many elements fit.
fn wait_for_count(window: &Window, selector: &str, count: usize) -> Outcome<()> {
    window.wait_until(&format!("{count} of {selector}"), || {
        let found = window.script(&format!("return document.querySelectorAll('{selector}').length"), &[])?;
        Ok((found == count).then_some(()))
    })
}

/// Leaves the field, so that letters are keys again.
fn leave_field(window: &Window) -> Outcome<()> {
    window.keys(Key::Escape)?;
    window.wait_until("no field with the focus", || {
        let is_free = window.script("return document.activeElement === document.body", &[])?;
        Ok((is_free == true).then_some(()))
    })
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn a_meeting_goes_from_f5_to_the_exported_notice_with_the_keyboard_alone() -> Outcome<()> {
    let (_folder, file, window) = open_meeting("sitting")?;
    window.picture("01-before")?;
    roll_call(&window)?;
    speaking(&window)?;
    writing(&window)?;
    changing(&window)?;
    deciding_what_was_promised(&window)?;
    adopting(&window)?;
    closing(&window)?;
    let papers = papers(&window)?;
    drop(window);

    // What was adopted, with whom, by when and to what measure, as somebody put it right by hand.
    let adopted = [
        "Tập huấn Tổ công nghệ số cộng đồng",
        "huyện Cai Lậy",
        "29/12/2022",
        "95% tổ",
        "Sở Y tế",
        "28/02/2023",
        "Sở Nội vụ",
        "15/3/2023",
        "có chuyển biến rõ nét",
    ];
    // Who came and who did not, who spoke, when it began and ended.
    let sat = [
        "bắt đầu: 08 giờ",
        "Vắng: Sở Y tế",
        "Khai mạc, điểm danh Phát biểu: Sở Tài chính, Sở Nội vụ.",
        "Đề nghị: Sớm đưa nền tảng số của ngành về địa phương.",
        "Sở Y tế báo cáo kết quả khám chữa bệnh từ xa",
        "kết thúc vào 08 giờ",
    ];
    for (name, text) in &papers {
        let expected: &[&str] = if name.starts_with("bien-ban") { &sat } else { &adopted };
        for words in expected {
            assert!(text.contains(words), "{name} holds “{words}”: {text}");
        }
    }
    let reader = Reader::open(&file, &COMMITTEE)?;
    assert_eq!(reader.check(), []);
    Ok(())
}

/// A: who came. One more is away; the keys come back to the meeting.
fn roll_call(window: &Window) -> Outcome<()> {
    window.keys("a")?;
    wait_for_focus(window, "Tìm đơn vị")?;
    window.keys("y te")?;
    window.keys(Key::Down)?;
    wait_for_focus(window, "Sở Y tế")?;
    window.keys(" ")?;
    window.wait_for("21/23")?;
    // Whoever goes on typing looks for another unit; no letter moves the meeting.
    window.keys("n")?;
    wait_for_focus(window, "Tìm đơn vị")?;
    window.find("button", "Bắt đầu phiên họp")?;
    window.picture("02-roll-call")?;
    leave_field(window)
}

/// N, Q, T and =: the first item, who speaks on it, a pause, a minute more.
fn speaking(window: &Window) -> Outcome<()> {
    window.keys("n")?;
    window.find("button", "Vào mục đầu")?;
    window.keys("n")?;
    window.find("button", "Sang mục 2")?;
    window.keys("q")?;
    for unit in ["Sở Tài chính", "Sở Nội vụ"] {
        wait_for_focus(window, "Tìm đơn vị")?;
        window.keys(unit)?;
        window.keys(Key::Enter)?;
        window.find("button", &format!("Rút tên {unit}"))?;
    }
    wait_for_focus(window, "Tìm đơn vị")?;
    window.picture("03-queue")?;
    leave_field(window)?;
    window.find("button", "Mời Sở Tài chính")?;
    window.keys("n")?;
    window.wait_for("Sở Tài chính phát biểu")?;
    window.keys("=")?;
    window.wait_for("/ 6′")?;
    window.keys("t")?;
    window.find("button", "Chạy giờ")?;
    window.wait_for("đang dừng giờ")?;
    window.picture("04-paused")?;
    window.keys("t")?;
    window.find("button", "Dừng giờ")?;
    window.keys("n")?;
    window.wait_for("Sở Nội vụ phát biểu")?;
    window.keys("n")?;
    window.find("button", "Sang mục 3.1")?;
    window.keys("n")?;
    window.wait_for("Sớm hỗ trợ, tập huấn kỹ năng số")
}

/// C: three directives; of the first a unit is chosen, the day is moved and the measure put right.
fn writing(window: &Window) -> Outcome<()> {
    window.keys("c")?;
    window.keys(
        "Sở TT&TT phối hợp Cai Lậy tập huấn Tổ công nghệ số cộng đồng trước 31/12/2022, 100% tổ được tập huấn",
    )?;
    window.wait_for("Cai Lậy: đơn vị nào?")?;
    window.wait_for("cần chọn")?;
    window.picture("05-asks")?;
    window.keys(Key::Alt + "2")?;
    wait_for_focus(window, "1 ")?;
    window.picture("06-chooses")?;
    window.keys("2")?;
    window.wait_gone("đơn vị nào?")?;
    window.wait_for("H. Cai Lậy")?;
    window.keys(Key::Tab)?;
    window.wait_for("Thứ Sáu 30/12/2022")?;
    window.keys(Key::Alt + "3")?;
    wait_for_focus(window, "Hạn")?;
    window.keys(Key::Control + "a")?;
    window.keys("29/12/2022")?;
    window.keys(Key::Enter)?;
    window.wait_for("Thứ Năm 29/12/2022")?;
    window.keys(Key::Alt + "4")?;
    wait_for_focus(window, "Kết quả đo")?;
    window.keys(Key::Control + "a")?;
    window.keys("ít nhất 95% tổ")?;
    window.keys(Key::Enter)?;
    wait_for_focus(window, "Câu chỉ đạo")?;
    window.picture("07-put-right")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Đã ghi CĐ-01")?;
    window.keys("Sở Y tế báo cáo kết quả khám chữa bệnh từ xa trước 28/02/2023")?;
    window.wait_for("Thứ Ba 28/02/2023")?;
    window.keys(Key::Alt + Key::Enter)?;
    window.wait_for("Đã ghi CĐ-02")?;
    window.wait_for("Phòng họp: CĐ-02")?;
    window.keys("Sở Nội vụ rà soát đội ngũ cán bộ chuyển đổi số")?;
    window.wait_for("suy từ câu")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Đã ghi CĐ-03")?;
    // A sentence that is half written waits while the list is gone over.
    window.keys("Câu đang viết dở")?;
    window.wait_for("Nháp đã lưu")?;
    leave_field(window)
}

/// D: one is thrown away and brought back, changed, and put in another place.
fn changing(window: &Window) -> Outcome<()> {
    window.keys("d")?;
    wait_for_focus(window, "CĐ-03")?;
    window.keys(Key::Delete)?;
    window.wait_for("Đã bỏ chỉ đạo vào thùng rác")?;
    wait_for_count(window, "[data-row]", 2)?;
    wait_for_focus(window, "CĐ-02")?;
    window.picture("08-thrown-away")?;
    window.keys(Key::Control + "z")?;
    wait_for_count(window, "[data-row]", 3)?;
    window.keys(Key::Up)?;
    wait_for_focus(window, "CĐ-03")?;
    window.keys(Key::Enter)?;
    window.wait_for("Sửa CĐ-03")?;
    wait_for_focus(window, "Câu chỉ đạo")?;
    window.keys(" trước 15/03/2023")?;
    window.wait_for("Thứ Tư 15/03/2023")?;
    window.picture("09-changing")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Đã sửa CĐ-03")?;
    wait_for_focus(window, "CĐ-03")?;
    let waiting = window.script("return document.querySelector('.dock textarea').value", &[])?;
    assert_eq!(waiting, "Câu đang viết dở", "what was half written is there again");
    window.keys(Key::Alt + Key::Down)?;
    wait_for_focus(window, "CĐ-02")?;
    let moved = window.script(FOCUSED, &[])?;
    assert!(moved.as_str().is_some_and(|row| row.contains("Rà soát đội ngũ")), "{moved} has moved down");
    window.picture("10-moved")?;
    window.keys("c")?;
    wait_for_focus(window, "Câu chỉ đạo")?;
    walk_to(window, TAB, "Bỏ nháp")?;
    window.keys(Key::Enter)?;
    wait_for_focus(window, "Câu chỉ đạo")?;
    leave_field(window)
}

/// F6: what was promised at an earlier meeting is decided while its unit is in the room.
fn deciding_what_was_promised(window: &Window) -> Outcome<()> {
    for number in ["3.2", "3.3"] {
        window.find("button", &format!("Sang mục {number}"))?;
        window.keys("n")?;
    }
    window.find("button", "Sang mục 4")?;
    window.wait_for("Nhiệm vụ các kỳ trước")?;
    walk_to(window, F6, "Rà soát, hoàn thành lộ trình")?;
    window.keys(Key::Enter)?;
    window.find("button", "Chấp thuận")?;
    window.picture("11-promised")?;
    walk_to(window, TAB, "Chấp thuận")?;
    window.keys(Key::Enter)?;
    window.find("dialog", "Gia hạn")?;
    walk_to(window, TAB, "Hạn mới")?;
    window.keys(Key::Control + "a")?;
    window.keys("31/01/2023")?;
    window.picture("12-decided")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_gone("Hạn mới")?;
    window.wait_for("còn 40 ngày")?;
    window.script("document.activeElement.blur()", &[]).map(drop)
}

/// Read back, one by one, and adopted.
fn adopting(window: &Window) -> Outcome<()> {
    window.keys("n")?;
    window.find("button", "Hết chương trình")?;
    window.keys("n")?;
    window.wait_for("Đã hết chương trình")?;
    window.keys("d")?;
    wait_for_focus(window, "CĐ-")?;
    walk_to(window, SHIFT_TAB, "Đọc lại để thông qua")?;
    window.keys(Key::Enter)?;
    for n in 1..=3 {
        wait_for_focus(window, "CĐ-")?;
        window.keys("m")?;
        wait_for_count(window, ".adopted", n)?;
    }
    window.picture("13-adopted").map(drop)
}

/// N once more: the meeting is closed, with what the chair says of the whole.
fn closing(window: &Window) -> Outcome<()> {
    window.keys("n")?;
    window.find("dialog", "Kết thúc phiên họp?")?;
    walk_to(window, TAB, "Đánh giá chung")?;
    window.keys("Công tác chuyển đổi số của tỉnh có chuyển biến rõ nét.")?;
    window.picture("14-closing")?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Phiên họp đã kết thúc")?;
    window.wait_for("3 đã ghi, 3 đã thông qua")?;
    window.picture("15-closed").map(drop)
}

/// Ctrl 6, Ctrl E: the papers of the meeting that was closed, read back.
fn papers(window: &Window) -> Outcome<Vec<(String, String)>> {
    window.keys(Key::Control + "6")?;
    window.wait_for("Nội dung từng khoản")?;
    window.find("button", "Lưu Word")?;
    window.picture("16-papers")?;
    window.keys(Key::Control + "e")?;
    let notice = save_as(window, "thong-bao.pdf")?;
    walk_to(window, TAB, "Lưu Word")?;
    window.keys(Key::Enter)?;
    let word = save_as(window, "thong-bao.docx")?;
    walk_to(window, TAB, "Biên bản")?;
    window.keys(Key::Enter)?;
    window.wait_gone("Nội dung từng khoản")?;
    window.picture("17-minutes")?;
    window.keys(Key::Control + "e")?;
    let minutes = save_as(window, "bien-ban.pdf")?;
    Ok(vec![
        ("thong-bao.pdf".into(), text_of(&notice)?),
        ("thong-bao.docx".into(), text_of_word(&word)?),
        ("bien-ban.pdf".into(), text_of(&minutes)?),
    ])
}

/// Waits until the head of the chair's screen names the item.
fn wait_for_item(window: &Window, title: &str) -> Outcome<()> {
    window.wait_until(title, || {
        let shown = window.script("return document.querySelector('h1')?.textContent ?? ''", &[])?;
        Ok((shown.as_str().unwrap_or_default().trim() == title).then_some(()))
    })
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn an_agenda_changes_while_it_is_dealt_with_and_every_step_leads_back() -> Outcome<()> {
    let (_folder, _, window) = open_meeting("agenda")?;
    window.keys("n")?;
    window.find("button", "Vào mục đầu")?;
    window.keys("n")?;
    window.find("button", "Sang mục 2")?;
    window.keys(Key::F6)?;
    wait_for_focus(&window, "1 Khai mạc")?;
    window.keys(Key::Down)?;
    wait_for_focus(&window, "2 Báo cáo")?;
    window.keys(Key::Enter)?;
    walk_to(&window, TAB, "Bỏ qua mục này")?;
    window.keys(Key::Enter)?;
    window.find("button", "Sang mục 3.1")?;
    wait_for_focus(&window, "Báo cáo")?;
    walk_to(&window, DOWN, "3.1 UBND huyện Cai Lậy")?;
    window.keys(Key::Alt + Key::Down)?;
    wait_for_focus(&window, "3.2 UBND huyện Cai Lậy")?;
    window.picture("1-moved")?;
    window.keys("n")?;
    wait_for_item(&window, "UBND huyện Tân Phước")?;

    window.keys(Key::Control + "z")?;
    wait_for_item(&window, "Khai mạc, điểm danh")?;
    window.keys(Key::Control + "z")?;
    window.wait_for("3.1 UBND huyện Cai Lậy")?;
    window.keys(Key::Control + "z")?;
    window.find("button", "Sang mục 2")?;
    window.keys(Key::Control + "z")?;
    window.find("button", "Vào mục đầu")?;
    window.keys(Key::Control + "z")?;
    window.find("button", "Bắt đầu phiên họp")?;
    window.picture("2-taken-back").map(drop)
}
