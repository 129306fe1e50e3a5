//! The words every official paper shares: Decree 30/2020 prints them so, and they are never translated.
//!
//! A page and a Word file say the same words. Deliberately knows neither.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use vietnamese::{date, number};

/// B1.
pub const NATIONAL_TITLE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// B2.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// The name of a type of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// B9.
    pub title: &'static str,
    /// The same name in running text and in the file's title.
    pub in_text: &'static str,
}

/// Thông báo (TB).
pub const NOTICE: Kind = Kind { title: "THÔNG BÁO", in_text: "Thông báo" };
/// Biên bản (BB).
pub const MINUTES: Kind = Kind { title: "BIÊN BẢN", in_text: "Biên bản" };
/// Giấy mời (GM).
pub const INVITATION: Kind = Kind { title: "GIẤY MỜI", in_text: "Giấy mời" };
/// Chương trình (CTr).
pub const AGENDA: Kind = Kind { title: "CHƯƠNG TRÌNH", in_text: "Chương trình" };
/// Báo cáo (BC).
pub const REPORT: Kind = Kind { title: "BÁO CÁO", in_text: "Báo cáo" };
/// An official letter (công văn) has a name in running text only (a4).
pub const LETTER: Kind = Kind { title: "", in_text: "Công văn" };
/// B12.
pub const ABOUT: &str = "V/v";
/// B19.
pub const TO: &str = "Kính gửi:";
/// B15.
pub const END_MARK: &str = "./.";
/// B20.
pub const RECIPIENTS: &str = "Nơi nhận:";
/// B21, last line.
pub const FILED: &str = "Lưu:";
/// a5: one annex alone.
pub const ANNEX: &str = "Phụ lục";
/// A row or paragraph that goes on from the page before.
pub const CONTINUED: &str = "(tiếp)";
/// Bottom margin of a draft.
pub const DRAFT: &str = "Dự thảo";
/// Bottom margin of papers made from illustrative data (RULINGS A19).
pub const SAMPLE: &str = "Dữ liệu minh họa";
/// What stands where a number or a day is not known yet.
pub const DOTS: &str = "…";

/// Labels of the minutes, in the order of template 1.9.
pub const STARTS: &str = "Thời gian bắt đầu:";
/// Where.
pub const PLACE: &str = "Địa điểm:";
/// Who sat in the meeting.
pub const ATTENDANCE: &str = "Thành phần tham dự:";
/// Who chaired it.
pub const CHAIR: &str = "Chủ trì (chủ tọa):";
/// Who wrote the minutes.
pub const SECRETARY: &str = "Thư ký (người ghi biên bản):";
/// What was said.
pub const PROCEEDINGS: &str = "Nội dung (theo diễn biến cuộc họp):";
/// The two who sign minutes.
pub const SIGNED_BY_SECRETARY: &str = "THƯ KÝ";
/// The chair's side.
pub const SIGNED_BY_CHAIR: &str = "CHỦ TỌA";

/// Returns the number as the register writes it: a leading zero below 10 (B7), dots when there is none yet.
pub fn register_number(given: Option<&str>) -> String {
    match given.map(str::trim).filter(|number| !number.is_empty()) {
        Some(one) if one.len() == 1 && one.bytes().all(|b| b.is_ascii_digit()) => format!("0{one}"),
        Some(number) => number.to_owned(),
        None => DOTS.to_owned(),
    }
}

/// Returns "Số: 05/TB-BCĐ" (B7).
pub fn number_line(given: Option<&str>, symbol: &str) -> String {
    format!("Số: {}/{}", register_number(given), capitals(symbol))
}

/// Returns a symbol in capitals (B7), but for the three abbreviations of types the decree itself writes with a small
/// letter (a4).
fn capitals(symbol: &str) -> String {
    let small = ["CTr-", "QyĐ-", "TrS-"].into_iter().find(|abbreviation| symbol.starts_with(abbreviation));
    small.map_or_else(
        || symbol.to_uppercase(),
        |abbreviation| format!("{abbreviation}{}", symbol[abbreviation.len()..].to_uppercase()),
    )
}

/// Returns "ngày 05 tháng 7 năm 2022": zeros before days below 10 and before months 1 and 2 only (a4).
pub fn day_in_words(day: Option<NaiveDate>, year: i32) -> String {
    match day {
        Some(day) => date::official(day),
        None => format!("ngày {DOTS} tháng {DOTS} năm {year}"),
    }
}

