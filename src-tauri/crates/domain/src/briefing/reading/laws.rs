//! Laws of items: what was read arrives with the committee's units, a window's places, and its gaps still open.

use super::*;
use crate::Instant;
use crate::directive::{DirectiveKind, Sharing};
use crate::id::{DirectiveId, IdSource, ReviewId};
use crate::unit::UnitKind;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A small register: two departments, a district and a town of one name, a school.
fn ground() -> Ground {
    let mut ids = IdSource::seeded(3);
    let mut unit = |code: &str, kind, name: &str, short: &str| Unit {
        id: ids.draw(Instant::from_millis(0)),
        code: code.into(),
        kind,
        parent_id: None,
        name: name.into(),
        short_name: short.into(),
        aliases: Vec::new(),
        protocol_order: 1,
        valid_from_on: None,
        valid_to_on: None,
        is_member: true,
        member_ids: Vec::new(),
        source: None,
        successor_id: None,
    };
    let units = vec![
        unit("SYT", UnitKind::Department, "Sở Y tế", "Sở Y tế"),
        unit("STTTT", UnitKind::Department, "Sở Thông tin và Truyền thông", "Sở TT&TT"),
        unit("817", UnitKind::District, "Ủy ban nhân dân thị xã Cai Lậy", "TX. Cai Lậy"),
        unit("820", UnitKind::District, "Ủy ban nhân dân huyện Cai Lậy", "H. Cai Lậy"),
        unit("DH", UnitKind::School, "Trường Đại học Tiền Giang", "ĐH Tiền Giang"),
    ];
    Ground::new(units, on("2022-12-22"), Vec::new(), Calendar::shipped().clone())
}

fn only(text: &str) -> ReadItem {
    let mut items = ground().read(text).items;
    assert_eq!(items.len(), 1, "{text}: {items:#?}");
    items.remove(0)
}

/// What stands in the text at a place, as a window would cut it out.
fn cut(text: &str, span: ReadSpan) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[span.from..span.to]).unwrap()
}

#[test]
fn a_sentence_arrives_with_its_units_its_term_and_its_places() {
    let text = "🏛 Giao Sở Y tế chủ trì, phối hợp với Sở TT&TT rà soát quy trình khám bệnh từ xa, \
                hoàn thành trước ngày 31/3/2023.";
    let ground = ground();
    let page = ground.read(text);
    let item = &page.items[0];
    assert_eq!(item.kind, ReadKind::Task);
    assert_eq!(item.leads[0].unit_id, Some(ground.units[0].id));
    assert_eq!(item.coordinating[0].unit_id, Some(ground.units[1].id));
    assert_eq!(item.work, "Rà soát quy trình khám bệnh từ xa");
    let deadline = item.deadline.as_ref().unwrap();
    assert_eq!(deadline.due_on, Some(on("2023-03-31")));
    assert_eq!(cut(&page.text, deadline.phrase.span), "trước ngày 31/3/2023");
    assert_eq!(cut(&page.text, item.leads[0].span), "Sở Y tế", "places count what a window counts");
}

#[test]
fn a_name_of_two_units_arrives_with_both_and_with_neither_chosen() {
    let item = only("Giao Cai Lậy bố trí thiết bị cho bộ phận một cửa cấp xã trước ngày 28/02/2023.");
    let lead = &item.leads[0];
    assert_eq!((lead.unit_id, lead.candidates.len()), (None, 2), "{lead:?}");
    assert_eq!(lead.sure, ReadSure::Ambiguous);
}

#[test]
fn a_unit_nobody_registered_arrives_as_written() {
    let item = only("Giao Cục Thuế tỉnh rà soát hóa đơn điện tử trước ngày 15/01/2023.");
    let lead = &item.leads[0];
    assert_eq!((lead.name.as_str(), lead.unit_id, lead.candidates.len()), ("Cục Thuế tỉnh", None, 0));
}

#[test]
fn a_wish_names_who_raises_it_and_who_is_asked() {
    let ground = ground();
    let page =
        ground.read("Trường Đại học Tiền Giang kiến nghị Sở Thông tin và Truyền thông hỗ trợ đường truyền.");
    let item = &page.items[0];
    assert_eq!(item.kind, ReadKind::Request);
    assert_eq!(item.from.as_ref().and_then(|unit| unit.unit_id), Some(ground.units[4].id));
    assert_eq!(item.to.as_ref().and_then(|unit| unit.unit_id), Some(ground.units[1].id));
}

#[test]
fn a_unit_that_was_gone_by_the_meeting_is_not_found() {
    let mut units = ground().units;
    units[0].valid_to_on = Some(on("2022-06-30"));
    let ground = Ground::new(units, on("2022-12-22"), Vec::new(), Calendar::shipped().clone());
    let page = ground.read("Giao Sở Y tế báo cáo kết quả trước ngày 15/01/2023.");
    assert_eq!(page.items[0].leads[0].unit_id, None);
}

#[test]
fn a_sentence_that_is_a_draft_already_says_as_which() {
    let text = "Giao Sở Y tế báo cáo kết quả trước ngày 15/01/2023.";
    let mut ground = ground();
    let mut ids = IdSource::seeded(9);
    let draft = Directive {
        id: ids.draw::<DirectiveId>(Instant::from_millis(0)),
        review_id: ids.draw::<ReviewId>(Instant::from_millis(0)),
        meeting_id: None,
        position: 2,
        number: None,
        kind: DirectiveKind::Task,
        text: text.into(),
        work: "Báo cáo kết quả".into(),
        lead_ids: Vec::new(),
        coordinating_ids: Vec::new(),
        sharing: Sharing::Split,
        deadline_phrase: None,
        due_on: None,
        recurs: None,
        product: None,
        measure: None,
        measure_target: None,
        origin_id: None,
        renews_id: None,
        adopted_at: None,
        issued_on: None,
        source: None,
    };
    ground.drafts.push(draft);
    assert_eq!(ground.read(text).items[0].drafted_as.as_deref(), Some("CĐ-02"));
}

#[test]
fn a_deadline_on_a_day_off_comes_with_the_working_day_before() {
    let off = only("Giao Sở Y tế rà soát quy trình, hoàn thành trước ngày 31/12/2022.").deadline.unwrap();
    assert_eq!((off.due_on, off.working_on), (Some(on("2022-12-31")), Some(on("2022-12-30"))), "a Saturday");
    let open = only("Giao Sở Y tế rà soát quy trình, hoàn thành trước ngày 30/12/2022.").deadline.unwrap();
    assert_eq!(open.working_on, None);
}

#[test]
fn a_page_that_is_too_long_is_refused_with_the_limit() {
    let refused = check_page(&"ơ".repeat(PAGE + 1));
    assert_eq!(refused, Err(Refusal::TextLong { field: Field::Text, limit: PAGE, found: PAGE + 1 }));
    assert_eq!(check_page(&"ơ".repeat(PAGE)), Ok(()));
}
