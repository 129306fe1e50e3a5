//! The Word files as another program lays them out: LibreOffice opens them and prints them, poppler measures the print.
//!
//! One group, run where LibreOffice is installed; elsewhere each says so and passes (X11).

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use crate::docx::words;
use crate::measure::{MM, Word, run, words as seen};
use crate::{LEFT, NEAR};

/// A Word file, printed.
struct Print {
    name: &'static str,
    sizes: Vec<(f64, f64)>,
    words: Vec<Word>,
    fonts: String,
    text: String,
}

/// The three papers as LibreOffice prints them; none where it is not installed.
fn prints() -> Option<&'static [Print]> {
    static PRINTS: OnceLock<Option<Vec<Print>>> = OnceLock::new();
    let prints = PRINTS.get_or_init(|| {
        if Command::new("soffice").arg("--version").output().is_err() {
            println!("skipped: LibreOffice is not installed (apt install libreoffice-writer fonts-croscore)");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        Some(words().iter().map(|(name, bytes)| print(folder.path(), name, bytes)).collect())
    });
    prints.as_deref()
}

fn print(folder: &Path, name: &'static str, bytes: &[u8]) -> Print {
    let file = folder.join(format!("{name}.docx"));
    std::fs::File::create(&file).and_then(|mut out| std::io::Write::write_all(&mut out, bytes)).unwrap();
    let own = format!("-env:UserInstallation=file://{}/office", folder.display());
    let out = folder.to_str().unwrap();
    run("soffice", &[&own, "--headless", "--convert-to", "pdf", "--outdir", out, file.to_str().unwrap()]);
    let pdf = folder.join(format!("{name}.pdf"));
    let pdf = pdf.to_str().unwrap();
    let boxes = run("pdftotext", &["-bbox", pdf, "-"]);
    let number = |line: &str, name: &str| -> f64 {
        line.split_once(&format!("{name}=\"")).unwrap().1.split('"').next().unwrap().parse().unwrap()
    };
    let pages = boxes.lines().filter(|line| line.trim_start().starts_with("<page"));
    Print {
        name,
        sizes: pages.map(|line| (number(line, "width"), number(line, "height"))).collect(),
        words: seen(&boxes),
        fonts: run("pdffonts", &[pdf]),
        text: run("pdftotext", &["-layout", pdf, "-"]),
    }
}

impl Print {
    fn is_annex(&self, page: usize) -> bool {
        self.sizes[page].0 > self.sizes[page].1
    }

    /// What stands over the text of a page.
    fn number(&self, page: usize) -> Option<&str> {
        let over = self.words.iter().find(|word| word.page == page && word.bottom < 20.0 * MM);
        over.map(|word| word.text.as_str())
    }
}

#[test]
fn p1_p2_p3_p5_p6_libreoffice_prints_the_same_page_the_same_margins_and_numbers() {
    for print in prints().into_iter().flatten() {
        let mut counted = 0;
        for (page, (width, height)) in print.sizes.iter().enumerate() {
            let wanted = if print.is_annex(page) { (297.0, 210.0) } else { (210.0, 297.0) };
            assert!((width - wanted.0 * MM).abs() < NEAR && (height - wanted.1 * MM).abs() < NEAR);
            let begins = page == 0
                || print.words.iter().find(|w| w.page == page).is_some_and(|word| word.text == "Phụ");
            counted = if begins { 1 } else { counted + 1 };
            let number = (counted > 1).then(|| counted.to_string());
            assert_eq!(print.number(page), number.as_deref(), "{}, page {}", print.name, page + 1);
        }
        let body = print.words.iter().filter(|word| {
            let height = print.sizes[word.page].1;
            word.top > 19.0 * MM && word.bottom < height - 19.0 * MM
        });
        for word in body {
            let width = print.sizes[word.page].0;
            let is_inside = word.left >= LEFT - NEAR && word.right <= width - 20.0 * MM + NEAR;
            assert!(is_inside, "{}: {:?} on page {} leaves the text", print.name, word.text, word.page + 1);
        }
    }
}

#[test]
fn p4_libreoffice_prints_one_family_with_the_widths_of_times() {
    for print in prints().into_iter().flatten() {
        for row in print.fonts.lines().skip(2) {
            let is_times =
                ["Tinos", "TimesNewRoman", "LiberationSerif"].iter().any(|face| row.contains(face));
            assert!(is_times, "{}: {row}", print.name);
        }
    }
}

#[test]
fn libreoffice_counts_sections_clauses_and_rows_as_the_page_does() {
    for print in prints().into_iter().flatten() {
        let wanted: &[&str] = match print.name {
            "notice" => &[
                "I. ĐÁNH GIÁ CHUNG",
                "II. NHIỆM VỤ",
                "1. Ủy ban nhân dân 9 xã",
                "5. Về các đề nghị",
                "a) Giao",
            ],
            "minutes" => {
                &["I. DIỄN BIẾN", "4. Biểu quyết", "II. KẾT LUẬN", "1. Ủy ban nhân dân 9 xã", "THƯ KÝ"]
            }
            _ => {
                &["IV. KIẾN NGHỊ", "2. Các Tổ công nghệ số", "2. Chỉ đạo các sở", "Phụ lục II", "- Như trên;"]
            }
        };
        for text in wanted {
            assert!(print.text.contains(text), "{}: {text:?} is not printed: {}", print.name, print.text);
        }
    }
}

#[test]
fn libreoffice_repeats_the_head_of_a_table_on_every_page_of_it() {
    for print in prints().into_iter().flatten() {
        for page in (0..print.sizes.len()).filter(|page| print.is_annex(*page)) {
            assert!(
                print.words.iter().any(|word| word.page == page && word.text == "STT"),
                "page {}",
                page + 1
            );
        }
    }
}
