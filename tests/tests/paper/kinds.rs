//! One paper of every kind, made from the model committee of the seed article: dates, numbers and names illustrative.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::briefing::agenda::{AgendaLine, AgendaPaper};
use domain::briefing::invitation::{InvitationForm, InvitationPaper};
use domain::briefing::minutes::MinutesPaper;
use domain::briefing::notice::NoticePaper;
use domain::briefing::official::{Clause, Letterhead, Recipients, Section, SignatureForm, Signer};
use domain::briefing::reminder::{RemindedTask, ReminderPaper};
use domain::briefing::report::{ReportPaper, ReportSection};
use domain::briefing::schedule::{Schedule, ScheduleRows, TrackedRow, UnitCounts};
use domain::task::Counts;

use crate::fixture;

pub fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, month, day).unwrap()
}

fn meeting(hour: u32, minute: u32) -> NaiveDateTime {
    day(7, 26).and_time(time(hour, minute))
}

fn head(number: &str, symbol: &str, issued_on: NaiveDate) -> Letterhead {
    Letterhead {
        number: Some(number.to_owned()),
        symbol: symbol.to_owned(),
        issued_on: Some(issued_on),
        ..fixture::notice().letterhead
    }
}

fn section(title: &str, paragraphs: &[&str], clauses: Vec<Clause>) -> Section {
    Section { title: title.to_owned(), paragraphs: texts(paragraphs), clauses }
}

fn clause(title: Option<&str>, text: &str, points: &[&str]) -> Clause {
    Clause { title: title.map(str::to_owned), text: text.to_owned(), points: texts(points) }
}

pub fn minutes() -> MinutesPaper {
    MinutesPaper {
        letterhead: head("3", "BB-BCĐ", day(7, 26)),
        subject: texts(&[
            "Phiên họp sơ kết 6 tháng đầu năm 2022",
            "của Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang",
        ]),
        starts_at: meeting(14, 0),
        place: "Hội trường Ủy ban nhân dân tỉnh Tiền Giang".to_owned(),
        attendance: texts(&[
            "Thành viên Ban Chỉ đạo: có mặt 21/24 đồng chí, vắng có lý do 03 đồng chí (Sở Y tế, Sở Tài chính, Công an \
             tỉnh; đều cử người dự thay)",
            "Đại diện lãnh đạo các sở, ban, ngành tỉnh: 18 đồng chí",
            "Đại diện Ủy ban nhân dân 11 huyện, thị xã, thành phố; Trường Đại học Tiền Giang",
        ]),
        chair: "Chủ tịch Ủy ban nhân dân tỉnh, Trưởng Ban Chỉ đạo".to_owned(),
        secretary: "Nguyễn Thị Hồng Ửng, Chuyên viên Sở Thông tin và Truyền thông".to_owned(),
        proceedings: vec![
            section(
                "Diễn biến phiên họp",
                &[],
                vec![
                    clause(
                        Some("Khai mạc"),
                        "Chủ tọa tuyên bố lý do, giới thiệu đại biểu và nêu mục đích, yêu cầu của phiên họp.",
                        &[],
                    ),
                    clause(
                        Some("Sở Thông tin và Truyền thông báo cáo kết quả 6 tháng đầu năm 2022"),
                        "Hệ thống một cửa điện tử gắn với cổng dịch vụ công trực tuyến tiếp tục được triển khai đồng \
                         bộ, liên thông; hội nghị trực tuyến được khai thác có hiệu quả; số người dùng trợ lý ảo \
                         TienGiangS ngày càng tăng. Khó khăn: 9 xã tại huyện Tân Phước chưa thành lập Ban Chỉ đạo.",
                        &[],
                    ),
                    clause(
                        Some("Ý kiến thảo luận"),
                        "",
                        &[
                            "Chủ tịch Ủy ban nhân dân huyện Cai Lậy: các Tổ công nghệ số cộng đồng ấp, xã chưa được bồi \
                             dưỡng, tập huấn; đề nghị Sở Thông tin và Truyền thông sớm hỗ trợ, hướng dẫn;",
                            "Hiệu trưởng Trường Đại học Tiền Giang: đề nghị có cơ chế cấp bổ sung kinh phí trong năm \
                             học 2022 - 2023;",
                            "Giám đốc Sở Thông tin và Truyền thông: trong khoảng tháng 8-2022 tổ chức tập huấn toàn bộ \
                             lực lượng từ cấp tỉnh đến cấp xã.",
                        ],
                    ),
                    clause(
                        Some("Biểu quyết"),
                        "21/21 thành viên có mặt nhất trí với báo cáo và phương hướng 6 tháng cuối năm.",
                        &[],
                    ),
                ],
            ),
            section(
                "Kết luận của chủ tọa",
                &["Sau khi nghe báo cáo và các ý kiến, Trưởng Ban Chỉ đạo kết luận:"],
                vec![
                    clause(
                        None,
                        "Ủy ban nhân dân 9 xã tại huyện Tân Phước khẩn trương thành lập Ban Chỉ đạo Chuyển đổi số xã.",
                        &[],
                    ),
                    clause(
                        None,
                        "Các sở, ngành khẩn trương thực hiện đồng bộ, tích hợp, công khai thêm các dịch vụ công trực \
                         tuyến, thanh toán trực tuyến trên Cổng Dịch vụ công Quốc gia.",
                        &[],
                    ),
                    clause(
                        None,
                        "Sở Thông tin và Truyền thông giao chỉ tiêu tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ và tỷ \
                         lệ xử lý trực tuyến của năm 2022; tham mưu xếp hạng chuyển đổi số hằng năm.",
                        &[],
                    ),
                ],
            ),
        ],
        ends_at: Some(meeting(16, 45)),
        secretary_name: Some("Nguyễn Thị Hồng Ửng".to_owned()),
        chair_name: Some("Phạm Thị Ánh Nguyệt".to_owned()),
        recipients: Recipients {
            lines: texts(&["Thành viên Ban Chỉ đạo Chuyển đổi số tỉnh", "Sở Thông tin và Truyền thông"]),
            filed: "VT, Hồ sơ".to_owned(),
        },
        provenance: fixture::notice().provenance,
    }
}

