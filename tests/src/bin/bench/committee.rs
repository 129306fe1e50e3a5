//! The store: board, search, one durable act, the past, beside what bare SQLite takes for the least of it.

use std::path::Path;
use std::time::Duration;

use chrono::{Days, NaiveDate, NaiveTime};
use domain::briefing::board::{BoardGrouping, BoardQuery, BoardSort};
use domain::id::TaskId;
use domain::task::{ProgressEntry, StandingClass};
use domain::{Actor, IdSource, Instant};
use rusqlite::Connection;
use store::synthetic::{Synthetic, fill};
use store::{By, COMMITTEE, Cut, Store};

use crate::{Row, quantile, ratio_under, times, under};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 10, 10).expect("a day")
}

/// Makes the committee and measures it.
pub fn rows(path: &Path, n_tasks: usize) -> Vec<Row> {
    let made = std::time::Instant::now();
    let at = Instant::at(today(), NaiveTime::MIN);
    let mut store = Store::create(path, &COMMITTEE, "0184-bench", at).expect("a new file");
    let mut by = By::new(Actor::new("Đo"), at, IdSource::seeded(1));
    let filled =
        fill(&mut store, &mut by, &Synthetic { n_tasks, seed: 1, today: today() }).expect("a committee");
    by.now = Instant::at(today(), NaiveTime::from_hms_opt(8, 0, 0).expect("eight"));
    let size = std::fs::metadata(path).map(|file| file.len() / 1_000_000).unwrap_or_default();
    println!("made in {:.1} s: {filled:?}, {size} MB\n", made.elapsed().as_secs_f64());
    let large = n_tasks > 500_000;
    let mut rows = vec![board(&store, large), search(&store)];
    rows.push(act(&mut store, &mut by, path));
    rows.push(past(&store, path));
    store.close().expect("the file closes");
    rows
}

fn queries() -> Vec<BoardQuery> {
    let all = BoardQuery { limit: 100, ..BoardQuery::default() };
    vec![
        all.clone(),
        BoardQuery { class: Some(StandingClass::Overdue), ..all.clone() },
        BoardQuery { sort: BoardSort::Code, grouping: BoardGrouping::None, ..all.clone() },
        BoardQuery { grouping: BoardGrouping::Unit, ..all.clone() },
        BoardQuery { class: Some(StandingClass::DueSoon), sort: BoardSort::Due, ..all.clone() },
        BoardQuery { grouping: BoardGrouping::Week, descending: true, ..all },
    ]
}

fn board(store: &Store, large: bool) -> Row {
    let queries = queries();
    let ask = |n: usize| drop(store.task_board(&queries[n % queries.len()], today()).expect("a board"));
    times(queries.len(), ask);
    for (n, query) in queries.iter().enumerate() {
        let alone = times(5, |_| ask(n));
        let median = quantile(&alone, 0.5).as_secs_f64() * 1000.0;
        println!("  board {:?} {:?} {:?}: {median:.1} ms", query.class, query.grouping, query.sort);
    }
    let ours = quantile(&times(120, ask), 0.95);
    let count = "SELECT CASE WHEN confirmed_on IS NOT NULL THEN 1 WHEN due_on < '2022-10-10' THEN 2 ELSE 3 END c, count(*) \
                 FROM task GROUP BY c";
    let theirs = times(20, |_| {
        let mut statement = store.conn().prepare_cached(count).expect("sql");
        let n = statement.query_map([], |row| row.get::<_, i64>(1)).expect("rows").count();
        assert!(n > 0);
    });
    Row {
        what: "board: filter, sort, counts, 100 rows",
        figure: "p95",
        ours,
        baseline: "one GROUP BY over all tasks",
        theirs: quantile(&theirs, 0.95),
        budget: under(ours, if large { 50.0 } else { 16.0 }),
    }
}

fn search(store: &Store) -> Row {
    let texts = ["báo cáo", "bao cao", "ke hoach", "tập huấn", "dich vu", "so y te"];
    let ask = |n: usize| drop(store.search_hits(texts[n % texts.len()], 50).expect("hits"));
    times(texts.len(), ask);
    let ours = quantile(&times(120, ask), 0.95);
    let theirs = times(10, |_| {
        let sql = "SELECT count(*) FROM task WHERE work LIKE '%báo cáo%'";
        store.conn().query_row(sql, [], |row| row.get::<_, i64>(0)).expect("a count");
    });
    Row {
        what: "search: two words, first 50 hits",
        figure: "p95",
        ours,
        baseline: "LIKE over the same column",
        theirs: quantile(&theirs, 0.95),
        budget: under(ours, 16.0),
    }
}

