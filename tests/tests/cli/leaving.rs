//! A list that leaves by the command line: the name decides its form, and nothing is written over.

use super::Desk;

#[test]
fn the_name_of_a_list_decides_its_form() {
    let desk = Desk::sample();
    for (name, head) in
        [("ds.xlsx", b"PK".as_slice()), ("ds.csv", b"\xef\xbb\xbf"), ("ds.ICS", b"BEGIN:VCALENDAR")]
    {
        let made = desk.ask(&["task", "list", "--out", name]);
        assert_eq!(made["file"], name);
        assert!(made["n_rows"].as_i64().unwrap() > 0);
        assert!(std::fs::read(desk.place(name)).unwrap().starts_with(head), "{name}");
    }
    let past =
        desk.ask(&["task", "list", "--as-of", "2022-09-20", "--standing", "overdue", "--out", "cu.csv"]);
    let listed = desk.ask(&["task", "list", "--as-of", "2022-09-20", "--standing", "overdue"]);
    assert_eq!(past["n_rows"], listed["n_rows"], "the same filter lets the same tasks through");
    assert!(std::fs::read_to_string(desk.place("cu.csv")).unwrap().contains("2022-09-20"));
}

#[test]
fn an_unknown_form_or_a_taken_name_writes_nothing() {
    let desk = Desk::sample();
    let before = (desk.names(), desk.digest());
    for name in ["ds.pdf", "ds", "ds.xls"] {
        let said = desk.run(&["task", "list", "--out", name]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{said:?}");
        assert!(said.err.contains(".xlsx"), "it says which names it knows: {}", said.err);
    }
    assert_eq!((desk.names(), desk.digest()), before);
    std::fs::write(desk.place("ds.csv"), "của người khác").unwrap();
    assert_eq!(desk.run(&["task", "list", "--out", "ds.csv"]).code, 4);
    assert_eq!(std::fs::read_to_string(desk.place("ds.csv")).unwrap(), "của người khác");
    assert_eq!(desk.run(&["task", "list", "--out", "ds.csv", "--force"]).code, 0);
}
