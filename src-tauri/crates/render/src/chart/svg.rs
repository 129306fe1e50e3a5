//! A picture as SVG text for the window: words stay words, and nothing in it needs a style, a script or an id.
//!
//! The window copies an allow-list of elements and attributes node by node (RULINGS C4); what is written here is that
//! list: svg, g, path, circle, text with plain presentation attributes.

use std::fmt::Write;

use super::picture::{Anchor, Ink, Line, Op, Pen, Picture, Point, Weight};

/// Returns the picture as an SVG document.
pub fn svg(picture: &Picture) -> String {
    let mut out = Writer(String::with_capacity(256 + picture.ops().len() * 140));
    let (width, height) = picture.size();
    out.put("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    out.number(width);
    out.put("\" height=\"");
    out.number(height);
    out.put("\" viewBox=\"0 0 ");
    out.number(width);
    out.put(" ");
    out.number(height);
    out.put("\" role=\"img\" aria-label=\"");
    out.escaped(&picture.name());
    out.put("\">\n<g font-family=\"IBM Plex Sans\" font-size=\"13\">\n");
    for op in picture.ops() {
        out.op(op);
    }
    out.put("</g>\n</svg>\n");
    out.0
}

struct Writer(String);

impl Writer {
    fn put(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// Writes a number in tenths, without a needless decimal.
    fn number(&mut self, value: f64) {
        let tenths = (value * 10.0).round() as i64;
        if tenths < 0 {
            self.0.push('-');
        }
        // Writing into a String cannot fail.
        let _ = match (tenths.abs() / 10, tenths.abs() % 10) {
            (whole, 0) => write!(self.0, "{whole}"),
            (whole, rest) => write!(self.0, "{whole}.{rest}"),
        };
    }

    fn attribute(&mut self, name: &str, value: f64) {
        self.put(" ");
        self.put(name);
        self.put("=\"");
        self.number(value);
        self.put("\"");
    }

    fn colour(&mut self, name: &str, ink: Ink) {
        let _ = write!(self.0, " {name}=\"#{:02X}{:02X}{:02X}\"", ink.0, ink.1, ink.2);
    }

    fn pen(&mut self, pen: Pen) {
        self.put(" fill=\"none\"");
        self.colour("stroke", pen.ink);
        self.attribute("stroke-width", pen.width);
    }

    fn escaped(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.put("&amp;"),
                '<' => self.put("&lt;"),
                '>' => self.put("&gt;"),
                '"' => self.put("&quot;"),
                // XML 1.0 has no way to write these, escaped or not.
                control if control.is_control() => self.put(" "),
                '\u{FFFE}' | '\u{FFFF}' => self.put("\u{FFFD}"),
                plain => self.0.push(plain),
            }
        }
    }

    fn op(&mut self, op: &Op) {
        match op {
            Op::Stroke { lines, pen } => {
                self.put("<path");
                self.pen(*pen);
                if lines.iter().any(|line| line.len() > 2) {
                    self.put(" stroke-linejoin=\"round\" stroke-linecap=\"round\"");
                }
                self.paths(lines, "");
            }
            Op::Fill { areas, ink } => {
                self.put("<path");
                self.colour("fill", *ink);
                self.paths(areas, "Z");
            }
            Op::Disc { at, radius, ink } => {
                self.put("<circle");
                self.colour("fill", *ink);
                self.circle(*at, *radius);
            }
            Op::Ring { at, radius, pen } => {
                self.put("<circle");
                self.pen(*pen);
                self.circle(*at, *radius);
            }
            Op::Text(line) => self.text(line),
        }
    }

    fn paths(&mut self, lines: &[Vec<Point>], end: &str) {
        self.put(" d=\"");
        for line in lines {
            for (at, point) in line.iter().enumerate() {
                self.put(if at == 0 { "M" } else { "L" });
                self.number(point.x);
                self.put(" ");
                self.number(point.y);
            }
            self.put(end);
        }
        self.put("\"/>\n");
    }

    fn circle(&mut self, at: Point, radius: f64) {
        self.attribute("cx", at.x);
        self.attribute("cy", at.y);
        self.attribute("r", radius);
        self.put("/>\n");
    }

    fn text(&mut self, line: &Line) {
        self.put("<text");
        self.attribute("x", line.at.x);
        self.attribute("y", line.at.y);
        match line.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.put(" text-anchor=\"middle\""),
            Anchor::End => self.put(" text-anchor=\"end\""),
        }
        self.attribute("font-size", line.size);
        if line.weight != Weight::Regular {
            let _ = write!(self.0, " font-weight=\"{}\"", line.weight.number());
        }
        self.colour("fill", line.ink);
        self.put(">");
        self.escaped(&line.text);
        self.put("</text>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_label_is_shown_and_never_obeyed() {
        let line = Line {
            text: "<script>\"&\u{0}\u{FFFF}".to_owned(),
            at: Point { x: 1.25, y: -0.5 },
            anchor: Anchor::End,
            size: 13.0,
            weight: Weight::SemiBold,
            ink: Ink(0, 16, 255),
        };
        let heading = ("T<".to_owned(), "N".to_owned());
        let picture = Picture::new((100, 50), heading, "S".to_owned(), vec![Op::Text(line)]);
        let svg = svg(&picture);
        assert!(svg.contains("&lt;script&gt;&quot;&amp; \u{FFFD}</text>"), "{svg}");
        assert!(
            svg.contains("x=\"1.3\" y=\"-0.5\" text-anchor=\"end\" font-size=\"13\" font-weight=\"600\""),
            "{svg}"
        );
        assert!(svg.contains("fill=\"#0010FF\""), "{svg}");
        assert!(svg.contains("aria-label=\"T&lt;. S\""), "{svg}");
    }
}
