//! Laws of terms, recurrence, urgency and measures, and a reading of every example in the rule files.

use super::rules::Rules;
use super::*;
use crate::reading::Every;
use crate::reading::word::words;
use crate::workday::Calendar;

/// Reads the terms of a sentence: "phrase > date", with "?" where there is no date.
fn terms(text: &str, context: &Context<'_>) -> String {
    let cut = words(text);
    let shown = |term: &Term| {
        let date = term.date.map_or("?".to_owned(), |date| date.to_string());
        format!("{} > {date}", phrase(text, &cut, &term.words))
    };
    deadlines(&cut, context).iter().map(shown).collect::<Vec<_>>().join("; ")
}

fn phrase(text: &str, cut: &[Word<'_>], range: &Range<usize>) -> String {
    text[cut[range.start].span.start..cut[range.end - 1].span.end].to_owned()
}

#[track_caller]
fn reads(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(terms(text, &Context::default()), *expected, "{text}");
    }
}

fn said_on(date: &str) -> Context<'static> {
    Context { reference_date: Some(date.parse().unwrap()), calendar: None }
}

#[test]
fn every_rule_fires_on_its_own_example() {
    let files: [(&str, &Rules); 4] = [
        ("terms", heads()),
        ("terms-recurrence", recurrence::rules()),
        ("terms-urgency", urgency::rules()),
        ("terms-measure", measure::rules()),
    ];
    for (name, rules) in files {
        for rule in rules.list() {
            let cut = words(rule.example);
            let line = Line::new(&cut);
            let fires = (0..line.len()).any(|at| rules.fires(rule, &line, at));
            assert!(fires, "{name}: the rule of {:?} ({}) does not fire", rule.example, rule.meaning);
            assert!(!rule.source.is_empty(), "{name}: {:?} names no source", rule.example);
        }
    }
}

#[test]
fn a_rule_with_an_example_of_a_term_gives_that_term() {
    for rule in heads().list() {
        let found = terms(rule.example, &Context::default());
        assert_eq!(found.is_empty(), rule.meaning == "not", "{}: {found}", rule.example);
    }
}