/// The card.
pub fn invitation() -> InvitationPaper {
    InvitationPaper {
        letterhead: head("7", "GM-BCĐ", day(7, 20)),
        form: InvitationForm::Card,
        subject: "Dự phiên họp sơ kết 6 tháng đầu năm 2022 của Ban Chỉ đạo Chuyển đổi số tỉnh".to_owned(),
        host: "Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang".to_owned(),
        guests: texts(&[
            "Thành viên Ban Chỉ đạo Chuyển đổi số tỉnh",
            "Đại diện lãnh đạo các sở, ban, ngành tỉnh; Ủy ban nhân dân các huyện, thị xã, thành phố",
            "Trường Đại học Tiền Giang",
        ]),
        event:
            "phiên họp sơ kết 6 tháng đầu năm 2022 và triển khai phương hướng, nhiệm vụ 6 tháng cuối năm 2022"
                .to_owned(),
        chair: "Chủ tịch Ủy ban nhân dân tỉnh, Trưởng Ban Chỉ đạo".to_owned(),
        contents: texts(&[
            "Kết quả chuyển đổi số 6 tháng đầu năm; khó khăn, vướng mắc và đề nghị của các cơ quan, đơn vị",
            "Phương hướng, nhiệm vụ 6 tháng cuối năm 2022",
        ]),
        starts_at: meeting(14, 0),
        place: "Hội trường Ủy ban nhân dân tỉnh, số 23 đường 30/4, thành phố Mỹ Tho".to_owned(),
        requests: texts(&[
            "Đề nghị các cơ quan, đơn vị chuẩn bị ý kiến về khó khăn, vướng mắc và gửi về Sở Thông tin và Truyền thông \
             trước ngày 22/7/2022",
            "Rất mong quý đại biểu đến dự đúng giờ và đúng thành phần",
        ]),
        signer: fixture::notice().signer,
        recipients: Recipients {
            lines: texts(&["Như trên", "Các PCT UBND tỉnh"]),
            filed: "VT, BCĐ".to_owned(),
        },
        provenance: fixture::notice().provenance,
    }
}

