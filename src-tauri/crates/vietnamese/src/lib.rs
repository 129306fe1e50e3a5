//! Vietnamese text: NFC, folding, collation, dates and numbers in words, working days.
//!
//! The innermost ring. It knows the language and the calendar of the offices that write in it, and no noun of
//! a committee; it reads no file and no clock. Every rule that comes from outside names its source: Decree
//! 30/2020/NĐ-CP (parts a3 and a4 of the domain page), Decree 09/2019/NĐ-CP (b3), or the computing facts (e).
//!
//! | To | Use |
//! |---|---|
//! | let a typed, pasted or imported text in | [`text::clean_line`], [`text::clean_text`] |
//! | find without marks, rank exact spelling first, highlight | [`mod@fold`], [`tone`], [`search`] |
//! | sort units, documents, people | [`collate`], [`name`] |
//! | write and read numbers, dates, periods | [`number`], [`date`], [`period`] |
//! | count working days | [`workday::Calendar`] |

pub mod collate;
pub mod date;
pub mod fold;
pub mod name;
pub mod number;
pub mod period;
pub mod reading;
pub mod search;
pub mod text;
pub mod tone;
pub mod workday;

pub use fold::fold;
pub use text::nfc;

#[cfg(test)]
mod letters;
