# Indicators as tiles say them.
indicator-none = no figures
indicator-yes = yes
indicator-no = not yet
indicator-target = Target { $target }
indicator-no-target = no target set
indicator-met = target met
indicator-short-points = { $points } points short
indicator-short-count = { $n } { $what } left
indicator-as-of = { $name }, figures to { $day }
