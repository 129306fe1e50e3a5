//! Lists on their way out: read back with other readers, they say what the board says, in its order, and nothing in
//! them is ever run.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader as _, Xlsx};
use chrono::NaiveDate;
use domain::briefing::board::{BoardGrouping, BoardQuery, BoardSort, TaskRow};
use domain::directive::{DirectiveEntry, DirectiveKind, Sharing};
use domain::task::StandingClass;
use proof::sample;
use store::Store;

/// Rows of a workbook above its heads: title, three notes, an empty one.
const ABOVE: usize = 5;

fn today() -> NaiveDate {
    sample::MORNING.day()
}

fn rows(store: &Store, query: &BoardQuery, day: NaiveDate) -> Vec<TaskRow> {
    let query = BoardQuery { as_of: Some(day), limit: 500, ..query.clone() };
    store.task_board(&query, today()).unwrap().rows
}

fn sheet(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range("Nhiệm vụ").unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn day_of(cell: &Data) -> Option<NaiveDate> {
    match cell {
        Data::Empty => None,
        Data::DateTime(at) => Some(at.as_datetime().unwrap().date()),
        other => panic!("{other:?} is no day"),
    }
}

#[test]
fn a_workbook_holds_the_rows_of_the_board_in_their_order_with_days_as_days() {
    let store = sample::committee();
    for (sort, grouping) in [
        (BoardSort::Due, BoardGrouping::Standing),
        (BoardSort::Percent, BoardGrouping::None),
        (BoardSort::Lead, BoardGrouping::Directive),
    ] {
        let query = BoardQuery { sort, grouping, descending: true, ..BoardQuery::default() };
        let list = store.task_spreadsheet(&query, today(), today()).unwrap();
        let bytes = exchange::xlsx::write(&list).unwrap();
        let read = sheet(&bytes);
        let shown = rows(&store, &query, today());
        assert_eq!(read.len(), ABOVE + 1 + shown.len());
        for (cells, row) in read[ABOVE + 1..].iter().zip(&shown) {
            assert_eq!(cells[0], Data::String(row.code.clone()));
            assert_eq!(cells[2], Data::String(row.work.clone()));
            assert_eq!(cells[3], Data::String(row.lead.name.clone()));
            assert_eq!(day_of(&cells[5]), Some(row.assigned_on));
            assert_eq!((day_of(&cells[6]), day_of(&cells[7])), (row.due_on, row.original_due_on));
            assert_eq!(cells[10], Data::Float(row.percent as f64 / 100.0));
        }
        assert_eq!(bytes, exchange::xlsx::write(&list).unwrap(), "the same list gives the same bytes");
    }
}

#[test]
fn a_workbook_is_ready_to_be_filtered_and_printed() {
    let store = sample::committee();
    let list = store.task_spreadsheet(&BoardQuery::default(), today(), today()).unwrap();
    let bytes = exchange::xlsx::write(&list).unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    let last = ABOVE + 1 + list.rows.len();
    for wanted in [
        format!("<autoFilter ref=\"A6:N{last}\"/>"),
        "ySplit=\"6\"".to_owned(),
        "state=\"frozen\"".to_owned(),
        "orientation=\"landscape\"".to_owned(),
        "paperSize=\"9\"".to_owned(),
        "fitToHeight=\"0\"".to_owned(),
    ] {
        assert!(xml.contains(&wanted), "{wanted}");
    }
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles"), "the head repeats on every page: {book}");
    assert!(part(&bytes, "xl/styles.xml").contains("dd/mm/yyyy"));
}

#[test]
fn a_list_of_another_day_says_so_in_every_row() {
    let store = sample::committee();
    let day: NaiveDate = "2022-11-15".parse().unwrap();
    let query = BoardQuery { class: Some(StandingClass::Overdue), ..BoardQuery::default() };
    let list = store.task_spreadsheet(&query, day, today()).unwrap();
    let read = sheet(&exchange::xlsx::write(&list).unwrap());
    assert_eq!(read[2][0], Data::String("Số liệu đến 15/11/2022".into()));
    assert_eq!(read[ABOVE].last(), Some(&Data::String("Số liệu đến".into())));
    assert!(read.len() > ABOVE + 1, "something is overdue by then");
    assert!(read[ABOVE + 1..].iter().all(|cells| day_of(cells.last().unwrap()) == Some(day)));
    let now = store.task_spreadsheet(&query, today(), today()).unwrap();
    let lines = String::from_utf8(exchange::csv::write(&now).unwrap()).unwrap();
    assert!(!lines.contains("Số liệu đến"), "the list of today needs no such column");
}

#[test]
fn lines_of_text_hold_the_rows_of_the_board_with_days_no_program_can_turn_round() {
    let store = sample::committee();
    let query = BoardQuery::default();
    let list = store.task_spreadsheet(&query, today(), today()).unwrap();
    let bytes = exchange::csv::write(&list).unwrap();
    assert_eq!(&bytes[..3], b"\xef\xbb\xbf", "Excel is told that it is UTF-8");
    assert_eq!(bytes.windows(2).filter(|two| two == b"\r\n").count(), list.rows.len() + 1);
    let shown = rows(&store, &query, today());
    let mut read = csv::Reader::from_reader(&bytes[3..]);
    assert_eq!(&read.headers().unwrap()[6], "Hạn");
    let mut n = 0;
    for (line, row) in read.records().zip(&shown) {
        let line = line.unwrap();
        assert_eq!((&line[0], &line[2]), (row.code.as_str(), row.work.as_str()));
        assert_eq!(line[6], row.due_on.map(|day| day.to_string()).unwrap_or_default());
        n += 1;
    }
    assert_eq!(n, shown.len());
}

/// The committee with one more task, whose work is this text.
fn with_task(work: &str) -> Store {
    let mut store = sample::committee();
    let lead = store.unit_list().unwrap()[0].id;
    let entry = DirectiveEntry {
        kind: DirectiveKind::Task,
        text: work.into(),
        work: work.into(),
        lead_ids: vec![lead],
        coordinating_ids: Vec::new(),
        sharing: Sharing::Joint,
        deadline_phrase: None,
        due_on: Some("2022-12-31".parse().unwrap()),
        recurs: None,
        product: None,
        measure: None,
        measure_target: None,
        origin_id: None,
        source: None,
    };
    let review = store.review_list().unwrap()[0].id;
    store.task_assign(&mut sample::by(), review, today(), &entry).unwrap();
    store
}

#[test]
fn no_text_of_a_list_becomes_a_formula() {
    for hostile in ["=HYPERLINK(\"http://x\",\"y\")", "+1+1", "-2", "@SUM(1)", "＝1", "0012", "1/2", "TRUE"]
    {
        let store = with_task(hostile);
        let query = BoardQuery { text: None, ..BoardQuery::default() };
        let list = store.task_spreadsheet(&query, today(), today()).unwrap();
        let bytes = exchange::xlsx::write(&list).unwrap();
        let works: Vec<Data> = sheet(&bytes).iter().map(|cells| cells[2].clone()).collect();
        assert!(works.contains(&Data::String(hostile.into())), "{hostile} stays the text it is");
        let xml = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(!xml.contains("<f>") && !xml.contains("<hyperlink"), "nothing in it is computed or opened");
        assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
        let lines = exchange::csv::write(&list).unwrap();
        let mut read = csv::Reader::from_reader(&lines[3..]);
        let works: Vec<String> = read.records().map(|line| line.unwrap()[2].to_owned()).collect();
        let is_trigger = hostile.starts_with(['=', '+', '-', '@', '＝']);
        let wanted = if is_trigger { format!("'{hostile}") } else { hostile.to_owned() };
        assert!(works.contains(&wanted), "{wanted}: {works:?}");
    }
}

/// The events of a calendar, lines joined again, by key.
fn events(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "a line has at most 75 octets");
    let whole = text.replace("\r\n ", "");
    let inner =
        whole.split("BEGIN:VEVENT\r\n").skip(1).map(|event| event.split("END:VEVENT").next().unwrap());
    let own = |event: &str| event.split("BEGIN:VALARM").next().unwrap().to_owned();
    let pair = |line: &str| line.split_once(':').map(|(key, value)| (key.to_owned(), value.to_owned()));
    inner.map(|event| own(event).lines().filter_map(pair).collect()).collect()
}

