-- 0015 indicator: figures are proved and returned with a reason, targets given to kinds of units, versions of a set follow each other.
-- A column without a value reads as it was before: a figure nobody proved, a target of one unit or of the whole, an
-- indicator that follows none.
ALTER TABLE indicator ADD COLUMN follows_id TEXT REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE indicator_target ADD COLUMN unit_kind TEXT;
ALTER TABLE indicator_figure ADD COLUMN document_id TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE indicator_figure ADD COLUMN reason TEXT;
