//! The minutes of a meeting: its agenda, what units raised and were answered, what the chair concluded.
//!
//! Only what the file holds is said; what was spoken beside it the secretary writes in.

use chrono::{NaiveDateTime, NaiveTime};
use vietnamese::number;

use super::{Ground, sentence};
use crate::briefing::minutes::MinutesPaper;
use crate::briefing::official::{Clause, Section};
use crate::id::ItemId;
use crate::meeting::{AgendaItem, Meeting, Presence};
use crate::proposal::{Proposal, ProposalKind};

/// What minutes are made from.
#[derive(Debug, Clone)]
pub struct MinutesDraft {
    /// Whose paper it is.
    pub ground: Ground,
    /// The meeting.
    pub meeting: Meeting,
    /// When it really began; none takes the time it was invited for.
    pub began_at: Option<NaiveDateTime>,
    /// When it ended.
    pub ended_at: Option<NaiveTime>,
    /// How each unit was represented.
    pub seats: Vec<Seat>,
    /// Its items in order, each with the name of who presents it.
    pub items: Vec<(AgendaItem, Option<String>)>,
    /// Who took the floor on which item, in the order they did.
    pub floor: Vec<(ItemId, String)>,
    /// What was raised, in order, each with who raised it.
    pub raised: Vec<(Proposal, String)>,
    /// The conclusions, clause by clause.
    pub conclusions: Vec<String>,
}

/// How a unit was represented.
#[derive(Debug, Clone)]
pub struct Seat {
    /// The unit's name.
    pub unit: String,
    /// How.
    pub presence: Presence,
    /// Who sat in its place, or why nobody did.
    pub note: Option<String>,
    /// At a remote site.
    pub is_remote: bool,
}

impl MinutesDraft {
    /// Puts them into words.
    pub fn paper(&self) -> MinutesPaper {
        let (ground, meeting) = (&self.ground, &self.meeting);
        let papers = &ground.committee.papers;
        let secretary = match &papers.secretary_name {
            Some(name) => format!("{name}, {}", papers.secretary_role),
            None => papers.secretary_role.clone(),
        };
        let starts_at = self.began_at.unwrap_or(meeting.held_on.and_time(meeting.starts_at));
        let sections = [self.course(), self.opinions(), self.conclusion()];
        MinutesPaper {
            letterhead: ground.letterhead(),
            subject: ground.meeting_lines(meeting),
            starts_at,
            place: meeting.place.clone().unwrap_or_default(),
            attendance: self.attendance(),
            chair: meeting.chair_role.clone(),
            secretary,
            proceedings: sections.into_iter().flatten().collect(),
            ends_at: self.ends_at(starts_at.time()).map(|time| starts_at.date().and_time(time)),
            secretary_name: papers.secretary_name.clone(),
            chair_name: ground.committee.signer.name.clone(),
            recipients: ground.recipients(),
            provenance: ground.provenance(),
        }
    }

    /// Returns when the meeting ended: as given, else as the items took, when each was timed.
    fn ends_at(&self, starts_at: NaiveTime) -> Option<NaiveTime> {
        if self.ended_at.is_some() {
            return self.ended_at;
        }
        let is_leaf =
            |item: &AgendaItem| !self.items.iter().any(|(other, _)| other.parent_id == Some(item.id));
        let leaves = self.items.iter().map(|(item, _)| item).filter(|item| is_leaf(item));
        let took: Option<Vec<i64>> = leaves.map(|item| item.actual_minutes).collect();
        let minutes: i64 = took.filter(|took| !took.is_empty())?.iter().sum();
        let (end, day) = starts_at.overflowing_add_signed(chrono::TimeDelta::minutes(minutes));
        (day == 0).then_some(end)
    }

