### Reporting forms for countries. The form's own wording, in which it is read back, is in data/codelists/report_headings.csv.

form-last =
    { $marks ->
        [none] { $value } ({ $year })
       *[other] { $value } ({ $year }; { $marks })
    }
