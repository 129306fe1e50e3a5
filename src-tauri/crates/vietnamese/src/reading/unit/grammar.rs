//! Grammar: how one name of a unit is put together, from its opening words to its last.
//!
//! It reads one name at one place. Lists that share a head, groups and the committee's register are elsewhere.

use std::ops::Range;

use super::lexicon::{Head, Lexicon, Place};
use super::phrases::{Phrases, is_joint};
use crate::reading::word::{Shape, Word};

/// How deep a unit may stand inside a unit: "Ban Thường vụ Đảng ủy UBND tỉnh" is three deep.
const DEPTH: usize = 3;

/// The longest name, in words; longer ones do not exist, and the bound keeps reading linear.
const LONGEST: usize = 30;

/// Words with the rules to read them by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'r, 't> {
    pub words: &'r [Word<'t>],
    pub lexicon: &'static Lexicon,
    /// All letters are capitals: they tell nothing about where a name ends.
    pub flat: bool,
}

/// An area with or without its name.
#[derive(Debug, Clone)]
pub(super) struct Area {
    pub level: u8,
    /// Where its name stands; empty for "tỉnh" alone.
    pub place: Range<usize>,
}

/// What may be repeated with another field or place: the words before it, and what stands there.
#[derive(Debug, Clone)]
pub(super) enum Shares {
    /// Nothing.
    Nothing,
    /// "Sở" before "Xây dựng".
    Field {
        /// The words to repeat.
        head: Range<usize>,
        /// Fields of ministries are allowed.
        ministry: bool,
        /// The first field starts with a capital.
        capital: bool,
    },
    /// "UBND" before "huyện Củ Chi", or "Sở Y tế" before "Ninh Thuận".
    Area {
        /// The words to repeat before an area; empty for an area itself.
        head: Range<usize>,
        /// Word for the kind of area ("huyện"); empty for a bare place.
        kind: Range<usize>,
        /// Its level.
        level: u8,
    },
}

/// One name.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// The words of the name, without brackets after it.
    pub name: Range<usize>,
    pub shares: Shares,
    /// It names no unit in particular: "UBND các huyện".
    pub group: bool,
    /// It is an opening word alone: "Sở", "công ty".
    pub alone: bool,
}

