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

CREATE TRIGGER act_follows BEFORE INSERT ON act
  WHEN (SELECT max(seq) FROM act) IS NOT (SELECT max(act) FROM seal)
BEGIN SELECT RAISE(ABORT, 'the act before is not sealed'); END;

CREATE TRIGGER act_held BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER act_kept BEFORE UPDATE OF seq, at, on_date, kind, actor, schema, undoes, redoes ON act
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER act_sealed BEFORE UPDATE ON act WHEN EXISTS (SELECT 1 FROM seal WHERE act >= old.seq)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE blob (
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  part INTEGER NOT NULL CHECK (part >= 0),
  bytes BLOB NOT NULL CHECK (length(bytes) <= 1048576),
  PRIMARY KEY (sha256, part)
) STRICT;

CREATE TRIGGER blob_kept BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE INDEX directive_meeting ON directive (meeting_id, position);

CREATE INDEX directive_review ON directive (review_id, number);

CREATE TABLE directive (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  meeting_id TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position > 0),
  number INTEGER CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN ('task', 'orientation')),
  text TEXT NOT NULL CHECK (text <> ''),
  work TEXT NOT NULL CHECK (work <> ''),
  sharing TEXT NOT NULL CHECK (sharing IN ('split', 'joint')),
  deadline_phrase TEXT,
  due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
  recurs TEXT CHECK (recurs IN ('week', 'month', 'quarter', 'half_year', 'year')),
  product TEXT,
  measure TEXT,
  indicator_id TEXT REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED,
  measure_numerator INTEGER,
  measure_denominator INTEGER CHECK (measure_denominator > 0),
  origin_id TEXT REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED,
  renews_id TEXT REFERENCES directive (id) DEFERRABLE INITIALLY DEFERRED,
  issued_on TEXT CHECK (issued_on IS date(issued_on, '+0 days')),
  source TEXT,
  trashed_at INTEGER
, adopted_at INTEGER, adopted_n_sitting INTEGER CHECK (adopted_n_sitting >= 0), adopted_n_members INTEGER CHECK (adopted_n_members >= 0)) STRICT;

CREATE TRIGGER directive_deleted AFTER DELETE ON directive BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'directive', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'review_id', old."review_id", 'meeting_id', old."meeting_id", 'position', old."position", 'number', old."number", 'kind', old."kind", 'text', old."text", 'work', old."work", 'sharing', old."sharing", 'deadline_phrase', old."deadline_phrase", 'due_on', old."due_on", 'recurs', old."recurs", 'product', old."product", 'measure', old."measure", 'indicator_id', old."indicator_id", 'measure_numerator', old."measure_numerator", 'measure_denominator', old."measure_denominator", 'origin_id', old."origin_id", 'renews_id', old."renews_id", 'issued_on', old."issued_on", 'source', old."source", 'trashed_at', old."trashed_at", 'adopted_at', old."adopted_at", 'adopted_n_sitting', old."adopted_n_sitting", 'adopted_n_members', old."adopted_n_members"),
    NULL);
END;

CREATE TRIGGER directive_inserted AFTER INSERT ON directive BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'directive', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'review_id', new."review_id", 'meeting_id', new."meeting_id", 'position', new."position", 'number', new."number", 'kind', new."kind", 'text', new."text", 'work', new."work", 'sharing', new."sharing", 'deadline_phrase', new."deadline_phrase", 'due_on', new."due_on", 'recurs', new."recurs", 'product', new."product", 'measure', new."measure", 'indicator_id', new."indicator_id", 'measure_numerator', new."measure_numerator", 'measure_denominator', new."measure_denominator", 'origin_id', new."origin_id", 'renews_id', new."renews_id", 'issued_on', new."issued_on", 'source', new."source", 'trashed_at', new."trashed_at", 'adopted_at', new."adopted_at", 'adopted_n_sitting', new."adopted_n_sitting", 'adopted_n_members', new."adopted_n_members"));
END;

CREATE TRIGGER directive_updated AFTER UPDATE ON directive BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'directive', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'review_id', old."review_id", 'meeting_id', old."meeting_id", 'position', old."position", 'number', old."number", 'kind', old."kind", 'text', old."text", 'work', old."work", 'sharing', old."sharing", 'deadline_phrase', old."deadline_phrase", 'due_on', old."due_on", 'recurs', old."recurs", 'product', old."product", 'measure', old."measure", 'indicator_id', old."indicator_id", 'measure_numerator', old."measure_numerator", 'measure_denominator', old."measure_denominator", 'origin_id', old."origin_id", 'renews_id', old."renews_id", 'issued_on', old."issued_on", 'source', old."source", 'trashed_at', old."trashed_at", 'adopted_at', old."adopted_at", 'adopted_n_sitting', old."adopted_n_sitting", 'adopted_n_members', old."adopted_n_members"),
    json_object('rid', new."rid", 'id', new."id", 'review_id', new."review_id", 'meeting_id', new."meeting_id", 'position', new."position", 'number', new."number", 'kind', new."kind", 'text', new."text", 'work', new."work", 'sharing', new."sharing", 'deadline_phrase', new."deadline_phrase", 'due_on', new."due_on", 'recurs', new."recurs", 'product', new."product", 'measure', new."measure", 'indicator_id', new."indicator_id", 'measure_numerator', new."measure_numerator", 'measure_denominator', new."measure_denominator", 'origin_id', new."origin_id", 'renews_id', new."renews_id", 'issued_on', new."issued_on", 'source', new."source", 'trashed_at', new."trashed_at", 'adopted_at', new."adopted_at", 'adopted_n_sitting', new."adopted_n_sitting", 'adopted_n_members', new."adopted_n_members"));
END;

CREATE INDEX directive_unit_unit ON directive_unit (unit_id);

CREATE TABLE directive_unit (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  directive_id TEXT NOT NULL REFERENCES directive (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('lead', 'coordinating')),
  position INTEGER NOT NULL CHECK (position > 0),
  UNIQUE (directive_id, role, unit_id)
) STRICT;

CREATE TRIGGER directive_unit_deleted AFTER DELETE ON directive_unit BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'directive_unit', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'directive_id', old."directive_id", 'unit_id', old."unit_id", 'role', old."role", 'position', old."position"),
    NULL);
END;

CREATE TRIGGER directive_unit_inserted AFTER INSERT ON directive_unit BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'directive_unit', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'directive_id', new."directive_id", 'unit_id', new."unit_id", 'role', new."role", 'position', new."position"));
END;

CREATE TRIGGER directive_unit_updated AFTER UPDATE ON directive_unit BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'directive_unit', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'directive_id', old."directive_id", 'unit_id', old."unit_id", 'role', old."role", 'position', old."position"),
    json_object('rid', new."rid", 'id', new."id", 'directive_id', new."directive_id", 'unit_id', new."unit_id", 'role', new."role", 'position', new."position"));
END;

CREATE UNIQUE INDEX document_number ON document (series, year, number) WHERE series IS NOT NULL AND number IS NOT NULL;

CREATE TABLE document (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT,
  series TEXT,
  number INTEGER CHECK (number > 0),
  number_text TEXT,
  symbol TEXT,
  issued_on TEXT CHECK (issued_on IS date(issued_on, '+0 days')),
  year INTEGER,
  issuer TEXT NOT NULL,
  abstract TEXT NOT NULL,
  file_name TEXT,
  file_size INTEGER CHECK (file_size >= 0),
  file_sha256 TEXT CHECK (length(file_sha256) = 64),
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on, '+0 days')),
  source TEXT,
  trashed_at INTEGER
) STRICT;

