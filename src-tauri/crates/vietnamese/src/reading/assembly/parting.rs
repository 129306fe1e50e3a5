//! Parting: who said a sentence parted from what was said, and several directives of one sentence from each other.
//!
//! It decides no kind: it looks for the places where another directive may open.

use std::cell::OnceCell;
use std::ops::Range;

use crate::reading::cue::{Cue, Found};
use crate::reading::kind::{self, Before, Frame, Verdict};
use crate::reading::parties::{addressee, parties};
use crate::reading::scene::Scene;
use crate::reading::{Kind, Sure};

/// Who said a sentence, where it is told after it: "…”, ông Nam yêu cầu".
pub struct Said {
    cue: Cue,
    /// Who is told, where the tail says it: "…”, Bộ trưởng giao nhiệm vụ cho Cục A".
    pub to: Option<usize>,
    /// The words that name who said it.
    pub speaker: Range<usize>,
}

impl Said {
    /// Says that what was said is what the speaker demands.
    pub fn demands(&self) -> bool {
        matches!(self.cue, Cue::Demand | Cue::Direct | Cue::Ask | Cue::Assign)
    }

    /// A promise stays one, whatever words it uses.
    pub fn colour(&self, verdict: &mut Verdict) {
        if self.cue == Cue::Promise && verdict.kind != Kind::Directive {
            *verdict =
                Verdict { kind: Kind::Response, sure: Sure::Likely, frame: Frame::None, ..verdict.clone() };
        }
    }
}

/// Words between the end of what was said and the verb that says who said it.
const TAIL: usize = 16;

/// Words that say that somebody, or a paper of somebody, speaks.
const SPEAKERS: [&str; 17] = [
    "ông",
    "bà",
    "chí",
    "anh",
    "chị",
    "thị",
    "văn",
    "điện",
    "báo",
    "luận",
    "quyết",
    "thư",
    "tướng",
    "trưởng",
    "tịch",
    "đốc",
    "ngành",
];

/// Parts the speaker at the end from what was said.
pub fn without_tail(scene: &Scene<'_>) -> (Range<usize>, Option<Said>) {
    let body = scene.body.clone();
    let speaks = |cue: &&Found<Cue>| {
        matches!(
            cue.is,
            Cue::Say
                | Cue::Stress
                | Cue::Demand
                | Cue::Direct
                | Cue::Ask
                | Cue::Promise
                | Cue::Wish
                | Cue::Assign
        )
    };
    for cue in scene.cues.iter().filter(speaks) {
        let near = (body.start + 4).max(cue.words.start.saturating_sub(TAIL))..cue.words.start;
        let rest = body.end.saturating_sub(cue.words.end);
        let comma = |at: &usize| {
            let heads = scene.mention_at(at + 1).and_then(|place| scene.mentions.get(place));
            rest == 0
                && scene.is(*at, &[","])
                && (heads.is_some_and(|mention| mention.person) || scene.names_person(&(at + 1..at + 3)))
        };
        let Some(start) = near.rev().find(|at| scene.is(*at, &["”", "\"", "-", "–"]) || comma(at)) else {
            continue;
        };
        let speaker = start + 1..scene.before_adverbs(cue.words.start);
        let person =
            scene.rank(speaker.clone()).is_some() || speaker.clone().any(|at| scene.is(at, &SPEAKERS));
        let quoted = scene.is(start, &["”", "\"", ","]);
        let short = !speaker.is_empty();
        let to = told_at_the_end(scene, cue).filter(|_| scene.is(start, &["”", "\""]));
        let ends = to.is_some()
            || cue.is != Cue::Assign && (rest <= 3 || scene.is(cue.words.end, &["như", "tại", "với", "khi"]));
        if !short || !person || !ends || !(quoted || cue.words.start < start + 14) {
            continue;
        }
        if (body.start..start).any(|at| scene.act_at(at).is_some() || scene.is_cue(at, Cue::Must)) {
            return (body.start..start, Some(Said { cue: cue.is, to, speaker }));
        }
    }
    (body, None)
}

/// The first of the units that are told and end the sentence.
fn told_at_the_end(scene: &Scene<'_>, cue: &Found<Cue>) -> Option<usize> {
    if !matches!(cue.is, Cue::Assign | Cue::Demand | Cue::Ask) {
        return None;
    }
    let first = addressee(scene, cue.words.end, scene.body.end)?;
    let mut last = first;
    while scene.mentions.get(last + 1).is_some_and(|next| next.listed) {
        last += 1;
    }
    (scene.mentions[last].words.end >= scene.body.end).then_some(first)
}

/// Parts a sentence where other units are told to do other things: after ";" and after "đồng thời".
pub fn segments(scene: &Scene<'_>, within: Range<usize>, before: &Before) -> Vec<Range<usize>> {
    let first = kind::judge(scene, within.clone(), before);
    let other = Other { scene, within: &within, first: &first, lead: OnceCell::new() };
    let parts: Vec<usize> = (within.start + 3..within.end).filter(|&at| other.opens(at)).collect();
    let mut segments = Vec::new();
    let mut start = within.start;
    for part in parts {
        segments.push(start..part);
        start = part;
    }
    segments.push(start..within.end);
    segments
}

