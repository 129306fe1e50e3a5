//! Assembly: a page read piece by piece, several directives of one sentence parted, and what a sentence leaves out
//! taken from the one before.
//!
//! It decides no kind and finds no name: it asks the files that do and puts their answers together.

use std::ops::Range;

use super::cue::{Cue, Found};
use super::kind::{self, Before, Frame, Verdict};
use super::parties::{addressee, parties};
use super::scene::Scene;
use super::sentence::{Piece, pieces};
use super::unit::{Mention, Register};
use super::work::{self, Task};
use super::{Context, Deadline, Kind, Measure, Part, Reading, Recurrence, Sure, UnitPart};

/// Reads a page of NFC text.
pub fn readings(text: &str, context: &Context<'_>, register: &Register) -> Vec<Reading> {
    let mut page = Pages { text, context, register, before: Before::default(), leads: Vec::new(), found: Vec::new() };
    for piece in pieces(text) {
        page.piece(&piece);
    }
    page.found
}

struct Pages<'p> {
    text: &'p str,
    context: &'p Context<'p>,
    register: &'p Register,
    before: Before,
    /// Who leads what came before, for sentences that leave it out.
    leads: Vec<UnitPart>,
    found: Vec<Reading>,
}

impl Pages<'_> {
    fn piece(&mut self, piece: &Piece) {
        let Some(text) = self.text.get(piece.span.clone()) else { return };
        let scene = Scene::new(text, self.context, self.register);
        if piece.heading {
            self.heading(&scene, piece);
            return;
        }
        if self.goes_on(&scene, piece) {
            return;
        }
        let (within, said) = without_tail(&scene);
        let mut before = self.before.clone();
        if let Some(rank) = said.as_ref().and_then(|said| scene.rank(said.speaker.clone())) {
            before.speaker = Some(rank);
        }
        let mut leads: Vec<UnitPart> = Vec::new();
        for segment in segments(&scene, within, &before) {
            let mut verdict = kind::judge(&scene, segment.clone(), &before);
            if let Some(said) = &said {
                said.colour(&mut verdict);
            }
            before.speaker = scene.rank(verdict.speaker.clone()).or(before.speaker);
            self.segment(&scene, piece, segment, &verdict, &mut leads);
        }
        self.remember(&scene, &before);
        if !leads.is_empty() {
            self.leads = leads;
        }
    }

    /// A heading that names units leads the clauses below it: "2. Sở Nội vụ:".
    fn heading(&mut self, scene: &Scene<'_>, piece: &Piece) {
        let starts = scene.mentions.first().is_some_and(|mention| mention.words.start <= scene.body.start + 2);
        if starts {
            self.leads = scene.mentions.iter().map(|mention| self.unit(scene, piece, mention)).collect();
        } else {
            self.leads.clear();
        }
        self.found.push(Reading {
            clause: piece.clause.clone(),
            sure: Sure::Stated,
            ..Reading::empty(Kind::Other, piece.span.clone())
        });
    }

    /// "Trong đó, …" goes on with the directive before it.
    fn goes_on(&mut self, scene: &Scene<'_>, piece: &Piece) -> bool {
        let at = scene.body.start;
        let opens = scene.is(at, &["trong"]) && scene.is(at + 1, &["đó"]) && scene.is(at + 2, &[","]);
        let orders = scene.cues.iter().any(|cue| matches!(cue.is, Cue::Assign | Cue::Demand | Cue::Ask | Cue::Direct));
        let Some(last) = self.found.last_mut().filter(|last| last.kind == Kind::Directive) else { return false };
        let Some(work) = last.work.as_mut().filter(|_| opens && !orders && piece.clause.is_none()) else {
            return false;
        };
        let Some(end) = scene.words.get(scene.body.end.wrapping_sub(1)).map(|word| piece.span.start + word.span.end)
        else {
            return false;
        };
        work.span.end = end;
        work.text = self.text.get(work.span.clone()).unwrap_or_default().to_owned();
        last.span.end = piece.span.end;
        let task = work::task(scene, at, at, scene.body.clone());
        last.measure = last.measure.take().or_else(|| measure(scene, piece, &task));
        last.deadline = last.deadline.take().or_else(|| deadline(scene, piece, &task));
        last.recurrence = last.recurrence.take().or_else(|| recurrence(scene, piece, &task));
        true
    }

    /// Puts one reading together, and one more for each later step with a day of its own.
    fn segment(
        &mut self,
        scene: &Scene<'_>,
        piece: &Piece,
        within: Range<usize>,
        verdict: &Verdict,
        leads: &mut Vec<UnitPart>,
    ) {
        let mut reading = self.reading(scene, piece, within.clone(), verdict.kind, verdict.sure);
        if !matches!(verdict.kind, Kind::Directive | Kind::Proposal) {
            self.told(scene, piece, within, reading);
            return;
        }
        let head = match verdict.frame {
            Frame::Given(at) | Frame::Verb(at) => at.min(scene.before_adverbs(at)),
            _ => within.start,
        };
        let parties = parties(scene, &verdict.frame, within.clone());
        reading.lead_units = parties.leads.iter().map(|&place| self.unit_at(scene, piece, place)).collect();
        reading.coordinating_units = parties.coordinating.iter().map(|&place| self.unit_at(scene, piece, place)).collect();
        let steps = steps(scene, parties.work_from, within.clone());
        let first = within.start..steps.first().map_or(within.end, |step| step.start);
        let task = match verdict.frame {
            Frame::GivenTo(verb) => Task { work: within.start..verb.saturating_sub(3), ..work::task(scene, head, parties.work_from, first) },
            _ => work::task(scene, head, parties.work_from, first),
        };
        self.fill(scene, piece, &mut reading, &task);
        if verdict.kind == Kind::Directive {
            self.inherit(&mut reading, leads);
        }
        let shared = reading.lead_units.clone();
        self.found.push(reading);
        for step in steps {
            let mut reading = self.reading(scene, piece, step.clone(), verdict.kind, Sure::Likely);
            let from = scene.after_adverbs(step.start);
            self.fill(scene, piece, &mut reading, &work::task(scene, step.start, from, step));
            reading.lead_units = inherited(&shared);
            self.found.push(reading);
        }
    }

    /// What is told: "đã …, nhưng còn chậm" is a difficulty and, in its first half, an achievement.
    fn told(&mut self, scene: &Scene<'_>, piece: &Piece, within: Range<usize>, reading: Reading) {
        let kind = reading.kind;
        self.found.push(reading);
        if kind != Kind::Difficulty {
            return;
        }
        let turn = scene.cues.iter().find(|cue| cue.is == Cue::But && cue.words.start > within.start + 3);
        let Some(turn) = turn else { return };
        let first = kind::judge(scene, within.start..turn.words.start, &self.before);
        if first.kind == Kind::Achievement {
            let half = self.reading(scene, piece, within.start..turn.words.start, first.kind, Sure::Likely);
            self.found.push(half);
        }
    }

    fn reading(&self, scene: &Scene<'_>, piece: &Piece, within: Range<usize>, kind: Kind, sure: Sure) -> Reading {
        let span = scene.span(within).unwrap_or_default();
        let span = piece.span.start + span.start..piece.span.start + span.end;
        Reading { clause: piece.clause.clone(), sure, ..Reading::empty(kind, span) }
    }

    fn fill(&self, scene: &Scene<'_>, piece: &Piece, reading: &mut Reading, task: &Task) {
        reading.work = part(scene, piece, task.work.clone(), Sure::Likely);
        reading.deadline = deadline(scene, piece, task);
        reading.recurrence = recurrence(scene, piece, task);
        reading.urgency = task.urgency.and_then(|place| part(scene, piece, scene.urgencies[place].clone(), Sure::Stated));
        reading.measure = measure(scene, piece, task);
    }

    /// A directive without a unit is for those of the directive before it, and says so.
    fn inherit(&mut self, reading: &mut Reading, leads: &mut Vec<UnitPart>) {
        if reading.lead_units.is_empty() {
            reading.lead_units = inherited(if leads.is_empty() { &self.leads } else { leads });
        } else {
            leads.clone_from(&reading.lead_units);
        }
    }

    fn unit_at(&self, scene: &Scene<'_>, piece: &Piece, place: usize) -> UnitPart {
        self.unit(scene, piece, &scene.mentions[place])
    }

    fn unit(&self, scene: &Scene<'_>, piece: &Piece, mention: &Mention) -> UnitPart {
        let known = mention.unit.map(|place| self.register.get(place).name.clone());
        UnitPart {
            part: part(scene, piece, mention.words.clone(), mention.sure).unwrap_or_else(|| Part { text: String::new(), span: piece.span.clone(), sure: mention.sure }),
            name: known.unwrap_or_else(|| mention.name.clone()),
            unit: mention.unit,
            candidates: mention.candidates.clone(),
        }
    }

    /// Keeps who spoke, and which person holds which office.
    fn remember(&mut self, scene: &Scene<'_>, before: &Before) {
        let speaks = |cue: &&Found<Cue>| {
            matches!(cue.is, Cue::Say | Cue::Stress | Cue::Ask | Cue::Demand | Cue::Direct | Cue::Assign | Cue::Wish | Cue::Praise)
        };
        for cue in scene.cues.iter().filter(speaks) {
            let head = scene.before_adverbs(cue.words.start);
            let named = scene.body.start..head;
            if let (Some(name), Some(rank)) = (kind::name_of(scene, &named), scene.rank(named)) {
                self.before.persons.push((name, rank));
            }
        }
        self.before.speaker = before.speaker;
    }
}

