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
