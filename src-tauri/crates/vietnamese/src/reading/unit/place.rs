//! Places: areas with and without their names, bare places, and the persons whose names could be taken for one.
//!
//! It does not know which units a place has.

use super::grammar::{Area, Reader};
use super::lexicon::{Head, Place};

impl Reader<'_, '_> {
    /// A place known by its name: a province, a city, a town.
    pub(super) fn known_place(&self, at: usize) -> Option<(usize, Option<Place>)> {
        if !self.flat && !self.capital(at) {
            return None;
        }
        let place = self.phrase(&self.lexicon.places, at).map(|(end, &place)| (end, Some(place)));
        place.or_else(|| self.phrase(&self.lexicon.towns, at).map(|(end, _)| (end, None)))
    }

    /// A name of a person: a family name with one to four more.
    pub(super) fn personal(&self, at: usize) -> Option<usize> {
        if !self.capital(at) || !self.lexicon.surnames.contains(self.key(at)) {
            return None;
        }
        let more = (1..=5).take_while(|n| self.capital(at + n)).count();
        (1..=4).contains(&more).then_some(at + more + 1)
    }

    /// A place after the word for its kind, or bare. In a name that a title opens, a person may follow the place:
    /// "Chủ tịch UBND TP Đà Nẵng Huỳnh Đức Thơ".
    pub(super) fn place(&self, at: usize, person: bool) -> Option<usize> {
        if self.number(at) {
            return Some(at + 1);
        }
        if self.is(at, "số") && self.number(at + 1) {
            return Some(at + 2);
        }
        let known = self.known_place(at).map(|(end, _)| end);
        if self.flat {
            return known;
        }
        let mut end = at;
        while end - at < 6 && self.capital(end) {
            if end > at && (self.opens_unit(end) || person && self.ends_place(end)) {
                break;
            }
            end += 1;
            // "M'gar", but not the mark that opens or closes a quotation.
            while matches!(self.key(end), "'" | "’")
                && self.touches(end - 1)
                && self.touches(end)
                && self.letters(end + 1)
            {
                end += 2;
            }
        }
        let end = known.map_or(end, |known| {
            if end > known && self.personal(known).is_some() { known } else { end.max(known) }
        });
        (end > at).then_some(end)
    }

    /// A person's name starts here, and not the second half of a place: three words, or two after a known place.
    pub(super) fn ends_place(&self, at: usize) -> bool {
        self.personal(at).is_some_and(|end| end - at >= 3)
    }

    /// An area: "huyện Cái Bè", "tỉnh".
    pub(super) fn area(&self, at: usize, person: bool) -> Option<(usize, Area)> {
        let (end, head) = self.head(at)?;
        let (Head::Area(level) | Head::Letter(level)) = head else { return None };
        let someone = person && level >= 2 && self.ends_place(end) && self.known_place(end).is_none();
        let place = self.place(end, person).filter(|_| !someone).unwrap_or(end);
        let city = matches!(self.known_place(end), Some((_, Some(Place::City))));
        let level = if level == 4 { 2 + u8::from(city) } else { level };
        Some((place, Area { level, place: end..place }))
    }

    /// A run of words for kinds of areas, none with a name.
    pub(super) fn nameless(&self, start: usize) -> Option<(usize, usize)> {
        let (mut end, mut count, mut at) = (start, 0, start);
        while count < 8 {
            let Some((next, area)) = self.area(at, false).or_else(|| self.short_area(at)) else { break };
            if !area.place.is_empty() {
                break;
            }
            (end, count) = (next, count + 1);
            at = self.separator(end).unwrap_or(end);
        }
        (count > 0).then_some((end, count))
    }

    /// "thành", "thị" in "các tỉnh, thành"; "huyện, thị".
    pub(super) fn short_area(&self, at: usize) -> Option<(usize, Area)> {
        if self.is(at, "địa") && self.is(at + 1, "phương") {
            return Some((at + 2, Area { level: 2, place: at + 2..at + 2 }));
        }
        let short = matches!(self.key(at), "thành" | "thị") && !self.capital(at + 1);
        short.then(|| (at + 1, Area { level: 2, place: at + 1..at + 1 }))
    }

    /// "cấp huyện"; "các quận, huyện"; "xã, phường": areas without names after a council.
    pub(super) fn areas(&self, at: usize) -> Option<(usize, bool)> {
        if self.is(at, "cấp")
            || self.is(at, "hai") && self.is(at + 1, "cấp")
            || self.is(at, "các") && self.is(at + 1, "cấp")
        {
            let first = at + if self.is(at, "cấp") { 1 } else { 2 };
            let (mut end, _) = self.nameless(first).unwrap_or((first, 0));
            // "cấp huyện, cấp xã"
            while end > first
                && let Some(next) = self.separator(end).filter(|&next| self.is(next, "cấp"))
                && let Some((more, _)) = self.nameless(next + 1)
            {
                end = more;
            }
            return (end > first || !self.is(at, "cấp")).then_some((end, true));
        }
        let article = self.article(at);
        let (end, count) = self.nameless(article.unwrap_or(at))?;
        (article.is_some() || count > 1).then_some((end, true))
    }

    /// A place that stands without the word for its kind: not a number, not a unit, not a person.
    pub(super) fn bare_place(&self, at: usize, person: bool) -> bool {
        let someone = person && self.personal(at).is_some() && self.known_place(at).is_none();
        (self.capital(at) || self.flat)
            && !self.number(at)
            && !self.opens_unit(at)
            && !someone
            && self.head(at).is_none()
    }
}
