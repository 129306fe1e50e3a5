//! What the program refuses, as a closed union of facts. The sentence lives in the words (`refusal-<code>`).
//!
//! Each says in its words what happened, what is safe, and what to do.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

/// A refusal: `{code, facts}` on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "facts", rename_all = "snake_case", rename_all_fields = "snake_case")]
#[ts(export, export_to = "types.ts")]
#[allow(missing_docs, reason = "the facts are named after what they are: file, field, date, limit, code")]
pub enum Refusal {
    /// No file is open in this window.
    #[error("no file is open")]
    NoFile {},
    /// The file is not there.
    #[error("{file}: not found")]
    FileMissing { file: String },
    /// The file was not made by this program.
    #[error("{file}: not a committee file")]
    FileForeign { file: String },
    /// The file was made by a newer version.
    #[error("{file}: schema {found}, this version knows {known}")]
    FileNewer { file: String, found: i64, known: i64 },
    /// The file was made by an older version, and is not read before it has been brought up to date.
    #[error("{file}: schema {found}, read from {known} on")]
    FileOlder { file: String, found: i64, known: i64 },
    /// The file is damaged.
    #[error("{file}: damaged: {detail}")]
    FileDamaged { file: String, detail: String },
    /// Another program or laptop writes to the file.
    #[error("{file}: held by {holder}")]
    FileHeld { file: String, holder: String },
    /// The file or its folder may not be written to.
    #[error("{file}: read only")]
    FileReadOnly { file: String },
    /// The disk is full.
    #[error("{file}: disk full")]
    DiskFull { file: String },
    /// The disk failed in another way.
    #[error("{file}: {detail}")]
    DiskFailed { file: String, detail: String },
    /// The target exists and was not to be replaced.
    #[error("{file}: exists")]
    FileExists { file: String },
    /// The target is not a plain file in a folder.
    #[error("{file}: not a place for a file")]
    FileTarget { file: String },
    /// The name of a file does not end in a form that is known here.
    #[error("{file}: not one of {known}")]
    FileForm { file: String, known: String },

    /// A text that must not be empty is.
    #[error("{field}: empty")]
    TextEmpty { field: Field },
    /// A text is too long, in characters.
    #[error("{field:?}: {found} characters, at most {limit}")]
    TextLong { field: Field, limit: usize, found: usize },
    /// A text holds a character that may not be stored.
    #[error("{field:?}: character {letter} may not be stored")]
    TextForbidden { field: Field, letter: String },
    /// A date that does not exist, or is written in no known way.
    #[error("{field:?}: {text} is not a date")]
    DateImpossible { field: Field, text: String },
    /// A date that must not come before another does.
    #[error("{field:?}: {date} is before {limit}")]
    DateEarly { field: Field, date: NaiveDate, limit: NaiveDate },
    /// A date that must not come after another does.
    #[error("{field:?}: {date} is after {limit}")]
    DateLate { field: Field, date: NaiveDate, limit: NaiveDate },
    /// A time of day that must come after another does not.
    #[error("{field:?}: {time} is not after {limit}")]
    TimeEarly { field: Field, time: NaiveTime, limit: NaiveTime },
    /// A number is outside its limits.
    #[error("{field:?}: {found} is not between {min} and {max}")]
    NumberOutside { field: Field, found: i64, min: i64, max: i64 },
    /// The book begins later than the date asked for (RULINGS A1).
    #[error("the book begins on {begins_on}")]
    BeforeBook { begins_on: NaiveDate },

