//! Grammar: how one name of a unit is put together, from its opening words to its last.
//!
//! It reads one name at one place. Lists that share a head, groups and the committee's register are elsewhere.

use std::ops::Range;

use super::lexicon::{Head, Lexicon};
use super::phrases::is_joint;
use crate::reading::word::{Shape, Word};

/// How deep a unit may stand inside a unit: "Ban Thường vụ Đảng ủy UBND tỉnh" is three deep.
pub(super) const DEPTH: usize = 3;

/// The longest name, in words; longer ones do not exist, and the bound keeps reading linear.
pub(super) const LONGEST: usize = 30;

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

impl Reader<'_, '_> {
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
            Head::Area(0) if !self.capital(end) && !self.number(end) && !self.is(end, "số") => return None,
            _ => {}
        }
        Some((end, head))
    }

    /// Another unit or a title starts here.
    pub(super) fn opens_unit(&self, at: usize) -> bool {
        let head =
            self.head(at).is_some_and(|(_, head)| !matches!(head, Head::Tight | Head::Needs | Head::Area(0)));
        head || self.phrase(&self.lexicon.titles, at).is_some_and(|(end, _)| end > at + 1)
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
                let mut found = self.tail(at..head_end, depth, person);
                let owner = if found.name.end == head_end { self.owner(head_end, depth) } else { None };
                found.name.end = owner.unwrap_or(found.name.end);
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
                let found = self.about(at, self.tail(at..end, depth, person), depth, person);
                let bare = found.name.end == head_end;
                let small = !self.capital(at) && !self.stands_alone(at, head_end, depth);
                if bare && (head == Head::Tight || small) {
                    return None;
                }
                Some(Unit { alone: bare, ..found })
            }
            Head::Proper => {
                let found = self.about(at, self.tail(at..head_end, depth, person), depth, person);
                Some(Unit { alone: false, ..found })
            }
            Head::Office => unit(head_end, Shares::Nothing),
        }
    }

    /// "Ban Chỉ đạo tỉnh về chuyển đổi số": the matter a committee is there for.
    fn about(&self, at: usize, found: Unit, depth: usize, person: bool) -> Unit {
        let end = found.name.end;
        let committee = matches!(self.key(at), "ban" | "bcđ" | "ủy" | "hội" | "tổ" | "tiểu" | "văn" | "đoàn");
        // "Tổ công tác của Thủ tướng"
        let giver = || self.unit(end + 1, depth + 1, person).filter(|_| self.capital(end + 1));
        if committee
            && self.is(end, "của")
            && let Some(giver) = giver()
        {
            return Unit { name: at..giver.name.end, ..found };
        }
        if !committee || !self.is(end, "về") {
            return found;
        }
        let matter = self.long_name(end + 1, person);
        if matter == end + 1 { found } else { self.tail(at..matter, depth, person) }
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
        let short = |at: usize| {
            let capitals = self.words.get(at).is_some_and(|word| word.shape == Shape::Capitals);
            capitals && !self.flat && self.head(at).is_none()
        };
        let end = known.or_else(|| short(at).then_some(at + 1))?;
        // "Sở Lao động - TB&XH", "Sở GD - ĐT": the other half of the name is an abbreviation.
        let half = matches!(self.key(end), "-" | "–" | "&") && short(end + 1) && !self.touches(end + 1);
        let half = half && self.nobody(end + 1).is_none();
        Some(if half { end + 2 } else { end })
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
        } else if let Some(hamlets) = self.hamlets(end) {
            (unit.name.end, unit.group) = (hamlets, true);
        } else if let Some(parent) = self.parent(end, depth, person) {
            unit.name.end = parent.name.end;
            unit.group = parent.group;
        }
        unit
    }

    /// "thôn, ấp" behind a body of theirs: "Chi bộ ấp", "Ban công tác Mặt trận thôn".
    fn hamlets(&self, at: usize) -> Option<usize> {
        let mut end = self.hamlet(at)?;
        while let Some(next) = self.separator(end).and_then(|next| self.hamlet(next)) {
            end = next;
        }
        Some(end)
    }

    fn hamlet(&self, at: usize) -> Option<usize> {
        let (end, head) = self.phrase(&self.lexicon.heads, at)?;
        (*head == Head::Area(0) && !self.capital(at)).then_some(end)
    }

    /// "Việt Nam", "khu vực II", "chi nhánh", "cơ sở 3".
    fn suffix(&self, start: usize) -> usize {
        let mut at = start;
        for _ in 0..3 {
            let next = match (self.key(at), self.key(at + 1)) {
                ("việt", "nam") | ("nhà", "nước") | ("trung", "ương") | ("chi", "nhánh") | ("tối", "cao") => {
                    at + 2
                }
                ("-", "chi") | (",", "chi") if self.is(at + 2, "nhánh") => at + 3,
                ("khu", "vực") if self.capital(at + 2) || self.number(at + 2) => {
                    self.place(at + 2, false).unwrap_or(at + 3)
                }
                ("miền" | "phía" | "vùng", _) if self.capital(at + 1) => {
                    self.place(at + 1, true).unwrap_or(at + 2)
                }
                ("-" | "–", _) if self.short_name(at + 1) => at + 2,
                ("cơ", "sở") if self.number(at + 2) => at + 3,
                ("số", _) if self.number(at + 1) => at + 2,
                _ => break,
            };
            at = next;
        }
        at
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

    /// "thanh tra của chi cục", "công an của huyện".
    fn owner(&self, at: usize, depth: usize) -> Option<usize> {
        let of = self.is(at, "của").then_some(at + 1)?;
        let area = self.area(of, false).map(|(end, _)| end);
        let named = || self.unit(of, depth + 1, false).map(|unit| unit.name.end);
        // "của chi cục" alone: a unit in small letters that the sentence goes on behind.
        let alone = || {
            let (end, head) = self.head(of)?;
            let whole = matches!(head, Head::Open | Head::Closed | Head::Council);
            (whole && (!self.letters(end) || self.after(end))).then_some(end)
        };
        area.or_else(named).or_else(alone)
    }

    /// The short name that a company bears behind its long one: "… đường cao tốc Việt Nam - VEC".
    fn short_name(&self, at: usize) -> bool {
        let apart = !self.touches(at - 1) && !self.letters(at + 1);
        let own = self.head(at).is_none_or(|(_, head)| head == Head::Proper);
        apart && own && self.abbreviation(at)
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
