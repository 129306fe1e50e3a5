//! What the minutes of a meeting say (Biên bản, Decree 30/2020 template 1.9; contents by Decision 45/2018).
//!
//! Deliberately knows no page: sizes and places belong to the paper. Texts are plain; nothing in them is markup.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::forms;
use super::official::{Letterhead, Provenance, Recipients, Section};

/// The minutes of a meeting, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesPaper {
    /// The head of page 1. Minutes have no line of place and date: these two are not printed.
    pub letterhead: Letterhead,
    /// The meeting under "BIÊN BẢN", one element a line; a long line wraps.
    pub subject: Vec<String>,
    /// When it began.
    pub starts_at: NaiveDateTime,
    /// Where it was held.
    pub place: String,
    /// Who sat in it, one group a line: "Có mặt: 21 thành viên Ban Chỉ đạo". A single line stands beside its label.
    pub attendance: Vec<String>,
    /// Who chaired it, name and post.
    pub chair: String,
    /// Who wrote the minutes, name and post.
    pub secretary: String,
    /// What was said and concluded, in the order of the meeting; votes and the chair's conclusions among it.
    pub proceedings: Vec<Section>,
    /// When it ended; `None` prints dots.
    pub ends_at: Option<NaiveDateTime>,
    /// Name under THƯ KÝ; `None` leaves the line empty.
    pub secretary_name: Option<String>,
    /// Name under CHỦ TỌA; `None` leaves the line empty.
    pub chair_name: Option<String>,
    /// Who receives them.
    pub recipients: Recipients,
    /// Where they come from.
    pub provenance: Provenance,
}

impl MinutesPaper {
    /// Returns what stands between the title and the proceedings: labels with what is said of each, in the order of
    /// template 1.9.
    pub fn particulars(&self) -> [(&'static str, Vec<String>); 5] {
        [
            (forms::STARTS, vec![forms::moment(self.starts_at)]),
            (forms::PLACE, vec![self.place.clone()]),
            (forms::ATTENDANCE, self.attendance.clone()),
            (forms::CHAIR, vec![self.chair.clone()]),
            (forms::SECRETARY, vec![self.secretary.clone()]),
        ]
    }
}
