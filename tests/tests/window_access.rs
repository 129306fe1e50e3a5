//! Every screen of the real window before axe, light and dark: nothing serious may be found (DESIGN 13, WCAG 2.2 AA).

use proof::sample;
use proof::window::{Outcome, Window};
use thirtyfour::Key;

/// Asks axe about what is shown now.
fn look(window: &Window, screen: &str, findings: &mut Vec<String>) -> Outcome<()> {
    findings.extend(window.axe(screen)?);
    Ok(())
}

fn every_screen(window: &Window, theme: &str, findings: &mut Vec<String>) -> Outcome<()> {
    let see = |name: &str, findings: &mut Vec<String>| {
        window.picture(&format!("{theme}-{}", name.replace(' ', "-")))?;
        look(window, &format!("{theme}, {name}"), findings)
    };
    window.keys(Key::Control + "1")?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    see("overview", findings)?;
    window.keys(Key::Control + "n")?;
    window.wait_for("Kỳ mới nhận từ trước")?;
    see("opening a review", findings)?;
    window.keys(Key::Escape)?;
    window.wait_gone("Kỳ mới nhận từ trước")?;
    window.keys(Key::Control + "2")?;
    window.wait_for("Kết thúc dự kiến")?;
    see("review", findings)?;
    for (tab, words) in [
        ("Báo cáo đơn vị", "Ngày chấp nhận"),
        ("Khó khăn, đề nghị", "Chưa có phương án"),
        ("Chỉ đạo", "Mở thông báo kết luận"),
        ("Đại biểu", "Nơi dự"),
    ] {
        window.press("tab", tab)?;
        window.wait_for(words)?;
        see(&format!("review {words}"), findings)?;
    }
    window.press("tab", "Tổng hợp")?;
    window.press("button", "Sửa chương trình")?;
    window.find("dialog", "Chương trình")?;
    see("agenda editor", findings)?;
    window.keys(Key::Escape)?;
    window.wait_gone("Lưu chương trình")?;
    window.press("button", "Ghi phương án")?;
    window.find("dialog", "ĐN-01")?;
    see("proposal", findings)?;
    window.keys(Key::Escape)?;
    window.wait_gone("Nội dung dự kiến")?;
    window.keys(Key::Control + "3")?;
    window.wait_for("Đánh dấu")?;
    see("board", findings)?;
    for _ in 0..2 {
        window.keys(Key::Down)?;
    }
    window.keys(Key::Enter)?;
    window.wait_for("Diễn biến")?;
    see("panel", findings)?;
    window.keys("v")?;
    window.find("dialog", "Minh chứng nào cho 06.8?")?;
    see("form", findings)?;
    window.keys(Key::Escape)?;
    window.wait_gone("Minh chứng nào cho 06.8?")?;
    window.press("button", "Điều kiện")?;
    window.find("menuitem", "Đơn vị…")?;
    see("menu", findings)?;
    window.press("menuitem", "Đơn vị…")?;
    window.find("dialog", "Nhiệm vụ của đơn vị nào?")?;
    see("unit picker", findings)?;
    window.keys(Key::Escape)?;
    window.wait_gone("Nhiệm vụ của đơn vị nào?")?;
    window.press("radio", "Từ phiên trước")?;
    window.wait_for("Quá hạn bao lâu")?;
    see("since", findings)?;
    window.press("radio", "Tổng hợp")?;
    window.wait_for("Tổng hợp theo đơn vị")?;
    see("summary", findings)?;
    window.keys(Key::Control + "4")?;
    window.wait_for("vượt trên 10%")?;
    see("indicators", findings)?;
    window.press("button", "Thử trọng số")?;
    window.wait_for("không lưu")?;
    see("indicator weights", findings)?;
    window.press("button", "Thôi thử")?;
    window.press("button", "Nhập số liệu")?;
    window.find("dialog", "Nhập số liệu")?;
    see("figure entry", findings)?;
    window.keys(Key::Escape)?;
    window.press("button", "Sửa bộ chỉ số")?;
    window.find("dialog", "Chỉ số theo dõi của Ban Chỉ đạo")?;
    see("set editor", findings)?;
    window.keys(Key::Escape)?;
    window.wait_gone("Bỏ khỏi bản mới")?;
    window.keys(Key::Control + "5")?;
    window.press("row", "Sở Y tế")?;
    window.wait_for("Nhiệm vụ chưa xong")?;
    see("unit beside the register", findings)?;
    window.press("button", "Sáp nhập")?;
    window.find("dialog", "Sáp nhập đơn vị nào?")?;
    see("merger", findings)?;
    window.keys(Key::Escape)?;
    window.wait_gone("Sáp nhập đơn vị nào?")?;
    window.press("button", "Phiếu đơn vị")?;
    window.wait_for("Nên hỏi")?;
    see("unit sheet", findings)?;
    window.keys(Key::Escape)?;
    window.wait_for("Thành viên")?;
    see("units", findings)?;
    window.keys(Key::Control + "6")?;
    window.wait_for("Tài liệu")?;
    see("documents", findings)?;
    window.keys(Key::Control + ",")?;
    window.wait_for("Thùng rác")?;
    see("settings", findings)?;
    window.keys(Key::Control + "k")?;
    window.find("dialog", "Tìm, ra lệnh")?;
    window.fill("Tìm, ra lệnh", "song binh")?;
    window.find("option", "X. Song Bình")?;
    see("palette", findings)?;
    window.keys(Key::Escape)?;
    window.wait_gone("có dấu hay không")?;
    window.keys(Key::F1)?;
    window.find("dialog", "Phím tắt")?;
    see("keys", findings)?;
    window.keys(Key::Escape)?;
    window.wait_until("the sheet of keys to go", || Ok((!window.shows("dialog", "Phím tắt")?).then_some(())))
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn axe_finds_nothing_serious_on_any_screen_light_or_dark() -> Outcome<()> {
    let window = Window::open("access", &["--sample"])?;
    window.resize(1366, 768)?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.bring_axe()?;
    let mut findings = Vec::new();
    every_screen(&window, "light", &mut findings)?;
    window.keys(Key::Control + "j")?;
    every_screen(&window, "dark", &mut findings)?;
    assert!(findings.is_empty(), "axe found:\n{}", findings.join("\n"));
    Ok(())
}

/// Looks at what is shown in both themes.
fn see_both(window: &Window, name: &str, findings: &mut Vec<String>) -> Outcome<()> {
    for theme in ["light", "dark"] {
        window.picture(&format!("{theme}-{}", name.replace(' ', "-")))?;
        look(window, &format!("{theme}, {name}"), findings)?;
        window.keys(Key::Control + "j")?;
        // Colours that are on their way from one theme to the other are neither.
        window.wait_until("the colours at rest", || {
            let rests = "return document.getAnimations().every((one) => one.playState !== 'running')";
            Ok((window.script(rests, &[])? == true).then_some(()))
        })?;
    }
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn axe_finds_nothing_serious_in_chair_mode_from_before_the_meeting_to_after_it() -> Outcome<()> {
    let (_folder, path) = sample::file();
    let (mut store, mut by) = (sample::open(&path), sample::by());
    sample::lay_meeting(&mut store, &mut by);
    store.close()?;
    let window = Window::open("access-chair", &["--today", "2022-12-22", &path.display().to_string()])?;
    window.wait_for("Tổng quan")?;
    window.bring_axe()?;
    let mut findings = Vec::new();
    window.keys(Key::F5)?;
    window.wait_for("Trước khi bắt đầu")?;
    // It fills the screen; to be looked at it gives the screen back.
    window.give_screen_back(1366, 768)?;
    see_both(&window, "before the meeting", &mut findings)?;
    window.keys("n")?;
    window.find("button", "Vào mục đầu")?;
    for _ in 0..3 {
        window.keys("n")?;
    }
    window.wait_for("Cai Lậy trình bày")?;
    window.keys("a")?;
    window.wait_for("quá 50%")?;
    see_both(&window, "the roll", &mut findings)?;
    // The list swallows the first, and gives the keys back.
    window.keys(Key::Escape)?;
    window.script("document.activeElement.blur()", &[])?;
    window.resize(683, 480)?;
    for (pane, words) in [
        ("Chương trình", "Dự kiến kết thúc"),
        ("Nội dung mục", "Sớm hỗ trợ"),
        ("Phát biểu, điểm danh", "Chưa có đơn vị đăng ký"),
    ] {
        window.press("button", pane)?;
        window.wait_for(words)?;
        see_both(&window, &format!("narrow {words}"), &mut findings)?;
        window.keys(Key::Escape)?;
        window.wait_gone(words)?;
    }
    window.resize(1366, 768)?;
    window.press("button", "Kết thúc phiên họp")?;
    window.wait_for("Những việc còn để ngỏ")?;
    see_both(&window, "closing", &mut findings)?;
    window.keys(Key::Control + Key::Enter)?;
    window.wait_for("Chốt sổ")?;
    see_both(&window, "after the meeting", &mut findings)?;
    assert!(findings.is_empty(), "axe found:\n{}", findings.join("\n"));
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn axe_does_find_what_is_wrong() -> Outcome<()> {
    let window = Window::open("access-fails", &["--sample"])?;
    window.wait_for("Sẵn sàng cho phiên họp")?;
    window.bring_axe()?;
    window.script(
        "document.querySelector('main h1').parentElement.append(document.createElement('button'))",
        &[],
    )?;
    let mut findings = Vec::new();
    look(&window, "overview", &mut findings)?;
    assert!(
        findings.iter().any(|said| said.contains("button-name")),
        "a button without a name: {findings:?}"
    );
    Ok(())
}
