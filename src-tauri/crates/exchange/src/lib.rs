//! Files other people use: official papers as Word files.
//!
//! Deliberately knows no store, no clock and no place on a disk: descriptions come in, bytes go out.

pub mod docx;
