### The screen Data.

data-former = no longer in the catalogue
data-named-former = { $title } (no longer in the catalogue)
data-title = Every figure, with its source
data-lead =
    { $rows ->
            [one] { $rows } figure
           *[other] { $rows } figures
        } of { $areas }, on { $indicators ->
            [one] { $indicators } indicator
           *[other] { $indicators } indicators
        }. What is judged has a status; everything else is context.
data-lead-of =
    { $rows } of { $total ->
            [one] { $total } figure
           *[other] { $total } figures
        }: { $areas }, on { $indicators ->
            [one] { $indicators } indicator
           *[other] { $indicators } indicators
        }. What is judged has a status; everything else is context.
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
data-search = Search in names, publishers, sources and notes
data-found = { $shown } of { $rows } figures
data-page = Page
data-page-of = { $page } of { $pages }
data-caption = Figures { $first } to { $last } of { $rows }, newest year first.
data-value = Figure
data-status = Status
data-marks = Please note
data-source = Source
data-note = Note
data-context = context
data-period-start = { $day } to
data-period-end = { $day }
data-link-to = opens the publisher's page
data-nothing-found = No figure matches. Choose fewer conditions, or another word.
data-csv = Download these { $rows } figures as CSV
data-excel = Download these { $rows } figures for Excel
data-export = Download everything for analysts (zip)
data-export-help = All figures and assessments, whatever is chosen above, with codelists, sources and a dictionary of all columns, as CSV and Parquet.
data-too-large = Excel files hold up to { $most } figures here; choose fewer, or take the CSV.
data-sheet = Figures
data-file = goalline-data-version-{ $version }
data-file-illustrative = goalline-ILLUSTRATIVE-data-version-{ $version }
data-about-what = What this is
data-about-what-words = Figures on the operational goals of the Global Alliance against Child Sexual Abuse Online, as shown by Goalline.
data-about-illustrative = ILLUSTRATIVE: every figure here is invented. None is about any country.
data-about-version = Data version
data-about-chosen = Chosen
data-about-columns = Columns
data-about-columns-words = value is a number in the unit beside it; where it is empty, no_value_because says why. A status is given to judged indicators alone.
