//! A Word file, opened again: its parts, and its paragraphs, tables and sheets as the file states them.
//!
//! Knows no rule: it says what is in the file, not what should be.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

/// Twentieths of a point in a millimetre.
pub const MM: f64 = 1440.0 / 25.4;

/// A Word file: its parts by name.
pub struct Word {
    pub parts: BTreeMap<String, String>,
}

/// A sheet the text stands on: size, margins, which way it lies, whether its first page is numbered.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Width and height in millimetres.
    pub size: (f64, f64),
    /// Top, right, bottom, left in millimetres.
    pub margins: [f64; 4],
    pub is_landscape: bool,
    pub hides_first_number: bool,
    /// The number of its first page when it does not go on from the sheet before.
    pub starts_at: Option<u32>,
}

/// A paragraph, wherever it stands.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub style: String,
    pub text: String,
    /// The list it is an entry of.
    pub list: Option<String>,
}

impl Word {
    pub fn open(bytes: &[u8]) -> Word {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts = (0..zip.len()).map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        });
        Word { parts: parts.collect() }
    }

    /// Reads a part, and hands its root to `read`.
    pub fn part<T>(&self, name: &str, read: impl FnOnce(Node<'_, '_>) -> T) -> T {
        let text = self.parts.get(name).unwrap_or_else(|| panic!("no part {name}"));
        let document = Document::parse(text).unwrap_or_else(|e| panic!("{name} is no XML: {e}"));
        read(document.root_element())
    }

    pub fn paragraphs(&self) -> Vec<Paragraph> {
        self.part("word/document.xml", |root| all(root, "p").map(paragraph).collect())
    }

    /// Everything the document says, a paragraph a line.
    pub fn text(&self) -> String {
        let lines: Vec<String> = self.paragraphs().into_iter().map(|paragraph| paragraph.text).collect();
        lines.join("\n")
    }

    pub fn sheets(&self) -> Vec<Sheet> {
        self.part("word/document.xml", |root| all(root, "sectPr").map(sheet).collect())
    }

    /// The settings of a style, its own and those it stands on: element name to value ("" for a bare switch).
    pub fn style(&self, id: &str) -> BTreeMap<String, String> {
        self.part("word/styles.xml", |root| {
            let mut found = BTreeMap::new();
            let mut next = Some(id.to_owned());
            while let Some(id) = next {
                let style = all(root, "style").find(|style| value(*style, "styleId") == Some(&id));
                let style = style.unwrap_or_else(|| panic!("no style {id}"));
                next = child(style, "basedOn").and_then(|on| value(on, "val")).map(str::to_owned);
                let sets = ["pPr", "rPr"].into_iter().filter_map(|set| child(style, set));
                for one in sets.flat_map(|set| set.children().filter(Node::is_element).collect::<Vec<_>>()) {
                    let name = one.tag_name().name().to_owned();
                    found.entry(name).or_insert_with(|| value(one, "val").unwrap_or_default().to_owned());
                }
            }
            found
        })
    }

    /// The numbers a list counts in: "decimal", "upperRoman", "bullet".
    pub fn counts_in(&self, list: &str) -> String {
        self.part("word/numbering.xml", |root| {
            let num = all(root, "num").find(|num| value(*num, "numId") == Some(list)).unwrap();
            let of = value(child(num, "abstractNumId").unwrap(), "val").unwrap();
            let is_of = |one: &Node<'_, '_>| value(*one, "abstractNumId") == Some(of);
            let definition = all(root, "abstractNum").find(is_of).unwrap();
            let level = child(definition, "lvl").unwrap();
            value(child(level, "numFmt").unwrap(), "val").unwrap().to_owned()
        })
    }
}

/// Every descendant of a name, in order.
pub fn all<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants().filter(move |one| one.tag_name().name() == name)
}

pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|one| one.tag_name().name() == name)
}

/// An attribute, whatever its prefix.
pub fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

fn paragraph(node: Node<'_, '_>) -> Paragraph {
    let set = child(node, "pPr");
    let of = |name: &str| set.and_then(|set| child(set, name));
    let list = of("numPr").and_then(|list| child(list, "numId")).and_then(|id| value(id, "val"));
    Paragraph {
        style: of("pStyle").and_then(|style| value(style, "val")).unwrap_or("Normal").to_owned(),
        text: all(node, "t").filter_map(|text| text.text()).collect(),
        list: list.map(str::to_owned),
    }
}

fn sheet(node: Node<'_, '_>) -> Sheet {
    let millimetres = |set: Node<'_, '_>, name: &str| -> f64 {
        value(set, name).unwrap_or_else(|| panic!("no {name}")).parse::<f64>().unwrap() / MM
    };
    let (size, margins) = (child(node, "pgSz").unwrap(), child(node, "pgMar").unwrap());
    Sheet {
        size: (millimetres(size, "w"), millimetres(size, "h")),
        margins: ["top", "right", "bottom", "left"].map(|side| millimetres(margins, side)),
        is_landscape: value(size, "orient") == Some("landscape"),
        hides_first_number: child(node, "titlePg").is_some(),
        starts_at: child(node, "pgNumType").and_then(|from| value(from, "start")?.parse().ok()),
    }
}
