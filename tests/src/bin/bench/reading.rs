//! Reading of directive sentences, beside NFC and cutting at white space of the same text.
//!
//! Cost must grow with the length of the text and no faster: the last rows read one word repeated to a megabyte, beside
//! its first half.

use std::hint::black_box;
use std::time::Duration;

use vietnamese::reading::unit::Register;
use vietnamese::reading::{Context, Known, read};

use crate::{Row, quantile, ratio_under, times, under};

/// A sentence of the usual length with units, work, term, recurrence, urgency and measure.
const SENTENCE: &str = "Giao Sở Thông tin và Truyền thông chủ trì, phối hợp với Sở Nội vụ, UBND các huyện, thành phố \
    khẩn trương rà soát, nâng tỷ lệ hồ sơ trực tuyến lên trên 80%, báo cáo UBND tỉnh trước ngày 15/8/2022 và định kỳ \
    hằng quý.";

/// The other sentences of a page of minutes.
const PAGE: &str = "I. ĐÁNH GIÁ CHUNG\n1. Kết quả đạt được\n- Tỷ lệ hồ sơ trực tuyến đạt 98,6%, tăng 1.160 hồ sơ so với \
    cùng kỳ; các xã đã kết nối đầy đủ.\n- Một số đơn vị còn chậm gửi báo cáo, hạ tầng ở cơ sở chưa đồng bộ.\nII. NHIỆM VỤ\n\
    1. Sở Nội vụ:\na) Rà soát biên chế, hoàn thành trong quý III/2022.\nb) Tham mưu UBND tỉnh đào tạo cán bộ cấp xã;\n\
    2. Các huyện, thị xã đề nghị tỉnh bổ sung kinh phí. Chủ tịch UBND tỉnh ghi nhận và giao Sở Tài chính xem xét.\n";

/// Words that open much in a sentence and are nothing by themselves.
const ONE_WORD: [&str; 8] = ["giao", "và", "Sở", "trước", "1.", "“", "a", "đề nghị"];

/// Measures reading.
pub fn rows() -> Vec<Row> {
    let register = register();
    let context = Context::default();
    let sentence = times(400, |_| drop(black_box(read(SENTENCE, &context, &register))));
    let bare = times(400, |_| bare(SENTENCE));
    let ours = quantile(&sentence, 0.95);
    let mut rows = vec![Row {
        what: "reading a sentence",
        figure: "p95",
        ours,
        baseline: "NFC and cutting at white space",
        theirs: quantile(&bare, 0.95),
        budget: under(ours, 1.0),
    }];
    rows.push(pasted(&context, &register));
    rows.extend(one_word(&context, &register));
    rows
}

/// The units of the sample committee, by name and short name.
fn register() -> Register {
    let store = proof::sample::committee();
    let units = store.unit_list().expect("units");
    let known = |unit: domain::unit::Unit| Known {
        aliases: std::iter::once(unit.short_name).chain(unit.aliases).collect(),
        name: unit.name,
    };
    Register::new(units.into_iter().map(known).collect())
}

fn bare(text: &str) {
    black_box(vietnamese::nfc(text).split_whitespace().map(str::len).sum::<usize>());
}

fn pasted(context: &Context<'_>, register: &Register) -> Row {
    let page = format!("{PAGE}{SENTENCE}\n").repeat(900);
    let ours = quantile(&times(5, |_| drop(black_box(read(&page, context, register)))), 0.5);
    let theirs = quantile(&times(5, |_| bare(&page)), 0.5);
    let limit = page.len() as f64 / 10e6 * 1000.0;
    let held = under(ours, limit).1;
    Row {
        what: "reading pasted text, 1 MB",
        figure: "median",
        ours,
        baseline: "NFC and cutting at white space",
        theirs,
        budget: ("10 MB/s".to_owned(), held),
    }
}

/// The worst of the words, beside half of it: more than twice the time would mean that cost outgrows length.
fn one_word(context: &Context<'_>, register: &Register) -> Vec<Row> {
    let time = |text: &str| quantile(&times(2, |_| drop(black_box(read(text, context, register)))), 0.0);
    let halves: Vec<(Duration, Duration)> = ONE_WORD
        .iter()
        .map(|word| {
            let half = format!("{word} ").repeat(500_000 / (word.len() + 1));
            (time(&half.repeat(2)), time(&half))
        })
        .collect();
    let slowest = halves.iter().max().copied().unwrap_or_default();
    let steepest =
        halves.iter().max_by(|a, b| steepness(a).total_cmp(&steepness(b))).copied().unwrap_or_default();
    let row = |what, (ours, theirs): (Duration, Duration), budget| Row {
        what,
        figure: "best",
        ours,
        baseline: "half of it",
        theirs,
        budget,
    };
    vec![
        row("1 MB of one word, slowest", slowest, under(slowest.0, 100.0)),
        row("1 MB of one word, steepest", steepest, ratio_under(steepest.0, steepest.1, 2.6)),
    ]
}

fn steepness((whole, half): &(Duration, Duration)) -> f64 {
    whole.as_secs_f64() / half.as_secs_f64().max(1e-9)
}
