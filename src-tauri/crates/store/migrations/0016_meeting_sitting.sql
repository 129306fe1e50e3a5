-- 0016 meeting: what happens while it sits: the item and the speaker that have the word, the pauses, the queue.
--
-- The acts keep what happened; the seconds are kept beside them once a second, outside the journal (RULINGS A6, J10),
-- so that a machine that dies comes up at the second it stood at, and Ctrl Z does not walk the clock. What the room
-- was shown lies outside the journal too: it changes no record.
ALTER TABLE meeting ADD COLUMN item_id TEXT REFERENCES meeting_item (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE meeting ADD COLUMN speaker_id TEXT REFERENCES meeting_speaker (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE meeting ADD COLUMN paused_at INTEGER;
ALTER TABLE meeting ADD COLUMN began_at INTEGER;
ALTER TABLE meeting ADD COLUMN ended_at INTEGER;
ALTER TABLE meeting ADD COLUMN n_sitting INTEGER CHECK (n_sitting >= 0);
ALTER TABLE meeting ADD COLUMN n_members INTEGER CHECK (n_members >= 0);
ALTER TABLE meeting ADD COLUMN is_quorate INTEGER CHECK (is_quorate IN (0, 1));

ALTER TABLE meeting_item ADD COLUMN began_at INTEGER;
ALTER TABLE meeting_item ADD COLUMN ended_at INTEGER;
ALTER TABLE meeting_item ADD COLUMN is_skipped INTEGER NOT NULL DEFAULT 0 CHECK (is_skipped IN (0, 1));
ALTER TABLE meeting_item ADD COLUMN added_minutes INTEGER NOT NULL DEFAULT 0 CHECK (added_minutes BETWEEN 0 AND 1440);

ALTER TABLE meeting_attendance ADD COLUMN is_lost INTEGER NOT NULL DEFAULT 0 CHECK (is_lost IN (0, 1));

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
CREATE INDEX meeting_speaker_meeting ON meeting_speaker (meeting_id, position);

CREATE TABLE heartbeat (
  meeting_id TEXT NOT NULL,
  part TEXT NOT NULL,
  elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
  beat_at INTEGER NOT NULL,
  PRIMARY KEY (meeting_id, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE view_state (
  rid INTEGER PRIMARY KEY,
  meeting_id TEXT NOT NULL,
  shown TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX view_state_meeting ON view_state (meeting_id, rid);
