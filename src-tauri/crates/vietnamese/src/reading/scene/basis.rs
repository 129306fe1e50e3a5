//! Bases: what work rests on, "căn cứ nhiệm vụ được giao, …", "theo chức năng …", and where the work begins behind it.
//!
//! It knows no unit by name and no kind.

use super::Scene;
use crate::reading::cue::Cue;

impl Scene<'_> {
    /// Goes over a basis that begins at a word to the work behind it; what the work rests on is not the work.
    pub fn after_basis(&self, at: usize, end: usize) -> Option<usize> {
        let start = self.cue_at(at).filter(|cue| cue.is == Cue::Basis)?.words.end;
        let competence = self.is(start, &["thẩm", "chức", "nhiệm", "phân", "quy", "chỉ", "đúng"]);
        (start..end).find(|&at| {
            let opens = self.is(at.wrapping_sub(1), &[","]) || (competence && at > start + 1);
            let next = self.after_adverbs(at);
            let with = self.cue_at(next).is_some_and(|cue| cue.is == Cue::With || cue.is == Cue::Lead);
            opens && self.mention_at(at).is_none() && (with || self.act_at(next).is_some())
        })
    }
}
