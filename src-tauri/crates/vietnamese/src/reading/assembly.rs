//! Assembly: a page read piece by piece, several directives of one sentence parted, and what a sentence leaves out
//! taken from the one before.
//!
//! It decides no kind and finds no name: it asks the files that do and puts their answers together.

mod labels;
mod parting;
mod parts;
mod row;

use std::ops::Range;

use self::parting::{Said, segments, steps, without_tail};
use self::parts::{deadline, inherited, measure, part, recurrence};
use super::cue::{Cue, Found};
use super::kind::{self, Before, Frame, Verdict};
use super::parties::parties;
use super::scene::Scene;
use super::sentence::{Piece, pieces};
use super::unit::{Mention, Register};
use super::work::{self, Task};
use super::{Context, Kind, Part, Reading, Sure, UnitPart};

/// Reads a page of NFC text.
pub fn readings(text: &str, context: &Context<'_>, register: &Register) -> Vec<Reading> {
    let pieces = pieces(text);
    let found = Vec::with_capacity(pieces.len());
    let mut page = Pages { text, register, before: Before::default(), leads: Vec::new(), found };
    let mut endless = 0;
    for piece in pieces {
        endless = if piece.span.len() < LONG { 0 } else { endless + piece.span.len() };
        let text = text.get(piece.span.clone()).filter(|_| endless < ENDLESS);
        match text.filter(|text| text.contains(char::is_alphabetic)) {
            Some(text) => page.piece(&piece, &Scene::new(text, context, register)),
            None => {
                page.found.push(Reading { sure: Sure::Stated, ..Reading::empty(Kind::Other, piece.span) });
            }
        }
    }
    page.found
}

/// Bytes that no sentence has, and few chains of clauses.
const LONG: usize = 3_000;

/// Bytes without a stop after which a text is no prose: a word repeated, a file that is none. The rest of it keeps its
/// place and is not read, so that a megabyte of it costs nothing.
const ENDLESS: usize = 30_000;

struct Pages<'p> {
    text: &'p str,
    register: &'p Register,
    before: Before,
    /// Who leads what came before, for sentences that leave it out.
    leads: Vec<UnitPart>,
    found: Vec<Reading>,
}

