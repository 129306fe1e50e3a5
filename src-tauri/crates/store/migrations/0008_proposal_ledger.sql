-- 0008 proposal: difficulties and requests, their planned answer and what became of them.
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
  trashed_at INTEGER,
  UNIQUE (review_id, number)
) STRICT;
CREATE INDEX proposal_from ON proposal (from_id);