/// Who said a sentence, where it is told after it: "…”, ông Nam yêu cầu".
struct Said {
    cue: Cue,
    speaker: Range<usize>,
}

impl Said {
    /// A promise stays one, whatever words it uses.
    fn colour(&self, verdict: &mut Verdict) {
        if self.cue == Cue::Promise && verdict.kind != Kind::Directive {
            *verdict = Verdict { kind: Kind::Response, sure: Sure::Likely, frame: Frame::None, ..verdict.clone() };
        }
    }
}

/// Parts the speaker at the end from what was said.
fn without_tail(scene: &Scene<'_>) -> (Range<usize>, Option<Said>) {
    let body = scene.body.clone();
    let speaks = |cue: &&Found<Cue>| {
        matches!(cue.is, Cue::Say | Cue::Stress | Cue::Demand | Cue::Direct | Cue::Ask | Cue::Promise | Cue::Wish)
    };
    for cue in scene.cues.iter().filter(speaks) {
        let Some(start) = (body.start + 4..cue.words.start).rev().find(|&at| scene.is(at, &["”", "\"", "-", "–"])) else {
            continue;
        };
        let speaker = start + 1..scene.before_adverbs(cue.words.start);
        let rest = body.end.saturating_sub(cue.words.end);
        let person = scene.rank(speaker.clone()).is_some()
            || speaker.clone().any(|at| scene.is(at, &["ông", "bà", "chí"]));
        let works = (body.start..start).any(|at| scene.act_at(at).is_some() || scene.is_cue(at, Cue::Must));
        let quoted = scene.is(start, &["”", "\""]);
        let short = cue.words.start < start + 16 && speaker.len() > 0 && cue.words.start > start;
        let ends = rest <= 3 || scene.is(cue.words.end, &["như", "tại", "với", "khi"]);
        if short && person && works && ends && (quoted || cue.words.start < start + 14) {
            return (body.start..start, Some(Said { cue: cue.is, speaker }));
        }
    }
    (body, None)
}

