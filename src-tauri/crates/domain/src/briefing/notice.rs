//! What a conclusion notice says: every word that differs from one notice to the next, in the order it is printed.
//!
//! Deliberately knows no page: sizes, places and the words every notice shares ("Số:", "Nơi nhận:") belong to the
//! paper. Texts are plain; nothing in them is markup.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::official::{
    Clause, HeadSet, JournalHead, Letterhead, Provenance, Recipients, Section, SignatureForm, Signer,
};
use crate::directive::{ClauseBefore, Directive};
use crate::document::NoticeWording;
use crate::id::{MeetingId, ReviewId};
use crate::unit::UnitRef;

/// What is asked to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct NoticeRequest {
    /// The review whose meeting is concluded.
    pub review_id: ReviewId,
    /// The number to print on a draft; an issued notice has its own, and none prints dots.
    #[ts(type = "number | null")]
    pub number: Option<i64>,
    /// With section I, the overall assessment.
    pub with_assessment: bool,
    /// With the section of tasks.
    pub with_tasks: bool,
    /// With the annex of tasks.
    pub with_annex: bool,
}

/// A conclusion notice ("Thông báo kết luận", Decree 30/2020 template 1.4), ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePaper {
    /// The head of page 1.
    pub letterhead: Letterhead,
    /// The abstract under "THÔNG BÁO", one element a line; a long line wraps.
    pub subject: Vec<String>,
    /// Paragraphs before section I: who chaired what, when, with whom.
    pub opening: Vec<String>,
    /// Sections I, II, … in order.
    pub sections: Vec<Section>,
    /// The closing sentence. The end mark "./." is added by the paper; without a closing it follows the last clause.
    pub closing: Option<String>,
    /// Who signs.
    pub signer: Signer,
    /// Who receives it.
    pub recipients: Recipients,
    /// Task tables that go with it.
    pub annexes: Vec<Annex>,
    /// Where it comes from; decides the marks outside the official blocks and the file's own data.
    pub provenance: Provenance,
}

/// A table of assigned tasks that goes with the notice. Numbered in Roman only when there are two or more.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Annex {
    /// Title. The paper makes capitals of it.
    pub title: String,
    /// One task a row.
    pub rows: Vec<AnnexRow>,
}

/// One assigned task, column by column; its number is its place. An empty text leaves the cell empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AnnexRow {
    /// Nội dung nhiệm vụ.
    pub task: String,
    /// Cơ quan chủ trì.
    pub lead: String,
    /// Cơ quan phối hợp.
    pub coordinating: String,
    /// Thời hạn hoàn thành.
    pub due: String,
    /// Sản phẩm.
    pub product: String,
    /// Lãnh đạo chỉ đạo.
    pub directed_by: String,
    /// Ghi chú.
    pub note: String,
}

/// The notice of a meeting as a list of parts, for whoever goes over it clause by clause before it is issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct NoticeText {
    /// The meeting it concludes.
    pub meeting_id: MeetingId,
    /// Its number and symbol once issued: "05/TB-BCĐ"; then nothing of it changes any more.
    pub issued: Option<String>,
    /// The withdrawn notice it replaces.
    pub replaces: Option<String>,
    /// Section I and the recipients, as far as they are its own.
    pub wording: NoticeWording,
    /// The committee's list, for a notice without one of its own.
    pub usual_recipients: Vec<String>,
    /// What follows "Lưu:".
    pub filed: String,
    /// The clauses in the order they are printed.
    pub clauses: Vec<NoticeClause>,
    /// Clauses of the notice it replaces that do not stand in it.
    pub dropped: Vec<String>,
}

/// A clause of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct NoticeClause {
    /// The directive it is.
    pub directive: Directive,
    /// Who leads, by short name.
    pub leads: Vec<UnitRef>,
    /// What it said in the notice this one replaces, when that is another thing.
    pub before: Option<ClauseBefore>,
}

impl NoticePaper {
    /// Tells whether number and date are both known, so that nothing is printed as dots.
    pub fn is_issued(&self) -> bool {
        self.letterhead.is_whole()
    }
}
