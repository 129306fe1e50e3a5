//! `paper`: official papers as PDF or Word. A draft changes nothing in the file; that an issued notice has left is noted once.

use std::path::Path;

use domain::Refusal;
use domain::briefing::notice::NoticeRequest;
use domain::briefing::paper::OfficialPaper;
use domain::committee::PaperKind;
use domain::id::ReviewId;
use serde_json::json;
use store::Reader;

mod all;
mod handout;
mod other;

use super::review;
use crate::arguments::Paper;
use crate::file::{Desk, refuse_taken, write_after};
use crate::output::Answer;
use crate::words::say_with;

/// Answers `paper`.
pub fn run(desk: &Desk, verb: &Paper) -> Result<Answer, Refusal> {
    match verb {
        Paper::Notice { review, out, force, no_assessment, no_annex } => {
            let request = |review_id| NoticeRequest {
                review_id,
                number: None,
                with_assessment: !no_assessment,
                with_tasks: true,
                with_annex: !no_annex,
            };
            notice(desk, review.as_deref(), out, *force, request)
        }
        Paper::Minutes { to, .. } => other::run(desk, PaperKind::Minutes, to, verb),
        Paper::Invitation { to, .. } => other::run(desk, PaperKind::Invitation, to, verb),
        Paper::Agenda { to } => other::run(desk, PaperKind::Agenda, to, verb),
        Paper::Reminder { to, .. } => other::run(desk, PaperKind::Reminder, to, verb),
        Paper::Report { to, .. } => other::run(desk, PaperKind::Report, to, verb),
        Paper::All { review, out_dir, force, as_of } => {
            all::run(desk, review.as_deref(), out_dir, *force, *as_of)
        }
        Paper::UnitSheet { to, .. }
        | Paper::TaskList { to, .. }
        | Paper::Ranking { to }
        | Paper::Extract { to, .. }
        | Paper::Pack { to }
        | Paper::ChairBook { to } => handout::run(desk, to, verb),
    }
}

fn notice(
    desk: &Desk,
    review: Option<&str>,
    out: &Path,
    force: bool,
    request: impl FnOnce(ReviewId) -> NoticeRequest,
) -> Result<Answer, Refusal> {
    refuse_taken(out, force)?;
    let reader = desk.reader()?;
    let request = request(review::named(&reader, review)?.id);
    let notice = reader.notice_paper(&request)?;
    let is_draft = notice.provenance.is_draft;
    let number =
        notice.letterhead.number.as_ref().map(|number| format!("{number}/{}", notice.letterhead.symbol));
    let made = press::paper::made(&OfficialPaper::Notice(notice).into(), out)?;
    write_after(out, &made.bytes, force, || note(desk, &reader, request.review_id, out))?;
    let file = out.display().to_string();
    let data = json!({
        "file": file, "n_pages": made.n_pages, "n_bytes": made.bytes.len(), "number": number, "is_draft": is_draft,
    });
    let key = match (is_draft, made.n_pages) {
        (true, Some(_)) => "cli-saved-draft",
        (false, Some(_)) => "cli-saved-pages",
        (true, None) => "cli-saved-draft-word",
        (false, None) => "cli-saved",
    };
    let facts = [("file", file.clone()), ("pages", made.n_pages.unwrap_or_default().to_string())];
    Ok(Answer::new(data, vec![file]).saying(say_with(desk.lang, key, &facts)))
}

/// Notes that a paper of an issued notice leaves, when none has left before; only then is the file written to.
fn note(desk: &Desk, reader: &Reader, review: ReviewId, out: &Path) -> Result<(), Refusal> {
    if reader.notice_at_home(review)?.is_none() {
        return Ok(());
    }
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    store.notice_export(&mut by, review, &name)?;
    Ok(store.close()?)
}
