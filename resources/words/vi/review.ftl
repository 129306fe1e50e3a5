# Reviews, and their meetings as lists name them.
review-span-first-half = 6 tháng đầu { $year }
review-span-second-half = 6 tháng cuối { $year }
review-span-year = Cả năm { $year }
review-title-first-half = Kỳ 6 tháng đầu năm { $year }
review-title-second-half = Kỳ 6 tháng cuối năm { $year }
review-title-year = Kỳ cả năm { $year }
review-meeting-first-half = Sơ kết { $day }
review-meeting-second-half = Tổng kết { $day }
review-meeting-year = Tổng kết { $day }
review-meeting-kind-first-half = phiên sơ kết
review-meeting-kind-second-half = phiên tổng kết
review-meeting-kind-year = phiên tổng kết
