### What is wrong with a file or a submission: one message states the fault, with what was expected and how to fix it.

# The message of a code is that of the longest beginning of it that has one; $family is the code's first word and $kind the
# rest of it. Wording puts the location (file, line, key) in front. “.option” is said to scripts only, after “.fix”.

# Goals and codelists, and the figures that new ones no longer fit.

issue-adopt =
    { $kind ->
        [unit] { $code }: { $count } of its figures in { $found } would be in { $wanted }. Another unit is another indicator: keep this one as context, and give the new one a new code.
        [stages] { $code }: the stage of { $count } of its figures ({ $found }) would be gone or have another number. Keep the numbers, or give the new indicator a new code.
        [no_indicator] { $found } has figures ({ $count }). Keep the indicator, as context if it is no longer assessed, or name this code under “was” of its new code.
        [no_area] { $found } has figures ({ $count }). Keep it in codelists/ref_areas.csv.
        [former_code] { $found } is a former code of { $code }. Use a code that no indicator ever had.
        [below_limit] { $found } is below the new minimum, { $expected }.
        [above_limit] { $found } is above the new maximum, { $expected }.
        [another_body] The series would belong to { $expected } alone.
        [deadline] The goal's year, { $found }, is before the first figure ({ $year }).
        [not_whole] { $found } is not a whole number, and only whole numbers would be valid.
       *[no_stage] { $found } would no longer be a stage.
    }
issue-catalogue = Found “{ $found }”; expected { $expected }.
issue-catalogue-missing = This is missing; expected { $expected }.
    .codes = catalogue.judged_without_rule catalogue.counts_no_people
issue-catalogue-not = { $kind ->
        [yaml] This is not valid YAML: { $found }.
        [csv] This is not a valid CSV table: { $found }.
        [utf8] The text is not UTF-8 (found { $found }). Save the file as UTF-8.
       *[other] Found “{ $found }”; expected one of { $expected }.
    }
issue-catalogue-twice = { $found } is a duplicate, first in { $first_file }, line { $first_row }; expected { $expected }.
issue-catalogue-rule-unknown = The rule has no such method or parameter: “{ $found }”; expected one of { $expected }.
issue-figure-departs = This is not the format of data/observations: { $found }
issue-figure-duplicate = { $found } is a duplicate, first in { $first_file }, line { $first_row }.
issue-report = Found “{ $found }”; expected { $expected }.
issue-report-not-utf8 = The text of { $found } is not UTF-8. Save the file as UTF-8.
issue-report-twice = The country already has a report for { $found }; expected { $expected }.
issue-report-not-listed = The file is not listed; expected { $expected }.

# Tables that the command judge reads.

issue-series = Found “{ $found }”; expected { $expected }.
issue-series-no-file = The file cannot be read ({ $found }). Name a file that exists and that you may read.
issue-series-not = { $kind ->
        [utf8] The text is not UTF-8 (found byte { $found }). Save the file as UTF-8.
       *[csv] This is not a valid CSV table: { $found }.
    }
issue-series-empty = The file is empty; expected a first line with the columns { $expected }.
issue-series-no-column = The column { $column } is missing. Found { $found }; expected { $expected }, separated by commas.
issue-series-column-twice = There are two columns called { $found }. Keep one of them.
issue-series-has-results = The table already has a column { $found }, which the results would use. Rename or delete it.
issue-series-wrong-width = The line has { $found } cells; expected { $expected }, as in the first line.
issue-series-wrong-sign = The sign is { $found } and the base value is { $base_value }; expected { $expected }.

# Files that cannot be read.

issue-read = The file is damaged or was not made by a spreadsheet program. It was not read.
    .expected = a file as saved by the program that made it
    .fix = Open it in the program that made it, check every figure and save it again; or copy only the figures into a new workbook.
issue-read-too = Reading the file took too much time or memory and was stopped.
    .expected = a table that can be read in seconds
    .fix = Copy only the figures into a new file, save it as CSV, and upload that.
issue-read-killed = Reading the file was stopped from outside.
    .expected = a table that can be read in seconds
    .fix = Try again. If it is stopped again, copy only the figures into a new file, save it as CSV, and upload that.
issue-read-too-large = The file is larger than { $most }.
    .expected = a file of at most { $most }
    .fix = Split the file by year or by country, and upload the parts.
