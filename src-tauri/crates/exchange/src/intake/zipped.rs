//! The outside of a workbook: what its directory says, before anything is unpacked.

use std::collections::HashSet;
use std::io::Cursor;

use zip::ZipArchive;

use super::{Caps, Fault};

/// Entries a workbook may have.
const MOST_ENTRIES: usize = 400;

/// How much larger a part may be unpacked; small parts are left alone.
const MOST_RATIO: u64 = 200;
const SMALL: u64 = 1 << 20;

/// Parts unpacked whole when the book is opened, each with the most it may hold (seen in honest books: 10 KB; shared
/// texts: a few MB).
const WHOLE: [(&str, u64); 5] = [
    ("xl/styles.xml", 2 << 20),
    ("xl/workbook.xml", 2 << 20),
    ("xl/sharedstrings.xml", 32 << 20),
    ("[content_types].xml", 2 << 20),
    ("xl/_rels/workbook.xml.rels", 2 << 20),
];

/// Tells whether the bytes begin as a workbook does.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Tells whether the bytes begin as the old form does, in which locked workbooks of the new form lie too.
pub fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

/// Unpacks every part that is read, to nowhere: whoever reads a sheet stops behind its last cell and never comes to the
/// sum that tells whether the part is what was packed.
fn whole(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Fault> {
    for place in 0..zip.len() {
        let mut part = zip.by_index(place).map_err(|_| Fault::Broken)?;
        let name = part.name().map_err(|_| Fault::Unsafe)?.to_lowercase();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            std::io::copy(&mut part, &mut std::io::sink()).map_err(|_| Fault::Broken)?;
        }
    }
    Ok(())
}

/// Refuses a book by its directory, and when a part of it is not what was packed.
pub fn check(bytes: &[u8], caps: &Caps) -> Result<(), Fault> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
    if zip.len() > MOST_ENTRIES {
        return Err(Fault::Crowded);
    }
    let (mut total, mut names) = (0u64, HashSet::new());
    for place in 0..zip.len() {
        let entry = zip.by_index_raw(place).map_err(|_| Fault::Broken)?;
        let name = entry.name().map_err(|_| Fault::Unsafe)?.to_lowercase();
        if entry.encrypted() {
            return Err(Fault::Locked);
        }
        let leads_out = name.starts_with('/')
            || name.contains(['\\', ':', '\0'])
            || name.split('/').any(|step| step == "..");
        if leads_out || entry.is_symlink() || !names.insert(name.clone()) {
            return Err(Fault::Unsafe);
        }
        let (size, packed) = (entry.size(), entry.compressed_size());
        total = total.saturating_add(size);
        let most = WHOLE.iter().find(|(part, _)| *part == name).map_or(u64::MAX, |(_, most)| *most);
        let dense = size > SMALL && size / packed.max(1) > MOST_RATIO;
        if total > caps.inflated || size > most || dense {
            return Err(Fault::Inflated);
        }
    }
    whole(&mut zip)?;
    if names.contains("xl/workbook.bin") {
        return Err(Fault::OldForm);
    }
    let is_other = names.contains("word/document.xml") || names.contains("ppt/presentation.xml");
    if names.contains("[content_types].xml") && !is_other {
        return Ok(());
    }
    Err(if names.contains("mimetype") { Fault::OpenDocument } else { Fault::Foreign })
}
