//! The heads of a plain sheet of units, the same on the way out and on the way in.

/// Code, unique in the file.
pub const CODE: &str = "Mã";
/// Full name.
pub const NAME: &str = "Tên đơn vị";
/// Name in tables.
pub const SHORT_NAME: &str = "Tên gọi tắt";
/// What it is.
pub const KIND: &str = "Loại";
/// The unit it belongs to.
pub const PARENT: &str = "Trực thuộc";
/// Other names.
pub const ALIASES: &str = "Tên gọi khác";
/// Place in official lists.
pub const ORDER: &str = "Thứ tự";
/// Member of the committee.
pub const MEMBER: &str = "Thành viên";
