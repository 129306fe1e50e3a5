//! Numbers as Vietnamese offices write them: 1.160, 87,4%, 02 nhóm, III, đ), hai mươi mốt.
//!
//! Everything is computed on integers, so that a printed figure can be checked with a pencil (parts a3, a4,
//! b1). What it does not know: what is counted, and what stands in place of a figure that does not exist.

/// The letters of points in a clause: the Vietnamese order, without ă â ê ô ơ ư and without f j w z (part
/// a3).
const CLAUSE_LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// Most decimals any figure is written with; more are cut to this many.
const MOST_PLACES: u32 = 9;

/// Writes an integer with "." between thousands: 1160 is "1.160".
pub fn grouped(n: i64) -> String {
    signed(n < 0, &grouped_digits(n.unsigned_abs().into()))
}

/// Writes `units` × 10^-`places` with a decimal comma: (6077, 4) is "0,6077", (1234567, 1) is "123.456,7".
///
/// Trailing zeros are kept: the number of decimals says how exact the figure is. At most nine decimals.
pub fn decimal(units: i64, places: u32) -> String {
    decimal_digits(units.into(), places.min(MOST_PLACES))
}

/// Writes `part` / `whole` as a percentage: (1014, 1160, 1) is "87,4%".
///
/// Rounded half up on exact integers (half away from zero below it). `None` when `whole` is zero: there is no
/// rate, and a table shows a dash instead of 0% (part c2).
pub fn percent(part: i64, whole: i64, places: u32) -> Option<String> {
    let places = places.min(MOST_PLACES);
    rounded(part, whole, places + 2).map(|units| decimal_digits(units, places) + "%")
}

/// Writes `part` / `whole` as a plain decimal figure: (1, 3, 4) is "0,3333". Rounds and refuses as
/// [`percent`].
pub fn ratio(part: i64, whole: i64, places: u32) -> Option<String> {
    let places = places.min(MOST_PLACES);
    rounded(part, whole, places).map(|units| decimal_digits(units, places))
}

/// Writes a count in running text: below ten with a leading zero, "02", "09", "10"; none is "0" (part a4).
pub fn count(n: u64) -> String {
    if (1..10).contains(&n) { format!("0{n}") } else { grouped_digits(n.into()) }
}

/// Writes a Roman number, for sections and quarters; `None` outside 1 to 3999.
pub fn roman(n: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&n) {
        return None;
    }
    let (mut left, mut written) = (n, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            written.push_str(sign);
            left -= value;
        }
    }
    Some(written)
}

/// Returns the letter of the `n`-th point of a clause, from 1: a b c d đ e g …; `None` past the 23rd (y).
pub fn clause_letter(n: usize) -> Option<char> {
    CLAUSE_LETTERS.chars().nth(n.checked_sub(1)?)
}