issue-read-too-many = The file has more { $kind ->
        [columns] columns
        [rows] rows
        [sheets] sheets
        [merged] merged cells
       *[parts] parts
    } than Goalline reads.
    .expected = at most { $most }
    .fix = Copy only the table with the figures into a new file, or split it by year or by country.
issue-read-wrong-width = This line and the header differ in length (cells: { $found } and { $wanted }). Later cells may be in the wrong column.
    .expected = as many cells as in the header ({ $wanted })
    .fix = Put a cell that contains the delimiter, such as a name with a comma, in quotation marks. Add missing cells, even if they are empty.
    .codes = read.too_many_cells read.too_few_cells
issue-read-long-cell = The cell has { $found } characters, more than { $most }.
    .expected = at most { $most } characters in a cell
    .fix = Shorten the text. Long texts belong in a report.
issue-read-not-a-table = The file is not a table. By its content it is { $found }, whatever its name says.
    .expected = a text table (CSV, TSV) or a workbook (XLSX, XLS, ODS)
    .fix = Save the table itself as CSV or XLSX, and upload that.
issue-read-encoding = { $kind ->
        [nul_byte] The line holds a zero byte: the file is damaged, or in an encoding that it does not declare.
        [in_utf8] From here on, the file is in UTF-8. Read as { $encoding }, its letters would be garbled.
        [not_in_encoding] From here on, the file is not in the chosen encoding, { $encoding } (found byte { $found }).
       *[no_encoding] From here on, the file is neither UTF-8 nor Windows-1252 (found byte { $found }).
    }
    .expected = text in one encoding, such as UTF-8
    .fix = Choose the right encoding on the Upload screen, under “Change how the file is read”. Or save the file as UTF-8 in the program that made it, and check its letters.
    .codes = read.nul_byte read.in_utf8 read.not_in_encoding read.no_encoding
issue-read-no-such-separator = The chosen delimiter, “{ $found }”, occurs in no line that could be a header.
    .expected = a delimiter that separates the column names
    .fix = Choose another delimiter, or leave the choice to Goalline.
issue-read-no-header-there = Line { $found }, the chosen header row, is empty.
    .expected = a line with the column names
    .fix = Choose the line with the column names, or leave the choice to Goalline.
issue-read-no-sheets = A text file has no sheets, so there is no sheet “{ $found }”.
    .expected = a workbook, or no name of a sheet
    .fix = Choose no sheet, or the workbook that has it.
issue-read-no-such-sheet = There is no sheet “{ $found }”.
    .expected = one of { $sheets }
    .fix = Choose one of the sheets in the workbook.
issue-read-empty = The file has no rows of figures below a header.
    .expected = a header and at least one row
    .fix = Save the file again with its figures, or upload the file that holds them.
    .codes = read.only_blank read.no_rows
issue-read-quotes = A quotation mark opens here and is not closed at the end of its cell.
    .expected = a closing quotation mark at the end of the cell
    .fix = Close the quotation mark, or delete it. Inside quotes, double every quotation mark.
issue-read-second-table = Line { $second } is a second header: this line belongs to another table.
    .expected = one table in a file
    .fix = Move the second table to a separate file.
issue-read-password = The workbook is protected with a password.
    .expected = a workbook without a password
    .fix = Save the workbook without a password, and upload that.
issue-read-macros = The workbook contains macros. It was not opened.
    .expected = a workbook without macros (XLSX)
    .fix = Save the workbook as XLSX, without macros, and upload that.
issue-read-wrong-dimensions = The cell does not have the parts that its header names.
    .expected = a part for each of { $wanted }, separated by commas
    .fix = Correct the cell, or delete the line.
issue-read-styles = The cells of this XLS or ODS workbook may show something other than what they hold: it has percentages, number formats with words or scales, text that is struck through or raised, footnotes, or entries hidden under merged cells.
    .expected = an XLSX workbook
    .fix = Save the workbook as XLSX in your spreadsheet program, and upload that.
issue-read-merged = { $kind ->
        [header] A header is merged over several columns. It is not clear what each of them holds.
       *[overlap] Merged cells overlap here, which no spreadsheet program writes.
    }
    .expected = one header row, with one header per column
    .fix = Unmerge the cells, and give each column its own header in one row. For several indicators over several years, use a column for the indicator and one row for each country and indicator.

