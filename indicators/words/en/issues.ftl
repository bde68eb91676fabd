### What is wrong with a file or a submission.

# Wording puts the location (file, line, key) in front of each of these.

issue-adopt-unit =
    { $count ->
        [one] { $code }: { $count } figure is in { $found }, and the unit would become { $wanted }. Another unit is another indicator: keep this one as context, and give the new one a new code.
       *[other] { $code }: { $count } figures are in { $found }, and the unit would become { $wanted }. Another unit is another indicator: keep this one as context, and give the new one a new code.
    }
issue-adopt-stages =
    { $count ->
        [one] { $code }: { $count } figure has a stage ({ $found }) that would be gone or have another number. Keep its number, or give the new indicator a new code.
       *[other] { $code }: { $count } figures have stages ({ $found }) that would be gone or have other numbers. Keep their numbers, or give the new indicator a new code.
    }
issue-adopt-no-indicator =
    { $count ->
        [one] { $found }: { $count } figure has this code. Keep the indicator, as context if it is no longer assessed, or name this code under “was” of its new code.
       *[other] { $found }: { $count } figures have this code. Keep the indicator, as context if it is no longer assessed, or name this code under “was” of its new code.
    }
issue-adopt-no-area =
    { $count ->
        [one] { $found }: { $count } figure is of this country or area. Keep it in codelists/ref_areas.csv.
       *[other] { $found }: { $count } figures are of this country or area. Keep it in codelists/ref_areas.csv.
    }
