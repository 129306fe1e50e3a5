# What charts say by themselves: findings, labels inside the drawing, summaries for a screen reader, table heads.

# Findings. A finding is written only when the figures support it.
chart-overdue = { $count } of { $total } tasks overdue
chart-due-soon = No task overdue, { $count } due soon
chart-nothing-due = No task overdue or due soon
chart-all-done = { $n ->
    [one] The only task is done
   *[other] All { $count } tasks done
}
chart-will-miss = At this pace { $short } short by { $by }
chart-will-meet = At this pace the target of { $target } is met by { $by }
chart-met = Target of { $target } met
chart-below-target = { $short } short of the target of { $target }
chart-above-target = { $short } above the target of { $target }
chart-rose = Up { $by } from { $since } to { $until }
chart-fell = Down { $by } from { $since } to { $until }
chart-widest-gap = Widest gap: { $unit }, { $gap }
chart-all-rose = All { $of } units rose
chart-all-fell = All { $of } units fell
chart-none-moved = None of { $of } units moved
chart-rose-fell = { $rose } of { $of } units rose, { $fell } fell
chart-strip-below = Under target in { $count } of { $of } indicators
chart-strip-below-known = Under target in { $count } of { $of } indicators with figures
chart-strip-met = { $n ->
    [one] The only target is met
   *[other] All { $of } targets met
}
chart-strip-met-known = { $n ->
    [one] The only target with figures is met
   *[other] All { $of } targets with figures met
}
chart-weakest = { $indicator }: { $count } of { $of } units under 60% of target
chart-weakest-known = { $indicator }: { $count } of { $of } units with figures under 60% of target
chart-nobody-far = No unit under 60% of a target
chart-all-meet = { $n ->
    [one] The only unit meets every target
   *[other] All { $count } units meet every target
}
chart-rose-places = { $who } up { $by } { $n ->
    [one] place
   *[other] places
}
chart-fell-places = { $who } down { $by } { $n ->
    [one] place
   *[other] places
}
chart-places-kept = { $of } units keep the places of { $since }
chart-units-meet = { $count } of { $of } units meet the target
chart-units-meet-known = { $count } of { $of } units with figures meet the target
chart-units-all-meet = All { $of } units meet the target
chart-units-none-meet = No unit meets the target yet
chart-things-none = All { $of } { $name }
chart-things-done = { $done } of { $of } { $name }, no figures of the others
chart-things-left = { $count } of { $of } { $name } to go
chart-things-within = { $count } of { $of } { $name } to go, all in { $within }
chart-things-doubtful = { $count } of { $of } { $name } to go, no figures of { $unknown }
chart-reports-none = All { $of } reports received
chart-reports-done = { $done } of { $of } reports received, the others not due yet
chart-reports-left = { $count } of { $of } reports not received
chart-reports-doubtful = { $count } of { $of } reports not received
chart-units-none = All { $of } units meet the target
chart-units-done = { $done } of { $of } units meet the target, no figures of the others
chart-units-left = { $count } of { $of } units do not meet the target yet
chart-units-doubtful = { $count } of { $of } units do not meet the target yet, no figures of { $unknown }
chart-points = { $figure } points

# What a chart is of, and whose figures up to when.
chart-standings = Tasks by status
chart-done-rates = Completion rates of the units
chart-among-peers = Each dot is a unit of its kind, placed by percent of target
chart-against-targets = Indicators against their targets
chart-places = Places over the reviews
chart-reports = Reports of the units
chart-both = { $first } and { $second }
chart-until = as of { $on }
chart-since = { $on } against { $before }
chart-review-first-half = first half of { $year }
chart-review-second-half = second half of { $year }
chart-review-year = year { $year }

# Moments.
chart-month = { $n ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
    [12] Dec
   *[other] { $n }
}
chart-quarter = Q{ $n }
chart-half = { $n ->
    [1] H1
   *[other] H2
}

# Inside the drawing.
chart-target = Target { $target }
chart-target-name = Target
chart-projection = projected
chart-missing = no figures
chart-whole = Whole
chart-unranked = not ranked
chart-dash-is-target = dashed: target { $target }
chart-dash-is-own = dashed: each unit's target
chart-heat-far = under 60% of target
chart-heat-behind = 60 to 90%
chart-heat-near = 90 to 100%
chart-heat-met = met
chart-heat-beyond = over by more than 10%
chart-square-done = done
chart-square-open = not done
chart-report-done = received
chart-report-open = not received
chart-report-ahead = not due yet
chart-square-names = { $state }: { $names }
chart-shown-of = { $shown } of { $of } units

# Summaries.
chart-no-tasks = No tasks yet.
chart-tasks = { $count } { $n ->
    [one] task
   *[other] tasks
}: { $parts }.
chart-no-figures = no figures
chart-from-to = from { $from } ({ $since }) to { $to } ({ $until })
chart-target-is = target { $target }
chart-projected = projected { $value } by { $by }
chart-places-ends = first { $top }, last { $bottom }
chart-n-indicators = { $count } { $n ->
    [one] indicator
   *[other] indicators
}
chart-units = { $count } { $n ->
    [one] unit
   *[other] units
}
chart-best-worst = { $state }: best { $top } { $high }, worst { $bottom } { $low }
chart-range = { $state }: highest { $top } { $high }, lowest { $bottom } { $low }

# Table heads.
chart-column-standing = Status
chart-column-tasks = Tasks
chart-column-moment = Date
chart-column-value = Value
chart-column-known = Note
chart-column-target = Target
chart-column-indicator = Indicator
chart-column-peers = Units it is ahead of
chart-column-unit = Unit
chart-column-place = Place
chart-column-movement = Movement
chart-column-part = Where
