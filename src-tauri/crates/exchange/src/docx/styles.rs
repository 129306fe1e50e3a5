//! The styles of a paper: every text has one, named after the part of Decree 30/2020 it is, so that an official
//! changes a style and not a hundred paragraphs.
//!
//! Written out here whole: the library's own list begins with a Normal that cannot be changed.

/// A style of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what it is named after; the Vietnamese name stands beside it below")]
pub enum Named {
    Heading1,
    Heading2,
    Heading3,
    Body,
    Clause,
    Point,
    Dash,
    Addressee,
    AddresseeItem,
    ParentBody,
    IssuingBody,
    NationalTitle,
    Motto,
    Number,
    PlaceDate,
    Stamp,
    Rule,
    RecipientsHead,
    Recipient,
    SignerTitle,
    SignerName,
    TableHead,
    TableCell,
    TableFigure,
    TableTotal,
    TableTotalFigure,
    Caption,
    CaptionNote,
    AnnexNote,
    JournalLine,
    Header,
    Footer,
    Break,
}

/// How a style is set: what paragraphs and what Word call it, what it stands on, its paragraph, its letters.
struct Set {
    id: &'static str,
    name: &'static str,
    on: &'static str,
    paragraph: &'static str,
    letters: &'static str,
}

const fn set(
    id: &'static str,
    name: &'static str,
    on: &'static str,
    paragraph: &'static str,
    letters: &'static str,
) -> Set {
    Set { id, name, on, paragraph, letters }
}

const BOLD: &str = "<w:b/>";
const ITALIC: &str = "<w:i/>";
const CENTRED: &str = r#"<w:jc w:val="center"/>"#;

/// All styles, in the order Word lists them.
const ALL: [Named; 33] = [
    Named::Heading1,
    Named::Heading2,
    Named::Heading3,
    Named::Body,
    Named::Clause,
    Named::Point,
    Named::Dash,
    Named::Addressee,
    Named::AddresseeItem,
    Named::ParentBody,
    Named::IssuingBody,
    Named::NationalTitle,
    Named::Motto,
    Named::Number,
    Named::PlaceDate,
    Named::Stamp,
    Named::Rule,
    Named::RecipientsHead,
    Named::Recipient,
    Named::SignerTitle,
    Named::SignerName,
    Named::TableHead,
    Named::TableCell,
    Named::TableFigure,
    Named::TableTotal,
    Named::TableTotalFigure,
    Named::Caption,
    Named::CaptionNote,
    Named::AnnexNote,
    Named::JournalLine,
    Named::Header,
    Named::Footer,
    Named::Break,
];

