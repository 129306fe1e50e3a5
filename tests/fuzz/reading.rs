//! What must hold of the reader whatever bytes it is given: no fault, and every part lies where it says.
//!
//! The fuzz target and the replay of its corpus ask the same.

use std::ops::Range;
use std::sync::OnceLock;

use vietnamese::nfc;
use vietnamese::reading::legacy::to_unicode;
use vietnamese::reading::unit::Register;
use vietnamese::reading::{Context, Known, Part, Reading, read};
use vietnamese::workday::Calendar;

/// A register with what makes registers hard: aliases, twins, names inside names.
fn register() -> &'static Register {
    static REGISTER: OnceLock<Register> = OnceLock::new();
    REGISTER.get_or_init(|| {
        let known = |name: &str, aliases: &[&str]| Known {
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        };
        Register::new(vec![
            known("Sở Thông tin và Truyền thông", &["Sở TT&TT", "STTTT"]),
            known("Sở Nông nghiệp và Phát triển nông thôn", &["Sở NN&PTNT"]),
            known("Huyện Cai Lậy", &["Cai Lậy"]),
            known("Thị xã Cai Lậy", &["Cai Lậy"]),
            known("Ban Chỉ đạo Chuyển đổi số tỉnh", &["BCĐ CĐS"]),
        ])
    })
}

/// Reads a page with and without a register, and checks where its parts lie.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let reference_date = chrono::NaiveDate::from_ymd_opt(2022, 7, 26);
    let calendar = Calendar::parse("");
    let dated = Context { reference_date, calendar: calendar.as_ref().ok() };
    pages(&text, &Context::default(), &Register::empty());
    let legacy = pages(&text, &dated, register());
    if let Some(legacy) = legacy {
        pages(&to_unicode(&text, legacy), &dated, register());
    }
}

fn pages(
    text: &str,
    context: &Context<'_>,
    register: &Register,
) -> Option<vietnamese::reading::legacy::Legacy> {
    let page = read(text, context, register);
    assert_eq!(page.text, nfc(text), "the page is the text in NFC");
    for reading in &page.readings {
        part_of_page(&page.text, &reading.span);
        for part in parts(reading) {
            assert_eq!(page.text.get(part.span.clone()), Some(part.text.as_str()), "a part lies elsewhere");
        }
        for unit in reading.lead_units.iter().chain(&reading.coordinating_units) {
            assert!(!unit.name.is_empty(), "a unit has no name");
            part_of_page(&page.text, &unit.part.span);
        }
    }
    page.legacy
}

fn part_of_page(text: &str, span: &Range<usize>) {
    assert!(text.get(span.clone()).is_some(), "{span:?} is no part of the page");
}

fn parts(reading: &Reading) -> Vec<&Part> {
    let units = reading.lead_units.iter().chain(&reading.coordinating_units);
    let mut parts: Vec<&Part> = units.map(|unit| &unit.part).collect();
    parts.extend(reading.work.as_ref());
    parts.extend(reading.deadline.as_ref().map(|deadline| &deadline.part));
    parts.extend(reading.recurrence.as_ref().map(|recurrence| &recurrence.part));
    parts.extend(reading.urgency.as_ref());
    parts.extend(reading.measure.as_ref().map(|measure| &measure.part));
    parts
}
