//! Lists: several units named together, with one head or one area between them, and titles of persons before them.
//!
//! It turns the names that the grammar finds into what the labelling rules ask for: a shared head repeated, titles
//! dropped. It does not know the committee's units.

use std::ops::Range;

use super::grammar::Reader;
use super::lexicon::{Head, Place};
use crate::reading::word::Shape;

/// Units in one list; longer lists go on as a list of their own.
pub(super) const ITEMS: usize = 200;

/// One unit of a list, as the grammar reads it.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// What stands in the text.
    pub words: Range<usize>,
    /// The name, a shared head repeated.
    pub name: String,
    /// The place alone, when the word for its kind was repeated or guessed.
    pub place: Option<String>,
    /// A title stands before it.
    pub person: bool,
    /// It names no unit in particular.
    pub group: bool,
}

impl Reader<'_, '_> {
    /// The units that start at word `at` and share what stands there; where they end. An empty list is an
    /// introduction ("các sở, ngành:") whose units follow.
    pub(super) fn units(&self, at: usize, listed: bool, called: bool) -> Option<(Vec<Draft>, usize)> {
        if !self.may_open(at) {
            return None;
        }
        let (start, title) = self.titles(at).map_or((at, None), |(end, title)| (end, Some(title)));
        let person = title.is_some();
        let found = self
            .plural(start, person)
            .or_else(|| self.group_or_introduction(start, person || listed || called))
            .or_else(|| self.single(start, person))
            .or_else(|| self.implied(start, title.as_deref().unwrap_or_default()))
            .or_else(|| self.by_name_alone(start, person || listed || called));
        let (mut drafts, mut end) = found?;
        if let Some(first) = drafts.first_mut() {
            first.words.start = at;
        }
        for draft in &mut drafts {
            draft.person = person;
        }
        if let Some(last) = drafts.last_mut() {
            end = self.past_brackets_and_person(end, person);
            last.words.end = end;
        }
        Some((drafts, end))
    }

