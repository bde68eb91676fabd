### How to fix an issue of a submitted file.

fix-by-hand-read-no-sheets = Upload the workbook that has the sheet, or this file without naming a sheet.
fix-by-hand-read-no-such-sheet = Choose one of the sheets in the workbook.
fix-by-hand-columns-missing-suggested = Rename the column { $suggested } to { $column }, or choose it for the country on the Upload screen.
fix-by-hand-columns-both = Delete one of the two columns, or choose one on the Upload screen.
fix-by-hand-columns-missing = Add the column, or correct its header.
fix-by-hand-columns-financial = Write one figure in each row, with the year in which its twelve months end, and their first and last day in the columns period_start and period_end. Or say on the Upload screen on which day they end.
fix-by-hand-year-financial = Write { $ends_in }, the year in which the twelve months end, and their first and last day in the columns period_start and period_end. Or say on the Upload screen on which day they end.
fix-by-hand-scale-format = Save the figures in full with a plain number format, or say on the Upload screen what they mean.
fix-by-hand-unit-unclear = If this means { $wanted }, write { $typed }, or say so on the Upload screen. Otherwise give the figure in { $wanted }, or leave out the row.
fix-by-hand-unused-column = Say on the Upload screen what it is, or that it says nothing about the figures.
fix-by-hand-unused-numbers = Say on the Upload screen what it is, or that it says nothing about the figures.
fix-by-hand-unused-line = Say on the Upload screen what it is, or that it says nothing about the figures.
fix-by-hand-unused-sheet = Say on the Upload screen what it is, or that it says nothing about the figures.
fix-by-hand-unused-hidden = Say on the Upload screen what it is, or that it says nothing about the figures.
fix-by-hand-unused-comment = Say on the Upload screen what it is, or that it says nothing about the figures.
fix-by-hand-unused-note = Say on the Upload screen what it is, or that it says nothing about the figures.
fix-by-hand-unused-name = Say on the Upload screen what it is, or that it says nothing about the figures.
fix-by-hand-sheets-contradict = Choose the right sheet on the Upload screen, even if it is this one.
fix-by-hand-sheets-several = Choose the right sheet on the Upload screen. Upload each of the other sheets as a separate file.
fix-by-hand-columns-missing-asked = Add the column, or give the { $column } of the whole file on the Upload screen.
fix-by-hand-choice-unknown-indicator = Enter an indicator's code, or leave it empty if the file has a column for it.
fix-by-hand-choice-unknown-country = Enter a country's code, or leave it empty if the file has a column for it.
fix-by-hand-choice-unknown-year = Enter a year, or leave it empty if the file has a column for it.
fix-by-hand-value-unclear-whole = If { $thousands } is meant, write that, or choose it on the Upload screen. Otherwise correct the figure.
fix-by-hand-value-unclear = If { $thousands } is meant, write that. Or choose { $thousands } or { $decimals } on the Upload screen.
fix-by-hand-value-unknown-sign = Say on the Upload screen what it means. Or write the figure alone or “..” if there is none; next to a figure, a letter of SDMX such as P. If the figure is not final, leave out the row.
fix-by-hand-value-not-whole = Correct the figure. If the mark separates thousands, choose the decimal mark on the Upload screen.
fix-by-hand-warning-fraction = Write { $percent }, or add a reason why such a small share is right.

