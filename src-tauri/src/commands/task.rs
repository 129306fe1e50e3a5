//! Commands about tasks: the board, the side panel, and everything that can happen to a task.

use chrono::NaiveDate;
use domain::briefing::board::{Board, BoardQuery, SavedView, TaskSheet, ViewChoice};
use domain::briefing::bulk::{BulkChange, BulkLine};
use domain::briefing::digest::Digest;
use domain::briefing::since::SinceMeeting;
use domain::briefing::spreadsheet::ListForm;
use domain::briefing::summary::Summary;
use domain::briefing::task_intake;
use domain::directive::DirectiveEntry;
use domain::document::{NoticeEntry, NoticeWording};
use domain::door::{ABSTRACT, NAME};
use domain::id::{MeetingId, ReviewId, RowId, TaskId, UnitId};
use domain::refusal::{clean_line, Field};
use domain::task::{CoordinatorChange, EvidenceFileEntry, ProgressEntry, ReportEntry};
use domain::Refusal;
use serde::Serialize;
use tauri::{AppHandle, State};
use ts_rs::TS;

use crate::commands::committee::{act, ActDone};
use crate::export::{self, Exported};
use crate::files;
use crate::intake::{self, PickedTasks};
use crate::notify;
use crate::open_file::OpenFile;
use crate::shell::Shell;

/// An assignment outside a meeting: its act, and the tasks it made, in the order of the units that lead them.
#[derive(Debug, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct TasksAssigned {
    /// The act.
    pub done: ActDone,
    /// The tasks.
    pub ids: Vec<TaskId>,
}

/// Returns the board for a filter, a day and a window of rows.
#[tauri::command]
pub async fn task_board(shell: State<'_, Shell>, query: BoardQuery) -> Result<Board, Refusal> {
    shell.with(|file| {
        let today = file.today();
        file.ask(query.as_of, |reader, _| reader.task_board(&query, today))
    })
}

/// Asks where the tasks a question lets through go, and writes them; none when no place was chosen.
#[tauri::command]
pub async fn task_list_export(
    app: AppHandle,
    shell: State<'_, Shell>,
    query: BoardQuery,
    form: ListForm,
) -> Result<Option<Exported>, Refusal> {
    let (stem, bytes) = shell.with(|file| export::list(file, &query, form))?;
    files::hand_out(&app, &shell, &format!("{stem}.{}", form.ending()), &bytes)
}

/// Asks for a sheet of running tasks and reads it, or reads the one that waits in other letters; none when nothing was
/// chosen. Nothing is written; the sheet waits.
#[tauri::command]
pub async fn task_import_pick(
    app: AppHandle,
    shell: State<'_, Shell>,
    coding: Option<String>,
) -> Result<Option<PickedTasks>, Refusal> {
    let Some(sheet) = intake::pick(&app, &shell, coding.as_deref())? else { return Ok(None) };
    let read = |file: &mut OpenFile| Ok(file.store.task_intake(&sheet.sheets, &sheet.name, file.today())?);
    let picked = PickedTasks { file: sheet.file(), intake: shell.with(read)?.0 };
    shell.keep_sheet(Some(sheet));
    Ok(Some(picked))
}

/// Takes the good rows of the sheet that waits into a review, all in one act; with `whole` only when every row is good.
#[tauri::command]
pub async fn task_import(
    shell: State<'_, Shell>,
    review_id: ReviewId,
    whole: bool,
) -> Result<ActDone, Refusal> {
    let sheet = shell.kept_sheet().ok_or(Refusal::FileMissing { file: String::new() })?;
    let done = act(&shell, |store, by| {
        let (intake, tasks) = store.task_intake(&sheet.sheets, &sheet.name, by.now.day())?;
        intake::refuse_partial(whole, intake.n_rows, intake.n_good)?;
        store.task_import(by, review_id, &sheet.name, &tasks)
    })?;
    shell.keep_sheet(None);
    Ok(done)
}

/// Asks where the empty sheet goes and writes it; none when no place was chosen.
#[tauri::command]
pub async fn task_import_form(app: AppHandle, shell: State<'_, Shell>) -> Result<Option<Exported>, Refusal> {
    let form = shell.with(|file| Ok(task_intake::form(file.today(), file.store.head()?.at)))?;
    files::hand_out(&app, &shell, "mau-danh-sach-nhiem-vu.xlsx", &intake::form(&form)?)
}

/// Returns what is new to be reminded of today; none when nothing is, or when it was seen today already.
#[tauri::command]
pub async fn task_digest(shell: State<'_, Shell>) -> Result<Option<Digest>, Refusal> {
    let seen = shell.prefs().digests.clone();
    shell.with(|file| {
        let seen_on = seen.get(&file.store.committee()?).copied();
        Ok(file.store.task_digest(file.today(), seen_on)?)
    })
}

