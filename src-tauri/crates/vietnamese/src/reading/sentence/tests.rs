//! Laws of pieces.

use super::*;

/// Shows the pieces of a page: clause, "#" for a heading, text.
fn shown(text: &str) -> Vec<String> {
    let line = |piece: &Piece| {
        let clause = piece.clause.as_ref().map_or(String::new(), |clause| format!("[{clause}] "));
        let heading = if piece.heading { "# " } else { "" };
        format!("{clause}{heading}{}", text[piece.span.clone()].replace('\n', "⏎"))
    };
    pieces(text).iter().map(line).collect()
}

#[test]
fn a_notice_comes_apart_into_headings_and_clauses_in_order() {
    let page = "THÔNG BÁO\nKết luận phiên họp\n\nI. ĐÁNH GIÁ\n1. Kết quả\n- Hồ sơ đạt 98,6%, thêm 1.160 hồ sơ;\n\
                - Đã nối 40 điểm. Còn thiếu máy.\nII. NHIỆM VỤ\n1. Giao Sở Nội vụ rà soát.\n1.1. Văn phòng:\n\
                a) Theo dõi;\nb) Đôn đốc\n2) Các xã chuẩn bị\n";
    let expected = [
        "# THÔNG BÁO",
        "# Kết luận phiên họp",
        "[I] # ĐÁNH GIÁ",
        "[1] # Kết quả",
        "Hồ sơ đạt 98,6%, thêm 1.160 hồ sơ;",
        "Đã nối 40 điểm.",
        "Còn thiếu máy.",
        "[II] # NHIỆM VỤ",
        "[1] Giao Sở Nội vụ rà soát.",
        "[1.1] # Văn phòng:",
        "[a] Theo dõi;",
        "[b] Đôn đốc",
        "[2] Các xã chuẩn bị",
    ];
    assert_eq!(shown(page), expected);
}

#[test]
fn a_line_that_a_pdf_broke_is_put_together() {
    let page = "Giao Sở Nội vụ chủ trì, phối hợp với các đơn vị rà soát, báo cáo trước ngày\n15/8/2022 theo\nyêu cầu. Việc \
                khác\nsẽ bàn sau.";
    let expected = [
        "Giao Sở Nội vụ chủ trì, phối hợp với các đơn vị rà soát, báo cáo trước ngày⏎15/8/2022 theo⏎yêu cầu.",
        "Việc khác⏎sẽ bàn sau.",
    ];
    assert_eq!(shown(page), expected);
    assert_eq!(
        shown("báo cáo trong năm\n\n2022 theo quy định").len(),
        2,
        "a blank line parts what may be two things"
    );
    assert_eq!(shown("rà soát các nhiệm vụ\n\nđược giao").len(), 1, "a page that ends inside a sentence");
    assert_eq!(shown("theo quy định tại khoản\n2. Luật này có hiệu lực").len(), 2, "khoản 2. is no clause");
}

#[test]
fn abbreviations_numbers_and_quotations_are_not_cut() {
    for whole in [
        "Giao UBND TP. Mỹ Tho và Q. 1 báo cáo",
        "Ông N. V. A báo cáo tại TX. Gò Công",
        "GS.TS. Trần Văn B trình bày",
        "trước 15.8.2022 đạt 98.6% v.v. và hơn",
        "“Phải làm ngay. Không chờ nữa”, ông Nam nói",
        "\"Phải làm ngay. Không chờ nữa\", ông Nam nói",
        "rà soát; báo cáo; đôn đốc các xã",
        "| 2. | Xây dựng quy chế. Ban hành | Sở A | 7/2025 |",
    ] {
        assert_eq!(pieces(whole).len(), 1, "{whole}: {:?}", shown(whole));
    }
    assert_eq!(
        shown("Ông nói: “Làm ngay.” Cuộc họp kết thúc."),
        ["Ông nói: “Làm ngay.”", "Cuộc họp kết thúc."]
    );
    assert_eq!(shown("Giao Sở A .. Giao Sở B... và Sở C."), ["Giao Sở A ..", "Giao Sở B... và Sở C."]);
    assert_eq!(pieces("Hoàn thành trong năm 2022. Giao Sở A theo dõi.").len(), 2);
}

#[test]
fn clauses_numbered_inside_a_line_are_clauses() {
    let text = "Kết luận như sau: 1. Giao Sở A rà soát. 2. Giao Sở B tổng hợp; a) Theo dõi.";
    let expected =
        ["# Kết luận như sau:", "[1] Giao Sở A rà soát.", "[2] Giao Sở B tổng hợp;", "[a] Theo dõi."];
    assert_eq!(shown(text), expected);
    assert_eq!(
        shown("Đã họp xong. II. NHIỆM VỤ CHUNG. A. Sở Nội vụ"),
        ["Đã họp xong.", "[II] NHIỆM VỤ CHUNG.", "[A] Sở Nội vụ"]
    );
}

#[test]
fn numbers_that_open_a_line_are_no_markers() {
    for text in [
        "1.160 hồ sơ được trả",
        "15.8.2022 là hạn",
        "2,5 tỷ đồng",
        "2022. Năm mới",
        "98% hộ dân",
        "-5% so với kỳ trước",
    ] {
        assert_eq!(pieces(text)[0].clause, None, "{text}");
        assert_eq!(pieces(text)[0].span.start, 0, "{text}");
    }
    for (text, clause) in [
        ("1.Giao", "1"),
        ("1.2 Giao", "1.2"),
        ("(3) Giao", "3"),
        ("đ) Giao", "đ"),
        ("Điều 4. Giao", "Điều 4"),
    ] {
        assert_eq!(pieces(text)[0].clause.as_deref(), Some(clause), "{text}");
        assert_eq!(&text[pieces(text)[0].span.clone()], "Giao");
    }
}

#[test]
fn one_line_is_read_whatever_it_looks_like() {
    for text in ["GIAO SỞ NỘI VỤ RÀ SOÁT", "3. Giao Sở A", "Về kinh phí, giao Sở A", "- Sở A báo cáo"]
    {
        assert!(!pieces(text)[0].heading, "{text}");
    }
    assert!(pieces(" \n\t\r\n ").is_empty());
}