# Sheets, titles and columns.

issue-sheets-contradict = The sheet is called “{ $found }”, but the figures should be for { $said }.
    .expected = a sheet for { $said }
    .fix = Choose the right sheet on the Upload screen, even if it is this one.
    .option = In a script, name it with --sheet.
issue-sheets-several = Several sheets have the same header: { $found }.
    .expected = one sheet with figures
    .fix = Choose the right sheet on the Upload screen, and upload the others one by one.
    .option = In a script, name it with --sheet.
issue-titles-contradict = A line above the table contradicts { $said }, which you gave for the whole file.
    .expected = a table for { $said }
    .fix = Correct what you gave for the whole file. If the line is about something else, delete it from the file.
issue-titles-template = This template is for { $said }, but some rows say “{ $found }”.
    .expected = { $said } in every row
    .fix = Write { $typed } in these rows, or move the figures for “{ $found }” to their own template or a plain table.
issue-columns-both = Two columns could be the same: “{ $first }” and “{ $found }”.
    .expected = one column for each thing
    .fix = Delete one of the two columns, or change its header.
    .option = Or leave it out with --column "{ $found }=ignore".
    .codes = columns.twice
issue-columns-financial = The columns { $found } are financial years, and the file does not say on which day they end.
    .expected = columns for single years, such as 2014
    .fix = Say on the Upload screen on which day they end. Or write one figure in each row, with the year in which its twelve months end, and their first and last day in the columns period_start and period_end.
    .option = In a script, say it with --financial-year-ends.
issue-columns-missing = There is no column for “{ $column }”.
    .expected = a column “{ $column }”
    .fix = Add the column, correct its header, or say on the Upload screen which one it is.
    .option = { $kind ->
        [asked] In a script, add --column HEADER={ $column }; or { $option }, for the whole file.
       *[other] In a script, add --column HEADER={ $column }; or --unit own, if every figure is in the unit of its indicator.
    }
issue-columns-changed-label = Goalline exported this file, and its column “figures” was changed.
    .expected = the column as it was exported
    .fix = Restore the column “figures”, and write remarks in the column note.
issue-columns-made-for-public = Goalline made this file for the public: figures or notes in it are hidden.
    .expected = an export for staff
    .fix = Use an export for staff instead.
issue-columns-nothing-filled-in = The template is empty: no row was filled in.
    .expected = a figure, or the reason why there is none, in at least one row
    .fix = Write the figures into the column “value”, or choose a reason in “absence”. Then save the file and upload it again.
issue-columns-share-of-count = The header “{ $column }” is for a share, but { $indicator } is counted in { $wanted }.
    .expected = figures in { $wanted }
    .fix = Rename the header if the figures are in { $wanted }. Otherwise send them in { $wanted }.
issue-columns-two-layouts = The table mixes layouts: it has both a value column and columns for years or indicators, or gives the same detail in a column and in its headers.
    .expected = one figure in each row, or years as columns, or indicators as columns
    .fix = Keep only one layout.

# What no rule used, and what was said about the whole file.

issue-unused = { $kind ->
        [column] The column “{ $column }” is not used. It holds: { $found }.
        [numbers] { $count } columns of numbers are not used: { $found }.
       *[other] Something that was not used may limit the figures.
    }
    .expected = a statement of what it says about the figures
    .fix = Say on the Upload screen what it is, or that it says nothing about the figures.
    .option = { $kind ->
        [column] In a script, write --column "{ $column }=ignore" if it says nothing, or its role.
       *[other] In a script, write --ignore-unused if you have looked and it says nothing.
    }
issue-unused-stopped = You said that “{ $found }” limits the figures.
    .expected = figures for everything that the indicator counts
    .fix = Send the complete figures, or leave out what is limited.
issue-choice-unknown = There is no { $kind ->
        [column] column
        [country] country or area
        [year] valid year
       *[indicator] indicator
    } “{ $found }”.
    .expected = { $kind ->
        [column] one of { $columns }; or the letter or number of a column without a header
        [country] a code such as KHM
        [year] a year from 1990 to the present
       *[indicator] a code such as ICSE_VICTIMS
    }
    .fix = Enter it exactly as expected, or leave it out if the file says it.
