//! From a text to lines: NFC, what may not be parted, breaking at spaces, evening out.
//!
//! Vietnamese is written in syllables and never hyphenated, so a line ends at a space or, in a word longer than the
//! line itself, after a slash or hyphen, or between two letters. Deliberately knows no page.

use crate::font::{Face, Font};
use crate::forms;
use crate::ink::Piece;
use crate::paper::{PaperError, Place};

mod title;

pub use title::balanced;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Face.
    pub face: Face,
    /// Size in points.
    pub size: f64,
    /// Distance from baseline to baseline in points.
    pub leading: f64,
}

impl Style {
    /// A face at a size, single spaced.
    pub fn single(face: Face, size: f64) -> Self {
        Style { face, size, leading: (size * face.font().single * 100.0).ceil() / 100.0 }
    }

    /// Returns the depth of the baseline under the top of a line.
    pub fn baseline(&self) -> f64 {
        let font = self.face.font();
        (self.leading - (font.ascent + font.descent) * self.size) / 2.0 + font.ascent * self.size
    }

    /// Returns the width of a text.
    pub fn width(&self, text: &str) -> f64 {
        self.face.font().width(text, self.size)
    }
}

/// A line of text. A line that goes on keeps the space it was broken at: it has no ink, and readers get whole words.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its letters.
    pub text: String,
    /// Width of its ink, without the space it was broken at.
    pub width: f64,
    /// Whether the paragraph ends here.
    pub is_last: bool,
}

impl Line {
    /// Splits the line for drawing, with `extra` points of room shared out among its spaces.
    pub fn pieces(text: &str, room: f64, size: f64) -> Vec<Piece> {
        if room == 0.0 {
            return vec![Piece::Text(text.to_owned())];
        }
        let mut pieces = Vec::new();
        for word in text.split_inclusive(' ') {
            pieces.push(Piece::Text(word.to_owned()));
            if word.ends_with(' ') {
                pieces.push(Piece::Room(-room * 1000.0 / size));
            }
        }
        pieces
    }

    /// Returns the room each space must get for the line to be `measure` wide.
    pub fn room(&self, measure: f64) -> f64 {
        let n_spaces = self.text.trim_end().matches(' ').count();
        if self.is_last || n_spaces == 0 { 0.0 } else { (measure - self.width) / n_spaces as f64 }
    }
}

/// Brings a text into the form the page is measured in: NFC, single spaces, nothing without a width.
///
/// # Errors
/// [`PaperError::MissingGlyph`] for a letter the face does not have, control characters among them.
pub fn tidy(text: &str, face: Face, place: Place) -> Result<String, PaperError> {
    let tidy = forms::tidied(text);
    match face.font().lacks(&tidy) {
        Some(letter) => Err(PaperError::MissingGlyph { letter, place }),
        None => Ok(tidy),
    }
}

/// A word and its width.
type Measured = (String, f64);

fn measured(text: &str, style: &Style) -> Vec<Measured> {
    let with_width = |word: String| {
        let width = style.width(&word);
        (word, width)
    };
    words(text).into_iter().map(with_width).collect()
}

/// Breaks a tidy text into lines at most `measure` wide, the first shortened by `indent`.
pub fn lines(text: &str, style: &Style, indent: f64, measure: f64) -> Vec<Line> {
    filled(&measured(text, style), style, indent, measure)
}

/// As [`lines`], with two words at least in the last line: an end mark with one syllable does not stand alone.
pub fn lines_ending_in_two(text: &str, style: &Style, indent: f64, measure: f64) -> Vec<Line> {
    let mut words = measured(text, style);
    let short = |two: &[Measured]| two.iter().map(|(_, width)| width).sum::<f64>() < measure / 3.0;
    if words.len() > 3
        && short(&words[words.len() - 2..])
        && let (Some((last, width)), Some(before)) = (words.pop(), words.last_mut())
    {
        before.0 = format!("{} {last}", before.0);
        before.1 += style.width(" ") + width;
    }
    filled(&words, style, indent, measure)
}

