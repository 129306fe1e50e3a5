//! The generated half of `ui/src/ipc`, and the lists of the shell that must name every command.
//!
//! `NGHISU_BLESS=1 cargo test -p proof --test contract` writes the files; without it a stale file fails.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;

use proof::contract::{self, Command};
use proof::{rust, tree};
use ts_rs::{Config, TS, TypeVisitor};

const WRAPPERS: &str = "ui/src/ipc/commands.ts";
const TYPES: &str = "ui/src/ipc/types.ts";

const NOUNS: [&str; 10] = [
    "committee",
    "unit",
    "document",
    "review",
    "indicator",
    "meeting",
    "proposal",
    "directive",
    "task",
    "briefing",
];

/// Gathers a type of the domain and everything it leans on.
struct Gather {
    config: Config,
    seen: HashSet<TypeId>,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Gather {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let text = format!("{}export {}\n", one_line(&docs), T::decl(&self.config));
            self.found.insert(T::ident(&self.config), text);
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
    }
}

/// Keeps the first sentence of a doc comment; the rest is read in Rust.
fn one_line(docs: &str) -> String {
    let text =
        docs.lines().map(|line| line.trim().trim_start_matches(['/', '*']).trim_end_matches("*/").trim());
    text.into_iter().find(|line| !line.is_empty()).map_or_else(String::new, |line| format!("/** {line} */\n"))
}

