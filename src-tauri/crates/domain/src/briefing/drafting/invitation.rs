//! The invitation to a meeting: who is asked to come, to what, when and where (Decision 45/2018).

use super::{Ground, first_lower};
use crate::briefing::invitation::{InvitationForm, InvitationPaper};
use crate::meeting::Meeting;

/// What an invitation is made from.
#[derive(Debug, Clone)]
pub struct InvitationDraft {
    /// Whose paper it is.
    pub ground: Ground,
    /// The meeting.
    pub meeting: Meeting,
    /// Titles of its items, the outermost only.
    pub contents: Vec<String>,
    /// Names of the guests: one, or all who are invited.
    pub guests: Vec<String>,
    /// Card or letter.
    pub form: InvitationForm,
}

impl InvitationDraft {
    /// Puts it into words.
    pub fn paper(&self) -> InvitationPaper {
        let (ground, meeting) = (&self.ground, &self.meeting);
        let short = ground.meeting_short(meeting);
        let subject = match self.form {
            InvitationForm::Card => format!("Dự {short}"),
            InvitationForm::Letter => format!("mời dự {short}"),
        };
        InvitationPaper {
            letterhead: ground.letterhead(),
            form: self.form,
            subject,
            host: ground.committee.name.clone(),
            guests: self.guests.clone(),
            event: first_lower(&meeting.title),
            chair: meeting.chair_role.clone(),
            contents: self.contents.clone(),
            starts_at: meeting.held_on.and_time(meeting.starts_at),
            place: meeting.place.clone().unwrap_or_default(),
            requests: ground.committee.papers.requests.clone(),
            signer: ground.signer(),
            recipients: ground.recipients(),
            provenance: ground.provenance(),
        }
    }
}
