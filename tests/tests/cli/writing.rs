//! Writing: acts, taking them back, copies, and the committees the program makes.

use super::Desk;

/// The moment these tests pretend it is, where the sample's own clock does not say.
const NOW: &[&str] = &["--now", "2026-03-02T08:00:00+07:00"];

#[test]
fn a_task_is_followed_to_its_end_and_back() {
    let desk = Desk::sample();
    let shown = |task: &str| desk.ask(&["task", "show", task])["row"].clone();
    let before = shown("05.6");
    assert_eq!(before["standing"]["class"], "overdue");
    let done = desk.ask(&["task", "progress", "05.6", "Đã công khai 20 trên 27 dịch vụ", "--percent", "75"]);
    assert_eq!((done["task"]["percent"].as_i64(), done["seq"].is_i64()), (Some(75), true));
    let said = desk.run(&["task", "report", "05.6", "Đã tích hợp 27 dịch vụ", "--evidence", "3011/BC-SYT"]);
    assert!(said.code == 0 && said.err.contains("ghi báo cáo hoàn thành"), "{said:?}");
    assert_eq!(shown("05.6")["standing"]["class"], "waiting");
    assert_eq!(desk.run(&["task", "return", "05.6", "Thiếu minh chứng thanh toán"]).code, 0);
    assert_eq!(shown("05.6")["standing"]["class"], "overdue", "a returned report does not stand");
    assert_eq!(desk.run(&["task", "confirm", "05.6"]).code, 1, "there is nothing to confirm");
    assert_eq!(desk.run(&["task", "report", "05.6", "Đã bổ sung"]).code, 0);
    assert_eq!(desk.run(&["task", "confirm", "05.6"]).code, 0);
    assert_eq!(shown("05.6")["standing"]["class"], "done_late");
    let after = shown("05.6");
    let kinds = ["task_confirm", "task_report", "task_return", "task_report", "task_progress"];
    for kind in kinds {
        assert_eq!(desk.ask(&["undo"])["kind"], kind);
    }
    assert_eq!(shown("05.6"), before, "every cell is as it was");
    for kind in kinds.iter().rev() {
        assert_eq!(desk.ask(&["redo"])["kind"], *kind);
    }
    assert_eq!(shown("05.6"), after);
    assert_eq!(desk.run(&["redo"]).code, 1, "there is nothing left to do again");
    assert_eq!(desk.ask(&["journal", "verify"])["ok"], true);
    let acts = desk.ask(&["journal", "list", "--limit", "3"]);
    assert!(acts[0]["kind"] == "redo" && acts[0]["actor"] == "Tổ thư ký", "{acts}");
}

#[test]
fn a_task_assigned_outside_a_meeting_is_in_force_at_once() {
    let desk = Desk::sample();
    let work = "Báo cáo lộ trình đưa dịch vụ công lên Cổng Dịch vụ công quốc gia";
    let done = desk.ask(&[
        "task",
        "assign",
        work,
        "--lead",
        "SYT",
        "--lead",
        "so tai chinh",
        "--coordinating",
        "STTTT",
        "--due-on",
        "2022-11-30",
    ]);
    let tasks = done["tasks"].as_array().unwrap();
    let leads: Vec<&str> = tasks.iter().filter_map(|task| task["lead"]["short_name"].as_str()).collect();
    assert_eq!(leads, ["Sở Y tế", "Sở Tài chính"], "a share for each");
    assert!(tasks.iter().all(|task| task["work"] == work && task["due_on"] == "2022-11-30"), "{done}");
    let code = tasks[0]["code"].as_str().unwrap();
    assert_eq!(desk.ask(&["task", "show", code])["row"], tasks[0]);
    assert_eq!(desk.ask(&["undo"])["kind"], "task_assign");
    assert_eq!(desk.run(&["task", "show", code]).code, 3, "it was never there");
    let early = desk.run(&["task", "assign", work, "--lead", "SYT", "--due-on", "2022-01-01"]);
    assert_eq!(early.code, 5, "due before it was given: {early:?}");
}

#[test]
fn who_acts_stands_in_the_journal() {
    let desk = Desk::sample();
    assert_eq!(desk.run(&["--actor", "Lê Thị Hoà", "task", "progress", "05.6", "Đang làm"]).code, 0);
    assert_eq!(desk.ask(&["journal", "list", "--limit", "1"])[0]["actor"], "Lê Thị Hoà");
}

#[test]
fn the_sample_is_made_once_and_always_the_same() {
    let desk = Desk::empty();
    let made = desk.ask(&["sample", "create"]);
    let again = desk.run(&["sample", "create"]);
    assert_eq!((again.code, again.out.as_str()), (4, ""), "a file that is there is not written over");
    assert!(again.err.contains("Đã có tệp"), "{again:?}");
    assert_eq!(desk.run(&["task", "progress", "05.6", "Đang làm"]).code, 0);
    let forced = desk.ask(&["sample", "create", "--force"]);
    assert_eq!(made, forced, "the same data gives the same seal, and force brings it back");
    assert_eq!(desk.names(), ["Ban Chỉ đạo.nghisu"], "one file at rest");
    assert!(made["n_acts"].as_i64() > Some(200), "{made}");
    assert!(
        desk.ask(&["unit", "list"]).as_array().is_some_and(|units| units.len() > 200),
        "every commune is there"
    );
    let nowhere = desk.run_bare(&["--file", "no/such/a.nghisu", "sample", "create"]);
    assert_eq!(nowhere.code, 3, "{nowhere:?}");
}

