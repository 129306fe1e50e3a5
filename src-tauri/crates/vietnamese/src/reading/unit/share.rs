//! Shares: the items of a list that repeat the head of its first one: "Sở Tài chính, Nội vụ", "UBND huyện A, B".
//!
//! It knows where such an item ends, not what opens the list.

use std::ops::Range;

use super::grammar::{Reader, Shares, Unit};
use super::lexicon::Place;
use super::list::{Draft, ITEMS};

impl Reader<'_, '_> {
    /// Goes on with the items that repeat the head of `unit`; where the list ends.
    pub(super) fn share(
        &self,
        unit: &Unit,
        drafts: &mut Vec<Draft>,
        end: usize,
        person: bool,
        plural: bool,
    ) -> usize {
        match &unit.shares {
            Shares::Field { head, ministry, capital } => {
                self.share_fields(head.clone(), *ministry, *capital, drafts, end, plural)
            }
            Shares::Area { head, kind, level } => {
                self.share_areas(head.clone(), kind.clone(), *level, drafts, end, person)
            }
            Shares::Nothing => end,
        }
    }

    pub(super) fn share_fields(
        &self,
        head: Range<usize>,
        ministry: bool,
        capital: bool,
        drafts: &mut Vec<Draft>,
        start: usize,
        plural: bool,
    ) -> usize {
        let mut end = start;
        while drafts.len() < ITEMS {
            let open = self.brackets(end).unwrap_or(end);
            let Some(item) = self.separator(open) else { break };
            let style = plural || capital && !self.flat && self.capital(item);
            let known = plural || self.phrase(&self.lexicon.parts, item).is_some();
            let Some(after) = self.item(item, ministry, plural).filter(|_| style && known) else { break };
            if let Some(last) = drafts.last_mut() {
                last.words.end = open;
            }
            let tail = self.tail(item..after, 0, false).name.end;
            drafts.push(self.draft(
                item..tail,
                format!("{} {}", self.written(head.clone()), self.written(item..tail)),
                false,
            ));
            end = tail;
        }
        end
    }

    /// A field standing alone in a list, and not a unit of its own: "Công an tỉnh" after "Sở Nội vụ".
    pub(super) fn item(&self, at: usize, ministry: bool, wide: bool) -> Option<usize> {
        let part =
            || self.phrase(&self.lexicon.parts, at).map(|(end, _)| end).filter(|_| wide && self.capital(at));
        let end = self.field(at, ministry).or_else(part)?;
        let unit = self.head(at).is_some_and(|(head, _)| head > end || head == end && !ministry);
        let area = self.area(end, false).is_some() && self.head(at).is_some();
        let task = !self.capital(at) && self.letters(end) && self.phrase(&self.lexicon.acts, at).is_some();
        (!unit && !area && !task).then_some(end)
    }

    /// "UBND huyện Củ Chi, Hóc Môn"; "UBND TP Hạ Long, thị xã Quảng Yên"; "Sở Y tế Ninh Thuận, Khánh Hòa".
    /// An area of a higher level is an address and belongs to the name: "UBND xã Đạo Đức, huyện Vị Xuyên".
    fn share_areas(
        &self,
        head: Range<usize>,
        kind: Range<usize>,
        level: u8,
        drafts: &mut Vec<Draft>,
        start: usize,
        person: bool,
    ) -> usize {
        let mut end = start;
        while drafts.len() < ITEMS {
            let dash = matches!(self.key(end), "-" | "–" | "/");
            let Some(item) = self.separator(end).filter(|_| !dash) else { break };
            let area = self.area(item, person).filter(|(_, area)| !area.place.is_empty());
            let before = self.written(head.clone());
            if let Some((after, area)) = area {
                if area.level > level && drafts.len() == 1 && self.is(end, ",") {
                    end = after;
                    drafts[0].name = format!("{}, {}", drafts[0].name, self.written(item..after));
                    drafts[0].words.end = end;
                    break;
                }
                if area.level != level && level != 3 || head.is_empty() {
                    break;
                }
                let name = format!("{before} {}", self.written(item..after));
                drafts.push(self.draft(item..after, name, false));
                end = after;
            } else {
                let Some(after) = self.bare_item(item, person, kind.is_empty()) else { break };
                let kind = if self.other_kind(item, kind.start) { end..end } else { kind.clone() };
                let parts = [before, self.written(kind), self.written(item..after)];
                let name = parts
                    .iter()
                    .filter(|part| !part.is_empty())
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join(" ");
                let mut draft = self.draft(item..after, name, false);
                draft.place = Some(self.written(item..after));
                drafts.push(draft);
                end = after;
            }
        }
        end
    }

    /// A known place of another kind than the list's: "Bình Dương" after "TP. HCM".
    fn other_kind(&self, at: usize, kind: usize) -> bool {
        match self.known_place(at) {
            Some((_, Some(Place::Province))) => !self.is(kind, "tỉnh"),
            Some((_, Some(Place::City))) => !matches!(self.key(kind), "thành" | "tp"),
            _ => false,
        }
    }

    /// A place in a list without the word for its kind: a number, a known place, or a name of two words or more.
    pub(super) fn bare_item(&self, at: usize, person: bool, known_only: bool) -> Option<usize> {
        let known = self.known_place(at).is_some();
        if !known && (known_only || self.head(at).is_some())
            || self.personal(at).is_some_and(|end| end - at >= 3)
        {
            return None;
        }
        let number = self.number(at) && !self.letters(at + 1) || self.number(at) && self.after(at + 1);
        let end = if number { at + 1 } else { self.place(at, person).filter(|_| !self.number(at))? };
        let title = self.titles(at).is_some() || self.nobody(at).is_some();
        (number || known || end - at >= 2 && !title).then_some(end)
    }
}
