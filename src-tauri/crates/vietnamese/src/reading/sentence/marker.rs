//! Markers: the number, letter or bullet that opens a clause.

/// A marker at the head of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    /// Its number or letter without full stop and bracket; a bullet has none.
    pub label: Option<String>,
    /// Its bytes with the white space behind it.
    pub len: usize,
}

/// Signs that open an item of a list.
const BULLETS: [char; 22] = [
    '-', '+', '*', '•', '●', '○', '◦', '▪', '■', '□', '–', '—', '·', '→', '➢', '✓', '❖', '\u{f0b7}',
    '\u{f02d}', '\u{f0a7}', '\u{f0d8}', '\u{f0fc}',
];

/// Reads the marker at the head of `line`: "1.", "1.2.", "1.2 Giao", "a)", "(1)", "II.", "Điều 3.", "-", "•".
///
/// "15.8.2022", "1.160 hồ sơ", "2,5 tỷ", "2022." are numbers, not markers.
pub(super) fn marker(line: &str) -> Option<Marker> {
    bullet(line).or_else(|| article(line)).or_else(|| bracketed(line)).or_else(|| number(line))
}

fn bullet(line: &str) -> Option<Marker> {
    let first = line.chars().next().filter(|c| BULLETS.contains(c))?;
    let rest = &line[first.len_utf8()..];
    let spaced = rest.starts_with(char::is_whitespace);
    // "-5%" and "+84" are numbers, "--" is a rule, "…-" is nothing.
    let joined =
        rest.starts_with(|c: char| c.is_alphabetic()) && matches!(first, '-' | '+' | '*' | '•' | '–');
    (spaced || joined).then(|| made(line, None, first.len_utf8()))
}

/// "Điều 3." and "Khoản 2." of a decision.
fn article(line: &str) -> Option<Marker> {
    let head =
        ["Điều ", "Khoản ", "Mục ", "Phần ", "Chương "].iter().find(|head| line.starts_with(**head))?;
    let rest = &line[head.len()..];
    let digits = rest.find(|c: char| !(c.is_ascii_digit() || "IVX".contains(c))).unwrap_or(rest.len());
    let stop = rest[digits..].starts_with(['.', ':']);
    (digits > 0 && digits <= 5 && stop).then(|| {
        let label = line[..head.len() + digits].to_owned();
        made(line, Some(label), head.len() + digits + 1)
    })
}

/// "(1)", "(a)", "[2]".
fn bracketed(line: &str) -> Option<Marker> {
    let inner = line.strip_prefix(['(', '['])?;
    let end = inner.find([')', ']']).filter(|&end| (1..=4).contains(&end))?;
    let label = &inner[..end];
    let digits = label.bytes().all(|byte| byte.is_ascii_digit()) && end <= 2;
    let letter = label.chars().count() == 1 && label.chars().all(char::is_lowercase);
    let roman = label.chars().all(|c| "ivxIVX".contains(c));
    let spaced = inner[end + 1..].starts_with(char::is_whitespace);
    ((digits || letter || roman) && spaced).then(|| made(line, Some(label.to_owned()), end + 2))
}

/// "1.", "1)", "1.2.", "1.2 Giao", "a)", "đ.", "II.", "A.", "1/ Giao", "I - ".
fn number(line: &str) -> Option<Marker> {
    let label = label(line)?;
    let rest = &line[label.len()..];
    let next = rest.chars().next()?;
    let dotted = label.contains('.');
    let behind = rest[next.len_utf8()..].trim_start_matches(' ');
    let capital =
        |text: &str| text.trim_start().starts_with(|c: char| c.is_uppercase() || "“\"(".contains(c));
    let letter = label.starts_with(char::is_lowercase);
    let fits = match next {
        ')' => true,
        '.' if letter => rest[1..].starts_with(char::is_whitespace) && capital(behind),
        '.' => rest[1..].is_empty() || rest[1..].starts_with(char::is_whitespace) || capital(&rest[1..]),
        '/' if !letter => rest[1..].starts_with(char::is_whitespace) && capital(behind),
        _ if next.is_whitespace() && dotted => capital(rest),
        _ if next.is_whitespace() && roman(label) => behind.starts_with(['-', '–']),
        _ => false,
    };
    let len = label.len() + if next.is_whitespace() { 0 } else { next.len_utf8() };
    fits.then(|| made(line, Some(label.to_owned()), len))
}

/// Returns the label at the head of `line`: a number of at most four levels, one small letter, a Roman number, "A".
fn label(line: &str) -> Option<&str> {
    let first = line.chars().next()?;
    let len = if first.is_ascii_digit() {
        let levels = line.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(line.len());
        let len = line[..levels].trim_end_matches('.').len();
        let short = line[..len].split('.').all(|level| (1..=2).contains(&level.len()));
        let few = line[..len].matches('.').count() <= 3;
        return (short && few).then(|| &line[..len]);
    } else if "IVX".contains(first) {
        line.find(|c: char| !"IVX".contains(c)).unwrap_or(line.len())
    } else if first.is_lowercase() || first.is_ascii_uppercase() {
        first.len_utf8()
    } else {
        return None;
    };
    (len <= 5 && !line[len..].starts_with(char::is_alphanumeric)).then(|| &line[..len])
}

fn roman(label: &str) -> bool {
    label.chars().all(|c| "IVX".contains(c))
}

fn made(line: &str, label: Option<String>, len: usize) -> Marker {
    let rest = &line[len..];
    Marker { label, len: len + rest.len() - rest.trim_start().len() }
}
