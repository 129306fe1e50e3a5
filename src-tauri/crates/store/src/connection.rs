//! Opening the one file: what is refused before it is touched, and the settings every connection has.
//!
//! Settings follow reference/reliability D1 as amended by RULINGS C1: write-ahead log with normal locking, every
//! commit synchronous, nothing in the schema trusted. Knows no tables.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use domain::Refusal;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;

/// Marks a SQLite file as a committee of ours: "NgSu".
pub const APPLICATION_ID: i32 = 0x4E67_5375;

/// The first SQLite in which two connections cannot corrupt a write-ahead log (the WAL-reset bug).
const SQLITE_AT_LEAST: i32 = 3_051_003;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Refuses whatever is not a committee file of ours, without opening it as a database, and returns its schema number.
///
/// None when a log lies beside the file: the newest first page, and with it the number, may lie in there.
/// Must not run while this process has the file open: closing a plain file handle drops the locks SQLite holds.
pub(crate) fn probe(path: &Path) -> Result<Option<i64>, StoreError> {
    refuse_strange_file(path)?;
    let name = || path.display().to_string();
    let mut header = Vec::with_capacity(100);
    let file = File::open(path).map_err(|e| StoreError::of_file(path, &e))?;
    file.take(100).read_to_end(&mut header).map_err(|e| StoreError::of_file(path, &e))?;
    let ours = header.get(68..72) == Some(APPLICATION_ID.to_be_bytes().as_slice());
    let sqlite = header.starts_with(MAGIC);
    let refusal = match (sqlite, ours) {
        (true, true) => return Ok(header_version(path, &header)),
        (false, true) => Refusal::FileDamaged { file: name(), detail: "header".to_owned() },
        // One flipped bit in our mark is damage; a stranger's mark differs in more.
        (true, false) if nearly_ours(&header) => {
            Refusal::FileDamaged { file: name(), detail: "header".to_owned() }
        }
        _ => Refusal::FileForeign { file: name() },
    };
    Err(refusal.into())
}

fn header_version(path: &Path, header: &[u8]) -> Option<i64> {
    let number = header.get(60..64)?.try_into().ok()?;
    (!beside(path, "-wal").exists()).then(|| i64::from(i32::from_be_bytes(number)))
}

fn nearly_ours(header: &[u8]) -> bool {
    let Some(Ok(mark)) = header.get(68..72).map(<[u8; 4]>::try_from) else { return false };
    (i32::from_be_bytes(mark) ^ APPLICATION_ID).count_ones() <= 2
}

/// Refuses a path that is not one plain file under one name: a link, a folder, a second name for the same file.
fn refuse_strange_file(path: &Path) -> Result<(), StoreError> {
    let about = fs::symlink_metadata(path).map_err(|e| StoreError::of_file(path, &e))?;
    if !about.is_file() || names_of(&about) > 1 {
        return Err(Refusal::FileTarget { file: path.display().to_string() }.into());
    }
    Ok(())
}

#[cfg(unix)]
fn names_of(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(about)
}

#[cfg(not(unix))]
fn names_of(_: &fs::Metadata) -> u64 {
    1
}

/// Refuses a file whose owner has write-protected it, also to a user the system would let through.
pub(crate) fn refuse_read_only(path: &Path) -> Result<(), StoreError> {
    let about = fs::metadata(path).map_err(|e| StoreError::of_file(path, &e))?;
    if about.permissions().readonly() {
        return Err(Refusal::FileReadOnly { file: path.display().to_string() }.into());
    }
    Ok(())
}

/// Opens the connection that writes. The caller holds the lock and has probed the file.
pub(crate) fn writer(path: &Path, create: bool) -> Result<Connection, StoreError> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | base();
    flags.set(OpenFlags::SQLITE_OPEN_CREATE, create);
    let conn = Connection::open_with_flags(path, flags)?;
    guard(&conn)?;
    if conn.is_readonly("main")? {
        return Err(Refusal::FileReadOnly { file: path.display().to_string() }.into());
    }
    conn.pragma_update_and_check(None, "locking_mode", "NORMAL", |row| row.get::<_, String>(0))?;
    let mode: String = conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    expect("journal_mode", &mode, &"wal")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    expect("synchronous", &conn.pragma_query_value(None, "synchronous", |r| r.get::<_, i64>(0))?, &2)?;
    conn.pragma_update(None, "secure_delete", true)?;
    conn.pragma_update(None, "wal_autocheckpoint", 200)?;
    conn.pragma_update(None, "journal_size_limit", 4_194_304)?;
    Ok(conn)
}

