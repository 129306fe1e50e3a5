//! From a reading to an item: places become units, bytes become code units, phrases stand on one line.

use std::collections::HashMap;
use std::ops::Range;

use vietnamese::reading::legacy::{Legacy, to_unicode};
use vietnamese::reading::unit::Register;
use vietnamese::reading::{Candidate, Deadline, Every, Fit, Kind, Page, Part, Reading, Sure, UnitPart};

use super::parties::{Party, parties};
use super::place::Places;
use super::{
    Ground, ReadCandidate, ReadDeadline, ReadEncoding, ReadFit, ReadItem, ReadKind, ReadLegacy, ReadPage,
    ReadPart, ReadSure, ReadUnit,
};
use crate::committee::last_working_on;
use crate::directive::Recurrence;
use crate::door::WORK;

/// Turns a page that was read into items.
pub fn page_of(page: &Page, ground: &Ground, register: &Register) -> ReadPage {
    let legacy = page.legacy.map(|from| ReadLegacy {
        encoding: match from {
            Legacy::Tcvn3 => ReadEncoding::Tcvn3,
            Legacy::Vni => ReadEncoding::Vni,
        },
        text: to_unicode(&page.text, from),
    });
    let places = Places::new(&page.text);
    let drafted: HashMap<&str, String> =
        ground.drafts.iter().map(|draft| (draft.text.as_str(), draft.code())).collect();
    let desk = Desk { text: &page.text, places, ground, register, drafted };
    // What looks like Vietnamese by chance is not shown beside an offer to convert it.
    let readings = if legacy.is_some() { &[][..] } else { &page.readings[..] };
    let items = readings.iter().map(|reading| desk.item(reading)).collect();
    ReadPage { text: page.text.clone(), legacy, held_on: ground.held_on, items }
}

/// What every item is made with.
struct Desk<'p> {
    text: &'p str,
    places: Places<'p>,
    ground: &'p Ground,
    register: &'p Register,
    drafted: HashMap<&'p str, String>,
}

impl Desk<'_> {
    fn item(&self, reading: &Reading) -> ReadItem {
        let sentence = self.text.get(reading.span.clone()).unwrap_or_default();
        let text = clause_of(&on_one_line(sentence), reading.clause.as_deref());
        let raised = matches!(reading.kind, Kind::Proposal | Kind::Difficulty);
        let (from, to) = match raised {
            true => parties(sentence, reading.kind == Kind::Proposal, self.register),
            false => (None, None),
        };
        let party = |party: Party| self.party(party, reading.span.start);
        ReadItem {
            span: self.places.span(&reading.span),
            clause: reading.clause.clone(),
            kind: kind_of(reading.kind),
            sure: sure_of(reading.sure),
            work: work_of(reading, &text),
            work_part: reading.work.as_ref().map(|part| self.part(part)),
            leads: reading.lead_units.iter().map(|unit| self.unit(unit)).collect(),
            coordinating: reading.coordinating_units.iter().map(|unit| self.unit(unit)).collect(),
            from: from.map(party),
            to: to.map(party),
            deadline: reading.deadline.as_ref().map(|deadline| self.deadline(deadline)),
            recurrence: reading.recurrence.as_ref().map(|recurrence| self.part(&recurrence.part)),
            recurs: reading.recurrence.as_ref().and_then(|recurrence| recurrence.every).map(recurs_of),
            urgency: reading.urgency.as_ref().map(|part| self.part(part)),
            measure: reading.measure.as_ref().map(|measure| self.part(&measure.part)),
            drafted_as: self.drafted.get(text.as_str()).cloned(),
            text,
        }
    }

    fn part(&self, part: &Part) -> ReadPart {
        ReadPart {
            text: on_one_line(&part.text),
            span: self.places.span(&part.span),
            sure: sure_of(part.sure),
        }
    }

    fn deadline(&self, deadline: &Deadline) -> ReadDeadline {
        ReadDeadline {
            phrase: self.part(&deadline.part),
            due_on: deadline.date,
            working_on: deadline.date.and_then(|on| last_working_on(on, &self.ground.calendar)),
            by_reference: deadline.by_reference,
        }
    }

    fn unit(&self, unit: &UnitPart) -> ReadUnit {
        self.named(&unit.name, &unit.part.span, unit.unit, &unit.candidates, unit.part.sure)
    }

    fn party(&self, party: Party, sentence_at: usize) -> ReadUnit {
        let Party { mention, bytes } = party;
        let bytes = sentence_at + bytes.start..sentence_at + bytes.end;
        self.named(&mention.name, &bytes, mention.unit, &mention.candidates, mention.sure)
    }

    fn named(
        &self,
        name: &str,
        bytes: &Range<usize>,
        unit: Option<usize>,
        candidates: &[Candidate],
        sure: Sure,
    ) -> ReadUnit {
        let id = |place: usize| self.ground.units.get(place).map(|unit| unit.id);
        let candidate = |candidate: &Candidate| {
            Some(ReadCandidate { unit_id: id(candidate.unit)?, fit: fit_of(candidate.reason) })
        };
        ReadUnit {
            name: on_one_line(name),
            span: self.places.span(bytes),
            unit_id: unit.and_then(id),
            candidates: candidates.iter().filter_map(candidate).collect(),
            sure: sure_of(sure),
        }
    }
}