issue-adopt-former-code = { $found } is a former code of { $code }. Use a code that no indicator ever had.
issue-adopt-below-limit = { $found } is below the new minimum, { $expected }.
issue-adopt-above-limit = { $found } is above the new maximum, { $expected }.
issue-adopt-not-whole = { $found } is not a whole number, and only whole numbers would be valid.
issue-adopt-no-stage = { $found } would no longer be a stage.
issue-adopt-another-body = The series would belong to { $expected } alone.
issue-adopt-deadline = The goal's year, { $found }, is before the first figure ({ $year }).
issue-catalogue-no-file = This cannot be read ({ $found }); expected { $expected }.
issue-catalogue-not-utf8 = The text is not UTF-8 (found { $found }). Save the file as UTF-8.
issue-catalogue-not-yaml = This is not valid YAML: { $found }.
issue-catalogue-not-csv = This is not a valid CSV table: { $found }.
issue-catalogue-wrong-columns = These are not the columns of this table: found { $found }; expected { $expected }.
issue-catalogue-wrong-width = The line has { $found } cells; expected { $expected }.
issue-catalogue-missing-key = A key is missing; expected { $expected }.
issue-catalogue-unknown-key = Unknown key { $found }; expected one of { $expected }.
issue-catalogue-wrong-value = Found “{ $found }”; expected { $expected }.
issue-catalogue-missing-code = A code is missing; expected { $expected }.
issue-catalogue-twice = { $found } is a duplicate, first in { $first_file }, line { $first_row }; expected { $expected }.
issue-catalogue-title-length = The title “{ $found }” is empty or too long; expected { $expected }.
issue-catalogue-order = Found { $found }; expected { $expected }.
issue-catalogue-unknown-area = Unknown area { $found }; expected { $expected }.
issue-catalogue-unknown-group = Unknown group { $found }; expected one of { $expected }.
issue-catalogue-unknown-policy-target = Unknown policy target { $found }; expected one of { $expected }.
issue-catalogue-unknown-unit = The unit { $found } is not in codelists/units.csv; expected one of { $expected }.
issue-catalogue-not-a-body = { $found } is not a body in codelists/ref_areas.csv; expected one of { $expected }.
issue-catalogue-judged-without-rule = The indicator is assessed (role: judged) but has no rule; expected { $expected }.
issue-catalogue-context-with-rule = The indicator is context but has a rule ({ $found }); expected { $expected }.
issue-catalogue-no-direction = The indicator is assessed (role: judged), but its desired direction is { $found }; expected { $expected }.
issue-catalogue-headline-of-no-country = Headline { $found } is not used for any country; expected { $expected }.
issue-catalogue-denominator-of-no-share = The indicator has a denominator, but its figures are not percentages ({ $found }); expected { $expected }.
issue-catalogue-numerator-alone = The share has a numerator ({ $found }) but no denominator; expected { $expected }.
issue-catalogue-no-running-total = The indicator adds up yearly counts, but its figures are not a running total ({ $found }); expected { $expected }.
issue-catalogue-not-a-count = { $found } is not a yearly count of whole numbers in the goals; expected one of { $expected }.
issue-catalogue-counts-no-people = Small counts are hidden to protect people, but the indicator does not say that it counts people; expected { $expected }.
issue-catalogue-rule-unknown-method = Unknown method “{ $found }”; expected one of { $expected }.
issue-catalogue-rule-unknown-parameter = The method has no parameter “{ $found }”; expected one of { $expected }.
issue-catalogue-rule-bad-parameter = Found “{ $found }”; expected { $expected }.
issue-catalogue-rule-against-direction = { $found } contradicts the desired direction; expected { $expected }.
issue-figure-departs = This is not the format of data/observations: { $found }
issue-figure-duplicate = { $found } is a duplicate, first in { $first_file }, line { $first_row }.
issue-report-unknown-country = Unknown country { $found }; expected { $expected }.
issue-report-wrong-year = “{ $found }” is not a year; expected { $expected }.
issue-report-no-file = There is no file “{ $found }”; expected { $expected }.
issue-report-not-utf8 = The text of { $found } is not UTF-8. Save the file as UTF-8.
issue-report-wrong-public = Found “{ $found }”; expected one of { $expected }.
issue-report-twice = The country already has a report for { $found }; expected { $expected }.
issue-report-not-listed = The file is not listed; expected { $expected }.
issue-series-no-file = The file cannot be read ({ $found }). Name a file that exists and that you may read.
issue-series-not-utf8 = The text is not UTF-8 (found byte { $found }). Save the file as UTF-8.
issue-series-not-csv = This is not a valid CSV table: { $found }.
issue-series-empty = The file is empty; expected a first line with the columns { $expected }.
issue-series-no-column = The column { $column } is missing. Found { $found }; expected { $expected }, separated by commas.
issue-series-column-twice = There are two columns called { $found }. Keep one of them.
issue-series-has-results = The table already has a column { $found }, which the results would use. Rename or delete it.
issue-series-wrong-width = The line has { $found } cells; expected { $expected }, as in the first line.
issue-series-wrong-number = “{ $found }” is not a number; expected { $expected }, or an empty cell.
issue-series-wrong-year = “{ $found }” is not a year; expected { $expected }.
issue-series-wrong-one = “{ $found }” is not valid; expected { $expected }.
issue-series-wrong-sign = The sign is { $found } and the base value is { $base_value }; expected { $expected }.
issue-read-too-large = The file is larger than { $most }.
issue-read-not-a-table = The file is not a table. By its content it is { $found }, whatever its name says.
issue-read-not-in-encoding = From here on, the file is not in the chosen encoding, { $encoding } (found byte { $found }).
issue-read-in-utf8 = From here on, the file is in UTF-8. Read as { $encoding }, its letters would be garbled.
issue-read-no-such-separator = The chosen delimiter, “{ $found }”, occurs in no line that could be a header.
issue-read-no-header-there = Line { $found }, the chosen header row, is empty.
issue-read-empty = The file is empty.
issue-read-only-blank = The file holds only blank lines.
issue-read-no-rows = There are no rows of figures below the header.
issue-read-nul-byte = The line holds a zero byte: the file is damaged, or in an encoding that it does not declare.
issue-read-no-encoding = From here on, the file is neither UTF-8 nor Windows-1252 (found byte { $found }). It is in another encoding, mixes several, or is damaged.
issue-read-quotes = A quotation mark opens here and is not closed at the end of its cell.
issue-read-too-many-columns = The table has { $found } columns.
issue-read-too-many-rows = The table has { $found } rows, more than Goalline reads.
issue-read-too-many-sheets = The workbook has { $found } sheets.
issue-read-too-many-cells = The line has { $found } cells, and the header has { $wanted }. A name with a comma may have no quotation marks; later cells are then in the wrong column.
issue-read-too-few-cells = The line has { $found } cells, and the header has { $wanted }.
issue-read-long-cell = The cell has { $found } characters, more than { $most }.
issue-read-second-table = Line { $second } is a second header: this line belongs to another table.
issue-read-too-slow = Reading the file took too long and was stopped.
issue-read-too-much-memory = Reading the file took too much memory for its size and was stopped.
issue-read-killed = Reading the file was stopped from outside. Whether it took too much memory or time is not known.
issue-read-crashed = The file could not be read to its end. It is damaged or malicious.
issue-read-damaged-workbook = The workbook is damaged or incomplete.
issue-read-declared-entities = The workbook declares XML entities, which no spreadsheet program writes. It was not opened.
issue-read-too-many-parts = The workbook consists of { $found } parts.
issue-read-contradicts-itself = The workbook holds two parts with the name { $found }.
issue-read-path-outside = The workbook refers to a file outside itself ({ $found }). It was not opened.
issue-read-password = The workbook is protected with a password.
issue-read-unpacks-too-large = The workbook unpacks to far more than its size. It was not opened.
issue-read-too-deep = The workbook is nested more than { $most } levels deep, which no spreadsheet program writes. It was not opened.
issue-read-macros = The workbook contains macros. It was not opened.
issue-read-wrong-dimensions = The cell does not have the parts that its header names.
issue-read-no-sheets = A text file has no sheets, so there is no sheet “{ $found }”.
issue-read-no-such-sheet = There is no sheet “{ $found }”.
issue-read-too-spread = The cells are so far apart that the sheet spans { $found } cells.
issue-read-styles = The cells of this XLS or ODS workbook may show something other than what they hold: it has percentages, number formats with words or scales, text that is struck through or raised, footnotes, or entries hidden under merged cells.
issue-read-merged-header = A header is merged over several columns. It is not clear what each of them holds.
issue-read-merged-overlap = Merged cells overlap here, which no spreadsheet program writes.
issue-read-too-many-merged = The sheet has more than { $most } merged cells.
issue-sheets-contradict = The sheet is called “{ $found }”, but the figures should be for { $said }.
issue-sheets-several = Several sheets have the same header: { $found }.
issue-titles-contradict = A line above the table contradicts { $said }, which you gave for the whole file.
issue-titles-template = This template is for { $said }, but some rows say “{ $found }”.
issue-columns-twice = There are two columns for the same thing: “{ $first }” and “{ $found }”.
issue-columns-both = Both “{ $first }” and “{ $found }” could be the { $role }.
issue-columns-financial = The columns { $found } are financial years, and the file does not say on which day they end.
issue-columns-missing = There is no column for “{ $column }”.
issue-columns-missing-asked = There is no column for “{ $column }”, and it is not given for the whole file.
issue-columns-missing-suggested = There is no column for “{ $column }”, but the column “{ $suggested }” holds country codes or names.
issue-columns-changed-label = Goalline exported this file, and its column “figures” was changed.
issue-columns-made-for-public = Goalline made this file for the public: figures or notes in it are hidden.
issue-columns-nothing-filled-in = The template is empty: no row was filled in.
issue-unused-column = The column “{ $column }” is not used. It holds: { $found }.
issue-unused-numbers = { $count } columns of numbers are not used: { $found }.
issue-unused-line = A line outside the rows of figures is not used: “{ $found }”.
issue-unused-sheet = Another sheet is not used: “{ $found }”.
issue-unused-hidden = The file hides “{ $found }”.
issue-unused-comment = A comment, text box, page header or property is not used: “{ $found }”.
issue-unused-note = A note may limit its figures: “{ $found }”.
issue-unused-name = The name “{ $found }” of the file or its sheet may limit the figures.
issue-unused-stopped = You said that “{ $found }” limits the figures.
issue-columns-share-of-count = The header “{ $column }” is for a share, but { $indicator } is counted in { $wanted }.
issue-columns-two-layouts = The table mixes layouts: it has both a value column and columns for years or indicators, or gives the same detail in a column and in its headers.
issue-choice-unknown-indicator = No indicator has the code “{ $found }”, which you gave for the whole file.
issue-choice-unknown-column = There is no column “{ $found }”.
issue-choice-column-twice = The column “{ $found }” has two roles.
issue-choice-unknown-country = No country or area is called “{ $found }”, which you gave for the whole file.
issue-choice-unknown-year = “{ $found }”, which you gave for the whole file, is not a valid year.
issue-area-empty = The row names no country.
issue-area-empty-below = The row names no country. The last line above that names one is line { $line }.
issue-area-unknown = No country or area has this name or code.
issue-area-suggested = No country or area has this name, but there are similar names.
issue-area-part = “{ $found }” is part of { $suggested }.
issue-area-former = “{ $found }” no longer exists. Figures are kept only for present-day countries.
issue-area-other-list = “{ $found }” is a code from another list, such as the Olympic Committee's, where it means { $suggested }.
issue-area-missing-or-namibia = “NA” may mean Namibia (NAM), or a missing value as in R.
issue-area-missing = “{ $found }” is how programs write a missing value. The row names no country.
issue-area-short-code = “{ $found }” may be a code ({ $code }), but this column holds names or three-letter codes.
issue-area-header = “{ $found }” is the name of a column, not of a country. The line may be a second header.
issue-area-without-code = “{ $found }” has figures but no country code, and no country has this name.
issue-area-other-letters = No country or area has this name. It contains characters that are not Latin letters ({ $letters }).
issue-area-of-its-time = Before { $since }, “{ $found }” had different members. It is not clear which group this figure covers.
issue-area-aggregate = “{ $found }” is a total or a group of countries. No such figures are kept, and a group never counts as a country.
issue-area-contradiction = The name “{ $found }” means { $code }, but the code next to it is another country's. The cells of this line may be shifted.
issue-indicator-empty = The row names no indicator.
issue-indicator-empty-below = The row names no indicator. The last line above that names one is line { $line }.
issue-indicator-unknown = No indicator has this name or code.
issue-indicator-of-several = The file has { $count } series, and only one of them can be { $said }.
issue-indicator-suggested = No indicator has this name, but there are similar names.
issue-indicator-contradiction = The name “{ $found }” means { $code }, but the code next to it is another indicator's.
issue-indicator-against-option = The row names an indicator other than the one you gave for the whole file.
issue-country-against-option = The row names a country other than the one you gave for the whole file.
issue-year-against-option = The row names a year other than the one you gave for the whole file.
issue-year-empty = The row names no year.
issue-year-period = This is a period of several years. A figure must be for a single year.
issue-year-part = This is a part of a year. A figure must be for a whole year.
issue-year-day = This is a day. A figure must be for a whole year.
issue-year-month-or-financial = This may be a month or a financial year, and no other cell of the column shows which.
issue-year-financial = This is a financial year, and the file does not say on which day it ends.
issue-year-wrong = This is not a year.
issue-year-outside = The year is out of range.
issue-unit-empty = The row has no unit.
issue-unit-unclear = The unit “{ $found }” does not say what is counted.
issue-unit-wrong = This is not the unit of { $indicator }, and it cannot be converted.
issue-unit-multiplier = The figures have a multiplier, but Goalline does not apply multipliers.
issue-value-empty = The cell has no value.
issue-value-merged = The figure is in a cell merged over several rows or columns (lines { $lines }). It is not clear which of them it belongs to.
issue-value-not-shown = The cell holds { $found }, but its number format displays nothing or something else.
issue-value-wrong = This is neither a number nor a known mark for a missing figure.
issue-value-unknown-sign = Only you know what “{ $sign }” means for the figure.
issue-value-maybe-days = The “d” after the number may mean days, or that the definition differs.
issue-value-unclear = The number can be read in two ways: { $thousands } (thousands separator) or { $decimals } (decimal mark). No other figure in the file shows which is right.
issue-value-unclear-whole = The number can be read in two ways: { $thousands } (thousands separator) or { $decimals } (decimal mark). No other figure in the file shows which is right. { $decimals } would be rejected, because the indicator takes whole numbers only.
issue-value-percent = The figure has a percent sign, but { $indicator } is not in per cent.
issue-value-other-decimal = The decimal mark differs from that in the rest of the file, which is “{ $decimal }”.
issue-value-below-limit = The value is too small for { $indicator }.
issue-value-above-limit = The value is too large for { $indicator }.
issue-value-not-whole = The value is not a whole number, but { $indicator } takes whole numbers only.
issue-value-and-absence = The row has both a value and a reason why there is none.
issue-value-two-absences = The row gives two different reasons why there is no figure: this one, and “{ $other }”.
issue-value-status-forecast = OBS_STATUS F marks a forecast, not an observed figure.
issue-value-status-suppressed = OBS_STATUS Q marks a figure that exists but is withheld.
issue-value-status-against-marks = OBS_STATUS { $found } contradicts the marks of the row.
issue-value-unknown-confidentiality = This is not a valid CONF_STATUS letter.
issue-breakdown-wrong = This is not a valid breakdown.
issue-breakdown-unknown-sex = This is not a known sex.
issue-breakdown-unknown-age = This is not a known age group.
issue-breakdown-m-beside-h = The column also has H (hombre, homme), so M may mean mujer (woman) or male.
issue-breakdown-m-beside-j = The column also has J (Jungen, jongens), so M may mean Mädchen (girls) or male.
issue-breakdown-m-beside-v = The column also has V (vyras, vrouw), so M may mean moteris (woman) or male.
issue-period-wrong-date = This is not a valid date.
issue-period-wrong = The last day of the period is before the first, or outside the row's year.
issue-cell-unsaved = The cell holds a formula without a saved value.
issue-cell-control = The cell has invisible characters ({ $letters }).
issue-row-word-among-figures = The line has “{ $word }” among its figures. Its cells may be shifted by one.
issue-row-repeated = This line is a duplicate of line { $lines }, with the same value.
issue-row-twice = This line gives { $found }, and line { $lines } gives { $others } for the same indicator, country and year.