CREATE TRIGGER document_deleted AFTER DELETE ON document BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'document', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'kind', old."kind", 'series', old."series", 'number', old."number", 'number_text', old."number_text", 'symbol', old."symbol", 'issued_on', old."issued_on", 'year', old."year", 'issuer', old."issuer", 'abstract', old."abstract", 'file_name', old."file_name", 'file_size', old."file_size", 'file_sha256', old."file_sha256", 'withdrawn_on', old."withdrawn_on", 'source', old."source", 'trashed_at', old."trashed_at"),
    NULL);
END;

CREATE TRIGGER document_inserted AFTER INSERT ON document BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'document', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'kind', new."kind", 'series', new."series", 'number', new."number", 'number_text', new."number_text", 'symbol', new."symbol", 'issued_on', new."issued_on", 'year', new."year", 'issuer', new."issuer", 'abstract', new."abstract", 'file_name', new."file_name", 'file_size', new."file_size", 'file_sha256', new."file_sha256", 'withdrawn_on', new."withdrawn_on", 'source', new."source", 'trashed_at', new."trashed_at"));
END;

CREATE TRIGGER document_updated AFTER UPDATE ON document BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'document', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'kind', old."kind", 'series', old."series", 'number', old."number", 'number_text', old."number_text", 'symbol', old."symbol", 'issued_on', old."issued_on", 'year', old."year", 'issuer', old."issuer", 'abstract', old."abstract", 'file_name', old."file_name", 'file_size', old."file_size", 'file_sha256', old."file_sha256", 'withdrawn_on', old."withdrawn_on", 'source', old."source", 'trashed_at', old."trashed_at"),
    json_object('rid', new."rid", 'id', new."id", 'kind', new."kind", 'series', new."series", 'number', new."number", 'number_text', new."number_text", 'symbol', new."symbol", 'issued_on', new."issued_on", 'year', new."year", 'issuer', new."issuer", 'abstract', new."abstract", 'file_name', new."file_name", 'file_size', new."file_size", 'file_sha256', new."file_sha256", 'withdrawn_on', new."withdrawn_on", 'source', new."source", 'trashed_at', new."trashed_at"));
END;

CREATE TABLE draft (
  place TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE heartbeat (
  meeting_id TEXT NOT NULL,
  part TEXT NOT NULL,
  elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
  beat_at INTEGER NOT NULL,
  PRIMARY KEY (meeting_id, part)
) STRICT, WITHOUT ROWID;

CREATE INDEX image_of_act ON image(act);

CREATE INDEX image_of_row ON image(tbl, rid, n);

CREATE TABLE image (
  n INTEGER PRIMARY KEY,
  act INTEGER NOT NULL REFERENCES act(seq),
  tbl TEXT NOT NULL,
  rid INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;

CREATE TRIGGER image_held BEFORE DELETE ON image BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER image_kept BEFORE UPDATE ON image BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER image_open BEFORE INSERT ON image
  WHEN new.act IS NOT (SELECT max(seq) FROM act) OR new.act IS (SELECT max(act) FROM seal)
BEGIN SELECT RAISE(ABORT, 'write outside an act'); END;

CREATE TABLE indicator (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  set_id TEXT NOT NULL REFERENCES indicator_set (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  short_name TEXT NOT NULL CHECK (short_name <> ''),
  group_name TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('ratio', 'count', 'yes_no', 'graded')),
  counted TEXT,
  higher_is_better INTEGER NOT NULL CHECK (higher_is_better IN (0, 1)),
  weight INTEGER NOT NULL CHECK (weight >= 0),
  asked_of TEXT,
  source TEXT,
  trashed_at INTEGER, follows_id TEXT REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (set_id, code)
) STRICT;

CREATE TRIGGER indicator_deleted AFTER DELETE ON indicator BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'indicator', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'set_id', old."set_id", 'position', old."position", 'code', old."code", 'name', old."name", 'short_name', old."short_name", 'group_name', old."group_name", 'kind', old."kind", 'counted', old."counted", 'higher_is_better', old."higher_is_better", 'weight', old."weight", 'asked_of', old."asked_of", 'source', old."source", 'trashed_at', old."trashed_at", 'follows_id', old."follows_id"),
    NULL);
END;

CREATE TRIGGER indicator_inserted AFTER INSERT ON indicator BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'indicator', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'set_id', new."set_id", 'position', new."position", 'code', new."code", 'name', new."name", 'short_name', new."short_name", 'group_name', new."group_name", 'kind', new."kind", 'counted', new."counted", 'higher_is_better', new."higher_is_better", 'weight', new."weight", 'asked_of', new."asked_of", 'source', new."source", 'trashed_at', new."trashed_at", 'follows_id', new."follows_id"));
END;

CREATE TRIGGER indicator_updated AFTER UPDATE ON indicator BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'indicator', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'set_id', old."set_id", 'position', old."position", 'code', old."code", 'name', old."name", 'short_name', old."short_name", 'group_name', old."group_name", 'kind', old."kind", 'counted', old."counted", 'higher_is_better', old."higher_is_better", 'weight', old."weight", 'asked_of', old."asked_of", 'source', old."source", 'trashed_at', old."trashed_at", 'follows_id', old."follows_id"),
    json_object('rid', new."rid", 'id', new."id", 'set_id', new."set_id", 'position', new."position", 'code', new."code", 'name', new."name", 'short_name', new."short_name", 'group_name', new."group_name", 'kind', new."kind", 'counted', new."counted", 'higher_is_better', new."higher_is_better", 'weight', new."weight", 'asked_of', new."asked_of", 'source', new."source", 'trashed_at', new."trashed_at", 'follows_id', new."follows_id"));
END;

CREATE INDEX indicator_figure_of ON indicator_figure (indicator_id, unit_id, on_date);

CREATE TABLE indicator_figure (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  indicator_id TEXT NOT NULL REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date, '+0 days')),
  numerator INTEGER NOT NULL,
  denominator INTEGER NOT NULL CHECK (denominator >= 0),
  state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'returned')),
  source TEXT
, document_id TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, reason TEXT) STRICT;

CREATE TRIGGER indicator_figure_deleted AFTER DELETE ON indicator_figure BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'indicator_figure', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'indicator_id', old."indicator_id", 'unit_id', old."unit_id", 'on_date', old."on_date", 'numerator', old."numerator", 'denominator', old."denominator", 'state', old."state", 'source', old."source", 'document_id', old."document_id", 'reason', old."reason"),
    NULL);
END;

CREATE TRIGGER indicator_figure_inserted AFTER INSERT ON indicator_figure BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'indicator_figure', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'indicator_id', new."indicator_id", 'unit_id', new."unit_id", 'on_date', new."on_date", 'numerator', new."numerator", 'denominator', new."denominator", 'state', new."state", 'source', new."source", 'document_id', new."document_id", 'reason', new."reason"));
END;

CREATE TRIGGER indicator_figure_updated AFTER UPDATE ON indicator_figure BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'indicator_figure', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'indicator_id', old."indicator_id", 'unit_id', old."unit_id", 'on_date', old."on_date", 'numerator', old."numerator", 'denominator', old."denominator", 'state', old."state", 'source', old."source", 'document_id', old."document_id", 'reason', old."reason"),
    json_object('rid', new."rid", 'id', new."id", 'indicator_id', new."indicator_id", 'unit_id', new."unit_id", 'on_date', new."on_date", 'numerator', new."numerator", 'denominator', new."denominator", 'state', new."state", 'source', new."source", 'document_id', new."document_id", 'reason', new."reason"));
END;

CREATE TABLE indicator_set (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  version TEXT NOT NULL,
  effective_on TEXT CHECK (effective_on IS date(effective_on, '+0 days')),
  source TEXT,
  trashed_at INTEGER
) STRICT;

