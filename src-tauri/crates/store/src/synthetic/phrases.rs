//! The phrases of a synthetic committee. All invented; written the way offices write.

use chrono::NaiveDate;
use domain::review::ReviewSpan;

use super::chance::Chance;

pub(super) const COMMITTEE: &str = "Ban Chỉ đạo Chuyển đổi số tỉnh (dữ liệu sinh tự động)";
pub(super) const COMMITTEE_SHORT: &str = "BCĐ Chuyển đổi số (sinh tự động)";
pub(super) const PROVINCE: &str = "tỉnh minh họa";
pub(super) const PLACE_ON_PAPER: &str = "Tỉnh minh họa";
pub(super) const PARENT: &str = "UBND tỉnh";
pub(super) const ISSUING: &[&str] = &["Ban Chỉ đạo", "Chuyển đổi số"];
pub(super) const CHAIR: &str = "Trưởng Ban Chỉ đạo Chuyển đổi số tỉnh";
pub(super) const PLACE: &str = "Phòng họp số 1, trụ sở UBND tỉnh";
pub(super) const ASSESSMENT: &str =
    "Các đơn vị đã chủ động triển khai; một số nhiệm vụ còn chậm so với kế hoạch.";
pub(super) const REMINDER: &str =
    "Đề nghị đơn vị khẩn trương hoàn thành và báo cáo kết quả về cơ quan thường trực.";
pub(super) const REASON: &str = "Phải lấy lại ý kiến các đơn vị liên quan trước khi trình.";
pub(super) const RETURNED: &str = "Báo cáo chưa kèm văn bản chứng minh kết quả, đề nghị bổ sung.";
pub(super) const STOPPED: &str = "Nội dung đã được đưa vào nhiệm vụ khác theo ý kiến của Trưởng Ban.";

pub(super) const DEPARTMENTS: &[(&str, &str)] = &[
    ("Sở Thông tin và Truyền thông", "Sở TT&TT"),
    ("Văn phòng UBND tỉnh", "VP UBND tỉnh"),
    ("Sở Nội vụ", "Sở Nội vụ"),
    ("Sở Tài chính", "Sở Tài chính"),
    ("Sở Kế hoạch và Đầu tư", "Sở KH&ĐT"),
    ("Sở Y tế", "Sở Y tế"),
    ("Sở Giáo dục và Đào tạo", "Sở GD&ĐT"),
    ("Sở Nông nghiệp và Phát triển nông thôn", "Sở NN&PTNT"),
    ("Sở Công Thương", "Sở Công Thương"),
    ("Sở Xây dựng", "Sở Xây dựng"),
    ("Sở Giao thông vận tải", "Sở GTVT"),
    ("Sở Tài nguyên và Môi trường", "Sở TN&MT"),
    ("Sở Khoa học và Công nghệ", "Sở KH&CN"),
    ("Sở Lao động – Thương binh và Xã hội", "Sở LĐ-TB&XH"),
    ("Sở Văn hóa, Thể thao và Du lịch", "Sở VHTT&DL"),
    ("Sở Tư pháp", "Sở Tư pháp"),
    ("Thanh tra tỉnh", "Thanh tra tỉnh"),
    ("Công an tỉnh", "Công an tỉnh"),
    ("Cục Thuế tỉnh", "Cục Thuế"),
    ("Kho bạc Nhà nước tỉnh", "Kho bạc NN"),
];

pub(super) const DISTRICTS: &[&str] = &[
    "thành phố Hòa An",
    "thị xã Phú Mỹ",
    "huyện Tân Lập",
    "huyện Long Phước",
    "huyện Bình Sơn",
    "huyện Vĩnh Thạnh",
    "huyện An Khê",
    "huyện Thạnh Phú",
    "huyện Đông Hải",
    "huyện Mỹ Lộc",
];

pub(super) const COMMUNES: &[&str] = &[
    "Tân Phước",
    "Bình Đức",
    "Long Hưng",
    "Phú Thạnh",
    "Vĩnh Kim",
    "Mỹ Phong",
    "Hòa Định",
    "Thạnh Trị",
    "An Hữu",
    "Đông Sơn",
    "Tân Hội",
    "Bình Nghị",
    "Long Định",
    "Phú Kiết",
    "Vĩnh Bình",
    "Mỹ Đức",
    "Hòa Khánh",
    "Thạnh Lộc",
    "An Cư",
    "Đông Thạnh",
    "Tân Điền",
    "Bình Trưng",
    "Long Vĩnh",
    "Phú Nhuận",
    "Vĩnh Hựu",
    "Mỹ Hạnh",
    "Hòa Hưng",
];

