### What was noticed, repaired or left out when a file was read.

message-note-total-fell = A running total cannot fall; the source must have corrected it, or counts differently now.
message-note-encoding-doubtful = Read as { $encoding }, not UTF-8. Words such as “{ $word }” look as if the file were in another encoding: choose it on the screen Upload, under “Change how it is read”.
message-note-encoding = Read as { $encoding }, not UTF-8.
message-note-end-of-file-byte = The old end-of-file byte at the end (0x1A) was left out.
message-note-separator-line = The first line, “{ $line }”, was taken as naming the separator.
message-note-separator-semicolon = Read with semicolons between the cells, not commas.
message-note-separator-tab = Read with tabs between the cells, not commas.
message-note-separator-bar = Read with upright bars between the cells, not commas.
message-note-separator-other = Read with “{ $separator }” between the cells, not commas.
message-note-header-row = The header is line { $row }; what stands above it was left out.
message-note-two-lines = The header was read from lines { $row } and { $last } together.
message-note-two-lines-below = The header was read from lines { $row } and { $last } together; what stands above it was left out.
message-note-levels-as-columns = Read as a table whose columns each say { $nouns }; an empty cell is no figure.
message-note-no-sheets = A text has no sheets: the whole file was read, and the sheet asked for, “{ $sheet }”, played no part.
message-note-named-like-text = By its content the file is a workbook, though its name ends in { $ending }; it was read as a workbook.
message-note-merged-cells =
    { $count ->
        [one] { $count } merged cell in the column “{ $column }” was read for all of its rows.
       *[other] { $count } merged cells in the column “{ $column }” were read for all of their rows.
    }
message-note-lines-without-figures =
    { $count ->
        [one] { $count } line without figures that names no country was left out: { $names }.
       *[other] { $count } lines without figures that name no country were left out: { $names }.
    }
message-note-from-above =
    { $count ->
        [one] { $count } row that names none in the column “{ $column }” was read as that of the named row above.
       *[other] { $count } rows that name none in the column “{ $column }” were read as those of the named row above.
    }
message-note-merged-headers =
    { $count ->
        [one] { $count } cell that is merged over the lines of the header was read as the header of its column: { $headers }.
       *[other] { $count } cells that are merged over the lines of the header were read as the header of their columns: { $headers }.
    }
message-note-empty-rows =
    { $count ->
        [one] { $count } empty row was left out.
       *[other] { $count } empty rows were left out.
    }
message-note-empty-columns =
    { $count ->
        [one] { $count } empty column at the right was left out.
       *[other] { $count } empty columns at the right were left out.
    }
message-note-below-table =
    { $count ->
        [one] { $count } line of notes below the table, from line { $row } on, was left out: “{ $said }”.
       *[other] { $count } lines of notes below the table, from line { $row } on, were left out: “{ $said }”.
    }
message-note-scaled = Every figure was multiplied by { $times }: that is what “{ $said }” means, as you said.
message-note-scale-as-written = The figures were taken as they are written, as you said, whatever “{ $said }” means.
message-note-combined-header = The column “{ $header }” holds several things, and was read as columns of its own for { $columns }.
message-note-sheet = Read from the sheet “{ $sheet }”.
message-note-other-sheets =
    { $count ->
        [one] { $count } other sheet was left out: { $sheets }.
       *[other] { $count } other sheets were left out: { $sheets }.
    }
message-note-hidden-rows =
    { $count ->
        [one] { $count } row of the sheet is hidden, perhaps by a filter, and was read like the others.
       *[other] { $count } rows of the sheet are hidden, perhaps by a filter, and were read like the others.
    }
message-note-hidden-columns =
    { $count ->
        [one] { $count } column of the sheet is hidden, and was read like the others.
       *[other] { $count } columns of the sheet are hidden, and were read like the others.
    }
message-note-hidden-sheets =
    { $count ->
        [one] { $count } hidden sheet was left out: { $sheets }.
       *[other] { $count } hidden sheets were left out: { $sheets }.
    }
