//! What the room sees, and the charts it can be shown: cut from the meeting as its chair sees it.

use domain::Instant;
use domain::briefing::board::{BoardGrouping, BoardQuery, TaskRow};
use domain::briefing::chair::ChairView;
use domain::briefing::chart::{Chart, ChartRequest};
use domain::briefing::room::{
    ChartGround, RoomChart, RoomShown, RoomTask, RoomTasks, RoomView, room_charts, room_view,
};
use domain::id::{MeetingId, UnitId};
use domain::meeting::{ClockWord, MeetingState};
use domain::task::StandingClass;
use domain::unit::UnitKind;

use crate::error::StoreError;
use crate::store::Reader;

/// Tasks the wall holds at a size the back row reads.
const MOST_TASKS: i64 = 6;

/// The classes of tasks that are still to be done, in the order of the board.
const OPEN: [StandingClass; 5] = [
    StandingClass::Overdue,
    StandingClass::DueSoon,
    StandingClass::InTime,
    StandingClass::NoDeadline,
    StandingClass::Waiting,
];

impl Reader {
    /// Returns what the room sees at `now`: what was shown last, before anything was the name of the meeting.
    pub fn room(&self, id: MeetingId, now: Instant) -> Result<RoomView, StoreError> {
        let shown = self.room_shown(id)?.unwrap_or(RoomShown::Title {});
        self.room_if(id, &shown, now)
    }

    /// Returns what the room would see at `now` if `shown` were chosen.
    pub fn room_if(&self, id: MeetingId, shown: &RoomShown, now: Instant) -> Result<RoomView, StoreError> {
        let chair = self.chair(id, now, ClockWord::default())?;
        let tasks = match shown {
            RoomShown::Tasks {} => self.room_tasks(holder(&chair), now)?,
            _ => RoomTasks::default(),
        };
        Ok(room_view(shown, &chair, &self.committee_settings()?.name, tasks))
    }

    /// Returns the charts for the item that is dealt with, those it is about first.
    ///
    /// Places over the reviews are left out while there is one review: a line needs two.
    pub fn room_charts(&self, id: MeetingId, now: Instant) -> Result<Vec<RoomChart>, StoreError> {
        let chair = self.chair(id, now, ClockWord::default())?;
        let line = chair.lines.iter().find(|line| Some(line.id) == chair.sitting.item_id);
        let holder = holder(&chair).map(|unit| self.kind_of(unit)).transpose()?.flatten();
        let said = line.map(|line| line.title.as_str()).into_iter();
        let words: Vec<&str> =
            said.chain(chair.proposals.iter().map(|raised| raised.text.as_str())).collect();
        let indicators = self.indicator_list(now.day())?;
        let before = self.meeting_list()?.into_iter().find(|meeting| {
            meeting.state == MeetingState::Closed && meeting.held_on < now.day() && meeting.id != id
        });
        let mut charts = room_charts(&ChartGround {
            words: &words.join(". "),
            holder,
            indicators: &indicators,
            before_on: before.map(|meeting| meeting.held_on),
        });
        let mut kept = Vec::with_capacity(charts.len());
        for chart in charts.drain(..) {
            if self.says_something(&chart.request, now)? {
                kept.push(chart);
            }
        }
        Ok(kept)
    }

    fn says_something(&self, request: &ChartRequest, now: Instant) -> Result<bool, StoreError> {
        Ok(match request {
            ChartRequest::Bump { .. } => {
                matches!(self.chart(request, now.day())?, Chart::Bump(bump) if bump.moments.len() > 1)
            }
            _ => true,
        })
    }

    fn room_tasks(&self, unit: Option<UnitId>, now: Instant) -> Result<RoomTasks, StoreError> {
        let query = BoardQuery {
            unit_id: unit,
            grouping: BoardGrouping::Standing,
            limit: MOST_TASKS,
            ..BoardQuery::default()
        };
        let board = self.task_board(&query, now.day())?;
        let name = unit.map(|unit| self.unit_ref(unit)).transpose()?.flatten().map(|unit| unit.name);
        let is_open = |row: &TaskRow| OPEN.contains(&row.standing.into());
        Ok(RoomTasks {
            unit: name,
            n_open: OPEN.iter().map(|class| board.counts.of_class(*class)).sum(),
            n_overdue: board.counts.overdue,
            lines: board.rows.into_iter().filter(is_open).map(told).collect(),
        })
    }

    fn kind_of(&self, unit: UnitId) -> Result<Option<(UnitId, UnitKind)>, StoreError> {
        Ok(self.unit_list()?.into_iter().find(|known| known.id == unit).map(|known| (known.id, known.kind)))
    }
}

/// The unit that has the word: whoever has the floor, else who presents the item.
fn holder(chair: &ChairView) -> Option<UnitId> {
    let speaker = chair.speakers.iter().find(|line| Some(line.id) == chair.sitting.speaker_id);
    let line = chair.lines.iter().find(|line| Some(line.id) == chair.sitting.item_id);
    speaker.map(|line| line.unit_id).or_else(|| line.and_then(|line| line.presenter_id))
}

fn told(row: TaskRow) -> RoomTask {
    RoomTask {
        code: row.code,
        work: row.work,
        lead: row.lead.short_name,
        due_on: row.due_on,
        standing: row.standing,
    }
}
