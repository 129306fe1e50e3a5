//! Attachments: bytes under the hash of the whole, in parts of one mebibyte, never written over (RULINGS C3).
//!
//! Not journaled; records hold hash, size and name, and those are.

use std::io::Read;
use std::path::Path;

use domain::Refusal;
use rusqlite::params;
use sha2::{Digest, Sha256};

use crate::error::StoreError;
use crate::journal::Tx;
use crate::store::Reader;

const PART: usize = 1 << 20;
const MIB: i64 = 1 << 20;

/// What a record remembers of an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobRef {
    /// SHA-256 of the whole in hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub n_bytes: i64,
}

/// A file on its way in: its bytes, and the name it came under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingFile {
    /// The name, as it came.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl IncomingFile {
    /// Reads a file of at most `limit` bytes. A larger one, a folder or a pipe is refused before it is read.
    pub fn read(path: &Path, limit: i64) -> Result<Self, StoreError> {
        let failed = |error: std::io::Error| StoreError::of_file(path, &error);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let about = std::fs::metadata(path).map_err(failed)?;
        if !about.is_file() {
            return Err(Refusal::EvidenceKind { file: name }.into());
        }
        let size = i64::try_from(about.len()).unwrap_or(i64::MAX);
        refuse_large(&name, size, limit)?;
        // The file may grow while it is read: one byte more than is let in is enough to see it.
        let most = u64::try_from(limit).unwrap_or(0).saturating_add(1);
        let mut bytes = Vec::new();
        let read = std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
        read.map_err(failed)?;
        refuse_large(&name, i64::try_from(bytes.len()).unwrap_or(i64::MAX), limit)?;
        Ok(Self { name, bytes })
    }
}

/// Refuses a file above the limit; both are told in mebibytes, what was found rounded up.
pub(crate) fn refuse_large(name: &str, size: i64, limit: i64) -> Result<(), Refusal> {
    if size <= limit {
        return Ok(());
    }
    let found = size.saturating_add(MIB - 1) / MIB;
    Err(Refusal::EvidenceLarge { file: name.to_owned(), found, limit: limit / MIB })
}

impl Tx<'_> {
    /// Stores bytes inside the act that records them; the same bytes are stored once.
    pub fn blob_put(&self, bytes: &[u8]) -> Result<BlobRef, StoreError> {
        let sha256 = crate::journal::hex(&Sha256::digest(bytes));
        let n_bytes = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        if !self.exists("SELECT 1 FROM blob WHERE sha256 = ?1", [&sha256])? {
            let mut insert =
                self.conn().prepare_cached("INSERT INTO blob (sha256, part, bytes) VALUES (?1, ?2, ?3)")?;
            // An empty attachment is one empty part, or it could not be told from one that is missing.
            let parts: Vec<&[u8]> = if bytes.is_empty() { vec![bytes] } else { bytes.chunks(PART).collect() };
            for (part, bytes) in parts.into_iter().enumerate() {
                insert.execute(params![sha256, i64::try_from(part).unwrap_or(i64::MAX), bytes])?;
            }
        }
        Ok(BlobRef { sha256, n_bytes })
    }

    /// Lets go of bytes no record mentions any more, when the trash is emptied.
    pub fn blob_forget(&self, sha256: &str) -> Result<(), StoreError> {
        self.conn().prepare_cached("DELETE FROM blob WHERE sha256 = ?1")?.execute([sha256])?;
        Ok(())
    }
}

impl Reader {
    /// Returns an attachment, or none; refuses when its bytes are no longer those its hash names.
    pub fn blob(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement =
            self.conn().prepare_cached("SELECT bytes FROM blob WHERE sha256 = ?1 ORDER BY part")?;
        let mut rows = statement.query([sha256])?;
        let mut bytes: Option<Vec<u8>> = None;
        while let Some(row) = rows.next()? {
            bytes.get_or_insert_default().extend_from_slice(row.get_ref(0)?.as_bytes().unwrap_or_default());
        }
        match bytes {
            Some(bytes) if crate::journal::hex(&Sha256::digest(&bytes)) != sha256 => {
                Err(StoreError::Damaged { table: "blob".to_owned(), id: sha256.to_owned() })
            }
            other => Ok(other),
        }
    }

    /// Returns the bytes all attachments of the file take.
    pub fn blob_total(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(sum(length(bytes)), 0) FROM blob";
        Ok(self.conn().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Returns the hashes of attachments whose bytes are damaged.
    pub(crate) fn damaged_blobs(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.conn().prepare("SELECT sha256, bytes FROM blob ORDER BY sha256, part")?;
        let mut rows = statement.query([])?;
        let mut damaged = Vec::new();
        let mut current: Option<(String, Sha256)> = None;
        let mut finish = |done: Option<(String, Sha256)>| {
            if let Some((name, hash)) = done
                && crate::journal::hex(&hash.finalize()) != name
            {
                damaged.push(name);
            }
        };
        while let Some(row) = rows.next()? {
            let name: String = row.get(0)?;
            if current.as_ref().is_none_or(|(known, _)| *known != name) {
                finish(current.take());
                current = Some((name, Sha256::new()));
            }
            if let Some((_, hash)) = &mut current {
                hash.update(row.get_ref(1)?.as_bytes().unwrap_or_default());
            }
        }
        finish(current);
        Ok(damaged)
    }
}
