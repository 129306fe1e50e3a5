//! Workbooks (.xlsx).

mod list;

pub use list::{ListError, write};
