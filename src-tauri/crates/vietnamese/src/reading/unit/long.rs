//! Long names: how far the name of a centre, a company, a board goes before the sentence goes on.
//!
//! It reads fields, capitals and what joins them; the area behind a name is for the grammar.

use super::grammar::{DEPTH, LONGEST, Reader};
use super::lexicon::{Head, Part};
use super::phrases::is_joint;
use crate::reading::word::Shape;

impl Reader<'_, '_> {
    /// The longer name of a centre, a company, a board: fields, capitals, and what joins them.
    pub(super) fn long_name(&self, start: usize, person: bool) -> usize {
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
        // "… tìm kiếm cứu nạn Hải Phòng": a place is taken whole, though "Phòng" opens names too.
        if let Some((end, _)) = self.known_place(at).filter(|_| !self.flat) {
            return Some(end);
        }
        if let Some((end, part)) = self.phrase(&self.lexicon.parts, at) {
            let apart = at == start || self.head(at).is_none_or(|(head, _)| head < end);
            let word = end > at + 1 || at > start || self.capital(at) || self.capital(end);
            let fits = open || self.capital(at) || !part.verbal;
            if apart && word && fits && !self.task(at, end) && !self.governs(at, end, part) {
                return Some(end);
            }
        }
        if let Some(end) = self.structure(at) {
            return Some(end);
        }
        if self.is(at, "các")
            && (at > start || matches!(self.key(at.wrapping_sub(1)), "lý" | "phối" | "hành"))
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
        if !self.capital(at) {
            return if at > start && self.capital(start) { self.unknown(at) } else { None };
        }
        if self.opens_unit(at) {
            return None;
        }
        let second = open && self.letters(at + 1) && !self.capital(at + 1) && !self.after(at + 1);
        let second = second && word.shape == Shape::Capital && self.head(at + 1).is_none();
        Some(at + 1 + usize::from(second))
    }

    /// What is built, with its name: "đường Hồ Chí Minh", "cầu Rạch Miễu 2", "quốc lộ 50".
    fn structure(&self, at: usize) -> Option<usize> {
        let one = matches!(
            self.key(at),
            "đường" | "cầu" | "tuyến" | "hầm" | "hồ" | "kênh" | "sông" | "cảng" | "đê" | "cống"
        );
        let two = matches!(
            (self.key(at), self.key(at + 1)),
            ("quốc", "lộ") | ("cao", "tốc") | ("nhà", "ga") | ("sân", "bay")
        );
        let end = at + usize::from(one || two) + usize::from(two);
        (end > at && !self.flat && (self.capital(end) || self.number(end))).then(|| self.place(end, false))?
    }

    /// One to three small words that the rules do not know, between a name in capitals and a verb: "Cục Trẻ thơ vùng
    /// cao kiểm tra".
    fn unknown(&self, at: usize) -> Option<usize> {
        let plain = |at: usize| {
            let small = self.words.get(at).is_some_and(|word| word.shape == Shape::Small);
            let other = || {
                self.after(at)
                    || self.article(at).is_some()
                    || self.head(at).is_some()
                    || self.phrase(&self.lexicon.generics, at).is_some()
                    || self.phrase(&self.lexicon.titles, at).is_some()
                    || self.phrase(&self.lexicon.qualifiers, at).is_some()
                    || self.lexicon.loose.contains(self.key(at))
            };
            small && !other()
        };
        let end = (at..at + 4).find(|&at| !plain(at))?;
        (end > at && end < at + 4 && self.after(end)).then_some(end)
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

    /// A verb in small letters that goes on with words no name is made of: "chi cục thanh tra toàn bộ vụ việc".
    fn governs(&self, at: usize, end: usize, part: &Part) -> bool {
        let named = self.phrase(&self.lexicon.parts, end).is_some() || self.area(end, false).is_some();
        let goes_on = self.letters(end) && !self.capital(end) && !self.after(end) && !self.is(end, "các");
        let joint = self.words.get(end).is_some_and(is_joint);
        // "trường xây dựng và thực hiện đề án": two verbs joined.
        let second = self.phrase(&self.lexicon.parts, end + 1);
        let chain =
            joint && second.is_some_and(|(_, next)| next.verbal && !next.noun) && !self.capital(end + 1);
        let verb = part.verbal && !part.noun && goes_on && !named && !joint;
        !self.capital(at) && (verb || part.verbal && chain)
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
}
