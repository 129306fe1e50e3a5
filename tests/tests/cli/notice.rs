//! Going over a notice by its clauses, and what a corrected one says of the one it replaces.

use super::Desk;

fn clauses(desk: &Desk) -> Vec<String> {
    let shown = desk.ask(&["notice", "show", "2022-1"]);
    let clauses = shown["clauses"].as_array().unwrap().iter();
    clauses.map(|clause| clause["directive"]["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_draft_is_edited_clause_by_clause_and_every_edit_taken_back() {
    let desk = Desk::sample();
    assert_eq!(desk.run(&["notice", "withdraw", "2022-1", "Sai thời hạn"]).code, 0);
    let before = clauses(&desk);
    let edits: [(&[&str], &str); 5] = [
        (&["notice", "reword", "2022-1", "1", "Các xã thành lập ban chỉ đạo."], "directive_edit"),
        (&["notice", "move", "2022-1", "1", "3"], "directive_arrange"),
        (&["notice", "drop", "2022-1", "2"], "directive_trash"),
        (&["notice", "recipients", "2022-1", "--line", "Sở Y tế", "--line", "UBND các huyện"], "notice_edit"),
        (&["notice", "assess", "2022-1", "Đã có tiến bộ."], "notice_edit"),
    ];
    for (edit, _) in edits {
        let done = desk.ask(edit);
        assert!(done["seq"].is_i64(), "{edit:?}: {done}");
    }
    let after = clauses(&desk);
    assert_eq!(after.len(), before.len() - 1);
    assert_eq!((&after[0], after[1].as_str()), (&before[1], "Các xã thành lập ban chỉ đạo."));
    let said = desk.run(&["notice", "show", "2022-1"]);
    for words in
        ["Thay thế Thông báo 05/TB-BCĐ", "Khác 05/TB-BCĐ ở: ", "Đã bỏ: “", "- Sở Y tế;", "Đã có tiến bộ."]
    {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    for (_, kind) in edits.iter().rev() {
        assert_eq!(desk.ask(&["undo"])["kind"], *kind);
    }
    assert_eq!(clauses(&desk), before);
    assert_eq!(desk.run(&["notice", "reword", "2022-1", "99", "Không có"]).code, 3);
}

#[test]
fn an_issued_notice_is_not_edited_and_a_corrected_one_says_what_it_replaces() {
    let desk = Desk::sample();
    let frozen = desk.run(&["notice", "reword", "2022-1", "1", "Khác"]);
    assert!(frozen.code != 0 && frozen.err.contains("CĐ-01"), "{frozen:?}");
    assert_eq!(desk.run(&["notice", "recipients", "2022-1", "--line", "Ai đó"]).code, 4);
    assert_eq!(desk.run(&["notice", "withdraw", "2022-1", "Sai thời hạn"]).code, 0);
    desk.ask(&["notice", "reword", "2022-1", "1", "Các xã thành lập ban chỉ đạo."]);
    let issued = desk.ask(&["notice", "issue", "2022-1"]);
    assert_ne!(issued["number"], "05/TB-BCĐ", "the number stays used");
    let shown = desk.ask(&["notice", "show", "2022-1"]);
    assert_eq!(shown["replaces"], "05/TB-BCĐ");
    assert_eq!(shown["clauses"][0]["before"]["changed"][0], "text");
    let task = desk.ask(&["task", "list", "--review", "2022-1", "--text", "CĐ-01"]);
    assert!(task.is_array() || task.is_object(), "{task}");
    let sheet = desk.ask(&["task", "show", "01.2"]);
    assert_eq!(sheet["before"]["notice"], "05/TB-BCĐ", "the tracker shows which clause changed: {sheet}");
}