/// Writes a number in words: 21 is "hai mươi mốt", 105 is "một trăm linh năm".
///
/// Northern official usage: linh (not lẻ), nghìn (not ngàn); mốt, tư and lăm after mươi. An empty group of
/// three is skipped, a group that follows a higher one is read whole: 1005 is "một nghìn không trăm linh
/// năm".
pub fn in_words(n: u64) -> String {
    let mut words = Vec::new();
    if n == 0 {
        words.push("không");
    } else {
        read(n, false, &mut words);
    }
    words.join(" ")
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// Reads `n`; `after` says that a higher group stands before it.
fn read(n: u64, after: bool, words: &mut Vec<&'static str>) {
    const GROUPS: [(u64, &str); 3] = [(1_000_000_000, "tỷ"), (1_000_000, "triệu"), (1_000, "nghìn")];
    let (mut left, mut after) = (n, after);
    for (size, name) in GROUPS {
        let group = left / size;
        if group > 0 {
            read(group, after, words);
            words.push(name);
            after = true;
        }
        left %= size;
    }
    if left > 0 {
        read_three(left, after, words);
    }
}

/// Reads 1 to 999; with `after`, the hundreds are read even when there are none.
fn read_three(n: u64, after: bool, words: &mut Vec<&'static str>) {
    let [hundreds, tens, ones] =
        [n / 100, n / 10 % 10, n % 10].map(|digit| usize::try_from(digit).unwrap_or(0));
    let full = after || hundreds > 0;
    if full {
        words.extend([DIGITS[hundreds], "trăm"]);
    }
    match tens {
        0 if full && ones > 0 => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([DIGITS[tens], "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(DIGITS[ones]),
    }
}

/// `part` / `whole` in units of 10^-`places`, rounded half away from zero. Fits: 2⁶³ × 10¹¹ is below 2¹²⁷.
fn rounded(part: i64, whole: i64, places: u32) -> Option<i128> {
    if whole == 0 {
        return None;
    }
    let scaled = i128::from(part) * 10_i128.pow(places);
    let (size, by) = (scaled.unsigned_abs(), i128::from(whole).unsigned_abs());
    let units = i128::try_from((2 * size + by) / (2 * by)).ok()?;
    Some(if (scaled < 0) == (whole < 0) { units } else { -units })
}

fn decimal_digits(units: i128, places: u32) -> String {
    let scale = 10_u128.pow(places);
    let (whole, fraction) = (units.unsigned_abs() / scale, units.unsigned_abs() % scale);
    let mut digits = grouped_digits(whole);
    if places > 0 {
        let width = usize::try_from(places).unwrap_or(0);
        digits.push_str(&format!(",{fraction:0width$}"));
    }
    signed(units < 0, &digits)
}

fn grouped_digits(n: u128) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

fn signed(negative: bool, digits: &str) -> String {
    if negative { format!("-{digits}") } else { digits.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_by_points() {
        for (n, written) in
            [(0, "0"), (999, "999"), (1160, "1.160"), (21_914, "21.914"), (-1_234_567, "-1.234.567")]
        {
            assert_eq!(grouped(n), written);
        }
        assert_eq!(grouped(i64::MIN), "-9.223.372.036.854.775.808");
    }

    #[test]
    fn decimals_follow_a_comma_and_keep_their_zeros() {
        assert_eq!(decimal(6077, 4), "0,6077");
        assert_eq!(decimal(1_234_567, 1), "123.456,7");
        assert_eq!(decimal(-1783, 4), "-0,1783");
        assert_eq!(decimal(500, 2), "5,00");
        assert_eq!(decimal(42, 0), "42");
    }

    #[test]
    fn the_published_rates_come_back() {
        // Bình Định 30.5.2022, Văn phòng Chính phủ to 31/8/2016, and report 1270/BC-TCTTTg (RULINGS A4).
        assert_eq!(percent(1014, 1160, 1).as_deref(), Some("87,4%"));
        assert_eq!(percent(146, 1160, 1).as_deref(), Some("12,6%"));
        assert_eq!(percent(2501, 2723, 1).as_deref(), Some("91,8%"));
        assert_eq!(percent(16_051, 16_274, 2).as_deref(), Some("98,63%"));
        assert_eq!(percent(104, 104, 0).as_deref(), Some("100%"));
    }

    #[test]
    fn halves_round_up_exactly() {
        assert_eq!(percent(1, 8, 0).as_deref(), Some("13%"), "12,5 rounds to 13");
        assert_eq!(percent(1, 200, 0).as_deref(), Some("1%"), "0,5 rounds to 1");
        assert_eq!(percent(5, 1000, 0).as_deref(), Some("1%"));
        assert_eq!(percent(4999, 1_000_000, 0).as_deref(), Some("0%"));
        assert_eq!(percent(1, 3, 2).as_deref(), Some("33,33%"));
        assert_eq!(percent(2, 3, 2).as_deref(), Some("66,67%"));
        assert_eq!(percent(-1, 8, 0).as_deref(), Some("-13%"));
        assert_eq!(percent(1, -8, 0).as_deref(), Some("-13%"));
        assert_eq!(percent(-1, -8, 0).as_deref(), Some("13%"));
    }

    #[test]
    fn there_is_no_rate_of_nothing() {
        assert_eq!(percent(0, 0, 1), None);
        assert_eq!(ratio(5, 0, 1), None);
    }

    #[test]
    fn no_figure_is_too_large_to_write() {
        assert_eq!(
            percent(i64::MAX, 1, 9).map(|text| text.len()),
            Some("922.337.203.685.477.580.700,000000000%".len())
        );
        assert!(percent(i64::MIN, i64::MAX, 30).is_some());
        assert_eq!(ratio(1, 3, 4).as_deref(), Some("0,3333"));
    }

    #[test]
    fn counts_below_ten_carry_a_zero() {
        for (n, written) in [(0, "0"), (2, "02"), (9, "09"), (10, "10"), (1160, "1.160")] {
            assert_eq!(count(n), written);
        }
    }

    #[test]
    fn roman_numbers_name_sections_and_quarters() {
        for (n, written) in
            [(1, "I"), (3, "III"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (2022, "MMXXII")]
        {
            assert_eq!(roman(n).as_deref(), Some(written));
        }
        assert_eq!(roman(3999).as_deref(), Some("MMMCMXCIX"));
        assert_eq!((roman(0), roman(4000)), (None, None));
    }

    #[test]
    fn clause_letters_follow_the_vietnamese_alphabet() {
        let letters: String = (1..=23).filter_map(clause_letter).collect();
        assert_eq!(letters, "abcdđeghiklmnopqrstuvxy");
        assert_eq!((clause_letter(0), clause_letter(5), clause_letter(24)), (None, Some('đ'), None));
    }

    #[test]
    fn numbers_are_read_as_they_are_spoken() {
        for (n, words) in [
            (0, "không"),
            (1, "một"),
            (4, "bốn"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (25, "hai mươi lăm"),
            (100, "một trăm"),
            (101, "một trăm linh một"),
            (104, "một trăm linh bốn"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (115, "một trăm mười lăm"),
            (121, "một trăm hai mươi mốt"),
            (172, "một trăm bảy mươi hai"),
            (1000, "một nghìn"),
            (1005, "một nghìn không trăm linh năm"),
            (1160, "một nghìn một trăm sáu mươi"),
            (21_914, "hai mươi mốt nghìn chín trăm mười bốn"),
            (100_000, "một trăm nghìn"),
            (1_000_005, "một triệu không trăm linh năm"),
            (1_015_000, "một triệu không trăm mười lăm nghìn"),
            (2_000_000_000, "hai tỷ"),
            (1_000_000_000_000, "một nghìn tỷ"),
            (1_001_000_000_020, "một nghìn không trăm linh một tỷ không trăm hai mươi"),
        ] {
            assert_eq!(in_words(n), words);
        }
        assert!(in_words(u64::MAX).starts_with("mười tám tỷ"));
    }
}