/// The domain types the commands take and give; what they lean on comes by itself.
fn types_of_the_domain() -> BTreeMap<String, String> {
    let config = Config::new().with_large_int("number");
    let mut gather = Gather { config, seen: HashSet::new(), found: BTreeMap::new() };
    gather.visit::<domain::Refusal>();
    gather.visit::<domain::Act>();
    gather.visit::<domain::briefing::board::ActLine>();
    gather.visit::<domain::briefing::board::Board>();
    gather.visit::<domain::briefing::board::BoardQuery>();
    gather.visit::<domain::briefing::board::HistoryEntry>();
    gather.visit::<domain::briefing::board::SearchHit>();
    gather.visit::<domain::briefing::board::SavedView>();
    gather.visit::<domain::briefing::board::TaskSheet>();
    gather.visit::<domain::briefing::board::ViewChoice>();
    gather.visit::<domain::briefing::bulk::BulkChange>();
    gather.visit::<domain::briefing::bulk::BulkLine>();
    gather.visit::<domain::task::CoordinatorChange>();
    gather.visit::<domain::task::EvidenceFileEntry>();
    gather.visit::<domain::briefing::chair::ChairView>();
    gather.visit::<domain::briefing::chair::Tick>();
    gather.visit::<domain::briefing::closing::ClosingGap>();
    gather.visit::<domain::briefing::starting::StartSheet>();
    gather.visit::<domain::briefing::chart::ChartRequest>();
    gather.visit::<domain::briefing::chart::ChartTable>();
    gather.visit::<domain::briefing::chart::Language>();
    gather.visit::<domain::briefing::chart::Palette>();
    gather.visit::<domain::briefing::indicator_board::FigureLine>();
    gather.visit::<domain::briefing::indicator_board::FigureQuery>();
    gather.visit::<domain::briefing::indicator_board::IndicatorBoard>();
    gather.visit::<domain::briefing::indicator_board::IndicatorBoardQuery>();
    gather.visit::<domain::briefing::indicator_board::IndicatorSetSheet>();
    gather.visit::<domain::briefing::notice::NoticeRequest>();
    gather.visit::<domain::briefing::notice::NoticeText>();
    gather.visit::<domain::briefing::opening::OpeningEntry>();
    gather.visit::<domain::briefing::opening::OpeningPlan>();
    gather.visit::<domain::briefing::opening::OpeningRequest>();
    gather.visit::<domain::briefing::overview::Desk>();
    gather.visit::<domain::briefing::overview::Overview>();
    gather.visit::<domain::briefing::paper::PaperOnShelf>();
    gather.visit::<domain::briefing::paper::PaperRequest>();
    gather.visit::<domain::briefing::ranking::Ranking>();
    gather.visit::<domain::briefing::reading::ReadPage>();
    gather.visit::<domain::briefing::room::RoomChart>();
    gather.visit::<domain::briefing::room::RoomFrame>();
    gather.visit::<domain::briefing::room::RoomPast>();
    gather.visit::<domain::briefing::room::RoomShown>();
    gather.visit::<domain::briefing::since::SinceMeeting>();
    gather.visit::<domain::briefing::summary::Summary>();
    gather.visit::<domain::briefing::spreadsheet::ListForm>();
    gather.visit::<domain::briefing::digest::Digest>();
    gather.visit::<domain::briefing::figure_intake::FigureIntake>();
    gather.visit::<domain::briefing::task_intake::TaskIntake>();
    gather.visit::<domain::briefing::unit_card::UnitCard>();
    gather.visit::<domain::briefing::unit_intake::UnitIntake>();
    gather.visit::<domain::briefing::unit_sheet::UnitSheet>();
    gather.visit::<domain::briefing::workbook::BookAnswer>();
    gather.visit::<domain::briefing::workbook::BookFile>();
    gather.visit::<domain::briefing::workspace::ReviewWorkspace>();
    gather.visit::<domain::directive::Directive>();
    gather.visit::<domain::directive::DirectiveEntry>();
    gather.visit::<domain::directive::ImportItem>();
    gather.visit::<domain::indicator::FigureEntry>();
    gather.visit::<domain::indicator::IndicatorSetEntry>();
    gather.visit::<domain::indicator::TargetEntry>();
    gather.visit::<domain::indicator::ranking::RankingQuery>();
    gather.visit::<domain::id::ItemId>();
    gather.visit::<domain::meeting::AttendanceEntry>();
    gather.visit::<domain::meeting::MeetingEntry>();
    gather.visit::<domain::meeting::MeetingRef>();
    gather.visit::<domain::meeting::SpeakerEntry>();
    gather.visit::<domain::meeting::AgendaPlan>();
    gather.visit::<domain::meeting::InviteEntry>();
    gather.visit::<domain::proposal::AnswerEntry>();
    gather.visit::<domain::proposal::PlanEntry>();
    gather.visit::<domain::proposal::ProposalEntry>();
    gather.visit::<domain::review::ReviewReportEntry>();
    gather.visit::<domain::committee::CalendarSheet>();
    gather.visit::<domain::committee::CycleSheet>();
    gather.visit::<domain::committee::PlaceWarning>();
    gather.visit::<domain::document::NoticeEntry>();
    gather.visit::<domain::document::NoticeWording>();
    gather.visit::<domain::task::ProgressEntry>();
    gather.visit::<domain::task::ReportEntry>();
    gather.visit::<domain::trash::Trashed>();
    gather.visit::<domain::unit::Unit>();
    gather.visit::<domain::unit::UnitChange>();
    gather.visit::<domain::unit::UnitEnd>();
    gather.visit::<domain::unit::UnitEntry>();
    gather.visit::<domain::unit::UnitHeir>();
    gather.found
}

