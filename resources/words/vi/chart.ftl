# What charts say by themselves: findings, labels inside the drawing, summaries for a screen reader, table heads.

# Findings. A finding is written only when the figures support it.
chart-overdue = { $count } trên { $total } nhiệm vụ quá hạn
chart-due-soon = Không có nhiệm vụ quá hạn, { $count } sắp đến hạn
chart-nothing-due = Không có nhiệm vụ quá hạn hoặc sắp đến hạn
chart-all-done = Cả { $count } nhiệm vụ đã hoàn thành
chart-will-miss = Giữ đà này, đến { $by } thiếu { $short }
chart-will-meet = Giữ đà này, đến { $by } đạt chỉ tiêu { $target }
chart-met = Đã đạt chỉ tiêu { $target }
chart-below-target = Còn thiếu { $short } so với chỉ tiêu { $target }
chart-above-target = Còn cao hơn chỉ tiêu { $target } là { $short }
chart-rose = Tăng { $by } từ { $since } đến { $until }
chart-fell = Giảm { $by } từ { $since } đến { $until }
chart-widest-gap = { $unit } chênh nhiều nhất: { $gap }
chart-all-rose = Cả { $of } đơn vị đều tăng
chart-all-fell = Cả { $of } đơn vị đều giảm
chart-none-moved = Cả { $of } đơn vị đều giữ nguyên
chart-rose-fell = { $rose } trên { $of } đơn vị tăng, { $fell } giảm
chart-strip-below = Dưới chỉ tiêu ở { $count } trên { $of } chỉ số
chart-strip-below-known = Dưới chỉ tiêu ở { $count } trên { $of } chỉ số có số liệu
chart-strip-met = { $n ->
    [1] Đạt chỉ tiêu được giao
   *[other] Đạt cả { $of } chỉ tiêu
}
chart-strip-met-known = { $n ->
    [1] Đạt chỉ tiêu duy nhất có số liệu
   *[other] Đạt cả { $of } chỉ tiêu có số liệu
}
chart-weakest = { $indicator }: { $count } trên { $of } đơn vị dưới 60% chỉ tiêu
chart-weakest-known = { $indicator }: { $count } trên { $of } đơn vị có số liệu dưới 60% chỉ tiêu
chart-nobody-far = Không đơn vị nào dưới 60% chỉ tiêu
chart-all-meet = { $n ->
    [1] Đơn vị duy nhất đạt mọi chỉ tiêu
   *[other] Cả { $count } đơn vị đạt mọi chỉ tiêu
}
chart-rose-places = { $who } lên { $by } bậc
chart-fell-places = { $who } xuống { $by } bậc
chart-places-kept = { $of } đơn vị giữ nguyên thứ hạng so với { $since }
chart-units-meet = { $count } trên { $of } đơn vị đạt chỉ tiêu
chart-units-meet-known = { $count } trên { $of } đơn vị có số liệu đạt chỉ tiêu
chart-units-all-meet = Cả { $of } đơn vị đạt chỉ tiêu
chart-units-none-meet = Chưa đơn vị nào đạt chỉ tiêu
chart-things-none = Đủ cả { $of } { $name }
chart-things-done = Được { $done } trên { $of } { $name }, còn lại chưa có số liệu
chart-things-left = Còn { $count } trên { $of } { $name }
chart-things-within = Còn { $count } trên { $of } { $name }, đều ở { $within }
chart-things-doubtful = Còn { $count } trên { $of } { $name }, { $unknown } chưa có số liệu
chart-reports-none = Đã nhận đủ { $of } báo cáo
chart-reports-done = Đã nhận { $done } trên { $of } báo cáo, chưa đến hạn gửi
chart-reports-left = Còn { $count } trên { $of } báo cáo chưa nhận
chart-reports-doubtful = Còn { $count } trên { $of } báo cáo chưa nhận
chart-units-none = Cả { $of } đơn vị đạt chỉ tiêu
chart-units-done = { $done } trên { $of } đơn vị đạt chỉ tiêu, còn lại chưa có số liệu
chart-units-left = Còn { $count } trên { $of } đơn vị chưa đạt chỉ tiêu
chart-units-doubtful = Còn { $count } trên { $of } đơn vị chưa đạt chỉ tiêu, { $unknown } chưa có số liệu
chart-points = { $figure } điểm

# What a chart is of, and whose figures up to when.
chart-standings = Nhiệm vụ theo tình trạng
chart-done-rates = Tỷ lệ hoàn thành nhiệm vụ của các đơn vị
chart-among-peers = Mỗi chấm là một đơn vị cùng cấp, vị trí theo phần trăm chỉ tiêu
chart-against-targets = Chỉ số so với chỉ tiêu
chart-places = Thứ hạng qua các kỳ
chart-reports = Báo cáo của các đơn vị
chart-both = { $first } và { $second }
chart-until = đến ngày { $on }
chart-since = ngày { $on } so với ngày { $before }
chart-review-first-half = kỳ 6 tháng đầu năm { $year }
chart-review-second-half = kỳ 6 tháng cuối năm { $year }
chart-review-year = kỳ năm { $year }

# Moments.
chart-month = T{ $n }
chart-quarter = Q{ $n }
chart-half = { $n ->
    [1] 6T đầu
   *[other] 6T cuối
}

# Inside the drawing.
chart-target = Chỉ tiêu { $target }
chart-target-name = Chỉ tiêu
chart-projection = dự báo
chart-missing = chưa có số liệu
chart-whole = Chung
chart-unranked = chưa xếp hạng
chart-dash-is-target = nét đứt: chỉ tiêu { $target }
chart-dash-is-own = nét đứt: chỉ tiêu của từng đơn vị
chart-heat-far = dưới 60% chỉ tiêu
chart-heat-behind = 60 đến 90%
chart-heat-near = 90 đến 100%
chart-heat-met = đạt
chart-heat-beyond = vượt trên 10%
chart-square-done = đạt
chart-square-open = chưa đạt
chart-report-done = đã nhận
chart-report-open = chưa nhận
chart-report-ahead = chưa đến hạn
chart-square-names = { $state }: { $names }
chart-shown-of = { $shown } trong { $of } đơn vị

# Summaries.
chart-no-tasks = Chưa có nhiệm vụ.
chart-tasks = { $count } nhiệm vụ: { $parts }.
chart-no-figures = chưa có số liệu
chart-from-to = từ { $from } ({ $since }) đến { $to } ({ $until })
chart-target-is = chỉ tiêu { $target }
chart-projected = dự báo { $by } là { $value }
chart-places-ends = đứng đầu { $top }, đứng cuối { $bottom }
chart-n-indicators = { $count } chỉ số
chart-units = { $count } đơn vị
chart-best-worst = { $state }: tốt nhất { $top } { $high }, kém nhất { $bottom } { $low }
chart-range = { $state }: cao nhất { $top } { $high }, thấp nhất { $bottom } { $low }

# Table heads.
chart-column-standing = Trạng thái
chart-column-tasks = Nhiệm vụ
chart-column-moment = Thời điểm
chart-column-value = Giá trị
chart-column-known = Ghi chú
chart-column-target = Chỉ tiêu
chart-column-indicator = Chỉ số
chart-column-peers = Hơn bao nhiêu đơn vị
chart-column-unit = Đơn vị
chart-column-place = Hạng
chart-column-movement = Tăng, giảm
chart-column-part = Nơi