impl Named {
    /// Returns the name paragraphs call the style by.
    pub fn id(self) -> &'static str {
        self.set().id
    }

    /// Sizes count half points: 28 is 14 point.
    fn set(self) -> Set {
        match self {
            Named::Heading1 => set(
                "Heading1",
                "heading 1",
                "Normal",
                r#"<w:keepNext/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>"#,
                BOLD,
            ),
            Named::Heading2 => set("Heading2", "heading 2", "Normal", HEADING2, BOLD),
            Named::Heading3 => set("Heading3", "heading 3", "Normal", HEADING3, BOLD),
            Named::Body => set("BodyText", "Body Text", "Normal", BODY, ""),
            Named::Clause => set("Clause", "Khoản", "BodyText", "", ""),
            Named::Point => set("Point", "Điểm", "BodyText", "", ""),
            Named::Dash => set("Dash", "Gạch đầu dòng", "BodyText", "", ""),
            Named::Addressee => set("Addressee", "Kính gửi", "Normal", ADDRESSEE, ""),
            Named::AddresseeItem => set("AddresseeItem", "Nơi gửi đến", "Normal", "", ""),
            Named::ParentBody => {
                set("ParentBody", "Cơ quan chủ quản", "Normal", CENTRED, r#"<w:sz w:val="24"/>"#)
            }
            Named::IssuingBody => {
                set("IssuingBody", "Cơ quan ban hành", "Normal", CENTRED, r#"<w:b/><w:sz w:val="24"/>"#)
            }
            Named::NationalTitle => {
                set("NationalTitle", "Quốc hiệu", "Normal", CENTRED, r#"<w:b/><w:sz w:val="24"/>"#)
            }
            Named::Motto => set("Motto", "Tiêu ngữ", "Normal", CENTRED, r#"<w:b/><w:sz w:val="26"/>"#),
            Named::Number => set("Number", "Số, ký hiệu", "Normal", HEAD_LINE, r#"<w:sz w:val="26"/>"#),
            Named::PlaceDate => {
                set("PlaceDate", "Địa danh, thời gian", "Normal", HEAD_LINE, r#"<w:i/><w:sz w:val="26"/>"#)
            }
            Named::Stamp => set("Stamp", "Dấu mức độ", "Normal", CENTRED, r#"<w:b/><w:sz w:val="26"/>"#),
            Named::Rule => set("Rule", "Đường kẻ", "Normal", THIN, r#"<w:sz w:val="8"/>"#),
            Named::RecipientsHead => {
                set("RecipientsHead", "Nơi nhận", "Normal", "", r#"<w:b/><w:i/><w:sz w:val="24"/>"#)
            }
            Named::Recipient => set("Recipient", "Danh sách nơi nhận", "Normal", "", r#"<w:sz w:val="22"/>"#),
            Named::SignerTitle => set("SignerTitle", "Quyền hạn, chức vụ người ký", "Normal", CENTRED, BOLD),
            Named::SignerName => set("SignerName", "Họ tên người ký", "Normal", CENTRED, BOLD),
            Named::TableHead => {
                set("TableHead", "Đầu bảng", "Normal", HEAD_CELL, r#"<w:b/><w:sz w:val="24"/>"#)
            }
            Named::TableCell => set("TableCell", "Ô bảng", "Normal", CELL, r#"<w:sz w:val="24"/>"#),
            Named::TableFigure => set("TableFigure", "Ô bảng số", "TableCell", CENTRED, ""),
            Named::TableTotal => set("TableTotal", "Dòng tổng", "TableCell", "", BOLD),
            Named::TableTotalFigure => set("TableTotalFigure", "Dòng tổng số", "TableCell", CENTRED, BOLD),
            Named::Caption => set("Caption", "caption", "Normal", CAPTION, r#"<w:b/><w:sz w:val="26"/>"#),
            Named::CaptionNote => {
                set("CaptionNote", "Thời điểm số liệu", "Normal", CAPTION, r#"<w:i/><w:sz w:val="26"/>"#)
            }
            Named::AnnexNote => set("AnnexNote", "Kèm theo", "Normal", ANNEX_NOTE, ITALIC),
            Named::JournalLine => set(
                "JournalLine",
                "Dòng sổ ghi",
                "Normal",
                r#"<w:spacing w:before="80"/>"#,
                r#"<w:sz w:val="16"/>"#,
            ),
            Named::Header => set("Header", "header", "Normal", CENTRED, ""),
            Named::Footer => set("Footer", "footer", "Normal", CENTRED, r#"<w:i/><w:sz w:val="18"/>"#),
            Named::Break => set(
                "SectionBreak",
                "Ngắt phần",
                "Normal",
                r#"<w:spacing w:line="20" w:lineRule="exact"/>"#,
                r#"<w:sz w:val="2"/>"#,
            ),
        }
    }
}

/// B14: 6 point between paragraphs, 18 point from line to line, the first line in by 12.7 mm.
const BODY: &str = r#"<w:spacing w:before="120" w:line="360" w:lineRule="atLeast"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>"#;
const HEADING2: &str = r#"<w:keepNext/><w:spacing w:before="120" w:line="360" w:lineRule="atLeast"/><w:ind w:firstLine="720"/><w:outlineLvl w:val="1"/>"#;
const HEADING3: &str = r#"<w:keepNext/><w:spacing w:before="120" w:line="360" w:lineRule="atLeast"/><w:ind w:firstLine="720"/><w:outlineLvl w:val="2"/>"#;
const ADDRESSEE: &str = r#"<w:keepNext/><w:spacing w:before="240"/>"#;
const HEAD_LINE: &str = r#"<w:spacing w:before="120"/><w:jc w:val="center"/>"#;
const THIN: &str = r#"<w:spacing w:before="40" w:line="80" w:lineRule="exact"/>"#;
const CELL: &str = r#"<w:spacing w:before="60" w:after="60"/>"#;
const HEAD_CELL: &str = r#"<w:keepNext/><w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/>"#;
const CAPTION: &str = r#"<w:keepNext/><w:spacing w:before="120"/><w:jc w:val="center"/>"#;
const ANNEX_NOTE: &str = r#"<w:keepNext/><w:spacing w:after="160"/><w:jc w:val="center"/>"#;

/// Returns the file of styles. Times New Roman is named, as Decree 30 does (P7); where it is missing, the machine's
/// own substitute has its widths.
pub fn file() -> String {
    let mut file = String::from(HEAD);
    for named in ALL {
        let Set { id, name, on, paragraph, letters } = named.set();
        file += &format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="{on}"/>"#
        );
        if matches!(named, Named::Heading1 | Named::Heading2 | Named::Heading3) {
            file += r#"<w:next w:val="BodyText"/>"#;
        }
        file += r#"<w:qFormat/>"#;
        if !paragraph.is_empty() {
            file += &format!("<w:pPr>{paragraph}</w:pPr>");
        }
        if !letters.is_empty() {
            file += &format!("<w:rPr>{letters}</w:rPr>");
        }
        file += "</w:style>";
    }
    file + TABLES + "</w:styles>"
}

const HEAD: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>"#,
    r#"<w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" "#,
    r#"w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/>"#,
    r#"<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>"#,
    r#"<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>"#,
    r#"</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>"#,
    r#"<w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>"#,
);

const TABLES: &str = concat!(
    r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>"#,
    r#"<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>"#,
    r#"<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>"#,
    r#"<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
);