/// Returns `ui/src/ipc/types.ts`: what the commands name, and what that leans on, by name.
fn types(wrappers: &str) -> Result<String, String> {
    let mut all = types_of_the_domain();
    let wanted: BTreeSet<String> = wrappers.split("T.").skip(1).map(first_word).collect();
    for (name, text) in contract::types_of_the_shell(&wanted) {
        all.entry(name).or_insert(text);
    }
    let named: BTreeSet<String> =
        all.values().flat_map(|text| contract::names_in(text)).chain(wanted).collect();
    let missing: Vec<&String> = named.iter().filter(|name| !all.contains_key(*name)).collect();
    if !missing.is_empty() {
        return Err(format!("name these types of the domain in types_of_the_domain(): {missing:?}"));
    }
    let head = "// What crosses between shell and window. Generated by tests/tests/contract.rs from the types of the domain\n\
                // (NGHISU_BLESS=1 cargo test -p proof --test contract writes it); never edited by hand.\n";
    Ok(all.into_values().fold(head.to_string(), |out, text| format!("{out}\n{text}")))
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Compares a generated file with the committed one, or writes it when blessed.
#[track_caller]
fn fresh(path: &str, made: &str) {
    if std::env::var_os("NGHISU_BLESS").is_some() {
        fs::write(tree::root().join(path), made).expect("the generated file can be written");
        return;
    }
    let committed = tree::read(path).unwrap_or_default();
    let differs = committed.lines().zip(made.lines()).find(|(there, here)| there != here);
    assert!(
        committed == made,
        "{path} is stale: NGHISU_BLESS=1 cargo test -p proof --test contract; first difference: {differs:?}"
    );
}

#[track_caller]
fn hold(rule: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{rule}; broken {} times:\n  {}", findings.len(), findings.join("\n  "));
}

/// A rule about each command: what is wrong with it, if anything.
#[track_caller]
fn each(rule: &str, wrong: impl Fn(&Command) -> Option<String>) {
    let findings: Vec<String> = contract::commands()
        .iter()
        .filter_map(|command| Some(format!("{}: {} {}", command.path, command.name, wrong(command)?)))
        .collect();
    hold(rule, &findings);
}

#[test]
fn the_window_knows_every_command_and_every_type() {
    let commands = contract::commands();
    if commands.is_empty() {
        return;
    }
    let wrappers = contract::wrappers(&commands);
    fresh(WRAPPERS, &wrappers);
    fresh(TYPES, &types(&wrappers).unwrap_or_else(|reason| panic!("{reason}")));
}

#[test]
fn a_command_is_async_documented_and_refuses_in_one_way() {
    each("the window never waits on the main thread", |c| (!c.is_async).then(|| "is not async".into()));
    each("a command says what it does", |c| c.doc.is_empty().then(|| "has no documentation".into()));
    each("errors cross as a refusal", |c| (!c.refuses).then(|| "does not return Result<_, Refusal>".into()));
}

#[test]
fn a_command_unpacks_calls_and_replies() {
    each("a command decides nothing", |c| {
        (c.n_statements > 5).then(|| format!("has {} statements", c.n_statements))
    });
}

#[test]
fn a_command_of_a_noun_stands_in_the_nouns_file() {
    each("one word in a file finder lists the whole slice", |c| {
        let noun = c.name.split('_').next().unwrap_or_default();
        let stem = c.path.rsplit('/').next().and_then(|name| name.strip_suffix(".rs")).unwrap_or_default();
        (NOUNS.contains(&noun) && stem != noun).then(|| format!("belongs in {noun}.rs"))
    });
}

#[test]
fn every_command_is_registered_listed_and_granted() {
    let handlers: String = tree::sources("src-tauri/src", &["rs"])
        .iter()
        .filter_map(|source| source.text.split_once("generate_handler!").map(|(_, rest)| rest.to_string()))
        .map(|rest| rest.split_once(']').map_or(rest.clone(), |(inside, _)| inside.to_string()))
        .collect();
    let registered: BTreeSet<String> =
        rust::identifiers(&handlers).into_iter().map(|(_, name)| name).collect();
    let build = tree::read("src-tauri/build.rs").unwrap_or_default();
    let listed: BTreeSet<String> =
        rust::split(&build).literals.into_iter().map(|literal| literal.text).collect();
    let granted: String =
        tree::sources("src-tauri/capabilities", &["json", "toml"]).into_iter().map(|s| s.text).collect();
    each("every command is in the invoke handler", |c| {
        (!registered.contains(&c.name)).then(|| "is not registered".into())
    });
    each("every command is in the app manifest of build.rs", |c| {
        (!listed.contains(&c.name)).then(|| "is not listed".into())
    });
    each("every command is granted to a window", |c| {
        let permission = format!("\"allow-{}\"", c.name.replace('_', "-"));
        (!granted.contains(&permission)).then(|| format!("has no {permission} in capabilities"))
    });
}