    /// The record is not there.
    #[error("{noun:?} {id}: not found")]
    Unknown { noun: Noun, id: String },
    /// A name fits several records, or none.
    #[error("{text}: fits {n_found} units")]
    UnitUnclear { text: String, n_found: usize },
    /// A name in a sheet is that of no unit of the register.
    #[error("{text}: no such unit")]
    UnitUnknown { text: String },
    /// A unit would lie under itself, or be a member of itself.
    #[error("unit {code} would contain itself")]
    UnitLoop { code: String },
    /// Members are named for a unit that is no group.
    #[error("{unit} is no group")]
    UnitUngrouped { unit: String },
    /// A unit has ended, or goes on in another.
    #[error("{unit} ended on {last_on}")]
    UnitEnded { unit: String, last_on: NaiveDate },
    /// A unit that is to end leads open tasks that nobody takes over.
    #[error("{unit} leads {n_tasks} open tasks")]
    UnitLeads { unit: String, n_tasks: usize },
    /// A code is taken.
    #[error("{noun:?} {text}: already taken")]
    Taken { noun: Noun, text: String },
    /// The record shown differs from what its history says.
    #[error("{noun:?} {id}: differs from its history")]
    Damaged { noun: Noun, id: String },

    /// A document number of that series and year is used (RULINGS A14).
    #[error("number {number} of {year} is used")]
    NumberUsed { number: i64, year: i32 },
    /// A meeting is in the wrong state for the act.
    #[error("the meeting is {state}")]
    MeetingState { state: String },
    /// A later meeting was held: only the latest is taken up again.
    #[error("{title} was held on {held_on}")]
    MeetingSucceeded { title: String, held_on: NaiveDate },
    /// The agenda has no item to take up, pass over or go back to.
    #[error("no such item in the agenda")]
    AgendaDone {},
    /// Proposals of another review were put to an item, or a proposal to another review.
    #[error("proposal {code} belongs to another review")]
    ProposalElsewhere { code: String },
    /// There is nothing to issue.
    #[error("no draft directive to issue")]
    NothingToIssue {},
    /// One line of an import is refused, and with it the whole import.
    #[error("item {item}: {reason}")]
    ItemRefused { item: usize, reason: Box<Refusal> },
    /// A sheet or a text cannot be read; `fault` is one of those the reader knows.
    #[error("{file}: {fault}")]
    SheetUnreadable { file: String, fault: String },
    /// No sheet has a row with the heads that are needed.
    #[error("{file}: no row with {heads}")]
    SheetHeads { file: String, heads: String },
    /// A file is written in old letters, and nobody has agreed to have it converted.
    #[error("{file}: written in {coding}")]
    CodingAsked { file: String, coding: String },
    /// Rows of a sheet are refused, and it was not said that the others may come in alone.
    #[error("{n_refused} of {n_rows} rows refused")]
    RowsRefused { n_refused: usize, n_rows: usize },
    /// A cell holds a formula whose result was never kept.
    #[error("a formula without its result")]
    CellUncomputed {},
    /// A cell holds an error, or what is no value of its kind.
    #[error("cell holds {text}")]
    CellUnread { text: String },
    /// A row of running tasks is finished.
    #[error("finished")]
    RowFinished {},
    /// A row is a task that is in the file already.
    #[error("known as {code}")]
    RowKnown { code: String },
    /// A row says what an earlier row said.
    #[error("said in row {row}")]
    RowTwice { row: u32 },
    /// A due date moved, and nothing says when more time was granted.
    #[error("due {first_on}, then {due_on}, granted when?")]
    ExtensionUndated { due_on: NaiveDate, first_on: NaiveDate },
    /// A target would be one unit's and a whole kind's at once.
    #[error("a target of one unit and of every {kind}")]
    TargetTwice { kind: String },
    /// The figure is accepted already: a correction is recorded, not decided on again.
    #[error("the figure of {code} on {on_date} is accepted")]
    FigureDecided { code: String, on_date: NaiveDate },
    /// A "yes" nothing proves.
    #[error("{code}: yes, by which paper?")]
    FigureUnproven { code: String },
    /// A file is no workbook that was sent out by this program.
    #[error("{file}: no workbook of ours")]
    BookForeign { file: String },
    /// A workbook was sent out from another committee's file, or from this one before it was restored.
    #[error("{file}: workbook {book} is not known here")]
    BookUnknown { file: String, book: String },
    /// Of several files that come in together, two are of one unit.
    #[error("{file}: {unit} came as {other} already")]
    BookTwice { file: String, unit: String, other: String },
    /// The key of a row and what it says belong to different records.
    #[error("the row moved apart")]
    RowMoved {},
    /// A row says otherwise than another one of the same record.
    #[error("differs from row {row} of the same record")]
    RowRepeats { row: u32 },
    /// A row was taken before, and says something else now.
    #[error("raised before")]
    RowRaised {},
    /// A cell was made one with others.
    #[error("merged in {area}")]
    CellMerged { area: String },
    /// A cell means nothing without another one.
    #[error("needs {head}")]
    CellNeeds { head: String },
    /// A share is written as a number above one, which a cell of percent shows as hundreds.
    #[error("{found} is {shown} %")]
    PercentScale { found: String, shown: String },
    /// A number is not whole, or written with signs that part it.
    #[error("{found} is no whole number")]
    NumberWhole { found: String },
    /// A directive has no lead unit.
    #[error("directive {code} has no lead unit")]
    DirectiveIncomplete { code: String },
    /// A directive is issued and cannot change so.
    #[error("directive {code} is issued")]
    DirectiveIssued { code: String },
    /// The task is no longer open.
    #[error("task {code} is closed")]
    TaskClosed { code: String },
    /// The task would be given to the unit that leads it.
    #[error("task {code} is led by {unit}")]
    LeadSame { code: String, unit: String },
    /// The task of a single unit cannot be split.
    #[error("task {code} is led by {unit}, which is no group")]
    TaskUngrouped { code: String, unit: String },
    /// The task would be replaced by itself.
    #[error("task {code} is itself")]
    TaskItself { code: String },
    /// The unit that leads a task would coordinate it besides.
    #[error("{unit} leads task {code}")]
    CoordinatorLeads { code: String, unit: String },
    /// What a file holds is none of the kinds kept as evidence, whatever its name says.
    #[error("{file}: of no kind that is kept")]
    EvidenceKind { file: String },
    /// A file is larger than the committee keeps, in mebibytes.
    #[error("{file}: {found} MiB, at most {limit}")]
    EvidenceLarge { file: String, found: i64, limit: i64 },
    /// The document has no file.
    #[error("document {document} has no file")]
    EvidenceFileless { document: String },
    /// The task has a due date already; only an extension moves it.
    #[error("task {code} is due on {due_on}")]
    TaskScheduled { code: String, due_on: NaiveDate },
    /// The task has no completion report to verify, confirm or return.
    #[error("task {code} has no open report")]
    ReportMissing { code: String },
    /// The task has an open completion report already.
    #[error("task {code} has an open report")]
    ReportOpen { code: String },
    /// The task has an open extension request already.
    #[error("task {code} has an open extension request")]
    ExtensionOpen { code: String },
    /// The task has no extension request to decide.
    #[error("task {code} has no open extension request")]
    ExtensionMissing { code: String },
    /// The task has no due date to extend.
    #[error("task {code} has no due date")]
    ExtensionPointless { code: String },

