//! Killing the program at any moment of a meeting: what was typed, the item and the second are there again.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use domain::meeting::{Clock, NextStep, Reading, next_step};
use domain::{Actor, IdSource, Instant};
use proof::meeting::machine_now;
use store::{By, COMMITTEE, Reader, Store};

const KILLS: u64 = 200;
/// What the window waits at most before it keeps what is typed (RULINGS C42), in milliseconds.
const KEPT_WITHIN: i64 = 500;

/// What the killed program had said.
#[derive(Debug, Default)]
struct Said {
    /// When each letter was typed.
    typed: Vec<i64>,
    /// Letters that were kept.
    kept: usize,
    /// The beat: the item by its id, and its milliseconds.
    beat: Option<(String, i64)>,
    /// The last act.
    act: i64,
}

impl Said {
    /// Letters that must be there: typed in good time before the last letter but one.
    ///
    /// Whoever types the last letter has looked after the one before it whether anything was due, and has kept it; so
    /// this holds on a machine of any speed.
    fn due(&self) -> usize {
        let Some(looked_at) = self.typed.iter().rev().nth(1) else { return 0 };
        self.typed.iter().filter(|at| **at + KEPT_WITHIN <= *looked_at).count()
    }
}

fn listen(out: impl std::io::Read) -> Said {
    let mut said = Said::default();
    for line in BufReader::new(out).lines().map_while(Result::ok) {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["TYPED", at] => said.typed.push(at.parse().unwrap()),
            ["KEPT", n] => said.kept = n.parse().unwrap(),
            ["BEAT", item, millis] => said.beat = Some(((*item).to_owned(), millis.parse().unwrap())),
            ["ACT", seq] => said.act = seq.parse().unwrap(),
            _ => {}
        }
    }
    said
}

/// Lets the meeting go on for a while and kills it; answers with what it had said, and when it was killed.
fn sit_and_kill(file: &Path, backups: &Path, lifetime: Duration) -> (Said, i64) {
    let mut sitting = Command::new(env!("CARGO_BIN_EXE_sitting"))
        .args([file, backups])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = sitting.stdout.take().unwrap();
    let listening = std::thread::spawn(move || listen(out));
    std::thread::sleep(lifetime);
    assert!(sitting.try_wait().unwrap().is_none(), "the meeting stopped by itself");
    sitting.kill().unwrap();
    let killed_at = machine_now();
    sitting.wait().unwrap();
    (listening.join().unwrap(), killed_at)
}

#[test]
fn two_hundred_kills_lose_no_word_and_no_second_of_a_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let (file, backups) = (folder.path().join("hop.nghisu"), folder.path().join("backups"));
    proof::meeting::begun(&file);
    let (mut n_typed, mut n_beats, mut n_asked) = (0, 0, 0);
    let mut last = Reader::open(&file, &COMMITTEE).unwrap().head().unwrap().seq;
    for n in 0..KILLS {
        let lifetime = Duration::from_millis(20 + n * 131 % 1_300);
        let (said, killed_at) = sit_and_kill(&file, &backups, lifetime);
        let reader = Reader::open(&file, &COMMITTEE).unwrap();
        let meeting = reader.meeting_list().unwrap()[0].id;

        let kept = reader.draft("directive").unwrap().map_or(0, |draft| draft.text.chars().count());
        let due = said.due();
        if !said.typed.is_empty() {
            assert!(kept >= said.kept, "kill {n}: {} letters were acknowledged, {kept} are there", said.kept);
            assert!(kept >= due, "kill {n}: {due} letters were typed in good time, {kept} are there");
        }

        let head = reader.head().unwrap().seq;
        assert!(head >= said.act.max(last) && head <= said.act.max(last) + 1, "kill {n}: act {head}");
        last = head;
        let (sitting, beats) = (reader.sitting(meeting).unwrap(), reader.beats(meeting).unwrap());
        if let Some((item, millis)) = &said.beat {
            let stands = beats.items[&item.parse().unwrap()];
            assert!(stands >= *millis && stands <= *millis + 200, "kill {n}: {millis} said, {stands} kept");
        }
        let lines = reader.agenda_lines(meeting).unwrap();
        let step = next_step(&lines, &reader.speakers(meeting).unwrap(), sitting.item_id);
        assert!(sitting.item_id.is_some() || !matches!(step, NextStep::Finish {}) || n > 0, "kill {n}");
        drop(reader);

        // Opened again: the clock stands at its last beat, and asks once about what it did not see.
        let opened = Store::open(&file, &COMMITTEE, &backups, Instant::from_millis(killed_at)).unwrap();
        assert_eq!(opened.findings, [], "kill {n}");
        let mut store = opened.store;
        let slept = 60_000 * (i64::try_from(n).unwrap() + 1);
        let later = Reading { wall: Instant::from_millis(machine_now() + slept), steady: 0 };
        let mut clock = Clock::taken_up(store.beats(meeting).unwrap().beat_at, later);
        assert_eq!(store.beats(meeting).unwrap().items, beats.items, "kill {n}: opening counts nothing");
        if sitting.is_running() {
            assert!(clock.word().unseen_seconds >= 60, "kill {n}: the gap is asked about");
            let unseen = clock.answer(n % 2 == 0);
            let mut by = By::new(Actor::new("Thư ký"), later.wall, IdSource::random());
            store.meeting_gap(&mut by, meeting, unseen, n % 2 == 0).unwrap();
            let again = Clock::taken_up(store.beats(meeting).unwrap().beat_at, later);
            assert_eq!(again.word().unseen_seconds, 0, "kill {n}: and never again");
            last += 1;
            n_asked += 1;
        }
        if n % 20 == 19 {
            assert_eq!(store.check(), [], "kill {n}");
        }
        store.draft_drop("directive").unwrap();
        store.close().unwrap();
        n_typed += said.typed.len();
        n_beats += usize::from(said.beat.is_some());
    }
    let store = Store::open(&file, &COMMITTEE, &backups, Instant::from_millis(machine_now())).unwrap().store;
    assert_eq!(store.check(), []);
    // Where in the meeting a kill falls is chance, and the speed of the machine: so many at the least, that each law
    // above was tried.
    assert!(
        n_typed > 1_000 && n_beats > 20 && n_asked > 20,
        "{n_typed} letters, {n_beats} beats, {n_asked} asked"
    );
    println!("{KILLS} kills, {n_typed} letters typed, the clock asked {n_asked} times, nothing lost");
}