CREATE TRIGGER indicator_set_deleted AFTER DELETE ON indicator_set BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'indicator_set', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'name', old."name", 'version', old."version", 'effective_on', old."effective_on", 'source', old."source", 'trashed_at', old."trashed_at"),
    NULL);
END;

CREATE TRIGGER indicator_set_inserted AFTER INSERT ON indicator_set BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'indicator_set', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'name', new."name", 'version', new."version", 'effective_on', new."effective_on", 'source', new."source", 'trashed_at', new."trashed_at"));
END;

CREATE TRIGGER indicator_set_updated AFTER UPDATE ON indicator_set BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'indicator_set', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'name', old."name", 'version', old."version", 'effective_on', old."effective_on", 'source', old."source", 'trashed_at', old."trashed_at"),
    json_object('rid', new."rid", 'id', new."id", 'name', new."name", 'version', new."version", 'effective_on', new."effective_on", 'source', new."source", 'trashed_at', new."trashed_at"));
END;

CREATE INDEX indicator_target_of ON indicator_target (indicator_id, unit_id);

CREATE TABLE indicator_target (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  indicator_id TEXT NOT NULL REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  initial_numerator INTEGER NOT NULL,
  initial_denominator INTEGER NOT NULL CHECK (initial_denominator > 0),
  target_numerator INTEGER NOT NULL,
  target_denominator INTEGER NOT NULL CHECK (target_denominator > 0),
  due_on TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days'))
, unit_kind TEXT) STRICT;

CREATE TRIGGER indicator_target_deleted AFTER DELETE ON indicator_target BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'indicator_target', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'indicator_id', old."indicator_id", 'unit_id', old."unit_id", 'initial_numerator', old."initial_numerator", 'initial_denominator', old."initial_denominator", 'target_numerator', old."target_numerator", 'target_denominator', old."target_denominator", 'due_on', old."due_on", 'unit_kind', old."unit_kind"),
    NULL);
END;

CREATE TRIGGER indicator_target_inserted AFTER INSERT ON indicator_target BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'indicator_target', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'indicator_id', new."indicator_id", 'unit_id', new."unit_id", 'initial_numerator', new."initial_numerator", 'initial_denominator', new."initial_denominator", 'target_numerator', new."target_numerator", 'target_denominator', new."target_denominator", 'due_on', new."due_on", 'unit_kind', new."unit_kind"));
END;

CREATE TRIGGER indicator_target_updated AFTER UPDATE ON indicator_target BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'indicator_target', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'indicator_id', old."indicator_id", 'unit_id', old."unit_id", 'initial_numerator', old."initial_numerator", 'initial_denominator', old."initial_denominator", 'target_numerator', old."target_numerator", 'target_denominator', old."target_denominator", 'due_on', old."due_on", 'unit_kind', old."unit_kind"),
    json_object('rid', new."rid", 'id', new."id", 'indicator_id', new."indicator_id", 'unit_id', new."unit_id", 'initial_numerator', new."initial_numerator", 'initial_denominator', new."initial_denominator", 'target_numerator', new."target_numerator", 'target_denominator', new."target_denominator", 'due_on', new."due_on", 'unit_kind', new."unit_kind"));
END;

CREATE INDEX meeting_review ON meeting (review_id);

CREATE TABLE meeting (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL CHECK (title <> ''),
  state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'in_progress', 'closed', 'cancelled')),
  held_on TEXT NOT NULL CHECK (held_on IS date(held_on, '+0 days')),
  starts_at TEXT NOT NULL CHECK (starts_at GLOB '[0-2][0-9]:[0-5][0-9]'),
  place TEXT,
  chair_role TEXT NOT NULL CHECK (chair_role <> ''),
  assessment TEXT,
  notice_id TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  illustrative INTEGER NOT NULL CHECK (illustrative IN (0, 1)),
  trashed_at INTEGER
, recipients TEXT DEFAULT NULL, item_id TEXT REFERENCES meeting_item (id) DEFERRABLE INITIALLY DEFERRED, speaker_id TEXT REFERENCES meeting_speaker (id) DEFERRABLE INITIALLY DEFERRED, paused_at INTEGER, began_at INTEGER, ended_at INTEGER, n_sitting INTEGER CHECK (n_sitting >= 0), n_members INTEGER CHECK (n_members >= 0), is_quorate INTEGER CHECK (is_quorate IN (0, 1)), ends_at TEXT DEFAULT NULL CHECK (ends_at GLOB '[0-2][0-9]:[0-5][0-9]')) STRICT;

CREATE TRIGGER meeting_deleted AFTER DELETE ON meeting BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'meeting', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'review_id', old."review_id", 'title', old."title", 'state', old."state", 'held_on', old."held_on", 'starts_at', old."starts_at", 'place', old."place", 'chair_role', old."chair_role", 'assessment', old."assessment", 'notice_id', old."notice_id", 'illustrative', old."illustrative", 'trashed_at', old."trashed_at", 'recipients', old."recipients", 'item_id', old."item_id", 'speaker_id', old."speaker_id", 'paused_at', old."paused_at", 'began_at', old."began_at", 'ended_at', old."ended_at", 'n_sitting', old."n_sitting", 'n_members', old."n_members", 'is_quorate', old."is_quorate", 'ends_at', old."ends_at"),
    NULL);
END;

CREATE TRIGGER meeting_inserted AFTER INSERT ON meeting BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'meeting', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'review_id', new."review_id", 'title', new."title", 'state', new."state", 'held_on', new."held_on", 'starts_at', new."starts_at", 'place', new."place", 'chair_role', new."chair_role", 'assessment', new."assessment", 'notice_id', new."notice_id", 'illustrative', new."illustrative", 'trashed_at', new."trashed_at", 'recipients', new."recipients", 'item_id', new."item_id", 'speaker_id', new."speaker_id", 'paused_at', new."paused_at", 'began_at', new."began_at", 'ended_at', new."ended_at", 'n_sitting', new."n_sitting", 'n_members', new."n_members", 'is_quorate', new."is_quorate", 'ends_at', new."ends_at"));
END;

CREATE TRIGGER meeting_updated AFTER UPDATE ON meeting BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'meeting', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'review_id', old."review_id", 'title', old."title", 'state', old."state", 'held_on', old."held_on", 'starts_at', old."starts_at", 'place', old."place", 'chair_role', old."chair_role", 'assessment', old."assessment", 'notice_id', old."notice_id", 'illustrative', old."illustrative", 'trashed_at', old."trashed_at", 'recipients', old."recipients", 'item_id', old."item_id", 'speaker_id', old."speaker_id", 'paused_at', old."paused_at", 'began_at', old."began_at", 'ended_at', old."ended_at", 'n_sitting', old."n_sitting", 'n_members', old."n_members", 'is_quorate', old."is_quorate", 'ends_at', old."ends_at"),
    json_object('rid', new."rid", 'id', new."id", 'review_id', new."review_id", 'title', new."title", 'state', new."state", 'held_on', new."held_on", 'starts_at', new."starts_at", 'place', new."place", 'chair_role', new."chair_role", 'assessment', new."assessment", 'notice_id', new."notice_id", 'illustrative', new."illustrative", 'trashed_at', new."trashed_at", 'recipients', new."recipients", 'item_id', new."item_id", 'speaker_id', new."speaker_id", 'paused_at', new."paused_at", 'began_at', new."began_at", 'ended_at', new."ended_at", 'n_sitting', new."n_sitting", 'n_members', new."n_members", 'is_quorate', new."is_quorate", 'ends_at', new."ends_at"));
END;

CREATE TABLE meeting_attendance (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  presence TEXT NOT NULL CHECK (presence IN ('invited', 'present', 'substitute', 'excused', 'absent')),
  note TEXT,
  is_remote INTEGER NOT NULL CHECK (is_remote IN (0, 1)), is_lost INTEGER NOT NULL DEFAULT 0 CHECK (is_lost IN (0, 1)), confirmed_on TEXT DEFAULT NULL
  CHECK (confirmed_on IS date(confirmed_on, '+0 days')),
  UNIQUE (meeting_id, unit_id)
) STRICT;

