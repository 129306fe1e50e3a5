-- 0003 unit: the register of units, their other names, and the members of groups.
-- Names repeat in the field, so the code is unique and the name is not; a group may stand without members.
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
) STRICT;
CREATE INDEX unit_parent ON unit (parent_id);

CREATE TABLE unit_alias (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  alias TEXT NOT NULL CHECK (alias <> ''),
  UNIQUE (unit_id, alias)
) STRICT;

CREATE TABLE unit_member (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  group_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (group_id, unit_id)
) STRICT;
CREATE INDEX unit_member_unit ON unit_member (unit_id);
