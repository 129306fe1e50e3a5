//! The heads of a plain sheet of tasks, the same on the way out and on the way in.

/// What is to be done.
pub const WORK: &str = "Nhiệm vụ";
/// Lead units.
pub const LEAD: &str = "Đơn vị chủ trì";
/// Coordinating units.
pub const COORDINATING: &str = "Đơn vị phối hợp";
/// Day it was assigned.
pub const ASSIGNED: &str = "Ngày giao";
/// Day it is due.
pub const DUE: &str = "Hạn";
/// Day it was first due.
pub const ORIGINAL_DUE: &str = "Hạn gốc";
/// Progress.
pub const PERCENT: &str = "Tiến độ";
/// Day more time was granted.
pub const EXTENDED: &str = "Ngày gia hạn";
/// What must exist at the end.
pub const PRODUCT: &str = "Sản phẩm";
/// Day of the last word from the unit.
pub const HEARD: &str = "Tin gần nhất";
/// What has been done.
pub const PROGRESS: &str = "Tình hình thực hiện";
/// The paper it was assigned by.
pub const SOURCE: &str = "Văn bản giao";
/// Where it stands.
pub const STANDING: &str = "Trạng thái";