CREATE TRIGGER meeting_attendance_deleted AFTER DELETE ON meeting_attendance BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'meeting_attendance', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'meeting_id', old."meeting_id", 'unit_id', old."unit_id", 'presence', old."presence", 'note', old."note", 'is_remote', old."is_remote", 'is_lost', old."is_lost", 'confirmed_on', old."confirmed_on"),
    NULL);
END;

CREATE TRIGGER meeting_attendance_inserted AFTER INSERT ON meeting_attendance BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'meeting_attendance', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'meeting_id', new."meeting_id", 'unit_id', new."unit_id", 'presence', new."presence", 'note', new."note", 'is_remote', new."is_remote", 'is_lost', new."is_lost", 'confirmed_on', new."confirmed_on"));
END;

CREATE TRIGGER meeting_attendance_updated AFTER UPDATE ON meeting_attendance BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'meeting_attendance', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'meeting_id', old."meeting_id", 'unit_id', old."unit_id", 'presence', old."presence", 'note', old."note", 'is_remote', old."is_remote", 'is_lost', old."is_lost", 'confirmed_on', old."confirmed_on"),
    json_object('rid', new."rid", 'id', new."id", 'meeting_id', new."meeting_id", 'unit_id', new."unit_id", 'presence', new."presence", 'note', new."note", 'is_remote', new."is_remote", 'is_lost', new."is_lost", 'confirmed_on', new."confirmed_on"));
END;

CREATE INDEX meeting_item_meeting ON meeting_item (meeting_id, position);

CREATE TABLE meeting_item (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  parent_id TEXT REFERENCES meeting_item (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position > 0),
  title TEXT NOT NULL CHECK (title <> ''),
  budget_minutes INTEGER NOT NULL CHECK (budget_minutes BETWEEN 0 AND 1440),
  actual_minutes INTEGER CHECK (actual_minutes BETWEEN 0 AND 1440),
  presenter_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  private_note TEXT,
  trashed_at INTEGER
, began_at INTEGER, ended_at INTEGER, is_skipped INTEGER NOT NULL DEFAULT 0 CHECK (is_skipped IN (0, 1)), added_minutes INTEGER NOT NULL DEFAULT 0 CHECK (added_minutes BETWEEN 0 AND 1440)) STRICT;

CREATE TRIGGER meeting_item_deleted AFTER DELETE ON meeting_item BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'meeting_item', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'meeting_id', old."meeting_id", 'parent_id', old."parent_id", 'position', old."position", 'title', old."title", 'budget_minutes', old."budget_minutes", 'actual_minutes', old."actual_minutes", 'presenter_id', old."presenter_id", 'private_note', old."private_note", 'trashed_at', old."trashed_at", 'began_at', old."began_at", 'ended_at', old."ended_at", 'is_skipped', old."is_skipped", 'added_minutes', old."added_minutes"),
    NULL);
END;

CREATE TRIGGER meeting_item_inserted AFTER INSERT ON meeting_item BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'meeting_item', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'meeting_id', new."meeting_id", 'parent_id', new."parent_id", 'position', new."position", 'title', new."title", 'budget_minutes', new."budget_minutes", 'actual_minutes', new."actual_minutes", 'presenter_id', new."presenter_id", 'private_note', new."private_note", 'trashed_at', new."trashed_at", 'began_at', new."began_at", 'ended_at', new."ended_at", 'is_skipped', new."is_skipped", 'added_minutes', new."added_minutes"));
END;

CREATE TRIGGER meeting_item_updated AFTER UPDATE ON meeting_item BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'meeting_item', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'meeting_id', old."meeting_id", 'parent_id', old."parent_id", 'position', old."position", 'title', old."title", 'budget_minutes', old."budget_minutes", 'actual_minutes', old."actual_minutes", 'presenter_id', old."presenter_id", 'private_note', old."private_note", 'trashed_at', old."trashed_at", 'began_at', old."began_at", 'ended_at', old."ended_at", 'is_skipped', old."is_skipped", 'added_minutes', old."added_minutes"),
    json_object('rid', new."rid", 'id', new."id", 'meeting_id', new."meeting_id", 'parent_id', new."parent_id", 'position', new."position", 'title', new."title", 'budget_minutes', new."budget_minutes", 'actual_minutes', new."actual_minutes", 'presenter_id', new."presenter_id", 'private_note', new."private_note", 'trashed_at', new."trashed_at", 'began_at', new."began_at", 'ended_at', new."ended_at", 'is_skipped', new."is_skipped", 'added_minutes', new."added_minutes"));
END;

CREATE INDEX meeting_speaker_meeting ON meeting_speaker (meeting_id, position);

CREATE TABLE meeting_speaker (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  item_id TEXT REFERENCES meeting_item (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position > 0),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  began_at INTEGER,
  ended_at INTEGER,
  spoken_seconds INTEGER NOT NULL DEFAULT 0 CHECK (spoken_seconds >= 0)
) STRICT;

CREATE TRIGGER meeting_speaker_deleted AFTER DELETE ON meeting_speaker BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'meeting_speaker', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'meeting_id', old."meeting_id", 'item_id', old."item_id", 'unit_id', old."unit_id", 'position', old."position", 'minutes', old."minutes", 'began_at', old."began_at", 'ended_at', old."ended_at", 'spoken_seconds', old."spoken_seconds"),
    NULL);
END;

CREATE TRIGGER meeting_speaker_inserted AFTER INSERT ON meeting_speaker BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'meeting_speaker', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'meeting_id', new."meeting_id", 'item_id', new."item_id", 'unit_id', new."unit_id", 'position', new."position", 'minutes', new."minutes", 'began_at', new."began_at", 'ended_at', new."ended_at", 'spoken_seconds', new."spoken_seconds"));
END;

CREATE TRIGGER meeting_speaker_updated AFTER UPDATE ON meeting_speaker BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'meeting_speaker', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'meeting_id', old."meeting_id", 'item_id', old."item_id", 'unit_id', old."unit_id", 'position', old."position", 'minutes', old."minutes", 'began_at', old."began_at", 'ended_at', old."ended_at", 'spoken_seconds', old."spoken_seconds"),
    json_object('rid', new."rid", 'id', new."id", 'meeting_id', new."meeting_id", 'item_id', new."item_id", 'unit_id', new."unit_id", 'position', new."position", 'minutes', new."minutes", 'began_at', new."began_at", 'ended_at', new."ended_at", 'spoken_seconds', new."spoken_seconds"));
END;

CREATE TABLE origin (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER origin_held BEFORE DELETE ON origin BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER origin_kept BEFORE UPDATE ON origin BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE INDEX proposal_carried ON proposal (carried_from_id) WHERE carried_from_id IS NOT NULL;

CREATE INDEX proposal_expected_lead ON proposal (expected_lead_id) WHERE expected_lead_id IS NOT NULL;

CREATE INDEX proposal_forwarded ON proposal (forwarded_to_id) WHERE forwarded_to_id IS NOT NULL;

CREATE INDEX proposal_from ON proposal (from_id);

CREATE INDEX proposal_item ON proposal (item_id) WHERE item_id IS NOT NULL;

CREATE TABLE proposal (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN ('difficulty', 'request')),
  from_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  to_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL CHECK (text <> ''),
  planned_answer TEXT,
  answer_by_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  outcome TEXT NOT NULL CHECK (outcome IN ('open', 'answered', 'directed', 'forwarded', 'carried')),
  answer TEXT,
  answered_on TEXT CHECK (answered_on IS date(answered_on, '+0 days')),
  source TEXT,
  trashed_at INTEGER, carried_from_id TEXT REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED, theme TEXT DEFAULT NULL CHECK (theme <> ''), item_id TEXT DEFAULT NULL REFERENCES meeting_item (id) DEFERRABLE INITIALLY DEFERRED, expected_work TEXT DEFAULT NULL, expected_lead_id TEXT DEFAULT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED, expected_due_on TEXT DEFAULT NULL
  CHECK (expected_due_on IS date(expected_due_on, '+0 days')), forwarded_to_id TEXT DEFAULT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (review_id, number)
) STRICT;

