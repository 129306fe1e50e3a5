//! Colours as readable as the design tables them, and letters that every face really has.

use std::collections::{BTreeMap, BTreeSet};

use crate::hold;
use proof::{fluent, tree};

const TOKENS: &str = "ui/src/style/tokens.css";

type Palette = BTreeMap<String, [u8; 3]>;

/// A pair as the design tables it: ink, ground, contrast in light, contrast in dark.
const TABLED: [(&str, &str, f64, f64); 10] = [
    ("ink", "surface", 18.1, 14.7),
    ("ink-2", "surface", 8.8, 9.2),
    ("ink-3", "surface", 5.8, 6.1),
    ("ink-3", "accent-soft", 4.9, 5.0),
    ("control", "surface", 3.6, 4.1),
    ("accent", "surface", 8.8, 8.1),
    ("accent", "accent-soft", 7.5, 6.6),
    ("on-accent", "accent-solid", 8.8, 5.8),
    ("on-accent", "accent-hover", 11.2, 4.8),
    ("on-accent", "danger-solid", 6.6, 5.4),
];

/// What is written on the room's wall is read from its last row: 7 to 1 or better (DESIGN 9).
const WALL: [&str; 4] = ["ink", "ink-2", "accent", "wall-soon"];

#[test]
fn every_text_on_the_wall_is_readable_from_its_last_row() {
    let Some(css) = tree::read(TOKENS) else { return };
    let (light, dark) = palettes(&css);
    let mut findings = Vec::new();
    for (theme, palette) in [("light", &light), ("dark", &dark)] {
        for (ink, ground) in WALL.map(|ink| (ink, "wall")).into_iter().chain([("ink", "accent-soft")]) {
            match contrast_of(palette, ink, ground) {
                Some(found) if found >= 7.0 => {}
                found => findings.push(format!("{theme}: {ink} on {ground} is {found:?}, wanted 7")),
            }
        }
    }
    hold("contrast on the wall", &findings);
}

const STATUSES: [&str; 5] = ["on", "soon", "over", "done", "late"];

#[test]
fn every_pair_of_the_table_has_its_contrast() {
    let Some(css) = tree::read(TOKENS) else { return };
    let (light, dark) = palettes(&css);
    let mut findings = Vec::new();
    for (ink, ground, in_light, in_dark) in TABLED {
        for (theme, palette, tabled) in [("light", &light, in_light), ("dark", &dark, in_dark)] {
            match contrast_of(palette, ink, ground) {
                Some(found) if (found - tabled).abs() < 0.1 => {}
                found => findings.push(format!("{theme}: {ink} on {ground} is {found:?}, tabled {tabled}")),
            }
        }
    }
    hold("contrast as the design tables it", &findings);
}

#[test]
fn every_text_colour_is_readable_on_every_ground() {
    let Some(css) = tree::read(TOKENS) else { return };
    let (light, dark) = palettes(&css);
    let mut findings = Vec::new();
    for (theme, palette, soft_limit) in [("light", &light, 5.6), ("dark", &dark, 6.4)] {
        let mut want = |ink: &str, ground: &str, limit: f64| {
            // The table prints one decimal: what rounds to the limit meets it.
            match contrast_of(palette, ink, ground) {
                Some(found) if found + 0.05 >= limit => {}
                found => findings.push(format!("{theme}: {ink} on {ground} is {found:?}, wanted {limit}")),
            }
        };
        for ground in ["surface", "sunken", "canvas"] {
            for ink in ["ink", "ink-2", "ink-3", "accent"].iter().chain(&STATUSES) {
                want(ink, ground, 4.5);
            }
        }
        for status in STATUSES {
            want(status, &format!("{status}-soft"), soft_limit);
        }
        for n in 1..=5 {
            want(&format!("c{n}"), "surface", 4.5);
            want(&format!("h{n}t"), &format!("h{n}"), 5.2);
        }
    }
    hold("text is readable wherever it may stand", &findings);
}

#[test]
fn a_colour_stands_in_the_tokens_only() {
    let mut findings = Vec::new();
    for source in tree::sources("ui/src", &["css", "svelte"]) {
        if source.path == TOKENS {
            continue;
        }
        for (number, line) in source.text.lines().enumerate() {
            let colour = line.split('#').skip(1).any(|rest| {
                let word: String =
                    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
                matches!(word.len(), 3 | 6 | 8) && word.chars().all(|c| c.is_ascii_hexdigit())
            });
            findings.extend(colour.then(|| format!("{}:{}: {}", source.path, number + 1, line.trim())));
        }
    }
    hold("a colour has a name, in the tokens", &findings);
}