# warning.jump, warning.revised and warning.scale are those of records that older programs kept.
issue-warning-jump = The value is at least ten times, or at most a tenth of, the value for { $other_year } ({ $other }).
issue-warning-revised = The value is at least ten times, or at most a tenth of, the current value ({ $other }).
issue-warning-scale = “{ $found }” suggests that the figures are in thousands or a similar scale, or are rates. They were read as written.
issue-warning-rise = { $value } in { $year } is { $times } times as much as in { $other_year } ({ $other }).
issue-warning-fall = The value for { $other_year } ({ $other }) was { $times } times as much as that for { $year } ({ $value }).
issue-warning-replaces = { $value } would replace { $other }; the larger is { $times } times the smaller.
issue-warning-same-for-years =
    { $years ->
        [one] The value has been the same for { $years } year.
       *[other] The value has been the same for { $years } years.
    }
issue-warning-parts = The total is { $found }, but its parts add up to { $sum }.
issue-scale-format = The number format { $found } shows the saved figures as thousands or millions, or adds such a word.
issue-warning-fraction = The value is 1 % or less. It may mean { $percent } %: spreadsheets store percentages as fractions (1 % as 0.01).
issue-warning-coded = The row would replace a reported figure with one counted by a reader in a report.
issue-submit-no-file = The file cannot be read ({ $said }).
issue-year-locked = The year { $found } is locked. Its figures cannot change until someone unlocks it.
issue-submit-stale =
    { $count ->
        [one] Someone else changed one of these figures while the file was being read.
       *[other] Someone else changed { $count } of these figures while the file was being read.
    }
