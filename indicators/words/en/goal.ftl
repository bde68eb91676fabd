### The screen Goal.

goal-ask = Goal
goal-pictures = Country by country, drawn
goal-view = Picture
goal-view-distance = Distance from the goal
goal-view-pace = Pace
goal-view-years = Over the years
goal-view-map = Map
goal-as-a-group-sum = Their total:
goal-as-a-group-median = Their middle figure:
goal-as-a-group-none = As a group:
goal-nothing-to-draw = Nothing to draw yet: no country has figures of two years that compare.
goal-other-indicator =
    { $count ->
        [one] Judged by another indicator, and not in this picture: 1 country. It is in the table below.
       *[other] Judged by another indicator, and not in this picture: { $count }. They are in the table below.
    }
goal-distance-subtitle = { $indicator }: { $measure }
goal-map-subtitle = Status of each country's figure: its newest, of { $first } to { $last }
goal-map-subtitle-of = Status of each country's figure of { $first }
goal-table-caption-few = By { $indicator }, unless a row names another.
goal-table-caption-few-alone = By { $indicator }.
goal-table-caption-alone = By { $indicator }. Countries two or three places apart do not differ in any way that matters.
goal-table-caption = By { $indicator }, unless a row names another. Countries two or three places apart do not differ in any way that matters.
goal-worlds = The world's own figures
goal-context = For context, not judged
goal-context-words = These say something about the goal's field. They are never judged and never counted as a country's progress.
goal-context-by = Publisher: { $publisher }
goal-context-own = Sent by the country itself
goal-context-figures =
    { $areas ->
        [one] Its figures, with sources
       *[other] Figures of { $areas } countries or areas, with sources
    }

distances-of-change = change on the year before, against the goal
distances-of-stage = stages above or below the goal
distances-of-path = figure against the path to the goal
distances-of-goal = figure against the goal
distances-of-sum = counts added up, against the sum of the goals
distances-less-is-better = { $measure } (less is better)
distances-of-pace = average change a year since the first year; no number is set
distances-at-goal = at the goal
distances-points-above =
    { $points ->
        [one] 1 point above
       *[other] { $points } points above
    }
distances-points-below =
    { $points ->
        [one] 1 point below
       *[other] { $points } points below
    }
distances-stages-above =
    { $stages ->
        [one] 1 stage above
       *[other] { $stages } stages above
    }
distances-stages-below =
    { $stages ->
        [one] 1 stage below
       *[other] { $stages } stages below
    }