/// Reads the tokens of both themes; dark inherits what it does not set.
fn palettes(css: &str) -> (Palette, Palette) {
    let (mut light, mut dark) = (Palette::new(), Palette::new());
    let mut in_dark = false;
    for piece in css.replace(['{', ';', '}'], "\n").lines().map(str::trim) {
        match piece.strip_prefix("--").and_then(|token| token.split_once(':')) {
            Some((name, value)) => {
                let Some(colour) = colour(value.trim()) else { continue };
                if in_dark { &mut dark } else { &mut light }.insert(name.trim().to_string(), colour);
            }
            None if piece.contains("dark") && !piece.starts_with("color-scheme") => in_dark = true,
            None if piece.starts_with(":root") || piece.contains("light") => in_dark = false,
            None => {}
        }
    }
    for (name, colour) in &light {
        dark.entry(name.clone()).or_insert(*colour);
    }
    (light, dark)
}

fn colour(value: &str) -> Option<[u8; 3]> {
    let digits = value.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn contrast_of(palette: &Palette, ink: &str, ground: &str) -> Option<f64> {
    let (a, b) = (luminance(*palette.get(ink)?), luminance(*palette.get(ground)?));
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

/// Returns the relative luminance of WCAG 2.2.
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = colour.map(|part| {
        let c = f64::from(part) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[test]
fn every_letter_of_the_words_has_a_glyph() {
    let mut findings = Vec::new();
    let plex = faces("plex");
    let tinos = faces("tinos");
    for source in tree::sources("resources/words", &["ftl"]) {
        let text: String = fluent::parse(&source.text).entries.values().map(fluent::Entry::letters).collect();
        findings.extend(missing(&text, &plex).into_iter().map(|m| format!("{}: {m}", source.path)));
        if source.path.contains("/vi/") {
            // Any Vietnamese word may come to stand on paper; signs of the window may not.
            let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
            findings.extend(missing(&letters, &tinos).into_iter().map(|m| format!("{}: {m}", source.path)));
        }
    }
    for source in tree::sources("resources/sample", &[]) {
        let both: Vec<_> = plex.iter().chain(&tinos).cloned().collect();
        findings.extend(missing(&source.text, &both).into_iter().map(|m| format!("{}: {m}", source.path)));
    }
    hold("no letter ever shows as a box", &findings);
}

/// Returns the faces of a family with the letters each can draw.
fn faces(family: &str) -> Vec<(String, BTreeSet<char>)> {
    let fonts = tree::paths()
        .into_iter()
        .filter(|path| path.starts_with("resources/fonts/") && path.ends_with(".ttf"));
    let ours = fonts.filter(|path| path.to_lowercase().contains(family));
    ours.map(|path| {
        let bytes = std::fs::read(tree::root().join(&path)).expect("the font can be read");
        let face = ttf_parser::Face::parse(&bytes, 0).expect("the font is a TrueType font");
        let mut letters = BTreeSet::new();
        for table in face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables) {
            if table.is_unicode() {
                let drawn = |code: &u32| table.glyph_index(*code).is_some_and(|glyph| glyph.0 != 0);
                let mut codes = Vec::new();
                table.codepoints(|code| codes.push(code));
                letters
                    .extend(codes.iter().filter(|code| drawn(code)).filter_map(|code| char::from_u32(*code)));
            }
        }
        (path, letters)
    })
    .collect()
}

fn missing(text: &str, faces: &[(String, BTreeSet<char>)]) -> Vec<String> {
    let wanted: BTreeSet<char> = text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let mut findings = Vec::new();
    for (path, letters) in faces {
        let name = path.rsplit('/').next().unwrap_or(path);
        let absent = wanted.difference(letters);
        findings.extend(absent.map(|c| format!("{name} has no `{c}` (U+{:04X})", u32::from(*c))));
    }
    findings
}

#[test]
fn the_paint_rules_can_fail() {
    let css = "@layer t { :root { color-scheme: light; --ink: #000000; --surface:#FFFFFF } \
               [data-theme='dark'] { color-scheme: dark; --ink: #808080; } }";
    let (light, dark) = palettes(css);
    assert_eq!(
        contrast_of(&light, "ink", "surface").map(|c| (c * 10.0).round()),
        Some(210.0),
        "black on white is 21"
    );
    assert_eq!(
        contrast_of(&dark, "ink", "surface").map(|c| (c * 10.0).round()),
        Some(39.0),
        "dark inherits surface"
    );
    let plex = faces("plex");
    assert!(!plex.is_empty(), "the faces of the window are shipped");
    assert!(missing("Ấễặộữ đĐ 0–9 “”", &plex).is_empty(), "Plex draws Vietnamese");
    assert!(!missing("▲", &plex).is_empty(), "Plex has no triangle (marks are drawn as shapes)");
}