    /// There is nothing to undo.
    #[error("nothing to undo")]
    UndoNothing {},
    /// There is nothing to do again.
    #[error("nothing to redo")]
    RedoNothing {},
    /// A later act touched the same records.
    #[error("act {seq} was followed by act {later}")]
    UndoTouched { seq: i64, later: i64, kind: String },
    /// This kind of act is never undone.
    #[error("{kind} is never undone")]
    UndoNever { kind: String },
    /// A paper of the notice has left the program: its issue is withdrawn, not undone (RULINGS A5).
    #[error("notice {number} left the program as {paper}")]
    NoticeLeft { number: String, paper: String },
    /// A record comes out of the trash only after the one it belongs to.
    #[error("{noun:?} {text} is in the trash")]
    RestoreFirst { noun: Noun, text: String },
    /// A task of a withdrawn notice: the next notice makes tasks of its own.
    #[error("task {code} belongs to a withdrawn notice")]
    RestoreWithdrawn { code: String },
    /// The trash holds no such record.
    #[error("{record}: not in the trash")]
    TrashUnknown { record: String },
    /// Nothing has lain in the trash long enough to leave.
    #[error("nothing in the trash is {days} days old")]
    TrashFresh { days: i64 },
    /// A line of the holiday calendar cannot be read.
    #[error("line {line}: {fault} {text}")]
    CalendarLine { line: usize, fault: String, text: String },
    /// A line of the input is no text, or an object that says none.
    #[error("line {line}: {fault}")]
    LineUnreadable { line: usize, fault: String },
    /// No task of the review is overdue, so nobody is to be reminded.
    #[error("nothing is overdue on {as_of}")]
    NothingOverdue { as_of: NaiveDate },
    /// A part a paper cannot do without is empty.
    #[error("nothing to print in {place}")]
    PaperEmpty { place: String },
    /// This kind of paper leaves as pages only.
    #[error("{file}: this paper has no Word form")]
    WordUnavailable { file: String },
    /// The act would change nothing.
    #[error("nothing changed")]
    Unchanged {},

