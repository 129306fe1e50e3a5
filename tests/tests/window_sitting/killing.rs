//! Killing the window at any moment of a meeting: what was typed, the item and the second are there again. The same over
//! the rings, two hundred times: `chairing/killing.rs`.
//!
//! The moments are states, not times: a kill comes after a number of keys that a seed decides.

use std::path::Path;
use std::time::{Duration, Instant};

use domain::id::MeetingId;
use proof::meeting::{begun, machine_now};
use proof::window::{Outcome, Window};
use serde_json::Value;
use store::{COMMITTEE, Reader};
use thirtyfour::Key;

const KILLS: u64 = 10;

/// What is typed, a few letters at a time.
const SENTENCE: &str = "Sở 2 phối hợp với Sở 3 rà soát thủ tục hành chính, báo cáo kết quả trước ngày 31/12";

/// Chance that is the same in every run (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

/// What the meeting stands at, as whoever chairs it saw it.
struct Seen {
    item: usize,
    is_paused: bool,
    added: u64,
    n_saved: usize,
    /// What stands in the field, and how much of it the window said it had kept.
    typed: String,
    kept: usize,
}

fn kept_text(file: &Path, meeting: MeetingId) -> String {
    let draft = Reader::open(file, &COMMITTEE).unwrap().draft(&format!("chair-{meeting}")).unwrap();
    let Some(draft) = draft else { return String::new() };
    let written: Value = serde_json::from_str(&draft.text).unwrap();
    written["text"].as_str().unwrap().to_owned()
}

fn title(n: usize) -> String {
    format!("Mục {n}")
}

/// Waits until the head of the chair's screen names the item.
fn wait_for_item(window: &Window, n: usize) -> Outcome<()> {
    window.wait_until(&title(n), || {
        let shown = window.script("return document.querySelector('h1')?.textContent ?? ''", &[])?;
        Ok((shown == title(n)).then_some(()))
    })
}

/// Seconds the item has taken, as the large clock shows them: what was given less what is left.
fn seconds_shown(window: &Window, given: u64) -> Outcome<i64> {
    let text = window.script("return document.querySelector('[role=timer] .digits').textContent", &[])?;
    let text = text.as_str().unwrap_or_default();
    let (minutes, seconds) = text.trim_start_matches('+').split_once(':').ok_or("the clock shows no time")?;
    let shown = minutes.parse::<i64>()? * 60 + seconds.parse::<i64>()?;
    let left = if text.starts_with('+') { -shown } else { shown };
    Ok(i64::try_from(given)? * 60 - left)
}

/// One key of whoever chairs, and what it brings about.
fn press_one(window: &Window, file: &Path, meeting: MeetingId, seen: &mut Seen, chance: u64) -> Outcome<()> {
    match chance {
        0 if seen.item < 7 => {
            window.keys(Key::Alt + "n")?;
            (seen.item, seen.is_paused, seen.added) = (seen.item + 1, false, 0);
            wait_for_item(window, seen.item)?;
        }
        1 => {
            window.keys(Key::Alt + "t")?;
            seen.is_paused = !seen.is_paused;
            window.find("button", if seen.is_paused { "Chạy giờ" } else { "Dừng giờ" }).map(drop)?;
        }
        2 => {
            window.keys(Key::Alt + "=")?;
            seen.added += 1;
            window.wait_for(&format!("trong {} phút", 5 + seen.added))?;
        }
        3 => {
            window.wait_until("the sentence to be kept", || {
                Ok((kept_text(file, meeting) == seen.typed).then_some(()))
            })?;
            seen.kept = seen.typed.len();
        }
        _ if seen.typed.len() == SENTENCE.len() => {
            window.keys(Key::Control + Key::Enter)?;
            seen.n_saved += 1;
            window.wait_for(&format!("Đã ghi CĐ-{:02}", seen.n_saved))?;
            seen.typed.clear();
            seen.kept = 0;
        }
        n => {
            let rest = &SENTENCE[seen.typed.len()..];
            let letters: String = rest.chars().take(usize::try_from(n.max(1))?).collect();
            window.keys(letters.as_str())?;
            seen.typed.push_str(&letters);
        }
    }
    Ok(())
}

