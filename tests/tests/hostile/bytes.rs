//! Files that are no workbook at all, are half of one, or carry the name of one.

use exchange::intake::Fault;
use proof::book::{book, cell, texts, zipped};

use super::Wanted::{Fault as Is, Harmless};
use super::{Case, case};

const BROKEN: &[Fault] = &[Fault::Broken];
const FOREIGN: &[Fault] = &[Fault::Foreign, Fault::Coding];

pub fn cases() -> Vec<Case> {
    let mut cases = cut();
    cases.extend(other_forms());
    cases.extend(names());
    cases.extend(lies());
    cases
}

/// An honest book of two hundred rows.
fn whole() -> Vec<u8> {
    let rows = (1..=200).map(|row| texts(row, &["Rà soát thủ tục hành chính", "Sở Y tế", "26/7/2022"]));
    book(&rows.collect::<String>(), &[])
}

/// Cut short at each tenth, zeroed in places.
fn cut() -> Vec<Case> {
    let cuts = (1..10).map(|tenth| {
        case(&format!("cut at {tenth}0 %"), Is(BROKEN), move || {
            let whole = whole();
            whole[..whole.len() * tenth / 10].to_vec()
        })
    });
    let zeroed = [20, 30, 40].map(|percent| {
        case(&format!("64 bytes zeroed at {percent} %"), Is(BROKEN), move || {
            let mut whole = whole();
            let at = whole.len() * percent / 100;
            whole[at..at + 64].fill(0);
            whole
        })
    });
    let mut cases: Vec<Case> = cuts.chain(zeroed).collect();
    cases.push(case("40 bytes before the zip", Is(FOREIGN), || [vec![0x07; 40], whole()].concat()));
    cases.push(case("40 bytes after the zip", Harmless, || [whole(), vec![b'x'; 40]].concat()));
    cases.push(case("a directory of no entries", Is(&[Fault::Foreign, Fault::Broken]), || zipped(&[])));
    cases.push(case("only the first four bytes", Is(BROKEN), || b"PK\x03\x04".to_vec()));
    cases.push(case("two books, one after the other", Harmless, || [whole(), whole()].concat()));
    cases
}

