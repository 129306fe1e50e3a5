//! Vietnamese text: NFC, folding, collation, dates and numbers in words, working days.
