### The screen Overview.

overview-title = Progress against the operational goals
overview-latest-hint = Latest figure for each country. Figures more than three years old are shown in grey and not counted.
overview-year-hint = Figures for { $year }.
overview-not-yet = The page address asks for a status, a goal or an order. Too few countries have reported for that. Showing all countries, A to Z, instead.
overview-since-staff = Since the release “{ $release }” ({ $day }): { $parts }.
overview-since-public = Since the previous release, “{ $release }” ({ $day }): { $parts }.
overview-since-new =
    { $count ->
        [one] { $count } new figure
       *[other] { $count } new figures
    }
overview-since-changed =
    { $count ->
        [one] { $count } figure changed
       *[other] { $count } figures changed
    }
overview-since-gone =
    { $count ->
        [one] { $count } figure removed
       *[other] { $count } figures removed
    }
overview-since-flips =
    { $count ->
        [one] { $count } status changed
       *[other] { $count } statuses changed
    }
overview-since-none = no figure changed
overview-bar = Countries by status on goal { $goal }
overview-part =
    { $part }: { $count } of { $of } countries{ $chance ->
        [0] {""}
       *[other] ; { $chance } could be chance or not tested
    }
overview-part-some = At least one
overview-part-zero = None reported
overview-part-other-indicator = Another indicator
overview-part-stale = Too old to count
overview-part-not-reported = No figure
overview-countries = Countries
overview-caption = Status is based on the goal's lead indicator. Other indicators that are getting worse are shown beneath. A status describes reported figures, not the amount of abuse or its causes.
overview-country = Country
overview-order = Order
overview-order-name = A to Z
overview-order-away = Moving away first
overview-order-newest = Newest first
overview-goal-order = { $goal } (sort by status on this goal)
overview-selected =
    { $count ->
        [one] 1 of { $of } countries: { $goal } { $part }
       *[other] { $count } of { $of } countries: { $goal } { $part }
    }
overview-all = Show all countries
overview-all-countries = all countries
overview-cell = { $area }, { $goal }: { $status }. { $about }
overview-published = What is known from published figures
overview-published-words = Countries have reported too few figures to compare. Each series is the longest that its publisher has made public.
overview-series = { $goal } { $indicator }
overview-series-of = { $goal } { $area }: { $indicator }
overview-caption-dense-in = Status of each country's figure for { $year }. Activities have no status: their number stands beside the range of the country's five years before. Select a cell for the figures behind it. A status describes reported figures, not the amount of abuse or its causes.
overview-caption-dense = Status of each country's latest figure; its year is shown where another country has a newer one. Activities have no status: their number stands beside the range of the country's five years before. Select a cell for the figures behind it. A status describes reported figures, not the amount of abuse or its causes.
overview-filter = Filter by country or status
status-key-clear = solid: clear change or full count
status-key-chance = hatched: could be chance, or not tested
status-key-provisional = (p) provisional
status-key-years = ✓ year that met the goal, · year that did not
overview-last = last { $year }
overview-others = and { $others } more
overview-others-short = +{ $others }
overview-others-long = and { $others } other indicators of the goal
overview-away = { $away } of { $of } getting worse
overview-away-last = { $away } of { $of } getting worse (latest { $year })
overview-coded = read from a written report
overview-public = published figure
overview-in-words = written report only
overview-in-words-short = report only
overview-nothing =
    { $count ->
        [one] 1 country: nothing reported
       *[other] { $count } countries: nothing reported
    }
overview-nothing-in =
    { $count ->
        [one] 1 country: nothing reported for { $year }
       *[other] { $count } countries: nothing reported for { $year }
    }