/// Opens a connection that reads beside the writer, of this process or of another.
///
/// It may write as far as the file goes and has forbidden itself to (`query_only`): only so does SQLite tidy the log away
/// when the last reader of a file at rest leaves. Until [`trust`] it leaves everything as it lies, log included.
/// Where there is no room for a log at all, on a full disk, in a folder or for a file that may not be written to, the file
/// is read as one that nobody changes, which is safe only while no log lies beside it. An empty one is as good as none:
/// an attempt that failed on a full disk leaves it.
pub(crate) fn reader(path: &Path) -> Result<Connection, StoreError> {
    let at_rest = fs::metadata(beside(path, "-wal")).map_or(true, |log| log.len() == 0);
    if at_rest && refuse_read_only(path).is_err() {
        return still(path);
    }
    match read_with(path, OpenFlags::SQLITE_OPEN_READ_WRITE, None) {
        Err(error) if at_rest => still(path).map_err(|_| error),
        other => other,
    }
}

/// Lets a reader tidy up behind itself, once the file is known to be one this program may touch.
pub(crate) fn trust(conn: &Connection) -> Result<(), StoreError> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// Opens a finished copy that nobody else has: no lock and no log of its own are needed to read it.
pub(crate) fn still(path: &Path) -> Result<Connection, StoreError> {
    read_with(path, OpenFlags::SQLITE_OPEN_READ_ONLY, Some("immutable=1"))
}

/// Returns how another connection attaches the file `conn` has open.
pub(crate) fn beside_uri(path: &Path, conn: &Connection) -> Result<String, StoreError> {
    let how = if conn.is_readonly("main")? { "immutable=1" } else { "mode=rw" };
    Ok(format!("file:{}?{how}", uri_path(path)?))
}

fn read_with(path: &Path, flags: OpenFlags, how: Option<&str>) -> Result<Connection, StoreError> {
    let conn = match how {
        None => Connection::open_with_flags(path, flags | base())?,
        Some(how) => {
            let uri = format!("file:{}?{how}", uri_path(path)?);
            Connection::open_with_flags(uri, flags | base() | OpenFlags::SQLITE_OPEN_URI)?
        }
    };
    guard(&conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "query_only", true)?;
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(conn)
}

/// Opens an empty database in memory, for the past and for tests.
pub(crate) fn memory() -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_URI | base();
    let conn = Connection::open_with_flags(":memory:", flags)?;
    guard(&conn)?;
    Ok(conn)
}

fn base() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW
}

/// The settings every connection has, whatever it is for.
fn guard(conn: &Connection) -> Result<(), StoreError> {
    if rusqlite::version_number() < SQLITE_AT_LEAST {
        return Err(StoreError::Unexpected(format!("SQLite {} is too old", rusqlite::version())));
    }
    conn.busy_timeout(std::time::Duration::from_secs(2))?;
    conn.set_prepared_statement_cache_capacity(256);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, 16 << 20)?;
    conn.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000)?;
    // None at all would make `VACUUM INTO` fail.
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    for (setting, on) in [
        ("foreign_keys", true),
        ("recursive_triggers", true),
        ("trusted_schema", false),
        ("cell_size_check", true),
    ] {
        conn.pragma_update(None, setting, on)?;
        expect(setting, &conn.pragma_query_value(None, setting, |r| r.get::<_, bool>(0))?, &on)?;
    }
    conn.pragma_update(None, "mmap_size", 0)?;
    // Sorts and the like never reach the disk, where they would lie in the open.
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}

fn expect<T: PartialEq<U> + std::fmt::Debug, U>(
    setting: &str,
    found: &T,
    wanted: &U,
) -> Result<(), StoreError> {
    if found == wanted {
        return Ok(());
    }
    Err(StoreError::Unexpected(format!("{setting} answered {found:?}")))
}

/// Returns the schema number the file says it has.
pub(crate) fn version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Returns the path with `ending` added to its name, as SQLite names what lies beside a file.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Writes a path as SQLite reads it in a URI.
fn uri_path(path: &Path) -> Result<String, StoreError> {
    let text = path.to_str().ok_or_else(|| Refusal::FileTarget { file: path.display().to_string() })?;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte))
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    Ok(out)
}
