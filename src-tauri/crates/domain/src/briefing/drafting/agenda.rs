//! The agenda of a meeting from its items: when each begins and ends, and who presents it.

use vietnamese::date;

use super::{Ground, sentence};
use crate::briefing::agenda::{AgendaLine, AgendaPaper};
use crate::briefing::forms;
use crate::meeting::{AgendaItem, Meeting, times};

/// What an agenda is made from.
#[derive(Debug, Clone)]
pub struct AgendaDraft {
    /// Whose paper it is.
    pub ground: Ground,
    /// The meeting.
    pub meeting: Meeting,
    /// Its items, each with the name of who presents it.
    pub items: Vec<(AgendaItem, Option<String>)>,
}

/// Who deals with an item that no unit presents, where the head of the committee chairs.
const HEAD: &str = "Trưởng Ban Chỉ đạo";

impl AgendaDraft {
    /// Puts it into words.
    pub fn paper(&self) -> AgendaPaper {
        let meeting = &self.meeting;
        let time = format!(
            "Thời gian: {}, {}, {}.",
            forms::hour(meeting.starts_at),
            date::weekday(meeting.held_on),
            date::official(meeting.held_on)
        );
        let place = meeting.place.as_ref().map(|place| format!("Địa điểm: {}", sentence(place)));
        let chair = format!("Chủ trì: {}", sentence(&meeting.chair_role));
        AgendaPaper {
            letterhead: self.ground.letterhead(),
            subject: self.ground.meeting_lines(meeting),
            opening: [Some(time), place, Some(chair)].into_iter().flatten().collect(),
            items: self.lines(),
            closing: Some("Trên đây là chương trình phiên họp.".to_owned()),
            signer: self.ground.signer(),
            recipients: self.ground.recipients(),
            provenance: self.ground.provenance(),
        }
    }

    /// Returns the items in the order they are dealt with; items deeper than the second level stand as parts too.
    fn lines(&self) -> Vec<AgendaLine> {
        let chair = self.meeting.chair_role.as_str();
        let chair = if chair.contains(HEAD) { HEAD } else { chair };
        let items: Vec<AgendaItem> = self.items.iter().map(|(item, _)| item.clone()).collect();
        let planned = times(&items, self.meeting.starts_at).into_iter();
        let line = planned.filter_map(|time| {
            let (item, presenter) = self.items.iter().find(|(item, _)| item.id == time.id)?;
            let has_parts = items.iter().any(|other| other.parent_id == Some(item.id));
            let by = presenter.clone().unwrap_or_else(|| if has_parts { "" } else { chair }.to_owned());
            Some(AgendaLine {
                starts_at: Some(time.from),
                ends_at: (time.until != time.from).then_some(time.until),
                text: item.title.clone(),
                by,
                is_part: item.parent_id.is_some(),
            })
        });
        line.collect()
    }
}
