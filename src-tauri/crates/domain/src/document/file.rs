//! Files kept as evidence: what one is, told by what it holds and never by its name, and a name that is safe anywhere.
//!
//! Knows bytes, no disk. Only kinds that a viewer shows and no system runs are known; all else is refused.

use vietnamese::text::{clean_line, nfc};

/// A kind of file the committee keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named after the ending of its files")]
pub enum FileKind {
    Pdf,
    Png,
    Jpg,
    Tif,
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Ods,
    Odp,
    Doc,
    Xls,
    Ppt,
}

/// Letters of a name, its ending apart.
const STEM: usize = 100;
/// How far back from its end a zip archive may hold its last record: the record itself and the longest comment.
const ZIP_TAIL: usize = 22 + 65_535;
/// The most entries of an archive that are looked at; an office document has a few dozen.
const ZIP_ENTRIES: usize = 10_000;

impl FileKind {
    /// Tells what a file is by what it holds; none when it is nothing that is kept.
    ///
    /// Office documents that carry a program of their own (macros) are not kept either.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Self::Png),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpg),
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(Self::Tif),
            [b'P', b'K', 3, 4, ..] => of_archive(bytes),
            _ if bytes.starts_with(OLE) => of_compound(bytes),
            _ => None,
        }
    }

    /// Returns the ending its files have.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpg => "jpg",
            Self::Tif => "tif",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Odp => "odp",
            Self::Doc => "doc",
            Self::Xls => "xls",
            Self::Ppt => "ppt",
        }
    }
}

/// Tells an office document among zip archives by the names it holds.
fn of_archive(bytes: &[u8]) -> Option<FileKind> {
    let names = entries(bytes)?;
    let holds = |name: &[u8]| names.contains(&name);
    if names.iter().any(|name| name.to_ascii_lowercase().ends_with(b"vbaproject.bin")) {
        return None;
    }
    if holds(b"[Content_Types].xml") {
        let parts: [(&[u8], FileKind); 3] = [
            (b"word/document.xml", FileKind::Docx),
            (b"xl/workbook.xml", FileKind::Xlsx),
            (b"ppt/presentation.xml", FileKind::Pptx),
        ];
        return parts.into_iter().find(|(name, _)| holds(name)).map(|(_, kind)| kind);
    }
    // An open document begins with its own kind, stored as it is.
    let kind = bytes.get(30..)?.strip_prefix(b"mimetypeapplication/vnd.oasis.opendocument.")?;
    let kinds: [(&[u8], FileKind); 3] =
        [(b"text", FileKind::Odt), (b"spreadsheet", FileKind::Ods), (b"presentation", FileKind::Odp)];
    let found = kinds.into_iter().find(|(name, _)| kind.starts_with(name) && holds(b"content.xml"));
    found.map(|(_, kind)| kind)
}

/// Returns the names in the directory of a zip archive; none when it has no whole directory.
fn entries(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let number = |at: usize| {
        let pair = bytes.get(at..at.checked_add(2)?)?;
        Some(usize::from(u16::from_le_bytes([pair[0], pair[1]])))
    };
    let long = |at: usize| Some(number(at)? | number(at.checked_add(2)?)? << 16);
    let tail = bytes.len().saturating_sub(ZIP_TAIL);
    let end = tail + bytes[tail..].windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let (count, mut at) = (number(end + 10)?, long(end + 16)?);
    let mut names = Vec::new();
    for _ in 0..count.min(ZIP_ENTRIES) {
        let head = bytes.get(at..at.checked_add(46)?)?;
        if !head.starts_with(b"PK\x01\x02") {
            return None;
        }
        let (name, extra, comment) = (number(at + 28)?, number(at + 30)?, number(at + 32)?);
        names.push(bytes.get(at + 46..at + 46 + name)?);
        at += 46 + name + extra + comment;
    }
    (count <= ZIP_ENTRIES).then_some(names)
}

/// Tells an older office document by the stream it cannot do without; an installer has none of them.
fn of_compound(bytes: &[u8]) -> Option<FileKind> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|part| part == wide)
    };
    if holds("_VBA_PROJECT") {
        return None;
    }
    let streams = [
        ("WordDocument", FileKind::Doc),
        ("Workbook", FileKind::Xls),
        ("PowerPoint Document", FileKind::Ppt),
    ];
    streams.into_iter().find(|(name, _)| holds(name)).map(|(_, kind)| kind)
}