CREATE TRIGGER proposal_deleted AFTER DELETE ON proposal BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'proposal', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'review_id', old."review_id", 'number', old."number", 'kind', old."kind", 'from_id', old."from_id", 'to_id', old."to_id", 'text', old."text", 'planned_answer', old."planned_answer", 'answer_by_id', old."answer_by_id", 'outcome', old."outcome", 'answer', old."answer", 'answered_on', old."answered_on", 'source', old."source", 'trashed_at', old."trashed_at", 'carried_from_id', old."carried_from_id", 'theme', old."theme", 'item_id', old."item_id", 'expected_work', old."expected_work", 'expected_lead_id', old."expected_lead_id", 'expected_due_on', old."expected_due_on", 'forwarded_to_id', old."forwarded_to_id"),
    NULL);
END;

CREATE TRIGGER proposal_inserted AFTER INSERT ON proposal BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'proposal', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'review_id', new."review_id", 'number', new."number", 'kind', new."kind", 'from_id', new."from_id", 'to_id', new."to_id", 'text', new."text", 'planned_answer', new."planned_answer", 'answer_by_id', new."answer_by_id", 'outcome', new."outcome", 'answer', new."answer", 'answered_on', new."answered_on", 'source', new."source", 'trashed_at', new."trashed_at", 'carried_from_id', new."carried_from_id", 'theme', new."theme", 'item_id', new."item_id", 'expected_work', new."expected_work", 'expected_lead_id', new."expected_lead_id", 'expected_due_on', new."expected_due_on", 'forwarded_to_id', new."forwarded_to_id"));
END;

CREATE TRIGGER proposal_updated AFTER UPDATE ON proposal BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'proposal', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'review_id', old."review_id", 'number', old."number", 'kind', old."kind", 'from_id', old."from_id", 'to_id', old."to_id", 'text', old."text", 'planned_answer', old."planned_answer", 'answer_by_id', old."answer_by_id", 'outcome', old."outcome", 'answer', old."answer", 'answered_on', old."answered_on", 'source', old."source", 'trashed_at', old."trashed_at", 'carried_from_id', old."carried_from_id", 'theme', old."theme", 'item_id', old."item_id", 'expected_work', old."expected_work", 'expected_lead_id', old."expected_lead_id", 'expected_due_on', old."expected_due_on", 'forwarded_to_id', old."forwarded_to_id"),
    json_object('rid', new."rid", 'id', new."id", 'review_id', new."review_id", 'number', new."number", 'kind', new."kind", 'from_id', new."from_id", 'to_id', new."to_id", 'text', new."text", 'planned_answer', new."planned_answer", 'answer_by_id', new."answer_by_id", 'outcome', new."outcome", 'answer', new."answer", 'answered_on', new."answered_on", 'source', new."source", 'trashed_at', new."trashed_at", 'carried_from_id', new."carried_from_id", 'theme', new."theme", 'item_id', new."item_id", 'expected_work', new."expected_work", 'expected_lead_id', new."expected_lead_id", 'expected_due_on', new."expected_due_on", 'forwarded_to_id', new."forwarded_to_id"));
END;

CREATE TABLE review (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  span TEXT NOT NULL CHECK (span IN ('first_half', 'second_half', 'year')),
  period_from_on TEXT NOT NULL CHECK (period_from_on IS date(period_from_on, '+0 days')),
  period_to_on TEXT NOT NULL CHECK (period_to_on IS date(period_to_on, '+0 days')),
  reports_due_on TEXT CHECK (reports_due_on IS date(reports_due_on, '+0 days')),
  trashed_at INTEGER,
  UNIQUE (year, span),
  CHECK (period_from_on <= period_to_on)
) STRICT;

CREATE TRIGGER review_deleted AFTER DELETE ON review BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'review', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'year', old."year", 'span', old."span", 'period_from_on', old."period_from_on", 'period_to_on', old."period_to_on", 'reports_due_on', old."reports_due_on", 'trashed_at', old."trashed_at"),
    NULL);
END;

CREATE TRIGGER review_inserted AFTER INSERT ON review BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'review', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'year', new."year", 'span', new."span", 'period_from_on', new."period_from_on", 'period_to_on', new."period_to_on", 'reports_due_on', new."reports_due_on", 'trashed_at', new."trashed_at"));
END;

CREATE TRIGGER review_updated AFTER UPDATE ON review BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'review', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'year', old."year", 'span', old."span", 'period_from_on', old."period_from_on", 'period_to_on', old."period_to_on", 'reports_due_on', old."reports_due_on", 'trashed_at', old."trashed_at"),
    json_object('rid', new."rid", 'id', new."id", 'year', new."year", 'span', new."span", 'period_from_on', new."period_from_on", 'period_to_on', new."period_to_on", 'reports_due_on', new."reports_due_on", 'trashed_at', new."trashed_at"));
END;

CREATE INDEX review_report_unit ON review_report (unit_id);

CREATE TABLE review_report (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  received_on TEXT CHECK (received_on IS date(received_on, '+0 days')),
  accepted_on TEXT CHECK (accepted_on IS date(accepted_on, '+0 days')),
  document_id TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, reminded_on TEXT DEFAULT NULL CHECK (reminded_on IS date(reminded_on, '+0 days')), n_reminders INTEGER NOT NULL DEFAULT 0 CHECK (n_reminders >= 0),
  UNIQUE (review_id, unit_id)
) STRICT;

CREATE TRIGGER review_report_deleted AFTER DELETE ON review_report BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'review_report', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'review_id', old."review_id", 'unit_id', old."unit_id", 'received_on', old."received_on", 'accepted_on', old."accepted_on", 'document_id', old."document_id", 'reminded_on', old."reminded_on", 'n_reminders', old."n_reminders"),
    NULL);
END;

CREATE TRIGGER review_report_inserted AFTER INSERT ON review_report BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'review_report', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'review_id', new."review_id", 'unit_id', new."unit_id", 'received_on', new."received_on", 'accepted_on', new."accepted_on", 'document_id', new."document_id", 'reminded_on', new."reminded_on", 'n_reminders', new."n_reminders"));
END;

CREATE TRIGGER review_report_updated AFTER UPDATE ON review_report BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'review_report', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'review_id', old."review_id", 'unit_id', old."unit_id", 'received_on', old."received_on", 'accepted_on', old."accepted_on", 'document_id', old."document_id", 'reminded_on', old."reminded_on", 'n_reminders', old."n_reminders"),
    json_object('rid', new."rid", 'id', new."id", 'review_id', new."review_id", 'unit_id', new."unit_id", 'received_on', new."received_on", 'accepted_on', new."accepted_on", 'document_id', new."document_id", 'reminded_on', new."reminded_on", 'n_reminders', new."n_reminders"));
END;

CREATE INDEX review_workbook_of ON review_workbook (review_id, unit_id);

CREATE TABLE review_workbook (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on, '+0 days')),
  figures_on TEXT NOT NULL CHECK (figures_on IS date(figures_on, '+0 days')),
  issued TEXT NOT NULL CHECK (json_valid(issued)),
  taken TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(taken)),
  taken_on TEXT CHECK (taken_on IS date(taken_on, '+0 days'))
) STRICT;

