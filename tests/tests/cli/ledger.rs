//! The ledger of proposals and the agenda of the meeting, asked and written.

use super::Desk;

#[test]
fn a_proposal_goes_from_raised_to_forwarded_and_back() {
    let desk = Desk::sample();
    let ledger = desk.ask(&["proposal", "list"]);
    let before = ledger.as_array().unwrap().len();
    let raised = desk.ask(&[
        "proposal",
        "raise",
        "Sở Y tế",
        "Bổ sung máy chủ cho bệnh viện",
        "--to",
        "STTTT",
        "--theme",
        "Hạ tầng",
    ]);
    let code = raised["row"]["code"].as_str().unwrap().to_owned();
    assert_eq!(raised["row"]["direction"], "across");
    assert_eq!(raised["row"]["proposal"]["outcome"], "open");
    let planned =
        desk.ask(&["proposal", "plan", &code, "--by", "Sở TT&TT", "--lead", "STC", "--due", "2023-01-31"]);
    assert_eq!(planned["row"]["answer_by"]["short_name"], "Sở TT&TT");
    assert_eq!(
        planned["row"]["proposal"]["planned_answer"],
        serde_json::Value::Null,
        "who answers, not yet what"
    );
    let answered = desk.ask(&["proposal", "plan", &code, "--answer", "Đưa vào dự toán 2023"]);
    assert_eq!(answered["row"]["expected_lead"]["short_name"], "Sở Tài chính", "what is not said stays");
    let open = desk.ask(&["proposal", "list", "--open"]);
    let codes: Vec<&str> = open.as_array().unwrap().iter().filter_map(|row| row["code"].as_str()).collect();
    assert!(!codes.contains(&code.as_str()) && !codes.is_empty(), "{codes:?}");
    let forwarded = desk.ask(&["proposal", "forward", &code, "82", "--text", "Kiến nghị UBND tỉnh"]);
    assert_eq!(forwarded["row"]["proposal"]["outcome"], "forwarded");
    assert!(forwarded["row"]["forwarded_to"]["short_name"].as_str().unwrap().contains("UBND"), "{forwarded}");
    let again = desk.ask(&["proposal", "answer", &code, "Chuyển kỳ sau", "--outcome", "carried"]);
    assert_eq!(again["row"]["forwarded_to"], serde_json::Value::Null, "it is with nobody above any more");
    for _ in 0..5 {
        assert_eq!(desk.run(&["undo"]).code, 0);
    }
    assert_eq!(desk.ask(&["proposal", "list"]).as_array().unwrap().len(), before);
    assert_eq!(desk.ask(&["proposal", "list"]), ledger, "every cell is as it was");
}

#[test]
fn a_proposal_that_is_not_there_is_not_found_and_nothing_is_written() {
    let desk = Desk::sample();
    let seal = desk.ask(&["journal", "verify"]);
    let said = desk.run(&["proposal", "answer", "ĐN-77", "Rồi"]);
    assert_eq!(said.code, 3, "{said:?}");
    let said = desk.run(&["proposal", "forward", "ĐN-01", "Bộ Không Có"]);
    assert_ne!(said.code, 0, "{said:?}");
    assert_eq!(desk.ask(&["journal", "verify"]), seal);
}

#[test]
fn the_agenda_is_laid_down_from_what_was_shown() {
    let desk = Desk::sample();
    let view = desk.ask(&["meeting", "agenda"]);
    assert_eq!((view["minutes"].as_i64(), view["over_minutes"].as_i64()), (Some(150), Some(0)), "{view}");
    assert_eq!(view["ends_at"], "16:30:00");
    let rows = view["rows"].as_array().unwrap();
    let item = |row: &serde_json::Value, minutes: i64| {
        serde_json::json!({
            "id": row["id"], "title": row["title"], "budget_minutes": minutes, "presenter_id": null,
            "private_note": null, "items": [],
        })
    };
    let plan =
        serde_json::json!({ "ends_at": "15:00:00", "items": [item(&rows[1], 45), item(&rows[0], 30)] });
    let laid = desk.ask_with(&["meeting", "agenda", "--lay"], &plan.to_string());
    let agenda = &laid["agenda"];
    assert_eq!(agenda["rows"][0]["id"], rows[1]["id"], "it is the same item in another place");
    assert_eq!((agenda["minutes"].as_i64(), agenda["over_minutes"].as_i64()), (Some(75), Some(15)));
    let said = desk.run_with(&["meeting", "agenda", "--lay"], "{");
    assert_eq!(said.code, 5, "{said:?}");
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.ask(&["meeting", "agenda"]), view);
}

#[test]
fn a_review_is_shown_with_what_is_missing() {
    let desk = Desk::sample();
    let shown = desk.ask(&["review", "show", "2022-2"]);
    let workspace = &shown["workspace"];
    assert_eq!(workspace["ledger"].as_array().unwrap().len(), 4);
    assert_eq!(workspace["previous"]["span"], "first_half");
    assert!(workspace["earlier"].as_array().unwrap().len() == 10, "{}", workspace["earlier"]);
    assert!(workspace["reports"].as_array().unwrap().iter().all(|row| row["days_late"] == 0));
    let lines = desk.run(&["review", "show", "2022-2"]);
    assert!(lines.out.contains("chưa có phương án 2"), "{lines:?}");
}
