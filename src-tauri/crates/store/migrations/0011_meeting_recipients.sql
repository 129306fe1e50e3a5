-- 0011 meeting: who receives its conclusion notice, when that is not the committee's usual list.
--
-- One line a recipient. None takes the list of the settings; an empty text is nobody but the archive. The act that
-- issues the notice freezes it with the rest: an issued notice is read from the file as it stood then.
ALTER TABLE meeting ADD COLUMN recipients TEXT DEFAULT NULL;