#[test]
fn without_a_file_it_is_the_sample_of_the_data_folder() {
    let desk = Desk::empty();
    let made = desk.run_bare(&["sample", "create"]);
    assert_eq!(made.code, 0, "{made:?}");
    assert!(desk.place("data").join("ban-chi-dao-mau.nghisu").is_file(), "where the window looks for it");
    assert_eq!(desk.run_bare(&["task", "list"]).code, 0);
}

#[test]
fn a_synthetic_committee_has_its_size_and_repeats_itself() {
    let make = |seed: &str| {
        let desk = Desk::empty();
        let made = desk.ask(&[NOW, &["sample", "create", "--tasks", "1200", "--seed", seed]].concat());
        assert_eq!(desk.run(&["check"]).code, 0);
        let board = desk.ask(&[NOW, &["task", "list"]].concat());
        let rows = board["rows"].as_array().unwrap().len();
        assert_eq!(rows, 1200, "every row, whatever the size of a page");
        made["seal"].clone()
    };
    assert_eq!(make("7"), make("7"));
    assert_ne!(make("7"), make("8"));
}

#[test]
fn a_copy_is_made_listed_and_put_back() {
    let desk = Desk::sample();
    assert_eq!(desk.run(&["check"]).code, 0);
    assert_eq!(desk.run(&["check", "--fail-on", "notes"]).code, 6, "there is no copy yet");
    let copy = desk.ask(&["backup", "create"]);
    assert_eq!(desk.run(&["check", "--fail-on", "notes"]).code, 0);
    let before = desk.ask(&["task", "show", "05.6"]);
    assert_eq!(desk.run(&["task", "progress", "05.6", "Đang làm", "--percent", "60"]).code, 0);
    assert_eq!(desk.run(&["check", "--fail-on", "notes"]).code, 6, "the copy lacks an act");
    assert_eq!(desk.ask(&["backup", "list"])[0], copy);
    let changed = desk.digest();
    let asked = desk.run(&["backup", "restore", "1"]);
    assert_eq!((asked.code, asked.out.as_str()), (2, ""), "without a terminal nobody is asked: {asked:?}");
    assert!(asked.err.contains("--yes"), "{asked:?}");
    assert_eq!(desk.digest(), changed);
    assert_eq!(desk.run(&["backup", "restore", "2", "--yes"]).code, 3);
    let restored = desk.ask(&["backup", "restore", "1", "--yes"]);
    assert!(
        std::path::Path::new(restored["aside"].as_str().unwrap()).is_dir(),
        "what was there is kept aside"
    );
    assert_eq!(desk.ask(&["task", "show", "05.6"]), before);
}

