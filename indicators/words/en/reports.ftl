### Reading country reports: what the command report prints, flags and issues of a report, and documents that cannot be read.

command-report =
    { $kind ->
        [in_full] Submit a country's report: read it, show how it was read goal by goal, and save it to the working data. Every line of the file is in exactly one place: a heading, the country's line, an item, or unplaced. A report of the same country and year is replaced; on the History screen this can be undone. The public sees the report once it is published there, and only if it was saved with --public.
        [ends] Exit status: 0 every line has its place; 1 some lines could not be placed, or pages have no text; 2 the whole file rejected; 3 an error in Goalline, or no ledger. Submitting the same report again saves nothing, and says so.
        [what] the files
        [unsaid] information missing from the report
        [file] one or more reports: plain text, DOCX or PDF, on the Alliance's form
        [country] three-letter code of the country, such as KHM (Cambodia), whatever the report says
        [year] the year of the report, whatever the report says
        [dry_run] show how the report is read; save nothing and keep no record
        [source] title of the report and who sent it (default: the file name)
        [note] short description of the file, kept on record
        [public] the report is cleared for the public; without it, only staff can read it
        [good_items] save the report even if lines could not be placed; the original is kept whole. Without it, one such line holds back the report
       *[plain] Submit a country's report: read it, show how it was read goal by goal, and save it to the working data.
    }

message-report-of = { $area }, report of { $year }
message-report-of-no-year = { $area }, report of an unknown year
message-report-no-country = Report of an unknown country, { $year }
message-report-no-country-no-year = Report of an unknown country and year
message-report-counts = Goals: { $goals }; parts: { $parts }; items: { $items }
message-report-goal = {"  "}{ $goal } { $title }: { $parts }
message-report-part-items = { $part } { $count }
message-report-rejected =
    { $count ->
        [one] { $count } error. The report cannot be saved.
       *[other] { $count } errors. The report cannot be saved.
    }
message-report-waiting =
    { $count ->
        [one] { $count } finding for a person to check:
       *[other] { $count } findings for a person to check:
    }
message-report-published = Saved the report to working data. Data version: { $version }.
message-report-published-replacing = Saved the report to working data, in place of the earlier one. The History screen can undo this. Data version: { $version }.
message-report-on-file = Nothing was saved: this report is already saved. Data version: { $version }.
message-report-held = Nothing was saved: some lines could not be placed, or pages have no text. Correct the report and submit it again, or save it as it was read with --good-items.
message-report-dry-run = Dry run: nothing was saved. Without --dry-run, the report would be saved. Data version: { $version }.
message-report-dry-run-replacing = Dry run: nothing was saved. Without --dry-run, the report would be saved in place of the earlier one. Data version: { $version }.
message-report-dry-run-held = Dry run: nothing was saved. Without --dry-run, nothing would be saved either. Correct the report, or save it as it was read with --good-items. Data version: { $version }.
message-report-stale = Nothing was saved: someone else has just saved or withdrawn a report of this country and year. Submit the file again.

# Flags of a report and its items.

message-report-unfinished = Line { $line }: the item breaks off (“… { $text }”). Ask the country for the rest.
message-report-two-countries =
    { $first ->
        [unnamed] Line { $line }: a report of { $other_area_in_sentence } begins here; the one above it does not name its country. The lines from here on are not placed.
       *[named] Line { $line }: the report of another country begins here ({ $other_area }; the one above is that of { $ref_area_in_sentence }). The lines from here on are not placed.
    }
message-report-unknown-goal = Line { $line }: no goal of the catalogue has this wording: “{ $wording }”. The lines under it are not placed.
message-report-goals-by-order = Line { $line }: the wording of { $count } { $count ->
    [one] heading
   *[other] headings
} is not in the list. Each was read as the goal that the form has at its place: check them.
message-report-goal-reworded = Line { $line }: read as goal { $goal }, although the wording differs from the form: “{ $wording }”.
message-report-question-reworded = Line { $line }: read as question { $part }, although the wording differs from the form: “{ $wording }”.
message-report-goal-supposed = Line { $line }: the goal's heading is missing. Read as goal { $goal }, the only one of its policy target.
message-report-goal-repeated = Line { $line }: the heading of goal { $goal } appears more than once. The items under both are joined.
message-report-no-goal = Line { $line }: part { $part } has no goal above it. Its lines are not placed.
message-report-figure-in-form = Line { $line }: “{ $written }” stands beside { $printed }, in a column without a year. It is not saved.
message-report-last-figure-differs = Line { $line }: as last figure of { $printed } the form has { $written ->
    [none] none
   *[other] “{ $written }”
}; { $ledger ->
    [none] none is saved
   *[other] “{ $ledger }” is saved
}. It is not saved: if the country corrects it, enter it with Correct figures.
message-report-answer-outdated = An earlier version of this report answered “{ $commitment }” with “{ $answer }”, which this one does not say. The answer stays on record until it is withdrawn on Commitments.
message-report-answers-unlinked = { $count ->
        [one] One answer under A on goal { $goals } was not linked: it is not certain which commitment it answers. Link it on Commitments.
       *[other] { $count } answers under A ({ $goals }) were not linked: it is not certain which commitments they answer. Link them on Commitments.
    }
message-report-figures-unread = { $count ->
        [one] Line
       *[other] Lines
    } { $lines }: the columns of the form's tables of figures were lost, as happens in a PDF, a scan or plain text. Check whether figures were entered in them: none is saved.
message-report-levels-ticked = Line { $line }: more than one level is ticked under goal { $goal }. None is saved: ask the country.
message-report-years-differ = The form's questions name different years. Read as the report of { $year }.
message-report-titles-differ = The titles name different years: { $years }. Check the year of the report.
message-report-two-years = Line { $line }: a report of another year begins here ({ $years }; the one above is that of { $first }). The lines from here on are not placed.
message-report-country-differs = Read as the report of { $ref_area_in_sentence }, as entered; the report itself names { $other_area }.
message-report-year-differs = Read as the report of { $year }, as entered; the report itself is for { $own }.
message-report-form-figures =
    { $count ->
        [one] The form has one figure. It is saved with the report, unless it is wrong or unusual: then enter it with Correct figures.
       *[other] The form has { $count } figures. They are saved with the report; those wrong or unusual are not: enter them with Correct figures.
    }
message-report-goals-unanswered = The report does not answer { $count ->
    [one] goal
   *[other] goals
} { $goals }.
message-report-parts-unanswered = No answer in: { $parts }.
message-document-comments =
    { $count ->
        [one] One comment stands beside the text; it is not part of the report.
       *[other] { $count } comments stand beside the text; they are not part of the report.
    }
message-document-deleted-text =
    { $count ->
        [one] The document has { $count } tracked deletion. It was read as if it had been accepted.
       *[other] The document has { $count } tracked deletions. It was read as if they had been accepted.
    }
