### The screen Overview.

overview-title = Progress against the seven operational goals
overview-latest-hint = Latest figure for each country. Figures more than three years old are shown in grey and not counted.
overview-year-hint = Figures for { $year }.
overview-counts = Countries by status
overview-countries = Countries
overview-caption = Status is based on the goal's lead indicator. Other indicators that are getting worse are shown beneath. A status describes reported figures, neither the amount of abuse nor a cause.
overview-country = Country
overview-filter = Filter by country or status
overview-last = last { $year }
overview-others = and { $others } more
overview-others-short = +{ $others }
overview-others-long = and { $others } other indicators of the goal
overview-away = { $away } of { $of } getting worse
overview-away-last = { $away } of { $of } getting worse (latest { $year })
overview-coded = read from a written report
overview-public = published figure
overview-in-words = written report only
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
