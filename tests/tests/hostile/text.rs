//! Lines of text that are no list: too long, too wide, in no letters or in several.

use exchange::intake::{CELL, Door, Fault};

use super::Wanted::{Cell, Fault as Is, Harmless, Refused};
use super::{Case, case};

const HEADS: &str = "Nhiệm vụ,Đơn vị chủ trì,Ngày giao,Hạn\n";

/// The largest file the door takes.
fn most() -> usize {
    usize::try_from(Door::Plain.caps().file).unwrap()
}

/// The same again and again, up to the largest file.
fn full(head: &str, unit: &str) -> Vec<u8> {
    let n = (most() - head.len()) / unit.len();
    [head.as_bytes(), unit.repeat(n).as_bytes()].concat()
}

fn pairs(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

pub fn cases() -> Vec<Case> {
    let mut cases = large();
    cases.extend(letters());
    cases
}

fn large() -> Vec<Case> {
    let caps = Door::Plain.caps();
    let (rows, columns) = (caps.rows as usize, usize::from(caps.columns));
    vec![
        case("a quote of 60 MB", Is(&[Fault::Large]), || [b"a,\"".to_vec(), vec![b'x'; 60 << 20]].concat()),
        case("a line of 64 MB", Is(&[Fault::Large]), || vec![b'x'; 64 << 20]),
        case("a quote that is never closed", Is(&[Fault::Broken]), || full("a,\"b", "x,y\n")),
        case("a quote that is closed at last", Is(&[Fault::Long]), || {
            [full("a,\"", "x,y\n"), b"\"".to_vec()].concat()[1..].to_vec()
        }),
        case("one long line", Is(&[Fault::Long]), || full("", "x")),
        case("one long line of old letters", Is(&[Fault::Coding, Fault::Long]), || {
            full("", "x").iter().map(|_| 0xB8).collect()
        }),
        case("20 million commas", Is(&[Fault::Empty]), || full("", ",")),
        case("10 million commas under heads", Is(&[Fault::Crowded]), || {
            [HEADS.as_bytes(), &vec![b','; 10_000_000], b"x"].concat()
        }),
        case("20 million ends of lines", Is(&[Fault::Empty]), || full("", "\n")),
        case("5 million lone carriage returns", Is(&[Fault::Crowded]), || full("a", "\r\r\rb")),
        case("nothing but quotes", Is(&[Fault::Long, Fault::Broken, Fault::Empty]), || vec![b'"'; 5_000_000]),
        case("2 million empty quotes", Is(&[Fault::Empty]), || "\"\",".repeat(2_000_000).into_bytes()),
        case("one row too many", Is(&[Fault::Crowded]), move || "a,b\n".repeat(rows + 1).into_bytes()),
        case("one column too many", Is(&[Fault::Crowded]), move || "a,".repeat(columns + 1).into_bytes()),
        case("more cells than a list has", Is(&[Fault::Crowded]), || {
            full("", "a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a\n")
        }),
        case("a full list of short rows", Refused("sheet_heads"), move || {
            "a,b,c\n".repeat(rows).into_bytes()
        }),
        case("a cell that is a letter too long", Is(&[Fault::Long]), || {
            format!("{HEADS}{}", "ễ".repeat(CELL + 1)).into_bytes()
        }),
        case("a cell as long as one can be", Cell("A2", "text_long"), || {
            format!("{HEADS}{},Sở Y tế,26/7/2022", "ễ".repeat(CELL)).into_bytes()
        }),
    ]
}

fn letters() -> Vec<Case> {
    let none = &[Fault::Coding];
    let foreign = &[Fault::Foreign];
    vec![
        case("the mark of UTF-8 and nothing", Is(&[Fault::Empty]), || b"\xEF\xBB\xBF".to_vec()),
        case("the mark of UTF-16 and nothing", Is(&[Fault::Empty]), || b"\xFF\xFE".to_vec()),
        case("half the mark of UTF-8", Is(none), || b"\xEF\xBB".to_vec()),
        case("spaces", Is(&[Fault::Empty]), || b"  \t \r\n  ".to_vec()),
        case("UTF-16 of an odd length", Is(none), || {
            [b"\xFF\xFE".to_vec(), pairs(HEADS), vec![0x41]].concat()
        }),
        case("UTF-16 with half a letter", Is(none), || {
            [b"\xFF\xFE".to_vec(), pairs(HEADS), vec![0x00, 0xD8, 0x41, 0x00]].concat()
        }),
        case("UTF-16 told the wrong way round", Refused("sheet_heads"), || {
            [b"\xFE\xFF".to_vec(), pairs("a,b\n")].concat()
        }),
        case("UTF-32", Is(foreign), || [b"\xFF\xFE\0\0".to_vec(), b"a\0\0\0,\0\0\0".to_vec()].concat()),
        case("Unicode and old letters in one file", Is(none), || {
            [HEADS.as_bytes(), b"R\xB5 so\xB8t th\xF1 t\xF4c,S\xEB Y t\xD5,26/7/2022\n"].concat()
        }),
        case("letters written in too many bytes", Is(none), || b"a,\xC0\x80b\n".to_vec()),
        case("letters of another country", Is(none), || {
            b"\xCD\xEE\xE2\xE0\xFF \xE7\xE0\xE4\xE0\xF7\xE0,\xD1\xF0\xEE\xEA\n".to_vec()
        }),
        case("a zero byte among the letters", Is(foreign), || {
            b"Nhi\xE1\xBB\x87m v\xE1\xBB\xA5,\0\n".to_vec()
        }),
        case("signs that move the cursor", Is(foreign), || b"a,\x1b[2J\x07\n".to_vec()),
        case("all bytes there are", Is(&[Fault::Foreign, Fault::Coding]), || (0..=255).collect()),
        case("bytes drawn by lot", Is(&[Fault::Foreign, Fault::Coding]), || {
            let mut seed = 7_u64;
            let mut next = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                seed.to_be_bytes()[0]
            };
            (0..1 << 20).map(|_| next()).collect()
        }),
        case("letters that turn the line round", Harmless, || {
            format!("{HEADS}\u{202E}soát,Sở Y tế,26/7/2022\n").into_bytes()
        }),
        case("a thousand marks on one letter", Harmless, || {
            format!("{HEADS}a{},Sở Y tế,26/7/2022\n", "\u{301}".repeat(1_000)).into_bytes()
        }),
        case("5 MB of marks", Is(&[Fault::Long]), || {
            format!("a{}", "\u{301}".repeat(2_500_000)).into_bytes()
        }),
    ]
}