#[test]
fn a_calendar_holds_the_deadlines_of_running_tasks_as_whole_days() {
    let store = sample::committee();
    let query = BoardQuery::default();
    let calendar = store.task_calendar(&query, today(), today()).unwrap();
    let read = events(&exchange::ics::write(&calendar));
    let runs = |row: &TaskRow| {
        let class = StandingClass::from(row.standing);
        matches!(class, StandingClass::Overdue | StandingClass::DueSoon | StandingClass::InTime)
    };
    let running: Vec<TaskRow> = rows(&store, &query, today()).into_iter().filter(runs).collect();
    assert_eq!(read.len(), running.len());
    for row in &running {
        let uid = format!("{}@nghisu", row.id);
        let found: Vec<_> = read.iter().filter(|event| event["UID"] == uid).collect();
        let [event] = found.as_slice() else { panic!("{uid} stands once") };
        let due = row.due_on.unwrap();
        let compact = |day: NaiveDate| day.format("%Y%m%d").to_string();
        assert_eq!(event["DTSTART;VALUE=DATE"], compact(due));
        assert_eq!(event["DTEND;VALUE=DATE"], compact(due.succ_opt().unwrap()), "it ends the day after");
        let title = format!("{}: {}", row.lead.short_name, row.work).replace(',', "\\,").replace(';', "\\;");
        assert_eq!(event["SUMMARY"], title);
    }
    assert_eq!(exchange::ics::write(&calendar), exchange::ics::write(&calendar), "no clock, no chance");
}

