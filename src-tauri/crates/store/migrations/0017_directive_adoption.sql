-- 0017 directive: when a draft was read back and adopted, and how many members sat then.
--
-- A draft that changes afterwards loses it: what was adopted is what was read. Directives of meetings held before this
-- was kept have none, and need none: their notices are issued.
ALTER TABLE directive ADD COLUMN adopted_at INTEGER;
ALTER TABLE directive ADD COLUMN adopted_n_sitting INTEGER CHECK (adopted_n_sitting >= 0);
ALTER TABLE directive ADD COLUMN adopted_n_members INTEGER CHECK (adopted_n_members >= 0);
