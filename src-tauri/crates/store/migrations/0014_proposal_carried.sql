-- 0014 proposal: remember which proposal of an earlier review one carries on.
-- What nobody answered is raised again in the next review under a number of its own; the thread stays whole.
ALTER TABLE proposal ADD COLUMN carried_from_id TEXT REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX proposal_carried ON proposal (carried_from_id) WHERE carried_from_id IS NOT NULL;
