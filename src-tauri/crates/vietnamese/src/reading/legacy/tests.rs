//! Laws of legacy text.

use super::*;

#[test]
fn text_in_tcvn3_is_known_and_comes_back_in_unicode() {
    let text = "Giao Së Néi vô chñ tr×, phèi hîp víi c¸c ®¬n vÞ liªn quan b¸o c¸o tr\u{ad}íc ngµy 15/8/2022";
    assert_eq!(legacy(text), Some(Legacy::Tcvn3));
    assert_eq!(
        to_unicode(text, Legacy::Tcvn3),
        "Giao Sở Nội vụ chủ trì, phối hợp với các đơn vị liên quan báo cáo trước ngày 15/8/2022"
    );
    assert_eq!(to_unicode("§éc lËp", Legacy::Tcvn3), "Độc lập");
}

#[test]
fn text_in_vni_is_known_and_comes_back_in_unicode() {
    let text =
        "Giao Sôû Noäi vuï chuû trì, phoái hôïp vôùi caùc ñôn vò lieân quan baùo caùo tröôùc ngaøy 15/8/2022";
    assert_eq!(legacy(text), Some(Legacy::Vni));
    assert_eq!(
        to_unicode(text, Legacy::Vni),
        "Giao Sở Nội vụ chủ trì, phối hợp với các đơn vị liên quan báo cáo trước ngày 15/8/2022"
    );
    assert_eq!(legacy("UÛY BAN NHAÂN DAÂN TÆNH"), Some(Legacy::Vni), "capitals too");
    assert_eq!(to_unicode("UÛY BAN NHAÂN DAÂN TÆNH", Legacy::Vni), "ỦY BAN NHÂN DÂN TỈNH");
}

#[test]
fn living_languages_are_not_taken_for_a_legacy_encoding() {
    for text in [
        "Giao Sở Nội vụ chủ trì, báo cáo trước ngày 15/8/2022.",
        "Có là và cá thì không tháng Giám thú hoà thuý khoé",
        "La réunion a été reportée à l'été : où est le café de l'hôtel ? Ça coûte très cher, même en forêt.",
        "The naïve résumé of the café © 2022 ® § 5 cost £100, 20 °C, ½ cup",
        "Die Größe der Straße für schöne Übungen: muß, weiß, Köln, Äpfel",
        "Så är det på två öar, får vi höra då",
        "El niño comió piñas el año pasado en España; mañana será otro día",
        "Giao Sở A gửi hồ sơ « mật » ngày 15/8",
        "Không dấu: giao So Noi vu bao cao truoc 15/8",
        "",
    ] {
        assert_eq!(legacy(text), None, "{text}");
    }
}

#[test]
fn every_letter_of_tcvn3_is_a_vietnamese_letter_once() {
    let signs: Vec<char> = ('\u{a1}'..='\u{fe}').collect();
    let mut letters: Vec<char> =
        signs.iter().map(|sign| tables::tcvn3(*sign)).filter(|c| !signs.contains(c)).collect();
    letters.sort_unstable();
    let many = letters.len();
    letters.dedup();
    assert_eq!(letters.len(), many, "two signs stand for one letter");
}
