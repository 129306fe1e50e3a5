//! The last pass: pages become a file, with everything printpdf leaves out.
//!
//! Tags and their parent tree, PDF/A-2a data and colour intent, language, outline, page labels, and an identity made
//! from the content instead of from chance. Reads no clock: the same paper is the same bytes.

use std::collections::BTreeMap;
use std::io::Write;

use domain::Instant;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use printpdf::{FontId, PdfDocument, PdfFont, PdfSaveOptions};
use sha2::{Digest, Sha256};

use crate::flow::{Flow, Link, Part};
use crate::paper::{Hook, Paper, PaperError, Step, tell};
use crate::srgb;
use crate::structure::{Node, NodeId, Role, Tree};
use crate::xmp;

mod leading;
mod outline;

/// What the file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Title, shown in the window of a viewer.
    pub title: String,
    /// Issuing body.
    pub author: String,
    /// Number and date.
    pub subject: String,
    /// Head of the journal the paper was made from (RULINGS C26).
    pub source: Option<String>,
    /// Instant of the last act (RULINGS C27).
    pub at: Instant,
}

/// Writes the file.
///
/// # Errors
/// [`PaperError::Engine`] when a library refuses, [`PaperError::Cancelled`] when the hook does.
pub fn finish(flow: Flow, facts: &Facts, hook: Hook<'_>) -> Result<Paper, PaperError> {
    let n_pages = flow.pages.len();
    tell(hook, Step::Writing, 0, n_pages)?;
    let mut pdf = PdfDocument::new(&facts.title);
    for face in flow.used.faces() {
        let id = FontId(face.resource_name().to_owned());
        pdf.resources.fonts.map.insert(id, PdfFont::new(flow.used.subset(face)?));
    }
    let (pages, marks): (Vec<_>, Vec<_>) = flow.pages.into_iter().map(|ink| ink.into_page()).unzip();
    pdf.with_pages(pages);
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
    let mut file = File::new(pdf.to_lopdf_document(&options, &mut Vec::new()))?;
    drop(pdf);
    file.tag(&flow.tree, &marks, &flow.links);
    file.outline(&flow.outline);
    file.labels(&flow.parts);
    file.describe(facts)?;
    file.identify();
    file.compress(n_pages, hook)?;
    let mut bytes = Vec::new();
    file.doc.save_modern(&mut bytes).map_err(|e| refused(&e))?;
    Ok(Paper { bytes, n_pages: u32::try_from(n_pages).unwrap_or(u32::MAX) })
}

fn refused(error: &dyn std::fmt::Display) -> PaperError {
    PaperError::Engine { work: "file", reason: error.to_string() }
}

/// The file being finished.
struct File {
    doc: Document,
    catalog: ObjectId,
    pages: Vec<ObjectId>,
}

impl File {
    fn new(mut doc: Document) -> Result<Self, PaperError> {
        doc.version = "1.7".to_owned();
        let catalog = doc.trailer.get(b"Root").and_then(Object::as_reference).map_err(|e| refused(&e))?;
        let pages: Vec<_> = doc.get_pages().into_values().collect();
        for page in &pages {
            let page = doc.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(|e| refused(&e))?;
            page.remove(b"Annots");
        }
        Ok(File { doc, catalog, pages })
    }

    fn set(&mut self, key: &str, value: impl Into<Object>) {
        if let Ok(catalog) = self.doc.get_object_mut(self.catalog).and_then(Object::as_dict_mut) {
            catalog.set(key, value);
        }
    }

