//! Every paper of a meeting in one folder: made on all cores, told as they are done, stopped at any moment.
//!
//! A paper whose records are not there (a meeting without an agenda) is named with its reason, and the rest is made.
//! No file has its name before all lie on the disk: stopped before that, nothing is left.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::handout::HandoutKind;
use domain::briefing::paper::PaperRequest;
use domain::committee::PaperKind;
use domain::id::ReviewId;
use store::Reader;

use crate::disk::{Staged, make_folder, refuse_taken, stage};
use crate::paper::{AnyPaper, Made, briefing};

/// The briefing papers that may leave the chair's hands.
const BRIEFING: [HandoutKind; 5] = [
    HandoutKind::Pack,
    HandoutKind::UnitSheet,
    HandoutKind::Ranking,
    HandoutKind::TaskList,
    HandoutKind::Extract,
];

/// What a kind of paper is called, and the paper as far as it can be read, or why it cannot.
pub type Read = (&'static str, Result<AnyPaper, Refusal>);

/// A file to be made.
#[derive(Debug)]
pub struct Job<'a> {
    /// What it says.
    pub paper: &'a AnyPaper,
    /// Where it goes.
    pub path: PathBuf,
}

/// A file on the disk that waits for its name.
struct Waiting {
    staged: Staged,
    n_pages: Option<u32>,
}

/// What became of each job: the pages of its file, or why there is none.
pub type Outcome = Result<Option<u32>, Refusal>;

/// Reads what each paper of the meeting says; one whose records are not there says why.
pub fn papers(reader: &Reader, review: ReviewId, day: NaiveDate) -> Vec<Read> {
    let official = PaperKind::ALL.map(|kind| {
        let paper = reader.official_paper(&PaperRequest::new(kind, review), day);
        (kind.in_file_names(), paper.map(AnyPaper::from).map_err(Refusal::from))
    });
    let for_the_meeting = BRIEFING.map(|kind| {
        let paper = briefing(reader, kind, review, day);
        (kind.title(), paper.map(AnyPaper::from).map_err(Refusal::from))
    });
    official.into_iter().chain(for_the_meeting).collect()
}

/// Returns the files the papers leave as.
pub fn jobs<'a>(papers: &'a [Read], folder: &Path) -> Vec<Job<'a>> {
    let known = papers.iter().filter_map(|(_, paper)| paper.as_ref().ok());
    let files = known.flat_map(|paper| {
        paper.forms().iter().map(move |form| {
            let name = format!("{}.{}", paper.file_stem(), form.ending());
            Job { paper, path: folder.join(name) }
        })
    });
    files.collect()
}

/// Makes all files and puts them into the folder, in the order of the jobs. `tell` hears of each (done, all, its file);
/// `leaving` is done when all lie on the disk and only their names are missing, with the notice's place if it is among
/// them: what cannot be noted does not leave.
///
/// # Errors
/// [`Refusal::FileExists`] before anything is made, unless `force`; [`Refusal::Cancelled`] when stopped, and nothing is
/// left then, the folder itself included when it was made here.
pub fn into_folder(
    jobs: &[Job<'_>],
    folder: &Path,
    force: bool,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(usize, usize, &Path),
    leaving: impl FnOnce(&Path) -> Result<(), Refusal>,
) -> Result<Vec<Outcome>, Refusal> {
    jobs.iter().try_for_each(|job| refuse_taken(&job.path, force))?;
    let is_new = make_folder(folder)?;
    let placed = make(jobs, stop, tell).and_then(|made| {
        let notice = jobs.iter().zip(&made).find(|(job, made)| job.paper.is_notice() && made.is_ok());
        notice.map_or(Ok(()), |(job, _)| leaving(&job.path))?;
        let place = |made: Result<Waiting, Refusal>| {
            made.and_then(|one| one.staged.place(force).map(|()| one.n_pages))
        };
        Ok(made.into_iter().map(place).collect())
    });
    if is_new && placed.is_err() {
        // Empty again; when it is not, somebody else uses it by now.
        drop(std::fs::remove_dir(folder));
    }
    placed
}

/// Makes all files on the cores there are and puts them on the disk without their names.
fn make(
    jobs: &[Job<'_>],
    stop: &AtomicBool,
    tell: &mut dyn FnMut(usize, usize, &Path),
) -> Result<Vec<Result<Waiting, Refusal>>, Refusal> {
    let next = AtomicUsize::new(0);
    let n_workers = std::thread::available_parallelism().map_or(1, NonZero::get).min(jobs.len());
    let (hand_in, done) = mpsc::channel();
    let mut files: Vec<Option<Result<Waiting, Refusal>>> = jobs.iter().map(|_| None).collect();
    let stopped = || stop.load(Ordering::Relaxed);
    std::thread::scope(|scope| {
        for _ in 0..n_workers {
            let (hand_in, next) = (hand_in.clone(), &next);
            scope.spawn(move || {
                let take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|_| !stopped());
                while let Some((at, job)) = take().and_then(|at| Some((at, jobs.get(at)?))) {
                    let made = job.paper.made(&job.path, &mut |_| {
                        if stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                    });
                    // Nobody waits for it any more: then the work is over.
                    if hand_in.send((at, made)).is_err() {
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
            tell(n_done, jobs.len(), &jobs[at].path);
            files[at] = Some(file);
        }
    });
    // A worker that stopped left jobs undone; one that was done at once is stopped here.
    if stopped() {
        return Err(Refusal::Cancelled {});
    }
    files.into_iter().collect::<Option<_>>().ok_or(Refusal::Cancelled {})
}