impl<'t> Reader<'_, 't> {
    pub(super) fn key(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.key.as_str())
    }

    pub(super) fn is(&self, at: usize, key: &str) -> bool {
        self.key(at) == key
    }

    /// Starts with a capital, where capitals mean something.
    pub(super) fn capital(&self, at: usize) -> bool {
        let shape = self.words.get(at).map(|word| word.shape);
        !self.flat && matches!(shape, Some(Shape::Capital | Shape::Capitals))
    }

    pub(super) fn number(&self, at: usize) -> bool {
        self.words
            .get(at)
            .is_some_and(|w| w.shape == Shape::Number && w.text.len() <= 4 && w.text.parse::<u32>().is_ok())
    }

    pub(super) fn letters(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| !matches!(word.shape, Shape::Mark | Shape::Number))
    }

    pub(super) fn phrase<'l, V>(&self, phrases: &'l Phrases<V>, at: usize) -> Option<(usize, &'l V)> {
        phrases.longest(self.words, at)
    }

    /// The text of some words, as written but for white space.
    pub(super) fn written(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        let mut end = None;
        for word in &self.words[range] {
            if end.is_some_and(|end| end < word.span.start) {
                text.push(' ');
            }
            text.push_str(word.text);
            end = Some(word.span.end);
        }
        text
    }

    /// The text of a name; brackets inside it are left out (sentences.md, "Units").
    pub(super) fn name(&self, range: Range<usize>) -> String {
        match range.clone().find_map(|at| Some((at, self.brackets(at).filter(|&end| end < range.end)?))) {
            Some((open, close)) => {
                format!("{} {}", self.written(range.start..open), self.name(close..range.end))
            }
            None => self.written(range),
        }
    }

    /// Where brackets that open at `at` end.
    pub(super) fn brackets(&self, at: usize) -> Option<usize> {
        if !self.is(at, "(") {
            return None;
        }
        let inside = self.words[at..].iter().take(LONGEST);
        let close = inside.take_while(|word| word.text != ";").position(|word| word.text == ")")?;
        Some(at + close + 1)
    }

    /// Holds a word that opens names, and names nobody: "cán bộ".
    pub(super) fn nobody(&self, at: usize) -> Option<usize> {
        let (end, ()) = self.phrase(&self.lexicon.nobody, at)?;
        let plain = self.flat || !self.capital(at + 1) || end == at + 1;
        plain.then_some(end)
    }

    /// The opening words of a name.
    pub(super) fn head(&self, at: usize) -> Option<(usize, Head)> {
        let (mut end, &head) = self.phrase(&self.lexicon.heads, at)?;
        if self.nobody(at).is_some_and(|blocked| blocked > end) {
            return None;
        }
        match head {
            Head::Letter(_) => {
                let stopped = self.is(end, ".") && (self.capital(end + 1) || self.number(end + 1));
                return (stopped && self.capital(at)).then_some((end + 1, head));
            }
            Head::Area(_) if self.is(end, ".") && self.known_place(end + 1).is_some() => end += 1,
            Head::Tight if self.is(at, "báo") && !self.capital(at) => return None,
            Head::Area(0) if !self.capital(end) && !self.number(end) => return None,
            _ => {}
        }
        Some((end, head))
    }

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
            while matches!(self.key(end), "'" | "’") && self.letters(end + 1) {
                end += 2;
            }
        }
        let end = known.map_or(end, |known| {
            if end > known && self.personal(known).is_some() { known } else { end.max(known) }
        });
        (end > at).then_some(end)
    }

    /// A person's name starts here, and not the second half of a place: three words, or two after a known place.
    fn ends_place(&self, at: usize) -> bool {
        self.personal(at).is_some_and(|end| end - at >= 3)
    }

    /// Another unit or a title starts here.
    fn opens_unit(&self, at: usize) -> bool {
        let head =
            self.head(at).is_some_and(|(_, head)| !matches!(head, Head::Tight | Head::Needs | Head::Area(0)));
        head || self.phrase(&self.lexicon.titles, at).is_some_and(|(end, _)| end > at + 1)
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

    /// A word may stand alone for its unit: what follows belongs to the sentence, not to a longer word.
    fn stands_alone(&self, at: usize, end: usize, depth: usize) -> bool {
        let level = at > 0 && self.lexicon.before.contains(self.key(at - 1));
        let goes_on = self.letters(end) && !self.capital(end) && !self.after(end);
        (depth == 0 || self.capital(at)) && !level && !goes_on
    }

    /// A word that follows a name and never belongs to it.
    pub(super) fn after(&self, at: usize) -> bool {
        self.lexicon.after.contains(self.key(at)) || self.phrase(&self.lexicon.acts, at).is_some()
    }

    /// One name that starts at word `at`. `person` says that a title stands before it.
    pub(super) fn unit(&self, at: usize, depth: usize, person: bool) -> Option<Unit> {
        if depth > DEPTH {
            return None;
        }
        let (head_end, head) = self.head(at)?;
        let unit = |end, shares| Some(Unit { name: at..end, shares, group: false, alone: end == head_end });
        match head {
            Head::Area(_) | Head::Letter(_) => {
                let (end, area) = self.area(at, person)?;
                if area.place.is_empty() {
                    return self.stands_alone(at, end, depth).then(|| unit(end, Shares::Nothing))?;
                }
                let kind = at..area.place.start;
                unit(end, Shares::Area { head: at..at, kind, level: area.level })
            }
            Head::Council | Head::Needs => {
                let found = self.tail(at..head_end, depth, person);
                let bare = found.name.end == head_end;
                if bare
                    && (head == Head::Needs || !self.capital(at) && !self.stands_alone(at, head_end, depth))
                {
                    return None;
                }
                Some(Unit { alone: bare, ..found })
            }
            Head::Closed | Head::ClosedTight => self.closed(at, head_end, head, depth, person),
            Head::Open | Head::Tight => {
                let end = self.long_name(head_end, person);
                let found = self.tail(at..end, depth, person);
                let bare = found.name.end == head_end;
                let small = !self.capital(at) && !self.stands_alone(at, head_end, depth);
                if bare && (head == Head::Tight || small) {
                    return None;
                }
                Some(Unit { alone: bare, ..found })
            }
            Head::Proper => {
                let found = self.tail(at..head_end, depth, person);
                Some(Unit { alone: false, ..found })
            }
            Head::Office => unit(head_end, Shares::Nothing),
        }
    }

    /// "Sở Xây dựng", "sở GTVT Lâm Đồng", "Bộ Y tế", and "Sở" alone.
    fn closed(&self, at: usize, head_end: usize, head: Head, depth: usize, person: bool) -> Option<Unit> {
        let ministry = self.is(at, "bộ");
        let field = self.field(head_end, ministry);
        let Some(field_end) =
            field.or_else(|| Some(self.long_name(head_end, person)).filter(|&end| end > head_end))
        else {
            let alone = head == Head::Closed && self.stands_alone(at, head_end, depth);
            return alone.then_some(Unit {
                name: at..head_end,
                shares: Shares::Nothing,
                group: false,
                alone: true,
            });
        };
        let mut found = self.tail(at..field_end, depth, person);
        if found.name.end == field_end {
            let capital = self.flat || self.capital(head_end);
            found.shares = Shares::Field { head: at..head_end, ministry, capital };
        }
        Some(found)
    }

    /// A field of work, as far as the rules know it, or an abbreviation of one.
    pub(super) fn field(&self, at: usize, ministry: bool) -> Option<usize> {
        let known = self.phrase(&self.lexicon.parts, at);
        let known = known.filter(|(_, part)| part.field || ministry && part.ministry).map(|(end, _)| end);
        let short = self.words.get(at).is_some_and(|word| word.shape == Shape::Capitals) && !self.flat;
        known.or_else(|| (short && self.head(at).is_none()).then_some(at + 1))
    }

    /// The longer name of a centre, a company, a board: fields, capitals, and what joins them.
    fn long_name(&self, start: usize, person: bool) -> usize {
        let (mut at, mut open) = (start, true);
        while at - start < LONGEST {
            let Some(next) = self.name_part(start, at, open, person) else { break };
            open = is_joint(&self.words[next - 1]);
            at = next;
        }
        at
    }

    /// The next part of a longer name. `open` says that nothing or a joint stands before it.
    fn name_part(&self, start: usize, at: usize, open: bool, person: bool) -> Option<usize> {
        if at > start && person && self.personal(at).is_some() {
            return None;
        }
        if let Some((end, part)) = self.phrase(&self.lexicon.parts, at) {
            let apart = at == start || self.head(at).is_none_or(|(head, _)| head < end);
            let word = end > at + 1 || at > start || self.capital(at) || self.capital(end);
            let fits = open || self.capital(at) || !part.verbal;
            if apart && word && fits && !self.task(at, end) {
                return Some(end);
            }
        }
        if self.is(at, "các")
            && at > start
            && self.phrase(&self.lexicon.parts, at + 1).is_some_and(|(_, part)| part.noun)
        {
            return Some(at + 1).filter(|&next| self.head(next).is_none());
        }
        let word = self.words.get(at)?;
        if is_joint(word) && !open && at > start {
            return self.joined(at);
        }
        if self.number(at) && (at > start || self.after(at + 1) || !self.letters(at + 1)) {
            return Some(at + 1);
        }
        if !self.capital(at) || self.opens_unit(at) {
            return None;
        }
        let second = open && self.letters(at + 1) && !self.capital(at + 1) && !self.after(at + 1);
        let second = second && word.shape == Shape::Capital && self.head(at + 1).is_none();
        Some(at + 1 + usize::from(second))
    }

    /// The words up to `end` begin the task and not a part of the name: "Ban Chỉ đạo kiểm tra thực địa", but "Ban
    /// Chỉ đạo thực hiện cải cách hành chính".
    fn task(&self, at: usize, end: usize) -> bool {
        if self.capital(at) {
            return false;
        }
        let act = self.phrase(&self.lexicon.acts, at).map(|(act, ())| act);
        let named = self.phrase(&self.lexicon.parts, end).is_some() || self.capital(end);
        act.is_some_and(|act| act > end || act == end && !named)
    }

    /// A joint inside a longer name: what follows is again a part of names and opens no unit of its own.
    fn joined(&self, at: usize) -> Option<usize> {
        let next = at + 1;
        let known = self.phrase(&self.lexicon.parts, next).is_some();
        let same_case =
            self.capital(next) == self.capital(at - 1) || self.capital(next) || !self.capital(at - 1);
        let dash = !matches!(self.key(at), "và" | "&") && self.capital(next);
        let inspection =
            matches!(self.head(next), Some((_, Head::Needs))) && self.unit(next, DEPTH - 1, false).is_some();
        let unit = inspection || self.opens_unit(next) || self.phrase(&self.lexicon.generics, next).is_some();
        (!unit && (known && same_case || dash)).then_some(next)
    }

    /// What may follow the fixed part of a name: an area, a place, a branch, the unit it belongs to.
    pub(super) fn tail(&self, fixed: Range<usize>, depth: usize, person: bool) -> Unit {
        let mut unit = Unit { name: fixed.clone(), shares: Shares::Nothing, group: false, alone: false };
        let mut end = self.suffix(fixed.end);
        unit.name.end = end;
        if let Some(after) = self.brackets(end).filter(|&after| self.area(after, person).is_some()) {
            end = after;
        }
        if let Some((areas, group)) = self.areas(end) {
            unit.name.end = areas;
            unit.group = group;
        } else if let Some((area_end, area)) = self.area(end, person) {
            unit.name.end = area_end;
            if !area.place.is_empty() {
                unit.shares =
                    Shares::Area { head: fixed.start..end, kind: end..area.place.start, level: area.level };
            }
        } else if let Some(place) = self.place(end, person).filter(|_| self.bare_place(end, person)) {
            unit.name.end = place;
            unit.shares = Shares::Area { head: fixed.start..end, kind: end..end, level: 3 };
        } else if let Some(parent) = self.parent(end, depth, person) {
            unit.name.end = parent.name.end;
            unit.group = parent.group;
        }
        unit
    }

    /// A place that stands without the word for its kind: not a number, not a unit, not a person.
    fn bare_place(&self, at: usize, person: bool) -> bool {
        let someone = person && self.personal(at).is_some() && self.known_place(at).is_none();
        (self.capital(at) || self.flat)
            && !self.number(at)
            && !self.opens_unit(at)
            && !someone
            && self.head(at).is_none()
    }

    /// "Việt Nam", "khu vực II", "chi nhánh", "cơ sở 3".
    fn suffix(&self, start: usize) -> usize {
        let mut at = start;
        for _ in 0..3 {
            let next = match (self.key(at), self.key(at + 1)) {
                ("việt", "nam") | ("nhà", "nước") | ("trung", "ương") | ("chi", "nhánh") => at + 2,
                ("-", "chi") | (",", "chi") if self.is(at + 2, "nhánh") => at + 3,
                ("khu", "vực") if self.capital(at + 2) || self.number(at + 2) => {
                    self.place(at + 2, false).unwrap_or(at + 3)
                }
                ("miền" | "phía" | "vùng", _) if self.capital(at + 1) => {
                    self.place(at + 1, true).unwrap_or(at + 2)
                }
                ("cơ", "sở") if self.number(at + 2) => at + 3,
                ("số", _) if self.number(at + 1) => at + 2,
                _ => break,
            };
            at = next;
        }
        at
    }

    /// "cấp huyện"; "các quận, huyện"; "xã, phường": areas without names after a council.
    fn areas(&self, at: usize) -> Option<(usize, bool)> {
        if self.is(at, "cấp")
            || self.is(at, "hai") && self.is(at + 1, "cấp")
            || self.is(at, "các") && self.is(at + 1, "cấp")
        {
            let first = at + if self.is(at, "cấp") { 1 } else { 2 };
            let (end, _) = self.nameless(first).unwrap_or((first, 0));
            return (end > first || !self.is(at, "cấp")).then_some((end, true));
        }
        let article = self.article(at);
        let (end, count) = self.nameless(article.unwrap_or(at))?;
        (article.is_some() || count > 1).then_some((end, true))
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
    fn short_area(&self, at: usize) -> Option<(usize, Area)> {
        let short = matches!(self.key(at), "thành" | "thị") && !self.capital(at + 1);
        short.then(|| (at + 1, Area { level: 2, place: at + 1..at + 1 }))
    }

    /// "các", "24", "tất cả các": what opens a group.
    pub(super) fn article(&self, at: usize) -> Option<usize> {
        let word = self.phrase(&self.lexicon.articles, at).map(|(end, ())| end);
        word.or_else(|| self.number(at).then_some(at + 1))
    }

    /// Past "," ";" "và" or ", và".
    pub(super) fn separator(&self, at: usize) -> Option<usize> {
        let joint = |at: usize| matches!(self.key(at), "và" | "&" | "hoặc" | "-" | "–" | "/");
        match self.key(at) {
            "," | ";" => Some(at + 1 + usize::from(joint(at + 1))),
            _ => joint(at).then_some(at + 1),
        }
    }

    /// The unit that a unit belongs to, right behind its name or after "thuộc".
    fn parent(&self, at: usize, depth: usize, person: bool) -> Option<Unit> {
        let start = match self.key(at) {
            "thuộc" => at + 1,
            "trực" if self.is(at + 1, "thuộc") => at + 2,
            _ => at,
        };
        let (_, head) = self.head(start)?;
        if matches!(head, Head::Area(_) | Head::Letter(_) | Head::Office) && start == at {
            return None;
        }
        self.councils(start, person)
            .or_else(|| self.unit(start, depth + 1, person))
            .filter(|unit| !unit.alone || self.capital(start))
    }

    /// "HĐND và UBND huyện" after "Văn phòng": two councils with one office.
    fn councils(&self, at: usize, person: bool) -> Option<Unit> {
        let (end, Head::Council) = self.head(at)? else { return None };
        let next = if is_joint(self.words.get(end)?) { end + 1 } else { return None };
        let (second, Head::Council) = self.head(next)? else { return None };
        Some(Unit {
            name: at..self.tail(next..second, DEPTH, person).name.end,
            shares: Shares::Nothing,
            group: false,
            alone: false,
        })
    }
}