/// Returns a phrase on one line, without the letters nobody sees that a copied page brings along.
fn on_one_line(text: &str) -> String {
    let seen = |c: &char| {
        let joins_or_turns = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}');
        let unseen = joins_or_turns || matches!(c, '\u{2060}'..='\u{2069}' | '\u{feff}');
        !unseen && (c.is_whitespace() || !c.is_control())
    };
    let text: String = text.chars().filter(seen).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a clause as a sentence of its own: without its number, and closed by a full stop.
fn clause_of(text: &str, clause: Option<&str>) -> String {
    let rest = clause.and_then(|clause| text.strip_prefix(clause)).unwrap_or(text);
    let marks: &[char] = &['.', ')', ':', '-', '–', '+', '•', '*'];
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || marks.contains(&c));
    let rest = rest.trim_end_matches([';', ',', '.', ' ']);
    let closed = rest.is_empty() || rest.ends_with(['!', '?', '…', ':', '”', '"']);
    if closed { rest.to_owned() } else { format!("{rest}.") }
}

/// Returns what is to be done: the phrase that says so. An orientation names no work apart from itself.
fn work_of(reading: &Reading, text: &str) -> String {
    match (&reading.work, reading.kind) {
        (Some(work), _) => short(&on_one_line(&work.text)),
        (None, Kind::Orientation) => short(text),
        (None, _) => String::new(),
    }
}

/// Returns the short form of a work: with a capital, and cut at the last clause, comma or word that still fits.
fn short(work: &str) -> String {
    let work = work.trim_end_matches(['.', ';', ',', ' ']);
    let mut letters = work.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let Some((end, _)) = capital.char_indices().nth(WORK - 1) else { return capital };
    let fits = &capital[..end];
    let cut = [";", ",", " "].into_iter().find_map(|mark| fits.rfind(mark).filter(|at| *at > end / 2));
    format!("{}…", fits[..cut.unwrap_or(end)].trim_end())
}

const fn kind_of(kind: Kind) -> ReadKind {
    match kind {
        Kind::Directive => ReadKind::Task,
        Kind::Orientation => ReadKind::Orientation,
        Kind::Proposal => ReadKind::Request,
        Kind::Difficulty => ReadKind::Difficulty,
        Kind::Achievement => ReadKind::Achievement,
        Kind::Response => ReadKind::Response,
        Kind::Other => ReadKind::Other,
    }
}

const fn sure_of(sure: Sure) -> ReadSure {
    match sure {
        Sure::Stated => ReadSure::Stated,
        Sure::Likely => ReadSure::Likely,
        Sure::Inherited => ReadSure::Inherited,
        Sure::Ambiguous => ReadSure::Ambiguous,
    }
}

const fn fit_of(fit: Fit) -> ReadFit {
    match fit {
        Fit::Name => ReadFit::Name,
        Fit::Alias => ReadFit::Alias,
        Fit::BareName => ReadFit::BareName,
        Fit::Unmarked => ReadFit::Unmarked,
        Fit::OneLetter => ReadFit::OneLetter,
    }
}

const fn recurs_of(every: Every) -> Recurrence {
    match every {
        Every::Week => Recurrence::Week,
        Every::Month => Recurrence::Month,
        Every::Quarter => Recurrence::Quarter,
        Every::HalfYear => Recurrence::HalfYear,
        Every::Year => Recurrence::Year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out_and_lines_are_joined() {
        assert_eq!(on_one_line("Giao Sở\u{a0}Y tế\r\n  chủ\u{ad} trì\u{200b}"), "Giao Sở Y tế chủ trì");
    }

    #[test]
    fn a_clause_stands_without_its_number_and_is_closed_by_a_full_stop() {
        assert_eq!(clause_of("1.2. Giao Sở Y tế", Some("1.2")), "Giao Sở Y tế.");
        assert_eq!(clause_of("a) Giao Sở Y tế;", Some("a")), "Giao Sở Y tế.");
        assert_eq!(clause_of("Giao Sở Y tế.", None), "Giao Sở Y tế.");
        assert_eq!(clause_of("- Giao Sở Y tế:", None), "Giao Sở Y tế:");
    }

    #[test]
    fn a_short_work_begins_with_a_capital_and_fits() {
        assert_eq!(short("rà soát quy trình;"), "Rà soát quy trình");
        let long = format!("{}; {}", "đôn đốc các đơn vị ".repeat(12), "báo cáo kết quả ".repeat(12));
        let cut = short(&long);
        assert!(cut.chars().count() <= WORK && cut.ends_with("đơn vị…"), "{cut}");
        assert_eq!(short(&"ơ".repeat(400)).chars().count(), WORK, "one long word is cut too");
    }
}
