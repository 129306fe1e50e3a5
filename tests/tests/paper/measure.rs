//! A made paper, read back two ways: its content streams operator by operator, and poppler's own view of it.
//!
//! Positions are in points from the top left corner. Knows no rule: it says where ink is, not where it should be.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

/// Points in a millimetre.
pub const MM: f64 = 72.0 / 25.4;

/// Letters shown by one operator.
#[derive(Debug, Clone)]
pub struct Run {
    pub page: usize,
    pub text: String,
    /// Left edge, and baseline.
    pub x: f64,
    pub y: f64,
    /// Right edge, spaces at the end included.
    pub right: f64,
    pub font: String,
    pub size: f64,
    pub is_artifact: bool,
}

/// A stroked straight line.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub page: usize,
    pub from: (f64, f64),
    pub to: (f64, f64),
    pub width: f64,
}

impl Rule {
    pub fn length(&self) -> f64 {
        (self.to.0 - self.from.0).hypot(self.to.1 - self.from.1)
    }
    pub fn middle(&self) -> f64 {
        (self.from.0 + self.to.0) / 2.0
    }
    pub fn is_across(&self) -> bool {
        (self.from.1 - self.to.1).abs() < 0.01
    }
}

/// A word where poppler sees it.
#[derive(Debug, Clone)]
pub struct Word {
    pub page: usize,
    pub text: String,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// A made paper.
pub struct Sheets {
    pub doc: Document,
    pub runs: Vec<Run>,
    pub rules: Vec<Rule>,
    pub words: Vec<Word>,
    pub sizes: Vec<(f64, f64)>,
    /// Every colour any page sets.
    pub colours: Vec<Vec<f64>>,
    file: PathBuf,
    _folder: tempfile::TempDir,
}

/// A line of one page: runs on one baseline, joined.
#[derive(Debug, Clone)]
pub struct Line {
    pub page: usize,
    pub text: String,
    pub x: f64,
    pub y: f64,
    pub right: f64,
    pub font: String,
    pub size: f64,
}

impl Line {
    pub fn middle(&self) -> f64 {
        (self.x + self.right) / 2.0
    }
    pub fn width(&self) -> f64 {
        self.right - self.x
    }
}

impl Sheets {
    /// Reads a file back.
    pub fn of(bytes: &[u8]) -> Sheets {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("paper.pdf");
        std::fs::File::create(&file).and_then(|mut out| std::io::Write::write_all(&mut out, bytes)).unwrap();
        let doc = Document::load_mem(bytes).unwrap();
        let mut reader = Reader::default();
        let mut sizes = Vec::new();
        for (at, id) in doc.get_pages().into_values().enumerate() {
            let page = doc.get_dictionary(id).unwrap();
            let media: Vec<f64> =
                page.get(b"MediaBox").unwrap().as_array().unwrap().iter().map(number).collect();
            sizes.push((media[2], media[3]));
            let fonts = fonts(&doc, page);
            let content = Content::decode(&doc.get_page_content(id)).unwrap();
            reader.page(at, media[3], &fonts, &content);
        }
        let words = words(&run("pdftotext", &["-bbox", file.to_str().unwrap(), "-"]));
        let Reader { runs, rules, colours, .. } = reader;
        Sheets { doc, runs, rules, words, sizes, colours, file, _folder: folder }
    }

    /// Runs a tool on the file and returns what it prints.
    pub fn tool(&self, name: &str, options: &[&str], after: &[&str]) -> String {
        let file = self.file.to_str().unwrap();
        run(name, &[options, &[file], after].concat())
    }