/// The same as an official letter.
pub fn invitation_letter() -> InvitationPaper {
    InvitationPaper {
        letterhead: head("41", "BCĐ-VP", day(7, 20)),
        form: InvitationForm::Letter,
        subject: "mời dự phiên họp sơ kết 6 tháng đầu năm 2022".to_owned(),
        event: "phiên họp sơ kết 6 tháng đầu năm 2022 của Ban Chỉ đạo".to_owned(),
        ..invitation()
    }
}

fn item(from: (u32, u32), to: (u32, u32), text: &str, by: &str) -> AgendaLine {
    AgendaLine {
        starts_at: Some(time(from.0, from.1)),
        ends_at: Some(time(to.0, to.1)),
        text: text.to_owned(),
        by: by.to_owned(),
        is_part: false,
    }
}

fn part(text: &str, by: &str) -> AgendaLine {
    AgendaLine { text: text.to_owned(), by: by.to_owned(), is_part: true, ..AgendaLine::default() }
}

pub fn agenda() -> AgendaPaper {
    AgendaPaper {
        letterhead: head("2", "CTr-BCĐ", day(7, 20)),
        subject: texts(&[
            "Phiên họp sơ kết 6 tháng đầu năm 2022",
            "của Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang",
        ]),
        opening: texts(&[
            "Thời gian: 14 giờ 00 phút, thứ Ba, ngày 26 tháng 7 năm 2022.",
            "Địa điểm: Hội trường Ủy ban nhân dân tỉnh.",
            "Chủ trì: Chủ tịch Ủy ban nhân dân tỉnh, Trưởng Ban Chỉ đạo.",
        ]),
        items: vec![
            item((14, 0), (14, 10), "Tuyên bố lý do, giới thiệu đại biểu", "Văn phòng UBND tỉnh"),
            item((14, 10), (14, 40), "Báo cáo kết quả chuyển đổi số 6 tháng đầu năm 2022", "Sở TT&TT"),
            item((14, 40), (15, 40), "Ý kiến của các cơ quan, đơn vị", ""),
            part("Khó khăn của Tổ công nghệ số cộng đồng ấp, xã", "UBND huyện Cai Lậy"),
            part("Kinh phí chuyển đổi số trong trường đại học", "Trường Đại học Tiền Giang"),
            item((15, 40), (16, 0), "Giải trình, tiếp thu", "Sở TT&TT"),
            item((16, 0), (16, 30), "Kết luận phiên họp", "Trưởng Ban Chỉ đạo"),
        ],
        closing: None,
        signer: fixture::notice().signer,
        recipients: Recipients {
            lines: texts(&["Thành viên Ban Chỉ đạo", "Các cơ quan, đơn vị dự họp"]),
            filed: "VT, BCĐ".to_owned(),
        },
        provenance: fixture::notice().provenance,
    }
}

pub fn reminder() -> ReminderPaper {
    let task = |work: &str, facts: &[&str]| RemindedTask { work: work.to_owned(), facts: texts(facts) };
    ReminderPaper {
        letterhead: head("9", "BCĐ-VP", day(10, 10)),
        about: "đôn đốc thực hiện nhiệm vụ Ban Chỉ đạo giao đã quá hạn".to_owned(),
        addressees: texts(&[
            "Sở Nội vụ",
            "Sở Tài chính",
            "Ủy ban nhân dân các huyện: Tân Phước, Cai Lậy, Châu Thành; Ủy ban nhân dân thị xã Gò Công và thành phố Mỹ \
             Tho",
        ]),
        opening: texts(&[
            "Thực hiện Thông báo số 05/TB-BCĐ ngày 02/8/2022 của Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang về kết luận \
             của Trưởng Ban Chỉ đạo tại phiên họp sơ kết 6 tháng đầu năm 2022; qua theo dõi đến ngày 10/10/2022, các cơ \
             quan, đơn vị còn những nhiệm vụ sau đã quá hạn nhưng chưa có báo cáo kết quả:",
        ]),
        tasks: vec![
            task(
                "Tham mưu xếp hạng chuyển đổi số, công nghệ thông tin hằng năm đối với các sở, ban, ngành và Ủy ban \
                 nhân dân các huyện (Sở Nội vụ phối hợp)",
                &["Hạn 15/9/2022", "Quá hạn 25 ngày"],
            ),
            task(
                "Khẩn trương thành lập Ban Chỉ đạo Chuyển đổi số xã tại 9 xã của huyện Tân Phước",
                &["Hạn 31/8/2022", "Quá hạn 40 ngày"],
            ),
        ],
        requests: texts(&[
            "Ban Chỉ đạo đề nghị các cơ quan, đơn vị nêu trên khẩn trương hoàn thành và gửi báo cáo kết quả, kèm số và \
             ngày của văn bản sản phẩm, về Sở Thông tin và Truyền thông trước ngày 20/10/2022.",
        ]),
        closing: Some(
            "Quá thời hạn trên, Sở Thông tin và Truyền thông tổng hợp, báo cáo Trưởng Ban Chỉ đạo xem xét.".to_owned(),
        ),
        signer: fixture::notice().signer,
        recipients: Recipients {
            lines: texts(&["Như trên", "Trưởng Ban Chỉ đạo (để b/c)"]),
            filed: "VT, BCĐ. NHƯ (15)".to_owned(),
        },
        address: Some(
            "Số 23 đường 30/4, phường 1, thành phố Mỹ Tho, tỉnh Tiền Giang. Điện thoại: 0273 3000 000. Thư điện tử: \
             bcd@example.vn"
                .to_owned(),
        ),
        annexes: Vec::new(),
        provenance: fixture::notice().provenance,
    }
}

