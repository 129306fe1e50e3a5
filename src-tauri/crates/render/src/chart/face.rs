//! The width of words in IBM Plex Sans, read from the shipped faces themselves.
//!
//! Plotters without a font guesses a width from the number of bytes, which makes Vietnamese twice as wide as the
//! same words without marks; here every width is the sum of the face's own advances, as the window and the page
//! set them (kerning off: the digits of a column must stay in line).

use super::picture::{Anchor, Bounds, Point, Weight};

/// How far accents of a capital reach above the baseline, per pixel of size: Ẩ in Plex is 0.98 high.
const RISE: f64 = 0.95;
/// How far a dot below or a tail reaches under the baseline, per pixel of size.
const DROP: f64 = 0.25;
/// Height of a capital without accents, per pixel of size.
pub(super) const CAP: f64 = 0.698;
/// Room for a letter the faces lack: the window draws it in a face of its own, seldom wider than its height.
const FOREIGN: u16 = 1000;

/// Returns the width of `text` in pixels.
pub(super) fn width(text: &str, weight: Weight, size: f64) -> f64 {
    let font = weight.face().font();
    let thousandths: u32 =
        text.chars().map(|letter| u32::from(font.advance(letter).unwrap_or(FOREIGN))).sum();
    f64::from(thousandths) * size / 1000.0
}

/// Returns the box a line of text occupies when its baseline is at `at`.
pub(super) fn bounds(text: &str, weight: Weight, size: f64, anchor: Anchor, at: Point) -> Bounds {
    let width = width(text, weight, size);
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Bounds { left, top: at.y - RISE * size, right: left + width, bottom: at.y + DROP * size }
}

/// Returns `text`, shortened with an ellipsis until it fits `room` pixels.
pub(super) fn fit(text: &str, weight: Weight, size: f64, room: f64) -> String {
    if width(text, weight, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = width("…", weight, size);
    for letter in text.chars() {
        used += width(letter.encode_utf8(&mut [0; 4]), weight, size);
        if used > room {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end())
}

/// Breaks `text` at spaces into at most `most` lines of `room` pixels; what is left over ends in an ellipsis.
pub(super) fn wrap(text: &str, weight: Weight, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut words = text.split(' ').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || width(&longer, weight, size) <= room {
            line = longer;
        } else if lines.len() + 1 == most {
            let rest: Vec<&str> = words.collect();
            let tail = if rest.is_empty() { longer } else { format!("{longer} {}", rest.join(" ")) };
            lines.push(fit(&tail, weight, size, room));
            return lines;
        } else {
            lines.push(fit(&line, weight, size, room));
            line = word.to_owned();
        }
    }
    if !line.is_empty() {
        lines.push(fit(&line, weight, size, room));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_do_not_widen_a_word() {
        let with = width("Tỷ lệ hồ sơ trực tuyến", Weight::Regular, 13.0);
        let without = width("Ty le ho so truc tuyen", Weight::Regular, 13.0);
        assert!((with - without).abs() < 0.05 * without, "{with} against {without}");
    }

    #[test]
    fn every_digit_is_as_wide_as_every_other_in_every_face() {
        for weight in [Weight::Regular, Weight::Medium, Weight::SemiBold] {
            for digit in '0'..='9' {
                assert!(
                    (width(&digit.to_string(), weight, 10.0) - 6.0).abs() < 1e-9,
                    "{digit} in {weight:?}"
                );
            }
        }
    }

    #[test]
    fn a_line_that_does_not_fit_ends_in_an_ellipsis_and_then_fits() {
        let short = fit("Ủy ban nhân dân huyện Gò Công Đông", Weight::Regular, 13.0, 100.0);
        assert!(short.ends_with('…') && width(&short, Weight::Regular, 13.0) <= 100.0, "{short}");
        assert_eq!(fit("Sở Y tế", Weight::Regular, 13.0, 100.0), "Sở Y tế");
    }

    #[test]
    fn wrapping_loses_no_word_while_lines_remain() {
        let text = "Dịch vụ công có hồ sơ trực tuyến của toàn tỉnh";
        let lines = wrap(text, Weight::Regular, 13.0, 140.0, 9);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| width(line, Weight::Regular, 13.0) <= 140.0), "{lines:?}");
        let two = wrap(text, Weight::Regular, 13.0, 90.0, 2);
        assert!(two.len() == 2 && two[1].ends_with('…'), "{two:?}");
    }
}
