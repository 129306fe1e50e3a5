//! Where the lines of a title end: not inside a word of two syllables, not inside a name, and rather before a word that
//! opens a phrase.
//!
//! Vietnamese writes a space between syllables, so which two make a word is known from a list only.

use super::{Line, Measured, Style, TOLERANCE, filled, measured};

/// Titles longer than this are broken as running text is.
const MOST_WORDS: usize = 90;

/// As many lines as a title is looked at in.
const MOST_LINES: usize = 9;

/// Words of two syllables of this trade, one a line.
const COMPOUNDS: &str = include_str!("compounds.txt");

/// Words that open a phrase.
const OPENERS: [&str; 10] = ["về", "tại", "của", "và", "giai", "trên", "đối", "theo", "trong", "năm"];

/// What parting a word or a name costs: more than any unevenness.
const PARTED: f64 = 10.0;

/// What a line costs more than needed: less than a word parted.
const LINE: f64 = 3.0;

/// Breaks a text into as few lines as `measure` allows, and those as even as possible: for heads and titles. A line
/// does not end inside a word of two syllables or a name where another break, or one line more, is to be had.
pub fn balanced(text: &str, style: &Style, measure: f64) -> Vec<Line> {
    let words = measured(text, style);
    let whole = filled(&words, style, 0.0, measure);
    let is_plain = words.iter().all(|(_, width)| *width <= measure);
    if whole.len() == 1 || whole.len() > MOST_LINES || words.len() > MOST_WORDS || !is_plain {
        return if whole.len() == 1 { whole } else { evened(&words, style, measure, whole.len()) };
    }
    let texts: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
    let widths: Vec<f64> = words.iter().map(|(_, width)| *width).collect();
    let ends = ends(&texts, &widths, style.width(" "), measure, whole.len());
    let mut from = 0;
    let mut lines = Vec::new();
    for to in ends {
        let text = texts[from..to].join(" ");
        let is_last = to == texts.len();
        let width = style.width(&text);
        lines.push(Line { text: if is_last { text } else { text + " " }, width, is_last });
        from = to;
    }
    lines
}