#[test]
fn a_copy_is_found_when_the_file_is_lost() {
    let desk = Desk::sample();
    desk.ask(&["backup", "create"]);
    std::fs::remove_file(&desk.file).unwrap();
    assert_eq!(desk.ask(&["backup", "list"]).as_array().map(Vec::len), Some(1));
    assert_eq!(desk.run(&["backup", "restore", "1", "--yes"]).code, 0);
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn the_day_of_the_sample_is_its_own_and_a_given_day_wins() {
    let desk = Desk::sample();
    assert_eq!(desk.ask(&["task", "list"])["as_of"], "2022-10-10");
    assert_eq!(desk.ask(&["--today", "2022-10-12", "task", "list"])["as_of"], "2022-10-12");
    assert_eq!(
        desk.ask(&["--now", "2022-10-11T23:30:00Z", "task", "list"])["as_of"],
        "2022-10-12",
        "UTC + 7 h"
    );
}

#[test]
fn a_notice_is_undone_until_its_paper_has_left_and_then_withdrawn() {
    let desk = Desk::sample();
    assert_eq!(desk.ask(&["notice", "withdraw", "2022-1", "Sai thời hạn"])["number"], "05/TB-BCĐ");
    let issued = desk.ask(&["notice", "issue", "2022-1"]);
    assert_eq!(desk.ask(&["undo"])["kind"], "notice_issue");
    assert_eq!(desk.ask(&["redo"])["kind"], "notice_issue");
    assert_eq!(desk.run(&["paper", "notice", "--review", "2022-1", "--out", "tb.pdf"]).code, 0);
    assert_eq!(desk.run(&["paper", "notice", "--review", "2022-1", "--out", "tb2.pdf"]).code, 0);
    let line = &desk.ask(&["journal", "list", "--limit", "2"])[0];
    assert_eq!((&line["kind"], &line["facts"]["file"]), (&"notice_export".into(), &"tb.pdf".into()));
    assert_eq!(line["undoable"], false);
    for (lang, words) in [("vi", "đã rời chương trình"), ("en", "has left the program")] {
        let said = desk.run(&["--lang", lang, "undo"]);
        assert!(said.code == 4 && said.err.contains(words), "{said:?}");
    }
    let open =
        desk.ask(&["task", "list", "--review", "2022-1", "--standing", "no_deadline"])["rows"][0].clone();
    let task = open["id"].as_str().expect("the new notice has tasks without a deadline");
    assert_eq!(desk.run(&["task", "progress", task, "Đang làm"]).code, 0);
    assert_eq!(desk.ask(&["undo"])["kind"], "task_progress", "what came after is undone as ever");
    let withdrawn = desk.ask(&["notice", "withdraw", "2022-1", "Sai nữa"]);
    assert_eq!(withdrawn["number"], issued["number"]);
    assert_ne!(desk.ask(&["notice", "issue", "2022-1"])["number"], issued["number"], "its number stays used");
    assert_eq!(desk.run(&["check"]).code, 0);
    assert_eq!(desk.run(&["task", "list", "--as-of", "2022-09-30"]).code, 0, "the past is shown as ever");
}

#[test]
fn the_trash_is_listed_and_emptied_after_thirty_days() {
    let desk = Desk::sample();
    let none = desk.run(&["trash", "list"]);
    assert!(none.code == 0 && none.err.contains("trống"), "{none:?}");
    assert_eq!(desk.run(&["notice", "withdraw", "2022-1", "Sai thời hạn"]).code, 0);
    let trash = desk.ask(&["trash", "list"]);
    let all = trash.as_array().unwrap();
    assert!(!all.is_empty() && all.iter().all(|it| it["noun"] == "task" && it["days_left"] == 30), "{trash}");
    assert_eq!(all[0]["actor"], "Tổ thư ký");
    let back = desk.run(&["trash", "restore", "1"]);
    assert!(back.code == 4 && back.err.contains("đã thu hồi"), "{back:?}");
    assert_eq!(desk.run(&["trash", "restore", "999"]).code, 3);
    assert_eq!(desk.run(&["trash", "empty"]).code, 2, "nobody is asked without a terminal");
    let early = desk.run(&["trash", "empty", "--yes"]);
    assert!(early.code == 1 && early.err.contains("30 ngày"), "{early:?}");
    let later = ["--now", "2022-11-20T08:00:00+07:00"];
    let kept = all.iter().filter(|it| !it["kept"].is_null()).count();
    let done = desk.ask(&[&later[..], &["trash", "empty", "--yes"]].concat());
    assert_eq!(done["n_records"].as_u64(), u64::try_from(all.len() - kept).ok());
    assert_eq!(desk.ask(&["trash", "list"]).as_array().map(Vec::len), Some(kept));
    assert_eq!(desk.run(&["check"]).code, 0);
    assert_eq!(desk.run(&["undo"]).code, 1, "never undone");
}

#[test]
fn a_place_that_is_no_good_for_a_file_is_told() {
    let desk = Desk::empty();
    std::fs::create_dir(desk.place("OneDrive - Sở TTTT")).unwrap();
    let file = "OneDrive - Sở TTTT/bcd.nghisu";
    for (lang, words) in [("vi", "thư mục đồng bộ (OneDrive)"), ("en", "synchronised folder (OneDrive)")]
    {
        let made = desk.run_bare(&["--lang", lang, "--file", file, "sample", "create", "--force"]);
        assert!(made.code == 0 && made.err.contains(words), "{made:?}");
    }
    assert_eq!(desk.run_bare(&["--file", file, "backup", "create"]).code, 0);
    let checked = desk.run_bare(&["--file", file, "check", "--fail-on", "notes"]);
    assert!(checked.code == 6 && checked.out.contains("OneDrive"), "{checked:?}");
}

#[test]
fn every_briefing_paper_is_written_as_of_any_day_and_changes_nothing() {
    let desk = Desk::sample();
    let before = desk.digest();
    for kind in ["unit-sheet", "task-list", "ranking", "extract", "pack", "chair-book"] {
        for day in ["2022-07-27", "2022-10-10", "2022-12-31"] {
            let out = format!("{kind}-{day}.pdf");
            let answer = desk.ask(&["paper", kind, "--review", "2022-1", "--as-of", day, "--out", &out]);
            assert_eq!((&answer["kind"], &answer["as_of"]), (&kind.replace('-', "_").into(), &day.into()));
            assert!(answer["n_pages"].as_u64().is_some_and(|n| n > 0), "{answer}");
        }
    }
    let late = ["paper", "task-list", "--standing", "overdue", "--unit", "SYT", "--group", "week"];
    assert_eq!(desk.run(&[&late[..], &["--out", "late.pdf"]].concat()).code, 0);
    let taken = desk.run(&["paper", "ranking", "--out", "late.pdf"]);
    assert_eq!(taken.code, 4, "a file that is there is not replaced: {taken:?}");
    assert_ne!(
        desk.run(&["paper", "pack", "--out", "pack.docx"]).code,
        0,
        "a briefing paper is no Word file"
    );
    assert_eq!(desk.digest(), before, "printing changes nothing");
}