fix-read-too-large = Split the file by year or by country, and upload the parts.
fix-read-not-a-table = Save the table itself as CSV or XLSX, and upload that.
fix-read-not-in-encoding = Choose another encoding, or leave the choice to Goalline.
fix-read-in-utf8 = Choose UTF-8, or leave the choice to Goalline.
fix-read-no-such-separator = Choose another delimiter, or leave the choice to Goalline.
fix-read-no-header-there = Choose the line with the column names, or leave the choice to Goalline.
fix-read-empty = Save the file again in the program that made it, and upload that.
fix-read-only-blank = Upload the file that holds the figures.
fix-read-no-rows = Add figures below the header, or upload another file.
fix-read-nul-byte = Save the file as UTF-8 and upload it again.
fix-read-no-encoding = Choose the encoding on the Upload screen, under “Change how the file is read”. Or save the file as UTF-8 in the program that made it, and check the letters on this line.
fix-read-quotes = Close the quotation mark that opens on this line, or delete it. Inside quotes, double every quotation mark.
fix-read-too-many-columns = Keep only the columns that hold figures.
fix-read-too-many-rows = Split the file by year or by country, and upload the parts. In a workbook, delete the empty rows below the table.
fix-read-too-many-sheets = Copy the sheet with the figures into a workbook of its own, and upload that.
fix-read-too-many-cells = Put the cell that contains the delimiter in quotation marks.
fix-read-too-few-cells = Add the missing cells, even if they are empty.
fix-read-long-cell = Shorten the text. Long texts belong in a report.
fix-read-second-table = Move the second table to a separate file.
fix-read-too-slow = Copy only the figures into a new file, save it as CSV, and upload that.
fix-read-too-much-memory = Copy only the figures into a new file, save it as CSV, and upload that.
fix-read-killed = Try again. If it is stopped again, copy only the figures into a new file, save it as CSV, and upload that.
fix-read-crashed = Open the file in the program that made it, save it again, and upload that.
fix-read-damaged-workbook = Open the workbook in the program that made it, save it again, and upload that.
fix-read-declared-entities = Copy the figures into a new workbook, and upload that.
fix-read-too-deep = Copy the figures into a new workbook, and upload that.
fix-read-too-many-parts = Copy only the figures into a new workbook, and upload that.
fix-read-contradicts-itself = Open the workbook in the program that made it, check every figure, save it again, and upload that.
fix-read-path-outside = Copy the figures into a new workbook, and upload that.
fix-read-password = Save the workbook without a password, and upload that.
fix-read-unpacks-too-large = Copy only the figures into a new workbook, and upload that.
fix-read-macros = Save the workbook as XLSX, without macros, and upload that.
fix-read-wrong-dimensions = Correct the cell, or delete the line.
fix-read-no-sheets = Omit --sheet, or upload the workbook that has the sheet.
fix-read-no-such-sheet = Name one of the sheets in the workbook, or omit --sheet.
fix-read-too-spread = Delete the stray cells far from the table, or copy the table into a new workbook.
fix-read-styles = Save the workbook as XLSX in your spreadsheet program, and upload that.
fix-read-merged-header = Unmerge the cells, and give each column its own header in one row. For several indicators over several years, use a column for the indicator and one row for each country and indicator.
fix-read-merged-overlap = Unmerge the cells in the program that made the workbook, and save it again.
fix-read-too-many-merged = Unmerge the cells, or copy the table into a new workbook without merged cells.
fix-titles-contradict = Correct what you gave for the whole file. If the line is about something else, delete it from the file.
fix-titles-template = Write { $typed } in these rows, or move the figures for “{ $found }” to their own template or a plain table.
fix-sheets-contradict = Name the right sheet with --sheet, even if it is this one.
fix-sheets-several = Name the right sheet with --sheet. Submit the others one by one.
fix-columns-twice = Delete one of the two columns, or change its header.
fix-columns-both = Delete one of the two columns, or leave it out with --column "{ $found }=ignore".
fix-columns-financial = Write one figure in each row, with the year in which its twelve months end, and their first and last day in the columns period_start and period_end. Or say with --financial-year-ends on which day they end.
fix-columns-missing =
    { $column ->
        [unit] Add the column, name it with --column HEADER=unit, or add --unit own if every figure is in the unit of its indicator.
       *[other] Add the column, or name it with --column HEADER={ $column }.
    }
fix-columns-missing-suggested = Rename the column { $suggested } to { $column }, or add --column "{ $suggested }={ $column }".
fix-columns-missing-asked = Add the column, name it with --column HEADER={ $column }, or give it for the whole file with { $option }.
fix-columns-changed-label = Restore the column “figures”, and write remarks in the column note.
fix-columns-made-for-public = Use an export for staff instead.
fix-columns-nothing-filled-in = Write the figures into the column “value”, or choose a reason in “absence”. Then save the file and upload it again.
fix-unused-column = If it says nothing about the figures, write --column "{ $column }=ignore". Otherwise give its role with --column, or correct the file.
fix-unused-numbers = If you have looked and it says nothing about the figures, write --ignore-unused. Otherwise correct the file.
fix-unused-line = If you have looked and it says nothing about the figures, write --ignore-unused. Otherwise correct the file.
fix-unused-sheet = If you have looked and it says nothing about the figures, write --ignore-unused. Otherwise correct the file.
fix-unused-hidden = If you have looked and it says nothing about the figures, write --ignore-unused. Otherwise correct the file.
fix-unused-comment = If you have looked and it says nothing about the figures, write --ignore-unused. Otherwise correct the file.
fix-unused-note = If you have looked and it says nothing about the figures, write --ignore-unused. Otherwise correct the file.
fix-unused-name = If you have looked and it says nothing about the figures, write --ignore-unused. Otherwise correct the file.
fix-unused-stopped = Send the complete figures, or leave out what is limited.
fix-columns-share-of-count = Rename the header if the figures are in { $wanted }. Otherwise send them in { $wanted }.
fix-columns-two-layouts = Keep only one layout.
fix-choice-unknown-indicator = Give an indicator's code, or omit the option if the file has a column for it.
fix-choice-unknown-column = Write the header exactly as in the file.
fix-choice-column-twice = Give the column only one role.
fix-choice-unknown-country = Give a country's code, or omit the option if the file has a column for it.
fix-choice-unknown-year = Give a year, or omit the option if the file has a column for it.
fix-area-empty = Write the country into the cell, or leave out the row.
fix-area-empty-below = Write the country into the cell, even if it is the one on line { $line }.
fix-area-unknown = Write the country's three-letter code.
fix-area-suggested =
    { $count ->
        [one] If you mean { $suggested }, write { $codes }.
       *[other] If you mean { $suggested }, write its code alone: { $codes }.
    }
