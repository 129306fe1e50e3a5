//! `task evidence`: the papers of a task, and their files on their way out.

use std::path::Path;

use domain::Refusal;
use domain::refusal::Noun;
use serde_json::json;

use super::named;
use crate::arguments::Lang;
use crate::file::{self, Desk};
use crate::output::{Answer, columns};
use crate::words::{day, say_with};

/// Lists the papers of a task, or writes the file of one of them.
pub fn papers(desk: &Desk, task: &str, save: Option<(usize, &Path)>, force: bool) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let sheet = reader.task_sheet(named(&reader, task)?, desk.now(&reader)?.day())?;
    let Some((number, out)) = save else {
        let rows: Vec<Vec<String>> =
            (1..).zip(&sheet.evidence).map(|(n, paper)| row(desk.lang, n, paper)).collect();
        return Ok(Answer::new(json!(sheet.evidence), columns(&rows)));
    };
    let unknown = || Refusal::Unknown { noun: Noun::Document, id: number.to_string() };
    let paper = number.checked_sub(1).and_then(|n| sheet.evidence.get(n)).ok_or_else(unknown)?;
    file::refuse_taken(out, force)?;
    let (about, bytes) = reader.document_file(paper.document_id)?;
    file::write(out, &bytes, force)?;
    let facts = [("file", out.display().to_string())];
    Ok(Answer::new(json!(about), Vec::new()).saying(say_with(desk.lang, "cli-saved", &facts)))
}

fn row(lang: Lang, n: usize, paper: &domain::briefing::board::EvidenceRef) -> Vec<String> {
    let kept = paper.file.as_ref();
    vec![
        n.to_string(),
        day(lang, paper.on_date),
        paper.number_text.clone(),
        kept.map(|file| file.name.clone()).unwrap_or_default(),
        kept.map(|file| file.size.to_string()).unwrap_or_default(),
        paper.abstract_text.clone(),
    ]
}
