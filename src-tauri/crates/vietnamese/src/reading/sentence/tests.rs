//! Laws of pieces.
