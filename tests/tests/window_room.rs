//! The room screen in the real window: the chair drives it by key through everything it can show, and each is read from
//! the second window, on walls of two sizes and two grounds. What may stand there at all is decided over the rings:
//! `chairing/room.rs`.

use domain::directive::{DirectiveEntry, DirectiveKind, Sharing};
use domain::id::UnitId;
use domain::meeting::SpeakerEntry;
use domain::unit::{UnitEntry, UnitKind};
use proof::sample;
use proof::window::{Outcome, Window};
use serde_json::{Value, json};
use thirtyfour::Key;

/// A unit nobody has a shorter name for.
const LONG: &str = "Ban Quản lý các dự án đầu tư xây dựng công trình dân dụng và công nghiệp, hạ tầng kỹ thuật số, \
                    an toàn thông tin mạng và chuyển đổi số liên huyện Cai Lậy, Cái Bè, Tân Phước, Châu Thành";

/// What is wrong with the wall as it stands: words outside of it, words cut without a sign, words too small for the back
/// row (DESIGN 9: 40 of 1920), words too pale (7:1).
const FAULTS: &str = r"
  const unit = Math.min(innerWidth / 1920, innerHeight / 1080), faults = [];
  const light = (c) => { const [r, g, b] = c.match(/[\d.]+/g).slice(0, 3).map((v) => { v /= 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = (at) => { for (; at; at = at.parentElement) { const c = getComputedStyle(at).backgroundColor;
    if (c !== 'transparent' && !/^rgba.*, 0\)$/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const words = node.textContent.trim(), of = node.parentElement;
    if (words === '' || of.closest('.away, .twin, script, style')) continue;
    const range = document.createRange(); range.selectNodeContents(node);
    const box = range.getBoundingClientRect(), look = getComputedStyle(of);
    if (box.width === 0) continue;
    const drawn = of.closest('svg');
    const size = drawn ? Number.parseFloat(of.getAttribute('font-size')) * of.getScreenCTM().a : Number.parseFloat(look.fontSize);
    if (size < 39.4 * unit) faults.push(`${words}: ${size / unit} of 1920`);
    const signed = look.textOverflow === 'ellipsis' || look.webkitLineClamp !== 'none';
    if (!drawn && !signed) {
      for (let at = of; at && !at.classList.contains('ground'); at = at.parentElement) {
        const edge = at.getBoundingClientRect();
        if (getComputedStyle(at).overflow !== 'visible' && (box.bottom > edge.bottom + 2 || box.right > edge.right + 2))
          faults.push(`${words}: cut without a sign`);
      }
    }
    if (!signed && (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1))
      faults.push(`${words}: outside the wall`);
    if (!drawn) {
      const [a, b] = [light(look.color), light(ground(of))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < 7) faults.push(`${words}: ${contrast} to 1`);
    }
  }
  return faults;
";

/// What is read on a page, its spaces plain; seconds are left out, they go on.
const READ: &str = r"
  const at = arguments[0] ? document.querySelector(arguments[0]) : document.body;
  return at ? at.innerText.replace(/\s+/g, ' ').replace(/\+?\d+:\d\d/g, '').trim() : '';
";

/// The names of what the list offers, and the place of the one that is picked.
const LIST: &str = "return [...document.querySelectorAll('[role=listbox]')[0].querySelectorAll('[role=option]')]\
                    .map((one) => [one.innerText.trim(), one.getAttribute('aria-selected') === 'true'])";

fn read(window: &Window, place: Option<&str>) -> Outcome<String> {
    Ok(window.script(READ, &[json!(place)])?.as_str().unwrap_or_default().to_owned())
}

/// The sample's next meeting, sitting: a unit with the longest of names has the floor, three hundred more wait for it.
fn laid_meeting() -> Outcome<(tempfile::TempDir, std::path::PathBuf)> {
    let (folder, path) = sample::file();
    let (mut store, mut by) = (sample::open(&path), sample::by());
    let meeting = sample::lay_meeting(&mut store, &mut by);
    let entry = UnitEntry {
        code: "BQL".into(),
        kind: UnitKind::Department,
        parent_id: None,
        name: LONG.chars().take(200).collect(),
        short_name: LONG.chars().take(60).collect(),
        aliases: vec![],
        protocol_order: 99,
        valid_from_on: None,
        valid_to_on: None,
        is_member: false,
        member_ids: vec![],
        source: None,
    };
    let long = store.unit_register(&mut by, &[entry])?.value[0];
    let units: Vec<UnitId> = store.unit_list()?.iter().map(|unit| unit.id).take(40).collect();
    store.meeting_start(&mut by, meeting)?;
    for _ in 0..3 {
        store.meeting_next(&mut by, meeting)?;
    }
    for unit_id in std::iter::once(long).chain(units.iter().copied().cycle().take(299)) {
        store.meeting_speaker_add(&mut by, meeting, &SpeakerEntry { unit_id, item_id: None, minutes: 8 })?;
    }
    store.meeting_next(&mut by, meeting)?;
    let directive = |work: &str, phrase: Option<&str>, lead_ids: &[UnitId]| DirectiveEntry {
        kind: DirectiveKind::Task,
        text: format!("{work} {}", phrase.unwrap_or_default()),
        work: work.to_owned(),
        lead_ids: lead_ids.to_vec(),
        coordinating_ids: units[..12].to_vec(),
        sharing: Sharing::Split,
        deadline_phrase: phrase.map(str::to_owned),
        due_on: phrase.map(|_| chrono::NaiveDate::from_ymd_opt(2023, 3, 31).unwrap_or_default()),
        recurs: None,
        product: None,
        measure: phrase.map(|_| "100% tổ được tập huấn".to_owned()),
        measure_target: None,
        origin_id: None,
        source: None,
    };
    let agency = store.unit_by_code("STTTT")?.ok_or("the agency is registered")?;
    let crowded: String =
        format!("Yêu cầu {LONG} rà soát, cập nhật, làm sạch dữ liệu").chars().take(300).collect();
    let entries = [
        directive(
            "Tập huấn toàn bộ Tổ công nghệ số cộng đồng ấp, xã",
            Some("trước ngày 31/3/2023"),
            &[agency],
        ),
        directive(
            &crowded,
            Some("chậm nhất trong tuần đầu của tháng cuối cùng trong quý I năm 2023"),
            &[long],
        ),
        directive("Rà soát dữ liệu", None, &[]),
    ];
    store.directive_capture(&mut by, meeting, &entries)?;
    store.close()?;
    Ok((folder, path))
}

/// Goes to the entry `n` of the list with the arrow keys, and returns its name.
fn pick(window: &Window, n: usize) -> Outcome<String> {
    for _ in 0..60 {
        let list: Vec<(String, bool)> = serde_json::from_value(window.script(LIST, &[])?)?;
        let Some(at) = list.iter().position(|(_, picked)| *picked) else {
            window.keys(Key::Up)?;
            continue;
        };
        if at == n {
            return Ok(list[n].0.clone());
        }
        window.keys(if at < n { Key::Down } else { Key::Up })?;
    }
    Err(format!("the arrow keys do not reach entry {n}").into())
}

/// Shows what is picked, and waits until the wall says what was looked at before; the room's window then has the driver.
fn present(window: &Window, name: &str) -> Outcome<()> {
    let promised = window.wait_until(&format!("a preview of {name}"), || {
        let busy = window.script("return document.querySelector('[aria-busy=true]') !== null", &[])?;
        if busy == true {
            return Ok(None);
        }
        let seen = read(window, Some("figure:last-child"))?;
        let shown = seen.strip_prefix("Sẽ chiếu").and_then(|rest| rest.trim().strip_prefix(name));
        Ok(shown.map(|rest| rest.trim().to_owned()).filter(|rest| !rest.is_empty()))
    })?;
    window.keys(Key::Enter)?;
    window.turn_to("room.html")?;
    window.wait_until(&format!("{name} on the wall"), || {
        let wall = read(window, None)?;
        // The chart's words are drawn at the size of its wall; its finding is the same.
        let same = wall == promised || wall.chars().take(24).eq(promised.chars().take(24));
        Ok(same.then_some(()))
    })?;
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn the_room_is_driven_by_key_through_everything_it_can_show() -> Outcome<()> {
    let (_folder, path) = laid_meeting()?;
    let window = Window::open("room", &[&path.display().to_string()])?;
    window.resize(1366, 768)?;
    // A meeting that sits is gone on with at once.
    window.find("button", "Thêm 1 phút")?;
    window.give_screen_back(1366, 768)?;

    // A presenter's remote lays another chart on the table.
    let chart = || {
        window.script("return document.querySelector('.table [aria-label^=\"Biểu đồ: \"]').innerText", &[])
    };
    let first = window.wait_until("a chart for the item", || {
        Ok(Some(chart()?).filter(|name| *name != json!("Không có")))
    })?;
    window.keys(Key::PageDown)?;
    window.wait_until("another chart", || Ok((chart()? != first).then_some(())))?;

    window.keys("r")?;
    window.wait_for("Máy chỉ thấy một màn hình")?;
    let list: Vec<(String, bool)> = serde_json::from_value(window.script(LIST, &[])?)?;
    assert!(list.len() >= 10, "title, agenda, clock, charts, tasks, three directives, blank: {list:?}");
    window.picture("0-panel")?;
    window.turn_to("room.html")?;
    window.bring_axe()?;
    window.turn_to("index.html")?;

    let mut findings = Vec::new();
    for n in 0..list.len() {
        let name = pick(&window, n)?;
        present(&window, &name)?;
        for (width, height) in [(1920, 1080), (1366, 768)] {
            window.resize(width, height)?;
            let faults = window.wait_until(&format!("{name} at {width}"), || {
                // Words are set anew when the wall has its size, a chart is drawn again at the next second: until then
                // they are the old ones.
                let drawn = window.script(
                    "const svg = document.querySelector('.chart svg'), wall = document.querySelector('.wall'); \
                     const unit = Math.min(innerWidth / 1920, innerHeight / 1080); \
                     if (wall && Math.abs(Number.parseFloat(getComputedStyle(wall).fontSize) - 42 * unit) > 0.2) return false; \
                     return !svg || Math.abs(svg.viewBox.baseVal.width - innerWidth * devicePixelRatio) < 2",
                    &[],
                )?;
                if drawn != true {
                    return Ok(None);
                }
                let faults: Vec<String> = serde_json::from_value(window.script(FAULTS, &[])?)?;
                Ok(Some(faults))
            })?;
            findings.extend(faults.into_iter().map(|fault| format!("{name}, {width}: {fault}")));
            window.picture(&format!("{}-{width}", n + 1))?;
        }
        findings.extend(window.axe(&name)?);
        window.turn_to("index.html")?;
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));

    // What was shown before can be shown again.
    window.keys(Key::End)?;
    let picked =
        "const one = document.querySelector('[role=option][aria-selected=true]'); return one.innerText";
    assert!(
        window.script(picked, &[])?.as_str().unwrap_or_default().contains(&list[0].0),
        "the first that was shown"
    );
    window.keys(Key::Enter)?;
    window.turn_to("room.html")?;
    window.wait_for("Phiên")?;
    window.turn_to("index.html")?;

    // The black ground of an LED wall.
    window.press("radio", "Nền đen (màn LED)")?;
    window.turn_to("room.html")?;
    window.wait_until("a black wall", || {
        let black = window.script(
            "return getComputedStyle(document.querySelector('.ground')).backgroundColor === 'rgb(0, 0, 0)'",
            &[],
        )?;
        Ok((black == true).then_some(()))
    })?;
    window.turn_to("index.html")?;
    // The remote's key takes the keys back into the list.
    window.keys(Key::PageUp)?;
    for n in 0..list.len() {
        let name = pick(&window, n)?;
        present(&window, &name)?;
        window.wait_until(&format!("{name} on the black wall"), || {
            let dark = window.script(
                "const svg = document.querySelector('.chart svg'); return svg ? svg.outerHTML.includes('#E8ECF2') : true",
                &[],
            )?;
            Ok((dark == Value::Bool(true)).then_some(()))
        })?;
        let faults: Vec<String> = serde_json::from_value(window.script(FAULTS, &[])?)?;
        assert!(faults.is_empty(), "{name} on black: {}", faults.join("\n"));
        window.picture(&format!("{}-black", n + 1))?;
        let found = window.axe(&name)?;
        assert!(found.is_empty(), "{}", found.join("\n"));
        window.turn_to("index.html")?;
    }
    window.keys(Key::Escape)?;
    window.wait_gone("Có thể chiếu")
}
