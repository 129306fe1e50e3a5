//! The notice the paper tests measure: the model committee of the seed article (facts D1 to D8, in other words), its
//! dates and numbers illustrative, its signer a name made up for rules B17 and B18.

use chrono::NaiveDate;
use domain::Instant;
use domain::briefing::notice::{
    Annex, AnnexRow, Clause, HeadSet, JournalHead, Letterhead, NoticePaper, Provenance, Recipients, Section,
    SignatureForm, Signer,
};

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn clause(text: &str, points: &[&str]) -> Clause {
    Clause { title: None, text: text.to_owned(), points: texts(points) }
}

/// The whole notice: number, date and name known, one annex.
pub fn notice() -> NoticePaper {
    NoticePaper {
        letterhead: letterhead(),
        subject: texts(&[
            "Kết luận của Trưởng Ban Chỉ đạo Chuyển đổi số tỉnh",
            "tại phiên họp sơ kết 6 tháng đầu năm 2022",
        ]),
        opening: texts(&[
            "Chiều ngày 26 tháng 7 năm 2022, tại Hội trường Ủy ban nhân dân tỉnh, Chủ tịch Ủy ban nhân dân tỉnh, \
             Trưởng Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang đã chủ trì phiên họp sơ kết 6 tháng đầu năm 2022 và \
             triển khai phương hướng, nhiệm vụ 6 tháng cuối năm 2022. Tham dự có các thành viên Ban Chỉ đạo, đại diện \
             lãnh đạo các sở, ban, ngành tỉnh, Ủy ban nhân dân các huyện, thị xã, thành phố và Trường Đại học Tiền \
             Giang.",
            "Sau khi nghe Sở Thông tin và Truyền thông báo cáo và ý kiến của các thành viên dự họp, Trưởng Ban Chỉ \
             đạo kết luận như sau:",
        ]),
        sections: vec![assessment(), duties()],
        closing: Some(
            "Văn phòng Ủy ban nhân dân tỉnh thông báo để các thành viên Ban Chỉ đạo, các sở, ban, ngành tỉnh và Ủy \
             ban nhân dân các huyện, thị xã, thành phố biết, thực hiện."
                .to_owned(),
        ),
        signer: Signer {
            form: SignatureForm::OnBehalf {
                authority: "TL. TRƯỞNG BAN".to_owned(),
                position: "CHÁNH VĂN PHÒNG".to_owned(),
            },
            name: Some("Phạm Thị Ánh Nguyệt".to_owned()),
        },
        recipients: recipients(),
        annexes: vec![annex()],
        provenance: Provenance {
            last_act_at: Instant::from_millis(1_658_995_200_000),
            journal: Some(JournalHead {
                seq: 218,
                seal: "9f2c41d07be35a8861d4c0f7a2be913e5d6678f0c1a94b2e7735f8d60c4e1ab3".to_owned(),
            }),
            is_draft: false,
            is_sample: true,
        },
    }
}

fn letterhead() -> Letterhead {
    Letterhead {
        parent_body: "UBND tỉnh Tiền Giang".to_owned(),
        issuing_body: "Ban Chỉ đạo Chuyển đổi số".to_owned(),
        issuing_body_in_text: "Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang".to_owned(),
        place: "Tiền Giang".to_owned(),
        number: Some("5".to_owned()),
        symbol: "TB-BCĐ".to_owned(),
        issued_on: NaiveDate::from_ymd_opt(2022, 8, 2),
        year: 2022,
        head_set: HeadSet::Small,
        urgency: None,
        circulation: None,
    }
}