message-note-formulas =
    { $count ->
        [one] { $count } value of a formula was taken as saved; no formula is worked out here.
       *[other] { $count } values of formulas were taken as saved; no formula is worked out here.
    }
message-note-formulas-without-value =
    { $count ->
        [one] { $count } formula has no saved value: open the workbook in its program and save it.
       *[other] { $count } formulas have no saved value: open the workbook in its program and save it.
    }
message-note-numbers-as-text =
    { $count ->
        [one] { $count } number is kept as text in the workbook and was read as numbers.
       *[other] { $count } numbers are kept as text in the workbook and were read as numbers.
    }
message-note-old-workbook = The styles of this XLS workbook cannot be read, and do not tell which cells are formulas, percentages or struck through; what was saved was taken as it is.
message-note-external-links = Links to other workbooks were left out; nothing was fetched.
message-note-left-empty =
    { $count ->
        [one] { $count } row that was asked for was left empty, and is no figure.
       *[other] { $count } rows that were asked for were left empty, and are no figures.
    }
message-note-spaces =
    { $count ->
        [one] Spaces around { $count } cell were taken away.
       *[other] Spaces around { $count } cells were taken away.
    }
message-note-years-as-columns =
    { $count ->
        [one] Read as a table with { $count } year as columns; an empty cell is no figure.
       *[other] Read as a table with { $count } years as columns; an empty cell is no figure.
    }
message-note-indicators-as-columns =
    { $count ->
        [one] Read as a table with { $count } indicator as columns; an empty cell is no figure.
       *[other] Read as a table with { $count } indicators as columns; an empty cell is no figure.
    }
message-note-header-read-as = The column “{ $header }” was read as { $role }.
message-note-nameless-read-as = Column { $letter } has no header; it was read as { $role }, which its cells are.
message-note-country-filled-in =
    { $count ->
        [one] { $count } row with nothing in the column “{ $column }” was read as { $said }, as you said.
       *[other] { $count } rows with nothing in the column “{ $column }” were read as { $said }, as you said.
    }
message-note-nameless-columns =
    { $count ->
        [one] { $count } column without a header was left out.
       *[other] { $count } columns without a header were left out.
    }
message-note-columns-left-out =
    { $count ->
        [one] { $count } column was left out: { $columns }.
       *[other] { $count } columns were left out: { $columns }.
    }
message-note-chosen = The file does not say its { $role }; taken from what you said: { $said }.
message-note-coloured-alone = This workbook was made by Goalline of a file with faults, and is read as that file was.
message-note-coloured = This workbook was made by Goalline of a file with faults, and is read as that file was: { $said }.
message-note-remembered =
    { $count ->
        [one] { $count } name was read as decided before for files with this header: { $said }.
       *[other] { $count } names were read as decided before for files with this header: { $said }.
    }
message-note-indicator-chosen = The file calls its indicator “{ $name }”; taken as { $code }, as you said.
message-note-remembered-blanks = Rows that name no { $noun } are those of the named row above, as decided before for files with this header.
message-note-remembered-units =
    { $count ->
        [one] { $count } unit in words was taken as the indicator's own, as decided before for files with this header.
       *[other] { $count } units in words were taken as the indicator's own, as decided before for files with this header.
    }
message-note-remembered-lines = Lines that say { $lines } are no headings, as decided before for files with this header.
message-note-remembered-parts = Figures below, or on a sheet called, { $lines } are of those persons alone, as decided before for files with this header.
message-note-remembered-sheet = The sheet { $sheet } was read, as decided before for files with these sheets and this header.
message-note-of-part = All figures are taken to be of { $part } alone, as “{ $said }” says.
message-note-remembered-year = Financial years are taken to end on { $day }, as decided before for files with this header.
message-note-indicators-matched =
    { $count ->
        [one] { $count } name of indicators was matched: { $examples }.
       *[other] { $count } names of indicators were matched: { $examples }.
    }
