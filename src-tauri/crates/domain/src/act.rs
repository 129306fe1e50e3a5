//! The named acts: every write is one of these, and each has one name everywhere.
//!
//! `Act::TaskExtensionAsk` is `task_extension_ask` in the journal and in the store, `taskExtensionAsk` in the window
//! and `act-task-extension-ask` in the words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who performs an act: one name per machine and file, and the unit whose file it came from (RULINGS A10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Name asked once and shown at the foot of the window.
    pub name: String,
}

impl Actor {
    /// Returns the actor of that name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// A named act. The journal keeps its snake-case name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        #[ts(export, export_to = "types.ts")]
        pub enum Act { $($(#[$doc])* $name),+ }

        impl Act {
            /// Every act, in the order of the nouns.
            pub const ALL: &[Act] = &[$(Act::$name),+];

            /// Returns the name the journal keeps.
            pub const fn as_str(self) -> &'static str {
                match self { $(Act::$name => $text),+ }
            }
        }
    };
}

acts! {
    /// A committee file is made: its name, place, symbols.
    CommitteeFound = "committee_found",
    /// A setting of the committee changes.
    CommitteeSet = "committee_set",
    /// A unit enters the register.
    UnitRegister = "unit_register",
    /// Units come in from a list kept elsewhere, all in one act (HOUSE 3.5).
    UnitImport = "unit_import",
    /// A unit's entry changes.
    UnitEdit = "unit_edit",
    /// Members of a group are named.
    UnitGroup = "unit_group",
    /// Units change places in official lists.
    UnitArrange = "unit_arrange",
    /// A unit gets another name from a day on; the old one stays for the past.
    UnitRename = "unit_rename",
    /// Units go on in one.
    UnitMerge = "unit_merge",
    /// A unit ends.
    UnitRetire = "unit_retire",
    /// A document enters the register.
    DocumentRecord = "document_record",
    /// A review opens.
    ReviewOpen = "review_open",
    /// A unit's report is received or accepted.
    ReviewReport = "review_report",
    /// Units whose report is missing are reminded.
    ReviewRemind = "review_remind",
    /// An indicator set and its indicators are laid down.
    IndicatorSetAdopt = "indicator_set_adopt",
    /// Targets are given.
    IndicatorTarget = "indicator_target",
    /// Figures are recorded.
    IndicatorRecord = "indicator_record",
    /// Figures come in from a list kept elsewhere, as proposed, all in one act (HOUSE 3.5).
    IndicatorImport = "indicator_import",
    /// Proposed figures are accepted.
    IndicatorAccept = "indicator_accept",
    /// Proposed figures are returned to their units with a reason.
    IndicatorReturn = "indicator_return",
    /// A file that proves a figure is attached.
    IndicatorEvidence = "indicator_evidence",
    /// A meeting is planned.
    MeetingPlan = "meeting_plan",
    /// The agenda is laid down.
    MeetingAgenda = "meeting_agenda",
    /// Units are invited, and say whether they come.
    MeetingInvite = "meeting_invite",
    /// Attendance is recorded.
    MeetingAttend = "meeting_attend",
    /// Invitations are out.
    MeetingOpen = "meeting_open",
    /// The meeting will not take place.
    MeetingCancel = "meeting_cancel",
    /// The meeting begins.
    MeetingStart = "meeting_start",
    /// The next speaker gets the floor, or the next item is taken up: one order (RULINGS C31).
    MeetingNext = "meeting_next",
    /// The meeting goes back to the item before.
    MeetingReturn = "meeting_return",
    /// An item is passed over.
    MeetingSkip = "meeting_skip",
    /// The items that wait change places.
    MeetingArrange = "meeting_arrange",
    /// The clock stands.
    MeetingPause = "meeting_pause",
    /// The clock runs again.
    MeetingResume = "meeting_resume",
    /// The current item is given a minute more.
    MeetingLengthen = "meeting_lengthen",
    /// A stretch nobody counted is counted after all, or is not (RULINGS A12).
    MeetingGap = "meeting_gap",
    /// A unit asks for the floor.
    MeetingSpeakerAdd = "meeting_speaker_add",
    /// A unit leaves the queue or the floor.
    MeetingSpeakerDrop = "meeting_speaker_drop",
    /// The meeting closes.
    MeetingClose = "meeting_close",
    /// The latest meeting is taken up again.
    MeetingReopen = "meeting_reopen",
    /// A difficulty or request is raised.
    ProposalRaise = "proposal_raise",
    /// What was raised is put otherwise.
    ProposalEdit = "proposal_edit",
    /// Proposals are put to an item of the agenda.
    ProposalPlace = "proposal_place",
    /// A proposal goes to the trash.
    ProposalTrash = "proposal_trash",
    /// A planned answer is written.
    ProposalPlan = "proposal_plan",
    /// A proposal is answered, forwarded or carried over.
    ProposalAnswer = "proposal_answer",
    /// A directive is captured as a draft.
    DirectiveCapture = "directive_capture",
    /// Accepted lines of pasted minutes become drafts and proposals, all in one act (HOUSE 3.5).
    DirectiveImport = "directive_import",
    /// A draft directive changes.
    DirectiveEdit = "directive_edit",
    /// A directive gets the indicator that measures it and the value to reach, or loses them; its clause stays.
    DirectiveMeasure = "directive_measure",
    /// The drafts of a meeting change places.
    DirectiveArrange = "directive_arrange",
    /// A directive that was read back is adopted.
    DirectiveAdopt = "directive_adopt",
    /// A draft directive goes to the trash.
    DirectiveTrash = "directive_trash",
    /// What a notice says beside its clauses changes: its assessment, its recipients.
    NoticeEdit = "notice_edit",
    /// The conclusion notice is issued: number and date are given, drafts take effect, tasks are born (RULINGS C2).
    NoticeIssue = "notice_issue",
    /// The first paper of an issued notice leaves the program: from then on its issue is not undone (RULINGS A5).
    NoticeExport = "notice_export",
    /// The notice is withdrawn; its number stays used (RULINGS A5).
    NoticeWithdraw = "notice_withdraw",
    /// A task is assigned outside a meeting.
    TaskAssign = "task_assign",
    /// Running tasks are taken over from a list kept elsewhere, all in one act (HOUSE 3.5).
    TaskImport = "task_import",
    /// A task without a deadline is given one.
    TaskSchedule = "task_schedule",
    /// The lead unit has acknowledged the task.
    TaskAcknowledge = "task_acknowledge",
    /// Progress is recorded.
    TaskProgress = "task_progress",
    /// The unit reports completion.
    TaskReport = "task_report",
    /// The secretariat has verified a completion report.
    TaskVerify = "task_verify",
    /// The completion is confirmed.
    TaskConfirm = "task_confirm",
    /// A completion report is returned with a reason.
    TaskReturn = "task_return",
    /// An extension is asked for.
    TaskExtensionAsk = "task_extension_ask",
    /// An extension is granted or declined.
    TaskExtensionDecide = "task_extension_decide",
    /// Coordinating units join or leave tasks.
    TaskCoordinate = "task_coordinate",
    /// A file that proves something is attached.
    TaskEvidence = "task_evidence",
    /// More time is granted to many tasks at once.
    TaskExtend = "task_extend",
    /// A reminder is sent (đôn đốc).
    TaskRemind = "task_remind",
    /// A task is stopped with a reason.
    TaskStop = "task_stop",
    /// A task is given to another unit.
    TaskTransfer = "task_transfer",
    /// The task of a group is split over units that can now be named.
    TaskSplit = "task_split",
    /// A task is replaced by another.
    TaskReplace = "task_replace",
    /// What was chosen on the board is kept under a name.
    TaskViewKeep = "task_view_keep",
    /// A saved view gets another name.
    TaskViewRename = "task_view_rename",
    /// A saved view is dropped.
    TaskViewDrop = "task_view_drop",
    /// Workbooks leave for units: what each said is kept, to be compared with what comes back.
    WorkbookIssue = "workbook_issue",
    /// What units filled in comes in from their workbooks, all of it in one act (HOUSE 3.5).
    WorkbookImport = "workbook_import",
    /// A record comes back out of the trash.
    TrashRestore = "trash_restore",
    /// What has lain in the trash for thirty days leaves for good (RULINGS C29).
    TrashEmpty = "trash_empty",
    /// An earlier act is undone.
    Undo = "undo",
    /// An undone act is done again.
    Redo = "redo",
    /// The schema moves to a newer version.
    Migrate = "migrate",
}

impl Act {
    /// Tells whether Ctrl Z may take this act back (RULINGS A5).
    ///
    /// `NoticeIssue` is undoable only while no paper of it has left the program; the store asks for that besides.
    pub const fn undoable(self) -> bool {
        !matches!(
            self,
            Act::CommitteeFound
                | Act::MeetingGap
                | Act::MeetingClose
                | Act::NoticeExport
                | Act::WorkbookIssue
                | Act::TrashEmpty
                | Act::Migrate
                | Act::Undo
                | Act::Redo
        )
    }

    /// Tells whether the act only notes what happened outside the file, and changes no record people work on.
    ///
    /// It is never taken back, and undo and redo walk past it as if it were not there.
    pub const fn is_note(self) -> bool {
        matches!(self, Act::NoticeExport | Act::MeetingGap | Act::WorkbookIssue)
    }
}

impl std::fmt::Display for Act {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Act {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Act::ALL.iter().copied().find(|act| act.as_str() == text).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_reads_back_from_the_name_the_journal_keeps() {
        for act in Act::ALL {
            assert_eq!(act.as_str().parse(), Ok(*act));
            assert_eq!(serde_json::to_value(act).unwrap(), act.as_str(), "the wire and the journal agree");
        }
    }
}
