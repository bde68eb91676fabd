### Charts.

message-chart-certainty = Next to each status: { $marks }; no mark: no change is claimed.
message-chart-provisional = { $sign }: the figure is provisional.
message-chart-source = Source: { $source }
message-chart-source-and-more = Source: { $source } and { $more } more
message-chart-note = Note: { $note }
message-chart-data-version = Data as of { $as_of } · data version { $version } · Goalline { $goalline }
message-chart-code = Code { $short }
message-chart-illustrative = ILLUSTRATIVE: invented figures, not real ones.
message-chart-watermark = ILLUSTRATIVE
message-chart-baseline = baseline
message-chart-path = Goal path in { $year }: { $value }
message-chart-path-key = Thin line: goal path (what the goal requires, counted from the figure for { $since }).
message-chart-goals-key = Thin line: the goal for each year.
message-chart-path-and-goal = The goal path is counted from the figure for { $since }; the goal for { $year }, from that for { $before } alone.
message-chart-outlook = Outlook for { $year }: { $value }
message-chart-outlook-value = about { $value } ({ $low } to { $high })
message-chart-outlook-value-one = none, or one
message-chart-outlook-value-few = none, or a few (up to { $high })
message-chart-outlook-value-some = none, or some (up to { $high })
message-chart-outlook-value-near-zero = close to zero (up to { $high })
message-chart-outlook-in = about { $value } in { $year }, 80 % range { $low } to { $high }
message-chart-outlook-in-one = none, or one, in { $year } (80 % range)
message-chart-outlook-in-few = none, or a few (up to { $high }), in { $year } (80 % range)
message-chart-outlook-in-some = none, or some (up to { $high }), in { $year } (80 % range)
message-chart-outlook-in-near-zero = close to zero (up to { $high }) in { $year } (80 % range)
message-chart-outlook-if = If the coming years vary as those since { $since } did: { $outlook }.
message-chart-outlook-key = Dotted: outlook to { $until }, if the coming years vary as those since { $since } did. Shaded: 80 % range. New measures are not taken into account.
message-chart-outlook-key-short = Dotted: outlook; shaded: its 80 % range.
message-chart-goal = { $name }: { $value }
message-chart-goal-by = { $name }: { $value } in { $year }
message-chart-break = break in series
message-chart-breaks = Dotted line: break in series ({ $years }). Figures before and after it cannot be compared.
message-chart-breaks-short = Dotted line: break in series; do not compare across it.
message-chart-period-changes = Break in { $years }: calendar years on one side, financial years on the other.
message-chart-sign = { $sign } { $mark }: { $years }
message-chart-signs = { $signs }.
message-chart-absent = { $years } ({ $why })
message-chart-no-figure = No figure: { $years }.
message-chart-nothing-known = Nothing reported or found: { $years }.
message-chart-scale-from = The scale starts at { $value }, not at zero.
message-chart-changes = Change on the year before
message-chart-tick = ✓ { $change }
message-chart-changes-key = Columns: change on the year before. Filled, ✓: the year met the goal; hollow: it did not; none: not known.
message-chart-changes-key-short = Filled column, ✓: goal met in the year; hollow: not met.
message-chart-changes-small = A change without % is a difference: the year before had fewer than 20.
message-chart-changes-clipped = Columns marked » or « are shortened.
message-chart-changes-alt =
    { $count ->
        [one] One column shows the change on the year before; { $met ->
            [0] it missed the goal
           *[other] it met the goal
        }.
       *[other] Columns show { $count } changes on the year before; { $met } of them met the goal.
    }
message-chart-change-goal = Goal: { $change }
message-chart-group = { $icon } { $word }: { $count }
message-chart-label-of-year = { $label }, { $year }
message-chart-not-drawn = No bar, { $status }: { $names }.
message-chart-dumbbell-key = From the first figure (hollow) to the latest (filled).
message-chart-dumbbell-key-change = From the year before (hollow) to the year (filled).
message-chart-dumbbell-from = in { $year }, from { $first } in { $since }
message-chart-median-of-latest = Median of the latest figures: { $value }
message-chart-lines-clipped = Lines marked » or « are shortened.
message-chart-not-linked = No two figures to compare, { $status }: { $names }.
message-chart-dumbbells-alt =
    { $count ->
        [one] First and latest figure of { $count } area. { $statuses }.
       *[other] First and latest figures of { $count } areas. { $statuses }.
    }
