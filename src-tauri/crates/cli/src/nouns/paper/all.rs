//! Every paper of a meeting into one folder, told as they are done; Ctrl C leaves nothing.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use domain::Refusal;
use press::meeting::{self, Job, Outcome, Read};
use serde_json::{Value, json};

use crate::file::Desk;
use crate::nouns::review;
use crate::output::{Answer, exit_code, say_now};
use crate::words::{self, say_with};

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
    let papers = desk.ask(as_of, |reader, day, _| Ok(meeting::papers(reader, review, day)))?;
    let jobs = meeting::jobs(&papers, folder);
    if jobs.is_empty() {
        // Nothing to be made: the first reason stands for all.
        return Err(papers.into_iter().find_map(|(_, paper)| paper.err()).unwrap_or(Refusal::Unchanged {}));
    }
    let mut told = |done: usize, total: usize, path: &Path| {
        if !desk.is_quiet {
            tell(desk, done, total, path);
        }
    };
    let note = |notice: &Path| super::note(desk, &reader, review, notice);
    let placed = meeting::into_folder(&jobs, folder, force, &stop, &mut told, note)?;
    Ok(answer(desk, &papers, &jobs, placed))
}

fn tell(desk: &Desk, done: usize, total: usize, path: &Path) {
    let facts = [("done", done.to_string()), ("total", total.to_string()), ("file", name(path))];
    say_now(say_with(desk.lang, "cli-paper-progress", &facts));
}

fn answer(desk: &Desk, papers: &[Read], jobs: &[Job<'_>], placed: Vec<Outcome>) -> Answer {
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