/// Parts a sentence where other units are told to do other things: after ";" and after "đồng thời".
fn segments(scene: &Scene<'_>, within: Range<usize>, before: &Before) -> Vec<Range<usize>> {
    let first = kind::judge(scene, within.clone(), before);
    let parts: Vec<usize> = (within.start + 3..within.end).filter(|&at| opens_other(scene, at, &within, &first)).collect();
    let mut segments = Vec::new();
    let mut start = within.start;
    for part in parts {
        segments.push(start..part);
        start = part;
    }
    segments.push(start..within.end);
    segments
}

/// Says that another directive opens at a word.
fn opens_other(scene: &Scene<'_>, at: usize, within: &Range<usize>, first: &Verdict) -> bool {
    let strong = scene.is(at - 1, &[";", "."]);
    let also = scene.is(at, &["đồng"]) && scene.is(at + 1, &["thời"]);
    let reason = scene.is(at, &["nên"]) || (scene.is(at, &["trên"]) && scene.is(at + 1, &["cơ"]));
    if !strong && !also {
        return false;
    }
    let _ = reason;
    let verb = scene.after_adverbs(at);
    if let Some(cue) = scene.cue_at(verb) {
        let addressee = addressee(scene, cue.words.end, within.end);
        return match cue.is {
            Cue::Assign | Cue::Demand | Cue::Ask => addressee.is_some() && matches!(first.kind, Kind::Directive | Kind::Proposal | Kind::Achievement | Kind::Response),
            Cue::Direct => also && addressee.is_some_and(|place| above_lead(scene, first, place, within)),
            _ => false,
        };
    }
    let Some(place) = scene.mention_at(verb).filter(|_| strong && verb == at) else { return false };
    let mut last = place;
    while scene.mentions.get(last + 1).is_some_and(|next| next.listed) {
        last += 1;
    }
    let next = scene.after_adverbs(scene.mentions[last].words.end);
    let told = (scene.mentions[last].words.end..next).any(|at| scene.is_cue(at, Cue::Done));
    let works = scene.act_at(next).is_some() || scene.cue_at(next).is_some_and(|cue| matches!(cue.is, Cue::Lead | Cue::Duty | Cue::Must));
    works && !told && first.kind == Kind::Directive
}

