### The screen Data.

data-lead =
    { $rows ->
            [one] { $rows } figure
           *[other] { $rows } figures
        } for { $areas }, on { $indicators ->
            [one] { $indicators } indicator
           *[other] { $indicators } indicators
        }
data-lead-of =
    { $rows } of { $total ->
            [one] { $total } figure
           *[other] { $total } figures
        }: { $areas }, on { $indicators ->
            [one] { $indicators } indicator
           *[other] { $indicators } indicators
        }
data-area = Country or area
data-goal = Goal
data-indicator = Indicator
data-year = Year
data-all-areas = All countries and areas
data-all-goals = All goals
data-all-indicators = All indicators
data-all-years = All years
data-countries =
    { $count ->
        [one] { $count } country or territory
       *[other] { $count } countries and territories
    }
data-others =
    { $count ->
        [one] { $count } other area or body
       *[other] { $count } other areas and bodies
    }
data-search = Search
data-value = Figure
data-status = Status
data-marks = Marks
data-source = Source
data-note = Note
data-context = context
data-period-start = { $day } to
data-period-end = { $day }
data-nothing-found = No figures match. Remove a filter or change the search.
data-csv = Download { $rows } figures (CSV)
data-excel = Download { $rows } figures (Excel)
data-export = Download full dataset (ZIP)
data-export-help = All figures and assessments, regardless of the filters, with codelists, sources and a data dictionary, as CSV and Parquet.
data-too-large = Excel downloads are limited to { $most } figures. Filter further, or download CSV.
data-sheet = Figures
data-file = goalline-data-version-{ $version }
data-file-illustrative = goalline-ILLUSTRATIVE-data-version-{ $version }
data-about-what = About this file
data-about-what-words = Figures on the operational goals of the Global Alliance against Child Sexual Abuse Online, as shown in Goalline.
data-about-illustrative = ILLUSTRATIVE: all figures in this file are invented. None describes a real country.
data-about-version = Data version
data-about-chosen = Filters
data-about-columns = Columns
data-about-columns-words = value is a number in the unit given in the next column. Where it is empty, no_value_because gives the reason. Only assessed indicators have a status.
data-show-all = Show all figures
data-alt = Figures with indicator, year, status, marks and source
data-certainty = How sure
data-link = Link
data-period = Period