fix-area-part =
    { $count ->
        [one] If the figure covers all of { $suggested }, write { $codes }. Otherwise leave out the row.
       *[other] If the figure covers all of { $suggested }, write the code alone: { $codes }. Otherwise leave out the row.
    }
fix-area-former = Write the present-day country that the figure covers, or leave out the row.
fix-area-other-list =
    { $count ->
        [one] Write { $codes }. Check the other codes of this column too: some mean other countries.
       *[other] Write the code of the country that you mean: { $codes }. Check the other codes of this column too: some mean other countries.
    }
fix-area-missing-or-namibia = Write NAM if you mean Namibia. Otherwise leave out the row.
fix-area-missing = Write the country, or leave out the row.
fix-area-short-code = If it is { $code }, write { $typed }. Otherwise write the country's three-letter code.
fix-area-header = If the line is a header, delete it. Otherwise write the country's code in the cell.
fix-area-without-code = Write the country's code next to the name, or leave out the line.
fix-area-of-its-time = If the figure covers today's members, write { $typed }. Otherwise leave out the row: other groups are not kept.
fix-area-other-letters = Retype the name in Latin letters (these are not: { $letters }), or write the three-letter code.
fix-area-aggregate = Leave out the row. If the figure covers the whole world or a single country, write that instead.
fix-area-contradiction = Correct the name or the code. Put a name that contains a comma in quotation marks.
fix-indicator-empty = Write the indicator's code into the cell.
fix-indicator-empty-below = Write the indicator's code into the cell, even if it is the one on line { $line }.
fix-indicator-unknown = Write the indicator's title or code, as listed on the How we judge screen.
fix-indicator-of-several = Write { $typed } in the rows you mean, and leave out the others.
fix-indicator-suggested =
    { $count ->
        [one] If you mean { $suggested }, write { $codes }.
       *[other] If you mean { $suggested }, write its code alone: { $codes }.
    }
