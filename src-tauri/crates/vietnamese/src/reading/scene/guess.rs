//! Guesses: who is told, where the grammar of names knows nobody, or not the whole of the name.
//!
//! Between a verb of assigning and the verb of the work stands who is to act: "giao nhóm chuyên gia rà soát", "yêu cầu
//! đơn vị cung ứng giống bò phải bồi thường". The frame of the sentence says where such a name ends, so nobody has to
//! know it. A guess is never sure.

use std::ops::Range;

use super::Scene;
use crate::reading::Sure;
use crate::reading::cue::Cue;
use crate::reading::unit::Mention;
use crate::reading::word::Shape;

/// Words that a guessed name may have.
const LONGEST: usize = 10;

/// Nouns that are told nothing: what is given, asked for or directed.
const THINGS: [&str; 62] = [
    "công", "việc", "vấn", "dự", "kế", "kỹ", "chỉ", "mức", "vốn", "kinh", "tiền", "đất", "giá", "hồ", "văn",
    "nội", "quy", "giải", "biện", "tình", "tiến", "chất", "điều", "nhiệm", "nhu", "hạng", "gói", "mặt",
    "quyền", "trách", "phương", "hình", "thủ", "thời", "số", "này", "đó", "trên", "nói", "nêu", "tại", "ở",
    "trong", "về", "của", "với", "để", "là", "thì", "mà", "như", "do", "vì", "nếu", "khi", "bằng", "rất",
    "từ", "theo", "nghiêm", "một", "không",
];

/// Words that lead a name and say nothing of it.
const ARTICLES: [&str; 8] = ["các", "những", "mọi", "tất", "cả", "toàn", "từng", "mỗi"];

/// Nouns whose names go on with what they do or have: "đơn vị …", "các …".
const HEADS: [&str; 22] = [
    "đơn", "cơ", "doanh", "lực", "chính", "ngành", "chủ", "nhà", "cán", "các", "những", "phía", "bên", "đội",
    "tổ", "địa", "nhóm", "người", "hộ", "công", "hiệp", "tập",
];