    fn attendance(&self) -> Vec<String> {
        let n_all = self.seats.len();
        if n_all == 0 {
            return Vec::new();
        }
        let of = |presence| self.seats.iter().filter(move |seat| seat.presence == presence);
        let names = |presence| of(presence).map(Seat::said).collect::<Vec<_>>();
        let sitting = self.seats.iter().filter(|seat| seat.presence.sits()).count();
        let present = names(Presence::Present);
        let mut lines = vec![format!(
            "Có mặt {}/{} cơ quan, đơn vị: {}",
            count(sitting),
            count(n_all),
            [present, names(Presence::Substitute)].concat().join("; ")
        )];
        let remote = self.seats.iter().filter(|seat| seat.is_remote && seat.presence.sits()).count();
        if remote > 0 {
            lines.push(format!("Dự tại điểm cầu trực tuyến: {} cơ quan, đơn vị", count(remote)));
        }
        for (presence, label) in [(Presence::Excused, "Vắng có lý do"), (Presence::Absent, "Vắng")] {
            let names = names(presence);
            if !names.is_empty() {
                lines.push(format!("{label}: {}", names.join("; ")));
            }
        }
        lines
    }

    /// Section I: the items as they were dealt with.
    ///
    /// What an item was about stands in the later sections; an item nobody presents points to them.
    fn course(&self) -> Option<Section> {
        let conclusion = if self.raised.is_empty() { "II" } else { "III" };
        let outer = self.items.iter().filter(|(item, _)| item.parent_id.is_none());
        let clauses = outer.map(|(item, by)| {
            let parts = self.items.iter().filter(|(part, _)| part.parent_id == Some(item.id));
            let said = |(part, by): &(AgendaItem, Option<String>)| match self.had_the_word(part, by) {
                words if words.is_empty() => format!("{};", part.title),
                words => format!("{} ({});", part.title, words.join("; ")),
            };
            let mut points: Vec<String> = parts.map(said).collect();
            if let Some(last) = points.last_mut() {
                *last = sentence(last.trim_end_matches(';'));
            }
            let concludes = by.is_none() && item.title.to_lowercase().starts_with("kết luận");
            let text = if concludes {
                format!("Nội dung tại mục {conclusion}.")
            } else {
                let said: Vec<String> =
                    self.had_the_word(item, by).iter().map(|words| sentence(words)).collect();
                said.join(" ")
            };
            Clause { title: Some(item.title.clone()), text, points }
        });
        section("Diễn biến phiên họp", Vec::new(), clauses.collect())
    }

    /// Tells who presented an item and who spoke on it, each once.
    fn had_the_word(&self, item: &AgendaItem, presenter: &Option<String>) -> Vec<String> {
        let mut speakers: Vec<&str> = Vec::new();
        for (on, unit) in &self.floor {
            if *on == item.id && !speakers.contains(&unit.as_str()) {
                speakers.push(unit);
            }
        }
        let presented = presenter.as_ref().map(|by| format!("{by} trình bày"));
        let spoke = (!speakers.is_empty()).then(|| format!("phát biểu: {}", speakers.join(", ")));
        presented.into_iter().chain(spoke).collect()
    }

