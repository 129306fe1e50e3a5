# Meetings.
meeting-state-draft = being prepared
meeting-state-open = invited
meeting-state-in-progress = in session
meeting-state-closed = closed
meeting-state-cancelled = cancelled
