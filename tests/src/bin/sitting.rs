//! Holds a meeting as fast as it can, and says what is safe; made to be killed (`tests/chairing/killing.rs`).
//!
//! `sitting <file> <backups>`: types a letter every few milliseconds and keeps what is typed as the window does, beats,
//! and does one act after another. It says `TYPED <when>`, `KEPT <letters>`, `BEAT <item> <ms>` and `ACT <seq>`.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use domain::id::MeetingId;
use domain::meeting::SpeakerEntry;
use domain::{Actor, IdSource, Instant};
use store::{By, COMMITTEE, Done, Store, StoreError};

/// At the latest so long after the first letter that was not kept, in milliseconds (RULINGS C42).
const KEPT_WITHIN: i64 = 500;
/// Milliseconds between two letters, and between two beats of this hurried clock.
const LETTER: u64 = 3;
const BEAT: i64 = 100;

fn main() -> ExitCode {
    let told: Vec<String> = std::env::args().collect();
    let [_, file, backups] = told.as_slice() else { return ExitCode::from(2) };
    match sit(Path::new(file), Path::new(backups)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn sit(file: &Path, backups: &Path) -> Result<(), StoreError> {
    let mut store = Store::open(file, &COMMITTEE, backups, now())?.store;
    let mut by = By::new(Actor::new("Thư ký"), now(), IdSource::random());
    let meeting = store.meeting_list()?[0].id;
    let (mut text, mut unkept, mut beaten) = (String::new(), None, now());
    for n in 0.. {
        text.push(if n % 7 == 6 { ' ' } else { 'ư' });
        let typed_at = now();
        say(&format!("TYPED {}", typed_at.millis()));
        let since = *unkept.get_or_insert(typed_at);
        if now().millis() - since.millis() >= KEPT_WITHIN {
            store.draft_keep("directive", &text, now())?;
            unkept = None;
            say(&format!("KEPT {}", text.chars().count()));
        }
        let gone = now().millis() - beaten.millis();
        if gone >= BEAT {
            beaten = now();
            store.meeting_beat(meeting, gone.min(200), beaten)?;
            if let Some(item) = store.sitting(meeting)?.item_id {
                say(&format!("BEAT {item} {}", store.beats(meeting)?.items.get(&item).copied().unwrap_or(0)));
            }
        }
        if n % 9 == 8 {
            by.now = now();
            let done = step(&mut store, &mut by, meeting, n / 9)?;
            say(&format!("ACT {}", done.unwrap_or(0)));
        }
        std::thread::sleep(Duration::from_millis(LETTER));
    }
    Ok(())
}

/// One act after another, round and round the agenda.
fn step(store: &mut Store, by: &mut By, meeting: MeetingId, n: i64) -> Result<Option<i64>, StoreError> {
    let seq = |done: Result<Done<()>, StoreError>| match done {
        Ok(done) => Ok(done.seq),
        Err(StoreError::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    };
    let done = match n % 6 {
        0 => store.meeting_lengthen(by, meeting),
        1 => {
            let unit_id = store.unit_list()?[0].id;
            let entry = SpeakerEntry { unit_id, item_id: None, minutes: 2 };
            store.meeting_speaker_add(by, meeting, &entry).map(Done::plain)
        }
        2 => store.meeting_next(by, meeting).map(Done::plain),
        3 => store.meeting_pause(by, meeting),
        4 => store.meeting_resume(by, meeting),
        _ => match store.meeting_next(by, meeting).map(Done::plain) {
            Err(StoreError::Refused(_)) => store.meeting_return(by, meeting).map(Done::plain),
            other => other,
        },
    };
    let head = store.head()?.seq;
    Ok(seq(done)?.or(Some(head)))
}

fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}