#[test]
fn every_form_holds_its_terms_and_no_other() {
    let forms = include_str!("../../../rules/terms-forms.txt");
    let mut wrong = Vec::new();
    for line in forms.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (text, expected) = line.split_once('\t').unwrap_or((line, ""));
        let found = terms(text, &Context::default()).replace("; ", " | ");
        if found != expected.trim() {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} forms are read wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_day_is_read_however_it_is_written() {
    reads(&[
        ("Báo cáo trước 15.8.2022.", "trước 15.8.2022 > 2022-08-15"),
        ("Xong trước ngày 15-8-2022", "trước ngày 15-8-2022 > 2022-08-15"),
        ("gửi trước ngày 15 tháng 8 năm 2022;", "trước ngày 15 tháng 8 năm 2022 > 2022-08-15"),
        ("gửi trước ngày 15 tháng 8/2022;", "trước ngày 15 tháng 8/2022 > 2022-08-15"),
        ("gửi trước ngày 15 / 8 / 2022", "trước ngày 15 / 8 / 2022 > 2022-08-15"),
        ("gửi trước 15 giờ 00 ngày 15/8/2022", "trước 15 giờ 00 ngày 15/8/2022 > 2022-08-15"),
        ("gửi trước 17h00, ngày 15/8/2022", "trước 17h00, ngày 15/8/2022 > 2022-08-15"),
        ("gửi trước 10:30 ngày 15/8/2022", "trước 10:30 ngày 15/8/2022 > 2022-08-15"),
        ("gửi trước 11h30 thứ Sáu (19/8/2022)", "trước 11h30 thứ Sáu (19/8/2022) > 2022-08-19"),
        ("gửi trước chiều ngày 19/8/2022", "trước chiều ngày 19/8/2022 > 2022-08-19"),
        ("gửi chậm nhất là ngày 15/8/2022", "chậm nhất là ngày 15/8/2022 > 2022-08-15"),
        ("gửi không muộn hơn ngày 15/8/2022", "không muộn hơn ngày 15/8/2022 > 2022-08-15"),
        ("gửi đến hết ngày 15/8/2022", "đến hết ngày 15/8/2022 > 2022-08-15"),
        ("Thời hạn hoàn thành: 30/9/2022", "30/9/2022 > 2022-09-30"),
        ("Hạn chót nộp báo cáo là 15/8/2022", "Hạn chót nộp báo cáo là 15/8/2022 > 2022-08-15"),
    ]);
}

#[test]
fn a_period_ends_on_its_last_day_and_before_it_is_the_day_before() {
    reads(&[
        ("làm xong trong khoảng tháng 8/2022", "trong khoảng tháng 8/2022 > 2022-08-31"),
        ("làm xong ngay trong tháng 8-2022", "trong tháng 8-2022 > 2022-08-31"),
        ("làm xong trong tháng Tám năm 2022", "trong tháng Tám năm 2022 > 2022-08-31"),
        ("làm xong trong tháng 8, 9/2022", "trong tháng 8, 9/2022 > 2022-09-30"),
        ("làm xong trong quý III-IV/2022", "trong quý III-IV/2022 > 2022-12-31"),
        ("làm xong quý III/2022", "quý III/2022 > 2022-09-30"),
        ("làm xong trong 6 tháng cuối năm 2022", "trong 6 tháng cuối năm 2022 > 2022-12-31"),
        ("làm xong trước tháng 6-2022", "trước tháng 6-2022 > 2022-05-31"),
        ("làm xong trước quý IV/2022", "trước quý IV/2022 > 2022-09-30"),
        ("làm xong trước cuối tháng 8/2022", "trước cuối tháng 8/2022 > 2022-08-31"),
        ("giải ngân hết trong năm 2022", "trong năm 2022 > 2022-12-31"),
        ("kiểm tra từ ngày 15/8 đến ngày 30/8/2022", "từ ngày 15/8 đến ngày 30/8/2022 > 2022-08-30"),
        ("kiểm tra từ 15/8 - 30/8/2022", "từ 15/8 - 30/8/2022 > 2022-08-30"),
        ("báo cáo trước ngày 15/9 và 15/12/2022", "trước ngày 15/9 > 2022-09-15"),
        ("| 3. | Xây dựng quy chế | Sở A | 7/2025 |", "7/2025 > 2025-07-31"),
    ]);
}

#[test]
fn what_names_no_day_keeps_its_phrase_and_gets_no_date() {
    reads(&[
        ("làm xong trước ngày 15/8", "trước ngày 15/8 > ?"),
        ("làm xong trong quý I năm nay", "trong quý I năm nay > ?"),
        ("làm xong trước ngày 31/02/2022", "trước ngày 31/02/2022 > ?"),
        ("làm xong trước 10/112025", "trước 10/112025 > ?"),
        ("làm xong trước ngày 15/8/22", "trước ngày 15/8/22 > ?"),
        ("làm xong vào đầu tháng 8/2022", "vào đầu tháng 8/2022 > ?"),
        ("trong vòng 24h kể từ khi nhận tin, báo cáo", "trong vòng 24h kể từ khi nhận tin > ?"),
        ("báo cáo trước ngày 20 hằng tháng", "trước ngày 20 hằng tháng > ?"),
        ("báo cáo hằng tháng (trước ngày 20)", "trước ngày 20 > ?"),
        ("báo cáo định kỳ 6 tháng (trước ngày 15/6)", "trước ngày 15/6 > ?"),
        ("sửa trường trước ngày khai giảng", "trước ngày khai giảng > ?"),
        ("Hằng năm, trước ngày 15/12, báo cáo", "trước ngày 15/12 > ?"),
        ("tạm dừng cho đến khi có quyết định mới, gửi về Sở", "cho đến khi có quyết định mới > ?"),
        ("chậm nhất 05 ngày sau hội nghị phải gửi", "chậm nhất 05 ngày sau hội nghị > ?"),
        ("Ngay sau hội nghị, các xã triển khai", "sau hội nghị > ?"),
    ]);
    let cut = words("làm xong trước tháng 6");
    assert_eq!(deadlines(&cut, &Context::default())[0].month_day, Some((5, 31)), "month and day are kept");
}

#[test]
fn a_date_that_is_no_term_is_never_given() {
    for text in [
        "Thực hiện Kế hoạch số 370/KH-UBND ngày 08/12/2021 của UBND tỉnh",
        "Tính đến hết tháng 6/2022, các xã đã nộp đủ",
        "Số liệu cập nhật đến ngày 15/6/2022",
        "xây dựng Kế hoạch phát triển chính quyền số giai đoạn 2021 - 2025",
        "triển khai Đề án chuyển đổi số đến năm 2025, định hướng đến năm 2030",
        "rà soát các nhiệm vụ được giao trong năm 2022",
        "đánh giá kết quả thực hiện trong 6 tháng đầu năm 2022",
        "xử lý các vụ việc xảy ra trong tháng 7/2022",
        "xử lý hồ sơ tiếp nhận trước ngày 01/7/2022",
        "công trình đã xây dựng trước ngày 01/7/2014",
        "áp dụng từ ngày 01/7/2022",
        "báo cáo kết quả từ ngày 15/12/2021 đến ngày 14/6/2022",
        "dự kiến họp vào ngày 19/8/2022",
        "phục vụ kỳ họp vào tháng 12/2022",
        "trong 3 năm qua, sau 3 năm triển khai",
        "gửi hồ sơ trong thời gian sớm nhất",
        "giảm đến 2/3 số hộ, từ 5-10 người",
        "hồ sơ điền trước ngày …/8/2022",
    ] {
        assert_eq!(terms(text, &Context::default()), "", "{text}");
    }
}

#[test]
fn a_result_asked_for_by_a_day_is_no_result_of_that_day() {
    reads(&[
        ("báo cáo kết quả trước ngày 20/9/2022", "trước ngày 20/9/2022 > 2022-09-20"),
        ("báo cáo kết quả trong tháng 9/2022", "trong tháng 9/2022 > 2022-09-30"),
        ("đã giao Sở A nghiên cứu trước ngày 20/9/2022", "trước ngày 20/9/2022 > 2022-09-20"),
        ("Các xã đã nhận vốn phải giải ngân trong năm 2022", "trong năm 2022 > 2022-12-31"),
        ("báo cáo số liệu đến ngày 15/8/2022 trước ngày 20/8/2022", "trước ngày 20/8/2022 > 2022-08-20"),
    ]);
}

#[test]
fn the_day_of_the_meeting_gives_the_year_left_out() {
    let meeting = said_on("2022-07-26");
    for (text, expected) in [
        ("gửi trước ngày 15/8", "trước ngày 15/8 > 2022-08-15"),
        ("gửi trước ngày 26/7", "trước ngày 26/7 > 2022-07-26"),
        ("gửi trước ngày 15/02", "trước ngày 15/02 > 2023-02-15"),
        ("gửi trong quý III", "trong quý III > 2022-09-30"),
        ("gửi trong quý IV năm nay", "trong quý IV năm nay > 2022-12-31"),
        ("gửi trong tuần này", "trong tuần này > 2022-07-31"),
        ("Tuần sau, các xã gửi báo cáo", "Tuần sau > 2022-08-07"),
        ("gửi trước thứ Sáu tuần sau", "trước thứ Sáu tuần sau > 2022-08-05"),
        ("gửi trong tháng này", "trong tháng này > 2022-07-31"),
        ("gửi trước tháng sau", "trước tháng sau > 2022-07-31"),
        ("gửi đến hết quý", "đến hết quý > 2022-09-30"),
        ("gửi trước 16h chiều mai", "trước 16h chiều mai > 2022-07-27"),
        ("gửi trước ngày 20", "trước ngày 20 > 2022-08-20"),
        ("gửi trong vòng 10 ngày", "trong vòng 10 ngày > 2022-08-05"),
        ("gửi trong vòng 2 tháng", "trong vòng 2 tháng > 2022-09-26"),
        ("gửi trong 10 ngày kể từ ngày nhận văn bản", "trong 10 ngày kể từ ngày nhận văn bản > ?"),
        ("gửi trong 10 ngày làm việc", "trong 10 ngày làm việc > ?"),
    ] {
        assert_eq!(terms(text, &meeting), expected, "{text}");
    }
    let by_reference = |text| deadlines(&words(text), &meeting)[0].by_reference;
    assert!(by_reference("gửi trước ngày 15/8") && !by_reference("gửi trước ngày 15/8/2022"));
    assert_eq!(
        terms("kết quả đạt trong tháng 6/2022", &meeting),
        "",
        "a period past is reported, not asked for"
    );
}

#[test]
fn working_days_are_counted_on_the_calendar() {
    let context = Context { calendar: Some(Calendar::shipped()), ..said_on("2022-07-26") };
    assert_eq!(terms("gửi trong 5 ngày làm việc", &context), "trong 5 ngày làm việc > 2022-08-02");
    let from = "trong 05 ngày làm việc kể từ ngày 29/8/2022";
    assert_eq!(terms(from, &context), format!("{from} > 2022-09-07"), "over the national day");
    let plain = Context { reference_date: None, ..context };
    assert_eq!(
        terms(from, &plain),
        format!("{from} > 2022-09-07"),
        "a start that is stated needs no meeting"
    );
}

#[test]
fn text_without_marks_or_in_capitals_gives_the_same_terms() {
    reads(&[
        ("bao cao truoc ngay 15/8/2022", "truoc ngay 15/8/2022 > 2022-08-15"),
        ("hoan thanh trong quy III/2022", "trong quy III/2022 > 2022-09-30"),
        ("GIAO SỞ NỘI VỤ GỬI TRƯỚC NGÀY 15/8/2022", "TRƯỚC NGÀY 15/8/2022 > 2022-08-15"),
        ("hoan thanh trong thang 8 nam 2022", "trong thang 8 nam 2022 > 2022-08-31"),
    ]);
    assert_eq!(recurrences(&words("bao cao dinh ky hang thang")).len(), 1);
    assert_eq!(urgencies(&words("khan truong bao cao")).len(), 1);
    assert_eq!(urgencies(&words("bao cao ngay 15/8")).len(), 0, "without marks ngay is a day as well");
}

#[test]
fn what_comes_back_has_its_interval() {
    for (text, expected, every) in [
        ("Định kỳ hằng quý báo cáo", "Định kỳ hằng quý", Some(Every::Quarter)),
        ("báo cáo định kỳ 6 tháng, năm", "định kỳ 6 tháng, năm", Some(Every::HalfYear)),
        ("họp 6 tháng một lần", "6 tháng một lần", Some(Every::HalfYear)),
        ("họp ít nhất mỗi tháng một lần", "ít nhất mỗi tháng một lần", Some(Every::Month)),
        ("họp mỗi tháng ít nhất một lần", "mỗi tháng ít nhất một lần", Some(Every::Month)),
        ("họp 02 tuần/lần", "02 tuần/lần", None),
        ("gửi thứ Sáu hằng tuần", "thứ Sáu hằng tuần", Some(Every::Week)),
        ("gửi ngày 25 hàng tháng", "ngày 25 hàng tháng", Some(Every::Month)),
        ("gửi sau mỗi đợt kiểm tra", "sau mỗi đợt", None),
    ] {
        let cut = words(text);
        let found = recurrences(&cut);
        let shown: Vec<_> = found.iter().map(|(range, every)| (phrase(text, &cut, range), *every)).collect();
        assert_eq!(shown, [(expected.to_owned(), every)], "{text}");
    }
    for text in ["kiểm tra thường xuyên", "xây dựng kế hoạch hằng năm", "kế hoạch sử dụng đất hằng năm"]
    {
        assert!(recurrences(&words(text)).is_empty(), "{text}");
    }
}

#[test]
fn urgency_is_a_word_that_hastens_the_task() {
    for text in [
        "khẩn trương rà soát",
        "sớm hoàn thành",
        "thực hiện ngay giải pháp",
        "gấp rút hoàn thiện",
        "làm ngay",
    ] {
        assert_eq!(urgencies(&words(text)).len(), 1, "{text}");
    }
    for text in [
        "ngay từ đầu năm",
        "ngay trong tháng 8/2022",
        "thời gian sớm nhất",
        "phát hiện sớm",
        "để sớm đưa vào sử dụng",
        "tình trạng khẩn cấp",
        "tăng gấp đôi",
        "giải quyết nhanh chóng, thuận lợi",
        "kịp thời, chủ động, tích cực, quyết liệt",
    ] {
        assert!(urgencies(&words(text)).is_empty(), "{text}");
    }
}

#[test]
fn a_measure_is_the_number_to_reach_or_keep_within() {
    for (text, expected, value, unit) in [
        ("tỷ lệ trực tuyến đạt trên 50%", "trên 50%", 50.0, "%"),
        ("bảo đảm ít nhất 80% hộ có nước sạch", "ít nhất 80%", 80.0, "%"),
        ("100% hồ sơ được trả đúng hạn", "100% hồ sơ", 100.0, "%"),
        ("giảm hộ nghèo xuống dưới 2%", "dưới 2%", 2.0, "%"),
        ("tăng trưởng đạt từ 8,5 - 9%", "8,5 - 9%", 8.5, "%"),
        ("mở tối thiểu 1.160 tài khoản", "tối thiểu 1.160 tài khoản", 1160.0, "tài khoản"),
        ("giải quyết không quá 03 ngày làm việc", "không quá 03 ngày làm việc", 3.0, "ngày làm việc"),
        ("rút ngắn còn 05 ngày", "rút ngắn còn 05 ngày", 5.0, "ngày"),
        ("giảm tối thiểu 2/3 thời gian", "tối thiểu 2/3 thời gian", 2.0 / 3.0, "thời gian"),
        ("hiện mới đạt 40%, phấn đấu đạt 60%", "60%", 60.0, "%"),
        ("phấn đấu có 80% người dân dùng dịch vụ", "80%", 80.0, "%"),
    ] {
        let cut = words(text);
        let found = measures(&cut);
        let shown: Vec<_> = found
            .iter()
            .map(|(range, value, unit)| (phrase(text, &cut, range), *value, unit.as_deref()))
            .collect();
        assert_eq!(shown, [(expected.to_owned(), Some(value), Some(unit))], "{text}");
    }
    for text in [
        "rà soát 361 thủ tục, 02 phương án",
        "hỗ trợ tối đa 50% chi phí",
        "kinh phí tối thiểu 10 tỷ đồng",
        "đến nay đã đạt trên 40%",
        "họp ít nhất 01 lần/tháng",
        "bán kính tối đa 10 km",
    ] {
        assert!(measures(&words(text)).is_empty(), "{text}");
    }
}
