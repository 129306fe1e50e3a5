-- 0009 directive: the clauses of the conclusions, drafts until their notice is issued.
-- The deadline's words are kept beside the date they mean; the number is frozen at issue and never an identity.
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
) STRICT;
CREATE INDEX directive_review ON directive (review_id, number);
CREATE INDEX directive_meeting ON directive (meeting_id, position);

CREATE TABLE directive_unit (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  directive_id TEXT NOT NULL REFERENCES directive (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('lead', 'coordinating')),
  position INTEGER NOT NULL CHECK (position > 0),
  UNIQUE (directive_id, role, unit_id)
) STRICT;
CREATE INDEX directive_unit_unit ON directive_unit (unit_id);
