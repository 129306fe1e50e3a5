//! Chairing from the command line: the acts of a meeting's life, and what is refused.

use super::Desk;

#[test]
fn a_meeting_begins_closes_and_is_taken_up_again() {
    let desk = Desk::sample();
    let before = desk.ask(&["meeting", "show"]);
    assert_eq!(before["meeting"]["state"], "draft");
    let begun = desk.ask(&["meeting", "start"]);
    assert_eq!(begun["meeting"]["meeting"]["state"], "in_progress");
    let quorum = &begun["meeting"]["sitting"]["quorum"];
    assert!(quorum.is_null(), "the roll has not been called: nobody knows, and it is in nobody's way");
    let begun = desk.run(&["meeting", "next"]);
    assert!(begun.code == 0 && begun.out.contains("đang bàn"), "the first item is on: {begun:?}");
    assert!(desk.ask(&["meeting", "pause"])["meeting"]["sitting"]["paused_at"].is_i64());
    assert_eq!(desk.ask(&["undo"])["kind"], "meeting_pause");
    let closed = desk.run(&["meeting", "close", "--assessment", "Đạt yêu cầu."]);
    assert!(closed.code == 0 && closed.out.contains("Kết thúc lúc"), "{closed:?}");
    assert_eq!(desk.run(&["undo"]).code, 1, "a closed meeting is reopened, not undone");
    assert_eq!(desk.ask(&["meeting", "reopen", "2022-2"])["meeting"]["meeting"]["state"], "in_progress");
    let earlier = desk.run(&["meeting", "reopen", "2022-1"]);
    assert!(earlier.code != 0 && earlier.err.contains("gần nhất"), "{earlier:?}");
    let directive = desk.run(&["meeting", "adopt", "1", "--review", "2022-2"]);
    assert_eq!(directive.code, 3, "there is no directive to adopt: {directive:?}");
    assert_eq!(desk.ask(&["check"])["ok"], true);
}

#[test]
fn a_meeting_that_was_held_says_what_its_directives_lack() {
    let desk = Desk::sample();
    let said = desk.run(&["meeting", "show", "2022-1"]);
    assert!(said.code == 0 && said.out.contains("thiếu sản phẩm"), "{said:?}");
    let seen = desk.ask(&["meeting", "show", "2022-1"]);
    assert_eq!(seen["quorum"]["met"], true, "twenty-two of twenty-three sat");
    assert_eq!(seen["lines"][4]["number"], "4.1", "items stand under their item");
}
