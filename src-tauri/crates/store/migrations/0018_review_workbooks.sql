-- 0018 review: keep what was sent to a unit in a workbook, and what has come in from it.
-- A cell that comes back is compared with what it said when it left, so that an untouched one never writes over
-- anything newer, and with what was taken from it before, so that the same file brings nothing twice. Both are kept as
-- one text a workbook: rows are spoken of by the keys inside it and never one by one.
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
CREATE INDEX review_workbook_of ON review_workbook (review_id, unit_id);
