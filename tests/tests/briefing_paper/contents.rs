//! Contents, outline and links: every number is the page it names, every link lands on its title.

use lopdf::Object;
use render::handout::handout;

use crate::fixture;
use crate::measure::Sheets;

/// A link as the file has it: page it stands on, its corners, page and height it leads to.
struct Found {
    page: usize,
    corners: [f64; 4],
    to: usize,
    top: f64,
}

fn links(sheets: &Sheets) -> Vec<Found> {
    let pages: Vec<_> = sheets.doc.get_pages().into_values().collect();
    let mut found = Vec::new();
    for (page, id) in pages.iter().enumerate() {
        let dict = sheets.doc.get_dictionary(*id).unwrap();
        let Ok(annotations) = dict.get(b"Annots") else { continue };
        for annotation in sheets.resolved(annotations).as_array().unwrap() {
            let annotation = sheets.resolved(annotation).as_dict().unwrap();
            assert_eq!(annotation.get(b"Subtype").unwrap().as_name().unwrap(), b"Link");
            assert_eq!(annotation.get(b"F").unwrap().as_i64().unwrap(), 4, "a link is printed with its page");
            assert!(annotation.has(b"Contents") && annotation.has(b"StructParent"));
            assert!(!annotation.has(b"A"), "a link does nothing but lead");
            let number = |object: &Object| f64::from(object.as_float().unwrap());
            let rect: Vec<f64> =
                annotation.get(b"Rect").unwrap().as_array().unwrap().iter().map(number).collect();
            let to = annotation.get(b"Dest").unwrap().as_array().unwrap();
            let goal = to[0].as_reference().unwrap();
            found.push(Found {
                page,
                corners: [rect[0], rect[1], rect[2], rect[3]],
                to: pages.iter().position(|id| *id == goal).expect("a link leads to a page of the file"),
                top: number(&to[3]),
            });
        }
    }
    found
}

#[test]
fn every_number_of_the_contents_is_the_page_of_its_title() {
    for n_units in [3, 40, 200] {
        let paper = fixture::pack(n_units);
        let sheets = Sheets::of(&handout(&paper).unwrap().bytes);
        let heading = sheets.runs.iter().find(|run| run.text == "Mục lục").unwrap();
        let titles: Vec<_> =
            sheets.runs.iter().filter(|run| run.size > 19.0 && run.page > heading.page).collect();
        assert_eq!(titles.len(), n_units + 2, "two parts and every sheet");
        for title in &titles {
            let entry = sheets.runs.iter().find(|run| {
                run.text == title.text && run.size < 13.0 && !run.is_artifact && run.page < title.page
            });
            let entry = entry.unwrap_or_else(|| panic!("{:?} is not in the contents", title.text));
            let number = sheets.runs.iter().find(|run| {
                run.page == entry.page && (run.y - entry.y).abs() < 0.1 && run.x > 500.0 && !run.is_artifact
            });
            assert_eq!(number.unwrap().text, (title.page + 1).to_string(), "{:?}", title.text);
        }
    }
}

#[test]
fn every_link_lands_on_the_title_it_names() {
    let n_units = 40;
    let sheets = Sheets::of(&handout(&fixture::pack(n_units)).unwrap().bytes);
    let found = links(&sheets);
    // Two parts and every sheet from the contents, every sheet from the ranking.
    assert_eq!(found.len(), 2 + n_units + n_units);
    for link in &found {
        let height = sheets.sizes[link.page].1;
        let under = |run: &&crate::measure::Run| {
            let y = height - run.y;
            run.page == link.page
                && !run.is_artifact
                && run.x >= link.corners[0] - 0.5
                && run.right <= link.corners[2] + 0.5
                && y >= link.corners[1]
                && y <= link.corners[3]
        };
        let words = sheets.runs.iter().find(under).expect("a link has words").text.clone();
        let goal = sheets.runs.iter().find(|run| run.page == link.to && run.size > 19.0).unwrap();
        assert_eq!(goal.text, words, "the link leads to what it says");
        let top = sheets.sizes[link.to].1 - link.top;
        assert!(top <= goal.y && goal.y - top < 60.0, "and lands above it: {top} for {}", goal.y);
    }
}

#[test]
fn the_outline_has_every_title_folded_under_its_part() {
    let sheets = Sheets::of(&handout(&fixture::pack(12)).unwrap().bytes);
    let outlines = sheets.resolved(sheets.catalog().get(b"Outlines").unwrap()).as_dict().unwrap();
    assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), 2, "two parts are open");
    let last = sheets.resolved(outlines.get(b"Last").unwrap()).as_dict().unwrap();
    assert_eq!(last.get(b"Count").unwrap().as_i64().unwrap(), -12, "the sheets are folded under theirs");
    let labels = sheets.resolved(sheets.catalog().get(b"PageLabels").unwrap()).as_dict().unwrap();
    assert!(labels.has(b"Nums"));
}

#[test]
fn a_link_to_nowhere_is_no_link() {
    let mut paper = fixture::pack(3);
    paper.blocks.truncate(5);
    let sheets = Sheets::of(&handout(&paper).unwrap().bytes);
    assert_eq!(links(&sheets).len(), 1, "only the part the contents name");
}
