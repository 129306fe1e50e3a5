-- 0010 task: each lead unit's share of a directive, and everything that happens to it.
-- The row holds dated facts only. Where a task stands is derived for a day; the index below orders tasks by what can
-- be known without a day, so that the counts of the board are a handful of range counts (RULINGS X6).
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
  trashed_at INTEGER,
  UNIQUE (directive_id, share),
  CHECK ((original_due_on IS NULL) = (due_on IS NULL)),
  CHECK (confirmed_on IS NULL OR reported_on IS NOT NULL),
  CHECK ((ended_on IS NULL) = (ended_as IS NULL))
) STRICT;
CREATE INDEX task_fact ON task (
  (CASE WHEN trashed_at IS NOT NULL THEN 'trash'
        WHEN ended_on IS NOT NULL THEN 'ended'
        WHEN confirmed_on IS NOT NULL THEN CASE WHEN due_on IS NULL THEN 'done_free'
          WHEN reported_on <= due_on THEN 'done_in_time' ELSE 'done_late' END
        WHEN reported_on IS NOT NULL THEN 'reported'
        WHEN due_on IS NULL THEN 'open_free'
        ELSE 'open' END),
  due_on);
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
CREATE INDEX task_lead ON task (lead_id);

CREATE TABLE task_progress (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  task_id TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date, '+0 days')),
  percent INTEGER CHECK (percent BETWEEN 0 AND 100),
  text TEXT NOT NULL,
  document_id TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX task_progress_task ON task_progress (task_id, on_date);

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
CREATE INDEX task_report_task ON task_report (task_id, reported_on);

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
CREATE INDEX task_extension_task ON task_extension (task_id, asked_on);
CREATE UNIQUE INDEX task_extension_one_open ON task_extension (task_id) WHERE decided_on IS NULL;

CREATE TABLE task_reminder (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  task_id TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date, '+0 days')),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX task_reminder_task ON task_reminder (task_id, on_date);
