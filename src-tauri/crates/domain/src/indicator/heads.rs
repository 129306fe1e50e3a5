//! The heads of a plain sheet of figures, the same on the way out and on the way in.

/// The indicator, by its code.
pub const INDICATOR: &str = "Mã chỉ số";
/// The unit; nothing for the committee as a whole.
pub const UNIT: &str = "Đơn vị";
/// Day the figure describes.
pub const DAY: &str = "Số liệu đến ngày";
/// What was reached.
pub const NUMERATOR: &str = "Tử số";
/// Out of what.
pub const DENOMINATOR: &str = "Mẫu số";
/// Where it comes from.
pub const SOURCE: &str = "Nguồn";
