### What was noticed, repaired or left out when a file was read.

message-note-encoding = Read as { $encoding }, not UTF-8. If letters are wrong, choose another encoding on the Upload screen, under “Change how the file is read”.
message-note-scaled = Every figure was multiplied by { $times }, as you answered for “{ $said }”.
message-note-scale-as-written = The figures were read in full, as written, as you answered for “{ $said }”.
message-note-old-workbook = Of an XLS workbook hidden rows and columns, comments, text boxes and properties are not recognised. Save it as XLSX to have them read.
message-note-remembered = Answers about earlier files that were used again ({ $count }): { $said }.
message-note-indicator-chosen = The file calls its indicator “{ $name }”. It was read as { $code }, the indicator you gave for the whole file.
message-note-read-as =
    { $more ->
        [0] “{ $cell }” was read as { $meaning }.
       *[other] “{ $cell }” was read as { $meaning }, as were other cells: { $more }.
    }
message-note-totals-left-out = Rows of totals left out, because a total belongs to no country ({ $count }): { $names }.
message-note-financial-years = Financial years read as the year in which they end ({ $count }): { $example } is { $days }.
message-note-bodys-series = Figures of a body's own series, filed under the body and not the country: { $count }.
message-note-unit-read-as = The unit “{ $unit }” was read as the indicator's own: { $units } (figures: { $count }).
message-note-unit-not-in-file = The table gives no unit. Each figure was read in the unit of its indicator: { $units }.
message-note-converted = Values converted from { $unit } to { $wanted } (times { $times }): { $count }.
message-note-unlisted = Issues that are not listed: { $count }.
message-note-same-file = This file was already submitted on { $on } ({ $name }, submission { $submission }, data version { $version }). Nothing was saved again.
message-note-kept-beside = The file has no column for marks, confidentiality or period, so figures keep theirs: { $count }. An empty cell in such a column would remove them.
message-note-fell-beside = Figures that lose a mark written in their cell or remark, and no longer there: { $count }. To keep the mark, write it there again.
message-note-retracted = Figures to be withdrawn, as the file says: { $count }.
message-note-replaced-since = Figures of this file since replaced by submission { $submissions }: { $count }. Uploading the file again does not restore them.
message-note-withdrawn-since = Figures of this file since withdrawn: { $count }. Uploading the file again does not restore them.
message-note-same-file-left-out = This file was already submitted on { $on } ({ $name }, submission { $submission }, data version { $version }). Figures left out at that time can still be saved: { $count }.
message-note-same-figures = All figures in this file are already current. Nothing was saved.
message-note-source-country = Figures that name no source, for which the country is given: { $count }.
message-note-no-source = Figures that name no source, for which the name of the file is given: { $count }.