impl Scene<'_> {
    /// Names who is told where the grammar of names does not, and says whether it named anybody.
    pub(super) fn guess(&mut self) -> bool {
        let mut guessed = Vec::new();
        let mut longer = Vec::new();
        for cue in self.cues.iter().filter(|cue| speaks(cue.is)) {
            let from = self.after_adverbs(cue.words.end);
            match self.mention_at(from) {
                Some(place) => longer.extend(self.longer(place)),
                None if cue.is != Cue::With || self.is(from, &HEADS) => guessed.extend(self.unknown(from)),
                None => {}
            }
        }
        let any = !guessed.is_empty() || !longer.is_empty();
        for (place, end) in longer {
            self.lengthen(place, end);
        }
        for words in guessed {
            self.insert(words);
        }
        any
    }

    /// The words of an unknown name that begins here and ends where the work begins.
    fn unknown(&self, from: usize) -> Option<Range<usize>> {
        let noun = (from..from + 3).find(|&at| !self.is(at, &ARTICLES))?;
        let word = self.words.get(noun).filter(|_| noun < self.body.end)?;
        let name = matches!(word.shape, Shape::Small | Shape::Capital | Shape::Capitals);
        if !name || self.is(noun, &THINGS) || self.governs(noun) {
            return None;
        }
        self.name_end(noun + 1).map(|end| from..end)
    }

    /// Where the name of a group or of a described unit really ends.
    fn longer(&self, place: usize) -> Option<(usize, usize)> {
        let mut last = place;
        while self.mentions.get(last + 1).is_some_and(|next| next.listed) {
            last += 1;
        }
        let mention = self.mentions.get(last)?;
        let end = mention.words.end;
        let word = self.words.get(end).filter(|_| end < self.body.end)?;
        let goes_on = matches!(word.shape, Shape::Small | Shape::Capital | Shape::Capitals);
        let has = mention.group && self.is(end, &["có", "nơi"]);
        let open = (has || self.is(mention.words.start, &HEADS))
            && !self.is(end, &["và", "hoặc"])
            && !self.is(end, &THINGS);
        (goes_on && open && !self.governs(end) && self.mention_at(end).is_none())
            .then(|| self.name_end(end + 1).or_else(|| has.then(|| self.listed_end(end + 1)).flatten()))
            .flatten()
            .map(|end| (last, end))
    }

    /// Where a name ends that goes on at a word: before the verb of the work, and nowhere else.
    fn name_end(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at < self.body.end.min(from + LONGEST) {
            if self.governs(at) || (self.is(at, &["và", "để", ","]) && self.governs(at + 1)) {
                return Some(at);
            }
            if let Some(place) = self.mention_at(at) {
                if !self.is(at - 1, &["của", "thuộc", "tại", "ở", "trên"]) {
                    return None;
                }
                at = self.mentions.get(place)?.words.end;
                continue;
            }
            let word = self.words.get(at)?;
            if word.shape == Shape::Mark || self.is(at, &["việc", "không", "là", "cho"]) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// The same, for what a unit has: "UBND các tỉnh có rừng, đất rừng chủ trì …". A comma may stand in it when who is to
    /// act is told right behind.
    fn listed_end(&self, from: usize) -> Option<usize> {
        let comma = (from..from + 6).find(|&at| self.is(at, &[","]))?;
        let end = self.name_end(comma + 1)?;
        let told = self
            .cue_at(end)
            .is_some_and(|cue| matches!(cue.is, Cue::Lead | Cue::Must | Cue::Duty | Cue::With));
        (told && (from..end).all(|at| self.mention_at(at).is_none())).then_some(end)
    }

    /// Says that the work, or what leads to it, begins at a word.
    fn governs(&self, at: usize) -> bool {
        let cue = self.cue_at(at).is_some_and(|cue| {
            matches!(
                cue.is,
                Cue::Lead
                    | Cue::With
                    | Cue::Must
                    | Cue::Duty
                    | Cue::Direct
                    | Cue::Also
                    | Cue::Manner
                    | Cue::Not
            )
        });
        cue || self.act_at(at).is_some() || self.phrase_end(at).is_some()
    }

    fn lengthen(&mut self, place: usize, end: usize) {
        let Some(mention) = self.mentions.get(place).filter(|mention| mention.words.end < end) else {
            return;
        };
        let written = self.span(mention.words.end..end).and_then(|span| self.text.get(span));
        let name = format!("{} {}", mention.name, written.unwrap_or_default());
        let from = self.mentions[place].words.end;
        self.mentions.retain(|mention| mention.words.start < from || mention.words.start >= end);
        if let Some(mention) = self.mentions.get_mut(place) {
            mention.name = name;
            mention.words.end = end;
            mention.unit = None;
            mention.candidates.clear();
            mention.sure = Sure::Likely;
        }
    }

    fn insert(&mut self, words: Range<usize>) {
        let Some(name) = self.span(words.clone()).and_then(|span| self.text.get(span)) else { return };
        let group = self.is(words.start, &ARTICLES);
        let name = name.to_owned();
        self.mentions.retain(|mention| mention.words.end <= words.start || mention.words.start >= words.end);
        let place = self.mentions.partition_point(|mention| mention.words.start < words.start);
        let mention = Mention {
            words,
            name,
            unit: None,
            candidates: Vec::new(),
            sure: Sure::Likely,
            person: false,
            group,
            listed: false,
        };
        self.mentions.insert(place, mention);
    }
}

/// Says that a verb speaks to the body after it.
fn speaks(is: Cue) -> bool {
    matches!(is, Cue::Assign | Cue::Demand | Cue::Direct | Cue::Ask | Cue::GivenTo | Cue::With)
}
