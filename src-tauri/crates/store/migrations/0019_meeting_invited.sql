-- 0019 meeting: when it is to be over, and which units said that they come.
--
-- An agenda that runs past the planned end is warned of while it is made. What a unit said beforehand is no
-- attendance: who came is recorded in the room.
ALTER TABLE meeting ADD COLUMN ends_at TEXT DEFAULT NULL CHECK (ends_at GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE meeting_attendance ADD COLUMN confirmed_on TEXT DEFAULT NULL
  CHECK (confirmed_on IS date(confirmed_on, '+0 days'));
