//! How official papers are put into words from the records: sentences, recipients, signatures.
//!
//! The official Vietnamese is data and never translated. Deliberately knows no page and no file: records come in,
//! descriptions of papers go out. The conclusion notice has a room of its own: [`super::conclusion`].

use chrono::{Datelike, NaiveDate};

use super::official::{JournalHead, Letterhead, Provenance, Recipients, SignatureForm, Signer, Urgency};
use crate::clock::Instant;
use crate::committee::{Committee, PaperKind, Signer as SignerSetting};
use crate::meeting::Meeting;

pub mod agenda;
pub mod invitation;
pub mod minutes;
pub mod reminder;
pub mod report;
pub mod tracked;

#[cfg(test)]
mod laws;

/// What a paper stands on besides what it says: whose it is, its number, where it comes from.
#[derive(Debug, Clone)]
pub struct Ground {
    /// Whose paper it is.
    pub committee: Committee,
    /// What kind of paper.
    pub kind: PaperKind,
    /// Its number; none prints dots.
    pub number: Option<i64>,
    /// Its symbol when the register knows it; none takes that of the settings.
    pub symbol: Option<String>,
    /// Day of issue; none is a draft.
    pub issued_on: Option<NaiveDate>,
    /// The day whose year is printed while there is no day of issue.
    pub about_on: NaiveDate,
    /// How fast this one must arrive; none takes the settings'.
    pub urgency: Option<Urgency>,
    /// How far this one may go; none takes the settings'.
    pub circulation: Option<String>,
    /// Instant of the last act the paper rests on.
    pub last_act_at: Instant,
    /// Head of the journal it is made from; of an issued paper, before it was issued.
    pub journal: Option<JournalHead>,
}

impl Ground {
    /// Returns the head of page 1.
    pub fn letterhead(&self) -> Letterhead {
        let committee = &self.committee;
        let form = committee.papers.form(self.kind);
        Letterhead {
            parent_body: committee.parent_body.to_uppercase(),
            issuing_body: committee.issuing_body.join(" "),
            issuing_body_in_text: committee.name.clone(),
            place: committee.place_on_paper.clone(),
            number: self.number.map(|number| format!("{number:02}")),
            symbol: self.symbol.clone().unwrap_or_else(|| committee.paper_symbol(self.kind)),
            issued_on: self.issued_on,
            year: self.issued_on.unwrap_or(self.about_on).year(),
            head_set: committee.papers.head_set,
            urgency: self.urgency.or(form.urgency),
            circulation: self.circulation.clone().or_else(|| form.circulation.clone()),
        }
    }

    /// Returns who signs.
    pub fn signer(&self) -> Signer {
        signer(self.committee.paper_signer(self.kind))
    }

    /// Returns who receives it.
    pub fn recipients(&self) -> Recipients {
        let (lines, archive) = self.committee.paper_recipients(self.kind);
        recipients(lines, &archive)
    }

    /// Returns where it comes from.
    pub fn provenance(&self) -> Provenance {
        Provenance {
            last_act_at: self.last_act_at,
            journal: self.journal.clone(),
            is_draft: self.issued_on.is_none(),
            is_sample: self.committee.sample,
        }
    }

    /// Returns the meeting's title without the committee, whose name the paper says already.
    pub fn meeting_short(&self, meeting: &Meeting) -> String {
        let title = first_lower(&meeting.title);
        let committee = format!(" của {}", self.committee.name);
        title.strip_suffix(&committee).map_or(title.clone(), str::to_owned)
    }

    /// Returns the title of a meeting as two lines under the name of the type: the meeting, and whose it is.
    pub fn meeting_lines(&self, meeting: &Meeting) -> Vec<String> {
        let committee = format!(" của {}", self.committee.name);
        match meeting.title.strip_suffix(&committee) {
            Some(short) => vec![short.to_owned(), committee.trim_start().to_owned()],
            None => vec![meeting.title.clone()],
        }
    }
}

/// Returns a signature as the settings have it.
pub(super) fn signer(setting: &SignerSetting) -> Signer {
    let form = match &setting.authority {
        Some(authority) => {
            SignatureForm::OnBehalf { authority: authority.clone(), position: setting.position.clone() }
        }
        None => SignatureForm::Committee {
            position: setting.position.clone(),
            state_position: setting.office.clone(),
        },
    };
    Signer { form, name: setting.name.clone() }
}

pub(super) fn recipients(lines: Vec<String>, archive: &str) -> Recipients {
    Recipients { lines, filed: archive.trim_end_matches('.').to_owned() }
}

/// Makes a text a sentence of its own: a capital at its head, a full stop at its end.
pub(super) fn sentence(text: &str) -> String {
    let text = first_upper(text.trim());
    if text.is_empty() || text.ends_with(['.', '!', '?', '…', ':', ';']) { text } else { text + "." }
}

pub(super) fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// Makes the head of a title small, so that it stands inside a sentence; an abbreviation keeps its capitals.
pub(super) fn first_lower(text: &str) -> String {
    let mut letters = text.chars();
    let (first, second) = (letters.next(), letters.clone().next());
    if second.is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.map(|letter| letter.to_lowercase().to_string()).unwrap_or_default() + letters.as_str()
}