/// One progress entry against one bare commit of the same two writes, settings and size of file.
fn act(store: &mut Store, by: &mut By, path: &Path) -> Row {
    let ids: Vec<TaskId> = {
        let sql = "SELECT id FROM task WHERE confirmed_on IS NULL AND ended_on IS NULL AND reported_on IS NULL \
                   AND trashed_at IS NULL LIMIT 400";
        let mut statement = store.conn().prepare(sql).expect("sql");
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).expect("rows");
        rows.map(|id| id.expect("an id").parse().expect("an id")).collect()
    };
    let bare = path.with_extension("bare");
    std::fs::copy(path, &bare).expect("a copy to write to");
    let conn = Connection::open(&bare).expect("the copy");
    let settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; \
                    PRAGMA wal_autocheckpoint=200;";
    conn.execute_batch(settings).expect("settings");
    let triggers: Vec<String> = conn
        .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        .and_then(|mut found| found.query_map([], |row| row.get(0))?.collect())
        .expect("names");
    for name in triggers {
        conn.execute_batch(&format!("DROP TRIGGER \"{name}\"")).expect("bare tables");
    }
    let mut seen: Vec<(Duration, Duration)> = Vec::new();
    for (n, id) in ids.iter().enumerate().take(400) {
        let entry = ProgressEntry {
            on_date: today(),
            percent: Some(i64::try_from(n % 90).unwrap_or(0) + 5),
            text: format!("Đã hoàn thành bước {n} của kế hoạch"),
            evidence: None,
        };
        let ours = times(1, |_| {
            store.task_progress(by, *id, &entry).expect("an act");
        });
        let theirs = times(1, |_| bare_commit(&conn, &id.to_string(), n));
        seen.push((ours[0], theirs[0]));
    }
    let median = |pick: fn(&(Duration, Duration)) -> Duration| {
        let mut all: Vec<Duration> = seen.iter().map(pick).collect();
        all.sort();
        quantile(&all, 0.5)
    };
    let (ours, theirs) = (median(|pair| pair.0), median(|pair| pair.1));
    Row {
        what: "one durable act (progress)",
        figure: "median",
        ours,
        baseline: "bare commit: same update and insert",
        theirs,
        budget: ratio_under(ours, theirs, 2.0),
    }
}

fn bare_commit(conn: &Connection, id: &str, n: usize) {
    conn.execute_batch("BEGIN IMMEDIATE").expect("begin");
    let update = "UPDATE task SET percent = ?2, heard_on = '2022-10-10' WHERE id = ?1";
    conn.prepare_cached(update).and_then(|mut s| s.execute((id, n as i64 % 90 + 5))).expect("update");
    let insert = "INSERT INTO task_progress (id, task_id, on_date, percent, text) VALUES (?1, ?2, '2022-10-10', ?3, ?4)";
    let (row, text) = (format!("bare-{n}"), format!("Đã hoàn thành bước {n} của kế hoạch"));
    conn.prepare_cached(insert)
        .and_then(|mut s| s.execute((row, id, n as i64 % 90 + 5, text)))
        .expect("insert");
    conn.execute_batch("COMMIT").expect("commit");
}

fn past(store: &Store, path: &Path) -> Row {
    let day = today() - Days::new(90);
    let ours = times(3, |_| drop(store.rewind(Cut::Day(day)).expect("the past")));
    let theirs = times(3, |n| {
        let copy = path.with_extension(format!("copy{n}"));
        store.conn().execute("VACUUM INTO ?1", [copy.display().to_string()]).expect("a copy");
        std::fs::remove_file(copy).expect("the copy goes");
    });
    let ours = quantile(&ours, 0.5);
    Row {
        what: "the committee as of 90 days ago",
        figure: "median",
        ours,
        baseline: "VACUUM INTO, a copy of the file",
        theirs: quantile(&theirs, 0.5),
        budget: under(ours, 1000.0),
    }
}