    /// A letter that no font of the paper has.
    #[error("no font has {letter} in {place}")]
    GlyphMissing { letter: String, place: String },
    /// The user cancelled.
    #[error("cancelled")]
    Cancelled {},
    /// A chart's words do not fit the room it is given.
    #[error("{width} x {height} is too small for this chart")]
    ChartTooSmall { width: u32, height: u32 },
    /// Something that should not happen; the detail is for support.
    #[error("{detail}")]
    Unexpected { detail: String },
}

/// The fields a refusal can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
#[allow(missing_docs, reason = "each is the name of an input field, spelt out in the words as field-<name>")]
pub enum Field {
    Name,
    ShortName,
    Alias,
    Code,
    Kind,
    Text,
    Work,
    Product,
    Measure,
    DeadlinePhrase,
    DueOn,
    OnDate,
    ValidFromOn,
    ValidToOn,
    IssuedOn,
    HeldOn,
    Title,
    Abstract,
    Symbol,
    Number,
    Issuer,
    Reason,
    Percent,
    Minutes,
    Weight,
    Numerator,
    Denominator,
    Target,
    Place,
    Role,
    Signer,
    Recipient,
    Actor,
    Setting,
    LeadUnit,
    Search,
    AsOf,
    Time,
    Theme,
    ForwardedTo,
    EndsAt,
    Files,
}

impl std::fmt::Display for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

/// The nouns a refusal can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
#[allow(
    missing_docs,
    reason = "these are the nouns of the house, in their fixed order, and the one view that has a name"
)]
pub enum Noun {
    Committee,
    Unit,
    Document,
    Review,
    Indicator,
    Meeting,
    Proposal,
    Directive,
    Task,
    View,
}

impl Refusal {
    /// Returns the code on the wire, which is also the key of the words.
    pub fn code(&self) -> String {
        let wire = serde_json::to_value(self).unwrap_or_default();
        wire["code"].as_str().unwrap_or("unexpected").to_owned()
    }
}

/// Lets only clean text in: NFC, no control or direction characters, not empty, at most `limit` characters.
pub fn clean_line(field: Field, text: &str, limit: usize) -> Result<String, Refusal> {
    vietnamese::text::clean_line(text, limit).map_err(|error| text_refusal(field, error))
}

/// As [`clean_line`], for texts that may run over several lines.
pub fn clean_text(field: Field, text: &str, limit: usize) -> Result<String, Refusal> {
    vietnamese::text::clean_text(text, limit).map_err(|error| text_refusal(field, error))
}

/// As [`clean_text`], but an empty text is `None`.
pub fn clean_optional(field: Field, text: Option<&str>, limit: usize) -> Result<Option<String>, Refusal> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => clean_text(field, text, limit).map(Some),
    }
}

fn text_refusal(field: Field, error: vietnamese::text::TextError) -> Refusal {
    use vietnamese::text::TextError;
    match error {
        TextError::Empty => Refusal::TextEmpty { field },
        TextError::TooLong { limit, length } => Refusal::TextLong { field, limit, found: length },
        TextError::LineBreak { .. } => Refusal::TextForbidden { field, letter: "U+000A".to_owned() },
        TextError::Control { name, .. } | TextError::Direction { name, .. } => {
            Refusal::TextForbidden { field, letter: name }
        }
    }
}
