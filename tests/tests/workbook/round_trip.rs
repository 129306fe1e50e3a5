//! Every unit's workbook through another program and back.

use super::*;

#[test]
fn every_unit_of_the_sample_gets_its_filled_workbook_back_through_office_cell_by_cell() {
    let mut desk = Desk::new();
    assert!(desk.books.len() >= 20, "every member is there: {}", desk.books.len());
    let folder = tempfile::tempdir().unwrap();
    let mut expected = Vec::new();
    let mut names = Vec::new();
    for (nth, book) in desk.books.iter().enumerate() {
        let (file, said) = filled(book);
        let name = format!("{nth:02}.xlsx");
        std::fs::write(folder.path().join(&name), file.bytes()).unwrap();
        let (preview, _) = desk.preview(&file.bytes(), &name);
        assert_eq!(taken(&preview, &name), said, "{}: as it was filled in", book.unit.short_name);
        names.push(name);
        expected.push(said);
    }
    assert!(expected.iter().map(Vec::len).sum::<usize>() > 200, "enough is filled in to be wrong about");
    let Some(out) = saved_by_office(folder.path(), &names, "xlsx") else { return };
    let mut plans = Vec::new();
    for (name, said) in names.iter().zip(&expected) {
        let (preview, plan) = desk.preview(&std::fs::read(out.join(name)).unwrap(), name);
        assert_eq!(&taken(&preview, name), said, "{name}: through LibreOffice");
        plans.push(plan);
    }
    let before = desk.store.head().unwrap().seq;
    let done = desk.store.workbook_import(&mut desk.by, &plans).unwrap();
    assert_eq!(done.seq, Some(before + 1), "all of it is one act");
    let mut open = 0;
    for row in plans.iter().flat_map(|plan| &plan.rows) {
        for deed in &row.deeds {
            if let domain::briefing::workbook::Deed::Progress(id, entry) = deed {
                assert_eq!(Some(desk.store.task(*id).unwrap().percent), entry.percent);
                open += 1;
            }
        }
    }
    assert!(open > 20, "tasks of many units moved: {open}");
    for name in &names {
        let (preview, plan) = desk.preview(&std::fs::read(out.join(name)).unwrap(), name);
        assert_eq!((taken(&preview, name), plan.rows.len()), (Vec::new(), 0), "{name} brings nothing twice");
    }
    let (actor, now) = (desk.by.actor.clone(), desk.by.now);
    desk.store.undo_next(&actor, now).unwrap();
    let (preview, _) = desk.preview(&std::fs::read(out.join(&names[0])).unwrap(), &names[0]);
    assert_eq!(taken(&preview, &names[0]), expected[0], "one undo takes all of it back");
}

#[test]
fn a_workbook_looks_and_locks_as_it_should() {
    let desk = Desk::new();
    let book = desk.books.iter().max_by_key(|book| book.book.pages[0].rows.len()).unwrap();
    let bytes = exchange::xlsx::write_book(&book.book).unwrap();
    assert_eq!(bytes, exchange::xlsx::write_book(&book.book).unwrap(), "same facts, same bytes");
    let file = File::read(&bytes);
    let text = |name: &str| {
        let part = file.parts.iter().find(|(known, _)| known == name).unwrap();
        String::from_utf8(part.1.clone()).unwrap()
    };
    for nth in 2..=4 {
        let xml = text(&format!("xl/worksheets/sheet{nth}.xml"));
        assert!(xml.contains("<sheetProtection sheet=\"1\""), "sheet {nth} is locked");
        assert!(!xml.contains("password=") && !xml.contains("hashValue="), "without a password");
        assert!(xml.contains("orientation=\"landscape\"") && xml.contains("fitToHeight=\"0\""));
        assert!(xml.contains("<pane ySplit=\"4\""), "the heads stay in view");
        assert!(xml.contains("hidden=\"1\""), "keys are out of sight");
    }
    let tasks = text("xl/worksheets/sheet2.xml");
    assert!(tasks.contains("type=\"date\"") && tasks.contains("type=\"decimal\""));
    assert!(text("xl/worksheets/sheet4.xml").contains("type=\"list\""), "kinds are picked from a list");
    let book = text("xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles"), "heads repeat on paper");
    assert!(sheets(&bytes)[0].rows.iter().any(|row| row.cells[0].value.shown().contains("nghisu/1/")));
}