CREATE TRIGGER review_workbook_deleted AFTER DELETE ON review_workbook BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'review_workbook', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'review_id', old."review_id", 'unit_id', old."unit_id", 'issued_on', old."issued_on", 'figures_on', old."figures_on", 'issued', old."issued", 'taken', old."taken", 'taken_on', old."taken_on"),
    NULL);
END;

CREATE TRIGGER review_workbook_inserted AFTER INSERT ON review_workbook BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'review_workbook', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'review_id', new."review_id", 'unit_id', new."unit_id", 'issued_on', new."issued_on", 'figures_on', new."figures_on", 'issued', new."issued", 'taken', new."taken", 'taken_on', new."taken_on"));
END;

CREATE TRIGGER review_workbook_updated AFTER UPDATE ON review_workbook BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'review_workbook', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'review_id', old."review_id", 'unit_id', old."unit_id", 'issued_on', old."issued_on", 'figures_on', old."figures_on", 'issued', old."issued", 'taken', old."taken", 'taken_on', old."taken_on"),
    json_object('rid', new."rid", 'id', new."id", 'review_id', new."review_id", 'unit_id', new."unit_id", 'issued_on', new."issued_on", 'figures_on', new."figures_on", 'issued', new."issued", 'taken', new."taken", 'taken_on', new."taken_on"));
END;

CREATE TABLE seal (
  act INTEGER PRIMARY KEY REFERENCES act(seq),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER seal_held BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER seal_kept BEFORE UPDATE ON seal BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE VIRTUAL TABLE search USING fts5(
  exact, folded, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0'
);

CREATE TABLE setting (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

CREATE TRIGGER setting_deleted AFTER DELETE ON setting BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'setting', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'key', old."key", 'value', old."value"),
    NULL);
END;

CREATE TRIGGER setting_inserted AFTER INSERT ON setting BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'setting', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'key', new."key", 'value', new."value"));
END;

CREATE TRIGGER setting_updated AFTER UPDATE ON setting BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'setting', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'key', old."key", 'value', old."value"),
    json_object('rid', new."rid", 'id', new."id", 'key', new."key", 'value', new."value"));
END;

CREATE INDEX task_fact ON task (
  (CASE WHEN trashed_at IS NOT NULL THEN 'trash'
        WHEN ended_on IS NOT NULL THEN 'ended'
        WHEN confirmed_on IS NOT NULL THEN CASE WHEN due_on IS NULL THEN 'done_free'
          WHEN reported_on <= due_on THEN 'done_in_time' ELSE 'done_late' END
        WHEN reported_on IS NOT NULL THEN 'reported'
        WHEN due_on IS NULL THEN 'open_free'
        ELSE 'open' END),
  due_on);

CREATE INDEX task_from ON task (from_id) WHERE from_id IS NOT NULL;

CREATE INDEX task_lead ON task (lead_id);

CREATE INDEX task_replaced_by ON task (replaced_by_id) WHERE replaced_by_id IS NOT NULL;

CREATE INDEX task_review_fact ON task (
  review_id,
  (CASE WHEN trashed_at IS NOT NULL THEN 'trash'
        WHEN ended_on IS NOT NULL THEN 'ended'
        WHEN confirmed_on IS NOT NULL THEN CASE WHEN due_on IS NULL THEN 'done_free'
          WHEN reported_on <= due_on THEN 'done_in_time' ELSE 'done_late' END
        WHEN reported_on IS NOT NULL THEN 'reported'
        WHEN due_on IS NULL THEN 'open_free'
        ELSE 'open' END),
  due_on);

CREATE TABLE task (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  directive_id TEXT NOT NULL REFERENCES directive (id) DEFERRABLE INITIALLY DEFERRED,
  review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  share INTEGER NOT NULL CHECK (share > 0),
  lead_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  work TEXT NOT NULL CHECK (work <> ''),
  assigned_on TEXT NOT NULL CHECK (assigned_on IS date(assigned_on, '+0 days')),
  due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
  original_due_on TEXT CHECK (original_due_on IS date(original_due_on, '+0 days')),
  recurs_from_on TEXT CHECK (recurs_from_on IS date(recurs_from_on, '+0 days')),
  acknowledged_on TEXT CHECK (acknowledged_on IS date(acknowledged_on, '+0 days')),
  percent INTEGER NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
  heard_on TEXT CHECK (heard_on IS date(heard_on, '+0 days')),
  reported_on TEXT CHECK (reported_on IS date(reported_on, '+0 days')),
  verified_on TEXT CHECK (verified_on IS date(verified_on, '+0 days')),
  confirmed_on TEXT CHECK (confirmed_on IS date(confirmed_on, '+0 days')),
  ended_on TEXT CHECK (ended_on IS date(ended_on, '+0 days')),
  ended_as TEXT CHECK (ended_as IN ('stopped', 'transferred', 'replaced')),
  ended_reason TEXT,
  n_extensions INTEGER NOT NULL DEFAULT 0 CHECK (n_extensions >= 0),
  extension_open INTEGER NOT NULL DEFAULT 0 CHECK (extension_open IN (0, 1)),
  n_reminders INTEGER NOT NULL DEFAULT 0 CHECK (n_reminders >= 0),
  source TEXT,
  trashed_at INTEGER, from_id TEXT REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED, replaced_by_id TEXT REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (directive_id, share),
  CHECK ((original_due_on IS NULL) = (due_on IS NULL)),
  CHECK (confirmed_on IS NULL OR reported_on IS NOT NULL),
  CHECK ((ended_on IS NULL) = (ended_as IS NULL))
) STRICT;

CREATE TRIGGER task_deleted AFTER DELETE ON task BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'directive_id', old."directive_id", 'review_id', old."review_id", 'share', old."share", 'lead_id', old."lead_id", 'work', old."work", 'assigned_on', old."assigned_on", 'due_on', old."due_on", 'original_due_on', old."original_due_on", 'recurs_from_on', old."recurs_from_on", 'acknowledged_on', old."acknowledged_on", 'percent', old."percent", 'heard_on', old."heard_on", 'reported_on', old."reported_on", 'verified_on', old."verified_on", 'confirmed_on', old."confirmed_on", 'ended_on', old."ended_on", 'ended_as', old."ended_as", 'ended_reason', old."ended_reason", 'n_extensions', old."n_extensions", 'extension_open', old."extension_open", 'n_reminders', old."n_reminders", 'source', old."source", 'trashed_at', old."trashed_at", 'from_id', old."from_id", 'replaced_by_id', old."replaced_by_id"),
    NULL);
END;

CREATE TRIGGER task_inserted AFTER INSERT ON task BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'directive_id', new."directive_id", 'review_id', new."review_id", 'share', new."share", 'lead_id', new."lead_id", 'work', new."work", 'assigned_on', new."assigned_on", 'due_on', new."due_on", 'original_due_on', new."original_due_on", 'recurs_from_on', new."recurs_from_on", 'acknowledged_on', new."acknowledged_on", 'percent', new."percent", 'heard_on', new."heard_on", 'reported_on', new."reported_on", 'verified_on', new."verified_on", 'confirmed_on', new."confirmed_on", 'ended_on', new."ended_on", 'ended_as', new."ended_as", 'ended_reason', new."ended_reason", 'n_extensions', new."n_extensions", 'extension_open', new."extension_open", 'n_reminders', new."n_reminders", 'source', new."source", 'trashed_at', new."trashed_at", 'from_id', new."from_id", 'replaced_by_id', new."replaced_by_id"));
END;

