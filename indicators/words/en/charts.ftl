### Charts.

message-chart-provisional = { $sign }: the figure is provisional.
message-chart-source = Source: { $source }
message-chart-source-and-more =
    { $more ->
        [one] Sources: { $source }, and one other
       *[other] Sources: { $source }, and { $more } others
    }
message-chart-note = Note: { $note }
message-chart-data-version = Data version { $version } of { $as_of } · Goalline { $goalline }
message-chart-illustrative = ILLUSTRATIVE: invented figures.
message-chart-outlook-value =
    { $kind ->
        [one] none, or one
        [few] none, or a few (up to { $high })
        [some] none, or some (up to { $high })
        [near_zero] close to zero (up to { $high })
       *[plain] about { $value } ({ $low } to { $high })
    }
message-chart-outlook-in =
    { $kind ->
        [one] none, or one, in { $year } (80 % range)
        [few] none, or a few (up to { $high }), in { $year } (80 % range)
        [some] none, or some (up to { $high }), in { $year } (80 % range)
        [near_zero] close to zero (up to { $high }) in { $year } (80 % range)
       *[plain] about { $value } in { $year }, 80 % range { $low } to { $high }
    }
message-chart-outlook-if = If the coming years vary as those since { $since } did: { $outlook }.
message-chart-goal = { $name }: { $value }
message-chart-the-goal = Goal
message-chart-goal-by = { $name }: { $value } in { $year }
message-chart-break = break in series
message-chart-absent = { $years } ({ $why })
message-chart-no-figure = No figure: { $years }.
message-chart-tick = ✓ { $change }
message-chart-dumbbell-from = in { $year }, from { $first } in { $since }
message-chart-median-of-latest = Median of the latest figures: { $value }
message-chart-status-count = { $status }: { $count }
message-chart-dumbbells-alt =
    { $count ->
        [one] First and latest figure of { $count } area. { $statuses }.
       *[other] First and latest figures of { $count } areas. { $statuses }.
    }
message-chart-indexed-scale = 100 is each country's own average; every panel goes from 0 to { $high }.
message-chart-same-scale = Every panel goes from { $low } to { $high }.
message-chart-thin-path = Thin line: the goal’s yearly change from the first figure on (Goalline’s reading).
message-chart-thin-goal = Thin line: the goal.
message-chart-dotted = Dotted line: break in series.
message-chart-map-class = { $icon } { $word } ({ $count })
message-chart-map-dots = Dots: areas too small to show.
message-chart-series-alt =
    { $what ->
        [stages] Line chart of { $count } yearly stages, from “{ $first }” in { $first_year } to “{ $last }” in { $last_year }.
       *[figures] Line chart of { $count } yearly figures, from { $first } in { $first_year } to { $last } in { $last_year }.
    }
message-chart-breaks-alt = The series breaks in { $years }; figures on two sides of a break cannot be compared.
message-chart-growth-interval = ({ $low } to { $high })
message-chart-growth-alt =
    { $count ->
        [one] Growth a year of { $count } area with its 95 % interval. { $statuses }.
       *[other] Growth a year of { $count } areas with its 95 % interval. { $statuses }.
    }
message-chart-funnel-across = Average figure a year (logarithmic)
message-chart-funnel-alt = Growth a year of { $count } areas against their size, in a funnel of limits.
message-chart-funnel-outside = Outside the 95 % limits, as chance alone puts 1 in 20: { $names }.
message-chart-funnel-inside = All are inside the 95 % limits.
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
message-chart-no-status = None has a status
message-chart-tile-none = no recent figure ({ $count })
message-chart-tile-codes = Codes: { $codes }.
message-chart-tile-region = { $region } ({ $count })
message-chart-tile-alt =
    { $count ->
        [one] Tile of { $count } country. { $statuses }.
       *[other] Tiles of { $count } countries. { $statuses }.
    }
message-chart-stage = { $stage } { $name }
message-chart-stage-of-goal = { $stage } { $name } (the goal)
message-chart-stages-alt =
    { $count ->
        [one] Tiles with the stage of { $count } country by year. At the goal's stage or above: { $met }.
       *[other] Tiles with the stage of { $count } countries by year. At the goal's stage or above: { $met }.
    }
message-chart-interrupted = Gap in a line: figures before and after it cannot be compared.
message-chart-lines-alt =
    { $count ->
        [one] Line chart of { $count } area.
       *[other] Line chart of { $count } areas.
    }
message-chart-path = Goal path from { $since } (Goalline’s reading): { $value } in { $year }
message-chart-goals = The goal of each year
message-chart-outlook = Outlook for { $year }: { $value }
message-chart-scale-cut = The scale does not start at zero.
message-chart-changes = Change on the year before, %; filled: goal met
message-chart-year-met = met the goal
message-chart-year-missed = did not meet the goal
message-chart-changes-small = Thin columns: the year before had fewer than 20, so a rate says little.
message-chart-changes-cut = Columns above 100 % are cut off.
message-chart-hollow = Hollow points: { $marks }.
message-chart-hatched = Hatched: could be chance, rests on one figure, or not tested
message-chart-open = Open: could be chance, rests on one figure, or not tested
message-chart-could-be-chance = (could be chance)
message-chart-value-of-year = { $value } ({ $year })
message-chart-of-start = { $value } ({ $own } in { $year })
message-chart-goal-of-all = Goal: { $goal }
message-chart-dumbbell-key = Small point: first figure; large point: latest.
message-chart-logarithmic = Logarithmic scale: equal steps are equal factors.
message-chart-growth-key = Point: growth a year; line: its 95 % interval.
message-chart-growth-order = Ordered by status, then by the end of the interval nearer to the goal: a few cases alone put no country first.
message-chart-growth-cut = Intervals beyond 100 % are cut off.
message-chart-funnel-key = Named where there is room: those outside the 95 % limits, and the three largest.
message-chart-funnel-common = Common growth: { $common } % a year
message-chart-funnel-limit = { $share } % of countries would be inside, if growth differs among them as it does here
message-chart-median-level = Median level
message-chart-change-a-year = Trend a year
message-chart-corner-down = high, trend up
message-chart-corner-up = low, trend down
message-chart-level-alt =
    { $count ->
        [one] Level and trend of { $count } area. { $statuses }.
       *[other] Levels and trends of { $count } areas. { $statuses }.
    }
message-chart-map-chance = Could be chance, rests on one figure, or not tested
message-chart-map-none = Not in the group
message-chart-tiles-hollow = In brackets: { $marks }.
message-chart-tiles-lost = A stage that had been reached is lost
message-chart-commitments-in-time = not overdue
message-chart-commitments-overdue = overdue
message-chart-panels = Years: { $first } to { $last }.
