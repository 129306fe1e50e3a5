# Indicators as tiles say them.
indicator-none = chưa có số liệu
indicator-yes = đã có
indicator-no = chưa có
indicator-target = Chỉ tiêu { $target }
indicator-no-target = chưa giao chỉ tiêu
indicator-met = đạt chỉ tiêu
indicator-short-points = thiếu { $points } điểm
indicator-short-count = còn { $n } { $what }
indicator-as-of = { $name }, số liệu đến { $day }