fn tally(unit: &str, counts: [i64; 5]) -> UnitCounts {
    let [done_on_time, done_late, in_time, overdue, no_deadline] = counts;
    let counts = Counts { done_on_time, done_late, in_time, overdue, no_deadline, ..Counts::default() };
    UnitCounts { unit: unit.to_owned(), counts }
}

pub fn tallies() -> Schedule {
    Schedule {
        title: "Tình hình thực hiện nhiệm vụ theo cơ quan, đơn vị".to_owned(),
        rows: ScheduleRows::ByUnit(vec![
            tally("Sở Thông tin và Truyền thông", [5, 1, 2, 0, 1]),
            tally("Sở Nội vụ", [2, 0, 1, 1, 0]),
            tally("Sở Tài chính", [0, 0, 1, 0, 2]),
            tally("UBND huyện Cai Lậy", [3, 1, 0, 1, 0]),
            tally("UBND huyện Tân Phước", [1, 2, 1, 1, 0]),
            tally("Trường Đại học Tiền Giang", [2, 0, 1, 0, 0]),
        ]),
    }
}

pub fn tracked() -> Schedule {
    let row =
        |task: &str, lead: &str, due: &str, standing: &str, result: &str, difficulty: &str| TrackedRow {
            assigned_by: "05/TB-BCĐ, 02/8/2022".to_owned(),
            task: task.to_owned(),
            lead: lead.to_owned(),
            coordinating: "Các cơ quan liên quan".to_owned(),
            due: due.to_owned(),
            standing: standing.to_owned(),
            result: result.to_owned(),
            difficulty: difficulty.to_owned(),
        };
    Schedule {
        title: "Danh mục nhiệm vụ và kết quả thực hiện".to_owned(),
        rows: ScheduleRows::Tracked(vec![
            row(
                "Giao chỉ tiêu tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ và tỷ lệ xử lý trực tuyến của năm 2022",
                "Sở TT&TT",
                "15/8/2022",
                "Hoàn thành đúng hạn",
                "1187/STTTT-CNTT, 12/8/2022",
                "",
            ),
            row(
                "Khẩn trương thành lập Ban Chỉ đạo Chuyển đổi số xã",
                "UBND huyện Tân Phước",
                "31/8/2022 (gia hạn 30/9/2022)",
                "Quá hạn 10 ngày",
                "",
                "Thiếu nhân sự phụ trách tại các xã",
            ),
            row(
                "Tập huấn toàn bộ lực lượng tham gia chuyển đổi số từ cấp tỉnh đến cấp xã",
                "Sở TT&TT",
                "31/8/2022",
                "Hoàn thành quá hạn 5 ngày",
                "1302/BC-STTTT, 05/9/2022",
                "",
            ),
        ]),
    }
}