message-note-areas-matched =
    { $count ->
        [one] { $count } name or code of areas was matched: { $examples }.
       *[other] { $count } names or codes of areas were matched: { $examples }.
    }
message-note-totals-left-out =
    { $count ->
        [one] { $count } row of totals left out, since a total is no country’s: { $names }.
       *[other] { $count } rows of totals left out, since a total is no country’s: { $names }.
    }
message-note-ages-read =
    { $count ->
        [one] { $count } age group was read as codes: { $said }.
       *[other] { $count } age groups were read as codes: { $said }.
    }
message-note-marks-of-direction =
    { $count ->
        [one] { $count } cell of “{ $column }” had marks of reading direction (such as U+200F), which nobody sees; they were taken away.
       *[other] { $count } cells of “{ $column }” had marks of reading direction (such as U+200F), which nobody sees; they were taken away.
    }
message-note-years-with-decimals =
    { $count ->
        [one] { $count } year was written like { $example } and read without the decimals.
       *[other] { $count } years were written like { $example } and read without the decimals.
    }
message-note-financial-years =
    { $count ->
        [one] { $count } financial year was kept in the year in which it ends: { $example } is { $days }.
       *[other] { $count } financial years were kept in the year in which they end: { $example } is { $days }.
    }
message-note-bodys-series =
    { $count ->
        [one] { $count } figure belongs to a body's own series and is kept under the body, not the country.
       *[other] { $count } figures belong to a body's own series and are kept under the body, not the country.
    }
message-note-unit-read-as =
    { $count ->
        [one] The unit “{ $unit }” of { $count } figure was read as that of the indicator: { $units }.
       *[other] The unit “{ $unit }” of { $count } figures was read as that of the indicator: { $units }.
    }
message-note-unit-not-in-file = The table has no unit; each figure is taken in the unit of its indicator: { $units }.
message-note-converted =
    { $count ->
        [one] { $count } value in { $unit } was converted to { $wanted } (times { $times }).
       *[other] { $count } values in { $unit } were converted to { $wanted } (times { $times }).
    }
message-note-decimal-comma-alone = Read with a decimal comma, though no figure of the file has one.
message-note-decimal-comma = Read with a decimal comma: { $example } was read as { $read }.
message-note-percent-sign =
    { $count ->
        [one] { $count } figure was written with a percent sign, such as { $example }, and read as { $read }: the unit is per cent already.
       *[other] { $count } figures were written with a percent sign, such as { $example }, and read as { $read }: the unit is per cent already.
    }
message-note-stages =
    { $count ->
        [one] { $count } stage was written in words, such as “{ $example }”, and kept as { $read }, the number of the stage.
       *[other] { $count } stages were written in words, such as “{ $example }”, and kept as { $read }, the number of the stage.
    }
message-note-thousands =
    { $count ->
        [one] { $count } number was written with thousands marks or spaces, such as { $example }, and read as { $read }.
       *[other] { $count } numbers were written with thousands marks or spaces, such as { $example }, and read as { $read }.
    }
message-note-mark-absence = “{ $mark }” was read as no figure ({ $meaning }).
message-note-mark-confidential = “{ $mark }” was read as no figure: it is kept secret.
message-note-mark-beside = “{ $mark }” was read as { $number }, { $meaning }.
message-note-marks-beside =
    { $more ->
        [one] “{ $mark }” was read as { $number }, { $meaning }; { $more } other cell with the same meaning was read so too.
       *[other] “{ $mark }” was read as { $number }, { $meaning }; { $more } other cells with the same meaning were read so too.
    }
message-note-status-letter =
    { $count ->
        [one] “{ $letter }” in the column “{ $column }” was read as: { $meaning } ({ $count } figure).
       *[other] “{ $letter }” in the column “{ $column }” was read as: { $meaning } ({ $count } figures).
    }
