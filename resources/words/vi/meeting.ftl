# Meetings.
meeting-state-draft = đang chuẩn bị
meeting-state-open = đã mời họp
meeting-state-in-progress = đang họp
meeting-state-closed = đã kết thúc
meeting-state-cancelled = đã hủy