issue-choice-column-twice = The column “{ $found }” has two roles.
    .expected = one role for each column
    .fix = Give the column only one role.
issue-against-option = The row names a different { $family ->
        [country] country
        [year] year
       *[indicator] indicator
    } from the one you gave for the whole file.
    .expected = { $said }
    .fix = Correct the row, or give none for the whole file.
    .codes = country.against_option indicator.against_option year.against_option

# Countries and areas, and what is said of indicators in the same words.

issue-area-empty = The row names no { $family ->
        [indicator] indicator
       *[country] country
    }.
    .expected = a code, such as { $family ->
        [indicator] ICSE_VICTIMS
       *[country] KHM
    }
    .fix = Write it into the cell, or leave out the row.
    .codes = indicator.empty
issue-area-empty-below = The row names no { $family ->
        [indicator] indicator
       *[country] country
    }. The last line above that names one is line { $line }.
    .expected = a code, such as { $family ->
        [indicator] ICSE_VICTIMS
       *[country] KHM
    }
    .fix = Write it into the cell, even if it is the one on line { $line }.
    .codes = indicator.empty_below
issue-area = No country or area has this name or code.
    .expected = a country code (such as KHM) or name
    .fix = Write the country's three-letter code, or leave out the row.
issue-area-suggested = This name is not known, but similar names are.
    .expected = a code or name, such as { $suggested }
    .fix = If you mean { $suggested }, write the code alone: { $codes }.
    .codes = indicator.suggested
issue-area-part = “{ $found }” is part of { $suggested }.
    .expected = a country, such as { $suggested }
    .fix = If the figure covers all of { $suggested }, write the code alone: { $codes }. Otherwise leave out the row.
issue-area-former = “{ $found }” no longer exists. Figures are kept only for present-day countries.
    .expected = a present-day country
    .fix = Write the present-day country that the figure covers, or leave out the row.
issue-area-other-list = “{ $found }” is a code from another list, such as the Olympic Committee's, where it means { $suggested }.
    .expected = an ISO 3166 code: { $suggested }
    .fix = Write the code of the country that you mean: { $codes }. Check the other codes of this column too: some mean other countries.
issue-area-missing-or-namibia = “NA” may mean Namibia (NAM), or a missing value as in R.
    .expected = a country code (such as NAM for Namibia) or name
    .fix = Write NAM if you mean Namibia. Otherwise leave out the row.
issue-area-short-code = “{ $found }” may be a code ({ $code }), but this column holds names or three-letter codes.
    .expected = a three-letter code, such as { $typed }
    .fix = If it is { $code }, write { $typed }. Otherwise write the country's three-letter code.
issue-area-header = “{ $found }” is the name of a column, not of a country. The line may be a second header.
    .expected = a country code (such as KHM) or name
    .fix = If the line is a header, delete it. Otherwise write the country's code in the cell.
issue-area-of-its-time = Before { $since }, “{ $found }” had different members. It is not clear which group this figure covers.
    .expected = { $typed }, if today's members are meant
    .fix = If the figure covers today's members, write { $typed }. Otherwise leave out the row: other groups are not kept.
issue-area-aggregate = “{ $found }” is a total or a group of countries. No such figures are kept, and a group never counts as a country.
    .expected = a country, or WLD for the world
    .fix = Leave out the row. If the figure covers the whole world or a single country, write that instead.
issue-area-contradiction = The name “{ $found }” means { $code }, but the code next to it is another's. The cells of this line may be shifted.
    .expected = a name and a code of the same
    .fix = Correct the name or the code. Put a name that contains a comma in quotation marks.
    .codes = indicator.contradiction
issue-indicator = No indicator has this name or code.
    .expected = the code or title of an indicator
    .fix = Write the indicator's title or code, as listed on the How we judge screen.
issue-indicator-of-several = The file has { $count } series, and only one of them can be { $said }.
    .expected = rows of one series, or an indicator code in each row
    .fix = Write { $typed } in the rows you mean, and leave out the others.

# Years and periods.

issue-year = This is not a year.
    .expected = a year, such as 2014
    .fix = Write the year with four digits.
