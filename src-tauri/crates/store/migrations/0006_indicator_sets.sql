-- 0006 indicator: versioned sets, targets and figures.
-- Figures keep numerator and denominator and weights are thousandths, so that nothing is rounded in the file.
CREATE TABLE indicator_set (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  version TEXT NOT NULL,
  effective_on TEXT CHECK (effective_on IS date(effective_on, '+0 days')),
  source TEXT,
  trashed_at INTEGER
) STRICT;

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
  trashed_at INTEGER,
  UNIQUE (set_id, code)
) STRICT;

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
) STRICT;
CREATE INDEX indicator_target_of ON indicator_target (indicator_id, unit_id);

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
) STRICT;
CREATE INDEX indicator_figure_of ON indicator_figure (indicator_id, unit_id, on_date);
