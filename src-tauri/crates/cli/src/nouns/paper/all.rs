//! Every paper of a meeting into one folder: made on all cores, told as they are done.
//!
//! A paper whose records are not there (a meeting without an agenda) is named with its reason, and the rest is made.
//! No file has its name before all lie on the disk: stopped before that, nothing is left.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::handout::{Handout, HandoutKind};
use domain::briefing::paper::{OfficialPaper, PaperRequest};
use domain::committee::PaperKind;
use domain::id::ReviewId;
use serde_json::{Value, json};

use super::form::{self, Form, Made};
use super::handout;
use crate::file::{Desk, Staged, make_folder, refuse_taken, stage};
use crate::nouns::review;
use crate::output::{Answer, exit_code, say_now};
use crate::words::{self, say_with};

/// The briefing papers of a meeting that may leave the chair's hands.
const BRIEFING: [HandoutKind; 5] = [
    HandoutKind::Pack,
    HandoutKind::UnitSheet,
    HandoutKind::Ranking,
    HandoutKind::TaskList,
    HandoutKind::Extract,
];

/// A paper of either kind.
enum AnyPaper {
    Official(OfficialPaper),
    Briefing(Handout),
}

impl AnyPaper {
    fn kind(&self) -> &'static str {
        match self {
            Self::Official(paper) => paper.kind().as_str(),
            Self::Briefing(paper) => paper.kind.as_str(),
        }
    }

    fn file_stem(&self) -> String {
        match self {
            Self::Official(paper) => paper.file_stem(),
            Self::Briefing(paper) => paper.file_stem(),
        }
    }

    fn forms(&self) -> &'static [Form] {
        match self {
            Self::Official(paper) => Form::of_kind(paper.kind()),
            Self::Briefing(_) => &[Form::Pages],
        }
    }

    fn is_draft(&self) -> bool {
        match self {
            Self::Official(paper) => paper.provenance().is_draft,
            Self::Briefing(paper) => paper.imprint.provenance.is_draft,
        }
    }

    fn is_notice(&self) -> bool {
        matches!(self, Self::Official(paper) if paper.kind() == PaperKind::Notice)
    }

    fn made(&self, out: &Path) -> Result<Made, Refusal> {
        match self {
            Self::Official(paper) => form::made(paper, out),
            Self::Briefing(paper) => handout::made(paper),
        }
    }
}

/// A paper as far as it can be read, or why it cannot; with the name of its kind.
type Read = (&'static str, Result<AnyPaper, Refusal>);

/// A file to be made.
struct Job<'a> {
    paper: &'a AnyPaper,
    path: PathBuf,
}

/// A file on the disk that waits for its name.
struct Waiting {
    staged: Staged,
    n_pages: Option<u32>,
}

/// Answers `paper all`.
pub fn run(
    desk: &Desk,
    review: Option<&str>,
    folder: &Path,
    force: bool,
    as_of: Option<NaiveDate>,
) -> Result<Answer, Refusal> {
    let stop = stopped_by_hand()?;
    let reader = desk.reader()?;
    let review = review::named(&reader, review)?.id;
    let papers = read(desk, review, as_of)?;
    let jobs = jobs(&papers, folder);
    if jobs.is_empty() {
        // Nothing to be made: the first reason stands for all.
        return Err(papers.into_iter().find_map(|(_, paper)| paper.err()).unwrap_or(Refusal::Unchanged {}));
    }
    jobs.iter().try_for_each(|job| refuse_taken(&job.path, force))?;
    let is_new = make_folder(folder)?;
    let placed = make(desk, &jobs, &stop).and_then(|made| {
        let leaves = |(job, made): (&Job<'_>, &Result<_, _>)| {
            (job.paper.is_notice() && made.is_ok()).then(|| job.path.clone())
        };
        if let Some(notice) = jobs.iter().zip(&made).find_map(leaves) {
            super::note(desk, &reader, review, &notice)?;
        }
        let place = |made: Result<Waiting, Refusal>| {
            made.and_then(|one| one.staged.place(force).map(|()| one.n_pages))
        };
        Ok(made.into_iter().map(place).collect())
    });
    if is_new && placed.is_err() {
        // Empty again; when it is not, somebody else uses it by now.
        drop(std::fs::remove_dir(folder));
    }
    Ok(answer(desk, &papers, &jobs, placed?))
}

/// Reads what each paper says; a paper whose records are not there says why.
fn read(desk: &Desk, review: ReviewId, as_of: Option<NaiveDate>) -> Result<Vec<Read>, Refusal> {
    desk.ask(as_of, |reader, day, _| {
        let official = PaperKind::ALL.map(|kind| {
            let paper = reader.official_paper(&PaperRequest::new(kind, review), day);
            (kind.in_file_names(), paper.map(AnyPaper::Official).map_err(Refusal::from))
        });
        let briefing = BRIEFING.map(|kind| {
            let paper = handout::whole(reader, kind, review, day);
            (kind.title(), paper.map(AnyPaper::Briefing).map_err(Refusal::from))
        });
        Ok(official.into_iter().chain(briefing).collect())
    })
}