    /// The lines of real content, in reading order of the streams. Columns of a table are lines of their own.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for run in self.runs.iter().filter(|run| !run.is_artifact) {
            match lines.last_mut() {
                Some(line)
                    if line.page == run.page
                        && (line.y - run.y).abs() < 0.02
                        && (run.x - line.right).abs() < 0.6
                        && line.font == run.font =>
                {
                    line.text.push_str(&run.text);
                    line.right = run.right;
                }
                _ => lines.push(Line {
                    page: run.page,
                    text: run.text.clone(),
                    x: run.x,
                    y: run.y,
                    right: run.right,
                    font: run.font.clone(),
                    size: run.size,
                }),
            }
        }
        lines
    }

    /// The first line that contains a text.
    #[track_caller]
    pub fn line(&self, text: &str) -> Line {
        let found = self.lines().into_iter().find(|line| line.text.contains(text));
        found.unwrap_or_else(|| panic!("no line contains {text:?}"))
    }

    /// The rule nearest under a line, on its page.
    #[track_caller]
    pub fn rule_under(&self, line: &Line) -> Rule {
        let under = |rule: &&Rule| rule.page == line.page && rule.is_across() && rule.from.1 > line.y;
        let near = |rule: &&Rule| (rule.middle() - line.middle()).abs() < 5.0;
        let mut rules: Vec<&Rule> = self.rules.iter().filter(under).filter(near).collect();
        rules.sort_by(|a, b| a.from.1.total_cmp(&b.from.1));
        **rules.first().unwrap_or_else(|| panic!("no rule under {:?}", line.text))
    }

    /// Where poppler sees a word of a page, the first such.
    #[track_caller]
    pub fn word(&self, page: usize, text: &str) -> Word {
        let found = self.words.iter().find(|word| word.page == page && word.text == text);
        found.unwrap_or_else(|| panic!("poppler sees no {text:?} on page {}", page + 1)).clone()
    }

    /// All that the tagged content says, line ends and all.
    pub fn text(&self) -> String {
        self.runs.iter().filter(|run| !run.is_artifact).map(|run| run.text.as_str()).collect()
    }

    pub fn catalog(&self) -> &Dictionary {
        self.doc.catalog().unwrap()
    }

    /// Follows references.
    pub fn resolved<'a>(&'a self, object: &'a Object) -> &'a Object {
        match object {
            Object::Reference(id) => self.doc.get_object(*id).unwrap(),
            object => object,
        }
    }
}