CREATE TRIGGER task_updated AFTER UPDATE ON task BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'directive_id', old."directive_id", 'review_id', old."review_id", 'share', old."share", 'lead_id', old."lead_id", 'work', old."work", 'assigned_on', old."assigned_on", 'due_on', old."due_on", 'original_due_on', old."original_due_on", 'recurs_from_on', old."recurs_from_on", 'acknowledged_on', old."acknowledged_on", 'percent', old."percent", 'heard_on', old."heard_on", 'reported_on', old."reported_on", 'verified_on', old."verified_on", 'confirmed_on', old."confirmed_on", 'ended_on', old."ended_on", 'ended_as', old."ended_as", 'ended_reason', old."ended_reason", 'n_extensions', old."n_extensions", 'extension_open', old."extension_open", 'n_reminders', old."n_reminders", 'source', old."source", 'trashed_at', old."trashed_at", 'from_id', old."from_id", 'replaced_by_id', old."replaced_by_id"),
    json_object('rid', new."rid", 'id', new."id", 'directive_id', new."directive_id", 'review_id', new."review_id", 'share', new."share", 'lead_id', new."lead_id", 'work', new."work", 'assigned_on', new."assigned_on", 'due_on', new."due_on", 'original_due_on', new."original_due_on", 'recurs_from_on', new."recurs_from_on", 'acknowledged_on', new."acknowledged_on", 'percent', new."percent", 'heard_on', new."heard_on", 'reported_on', new."reported_on", 'verified_on', new."verified_on", 'confirmed_on', new."confirmed_on", 'ended_on', new."ended_on", 'ended_as', new."ended_as", 'ended_reason', new."ended_reason", 'n_extensions', new."n_extensions", 'extension_open', new."extension_open", 'n_reminders', new."n_reminders", 'source', new."source", 'trashed_at', new."trashed_at", 'from_id', new."from_id", 'replaced_by_id', new."replaced_by_id"));
END;

CREATE INDEX task_coordinating_unit ON task_coordinating (unit_id);

CREATE TABLE task_coordinating (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  task_id TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  coordinates INTEGER NOT NULL CHECK (coordinates IN (0, 1)),
  UNIQUE (task_id, unit_id)
) STRICT;

CREATE TRIGGER task_coordinating_deleted AFTER DELETE ON task_coordinating BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_coordinating', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'task_id', old."task_id", 'unit_id', old."unit_id", 'coordinates', old."coordinates"),
    NULL);
END;

CREATE TRIGGER task_coordinating_inserted AFTER INSERT ON task_coordinating BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_coordinating', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'task_id', new."task_id", 'unit_id', new."unit_id", 'coordinates', new."coordinates"));
END;

CREATE TRIGGER task_coordinating_updated AFTER UPDATE ON task_coordinating BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_coordinating', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'task_id', old."task_id", 'unit_id', old."unit_id", 'coordinates', old."coordinates"),
    json_object('rid', new."rid", 'id', new."id", 'task_id', new."task_id", 'unit_id', new."unit_id", 'coordinates', new."coordinates"));
END;

CREATE INDEX task_evidence_task ON task_evidence (task_id, on_date);

CREATE TABLE task_evidence (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  task_id TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date, '+0 days')),
  document_id TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER task_evidence_deleted AFTER DELETE ON task_evidence BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_evidence', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'task_id', old."task_id", 'on_date', old."on_date", 'document_id', old."document_id"),
    NULL);
END;

CREATE TRIGGER task_evidence_inserted AFTER INSERT ON task_evidence BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_evidence', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'task_id', new."task_id", 'on_date', new."on_date", 'document_id', new."document_id"));
END;

CREATE TRIGGER task_evidence_updated AFTER UPDATE ON task_evidence BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_evidence', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'task_id', old."task_id", 'on_date', old."on_date", 'document_id', old."document_id"),
    json_object('rid', new."rid", 'id', new."id", 'task_id', new."task_id", 'on_date', new."on_date", 'document_id', new."document_id"));
END;

CREATE UNIQUE INDEX task_extension_one_open ON task_extension (task_id) WHERE decided_on IS NULL;

CREATE INDEX task_extension_task ON task_extension (task_id, asked_on);

CREATE TABLE task_extension (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  task_id TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  asked_on TEXT NOT NULL CHECK (asked_on IS date(asked_on, '+0 days')),
  until_on TEXT NOT NULL CHECK (until_on IS date(until_on, '+0 days')),
  due_before_on TEXT NOT NULL CHECK (due_before_on IS date(due_before_on, '+0 days')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  decided_on TEXT CHECK (decided_on IS date(decided_on, '+0 days')),
  granted_until_on TEXT CHECK (granted_until_on IS date(granted_until_on, '+0 days')),
  decision_note TEXT
) STRICT;

CREATE TRIGGER task_extension_deleted AFTER DELETE ON task_extension BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_extension', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'task_id', old."task_id", 'asked_on', old."asked_on", 'until_on', old."until_on", 'due_before_on', old."due_before_on", 'reason', old."reason", 'decided_on', old."decided_on", 'granted_until_on', old."granted_until_on", 'decision_note', old."decision_note"),
    NULL);
END;

CREATE TRIGGER task_extension_inserted AFTER INSERT ON task_extension BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_extension', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'task_id', new."task_id", 'asked_on', new."asked_on", 'until_on', new."until_on", 'due_before_on', new."due_before_on", 'reason', new."reason", 'decided_on', new."decided_on", 'granted_until_on', new."granted_until_on", 'decision_note', new."decision_note"));
END;

CREATE TRIGGER task_extension_updated AFTER UPDATE ON task_extension BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_extension', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'task_id', old."task_id", 'asked_on', old."asked_on", 'until_on', old."until_on", 'due_before_on', old."due_before_on", 'reason', old."reason", 'decided_on', old."decided_on", 'granted_until_on', old."granted_until_on", 'decision_note', old."decision_note"),
    json_object('rid', new."rid", 'id', new."id", 'task_id', new."task_id", 'asked_on', new."asked_on", 'until_on', new."until_on", 'due_before_on', new."due_before_on", 'reason', new."reason", 'decided_on', new."decided_on", 'granted_until_on', new."granted_until_on", 'decision_note', new."decision_note"));
END;

CREATE INDEX task_progress_task ON task_progress (task_id, on_date);

CREATE TABLE task_progress (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  task_id TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date, '+0 days')),
  percent INTEGER CHECK (percent BETWEEN 0 AND 100),
  text TEXT NOT NULL,
  document_id TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER task_progress_deleted AFTER DELETE ON task_progress BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_progress', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'task_id', old."task_id", 'on_date', old."on_date", 'percent', old."percent", 'text', old."text", 'document_id', old."document_id"),
    NULL);
END;

CREATE TRIGGER task_progress_inserted AFTER INSERT ON task_progress BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_progress', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'task_id', new."task_id", 'on_date', new."on_date", 'percent', new."percent", 'text', new."text", 'document_id', new."document_id"));
END;

CREATE TRIGGER task_progress_updated AFTER UPDATE ON task_progress BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_progress', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'task_id', old."task_id", 'on_date', old."on_date", 'percent', old."percent", 'text', old."text", 'document_id', old."document_id"),
    json_object('rid', new."rid", 'id', new."id", 'task_id', new."task_id", 'on_date', new."on_date", 'percent', new."percent", 'text', new."text", 'document_id', new."document_id"));
END;

CREATE INDEX task_reminder_task ON task_reminder (task_id, on_date);

CREATE TABLE task_reminder (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  task_id TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date, '+0 days')),
  text TEXT NOT NULL
) STRICT;

CREATE TRIGGER task_reminder_deleted AFTER DELETE ON task_reminder BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_reminder', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'task_id', old."task_id", 'on_date', old."on_date", 'text', old."text"),
    NULL);
END;

