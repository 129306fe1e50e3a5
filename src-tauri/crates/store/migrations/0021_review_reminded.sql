-- 0021 review: when a unit was last reminded of a missing report, and how often.
--
-- The paper itself goes out by letter; what is kept is that it was asked for again.
ALTER TABLE review_report ADD COLUMN reminded_on TEXT DEFAULT NULL CHECK (reminded_on IS date(reminded_on, '+0 days'));
ALTER TABLE review_report ADD COLUMN n_reminders INTEGER NOT NULL DEFAULT 0 CHECK (n_reminders >= 0);