    /// Writes the structure tree and, for every page, which node each marked sequence belongs to.
    fn tag(&mut self, tree: &Tree, marks: &[Vec<NodeId>], links: &[Link]) {
        let root = self.doc.new_object_id();
        let ids: Vec<ObjectId> = tree.nodes().iter().map(|_| self.doc.new_object_id()).collect();
        let id = |node: NodeId| ids[node.0 as usize];
        let mut content: BTreeMap<NodeId, Vec<(usize, usize)>> = BTreeMap::new();
        let mut parents = Vec::new();
        for (page, nodes) in marks.iter().enumerate() {
            for (mark, node) in nodes.iter().enumerate() {
                content.entry(*node).or_default().push((page, mark));
            }
            let of_page: Vec<Object> = nodes.iter().map(|node| id(*node).into()).collect();
            let of_page = self.doc.add_object(of_page);
            parents.extend([Object::Integer(page as i64), of_page.into()]);
            if let Ok(dict) = self.doc.get_object_mut(self.pages[page]).and_then(Object::as_dict_mut) {
                dict.set("StructParents", page as i64);
                dict.set("Tabs", "S");
            }
        }
        let leading = self.link(links, marks.len());
        parents.extend(
            links
                .iter()
                .zip(marks.len()..)
                .flat_map(|(link, key)| [Object::Integer(key as i64), id(link.node).into()]),
        );
        for (at, node) in tree.nodes().iter().enumerate() {
            let above = node.parent.map_or(root, id);
            let mut element = dictionary! { "Type" => "StructElem", "S" => node.role.name(), "P" => above };
            let mut kids: Vec<Object> = node.kids.iter().map(|kid| id(*kid).into()).collect();
            let marked = content.get(&NodeId(at as u32)).map_or(&[][..], Vec::as_slice);
            if let Some((first, _)) = marked.first() {
                element.set("Pg", self.pages[*first]);
                kids.extend(marked.iter().map(|(page, mark)| self.kid(*page, *mark, *first)));
            }
            if let Some(annotations) = leading.get(&NodeId(at as u32)) {
                kids.extend(annotations.iter().map(|kid| Object::Dictionary(kid.clone())));
            }
            element.set("K", kids);
            if let Some(attributes) = attributes(node) {
                element.set("A", attributes);
            }
            if let Some(alt) = &node.alt {
                element.set("Alt", text(alt));
            }
            self.doc.set_object(ids[at], element);
        }
        let parent_tree = self.doc.add_object(dictionary! { "Nums" => parents });
        self.doc.set_object(
            root,
            dictionary! {
                "Type" => "StructTreeRoot",
                "K" => vec![id(Tree::ROOT).into()],
                "ParentTree" => parent_tree,
                "ParentTreeNextKey" => (marks.len() + links.len()) as i64,
            },
        );
        self.set("StructTreeRoot", root);
        self.set("MarkInfo", dictionary! { "Marked" => true });
    }

