//! The workbook on the command line: all units out, a folder back, one broken file told of and the rest kept.

use std::path::Path;
use std::process::Output;

use serde_json::Value;

use super::*;

struct Line {
    folder: tempfile::TempDir,
    file: PathBuf,
}

impl Line {
    fn new() -> Self {
        let (folder, file) = sample::file();
        Self { folder, file }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(program());
        command.current_dir(self.folder.path()).arg("--file").arg(&self.file).arg("--json");
        command.env("NGHISU_DATA_DIR", self.folder.path().join("data"));
        command.args(arguments).output().unwrap()
    }

    fn ask(&self, arguments: &[&str]) -> Value {
        let said = self.run(arguments);
        assert!(said.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
        serde_json::from_slice(&said.stdout).unwrap()
    }

    fn refused(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let said = self.run(arguments);
        let document: Value = serde_json::from_slice(&said.stdout).unwrap_or_default();
        (said.status.code(), document["code"].as_str().unwrap_or_default().to_owned())
    }

    fn digest(&self) -> Vec<u8> {
        std::fs::read(&self.file).unwrap()
    }
}

/// Writes 77 % into the first task of a workbook on the disk.
fn answer(path: &Path) {
    let bytes = std::fs::read(path).unwrap();
    let mut file = File::read(&bytes);
    let tasks = &sheets(&bytes)[1];
    let head = |cell: &&domain::door::sheet::PlainCell| cell.value.shown() == BookField::Percent.head();
    let column = tasks.rows[2].cells.iter().find(head).unwrap().column;
    let row = tasks.rows[3..].iter().find(|row| row.cell(column).is_some()).unwrap().number;
    file.write(2, &cell_name(column, row), &What::Number(0.77));
    std::fs::write(path, file.bytes()).unwrap();
}

#[test]
fn all_units_go_out_into_a_folder_and_come_back_from_it() {
    let line = Line::new();
    let out = line.ask(&["workbook", "export", "--all", "--out", "so"]);
    let files: Vec<PathBuf> = out["workbooks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|book| line.folder.path().join(book["file"].as_str().unwrap()))
        .collect();
    assert!(files.len() >= 20 && files.iter().all(|file| file.is_file()), "{files:?}");
    let (code, refused) = line.refused(&["workbook", "export", "--all", "--out", "so"]);
    assert_eq!((code, refused.as_str()), (Some(4), "file_exists"), "nothing is replaced");
    let with_tasks: Vec<&PathBuf> =
        files.iter().filter(|file| sheets(&std::fs::read(file).unwrap())[1].rows.len() > 3).take(2).collect();
    with_tasks.iter().for_each(|file| answer(file));
    std::fs::write(line.folder.path().join("so/hong.xlsx"), b"PK\x03\x04broken").unwrap();
    let before = line.digest();
    let shown = line.ask(&["workbook", "preview", "so"]);
    let told = shown.as_array().unwrap();
    assert_eq!(told.len(), files.len() + 1);
    let broken = told.iter().find(|file| file["file_name"] == "hong.xlsx").unwrap();
    assert_eq!(broken["refused"]["code"], "sheet_unreadable");
    let taken: u64 = told.iter().filter_map(|file| file["preview"]["n_taken"].as_u64()).sum();
    assert_eq!(taken, 2);
    let (code, _) = line.refused(&["workbook", "import", "so"]);
    assert_eq!(code, Some(5), "one file is broken, and nobody said to take the others alone");
    assert_eq!(line.digest(), before, "nothing came in");
    let done = line.ask(&["workbook", "import", "so", "--good-rows"]);
    assert_eq!((&done["n_rows"], done["refused"].as_array().unwrap().len()), (&2.into(), 1));
    let history = line.ask(&["journal", "list", "--limit", "1"]);
    assert_eq!(history[0]["kind"], "workbook_import");
    let (_, again) = line.refused(&["workbook", "import", "so", "--good-rows"]);
    assert_eq!(again, "unchanged", "the same files twice bring nothing");
    line.ask(&["undo"]);
    assert_eq!(line.ask(&["workbook", "preview", "so"]), shown, "one undo takes all of it back");
}

#[test]
fn a_workbook_of_nobody_and_two_of_one_unit_are_told_of() {
    let line = Line::new();
    line.ask(&["workbook", "export", "--unit", "Sở Y tế", "--out", "a.xlsx"]);
    line.ask(&["workbook", "export", "--unit", "Sở Y tế", "--out", "b.xlsx"]);
    let list = "Nhiệm vụ,Đơn vị\nRà soát,Sở Y tế\n";
    std::fs::write(line.folder.path().join("c.csv"), list).unwrap();
    let shown = line.ask(&["workbook", "preview", "a.xlsx", "b.xlsx", "c.csv"]);
    assert!(shown[0]["refused"].is_null());
    assert_eq!(
        (&shown[1]["refused"]["code"], &shown[2]["refused"]["code"]),
        (&"book_twice".into(), &"book_foreign".into())
    );
    let other = Line::new();
    std::fs::copy(line.folder.path().join("a.xlsx"), other.folder.path().join("a.xlsx")).unwrap();
    let shown = other.ask(&["workbook", "preview", "a.xlsx"]);
    assert_eq!(shown[0]["refused"]["code"], "book_unknown", "it was sent from another file");
}

#[test]
fn what_is_asked_about_can_be_answered_on_the_line() {
    let line = Line::new();
    line.ask(&["workbook", "export", "--unit", "Sở Y tế", "--out", "a.xlsx"]);
    let path = line.folder.path().join("a.xlsx");
    answer(&path);
    let shown = line.ask(&["workbook", "preview", "a.xlsx"]);
    let row = &shown[0]["preview"]["rows"][0];
    let title = row["title"].as_str().unwrap();
    let list = line.ask(&["task", "list", "--text", title, "--unit", "Sở Y tế"]);
    let code = list["rows"][0]["id"].as_str().unwrap().to_owned();
    line.ask(&["task", "progress", &code, "Gọi điện báo", "--percent", "88"]);
    let cell =
        format!("{}!{}", row["sheet_name"].as_str().unwrap(), row["cells"][0]["cell"].as_str().unwrap());
    let asked = line.ask(&["workbook", "preview", "a.xlsx"]);
    assert_eq!(asked[0]["preview"]["n_asked"], 1);
    assert_eq!(line.refused(&["workbook", "import", "a.xlsx"]).1, "rows_refused");
    let unclear = line.run(&["workbook", "import", "a.xlsx", "--answer", &format!("{cell}=maybe")]);
    assert_eq!(unclear.status.code(), Some(2), "{unclear:?}");
    let done = line.ask(&["workbook", "import", "a.xlsx", "--answer", &format!("{cell}=written")]);
    assert_eq!(done["n_rows"], 1);
    let task = line.ask(&["task", "show", &code]);
    assert_eq!(task["row"]["percent"].as_i64().or(task["task"]["percent"].as_i64()), Some(77), "{task:#}");
}
