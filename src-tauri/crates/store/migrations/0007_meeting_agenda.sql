-- 0007 meeting: one meeting a review, its agenda and its attendance.
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
) STRICT;
CREATE INDEX meeting_review ON meeting (review_id);

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
) STRICT;
CREATE INDEX meeting_item_meeting ON meeting_item (meeting_id, position);

CREATE TABLE meeting_attendance (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  presence TEXT NOT NULL CHECK (presence IN ('invited', 'present', 'substitute', 'excused', 'absent')),
  note TEXT,
  is_remote INTEGER NOT NULL CHECK (is_remote IN (0, 1)),
  UNIQUE (meeting_id, unit_id)
) STRICT;
