-- 0001 store: the journal that every later table is written into, and what stands outside it.
--
-- An act is opened, the data triggers write the images of the rows it changes, and its seal closes it, all in one
-- transaction (RULINGS J3, J4). Every statement that would rewrite the past raises. No custom function, collation or
-- clock appears in the schema, so that any other tool can read the file.

-- Which committee this is, written once when the file is made. The first seal is chained to its id.
CREATE TABLE origin (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE act (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date, '+0 days')),
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  facts TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(facts)),
  schema INTEGER NOT NULL,
  undoes INTEGER REFERENCES act(seq),
  redoes INTEGER REFERENCES act(seq)
) STRICT;

-- `before` is empty for a row that was inserted, `after` for one that was deleted.
CREATE TABLE image (
  n INTEGER PRIMARY KEY,
  act INTEGER NOT NULL REFERENCES act(seq),
  tbl TEXT NOT NULL,
  rid INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX image_of_act ON image(act);
CREATE INDEX image_of_row ON image(tbl, rid, n);

CREATE TABLE seal (
  act INTEGER PRIMARY KEY REFERENCES act(seq),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER origin_kept BEFORE UPDATE ON origin BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER origin_held BEFORE DELETE ON origin BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER act_follows BEFORE INSERT ON act
  WHEN (SELECT max(seq) FROM act) IS NOT (SELECT max(act) FROM seal)
BEGIN SELECT RAISE(ABORT, 'the act before is not sealed'); END;
-- The facts of an act are known only when its work is done: they may be written until the seal closes it.
CREATE TRIGGER act_sealed BEFORE UPDATE ON act WHEN EXISTS (SELECT 1 FROM seal WHERE act >= old.seq)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER act_kept BEFORE UPDATE OF seq, at, on_date, kind, actor, schema, undoes, redoes ON act
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER act_held BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER image_open BEFORE INSERT ON image
  WHEN new.act IS NOT (SELECT max(seq) FROM act) OR new.act IS (SELECT max(act) FROM seal)
BEGIN SELECT RAISE(ABORT, 'write outside an act'); END;
CREATE TRIGGER image_kept BEFORE UPDATE ON image BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER image_held BEFORE DELETE ON image BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER seal_kept BEFORE UPDATE ON seal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER seal_held BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Attachments do not fit journal, limits or one row: parts of 1 MiB under the hash of the whole (RULINGS C3).
CREATE TABLE blob (
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  part INTEGER NOT NULL CHECK (part >= 0),
  bytes BLOB NOT NULL CHECK (length(bytes) <= 1048576),
  PRIMARY KEY (sha256, part)
) STRICT;
CREATE TRIGGER blob_kept BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- What somebody is typing and has not saved. Not an act, or undo would walk keystrokes (RULINGS A6).
CREATE TABLE draft (
  place TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- Words as written and without marks. Kept in step by the act, not by triggers (RULINGS J9, R2).
-- rowid = rid * 64 + the code of the table.
CREATE VIRTUAL TABLE search USING fts5(
  exact, folded, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0'
);
