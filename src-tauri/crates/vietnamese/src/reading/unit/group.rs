//! Groups: "các sở, ngành", "24 quận huyện", "các đơn vị có liên quan", "chủ đầu tư".
//!
//! It knows generic nouns and what tells them apart; named units end a group.

use super::grammar::{Reader, Unit};
use super::lexicon::Generic;
use super::list::Draft;

/// The longest description of a group, in words.
const DESCRIPTION: usize = 60;

impl Reader<'_, '_> {
    /// A group; or, when a colon and units follow, an introduction without a name of its own.
    pub(super) fn group_or_introduction(&self, at: usize, called: bool) -> Option<(Vec<Draft>, usize)> {
        let end = self.group(at, called)?;
        if self.is(end, ":") && self.unit(end + 1, 0, false).is_some_and(|unit| !unit.alone) {
            return Some((Vec::new(), end + 1));
        }
        let described = self.described(end, self.describable(at, end));
        let name_end = described.map_or(end, |end| self.before_examples(at, end));
        let end = described.unwrap_or(end);
        let draft =
            Draft { words: at..end, name: self.name(at..name_end), place: None, person: false, group: true };
        Some((vec![draft], end))
    }

    /// Where a group ends. Without an article two nouns are needed, or one that is a unit by itself.
    fn group(&self, at: usize, called: bool) -> Option<usize> {
        let article = self.article(at);
        let start = article.unwrap_or(at);
        let (mut end, count, alone) = self.nouns(start)?;
        let level = at > 0 && self.lexicon.before.contains(self.key(at - 1));
        let ends = !self.letters(end) || self.after(end) && !self.capital(end);
        let named = article.is_some() || (count > 1 || alone || called && ends) && !level;
        if !named || article.is_none() && self.is(at, "cấp") {
            return None;
        }
        // Without "các" each of "chủ đầu tư, nhà thầu" is a unit of its own.
        if article.is_none() && alone {
            let (first, _) = self.noun(start)?;
            return Some(self.qualified(first));
        }
        for _ in 0..3 {
            let qualified = self.qualified(end);
            if qualified == end && end > start + 1 {
                break;
            }
            end = qualified;
            match self.separator(end).and_then(|next| self.nouns(next)) {
                Some((next, _, _)) => end = next,
                None => break,
            }
        }
        Some(end)
    }

    /// A run of generic nouns: its end, how many, and whether the first is a unit by itself.
    fn nouns(&self, start: usize) -> Option<(usize, usize, bool)> {
        let (mut end, mut count, mut alone, mut at) = (start, 0, false, start);
        while count < 20 {
            let Some((next, kind)) = self.noun(at) else { break };
            let named =
                || self.capital(at) && self.unit(at, 0, false).is_some_and(|unit| !unit.alone && !unit.group);
            if count > 0 && (at == end && kind != Generic::Touching || named()) {
                break;
            }
            if count == 0 {
                alone = kind == Generic::Alone;
            }
            (end, count) = (next, count + 1);
            at = self.separator(end).unwrap_or(end);
            if at > end && !self.is(end, ";") && self.number(at) && self.noun(at + 1).is_some() {
                at += 1;
            }
        }
        (count > 0).then_some((end, count, alone))
    }

    /// A generic noun that is not the head of a name: "sở" and not "Sở Nội vụ".
    fn noun(&self, at: usize) -> Option<(usize, Generic)> {
        let (end, &kind) = self.phrase(&self.lexicon.generics, at)?;
        let blocked = self.nobody(at).is_some_and(|blocked| blocked > end);
        let task = kind != Generic::Touching
            && self.phrase(&self.lexicon.acts, at).is_some_and(|(act, ())| act >= end)
            && self.letters(end)
            && !self.after(end);
        let longer = self.head(at).is_some_and(|(head, _)| head > end);
        if blocked || task || longer {
            return None;
        }
        let end = self.trade(at, end);
        let unit = self.unit(at, 0, false).filter(|unit| unit.name.end > end);
        // "Ban Chỉ đạo tỉnh về chuyển đổi số": one committee, named.
        let matter = |unit: &Unit| unit.name.clone().any(|at| matches!(self.key(at), "về" | "của"));
        let named = unit.is_some_and(|unit| !self.qualifier(end) || matter(&unit));
        (!named).then_some((end, kind))
    }

    /// The trade behind a noun, in small letters: "doanh nghiệp vận tải", "hiệp hội vận tải"; not behind areas and
    /// departments, where a field opens the task: "giao các huyện kế hoạch vốn".
    fn trade(&self, at: usize, end: usize) -> usize {
        let trades = self.lexicon.trades.contains(&self.written(at..end).to_lowercase());
        if !trades || self.capital(end) || self.phrase(&self.lexicon.qualifiers, end).is_some() {
            return end;
        }
        let paper =
            matches!(self.key(end), "kế" | "dự" | "đề" | "chương" | "công" | "vốn" | "ngân" | "giá" | "mặt");
        let field = self.phrase(&self.lexicon.parts, end).filter(|(_, part)| part.noun && !part.verbal);
        let field = field.filter(|_| !paper).map_or(end, |(end, _)| end);
        let small = |at: usize| !self.capital(at) && !self.number(at) && self.area(at, false).is_none();
        let named = self.unit(at, 0, false).map(|unit| unit.name.end);
        named.filter(|&last| (end..last).all(small)).map_or(field, |last| field.max(last))
    }

