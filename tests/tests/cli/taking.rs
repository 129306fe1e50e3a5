//! Running tasks taken over by the command line: shown first, refused by the cell, one act, and hostile files change
//! nothing.

use super::Desk;

const LIST: &str = "Nhiệm vụ,Đơn vị chủ trì,Ngày giao,Hạn\r\n\
                    Xây dựng kho dữ liệu dùng chung,Sở TT&TT,05/03/2022,31/12/2022\r\n\
                    Việc thiếu ngày,Sở Y tế,,\r\n";

#[test]
fn a_preview_writes_nothing_and_names_the_wrong_cell() {
    let desk = Desk::sample();
    std::fs::write(desk.place("ds.csv"), LIST).unwrap();
    let before = desk.digest();
    let shown = desk.ask(&["task", "import", "ds.csv", "--preview"]);
    assert_eq!(
        (&shown["n_rows"], &shown["n_good"], &shown["coding"]),
        (&2.into(), &1.into(), &"utf8".into())
    );
    let fault = &shown["lines"][0]["faults"][0];
    assert_eq!((&fault["cell"], &fault["reason"]["code"]), (&"C3".into(), &"text_empty".into()));
    let refused = desk.run(&["task", "import", "ds.csv"]);
    assert_eq!((refused.code, refused.out.as_str()), (5, ""), "{refused:?}");
    assert_eq!(desk.digest(), before, "nothing came in");
}

#[test]
fn good_rows_come_in_alone_when_that_is_asked_and_one_undo_takes_them_back() {
    let desk = Desk::sample();
    std::fs::write(desk.place("ds.csv"), LIST).unwrap();
    let before = desk.ask(&["task", "list"]);
    let done = desk.ask(&["task", "import", "ds.csv", "--good-rows"]);
    assert_eq!(done["task_ids"].as_array().unwrap().len(), 1);
    let found = desk.ask(&["task", "list", "--text", "kho dữ liệu dùng chung"]);
    let row = &found["rows"][0];
    assert_eq!((&row["assigned_on"], &row["due_on"]), (&"2022-03-05".into(), &"2022-12-31".into()));
    let again = desk.run(&["task", "import", "ds.csv", "--good-rows"]);
    assert_ne!(again.code, 0, "the same list twice brings nothing: {again:?}");
    desk.ask(&["undo"]);
    assert_eq!(desk.ask(&["task", "list"]), before);
}

#[test]
fn letters_from_before_unicode_come_in_only_when_somebody_agrees() {
    let desk = Desk::sample();
    let tcvn3 = "NhiÖm vô,§¬n vÞ chñ tr×,Ngµy giao\nRµ so¸t thñ tôc hµnh chÝnh,Së Y tÕ,1/3/2022\n";
    let bytes: Vec<u8> = tcvn3.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    std::fs::write(desk.place("cu.csv"), bytes).unwrap();
    let shown = desk.ask(&["task", "import", "cu.csv", "--preview"]);
    assert_eq!((&shown["coding"], &shown["n_good"]), (&"tcvn3".into(), &1.into()));
    assert_eq!(shown["lines"][0]["work"], "Rà soát thủ tục hành chính");
    let before = desk.digest();
    let asked = desk.run(&["task", "import", "cu.csv"]);
    assert_eq!(asked.code, 5, "{asked:?}");
    assert!(asked.err.contains("TCVN3"), "it is named: {}", asked.err);
    for (coding, told) in [("vni", "Nhiệm vụ"), ("utf8", "bảng mã")] {
        let other = desk.run(&["task", "import", "cu.csv", "--coding", coding]);
        assert_eq!(other.code, 5, "read in other letters it is no list: {other:?}");
        assert!(other.err.contains(told), "{}", other.err);
    }
    assert_eq!(desk.digest(), before);
    assert_eq!(desk.run(&["task", "import", "cu.csv", "--coding", "tcvn3"]).code, 0);
}

#[test]
fn a_file_that_cannot_be_read_changes_nothing() {
    let desk = Desk::sample();
    let before = desk.digest();
    std::fs::write(desk.place("a.xlsx"), b"PK\x03\x04 no zip").unwrap();
    std::fs::write(desk.place("b.csv"), b"").unwrap();
    std::fs::write(desk.place("c.csv"), "a,b\n1,2\n").unwrap();
    std::fs::create_dir(desk.place("d.xlsx")).unwrap();
    for (name, code) in [("a.xlsx", 5), ("b.csv", 5), ("c.csv", 5), ("d.xlsx", 5), ("no.csv", 3)] {
        for more in [&["--preview"][..], &["--good-rows"]] {
            let said = desk.run(&[&["task", "import", name], more].concat());
            assert_eq!((said.code, said.out.as_str()), (code, ""), "{name}: {said:?}");
        }
    }
    assert_eq!(desk.digest(), before);
}

#[test]
fn the_empty_sheet_is_one_that_can_be_read() {
    let desk = Desk::sample();
    desk.ask(&["task", "import-form", "--out", "mau.xlsx"]);
    let shown = desk.ask(&["task", "import", "mau.xlsx", "--preview"]);
    assert_eq!((&shown["n_rows"], &shown["unused"]), (&0.into(), &serde_json::json!([])));
    assert_eq!(desk.run(&["task", "import-form", "--out", "mau.xlsx"]).code, 4, "nothing is written over");
    assert_eq!(desk.run(&["task", "import-form", "--out", "mau.csv"]).code, 2);
}