fn jobs<'a>(papers: &'a [Read], folder: &Path) -> Vec<Job<'a>> {
    let known = papers.iter().filter_map(|(_, paper)| paper.as_ref().ok());
    let files = known.flat_map(|paper| {
        paper.forms().iter().map(move |form| {
            let name = format!("{}.{}", paper.file_stem(), form.ending());
            Job { paper, path: folder.join(name) }
        })
    });
    files.collect()
}

/// Makes all files on the cores there are and puts them on the disk without their names, in the order of the jobs.
///
/// # Errors
/// [`Refusal::Cancelled`] when stopped; what was on the disk is gone then.
fn make(desk: &Desk, jobs: &[Job<'_>], stop: &AtomicBool) -> Result<Vec<Result<Waiting, Refusal>>, Refusal> {
    let next = AtomicUsize::new(0);
    let n_workers = std::thread::available_parallelism().map_or(1, NonZero::get).min(jobs.len());
    let (hand_in, done) = mpsc::channel();
    let mut files: Vec<Option<Result<Waiting, Refusal>>> = jobs.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        for _ in 0..n_workers {
            let (hand_in, next) = (hand_in.clone(), &next);
            scope.spawn(move || {
                let take =
                    || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|_| !stop.load(Ordering::Relaxed));
                while let Some((at, job)) = take().and_then(|at| Some((at, jobs.get(at)?))) {
                    // Nobody waits for it any more: then the work is over.
                    if hand_in.send((at, job.paper.made(&job.path))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(hand_in);
        for (n_done, (at, made)) in (1..).zip(done) {
            let file = made.and_then(|Made { bytes, n_pages }| {
                Ok(Waiting { staged: stage(&jobs[at].path, &bytes)?, n_pages })
            });
            if !desk.is_quiet {
                tell(desk, n_done, jobs.len(), &jobs[at].path);
            }
            files[at] = Some(file);
        }
    });
    // A worker that stopped left jobs undone; one that was done at once is stopped here.
    if stop.load(Ordering::Relaxed) {
        return Err(Refusal::Cancelled {});
    }
    files.into_iter().collect::<Option<_>>().ok_or(Refusal::Cancelled {})
}

fn tell(desk: &Desk, done: usize, total: usize, path: &Path) {
    let facts = [("done", done.to_string()), ("total", total.to_string()), ("file", name(path))];
    say_now(say_with(desk.lang, "cli-paper-progress", &facts));
}

fn answer(
    desk: &Desk,
    papers: &[Read],
    jobs: &[Job<'_>],
    placed: Vec<Result<Option<u32>, Refusal>>,
) -> Answer {
    let mut answer = Answer::default();
    let (mut files, mut missing) = (Vec::new(), Vec::new());
    let mut miss = |words: &mut Vec<String>, name: &str, refusal: &Refusal| {
        let [what, ..] = words::refusal(desk.lang, refusal);
        let facts = [("paper", name.to_owned()), ("reason", what)];
        words.push(say_with(desk.lang, "cli-paper-missing", &facts));
        let wire = serde_json::to_value(refusal).unwrap_or_default();
        missing.push(json!({ "paper": name, "code": wire["code"] }));
    };
    for (kind, refusal) in papers.iter().filter_map(|(kind, paper)| Some((kind, paper.as_ref().err()?))) {
        miss(&mut answer.words, kind, refusal);
    }
    for (job, placed) in jobs.iter().zip(placed) {
        match placed {
            Ok(n_pages) => {
                let file = job.path.display().to_string();
                let is_draft = job.paper.is_draft();
                let kind = job.paper.kind();
                files.push(json!({ "file": file, "kind": kind, "n_pages": n_pages, "is_draft": is_draft }));
                answer.lines.push(file);
            }
            Err(refusal) => {
                miss(&mut answer.words, &name(&job.path), &refusal);
                // A meeting without an agenda is no failure; a full disk is.
                if !matches!(refusal, Refusal::PaperEmpty { .. }) {
                    answer.code = answer.code.max(exit_code(&refusal));
                }
            }
        }
    }
    answer.data = json!({ "files": Value::from(files), "missing": Value::from(missing) });
    answer
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Returns what Ctrl C sets from now on, instead of ending the program on the spot.
fn stopped_by_hand() -> Result<Arc<AtomicBool>, Refusal> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop))
            .map_err(|error| Refusal::Unexpected { detail: error.to_string() })?;
    }
    Ok(stop)
}