fn filled(words: &[Measured], style: &Style, indent: f64, measure: f64) -> Vec<Line> {
    let font = style.face.font();
    let space = font.width(" ", style.size);
    let mut setter =
        Setter { lines: Vec::new(), text: String::new(), width: 0.0, left: measure - indent, measure };
    for (word, width) in words {
        let gap = if setter.text.is_empty() { 0.0 } else { space };
        if setter.width + gap + width > setter.left + TOLERANCE && !setter.text.is_empty() {
            setter.end_line();
        }
        if *width > setter.left + TOLERANCE {
            setter.put_parts(word, font, style.size);
        } else {
            setter.put(word, *width, space);
        }
    }
    setter.finish()
}

/// Rounding of sums of hundreds of advances; far below what the eye or a rule of the decree can tell.
const TOLERANCE: f64 = 0.001;

/// A line being filled.
struct Setter {
    lines: Vec<Line>,
    text: String,
    width: f64,
    left: f64,
    measure: f64,
}

impl Setter {
    fn put(&mut self, word: &str, width: f64, space: f64) {
        if !self.text.is_empty() {
            self.text.push(' ');
            self.width += space;
        }
        self.text.push_str(word);
        self.width += width;
    }

    /// Parts a word that is wider than a whole line: after a slash, a hyphen or a held space, as a reader would part
    /// "3512/UBND-NC", and only where a part alone is still too wide between two letters.
    fn put_parts(&mut self, word: &str, font: &Font, size: f64) {
        for part in word.split_inclusive(['/', '-', ' ']) {
            let ink = font.width(part.trim_end(), size);
            if self.width + ink > self.left + TOLERANCE && !self.text.is_empty() {
                if self.text.ends_with(' ') {
                    self.width -= font.width(" ", size);
                }
                self.break_word();
            }
            if ink > self.left + TOLERANCE {
                self.put_letters(part, font, size);
            } else {
                self.text.push_str(part);
                self.width += font.width(part, size);
            }
        }
    }

    /// Cuts a word that is wider than a whole line between letters; nothing is ever lost over the edge.
    fn put_letters(&mut self, word: &str, font: &Font, size: f64) {
        let mut letter = [0; 4];
        for c in word.chars() {
            let c = c.encode_utf8(&mut letter);
            let width = font.width(c, size);
            if self.width + width > self.left + TOLERANCE && !self.text.is_empty() {
                self.break_word();
            }
            self.text.push_str(c);
            self.width += width;
        }
    }

    fn break_word(&mut self) {
        self.lines.push(Line { text: std::mem::take(&mut self.text), width: self.width, is_last: false });
        self.width = 0.0;
        self.left = self.measure;
    }

    fn end_line(&mut self) {
        self.text.push(' ');
        self.break_word();
    }

    fn finish(mut self) -> Vec<Line> {
        if !self.text.is_empty() || self.lines.is_empty() {
            self.break_word();
        }
        if let Some(last) = self.lines.last_mut() {
            last.is_last = true;
        }
        self.lines
    }
}

/// Splits a tidy text at the spaces where a line may end. No-break spaces come out as spaces: see [`crate::ink`].
pub fn words(text: &str) -> Vec<String> {
    let tokens: Vec<&str> = text.split(' ').filter(|token| !token.is_empty()).collect();
    let mut words: Vec<String> = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let token_drawn = token.replace('\u{00A0}', " ");
        let held =
            at > 0 && holds(at.checked_sub(2).map(|i| tokens[i]), tokens[at - 1], token, tokens.get(at + 1));
        match words.last_mut() {
            Some(word) if held => {
                word.push(' ');
                word.push_str(&token_drawn);
            }
            _ => words.push(token_drawn),
        }
    }
    words
}

/// Words a number or letter belongs to: "ngày 05", "Điều 3", "khoản 2", "điểm a", "mục II".
const BEFORE_NUMBER: [&str; 15] = [
    "ngày",
    "tháng",
    "năm",
    "quý",
    "điều",
    "khoản",
    "điểm",
    "mục",
    "chương",
    "phần",
    "số",
    "trang",
    "phường",
    "quận",
    "lục",
];

