//! The file: text that comes back, fonts, tags, PDF/A data, outline, the same bytes twice.

use crate::{changed, crowded, fixture, made, whole};
use render::notice::notice;

#[test]
fn every_text_comes_back_exactly_by_pdftotext() {
    let text = whole().tool("pdftotext", &["-raw"], &["-"]);
    let flat: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(!text.contains('\u{FFFD}'));
    assert_eq!(vietnamese::text::nfc(&text), text, "NFC");
    let paper = fixture::notice();
    let mut texts = paper.opening.clone();
    texts.extend(paper.sections.iter().flat_map(|section| section.paragraphs.clone()));
    texts.extend(
        paper.sections.iter().flat_map(|section| section.clauses.iter().map(|clause| clause.text.clone())),
    );
    texts.extend(paper.recipients.lines.iter().map(|line| format!("- {line};")));
    texts.extend(paper.subject.clone());
    let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    assert!(texts.len() > 15);
    // A paragraph over a page break has the page number between its halves; the fixture breaks between paragraphs.
    for wanted in texts {
        assert!(flat.contains(wanted.trim_end_matches('.')), "{wanted:?} did not come back");
    }
}

#[test]
fn all_vietnamese_letters_come_back_in_every_face() {
    let letters = "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ đ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ i ì ỉ ĩ í ị o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ \
                   ơ ờ ở ỡ ớ ợ u ù ủ ũ ú ụ ư ừ ử ữ ứ ự y ỳ ỷ ỹ ý ỵ";
    let both = format!("{letters} {}", letters.to_uppercase());
    let sheets = changed(|paper| {
        paper.opening[0] = both.clone();
        paper.sections[1].clauses[4].title = Some(both.clone());
        paper.signer.name = Some("Ạ".to_owned());
    });
    let flat: String = sheets.text();
    assert_eq!(flat.matches(&both).count(), 2, "regular and bold");
    let raw = sheets.tool("pdftotext", &["-raw"], &["-"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(raw.contains(&both), "by poppler too");
}

#[test]
fn decomposed_text_is_drawn_composed() {
    let sheets =
        changed(|paper| paper.closing = Some("Vie\u{323}\u{302}t Nam tho\u{302}ng ba\u{301}o.".to_owned()));
    assert!(sheets.text().contains("Việt Nam thông báo./."));
}

#[test]
fn markup_in_a_field_is_shown_as_typed() {
    let sheets = changed(|paper| {
        paper.annexes[0].rows[0].note = "<b>&amp; (x) \\ %".to_owned();
        paper.subject = vec!["Kết luận <i>".to_owned()];
    });
    assert!(sheets.text().contains("Kết luận <i>"));
    assert!(sheets.text().contains("<b>&amp;"));
}

#[test]
fn fonts_are_embedded_subset_and_mapped_to_unicode() {
    let table = whole().tool("pdffonts", &[], &[]);
    let rows: Vec<&str> = table.lines().skip(2).collect();
    assert_eq!(rows.len(), 4, "regular, bold, italic, bold italic: {table}");
    for row in rows {
        assert!(row.contains("+Tinos"), "{row}");
        let yes = row.split_whitespace().filter(|word| *word == "yes").count();
        assert_eq!(yes, 3, "embedded, subset, unicode: {row}");
    }
    let programs = whole().doc.objects.values().filter_map(|object| object.as_stream().ok());
    let programs: Vec<_> = programs.filter(|stream| stream.dict.has(b"Length1")).collect();
    assert_eq!(programs.len(), 4);
    assert!(programs.iter().all(|stream| stream.content.len() < 60_000), "no face is carried whole");
}

#[test]
fn qpdf_finds_nothing_to_say() {
    for paper in [fixture::notice(), crowded()] {
        let said = made(&paper).tool("qpdf", &["--check"], &[]);
        assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
        assert!(!said.contains("WARNING"), "{said}");
    }
}

#[test]
fn the_file_is_tagged_and_speaks_vietnamese() {
    let sheets = whole();
    let catalog = sheets.catalog();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi-VN");
    let marked = sheets.resolved(catalog.get(b"MarkInfo").unwrap()).as_dict().unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    let shown = sheets.resolved(catalog.get(b"ViewerPreferences").unwrap()).as_dict().unwrap();
    assert!(shown.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let info = sheets.tool("pdfinfo", &[], &[]);
    assert!(info.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")), "{info}");
    let tree = sheets.tool("pdfinfo", &["-struct-text"], &[]);
    for element in ["H1", "H2", "H3", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD"] {
        assert!(tree.lines().any(|line| line.trim_start().starts_with(element)), "no {element} in the tree");
    }
    let heard: String = tree.split('"').skip(1).step_by(2).collect();
    assert!(heard.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") && heard.contains("Ánh Nguyệt"));
}

#[test]
fn every_mark_on_a_page_has_its_place_in_the_tree() {
    let sheets = made(&crowded());
    let root = sheets.resolved(sheets.catalog().get(b"StructTreeRoot").unwrap()).as_dict().unwrap();
    let parents = sheets.resolved(root.get(b"ParentTree").unwrap()).as_dict().unwrap();
    let nums = sheets.resolved(parents.get(b"Nums").unwrap()).as_array().unwrap();
    assert_eq!(nums.len(), 2 * sheets.sizes.len());
    for (at, id) in sheets.doc.get_pages().into_values().enumerate() {
        let content = lopdf::content::Content::decode(&sheets.doc.get_page_content(id)).unwrap();
        let n_marks = content.operations.iter().filter(|operation| operation.operator == "BDC").count();
        let of_page = sheets.resolved(&nums[2 * at + 1]).as_array().unwrap();
        assert_eq!(of_page.len(), n_marks, "page {}", at + 1);
        for element in of_page {
            let element = sheets.resolved(element).as_dict().unwrap();
            assert!(element.has(b"P") && element.has(b"S"));
        }
    }
}

#[test]
fn the_file_claims_pdf_a_2a_and_says_the_same_twice() {
    let sheets = whole();
    assert_eq!(sheets.doc.version, "1.7");
    let packet = sheets.resolved(sheets.catalog().get(b"Metadata").unwrap()).as_stream().unwrap();
    assert!(!packet.dict.has(b"Filter"), "archives read it without inflating");
    let packet = String::from_utf8(packet.content.clone()).unwrap();
    for wanted in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "2022-07-28T15:00:00+07:00", "lần ghi số 218"]
    {
        assert!(packet.contains(wanted), "{wanted} is not in the data");
    }
    let info = sheets.tool("pdfinfo", &["-rawdates"], &[]);
    let title = "Thông báo Kết luận của Trưởng Ban Chỉ đạo Chuyển đổi số tỉnh tại phiên họp sơ kết 6 tháng đầu năm 2022";
    assert!(info.contains(title) && packet.contains(title), "{info}");
    assert!(info.contains("D:20220728150000+07'00'"), "the date is the last act's: {info}");
    let intents = sheets.resolved(sheets.catalog().get(b"OutputIntents").unwrap()).as_array().unwrap();
    let intent = sheets.resolved(&intents[0]).as_dict().unwrap();
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFA1");
    assert!(sheets.resolved(intent.get(b"DestOutputProfile").unwrap()).as_stream().is_ok());
}

#[test]
fn the_outline_leads_to_sections_and_annexes_and_labels_restart() {
    let sheets = whole();
    let outlines = sheets.resolved(sheets.catalog().get(b"Outlines").unwrap()).as_dict().unwrap();
    assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), 3, "two sections and an annex");
    let labels = sheets.resolved(sheets.catalog().get(b"PageLabels").unwrap()).as_dict().unwrap();
    let nums = labels.get(b"Nums").unwrap().as_array().unwrap();
    assert_eq!(nums[2].as_i64().unwrap() as usize, sheets.line("NHIỆM VỤ GIAO").page);
}

#[test]
fn the_same_notice_is_the_same_file() {
    let (one, two) = (notice(&fixture::notice()).unwrap(), notice(&fixture::notice()).unwrap());
    assert!(one == two, "two runs differ");
    let other = notice(&{
        let mut paper = fixture::notice();
        paper.signer.name = None;
        paper
    });
    assert_ne!(one.bytes, other.unwrap().bytes);
}