const WORKS: &[&str] = &[
    "Ban hành kế hoạch chuyển đổi số của đơn vị",
    "Cung cấp dịch vụ công trực tuyến toàn trình cho thủ tục hành chính thuộc thẩm quyền",
    "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực",
    "Kết nối cơ sở dữ liệu chuyên ngành với nền tảng tích hợp, chia sẻ dữ liệu của tỉnh",
    "Kiện toàn tổ công nghệ số cộng đồng đến ấp, khu phố",
    "Tập huấn kỹ năng số cho cán bộ, công chức, viên chức",
    "Triển khai chữ ký số cho lãnh đạo và công chức một cửa",
    "Rà soát, nâng cấp hạ tầng mạng nội bộ và thiết bị đầu cuối",
    "Phê duyệt hồ sơ đề xuất cấp độ an toàn hệ thống thông tin",
    "Đưa sản phẩm nông nghiệp chủ lực lên sàn thương mại điện tử",
    "Triển khai thanh toán không dùng tiền mặt tại bộ phận một cửa",
    "Lập danh mục dữ liệu mở và công bố trên cổng dữ liệu của tỉnh",
    "Xây dựng chuyên mục chuyển đổi số trên hệ thống truyền thanh cơ sở",
    "Bố trí kinh phí thực hiện các nhiệm vụ chuyển đổi số",
    "Báo cáo kết quả thực hiện các chỉ tiêu chuyển đổi số",
    "Triển khai hồ sơ sức khỏe điện tử cho người dân",
    "Triển khai học bạ điện tử tại các trường trên địa bàn",
    "Hỗ trợ hộ kinh doanh sử dụng hóa đơn điện tử khởi tạo từ máy tính tiền",
    "Cập nhật cơ sở dữ liệu đất đai và liên thông thuế điện tử",
    "Vận hành hệ thống họp trực tuyến từ tỉnh đến xã",
    "Kiểm tra, đánh giá an toàn thông tin định kỳ",
    "Triển khai nền tảng họp không giấy tờ",
    "Rà soát quy trình nội bộ, quy trình điện tử giải quyết thủ tục hành chính",
    "Phối hợp cấp tài khoản định danh điện tử cho người dân",
];

const SCOPES: &[&str] = &[
    "",
    " năm 2022",
    " trong 6 tháng cuối năm",
    " giai đoạn 2021–2025",
    " đối với lĩnh vực ưu tiên",
    " tại bộ phận tiếp nhận và trả kết quả",
    " trên địa bàn phụ trách",
    " theo hướng dẫn của cơ quan thường trực",
    " (đợt 1)",
    " (đợt 2)",
];

const PRODUCTS: &[&str] = &[
    "Kế hoạch",
    "Quyết định",
    "Báo cáo kết quả",
    "Văn bản hướng dẫn",
    "Hệ thống đưa vào sử dụng",
    "Danh mục được công bố",
];

const PROGRESS: &[&str] = &[
    "Đã phân công đơn vị đầu mối, đang xây dựng dự thảo.",
    "Đã gửi lấy ý kiến các đơn vị, đang tổng hợp.",
    "Đã hoàn thành khảo sát, đang lập dự toán.",
    "Đang phối hợp với nhà cung cấp kiểm thử.",
    "Đã tổ chức tập huấn đợt đầu, còn một số đơn vị chưa tham gia.",
    "Đã trình lãnh đạo, chờ ý kiến.",
];

const DONE: &[&str] = &[
    "Đã hoàn thành và đưa vào sử dụng.",
    "Đã ban hành văn bản, gửi các đơn vị thực hiện.",
    "Đã hoàn thành theo kế hoạch, có báo cáo kèm theo.",
    "Đã nghiệm thu, bàn giao cho đơn vị sử dụng.",
];

const PAPERS: &[&str] = &["BC-UBND", "BC-STTTT", "KH-UBND", "QĐ-UBND", "BC-SNV", "BC-SYT", "BC-SGDĐT"];

pub(super) fn work(chance: &mut Chance) -> String {
    format!("{}{}", chance.pick(WORKS), chance.pick(SCOPES))
}

pub(super) fn clause(work: &str, due_on: Option<NaiveDate>) -> String {
    match due_on {
        Some(due_on) => format!("{work}, {}.", deadline(due_on)),
        None => format!("{work}."),
    }
}

pub(super) fn deadline(due_on: NaiveDate) -> String {
    format!("hoàn thành trước ngày {}", vietnamese::date::short(due_on))
}

pub(super) fn meeting_title(year: i32, span: ReviewSpan) -> String {
    let part = match span {
        ReviewSpan::FirstHalf => "6 tháng đầu năm",
        ReviewSpan::SecondHalf => "6 tháng cuối năm",
        ReviewSpan::Year => "năm",
    };
    format!("Phiên họp sơ kết {part} {year}")
}

pub(super) fn product(chance: &mut Chance) -> String {
    (*chance.pick(PRODUCTS)).to_owned()
}

pub(super) fn progress(chance: &mut Chance) -> String {
    (*chance.pick(PROGRESS)).to_owned()
}

pub(super) fn done(chance: &mut Chance) -> String {
    (*chance.pick(DONE)).to_owned()
}

pub(super) fn number_text(chance: &mut Chance) -> String {
    format!("{}/{}", 1 + chance.below(400), chance.pick(PAPERS))
}
