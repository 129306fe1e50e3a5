//! Commands about meetings: their planning, their life, and what the room is shown.

use domain::briefing::chair::ChairView;
use domain::briefing::closing::ClosingGap;
use domain::briefing::room::{RoomChart, RoomFrame, RoomPast, RoomShown};
use domain::briefing::starting::StartSheet;
use domain::id::{ItemId, MeetingId, RowId};
use domain::meeting::{AgendaPlan, AttendanceEntry, InviteEntry, MeetingEntry, MeetingRef, SpeakerEntry};
use domain::Refusal;
use store::{By, Done, Store, StoreError};
use tauri::{AppHandle, State};

use crate::commands::committee::{act, ActDone};
use crate::room::ScreenRef;
use crate::shell::Shell;
use crate::{beat, machine, room};

/// Returns the meetings, newest first, and whether directives may be drafted for them.
#[tauri::command]
pub async fn meeting_list(shell: State<'_, Shell>) -> Result<Vec<MeetingRef>, Refusal> {
    shell.with(|file| Ok(file.store.meeting_list()?))
}

/// Plans the meeting of a review that has none.
#[tauri::command]
pub async fn meeting_plan(shell: State<'_, Shell>, entry: MeetingEntry) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.meeting_plan(by, &entry))
}

/// Returns a meeting as its chair sees it, and takes up its clock.
#[tauri::command]
pub async fn meeting_chair(shell: State<'_, Shell>, meeting_id: MeetingId) -> Result<ChairView, Refusal> {
    shell.with(|file| {
        file.take_up(meeting_id)?;
        file.beat()?;
        Ok(file.store.chair(meeting_id, file.now(), file.clock_word())?)
    })
}

/// Returns what is open, should the meeting begin now.
#[tauri::command]
pub async fn meeting_checks(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
) -> Result<StartSheet, Refusal> {
    let n_screens = room::screen_refs(&app).len();
    shell.with(|file| {
        let machine = machine::look(file.path(), n_screens);
        Ok(file.store.meeting_checks(meeting_id, file.today(), machine)?)
    })
}

/// Returns what is open, should the meeting be closed now.
#[tauri::command]
pub async fn meeting_closing(
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
) -> Result<Vec<ClosingGap>, Refusal> {
    shell.with(|file| Ok(file.store.meeting_closing(meeting_id, file.today())?))
}

/// Counts up to the moment, does one act of the meeting, and tells both windows.
fn sit<T>(
    app: &AppHandle,
    shell: &Shell,
    meeting_id: MeetingId,
    work: impl FnOnce(&mut Store, &mut By) -> Result<Done<T>, StoreError>,
) -> Result<ActDone, Refusal> {
    shell.with(|file| {
        file.take_up(meeting_id)?;
        file.beat().map(drop)
    })?;
    let done = act(shell, work)?;
    beat::tell(app);
    Ok(done)
}

/// Invitations are out.
#[tauri::command]
pub async fn meeting_open(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_open(by, meeting_id))
}

/// The meeting will not take place.
#[tauri::command]
pub async fn meeting_cancel(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_cancel(by, meeting_id))
}

/// The meeting begins; the quorum is kept as it stands.
#[tauri::command]
pub async fn meeting_start(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_start(by, meeting_id))
}

/// Gives the floor to the next speaker, else takes up the next item (RULINGS C31).
#[tauri::command]
pub async fn meeting_next(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_next(by, meeting_id))
}

/// Goes back to the item before.
#[tauri::command]
pub async fn meeting_return(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_return(by, meeting_id))
}

/// Passes an item over.
#[tauri::command]
pub async fn meeting_skip(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    item_id: ItemId,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_skip(by, meeting_id, item_id))
}

/// Puts items that stand under the same one into another order.
#[tauri::command]
pub async fn meeting_arrange(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    order: Vec<ItemId>,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_arrange(by, meeting_id, &order))
}

/// The clock stands.
#[tauri::command]
pub async fn meeting_pause(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_pause(by, meeting_id))
}

/// The clock runs again.
#[tauri::command]
pub async fn meeting_resume(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_resume(by, meeting_id))
}

/// Gives the current item a minute more.
#[tauri::command]
pub async fn meeting_lengthen(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_lengthen(by, meeting_id))
}