issue-year-part = This is { $kind ->
        [period] a period of several years
       *[part] a part of a year
    }. A figure must be for one whole year.
    .expected = a year, such as 2014
    .fix = Write one line for each year with the figure for the whole year (for counts, the sum of its parts), or leave out the line.
    .codes = year.period
issue-year-day = This is a day. A figure must be for a whole year.
    .expected = a year, such as { $year }
    .fix = If the figure is for the whole year, format the column as text or number and write { $year }. A spreadsheet may show this date as { $year }.
issue-year-financial = { $kind ->
        [month_or_financial] This may be a month or a financial year, and no other cell of the column shows which.
       *[other] This is a financial year, and the file does not say on which day it ends.
    }
    .expected = a year, such as 2014
    .fix = For a financial year, say on the Upload screen on which day it ends. Or write { $ends_in }, the year in which its twelve months end, and their first and last day in the columns period_start and period_end. For months, write one line with their sum.
    .option = If all end on one day, add --financial-year-ends with it, such as 06-30.
    .codes = year.month_or_financial
issue-year-outside = The year is out of range.
    .expected = { $first } to { $last }
    .fix = Correct the year, or leave out the figure: other years are not kept.
issue-year-locked = The year { $found } is locked. Its figures cannot change until someone unlocks it.
    .expected = a year that is not locked, or the current figure
    .fix = Leave out the row, or have the year unlocked on the History screen, with a reason.
issue-country-not-yours = You may not save figures of { $code }. Its editors may; administrators give roles.
    .expected = figures of your countries
    .fix = Leave out the row, or have an editor of { $code } save it.
issue-period-wrong-date = This is not a valid date.
    .expected = a date such as 2014-12-31
    .fix = Write the date as year-month-day, such as 2014-01-05.
issue-period-wrong = The last day of the period is before the first, or outside the row's year.
    .expected = a first day before the last day, and a last day in the row's year
    .fix = Correct the dates, or the year.

# Units and figures.

issue-unit-empty = The row has no unit.
    .expected = the indicator's unit
    .fix = Write the unit into the cell.
issue-unit-unclear = The unit “{ $found }” does not say what is counted.
    .expected = { $wanted }
    .fix = If this means { $wanted }, write { $typed }, or say so on the Upload screen. Otherwise give the figure in { $wanted }, or leave out the row.
    .option = In a script, add --unit "{ $found }".
issue-unit-wrong = This is not the unit of { $indicator }, and it cannot be converted.
    .expected = { $wanted }
    .fix = Give the figure in { $wanted } and write { $typed } as its unit. Check that the row means { $indicator }.
issue-unit-multiplier = The figures have a multiplier, but Goalline does not apply multipliers.
    .expected = 0 or “units”: figures in full
    .fix = Write the figures in full, and delete the column.
issue-scale-format = The number format { $found } shows the saved figures as thousands or millions, or adds such a word.
    .expected = figures in full
    .fix = Save the figures in full with a plain number format, or say on the Upload screen what they mean.
    .option = In a script, say by what to multiply them with --scale, such as --scale 1000; --scale 1 if they are in full.
issue-value = This is neither a number nor a known mark for a missing figure.
    .expected = a number such as 1234 or 12.5, or a mark such as “..” or n/a
    .fix = Write the number in plain digits, with a known mark if it needs one, such as ~12 or <5; or “..” if there is none.
issue-value-merged = The figure is in a cell merged over several rows or columns (lines { $lines }). It is not clear which of them it belongs to.
    .expected = a separate cell for each figure
    .fix = Unmerge the cell. Write each figure into its own cell, or “..” if there is none.
issue-value-not-shown = The cell holds { $found }, but its number format displays nothing or something else.
    .expected = a number that the cell displays
    .fix = If { $found } is the figure, give the cell a plain number format such as 0. If there is no figure, write a mark such as “..”.
issue-value-unknown-sign = Only you know what “{ $sign }” means for the figure.
    .expected = a meaning: { $meanings }
    .fix = Say on the Upload screen what it means. Or write the figure alone or “..” if there is none; next to a figure, a letter of SDMX such as P. If the figure is not final, leave out the row.
    .option = In a script, add --sign="{ $sign }=MEANING".
