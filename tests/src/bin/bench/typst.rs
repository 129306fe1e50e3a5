//! A briefing paper in typst's own words: the same headings, tables and charts, for measuring beside ours.
//!
//! It takes what typst gives by itself (tags, contents, repeated heads) and asks for nothing that ours does besides.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use domain::briefing::chart::{Chart, Language, Palette};
use domain::briefing::handout::{Block, Cell, Cover, Handout, Row, Table};
use render::chart::{Frame, Variant, draw, svg};

use crate::quantile;

/// What typst is given: its markup and the drawings it names.
pub struct Source {
    markup: String,
    charts: Vec<String>,
}

impl Source {
    /// Words and nothing else.
    pub fn plain(words: &str) -> Self {
        let paragraphs = words.split("\n\n").map(quoted).collect::<Vec<_>>().join("\n\n");
        Self {
            markup: format!("#set page(paper: \"a4\")\n#set par(justify: true)\n{paragraphs}"),
            charts: Vec::new(),
        }
    }

    /// A briefing paper, block by block.
    pub fn of(paper: &Handout) -> Self {
        let mut source =
            Self { markup: "#set page(paper: \"a4\", numbering: \"1\")\n".to_owned(), charts: Vec::new() };
        for block in &paper.blocks {
            source.block(block);
        }
        source
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Cover(Cover { parent_body, title, occasion, facts }) => {
                for text in [parent_body, title, occasion] {
                    self.put(&format!("{}\n\n", quoted(text)));
                }
                for (label, text) in facts {
                    self.put(&format!("{} {}\n\n", quoted(label), quoted(text)));
                }
                self.put("#pagebreak()\n");
            }
            Block::Contents => self.put("#outline()\n"),
            Block::Title(title) => {
                let breaks = if title.starts_page { "#pagebreak(weak: true)\n" } else { "" };
                let texts = [quoted(&title.above), quoted(&title.text), quoted(&title.below)];
                self.put(&format!("{breaks}{}\n\n= {}\n{}\n\n", texts[0], texts[1], texts[2]));
            }
            Block::Section(text) => self.put(&format!("== {}\n", quoted(text))),
            Block::Text(text) | Block::Note(text) => self.put(&format!("{}\n\n", quoted(text))),
            Block::Lines(lines) => {
                let cells = lines.iter().flat_map(|line| {
                    let standing = line.standing.as_ref().map_or("", |(_, words)| words);
                    [
                        quoted(&line.label),
                        format!("{} {}", quoted(&line.text), quoted(&line.remark)),
                        quoted(standing),
                    ]
                });
                let cells: String = cells.map(|cell| format!("[{cell}], ")).collect();
                self.put(&format!("#table(columns: (auto, 1fr, auto), {cells})\n"));
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart, 540),
            Block::Charts(charts) => charts.iter().for_each(|chart| self.chart(chart, 260)),
        }
    }

    fn table(&mut self, table: &Table) {
        let n = table.columns.len();
        let heads: String =
            table.columns.iter().map(|column| format!("[{}], ", quoted(&column.title))).collect();
        let cell = |cell: &Cell| format!("[{} {}], ", quoted(&cell.text), quoted(&cell.remark));
        let rows = table.rows.iter().map(|row| match row {
            Row::Group(text) => format!("table.cell(colspan: {n})[{}], ", quoted(text)),
            Row::Cells(cells) => cells.iter().map(cell).collect(),
        });
        let rows: String = rows.collect();
        self.put(&format!("#table(columns: {n}, table.header({heads}), {rows})\n"));
    }

    fn chart(&mut self, chart: &Chart, width: u32) {
        let frame = Frame {
            width,
            height: 220,
            palette: Palette::Print,
            language: Language::Vi,
            variant: Variant::Full,
        };
        let Ok(picture) = draw(chart, &frame) else { return };
        let n = self.charts.len();
        let alt = quoted(picture.summary());
        self.put(&format!(
            "#figure(image(\"{n}.svg\", alt: {}), caption: [{}])\n",
            &alt[1..],
            quoted(picture.title())
        ));
        self.charts.push(svg(&picture));
    }

    fn put(&mut self, markup: &str) {
        // Writing to a string cannot fail.
        let _ = self.markup.write_str(markup);
    }

    /// CPU time of a fresh process that makes the PDF.
    ///
    /// # Errors
    /// When typst is not there, or refuses the markup.
    pub fn measured(&self, folder: &Path) -> Result<Duration, String> {
        let place = |name: String| folder.join(name);
        std::fs::write(place("paper.typ".to_owned()), &self.markup).map_err(|e| e.to_string())?;
        for (n, chart) in self.charts.iter().enumerate() {
            std::fs::write(place(format!("{n}.svg")), chart).map_err(|e| e.to_string())?;
        }
        let [source, out] =
            ["paper.typ", "paper.pdf"].map(|name| place(name.to_owned()).display().to_string());
        let script = format!("import typst; typst.compile({source:?}, output={out:?})");
        let mut seen = Vec::new();
        for _ in 0..5 {
            let mut command = Command::new("python3");
            command.args(["-c", &script]).stdout(Stdio::null()).stderr(Stdio::null());
            let took = crate::drawing::cpu_of(&mut command);
            seen.push(took.map_err(|reason| format!("python3 -m pip install typst ({reason})"))?);
        }
        seen.sort();
        Ok(quantile(&seen, 0.5))
    }
}

/// A text that stays text in markup.
fn quoted(text: &str) -> String {
    format!("#\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " "))
}