    fn kid(&self, page: usize, mark: usize, first: usize) -> Object {
        if page == first {
            return Object::Integer(mark as i64);
        }
        Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => self.pages[page], "MCID" => mark as i64 })
    }

    fn page_height(&self, page: ObjectId) -> f32 {
        let media =
            self.doc.get_dictionary(page).and_then(|page| page.get(b"MediaBox")).and_then(Object::as_array);
        media.ok().and_then(|media| media.get(3)).and_then(|top| top.as_float().ok()).unwrap_or(0.0)
    }

    fn labels(&mut self, parts: &[Part]) {
        let labels = parts.iter().flat_map(|part| {
            let mut style = dictionary! { "S" => "D" };
            if !part.prefix.is_empty() {
                style.set("P", text(&part.prefix));
            }
            [Object::Integer(part.first_page as i64), Object::Dictionary(style)]
        });
        let labels: Vec<Object> = labels.collect();
        self.set("PageLabels", dictionary! { "Nums" => labels });
    }

    /// Writes what the file says of itself, twice: for old readers in /Info, for archives in XMP.
    fn describe(&mut self, facts: &Facts) -> Result<(), PaperError> {
        let (date, _) = xmp::dates(facts.at);
        let date = || Object::String(date.clone().into_bytes(), StringFormat::Literal);
        let info = dictionary! {
            "Title" => text(&facts.title),
            "Author" => text(&facts.author),
            "Subject" => text(&facts.subject),
            "Creator" => text(xmp::PRODUCER),
            "Producer" => text(xmp::PRODUCER),
            "CreationDate" => date(),
            "ModDate" => date(),
        };
        let at = self.doc.trailer.get(b"Info").and_then(Object::as_reference).map_err(|e| refused(&e))?;
        self.doc.set_object(at, info);
        let packet = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        let packet = Stream::new(packet, xmp::packet(facts).into_bytes()).with_compression(false);
        let packet = self.doc.add_object(packet);
        self.set("Metadata", packet);
        let profile = self.doc.add_object(Stream::new(dictionary! { "N" => 3 }, srgb::profile()));
        let intent = dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => Object::string_literal("sRGB"),
            "Info" => Object::string_literal("sRGB IEC61966-2.1"),
            "DestOutputProfile" => profile,
        };
        self.set("OutputIntents", vec![intent.into()]);
        self.set("Lang", Object::string_literal("vi-VN"));
        self.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
        Ok(())
    }

    /// Names the file by what it holds: printpdf's random name would make every copy a different file.
    fn identify(&mut self) {
        let mut hash = Sha256::new();
        for object in self.doc.objects.values() {
            if let Object::Stream(stream) = object {
                hash.update(&stream.content);
            }
        }
        let name: Vec<u8> = hash.finalize().iter().take(16).copied().collect();
        let name = || Object::String(name.clone(), StringFormat::Hexadecimal);
        self.doc.trailer.set("ID", vec![name(), name()]);
    }

    /// Deflates every stream, telling the hook page by page.
    fn compress(&mut self, n_pages: usize, hook: Hook<'_>) -> Result<(), PaperError> {
        let streams: Vec<ObjectId> = self
            .doc
            .objects
            .iter()
            .filter(|(_, object)| matches!(object, Object::Stream(stream) if stream.allows_compression))
            .map(|(id, _)| *id)
            .collect();
        for (at, id) in streams.iter().enumerate() {
            if let Ok(Object::Stream(stream)) = self.doc.get_object_mut(*id) {
                deflate(stream).map_err(|e| refused(&e))?;
            }
            tell(hook, Step::Writing, (at + 1) * n_pages / streams.len(), n_pages)?;
        }
        Ok(())
    }
}

/// Deflates a stream at the usual level: lopdf's own way takes the highest, twice the time for a hundredth of the size.
fn deflate(stream: &mut Stream) -> std::io::Result<()> {
    let mut deflated = ZlibEncoder::new(Vec::new(), Compression::default());
    deflated.write_all(&stream.content)?;
    let deflated = deflated.finish()?;
    if deflated.len() < stream.content.len() {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(deflated);
    }
    Ok(())
}

/// What readers need to know of an element beyond its type: which way a header cell looks, where a figure stands.
fn attributes(node: &Node) -> Option<Dictionary> {
    match (node.role, node.bounds) {
        (Role::TH, _) => {
            let mut head = dictionary! { "O" => "Table", "Scope" => "Column" };
            let (columns, rows) = node.span;
            if columns > 1 {
                head.set("ColSpan", columns as i64);
            }
            if rows > 1 {
                head.set("RowSpan", rows as i64);
            }
            Some(head)
        }
        (Role::TD, _) if node.span.0 > 1 => {
            Some(dictionary! { "O" => "Table", "ColSpan" => node.span.0 as i64 })
        }
        (Role::L, _) => Some(dictionary! { "O" => "List", "ListNumbering" => "None" }),
        (Role::Figure, Some(bounds)) => {
            let corners: Vec<Object> = bounds.iter().map(|c| Object::Real(*c as f32)).collect();
            Some(dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners })
        }
        _ => None,
    }
}

/// Returns a text string: plain where ASCII will do, else UTF-16.
fn text(text: &str) -> Object {
    lopdf::text_string(text)
}