/// Units a number belongs to.
const AFTER_NUMBER: [&str; 14] =
    ["%", "đồng", "triệu", "tỷ", "nghìn", "km", "ha", "m", "tháng", "ngày", "giờ", "phút", "xã", "huyện"];

/// Tells whether a line may not end between two tokens.
fn holds(before: Option<&str>, left: &str, right: &str, after: Option<&&str>) -> bool {
    if !may_hold(left, right) {
        return false;
    }
    let bare = |token: &str| token.trim_matches(|c: char| "()[]“”\"',;:.".contains(c)).to_lowercase();
    let (l, r) = (bare(left), bare(right));
    let is_number = |token: &str| token.starts_with(|c: char| c.is_ascii_digit());
    let is_dash = |token: &str| token == "-" || token == "–" || token == "…";
    let ends_phrase = left.ends_with([',', ';', '.', ':']);
    if is_dash(right) {
        return true;
    }
    if is_dash(left) {
        return before.is_some_and(&is_number) && is_number(right) || left == "-" && before.is_none();
    }
    if ends_phrase {
        return false;
    }
    // "(để b/c)" and the like: a short remark in brackets is one word to the eye.
    if left.starts_with('(')
        && left.chars().count() <= 5
        && right.trim_end_matches([';', '.', ',']).ends_with(')')
        && right.chars().count() <= 8
    {
        return true;
    }
    let is_short = r.chars().count() <= 4 && (is_number(right) || is_roman(right) || r.chars().count() == 1);
    if BEFORE_NUMBER.contains(&l.as_str()) && (is_number(right) || is_short) {
        return true;
    }
    let within_date = before.is_some_and(|b| bare(b) == "ngày");
    let unit_has_number = after.is_some_and(|a| is_number(a)) && (r == "tháng" || r == "ngày");
    if is_number(left) && AFTER_NUMBER.contains(&r.as_str()) && !within_date && !unit_has_number {
        return true;
    }
    l == "sở" && right.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Sorts out in a glance the many pairs nothing holds together, before anything is trimmed or lowered.
fn may_hold(left: &str, right: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    left.starts_with(['(', '-', '–', 's', 'S'])
        || left.starts_with(digit)
        || right.starts_with(['-', '–', '…', '(', '“'])
        || right.starts_with(digit)
        || right.starts_with(['I', 'V', 'X', 'L', 'C'])
        || right.chars().nth(2).is_none()
}

fn is_roman(token: &str) -> bool {
    let token = token.trim_matches(|c: char| ",;.)".contains(c));
    !token.is_empty() && token.chars().all(|c| "IVXLC".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Style = Style { face: Face::Serif, size: 14.0, leading: 18.0 };

    fn tidied(text: &str) -> String {
        tidy(text, Face::Serif, Place::Subject).unwrap()
    }

    #[test]
    fn a_day_an_article_and_a_unit_stay_with_their_numbers() {
        let text = tidied(
            "Từ ngày 05 tháng 7 năm 2022, theo Điều 3 và điểm đ khoản 2, Sở TT&TT nhận 15 triệu đồng.",
        );
        let words = words(&text);
        for pair in
            ["ngày 05", "tháng 7", "năm 2022,", "Điều 3", "điểm đ", "khoản 2,", "Sở TT&TT", "15 triệu"]
        {
            assert!(words.iter().any(|word| word.contains(pair)), "{pair:?} was parted: {words:?}");
        }
        assert!(
            !words.iter().any(|word| word.contains("05 tháng")),
            "a whole date may still be broken in two"
        );
    }

    #[test]
    fn a_no_break_space_holds_and_is_drawn_as_a_space() {
        assert_eq!(words(&tidied("xã\u{00A0}Tân Phước")), ["xã Tân", "Phước"]);
    }

    #[test]
    fn a_short_remark_in_brackets_stays_whole() {
        assert_eq!(words("Tỉnh ủy (để b/c);"), ["Tỉnh", "ủy", "(để b/c);"]);
        assert_eq!(words("đạt (619/1.012 tổ)"), ["đạt", "(619/1.012", "tổ)"], "a long one may be parted");
    }

    #[test]
    fn a_span_of_years_stays_whole() {
        assert_eq!(words("giai đoạn 2021 - 2025 tới"), ["giai", "đoạn", "2021 - 2025", "tới"]);
    }

    #[test]
    fn lines_give_back_the_text_they_were_broken_from() {
        let text = tidied(
            "Đề nghị các sở, ngành khẩn trương thực hiện đồng bộ, tích hợp, công khai thêm các dịch vụ công.",
        );
        for measure in [40.0, 90.0, 200.0, 453.5] {
            let broken = lines(&text, &BODY, 20.0, measure);
            let joined: String = broken.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(joined, text, "at {measure} pt");
            assert!(
                broken.iter().all(|line| line.width <= measure + 0.01),
                "a line is wider than {measure} pt"
            );
        }
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut_between_letters() {
        let text = "x".repeat(500);
        let broken = lines(&text, &BODY, 0.0, 100.0);
        assert!(broken.len() > 30);
        assert_eq!(broken.iter().map(|line| line.text.as_str()).collect::<String>(), text);
    }

    #[test]
    fn a_number_wider_than_its_column_breaks_after_a_slash_or_a_hyphen() {
        let measure = BODY.width("3512/UBND-");
        let broken: Vec<_> = lines("3512/UBND-NC", &BODY, 0.0, measure).into_iter().map(|l| l.text).collect();
        assert_eq!(broken, ["3512/UBND-", "NC"]);
        let measure = BODY.width("UBND-");
        let broken: Vec<_> = lines("3512/UBND-NC", &BODY, 0.0, measure).into_iter().map(|l| l.text).collect();
        assert_eq!(broken, ["3512/", "UBND-", "NC"]);
        let whole = lines("3512/UBND-NC", &BODY, 0.0, BODY.width("3512/UBND-NC"));
        assert_eq!(whole.len(), 1, "what fits is never parted");
    }

    #[test]
    fn decomposed_letters_come_out_composed() {
        assert_eq!(tidied("e\u{323}\u{302}"), "ệ");
    }

    #[test]
    fn a_letter_the_face_lacks_is_named() {
        let missing = tidy("bảng 表", Face::Serif, Place::Closing);
        assert_eq!(missing, Err(PaperError::MissingGlyph { letter: '表', place: Place::Closing }));
        assert!(tidy("a\0b", Face::Serif, Place::Closing).is_err(), "a NUL has no glyph either");
    }

    #[test]
    fn evening_out_never_cuts_a_word() {
        let style = Style::single(Face::SerifBold, 12.0);
        for text in ["Tổng số", "Không hạn", "Trong hạn"] {
            let narrow = words(text).iter().map(|word| style.width(word)).fold(0.0, f64::max) + 0.5;
            let broken: Vec<_> = balanced(text, &style, narrow).into_iter().map(|line| line.text).collect();
            assert_eq!(broken.concat(), text);
            assert!(broken[0].ends_with(' '), "{broken:?}");
        }
    }

    #[test]
    fn titles_break_into_even_lines_where_no_word_is_parted() {
        let style = Style::single(Face::SerifBold, 12.0);
        let broken = balanced("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ TỈNH TIỀN GIANG", &style, 181.0);
        let broken: Vec<_> = broken.into_iter().map(|line| line.text).collect();
        assert_eq!(broken, ["BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ ", "TỈNH TIỀN GIANG"]);
        let letters = balanced("a b c d e f g h i j", &style, 60.0);
        let widths: Vec<_> = letters.iter().map(|line| line.width).collect();
        let spread =
            widths.iter().copied().fold(0.0, f64::max) - widths.iter().copied().fold(f64::MAX, f64::min);
        assert!(letters.len() > 1 && spread < 20.0, "{widths:?}");
    }
}
