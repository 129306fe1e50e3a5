//! Workbooks (.xlsx): lists and units' workbooks on their way out, and strangers' sheets on their way in.

mod book;
pub(crate) mod cells;
mod list;

pub use book::write as write_book;
pub use list::{ListError, write};
