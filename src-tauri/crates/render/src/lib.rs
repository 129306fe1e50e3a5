//! Charts and paper, from data.