#[test]
#[ignore = "opens the real window: cargo xtask test"]
fn ten_kills_of_the_window_lose_no_word_and_no_second_of_a_meeting() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("hop.nghisu");
    let meeting = begun(&file);
    let arguments = [file.to_str().ok_or("a path of letters")?];
    let mut chance = Chance(20_260_707);
    let mut seen = Seen { item: 1, is_paused: false, added: 0, n_saved: 0, typed: String::new(), kept: 0 };
    let mut window = Window::open("killing", &arguments)?;
    let (mut n_keys, mut n_asked, mut n_unkept) = (0, 0, 0);
    for kill in 1..=KILLS {
        // A meeting that was broken off is gone on with at once, without a key.
        wait_for_item(&window, seen.item)?;
        window.keys("c")?;
        for _ in 0..5 + chance.below(25) {
            press_one(&window, &file, meeting, &mut seen, chance.below(9))?;
            n_keys += 1;
        }
        let killed = window.kill()?;

        let kept = kept_text(&file, meeting);
        let (typed, promised) = (&seen.typed, seen.kept);
        assert!(
            typed.starts_with(&kept) && kept.len() >= promised,
            "kill {kill}: “{typed}” was typed, {promised} bytes of it were kept, “{kept}” is there"
        );
        n_unkept += typed.len() - kept.len();
        seen.typed = kept;
        seen.kept = seen.typed.len();
        let reader = Reader::open(&file, &COMMITTEE)?;
        let (sitting, beats) = (reader.sitting(meeting)?, reader.beats(meeting)?);
        let lines = reader.agenda_lines(meeting)?;
        let item = lines.iter().find(|line| Some(line.id) == sitting.item_id).ok_or("an item is current")?;
        assert_eq!(item.title, title(seen.item), "kill {kill}");
        assert_eq!(sitting.paused_at.is_some(), seen.is_paused, "kill {kill}");
        assert_eq!(reader.check(), [], "kill {kill}");
        let stands = beats.items.get(&item.id).copied().unwrap_or_default() / 1000;
        drop(reader);
        if let Some(beat_at) = beats.beat_at {
            // Only a stretch somebody would miss is asked about.
            while machine_now() < beat_at.millis() + 3_000 {
                std::thread::sleep(Duration::from_millis(50));
            }
        }

        let opened = Instant::now();
        window = killed.open_again(&arguments)?;
        wait_for_item(&window, seen.item)?;
        window.wait_until("the sentence in the field", || {
            let there = window.script("return document.querySelector('.dock textarea')?.value", &[])?;
            Ok((there == seen.typed.as_str()).then_some(()))
        })?;
        let shown = seconds_shown(&window, 5 + seen.added)?;
        let since = i64::try_from(opened.elapsed().as_secs())? + 1;
        assert!(
            (stands..=stands + since).contains(&shown),
            "kill {kill}: the clock stood at {stands} s, {shown} s are shown {since} s after it was opened"
        );
        if seen.is_paused {
            assert!(!window.text()?.contains("máy không đếm"), "kill {kill}: a clock that stood has no gap");
        } else {
            window.wait_for("máy không đếm")?;
            window.keys(Key::F6)?;
            if kill % 2 == 0 {
                window.keys(Key::Tab)?;
            }
            window.keys(Key::Enter)?;
            window.wait_gone("máy không đếm")?;
            n_asked += 1;
            if kill % 2 == 0 {
                window.wait_until("the gap on the clock", || {
                    let counted = seconds_shown(&window, 5 + seen.added)? - shown;
                    Ok((counted >= 2).then_some(()))
                })?;
            }
        }
        window.script("document.activeElement.blur()", &[])?;
    }
    window.picture("killed-ten-times")?;
    drop(window);
    let reader = Reader::open(&file, &COMMITTEE)?;
    assert_eq!(reader.check(), []);
    let n_saved = reader.meeting_list()?[0].n_drafts;
    assert_eq!(n_saved, i64::try_from(seen.n_saved)?, "every sentence that was saved is there, once");
    println!("{KILLS} kills after {n_keys} keys, {n_asked} gaps asked about, {n_unkept} bytes not kept yet");
    Ok(())
}