#[test]
fn a_deadline_that_moves_stays_the_same_event_and_grows_older() {
    let mut store = sample::committee();
    let open = BoardQuery { class: Some(StandingClass::InTime), ..BoardQuery::default() };
    let task = rows(&store, &open, today()).into_iter().find(|row| !row.extension_open).unwrap();
    let of = |store: &Store| {
        let calendar = store.task_calendar(&BoardQuery::default(), today(), today()).unwrap();
        let uid = format!("{}@nghisu", task.id);
        events(&exchange::ics::write(&calendar)).into_iter().find(|event| event["UID"] == uid).unwrap()
    };
    let before = of(&store);
    let later = task.due_on.unwrap() + chrono::Days::new(20);
    store.task_extend(&mut sample::by(), &[task.id], today(), later, "Chờ dự toán").unwrap();
    let after = of(&store);
    assert_eq!(after["DTSTART;VALUE=DATE"], later.format("%Y%m%d").to_string());
    let revision = |event: &BTreeMap<String, String>| event["SEQUENCE"].parse::<u32>().unwrap();
    assert!(revision(&after) > revision(&before), "a calendar takes the newer one");
}

#[test]
fn reminders_come_in_the_morning_before_a_deadline_and_never_after_it() {
    let store = sample::committee();
    let calendar = store.task_calendar(&BoardQuery::default(), today(), today()).unwrap();
    let text = String::from_utf8(exchange::ics::write(&calendar)).unwrap().replace("\r\n ", "");
    let ahead = calendar.deadlines.iter().filter(|deadline| deadline.due_on >= today()).count();
    assert!(ahead > 0 && ahead < calendar.deadlines.len(), "the sample has both");
    assert_eq!(text.matches("BEGIN:VALARM").count(), 3 * ahead);
    for (days, hours) in [(7, 160), (3, 64), (1, 16)] {
        let trigger = format!("TRIGGER:-PT{}S", hours * 3600);
        assert_eq!(text.matches(&trigger).count(), ahead, "{days} days before, at eight: {trigger}");
    }
    let uids: Vec<&str> = text.lines().filter(|line| line.starts_with("UID:")).collect();
    let mut once = uids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), uids.len(), "no two things have one identity");
}
