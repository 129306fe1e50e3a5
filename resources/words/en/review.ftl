# Reviews, and their meetings as lists name them.
review-span-first-half = First half { $year }
review-span-second-half = Second half { $year }
review-span-year = Full year { $year }
review-title-first-half = First half of { $year }
review-title-second-half = Second half of { $year }
review-title-year = Full year { $year }
review-meeting-first-half = Mid-year { $day }
review-meeting-second-half = Year-end { $day }
review-meeting-year = Year-end { $day }
review-meeting-kind-first-half = mid-year review
review-meeting-kind-second-half = year-end review
review-meeting-kind-year = year-end review