pub fn report() -> ReportPaper {
    let of = |text: Section| ReportSection { text, table: None };
    ReportPaper {
        letterhead: head("12", "BC-BCĐ", day(6, 20)),
        subject: texts(&["Sơ kết công tác chuyển đổi số 6 tháng đầu năm 2022", "và phương hướng 6 tháng cuối năm 2022"]),
        data_until: Some(day(6, 14)),
        addressees: texts(&["Ủy ban nhân dân tỉnh Tiền Giang"]),
        opening: texts(&[
            "Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang báo cáo kết quả công tác chuyển đổi số 6 tháng đầu năm 2022 (số \
             liệu đến ngày 14/6/2022) như sau:",
        ]),
        sections: vec![
            of(section(
                "Kết quả đạt được",
                &[
                    "Công tác chuyển đổi số được Tỉnh ủy, Ủy ban nhân dân tỉnh và Ban Chỉ đạo quan tâm lãnh đạo, chỉ đạo; \
                     các ngành, địa phương và cơ quan chuyên môn tham mưu từng bước vào cuộc.",
                    "Hệ thống một cửa điện tử gắn với cổng dịch vụ công trực tuyến tiếp tục được triển khai đồng bộ, liên \
                     thông; toàn bộ các ấp, xã của huyện Cai Lậy đã thành lập Tổ công nghệ số cộng đồng.",
                ],
                Vec::new(),
            )),
            of(section(
                "Khó khăn, vướng mắc",
                &[],
                vec![
                    clause(None, "9 xã tại huyện Tân Phước chưa thành lập Ban Chỉ đạo Chuyển đổi số xã.", &[]),
                    clause(None, "Các Tổ công nghệ số cộng đồng chưa được bồi dưỡng, tập huấn.", &[]),
                ],
            )),
            ReportSection {
                text: section(
                    "Tình hình thực hiện nhiệm vụ được giao",
                    &[
                        "Kết quả thực hiện theo cơ quan, đơn vị nêu tại bảng dưới đây; danh mục nhiệm vụ nêu tại Phụ lục I, \
                         kết quả từng nhiệm vụ nêu tại Phụ lục II kèm theo Báo cáo này.",
                    ],
                    Vec::new(),
                ),
                table: Some(tallies()),
            },
            of(section(
                "Kiến nghị, đề xuất",
                &["Ban Chỉ đạo kính đề nghị Ủy ban nhân dân tỉnh:"],
                vec![
                    clause(None, "Xem xét cấp kinh phí cho Đề án Chuyển đổi số trong trường học.", &[]),
                    clause(None, "Chỉ đạo các sở, ngành sớm xây dựng và phát triển các nền tảng số của ngành.", &[]),
                ],
            )),
        ],
        closing: Some(
            "Trên đây là báo cáo sơ kết công tác chuyển đổi số 6 tháng đầu năm 2022, Ban Chỉ đạo kính báo cáo Ủy ban \
             nhân dân tỉnh xem xét, chỉ đạo."
                .to_owned(),
        ),
        signer: fixture::notice().signer,
        recipients: Recipients { lines: texts(&["Như trên", "Thành viên Ban Chỉ đạo"]), filed: "VT, BCĐ".to_owned() },
        annexes: vec![
            Schedule {
                title: "Danh mục nhiệm vụ đã giao".to_owned(),
                rows: ScheduleRows::Assigned(fixture::annex().rows),
            },
            tracked(),
        ],
        provenance: fixture::notice().provenance,
    }
}

/// The notice as the office issues it on behalf of the committee.
pub fn office_notice() -> NoticePaper {
    let notice = fixture::notice();
    NoticePaper {
        letterhead: Letterhead {
            issuing_body: "Văn phòng".to_owned(),
            issuing_body_in_text: "Văn phòng Ủy ban nhân dân tỉnh Tiền Giang".to_owned(),
            number: Some("114".to_owned()),
            symbol: "TB-VP".to_owned(),
            ..notice.letterhead
        },
        signer: Signer {
            form: SignatureForm::OnBehalf {
                authority: "KT. CHÁNH VĂN PHÒNG".to_owned(),
                position: "PHÓ CHÁNH VĂN PHÒNG".to_owned(),
            },
            ..notice.signer
        },
        ..notice
    }
}
