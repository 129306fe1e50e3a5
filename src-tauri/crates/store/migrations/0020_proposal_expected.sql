-- 0020 proposal: what it is about, where it is dealt with, which directive is expected, to whom it was forwarded.
--
-- The ledger has three steps: a unit raises something, an answer is planned, a directive is expected. What is expected
-- is a plan and no draft directive: the chair decides.
ALTER TABLE proposal ADD COLUMN theme TEXT DEFAULT NULL CHECK (theme <> '');
ALTER TABLE proposal ADD COLUMN item_id TEXT DEFAULT NULL REFERENCES meeting_item (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE proposal ADD COLUMN expected_work TEXT DEFAULT NULL;
ALTER TABLE proposal ADD COLUMN expected_lead_id TEXT DEFAULT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE proposal ADD COLUMN expected_due_on TEXT DEFAULT NULL
  CHECK (expected_due_on IS date(expected_due_on, '+0 days'));
ALTER TABLE proposal ADD COLUMN forwarded_to_id TEXT DEFAULT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX proposal_item ON proposal (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX proposal_expected_lead ON proposal (expected_lead_id) WHERE expected_lead_id IS NOT NULL;
CREATE INDEX proposal_forwarded ON proposal (forwarded_to_id) WHERE forwarded_to_id IS NOT NULL;
