//! Papers made by hand: crowded, hostile, and as long as a province is.

use chrono::NaiveDate;
use domain::Instant;
use domain::briefing::handout::{
    Anchor, Block, Cell, Cover, Handout, HandoutKind, Imprint, Line, Rank, Row, Table, Title, figures,
    numbered, words,
};
use domain::briefing::official::{JournalHead, Provenance};
use domain::task::StandingClass;

pub fn imprint() -> Imprint {
    Imprint {
        committee: "Ban Chỉ đạo Chuyển đổi số tỉnh".to_owned(),
        occasion: "Phiên họp sơ kết 6 tháng đầu năm 2022".to_owned(),
        as_of: NaiveDate::from_ymd_opt(2022, 10, 10).unwrap(),
        provenance: Provenance {
            last_act_at: Instant::from_millis(1_665_363_600_000),
            journal: Some(JournalHead { seq: 218, seal: "9f2c41d07be35a8861d4c0f7".to_owned() }),
            is_draft: true,
            is_sample: true,
        },
    }
}

pub fn paper(kind: HandoutKind, blocks: Vec<Block>) -> Handout {
    Handout { kind, title: format!("{} thử", kind.title()), imprint: imprint(), blocks }
}

/// A table of any number of rows, each said at its beginning and its end which it is; every seventh is long.
pub fn table(n_rows: usize) -> Block {
    let classes = StandingClass::ALL;
    let row = |at: usize| {
        let work = if at.is_multiple_of(7) {
            "triển khai đồng bộ các nền tảng số dùng chung "
        } else {
            "lập kế hoạch "
        };
        let work = work.repeat(1 + at % 5);
        let class = classes[at % classes.len()];
        let cells = vec![
            Cell::heavy(format!("{:02}.{}", at / 9, at % 9)),
            Cell::of(format!("đầu{at} {work}cuối{at}")).with(format!("Phối hợp: Sở thứ {at}")),
            Cell::of("Sở Lao động - Thương binh và Xã hội"),
            Cell::standing(class, "Quá hạn 12 ngày"),
        ];
        Row::Cells(cells)
    };
    let mut rows: Vec<Row> = (0..n_rows).map(row).collect();
    if n_rows > 20 {
        rows.insert(20, Row::Group("Nhóm thứ hai".to_owned()));
    }
    let columns = vec![figures("Mã"), words("Nhiệm vụ"), words("Chủ trì"), words("Tình trạng")];
    Block::Table(Table { columns, rows })
}

pub fn sheet_title(at: usize) -> Block {
    Block::Title(Title {
        rank: Rank::Sheet,
        above: "Phiên họp".to_owned(),
        aside: format!("Phiếu đơn vị {at}"),
        below: "Chưa xếp hạng.".to_owned(),
        anchor: Some(Anchor(format!("unit-{at}"))),
        is_one_page: true,
        ..Title::part(&format!("Đơn vị số {at}"))
    })
}

/// Cover, contents, a table that leads to every sheet, and the sheets.
pub fn pack(n_units: usize) -> Handout {
    let cover = Cover {
        parent_body: "Ủy ban nhân dân tỉnh".to_owned(),
        title: "Tài liệu trình chủ tọa".to_owned(),
        occasion: "Phiên họp sơ kết".to_owned(),
        facts: vec![("Thời gian".to_owned(), "14 giờ 00, thứ Ba".to_owned())],
    };
    let rows = (0..n_units).map(|at| {
        let name = Cell {
            leads_to: Some(Anchor(format!("unit-{at}"))),
            ..Cell::heavy(format!("Đơn vị số {at}"))
        };
        Row::Cells(vec![Cell::of((at + 1).to_string()), name])
    });
    let leading = Table { columns: vec![figures("Hạng"), words("Đơn vị")], rows: rows.collect() };
    let mut blocks = vec![
        Block::Cover(cover),
        Block::Contents,
        Block::Title(Title::part("Xếp hạng")),
        Block::Section("Các đơn vị".to_owned()),
        Block::Table(leading),
        Block::Title(Title::part("Phiếu đơn vị")),
    ];
    for at in 0..n_units {
        blocks.push(sheet_title(at));
        blocks.push(Block::Section("Cần biết".to_owned()));
        blocks.push(Block::Lines(numbered([format!("Điều cần biết về đơn vị {at}.")])));
    }
    paper(HandoutKind::Pack, blocks)
}

/// Every text longer, or stranger, than it should be.
pub fn crowded() -> Handout {
    let endless = "x".repeat(400);
    let line = Line {
        label: "ĐN-01".to_owned(),
        text: format!("Tên không có dấu cách {endless}"),
        remark: "trả lời ".repeat(60),
        standing: Some((StandingClass::Overdue, "Quá hạn rất nhiều ngày ".repeat(6))),
    };
    let giant = Row::Cells(vec![
        Cell::heavy("1"),
        Cell::of("nội dung dài hơn một trang giấy ".repeat(400)),
        Cell::of("W".repeat(200)),
        Cell::of("<b>&amp; (x) \\ %"),
    ]);
    let columns = vec![figures("Mã"), words("Nhiệm vụ"), words("Chủ trì"), words("Ghi chú")];
    let blocks = vec![
        Block::Title(Title::part(&format!("Ủy ban nhân dân {endless}"))),
        Block::Section("Một đề mục rất dài ".repeat(20)),
        Block::Lines(vec![line; 3]),
        Block::Table(Table { columns, rows: vec![giant] }),
        Block::Text("Vie\u{323}\u{302}t Nam ".repeat(3000)),
        Block::Note("Ghi chú.".to_owned()),
    ];
    paper(HandoutKind::TaskList, blocks)
}