/// Words of an invitation (template 1.7).
pub const INVITES: &str = "trân trọng kính mời";
/// The same in a letter, where "Kính gửi" has named the guests.
pub const INVITES_TO: &str = "trân trọng kính mời Quý đại biểu dự";
/// What to.
pub const TO_ATTEND: &str = "Tới dự";
/// Who chairs.
pub const CHAIRED_BY: &str = "Chủ trì:";
/// What will be dealt with.
pub const CONTENTS: &str = "Nội dung:";
/// When.
pub const TIME: &str = "Thời gian:";

/// Returns "14 giờ 00 phút, thứ Ba, ngày 26 tháng 7 năm 2022": a guest checks the day of the week first.
pub fn moment_with_weekday(at: NaiveDateTime) -> String {
    format!("{}, {}, {}", hour(at.time()), date::weekday(at.date()), date::official(at.date()))
}

/// Returns "14 giờ 00 phút".
pub fn hour(at: NaiveTime) -> String {
    format!("{:02} giờ {:02} phút", at.hour(), at.minute())
}

/// Returns "14 giờ 00 phút, ngày 26 tháng 7 năm 2022".
pub fn moment(at: NaiveDateTime) -> String {
    format!("{}, {}", hour(at.time()), date::official(at.date()))
}

/// Returns the last sentence of minutes (template 1.9); dots for the hour while it is not known: the day is `on`.
pub fn meeting_ends(at: Option<NaiveDateTime>, on: NaiveDate) -> String {
    let dotted = || format!("{DOTS} giờ {DOTS} phút, {}", date::official(on));
    format!("Cuộc họp kết thúc vào {}.", at.map_or_else(dotted, moment))
}

/// Returns the italic line under an annex's title (a5).
pub fn goes_with(kind: Kind, given: Option<&str>, symbol: &str, day: &str, body: &str) -> String {
    format!("(Kèm theo {} số {}/{} {day} của {body})", kind.in_text, register_number(given), capitals(symbol))
}

/// Returns the line that says up to which day the figures of a table are known (RULINGS A1).
pub fn figures_until(day: NaiveDate) -> String {
    format!("(Số liệu đến {})", date::official(day))
}

/// Returns a line of a list after a colon: a dash before, a semicolon after, a full stop after the last (B19).
pub fn listed(text: &str, is_last: bool) -> String {
    let bare = bare(text);
    format!("- {bare}{}", if is_last { '.' } else { ';' })
}

/// Takes the marks of a list off a line typed with them.
fn bare(text: &str) -> &str {
    text.trim().trim_start_matches(['-', '–']).trim_start().trim_end_matches([';', '.', ',']).trim_end()
}

