//! Preparing without a window: a committee is founded, its units are registered, reviews are opened.

use super::Desk;

const NOW: [&str; 2] = ["--now", "2025-01-06T08:00:00+07:00"];

fn founded() -> Desk {
    let desk = Desk::empty();
    let found = ["committee", "found", "--name", "Ban Chỉ đạo Chuyển đổi số tỉnh", "--short-name", "BCĐ CĐS"];
    let said = desk.run(&[&NOW[..], &found].concat());
    assert_eq!(said.code, 0, "{said:?}");
    let again = desk.run(&[&NOW[..], &found].concat());
    assert_eq!(again.code, 4, "a file that is there is not replaced: {again:?}");
    for (code, name) in [("STTTT", "Sở Thông tin và Truyền thông"), ("SYT", "Sở Y tế")] {
        let unit = ["unit", "register", "--code", code, "--kind", "department", "--name", name, "--member"];
        assert_eq!(desk.run(&[&NOW[..], &unit].concat()).code, 0);
    }
    desk
}

#[test]
fn a_new_committee_registers_its_units_and_opens_its_first_review() {
    let desk = founded();
    let units = desk.ask(&["unit", "list"]);
    assert_eq!((units[0]["code"].as_str(), units[1]["protocol_order"].as_i64()), (Some("STTTT"), Some(2)));
    let twice = desk.run(&["unit", "register", "--code", "syt", "--kind", "bank", "--name", "Khác"]);
    assert!(twice.code == 4 && twice.err.contains("syt"), "{twice:?}");
    let nameless = desk.run(&["unit", "register", "--code", "X", "--kind", "bank"]);
    assert!(nameless.code == 5 && nameless.err.contains("tên"), "{nameless:?}");
    let plan = desk.ask(&[&NOW[..], &["review", "open", "--preview"]].concat());
    assert_eq!((plan["year"].as_i64(), plan["span"].as_str()), (Some(2025), Some("first_half")));
    assert_eq!(desk.ask(&["review", "list"]), serde_json::json!([]), "a preview writes nothing");
    let opened = desk.ask(&[&NOW[..], &["review", "open", "--held-on", "2025-06-24"]].concat());
    assert_eq!(opened["review"]["held_on"], "2025-06-24");
    let shown = desk.ask(&["review", "show", "2025-1"]);
    assert_eq!(shown["meeting"]["title"], "Phiên sơ kết năm 2025 của Ban Chỉ đạo");
    assert_eq!(shown["record"]["reports_due_on"], "2025-06-17", "two working days after 14 June 2025");
    let again = desk.run(&["review", "open", "--year", "2025", "--span", "first_half"]);
    assert_eq!(again.code, 4, "a review is opened once: {again:?}");
    assert_eq!(desk.ask(&["undo"])["kind"], "review_open");
}

#[test]
fn the_windows_of_a_committee_follow_its_settings() {
    let desk = founded();
    let cycle = ["committee", "cycle", "--first-half", "1/1", "--second-half", "1/7", "--report-days", "5"];
    assert_eq!(desk.ask(&cycle)["report_days"], 5);
    let plan = desk.ask(&[&NOW[..], &["review", "open", "--preview"]].concat());
    assert_eq!(
        (&plan["period_from_on"], &plan["period_to_on"]),
        (&"2025-01-01".into(), &"2025-06-30".into())
    );
    assert_eq!(plan["reports_due_on"], "2025-07-07");
    assert_eq!(desk.run(&["committee", "cycle", "--first-half", "29/2"]).code, 5, "not every year has it");
    assert_eq!(desk.run(&["committee", "cycle", "--first-half", "mai"]).code, 2);
}

#[test]
fn units_are_renamed_merged_and_ended_and_their_old_names_lead_on() {
    let desk = Desk::sample();
    let renamed = desk.ask(&[
        "unit",
        "rename",
        "STTTT",
        "--on",
        "2022-10-01",
        "--reason",
        "Nghị quyết số 18",
        "--with-tasks",
        "--code",
        "SKHCN",
        "--name",
        "Sở Khoa học và Công nghệ",
        "--short-name",
        "Sở KH&CN",
    ]);
    let moved = renamed["moved"].as_array().unwrap().len();
    assert!(moved > 0, "it led open tasks: {renamed}");
    let card = desk.ask(&["unit", "show", "so tt&tt"])["card"].clone();
    assert_eq!(
        (&card["unit"]["code"], &card["predecessors"][0]["short_name"]),
        (&"SKHCN".into(), &"Sở TT&TT".into())
    );
    assert_eq!(card["n_open"].as_u64(), Some(moved as u64));
    let old = desk.ask(&["unit", "show", "STTTT"]);
    assert_eq!(old["card"]["unit"]["valid_to_on"], "2022-09-30");
    assert_eq!(old["history"][0]["kind"], "unit_rename");

    let leads = desk.run(&["unit", "retire", "SYT", "--last", "2022-09-30", "--reason", "Giải thể"]);
    assert!(leads.code == 4 && leads.err.contains("chủ trì"), "{leads:?}");
    let merge =
        ["unit", "merge", "819", "820", "--into", "817", "--on", "2022-10-01", "--reason", "Nghị quyết"];
    let merged = desk.ask(&merge);
    assert_eq!(merged["units"].as_array().unwrap().len(), 3);
    let past = desk.run(&["unit", "merge", "821", "--into", "820", "--on", "2022-10-01", "--reason", "Sai"]);
    assert!(past.code == 4 && past.err.contains("kết thúc"), "nobody goes on in what has ended: {past:?}");
    let arranged = desk.ask(&["unit", "arrange", "SYT", "SNV"]);
    assert!(arranged["seq"].is_i64(), "{arranged}");
    for kind in ["unit_arrange", "unit_merge", "unit_rename"] {
        assert_eq!(desk.ask(&["undo"])["kind"], kind);
    }
    assert_eq!(desk.ask(&["journal", "verify"])["ok"], true);
}