/// Breaks words into `fewest` lines as even as possible.
fn evened(words: &[Measured], style: &Style, measure: f64, fewest: usize) -> Vec<Line> {
    // Never narrower than the widest word: evening out must not cut one between its letters.
    let widest_word = words.iter().map(|(_, width)| *width).fold(0.0, f64::max);
    let (mut narrow, mut wide) = (widest_word.min(measure), measure);
    while wide - narrow > 0.5 {
        let middle = (narrow + wide) / 2.0;
        let fits = filled(words, style, 0.0, middle);
        let widest = fits.iter().map(|line| line.width).fold(0.0, f64::max);
        if fits.len() <= fewest && widest <= middle + TOLERANCE {
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    filled(words, style, 0.0, wide)
}

/// Returns where lines end, as numbers of words from the start; `fewest` lines, or one more where that saves a word.
fn ends(words: &[&str], widths: &[f64], space: f64, measure: f64, fewest: usize) -> Vec<usize> {
    let total: f64 = widths.iter().sum::<f64>() + space * (widths.len() as f64 - 1.0);
    let costs: Vec<f64> = (1..words.len()).map(|at| break_cost(words[at - 1], words[at])).collect();
    let found = [fewest, fewest + 1].map(|n| {
        let even = total / n as f64;
        let line = |from: usize, to: usize| {
            let width = widths[from..to].iter().sum::<f64>() + space * (to - from - 1) as f64;
            (width <= measure + 0.001).then(|| ((width - even) / measure).powi(2))
        };
        best(words.len(), n, &costs, &line).map(|(cost, ends)| (cost + LINE * (n - fewest) as f64, ends))
    });
    let best = found.into_iter().flatten().min_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or_else(|| vec![words.len()], |(_, ends)| ends)
}

/// Finds the cheapest way to set `n_words` in `n_lines`.
fn best(
    n_words: usize,
    n_lines: usize,
    costs: &[f64],
    line: &dyn Fn(usize, usize) -> Option<f64>,
) -> Option<(f64, Vec<usize>)> {
    let mut so_far: Vec<Option<(f64, Vec<usize>)>> = vec![None; n_words + 1];
    so_far[0] = Some((0.0, Vec::new()));
    for _ in 0..n_lines {
        let mut next: Vec<Option<(f64, Vec<usize>)>> = vec![None; n_words + 1];
        for (from, reached) in so_far.iter().enumerate() {
            let Some((cost, ends)) = reached else { continue };
            for to in from + 1..=n_words {
                let Some(uneven) = line(from, to) else { break };
                let cost = cost + uneven + if to < n_words { costs[to - 1] } else { 0.0 };
                if next[to].as_ref().is_none_or(|(known, _)| cost < *known) {
                    next[to] = Some((cost, ends.iter().copied().chain([to]).collect()));
                }
            }
        }
        so_far = next;
    }
    so_far.pop().flatten()
}

/// Returns what ending a line between two words costs.
fn break_cost(left: &str, right: &str) -> f64 {
    let last = left.rsplit(' ').next().unwrap_or(left);
    let first = right.split(' ').next().unwrap_or(right);
    if last.ends_with([',', ';', '.', ':', ')']) {
        return -0.02;
    }
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let (l, r) = (bare(last), bare(first));
    let is_word = COMPOUNDS.lines().any(|line| line.split_once(' ').is_some_and(|(a, b)| a == l && b == r));
    let is_capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(char::is_lowercase)
    };
    if is_word || is_capital(last) && is_capital(first) {
        return PARTED;
    }
    if OPENERS.contains(&l.as_str()) && !OPENERS.contains(&r.as_str()) {
        return 0.2;
    }
    if OPENERS.contains(&r.as_str()) { -0.03 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use crate::font::Face;
    use crate::text::{Style, balanced};

    /// Titles of this trade, each at many widths: no line ends inside a word or a name.
    #[test]
    fn no_line_of_a_title_ends_inside_a_word_or_a_name() {
        let style = Style::single(Face::SerifBold, 14.0);
        let titles = [
            "tại phiên họp sơ kết 6 tháng đầu năm 2022 và triển khai phương hướng, nhiệm vụ 6 tháng cuối năm 2022",
            "Kết luận của Trưởng Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang",
            "Tình hình thực hiện kế hoạch ứng dụng công nghệ thông tin của Ủy ban nhân dân huyện Cai Lậy",
            "DANH MỤC NHIỆM VỤ GIAO CÁC CƠ QUAN, ĐƠN VỊ TẠI PHIÊN HỌP SƠ KẾT 6 THÁNG ĐẦU NĂM 2022 VÀ TRIỂN KHAI PHƯƠNG HƯỚNG",
            "Sơ kết công tác của Ngân hàng Nhà nước Việt Nam chi nhánh Tiền Giang về thanh toán không dùng tiền mặt",
        ];
        let parted = [
            "triển |khai",
            "phương |hướng",
            "nhiệm |vụ",
            "chỉ |đạo",
            "chuyển |đổi",
            "tiền |giang",
            "cai |lậy",
            "kế |hoạch",
            "công |nghệ",
            "thông |tin",
            "nhân |dân",
            "việt |nam",
            "cơ |quan",
            "đơn |vị",
            "sơ |kết",
            "phiên |họp",
            "thanh |toán",
            "ngân |hàng",
            "nhà |nước",
            "danh |mục",
            "thực |hiện",
        ];
        for title in titles {
            for measure in [230.0, 260.0, 300.0, 340.0, 368.0, 420.0] {
                let lines: Vec<String> =
                    balanced(title, &style, measure).into_iter().map(|l| l.text).collect();
                assert_eq!(lines.concat(), title, "nothing is lost");
                let joined = lines.join("|").to_lowercase();
                assert!(!parted.iter().any(|pair| joined.contains(pair)), "at {measure}: {lines:?}");
            }
        }
    }
}
