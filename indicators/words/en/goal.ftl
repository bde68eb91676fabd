### The screen Goal.

goal-search = Find a country
goal-order-best = Best first
goal-order-worst = Worst first
goal-order-name = By name
goal-list-key = Ordered by { $measure }
goal-whole-country = { $area } on all goals
goal-left-out-why = Who is not included, and why?
goal-request = Ask countries for figures
goal-tab-figures = Figures
goal-tab-about = About this goal
goal-tab-world = World and context
goal-view =
    { $kind ->
        [growth] Growth
        [funnel] Growth by size
        [level] Level and trend
        [distance] First and latest figure
        [trend] Trend
        [years] Over the years
        [tiles] Tile map
        [map] World map
       *[plain] Chart
    }
goal-scale-indexed = Shapes (average = 100)
goal-scale-one = One scale
goal-nothing-to-draw = No chart yet: no country has figures for three years.
goal-growth-subtitle = { $indicator }: yearly growth over up to { $years } years, in per cent
goal-level-subtitle = { $indicator }: latest figure, and its trend a year, in { $unit }
goal-growth-goal = Goal: { $goal } % a year
goal-distance-subtitle =
    { $years ->
        [0] { $indicator }: first and latest figure, { $unit }
       *[other] { $indicator }: first and latest figure of the last { $years } years, { $unit }
    }{ $better ->
        [down] {" (less is better)"}
       *[other] { "" }
    }
goal-years-best-first = { $indicator }. Best first, by { $measure }
goal-years-by-name = { $indicator }. In alphabetical order
goal-tiles-subtitle = Latest figure of each country, { $unit }, { $years }
goal-map-subtitle = Status of each country's latest figure, { $years }
goal-table-caption = Indicator: { $indicator }, unless a row names another. Small differences between countries mean little.
goal-context = Other indicators
goal-context-own = Reported by the country
goal-context-areas =
    { $areas ->
        [one] figures for { $areas } country or area
       *[other] figures for { $areas } countries or areas
    }

distances-of-growth = status, then the end of the growth’s interval that is nearer to the goal
distances-of-figure =
    { $better ->
        [down] status, then the latest figure (less is better)
       *[other] status, then the latest figure
    }