impl Pages<'_> {
    fn piece(&mut self, piece: &Piece, scene: &Scene<'_>) {
        if piece.heading {
            self.heading(scene, piece);
            return;
        }
        if self.row(scene, piece) || self.labels(scene, piece) || self.goes_on(scene, piece) {
            return;
        }
        self.late_term(scene, piece);
        let (within, said) = without_tail(scene);
        let mut before = std::mem::take(&mut self.before);
        if let Some(rank) = said.as_ref().and_then(|said| scene.rank(said.speaker.clone())) {
            before.speaker = Some(rank);
        }
        before.demanded = said.as_ref().is_some_and(Said::demands);
        before.told = said.as_ref().and_then(|said| said.to);
        let mut leads: Vec<UnitPart> = Vec::new();
        for segment in segments(scene, within, &before) {
            let mut verdict = kind::judge(scene, segment.clone(), &before);
            if let Some(said) = &said {
                said.colour(&mut verdict);
            }
            before.speaker = scene.rank(verdict.speaker.clone()).or(before.speaker);
            self.segment(scene, piece, segment, &verdict, &before, &mut leads);
        }
        remember(scene, &mut before);
        self.before = before;
        if !leads.is_empty() {
            self.leads = leads;
        }
    }

    /// A heading that names units leads the clauses below it: "2. Sở Nội vụ:".
    fn heading(&mut self, scene: &Scene<'_>, piece: &Piece) {
        let starts =
            scene.mentions.first().is_some_and(|mention| mention.words.start <= scene.body.start + 2);
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

    /// A row of a table of tasks.
    fn row(&mut self, scene: &Scene<'_>, piece: &Piece) -> bool {
        let Some(row) = row::row(scene) else { return false };
        let mut reading = self.reading(scene, piece, 0..scene.words.len(), Kind::Directive, Sure::Likely);
        reading.lead_units = row.leads.iter().map(|&place| self.unit_at(scene, piece, place)).collect();
        reading.coordinating_units =
            row.coordinating.iter().map(|&place| self.unit_at(scene, piece, place)).collect();
        self.fill(scene, piece, &mut reading, &row.task);
        self.found.push(reading);
        true
    }

    /// "Cơ quan chủ trì: Sở A. Cơ quan phối hợp: Sở B. Thời gian hoàn thành: Quý IV/2022." behind a task of a plan.
    fn labels(&mut self, scene: &Scene<'_>, piece: &Piece) -> bool {
        let open = self.found.last().filter(|last| last.kind == Kind::Directive);
        let due = open.is_some_and(|last| last.deadline.is_none()) && labels::timed(scene);
        let Some(found) = labels::labels(scene).or(due.then(labels::Labels::default)) else { return false };
        let units = |places: &[usize]| {
            places.iter().map(|&place| self.unit_at(scene, piece, place)).collect::<Vec<_>>()
        };
        let (leads, coordinating) = (units(&found.leads), units(&found.coordinating));
        let term = work::term(scene, scene.body.clone());
        let due = deadline(scene, piece, &Task { term, ..Task::default() });
        if self.found.last().is_none_or(|last| last.kind != Kind::Directive) {
            let reading = self.reading(scene, piece, 0..scene.words.len(), Kind::Directive, Sure::Likely);
            self.found.push(reading);
        }
        let Some(last) = self.found.last_mut() else { return false };
        let inherits = last.lead_units.iter().all(|unit| unit.part.sure == Sure::Inherited);
        if inherits && !leads.is_empty() {
            last.lead_units = leads;
        }
        if last.coordinating_units.is_empty() {
            last.coordinating_units = coordinating;
        }
        last.deadline = last.deadline.take().or(due);
        last.span.end = piece.span.end;
        true
    }

    /// "Trong đó, …" goes on with the directive before it.
    fn goes_on(&mut self, scene: &Scene<'_>, piece: &Piece) -> bool {
        let at = scene.body.start;
        let opens = scene.is(at, &["trong"]) && scene.is(at + 1, &["đó"]) && scene.is(at + 2, &[","]);
        let orders =
            scene.cues.iter().any(|cue| matches!(cue.is, Cue::Assign | Cue::Demand | Cue::Ask | Cue::Direct));
        let Some(last) = self.found.last_mut().filter(|last| last.kind == Kind::Directive) else {
            return false;
        };
        let Some(work) = last.work.as_mut().filter(|_| opens && !orders && piece.clause.is_none()) else {
            return false;
        };
        let Some(end) =
            scene.words.get(scene.body.end.wrapping_sub(1)).map(|word| piece.span.start + word.span.end)
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

    /// "Giao Sở A rà soát. Kết quả gửi về Sở B trước ngày 15/8/2022.": the sentence behind a directive, in the same
    /// paragraph and speaking to nobody, tells by when.
    fn late_term(&mut self, scene: &Scene<'_>, piece: &Piece) {
        const HANDS_IN: [&str; 9] = ["hoàn", "gửi", "trình", "nộp", "báo", "thời", "kết", "tất", "toàn"];
        let at = scene.body.start;
        let asked = (scene.is(at, &["yêu"]) && scene.is(at + 1, &["cầu"]))
            || (scene.is(at, &["đề"]) && scene.is(at + 1, &["nghị"]));
        let opens = scene.is(at + 2 * usize::from(asked), &HANDS_IN);
        let text = self.text;
        let Some(last) = self.found.last_mut().filter(|last| opens && last.deadline.is_none()) else {
            return;
        };
        let apart = text.get(last.span.end..piece.span.start).is_none_or(|between| between.contains('\n'));
        if last.kind != Kind::Directive || apart || last.clause != piece.clause {
            return;
        }
        let term = work::term(scene, scene.body.clone());
        let found = deadline(scene, piece, &Task { term, ..Task::default() });
        last.deadline = found.filter(|due| due.date.is_some() || due.month_day.is_some()).map(|mut due| {
            due.part.sure = Sure::Inherited;
            due
        });
    }

    /// Puts one reading together, and one more for each later step with a day of its own.
    fn segment(
        &mut self,
        scene: &Scene<'_>,
        piece: &Piece,
        within: Range<usize>,
        verdict: &Verdict,
        before: &Before,
        leads: &mut Vec<UnitPart>,
    ) {
        let mut reading = self.reading(scene, piece, within.clone(), verdict.kind, verdict.sure);
        if !matches!(verdict.kind, Kind::Directive | Kind::Proposal) {
            self.told(scene, piece, within, before, reading);
            return;
        }
        let head = match verdict.frame {
            Frame::Given(at) | Frame::Verb(at) => at.min(scene.before_adverbs(at)),
            _ => within.start,
        };
        let parties = parties(scene, &verdict.frame, within.clone());
        reading.lead_units = parties.leads.iter().map(|&place| self.unit_at(scene, piece, place)).collect();
        reading.coordinating_units =
            parties.coordinating.iter().map(|&place| self.unit_at(scene, piece, place)).collect();
        if let Some(told) = before.told.filter(|_| reading.lead_units.is_empty()) {
            let listed = scene.mentions.iter().skip(told + 1).take_while(|mention| mention.listed).count();
            reading.lead_units =
                (told..=told + listed).map(|place| self.unit_at(scene, piece, place)).collect();
        }
        let steps = steps(scene, parties.work_from, within.clone());
        let first = within.start..steps.first().map_or(within.end, |step| step.start);
        let task = match verdict.frame {
            Frame::GivenTo(verb) => Task {
                work: within.start..verb.saturating_sub(3),
                ..work::task(scene, head, parties.work_from, first)
            },
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
    fn told(
        &mut self,
        scene: &Scene<'_>,
        piece: &Piece,
        within: Range<usize>,
        before: &Before,
        reading: Reading,
    ) {
        let kind = reading.kind;
        self.found.push(reading);
        if kind == Kind::Response {
            self.answer(scene, piece, within.clone(), before);
        }
        if kind != Kind::Difficulty {
            return;
        }
        // "… còn ít, trong đó ngành thuế đã thí điểm …": what was done stands behind.
        if let Some(among) = among(scene, &within)
            && kind::judge(scene, among.clone(), before).kind == Kind::Achievement
        {
            let half = self.reading(scene, piece, among, Kind::Achievement, Sure::Likely);
            self.found.push(half);
            return;
        }
        let turn = scene
            .cues_in(&within)
            .iter()
            .find(|cue| cue.is == Cue::But && cue.words.start > within.start + 3);
        let Some(turn) = turn else { return };
        let first = kind::judge(scene, within.start..turn.words.start, before);
        if first.kind == Kind::Achievement {
            let half = self.reading(scene, piece, within.start..turn.words.start, first.kind, Sure::Likely);
            self.found.push(half);
        }
    }

    /// "Qua ý kiến đề nghị của Trường A, ông B cho rằng …": what the answer tells is a difficulty or an achievement too.
    fn answer(&mut self, scene: &Scene<'_>, piece: &Piece, within: Range<usize>, before: &Before) {
        let cues = scene.cues_in(&within);
        let answer = cues.iter().position(|cue| cue.is == Cue::Answer);
        let says = answer.and_then(|at| cues[at..].iter().find(|cue| cue.is == Cue::Say));
        let Some(says) = says else { return };
        let start = says.words.end + usize::from(scene.is(says.words.end, &[",", ":"]));
        let among = among(scene, &(start..within.end));
        let first = start..among.as_ref().map_or(within.end, |among| among.start - 3);
        for half in [Some(first), among].into_iter().flatten() {
            let kind = kind::judge(scene, half.clone(), before).kind;
            if matches!(kind, Kind::Difficulty | Kind::Achievement) {
                self.found.push(self.reading(scene, piece, half, kind, Sure::Likely));
            }
        }
    }

    fn reading(
        &self,
        scene: &Scene<'_>,
        piece: &Piece,
        within: Range<usize>,
        kind: Kind,
        sure: Sure,
    ) -> Reading {
        let span = scene.span(within).unwrap_or_default();
        let span = piece.span.start + span.start..piece.span.start + span.end;
        Reading { clause: piece.clause.clone(), sure, ..Reading::empty(kind, span) }
    }

    fn fill(&self, scene: &Scene<'_>, piece: &Piece, reading: &mut Reading, task: &Task) {
        reading.work = part(scene, piece, task.work.clone(), Sure::Likely);
        reading.deadline = deadline(scene, piece, task);
        reading.recurrence = recurrence(scene, piece, task);
        reading.urgency =
            task.urgency.and_then(|place| part(scene, piece, scene.urgencies[place].clone(), Sure::Stated));
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
            part: part(scene, piece, mention.words.clone(), mention.sure).unwrap_or_else(|| Part {
                text: String::new(),
                span: piece.span.clone(),
                sure: mention.sure,
            }),
            name: known.unwrap_or_else(|| mention.name.clone()),
            unit: mention.unit,
            candidates: mention.candidates.clone(),
        }
    }
}

/// What stands behind ", trong đó".
fn among(scene: &Scene<'_>, within: &Range<usize>) -> Option<Range<usize>> {
    let opens =
        |&at: &usize| scene.is(at, &[",", ";"]) && scene.is(at + 1, &["trong"]) && scene.is(at + 2, &["đó"]);
    (within.start + 3..within.end).find(opens).map(|at| at + 3..within.end)
}

/// Keeps which person holds which office.
fn remember(scene: &Scene<'_>, before: &mut Before) {
    let speaks = |cue: &&Found<Cue>| {
        matches!(
            cue.is,
            Cue::Say
                | Cue::Stress
                | Cue::Ask
                | Cue::Demand
                | Cue::Direct
                | Cue::Assign
                | Cue::Wish
                | Cue::Praise
        )
    };
    for cue in scene.cues.iter().filter(speaks) {
        let named = scene.body.start..scene.before_adverbs(cue.words.start);
        if let (Some(name), Some(rank)) = (kind::name_of(scene, &named), scene.rank(named)) {
            before.learn(name, rank);
        }
    }
}