/// Remembers on this machine that the digest of a day was seen.
#[tauri::command]
pub async fn task_digest_seen(shell: State<'_, Shell>, on_date: NaiveDate) -> Result<(), Refusal> {
    let key = shell.with(|file| Ok(file.store.committee()?))?;
    let mut prefs = shell.prefs();
    prefs.digests.insert(key, on_date);
    prefs.write(&shell.places.prefs())
}

/// Says the digest in a sentence on the desktop, where the system has a place for it.
#[tauri::command]
pub async fn task_digest_notify(title: String, text: String) -> Result<(), Refusal> {
    notify::show(&clean_line(Field::Title, &title, NAME)?, &clean_line(Field::Text, &text, ABSTRACT)?);
    Ok(())
}

/// Returns everything about one task.
#[tauri::command]
pub async fn task_sheet(
    shell: State<'_, Shell>,
    id: TaskId,
    as_of: Option<NaiveDate>,
) -> Result<TaskSheet, Refusal> {
    shell.with(|file| file.ask(as_of, |reader, day| reader.task_sheet(id, day)))
}

/// Rows of the second table the window shows; the whole of it leaves as a paper.
const MOST_TRACKED: usize = 300;

/// Returns what has changed since the last meeting, or since another day.
#[tauri::command]
pub async fn task_since(
    shell: State<'_, Shell>,
    as_of: Option<NaiveDate>,
    since_on: Option<NaiveDate>,
    review_id: Option<ReviewId>,
) -> Result<SinceMeeting, Refusal> {
    shell.with(|file| file.ask(as_of, |reader, day| reader.since_meeting(day, since_on, review_id)))
}

/// Returns the two official tables of a review's tasks.
#[tauri::command]
pub async fn task_summary(
    shell: State<'_, Shell>,
    review_id: ReviewId,
    as_of: Option<NaiveDate>,
) -> Result<Summary, Refusal> {
    shell.with(|file| file.ask(as_of, |reader, day| reader.task_summary(review_id, day, MOST_TRACKED)))
}

/// Returns the saved views of the board.
#[tauri::command]
pub async fn task_views(shell: State<'_, Shell>) -> Result<Vec<SavedView>, Refusal> {
    shell.with(|file| Ok(file.store.task_views()?))
}

/// Keeps what was chosen on the board under a name.
#[tauri::command]
pub async fn task_view_keep(
    shell: State<'_, Shell>,
    name: String,
    choice: ViewChoice,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_view_keep(by, &name, &choice))
}

/// Gives a saved view another name.
#[tauri::command]
pub async fn task_view_rename(shell: State<'_, Shell>, id: RowId, name: String) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_view_rename(by, id, &name))
}

/// Drops a saved view.
#[tauri::command]
pub async fn task_view_drop(shell: State<'_, Shell>, id: RowId) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_view_drop(by, id))
}

/// Assigns a directive outside a meeting; it takes the next number of the review, and its tasks start at once.
#[tauri::command]
pub async fn task_assign(
    shell: State<'_, Shell>,
    review_id: ReviewId,
    assigned_on: NaiveDate,
    entry: DirectiveEntry,
) -> Result<TasksAssigned, Refusal> {
    let mut ids = Vec::new();
    let done = act(&shell, |store, by| {
        let assigned = store.task_assign(by, review_id, assigned_on, &entry)?;
        ids.clone_from(&assigned.value.task_ids);
        Ok(assigned)
    })?;
    Ok(TasksAssigned { done, ids })
}

/// Gives a due date to a task that has none.
#[tauri::command]
pub async fn task_schedule(
    shell: State<'_, Shell>,
    id: TaskId,
    due_on: NaiveDate,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_schedule(by, id, due_on))
}

/// Records that the lead unit has acknowledged the task.
#[tauri::command]
pub async fn task_acknowledge(
    shell: State<'_, Shell>,
    id: TaskId,
    on_date: NaiveDate,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_acknowledge(by, id, on_date))
}

/// Records progress.
#[tauri::command]
pub async fn task_progress(
    shell: State<'_, Shell>,
    id: TaskId,
    entry: ProgressEntry,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_progress(by, id, &entry))
}

/// Records a completion report.
#[tauri::command]
pub async fn task_report(
    shell: State<'_, Shell>,
    id: TaskId,
    entry: ReportEntry,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_report(by, id, &entry))
}

/// Records that the secretariat has verified the report.
#[tauri::command]
pub async fn task_verify(
    shell: State<'_, Shell>,
    id: TaskId,
    on_date: NaiveDate,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_verify(by, id, on_date))
}

/// Confirms the completion.
#[tauri::command]
pub async fn task_confirm(
    shell: State<'_, Shell>,
    id: TaskId,
    on_date: NaiveDate,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_confirm(by, id, on_date))
}

