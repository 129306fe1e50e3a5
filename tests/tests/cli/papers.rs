//! Every paper of a meeting into one folder: all of them or none, and never over another file.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{Desk, program};

/// What lies in a folder, by name.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeMap::new() };
    let file = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.unwrap().path();
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap())
    };
    entries.map(file).collect()
}

const ALL: &[&str] = &["paper", "all", "--review", "2022-1", "--out-dir", "ra"];

#[test]
fn all_papers_of_a_meeting_are_the_very_files_each_verb_makes() {
    let desk = Desk::sample();
    let made = desk.ask(ALL);
    let files = made["files"].as_array().unwrap();
    assert_eq!((files.len(), made["missing"].as_array().unwrap().len()), (14, 0), "{made}");
    let folder = contents(&desk.place("ra"));
    let names: Vec<&str> = folder.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "05-tb-bcd-thong-bao-ket-luan.docx",
            "05-tb-bcd-thong-bao-ket-luan.pdf",
            "bang-xep-hang-2022-10-10.pdf",
            "bao-cao.docx",
            "bao-cao.pdf",
            "bien-ban.docx",
            "bien-ban.pdf",
            "chuong-trinh.pdf",
            "cong-van-don-doc.pdf",
            "danh-sach-nhiem-vu-2022-10-10.pdf",
            "giay-moi.pdf",
            "phieu-don-vi-2022-10-10.pdf",
            "tai-lieu-trinh-chu-toa-2022-10-10.pdf",
            "trich-ket-luan-2022-10-10.pdf"
        ]
    );
    for file in files {
        let (name, kind) = (Path::new(file["file"].as_str().unwrap()), file["kind"].as_str().unwrap());
        let alone = format!("alone.{}", name.extension().unwrap().to_str().unwrap());
        desk.ask(&["paper", &kind.replace('_', "-"), "--review", "2022-1", "--out", &alone, "--force"]);
        let alone = std::fs::read(desk.place(&alone)).unwrap();
        // The notice that has left is noted by an act, which every later draft rests on.
        let is_same = kind == "notice" && alone == folder[name.file_name().unwrap().to_str().unwrap()];
        assert!(is_same || kind != "notice", "{name:?}");
    }
    let again = desk.run(ALL);
    assert_eq!((again.code, again.out.as_str()), (4, ""), "nothing is written over: {again:?}");
    assert_eq!(contents(&desk.place("ra")), folder);
    let forced = desk.run(&[ALL, &["--force"]].concat());
    assert_eq!(forced.code, 0, "{forced:?}");
    assert!(forced.err.contains("14/14"), "every file is told: {forced:?}");
}

#[test]
fn one_taken_name_stops_all_before_anything_is_written() {
    let desk = Desk::sample();
    std::fs::create_dir(desk.place("ra")).unwrap();
    std::fs::write(desk.place("ra/giay-moi.pdf"), "của người khác").unwrap();
    let before = (contents(&desk.place("ra")), desk.digest());
    assert_eq!(desk.run(ALL).code, 4);
    assert_eq!((contents(&desk.place("ra")), desk.digest()), before);
    let nowhere = desk.run(&["paper", "all", "--out-dir", "no/such/folder"]);
    assert_eq!(nowhere.code, 3, "{nowhere:?}");
    assert_eq!(desk.run(&["paper", "all", "--out-dir", "Ban Chỉ đạo.nghisu"]).code, 4, "a file is no folder");
}

#[test]
fn what_cannot_be_made_is_named_and_the_rest_is_made() {
    let desk = Desk::sample();
    let said = desk.run(&["paper", "all", "--review", "2021", "--out-dir", "ra"]);
    assert_eq!(said.code, 0, "{said:?}");
    let names: Vec<String> = contents(&desk.place("ra")).into_keys().collect();
    assert_eq!(
        (names.len(), names.contains(&"chuong-trinh.pdf".to_owned())),
        (13, false),
        "no agenda: {names:?}"
    );
    let made = said.out.lines().count();
    assert_eq!(made, names.len(), "every file is a line");
    assert!(said.err.contains("Không lập được"), "{}", said.err);
}

/// Ctrl C may come at any moment; whenever it comes, the folder holds everything or nothing.
#[test]
fn a_stop_by_hand_leaves_everything_or_nothing() {
    let desk = Desk::empty();
    desk.ask(&["sample", "create", "--tasks", "3000", "--seed", "7"]);
    let reviews = desk.ask(&["review", "list"]);
    let review = reviews.as_array().unwrap().iter().find(|one| one["meeting_state"] == "closed");
    let review = review.unwrap_or(&reviews[0]);
    let of = format!("{}-{}", review["year"], review["span"].as_str().unwrap());
    let mut whole = None;
    for wait_ms in [0, 30, 60, 120, 240, 500, 20_000] {
        let folder = format!("ra-{wait_ms}");
        let mut child = Command::new(program())
            .current_dir(desk.folder.path())
            .args([
                "--file",
                desk.file.to_str().unwrap(),
                "paper",
                "all",
                "--review",
                &of,
                "--out-dir",
                &folder,
            ])
            .env("NGHISU_DATA_DIR", desk.place("data"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut waited = 0;
        while waited < wait_ms && child.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(10));
            waited += 10;
        }
        if child.try_wait().unwrap().is_none() {
            Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        }
        child.wait().unwrap();
        let names: Vec<String> = contents(&desk.place(&folder)).into_keys().collect();
        assert!(!names.iter().any(|name| name.starts_with('.')), "no half file is left: {names:?}");
        if !names.is_empty() {
            assert_eq!(
                *whole.get_or_insert_with(|| names.clone()),
                names,
                "all or none, stopped at {wait_ms} ms"
            );
        }
    }
    assert!(whole.is_some(), "left alone, it makes them all");
}