    /// Says whether anything that names a unit can begin with a word.
    fn may_open(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| {
            !matches!(word.shape, Shape::Small | Shape::Mark)
                || self.lexicon.openers.get(word.print).is_some()
        })
    }

    fn past_brackets_and_person(&self, end: usize, person: bool) -> usize {
        let mut end = self.brackets(end).unwrap_or(end);
        if person && let Some(after) = self.personal(end) {
            end = self.brackets(after).unwrap_or(after);
        }
        end
    }

    /// Titles before a unit, and the head that the last one stands for ("Bộ trưởng": Bộ).
    pub(super) fn titles(&self, at: usize) -> Option<(usize, String)> {
        let mut end = at;
        let mut head = None;
        for _ in 0..4 {
            let next = if end > at { self.separator(end).unwrap_or(end) } else { end };
            let Some((after, implied)) = self.phrase(&self.lexicon.titles, next) else { break };
            if self.head(next).is_some_and(|(head, _)| head >= after)
                || self.nobody(next).is_some_and(|n| n >= after)
            {
                break;
            }
            // "Trưởng Ban Quản lý …": the word for the unit belongs to its name when a longer one opens there.
            if implied.is_some() && self.head(after - 1).is_some_and(|(head, _)| head > after) {
                (end, head) = (after - 1, Some(String::new()));
                break;
            }
            (end, head) = (after, Some(implied.clone().unwrap_or_default()));
        }
        head.map(|head| (end, head))
    }

    /// One name, and those that share its head: "UBND huyện Củ Chi, Hóc Môn".
    fn single(&self, at: usize, person: bool) -> Option<(Vec<Draft>, usize)> {
        let unit = self.unit(at, 0, person)?;
        let mut end = unit.name.end;
        if unit.group {
            end = self.qualified(end);
            end = self.described(end, true).unwrap_or(end);
        }
        let first = self.draft(at..end, self.name(at..end), unit.group);
        let mut drafts = vec![first];
        let end = self.share(&unit, &mut drafts, end, person, false);
        Some((drafts, end))
    }

    pub(super) fn draft(&self, words: Range<usize>, name: String, group: bool) -> Draft {
        Draft { words, name, place: None, person: false, group }
    }

    /// "các Sở: A, B và C", "UBND các huyện D, E", "hai phường A và B": one head for several.
    fn plural(&self, at: usize, person: bool) -> Option<(Vec<Draft>, usize)> {
        if let Some(found) = self.plural_areas(at, person) {
            return Some(found);
        }
        let after = self.article(at)?;
        let (head_end, head) = self.head(after)?;
        if matches!(head, Head::Closed | Head::ClosedTight | Head::Tight | Head::Open)
            && let Some(found) = self.plural_fields(after, head_end)
        {
            return Some(found);
        }
        let unit = self.unit(after, 0, person).filter(|unit| !unit.alone)?;
        let end = unit.name.end;
        if unit.group {
            let end = self.qualified(end);
            let end = self.described(end, true).unwrap_or(end);
            return Some((vec![self.draft(at..end, self.name(at..end), true)], end));
        }
        let mut drafts = vec![self.draft(after..end, self.name(after..end), false)];
        let list = self.share(&unit, &mut drafts, end, person, true);
        if drafts.len() == 1 {
            drafts[0].name = self.name(at..end);
            drafts[0].group = true;
        }
        Some((drafts, list))
    }

    /// "các Sở: A, B và C"; "các sở, ngành: A, B": the fields behind a head, with or without a colon.
    fn plural_fields(&self, at: usize, head_end: usize) -> Option<(Vec<Draft>, usize)> {
        let ministry = self.is(at, "bộ");
        let mut first = head_end;
        while let Some(item) = self.separator(first)
            && let Some((end, _)) = self.phrase(&self.lexicon.generics, item)
            && (self.is(end, ":") || self.separator(end).is_some())
        {
            first = end;
        }
        let first = if self.is(first, ":") { first + 1 } else { head_end };
        let colon = first > head_end;
        let end = self.item(first, ministry, colon)?;
        let end = self.tail(first..end, 0, false).name.end;
        let name = format!("{} {}", self.written(at..head_end), self.written(first..end));
        let mut drafts = vec![self.draft(at..end, name, false)];
        let last = self.share_fields(at..head_end, ministry, self.capital(first), &mut drafts, end, true);
        (colon || drafts.len() > 1).then_some((drafts, last))
    }

    /// "các huyện D, E", "UBND các tỉnh, thành phố Đà Nẵng, Quảng Ngãi", "UBND các quận 1, 3".
    fn plural_areas(&self, at: usize, person: bool) -> Option<(Vec<Draft>, usize)> {
        let head = self
            .head(at)
            .filter(|(_, head)| matches!(head, Head::Council | Head::Needs | Head::Closed | Head::Open));
        let fixed = match head {
            Some((end, Head::Closed)) => self.field(end, self.is(at, "bộ"))?,
            Some((end, _)) => end,
            None => at,
        };
        let mut kinds = Vec::new();
        let mut item = self.article(fixed)?;
        while let Some((kind_end, Head::Area(_) | Head::Letter(_))) = self.head(item) {
            kinds.push(item..kind_end);
            match self.separator(kind_end) {
                Some(next) if matches!(self.head(next), Some((_, Head::Area(_)))) => item = next,
                _ => break,
            }
        }
        let mut end = kinds.last()?.end;
        let colon = self.is(end, ":");
        let mut item = end + usize::from(colon);
        let mut drafts: Vec<Draft> = Vec::new();
        while drafts.len() < ITEMS {
            let Some((after, kind, place)) = self.area_item(item, &kinds, person, colon) else { break };
            let parts = [self.written(at..fixed), kind, self.written(place.clone())];
            let name = parts
                .iter()
                .filter(|part| !part.is_empty())
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(" ");
            let start = if drafts.is_empty() { at } else { item };
            let mut draft = self.draft(start..after, name, false);
            draft.place = Some(self.written(place));
            drafts.push(draft);
            end = after;
            match self.separator(end) {
                Some(next) => item = next,
                None => break,
            }
        }
        (!drafts.is_empty()).then_some((drafts, end))
    }

    /// One place of a list of areas, with the word for its kind: its own, or the one among `kinds` that fits.
    fn area_item(
        &self,
        at: usize,
        kinds: &[Range<usize>],
        person: bool,
        colon: bool,
    ) -> Option<(usize, String, Range<usize>)> {
        if let Some((end, area)) = self.area(at, person).filter(|(_, area)| !area.place.is_empty()) {
            return Some((end, self.written(at..area.place.start), area.place));
        }
        let one = colon || kinds.iter().any(|kind| kind.end == at);
        let end = if one && !self.number(at) && self.head(at).is_none() {
            self.place(at, person)?
        } else {
            self.bare_item(at, person, false)?
        };
        Some((end, self.kind_of(at, kinds), at..end))
    }

    /// The word for the kind of a bare place among those that the list names; empty when nothing tells.
    fn kind_of(&self, at: usize, kinds: &[Range<usize>]) -> String {
        let find = |key: &str| kinds.iter().find(|kind| self.written((*kind).clone()).to_lowercase() == key);
        if let [one] = kinds {
            return self.written(one.clone());
        }
        let kind = match self.known_place(at) {
            Some((_, Some(Place::City))) => find("thành phố"),
            Some((_, Some(Place::Province))) => find("tỉnh"),
            _ => match self.phrase(&self.lexicon.towns, at) {
                Some((_, town)) => find(town),
                None => {
                    let mut rest =
                        kinds.iter().filter(|k| !matches!(self.key(k.start), "thành" | "thị" | "tp" | "tx"));
                    rest.next().filter(|_| rest.next().is_none())
                }
            },
        };
        kind.map(|kind| self.written(kind.clone())).unwrap_or_default()
    }

    /// "Bộ trưởng Giao thông vận tải": the title stands for the head.
    fn implied(&self, at: usize, head: &str) -> Option<(Vec<Draft>, usize)> {
        if head.is_empty() || !self.capital(at) || self.personal(at).is_some() {
            return None;
        }
        let end = self.field(at, head == "Bộ").or_else(|| {
            let (end, _) = self.phrase(&self.lexicon.parts, at)?;
            Some(end)
        })?;
        let end = self.tail(at..end, 0, true).name.end;
        Some((vec![self.draft(at..end, format!("{head} {}", self.written(at..end)), false)], end))
    }

    /// A province without the word for its kind, or an unknown abbreviation, where a unit is called by name.
    fn by_name_alone(&self, at: usize, called: bool) -> Option<(Vec<Draft>, usize)> {
        if !called || self.flat {
            return None;
        }
        let end = match self.known_place(at) {
            Some((end, Some(_))) => end,
            _ if self.abbreviation(at) => at + 1,
            _ => self.brand(at)?,
        };
        let mut first = self.draft(at..end, self.written(at..end), false);
        first.place = Some(first.name.clone());
        let mut drafts = vec![first];
        let mut last = end;
        while let Some(item) = self.separator(last)
            && let Some((end, Some(_))) = self.known_place(item)
        {
            drafts.push(self.draft(item..end, self.written(item..end), false));
            last = end;
        }
        Some((drafts, last))
    }

    /// A name of its own behind a verb of assigning and before a verb of work: "yêu cầu Hòa Phát khắc phục".
    fn brand(&self, at: usize) -> Option<usize> {
        let asked = matches!(self.key(at.checked_sub(1)?), "giao" | "cầu" | "nghị");
        let end = (at..at + 6).find(|&at| !self.capital(at)).filter(|&end| end > at)?;
        let somebody = self.personal(at).is_some() || self.titles(at).is_some() || self.nobody(at).is_some();
        let works = self.after(end) && !self.is(end, "và") && !self.is(end, "của");
        (asked && works && !somebody && self.head(at).is_none()).then_some(end)
    }

    /// Three capitals or more that are no word of the trade: "TCĐBVN".
    pub(super) fn abbreviation(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let letters =
            word.text.chars().all(char::is_alphabetic) && (3..=9).contains(&word.text.chars().count());
        let other = self.nobody(at).is_some() || self.phrase(&self.lexicon.parts, at).is_some();
        word.shape == Shape::Capitals && letters && !other && !self.capital(at + 1)
    }
}
