### The screen Data.

data-lead = { $total } figures for { $areas } countries and areas
data-lead-of = { $rows } of { $total } figures, for { $areas ->
        [one] one country or area
       *[other] { $areas } countries and areas
    }
data-period-of = { $first } to { $last }
data-export = Download full dataset (ZIP)
data-export-help = All figures and assessments, regardless of the filters, with codelists, sources and a data dictionary, as CSV and Parquet.
data-too-large = Excel downloads are limited to { $most } figures. Filter further, or download CSV.
data-file = goalline-data-version-{ $version }
data-file-illustrative = goalline-ILLUSTRATIVE-data-version-{ $version }
data-about-what = About this file
data-about-what-words = Figures on the operational goals of the Global Alliance against Child Sexual Abuse Online, as shown in Goalline.
data-about-illustrative = ILLUSTRATIVE: all figures in this file are invented. None describes a real country.
data-about-version = Data version
data-about-chosen = Filters
data-about-columns = Columns
data-about-columns-words = value is a number in the unit given in the next column. Where it is empty, no_value_because gives the reason. Only assessed indicators have a status.
