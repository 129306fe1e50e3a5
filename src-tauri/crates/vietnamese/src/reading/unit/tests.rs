//! Laws of the reader of units: the sentences of `rules/units-forms.txt`, the examples of the rules, the register.

use super::lexicon::rules;
use super::*;
use crate::reading::word::words;
use crate::reading::{Fit, Known};

const FORMS: &str = include_str!("../../../rules/units-forms.txt");

/// A committee of a province, with the traps of the real one: Cai Lậy is a district and a town.
fn register() -> Register {
    let unit = |name: &str, aliases: &[&str]| Known {
        name: name.to_owned(),
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
    };
    Register::new(vec![
        unit("Ủy ban nhân dân tỉnh Tiền Giang", &["UBND tỉnh", "UBND tỉnh Tiền Giang"]),
        unit("Sở Thông tin và Truyền thông", &["Sở TT&TT", "Sở TT-TT", "STTTT"]),
        unit("Sở Tài chính", &["STC"]),
        unit("Văn phòng Ủy ban nhân dân tỉnh", &["VP UBND tỉnh", "VPUB"]),
        unit("Ngân hàng Nhà nước Việt Nam chi nhánh Tiền Giang", &["NHNN chi nhánh", "NHNN"]),
        unit("Ủy ban nhân dân huyện Cai Lậy", &["UBND huyện Cai Lậy", "huyện Cai Lậy"]),
        unit("Ủy ban nhân dân thị xã Cai Lậy", &["TX. Cai Lậy"]),
        unit("Ủy ban nhân dân thành phố Mỹ Tho", &["TP. Mỹ Tho"]),
        unit("Ủy ban nhân dân huyện Gò Công Đông", &[]),
        unit("Ủy ban nhân dân phường 1", &[]),
        unit("Ủy ban nhân dân phường 1", &[]),
        unit("Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang", &["BCĐ tỉnh", "Ban Chỉ đạo tỉnh"]),
    ])
}

fn read(text: &str) -> Vec<Mention> {
    mentions(&words(text), &Register::empty())
}

fn names(text: &str) -> Vec<String> {
    read(text).into_iter().map(|mention| mention.name).collect()
}

/// The first mention of a sentence, read with the register.
fn known(text: &str) -> Mention {
    let found = mentions(&words(text), &register());
    found.into_iter().next().unwrap_or_else(|| panic!("nobody is named in {text}"))
}

#[test]
fn every_form_names_its_units_and_nobody_else() {
    let mut wrong = Vec::new();
    for line in FORMS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (text, expected) = line.split_once('\t').unwrap_or((line, ""));
        let expected: Vec<_> = expected.split('|').map(str::trim).filter(|name| !name.is_empty()).collect();
        let found = names(text);
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} forms are read wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_fires_in_its_example() {
    for rule in rules() {
        let text = rule.example.replace(['[', ']'], "");
        let expected: Vec<_> =
            rule.example.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0)).collect();
        let found = names(&text);
        for name in &expected {
            assert!(
                found.iter().any(|other| other == name),
                "{}: {name} in {text}, found {found:?}",
                rule.file
            );
        }
        assert!(!expected.is_empty() || found.is_empty(), "{}: nobody in {text}, found {found:?}", rule.file);
    }
}

#[test]
fn every_field_of_the_rules_makes_a_department() {
    for rule in rules().filter(|rule| rule.meaning == "field") {
        for field in rule.patterns.split(" | ") {
            let read = |field: &str| names(&format!("Giao Sở {field} chủ trì.")) == [format!("Sở {field}")];
            assert!(read(field) || read(&field.to_uppercase()), "{}: {field}", rule.file);
        }
    }
}

#[test]
fn a_title_makes_the_unit_a_person_and_belongs_to_the_words() {
    let text = "Yêu cầu Chủ tịch UBND TP Đà Nẵng Huỳnh Văn Hai báo cáo.";
    let cut = words(text);
    let found = read(text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].person && !found[0].group, "the unit is named through its head");
    let stands: Vec<_> = cut[found[0].words.clone()].iter().map(|word| word.text).collect();
    assert_eq!(
        stands.join(" "),
        "Chủ tịch UBND TP Đà Nẵng Huỳnh Văn Hai",
        "title and name are words of the mention"
    );
}