fix-indicator-contradiction = Correct the name or the code.
fix-indicator-against-option = Correct the row, or give no indicator for the whole file.
fix-country-against-option = Correct the row, or give no country for the whole file.
fix-year-against-option = Correct the row, or give no year for the whole file.
fix-year-empty = Write the year into the cell.
fix-year-period = Write one line for each year, or leave out the line. For twelve months that end within a year, write that year, and their first and last day in the columns period_start and period_end.
fix-year-part = Write one line with the figure for the whole year (for counts, the sum of its parts), or leave out the line.
fix-year-day = If the figure is for the whole year, format the column as text or number and write { $year }. A spreadsheet may show this date as { $year }.
fix-year-month-or-financial = For the financial year, write { $ends_in }, and its first and last day in the columns period_start and period_end. For months, add them up and write one line for the year.
fix-year-financial = Write { $ends_in }, the year in which the twelve months end, and their first and last day in the columns period_start and period_end. If all end on one day, add --financial-year-ends with it, such as 06-30.
fix-year-wrong = Write the year with four digits.
fix-year-outside = Correct the year, or leave out the figure: other years are not kept.
fix-unit-empty = Write the unit into the cell.
fix-unit-unclear = If this means { $wanted }, write { $typed }. Or add --unit "{ $found }". Otherwise give the figure in { $wanted }, or leave out the row.
fix-unit-wrong = Give the figure in { $wanted } and write { $typed } as its unit. Check that the row means { $indicator }.
fix-unit-multiplier = Write the figures in full, and delete the column.
fix-value-empty = Write the figure, or “..” if it is not available.
fix-value-merged = Unmerge the cell. Write each figure into its own cell, or “..” if there is none.
fix-value-not-shown = If { $found } is the figure, give the cell a plain number format such as 0. If there is no figure, write a mark such as “..”.
fix-value-wrong = Write the number in plain digits, with a known mark if it needs one, such as ~12 or <5; or “..” if there is none.
fix-value-unknown-sign = Add --sign="{ $sign }=MEANING", with one of these meanings. Or write the figure alone or “..” if there is none; next to a figure, a letter of SDMX such as P. If the figure is not final, leave out the row.
fix-value-maybe-days = If “d” means days, give the figure in { $wanted } as a number alone. If it means that the definition differs, write the number alone and “break” in a column of marks.
fix-value-unclear-whole = If { $thousands } is meant, write that, or add --decimal { $other } to read it as { $thousands }. Otherwise correct the figure.
fix-value-percent = Give the figure in { $wanted }, without a percent sign, and check that the row means { $indicator }.
fix-value-unclear = If { $thousands } is meant, write that, or add --decimal { $other } to read it as { $thousands }. If { $decimals } is meant, add --decimal { $mark } to read it as { $decimals }.
fix-value-other-decimal = Write the number with “{ $decimal }”.
fix-value-below-limit = Correct the figure.
fix-value-above-limit = Correct the figure.
fix-value-not-whole = Correct the figure. If the mark separates thousands, give the decimal mark with --decimal.
fix-value-and-absence = Delete one of the two.
fix-value-two-absences = Keep the one that is true, and delete the other.
fix-value-status-forecast = Leave out the row until there is a figure.
fix-value-status-suppressed = Write the figure and empty OBS_STATUS, or leave out the row: the current figure then stays.
fix-value-status-against-marks = Correct the marks or OBS_STATUS, so that they agree.
fix-value-unknown-confidentiality = Write F if the public may see the figure, and C if not.
fix-breakdown-wrong = Write one of these. Leave the cell empty only if the figure is the total.
fix-breakdown-unknown-sex = Write F or M. Do not leave the cell empty: that would make the figure the total.
fix-breakdown-unknown-age = Write an age group, such as Y16T24 for 16 to 24, or Y_GE18 for 18 and over. Do not leave the cell empty: that would make the figure the total.
fix-breakdown-m-beside-h = Write F for women and girls and M for men and boys, in the whole column.
fix-breakdown-m-beside-j = Write F for women and girls and M for men and boys, in the whole column.
fix-breakdown-m-beside-v = Write F for women and girls and M for men and boys, in the whole column.
fix-period-wrong-date = Write the date as year-month-day, such as 2014-01-05.
fix-period-wrong = Correct the dates, or the year.
fix-cell-unsaved = Save the workbook in the program that made it, or type the text.
fix-cell-control = Retype the cell without the characters { $letters }.
fix-row-word-among-figures = Put a name that contains a comma in quotation marks, or correct the word. Until then, no figure of this line is accepted.
fix-row-repeated = Keep this line or line { $lines }, and delete the others. Until then, none of them is accepted.
fix-row-twice = Keep this line or line { $lines }, and delete the others.
fix-warning-jump = Correct the figure, or add a reason why it differs so much from { $other_year }.
fix-warning-revised = Correct the figure, or add a reason why it differs so much from the current one.
fix-warning-scale = Write the figures in full, or add a reason why they are right.
fix-warning-rise = Correct the figure, or add a reason for the jump.
fix-warning-fall = Correct the figure, or add a reason for the fall.
fix-warning-replaces = Correct the figure, or add a reason for the revision.
fix-warning-same-for-years = Check that this is not a copy of last year's figure. If it is right, add a reason.
fix-warning-parts = Correct the total or its parts, or add a reason why they differ.
fix-scale-format = Save the figures in full with a plain number format. Or say by what to multiply them with --scale, such as --scale 1000; --scale 1 if they are in full.
fix-warning-fraction = Write { $percent }, or add a reason with --reason why such a small share is right.
fix-warning-coded = Leave out the row, or add a reason why its figure is better.
fix-submit-no-file = Check its name and folder.
fix-year-locked = Leave out the row, or have the year unlocked on the History screen, with a reason.
fix-submit-stale = Submit the file again. It will be compared with the latest figures.