/// Looks for other directives in a sentence whose first is known.
struct Other<'s, 't> {
    scene: &'s Scene<'t>,
    within: &'s Range<usize>,
    first: &'s Verdict,
    /// The rank of who leads the first.
    lead: OnceCell<Option<u8>>,
}

impl Other<'_, '_> {
    /// Says that another directive opens at a word.
    fn opens(&self, at: usize) -> bool {
        let scene = self.scene;
        let strong = scene.is(at - 1, &[";", "."]);
        let also = scene.is(at, &["đồng"]) && scene.is(at + 1, &["thời"]);
        if !strong && !also {
            return false;
        }
        let verb = self.past_basis(scene.after_adverbs(at));
        if let Some(cue) = scene.cue_at(verb) {
            let addressee = addressee(scene, cue.words.end, self.within.end);
            return match cue.is {
                Cue::Assign | Cue::Demand | Cue::Ask => addressee.is_some() && self.asked_or_told(),
                Cue::Direct => also && addressee.is_some_and(|place| self.above_lead(place)),
                _ => false,
            };
        }
        let starts = |place: &usize| strong && verb == at && scene.mentions[*place].words.start == at;
        let Some(place) = scene.mention_at(verb).filter(starts) else { return false };
        self.first.kind == Kind::Directive && !self.still_naming(at) && self.acts(place)
    }

    /// "; trên cơ sở này đề nghị …": past a few words that say what the order rests on.
    fn past_basis(&self, at: usize) -> usize {
        let scene = self.scene;
        let Some(basis) = scene.cue_at(at).filter(|cue| cue.is == Cue::Basis) else { return at };
        let from = basis.words.end;
        let near = (from..(from + 5).min(self.within.end)).take_while(|&at| !scene.is_break(at));
        let orders =
            |&at: &usize| [Cue::Assign, Cue::Demand, Cue::Ask].iter().any(|&is| scene.is_cue(at, is));
        near.into_iter().find(orders).unwrap_or(at)
    }

    /// Says that ";" parts units that are told together: "Giao các sở, ngành; UBND các huyện; các Ban báo cáo …".
    fn still_naming(&self, at: usize) -> bool {
        let scene = self.scene;
        let before = self.within.start..at;
        let named = at.checked_sub(2).is_some_and(|back| scene.mention_at(back).is_some());
        let led = |cue: &Found<Cue>| matches!(cue.is, Cue::Lead | Cue::With | Cue::Must | Cue::Duty);
        named
            && !scene.cues_in(&before).iter().any(led)
            && !before.into_iter().any(|at| scene.act_at(at).is_some() && scene.cue_at(at).is_none())
    }

    /// Says that a list of units that opens a link of the chain has work of its own.
    fn acts(&self, place: usize) -> bool {
        let scene = self.scene;
        let mut last = place;
        while scene.mentions.get(last + 1).is_some_and(|next| next.listed) {
            last += 1;
        }
        let next = scene.after_adverbs(scene.mentions[last].words.end);
        let told = (scene.mentions[last].words.end..next).any(|at| scene.is_cue(at, Cue::Done));
        let duty = |cue: &Found<Cue>| matches!(cue.is, Cue::Lead | Cue::Duty | Cue::Must);
        !told && (scene.act_at(next).is_some() || scene.cue_at(next).is_some_and(duty))
    }

    fn asked_or_told(&self) -> bool {
        matches!(self.first.kind, Kind::Directive | Kind::Proposal | Kind::Achievement | Kind::Response)
    }

    /// Says that a body is too high to be below the lead: then the speaker addresses it.
    fn above_lead(&self, place: usize) -> bool {
        let rank = |place: usize| self.scene.rank(self.scene.mentions[place].words.clone());
        let lead = self.lead.get_or_init(|| {
            let leads = parties(self.scene, &self.first.frame, self.within.clone()).leads;
            leads.first().map(|&lead| rank(lead).unwrap_or(0))
        });
        lead.is_some_and(|lead| lead <= rank(place).unwrap_or(4))
    }
}

/// Parts later steps with a day of their own: "trình đề án trong năm 2018 và khai trương trước ngày 1/11/2019".
pub fn steps(scene: &Scene<'_>, from: usize, within: Range<usize>) -> Vec<Range<usize>> {
    let terms: Vec<&Range<usize>> = scene
        .terms
        .iter()
        .map(|term| &term.words)
        .filter(|words| words.start > from && words.end <= within.end)
        .collect();
    let mut starts = Vec::new();
    for pair in terms.windows(2) {
        let (one, two) = (pair[0], pair[1]);
        let works = |at: usize| {
            let next = scene.after_adverbs(at);
            next < two.start && scene.act_at(next).is_some()
        };
        let semicolon = (one.end..two.start).rev().find(|&at| scene.is(at, &[";"]) && works(at + 1));
        let close = Some(one.end).filter(|&at| scene.is(at, &["và", ","]) && works(at + 1));
        starts.extend(semicolon.or(close).map(|at| at + 1));
    }
    let ends = starts.iter().skip(1).map(|&start| start - 1).chain([within.end]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}