/// Makes a text end as a sentence does.
pub fn stopped(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', '…', ':', ';']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Returns "Phụ lục", or "Phụ lục II" when there are two or more.
pub fn annex_name(place: usize, n_annexes: usize) -> String {
    if n_annexes < 2 { ANNEX.to_owned() } else { format!("{ANNEX} {}", roman(place)) }
}

/// Returns what viewers print before the page numbers of an annex: "PL-", or "PL II-".
pub fn annex_label(place: usize, n_annexes: usize) -> String {
    if n_annexes < 2 { "PL-".to_owned() } else { format!("PL {}-", roman(place)) }
}

/// Returns the line of 8 point under the last annex (RULINGS C26).
pub fn journal_line(seq: i64, seal: &str) -> String {
    format!("Lập từ sổ ghi đến lần ghi số {seq}, dấu niêm {seal}")
}

/// Returns a place, counted from 1, as a Roman numeral.
pub fn roman(place: usize) -> String {
    let small = u32::try_from(place).ok();
    small.and_then(number::roman).unwrap_or_else(|| place.to_string())
}

/// Returns the letter of a point, counted from 1 (a3); after y come aa, ab, ….
pub fn point_letter(place: usize) -> String {
    const ROUND: usize = 23;
    let at = place.saturating_sub(1);
    let letter = number::clause_letter(at % ROUND + 1).map(String::from).unwrap_or_default();
    if at < ROUND { letter } else { format!("{}{letter}", point_letter(at / ROUND)) }
}

/// Brings a text into the form papers are set in: NFC, single spaces, nothing without a width. No-break spaces stay.
pub fn tidied(text: &str) -> String {
    let is_ink = |c: &char| !matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{00AD}' | '\u{2060}');
    let visible: String = text.chars().filter(is_ink).collect();
    let mut tidy = String::with_capacity(text.len());
    for letter in vietnamese::text::nfc(&visible).chars() {
        match letter {
            '\u{00A0}' | '\u{202F}' | '\u{2007}' => tidy.push('\u{00A0}'),
            c if c.is_whitespace() => {
                if !tidy.is_empty() && !tidy.ends_with(' ') {
                    tidy.push(' ');
                }
            }
            c => tidy.push(c),
        }
    }
    tidy.truncate(tidy.trim_end_matches(' ').len());
    tidy
}

/// Closes the body: the end mark takes the place of the last full stop (B15).
pub fn with_end_mark(text: &str) -> String {
    let bare = text.trim_end().trim_end_matches("./.").trim_end_matches(['.', ';']).trim_end();
    format!("{bare}{END_MARK}")
}

/// Returns a recipient's line: a dash before, a semicolon after (B21).
pub fn recipient(text: &str) -> String {
    listed(text, false)
}

/// Returns the last line of the list: "- Lưu: VT, BCĐ." (B21).
pub fn filed(text: &str) -> String {
    let bare = text.trim().trim_end_matches([';', '.', ',']).trim_end();
    format!("- {FILED} {bare}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
        Some(NaiveDate::from_ymd_opt(y, m, d).unwrap())
    }

    #[test]
    fn a4_zeros_stand_before_days_below_ten_and_months_one_and_two() {
        assert_eq!(day_in_words(day(2022, 7, 5), 0), "ngày 05 tháng 7 năm 2022");
        assert_eq!(day_in_words(day(2022, 2, 15), 0), "ngày 15 tháng 02 năm 2022");
        assert_eq!(day_in_words(day(2022, 12, 31), 0), "ngày 31 tháng 12 năm 2022");
        assert_eq!(day_in_words(None, 2022), "ngày … tháng … năm 2022");
    }

    #[test]
    fn b7_a_number_below_ten_gets_a_zero_and_no_number_gets_dots() {
        assert_eq!(number_line(Some("5"), "TB-BCĐ"), "Số: 05/TB-BCĐ");
        assert_eq!(number_line(Some("05"), "TB-BCĐ"), "Số: 05/TB-BCĐ");
        assert_eq!(number_line(Some("128"), "TB-BCĐ"), "Số: 128/TB-BCĐ");
        assert_eq!(number_line(None, "TB-BCĐ"), "Số: …/TB-BCĐ");
        assert_eq!(number_line(Some("  "), "TB-BCĐ"), "Số: …/TB-BCĐ");
        assert_eq!(number_line(Some("2"), "CTr-bcđ"), "Số: 02/CTr-BCĐ");
    }

    #[test]
    fn a3_points_follow_the_vietnamese_alphabet() {
        let letters: Vec<_> = (1..=25).map(point_letter).collect();
        assert_eq!(letters[..7], ["a", "b", "c", "d", "đ", "e", "g"]);
        assert_eq!(letters[22..], ["y", "aa", "ab"]);
    }

    #[test]
    fn b15_the_end_mark_replaces_the_last_stop_and_comes_once() {
        assert_eq!(with_end_mark("biết, thực hiện."), "biết, thực hiện./.");
        assert_eq!(with_end_mark("biết, thực hiện./."), "biết, thực hiện./.");
        assert_eq!(with_end_mark("biết, thực hiện"), "biết, thực hiện./.");
    }

    #[test]
    fn b21_a_recipient_typed_with_its_marks_gets_them_once() {
        assert_eq!(recipient("- Tỉnh ủy;"), "- Tỉnh ủy;");
        assert_eq!(recipient("Tỉnh ủy (để b/c)"), "- Tỉnh ủy (để b/c);");
        assert_eq!(filed("VT, BCĐ."), "- Lưu: VT, BCĐ.");
    }

    #[test]
    fn annexes_are_roman_only_when_there_are_two() {
        assert_eq!(annex_name(1, 1), "Phụ lục");
        assert_eq!(annex_name(4, 4), "Phụ lục IV");
        assert_eq!(roman(1994), "MCMXCIV");
    }
}
