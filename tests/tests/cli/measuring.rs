//! Indicators and the ranking: figures from a unit to the places they make, sets and targets, all without a window.

use super::Desk;

fn place(desk: &Desk, more: &[&str], unit: &str) -> (i64, i64) {
    let ranking = desk.ask(&[&["ranking"], more].concat());
    let rows =
        ranking["leagues"].as_array().unwrap().iter().flat_map(|league| league["rows"].as_array().unwrap());
    let row = rows.into_iter().find(|row| row["unit"]["short_name"] == unit).expect("it is ranked");
    (row["placed"]["place"].as_i64().unwrap(), row["placed"]["score"].as_i64().unwrap())
}

#[test]
fn a_proposed_figure_moves_nobody_and_an_accepted_one_does() {
    let desk = Desk::sample();
    let before = place(&desk, &[], "Sở Tài chính");
    assert_eq!(before, (10, 422_402));
    let record =
        ["indicator", "record", "CQG", "70/79", "--unit", "Sở Tài chính", "--on", "2022-10-07", "--proposed"];
    assert_eq!(desk.run(&record).code, 0);
    assert_eq!(place(&desk, &[], "Sở Tài chính"), before, "what waits counts for nothing");
    let waiting = desk.ask(&["indicator", "figures", "--undecided"]);
    assert_eq!(waiting.as_array().unwrap().len(), 1);
    assert_eq!(waiting[0]["accepted"]["numerator"], 36, "beside what it would replace");
    assert_eq!(desk.run(&["indicator", "return", "Chưa đủ dịch vụ", "--unit", "Sở Tài chính"]).code, 0);
    assert_eq!(desk.ask(&["undo"])["kind"], "indicator_return");
    let accepted = desk.ask(&["indicator", "accept", "--all"]);
    assert_eq!(accepted["kind"], "indicator_accept");
    // 70 of 79 is above the target: the lost 200 of 700 come back. 0,422402 + 2/7 = 0,708116.
    assert_eq!(place(&desk, &[], "Sở Tài chính"), (6, 708_116));
    assert_eq!(desk.run(&["indicator", "accept", "--all"]).code, 3, "nothing waits any more");
    assert_eq!(desk.ask(&["undo"])["kind"], "indicator_accept");
    assert_eq!(place(&desk, &[], "Sở Tài chính"), before);
}

#[test]
fn weights_are_tried_and_not_kept() {
    let desk = Desk::sample();
    let seal = desk.ask(&["journal", "verify"])["seal"].clone();
    let tried = place(&desk, &["--weights", "DVC2=0,TTTT=0,CQG=0"], "Sở Tài chính");
    assert_eq!(tried, (1, 1_000_000), "by services with files alone it has reached its target");
    assert_eq!(place(&desk, &[], "Sở Tài chính").0, 10);
    assert_eq!(desk.ask(&["journal", "verify"])["seal"], seal, "asking changes nothing");
    let said = desk.run(&["ranking", "--league", "district", "--weights", "TCNS=500"]);
    assert!(said.code == 0 && said.err.contains("không lưu"), "{said:?}");
    assert_eq!(desk.run(&["ranking", "--weights", "TCNS"]).code, 5);
    assert_eq!(desk.run(&["ranking", "--weights", "XYZ=1"]).code, 3);
}

#[test]
fn a_yes_names_its_paper_and_a_kind_of_unit_has_its_target() {
    let desk = Desk::sample();
    let record = ["indicator", "record", "KH370", "có", "--unit", "Sở GTVT", "--on", "2022-10-07"];
    let refused = desk.run(&record);
    assert!(refused.code == 5 && refused.err.contains("KH370"), "{refused:?}");
    assert_eq!(desk.run(&[&record[..], &["--evidence", "61/KH-SGTVT"]].concat()).code, 0);
    let shown = desk.ask(&["indicator", "show", "KH370", "--set", "Triển khai Kế hoạch 370"]);
    assert_eq!(shown["whole"]["value"]["numerator"], 8);
    assert_eq!(shown["whole"]["n_unknown"], 2, "two have said nothing: neither yes nor no");
    let target = ["indicator", "target", "CQG", "60/100", "--kind", "district", "--due", "2022-12-31"];
    assert_eq!(desk.run(&[&target[..], &["--initial", "480/1000"]].concat()).code, 0);
    let shown = desk.ask(&["indicator", "show", "CQG"]);
    let target_of = |unit: &str| {
        let units = shown["units"].as_array().unwrap();
        let found = units.iter().find(|row| row["unit"]["short_name"] == unit).unwrap();
        found["cell"]["target"]["numerator"].as_i64().unwrap()
    };
    assert_eq!((target_of("H. Cái Bè"), target_of("Sở Y tế")), (60, 70));
}

