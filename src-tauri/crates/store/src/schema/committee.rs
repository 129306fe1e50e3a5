//! The schema of a committee file: which migrations make it, and which columns search reads.

use super::{JOURNAL, Migration, Schema};
use crate::search::Searched;

macro_rules! migrations {
    ($($name:literal),+ $(,)?) => {
        &[JOURNAL, $(Migration { name: $name, sql: include_str!(concat!("../../migrations/", $name, ".sql")) }),+]
    };
}

/// The schema of a committee file. A migration, once a file was made with it, never changes: a later one does.
pub const COMMITTEE: Schema = Schema {
    migrations: migrations![
        "0002_committee_settings",
        "0003_unit_register",
        "0004_document_register",
        "0005_review_reports",
        "0006_indicator_sets",
        "0007_meeting_agenda",
        "0008_proposal_ledger",
        "0009_directive_clauses",
        "0010_task_tracking",
        "0011_meeting_recipients",
        "0012_task_succession",
        "0013_unit_succession",
        "0014_proposal_carried",
        "0015_indicator_figures",
        "0016_meeting_sitting",
        "0017_directive_adoption",
        "0018_review_workbooks",
        "0019_meeting_invited",
        "0020_proposal_expected",
        "0021_review_reminded",
    ],
    searched: SEARCHED,
    undo_barred: crate::task::refuse_left,
};

/// What search reads. A code, once given, is never given to another table.
const SEARCHED: &[Searched] = &[
    searched("unit", 1, &["name", "short_name", "code"]),
    Searched { hidden: None, ..searched("unit_alias", 2, &["alias"]) },
    searched("document", 3, &["symbol", "abstract", "issuer"]),
    searched("meeting", 4, &["title", "assessment"]),
    searched("meeting_item", 5, &["title"]),
    searched("indicator", 6, &["code", "name", "short_name"]),
    searched("proposal", 7, &["text", "answer"]),
    searched("directive", 8, &["text", "work", "product", "measure"]),
    searched("task", 9, &["work"]),
    Searched { hidden: None, ..searched("task_progress", 10, &["text"]) },
];

const fn searched(table: &'static str, code: i64, columns: &'static [&'static str]) -> Searched {
    Searched { table, code, columns, hidden: Some("trashed_at") }
}