issue-value-maybe-days = The “d” after the number may mean days, or that the definition differs.
    .expected = a number alone, in { $wanted }
    .fix = If “d” means days, give the figure in { $wanted } as a number alone. If it means that the definition differs, write the number alone and “break” in a column of marks.
issue-value-unclear = The number can be read in two ways: { $thousands } (thousands separator) or { $decimals } (decimal mark). No other figure in the file shows which is right.
    .expected = { $kind ->
        [whole] { $thousands }
       *[other] { $thousands } or { $decimals }
    }
    .fix = If { $thousands } is meant, write that; or choose the decimal mark on the Upload screen.
    .option = { $kind ->
        [whole] In a script, add --decimal { $other } to read it as { $thousands }.
       *[other] In a script, add --decimal { $other } to read it as { $thousands }, or --decimal { $mark } to read it as { $decimals }.
    }
issue-value-percent = The figure has a percent sign, but { $indicator } is not in per cent.
    .expected = a figure in { $wanted }, without a percent sign
    .fix = Give the figure in { $wanted }, without a percent sign, and check that the row means { $indicator }.
issue-value-other-decimal = The decimal mark differs from that in the rest of the file, which is “{ $decimal }”.
    .expected = one decimal mark throughout, here “{ $decimal }”
    .fix = Write the number with “{ $decimal }”.
issue-value-limit = The value is too { $kind ->
        [below_limit] small
       *[above_limit] large
    } for { $indicator }.
    .expected = { $bound } or { $kind ->
        [below_limit] more
       *[above_limit] less
    }
    .fix = Correct the figure.
    .codes = value.below_limit value.above_limit
issue-value-not-whole = The value is not a whole number, but { $indicator } takes whole numbers only.
    .expected = a whole number
    .fix = Correct the figure. If the mark separates thousands, choose the decimal mark on the Upload screen.
    .option = In a script, give it with --decimal.
issue-value-absences = { $kind ->
        [and_absence] The row has both a value and a reason why there is none.
       *[two_absences] The row gives two different reasons why there is no figure: this one, and “{ $other }”.
    }
    .expected = a value, or one reason why there is none
    .fix = Keep the one that is true, and delete the other.
    .codes = value.and_absence value.two_absences
issue-value-status-forecast = OBS_STATUS F marks a forecast, not an observed figure.
    .expected = an observed figure
    .fix = Leave out the row until there is a figure.
issue-value-status-suppressed = OBS_STATUS Q marks a figure that exists but is withheld.
    .expected = a figure, or a reason why there is none
    .fix = Write the figure and empty OBS_STATUS, or leave out the row: the current figure then stays.
issue-value-status-against-marks = OBS_STATUS { $found } contradicts the marks of the row.
    .expected = a letter for one of the row's marks
    .fix = Correct the marks or OBS_STATUS, so that they agree.
issue-value-unknown-confidentiality = This is not a valid CONF_STATUS letter.
    .expected = F (public) or C, N, S or D (not public)
    .fix = Write F if the public may see the figure, and C if not.
issue-breakdown = This is not a known { $kind ->
        [unknown_sex] sex
        [unknown_age] age group
       *[wrong] breakdown
    }.
    .expected = { $kind ->
        [unknown_sex] F, M, or T for both
        [unknown_age] an age group, such as Y0T17, 13 to 17 or 18+, or T for all ages
       *[wrong] women and girls, men and boys, or a code such as SEX=F;AGE=Y0T17
    }
    .fix = Write one of these: F or M; Y16T24 for 16 to 24, Y_GE18 for 18 and over. An empty cell would make the figure the total.
issue-breakdown-m-beside = The column also has H, J or V (as hombre, Jungen, vyras), so M may mean women and girls (mujer, Mädchen, moteris) or male.
    .expected = F for women and girls, M for men and boys
    .fix = Write F for women and girls and M for men and boys, in the whole column.

# Contacts of a round.

issue-contacts-apart = { $kind ->
        [sheet] There is another sheet: “{ $found }”.
        [hidden_sheet] There is a hidden sheet: “{ $found }”.
        [hidden_row] The row is hidden.
        [hidden_column] The column “{ $found }” is hidden.
        [struck] “{ $found }” is struck through.
        [merged] Cells of several rows are merged.
       *[other] Outside of the table there is: “{ $found }”.
    }
    .expected = one table in plain sight
    .fix = Put it into the table, or delete it.
