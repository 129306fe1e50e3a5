# Where a task stands: the classes of the board.
standing-overdue = Overdue
standing-due-soon = Due soon
standing-in-time = On track
standing-no-deadline = No due date
standing-waiting = Awaiting confirmation
standing-done-on-time = Done on time
standing-done-late = Done late
standing-done-no-deadline = Done, no due date
standing-ended = Ended otherwise