message-chart-clipped = Bars marked » or « are shortened.
message-chart-value-of-year = { $value }, { $year }
message-chart-own-scale = Each panel has its own scale, from zero to its highest value: compare shapes, not heights.
message-chart-one-scale = The scale goes from { $low } to { $high }.
message-chart-same-scale = All panels have the same scale, from { $low } to { $high }.
message-chart-thin-path = Thin line: goal path (what the goal requires).
message-chart-thin-goal = Thin line: the goal.
message-chart-hollow = Hollow points: { $marks }.
message-chart-dotted = Dotted line: break in series.
message-chart-map-class = { $icon } { $word } ({ $count })
message-chart-map-dots = Dots: areas too small to show.
message-chart-series-alt =
    { $count ->
        [one] Line chart of { $count } yearly figure, from { $first } in { $first_year } to { $last } in { $last_year }.
       *[other] Line chart of { $count } yearly figures, from { $first } in { $first_year } to { $last } in { $last_year }.
    }
message-chart-point-alt = A single figure: { $last } in { $last_year }.
message-chart-breaks-alt = The series breaks in { $years }; figures before and after cannot be compared.
message-chart-growth-key = Points: growth a year of the last years; lines: 95 % interval.
message-chart-growth-order = Ordered by the end nearer to the goal, so that few cases alone are not first.
message-chart-growth-interval = ({ $low } to { $high })
message-chart-growth-alt =
    { $count ->
        [one] Growth a year of { $count } area with its 95 % interval. { $statuses }.
       *[other] Growth a year of { $count } areas with its 95 % interval. { $statuses }.
    }
message-chart-funnel-key = Thin line: growth in common ({ $common } % a year). Dotted: 95 % of countries would be inside by chance and the usual differences between countries; solid: 99.8 %. Codes: outside.
message-chart-funnel-across = Average figure a year (logarithmic)
message-chart-funnel-alt = Growth a year of { $count } areas against their size, in a funnel of limits.
message-chart-funnel-outside = Outside the limits: { $names }.
message-chart-funnel-inside = All are inside the limits.
message-chart-distance-alt =
    { $count ->
        [one] Bar chart of { $count } area against the goal. { $statuses }.
       *[other] Bar chart of { $count } areas against the goal. { $statuses }.
    }
message-chart-multiples-alt =
    { $count ->
        [one] Small line chart of { $count } area.
       *[other] Small line charts of { $count } areas, one each.
    }
message-chart-map-alt =
    { $count ->
        [one] World map of { $count } area. { $statuses }.
       *[other] World map of { $count } areas. { $statuses }.
    }
message-chart-map-none = no status
message-chart-tile-none = no recent figure ({ $count })
message-chart-tile-region = { $region } ({ $count })
message-chart-tile-alt =
    { $count ->
        [one] Tile of { $count } country. { $statuses }.
       *[other] Tiles of { $count } countries. { $statuses }.
    }
message-chart-table-alt =
    { $count ->
        [one] Table of the status of { $count } country on { $goals } goals.
       *[other] Table of the status of { $count } countries on { $goals } goals.
    }
message-chart-stage = { $stage } { $name }
message-chart-stage-of-goal = { $stage } { $name } (the goal)
message-chart-tiles-from = Years before { $year } are not shown, since they do not fit.
message-chart-tiles-hollow = Hollow tiles: { $marks }.
message-chart-tiles-lost = Thick outline: the goal's stage had been reached before.
message-chart-stages-alt =
    { $count ->
        [one] Tiles with the stage of { $count } country by year. At the goal's stage or above: { $met }.
       *[other] Tiles with the stage of { $count } countries by year. At the goal's stage or above: { $met }.
    }
message-chart-started = { $year } = { $value }: each line shows its figures as a share of its own figure for { $year }.
message-chart-dashed-goal = Dashed line: the goal ({ $goal }).
message-chart-interrupted = Gap in a line: figures before and after it cannot be compared.
message-chart-of-start = { $value } ({ $own })
message-chart-lines-alt =
    { $count ->
        [one] Line chart of { $count } area.
       *[other] Line chart of { $count } areas.
    }
message-chart-commitments-label =
    { $overdue ->
        [0] { $count }
       *[other] { $count } ({ $overdue } overdue)
    }
message-chart-commitments-hatched = Hatched: overdue.
message-chart-commitments-of = { $status }: { $label }
message-chart-commitments-alt = Commitments by status. { $statuses }.