issue-contacts-formula = The cell holds a formula.
    .expected = text
    .fix = Write its result into the cell.
issue-contacts-long = The cell has more than 300 characters.
    .expected = at most 300 characters
    .fix = Shorten it.
issue-contacts-country = “{ $found }” is no country of this round.
    .expected = a code or name of a country of the round
    .fix = Correct it, delete the row, or edit the round first.
issue-contacts-twice = “{ $found }” has several rows.
    .expected = one row for each country
    .fix = Keep one of them.

# Cells and rows.

issue-cell-unsaved = The cell holds a formula without a saved value.
    .expected = text, or a formula with a saved value
    .fix = Save the workbook in the program that made it, or type the text.
issue-cell-control = The cell has invisible characters ({ $letters }).
    .expected = visible characters only
    .fix = Retype the cell without the characters { $letters }.
issue-row-word-among-figures = The line has “{ $word }” among its figures. Its cells may be shifted by one.
    .expected = figures in every column of figures
    .fix = Put a name that contains a comma in quotation marks, or correct the word. Until then, no figure of this line is accepted.
issue-row = { $kind ->
        [repeated] This line is a duplicate of line { $lines }, with the same value.
       *[twice] This line gives { $found }, and line { $lines } gives { $others } for the same indicator, country and year.
    }
    .expected = one row for each indicator, country and year
    .fix = Keep this line or line { $lines }, and delete the others. Until then, none of them is accepted.

# Figures that look odd and may be right.

issue-warning-rise = { $value } in { $year } against { $other } in { $other_year }: a factor of { $times }.
    .expected = a value closer to { $other } in { $other_year }
    .fix = Correct the figure, or add a reason for the jump.
    .codes = warning.fall
issue-warning-replaces = { $value } would replace { $other }: a factor of { $times }.
    .expected = a value closer to { $other }
    .fix = Correct the figure, or add a reason for the revision.
issue-warning-same-for-years = The value has been the same for { $years } years.
    .expected = a figure counted for this year
    .fix = Check that this is not a copy of last year's figure. If it is right, add a reason.
issue-warning-parts = The total is { $found }, but its parts add up to { $sum }.
    .expected = a total that matches its parts
    .fix = Correct the total or its parts, or add a reason why they differ.
issue-warning-fraction = The value is 1 % or less. It may mean { $percent } %: spreadsheets store percentages as fractions (1 % as 0.01).
    .expected = { $percent }, if { $percent } % is meant
    .fix = Write { $percent }, or add a reason why such a small share is right.
issue-warning-coded = The row would replace a reported figure with one counted by a reader in a report.
    .expected = the figure that the country reported
    .fix = Leave out the row, or add a reason why its figure is better.

# Submissions.

issue-submit-no-file = The file cannot be read ({ $said }).
    .expected = an existing file that you may read
    .fix = Check its name and folder.
issue-figure-illustrative = The figure is marked as illustrative: it was invented for the demo.
    .expected = a reported or published figure
    .fix = Leave out the row. To try the screens, upload the file in the demo.
issue-submit-stale =
    { $count ->
        [one] Someone else changed one of these figures while the file was being read.
       *[other] Someone else changed { $count } of these figures while the file was being read.
    }
    .expected = the figures that your file was compared with
    .fix = Submit the file again. It will be compared with the latest figures.

# Reports, and the documents that hold them.

issue-report-no-heading = No heading of the Alliance's form was found.
    .expected = the headings of the Alliance's form
    .fix = Check that this is a report on the Alliance's form. Its headings begin with “Policy Target” and “Operational Goal”, its questions with A), B) and C).
issue-report-two-countries =
    { $first ->
        [unnamed] The file holds two reports: one that does not name its country, and that of { $code }.
       *[named] The file holds the reports of two countries, { $wanted } and { $code }.
    }
    .expected = the report of one country
    .fix = Save each country's report as a file of its own.
issue-report-country-unknown = No country is called “{ $found }”.
    .expected = a code such as KHM
    .fix = Give a country's code, or leave it out if the report names its country.
issue-report-no-country = The report does not name its country.
    .expected = the country's name on a line of its own
    .fix = Choose the country.
    .option = In a script, give it with --country.