    /// Section II: what units raised, unit by unit, and what was answered.
    fn opinions(&self) -> Option<Section> {
        let mut units: Vec<&String> = Vec::new();
        for (_, unit) in &self.raised {
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        let clauses = units.into_iter().map(|unit| {
            let own = self.raised.iter().filter(|(_, from)| from == unit);
            Clause {
                title: Some(unit.clone()),
                text: String::new(),
                points: own.map(|(proposal, _)| said(proposal)).collect(),
            }
        });
        section("Ý kiến, đề nghị của các cơ quan, đơn vị", Vec::new(), clauses.collect())
    }

    /// Section III: what the chair concluded.
    fn conclusion(&self) -> Option<Section> {
        let assessment = self.meeting.assessment.as_deref().unwrap_or_default();
        let mut paragraphs: Vec<String> =
            assessment.lines().filter(|line| !line.trim().is_empty()).map(sentence).collect();
        if !self.conclusions.is_empty() {
            paragraphs
                .push("Chủ tọa kết luận, giao các cơ quan, đơn vị thực hiện các nội dung sau:".to_owned());
        }
        let clause = |text: &String| Clause { title: None, text: sentence(text), points: Vec::new() };
        section("Kết luận của chủ tọa", paragraphs, self.conclusions.iter().map(clause).collect())
    }
}

impl Seat {
    fn said(&self) -> String {
        match &self.note {
            Some(note) => format!("{} ({})", self.unit, note.trim_end_matches('.')),
            None => self.unit.clone(),
        }
    }
}

fn section(title: &str, paragraphs: Vec<String>, clauses: Vec<Clause>) -> Option<Section> {
    let is_empty = paragraphs.is_empty() && clauses.is_empty();
    (!is_empty).then(|| Section { title: title.to_owned(), paragraphs, clauses })
}

fn said(proposal: &Proposal) -> String {
    let kind = match proposal.kind {
        ProposalKind::Difficulty => "Khó khăn",
        ProposalKind::Request => "Đề nghị",
    };
    let text = format!("{kind}: {}", sentence(&proposal.text));
    match &proposal.answer {
        Some(answer) => format!("{text} Trả lời: {}", sentence(answer)),
        None => text,
    }
}

fn count(n: usize) -> String {
    number::count(u64::try_from(n).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::drafting::laws::{ground, item, meeting};
    use crate::committee::PaperKind;

    fn minutes() -> MinutesDraft {
        let seat = |unit: &str, presence, note: Option<&str>| Seat {
            unit: unit.into(),
            presence,
            note: note.map(str::to_owned),
            is_remote: unit == "C",
        };
        MinutesDraft {
            ground: ground(PaperKind::Minutes),
            meeting: meeting(),
            began_at: None,
            ended_at: None,
            seats: vec![
                seat("A", Presence::Present, None),
                seat("B", Presence::Substitute, Some("Phó Giám đốc dự thay")),
                seat("C", Presence::Present, None),
                seat("D", Presence::Excused, Some("Ốm.")),
            ],
            items: vec![(item(1, None, Some(20)), Some("Sở A".into())), (item(2, Some(1), None), None)],
            floor: Vec::new(),
            raised: Vec::new(),
            conclusions: vec!["các sở khẩn trương thực hiện".into()],
        }
    }

    #[test]
    fn the_seats_are_counted_and_those_away_are_named() {
        let lines = minutes().paper().attendance;
        assert_eq!(lines[0], "Có mặt 03/04 cơ quan, đơn vị: A; C; B (Phó Giám đốc dự thay)");
        assert_eq!(lines[1], "Dự tại điểm cầu trực tuyến: 01 cơ quan, đơn vị");
        assert_eq!(lines[2], "Vắng có lý do: D (Ốm)");
    }

    #[test]
    fn the_end_is_dotted_until_it_is_known() {
        let mut draft = minutes();
        assert_eq!(draft.paper().ends_at, None, "an item was not timed");
        draft.items[1].0.actual_minutes = Some(25);
        let ended = draft.paper().ends_at.unwrap();
        assert_eq!(ended.format("%H:%M").to_string(), "14:25", "the items on the innermost level count");
        draft.ended_at = NaiveTime::from_hms_opt(16, 30, 0);
        assert_eq!(draft.paper().ends_at.unwrap().format("%H:%M").to_string(), "16:30");
    }

    #[test]
    fn the_minutes_begin_when_the_meeting_did_and_not_when_it_was_invited_for() {
        let mut draft = minutes();
        assert_eq!(draft.paper().starts_at, draft.meeting.held_on.and_time(draft.meeting.starts_at));
        let late = draft.meeting.held_on.and_hms_opt(14, 12, 0).unwrap();
        draft.began_at = Some(late);
        draft.items[1].0.actual_minutes = Some(25);
        assert_eq!(draft.paper().starts_at, late);
        assert_eq!(draft.paper().ends_at, Some(late + chrono::TimeDelta::minutes(25)), "and end from there");
    }

    #[test]
    fn whoever_took_the_floor_is_named_once_with_the_item() {
        let mut draft = minutes();
        let (outer, inner) = (draft.items[0].0.id, draft.items[1].0.id);
        draft.floor = [(inner, "Sở B"), (outer, "Sở C"), (inner, "Sở D"), (inner, "Sở B")]
            .map(|(on, unit)| (on, unit.to_owned()))
            .into();
        let paper = draft.paper();
        let clause = &paper.proceedings[0].clauses[0];
        assert_eq!(clause.text, "Sở A trình bày. Phát biểu: Sở C.");
        assert!(clause.points[0].ends_with("(phát biểu: Sở B, Sở D)."), "{}", clause.points[0]);
    }

    #[test]
    fn a_section_without_anything_to_say_is_left_out() {
        let titles: Vec<_> = minutes().paper().proceedings.into_iter().map(|section| section.title).collect();
        assert_eq!(titles, ["Diễn biến phiên họp", "Kết luận của chủ tọa"]);
    }
}
