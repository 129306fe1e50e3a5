//! What the columns of a list of tasks can say, and the heads offices give them.

use crate::directive::heads;
use crate::door::sheet::columns::Heads;

/// What a column can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Work,
    Lead,
    Coordinating,
    Assigned,
    Due,
    OriginalDue,
    Extended,
    Percent,
    Product,
    Heard,
    Progress,
    Source,
    Standing,
}

/// Every meaning with its heads, as they read without marks; the first is our own.
pub(super) const HEADS: &Heads<Says> = &[
    (
        Says::Work,
        heads::WORK,
        &["noi dung nhiem vu", "noi dung chi dao", "noi dung", "noi dung cong viec", "nhiem vu giao"],
    ),
    (
        Says::Lead,
        heads::LEAD,
        &["chu tri", "co quan chu tri", "don vi thuc hien", "co quan thuc hien", "don vi duoc giao"],
    ),
    (Says::Coordinating, heads::COORDINATING, &["phoi hop", "co quan phoi hop"]),
    (
        Says::Assigned,
        heads::ASSIGNED,
        &["ngay giao nhiem vu", "ngay chi dao", "ngay van ban", "ngay ban hanh"],
    ),
    (
        Says::Due,
        heads::DUE,
        &["thoi han", "han hoan thanh", "thoi han hoan thanh", "han xu ly", "ngay den han"],
    ),
    (Says::OriginalDue, heads::ORIGINAL_DUE, &["han ban dau", "thoi han goc", "han giao ban dau"]),
    (Says::Extended, heads::EXTENDED, &["ngay cho gia han", "ngay duoc gia han"]),
    (Says::Percent, heads::PERCENT, &["ty le hoan thanh", "muc do hoan thanh"]),
    (Says::Product, heads::PRODUCT, &["san pham ket qua", "ket qua san pham"]),
    (Says::Heard, heads::HEARD, &["ngay bao cao", "ngay cap nhat"]),
    (Says::Progress, heads::PROGRESS, &["tinh hinh", "ket qua thuc hien", "ghi chu"]),
    (Says::Source, heads::SOURCE, &["so ky hieu van ban", "so ky hieu", "van ban", "van ban chi dao"]),
    (Says::Standing, heads::STANDING, &["tinh trang"]),
];

/// What a list cannot be without.
pub(super) const NEEDED: [Says; 3] = [Says::Work, Says::Lead, Says::Assigned];
