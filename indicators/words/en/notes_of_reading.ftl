### What was noticed, repaired or left out when a file was read.

message-note-total-fell = A running total cannot fall: the source has corrected it or changed its way of counting.
message-note-encoding = Read as { $encoding }, not UTF-8. If letters are wrong, choose another encoding on the Upload screen, under “Change how the file is read”.
message-note-scaled = Every figure was multiplied by { $times }, as you answered for “{ $said }”.
message-note-scale-as-written = The figures were read in full, as written, as you answered for “{ $said }”.
message-note-old-workbook = Of an XLS workbook hidden rows and columns, comments, text boxes and properties are not recognised. Save it as XLSX to have them read.
message-note-remembered =
    { $count ->
        [one] { $count } answer about an earlier file was used again: { $said }.
       *[other] { $count } answers about earlier files were used again: { $said }.
    }
message-note-indicator-chosen = The file calls its indicator “{ $name }”. It was read as { $code }, the indicator you gave for the whole file.
message-note-matched = Read as codes: { $examples }.
message-note-read-as =
    { $more ->
        [0] “{ $cell }” was read as { $meaning }.
        [one] “{ $cell }” was read as { $meaning }; { $more } other cell was read likewise.
       *[other] “{ $cell }” was read as { $meaning }; { $more } other cells were read likewise.
    }
message-note-totals-left-out =
    { $count ->
        [one] { $count } row of totals was left out, because a total belongs to no country: { $names }.
       *[other] { $count } rows of totals were left out, because a total belongs to no country: { $names }.
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