message-note-mark-of-all = “{ $said }” was read as a mark of all its figures: { $meaning }.
message-note-remark =
    { $count ->
        [one] The remark “{ $word }” in the column “{ $column }” was read as a mark: { $meaning } ({ $count } figure). It stays as a note too.
       *[other] The remark “{ $word }” in the column “{ $column }” was read as a mark: { $meaning } ({ $count } figures). It stays as a note too.
    }
message-note-years-footnoted = { $headers }: the sign behind the year is taken for that of a footnote; p and e mark the figures below them as provisional and estimated, r (revised) changes nothing.
message-note-unit-in-cells =
    { $count ->
        [one] { $count } figure with its indicator’s own unit in the cell was read without it: “{ $example }” as { $read }.
       *[other] { $count } figures with their indicator’s own unit in the cell were read without it: “{ $example }” as { $read }.
    }
message-note-remark-alone =
    { $count ->
        [one] The remark “{ $word }” in the column “{ $column }” ({ $count } figure) stays a note: the newest figure counts, revised, final or neither.
       *[other] The remark “{ $word }” in the column “{ $column }” ({ $count } figures) stays a note: the newest figure counts, revised, final or neither.
    }
message-note-mark-alone = “{ $mark }” was read as { $number }.
message-note-unlisted =
    { $count ->
        [one] { $count } more finding is not listed one by one.
       *[other] { $count } more findings are not listed one by one.
    }
message-note-same-file = This file was sent before, by { $name } on { $on }, and counts already (submission { $submission }, data version { $version }); nothing was published again.
message-note-kept-beside =
    { $count ->
        [one] { $count } figure keeps its marks, confidentiality or period as they stand, since the file has no column for them; an empty cell in such a column takes them away.
       *[other] { $count } figures keep their marks, confidentiality or period as they stand, since the file has no column for them; an empty cell in such a column takes them away.
    }
message-note-withheld =
    { $count ->
        [one] { $count } figure is hidden in this file, which was made for the public and says nothing of it: what is current stays.
       *[other] { $count } figures are hidden in this file, which was made for the public and says nothing of them: what is current stays.
    }
message-note-withheld-notes =
    { $count ->
        [one] { $count } figure has a note that this file does not hold: it stays. To take a note away, use Correct figures.
       *[other] { $count } figures have notes that this file does not hold: they stay. To take a note away, use Correct figures.
    }
message-note-fell-beside =
    { $count ->
        [one] { $count } figure loses a mark that was written into the cell, or as its remark, and is not written there any more. Should it stay, write it there again.
       *[other] { $count } figures lose a mark that was written into the cell, or as its remark, and is not written there any more. Should it stay, write it there again.
    }
message-note-retracted =
    { $count ->
        [one] { $count } figure is taken back: the file says so.
       *[other] { $count } figures are taken back: the file says so.
    }
message-note-replaced-since =
    Since then { $count ->
            [one] { $count } figure
           *[other] { $count } figures
        } of it { $count ->
            [one] was
           *[other] were
        } replaced, by the { $many ->
            [one] submission
           *[other] submissions
        } { $submissions }; sending the file again does not bring them back.
message-note-withdrawn-since =
    { $count ->
        [one] Since then { $count } figure of it was taken away; sending the file again does not bring them back.
       *[other] Since then { $count } figures of it were taken away; sending the file again does not bring them back.
    }
message-note-same-file-left-out =
    { $count ->
        [one] This file was sent before, by { $name } on { $on }, and counts already (submission { $submission }, data version { $version }); { $count } figure of it that was left out then can still be published.
       *[other] This file was sent before, by { $name } on { $on }, and counts already (submission { $submission }, data version { $version }); { $count } figures of it that were left out then can still be published.
    }
message-note-same-figures = All figures of this file stand already; nothing was published.
message-note-source-country =
    { $count ->
        [one] { $count } figure names no source; the country is given as the source.
       *[other] { $count } figures name no source; the country is given as the source.
    }
message-note-no-source =
    { $count ->
        [one] The file names no source for { $count } figure; its name is given as the source.
       *[other] The file names no source for { $count } figures; its name is given as the source.
    }
