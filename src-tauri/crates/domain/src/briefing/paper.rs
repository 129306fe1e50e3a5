//! Any official paper: what is asked for, and the paper ready to be printed.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::agenda::AgendaPaper;
use super::invitation::InvitationPaper;
use super::minutes::MinutesPaper;
use super::notice::{NoticePaper, NoticeRequest};
use super::official::{Letterhead, Provenance, Urgency};
use super::reminder::ReminderPaper;
use super::report::ReportPaper;
use crate::committee::PaperKind;
use crate::id::{ReviewId, UnitId};
use crate::refusal::Refusal;

/// Which paper of which review is asked for, and what only its reader can say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct PaperRequest {
    /// The kind.
    pub kind: PaperKind,
    /// The review it is about.
    pub review_id: ReviewId,
    /// The unit an invitation or a reminder goes to; none: all of them.
    #[serde(default)]
    pub unit_id: Option<UnitId>,
    /// The cut-off of a report: what is known today of events up to this day (RULINGS A1).
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    /// The last day a reminder gives; none: five working days on.
    #[serde(default)]
    pub answer_by_on: Option<NaiveDate>,
    /// When the meeting ended, for its minutes; none leaves dots unless every item's time was taken.
    #[serde(default)]
    pub ended_at: Option<NaiveTime>,
    /// An invitation as an official letter instead of a card.
    #[serde(default)]
    pub as_letter: bool,
    /// The number to print on a draft; none prints dots.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub number: Option<i64>,
    /// How fast this one must arrive; none: as the settings say.
    #[serde(default)]
    pub urgency: Option<Urgency>,
    /// How far this one may go; none: as the settings say.
    #[serde(default)]
    pub circulation: Option<String>,
}

impl PaperRequest {
    /// Asks for a paper of a review with nothing said besides.
    pub fn new(kind: PaperKind, review_id: ReviewId) -> Self {
        Self {
            kind,
            review_id,
            unit_id: None,
            until_on: None,
            answer_by_on: None,
            ended_at: None,
            as_letter: false,
            number: None,
            urgency: None,
            circulation: None,
        }
    }

    /// Returns the same request as the conclusion notice takes it, whole.
    pub fn notice(&self) -> NoticeRequest {
        NoticeRequest {
            review_id: self.review_id,
            number: self.number,
            with_assessment: true,
            with_tasks: true,
            with_annex: true,
        }
    }
}

/// A paper of a review as the list of its papers names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct PaperOnShelf {
    /// The kind.
    pub kind: PaperKind,
    /// Number and symbol once issued: "05/TB-BCĐ".
    pub number: Option<String>,
    /// True when it also leaves as a Word file.
    pub has_word: bool,
    /// Why it cannot be made now; none when it can.
    pub refused: Option<Refusal>,
}

/// An official paper, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfficialPaper {
    /// Thông báo kết luận.
    Notice(NoticePaper),
    /// Biên bản.
    Minutes(MinutesPaper),
    /// Giấy mời.
    Invitation(InvitationPaper),
    /// Chương trình.
    Agenda(AgendaPaper),
    /// Công văn đôn đốc.
    Reminder(ReminderPaper),
    /// Báo cáo.
    Report(ReportPaper),
}

impl OfficialPaper {
    /// Returns its kind.
    pub fn kind(&self) -> PaperKind {
        match self {
            OfficialPaper::Notice(_) => PaperKind::Notice,
            OfficialPaper::Minutes(_) => PaperKind::Minutes,
            OfficialPaper::Invitation(_) => PaperKind::Invitation,
            OfficialPaper::Agenda(_) => PaperKind::Agenda,
            OfficialPaper::Reminder(_) => PaperKind::Reminder,
            OfficialPaper::Report(_) => PaperKind::Report,
        }
    }

    /// Returns its head.
    pub fn letterhead(&self) -> &Letterhead {
        match self {
            OfficialPaper::Notice(paper) => &paper.letterhead,
            OfficialPaper::Minutes(paper) => &paper.letterhead,
            OfficialPaper::Invitation(paper) => &paper.letterhead,
            OfficialPaper::Agenda(paper) => &paper.letterhead,
            OfficialPaper::Reminder(paper) => &paper.letterhead,
            OfficialPaper::Report(paper) => &paper.letterhead,
        }
    }

    /// Returns where it comes from.
    pub fn provenance(&self) -> &Provenance {
        match self {
            OfficialPaper::Notice(paper) => &paper.provenance,
            OfficialPaper::Minutes(paper) => &paper.provenance,
            OfficialPaper::Invitation(paper) => &paper.provenance,
            OfficialPaper::Agenda(paper) => &paper.provenance,
            OfficialPaper::Reminder(paper) => &paper.provenance,
            OfficialPaper::Report(paper) => &paper.provenance,
        }
    }

    /// Returns a name no file system refuses: "05-TB-BCD-thong-bao-ket-luan", without a number for a draft.
    pub fn file_stem(&self) -> String {
        let head = self.letterhead();
        let numbered = |number: &String| format!("{number}-{}-", head.symbol);
        let number = head.number.as_ref().map(numbered).unwrap_or_default();
        let plain = vietnamese::fold::fold(&format!("{number}{}", self.kind().in_file_names()));
        plain.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
    }
}