/// Records how units are represented.
#[tauri::command]
pub async fn meeting_attend(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    entries: Vec<AttendanceEntry>,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_attend(by, meeting_id, &entries))
}

/// Puts a unit into the speaker queue.
#[tauri::command]
pub async fn meeting_speaker_add(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    entry: SpeakerEntry,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_speaker_add(by, meeting_id, &entry))
}

/// Takes a unit out of the queue, or the floor from it.
#[tauri::command]
pub async fn meeting_speaker_drop(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    speaker_id: RowId,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_speaker_drop(by, meeting_id, speaker_id))
}

/// The meeting closes.
#[tauri::command]
pub async fn meeting_close(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    assessment: Option<String>,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_close(by, meeting_id, assessment.as_deref()))
}

/// Takes the latest meeting up again.
#[tauri::command]
pub async fn meeting_reopen(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
) -> Result<ActDone, Refusal> {
    sit(&app, &shell, meeting_id, |store, by| store.meeting_reopen(by, meeting_id))
}

/// Takes the answer about the stretch the clock did not see: it is counted after all, or it is not.
#[tauri::command]
pub async fn meeting_gap(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    counts: bool,
) -> Result<ActDone, Refusal> {
    let unseen = shell.with(|file| {
        file.take_up(meeting_id)?;
        file.beat()?;
        Ok(file.answered())
    })?;
    sit(&app, &shell, meeting_id, |store, by| store.meeting_gap(by, meeting_id, unseen, counts))
}

/// Chooses what the room sees; nothing unsaved can be named.
#[tauri::command]
pub async fn room_show(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    shown: RoomShown,
) -> Result<(), Refusal> {
    shell.with(|file| {
        file.take_up(meeting_id)?;
        let now = file.now();
        Ok(file.store.room_show(meeting_id, &shown, now)?)
    })?;
    beat::tell(&app);
    Ok(())
}

/// Returns what the room sees, and what it was shown before, the latest first.
#[tauri::command]
pub async fn room_history(shell: State<'_, Shell>, meeting_id: MeetingId) -> Result<Vec<RoomPast>, Refusal> {
    shell.with(|file| Ok(file.store.room_history(meeting_id, MOST_SHOWN)?))
}

/// Returns the charts for the item that is dealt with, those it is about first.
#[tauri::command]
pub async fn room_charts(shell: State<'_, Shell>, meeting_id: MeetingId) -> Result<Vec<RoomChart>, Refusal> {
    shell.with(|file| Ok(file.store.room_charts(meeting_id, file.now())?))
}

/// Returns what the room would see, for the chair to look at before it does.
#[tauri::command]
pub async fn room_preview(
    app: AppHandle,
    meeting_id: MeetingId,
    shown: RoomShown,
) -> Result<RoomFrame, Refusal> {
    beat::preview(&app, meeting_id, &shown)
}

/// How far back what was shown is looked at.
const MOST_SHOWN: i64 = 30;

/// Opens the room window on the screen that is remembered, else on one nobody works on; without one, in a window.
#[tauri::command]
pub async fn room_open(app: AppHandle, shell: State<'_, Shell>) -> Result<(), Refusal> {
    let chosen = shell.prefs().prefs.room_screen.clone();
    room::open(&app, chosen)?;
    beat::tell(&app);
    Ok(())
}

/// Closes the room window.
#[tauri::command]
pub async fn room_close(app: AppHandle) -> Result<(), Refusal> {
    room::close(&app);
    beat::tell(&app);
    Ok(())
}

/// Returns the screens there are.
#[tauri::command]
pub async fn room_screens(app: AppHandle) -> Result<Vec<ScreenRef>, Refusal> {
    Ok(room::screen_refs(&app))
}

/// Lays down the whole agenda of a meeting.
#[tauri::command]
pub async fn meeting_agenda(
    shell: State<'_, Shell>,
    id: MeetingId,
    plan: AgendaPlan,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.meeting_agenda(by, id, &plan))
}

/// Invites units, or takes invitations back.
#[tauri::command]
pub async fn meeting_invite(
    shell: State<'_, Shell>,
    id: MeetingId,
    entries: Vec<InviteEntry>,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.meeting_invite(by, id, &entries))
}