/// Runs a tool and returns what it prints.
pub fn run(name: &str, arguments: &[&str]) -> String {
    let out =
        Command::new(name).args(arguments).output().unwrap_or_else(|e| panic!("{name} is not there: {e}"));
    assert!(out.status.success(), "{name}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().unwrap())
}

/// A font as the file describes it: what its codes mean and how wide they are.
struct Font {
    name: String,
    letters: HashMap<u16, String>,
    widths: HashMap<u16, f64>,
}

fn fonts(doc: &Document, page: &Dictionary) -> HashMap<Vec<u8>, Font> {
    let follow = |object: &Object| match object {
        Object::Reference(id) => doc.get_object(*id).unwrap().clone(),
        object => object.clone(),
    };
    let resources = follow(page.get(b"Resources").unwrap());
    let fonts = follow(resources.as_dict().unwrap().get(b"Font").unwrap());
    let fonts = fonts.as_dict().unwrap().iter().map(|(key, font)| {
        let font = follow(font);
        let font = font.as_dict().unwrap();
        let name = String::from_utf8_lossy(font.get(b"BaseFont").unwrap().as_name().unwrap()).into_owned();
        let cmap = follow(font.get(b"ToUnicode").unwrap());
        let mut cmap = cmap.as_stream().unwrap().clone();
        let _ = cmap.decompress();
        let below = follow(&follow(font.get(b"DescendantFonts").unwrap()).as_array().unwrap()[0]);
        let widths = follow(below.as_dict().unwrap().get(b"W").unwrap());
        let name = name.split_once('+').map_or(name.clone(), |(_, name)| name.to_owned());
        let letters = letters(&String::from_utf8_lossy(&cmap.content));
        (key.clone(), Font { name, letters, widths: glyph_widths(widths.as_array().unwrap(), &follow) })
    });
    fonts.collect()
}

fn glyph_widths(array: &[Object], follow: &dyn Fn(&Object) -> Object) -> HashMap<u16, f64> {
    let mut widths = HashMap::new();
    for pair in array.chunks(2) {
        let first = pair[0].as_i64().unwrap() as u16;
        for (at, width) in follow(&pair[1]).as_array().unwrap().iter().enumerate() {
            widths.insert(first + at as u16, number(width));
        }
    }
    widths
}

/// Reads the pairs of a ToUnicode map; ranges of one are all printpdf writes, but longer ones are read too.
fn letters(cmap: &str) -> HashMap<u16, String> {
    let mut letters = HashMap::new();
    let mut in_ranges = false;
    for line in cmap.lines() {
        in_ranges = (in_ranges || line.contains("beginbfrange")) && !line.contains("endbfrange");
        let codes: Vec<&str> = line.split(['<', '>']).skip(1).step_by(2).collect();
        let code = |hex: &str| u16::from_str_radix(hex, 16).unwrap();
        let utf16 =
            |hex: &str| -> Vec<u16> { (0..hex.len() / 4).map(|at| code(&hex[at * 4..at * 4 + 4])).collect() };
        match codes[..] {
            [from, to, start] if in_ranges => {
                for at in code(from)..=code(to) {
                    let mut units = utf16(start);
                    *units.last_mut().unwrap() += at - code(from);
                    letters.insert(at, String::from_utf16(&units).unwrap());
                }
            }
            [from, to] if !in_ranges && from.len() == 4 => {
                letters.insert(code(from), String::from_utf16(&utf16(to)).unwrap());
            }
            _ => {}
        }
    }
    letters
}

/// State while operators are read.
#[derive(Default)]
struct Reader {
    runs: Vec<Run>,
    rules: Vec<Rule>,
    colours: Vec<Vec<f64>>,
    at: (f64, f64),
    font: Vec<u8>,
    size: f64,
    width: f64,
    from: (f64, f64),
    to: (f64, f64),
    marks: Vec<bool>,
    saved: Vec<(Vec<u8>, f64, f64)>,
}

impl Reader {
    fn page(&mut self, page: usize, height: f64, fonts: &HashMap<Vec<u8>, Font>, content: &Content) {
        self.width = 1.0;
        for operation in &content.operations {
            let operands = &operation.operands;
            let numbers = || -> Vec<f64> { operands.iter().map(number).collect() };
            match operation.operator.as_str() {
                "Tf" => {
                    self.font = operands[0].as_name().unwrap().to_vec();
                    self.size = number(&operands[1]);
                }
                "Tm" => {
                    let matrix = numbers();
                    assert_eq!(matrix[..4], [1.0, 0.0, 0.0, 1.0], "text is upright and unscaled");
                    self.at = (matrix[4], height - matrix[5]);
                }
                "Tj" => self.show(page, &fonts[&self.font], operands),
                "TJ" => self.show(page, &fonts[&self.font], operands[0].as_array().unwrap()),
                "w" => self.width = number(&operands[0]),
                "m" => self.from = (number(&operands[0]), height - number(&operands[1])),
                "l" => self.to = (number(&operands[0]), height - number(&operands[1])),
                "S" => self.rules.push(Rule { page, from: self.from, to: self.to, width: self.width }),
                "rg" | "RG" | "g" | "G" | "k" | "K" => self.colours.push(numbers()),
                "BMC" | "BDC" => self.marks.push(operands[0].as_name().unwrap() == b"Artifact"),
                "EMC" => {
                    self.marks.pop().expect("a mark is closed that was never opened");
                }
                "q" => self.saved.push((self.font.clone(), self.size, self.width)),
                "Q" => {
                    (self.font, self.size, self.width) =
                        self.saved.pop().expect("a state is restored that was never saved");
                }
                // The shapes of charts: curves and fills, ends and joins of lines.
                "BT" | "ET" | "c" | "h" | "f" | "f*" | "J" | "j" => {}
                other => panic!("operator {other} is new here: teach the reader to measure it"),
            }
        }
        assert!(self.marks.is_empty(), "a mark is left open on page {}", page + 1);
    }

    fn show(&mut self, page: usize, font: &Font, items: &[Object]) {
        let (mut text, mut x) = (String::new(), self.at.0);
        for item in items {
            match item {
                Object::String(bytes, _) => {
                    for code in bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])) {
                        text.push_str(&font.letters[&code]);
                        x += font.widths[&code] * self.size / 1000.0;
                    }
                }
                room => x -= number(room) * self.size / 1000.0,
            }
        }
        let is_artifact = *self.marks.last().expect("text is either content or artifact, never untagged");
        self.runs.push(Run {
            page,
            text,
            x: self.at.0,
            y: self.at.1,
            right: x,
            font: font.name.clone(),
            size: self.size,
            is_artifact,
        });
    }
}

/// Reads poppler's list of words.
pub fn words(html: &str) -> Vec<Word> {
    let mut page = 0;
    let mut words = Vec::new();
    for line in html.lines().map(str::trim) {
        if line.starts_with("<page") {
            page += 1;
        }
        let Some(rest) = line.strip_prefix("<word ") else { continue };
        let (head, text) = rest.split_once('>').unwrap();
        let text = text.trim_end_matches("</word>");
        let edge = |name: &str| -> f64 {
            let (_, after) = head.split_once(&format!("{name}=\"")).unwrap();
            after.split('"').next().unwrap().parse().unwrap()
        };
        let text =
            text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        words.push(Word {
            page: page - 1,
            text,
            left: edge("xMin"),
            top: edge("yMin"),
            right: edge("xMax"),
            bottom: edge("yMax"),
        });
    }
    words
}
