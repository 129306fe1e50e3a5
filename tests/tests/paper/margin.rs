//! Marks outside the official blocks (A19).

use crate::{changed, measure::MM};

#[test]
fn sample_and_draft_are_marked_in_the_bottom_margin_of_every_page() {
    let sheets = changed(|paper| paper.provenance.is_draft = true);
    for (page, (_, height)) in sheets.sizes.iter().enumerate() {
        let marks: Vec<_> =
            sheets.runs.iter().filter(|run| run.page == page && run.y > height - 20.0 * MM).collect();
        assert_eq!(marks.len(), 1, "page {}", page + 1);
        assert_eq!(marks[0].text, "Dự thảo · Dữ liệu minh họa");
        assert!(marks[0].is_artifact);
    }
    let real = changed(|paper| paper.provenance.is_sample = false);
    assert!(!real.runs.iter().any(|run| run.text.contains("minh họa") && run.is_artifact));
}
