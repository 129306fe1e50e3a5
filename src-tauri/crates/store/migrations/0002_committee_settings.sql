-- 0002 committee: keep who the file is about, and the settings that travel with it.
-- One row a setting: a new setting needs no migration, and its history reads by name.
CREATE TABLE setting (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;
