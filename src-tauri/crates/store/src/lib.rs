//! Keeps the nouns in one SQLite file: acts, journal, queries, search, backup.
//!
//! Every write is a named act in one transaction ([`Store::act`]); the database itself writes the journal. From that
//! one mechanism come history, undo and redo, the committee as it stood on any day, and the finding of damage.
//! Deliberately knows no clock, no window, no words, no paper: instants, ids and actors are handed in.

mod backup;
mod blob;
mod connection;
mod damage;
mod draft;
mod error;
mod journal;
mod lock;
mod rewind;
mod schema;
mod search;
mod store;
mod undo;

pub use backup::{Backup, Copy, Kept, Manifest, Reason, thin};
pub use blob::BlobRef;
pub use connection::APPLICATION_ID;
pub use damage::{Damage, Finding};
pub use draft::Draft;
pub use error::StoreError;
pub use journal::{Change, Done, Entry, Head, Tx};
pub use rewind::Cut;
pub use schema::{Column, JOURNAL, Migration, Schema, Shape, Shapes, UNJOURNALED, shapes};
pub use search::{Hit, Searched};
pub use store::{Opened, Reader, Store};