fn other_forms() -> Vec<Case> {
    let ods = || {
        let form = b"application/vnd.oasis.opendocument.spreadsheet".as_slice();
        zipped(&[("mimetype", form), ("content.xml", b"<office:document-content/>")])
    };
    let types = proof::book::TYPES.as_bytes();
    vec![
        case("nothing", Is(&[Fault::Empty]), Vec::new),
        case("an old .xls", Is(&[Fault::OldForm]), || compound(&["Workbook"])),
        case("an encrypted .xlsx", Is(&[Fault::Locked]), || {
            compound(&["EncryptionInfo", "EncryptedPackage"])
        }),
        case("a compound file cut after its head", Is(&[Fault::OldForm]), || {
            compound(&["Workbook"])[..600].to_vec()
        }),
        case("an .ods", Is(&[Fault::OpenDocument]), ods),
        case("an .xlsb", Is(&[Fault::OldForm]), move || {
            zipped(&[("[Content_Types].xml", types), ("xl/workbook.bin", b"\x83\x01\0")])
        }),
        case("a .docx", Is(&[Fault::Foreign]), move || {
            zipped(&[("[Content_Types].xml", types), ("word/document.xml", b"<w:document/>")])
        }),
        case("a .pptx", Is(&[Fault::Foreign]), move || {
            zipped(&[("[Content_Types].xml", types), ("ppt/presentation.xml", b"<p:presentation/>")])
        }),
        case("a zip of pictures", Is(&[Fault::Foreign]), || zipped(&[("anh.jpg", b"\xFF\xD8")])),
        case("a .pdf", Is(FOREIGN), || b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n".to_vec()),
        case("an .exe", Is(FOREIGN), || [b"MZ\x90\0\x03\0\0\0".to_vec(), vec![0xCC; 5_000]].concat()),
        case("a page saved as .xls", Is(&[Fault::Foreign]), || {
            b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>1</td></tr></table>"
                .to_vec()
        }),
        case("a sheet of XML from 2003", Is(&[Fault::Foreign]), || {
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>".to_vec()
        }),
        case("a letter in RTF", Is(&[Fault::Foreign]), || {
            b"{\\rtf1\\ansi {\\fonttbl\\f0 .VnTime;}}".to_vec()
        }),
        case("an e-mail", Is(&[Fault::Foreign]), || {
            b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n".to_vec()
        }),
        case("a picture", Is(FOREIGN), || b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        case("a committee file", Is(FOREIGN), || b"SQLite format 3\0\x10\0\x01\x01\0".to_vec()),
        case("a .gz", Is(FOREIGN), || b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec()),
    ]
}

/// A compound file of one sector of allocation and one of names, each name with an empty stream.
fn compound(streams: &[&str]) -> Vec<u8> {
    let mut file = vec![0_u8; 512 * 3];
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(56, &4_096_u32.to_le_bytes());
    put(60, &u32::MAX.wrapping_sub(1).to_le_bytes());
    put(68, &u32::MAX.wrapping_sub(1).to_le_bytes());
    put(76, &[0xFF; 436]);
    put(76, &0_u32.to_le_bytes());
    put(512, &[0xFF; 512]);
    put(512, &0xFFFF_FFFD_u32.to_le_bytes());
    put(516, &0xFFFF_FFFE_u32.to_le_bytes());
    for (place, name) in ["Root Entry"].iter().chain(streams).enumerate() {
        let at = 1_024 + place * 128;
        let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &letters);
        put(at + 64, &u16::try_from(letters.len() + 2).unwrap().to_le_bytes());
        put(at + 66, &[if place == 0 { 5 } else { 2 }, 1]);
        put(at + 68, &[0xFF; 12]);
        put(at + 116, &0xFFFF_FFFE_u32.to_le_bytes());
    }
    file
}

fn names() -> Vec<Case> {
    let unsafe_names = [
        "../../etc/passwd",
        "/etc/passwd",
        "xl\\..\\..\\x",
        "C:/x",
        "xl/../../x",
        "XL/WORKBOOK.XML",
        "xl/a\0b",
    ];
    let mut cases: Vec<Case> = unsafe_names
        .map(|name| {
            case(&format!("an entry called {name:?}"), Is(&[Fault::Unsafe]), move || {
                book(&cell("A1"), &[(name, b"x")])
            })
        })
        .into();
    cases.push(case("an entry that is a link", Is(&[Fault::Unsafe]), || {
        use std::io::Write;
        let mut zip = zip::ZipWriter::new_append(std::io::Cursor::new(whole())).unwrap();
        zip.add_symlink("xl/link", "/etc/passwd", zip::write::SimpleFileOptions::default()).unwrap();
        zip.flush().ok();
        zip.finish().unwrap().into_inner()
    }));
    for n in [500, 60_000] {
        cases.push(case(&format!("{n} entries"), Is(&[Fault::Crowded]), move || {
            let many: Vec<String> = (0..n).map(|n| format!("xl/{n}")).collect();
            let parts: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
            book(&cell("A1"), &parts)
        }));
    }
    cases
}

/// Sizes and marks in the directory that are not true.
fn lies() -> Vec<Case> {
    let told = |size: u32, wanted| {
        case(&format!("a size told as {size}"), wanted, move || {
            let mut bytes = book(&cell("A1"), &[("xl/styles.xml", vec![b' '; 1 << 20].as_slice())]);
            let size_now = (1_u32 << 20).to_le_bytes();
            let at: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..at + 4] == size_now).collect();
            at.iter().for_each(|at| bytes[*at..at + 4].copy_from_slice(&size.to_le_bytes()));
            bytes
        })
    };
    let flag = |bytes: &mut Vec<u8>, mark: &[u8; 4], at: usize, value: u8| {
        let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..at + 4] == *mark).collect();
        places.iter().for_each(|place| bytes[place + at] |= value);
    };
    vec![
        told(1, Is(BROKEN)),
        told(u32::MAX - 1, Is(&[Fault::Inflated, Fault::Broken])),
        case("entries marked as encrypted", Is(&[Fault::Locked, Fault::Broken]), move || {
            let mut bytes = whole();
            flag(&mut bytes, b"PK\x01\x02", 8, 1);
            flag(&mut bytes, b"PK\x03\x04", 6, 1);
            bytes
        }),
        case("packed in a way nobody knows", Is(BROKEN), move || {
            let mut bytes = whole();
            flag(&mut bytes, b"PK\x01\x02", 10, 0x60);
            flag(&mut bytes, b"PK\x03\x04", 8, 0x60);
            bytes
        }),
        case("checksums that do not fit", Is(BROKEN), move || {
            let mut bytes = whole();
            flag(&mut bytes, b"PK\x01\x02", 16, 0xFF);
            flag(&mut bytes, b"PK\x03\x04", 14, 0xFF);
            bytes
        }),
    ]
}
