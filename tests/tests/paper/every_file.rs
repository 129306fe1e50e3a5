//! What binds the file of every official paper: text that comes back, a clean structure, tags, the same bytes twice.

use render::Paper;
use render::agenda::agenda;
use render::invitation::invitation;
use render::minutes::minutes;
use render::reminder::reminder;
use render::report::report;

use crate::every::cases;
use crate::kinds;

#[test]
fn every_paper_comes_back_by_pdftotext_composed_and_whole() {
    for case in cases() {
        let text = case.sheets.tool("pdftotext", &["-raw"], &["-"]);
        assert_eq!(vietnamese::text::nfc(&text), text, "{}", case.name);
        let flat: String = text.split_whitespace().collect();
        for run in case.sheets.runs.iter().filter(|run| !run.is_artifact) {
            let wanted: String = run.text.split_whitespace().collect();
            assert!(flat.contains(&wanted), "{}: {wanted:?} did not come back", case.name);
        }
    }
}

#[test]
fn qpdf_finds_nothing_to_say_of_any_paper() {
    for case in cases() {
        let said = case.sheets.tool("qpdf", &["--check"], &[]);
        assert!(said.contains("No syntax or stream encoding errors found"), "{}: {said}", case.name);
        assert!(!said.contains("WARNING"), "{}: {said}", case.name);
    }
}

#[test]
fn an_archives_judge_accepts_every_paper() {
    let mut papers = vec![("notice", &crate::whole().doc)];
    papers.extend(cases().iter().map(|case| (case.name, &case.sheets.doc)));
    assert_eq!(proof::archive::complaints(&papers).unwrap_or_default(), Vec::<String>::new());
}

#[test]
fn every_paper_is_tagged_and_titled() {
    for case in cases() {
        let info = case.sheets.tool("pdfinfo", &[], &[]);
        assert!(info.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")), "{info}");
        assert!(
            info.lines().any(|line| line.starts_with("Title:") && line.len() > 30),
            "{}: {info}",
            case.name
        );
        let tree = case.sheets.tool("pdfinfo", &["-struct-text"], &[]);
        let heard: String = tree.split('"').skip(1).step_by(2).collect();
        assert!(heard.contains("CỘNG HÒA") && heard.contains("Ánh Nguyệt"), "{}", case.name);
    }
}

#[test]
fn every_paper_is_the_same_file_twice() {
    let same = |one: Paper, two: Paper, name: &str| assert!(one == two, "two runs of {name} differ");
    same(minutes(&kinds::minutes()).unwrap(), minutes(&kinds::minutes()).unwrap(), "minutes");
    same(invitation(&kinds::invitation()).unwrap(), invitation(&kinds::invitation()).unwrap(), "invitation");
    same(agenda(&kinds::agenda()).unwrap(), agenda(&kinds::agenda()).unwrap(), "agenda");
    same(reminder(&kinds::reminder()).unwrap(), reminder(&kinds::reminder()).unwrap(), "reminder");
    same(report(&kinds::report()).unwrap(), report(&kinds::report()).unwrap(), "report");
}
