//! Directives typed through the input methods people have: ibus and fcitx5, Telex, every key from the screen. What is in
//! the file afterwards is what was meant, letter for letter.

use std::path::Path;
use std::time::{Duration, Instant};

use domain::id::{MeetingId, ReviewId};
use proof::sample;
use proof::window::{InputMethod, Outcome, Window};
use serde_json::{Value, json};
use store::{COMMITTEE, Store};
use thirtyfour::Key;
use vietnamese::text::nfc;

const TODAY: &str = "2022-12-22";
const SENTENCE: &str = "Câu chỉ đạo";

/// Milliseconds between two keys: of a hand, and of one that is faster than any.
const HAND: u32 = 25;
const FAST: u32 = 4;

/// All four parts; the last word is still being composed when the keys end.
const KEYS: &str = "Sowr TT&TT phoosi howpj Sowr Nooji vuj taapj huaasn toafn booj Toor coong ngheej soos coongj ddoofng \
                    truwowcs 31/12/2022, 100% toor dduwowcj taapj huaasn";
const MEANT: &str = "Sở TT&TT phối hợp Sở Nội vụ tập huấn toàn bộ Tổ công nghệ số cộng đồng trước 31/12/2022, 100% tổ \
                     được tập huấn";

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn directives_typed_through_ibus_arrive_letter_for_letter() -> Outcome<()> {
    typed_through("typing-ibus", InputMethod::Ibus)
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn directives_typed_through_fcitx5_arrive_letter_for_letter() -> Outcome<()> {
    typed_through("typing-fcitx5", InputMethod::Fcitx)
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn a_sentence_of_5000_letters_and_a_pasted_page_lose_nothing() -> Outcome<()> {
    let room = Room::laid();
    let window = Window::open("typing-long", &room.arguments())?;
    let result = long(&window);
    let saved = room.saved(window, &result)?;
    assert_eq!(saved, [long_sentence()], "the whole sentence, and nothing of the page");
    Ok(())
}

fn typed_through(journey: &str, method: InputMethod) -> Outcome<()> {
    let room = Room::laid();
    let window = Window::open_with(journey, method, &room.arguments())?;
    let mut meant = Vec::new();
    let result = all_cases(&window, &mut meant);
    let saved = room.saved(window, &result)?;
    assert_eq!(saved, meant, "what was typed, letter for letter");
    assert!(saved.iter().all(|text| nfc(text) == text.as_str()), "and composed");
    Ok(())
}

/// Every way to leave a word that is still being composed; what is meant to be saved is noted as it goes.
fn all_cases(window: &Window, meant: &mut Vec<String>) -> Outcome<()> {
    let main = chair(window)?;
    window.system_press("textbox", SENTENCE)?;
    window.write_telex(SENTENCE)?;
    let hand = |keys: &str| window.system_write(keys, HAND);
    let mut save = |text: &str, press: &dyn Fn() -> Outcome<()>| -> Outcome<()> {
        meant.push(text.to_owned());
        press()?;
        window.wait_for(&format!("Đã ghi CĐ-{:02}", meant.len()))?;
        window.wait_value(SENTENCE, "")
    };
    let by_key = || window.system_key("ctrl+Return");

    // Letter for letter, marked while the last word is composed; Tab takes the offer, in mid-word.
    hand(KEYS)?;
    window.wait_value(SENTENCE, MEANT)?;
    window.wait_until("the four parts marked", || {
        let marks = window.script(
            "return [...document.querySelectorAll('.sentence mark')].map((m) => `${m.className.split(' ')[0]} ${m.textContent}`)",
            &[],
        )?;
        let all = json!(["lead Sở TT&TT", "coordinating Sở Nội vụ", "due trước 31/12/2022", "measure 100%"]);
        Ok(same_parts(&marks, &all).then_some(()))
    })?;
    window.picture("1-marked")?;
    window.system_key("Tab")?;
    window.wait_for("Thứ Sáu 30/12/2022")?;
    window.wait_value(SENTENCE, MEANT)?;
    hand(" ngay")?;
    save(&format!("{MEANT} ngay"), &by_key)?;

    // As fast as no hand is.
    window.system_write(KEYS, FAST)?;
    window.wait_value(SENTENCE, MEANT)?;
    save(MEANT, &by_key)?;

    // A click on Save in mid-word.
    hand("Giao Sowr Y tees chur trif")?;
    window.wait_value(SENTENCE, "Giao Sở Y tế chủ trì")?;
    save("Giao Sở Y tế chủ trì", &|| window.system_press("button", "Ghi chỉ đạo"))?;

    // A click elsewhere in mid-word; the draft is kept, and the sentence goes on.
    hand("Sowr Xaay duwngj raf soats")?;
    window.wait_value(SENTENCE, "Sở Xây dựng rà soát")?;
    window.system_press("heading", "Chương trình")?;
    window.wait_until("the focus elsewhere", || Ok((!writes(window)?).then_some(())))?;
    window.wait_value(SENTENCE, "Sở Xây dựng rà soát")?;
    window.system_press("textbox", SENTENCE)?;
    window.system_key("End")?;
    hand(" quy hoachj")?;
    window.wait_value(SENTENCE, "Sở Xây dựng rà soát quy hoạch")?;

    // A correction by its key in mid-word, and back.
    window.system_key("alt+1")?;
    window.wait_until("the picker of units", || Ok((!writes(window)?).then_some(())))?;
    window.system_key("Escape")?;
    window.wait_until("the sentence again", || Ok(writes(window)?.then_some(())))?;
    hand(" chung")?;
    window.wait_value(SENTENCE, "Sở Xây dựng rà soát quy hoạch chung")?;

    // Another window in mid-word, and back.
    window.put_away(&main)?;
    window.wait_value(SENTENCE, "Sở Xây dựng rà soát quy hoạch chung")?;
    window.bring_to_front(&main)?;
    hand(" nawm")?;
    window.wait_value(SENTENCE, "Sở Xây dựng rà soát quy hoạch chung năm")?;
    save("Sở Xây dựng rà soát quy hoạch chung năm", &by_key)?;

    // Given up by a click in mid-word.
    hand("Bor caau nayf")?;
    window.wait_value(SENTENCE, "Bỏ câu này")?;
    window.system_press("button", "Bỏ nháp")?;
    window.wait_value(SENTENCE, "")?;

    // Typed on without looking, while the sentence before is saved: the next one keeps every letter.
    hand("Sowr Taif chinhs boos tris kinh phis")?;
    window.wait_value(SENTENCE, "Sở Tài chính bố trí kinh phí")?;
    window.system_press_and_write("ctrl+Return", "Vawn phofng UBND tinhr nhawcs nhowr ", HAND)?;
    meant.push("Sở Tài chính bố trí kinh phí".to_owned());
    window.wait_for(&format!("Đã ghi CĐ-{:02}", meant.len()))?;
    window.wait_value(SENTENCE, "Văn phòng UBND tỉnh nhắc nhở ")?;
    meant.push("Văn phòng UBND tỉnh nhắc nhở".to_owned());
    window.system_key("ctrl+Return")?;
    window.wait_for(&format!("Đã ghi CĐ-{:02}", meant.len()))
}

/// A sentence of the most letters a directive may have, typed on at its end; then a page that is too long for one.
fn long(window: &Window) -> Outcome<()> {
    chair(window)?;
    window.system_press("textbox", SENTENCE)?;
    let whole = long_sentence();
    let (pasted, typed) = whole.split_at(whole.len() - " ngay".len());
    paste(window, pasted)?;
    window.wait_value(SENTENCE, pasted)?;
    window.system_write(typed, HAND)?;
    window.wait_value(SENTENCE, &whole)?;
    window.wait_for("Sở TT&TT")?;
    window.picture("1-5000-letters")?;
    window.system_key("ctrl+Return")?;
    window.wait_for("Đã ghi CĐ-01")?;
    window.wait_value(SENTENCE, "")?;

    let page = page();
    paste(window, &page)?;
    let too_long = format!("{} ký tự, tối đa 5.000", thousands(page.chars().count()));
    window.wait_for(&too_long)?;
    window.wait_for("Nội dung đã nhập vẫn giữ")?;
    window.wait_for("Nháp đã lưu")?;
    window.picture("2-page")?;
    window.system_key("ctrl+Return")?;
    window.wait_for(&too_long)?;
    window.wait_value(SENTENCE, &page)
}

/// Puts a text on the clipboard and pastes it with the keys, as from a file of minutes.
fn paste(window: &Window, text: &str) -> Outcome<()> {
    window.script("document.execCommand('insertText', false, arguments[0])", &[json!(text)])?;
    window.wait_value(SENTENCE, text)?;
    window.system_key("ctrl+a")?;
    window.system_key("ctrl+x")?;
    window.wait_value(SENTENCE, "")?;
    window.system_key("ctrl+v")?;
    window.wait_value(SENTENCE, text)
}

fn long_sentence() -> String {
    let mut text = String::from("Sở TT&TT phối hợp Sở Nội vụ trước 31/12/2022 rà soát");
    while text.chars().count() < 4980 {
        text.push_str(", từng thủ tục hành chính");
    }
    let mut text: String = text.chars().take(4995).collect();
    text.truncate(text.trim_end().len());
    while text.chars().count() < 4995 {
        text.push('.');
    }
    text + " ngay"
}

fn page() -> String {
    let lines = (1..=120)
        .map(|n| format!("{n}. Giao Sở Y tế rà soát, báo cáo kết quả bước thứ {n} trước ngày 15/3/2023."));
    lines.collect::<Vec<_>>().join("\n")
}

fn thousands(n: usize) -> String {
    format!("{}.{:03}", n / 1000, n % 1000)
}

/// Enters chair mode at the size of a laptop, with the work window in front, and returns its name on the screen.
fn chair(window: &Window) -> Outcome<String> {
    window.resize(1366, 768)?;
    window.wait_for("Tổng quan")?;
    let main = window.front()?;
    window.keys(Key::F5)?;
    window.find("button", "Bắt đầu phiên họp")?;
    window.wait_for("Phòng họp: ")?;
    window.give_screen_back(1366, 768)?;
    window.bring_to_front(&main)?;
    Ok(main)
}

/// Tells whether the sentence has the focus.
fn writes(window: &Window) -> Outcome<bool> {
    let script = "return document.activeElement?.getAttribute('aria-label') === arguments[0]";
    Ok(window.script(script, &[json!(SENTENCE)])? == true)
}

/// Tells whether the marks begin with these parts, in this order.
fn same_parts(marks: &Value, parts: &Value) -> bool {
    let Some((marks, parts)) = marks.as_array().zip(parts.as_array()) else { return false };
    marks.len() == parts.len()
        && marks.iter().zip(parts).all(|(mark, part)| {
            mark.as_str().zip(part.as_str()).is_some_and(|(mark, part)| mark.starts_with(part))
        })
}

/// The sample with a meeting that can begin.
struct Room {
    _folder: tempfile::TempDir,
    path: std::path::PathBuf,
    meeting: MeetingId,
    review: ReviewId,
}

impl Room {
    fn laid() -> Self {
        let (folder, path) = sample::file();
        let (mut store, mut by) = (sample::open(&path), sample::by());
        let meeting = sample::lay_meeting(&mut store, &mut by);
        let review = store.review_in_preparation().unwrap().expect("the sample prepares one").id;
        store.close().unwrap();
        Self { _folder: folder, path, meeting, review }
    }

    fn arguments(&self) -> [&str; 3] {
        ["--today", TODAY, self.path.to_str().expect("a plain path")]
    }

    /// Closes the window and returns the texts in the file, in their order; first what went wrong in the window.
    fn saved(&self, window: Window, result: &Outcome<()>) -> Outcome<Vec<String>> {
        if let Err(reason) = result {
            let _ = window.picture("failed");
            return Err(reason.to_string().into());
        }
        drop(window);
        Ok(texts(&self.path, self.meeting, self.review))
    }
}

fn texts(path: &Path, meeting: MeetingId, review: ReviewId) -> Vec<String> {
    // The program lets go of the file in its own time.
    let begun = Instant::now();
    let backups = path.with_extension("backups");
    let store = loop {
        match Store::open(path, &COMMITTEE, &backups, sample::MORNING) {
            Ok(opened) => break opened.store,
            Err(reason) => assert!(begun.elapsed() < Duration::from_secs(30), "{reason}"),
        }
        std::thread::sleep(Duration::from_millis(100));
    };
    let mut all = store.directive_list(review).unwrap();
    all.retain(|directive| directive.meeting_id == Some(meeting));
    all.sort_by_key(|directive| directive.position);
    all.into_iter().map(|directive| directive.text).collect()
}
