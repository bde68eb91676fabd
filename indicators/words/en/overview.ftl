### The screen Overview.

overview-title = Progress against the seven operational goals
overview-latest-hint = Each country with its newest figure, whatever the year. Figures older than three years stand without colour.
overview-year-hint = Each country with its figure for { $year }.
overview-counts = Countries by status
overview-countries = Country by country
overview-caption = A country's word for a goal is that of the first of the goal's indicators that it has a figure for; further ones that are moving away are counted under it.
overview-country = Country
overview-filter = Filter by country or status
overview-last = last { $year }
overview-others = and { $others } more
overview-others-short = +{ $others }
overview-others-long = and { $others } more of the goal's indicators
overview-away = Moving away: { $away } of { $of }
overview-away-last = Moving away: { $away } of { $of }, last { $year }
overview-coded = read from a report
overview-public = from public pages
overview-in-words = reported in words, no figure
overview-nothing =
    { $count ->
        [one] 1 country: nothing sent yet
       *[other] { $count } countries: nothing sent yet
    }
overview-nothing-in =
    { $count ->
        [one] 1 country: nothing sent for { $year }
       *[other] { $count } countries: nothing sent for { $year }
    }
