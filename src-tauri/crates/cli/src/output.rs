//! How an answer leaves: as lines for people or as one JSON document, with an exit code.

use std::io::{BufRead, IsTerminal, Write};
use std::process::ExitCode;

use domain::Refusal;
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::words;

/// What a verb answers: the same thing for a program and for a person.
#[derive(Debug, Default)]
pub struct Answer {
    /// For a program.
    pub data: Value,
    /// For a program that asked about many things at once: a document a line, in the place of `data`.
    pub stream: Option<Vec<Value>>,
    /// For a person, a line each.
    pub lines: Vec<String>,
    /// What is said beside it, on standard error.
    pub words: Vec<String>,
    /// Exit code; 0 is done.
    pub code: u8,
}

impl Answer {
    /// Returns an answer with its lines.
    pub fn new(data: Value, lines: Vec<String>) -> Self {
        Self { data, lines, ..Self::default() }
    }

    /// Says something beside the data.
    #[must_use]
    pub fn saying(mut self, words: String) -> Self {
        self.words.push(words);
        self
    }
}

/// Prints an answer.
pub fn tell(arguments: &Arguments, answer: &Answer) -> ExitCode {
    let data = match &answer.stream {
        _ if !arguments.json => answer.lines.clone(),
        Some(stream) => stream.iter().map(Value::to_string).collect(),
        None => vec![format!("{:#}", answer.data)],
    };
    say(&mut std::io::stdout().lock(), &data);
    if !arguments.quiet {
        say(&mut std::io::stderr().lock(), &answer.words);
    }
    ExitCode::from(answer.code)
}

/// Writes lines. Whoever reads may have read enough and closed the pipe (`| head`): that is no failure of ours.
fn say(to: &mut impl Write, lines: &[String]) {
    let mut to = std::io::BufWriter::new(to);
    let written = lines.iter().try_for_each(|line| writeln!(to, "{line}")).and_then(|()| to.flush());
    drop(written);
}

/// Says something on standard error while the work goes on.
pub fn say_now(words: String) {
    say(&mut std::io::stderr().lock(), &[words]);
}

/// Prints a refusal.
pub fn refuse(arguments: &Arguments, refusal: &Refusal) -> ExitCode {
    let [what, safe, todo] = words::refusal(arguments.lang, refusal);
    let what = capital(&what);
    if arguments.json {
        let wire = serde_json::to_value(refusal).unwrap_or_default();
        let document = json!({ "code": wire["code"], "message": what, "details": wire["facts"] });
        say(&mut std::io::stdout().lock(), &[format!("{document:#}")]);
    } else {
        let mut lines = vec![format!("{what} {safe} {todo}")];
        if let Refusal::Unexpected { detail } = refusal {
            lines.push(words::say_with(arguments.lang, "cli-detail", &[("detail", detail.clone())]));
        }
        say(&mut std::io::stderr().lock(), &lines);
    }
    ExitCode::from(exit_code(refusal))
}

/// A sentence begins with a capital letter, also when a field's name opens it.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Asks somebody at a terminal; nobody else is ever asked.
pub fn agreed(question: &str) -> bool {
    if !std::io::stdin().is_terminal() {
        return false;
    }
    let mut error = std::io::stderr();
    let asked = write!(error, "{question} ").and_then(|()| error.flush());
    let mut answer = String::new();
    asked.is_ok() && std::io::stdin().lock().read_line(&mut answer).is_ok() && answer.trim() == "yes"
}

/// Exit codes by what is wrong (see the crate's head).
pub fn exit_code(refusal: &Refusal) -> u8 {
    match refusal {
        Refusal::FileMissing { .. }
        | Refusal::Unknown { .. }
        | Refusal::NoFile {}
        | Refusal::TrashUnknown { .. }
        | Refusal::BeforeBook { .. } => 3,
        Refusal::FileHeld { .. }
        | Refusal::FileNewer { .. }
        | Refusal::FileOlder { .. }
        | Refusal::FileExists { .. }
        | Refusal::Taken { .. }
        | Refusal::NumberUsed { .. }
        | Refusal::UndoTouched { .. }
        | Refusal::NoticeLeft { .. }
        | Refusal::RestoreFirst { .. }
        | Refusal::RestoreWithdrawn { .. }
        | Refusal::RowKnown { .. }
        | Refusal::UnitEnded { .. }
        | Refusal::UnitLeads { .. }
        | Refusal::FigureDecided { .. }
        | Refusal::MeetingState { .. } => 4,
        Refusal::FileForeign { .. }
        | Refusal::FileDamaged { .. }
        | Refusal::Damaged { .. }
        | Refusal::TextEmpty { .. }
        | Refusal::TextLong { .. }
        | Refusal::TextForbidden { .. }
        | Refusal::DateImpossible { .. }
        | Refusal::DateEarly { .. }
        | Refusal::DateLate { .. }
        | Refusal::NumberOutside { .. }
        | Refusal::UnitUnclear { .. }
        | Refusal::UnitLoop { .. }
        | Refusal::UnitUngrouped { .. }
        | Refusal::CalendarLine { .. }
        | Refusal::LineUnreadable { .. }
        | Refusal::SheetUnreadable { .. }
        | Refusal::SheetHeads { .. }
        | Refusal::BookForeign { .. }
        | Refusal::BookUnknown { .. }
        | Refusal::BookTwice { .. }
        | Refusal::CodingAsked { .. }
        | Refusal::RowsRefused { .. }
        | Refusal::ItemRefused { .. }
        | Refusal::CellUnread { .. }
        | Refusal::FigureUnproven { .. }
        | Refusal::TargetTwice { .. }
        | Refusal::GlyphMissing { .. }
        | Refusal::PaperEmpty { .. } => 5,
        Refusal::WordUnavailable { .. } | Refusal::FileForm { .. } => 2,
        _ => 1,
    }
}

/// Lays rows out in columns, two spaces apart; the last column runs free.
pub fn columns(rows: &[Vec<String>]) -> Vec<String> {
    let n = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..n).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let pad = if column + 1 == row.len() { 0 } else { widths[column] - cell.chars().count() };
            format!("{cell}{}", " ".repeat(pad))
        });
        cells.collect::<Vec<_>>().join("  ")
    };
    rows.iter().map(line).collect()
}

/// Moves a line to the right, under the one it belongs to.
pub fn indented(line: &str) -> String {
    format!("  {line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_letters_and_not_bytes() {
        let rows = [vec!["Sở Y tế".to_owned(), "a".to_owned()], vec!["H.".to_owned(), "b".to_owned()]];
        assert_eq!(columns(&rows), ["Sở Y tế  a", "H.       b"]);
    }
}