fn assessment() -> Section {
    Section {
        title: "Đánh giá chung".to_owned(),
        paragraphs: texts(&[
            "Trong 6 tháng đầu năm 2022, công tác chuyển đổi số được Tỉnh ủy, Ủy ban nhân dân tỉnh và Ban Chỉ đạo \
             quan tâm lãnh đạo, chỉ đạo; các ngành, địa phương và cơ quan chuyên môn tham mưu từng bước vào cuộc. Hệ \
             thống một cửa điện tử gắn với cổng dịch vụ công trực tuyến tiếp tục được triển khai đồng bộ, liên thông; \
             hội nghị trực tuyến được khai thác có hiệu quả; Trung tâm điều hành thông minh đã thành lập; số người \
             dùng trợ lý ảo TienGiangS ngày càng tăng.",
            "Bên cạnh đó còn một số khó khăn: 9 xã tại huyện Tân Phước chưa thành lập Ban Chỉ đạo Chuyển đổi số xã; \
             một số sở chưa ban hành kế hoạch cụ thể hóa Kế hoạch 370 của Ủy ban nhân dân tỉnh; các Tổ công nghệ số \
             cộng đồng ấp, xã tại huyện Cai Lậy chưa được bồi dưỡng, tập huấn và chưa nhận chỉ tiêu triển khai; tỷ lệ \
             người dân có tài khoản ngân hàng chưa cao.",
            "Ứng dụng công nghệ thông tin và chuyển đổi số là nhiệm vụ quan trọng, cần tập trung thực hiện trong thời \
             kỳ này; các cơ quan, đơn vị tiếp tục tăng cường lãnh đạo, tuyên truyền để nâng cao nhận thức của cán bộ, \
             công chức, viên chức và người dân.",
        ]),
        clauses: Vec::new(),
    }
}

fn duties() -> Section {
    Section {
        title: "Nhiệm vụ 6 tháng cuối năm 2022".to_owned(),
        paragraphs: Vec::new(),
        clauses: vec![
            clause("Ủy ban nhân dân 9 xã tại huyện Tân Phước khẩn trương thành lập Ban Chỉ đạo Chuyển đổi số xã.", &[]),
            clause(
                "Các sở chưa ban hành kế hoạch cụ thể hóa Kế hoạch 370 của Ủy ban nhân dân tỉnh nhanh chóng ban hành \
                 và triển khai thực hiện.",
                &[],
            ),
            clause(
                "Sở Thông tin và Truyền thông:",
                &[
                    "Giao chỉ tiêu tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ và tỷ lệ xử lý trực tuyến của năm \
                     2022 cho từng cơ quan, đơn vị;",
                    "Tham mưu xếp hạng chuyển đổi số, công nghệ thông tin hằng năm đối với các sở, ban, ngành và Ủy \
                     ban nhân dân các huyện;",
                    "Phối hợp các cơ quan liên quan tổ chức chương trình tập huấn cho toàn bộ lực lượng tham gia \
                     chuyển đổi số từ cấp tỉnh đến cấp xã trong khoảng tháng 8-2022.",
                ],
            ),
            clause(
                "Các sở, ngành khẩn trương thực hiện đồng bộ, tích hợp, công khai thêm các dịch vụ công trực tuyến, \
                 thanh toán trực tuyến trên Cổng Dịch vụ công Quốc gia; rà soát, hoàn thành lộ trình tích hợp; chủ \
                 động phối hợp Sở Thông tin và Truyền thông triển khai các nhiệm vụ chuyển đổi số theo kế hoạch năm \
                 2022 của Ban Chỉ đạo.",
                &[],
            ),
            Clause {
                title: Some("Về các đề nghị tại phiên họp".to_owned()),
                text: "Ban Chỉ đạo ghi nhận đề nghị của Ủy ban nhân dân huyện Cai Lậy và Trường Đại học Tiền Giang; \
                       các cơ quan được giao trả lời bằng văn bản theo thẩm quyền. Nhiệm vụ cụ thể nêu tại Phụ lục \
                       kèm theo Thông báo này."
                    .to_owned(),
                points: Vec::new(),
            },
        ],
    }
}