#[test]
fn only_list_marks_make_a_list() {
    let listed: Vec<_> =
        read("Sở A1, Sở Y tế và Sở Nội vụ cùng Công an tỉnh; UBND các huyện Cái Bè, Chợ Gạo.")
            .iter()
            .map(|mention| (mention.name.clone(), mention.listed))
            .collect();
    let of = |name: &str| listed.iter().find(|(other, _)| other == name).map(|&(_, listed)| listed);
    assert_eq!(of("Sở Nội vụ"), Some(true), "{listed:?}");
    assert_eq!(of("Công an tỉnh"), Some(false), "cùng says who helps");
    assert_eq!(of("UBND huyện Cái Bè"), Some(true), "{listed:?}");
    assert_eq!(of("UBND huyện Chợ Gạo"), Some(true), "{listed:?}");
}

#[test]
fn groups_are_marked_and_named_units_are_not() {
    for (text, group) in [
        ("Giao các sở, ngành rà soát.", true),
        ("Giao UBND các huyện rà soát.", true),
        ("Yêu cầu chủ đầu tư báo cáo.", true),
        ("Giao Sở Y tế rà soát.", false),
        ("Giao UBND huyện Cái Bè rà soát.", false),
    ] {
        assert_eq!(read(text).first().map(|mention| mention.group), Some(group), "{text}");
    }
}

#[test]
fn brackets_behind_a_name_are_words_of_it_and_no_part_of_the_name() {
    let text = "Giao Sở Y tế (cơ quan thường trực) báo cáo.";
    let found = read(text);
    assert_eq!((found.len(), found[0].name.as_str()), (1, "Sở Y tế"), "{found:?}");
    assert_eq!(words(text)[found[0].words.end - 1].text, ")", "the brackets are passed over");
}

#[test]
fn the_register_knows_a_unit_by_every_spelling_of_its_name() {
    for text in [
        "Giao Sở Thông tin và Truyền thông chủ trì.",
        "Giao Sở Thông tin - Truyền thông chủ trì.",
        "Giao sở thông tin và truyền thông chủ trì.",
        "Giao Sở TT&TT chủ trì.",
        "Giao Sở TTTT chủ trì.",
        "Giao Sở TT và TT chủ trì.",
        "Giao STTTT chủ trì.",
        "Giao Giám đốc Sở Thông tin và Truyền thông chủ trì.",
        "Giao Sở Thông tin và Truyền thông tỉnh Tiền Giang chủ trì.",
        "Giao Sở Thông tin và Truyền thông tỉnh chủ trì.",
    ] {
        let found = known(text);
        assert_eq!((found.unit, found.sure), (Some(1), Sure::Stated), "{text}: {found:?}");
        assert_eq!(found.name, "Sở Thông tin và Truyền thông", "the register's name: {text}");
    }
}

#[test]
fn a_name_without_marks_or_with_one_wrong_letter_is_likely() {
    for (text, unit, reason) in [
        ("giao so thong tin va truyen thong chu tri", 1, Fit::Unmarked),
        ("giao UBND huyen Go Cong Dong bao cao", 8, Fit::Unmarked),
        ("Giao Sở Thông tin và Truyên thông chủ trì.", 1, Fit::OneLetter),
        ("Giao UBND huyện Gò Côg Đông báo cáo.", 8, Fit::OneLetter),
    ] {
        let found = known(text);
        assert_eq!((found.unit, found.sure), (Some(unit), Sure::Likely), "{text}: {found:?}");
        assert_eq!(found.candidates.first().map(|candidate| candidate.reason), Some(reason), "{text}");
    }
}

#[test]
fn a_name_of_two_units_gives_both_and_decides_nothing() {
    let found = known("Giao Cai Lậy bàn giao mặt bằng.");
    assert_eq!((found.unit, found.sure), (None, Sure::Ambiguous), "{found:?}");
    let units: Vec<_> = found.candidates.iter().map(|candidate| (candidate.unit, candidate.reason)).collect();
    assert_eq!(units, [(5, Fit::BareName), (6, Fit::BareName)], "the district and the town");
    assert_eq!(found.name, "Cai Lậy", "as written until a person chooses");
    let found = known("Giao UBND phường 1 lập danh sách.");
    assert_eq!((found.unit, found.candidates.len()), (None, 2), "two wards have one name: {found:?}");
}