/// Returns the name a file is kept and opened under: no folders, no letter a file system refuses or a reader cannot
/// see, and the ending of what it holds, whatever it came with.
pub fn safe_name(name: &str, kind: FileKind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = match last.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.chars().count() <= 5 => stem,
        _ => last,
    };
    let plain = |c: char| match c {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    // What the door of every text drops or refuses has no place in a name either.
    let seen = |c: &char| *c == ' ' || clean_line(&format!("x{c}"), 2).is_ok_and(|kept| kept.len() > 1);
    let stem: String = nfc(stem).chars().map(plain).filter(seen).take(STEM).collect();
    let stem = stem.trim_matches(['.', ' ']);
    let device = matches!(
        stem.split('.').next().unwrap_or_default().to_ascii_uppercase().as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "COM1" | "COM2" | "COM3" | "COM4" | "LPT1" | "LPT2" | "LPT3"
    );
    match stem {
        "" => format!("tep.{}", kind.ending()),
        stem if device => format!("{stem}_.{}", kind.ending()),
        stem => format!("{stem}.{}", kind.ending()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A zip archive with empty entries of these names, the first holding `first`.
    fn archive(names: &[&str], first: &[u8]) -> Vec<u8> {
        let (mut bytes, mut directory) = (Vec::new(), Vec::new());
        for (n, name) in names.iter().enumerate() {
            let at = u32::try_from(bytes.len()).unwrap();
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            bytes.extend(b"PK\x03\x04");
            bytes.extend([0; 22]);
            bytes.extend(length);
            bytes.extend([0; 2]);
            bytes.extend(name.as_bytes());
            bytes.extend(if n == 0 { first } else { b"" });
            directory.extend(b"PK\x01\x02");
            directory.extend([0; 24]);
            directory.extend(length);
            directory.extend([0; 12]);
            directory.extend(at.to_le_bytes());
            directory.extend(name.as_bytes());
        }
        let (at, count) =
            (u32::try_from(bytes.len()).unwrap(), u16::try_from(names.len()).unwrap().to_le_bytes());
        let size = u32::try_from(directory.len()).unwrap();
        bytes.extend(directory);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend(count);
        bytes.extend(count);
        bytes.extend(size.to_le_bytes());
        bytes.extend(at.to_le_bytes());
        bytes.extend([0; 2]);
        bytes
    }

    #[test]
    fn a_file_is_what_it_holds() {
        assert_eq!(FileKind::of(b"%PDF-1.7\n"), Some(FileKind::Pdf));
        assert_eq!(FileKind::of(b"\x89PNG\r\n\x1a\n...."), Some(FileKind::Png));
        assert_eq!(FileKind::of(b"\xff\xd8\xff\xe0"), Some(FileKind::Jpg));
        let word = archive(&["[Content_Types].xml", "word/document.xml"], b"");
        assert_eq!(FileKind::of(&word), Some(FileKind::Docx));
        let odt = archive(&["mimetype", "content.xml"], b"application/vnd.oasis.opendocument.text");
        assert_eq!(FileKind::of(&odt), Some(FileKind::Odt));
    }

    #[test]
    fn a_program_is_kept_under_no_name() {
        for program in [b"MZ\x90\0".as_slice(), b"\x7fELF\x02\x01", b"#!/bin/sh\n", b"<html>", b"", b"%PD"] {
            assert_eq!(FileKind::of(program), None);
        }
        assert_eq!(FileKind::of(&archive(&["META-INF/MANIFEST.MF", "Main.class"], b"")), None, "a jar");
        let macros = archive(&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"], b"");
        assert_eq!(FileKind::of(&macros), None, "a document with a program in it");
        assert_eq!(FileKind::of(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 installer"), None);
        assert_eq!(FileKind::of(b"PK\x03\x04 cut short"), None);
    }

    #[test]
    fn a_name_loses_its_folders_and_takes_the_ending_of_what_it_holds() {
        let named = |name| safe_name(name, FileKind::Pdf);
        assert_eq!(named("Báo cáo 45.pdf"), "Báo cáo 45.pdf");
        assert_eq!(named("../../etc/passwd"), "passwd.pdf");
        assert_eq!(named("C:\\Windows\\run.exe"), "run.pdf");
        assert_eq!(named("a:b*c?.PDF"), "a-b-c-.pdf");
        assert_eq!(named("bao-cao\u{202e}fdp.exe"), "bao-caofdp.pdf", "no letter turns the name around");
        assert_eq!(named("con.pdf"), "con_.pdf");
        assert_eq!(named(".."), "tep.pdf");
        assert_eq!(named(""), "tep.pdf");
        assert_eq!(named("a\0b\n.pdf"), "ab.pdf");
        assert!(named(&"ơ".repeat(5_000)).chars().count() <= STEM + 4);
    }
}
