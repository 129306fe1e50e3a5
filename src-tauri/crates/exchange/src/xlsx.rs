//! Workbooks (.xlsx): lists on their way out, and strangers' sheets on their way in.

pub(crate) mod cells;
mod list;

pub use list::{ListError, write};
