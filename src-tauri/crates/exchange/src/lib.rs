//! Files other people use: official papers as Word files, lists as workbooks and as lines of
//! text, deadlines as calendars.
//!
//! Strangers' sheets come in through [`intake`] alone.
//!
//! Deliberately knows no store, no clock and no place on a disk: descriptions come in, bytes go out.

pub mod csv;
pub mod docx;
pub mod ics;
pub mod intake;
pub mod xlsx;
