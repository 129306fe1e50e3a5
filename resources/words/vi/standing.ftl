# Where a task stands: the classes of the board.
standing-overdue = Quá hạn
standing-due-soon = Sắp đến hạn
standing-in-time = Trong hạn
standing-no-deadline = Không thời hạn
standing-waiting = Chờ xác nhận
standing-done-on-time = Hoàn thành đúng hạn
standing-done-late = Hoàn thành quá hạn
standing-done-no-deadline = Hoàn thành (không thời hạn)
standing-ended = Kết thúc khác
