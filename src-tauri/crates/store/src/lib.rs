//! Keeps the nouns in one SQLite file: acts, journal, queries, search, backup.
//!
//! Every write is a named act in one transaction ([`Store::act`]); the database itself writes the journal. From that
//! one mechanism come history, undo and redo, the committee as it stood on any day, and the finding of damage.
//! Deliberately knows no clock, no window, no words, no paper: instants, ids and actors are handed in.

mod backup;
mod binding;
mod blob;
mod briefing;
mod by;
mod columns;
mod committee;
mod connection;
mod damage;
mod directive;
mod document;
mod draft;
mod error;
#[cfg(test)]
mod fixture;
mod indicator;
mod journal;
mod lock;
mod meeting;
mod proposal;
mod review;
mod rewind;
pub mod sample;
mod schema;
mod search;
mod store;
pub mod synthetic;
mod task;
mod trash;
mod undo;
#[cfg(test)]
mod undoing;
mod unit;

pub use backup::{Backup, Copy, Kept, Manifest, Reason, thin};
pub use blob::{BlobRef, IncomingFile};
pub use briefing::{FACT, PreparedBook, Taken};
pub use by::By;
pub use connection::APPLICATION_ID;
pub use damage::{Damage, Finding};
pub use draft::Draft;
pub use error::StoreError;
pub use indicator::Adopted;
pub use journal::{Change, Done, Entry, Head, Tx};
pub use meeting::Beats;
pub use rewind::Cut;
pub use schema::{COMMITTEE, Column, JOURNAL, Migration, Schema, Shape, Shapes, UNJOURNALED, shapes};
pub use search::{Hit, Searched};
pub use store::{Opened, Reader, Store, place_warning};
pub use task::{Assigned, NoticeIssued, UnitMoved};