#[test]
fn a_set_is_written_out_changed_and_adopted_as_its_next_version() {
    let desk = Desk::sample();
    let mut set = desk.ask(&["indicator", "set", "--describe", "Chỉ số theo dõi của Ban Chỉ đạo"]);
    set["version"] = "2022, sửa đổi".into();
    set["effective_on"] = "2022-10-01".into();
    set["indicators"].as_array_mut().unwrap().truncate(4);
    let file = desk.place("bo-chi-so.json");
    std::fs::write(&file, set.to_string()).unwrap();
    let adopted = desk.run(&["indicator", "set", "--adopt", file.to_str().unwrap()]);
    assert_eq!(adopted.code, 0, "{adopted:?}");
    let list = desk.ask(&["indicator", "list"]);
    assert_eq!(list["columns"].as_array().unwrap().len(), 4);
    assert_eq!(list["whole"][0]["value"]["numerator"], 580, "figures go on in the new version");
    assert_eq!(place(&desk, &[], "Sở Nội vụ"), (1, 994_560), "and so do targets and places");
    let again = desk.run(&["indicator", "set", "--adopt", file.to_str().unwrap()]);
    assert_eq!(again.code, 4, "a version is adopted once: {again:?}");
}

#[test]
fn the_board_leaves_as_a_list_that_can_be_added_up() {
    let desk = Desk::sample();
    let out = desk.place("chi-so.csv");
    let set = "Triển khai Kế hoạch 370";
    let made = desk.ask(&["ranking", "--set", set, "--out", out.to_str().unwrap()]);
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(text.contains("Sở Nội vụ") && text.contains("chưa có số liệu"), "silence is told as silence");
    assert!(text.contains("70% (7/10)"), "seven of ten have their plan: {text}");
    assert_eq!(made["form"], "csv");
    assert_eq!(
        desk.run(&["ranking", "--out", out.to_str().unwrap()]).code,
        4,
        "never over a file that is there"
    );
    assert_eq!(desk.run(&["ranking", "--out", desk.place("a.pdf").to_str().unwrap()]).code, 2);
}

#[test]
fn a_directive_is_measured_and_says_how_far_it_is_from_its_path() {
    let desk = Desk::sample();
    let measured = |day: &[&str]| desk.ask(&[&["task", "show", "05.7"], day].concat())["measured"].clone();
    // 24 of 58 on the day of the meeting, 70 % by 31 October: 76 of 97 days ask for 41,3 + 22,4 %.
    let now = measured(&[]);
    assert_eq!(now["required"]["numerator"], 637);
    assert_eq!((&now["course"]["is"], &now["course"]["by"]["numerator"]), (&"behind".into(), &51.into()));
    let then = measured(&["--as-of", "2022-08-16"]);
    assert_eq!(then["course"]["since_on"], "2022-07-26", "nobody had said anything since");
    assert!(
        measured(&["--as-of", "2022-08-15"]).is_object() && measured(&["--as-of", "2022-08-14"]).is_null()
    );
    let said = desk.run(&["task", "show", "05.7"]);
    assert!(said.out.contains("Thấp hơn lộ trình 5,1 điểm phần trăm"), "{said:?}");

    let measure = |more: &[&str]| desk.run(&[&["task", "measure", "06.2"], more].concat());
    assert_eq!(measure(&["--indicator", "DVC2", "--target", "40%"]).code, 0);
    let shown = desk.ask(&["task", "show", "06.2"])["measured"].clone();
    assert_eq!((&shown["indicator"]["code"], &shown["target"]["numerator"]), (&"DVC2".into(), &40.into()));
    assert_eq!(desk.ask(&["undo"])["kind"], "directive_measure");
    assert!(desk.ask(&["task", "show", "06.2"])["measured"].is_null());
    assert_eq!(measure(&["--indicator", "DVC2", "--target", "40"]).code, 5, "a share says of what");
    assert_eq!(measure(&["--indicator", "XYZ", "--target", "40%"]).code, 3);
    assert_eq!(measure(&["--indicator", "DVC2"]).code, 2, "an indicator alone is no measure");

    let assign = ["task", "assign", "Xử lý hồ sơ trực tuyến", "--lead", "Sở Y tế", "--due-on", "2022-12-01"];
    let made = desk.ask(&[&assign[..], &["--indicator", "DVC2", "--target", "60%"]].concat());
    let code = made["task"]["code"].as_str().unwrap().to_owned();
    assert_eq!(desk.ask(&["task", "show", &code])["measured"]["target"]["numerator"], 60);
}
