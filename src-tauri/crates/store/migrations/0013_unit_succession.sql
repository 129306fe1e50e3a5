-- 0013 unit: remember in which unit another goes on after it was renamed or merged.
-- The map changes (2025): the old unit stays for the past with its last day, and whoever looks for it is led on.
ALTER TABLE unit ADD COLUMN successor_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX unit_successor ON unit (successor_id) WHERE successor_id IS NOT NULL;
