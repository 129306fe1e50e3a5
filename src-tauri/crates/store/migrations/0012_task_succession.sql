-- 0012 task: keep where a task went on, who was asked to help since, and the files that prove it.
-- A task given to another unit, or split over the members of a group, goes on in new tasks that name it; one that was
-- replaced names the task that takes its place. What a directive says of coordinating units stays as issued: only how
-- a task differs from it is kept here. A file is a document of the register with its bytes under their hash.
ALTER TABLE task ADD COLUMN from_id TEXT REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE task ADD COLUMN replaced_by_id TEXT REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX task_from ON task (from_id) WHERE from_id IS NOT NULL;
CREATE INDEX task_replaced_by ON task (replaced_by_id) WHERE replaced_by_id IS NOT NULL;

CREATE TABLE task_coordinating (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  task_id TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  coordinates INTEGER NOT NULL CHECK (coordinates IN (0, 1)),
  UNIQUE (task_id, unit_id)
) STRICT;
CREATE INDEX task_coordinating_unit ON task_coordinating (unit_id);

CREATE TABLE task_evidence (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  task_id TEXT NOT NULL REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date, '+0 days')),
  document_id TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX task_evidence_task ON task_evidence (task_id, on_date);