#[test]
fn what_is_to_be_reminded_of_is_told_once() {
    let desk = Desk::sample();
    let all = desk.ask(&["task", "digest"]);
    let overdue = desk.ask(&["task", "list", "--standing", "overdue"]);
    let soon = desk.ask(&["task", "list", "--standing", "due_soon"]);
    assert_eq!(all["fell_due"]["n_tasks"], overdue["n_rows"], "who never looked is told everything");
    assert_eq!(all["due_soon"]["n_tasks"], soon["n_rows"]);
    assert_eq!(desk.ask(&["task", "digest", "--seen", "2022-10-10"]), serde_json::Value::Null);
}

const UNITS: &str = "Mã;Tên đơn vị;Loại;Trực thuộc;Thành viên\nH99;Ủy ban nhân dân huyện Mới;UBND cấp huyện;;Có\n\
                     X99;Ủy ban nhân dân xã Mới;UBND cấp xã;Ủy ban nhân dân huyện Mới;\nX98;;UBND cấp xã;;\n";

#[test]
fn a_list_of_units_is_shown_first_and_one_undo_takes_it_back() {
    let desk = Desk::sample();
    let utf16: Vec<u8> = UNITS.encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(desk.place("dv.txt"), [b"\xFF\xFE".to_vec(), utf16].concat()).unwrap();
    let (before, digest) = (desk.ask(&["unit", "list"]), desk.digest());
    let shown = desk.ask(&["unit", "import", "dv.txt", "--preview"]);
    assert_eq!(
        (&shown["n_rows"], &shown["n_good"], &shown["coding"]),
        (&3.into(), &2.into(), &"utf16".into())
    );
    let fault = &shown["lines"][0]["faults"][0];
    assert_eq!((&fault["cell"], &fault["reason"]["code"]), (&"B4".into(), &"text_empty".into()));
    assert!(
        desk.run(&["unit", "import", "dv.txt", "--preview"]).err.contains("UTF-16"),
        "the letters are named"
    );
    assert_eq!(
        desk.run(&["unit", "import", "dv.txt"]).code,
        5,
        "all or nothing, unless it is said otherwise"
    );
    assert_eq!(desk.digest(), digest, "nothing came in");
    let done = desk.ask(&["unit", "import", "dv.txt", "--good-rows"]);
    assert_eq!(done["unit_ids"].as_array().unwrap().len(), 2);
    let after = desk.ask(&["unit", "list"]);
    let units = after.as_array().unwrap();
    let named = |code: &str| units.iter().find(|unit| unit["code"] == code).unwrap();
    assert_eq!(named("X99")["parent_id"], named("H99")["id"], "its parent came in the row above");
    assert_ne!(
        desk.run(&["unit", "import", "dv.txt", "--good-rows"]).code,
        0,
        "the same list twice brings nothing"
    );
    desk.ask(&["undo"]);
    assert_eq!(desk.ask(&["unit", "list"]), before);
}

#[test]
fn the_empty_sheet_for_units_is_read_as_one() {
    let desk = Desk::sample();
    desk.ask(&["unit", "import-form", "--out", "mau.xlsx"]);
    let shown = desk.ask(&["unit", "import", "mau.xlsx", "--preview"]);
    assert_eq!((&shown["n_rows"], shown["unused"].as_array().unwrap().len()), (&0.into(), 0));
}

#[test]
fn figures_of_a_sheet_wait_to_be_accepted_and_one_undo_takes_them_back() {
    let desk = Desk::sample();
    let codes = desk.ask(&["indicator", "list"]);
    let ratio =
        codes["columns"].as_array().unwrap().iter().find(|one| one["indicator"]["kind"] == "ratio").unwrap();
    let code = ratio["indicator"]["code"].as_str().unwrap();
    let lines = format!(
        "Mã chỉ số;Đơn vị;Số liệu đến ngày;Tử số;Mẫu số\n{code};Sở Y tế;30/9/2022;1.234;2.000\n\
         {code};Sở Nội vụ;30/9/2022;1,5;2\n"
    );
    std::fs::write(desk.place("sl.csv"), lines).unwrap();
    let (digest, waiting) = (desk.digest(), desk.ask(&["indicator", "figures", "--undecided"]));
    let shown = desk.ask(&["indicator", "import", "sl.csv", "--preview"]);
    assert_eq!((&shown["n_rows"], &shown["n_good"]), (&2.into(), &1.into()));
    let fault = &shown["lines"][0]["faults"][0];
    assert_eq!((&fault["cell"], &fault["reason"]["code"]), (&"D3".into(), &"cell_unread".into()));
    assert_eq!(desk.run(&["indicator", "import", "sl.csv"]).code, 5);
    assert_eq!(desk.digest(), digest, "nothing came in");
    desk.ask(&["indicator", "import", "sl.csv", "--good-rows"]);
    let after = desk.ask(&["indicator", "figures", "--undecided"]);
    assert_ne!(after, waiting, "it waits");
    assert!(after.to_string().contains("1234"), "with both of its numbers: {after}");
    desk.ask(&["undo"]);
    assert_eq!(desk.ask(&["indicator", "figures", "--undecided"]), waiting);
}