/// Reports, verifies and confirms in one act.
#[tauri::command]
pub async fn task_complete(
    shell: State<'_, Shell>,
    id: TaskId,
    entry: ReportEntry,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_complete(by, id, &entry))
}

/// Returns a completion report with a reason.
#[tauri::command]
pub async fn task_return(
    shell: State<'_, Shell>,
    id: TaskId,
    on_date: NaiveDate,
    reason: String,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_return(by, id, on_date, &reason))
}

/// Records that an extension is asked for.
#[tauri::command]
pub async fn task_extension_ask(
    shell: State<'_, Shell>,
    id: TaskId,
    on_date: NaiveDate,
    until_on: NaiveDate,
    reason: String,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_extension_ask(by, id, on_date, until_on, &reason))
}

/// Grants an extension until a day, or declines it.
#[tauri::command]
pub async fn task_extension_decide(
    shell: State<'_, Shell>,
    id: TaskId,
    on_date: NaiveDate,
    granted_until_on: Option<NaiveDate>,
    note: Option<String>,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_extension_decide(by, id, on_date, granted_until_on, note.as_deref()))
}

/// Records a reminder sent for several tasks.
#[tauri::command]
pub async fn task_remind(
    shell: State<'_, Shell>,
    ids: Vec<TaskId>,
    on_date: NaiveDate,
    text: String,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_remind(by, &ids, on_date, &text))
}

/// Gives a task to another unit.
#[tauri::command]
pub async fn task_transfer(
    shell: State<'_, Shell>,
    id: TaskId,
    on_date: NaiveDate,
    unit_id: UnitId,
    reason: String,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_transfer(by, id, on_date, unit_id, &reason))
}

/// Splits the task of a group over units that can now be named.
#[tauri::command]
pub async fn task_split(
    shell: State<'_, Shell>,
    id: TaskId,
    on_date: NaiveDate,
    unit_ids: Vec<UnitId>,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_split(by, id, on_date, &unit_ids))
}

/// Lets another task take the place of one.
#[tauri::command]
pub async fn task_replace(
    shell: State<'_, Shell>,
    id: TaskId,
    on_date: NaiveDate,
    by_id: TaskId,
    reason: String,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_replace(by, id, on_date, by_id, &reason))
}

/// Changes the coordinating units of several tasks.
#[tauri::command]
pub async fn task_coordinate(
    shell: State<'_, Shell>,
    ids: Vec<TaskId>,
    change: CoordinatorChange,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_coordinate(by, &ids, &change))
}

/// Grants more time to several tasks.
#[tauri::command]
pub async fn task_extend(
    shell: State<'_, Shell>,
    ids: Vec<TaskId>,
    on_date: NaiveDate,
    until_on: NaiveDate,
    reason: String,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_extend(by, &ids, on_date, until_on, &reason))
}

/// Returns what a change would make of each of several tasks; nothing is written.
#[tauri::command]
pub async fn task_bulk(
    shell: State<'_, Shell>,
    ids: Vec<TaskId>,
    change: BulkChange,
) -> Result<Vec<BulkLine>, Refusal> {
    shell.with(|file| Ok(file.store.task_bulk(&ids, &change, file.today())?))
}

/// Attaches the file that was picked last to a task.
#[tauri::command]
pub async fn task_evidence(
    shell: State<'_, Shell>,
    id: TaskId,
    entry: EvidenceFileEntry,
) -> Result<ActDone, Refusal> {
    let file = shell.picked().ok_or(Refusal::FileMissing { file: String::new() })?;
    let done = act(&shell, |store, by| store.task_evidence(by, id, &entry, &file))?;
    shell.pick(None);
    Ok(done)
}

/// Stops a task with a reason.
#[tauri::command]
pub async fn task_stop(
    shell: State<'_, Shell>,
    id: TaskId,
    on_date: NaiveDate,
    reason: String,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.task_stop(by, id, on_date, &reason))
}

/// Issues the conclusion notice of the review's meeting: its number and date are given, the tasks start.
#[tauri::command]
pub async fn notice_issue(
    shell: State<'_, Shell>,
    review_id: ReviewId,
    entry: NoticeEntry,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| {
        let meeting = store.meeting_concluded(review_id)?;
        store.notice_issue(by, meeting, &entry)
    })
}

/// Changes what the notice of a meeting says beside its clauses; an issued one no longer changes.
#[tauri::command]
pub async fn notice_edit(
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    wording: NoticeWording,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.notice_edit(by, meeting_id, &wording))
}

/// Withdraws the notice of the review's meeting: its number stays used, its directives are drafts again.
#[tauri::command]
pub async fn notice_withdraw(
    shell: State<'_, Shell>,
    review_id: ReviewId,
    on_date: NaiveDate,
    reason: String,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| {
        let meeting = store.meeting_concluded(review_id)?;
        store.notice_withdraw(by, meeting, on_date, &reason)
    })
}