issue-report-form-country = The form was made for another country ({ $form }) than the one that its text names ({ $text }).
    .expected = one country
    .fix = Choose the country.
    .option = In a script, give it with --country.
issue-report-form-year = The form was made for { $form }, but its text names { $text }.
    .expected = one year
    .fix = Enter the year of the report.
    .option = In a script, give it with --year.
issue-report-of-another-set =
    { $set ->
        [invented] This form has invented figures: it cannot be saved among the real ones.
       *[real] This form has real figures: it cannot be saved among the invented ones.
    }
    .expected = a form with figures of the same kind
    .fix = Send it where the form was made.
issue-report-year-unknown = “{ $found }” is not a valid year.
    .expected = a year from 1990 to the present
    .fix = Give a year, or leave it out if the report names its year.
issue-report-years = { $kind ->
        [no_year] The report does not name its year.
       *[several_years] The titles of the report name different years: { $years }.
    }
    .expected = one year in the title or in question A
    .fix = Enter the year of the report. If the file holds the reports of several years, save each as a file of its own.
    .option = In a script, give it with --year.
    .codes = report.no_year report.several_years
issue-report-unplaced = “{ $found }” could not be placed.
    .expected = a line under a goal and a question
    .fix = Put each line under the goal and the question that it answers, and submit the report again.
issue-document = The document is damaged or was not made by a word processor. It was not read.
    .expected = a document as saved by the program that made it
    .fix = Open it in the program that made it and save it again as DOCX or plain text; or copy the text into a new document.
    .codes = document.too_many_parts
issue-document-too = Reading the document took too much time or memory and was stopped.
    .expected = a report that can be read in seconds
    .fix = Try again. If it is stopped again, save the report as plain text, and send that.
    .codes = document.killed
issue-document-unpacks-too-large = Unpacked, the document is far larger than a report of this size. It was not read.
    .expected = a report of text
    .fix = Send the report as plain text, or save it again as DOCX without embedded objects.
issue-document-too-large = The file is larger than { $most }.
    .expected = a file of at most { $most }
    .fix = Send the report without its annexes and pictures.
issue-document-too-long = The document has more text than { $most } pages hold.
    .expected = a report of at most { $most } pages
    .fix = Send the report without its annexes.
    .codes = document.too_many_pages
issue-document-empty = The document has no text.
    .expected = a report
    .fix = Save the report again in the program that made it, and send that file.
    .codes = document.only_blank
issue-document-not-a-document = The file is not a report that Goalline reads. By its content it is { $found }, whatever its name says.
    .expected = plain text, DOCX or PDF
    .fix = Save the report as DOCX, PDF or plain text.
issue-document-password = The document is protected with a password.
    .expected = a document without a password
    .fix = Save the document without a password.
issue-document-macros = The document contains macros. It was not opened.
    .expected = a document without macros
    .fix = Save it as DOCX, without macros.
issue-document-encoding = The file is damaged, or neither in UTF-8 nor in Windows-1252.
    .expected = text in UTF-8
    .fix = Save the file as UTF-8.
    .codes = document.nul_byte document.no_encoding
issue-document-scanned = The PDF has no text, only images ({ $found } pages): the report was scanned.
    .expected = a PDF with text
    .fix = Ask the country for the document that was printed, as text, DOCX or PDF.
issue-document-read-by-ocr = { $count ->
    [one] Page { $pages } was a picture. Its words were read by a machine (OCR). Ticks and figures in its tables were not read.
   *[other] { $count } pages were pictures ({ $pages }). Their words were read by a machine (OCR). Ticks and figures in their tables were not read.
}
    .expected = words that a person has compared with the original
    .fix = Compare every line with the original, and type the figures of its tables on “Correct figures”. It is saved on the screen only, by the person who did.
issue-document-pages-without-text =
    { $count ->
        [one] Page { $pages } has no text. It may be a scanned image.
       *[other] Pages { $pages } have no text. They may be scanned images.
    }
    .expected = text on every page
    .fix = Ask the country for the document as text or DOCX, or save it as it was read if these pages hold nothing that matters.

# What was found, where the file's own text does not show it.

found-instead-read-quotes = a quotation mark that is not closed
found-instead-read-damaged-workbook = a damaged or incomplete workbook
found-instead-unsaved = a formula without a saved value
