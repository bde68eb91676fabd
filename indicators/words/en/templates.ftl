### Workbooks that ask countries for their figures.

message-template-title = Figures of { $area } for { $year }
message-template-lead = The Global Alliance against Child Sexual Abuse Online requests these figures. Fill in the columns from “value” to “note”, save the file and send it back. This workbook is for figures only: the report, its answers and the levels go into the reporting form. Write only counts: no names or anything else that identifies a person.
message-template-empty = Where a figure is zero, write 0. Where there is no figure, leave the value empty and choose a reason in “absence”. A row left empty counts as no answer. See the sheet “Codes” for more.
message-template-sheet-figures = Figures
message-template-sheet-codes = Codes
message-template-kind =
    { $kind ->
        [given] already filled in
        [required] required
        [value] required, or a reason in “absence”
        [absence] if there is no value, the reason
       *[optional] optional
    }
message-template-absence =
    { $kind ->
        [not_available] nobody counts it
        [not_applicable] it cannot be counted in the country
        [late] it will be reported later
       *[not_reported] no figure for now
    }
message-template-stage = one of these stages: { $stages }
message-template-whole = a whole number of { $unit }
message-template-number = a number of { $unit }
message-template-percent = a percentage, without the % sign
message-template-goal = Goal { $number }: { $title }.
message-template-write = Value: { $limits }.
message-template-error-title = Not in the list
message-template-error-list = Choose an entry from the list. The sheet “Codes” explains them all.
message-template-hint =
    { $kind ->
        [unit] The unit of the value. Choose one from the list; others are rejected.
        [absence] Only if there is no value. Not available: nobody counts it. Not applicable: it cannot be counted in your country. Late: it will be reported later. Not reported yet: no figure for now.
        [marks] What readers should know about the value. Separate several with semicolons, such as “estimated; provisional”.
       *[breakdown] Only if the figure covers one sex or age group, such as women and girls. Leave it empty for the total.
    }
message-template-codes =
    { $kind ->
        [how] How to fill it in
        [indicator] Indicators (column “indicator”)
        [absence] Reasons for a missing value (column “absence”)
        [marks] Marks of a value (column “marks”)
        [unit] Units (column “unit”)
        [breakdown] Sex and age groups (column “breakdown”)
        [stages] Stages (column “value”): { $of }
       *[code] code, also accepted
    }
message-template-how-bounds = Not exact
message-template-how-bounds-words = Write “≥ 40 000” or “<5” directly. Or write the number, and choose “at least this much”, “at most this much”, “approximate” or “estimated” in “marks”.
message-template-how-parts = Sex and age
message-template-how-parts-words = Write a figure for one sex or age group in a separate row, and name the group in “breakdown”: “women and girls”, “aged 0 to 17”, or both as “women and girls, aged 0 to 17”. Leave “breakdown” empty for the total.
message-template-how-more = Other years, corrections
message-template-how-more-words = Use the empty rows at the end. Copy country, indicator and unit from a row above, then write year and value. A figure for an earlier year replaces the one reported before.
