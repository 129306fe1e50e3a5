-- 0005 review: half-years and years with their data window, and the unit reports asked for.
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

CREATE TABLE review_report (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  received_on TEXT CHECK (received_on IS date(received_on, '+0 days')),
  accepted_on TEXT CHECK (accepted_on IS date(accepted_on, '+0 days')),
  document_id TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (review_id, unit_id)
) STRICT;
CREATE INDEX review_report_unit ON review_report (unit_id);
