### What was noticed, repaired or left out when a file was read.

message-note-total-fell = A running total cannot fall: the source has corrected it or changed its way of counting.
message-note-encoding = Read as { $encoding }, not UTF-8. If letters are wrong, choose another encoding on the Upload screen, under “Change how the file is read”.
message-note-scaled = Every figure was multiplied by { $times }, as you answered for “{ $said }”.
message-note-scale-as-written = The figures were read in full, as written, as you answered for “{ $said }”.
message-note-old-workbook = Of an XLS workbook only the values of the cells are read: hidden rows and columns, comments, text boxes and page headers were not recognised. Save it as XLSX to have them read.
message-note-remembered =
    { $count ->
        [one] { $count } answer about an earlier file was used again: { $said }.
       *[other] { $count } answers about earlier files were used again: { $said }.
    }
message-note-indicator-chosen = The file calls its indicator “{ $name }”. It was read as { $code }, the indicator you gave for the whole file.
message-note-indicators-matched =
    { $count ->
        [one] { $count } indicator name was matched: { $examples }.
       *[other] { $count } indicator names were matched: { $examples }.
    }
message-note-areas-matched =
    { $count ->
        [one] { $count } country or area name was matched: { $examples }.
       *[other] { $count } country or area names were matched: { $examples }.
    }
message-note-totals-left-out =
    { $count ->
        [one] { $count } row of totals was left out, because a total belongs to no country: { $names }.
       *[other] { $count } rows of totals were left out, because a total belongs to no country: { $names }.
    }
message-note-ages-read =
    { $count ->
        [one] { $count } age group was read as a code: { $examples }.
       *[other] { $count } age groups were read as codes: { $examples }.
    }
message-note-marks-of-direction =
    { $count ->
        [one] Invisible text-direction characters (such as U+200F) were removed from { $count } cell of “{ $column }”.
       *[other] Invisible text-direction characters (such as U+200F) were removed from { $count } cells of “{ $column }”.
    }
message-note-years-with-decimals =
    { $count ->
        [one] { $count } year was written like { $example } and read without decimals.
       *[other] { $count } years were written like { $example } and read without decimals.
    }
message-note-financial-years =
    { $count ->
        [one] { $count } financial year was read as the year in which it ends: { $example } is { $days }.
       *[other] { $count } financial years were read as the year in which they end: { $example } is { $days }.
    }
message-note-bodys-series =
    { $count ->
        [one] { $count } figure belongs to a body's own series. It is filed under the body, not the country.
       *[other] { $count } figures belong to a body's own series. They are filed under the body, not the country.
    }
message-note-unit-read-as =
    { $count ->
        [one] The unit “{ $unit }” of { $count } figure was read as the indicator's own: { $units }.
       *[other] The unit “{ $unit }” of { $count } figures was read as the indicator's own: { $units }.
    }
message-note-unit-not-in-file = The table gives no unit. Each figure was read in the unit of its indicator: { $units }.
message-note-converted =
    { $count ->
        [one] { $count } value in { $unit } was converted to { $wanted } (times { $times }).
       *[other] { $count } values in { $unit } were converted to { $wanted } (times { $times }).
    }
message-note-decimal-comma-alone = Read with a decimal comma, although no figure in the file has one.
message-note-decimal-comma = Read with a decimal comma: { $example } was read as { $read }.
message-note-percent-sign =
    { $count ->
        [one] { $count } figure has a percent sign: { $example } was read as { $read }, since the unit is already per cent.
       *[other] { $count } figures have a percent sign; { $example }, for example, was read as { $read }, since the unit is already per cent.
    }
message-note-stages =
    { $count ->
        [one] { $count } stage in words, “{ $example }”, was read as its number, { $read }.
       *[other] { $count } stages in words were read as their numbers; “{ $example }”, for example, as { $read }.
    }
message-note-thousands =
    { $count ->
        [one] { $count } number has thousands separators or spaces: { $example } was read as { $read }.
       *[other] { $count } numbers have thousands separators or spaces; { $example }, for example, was read as { $read }.
    }
message-note-mark-absence = “{ $mark }” was read as a missing figure ({ $meaning }).
message-note-mark-confidential = “{ $mark }” was read as a missing figure (confidential).
message-note-mark-beside = “{ $mark }” was read as { $number }, { $meaning }.
message-note-marks-beside =
    { $more ->
        [one] “{ $mark }” was read as { $number }, { $meaning }; so was { $more } other cell with the same meaning.
       *[other] “{ $mark }” was read as { $number }, { $meaning }; so were { $more } other cells with the same meaning.
    }
message-note-status-letter =
    { $count ->
        [one] “{ $letter }” in the column “{ $column }” was read as: { $meaning } ({ $count } figure).
       *[other] “{ $letter }” in the column “{ $column }” was read as: { $meaning } ({ $count } figures).
    }
message-note-unit-in-cells =
    { $count ->
        [one] { $count } figure has its indicator’s own unit in the cell and was read without it: “{ $example }” as { $read }.
       *[other] { $count } figures have their indicator’s own unit in the cell and were read without it: “{ $example }” as { $read }.
    }
message-note-mark-alone = “{ $mark }” was read as { $number }.
message-note-unlisted =
    { $count ->
        [one] { $count } more issue is not listed.
       *[other] { $count } more issues are not listed.
    }
message-note-same-file = { $name } already submitted this file on { $on } (submission { $submission }, data version { $version }). Nothing was saved again.
message-note-kept-beside =
    { $count ->
        [one] { $count } figure keeps its current marks, confidentiality or period, because the file has no column for them. An empty cell in such a column would remove them.
       *[other] { $count } figures keep their current marks, confidentiality or period, because the file has no column for them. An empty cell in such a column would remove them.
    }
message-note-fell-beside =
    { $count ->
        [one] { $count } figure loses a mark that was written in its cell or remark and is no longer there. To keep the mark, write it there again.
       *[other] { $count } figures lose a mark that was written in their cell or remark and is no longer there. To keep the mark, write it there again.
    }
message-note-retracted =
    { $count ->
        [one] { $count } figure will be withdrawn, as the file says.
       *[other] { $count } figures will be withdrawn, as the file says.
    }
message-note-replaced-since =
    { $count ->
        [one] { $count } figure of this file has since been replaced
       *[other] { $count } figures of this file have since been replaced
    } by { $many ->
        [one] submission
       *[other] submissions
    } { $submissions }. Uploading the file again does not restore { $count ->
        [one] it
       *[other] them
    }.
message-note-withdrawn-since =
    { $count ->
        [one] { $count } figure of this file has since been withdrawn. Uploading the file again does not restore it.
       *[other] { $count } figures of this file have since been withdrawn. Uploading the file again does not restore them.
    }
message-note-same-file-left-out =
    { $count ->
        [one] { $name } already submitted this file on { $on } (submission { $submission }, data version { $version }). { $count } figure left out at that time can still be saved.
       *[other] { $name } already submitted this file on { $on } (submission { $submission }, data version { $version }). { $count } figures left out at that time can still be saved.
    }
message-note-same-figures = All figures in this file are already current. Nothing was saved.
message-note-source-country =
    { $count ->
        [one] { $count } figure names no source. The country is given as the source.
       *[other] { $count } figures name no source. The country is given as the source.
    }
message-note-no-source =
    { $count ->
        [one] The file names no source for { $count } figure. The name of the file is given as the source.
       *[other] The file names no source for { $count } figures. The name of the file is given as the source.
    }
