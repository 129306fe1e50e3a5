//! The archive's judge: papers rebuilt in the container of PDF/A-1b and shown to Apache PDFBox Preflight.
//!
//! Papers are PDF/A-2a, and no free judge of that part is packaged for the systems the house is proved on. Preflight
//! judges PDF/A-1b: fonts, colours, metadata and structure are asked the same there, only the container is older. So
//! the file is written again as version 1.4 without object streams, says so in its metadata, and lists its glyphs.

use std::path::Path;
use std::process::Command;

use lopdf::xref::XrefType;
use lopdf::{Document, Object, ObjectId, Stream, dictionary};

/// Where Debian keeps the judge (package libpdfbox2-java) and what it leans on.
const JARS: [&str; 7] = [
    "preflight.jar",
    "pdfbox2.jar",
    "fontbox2.jar",
    "xmpbox.jar",
    "commons-logging.jar",
    "jaxb-api.jar",
    "javax.activation.jar",
];

/// What Preflight has against each file; empty when all are valid. `None` where it is not installed.
///
/// # Panics
/// When a file cannot be rebuilt, or Java cannot be run.
pub fn complaints(papers: &[(&str, &Document)]) -> Option<Vec<String>> {
    let shelf = Path::new("/usr/share/java");
    if !shelf.join(JARS[0]).exists() {
        println!("skipped: Preflight is not installed (apt install libpdfbox2-java libjaxb-api-java)");
        return None;
    }
    let path: Vec<String> = JARS.iter().map(|jar| shelf.join(jar).display().to_string()).collect();
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, paper) in papers {
        let file = folder.path().join(format!("{}.pdf", name.replace(' ', "-")));
        as_a1b(paper).save(&file).expect("a file of version 1.4");
    }
    let mut files: Vec<_> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    assert_eq!(files.len(), papers.len(), "two papers share a name");
    let judged = files.iter().map(|file| {
        let said = Command::new("java")
            .args(["-cp", &path.join(":"), "org.apache.pdfbox.preflight.Validator_A1b"])
            .arg(file)
            .output()
            .expect("java runs");
        (
            String::from_utf8_lossy(&said.stdout).into_owned(),
            String::from_utf8_lossy(&said.stderr).into_owned(),
        )
    });
    Some(
        judged
            .filter(|(said, _)| !said.contains("is a valid PDF/A-1b file"))
            .map(|(said, err)| format!("{said}{err}"))
            .collect(),
    )
}

/// The same content in the older container.
fn as_a1b(paper: &Document) -> Document {
    let mut doc = paper.clone();
    "1.4".clone_into(&mut doc.version);
    doc.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    for key in ["Type", "W", "Index", "Filter", "DecodeParms", "Length", "Prev"] {
        doc.trailer.remove(key.as_bytes());
    }
    doc.objects.retain(|_, object| {
        !object.as_stream().is_ok_and(|stream| {
            stream
                .dict
                .get(b"Type")
                .and_then(Object::as_name)
                .is_ok_and(|name| name == b"ObjStm" || name == b"XRef")
        })
    });
    let ids: Vec<ObjectId> = doc.objects.keys().copied().collect();
    for id in ids {
        say_part_one(&mut doc, id);
        list_glyphs(&mut doc, id);
    }
    doc
}

/// The claim in the metadata.
fn say_part_one(doc: &mut Document, id: ObjectId) {
    let Ok(Object::Stream(packet)) = doc.get_object_mut(id) else { return };
    if packet.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"XML") {
        let xmp = String::from_utf8_lossy(&packet.content)
            .replace("<pdfaid:part>2<", "<pdfaid:part>1<")
            .replace("<pdfaid:conformance>A<", "<pdfaid:conformance>B<");
        packet.set_content(xmp.into_bytes());
    }
}

/// Which glyphs a subset holds, a bit for each: asked for in part one alone.
fn list_glyphs(doc: &mut Document, id: ObjectId) {
    let Ok(descriptor) = doc.get_dictionary(id) else { return };
    let Ok(file) = descriptor.get(b"FontFile2").and_then(Object::as_reference) else { return };
    let file = doc.get_object(file).and_then(Object::as_stream).expect("the embedded face");
    let file = file.decompressed_content().unwrap_or_else(|_| file.content.clone());
    let glyphs = usize::from(ttf_parser::Face::parse(&file, 0).expect("a face").number_of_glyphs());
    let mut bits = vec![0_u8; glyphs.div_ceil(8)];
    for glyph in 0..glyphs {
        bits[glyph / 8] |= 0x80 >> (glyph % 8);
    }
    let list = doc.add_object(Stream::new(dictionary! {}, bits));
    if let Ok(descriptor) = doc.get_object_mut(id).and_then(Object::as_dict_mut) {
        descriptor.set("CIDSet", list);
    }
}