fn recipients() -> Recipients {
    Recipients {
        lines: texts(&[
            "Bộ Thông tin và Truyền thông (để b/c)",
            "TT Tỉnh ủy, TT HĐND tỉnh (để b/c)",
            "CT, các PCT UBND tỉnh",
            "Thành viên Ban Chỉ đạo Chuyển đổi số tỉnh",
            "Các sở, ban, ngành tỉnh",
            "UBND các huyện, thị xã, thành phố",
            "VPUB: CVP, các PCVP",
        ]),
        filed: "VT, BCĐ".to_owned(),
    }
}

/// The annex of assigned tasks.
pub fn annex() -> Annex {
    let row = |task: &str, lead: &str, coordinating: &str, due: &str, product: &str| AnnexRow {
        task: task.to_owned(),
        lead: lead.to_owned(),
        coordinating: coordinating.to_owned(),
        due: due.to_owned(),
        product: product.to_owned(),
        directed_by: "Trưởng Ban Chỉ đạo".to_owned(),
        note: String::new(),
    };
    let departments = "Các sở, ngành";
    let office = "Sở TT&TT";
    Annex {
        title: "Nhiệm vụ giao tại phiên họp sơ kết 6 tháng đầu năm 2022".to_owned(),
        rows: vec![
            AnnexRow {
                note: "Dữ liệu minh họa về hạn".to_owned(),
                ..row(
                    "Khẩn trương thành lập Ban Chỉ đạo Chuyển đổi số xã",
                    "UBND 9 xã tại huyện Tân Phước",
                    "UBND huyện Tân Phước",
                    "31/8/2022",
                    "Quyết định thành lập",
                )
            },
            row(
                "Ban hành kế hoạch cụ thể hóa Kế hoạch 370 của UBND tỉnh và triển khai thực hiện",
                "Các sở chưa ban hành kế hoạch",
                office,
                "31/8/2022",
                "Kế hoạch được ban hành",
            ),
            row(
                "Giao chỉ tiêu tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ và tỷ lệ xử lý trực tuyến của năm 2022",
                office,
                departments,
                "15/8/2022",
                "Văn bản giao chỉ tiêu",
            ),
            row(
                "Tham mưu xếp hạng chuyển đổi số, công nghệ thông tin hằng năm đối với các sở, ban, ngành và UBND các \
                 huyện",
                office,
                "Sở Nội vụ",
                "Hằng năm",
                "Quyết định công bố xếp hạng",
            ),
            row(
                "Thực hiện đồng bộ, tích hợp, công khai thêm các dịch vụ công trực tuyến, thanh toán trực tuyến trên \
                 Cổng Dịch vụ công Quốc gia",
                departments,
                office,
                "30/9/2022",
                "Danh mục dịch vụ đã tích hợp",
            ),
            row(
                "Rà soát, hoàn thành lộ trình tích hợp dịch vụ công trực tuyến lên Cổng Dịch vụ công Quốc gia",
                departments,
                office,
                "30/11/2022",
                "Lộ trình được phê duyệt",
            ),
            row(
                "Triển khai các nhiệm vụ chuyển đổi số theo kế hoạch năm 2022 của Ban Chỉ đạo",
                departments,
                office,
                "Không thời hạn",
                "Báo cáo kết quả",
            ),
            row(
                "Tập huấn toàn bộ lực lượng tham gia chuyển đổi số từ cấp tỉnh đến cấp xã, gồm các Tổ công nghệ số cộng \
                 đồng",
                office,
                "UBND các huyện, thị xã, thành phố",
                "31/8/2022",
                "Báo cáo kết quả tập huấn",
            ),
        ],
    }
}

/// A table of any number of rows, each long enough to wrap.
pub fn long_annex(n_rows: usize) -> Annex {
    let rows = annex().rows;
    let row = |at: usize| AnnexRow { note: format!("Hàng {}", at + 1), ..rows[at % rows.len()].clone() };
    Annex { title: "Danh mục nhiệm vụ".to_owned(), rows: (0..n_rows).map(row).collect() }
}
