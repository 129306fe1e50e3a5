//! `nghisu-cli`: the powers of the window without a window.
//!
//! Standard output carries data only, standard error words. Exit codes: 0 done, 1 failed, 2 misused, 3 not found, 4 busy,
//! newer or in conflict, 5 invalid or damaged, 6 done with findings (only with `--fail-on`).

mod arguments;
mod file;
mod intake;
mod nouns;
mod output;
mod words;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use arguments::{Arguments, Noun};
use file::Desk;
use output::Answer;

fn main() -> ExitCode {
    let version = format!("{} (schema {})", env!("CARGO_PKG_VERSION"), store::COMMITTEE.version());
    // Said once and for the whole run: the command line keeps static texts.
    let asked = Arguments::command().version(&*version.leak()).get_matches();
    let arguments = Arguments::from_arg_matches(&asked).unwrap_or_else(|error| error.exit());
    if let Noun::ImportWorker { door } = &arguments.noun {
        return nouns::import_worker::serve(door);
    }
    let desk = Desk::new(&arguments);
    match run(&desk, &arguments.noun) {
        Ok(answer) => output::tell(&arguments, &answer),
        Err(refusal) => output::refuse(&arguments, &refusal),
    }
}

fn run(desk: &Desk, noun: &Noun) -> Result<Answer, domain::Refusal> {
    match noun {
        Noun::Sample { verb } => nouns::sample::run(desk, verb),
        Noun::Committee { verb } => nouns::committee::run(desk, verb),
        Noun::Review { verb } => nouns::review::run(desk, verb),
        Noun::Proposal { verb } => nouns::proposal::run(desk, verb),
        Noun::Unit { verb } => nouns::unit::run(desk, verb),
        Noun::Indicator { verb } => nouns::indicator::run(desk, verb),
        Noun::Ranking(asked) => nouns::indicator::ranking(desk, asked),
        Noun::Meeting { verb } => nouns::meeting::run(desk, verb),
        Noun::Directive { verb } => nouns::directive::run(desk, verb),
        Noun::Task { verb } => nouns::task::run(desk, verb),
        Noun::Search { text, limit } => nouns::search::run(desk, text, *limit),
        Noun::Paper { verb } => nouns::paper::run(desk, verb),
        Noun::Chart { verb } => nouns::chart::run(desk, verb),
        Noun::Journal { verb } => nouns::journal::run(desk, verb),
        Noun::Notice { verb } => nouns::notice::run(desk, verb),
        Noun::Workbook { verb } => nouns::workbook::run(desk, verb),
        Noun::Trash { verb } => nouns::trash::run(desk, verb),
        Noun::Undo => nouns::journal::undo(desk),
        Noun::Redo => nouns::journal::redo(desk),
        Noun::Backup { verb } => nouns::backup::run(desk, verb),
        Noun::ImportWorker { .. } => Ok(Answer::default()),
        Noun::Check { fail_on } => nouns::journal::check(desk, fail_on.is_some()),
    }
}