    /// What follows tells a group apart, and is no part of one name: an area without a name, "có liên quan".
    fn qualifier(&self, at: usize) -> bool {
        let area = self.area(at, false).is_some_and(|(_, area)| area.place.is_empty());
        let generic = self.phrase(&self.lexicon.generics, at).is_some();
        area || generic || self.is(at, "thuộc") || self.phrase(&self.lexicon.qualifiers, at).is_some()
    }

    /// "có liên quan", "trực thuộc trung ương", "cấp huyện", "tỉnh Long An", "thuộc Sở Nội vụ".
    pub(super) fn qualified(&self, start: usize) -> usize {
        let mut end = start;
        for _ in 0..4 {
            let next = self.phrase(&self.lexicon.qualifiers, end).map(|(end, ())| end);
            let next = next.filter(|_| self.nobody(end).is_none());
            let belongs = || {
                let of = match self.key(end) {
                    "thuộc" | "của" => end + 1,
                    "trực" if self.is(end + 1, "thuộc") => end + 2,
                    "từ" => return self.stretch(end + 1),
                    "cấp" => return self.area(end + 1, false).map(|(end, _)| end),
                    "trên" if self.is(end + 1, "địa") && self.is(end + 2, "bàn") => {
                        return Some(self.area(end + 3, false).map_or(end + 3, |(end, _)| end));
                    }
                    _ => {
                        let area = self.area(end, false).map(|(end, _)| end);
                        let whole = || {
                            self.unit(end, 1, false).filter(|_| self.capital(end)).map(|unit| unit.name.end)
                        };
                        return area.or_else(whole);
                    }
                };
                let unit = self.unit(of, 1, false).map(|unit| unit.name.end);
                unit.or_else(|| self.area(of, false).map(|(end, _)| end))
                    .or_else(|| self.place(of, false).filter(|_| self.capital(of)))
            };
            match next.max(belongs()) {
                Some(next) if next > end => end = next,
                _ => break,
            }
        }
        end
    }

    /// "từ Quảng Ninh đến Thanh Hóa".
    fn stretch(&self, at: usize) -> Option<usize> {
        let place = |at| self.area(at, false).map(|(end, _)| end).or_else(|| Some(self.known_place(at)?.0));
        let to = place(at)?;
        if self.is(to, "đến") { place(to + 1) } else { None }
    }

    /// Units that do something of their own can be described by it: "các cơ sở sản xuất …".
    fn describable(&self, at: usize, end: usize) -> bool {
        let told = [
            "vị",
            "nghiệp",
            "sở",
            "chức",
            "thầu",
            "tư",
            "ty",
            "xã",
            "quan",
            "phương",
            "phường",
            "huyện",
            "tỉnh",
            "bộ",
        ];
        (at..end).any(|at| told.contains(&self.key(at)))
    }

    /// A description up to the verb of the task: "… đã được cấp phép … phải". A comma inside it needs a modal verb
    /// behind it, so that the task itself is not taken for the description.
    pub(super) fn described(&self, start: usize, allowed: bool) -> Option<usize> {
        let opened = self.phrase(&self.lexicon.describes, start).filter(|_| allowed);
        let Some((from, ())) = opened else { return self.before_modal(start).filter(|_| allowed) };
        // "các sở chưa có kế hoạch nhằm … thì nhanh chóng": all up to "thì".
        let last = (from + DESCRIPTION).min(self.words.len());
        let whole =
            (from..last).take_while(|&at| self.letters(at) || self.number(at)).find(|&at| self.is(at, "thì"));
        if whole.is_some() {
            return whole;
        }
        let mut comma = false;
        for at in from..(from + DESCRIPTION).min(self.words.len()) {
            match self.key(at) {
                "." if self.is(at + 1, ".") || self.is(at - 1, ".") || self.touches(at) => {}
                ";" | ":" | "." | "|" | "nhằm" | "để" | "nên" | "nhưng" | "yêu" | "kiến" => {
                    return None;
                }
                "đề" if self.is(at + 1, "nghị") => return None,
                "," => comma = true,
                _ => {}
            }
            if self.phrase(&self.lexicon.acts, at).is_none() {
                continue;
            }
            let modal = matches!(
                (self.key(at), self.key(at + 1)),
                ("phải" | "cần", _) | ("có" | "chịu", "trách") | ("khẩn", "trương")
            );
            if at == from && !modal {
                continue;
            }
            if modal || !comma {
                return Some(if self.is(at - 1, ",") { at - 1 } else { at });
            }
            return None;
        }
        None
    }

    /// A few words between a group and its modal verb tell it apart whatever they are: "đơn vị cung ứng giống bò
    /// phải …".
    fn before_modal(&self, start: usize) -> Option<usize> {
        if !self.letters(start) || self.after(start) {
            return None;
        }
        let end = (start + 1..start + 7).find(|&at| {
            !self.letters(at) || self.is(at, "và") || self.phrase(&self.lexicon.acts, at).is_some()
        })?;
        let modal =
            matches!((self.key(end), self.key(end + 1)), ("phải", _) | ("cần", "phải") | ("có", "trách"));
        modal.then_some(end)
    }

    /// Examples are no part of the name: "… trên một số tuyến phố chính như A, B".
    fn before_examples(&self, at: usize, end: usize) -> usize {
        (at..end).find(|&at| self.is(at, "như")).unwrap_or(end)
    }
}
