//! The press: papers made and files put on the disk, for both shells alike.
//!
//! It knows no window and no command line, asks nobody anything and reads no clock. Where a file goes and what is said
//! of it is for the shells.

pub mod disk;
pub mod meeting;
pub mod paper;
pub mod workbook;