CREATE TRIGGER task_reminder_inserted AFTER INSERT ON task_reminder BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_reminder', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'task_id', new."task_id", 'on_date', new."on_date", 'text', new."text"));
END;

CREATE TRIGGER task_reminder_updated AFTER UPDATE ON task_reminder BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_reminder', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'task_id', old."task_id", 'on_date', old."on_date", 'text', old."text"),
    json_object('rid', new."rid", 'id', new."id", 'task_id', new."task_id", 'on_date', new."on_date", 'text', new."text"));
END;

CREATE INDEX task_report_task ON task_report (task_id, reported_on);

CREATE TABLE task_report (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  task_id TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  reported_on TEXT NOT NULL CHECK (reported_on IS date(reported_on, '+0 days')),
  text TEXT NOT NULL,
  document_id TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  verified_on TEXT CHECK (verified_on IS date(verified_on, '+0 days')),
  confirmed_on TEXT CHECK (confirmed_on IS date(confirmed_on, '+0 days')),
  returned_on TEXT CHECK (returned_on IS date(returned_on, '+0 days')),
  return_reason TEXT
) STRICT;

CREATE TRIGGER task_report_deleted AFTER DELETE ON task_report BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_report', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'task_id', old."task_id", 'reported_on', old."reported_on", 'text', old."text", 'document_id', old."document_id", 'verified_on', old."verified_on", 'confirmed_on', old."confirmed_on", 'returned_on', old."returned_on", 'return_reason', old."return_reason"),
    NULL);
END;

CREATE TRIGGER task_report_inserted AFTER INSERT ON task_report BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_report', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'task_id', new."task_id", 'reported_on', new."reported_on", 'text', new."text", 'document_id', new."document_id", 'verified_on', new."verified_on", 'confirmed_on', new."confirmed_on", 'returned_on', new."returned_on", 'return_reason', new."return_reason"));
END;

CREATE TRIGGER task_report_updated AFTER UPDATE ON task_report BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'task_report', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'task_id', old."task_id", 'reported_on', old."reported_on", 'text', old."text", 'document_id', old."document_id", 'verified_on', old."verified_on", 'confirmed_on', old."confirmed_on", 'returned_on', old."returned_on", 'return_reason', old."return_reason"),
    json_object('rid', new."rid", 'id', new."id", 'task_id', new."task_id", 'reported_on', new."reported_on", 'text', new."text", 'document_id', new."document_id", 'verified_on', new."verified_on", 'confirmed_on', new."confirmed_on", 'returned_on', new."returned_on", 'return_reason', new."return_reason"));
END;

CREATE INDEX unit_parent ON unit (parent_id);

CREATE INDEX unit_successor ON unit (successor_id) WHERE successor_id IS NOT NULL;

CREATE TABLE unit (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('ministry', 'party_committee', 'province', 'steering_committee', 'department',
    'district', 'commune', 'community_team', 'school', 'bank', 'enterprise', 'group')),
  parent_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (name <> ''),
  short_name TEXT NOT NULL CHECK (short_name <> ''),
  sort_key TEXT NOT NULL,
  protocol_order INTEGER NOT NULL,
  valid_from_on TEXT CHECK (valid_from_on IS date(valid_from_on, '+0 days')),
  valid_to_on TEXT CHECK (valid_to_on IS date(valid_to_on, '+0 days')),
  is_member INTEGER NOT NULL CHECK (is_member IN (0, 1)),
  source TEXT,
  trashed_at INTEGER
, successor_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED) STRICT;

CREATE TRIGGER unit_deleted AFTER DELETE ON unit BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'unit', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'code', old."code", 'kind', old."kind", 'parent_id', old."parent_id", 'name', old."name", 'short_name', old."short_name", 'sort_key', old."sort_key", 'protocol_order', old."protocol_order", 'valid_from_on', old."valid_from_on", 'valid_to_on', old."valid_to_on", 'is_member', old."is_member", 'source', old."source", 'trashed_at', old."trashed_at", 'successor_id', old."successor_id"),
    NULL);
END;

CREATE TRIGGER unit_inserted AFTER INSERT ON unit BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'unit', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'code', new."code", 'kind', new."kind", 'parent_id', new."parent_id", 'name', new."name", 'short_name', new."short_name", 'sort_key', new."sort_key", 'protocol_order', new."protocol_order", 'valid_from_on', new."valid_from_on", 'valid_to_on', new."valid_to_on", 'is_member', new."is_member", 'source', new."source", 'trashed_at', new."trashed_at", 'successor_id', new."successor_id"));
END;

CREATE TRIGGER unit_updated AFTER UPDATE ON unit BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'unit', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'code', old."code", 'kind', old."kind", 'parent_id', old."parent_id", 'name', old."name", 'short_name', old."short_name", 'sort_key', old."sort_key", 'protocol_order', old."protocol_order", 'valid_from_on', old."valid_from_on", 'valid_to_on', old."valid_to_on", 'is_member', old."is_member", 'source', old."source", 'trashed_at', old."trashed_at", 'successor_id', old."successor_id"),
    json_object('rid', new."rid", 'id', new."id", 'code', new."code", 'kind', new."kind", 'parent_id', new."parent_id", 'name', new."name", 'short_name', new."short_name", 'sort_key', new."sort_key", 'protocol_order', new."protocol_order", 'valid_from_on', new."valid_from_on", 'valid_to_on', new."valid_to_on", 'is_member', new."is_member", 'source', new."source", 'trashed_at', new."trashed_at", 'successor_id', new."successor_id"));
END;

CREATE TABLE unit_alias (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  alias TEXT NOT NULL CHECK (alias <> ''),
  UNIQUE (unit_id, alias)
) STRICT;

CREATE TRIGGER unit_alias_deleted AFTER DELETE ON unit_alias BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'unit_alias', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'unit_id', old."unit_id", 'alias', old."alias"),
    NULL);
END;

CREATE TRIGGER unit_alias_inserted AFTER INSERT ON unit_alias BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'unit_alias', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'unit_id', new."unit_id", 'alias', new."alias"));
END;

CREATE TRIGGER unit_alias_updated AFTER UPDATE ON unit_alias BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'unit_alias', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'unit_id', old."unit_id", 'alias', old."alias"),
    json_object('rid', new."rid", 'id', new."id", 'unit_id', new."unit_id", 'alias', new."alias"));
END;

CREATE INDEX unit_member_unit ON unit_member (unit_id);

CREATE TABLE unit_member (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  group_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (group_id, unit_id)
) STRICT;

CREATE TRIGGER unit_member_deleted AFTER DELETE ON unit_member BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'unit_member', old.rid,
    json_object('rid', old."rid", 'id', old."id", 'group_id', old."group_id", 'unit_id', old."unit_id"),
    NULL);
END;

CREATE TRIGGER unit_member_inserted AFTER INSERT ON unit_member BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'unit_member', new.rid,
    NULL,
    json_object('rid', new."rid", 'id', new."id", 'group_id', new."group_id", 'unit_id', new."unit_id"));
END;

CREATE TRIGGER unit_member_updated AFTER UPDATE ON unit_member BEGIN
  SELECT RAISE(ABORT, 'write outside an act') WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);
  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;
  INSERT INTO image (act, tbl, rid, before, after) VALUES (
    (SELECT max(seq) FROM act), 'unit_member', new.rid,
    json_object('rid', old."rid", 'id', old."id", 'group_id', old."group_id", 'unit_id', old."unit_id"),
    json_object('rid', new."rid", 'id', new."id", 'group_id', new."group_id", 'unit_id', new."unit_id"));
END;

CREATE INDEX view_state_meeting ON view_state (meeting_id, rid);

CREATE TABLE view_state (
  rid INTEGER PRIMARY KEY,
  meeting_id TEXT NOT NULL,
  shown TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