/// Says that a body is too high to be below the lead: then the speaker addresses it.
fn above_lead(scene: &Scene<'_>, first: &Verdict, place: usize, within: &Range<usize>) -> bool {
    let leads = parties(scene, &first.frame, within.clone()).leads;
    let rank = |place: usize| scene.rank(scene.mentions[place].words.clone());
    leads.first().is_some_and(|&lead| rank(lead).unwrap_or(0) <= rank(place).unwrap_or(4))
}

/// Parts later steps with a day of their own: "trình đề án trong năm 2018 và khai trương trước ngày 1/11/2019".
fn steps(scene: &Scene<'_>, from: usize, within: Range<usize>) -> Vec<Range<usize>> {
    let terms: Vec<&Range<usize>> = scene.terms.iter().map(|term| &term.words)
        .filter(|words| words.start > from && words.end <= within.end).collect();
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

fn inherited(leads: &[UnitPart]) -> Vec<UnitPart> {
    let mark = |lead: &UnitPart| {
        let mut lead = lead.clone();
        lead.part.sure = Sure::Inherited;
        lead
    };
    leads.iter().map(mark).collect()
}

fn part(scene: &Scene<'_>, piece: &Piece, words: Range<usize>, sure: Sure) -> Option<Part> {
    let first = scene.words.get(words.start).filter(|_| words.end > words.start)?.span.start;
    let last = scene.words.get(words.end.checked_sub(1)?)?.span.end;
    Some(Part { text: scene.text.get(first..last)?.to_owned(), span: piece.span.start + first..piece.span.start + last, sure })
}

fn deadline(scene: &Scene<'_>, piece: &Piece, task: &Task) -> Option<Deadline> {
    let term = scene.terms.get(task.term?)?;
    let sure = if term.by_reference { Sure::Likely } else { Sure::Stated };
    Some(Deadline {
        part: part(scene, piece, term.words.clone(), sure)?,
        date: term.date,
        month_day: term.month_day,
        by_reference: term.by_reference,
    })
}

fn recurrence(scene: &Scene<'_>, piece: &Piece, task: &Task) -> Option<Recurrence> {
    let (words, every) = scene.recurrences.get(task.recurrence?)?;
    Some(Recurrence { part: part(scene, piece, words.clone(), Sure::Stated)?, every: *every })
}

fn measure(scene: &Scene<'_>, piece: &Piece, task: &Task) -> Option<Measure> {
    let (words, value, unit) = scene.measures.get(task.measure?)?;
    Some(Measure { part: part(scene, piece, words.clone(), Sure::Likely)?, value: *value, unit: unit.clone() })
}