#[test]
fn the_word_for_the_kind_tells_two_units_apart() {
    assert_eq!(known("Giao UBND thị xã Cai Lậy báo cáo.").unit, Some(6));
    assert_eq!(known("Giao TX. Cai Lậy báo cáo.").unit, Some(6));
    assert_eq!(known("Giao huyện Cai Lậy báo cáo.").unit, Some(5));
    assert_eq!(known("Giao Mỹ Tho báo cáo.").unit, Some(7), "only one unit is called so");
}

#[test]
fn a_list_may_lend_the_wrong_kind_and_the_register_sets_it_right() {
    let text = "UBND các huyện: Gò Công Đông, Mỹ Tho và Cai Lậy khẩn trương.";
    let found = mentions(&words(text), &register());
    let units: Vec<_> = found.iter().map(|mention| mention.unit).collect();
    assert_eq!(units, [Some(8), Some(7), Some(5)], "{found:?}");
}

#[test]
fn a_longer_name_is_another_unit() {
    for text in [
        "Giao Sở Tài chính Bến Tre báo cáo.",
        "Giao Thanh tra Sở Tài chính báo cáo.",
        "Giao UBND tỉnh Long An báo cáo.",
    ] {
        let found = known(text);
        assert_eq!((found.unit, found.candidates.len()), (None, 0), "{text}: {found:?}");
    }
}

#[test]
fn the_register_does_not_hide_units_it_does_not_know() {
    let found = mentions(&words("Giao Sở Tài chính, Sở Y tế và NHNN chi nhánh phối hợp."), &register());
    let found: Vec<_> = found.iter().map(|mention| (mention.name.as_str(), mention.unit)).collect();
    let expected = [
        ("Sở Tài chính", Some(2)),
        ("Sở Y tế", None),
        ("Ngân hàng Nhà nước Việt Nam chi nhánh Tiền Giang", Some(4)),
    ];
    assert_eq!(found, expected);
}

#[test]
fn all_capitals_do_not_swallow_the_sentence() {
    assert_eq!(names("GIAO SỞ TÀI CHÍNH CHỦ TRÌ, PHỐI HỢP SỞ Y TẾ RÀ SOÁT"), ["SỞ TÀI CHÍNH", "SỞ Y TẾ"]);
    assert_eq!(known("GIAO SỞ TÀI CHÍNH CHỦ TRÌ BÁO CÁO").unit, Some(2));
}

#[test]
fn mentions_stay_in_order_and_apart_whatever_the_text() {
    let pieces = [
        "các",
        "Sở",
        ":",
        "UBND",
        "huyện",
        ",",
        "và",
        "Cái Bè",
        "(",
        ")",
        "Giám đốc",
        "tỉnh",
        "thuộc",
        "-",
        "TP",
        ".",
        "Nguyễn",
        "Văn",
        "24",
        "Công ty",
        "sở",
        "ngành",
        ";",
        "xã hội",
        "của",
        "như",
        "đã được",
        "phải",
        "cấp",
        "'",
    ];
    let register = register();
    let mut seed = 7_usize;
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..12 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(seed >> 33) % pieces.len()]);
            text.push(' ');
        }
        let cut = words(&text);
        for register in [&register, &Register::empty()] {
            let mut end = 0;
            for mention in mentions(&cut, register) {
                assert!(
                    mention.words.start >= end && mention.words.end > mention.words.start,
                    "{text}: {mention:?}"
                );
                assert!(!mention.name.trim().is_empty(), "{text}: {mention:?}");
                end = mention.words.end;
            }
            assert!(end <= cut.len(), "{text}");
        }
    }
}

#[test]
fn one_word_over_and_over_takes_linear_time() {
    let register = register();
    for word in [
        "các ",
        "Sở ",
        "Sở, ",
        "UBND ",
        "huyện A, ",
        "(",
        "Ban Quản lý và ",
        "đơn vị thuộc ",
        "Nguyễn ",
        "ủy ban nhân dân ",
        "thanh tra của ",
        "cấp huyện, ",
    ] {
        let text = word.repeat(20_000 / word.len());
        let cut = words(&text);
        let start = std::time::Instant::now();
        mentions(&cut, &register);
        let took = start.elapsed();
        assert!(took.as_secs() < 5, "{word:?} took {took:?}");
    }
}
