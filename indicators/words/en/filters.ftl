### The search and the choices above a table.

filters-search = Search
filters-title =
    { $count ->
        [0] Filter
       *[other] Filter ({ $count })
    }
filters-all = All
filters-nothing = Nothing matches. Remove a filter or change the search.
filters-show-all = Show all
filters-csv = Download CSV
filters-excel = Download Excel
